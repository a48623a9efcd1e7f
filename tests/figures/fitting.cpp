// SPDX-License-Identifier: Apache-2.0

#include "fitting.hpp"

#include <atomic>
#include <string_view>
#include <thread>

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

class Fitting {
 public:
  Fitting(const std::vector<Set>& sets, std::size_t word_count)
      : sets_(sets), word_count_(word_count) {}

  /// Fitted to all.
  Models models() const { return models_of(sets_); }

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
      const Models models = models_of(std::move(fitted));
      for (Set& set : left_out) {
        lean_on_neighbours(set, leaning_models(models));
        for (std::size_t k = 0; k < weighed_count; ++k) score(set, k, models[k], scored[k]);
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

 private:
  static constexpr std::size_t parts = 4, folds = 3;

  static std::vector<Model> leaning_models(const Models& models) {
    std::vector<Model> result;
    for (const Weighed what : caveat::leanings) result.push_back(models[index_of(what)]);
    return result;
  }

  static void score(const Set& set, std::size_t kind, const Model& model,
                    std::vector<Scored>& scored) {
    for (std::size_t i = 0; i < set.samples.size(); ++i) {
      const bool is_asked = kind == index_of(Weighed::absolute)   ? !set.ruled[i]
                            : kind == index_of(Weighed::credible) ? set.asserted[i]
                                                                  : true;
      if (set.skipped[kind][i] || !is_asked) continue;
      scored.push_back({model.points(set.samples[i]), set.labels[kind][i]});
    }
  }

  // What neighbours lean to is said by models that were not fitted to them: of pages that
  // are read for the first time the words say it no better.
  Models models_of(std::vector<Set> sets) const {
    constexpr std::size_t each = caveat::leanings.size();
    std::vector<Model> leaning(folds * each);
    in_parallel(leaning.size(), [&](std::size_t i) {
      leaning[i] = fit_to(sets, index_of(caveat::leanings[i % each]), i / each);
    });
    for (std::size_t s = 0; s < sets.size(); ++s) {
      lean_on_neighbours(sets[s], std::span(leaning).subspan(s % folds * each, each));
    }
    Models result;
    in_parallel(result.size(), [&](std::size_t kind) { result[kind] = fit_to(sets, kind, folds); });
    return result;
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

Models fit_sentences(const std::vector<Set>& sets, std::size_t word_count) {
  return Fitting(sets, word_count).models();
}

std::array<float, weighed_count> sentence_thresholds(const std::vector<Set>& sets,
                                                     std::size_t word_count) {
  return Fitting(sets, word_count).thresholds();
}
