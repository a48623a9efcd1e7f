// SPDX-License-Identifier: Apache-2.0
//
// Spans that the caller asks about: the table is language/targets/negation.tsv.

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <string>

#include "documents/reading.hpp"
#include "language/bracketed.hpp"
#include "language/language.hpp"
#include "language/reading.hpp"

BOOST_AUTO_TEST_CASE(every_span_is_negated_or_not) {
  std::ifstream in(CAVEAT_SOURCE_DIR "/tests/language/targets/negation.tsv");
  caveat::Reader reader(caveat::Language::embedded());
  int rows = 0;
  while (const auto row = caveat::next_bracketed(in)) {
    ++rows;
    const caveat::Document document =
        caveat::read_document(row->text, caveat::Format::text, {}, {.detect_language = false});
    std::string said;
    for (const auto& target : reader.read(document, row->targets).targets) {
      said += target.status == caveat::Status::negated ? 'n' : 'a';
    }
    BOOST_TEST(said == row->letters, row->line);
  }
  BOOST_TEST(rows >= 30);
}
