// SPDX-License-Identifier: Apache-2.0
//
// Minimal pairs: sentences that differ in what they do with the same words. The
// tables are language/pairs/*.tsv: text, status, category.

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "documents/reading.hpp"
#include "language/language.hpp"
#include "language/reading.hpp"

namespace {

struct Pair {
  std::string where, text, status;
};

// Claims and risks have tables of their own, with other columns.
std::vector<Pair> all_pairs() {
  std::vector<Pair> pairs;
  for (const auto& file :
       std::filesystem::directory_iterator(CAVEAT_SOURCE_DIR "/tests/language/pairs")) {
    const std::string name = file.path().filename().string();
    if (name == "claims.tsv" || name == "risks.tsv") continue;
    std::ifstream in(file.path());
    std::string line;
    for (int number = 1; std::getline(in, line); ++number) {
      if (line.empty() || line.front() == '#') continue;
      const auto tab = line.find('\t');
      const auto second = line.find('\t', tab + 1);
      pairs.push_back({name + ":" + std::to_string(number), line.substr(0, tab),
                       line.substr(tab + 1, second - tab - 1)});
    }
  }
  return pairs;
}

struct Said {
  bool flagged = false;  // asserted at error
  std::map<std::string, int> statuses;
};

Said read(caveat::Reader& reader, const std::string& text) {
  const caveat::Document document =
      caveat::read_document(text, caveat::Format::text, {}, {.detect_language = false});
  Said said;
  for (const caveat::Assertion& made : reader.read(document).assertions) {
    ++said.statuses[std::string(to_string(made.status))];
    said.flagged = said.flagged || (made.status == caveat::Status::asserted &&
                                    made.severity == caveat::Severity::error);
  }
  return said;
}

}  // namespace

// The floors are those of the project's figures; what misses is printed to be looked at.
BOOST_AUTO_TEST_CASE(minimal_pairs_are_told_apart) {
  caveat::Reader reader(caveat::Language::embedded());
  const std::vector<Pair> pairs = all_pairs();
  int hits = 0, false_flags = 0, misses = 0, right = 0, with_status = 0;
  std::map<std::string, int> per_status;
  for (const Pair& pair : pairs) {
    const Said said = read(reader, pair.text);
    const bool asserted = pair.status == "asserted";
    ++per_status[pair.status];
    hits += asserted && said.flagged ? 1 : 0;
    misses += asserted && !said.flagged ? 1 : 0;
    false_flags += !asserted && said.flagged ? 1 : 0;
    if (asserted != said.flagged) BOOST_TEST_MESSAGE(pair.where << ' ' << pair.text);
    if (asserted || pair.status == "none" || said.statuses.empty()) continue;
    ++with_status;
    right += said.statuses.contains(pair.status) ? 1 : 0;
  }
  const double f1 = 2.0 * hits / (2.0 * hits + false_flags + misses);
  BOOST_TEST_MESSAGE(pairs.size() << " pairs, F1 " << f1 << ", false flags " << false_flags
                                  << ", misses " << misses << ", status right " << right << " of "
                                  << with_status);
  BOOST_TEST(pairs.size() >= 600u);
  BOOST_TEST(f1 >= 0.95);
  BOOST_TEST(right >= 0.90 * with_status);
  for (const char* status : {"asserted", "negated", "hedged", "question", "conditional",
                             "attributed", "mention", "measured", "risk", "unrelated"}) {
    BOOST_TEST(per_status[status] >= 40, status << ": " << per_status[status] << " pairs");
  }
}

// claims.tsv and risks.tsv: text, yes or no.
BOOST_DATA_TEST_CASE(claims_and_risks_are_told_from_their_lookalikes,
                     boost::unit_test::data::make({"claims", "risks"}), name) {
  caveat::Reader reader(caveat::Language::embedded());
  std::ifstream in(CAVEAT_SOURCE_DIR "/tests/language/pairs/" + std::string(name) + ".tsv");
  int hits = 0, false_flags = 0, misses = 0;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == '#') continue;
    const std::string text = line.substr(0, line.find('\t'));
    const bool wanted = line.ends_with("\tyes");
    const caveat::Document document =
        caveat::read_document(text, caveat::Format::text, {}, {.detect_language = false});
    bool said = false;
    for (const caveat::SentenceReading& sentence : reader.read(document).sentences) {
      said = said || (std::string_view(name) == "claims" ? sentence.claim : sentence.risk);
    }
    hits += wanted && said ? 1 : 0;
    misses += wanted && !said ? 1 : 0;
    false_flags += !wanted && said ? 1 : 0;
    if (wanted != said) BOOST_TEST_MESSAGE(name << ": " << text);
  }
  BOOST_TEST(hits + misses >= 20);
  BOOST_TEST(2.0 * hits / (2.0 * hits + false_flags + misses) >= 0.95);
}
