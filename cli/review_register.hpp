// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "caveat/document.hpp"
#include "gate/gate.hpp"
#include "gate/inputs.hpp"
#include "language/language.hpp"
#include "validators/standing.hpp"

namespace caveat {

/// An entry with its page and how it stands with its reviewers.
struct Registered {
  const CheckItem* item = nullptr;
  Standing standing;

  const Entry& entry() const { return *standing.entry; }
  /// Who answers for the claim, or else for the page; may be empty.
  const std::string& owner() const;
};

/// The entries of a corpus or an entries file, as a review finds them. What cannot be used
/// is complained about; the rest is there all the same.
class ReviewRegister {
 public:
  /// Throws Error for a corpus whose packs cannot be loaded. `path` may be empty.
  ReviewRegister(const std::string& path, const std::string& date);
  ReviewRegister(const ReviewRegister&) = delete;
  ReviewRegister& operator=(const ReviewRegister&) = delete;

  /// Grouped, the groups a person has to look at first; as the files have them within one.
  std::span<const Registered> entries() const { return entries_; }
  const Inputs& inputs() const { return inputs_; }

  /// Null when there is none with that id. Throws Error when two files have one.
  const Registered* find(const std::string& id) const;
  std::vector<std::string> ids() const;

  /// 0, or why not all of it could be read.
  int status() const { return worst_status(reasons_); }

 private:
  void examine(const CheckItem& item, const std::string& date, Reader& reader);
  void take(const Error& trouble);

  Inputs inputs_;
  std::vector<Registered> entries_;
  std::map<std::string, std::size_t, std::less<>> by_id_;
  std::map<std::string, const Entry*, std::less<>> twice_;
  std::vector<Reason> reasons_;
};

}  // namespace caveat
