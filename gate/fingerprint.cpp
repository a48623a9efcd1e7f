// SPDX-License-Identifier: Apache-2.0

#include "gate/fingerprint.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <unordered_map>

#include "entries/resolving.hpp"
#include "files/digest.hpp"

namespace caveat {

namespace {

constexpr std::size_t hex_digits = 32;  // 128 bits

std::string hash(std::string_view scheme, std::initializer_list<std::string_view> parts) {
  std::string bytes(scheme);
  for (const std::string_view part : parts) {
    bytes += '\0';
    bytes += part;
  }
  return sha256_hex(bytes).substr(0, hex_digits);
}

/// Numbers equal keys in the order in which they come.
class Ordinals {
 public:
  std::string numbered(const std::string& key) { return fmt::format("{}/{}", key, ++seen_[key]); }

 private:
  std::unordered_map<std::string, std::size_t> seen_;
};

/// The sentence of a page that holds a place in its source; sentences stand in
/// source order. Empty when none does.
std::string_view sentence_at(const Document& document, std::uint32_t source) {
  const auto after = std::ranges::upper_bound(
      document.sentences, source, {},
      [&](const Sentence& sentence) { return document.map.to_source(sentence.text).start; });
  if (after == document.sentences.begin()) return {};
  return document.text_of(std::prev(after)->text);
}

}  // namespace

std::string document_key(const Document& document) {
  const DocumentInfo& info = document.info;
  if (!info.id.empty() && info.id != info.path) return info.id;
  return document.canonical.empty() ? info.path : document.canonical;
}

std::string entry_fingerprint(std::string_view key, std::string_view claim) {
  return fmt::format("ce1:{}", hash("caveat.entry.1", {key, fold_quote(claim)}));
}

std::string finding_fingerprint(std::string_view rule, std::string_view key, std::string_view claim,
                                std::string_view phrase) {
  return fmt::format("cf1:{}",
                     hash("caveat.finding.1", {rule, key, fold_quote(claim), fold_quote(phrase)}));
}

void fill_fingerprints(DocumentResult& result) {
  const std::string key = document_key(result.document);
  Ordinals ordinals;
  for (EntryResult& entry : result.entries) {
    entry.fingerprint = ordinals.numbered(entry_fingerprint(key, entry.claim));
    for (Check& check : entry.checks) {
      for (Finding& finding : check.findings) {
        finding.fingerprint =
            ordinals.numbered(finding_fingerprint(finding.rule, key, entry.claim, finding.quote));
      }
    }
  }
  for (Check& check : result.checks) {
    for (Finding& finding : check.findings) {
      const std::string_view claim = sentence_at(result.document, finding.trigger.start);
      finding.fingerprint =
          ordinals.numbered(finding_fingerprint(finding.rule, key, claim, finding.quote));
    }
  }
}

}  // namespace caveat
