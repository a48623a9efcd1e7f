// SPDX-License-Identifier: Apache-2.0

#include "entries/citation.hpp"

#include <algorithm>
#include <string>
#include <utility>

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

/// "10.1000/abc" at the beginning, without the marks of the sentence around it.
std::string_view doi_at(std::string_view text) {
  if (!text.starts_with("10.")) return {};
  const std::string_view registrant = digits_of(text.substr(3));
  const std::size_t slash = 3 + registrant.size();
  if (registrant.size() < 4 || slash >= text.size() || text[slash] != '/') return {};
  std::string_view doi = text.substr(0, text.find_first_of(" \n\t\"<>"));
  while (std::string_view(".,;:)]}'").find(doi.back()) != nothing) doi.remove_suffix(1);
  return doi.size() > slash + 1 ? doi : std::string_view();
}

/// `name` and a number of so many digits at the beginning.
std::string_view numbered_at(std::string_view text, std::string_view name, std::size_t least,
                             std::size_t most) {
  if (!text.starts_with(name)) return {};
  const std::string_view digits = digits_of(text.substr(name.size()));
  if (digits.size() < least || digits.size() > most) return {};
  return text.substr(0, name.size() + digits.size());
}

std::optional<Evidence> work_at(std::string_view text) {
  if (const auto doi = doi_at(text); !doi.empty()) return work("doi", doi);
  if (const auto id = numbered_at(text, "NCT", 8, 8); !id.empty()) return work("nct", id);
  if (const auto id = numbered_at(text, "ISRCTN", 8, 8); !id.empty()) return work("isrctn", id);
  if (const auto id = numbered_at(text, "PMC", 5, 9); !id.empty()) return work("pmcid", id);
  if (!text.starts_with("PMID")) return std::nullopt;
  text.remove_prefix(std::min(text.find_first_not_of(": ", 4), text.size()));
  const std::string_view id = digits_of(text);
  return id.empty() || id.size() > 8 ? std::nullopt : std::optional(work("pmid", id));
}

}  // namespace

std::vector<Evidence> named_works(std::string_view text) {
  std::vector<Evidence> works;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool begins = at == 0 || !(is_digit(text[at - 1]) || is_ascii_letter(text[at - 1]));
    const bool may_be =
        begins && (text[at] == '1' || text[at] == 'N' || text[at] == 'I' || text[at] == 'P');
    if (!may_be) continue;
    if (auto found = work_at(text.substr(at))) works.push_back(std::move(*found));
  }
  return works;
}

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
