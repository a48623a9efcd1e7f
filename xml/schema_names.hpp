// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <map>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace caveat {

/// Which names a schema allows where, as far as help texts need to know: libxml2 says that
/// an attribute is unknown, but not which ones are known. Elements of one name are taken
/// together, wherever they stand.
class SchemaNames {
 public:
  SchemaNames() = default;
  explicit SchemaNames(pugi::xml_node schema);

  const std::string& target_namespace() const noexcept { return target_namespace_; }
  const std::vector<std::string>& roots() const noexcept { return roots_; }
  const std::vector<std::string>& attributes(std::string_view element) const;
  const std::vector<std::string>& children(std::string_view element) const;
  /// Of an attribute whose type is an enumeration, or a union of them; else empty.
  const std::vector<std::string>& values(std::string_view element,
                                         std::string_view attribute) const;

 private:
  using Names = std::map<std::string, std::vector<std::string>, std::less<>>;

  static const std::vector<std::string>& in(const Names& names, std::string_view key);

  std::string target_namespace_;
  std::vector<std::string> roots_;
  Names attributes_;
  Names children_;
  Names values_;  // by "element attribute"
};

}  // namespace caveat
