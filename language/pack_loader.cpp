// SPDX-License-Identifier: Apache-2.0
//
// The elements of <pack> and <provisions>.

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "language/loader.hpp"
#include "xml/nearest.hpp"

namespace caveat {

namespace {

constexpr std::size_t most_categories = 61;  // a bit of CategorySet each, and three of our own

std::string collapsed(std::string_view text) {
  std::string result;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!space) {
      result += c;
    } else if (!result.empty() && result.back() != ' ') {
      result += ' ';
    }
  }
  if (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

std::vector<std::string> names_in(std::string_view text) {
  std::vector<std::string> names;
  std::string name;
  for (const char c : collapsed(text) + " ") {
    if (c != ' ') {
      name += c;
    } else if (!name.empty()) {
      names.push_back(std::move(name));
      name.clear();
    }
  }
  return names;
}

std::string child_text(pugi::xml_node node, const char* name) {
  return collapsed(node.child(name).text().get());
}

Need need_from(std::string_view name) {
  if (name == "sentence") return Need::sentence;
  if (name == "page") return Need::page;
  return Need::none;
}

}  // namespace

void Loader::provisions(const SourceTree& tree) {
  for (const pugi::xml_node node : tree.root().children("provision")) {
    Provision provision{.slug = node.attribute("slug").value(),
                        .jurisdiction = node.attribute("jurisdiction").value(),
                        .instrument = node.attribute("instrument").value(),
                        .locator = node.attribute("locator").value(),
                        .says = child_text(node, "says"),
                        .grade = node.attribute("grade").value(),
                        .href = node.attribute("href").value(),
                        .applies_to = node.attribute("applies-to").value(),
                        .triggers = names_in(node.attribute("triggers").value())};
    const auto added = tables_.provision_index.emplace(provision.slug, tables_.provisions.size());
    if (!added.second) {
      tree.fail(node, fmt::format("the provision \"{}\" is given twice", provision.slug),
                "a slug names one provision for ever");
    }
    tables_.provisions.push_back(std::move(provision));
  }
}

void Loader::categories(const SourceTree& tree) {
  for (const pugi::xml_node node : tree.root().children("rule")) {
    category(node.attribute("category").value());
    if (tables_.categories.size() > most_categories) {
      tree.fail(node, fmt::format("more than {} categories", most_categories),
                "let rules share one");
    }
  }
}

void Loader::rules(const SourceTree& tree) {
  for (const pugi::xml_node node : tree.root().children("rule")) rule(tree, node);
}

void Loader::rule(const SourceTree& tree, pugi::xml_node node) {
  Rule rule{
      .id = node.attribute("id").value(),
      .pack = tree.id(),
      .category = node.attribute("category").value(),
      .severity = severity_from(node.attribute("severity").value()).value_or(Severity::warning),
      .life = node.attribute("status").value(),
      .since = node.attribute("since").value(),
      .title = child_text(node, "title"),
      .why = child_text(node, "why"),
      .message = child_text(node, "message"),
      .advice = child_text(node, "advice"),
      .where = tree.at(node)};
  const auto twice = std::ranges::find(tables_.rules, rule.id, &Rule::id);
  if (twice != tables_.rules.end()) {
    tree.fail(node, fmt::format("the rule id \"{}\" is used twice", rule.id),
              fmt::format("the other one stands at {}", to_string(twice->where)));
  }
  basis(tree, node, rule);
  for (const pugi::xml_node precedent : node.children("precedent")) {
    rule.precedents.push_back(
        {precedent.attribute("quote").value(), precedent.attribute("authority").value(),
         precedent.attribute("year").value(), precedent.attribute("href").value()});
  }
  examples(tree, node, rule);

  const auto owner = static_cast<std::uint16_t>(tables_.rules.size());
  RuleData data;
  data.category = category(rule.category);
  data.is_claim = std::string_view(node.attribute("claim").value()) != "no";
  data.is_active = rule.life == "stable";
  data.is_ordinary = std::string_view(node.attribute("ordinary").value()) == "yes";
  const pugi::xml_node needs = node.child("needs");
  for (const std::string& name : names_in(needs ? needs.attribute("class").value() : "health")) {
    data.need_classes.push_back(known_class(tree, needs, name));
  }
  const Need general = need_from(needs.attribute("within").value());
  std::map<std::string_view, pugi::xml_node> written;
  for (const pugi::xml_node text : node.children("pattern")) {
    const auto [first, is_new] = written.try_emplace(text.text().get(), text);
    if (!is_new) {
      tree.fail(text, "this can never match: the same pattern stands before it",
                fmt::format("the other one is at {}; drop one", to_string(tree.at(first->second))));
    }
    const auto own = text.attribute("needs");
    const auto after = text.attribute("after");
    pattern(tree, text,
            {.owner = owner,
             .role = PatternRole::rule,
             .severity = severity_from(text.attribute("severity").value()).value_or(rule.severity),
             .need = own ? need_from(own.value()) : general,
             .asks_for_context = data.is_active,
             .after = after ? known_class(tree, text, after.value()) : PatternUse::anything});
  }
  if (const pugi::xml_node weighed = node.child("weighed")) {
    if (tables_.weighed_rule != no_rule) {
      tree.fail(weighed, "a second rule of what the words weigh",
                fmt::format("the other one is {}: replace it, or give this one patterns",
                            tables_.rules[tables_.weighed_rule].id));
    }
    tables_.weighed_rule = owner;
  }
  for (const pugi::xml_node text : node.children("unless")) {
    const Status status = status_from(text.attribute("status").value()).value_or(Status::unrelated);
    pattern(tree, text,
            {.owner = static_cast<std::uint16_t>(tables_.senses.size()),
             .role = PatternRole::sense,
             .turn = turn_of(status)});
    tables_.senses.push_back(
        {.status = status,
         .rule = owner,
         .anywhere = std::string_view(text.attribute("anywhere").value()) == "yes",
         .entry = {status == Status::risk ? "harm" : "other-sense", status}});
  }
  tables_.rules.push_back(std::move(rule));
  tables_.rule_data.push_back(std::move(data));
}

ClassId Loader::known_class(const SourceTree& tree, pugi::xml_node node, std::string_view name) {
  const auto known = class_ids_.find(name);
  if (known == class_ids_.end()) {
    tree.fail(node, fmt::format("unknown class \"{}\"", name), did_you_mean(name, class_order_));
  }
  return known->second;
}

void Loader::basis(const SourceTree& tree, pugi::xml_node node, Rule& rule) {
  const pugi::xml_node basis = node.child("basis");
  rule.by_definition = std::string_view(basis.attribute("definition").value()) == "yes";
  rule.provisions = names_in(basis.attribute("provisions").value());
  for (const std::string& slug : rule.provisions) {
    const auto known = tables_.provision_index.find(slug);
    if (known == tables_.provision_index.end()) {
      std::vector<std::string> slugs;
      slugs.reserve(tables_.provisions.size());
      for (const Provision& provision : tables_.provisions) slugs.push_back(provision.slug);
      tree.fail(basis, fmt::format("unknown provision \"{}\"", slug), did_you_mean(slug, slugs));
    }
    if (tables_.provisions[known->second].grade == "M") {
      tree.fail(basis, fmt::format("the provision \"{}\" is of grade M and decides nothing", slug),
                "name a provision that was seen, or none");
    }
  }
  if (!rule.by_definition && rule.provisions.empty()) {
    tree.fail(basis, "a rule rests on the definition or on a provision",
              "write definition=\"yes\" or name provisions");
  }
}

void Loader::examples(const SourceTree& tree, pugi::xml_node node, Rule& rule) {
  for (const pugi::xml_node child : node.children()) {
    const std::string_view name = child.name();
    if (name != "fail" && name != "pass") continue;
    Example example{.must_fail = name == "fail",
                    .because = child.attribute("because").value(),
                    .where = tree.at(child)};
    for (const pugi::xml_node part : child.children()) {
      const bool mark = part.type() == pugi::node_element;
      const auto start = static_cast<std::uint32_t>(example.text.size());
      example.text += mark ? part.text().get() : part.value();
      if (mark) example.mark = {start, static_cast<std::uint32_t>(example.text.size())};
    }
    const std::string_view status = child.attribute("status").value();
    example.status = status_from(status);
    example.silent = status == "none";
    rule.examples.push_back(std::move(example));
  }
}

}  // namespace caveat
