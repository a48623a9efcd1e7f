// SPDX-License-Identifier: Apache-2.0

#include "reports/callees.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace caveat {

namespace {

constexpr std::size_t owners_named = 3;
constexpr std::size_t paths_named = 2;

bool failed(Verdict verdict) { return verdict == Verdict::fail || verdict == Verdict::error; }

}  // namespace

void Callees::add(const DocumentResult& result) {
  const DocumentInfo& info = result.document.info;
  const bool page_gates = info.role == Role::published;
  if (!failed(result.register_verdict) && !(page_gates && failed(result.page_verdict)) &&
      result.not_checked_reason.empty()) {
    return;
  }
  ++documents_;
  Pages& pages = by_owner_[info.owner];
  ++pages.count;
  if (pages.paths.size() < paths_named) pages.paths.push_back(info.path);
}

std::string Callees::text() const {
  std::vector<std::pair<std::string, Pages>> owners(by_owner_.begin(), by_owner_.end());
  std::stable_sort(owners.begin(), owners.end(), [](const auto& a, const auto& b) {
    if (a.first.empty() != b.first.empty()) return b.first.empty();
    return a.second.count > b.second.count;
  });
  std::string result;
  std::size_t named = 0;
  for (const auto& [owner, pages] : owners) {
    if (named == owners_named) break;
    std::string paths = fmt::format("{}", fmt::join(pages.paths, ", "));
    if (pages.count > pages.paths.size()) {
      paths += fmt::format(" and {} more", pages.count - pages.paths.size());
    }
    if (owner.empty()) {
      result += fmt::format("; {} {}", named == 0 ? "see" : "no owner on record:", paths);
    } else {
      result += fmt::format("{}{} ({})", named == 0 ? "; call " : "; ", owner, paths);
    }
    ++named;
  }
  if (owners.size() > named) result += fmt::format("; {} more", owners.size() - named);
  return result;
}

}  // namespace caveat
