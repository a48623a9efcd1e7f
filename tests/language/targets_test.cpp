// SPDX-License-Identifier: Apache-2.0
//
// Spans that the caller asks about: the table is language/targets/negation.tsv.

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <string>
#include <vector>

#include "documents/reading.hpp"
#include "language/language.hpp"
#include "language/reading.hpp"

namespace {

struct Row {
  std::string text, letters;
  std::vector<caveat::Span> targets;
};

// "No [fever] but [cough].\tn,a"
Row row_from(const std::string& line) {
  Row row;
  const auto tab = line.find('\t');
  for (const char c : line.substr(0, tab)) {
    const auto at = static_cast<std::uint32_t>(row.text.size());
    if (c == '[') {
      row.targets.push_back({at, at});
    } else if (c == ']') {
      row.targets.back().end = at;
    } else {
      row.text += c;
    }
  }
  for (const char c : line.substr(tab + 1)) {
    if (c == 'n' || c == 'a') row.letters += c;
  }
  return row;
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_span_is_negated_or_not) {
  std::ifstream in(CAVEAT_SOURCE_DIR "/tests/language/targets/negation.tsv");
  caveat::Reader reader(caveat::Language::embedded());
  int rows = 0;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == '#') continue;
    ++rows;
    const Row row = row_from(line);
    const caveat::Document document =
        caveat::read_document(row.text, caveat::Format::text, {}, {.detect_language = false});
    std::string said;
    for (const auto& target : reader.read(document, row.targets).targets) {
      said += target.status == caveat::Status::negated ? 'n' : 'a';
    }
    BOOST_TEST(said == row.letters, line);
  }
  BOOST_TEST(rows >= 30);
}
