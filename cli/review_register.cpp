// SPDX-License-Identifier: Apache-2.0

#include "review_register.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "documents/reading.hpp"
#include "terminal.hpp"

namespace caveat {

const std::string& Registered::owner() const {
  const auto& audit = entry().audit;
  return audit && !audit->owner.empty() ? audit->owner : item->info.owner;
}

ReviewRegister::ReviewRegister(const std::string& path, const std::string& date) {
  InputOptions options;
  if (!path.empty()) options.paths = {path};
  inputs_ = gather(options);
  for (const Error& trouble : inputs_.troubles) take(trouble);
  const auto language = inputs_.corpus ? load_language(*inputs_.corpus) : Language::embedded();
  Reader reader(language);
  for (const CheckItem& item : inputs_.items) {
    if (item.entries.empty()) continue;
    try {
      examine(item, date, reader);
    } catch (const Error& error) {
      take(Error(error.where(), error.problem(), error.help(), Error::Kind::unavailable));
    }
  }
  if (entries_.empty() && reasons_.empty()) {
    take(unavailable(path, "there are no entries to review", "caveat derive writes some"));
  }
  std::ranges::stable_sort(entries_, {}, [](const Registered& one) { return one.standing.group; });
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    const Entry& entry = entries_[i].entry();
    if (!by_id_.emplace(entry.id, i).second) twice_.emplace(entry.id, &entry);
  }
}

void ReviewRegister::examine(const CheckItem& item, const std::string& date, Reader& reader) {
  const Document document = read_document(read_item(inputs_, item), item.format, item.info);
  const Corpus* corpus = inputs_.corpus ? &*inputs_.corpus : nullptr;
  for (Standing& standing : review_standings(document, item.entries, corpus, date, reader)) {
    entries_.push_back({&item, std::move(standing)});
  }
}

const Registered* ReviewRegister::find(const std::string& id) const {
  const auto found = by_id_.find(id);
  if (found == by_id_.end()) return nullptr;
  const Registered& one = entries_[found->second];
  if (const auto other = twice_.find(id); other != twice_.end()) {
    throw Error(
        other->second->where, fmt::format("two entries are called \"{}\"", id),
        fmt::format("the other is {}; give one of them another id", to_string(one.entry().where)));
  }
  return &one;
}

std::vector<std::string> ReviewRegister::ids() const {
  std::vector<std::string> ids;
  ids.reserve(by_id_.size());
  for (const auto& [id, ignored] : by_id_) ids.push_back(id);
  return ids;
}

void ReviewRegister::take(const Error& trouble) {
  complain(trouble.what());
  reasons_.push_back(
      {.status = trouble.kind() == Error::Kind::invalid ? exit_invalid_input : exit_cannot_answer});
}

}  // namespace caveat
