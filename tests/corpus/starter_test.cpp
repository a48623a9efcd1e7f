// SPDX-License-Identifier: Apache-2.0

#include <boost/test/unit_test.hpp>

#include "corpus/corpus.hpp"
#include "corpus/identifiers.hpp"

namespace caveat {

BOOST_AUTO_TEST_CASE(a_starter_manifest_loads_as_it_stands) {
  const std::vector<std::string> files = {"index.html", "de/index.html", "a & b \"c\".md",
                                          "\xC3\x9C"
                                          "ber.txt"};
  const std::string text = starter_manifest(files, "entries.xml");
  const Corpus corpus = parse_corpus(text, "caveat.xml", ".");
  BOOST_REQUIRE_EQUAL(corpus.documents.size(), files.size());
  for (std::size_t i = 0; i < files.size(); ++i) {
    BOOST_TEST(corpus.documents[i].info.path == files[i]);
  }
  BOOST_TEST(corpus.documents[0].info.id == "index");
  BOOST_TEST(corpus.documents[1].info.id == "index-2");
  BOOST_TEST(corpus.documents[2].info.id == "a-b-c");
  BOOST_TEST(corpus.documents[3].info.id == "ber");
  BOOST_REQUIRE_EQUAL(corpus.entries.size(), 1U);
  BOOST_TEST(corpus.entries[0].path == "entries.xml");
}

BOOST_AUTO_TEST_CASE(a_starter_manifest_without_documents_loads_too) {
  const Corpus corpus = parse_corpus(starter_manifest({}), "caveat.xml", ".");
  BOOST_TEST(corpus.documents.empty());
  BOOST_TEST(corpus.entries.empty());
}

BOOST_AUTO_TEST_CASE(a_starter_manifest_gives_no_example_to_take_for_real) {
  const std::vector<std::string> files = {"a.html"};
  const std::string text = starter_manifest(files);
  BOOST_TEST(text.find("href") == std::string::npos);
  std::size_t documents = 0;
  for (std::size_t at = text.find("<document "); at != std::string::npos;
       at = text.find("<document ", at + 1)) {
    ++documents;
  }
  BOOST_TEST(documents == 1U);
}

BOOST_AUTO_TEST_CASE(an_id_is_made_of_words) {
  BOOST_TEST(slug("Smooths fine lines, for 3.5 days!") == "smooths-fine-lines-for-3-5-days");
  BOOST_TEST(slug("one two three four", 2) == "one-two");
  BOOST_TEST(slug("don't stop") == "dont-stop");
  BOOST_TEST(slug("\xE7\x9A\xAE\xE8\x86\x9A") == "x");
  BOOST_TEST(slug("") == "x");
  BOOST_TEST(slug(std::string(500, 'a')).size() == 60U);
}

BOOST_AUTO_TEST_CASE(ids_are_handed_out_once) {
  UniqueIds ids;
  BOOST_TEST(ids.take("a") == "a");
  BOOST_TEST(ids.take("a-2") == "a-2");
  BOOST_TEST(ids.take("a") == "a-3");
  BOOST_TEST(ids.take("a") == "a-4");
}

}  // namespace caveat
