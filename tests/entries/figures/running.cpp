// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <utility>

#include "entries/figures/scenarios.hpp"
#include "entries/meaning.hpp"
#include "entries/resolving.hpp"

namespace caveat::figures {

namespace {

constexpr std::size_t shortest_sentence = 60;
constexpr std::uint32_t seed = 20261121;

bool accepted(Resolution resolution) {
  using enum Resolution;
  return resolution == same || resolution == moved || resolution == reworded ||
         resolution == split || resolution == merged;
}

std::uint32_t common(Span a, Span b) {
  const std::uint32_t start = std::max(a.start, b.start), end = std::min(a.end, b.end);
  return end > start ? end - start : 0;
}

/// Half of what either covers is covered by both.
bool mostly(Span a, Span b) {
  const std::uint32_t both = common(a, b);
  return both * 2 >= a.size() + b.size() - both;
}

/// Nothing but punctuation marks between the two.
bool same_words(const Document& document, Span a, Span b) {
  const auto bare = [&](Span span) {
    std::string text = fold_quote(document.text_of(span));
    const auto mark = [](char c) {
      return std::string_view(" .,;:!?\"'()").find(c) != std::string_view::npos;
    };
    while (!text.empty() && mark(text.back())) text.pop_back();
    return text;
  };
  return bare(a) == bare(b);
}

bool names_one(const std::string& why, const std::vector<std::string>& reasons) {
  return std::any_of(reasons.begin(), reasons.end(), [&](const std::string& reason) {
    return why.find(reason) != std::string::npos;
  });
}

/// Tries all the edits on all the sentences of one page.
class PageRun {
 public:
  PageRun(const Page& page, const std::vector<Scenario>& scenarios, const Selection& selection,
          Reader& reader, std::vector<Tally>& tallies)
      : page_(page),
        scenarios_(scenarios),
        selection_(selection),
        reader_(reader),
        tallies_(tallies) {}

  void run(std::size_t& sentence_number) {
    for (std::size_t p = 0; p < page_.paragraphs.size(); ++p) {
      for (std::size_t s = 0; s < page_.paragraphs[p].sentences.size(); ++s) {
        if (page_.paragraphs[p].sentences[s].size() < shortest_sentence) continue;
        if (sentence_number++ % selection_.one_in == 0) try_sentence({p, s}, sentence_number);
      }
    }
  }

 private:
  void try_sentence(Place place, std::size_t number) {
    const Rendered old = render(page_, place);
    const Anchor anchor = AnchorMaker(old.document).make(old.marked).anchor;
    for (std::size_t i = 0; i < scenarios_.size(); ++i) {
      for (std::size_t variant = 0; variant < selection_.variants; ++variant) {
        Random random(seed + static_cast<std::uint32_t>(number * 1009 + i * 31 + variant));
        if (const auto edited = scenarios_[i].edit(page_, place, random)) {
          count(anchor, scenarios_[i], *edited, tallies_[i]);
        }
      }
    }
  }

  void count(const Anchor& anchor, const Scenario& scenario, const Edited& edited, Tally& tally) {
    const bool there = scenario.expected != Expected::gone;
    const Rendered now = there ? render(edited.page, edited.place, edited.from, edited.size)
                               : Rendered{.document = render(edited.page), .marked = {}};
    ResolvedAnchor answer = resolve(anchor, now.document);
    judge_meaning(answer, anchor, now.document, reader_);
    const bool right = std::find(scenario.verdicts.begin(), scenario.verdicts.end(),
                                 answer.resolution) != scenario.verdicts.end();
    const bool found = there && answer.found() && mostly(answer.text, now.marked);
    const bool exact = found && same_words(now.document, answer.text, now.marked);
    const bool meaning = answer.resolution == Resolution::meaning_changed;
    const bool reason = meaning && names_one(answer.why, edited.reasons);
    ++tally.trials;
    tally.found += found ? 1 : 0;
    tally.exact += exact ? 1 : 0;
    tally.elsewhere += answer.found() && !found ? 1 : 0;
    tally.verdict += right ? 1 : 0;
    tally.changed += meaning ? 1 : 0;
    tally.reason += reason ? 1 : 0;
    tally.silent += !found && accepted(answer.resolution) ? 1 : 0;
    const bool missed = there ? !exact : answer.found();
    const bool wrong = scenario.expected == Expected::meaning_changed ? !reason : !right;
    if (!selection_.on_miss || (!missed && !wrong)) return;
    selection_.on_miss(
        scenario.name + " [" + page_.id + "] " + std::string(to_string(answer.resolution)) + ": " +
        answer.why + " (context " +
        std::to_string(std::max(answer.context, answer.runner_up_context)) + ", similarity " +
        std::to_string(std::max(answer.similarity, answer.runner_up_similarity)) +
        ")\n    was: " + anchor.exact +
        "\n    now: " + (there ? std::string(now.document.text_of(now.marked)) : "-") +
        "\n  found: " + (answer.found() ? std::string(now.document.text_of(answer.text)) : "-"));
  }

  const Page& page_;
  const std::vector<Scenario>& scenarios_;
  const Selection& selection_;
  Reader& reader_;
  std::vector<Tally>& tallies_;
};

}  // namespace

std::vector<Tally> run(const std::vector<Scenario>& scenarios, const std::vector<Page>& pages,
                       const Selection& selection) {
  std::vector<Tally> tallies(scenarios.size());
  Reader reader(Language::embedded());
  std::size_t sentence_number = 0;
  for (const Page& page : pages) {
    PageRun(page, scenarios, selection, reader, tallies).run(sentence_number);
  }
  return tallies;
}

Tally run(const std::vector<Pair>& pairs, const std::function<void(const std::string&)>& on_miss) {
  Reader reader(Language::embedded());
  Tally tally;
  for (const Pair& pair : pairs) {
    const std::vector<std::string> given = meaning_changes(pair.was, pair.is, reader);
    const bool reason = std::any_of(given.begin(), given.end(), [&](const std::string& one) {
      return names_one(one, pair.reasons);
    });
    ++tally.trials;
    tally.changed += given.empty() ? 0 : 1;
    tally.reason += reason ? 1 : 0;
    if (!on_miss || (pair.reasons.empty() ? given.empty() : reason)) continue;
    std::string line = pair.was + " => " + pair.is + " :";
    for (const std::string& one : given) line += " [" + one + "]";
    on_miss(line);
  }
  return tally;
}

}  // namespace caveat::figures
