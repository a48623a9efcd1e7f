// SPDX-License-Identifier: Apache-2.0
//
// An entries file before and after its reviews were recorded, byte by byte.

#include "entries/signing.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <functional>
#include <ostream>
#include <string>

#include "caveat/error.hpp"
#include "entries/reading.hpp"

namespace caveat {
namespace {

const std::string before = R"(<?xml version="1.0"?>
<!-- Ours: keep. -->
<entries xmlns="urn:caveat:entries:1">
  <documents><document id='page' file="page.txt"/></documents>
  <entry   id="new" >  <!-- asked twice -->
    <wording>PRP may fade scars.</wording>
    <origin document="page"><anchor><exact>PRP may fade scars.</exact></anchor></origin>
  </entry>
  <entry id="old"><wording>It may help.</wording><origin document="page"><anchor><exact>It may help.</exact></anchor></origin>
    <!-- legal insists -->
    <review on='2025-01-02'   by='the desk'
            decision='approved' role="editor" next-due="2026-01-02"/>
    <note>typed by   hand</note>
  </entry>
</entries>
)";

Review review() {
  Review review;
  review.decision = "needs-change";
  review.by = "A & B";
  review.on = "2026-11-21";
  return review;
}

struct Row {
  const char* name;
  const char* id;
  std::optional<Review> review;
  std::optional<std::string> note;
  std::string was, is;  // the one place that changes
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

Review with_record(std::string text) {
  Review made = review();
  made.digest = "sha256:" + std::string(64, 'a');
  made.text = std::move(text);
  made.wording = "It may help.";
  return made;
}

std::vector<Row> rows() {
  const std::string quote = "<exact>PRP may fade scars.</exact></anchor></origin>\n";
  const std::string old_review = R"(<review on='2025-01-02'   by='the desk'
            decision='approved' role="editor" next-due="2026-01-02"/>)";
  return {
      {"nothing", "old", {}, {}, "", ""},
      {"a first review",
       "new",
       review(),
       {},
       quote,
       quote + "    <review decision=\"needs-change\" by=\"A &amp; B\" on=\"2026-11-21\"/>\n"},
      {"a first review and note", "new", review(), "Why?", quote,
       quote + "    <review decision=\"needs-change\" by=\"A &amp; B\" on=\"2026-11-21\"/>\n"
               "    <note>Why?</note>\n"},
      {"a note of several lines",
       "new",
       {},
       "One\nand <two>\n  three",
       quote,
       quote + "    <note>One&#10;and &lt;two&gt;&#10;  three</note>\n"},
      {"a new review keeps order and quotation marks, and drops what it has not",
       "old",
       review(),
       {},
       old_review,
       R"(<review on='2026-11-21'   by='A &amp; B'
            decision='needs-change'/>)"},
      {"a review with a record",
       "old",
       with_record("It may help."),
       {},
       old_review,
       R"(<review on='2026-11-21'   by='A &amp; B'
            decision='needs-change' digest="sha256:)" +
           std::string(64, 'a') + R"(">
      <text>It may help.</text>
      <wording>It may help.</wording>
    </review>)"},
      {"the same note", "old", {}, "typed by   hand", "", ""},
      {"another note", "old", {}, "]]> & \"'<b>", "typed by   hand", "]]&gt; &amp; \"'&lt;b&gt;"},
      {"no note", "old", {}, "", "    <note>typed by   hand</note>\n", ""},
  };
}

std::string with(std::string text, const std::string& was, const std::string& is) {
  if (was.empty()) return text;
  const std::size_t at = text.find(was);
  BOOST_REQUIRE(at != std::string::npos);
  return text.replace(at, was.size(), is);
}

std::string with_line_ends(std::string text, std::string_view line_end) {
  for (std::size_t at = text.find('\n'); at != std::string::npos;
       at = text.find('\n', at + line_end.size())) {
    text.replace(at, 1, line_end);
  }
  return text;
}

std::string recorded(const std::string& file, const Row& row) {
  EntriesSigning signing(file, "entries.xml", ".");
  signing.record(row.id, row.review, row.note);
  return signing.bytes();
}

BOOST_DATA_TEST_CASE(only_what_was_decided_changes, boost::unit_test::data::make(rows()), row) {
  const std::string after = with(before, row.was, row.is);
  BOOST_TEST(recorded(before, row) == after);
  BOOST_TEST(recorded(with_line_ends(before, "\r\n"), row) == with_line_ends(after, "\r\n"));
}

BOOST_DATA_TEST_CASE(what_was_recorded_reads_back, boost::unit_test::data::make(rows()), row) {
  const EntriesFile file = parse_entries(recorded(before, row), "entries.xml", ".");
  for (const Entry& entry : file.entries) {
    if (entry.id != row.id) continue;
    if (row.note) BOOST_TEST(entry.note == *row.note);
    if (!row.review) continue;
    BOOST_TEST(entry.review->by == row.review->by);
    BOOST_TEST(entry.review->role == row.review->role);
    BOOST_TEST(entry.review->next_due == row.review->next_due);
    BOOST_TEST(entry.review->text == row.review->text);
    BOOST_TEST(entry.review->wording == row.review->wording);
  }
}

BOOST_AUTO_TEST_CASE(a_record_that_is_no_longer_wanted_goes) {
  const Row first{"", "old", with_record("It may help."), {}, "", ""};
  const Row second{"", "old", with_record(""), {}, "", ""};
  const std::string once = recorded(before, first);
  BOOST_TEST(recorded(once, second) == with(once, "      <text>It may help.</text>\n", ""));
  BOOST_TEST(recorded(once, first) == once);
}

BOOST_AUTO_TEST_CASE(two_entries_of_one_file_are_recorded_at_once) {
  EntriesSigning signing(before, "entries.xml", ".");
  signing.record("new", review(), {});
  signing.record("old", review(), {});
  BOOST_TEST(parse_entries(signing.bytes(), "entries.xml", ".").entries[0].review->by == "A & B");
  BOOST_TEST(parse_entries(signing.bytes(), "entries.xml", ".").entries[1].review->by == "A & B");
}

BOOST_AUTO_TEST_CASE(no_comment_is_lost_with_the_text_around_it) {
  for (const std::string_view note : {"a <!-- keep --> b", "a <!-- keep -->", "a <![CDATA[b]]>"}) {
    const std::string file =
        with(before, "<note>typed by   hand</note>", "<note>" + std::string(note) + "</note>");
    for (const std::string_view text : {"another", ""}) {
      EntriesSigning signing(file, "entries.xml", ".");
      std::string error = "accepted";
      try {
        signing.record("old", {}, std::string(text));
      } catch (const Error& refused) {
        error = refused.what();
      }
      BOOST_TEST(error ==
                 "entries.xml:13:5: a comment or markup inside <note> would be lost\n"
                 "  help: move it before the element, or change the text by hand");
    }
  }
}

BOOST_AUTO_TEST_CASE(an_invalid_file_is_refused) {
  BOOST_CHECK_THROW(EntriesSigning("<entries/>", "entries.xml", "."), Error);
}

}  // namespace
}  // namespace caveat
