// SPDX-License-Identifier: Apache-2.0
//
// Anchors that somebody wrote by hand, or that lost their document: a verdict each, never
// a crash and never a silent "same".

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>

#include "documents/reading.hpp"
#include "entries/reading.hpp"
#include "entries/resolving.hpp"

namespace caveat {
namespace {

namespace data = boost::unit_test::data;

Document page(std::string text) {
  return read_document(std::move(text), Format::text, {},
                       {.charset = {}, .detect_language = false});
}

const std::string text =
    "News of the house.\n\nThe cr\u00e8me smooths fine lines in a week. It smells of roses.\n";
const std::string sentence = "The cr\u00e8me smooths fine lines in a week.";
constexpr Span place{20, 60};  // of the sentence, in bytes

struct Row {
  const char* name;
  std::string document;
  std::string exact, prefix, suffix;
  Span position;
  Resolution resolution;
};

std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

const Row rows[] = {
    {"beyond the end", text, sentence, "house.", "", {900000, 900040}, Resolution::moved},
    {"beyond the end, not a word of it there",
     text,
     "Nobody has ever seen a purple horse.",
     "",
     "",
     {900000, 900036},
     Resolution::gone},
    {"the largest offsets", text, sentence, "", "", {4294967290U, 4294967295U}, Resolution::moved},
    {"begins inside a character", text, sentence, "house.", "", {27, 60}, Resolution::moved},
    {"ends inside a character",
     text,
     "The cr\u00e8me",
     "house.",
     "smooths fine",
     {20, 27},
     Resolution::same},
    {"a quote of one word, elsewhere",
     text,
     "roses",
     "a garden of",
     "in the south",
     {2, 7},
     Resolution::lookalike},
    {"a quote of one word that is not there", text, "tulips", "", "", {2, 8}, Resolution::gone},
    {"a quote of one mark", text, ".", "", "", {2, 3}, Resolution::ambiguous},
    {"a prefix longer than the document", text, sentence, std::string(100000, 'x'), "", place,
     Resolution::same},
    {"a quote longer than the document", text, std::string(100000, 'x'), "", "", place,
     Resolution::gone},
    {"a quote of many words, longer than the document", text,
     [] {
       std::string many;
       for (int i = 0; i < 20000; ++i) many += "smooths fine lines ";
       return many;
     }(),
     "", "", place, Resolution::gone},
    {"an empty document", "", sentence, "house.", "It smells", place, Resolution::gone},
    {"a document of white space", " \n\n \n", sentence, "house.", "It smells", place,
     Resolution::gone},
};

std::string copies(int count) {
  std::string all;
  for (int i = 0; i < count; ++i) all += sentence + "\n\n";
  return all;
}

}  // namespace

BOOST_DATA_TEST_CASE(an_anchor_that_was_written_badly_gets_a_verdict, data::make(rows), row) {
  Anchor anchor;
  anchor.exact = row.exact;
  anchor.prefix = row.prefix;
  anchor.suffix = row.suffix;
  anchor.position = row.position;
  const Document document = page(row.document);
  const ResolvedAnchor answer = resolve(anchor, document);
  BOOST_TEST(static_cast<int>(answer.resolution) == static_cast<int>(row.resolution), answer.why);
  BOOST_TEST(!answer.why.empty());
  if (answer.found()) BOOST_TEST(answer.text.end <= document.text.size());
}

BOOST_AUTO_TEST_CASE(of_two_hundred_equal_sentences_none_is_taken_for_another) {
  Anchor anchor;
  anchor.exact = sentence;
  anchor.prefix = anchor.suffix = sentence;
  anchor.position = Span{999999, 1000040};
  const Document document = page(copies(200));
  const ResolvedAnchor answer = resolve(anchor, document);
  BOOST_TEST((answer.resolution == Resolution::ambiguous), answer.why);
  BOOST_TEST(!answer.found());

  const AnchorMaker::Made made = AnchorMaker(document).make(document.sentences[100].text);
  BOOST_TEST(!made.unique);
  // While the page stays as it is, its place tells.
  BOOST_TEST((resolve(made.anchor, document).resolution == Resolution::same));
  BOOST_TEST(
      (resolve(made.anchor, page("News.\n\n" + copies(200))).resolution != Resolution::same));
}

BOOST_AUTO_TEST_CASE(fifty_megabytes_of_entries_are_read) {
  std::string xml = "<entries xmlns=\"urn:caveat:entries:1\">\n";
  std::size_t count = 0;
  while (xml.size() < (std::size_t{50} << 20)) {
    xml += "<entry id=\"e" + std::to_string(count++) + "\"><wording>" + std::string(2000, 'w') +
           "</wording></entry>\n";
  }
  const EntriesFile file = parse_entries(xml + "</entries>\n", "entries.xml", ".");
  BOOST_TEST(file.entries.size() == count);
  try {
    parse_entries(xml, "entries.xml", ".");
    BOOST_FAIL("a file without its end was read");
  } catch (const Error& error) {
    BOOST_TEST(std::string(error.what()).starts_with("entries.xml:"));
  }
}

}  // namespace caveat
