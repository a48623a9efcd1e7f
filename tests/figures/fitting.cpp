// SPDX-License-Identifier: Apache-2.0

#include "fitting.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <string_view>
#include <thread>

#include "lessons.hpp"
#include "thresholds.hpp"

namespace {

using caveat::Weighed;
using caveat::weighed_count;

class PageFitting {
 public:
  PageFitting(const std::vector<Set>& sets, caveat::PageWeighed what)
      : name_(caveat::page_weighed_names[static_cast<std::size_t>(what)]) {
    const bool health = what == caveat::PageWeighed::health;
    for (const Set& set : sets) {
      for (std::size_t i = 0; set.holds == Holds::pages && i < set.samples.size(); ++i) {
        const bool is_new = i == 0 || set.pages[i] != set.pages[i - 1];
        if (is_new) {
          pages_.emplace_back();
          pages_.back().tone = set.samples[i].tone;
          labels_.push_back(health && set.health[i]);
        }
        if (!health && set.labels[index_of(Weighed::absolute)][i]) labels_.back() = true;
      }
    }
  }

  PageModel fit() const {
    std::vector<Scored> scored;
    for (std::size_t fold = 0; fold < folds; ++fold) {
      const Model model = fit_but(fold);
      for (std::size_t p = fold; p < pages_.size(); p += folds) {
        scored.push_back({model.points(pages_[p]), labels_[p]});
      }
    }
    const float threshold = sure_threshold(scored, name_);
    const Model model = fit_but(folds);
    return {model.tone, model.base, threshold};
  }

 private:
  static constexpr std::size_t folds = 5;

  Model fit_but(std::size_t fold) const {
    std::vector<const Sample*> samples;
    std::vector<bool> labels;
    for (std::size_t p = 0; p < pages_.size(); ++p) {
      if (p % folds == fold) continue;
      samples.push_back(&pages_[p]);
      labels.push_back(labels_[p]);
    }
    return ::fit(samples, labels, 0);
  }

  std::string_view name_;
  std::vector<Sample> pages_;
  std::vector<bool> labels_;
};

// What the neighbours of each sentence and the heading above it lean to, by models of
// leanings.
void lean_on_neighbours(Set& set, std::span<const Model> models) {
  if (set.holds != Holds::pages) return;
  const auto circumstance = [](caveat::Circumstance first, std::size_t i) {
    return static_cast<std::size_t>(first) + i;
  };
  for (std::size_t i = 0; i < models.size(); ++i) {
    std::vector<float> leans;
    for (const Sample& sample : set.samples) leans.push_back(caveat::lean(models[i].own(sample)));
    for (std::size_t s = 0; s + 1 < leans.size(); ++s) {
      if (set.pages[s] != set.pages[s + 1]) continue;
      set.samples[s].circumstances[circumstance(caveat::Circumstance::absolute_behind, i)] =
          leans[s + 1];
      set.samples[s + 1].circumstances[circumstance(caveat::Circumstance::absolute_before, i)] =
          leans[s];
    }
    for (std::size_t s = 0; s < leans.size(); ++s) {
      if (set.above[s] == s) continue;
      set.samples[s].circumstances[circumstance(caveat::Circumstance::absolute_above, i)] =
          leans[set.above[s]];
    }
  }
}

// Calls `work` with each number below `count`, on all cores.
template <typename Work>
void in_parallel(std::size_t count, Work work) {
  std::atomic<std::size_t> next = 0;
  std::vector<std::jthread> threads;
  for (unsigned t = 0; t < std::max(1U, std::thread::hardware_concurrency()); ++t) {
    threads.emplace_back([&] {
      for (std::size_t i = next++; i < count; i = next++) work(i);
    });
  }
}

std::vector<Model> leaning_models(std::span<const Model> models) {
  std::vector<Model> result;
  for (const Weighed what : caveat::leanings) result.push_back(models[index_of(what)]);
  return result;
}

caveat::Perceptron perceptron_of(const std::vector<caveat::Perceptron::Unit>& units) {
  caveat::Perceptron result;
  for (const auto& unit : units) result.add(unit);
  return result;
}

// What decides of a sample: its total, and what the perceptron says.
caveat::Totals decisive(const caveat::Totals& total, const caveat::Perceptron::Outputs& said) {
  caveat::Totals result = total;
  for (std::size_t o = 0; o < said.size(); ++o) {
    result[index_of(caveat::Perceptron::outcomes[o])] += said[o];
  }
  return result;
}

class Fitting {
 public:
  Fitting(const std::vector<Set>& sets, std::size_t word_count)
      : sets_(sets), word_count_(word_count) {}

  Fitted fitted() const {
    const std::array<float, weighed_count> thresholds = this->thresholds();
    std::vector<Seen> seen;
    Fitted result = fit_all(sets_, seen);
    for (std::size_t k = 0; k < weighed_count; ++k) result.enough[k].threshold = thresholds[k];
    for (const Weighed what : caveat::Perceptron::outcomes) set_least(result, what, seen);
    return result;
  }

 private:
  static constexpr std::size_t parts = 4, folds = 3;
  static constexpr double given_up = 0.008;  // of what has enough, where less is not looked at

  // A sample by models that were not fitted to it, and what the perceptron says of it.
  struct Seen {
    caveat::Totals placed, total, decisive;
  };

  /// By what models say of unread pages that they were not fitted to.
  std::array<float, weighed_count> thresholds() const {
    std::array<std::vector<Scored>, weighed_count> scored;
    for (std::size_t part = 0; part < parts; ++part) {
      std::vector<Set> fitted, left_out;
      for (std::size_t s = 0, unread = 0; s < sets_.size(); ++s) {
        const bool may_be_left_out = sets_[s].holds == Holds::pages && sets_[s].is_unread;
        const bool is_left_out = may_be_left_out && unread++ % parts == part;
        (is_left_out ? left_out : fitted).push_back(sets_[s]);
      }
      std::vector<Seen> seen;
      const Fitted made = fit_all(std::move(fitted), seen);
      const caveat::Perceptron perceptron = perceptron_of(made.units);
      for (Set& set : left_out) {
        lean_on_neighbours(set, leaning_models(made.models));
        const Sums sums(set, made.models);
        const std::vector<Lesson> lessons = lessons_of(set, sums);
        for (std::size_t i = 0; i < lessons.size(); ++i) {
          score(set, i, decisive(sums.total[i], perceptron(lessons[i].inputs)), scored);
        }
      }
    }
    std::array<float, weighed_count> result;
    for (std::size_t k = 0; k < weighed_count; ++k) {
      const auto name = caveat::weighed_names[k];
      result[k] = k == index_of(Weighed::credible)   ? believed_threshold(scored[k])
                  : k == index_of(Weighed::absolute) ? precise_threshold(scored[k], name)
                                                     : best_threshold(scored[k], name);
    }
    return result;
  }

  static void score(const Set& set, std::size_t i, const caveat::Totals& decisive,
                    std::array<std::vector<Scored>, weighed_count>& scored) {
    for (std::size_t kind = 0; kind < weighed_count; ++kind) {
      const bool is_asked = kind == index_of(Weighed::absolute)   ? !set.ruled[i]
                            : kind == index_of(Weighed::credible) ? set.asserted[i]
                                                                  : true;
      if (set.skipped[kind][i] || !is_asked) continue;
      scored[kind].push_back({decisive[kind], set.labels[kind][i]});
    }
  }

  // What neighbours lean to, and what the perceptron learns from, is said by models that were
  // not fitted to it: of pages that are read for the first time the words say it no better.
  Fitted fit_all(std::vector<Set> sets, std::vector<Seen>& seen) const {
    constexpr std::size_t each = caveat::leanings.size();
    std::vector<Model> leaning(folds * each);
    in_parallel(leaning.size(), [&](std::size_t i) {
      leaning[i] = fit_to(sets, index_of(caveat::leanings[i % each]), i / each);
    });
    for (std::size_t s = 0; s < sets.size(); ++s) {
      lean_on_neighbours(sets[s], std::span(leaning).subspan(s % folds * each, each));
    }
    std::vector<Model> models((folds + 1) * weighed_count);  // the last ones are fitted to all
    in_parallel(models.size(), [&](std::size_t i) {
      models[i] = fit_to(sets, i % weighed_count, i / weighed_count);
    });
    const auto models_of = [&](std::size_t fold) {
      return std::span(models).subspan(fold * weighed_count, weighed_count);
    };
    std::vector<Lesson> lessons;
    for (std::size_t s = 0; s < sets.size(); ++s) {
      if (sets[s].holds != Holds::pages) continue;
      const Sums sums(sets[s], models_of(s % folds));
      const std::vector<Lesson> more = lessons_of(sets[s], sums);
      lessons.insert(lessons.end(), more.begin(), more.end());
      for (std::size_t i = 0; i < more.size(); ++i)
        seen.push_back({sums.placed[i], sums.total[i], {}});
    }
    Fitted result;
    std::ranges::move(models_of(folds), result.models.begin());
    result.units = fit_perceptron(lessons);
    const caveat::Perceptron perceptron = perceptron_of(result.units);
    for (std::size_t i = 0; i < lessons.size(); ++i) {
      seen[i].decisive = decisive(seen[i].total, perceptron(lessons[i].inputs));
    }
    return result;
  }

  // Below what sums hardly any sample has enough.
  static void set_least(Fitted& fitted, Weighed what, const std::vector<Seen>& seen) {
    const std::size_t kind = index_of(what);
    std::vector<float> placed, total;
    for (const Seen& one : seen) {
      if (one.decisive[kind] < fitted.enough[kind].threshold) continue;
      placed.push_back(one.placed[kind]);
      total.push_back(one.total[kind]);
    }
    const auto least = [](std::vector<float>& sums) {
      std::ranges::sort(sums);
      return sums.empty() ? 0 : sums[static_cast<std::size_t>(given_up * double(sums.size()))];
    };
    fitted.enough[kind].least_placed = least(placed);
    fitted.enough[kind].least_total = least(total);
    fmt::print(stderr,
               "{:<9} {} have enough; least by their own words and places {:.2f}, in all {:.2f}\n",
               caveat::weighed_names[kind], placed.size(), fitted.enough[kind].least_placed,
               fitted.enough[kind].least_total);
  }

  // To all sets but those of one fold.
  Model fit_to(const std::vector<Set>& sets, std::size_t kind, std::size_t but) const {
    std::vector<const Sample*> samples;
    std::vector<bool> labels;
    for (std::size_t s = 0; s < sets.size(); ++s) {
      if (s % folds == but) continue;
      for (std::size_t i = 0; i < sets[s].samples.size(); ++i) {
        if (sets[s].skipped[kind][i]) continue;
        samples.push_back(&sets[s].samples[i]);
        labels.push_back(sets[s].labels[kind][i]);
      }
    }
    return fit(samples, labels, word_count_);
  }

  const std::vector<Set>& sets_;
  std::size_t word_count_;
};

}  // namespace

PageModel fit_pages(const std::vector<Set>& sets, caveat::PageWeighed what) {
  return PageFitting(sets, what).fit();
}

Fitted fit_sentences(const std::vector<Set>& sets, std::size_t word_count) {
  return Fitting(sets, word_count).fitted();
}
