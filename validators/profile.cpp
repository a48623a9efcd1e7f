// SPDX-License-Identifier: Apache-2.0

#include "validators/profile.hpp"

#include <algorithm>

#include "language/language.hpp"

namespace caveat {

namespace {

constexpr std::string_view serious_disease = "serious-disease";

bool shares(const std::vector<std::string>& wanted, const std::vector<std::string>& held) {
  return std::ranges::any_of(
      wanted, [&](const std::string& one) { return std::ranges::count(held, one) != 0; });
}

}  // namespace

bool sells(std::string_view content_kind) {
  return content_kind == "advert" || content_kind == "clinic-page" ||
         content_kind == "product-page";
}

const ListedPack* Profile::listed(std::string_view pack) const {
  if (corpus_ == nullptr) return nullptr;
  const auto found = std::ranges::find(corpus_->packs, pack, &ListedPack::id);
  return found == corpus_->packs.end() ? nullptr : &*found;
}

bool Profile::speaks(const Rule& rule) const {
  const ListedPack* pack = listed(rule.pack);
  if (pack == nullptr) return true;
  const bool kind = pack->content_kinds.empty() ||
                    std::ranges::count(pack->content_kinds, info_.content_kind) != 0;
  return kind && (pack->jurisdictions.empty() || shares(pack->jurisdictions, info_.jurisdictions));
}

Severity Profile::severity(const Assertion& assertion) const {
  const ListedPack* pack = listed(assertion.rule->pack);
  if (pack != nullptr && pack->severity) return std::max(assertion.severity, *pack->severity);
  if (assertion.rule->category == serious_disease && sells(info_.content_kind)) {
    return Severity::error;
  }
  return assertion.severity;
}

bool Profile::needs_evidence(const Assertion& assertion) const {
  return assertion.status == Status::measured && assertion.severity == Severity::error &&
         sells(info_.content_kind);
}

}  // namespace caveat
