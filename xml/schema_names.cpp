// SPDX-License-Identifier: Apache-2.0

#include "xml/schema_names.hpp"

#include <algorithm>
#include <functional>
#include <set>

namespace caveat {
namespace {

std::string_view local(std::string_view name) { return name.substr(name.find(':') + 1); }

void add_once(std::vector<std::string>& names, std::string_view name) {
  if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) {
    names.emplace_back(name);
  }
}

// Follows the references between the global definitions of one schema. Definitions that
// are being followed are left out, so that a type may contain itself.
class Collector {
 public:
  using Visit = std::function<void(std::string_view construct, pugi::xml_node)>;

  explicit Collector(pugi::xml_node schema) : schema_(schema) {}

  pugi::xml_node global(std::string_view construct, std::string_view name) const {
    for (const pugi::xml_node node : schema_.children()) {
      if (local(node.name()) == construct && node.attribute("name").value() == local(name)) {
        return node;
      }
    }
    return {};
  }

  // Calls `visit` for the attributes and child elements that a type's content declares.
  void content(pugi::xml_node definition, const Visit& visit) {
    for (const pugi::xml_node node : definition.children()) {
      const std::string_view construct = local(node.name());
      if (construct == "attribute" || construct == "element") {
        visit(construct, node);
      } else if (construct == "group" || construct == "attributeGroup") {
        follow(construct, node.attribute("ref").value(), visit);
      } else if (construct != "simpleType" && construct != "annotation") {
        if (construct == "extension" || construct == "restriction") {
          follow("complexType", node.attribute("base").value(), visit);
        }
        content(node, visit);
      }
    }
  }

  void follow(std::string_view construct, std::string_view name, const Visit& visit) {
    const pugi::xml_node definition = global(construct, name);
    if (definition.empty() || !following_.insert(definition.hash_value()).second) return;
    content(definition, visit);
    following_.erase(definition.hash_value());
  }

  void enumeration(pugi::xml_node simple_type, std::vector<std::string>& values, int depth = 0) {
    if (depth > 8) return;
    for (const pugi::xml_node node : simple_type.children()) {
      const std::string_view construct = local(node.name());
      if (construct == "enumeration") add_once(values, node.attribute("value").value());
      if (construct == "union") named_members(node.attribute("memberTypes").value(), values, depth);
      enumeration(node, values, depth + 1);
    }
  }

  void named_members(std::string_view names, std::vector<std::string>& values, int depth) {
    while (!names.empty()) {
      const std::size_t end = std::min(names.find(' '), names.size());
      enumeration(global("simpleType", names.substr(0, end)), values, depth + 1);
      names.remove_prefix(std::min(end + 1, names.size()));
    }
  }

 private:
  pugi::xml_node schema_;
  std::set<std::size_t> following_;
};

}  // namespace

SchemaNames::SchemaNames(pugi::xml_node schema)
    : target_namespace_(schema.attribute("targetNamespace").value()) {
  Collector collector(schema);
  for (const pugi::xml_node node : schema.children()) {
    if (local(node.name()) == "element") add_once(roots_, node.attribute("name").value());
  }
  for (const pugi::xpath_node found : schema.select_nodes("//*[local-name()='element'][@name]")) {
    const pugi::xml_node element = found.node();
    const std::string name = element.attribute("name").value();
    const Collector::Visit visit = [&](std::string_view construct, pugi::xml_node node) {
      const pugi::xml_attribute named = node.attribute(node.attribute("name") ? "name" : "ref");
      const std::string_view child = local(named.value());
      if (construct == "element") return add_once(children_[name], child);
      add_once(attributes_[name], child);
      auto& values = values_[name + " " + std::string(child)];
      collector.enumeration(node, values);
      collector.enumeration(collector.global("simpleType", node.attribute("type").value()), values);
    };
    collector.content(element, visit);
    collector.follow("complexType", element.attribute("type").value(), visit);
  }
}

const std::vector<std::string>& SchemaNames::attributes(std::string_view element) const {
  return in(attributes_, element);
}

const std::vector<std::string>& SchemaNames::children(std::string_view element) const {
  return in(children_, element);
}

const std::vector<std::string>& SchemaNames::values(std::string_view element,
                                                    std::string_view attribute) const {
  return in(values_, std::string(element) + " " + std::string(attribute));
}

const std::vector<std::string>& SchemaNames::in(const Names& names, std::string_view key) {
  static const std::vector<std::string> none;
  const auto found = names.find(key);
  return found == names.end() ? none : found->second;
}

}  // namespace caveat
