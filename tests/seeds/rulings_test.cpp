// SPDX-License-Identifier: Apache-2.0
//
// What editors ruled on sentences of the five documents, each named by its first words.

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <string_view>

#include "seeds/seeds.hpp"

namespace caveat {
namespace {

enum class Ruling {
  error,    // asserted at error severity, in this category
  warning,  // asserted in this category, nothing asserted at error severity
  defused,  // a trigger of this category with this status, nothing asserted at error severity
  quiet,    // nothing asserted at all
};

struct Row {
  std::string_view document, starts, category;
  Ruling ruling;
  Status status = Status::asserted;

  friend std::ostream& operator<<(std::ostream& out, const Row& row) {
    return out << row.document << ": " << row.starts << " ... " << row.category;
  }
};

const Row rulings[] = {
    {"treatnheal", "The injected stem cells eliminated", "cure", Ruling::error},
    {"treatnheal", "The patient's own MSC", "totality", Ruling::error},
    {"treatnheal", "The effect is the disappearance", "cure", Ruling::error},
    {"treatnheal", "Still, with cell therapy", "cure", Ruling::error},
    {"treatnheal", "Now, anyone can", "universality", Ruling::error},
    {"treatnheal", "Anyone who dreams", "universality", Ruling::error},
    {"treatnheal", "Going under the knife", "future", Ruling::error},
    {"treatnheal", "Having smooth, supple", "guarantee", Ruling::error},
    {"xyupload", "Thanks to this discipline", "cure", Ruling::error},
    {"treatnheal", "Many people might compliment", "testimonial", Ruling::warning},
    {"xyupload", "The Fountain of Youth", "miracle", Ruling::warning},
    {"bodysymphony", "Stem cell therapy cannot", "cure", Ruling::defused, Status::negated},
    {"bodysymphony", "While not a guaranteed cure", "cure", Ruling::defused, Status::negated},
    {"xyupload", "Plastic surgery can't", "physiological", Ruling::defused, Status::negated},
    {"itsehealth", "Stem cell therapy is widely accepted", "acceptance", Ruling::warning},
    {"bodysymphony", "Stem cell-based treatments are increasingly", "acceptance", Ruling::warning},
    {"myfacemybody", "Following a cell therapy", "risk-minimised", Ruling::warning},
    {"myfacemybody", "While the skin may be", "risk-minimised", Ruling::warning},
    {"myfacemybody", "Rare risks", "risk-minimised", Ruling::warning},
    {"itsehealth", "It is well known", "establishment", Ruling::warning},
    {"treatnheal", "In the past, introducing", "establishment", Ruling::warning},
    {"treatnheal", "Surgical face lifts used", "comparator-denigration", Ruling::warning},
    {"treatnheal", "It's a costly", "comparator-denigration", Ruling::warning},
    {"xyupload", "However, that only goes", "comparator-denigration", Ruling::warning},
    {"bodysymphony", "Stem cell therapy shows promise", "praise-as-limit", Ruling::warning},
    {"treatnheal", "The future of medicine", "praise-as-limit", Ruling::warning},
    {"treatnheal", "But as everyone might know", "", Ruling::quiet},
};

const seeds::Seed& seed_of(std::string_view id) {
  static const auto all = seeds::read_seeds();
  for (const auto& seed : all) {
    if (seed.document.info.id == id) return seed;
  }
  throw std::out_of_range(std::string(id));
}

const SentenceReading& reading_of(const seeds::Seed& seed, std::string_view starts) {
  for (std::size_t i = 0; i < seed.document.sentences.size(); ++i) {
    if (seed.document.text_of(seed.document.sentences[i].text).starts_with(starts)) {
      return seed.reading.sentences[i];
    }
  }
  throw std::out_of_range(std::string(starts));
}

struct Counted {
  int errors = 0;    // asserted at error severity, any category
  int asserted = 0;  // any category and severity
  int wanted = 0;    // of the row's category and status
  std::string all;   // for the message
};

Counted count(const Row& row) {
  const seeds::Seed& seed = seed_of(row.document);
  Counted counted;
  for (const Assertion& assertion : seed.reading.of(reading_of(seed, row.starts))) {
    const bool asserted = assertion.status == Status::asserted;
    const bool at_error = assertion.severity == Severity::error;
    const bool severe_enough = row.ruling != Ruling::error || at_error;
    counted.asserted += asserted;
    counted.errors += asserted && at_error;
    counted.wanted +=
        assertion.rule->category == row.category && assertion.status == row.status && severe_enough;
    counted.all += assertion.rule->id + ' ' + std::string(to_string(assertion.status)) + ' ' +
                   std::string(to_string(assertion.severity)) + "; ";
  }
  return counted;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(seeds_rulings, *boost::unit_test::precondition(seeds::stored_copies))

BOOST_DATA_TEST_CASE(a_sentence_is_judged_as_ruled, boost::unit_test::data::make(rulings), row) {
  const Counted counted = count(row);
  if (row.ruling == Ruling::quiet) {
    BOOST_TEST(counted.asserted == 0, counted.all);
  } else {
    BOOST_TEST(counted.wanted > 0, counted.all);
    BOOST_TEST((counted.errors > 0) == (row.ruling == Ruling::error), counted.all);
  }
}

BOOST_AUTO_TEST_CASE(no_absolute_is_found_in_001_002_and_004) {
  for (const std::string_view id : {"itsehealth", "myfacemybody", "bodysymphony"}) {
    const seeds::Seed& seed = seed_of(id);
    for (const Assertion& assertion : seed.reading.assertions) {
      BOOST_TEST((assertion.status != Status::asserted || assertion.severity != Severity::error),
                 id << ": " << assertion.rule->id << " at \""
                    << seed.document.text_of(assertion.trigger) << '"');
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace caveat
