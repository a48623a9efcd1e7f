// SPDX-License-Identifier: Apache-2.0
//
// caveat review, from the list of what is due to the signature in the entries file.

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <functional>
#include <ostream>
#include <string>
#include <vector>

#include "cli/program.hpp"
#include "reports/review_table.hpp"

namespace caveat {
namespace {

using test::Outcome;
using test::TemporaryFolder;

constexpr std::string_view page =
    "PRP for scars\n\n"
    "PRP may soften acne scars in adults. Bruising and infection can follow the injection.\n\n"
    "Cream may calm eczema for some days.\n";

const std::string entries = R"(<?xml version="1.0"?>
<!-- The desk's own. -->
<entries xmlns="urn:caveat:entries:1">
  <documents role="published" owner="web desk"><document id="page" file="page.txt"/></documents>
  <entry id="scars">
    <!-- legal asked twice -->
    <wording>PRP may soften acne scars.</wording>
    <origin document='page'><anchor><exact>PRP may soften acne scars in adults.</exact><prefix>PRP for scars</prefix><suffix>Bruising and infection</suffix></anchor></origin>
    <evidence none="yes" searched-by="desk" on="2026-01-01"/>
    <risk-note type="harm"><text>Bruising and infection.</text></risk-note>
    <note>=1+1, "quoted"
	second line; 'third'</note>
  </entry>
  <entry id="eczema" confirmed="no">
    <wording>Cream may calm eczema.</wording>
    <origin document="page"><anchor><exact>Cream may calm eczema for some days.</exact></anchor></origin>
  </entry>
</entries>
)";

class Desk {
 public:
  explicit Desk(std::string_view entries_bytes = entries) {
    folder_.write("page.txt", page);
    folder_.write("entries.xml", entries_bytes);
  }

  Outcome run(std::vector<std::string> arguments, const std::string& day = "2026-11-21") const {
    arguments.insert(arguments.begin(), "review");
    arguments.insert(arguments.end(), {"entries.xml", "--as-of", day});
    return test::caveat(arguments, folder_);
  }
  void sign(const std::string& day = "2026-11-21") const {
    const Outcome outcome = run({"sign", "--entry", "scars", "--by", "A. Reader"}, day);
    BOOST_REQUIRE_MESSAGE(outcome.status == 0, outcome.err);
  }

  std::vector<ReviewRow> exported() const {
    const Outcome outcome = run({"export", "--csv"});
    BOOST_REQUIRE_MESSAGE(outcome.status == 0, outcome.err);
    const ReviewTable table("t.csv", outcome.out);
    std::vector<ReviewRow> rows;
    for (std::size_t i = 0; i < table.size(); ++i) rows.push_back(table.row(i));
    return rows;
  }
  Outcome import(const std::vector<ReviewRow>& rows) const {
    return import(write_review_table(rows));
  }
  Outcome import(std::string_view table) const {
    folder_.write("t.csv", table);
    return run({"import", "t.csv"});
  }

  void replace(const std::string& file, std::string_view was, std::string_view is) const {
    std::string text = folder_.read(file);
    const std::size_t at = text.find(was);
    BOOST_REQUIRE(at != std::string::npos);
    folder_.write(file, text.replace(at, was.size(), is));
  }
  std::string file() const { return folder_.read("entries.xml"); }
  const TemporaryFolder& folder() const { return folder_; }

 private:
  TemporaryFolder folder_;
};

bool says(std::string_view text, std::string_view words) {
  return text.find(words) != std::string_view::npos;
}

ReviewRow& row_of(std::vector<ReviewRow>& rows, std::string_view entry) {
  for (ReviewRow& row : rows) {
    if (row.entry == entry) return row;
  }
  throw std::runtime_error("no such row");
}

std::string with_line_ends(std::string text, std::string_view line_end) {
  for (std::size_t at = text.find('\n'); at != std::string::npos;
       at = text.find('\n', at + line_end.size())) {
    text.replace(at, 1, line_end);
  }
  return text;
}

BOOST_AUTO_TEST_CASE(entries_are_listed_by_what_a_person_has_to_do) {
  const Desk desk;
  Outcome outcome = desk.run({"due"});
  BOOST_TEST(outcome.status == 0, outcome.err);
  BOOST_TEST(outcome.out ==
             "never reviewed: 2 entries\n"
             "  entries.xml:5:3 scars\n"
             "    wording:      PRP may soften acne scars.\n"
             "    owner:        web desk\n"
             "  entries.xml:14:3 eczema\n"
             "    wording:      Cream may calm eczema.\n"
             "    owner:        web desk\n"
             "\n"
             "2 entries to review, 0 settled\n");
  desk.sign();
  outcome = desk.run({"due"});
  BOOST_TEST(says(outcome.out, "never reviewed: 1 entry\n"), outcome.out);
  BOOST_TEST(says(outcome.out, "1 entry to review, 1 settled\n"), outcome.out);
  desk.replace("page.txt", "in adults", "in most adults");
  outcome = desk.run({"due"});
  BOOST_TEST(says(outcome.out,
                  "changed since sign-off: 1 entry\n"
                  "  entries.xml:5:3 scars\n"
                  "    page:         ... soften acne scars in {+most+} adults.\n"
                  "    last review:  approved by A. Reader on 2026-11-21\n"
                  "    owner:        web desk\n"),
             outcome.out);
}

BOOST_AUTO_TEST_CASE(what_changed_without_a_record_is_shown_as_it_is_now) {
  const Desk desk;
  desk.sign();
  desk.replace("entries.xml", "<evidence none=\"yes\" searched-by=\"desk\" on=\"2026-01-01\"/>",
               "");
  desk.replace("entries.xml", "Bruising and infection.</text>", "Infection.</text>");
  desk.replace("entries.xml", "<note>", "<product>Gel</product><note>");
  const Outcome outcome = desk.run({"due"});
  BOOST_TEST(says(outcome.out,
                  "  entries.xml:5:3 scars\n"
                  "    claim:        not what was seen\n"
                  "    evidence:     now none\n"
                  "    risk notes:   now harm: Infection.\n"),
             outcome.out);
}

BOOST_AUTO_TEST_CASE(what_is_unchanged_and_due_is_signed_in_bulk) {
  const Desk desk;
  desk.sign("2026-01-10");
  Outcome outcome = desk.run({"due"}, "2026-12-21");
  BOOST_TEST(says(outcome.out,
                  "unchanged since sign-off, and due: 1 entry\n"
                  "  entries.xml:5:3 scars: due 2027-01-10 (in 20 days)\n"),
             outcome.out);
  BOOST_TEST(says(outcome.out, "1 is as signed off: caveat review sign --unchanged --by NAME\n"));
  outcome = desk.run({"sign", "--unchanged", "--by", "B"}, "2026-12-21");
  BOOST_TEST(outcome.out == "entries.xml: 1 review recorded\n", outcome.err);
  BOOST_TEST(says(desk.file(), "by=\"B\" on=\"2026-12-21\""), desk.file());
  BOOST_TEST(desk.run({"sign", "--unchanged", "--by", "B"}, "2026-12-21").out ==
             "nothing to record\n");
  desk.replace("entries.xml", "<wording>PRP may", "<wording>PRP often may");
  BOOST_TEST(desk.run({"sign", "--unchanged", "--by", "B"}, "2027-12-21").out ==
             "nothing to record\n");
}

BOOST_AUTO_TEST_CASE(a_signature_satisfies_check_until_what_was_seen_changes) {
  const Desk desk;
  desk.sign();
  const std::vector<std::string> check = {"check", "entries.xml", "--as-of", "2026-11-22"};
  BOOST_TEST(!says(test::caveat(check, desk.folder()).out, "review/seen"));
  desk.replace("page.txt", "in adults", "in most adults");
  const Outcome outcome = test::caveat(check, desk.folder());
  BOOST_TEST(outcome.status == 1);
  BOOST_TEST(says(outcome.out,
                  "error review/seen changed since the sign-off of 2026-11-21: text: "
                  "... soften acne scars in {+most+} adults.\n"),
             outcome.out);
}

struct SignRow {
  std::vector<std::string> arguments;
  int status;
  std::string error;
};
std::ostream& operator<<(std::ostream& out, const SignRow& row) { return out << row.error; }

BOOST_DATA_TEST_CASE(what_cannot_be_signed_is_refused,
                     boost::unit_test::data::make(std::vector<SignRow>{
                         {{"--entry", "scar", "--by", "A"},
                          2,
                          "no entry is called \"scar\"\n  help: did you mean \"scars\"?\n"},
                         {{"--entry", "eczema", "--entry", "scars", "--by", "A"},
                          2,
                          "entries.xml:14:3: \"eczema\" is not confirmed by anybody\n"
                          "  help: look through what was filled in at entries.xml:14:3, and take "
                          "confirmed=\"no\" out\n"
                          "caveat: nothing was recorded: 1 error\n"},
                         {{"--entry", "scars", "--by", "A", "--next-due", "2026-11-21"},
                          2,
                          "--next-due 2026-11-21 is not after 2026-11-21\n"
                          "  help: leave it out, and the policy says when\n"},
                     }),
                     row) {
  const Desk desk;
  std::vector<std::string> arguments = row.arguments;
  arguments.insert(arguments.begin(), "sign");
  const Outcome outcome = desk.run(arguments);
  BOOST_TEST(outcome.status == row.status);
  BOOST_TEST(outcome.err == row.error);
  BOOST_TEST(desk.file() == entries);
}

BOOST_AUTO_TEST_CASE(usage_errors_are_status_2) {
  const Desk desk;
  for (const std::vector<std::string>& arguments : std::vector<std::vector<std::string>>{
           {"sign", "--entry", "scars"},
           {"sign", "--by", "A"},
           {"sign", "--by", " ", "--entry", "scars"},
           {"sign", "--by", "A", "--entry", "scars", "--unchanged"},
           {"sign", "--by", "A", "--unchanged", "--decision", "rejected"},
           {"sign", "--by", "A", "--entry", "scars", "--decision", "perhaps"},
           {"sign", "--by", "A", "--entry", "scars", "--next-due", "soon"},
           {}}) {
    const Outcome outcome = desk.run(arguments);
    BOOST_TEST(outcome.status == 2, outcome.out);
  }
  BOOST_TEST(test::caveat({"review", "import"}, desk.folder()).status == 2);
  BOOST_TEST(desk.file() == entries);
}

BOOST_AUTO_TEST_CASE(a_register_that_cannot_be_read_whole_is_not_signed) {
  const Desk desk;
  std::filesystem::remove(desk.folder().path() / "page.txt");
  const Outcome outcome = desk.run({"sign", "--entry", "scars", "--by", "A"});
  BOOST_TEST(outcome.status == 3);
  BOOST_TEST(says(outcome.err, "nothing was recorded: not all of the register could be read"),
             outcome.err);
  BOOST_TEST(desk.run({"due"}).status == 3);
  BOOST_TEST(desk.run({"export"}).status == 3);
}

BOOST_DATA_TEST_CASE(a_table_that_comes_back_as_it_went_changes_no_byte,
                     boost::unit_test::data::make({"\n", "\r\n"}), line_end) {
  const Desk desk(with_line_ends(entries, line_end));
  desk.sign();
  const std::string before = desk.file();
  const Outcome table = desk.run({"export", "--csv"});
  BOOST_TEST(
      table.out.starts_with("\xEF\xBB\xBF"
                            "entry,"));
  const Outcome outcome = desk.import(table.out);
  BOOST_TEST(outcome.status == 0, outcome.err);
  BOOST_TEST(outcome.out == "nothing to record\nt.csv: 2 rows without a decision\n");
  BOOST_TEST(desk.file() == before);
}

BOOST_AUTO_TEST_CASE(hostile_text_goes_out_and_comes_back) {
  const Desk desk;
  std::vector<ReviewRow> rows = desk.exported();
  BOOST_TEST(row_of(rows, "scars").note == "=1+1, \"quoted\"\n\tsecond line; 'third'");
  const std::string hostile =
      "'=HYPERLINK(\"x\")\n\n-1;\t<b>&amp;]]>\xE2\x80\xAE \xF0\x9F\x98\x80'";
  row_of(rows, "scars").note = hostile;
  Outcome outcome = desk.import(rows);
  BOOST_TEST(outcome.out ==
                 "entries.xml: 0 reviews and 1 note recorded\n"
                 "t.csv: 2 rows without a decision\n",
             outcome.err);
  rows = desk.exported();
  BOOST_TEST(row_of(rows, "scars").note == hostile);
  row_of(rows, "scars").note = "";
  outcome = desk.import(rows);
  BOOST_TEST(outcome.status == 0, outcome.err);
  BOOST_TEST(!says(desk.file(), "<note>"), desk.file());
}

BOOST_AUTO_TEST_CASE(only_the_lines_of_the_decision_change) {
  for (const std::string_view line_end : {"\n", "\r\n"}) {
    const Desk desk(with_line_ends(entries, line_end));
    std::vector<ReviewRow> rows = desk.exported();
    ReviewRow& row = row_of(rows, "scars");
    row.decision = "rejected";
    row.by = "=A & \"B\"";
    row.role = "legal";
    row.on = "2026-11-20";
    row.next_due = "2026-12-20";
    const Outcome outcome = desk.import(with_line_ends(write_review_table(rows), "\n"));
    BOOST_TEST(outcome.status == 0, outcome.err);
    BOOST_TEST(outcome.out == "entries.xml: 1 review recorded\nt.csv: 1 row without a decision\n");
    std::string after = desk.file();
    const std::size_t start = after.find("    <review ");
    const std::size_t end = after.find("</review>") + 9 + line_end.size();
    const std::string review = after.substr(start, end - start);
    BOOST_TEST(review.starts_with("    <review decision=\"rejected\" by=\"=A &amp; &quot;B&quot;\" "
                                  "role=\"legal\" on=\"2026-11-20\" next-due=\"2026-12-20\" "
                                  "digest=\"sha256:"),
               review);
    BOOST_TEST(after.erase(start, end - start) == with_line_ends(entries, line_end));
  }
}

BOOST_AUTO_TEST_CASE(a_table_can_be_imported_twice) {
  const Desk desk;
  std::vector<ReviewRow> rows = desk.exported();
  row_of(rows, "scars").decision = "approved";
  row_of(rows, "scars").by = "A";
  BOOST_TEST(desk.import(rows).status == 0);
  const std::string once = desk.file();
  const Outcome outcome = desk.import(rows);
  BOOST_TEST(outcome.status == 0, outcome.err);
  BOOST_TEST(says(outcome.out, "nothing to record\n"), outcome.out);
  BOOST_TEST(desk.file() == once);
}

BOOST_AUTO_TEST_CASE(what_a_spreadsheet_adds_to_a_cell_is_taken_off) {
  const Desk desk;
  std::vector<ReviewRow> rows = desk.exported();
  ReviewRow& row = row_of(rows, "scars");
  row.decision = "Approved ";
  row.by = " A. Reader";
  row.on = "2026-11-20\t";
  row_of(rows, "eczema").decision = " ";
  const Outcome outcome = desk.import(rows);
  BOOST_TEST(outcome.status == 0, outcome.err);
  BOOST_TEST(outcome.out == "entries.xml: 1 review recorded\nt.csv: 1 row without a decision\n");
  BOOST_TEST(says(desk.file(), "<review decision=\"approved\" by=\"A. Reader\" on=\"2026-11-20\""));
}

BOOST_AUTO_TEST_CASE(semicolons_moved_columns_and_own_columns_are_taken) {
  const Desk desk;
  std::vector<ReviewRow> rows = desk.exported();
  const Outcome outcome = desk.import("mine;seen;entry;by;decision\nx;" +
                                      row_of(rows, "scars").receipt + ";scars;A;approved\n");
  BOOST_TEST(outcome.status == 0, outcome.err);
  BOOST_TEST(outcome.out == "entries.xml: 1 review recorded\n");
  BOOST_TEST(outcome.err == "t.csv: the column \"mine\" is not read\n");
  BOOST_TEST(says(desk.file(), "by=\"A\" on=\"2026-11-21\""));
}

struct ImportRow {
  const char* name;
  std::function<void(std::vector<ReviewRow>&, const Desk&)> change;
  std::string error;
};
std::ostream& operator<<(std::ostream& out, const ImportRow& row) { return out << row.name; }

// Each row begins with an approval of "scars" that would be recorded.
BOOST_DATA_TEST_CASE(
    a_table_with_an_error_records_nothing,
    boost::unit_test::data::make(std::
                                     vector<ImportRow>{
                                         {"an unknown id",
                                          [](auto& rows, const Desk&) {
                                            row_of(rows, "scars").entry = "scarz";
                                          },
                                          "t.csv:2:1: no entry is called \"scarz\"\n  help: did "
                                          "you mean \"scars\"?\n"},
                                         {"no id",
                                          [](auto& rows, const Desk&) {
                                            row_of(rows, "scars").entry = "";
                                          },
                                          "t.csv:2:1: the row names no entry\n  help: take the row "
                                          "out\n"},
                                         {"an entry that was deleted meanwhile",
                                          [](auto&, const Desk& desk) {
                                            const std::string file = desk.file();
                                            const std::size_t start =
                                                file.find("  <entry id=\"scars\"");
                                            const std::size_t end =
                                                file.find("  <entry id=\"eczema\"");
                                            desk.folder().write(
                                                "entries.xml",
                                                file.substr(0, start) + file.substr(end));
                                          },
                                          "t.csv:2:1: the entry \"scars\" is not there any more\n"
                                          "  help: it was when the table was exported; take the "
                                          "row out\n"},
                                         {"two rows with one id",
                                          [](auto& rows, const Desk&) {
                                            rows.push_back(row_of(rows, "scars"));
                                          },
                                          "t.csv:5:1: the table has two rows for \"scars\"\n"
                                          "  help: the other is t.csv:2:1; keep one of them\n"},
                                         {"no decision of ours",
                                          [](auto& rows, const Desk&) {
                                            row_of(rows, "scars").decision = "aproved";
                                          },
                                          "t.csv:2:200: \"scars\": \"aproved\" is no decision\n  "
                                          "help: did "
                                          "you mean \"approved\"?\n"},
                                         {"nobody",
                                          [](auto& rows, const Desk&) {
                                            row_of(rows, "scars").by = "";
                                          },
                                          "t.csv:2:209: \"scars\": a decision by nobody\n  help: "
                                          "say who "
                                          "decided\n"},
                                         {"a date that a spreadsheet rewrote",
                                          [](auto& rows, const Desk&) {
                                            row_of(rows, "scars").on = "21/11/2026";
                                          },
                                          "t.csv:2:212: \"scars\": \"21/11/2026\" is not a date "
                                          "(YYYY-MM-DD)\n"
                                          "  help: format the column as text, so that no program "
                                          "rewrites its dates\n"},
                                         {"a day that there is not",
                                          [](auto& rows, const Desk&) {
                                            row_of(rows, "scars").next_due = "2027-02-30";
                                          },
                                          "t.csv:2:213: \"scars\": \"2027-02-30\" is not a date "
                                          "(YYYY-MM-DD)\n"
                                          "  help: format the column as text, so that no program "
                                          "rewrites its dates\n"},
                                         {"a day to come",
                                          [](auto& rows, const Desk&) {
                                            row_of(rows, "scars").on = "2026-11-22";
                                          },
                                          "t.csv:2:212: \"scars\": 2026-11-22 is yet to come\n"
                                          "  help: today is 2026-11-21; --as-of says otherwise\n"},
                                         {"due before it was made",
                                          [](auto& rows, const Desk&) {
                                            row_of(rows, "scars").next_due = "2026-11-21";
                                          },
                                          "t.csv:2:213: \"scars\": the next review is due before "
                                          "this one was "
                                          "made\n"
                                          "  help: leave it empty, and the policy says when\n"},
                                         {"a control character",
                                          [](auto& rows, const Desk&) {
                                            row_of(rows, "scars").by = "A\x01";
                                          },
                                          "t.csv:2:209: \"scars\": a control character, which XML "
                                          "cannot "
                                          "hold\n  help: take it out\n"},
                                         {"the page changed meanwhile",
                                          [](auto&, const Desk& desk) {
                                            desk.replace("page.txt", "in adults", "in most adults");
                                          },
                                          "t.csv:2:1: \"scars\" changed after the table was "
                                          "exported: text\n"
                                          "  help: export it again, look at it, and decide; or "
                                          "empty the decision\n"},
                                         {"the entry changed meanwhile",
                                          [](auto&, const Desk& desk) {
                                            desk.replace("entries.xml",
                                                         "<risk-note type=\"harm\"><text>Bruising",
                                                         "<risk-note type=\"harm\"><text>Bleeding");
                                            desk.replace("entries.xml", "<wording>PRP may soften",
                                                         "<wording>PRP may fade");
                                          },
                                          "t.csv:2:1: \"scars\" changed after the table was "
                                          "exported: claim, risk notes\n"
                                          "  help: export it again, look at it, and decide; or "
                                          "empty the decision\n"},
                                         {"it was reviewed meanwhile",
                                          [](auto&, const Desk& desk) { desk.sign(); },
                                          "t.csv:2:1: \"scars\" was reviewed after the table was "
                                          "exported\n"
                                          "  help: approved by A. Reader on 2026-11-21; export it "
                                          "again if that is not the last "
                                          "word\n"},
                                         {"no receipt",
                                          [](auto& rows, const Desk&) {
                                            row_of(rows, "scars").receipt = "";
                                          },
                                          "t.csv:3:24: the row does not say what was seen of "
                                          "\"scars\"\n"
                                          "  help: leave the column \"seen\" as caveat review "
                                          "export wrote it\n"},
                                         {"wording edited in the table",
                                          [](auto& rows, const Desk&) {
                                            row_of(rows, "scars").wording = "PRP may fade scars.";
                                          },
                                          "t.csv:2:62: an import does not change the wording of "
                                          "\"scars\"\n"
                                          "  help: change it at entries.xml:5:3, export again and "
                                          "decide\n"},
                                         {"a note edited in both",
                                          [](auto& rows, const Desk& desk) {
                                            row_of(rows, "scars").note = "mine";
                                            desk.replace("entries.xml", "second line",
                                                         "their line");
                                          },
                                          "t.csv:2:214: the note of \"scars\" was changed here and "
                                          "in its file\n"
                                          "  help: bring the two together at entries.xml:5:3\n"},
                                         {"approved without being confirmed",
                                          [](auto& rows, const Desk&) {
                                            row_of(rows, "eczema").decision = "approved";
                                            row_of(rows, "eczema").by = "A";
                                          },
                                          "t.csv:4:131: \"eczema\" is not confirmed by anybody\n"
                                          "  help: look through what was filled in at "
                                          "entries.xml:14:3, and take "
                                          "confirmed=\"no\" out\n"},
                                     }),
    row) {
  const Desk desk;
  std::vector<ReviewRow> rows = desk.exported();
  row_of(rows, "scars").decision = "approved";
  row_of(rows, "scars").by = "A";
  row.change(rows, desk);
  const std::string before = desk.file();
  const Outcome outcome = desk.import(rows);
  BOOST_TEST(outcome.status == 2);
  BOOST_TEST(outcome.err == row.error + "caveat: nothing was recorded: 1 error\n");
  BOOST_TEST(desk.file() == before);
}

BOOST_AUTO_TEST_CASE(all_errors_of_a_table_are_told) {
  const Desk desk;
  std::vector<ReviewRow> rows = desk.exported();
  for (ReviewRow& row : rows) row.decision = "yes";
  const Outcome outcome = desk.import(rows);
  BOOST_TEST(outcome.status == 2);
  BOOST_TEST(says(outcome.err, "nothing was recorded: 2 errors\n"), outcome.err);
}

BOOST_AUTO_TEST_CASE(a_note_edited_in_the_file_alone_stays) {
  const Desk desk;
  std::vector<ReviewRow> rows = desk.exported();
  row_of(rows, "scars").decision = "approved";
  row_of(rows, "scars").by = "A";
  desk.replace("entries.xml", "second line", "their line");
  const Outcome outcome = desk.import(rows);
  BOOST_TEST(outcome.status == 0, outcome.err);
  BOOST_TEST(says(desk.file(), "their line"));
  BOOST_TEST(says(desk.file(), "<review decision=\"approved\""));
}

BOOST_AUTO_TEST_CASE(a_table_is_exported_for_one_owner_into_a_file) {
  const Desk desk;
  Outcome outcome = desk.run({"export", "--csv", "--owner", "web desk", "--due", "-o", "t.csv"});
  BOOST_TEST(outcome.out == "t.csv: 2 entries\n", outcome.err);
  // Who owns the claim goes before who owns the page.
  desk.replace("entries.xml", "<note>", "<audit owner=\"claims desk\"/><note>");
  outcome = desk.run({"export", "--owner", "claims desk", "-o", "claims.csv"});
  BOOST_TEST(outcome.out == "claims.csv: 1 entry\n", outcome.err);
  outcome = desk.run({"export", "--owner", "somebody else", "-o", "u.csv"});
  BOOST_TEST(outcome.out == "u.csv: 0 entries\n", outcome.err);
  BOOST_TEST(desk.run({"import", "u.csv"}).out == "nothing to record\n");
}

BOOST_AUTO_TEST_CASE(a_table_that_somebody_may_have_filled_in_is_not_overwritten) {
  const Desk desk;
  desk.folder().write("t.csv", "days of work");
  const Outcome outcome = desk.run({"export", "--csv", "-o", "t.csv"});
  BOOST_TEST(outcome.status == 2);
  BOOST_TEST(outcome.err ==
             "t.csv: the file exists already\n"
             "  help: somebody may have filled it in: export into another file, or move it away "
             "first\n");
  BOOST_TEST(desk.folder().read("t.csv") == "days of work");
}

BOOST_AUTO_TEST_CASE(a_table_in_the_place_of_the_corpus_is_told) {
  const Desk desk;
  const Outcome outcome = test::caveat({"review", "export", "--csv", "t.csv"}, desk.folder());
  BOOST_TEST(outcome.status == 2);
  BOOST_TEST(outcome.err == "t.csv: a table is no corpus\n  help: to write into it: -o t.csv\n");
}

BOOST_AUTO_TEST_CASE(what_is_not_there_cannot_be_reviewed) {
  const Desk desk;
  Outcome outcome = desk.run({"import", "missing.csv"});
  BOOST_TEST(outcome.status == 2);
  BOOST_TEST(outcome.err == "missing.csv: no such file\n  help: check the path\n");
  outcome = test::caveat({"review", "due", "page.txt"}, desk.folder());
  BOOST_TEST(outcome.status == 3);
  BOOST_TEST(outcome.err ==
             "page.txt: there are no entries to review\n  help: caveat derive writes some\n");
  outcome = test::caveat({"review", "due"}, desk.folder());
  BOOST_TEST(outcome.status == 3);
}

}  // namespace
}  // namespace caveat
