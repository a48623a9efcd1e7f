// SPDX-License-Identifier: Apache-2.0

#include "entries/citation.hpp"

#include <algorithm>
#include <string>

#include "documents/characters.hpp"

namespace caveat {

namespace {

constexpr std::size_t nothing = std::string_view::npos;

Evidence work(std::string scheme, std::string_view value) {
  Evidence evidence;
  evidence.scheme = std::move(scheme);
  evidence.value = value;
  evidence.confirmed = false;
  return evidence;
}

std::string_view digits_of(std::string_view text) {
  const auto end = std::find_if_not(text.begin(), text.end(), is_digit);
  return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

/// `name` followed by digits, anywhere in the address.
std::string_view numbered(std::string_view address, std::string_view name) {
  const std::size_t at = address.find(name);
  if (at == nothing) return {};
  const std::string_view digits = digits_of(address.substr(at + name.size()));
  return digits.empty() ? std::string_view() : address.substr(at, name.size() + digits.size());
}

}  // namespace

std::optional<Evidence> cited_work(std::string_view link_target) {
  if (!link_target.starts_with("http")) return std::nullopt;
  const std::string_view address = link_target.substr(0, link_target.find_first_of("?#"));
  constexpr std::string_view doi = "doi.org/";
  if (const std::size_t at = address.find(doi);
      at != nothing && address.substr(at + doi.size()).starts_with("10.")) {
    return work("doi", address.substr(at + doi.size()));
  }
  constexpr std::string_view pubmed = "pubmed.ncbi.nlm.nih.gov/";
  if (const std::size_t at = address.find(pubmed); at != nothing) {
    const std::string_view id = digits_of(address.substr(at + pubmed.size()));
    if (!id.empty()) return work("pmid", id);
  }
  const bool central = address.find("ncbi.nlm.nih.gov") != nothing;
  if (const std::string_view id = numbered(address, "PMC"); central && !id.empty()) {
    return work("pmcid", id);
  }
  const bool register_of_trials = address.find("clinicaltrials.gov") != nothing;
  if (const std::string_view id = numbered(address, "NCT"); register_of_trials && !id.empty()) {
    return work("nct", id);
  }
  return std::nullopt;
}

}  // namespace caveat
