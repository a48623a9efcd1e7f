// SPDX-License-Identifier: Apache-2.0
//
// Making anchors.

#include <algorithm>
#include <cassert>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "entries/context.hpp"
#include "entries/resolving.hpp"
#include "entries/word_index.hpp"

namespace caveat {

namespace {

constexpr std::size_t usual_context = 32;  // bytes on either side, rounded up to words
constexpr std::size_t longest_context = 400;
constexpr std::size_t most_rivals = 256;

/// Where code points begin, asked for by byte.
class CodePoints {
 public:
  explicit CodePoints(std::string_view text) : text_(text) {
    std::uint32_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (i % step == 0) checkpoints_.push_back(count);
      count += begins(text[i]) ? 1 : 0;
    }
    if (text.size() % step == 0) checkpoints_.push_back(count);
  }

  std::uint32_t before(std::uint32_t byte) const {
    std::uint32_t count = checkpoints_[byte / step];
    for (std::size_t i = byte / step * step; i < byte; ++i) count += begins(text_[i]) ? 1 : 0;
    return count;
  }

 private:
  static constexpr std::size_t step = 1024;
  static bool begins(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

  std::string_view text_;
  std::vector<std::uint32_t> checkpoints_;
};

/// The quote's other places, by how much of their surroundings they share with it.
struct Rival {
  std::size_t before = 0, after = 0;
};

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

/// Bytes of `before` from the beginning of a word so that there are at least `least`.
std::size_t words_before(std::string_view before, std::size_t least) {
  if (least >= before.size()) return before.size();
  const std::size_t space = before.rfind(' ', before.size() - least - 1);
  const std::size_t size =
      space == std::string_view::npos ? before.size() : before.size() - space - 1;
  if (size <= longest_context) return size;
  while (least < before.size() && continues(before[before.size() - least])) ++least;
  return least;
}

std::size_t words_after(std::string_view after, std::size_t least) {
  if (least >= after.size()) return after.size();
  const std::size_t size = std::min(after.find(' ', least), after.size());
  if (size <= longest_context) return size;
  while (least < after.size() && continues(after[least])) ++least;
  return least;
}

/// The first and last words of `quote`, and none in both.
void split_ends(std::string_view quote, Anchor& anchor) {
  const std::vector<std::string_view> words = split(quote);
  const std::size_t first =
      std::min(words.size() <= Anchor::most_end_words ? words.size() : (words.size() + 1) / 2,
               Anchor::most_end_words);
  anchor.start = from_to(words.front(), words[first - 1]);
  if (first == words.size()) return;
  const std::size_t last = std::min(words.size() - first, Anchor::most_end_words);
  anchor.end = from_to(words[words.size() - last], words.back());
}

}  // namespace

struct AnchorMaker::State {
  explicit State(const Document& of) : document(of) {}

  void prepare() {
    std::call_once(once, [&] {
      folded.emplace(document.text);
      index.emplace(folded->text());
      code_points.emplace(document.source);
    });
  }

  std::vector<Rival> rivals(Span place, const Surroundings& here, bool& complete) const {
    const std::string_view text = folded->text();
    std::vector<Rival> found;
    const auto places = index->occurrences(text.substr(place.start, place.size()), most_rivals + 1);
    complete = places.size() <= most_rivals;
    for (const Span other : places) {
      if (other == place) continue;
      const Surroundings there = surroundings(text, other);
      found.push_back({common_ending(here.before, there.before, longest_context),
                       common_beginning(here.after, there.after, longest_context)});
    }
    return found;
  }

  /// Adds as much context as tells `place` from its rivals, and `least` bytes anyway.
  bool add_context(Anchor& anchor, Span place, std::size_t least) const {
    const Surroundings here = surroundings(folded->text(), place);
    bool unique = true;
    const std::vector<Rival> others = rivals(place, here, unique);
    std::size_t before = least == 0 ? 0 : words_before(here.before, least);
    std::size_t after = least == 0 ? 0 : words_after(here.after, least);
    while (std::any_of(others.begin(), others.end(), [&](const Rival& rival) {
      return rival.before >= before && rival.after >= after;
    })) {
      const std::size_t more_before = words_before(here.before, before + 1);
      const std::size_t more_after = words_after(here.after, after + 1);
      const bool grew = (more_before > before && more_before <= longest_context) ||
                        (more_after > after && more_after <= longest_context);
      if (!grew) {
        unique = false;
        break;
      }
      if (more_before <= longest_context) before = more_before;
      if (more_after <= longest_context) after = more_after;
    }
    const auto end = static_cast<std::uint32_t>(here.before.size());
    const auto begin = static_cast<std::uint32_t>(folded->text().size() - here.after.size());
    anchor.prefix = original({end - static_cast<std::uint32_t>(before), end});
    anchor.suffix = original({begin, begin + static_cast<std::uint32_t>(after)});
    return unique;
  }

  std::string original(Span in_folded) const {
    if (in_folded.empty()) return {};
    return on_one_line(document.text_of(folded->to_original(in_folded)));
  }

  const Document& document;
  std::once_flag once;
  std::optional<FoldedText> folded;
  std::optional<WordIndex> index;
  std::optional<CodePoints> code_points;
};

AnchorMaker::AnchorMaker(const Document& document) : state_(std::make_unique<State>(document)) {}
AnchorMaker::~AnchorMaker() = default;

AnchorMaker::Made AnchorMaker::make(Span text, AnchorStyle style) const {
  const Document& document = state_->document;
  assert(!text.empty() && text.end <= document.text.size());
  Made made;
  Anchor& anchor = made.anchor;
  anchor.document = document.info.id;
  anchor.exact = on_one_line(document.text_of(text));
  anchor.position = document.map.to_source(text);
  if (style == AnchorStyle::position) return made;

  state_->prepare();
  anchor.position_codepoints = Span{state_->code_points->before(anchor.position->start),
                                    state_->code_points->before(anchor.position->end)};
  anchor.digest = quote_digest(anchor.exact);
  const Span place = state_->folded->from_original(text);
  if (style == AnchorStyle::whole_quote) {
    made.unique = state_->add_context(anchor, place, usual_context);
    return made;
  }
  const std::string quote = std::exchange(anchor.exact, {});
  split_ends(quote, anchor);
  made.unique = state_->add_context(anchor, place, 0);
  return made;
}

}  // namespace caveat
