// SPDX-License-Identifier: Apache-2.0
//
// An entries file before and after its document changed, byte by byte.

#include "entries/updating.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

#include "caveat/error.hpp"
#include "documents/reading.hpp"
#include "language/language.hpp"

namespace caveat {
namespace {

const std::string before = R"(<?xml version="1.0"?>
<!-- Ours: keep. -->
<entries xmlns="urn:caveat:entries:1">
  <entry   id="scars" confirmed="yes">  <!-- asked twice -->
    <wording>In our words: PRP fades scars.</wording>
    <origin document="page">
      <anchor bytes="7-40">
        <exact>PRP injections reduce acne scars.</exact>
        <prefix>News.</prefix>
        <suffix>Ask for a price.</suffix>
      </anchor>
    </origin>
    <note>typed by   hand</note>
  </entry>
  <left-out document="page" reason="a price">
    <anchor bytes="41-57"><exact>Ask for a price.</exact><prefix>acne scars.</prefix></anchor>
  </left-out>
</entries>
)";

std::string with(std::string text, std::string_view was, std::string_view is) {
  const std::size_t at = text.find(was);
  BOOST_REQUIRE(at != std::string::npos);
  return text.replace(at, was.size(), is);
}

struct Result {
  std::string bytes;
  UpdateCounts counts;
};

Result updated(const std::string& file, std::string page, const std::string& sha256 = "new") {
  EntriesUpdate update(file, "entries.xml", ".");
  DocumentInfo info{.id = "page"};
  info.sha256 = sha256;
  const Document document =
      read_document(std::move(page), Format::text, info, {.charset = {}, .detect_language = false});
  Reader reader(Language::embedded());
  update.apply(document, reader);
  return {update.bytes(), update.counts()};
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_page_that_did_not_change_changes_no_byte) {
  const Result result =
      updated(before, "News.\n\nPRP injections reduce acne scars. Ask for a price.");
  BOOST_TEST(result.bytes == before);
  BOOST_TEST(result.counts.kept == 2U);
  BOOST_TEST(result.counts.renewed + result.counts.marked + result.counts.added == 0U);
}

BOOST_AUTO_TEST_CASE(words_that_moved_get_another_place) {
  const Result result =
      updated(before, "Old news.\n\nPRP injections reduce acne scars. Ask for a price.");
  std::string after = with(before, "7-40", "11-44");
  after = with(after, "41-57", "45-61");
  BOOST_TEST(result.bytes == after);
  BOOST_TEST(result.counts.renewed == 2U);
}

BOOST_AUTO_TEST_CASE(words_that_changed_a_little_wait_for_a_person) {
  const Result result =
      updated(before, "News.\n\nPRP injections do reduce most acne scars. Ask for a price.");
  std::string after = with(before, "confirmed=\"yes\"", "confirmed=\"no\"");
  after = with(after, "<origin document=\"page\">",
               "<origin document=\"page\" resolution=\"reworded\">");
  after = with(after, "7-40", "7-48");
  after =
      with(after, "PRP injections reduce acne scars.", "PRP injections do reduce most acne scars.");
  after = with(after, "41-57", "49-65");
  BOOST_TEST(result.bytes == after);
  BOOST_TEST(result.counts.marked == 1U);
  // The mark is for a person to take off.
  const Result again =
      updated(after, "News.\n\nPRP injections do reduce most acne scars. Ask for a price.");
  BOOST_TEST(again.bytes == after);
}

// Names stand where they stand in the new quote, or not in it any more.
BOOST_AUTO_TEST_CASE(names_follow_their_quote) {
  const std::string named = with(before, "    <note>",
                                 "    <therapy class=\"therapy-prp\" at=\"0-14\">PRP</therapy>\n"
                                 "    <condition at=\"22-32\">scars</condition>\n    <note>");
  const std::string after =
      updated(named, "News.\n\nMost PRP injections reduce old scars. Ask for a price.").bytes;
  BOOST_TEST(after.find("<therapy class=\"therapy-prp\" at=\"5-19\">PRP") != std::string::npos);
  BOOST_TEST(after.find("<condition>scars</condition>") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(words_that_are_gone_keep_their_anchor_and_nothing_is_deleted) {
  const Result result = updated(before, "News.\n\nOur garden is open. Ask for a price.");
  std::string after =
      with(before, "<origin document=\"page\">", "<origin document=\"page\" resolution=\"gone\">");
  after = with(after, "41-57", "27-43");
  after = with(after, "<prefix>acne scars.</prefix>", "<prefix>News. Our garden is open.</prefix>");
  BOOST_TEST(result.bytes == after);
  // Back again: the mark goes.
  const Result back = updated(after, "News.\n\nPRP injections reduce acne scars. Ask for a price.");
  BOOST_TEST(back.bytes.find("resolution") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_denial_keeps_the_old_words) {
  const Result result =
      updated(before, "News.\n\nPRP injections do not reduce acne scars. Ask for a price.");
  BOOST_TEST(result.bytes.find("resolution=\"meaning-changed\"") != std::string::npos);
  BOOST_TEST(result.bytes.find("<exact>PRP injections reduce acne scars.</exact>") !=
             std::string::npos);
  BOOST_TEST(result.bytes.find("confirmed=\"yes\"") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_new_claim_becomes_an_entry_behind_the_last_of_its_page) {
  const Result result = updated(before,
                                "News.\n\nPRP injections reduce acne scars. Ask for a price.\n\n"
                                "Exosomes regrow hair.");
  BOOST_TEST(result.counts.added == 1U);
  const std::size_t line = result.bytes.find("  <entry id=\"exosomes-regrow-hair\"");
  BOOST_REQUIRE(line != std::string::npos);
  const std::size_t end = result.bytes.find("</entry>\n", line);
  // Without it the file is what it was, but for a suffix that grew.
  std::string rest = result.bytes;
  rest.erase(line, end + 9 - line);
  BOOST_TEST(rest == before);
}

BOOST_AUTO_TEST_CASE(an_entry_said_once_more_gets_one_more_place) {
  const Result result = updated(before,
                                "News.\n\nPRP injections reduce acne scars. Ask for a price.\n\n"
                                "Once more: we are open.\n\nPRP injections reduce acne scars.");
  BOOST_TEST(result.counts.added == 0U);
  BOOST_TEST(result.bytes.find("<also document=\"page\">") < result.bytes.find("</entry>"));
  BOOST_TEST(result.bytes.find("<note>typed by   hand</note>") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_pinned_page_may_not_change) {
  const std::string pinned = with(before, "  <entry ",
                                  R"(  <documents>
    <document id="page" file="page.txt" pinned="yes" sha256=")" +
                                      std::string(64, '0') + "\"/>\n  </documents>\n  <entry ");
  try {
    updated(pinned, "News.", std::string(64, '1'));
    BOOST_FAIL("a pinned document changed");
  } catch (const Error& error) {
    BOOST_TEST(std::string(error.what()) ==
               "entries.xml:5:54: the document is pinned and has changed\n"
               "  help: bring the pinned bytes back, or take pinned=\"yes\" out");
  }
}

}  // namespace caveat
