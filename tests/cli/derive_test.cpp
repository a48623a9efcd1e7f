// SPDX-License-Identifier: Apache-2.0

#include <boost/test/unit_test.hpp>
#include <string>

#include "cli/program.hpp"

namespace caveat::test {
namespace {

constexpr std::string_view page =
    "PRP injections reduce acne scars. PRP injections may cause an infection.\n";

BOOST_AUTO_TEST_CASE(derived_entries_are_checked_and_wait_for_a_person) {
  const TemporaryFolder folder;
  folder.write("page.txt", page);
  const Outcome derived = caveat({"derive", "page.txt", "-o", "entries.xml"}, folder);
  BOOST_TEST(derived.status == 0);
  BOOST_TEST(derived.err == "");
  BOOST_TEST(derived.out == "entries.xml: 1 entry from 1 document, none confirmed yet\n");
  const Outcome checked = caveat({"check", "entries.xml"}, folder);
  BOOST_TEST(checked.status == 1);
  BOOST_TEST(checked.out.find("1 entry is not confirmed by anybody") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(curated_entries_pass) {
  const TemporaryFolder folder;
  folder.write("page.txt", page);
  caveat({"derive", "page.txt", "-o", "entries.xml"}, folder);
  std::string entries = folder.read("entries.xml");
  for (std::size_t at = 0; (at = entries.find(" confirmed=\"no\"", at)) != std::string::npos;) {
    entries.erase(at, 15);
  }
  const std::size_t origin = entries.find("<origin ");
  BOOST_REQUIRE(origin != std::string::npos);
  entries.insert(
      origin,
      "<evidence kind=\"trial\" title=\"A trial in forty people\" directness=\"same-product\"/>");
  folder.write("entries.xml", entries);
  const Outcome checked = caveat({"check", "entries.xml"}, folder);
  BOOST_TEST(checked.status == 0, checked.out + checked.err);
}

BOOST_AUTO_TEST_CASE(somebody_s_work_is_never_overwritten) {
  const TemporaryFolder folder;
  folder.write("page.txt", page);
  folder.write("entries.xml", "curated");
  const Outcome outcome = caveat({"derive", "page.txt", "-o", "entries.xml"}, folder);
  BOOST_TEST(outcome.status == 2);
  BOOST_TEST(outcome.err ==
             "entries.xml: the file exists already\n"
             "  help: derive into another file, or move it away first\n");
  BOOST_TEST(folder.read("entries.xml") == "curated");
}

BOOST_AUTO_TEST_CASE(entries_follow_their_page) {
  const TemporaryFolder folder;
  folder.write("page.txt", page);
  caveat({"derive", "page.txt", "-o", "entries.xml"}, folder);
  folder.write("page.txt", "News.\n\n" + std::string(page) + "\nExosomes regrow hair in weeks.\n");
  const Outcome outcome = caveat({"derive", "--update", "entries.xml"}, folder);
  BOOST_TEST(outcome.status == 0);
  BOOST_TEST(outcome.err == "");
  BOOST_TEST(outcome.out ==
             "entries.xml: 0 anchors kept, 2 renewed, 0 for a person to look at, 1 new entry\n");
  const std::string updated = folder.read("entries.xml");
  BOOST_TEST(caveat({"derive", "--update", "entries.xml"}, folder)
                 .out.ends_with("; the file is as it was\n"));
  BOOST_TEST(folder.read("entries.xml") == updated);
}

// Two entries with a risk note in common.
constexpr std::string_view told =
    "PRP may soften acne scars in adults. Our PRP improves fine lines.\n\n"
    "Bruising can occur after PRP injections.\n";

BOOST_AUTO_TEST_CASE(what_a_person_has_to_look_at_is_told_once_each) {
  const TemporaryFolder folder;
  folder.write("page.txt", told);
  caveat({"derive", "page.txt", "-o", "entries.xml"}, folder);
  folder.write("page.txt",
               "PRP might soften acne scars in adults.\n\n"
               "Bruising cannot occur after PRP injections.\n");
  const Outcome outcome = caveat({"derive", "--update", "entries.xml"}, folder);
  BOOST_TEST(outcome.err == "");
  BOOST_TEST(outcome.status == 0);
  BOOST_TEST(
      outcome.out ==
      "entries.xml:12:7: reworded: \"prp-may-soften-acne-scars-in-adults\", some of the "
      "quote's words have changed: PRP [-may-]{+might+} soften acne scars in adults.\n"
      "entries.xml:20:9: meaning-changed: a risk note of "
      "\"prp-may-soften-acne-scars-in-adults\" and 1 more, the words no longer say the same: "
      "negation added; safety language added\n"
      "entries.xml:32:7: gone: \"our-prp-improves-fine-lines\", the quote is nowhere in the "
      "document\n"
      "entries.xml: 0 anchors kept, 1 renewed, 4 for a person to look at, 0 new entries\n");
}

BOOST_AUTO_TEST_CASE(an_empty_page_changes_no_entry) {
  const TemporaryFolder folder;
  folder.write("page.txt", page);
  caveat({"derive", "page.txt", "-o", "entries.xml"}, folder);
  const std::string before = folder.read("entries.xml");
  folder.write("page.txt", "");
  const Outcome outcome = caveat({"derive", "--update", "entries.xml"}, folder);
  BOOST_TEST(outcome.status == 3);
  BOOST_TEST(outcome.err ==
             "page.txt: the page shows no text\n  help: its entries stay as they are\n");
  BOOST_TEST(folder.read("entries.xml") == before);
}

BOOST_AUTO_TEST_CASE(a_page_that_cannot_be_read_does_not_stop_the_others) {
  const TemporaryFolder folder;
  folder.write("page.txt", page);
  const Outcome outcome = caveat({"derive", "missing.txt", "page.txt", "-o", "-"}, folder);
  BOOST_TEST(outcome.status == 3);
  BOOST_TEST(outcome.err == "missing.txt: no such file or folder\n");
  BOOST_TEST(outcome.out.find("<entry id=") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(where_no_page_can_be_read_that_alone_is_said) {
  const TemporaryFolder folder;
  folder.write("empty.txt", "");
  const Outcome outcome = caveat({"derive", "missing.txt", "empty.txt", "-o", "e.xml"}, folder);
  BOOST_TEST(outcome.status == 3);
  BOOST_TEST(outcome.err ==
             "missing.txt: no such file or folder\nempty.txt: the page shows no text\n");
  BOOST_TEST(outcome.out == "");
  BOOST_TEST(!folder.has("e.xml"));
}

BOOST_AUTO_TEST_CASE(init_lists_what_is_there_and_loads_as_it_stands) {
  const TemporaryFolder folder;
  folder.write("b.md", page);
  folder.write("a/c.html", "<p>Eczema is a common condition of the skin.</p>");
  BOOST_TEST(caveat({"derive", "b.md", "-o", "entries.xml"}, folder).status == 0);
  const Outcome outcome = caveat({"init"}, folder);
  BOOST_TEST(outcome.status == 0);
  BOOST_TEST(outcome.out == "caveat.xml: 2 documents listed, entries in entries.xml\n");
  const std::string manifest = folder.read("caveat.xml");
  BOOST_TEST(manifest.find("file=\"b.md\"") != std::string::npos);
  BOOST_TEST(manifest.find("file=\"a/c.html\"") != std::string::npos);
  BOOST_TEST(manifest.find("<entries file=\"entries.xml\"/>") != std::string::npos);
  BOOST_TEST(manifest.find("href") == std::string::npos);
  BOOST_TEST(caveat({"check"}, folder).err == "");

  const Outcome again = caveat({"init"}, folder);
  BOOST_TEST(again.status == 2);
  BOOST_TEST(again.err ==
             "caveat.xml: the file exists already\n  help: edit it, or move it away first\n");
  BOOST_TEST(folder.read("caveat.xml") == manifest);
}

BOOST_AUTO_TEST_CASE(init_needs_documents) {
  const TemporaryFolder folder;
  const Outcome outcome = caveat({"init"}, folder);
  BOOST_TEST(outcome.status == 3);
  BOOST_TEST(!folder.has("caveat.xml"));
}

}  // namespace
}  // namespace caveat::test
