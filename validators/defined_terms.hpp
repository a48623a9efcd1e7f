// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "validators/context.hpp"

namespace caveat {

/// Checks that entries name their therapies and conditions in words that the lexicons know: what
/// is spelt otherwise is matched with no risk note and no other entry.
class DefinedTerms {
 public:
  explicit DefinedTerms(const Context& context) : context_(context) {}

  /// `undefined-term`: a check for each name or class that is in no lexicon, with what was
  /// probably meant. A name is defined by its class, or by holding a name that is, unless it is one
  /// letter away from another: "acne scarz".
  std::vector<Check> operator()(const Subject& subject);

 private:
  /// The two axes a mention may be of.
  enum class Axis { therapy, condition };

  struct Answer {
    bool defined = false;
    std::string meant;  // "did you mean"; may be empty
  };

  void check_mention(const Mention& mention, Axis axis, const Entry& entry,
                     std::vector<Check>& checks);
  const Answer& class_answer(const std::string& id, Axis axis);
  const Answer& name_answer(const std::string& name, Axis axis);
  /// How much of a name is in the lexicons.
  enum class Known { not_at_all, in_part, whole };

  Known known(const std::string& name, Axis axis) const;
  std::string meant_by(const std::string& name, Axis axis) const;

  const Context& context_;
  std::map<std::pair<Axis, std::string>, Answer> classes_, names_;
};

}  // namespace caveat
