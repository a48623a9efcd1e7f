// SPDX-License-Identifier: Apache-2.0
//
// Links that open a page at the anchored words.

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "documents/characters.hpp"
#include "entries/context.hpp"
#include "entries/resolving.hpp"

namespace caveat {

namespace {

constexpr std::size_t fewest_end_words = 3;
constexpr std::size_t longest_fragment = 300;  // characters of a quote
constexpr std::size_t most_neighbours = 8;     // words on either side

/// Words that may look otherwise on the page than in folded text.
bool may_be_folded(std::string_view word) {
  return word.find_first_of("'\"-") != std::string_view::npos ||
         word.find("...") != std::string_view::npos;
}

struct Ends {
  std::string start, end;  // no end: all of it is in start
};

/// What a browser has to look for. Long quotes, and quotes with characters that were
/// folded, are named by their ends.
Ends ends_to_look_for(const Anchor& anchor) {
  if (anchor.exact.empty()) return {anchor.start, anchor.end};
  const std::vector<std::string_view> words = split(anchor.exact);
  const bool folded = std::any_of(words.begin(), words.end(), may_be_folded);
  // A browser looks for no quote across paragraphs, but for its beginning and end.
  const bool in_one_piece = !folded && anchor.exact.find('\n') == std::string::npos;
  if (in_one_piece && anchor.exact.size() <= longest_fragment) return {anchor.exact, {}};
  const std::size_t most = std::min(Anchor::most_end_words, words.size() / 2);
  std::size_t first = 0, last = 0;
  while (first < most && !may_be_folded(words[first])) ++first;
  while (last < most && !may_be_folded(words[words.size() - 1 - last])) ++last;
  // One word or two may stand anywhere above.
  if (std::min(first, last) < fewest_end_words) return {on_one_line(anchor.exact), {}};
  return {from_to(words.front(), words[first - 1]),
          from_to(words[words.size() - last], words.back())};
}

void percent_encode(std::string& out, std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '.' || c == '_' || c == '~';
    if (plain) {
      out += c;
    } else {
      // Also "-", which ends a prefix in a text directive, "," and "&".
      out += '%';
      out += digits[static_cast<unsigned char>(c) >> 4];
      out += digits[static_cast<unsigned char>(c) & 15];
    }
  }
}

/// The last words of `before`, as many as `most` and no more than stand in one block and look on
/// the page as they do here.
std::string_view last_words(std::string_view before, std::size_t most) {
  while (!before.empty() && is_space(before.back())) before.remove_suffix(1);
  std::size_t start = before.size();
  for (std::size_t count = 0; count < most && start > 0; ++count) {
    std::size_t at = start;
    while (at > 0 && before[at - 1] == ' ') --at;
    const std::size_t end = at;
    while (at > 0 && !is_space(before[at - 1])) --at;
    if (at == end || may_be_folded(before.substr(at, end - at))) break;
    start = at;
  }
  return before.substr(start);
}

/// The first words of `after`, in the same way.
std::string_view first_words(std::string_view after, std::size_t most) {
  while (!after.empty() && is_space(after.front())) after.remove_prefix(1);
  std::size_t end = 0;
  for (std::size_t count = 0; count < most && end < after.size(); ++count) {
    std::size_t at = end;
    while (at < after.size() && after[at] == ' ') ++at;
    const std::size_t start = at;
    while (at < after.size() && !is_space(after[at])) ++at;
    if (at == start || may_be_folded(after.substr(start, at - start))) break;
    end = at;
  }
  return after.substr(0, end);
}

bool is_same(std::string_view one, std::string_view other) {
  return std::ranges::equal(one, other, {}, ascii_lower, ascii_lower);
}

bool stands_before(std::string_view words, std::string_view before) {
  while (!before.empty() && is_space(before.back())) before.remove_suffix(1);
  return before.size() >= words.size() &&
         is_same(before.substr(before.size() - words.size()), words);
}

bool stands_after(std::string_view words, std::string_view after) {
  while (!after.empty() && is_space(after.front())) after.remove_prefix(1);
  return is_same(after.substr(0, words.size()), words);
}

}  // namespace

void tell_apart(Anchor& anchor, Span text, const Document& document, const Resolver& resolver) {
  anchor.prefix.clear();
  anchor.suffix.clear();
  const Ends ends = ends_to_look_for(anchor);
  const bool whole = ends.end.empty();
  const auto head = static_cast<std::uint32_t>(ends.start.size());
  std::vector<Span> copies =
      resolver.copies(whole ? text : Span{text.start, std::min(text.start + head, text.end)});
  const std::string_view page = document.text;
  const auto before = [&](Span place) { return page.substr(0, place.start); };
  const auto after = [&](Span place) { return page.substr(place.end); };
  for (std::size_t words = 1; words <= most_neighbours && !copies.empty(); ++words) {
    const std::string_view prefix = last_words(before(text), words);
    if (prefix.size() == anchor.prefix.size()) break;
    anchor.prefix = prefix;
    std::erase_if(copies, [&](Span copy) { return !stands_before(prefix, before(copy)); });
  }
  // Where a quote's end alone is looked for, what stands behind its beginning tells nothing.
  for (std::size_t words = 1; whole && words <= most_neighbours && !copies.empty(); ++words) {
    const std::string_view suffix = first_words(after(text), words);
    if (suffix.size() == anchor.suffix.size()) break;
    anchor.suffix = suffix;
    std::erase_if(copies, [&](Span copy) { return !stands_after(suffix, after(copy)); });
  }
}

std::string text_fragment_link(std::string_view href, const Anchor& anchor) {
  const Ends ends = ends_to_look_for(anchor);
  if (href.empty() || ends.start.empty()) return {};
  std::string link(href.substr(0, href.find(":~:")));
  if (link.find('#') == std::string::npos) link += '#';
  link += ":~:text=";
  if (!anchor.prefix.empty()) {
    percent_encode(link, anchor.prefix);
    link += "-,";
  }
  percent_encode(link, ends.start);
  if (!ends.end.empty()) {
    link += ',';
    percent_encode(link, ends.end);
  }
  if (!anchor.suffix.empty()) {
    link += ",-";
    percent_encode(link, anchor.suffix);
  }
  return link;
}

}  // namespace caveat
