// SPDX-License-Identifier: Apache-2.0
//
// Scenario D22: pairs of sentences one of which denies the other, and pairs that say the same.

#include <fmt/format.h>

#include <array>

#include "entries/figures/scenarios.hpp"

namespace caveat::figures {

namespace {

struct Action {
  const char* base;
  const char* third;
  const char* passive;
};

constexpr std::array subjects{"the cream",     "this injection", "laser treatment",
                              "the new spray", "the graft",      "a course of tablets",
                              "the home kit"};
constexpr std::array actions{
    Action{"reduce", "reduces", "reduced"}, Action{"improve", "improves", "improved"},
    Action{"relieve", "relieves", "relieved"}, Action{"heal", "heals", "healed"}};
constexpr std::array objects{"acne scars", "knee pain", "dry skin", "hair loss"};

std::string sentence(std::string text) {
  if (text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text + '.';
}

const std::vector<std::string> added{"negation added"}, removed{"negation removed"};
// A scope that moved takes the negation from one half and gives it to the other.
const std::vector<std::string> either{"negation added", "negation removed"};

class PairMaker {
 public:
  void add(const std::string& was, const std::string& is, std::vector<std::string> reasons) {
    pairs_.push_back({sentence(was), sentence(is), std::move(reasons)});
  }
  /// And the other way round.
  void deny(const std::string& was, const std::string& is) {
    add(was, is, added);
    add(is, was, removed);
  }
  void same(const std::string& was, const std::string& is) {
    add(was, is, {});
    add(is, was, {});
  }
  std::vector<Pair> take() { return std::move(pairs_); }

 private:
  std::vector<Pair> pairs_;
};

void add_negations(PairMaker& pairs, const std::string& it, const Action& act,
                   const std::string& what) {
  const std::string plain = fmt::format("{} {} {}", it, act.third, what);
  pairs.deny(plain, fmt::format("{} does not {} {}", it, act.base, what));
  pairs.deny(plain, fmt::format("{} doesn't {} {}", it, act.base, what));
  pairs.deny(plain, fmt::format("{} never {} {}", it, act.third, what));
  pairs.deny(plain, fmt::format("{} fails to {} {}", it, act.base, what));
  pairs.deny(fmt::format("{} can {} {}", it, act.base, what),
             fmt::format("{} cannot {} {}", it, act.base, what));
  pairs.add(fmt::format("{} does not {} {}", it, act.base, what),
            fmt::format("{} does not fail to {} {}", it, act.base, what), removed);
  pairs.add(fmt::format("{} {} {} but does not stop them coming back", it, act.third, what),
            fmt::format("{} does not {} {} but stops them coming back", it, act.base, what),
            either);
}

void add_negations(PairMaker& pairs, const std::string& it, const std::string& what) {
  pairs.deny(fmt::format("{} has an effect on {}", it, what),
             fmt::format("{} has no effect on {}", it, what));
  pairs.deny(fmt::format("{} works with an effect on {}", it, what),
             fmt::format("{} works without an effect on {}", it, what));
  pairs.deny(fmt::format("{} is an effective answer to {}", it, what),
             fmt::format("{} is far from an effective answer to {}", it, what));
  pairs.deny(fmt::format("{} is effective against {}", it, what),
             fmt::format("{} is ineffective against {}", it, what));
  pairs.deny(fmt::format("{} is suitable for people with {}", it, what),
             fmt::format("{} is unsuitable for people with {}", it, what));
}

void add_paraphrases(PairMaker& pairs, const std::string& it, const Action& act,
                     const std::string& what) {
  const std::string plain = fmt::format("{} {} {}", it, act.third, what);
  pairs.same(fmt::format("{} in adults", plain), fmt::format("in adults, {}", plain));
  pairs.same(fmt::format("{} does not {} {}", it, act.base, what),
             fmt::format("{} doesn't {} {}", it, act.base, what));
  pairs.same(fmt::format("{} cannot {} {}", it, act.base, what),
             fmt::format("{} can't {} {}", it, act.base, what));
  pairs.same(fmt::format("{} may {} {}", it, act.base, what),
             fmt::format("{} might {} {}", it, act.base, what));
  pairs.same(plain, fmt::format("{} are {} by {}", what, act.passive, it));
  pairs.same(fmt::format("{} {} {} in 12 of 30 adults", it, act.third, what),
             fmt::format("{} {} {} in twelve of thirty adults", it, act.third, what));
  pairs.same(fmt::format("in our clinic, {} {} {}", it, act.third, what),
             fmt::format("{} {} {} here at our clinic", it, act.third, what));
}

}  // namespace

std::vector<Pair> negation_pairs() {
  PairMaker pairs;
  for (const char* const it : subjects) {
    for (const char* const what : objects) {
      for (const Action& act : actions) add_negations(pairs, it, act, what);
      add_negations(pairs, it, what);
    }
  }
  return pairs.take();
}

std::vector<Pair> paraphrase_pairs() {
  PairMaker pairs;
  for (const char* const it : subjects) {
    for (const char* const what : objects) {
      for (const Action& act : actions) add_paraphrases(pairs, it, act, what);
    }
  }
  return pairs.take();
}

}  // namespace caveat::figures
