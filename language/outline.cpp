// SPDX-License-Identifier: Apache-2.0

#include "language/outline.hpp"

#include <algorithm>
#include <bit>

#include "language/outline_units.hpp"

namespace caveat {

namespace {

using outline::Kind;
using outline::kind_shift;
using outline::value_mask;

// The alternatives of a choice that begin with a word or a set.
struct Heads {
  explicit Heads(const std::uint32_t* choice)
      : words(choice + 3, choice[1]),
        sets(choice + 3 + choice[1], choice[2]),
        ends(choice + 3 + count()),
        follows(ends + count()) {}

  std::uint32_t count() const { return static_cast<std::uint32_t>(words.size() + sets.size()); }
  const std::uint32_t* begin(std::uint32_t i) const { return i == 0 ? follows : end(i - 1); }
  const std::uint32_t* end(std::uint32_t i) const { return follows + ends[i]; }
  const std::uint32_t* others() const { return begin(count()); }

  std::span<const std::uint32_t> words, sets;
  const std::uint32_t* ends;
  const std::uint32_t* follows;
};

// Recursion is as deep as that of the drawing.
class Walk {
 public:
  explicit Walk(const Window& window) : window_(window) {}

  Places run(const std::uint32_t* at, const std::uint32_t* end, Places here) const {
    while (at != end && here != 0) {
      const std::uint32_t value = *at & value_mask;
      switch (static_cast<Kind>(*at++ >> kind_shift)) {
        case Kind::word:
          here = (here & window_.of(WordId{value})) << 1;
          break;
        case Kind::set:
          here = (here & window_.of(static_cast<SetId>(value))) << 1;
          break;
        case Kind::term:
          here = term(static_cast<ClassId>(value), static_cast<SetId>(*at++), here);
          break;
        case Kind::gap:
          here = gap(value, here);
          break;
        case Kind::beginning:
          here &= window_.beginnings();
          break;
        case Kind::ending:
          here &= window_.endings();
          break;
        case Kind::maybe:
          here |= run(at, at + value, here);
          at += value;
          break;
        case Kind::choice:
          here = choice(at, at + value, here);
          at += value;
          break;
      }
    }
    return here;
  }

  // The places at which a way from `at` begins.
  Places beginnings(const std::uint32_t* at, const std::uint32_t* end, Places here) const {
    Places found = 0;
    while (at != end && found != here) {
      const std::uint32_t value = *at & value_mask;
      switch (static_cast<Kind>(*at++ >> kind_shift)) {
        case Kind::word:
          return found | (here & window_.of(WordId{value}));
        case Kind::set:
          return found | (here & window_.of(static_cast<SetId>(value)));
        case Kind::term:
          return found |
                 (here & term_beginnings(static_cast<ClassId>(value), static_cast<SetId>(*at)));
        case Kind::beginning:
          here &= window_.beginnings();
          break;
        case Kind::maybe:
          found |= beginnings(at, at + value, here);
          at += value;
          break;
        case Kind::choice:
          found |= choice_beginnings(at, at + value, here);
          if (at[0] == 0) return found;
          at += value;
          break;
        default:
          return here;
      }
    }
    return at == end ? here : found;
  }

 private:
  Places term_beginnings(ClassId id, SetId of_one_word) const {
    Places found = window_.of(of_one_word);
    for (std::uint16_t i = window_.first_term(id); i != 0; i = window_.term(i).next) {
      found |= place(window_.term(i).start);
    }
    return found;
  }

  Places choice_beginnings(const std::uint32_t* at, const std::uint32_t* end, Places here) const {
    Places found = 0;
    const Heads heads(at);
    for (const std::uint32_t word : heads.words) found |= window_.of(WordId{word});
    for (const std::uint32_t set : heads.sets) found |= window_.of(static_cast<SetId>(set));
    found &= here;
    for (at = heads.others(); at != end; at += 1 + at[0]) {
      found |= beginnings(at + 1, at + 1 + at[0], here);
    }
    return found;
  }

  Places term(ClassId id, SetId of_one_word, Places here) const {
    Places next = (here & window_.of(of_one_word)) << 1;
    for (std::uint16_t i = window_.first_term(id); i != 0; i = window_.term(i).next) {
      const Window::TermAt& term = window_.term(i);
      if (holds(here, term.start)) next |= place(term.end);
    }
    return next;
  }

  Places gap(std::uint32_t width, Places here) const {
    Places reached = window_.crossed(here);
    here |= reached;
    for (std::uint32_t step = 1; step < width && reached != 0; ++step) {
      reached = window_.crossed(reached & ~window_.after_stop());
      here |= reached;
    }
    return here;
  }

  // Few of the words stand anywhere: all are asked before what follows any is looked at.
  Places choice(const std::uint32_t* at, const std::uint32_t* end, Places here) const {
    Places reached = at[0] != 0 ? here : 0;
    const Heads heads(at);
    reached |= after(heads, 0, heads.words, here,
                     [&](std::uint32_t word) { return window_.of(WordId{word}); });
    reached |= after(heads, static_cast<std::uint32_t>(heads.words.size()), heads.sets, here,
                     [&](std::uint32_t set) { return window_.of(static_cast<SetId>(set)); });
    for (at = heads.others(); at != end; at += 1 + at[0]) {
      reached |= run(at + 1, at + 1 + at[0], here);
    }
    return reached;
  }

  // Where the alternatives lead to that begin with `some` of the heads, of which `first` is
  // the first.
  template <typename PlacesOf>
  Places after(const Heads& heads, std::uint32_t first, std::span<const std::uint32_t> some,
               Places here, PlacesOf places_of) const {
    Places reached = 0;
    for (; !some.empty(); some = some.subspan(std::min<std::size_t>(some.size(), 64))) {
      std::uint64_t stands = 0;  // bit per head
      for (std::size_t i = 0; i < std::min<std::size_t>(some.size(), 64); ++i) {
        stands |= std::uint64_t{(here & places_of(some[i])) != 0} << i;
      }
      for (; stands != 0; stands &= stands - 1) {
        const auto i = static_cast<std::uint32_t>(std::countr_zero(stands));
        const Places next = (here & places_of(some[i])) << 1;
        reached |= run(heads.begin(first + i), heads.end(first + i), next);
      }
      first += 64;
    }
    return reached;
  }

  const Window& window_;
};

}  // namespace

Places follow_outline(std::span<const std::uint32_t> outlines, std::uint32_t start,
                      const Window& window, Places here) {
  const std::uint32_t* const at = outlines.data() + start;
  return Walk(window).run(at + 1, at + 1 + *at, here);
}

Places beginnings_of_outline(std::span<const std::uint32_t> outlines, std::uint32_t start,
                             const Window& window, Places here) {
  const std::uint32_t* const at = outlines.data() + start;
  return Walk(window).beginnings(at + 1, at + 1 + *at, here);
}

}  // namespace caveat
