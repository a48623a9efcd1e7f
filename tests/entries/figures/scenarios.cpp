// SPDX-License-Identifier: Apache-2.0

#include "entries/figures/scenarios.hpp"

#include <algorithm>
#include <utility>

namespace caveat::figures {

namespace {

std::size_t sentence_count(const Page& page) {
  std::size_t count = 0;
  for (const Paragraph& paragraph : page.paragraphs) count += paragraph.sentences.size();
  return count;
}

/// Another paragraph than `not_this`, by chance.
std::optional<std::size_t> other_paragraph(const Page& page, std::size_t not_this, Random& random) {
  if (page.paragraphs.size() < 2) return std::nullopt;
  const std::size_t step = 1 + pick(random, page.paragraphs.size() - 1);
  return (not_this + step) % page.paragraphs.size();
}

/// Edits of the sentence alone, where it stands.
Edit rewritten(std::function<std::optional<std::string>(const std::string&, Random&)> change) {
  return [change](const Page& page, Place place, Random& random) -> std::optional<Edited> {
    auto sentence = change(page.at(place), random);
    if (!sentence) return std::nullopt;
    Edited edited{.page = page, .place = place};
    edited.page.at(place) = std::move(*sentence);
    return edited;
  };
}

Edit given_meaning(std::optional<Changed> (*change)(const std::string&, Random&)) {
  return [change](const Page& page, Place place, Random& random) -> std::optional<Edited> {
    auto changed = change(page.at(place), random);
    if (!changed) return std::nullopt;
    Edited edited{.page = page, .place = place, .reasons = std::move(changed->reasons)};
    edited.page.at(place) = std::move(changed->sentence);
    return edited;
  };
}

std::optional<Edited> unchanged(const Page& page, Place place, Random&) {
  return Edited{.page = page, .place = place};
}

std::optional<Edited> without_another(const Page& page, Place place, Random& random) {
  const auto other = other_paragraph(page, place.paragraph, random);
  if (!other) return std::nullopt;
  Edited edited{.page = page, .place = place};
  auto& paragraphs = edited.page.paragraphs;
  paragraphs.erase(paragraphs.begin() + static_cast<std::ptrdiff_t>(*other));
  if (*other < place.paragraph) --edited.place.paragraph;
  return edited;
}

std::optional<Edited> with_swapped(const Page& page, Place place, Random& random) {
  const auto other = other_paragraph(page, place.paragraph, random);
  if (!other) return std::nullopt;
  Edited edited{.page = page, .place = {*other, place.sentence}};
  std::swap(edited.page.paragraphs[place.paragraph], edited.page.paragraphs[*other]);
  return edited;
}

/// Of a sentence that leaves all its neighbours nothing tells it from a near copy: one of
/// them, as long as the context of an anchor, has to come along.
bool has_neighbour(const Page& page, Place place) {
  constexpr std::size_t context = 32;
  const auto& sentences = page.paragraphs[place.paragraph].sentences;
  const bool before = place.sentence > 0 && sentences[place.sentence - 1].size() >= context;
  const bool after =
      place.sentence + 1 < sentences.size() && sentences[place.sentence + 1].size() >= context;
  return before || after;
}

std::optional<Edited> moved_and_replaced(const Page& page, Place place, Random& random) {
  if (!has_neighbour(page, place)) return std::nullopt;
  auto edited = with_swapped(page, place, random);
  if (!edited) return std::nullopt;
  auto sentence = replaced(page.at(place), 3, random);
  if (!sentence) return std::nullopt;
  edited->page.at(edited->place) = std::move(*sentence);
  return edited;
}

void erase(Page& page, Place place) {
  auto& sentences = page.paragraphs[place.paragraph].sentences;
  sentences.erase(sentences.begin() + static_cast<std::ptrdiff_t>(place.sentence));
}

std::optional<Edited> sentence_deleted(const Page& page, Place place, Random&) {
  if (sentence_count(page) < 2) return std::nullopt;
  Edited edited{.page = page, .place = place};
  erase(edited.page, place);
  return edited;
}

std::optional<Edited> paragraph_deleted(const Page& page, Place place, Random&) {
  if (page.paragraphs.size() < 2) return std::nullopt;
  Edited edited{.page = page, .place = place};
  edited.page.paragraphs[place.paragraph].sentences.clear();
  return edited;
}

/// A near copy at the far end of the page, beside a sentence that is not its neighbour.
std::optional<Edited> lookalike_only(const Page& page, Place place, Random& random) {
  if (page.paragraphs.size() < 5) return std::nullopt;
  auto sentence = replaced(page.at(place), 2, random);
  if (!sentence) return std::nullopt;
  Edited edited{.page = page, .place = place};
  erase(edited.page, place);
  const std::size_t far = (place.paragraph + page.paragraphs.size() / 2) % page.paragraphs.size();
  edited.page.paragraphs[far].sentences.push_back(std::move(*sentence));
  return edited;
}

Edit other_page_of(const std::vector<Page>& pages) {
  return [&pages](const Page& page, Place place, Random& random) -> std::optional<Edited> {
    const Page& other = pages[pick(random, pages.size())];
    if (other.id == page.id) return std::nullopt;
    return Edited{.page = other, .place = place};
  };
}

std::optional<Edited> made_two(const Page& page, Place place, Random&) {
  auto sentence = cut_in_two(page.at(place));
  if (!sentence) return std::nullopt;
  Edited edited{.page = page, .place = place};
  edited.page.at(place) = std::move(*sentence);
  return edited;
}

std::optional<Edited> merged_with_next(const Page& page, Place place, Random&) {
  const auto& sentences = page.paragraphs[place.paragraph].sentences;
  if (place.sentence + 1 == sentences.size()) return std::nullopt;
  const std::string& sentence = page.at(place);
  auto both = run_on(sentence, sentences[place.sentence + 1]);
  if (!both) return std::nullopt;
  Edited edited{.page = page, .place = place, .from = 0, .size = sentence.size() - 1};
  erase(edited.page, {place.paragraph, place.sentence + 1});
  edited.page.at(place) = std::move(*both);
  return edited;
}

/// The sentence leaves its paragraph for a holder of its own, in place or at the end.
Edit held(Holder holder, bool at_end = false) {
  return [=](const Page& page, Place place, Random&) -> std::optional<Edited> {
    Edited edited{.page = page};
    auto& paragraphs = edited.page.paragraphs;
    auto& sentences = paragraphs[place.paragraph].sentences;
    const auto at = sentences.begin() + static_cast<std::ptrdiff_t>(place.sentence);
    Paragraph alone{.sentences = {*at}, .holder = holder};
    Paragraph rest{.sentences = {at + 1, sentences.end()},
                   .holder = paragraphs[place.paragraph].holder};
    sentences.erase(at, sentences.end());
    const auto next = static_cast<std::ptrdiff_t>(place.paragraph) + 1;
    paragraphs.insert(paragraphs.begin() + next, std::move(rest));
    const auto home = at_end ? static_cast<std::ptrdiff_t>(paragraphs.size()) : next;
    paragraphs.insert(paragraphs.begin() + home, std::move(alone));
    edited.place = {static_cast<std::size_t>(home), 0};
    return edited;
  };
}

std::optional<Edited> said_twice(const Page& page, Place place, Random& random) {
  const auto other = other_paragraph(page, place.paragraph, random);
  // Of two copies side by side, neither is the one.
  if (!other || *other + 1 == place.paragraph || *other == place.paragraph + 1) return std::nullopt;
  Edited edited{.page = page, .place = place};
  edited.page.paragraphs[*other].sentences.push_back(page.at(place));
  return edited;
}

std::optional<Edited> capitals_and_marks(const Page& page, Place place, Random& random) {
  Edited edited{.page = page, .place = place};
  edited.page.at(place) = reset(in_capitals(page.at(place)), random);
  return edited;
}

}  // namespace

std::vector<Scenario> scenarios(const std::vector<Page>& pages) {
  using enum Expected;
  const auto words = [](std::size_t count) {
    return rewritten([count](const std::string& s, Random& r) { return replaced(s, count, r); });
  };
  return {
      {"unchanged", found, {Resolution::same}, "100", unchanged},
      {"paragraph elsewhere deleted",
       found,
       {Resolution::same, Resolution::moved},
       "100",
       without_another},
      {"two paragraphs swapped", found, {Resolution::same, Resolution::moved}, "100", with_swapped},
      {"1 word replaced", found, {Resolution::reworded}, "100", words(1)},
      {"3 words replaced", found, {Resolution::reworded}, "100", words(3)},
      {"moved, 3 words replaced", found, {Resolution::reworded}, "100", moved_and_replaced},
      {"quotes, dashes, no-break spaces, line breaks",
       found,
       {Resolution::same, Resolution::moved},
       "100",
       rewritten([](const std::string& s, Random& r) { return std::optional(reset(s, r)); })},
      {"ALL CAPS",
       found,
       {Resolution::same, Resolution::moved},
       "0",
       rewritten([](const std::string& s, Random&) { return std::optional(in_capitals(s)); })},
      {"ALL CAPS, quotes, spaces",
       found,
       {Resolution::same, Resolution::moved},
       "0",
       capitals_and_marks},
      {"5 words inserted", found, {Resolution::reworded}, "96.3", rewritten(widened)},
      {"paraphrased", found, {Resolution::reworded}, "", rewritten(paraphrased)},
      {"sentence deleted", gone, {Resolution::gone}, "5.0", sentence_deleted},
      {"paragraph deleted", gone, {Resolution::gone}, "3.5", paragraph_deleted},
      {"another page in its place", gone, {Resolution::gone}, "1.6", other_page_of(pages)},
      {"deleted, lookalike elsewhere", gone, {Resolution::lookalike}, "100", lookalike_only},
      {"negated",
       Expected::meaning_changed,
       {Resolution::meaning_changed},
       "100",
       given_meaning(negated)},
      {"denied by words put before it",
       Expected::meaning_changed,
       {Resolution::meaning_changed},
       "",
       given_meaning(denied)},
      {"strengthened to cure language",
       Expected::meaning_changed,
       {Resolution::meaning_changed},
       "100",
       given_meaning(strengthened)},
      {"number changed",
       Expected::meaning_changed,
       {Resolution::meaning_changed},
       "100",
       given_meaning(renumbered)},
      {"hedge removed",
       Expected::meaning_changed,
       {Resolution::meaning_changed},
       "",
       given_meaning(unhedged)},
      {"D18 split in two", found, {Resolution::split}, "", made_two},
      {"D18 merged with the next", found, {Resolution::merged}, "", merged_with_next},
      {"D18 made a list item",
       found,
       {Resolution::same, Resolution::moved},
       "",
       held(Holder::list_item)},
      {"D18 made a heading",
       found,
       {Resolution::same, Resolution::moved},
       "",
       held(Holder::heading)},
      {"D18 moved to the footer", found, {Resolution::moved}, "", held(Holder::footer, true)},
      {"D18 struck out", found, {Resolution::struck}, "", held(Holder::struck)},
      {"D18 hidden", found, {Resolution::struck}, "", held(Holder::hidden)},
      {"D19 a copy elsewhere", found, {Resolution::same, Resolution::moved}, "", said_twice},
  };
}

}  // namespace caveat::figures
