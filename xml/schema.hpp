// SPDX-License-Identifier: Apache-2.0
//
// XML Schema validation by libxml2, with errors that say where and what to do.

#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "caveat/error.hpp"

namespace caveat {

/// A parsed XML Schema. Immutable and cheap to copy; may be used by several threads.
class Schema {
 public:
  /// `name` stands for the path in errors. Throws Error when `xsd` is not a schema. The
  /// schema may not import or include others: nothing is fetched, from disk or net.
  Schema(std::string_view xsd, const std::string& name);

  /// Throws Error for the first thing in `bytes` that is not well-formed or not valid.
  /// Expects bytes that XmlFile would accept: UTF-8, no DOCTYPE, limited depth.
  void validate(std::string_view bytes, const std::string& path) const;

  /// The name given to the constructor.
  const std::string& name() const noexcept;

 private:
  struct Parsed;
  std::shared_ptr<const Parsed> parsed_;
};

/// The schema of that name in schemas/, such as "corpus" for corpus.xsd; parsed when it
/// is first asked for. Asking for one that does not exist is a mistake of ours.
const Schema& embedded_schema(std::string_view name);

}  // namespace caveat
