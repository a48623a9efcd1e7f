// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <vector>

#include "cli/program.hpp"

namespace caveat::test {
namespace {

namespace data = boost::unit_test::data;

constexpr std::string_view clean =
    "Eczema is a common condition of the skin. It is not catching.\n";
constexpr std::string_view bad = "A heading\n\nOur serum cures eczema.\n";

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

// The exit statuses, one row each (those of waivers and drift come with them).
struct Status {
  int status;
  std::vector<std::string> arguments;
};
std::ostream& operator<<(std::ostream& out, const Status& row) {
  out << row.status << ':';
  for (const std::string& argument : row.arguments) out << ' ' << argument;
  return out;
}

BOOST_DATA_TEST_CASE(the_exit_status_says_how_it_ended,
                     data::make(std::vector<Status>{
                         {0, {"check", "clean.txt"}},
                         {0, {"--version"}},
                         {0, {"--help"}},
                         {0, {"check", "--help"}},
                         {1, {"check", "bad.txt"}},
                         {1, {"check", "clean.txt", "bad.txt"}},
                         {2, {}},
                         {2, {"chekc"}},
                         {2, {"check", "--nope"}},
                         {2, {"check", "clean.txt", "--as-of", "2026-02-30"}},
                         {2, {"check", "clean.txt", "--fail-on", "everything"}},
                         {2, {"check", "clean.txt", "--jobs", "0"}},
                         {2, {"check", "clean.txt", "--report", "xml"}},
                         {2, {"check", "clean.txt", "--report", "xlm=a.xml"}},
                         {2, {"check", "clean.txt", "--report", "xml=a", "--report", "junit=./a"}},
                         {2, {"check", "clean.txt", "--report", "xml=-", "--report", "text=-"}},
                         {2, {"check", "wrong.xml", "bad.txt"}},
                         {3, {"check"}},
                         {3, {"check", "missing.txt"}},
                         {3, {"check", "missing.txt", "bad.txt"}},
                     }),
                     row) {
  const TemporaryFolder folder;
  folder.write("clean.txt", clean);
  folder.write("bad.txt", bad);
  folder.write("wrong.xml", "<entries/>");
  const Outcome outcome = caveat(row.arguments, folder);
  BOOST_TEST(outcome.status == row.status);
  BOOST_TEST(outcome.err.empty() == (row.status < 2));
}

BOOST_AUTO_TEST_CASE(a_finding_is_printed_for_a_person) {
  const TemporaryFolder folder;
  folder.write("bad.txt", bad);
  const Outcome outcome = caveat({"check", "bad.txt"}, folder);
  BOOST_TEST(outcome.out.starts_with("failed: 1 page may not go out as it stands"));
  BOOST_TEST(holds(outcome.out, "\nbad.txt:3:11 error cure-language/cure "));
  BOOST_TEST(holds(outcome.out, "    Our serum cures eczema.\n              ^^^^^\n"));
  BOOST_TEST(holds(outcome.out, "why:"));
  BOOST_TEST(holds(outcome.out, "would pass:"));
}

BOOST_AUTO_TEST_CASE(a_folder_is_read_to_the_bottom_without_hidden_names) {
  const TemporaryFolder folder;
  for (const char* name : {"a.html", "b.HTM", "c/d.md", "c/e/f.markdown", "g.txt", "h.xhtml",
                           ".hidden.txt", ".git/i.txt", "j.pdf", "k"}) {
    folder.write(name, clean);
  }
  const Outcome outcome = caveat({"check", "."}, folder);
  BOOST_TEST(outcome.status == 0);
  BOOST_TEST(holds(outcome.out, "examined:     6 documents"));
  BOOST_TEST(holds(outcome.out, "passed over:  2 files of other kinds"));
}

BOOST_AUTO_TEST_CASE(standard_input_is_a_document) {
  const TemporaryFolder folder;
  const Outcome named = caveat({"check", "--stdin-name", "page.md", "-"}, folder, bad);
  BOOST_TEST(named.status == 1);
  BOOST_TEST(holds(named.out, "page.md:3:11 error"));
  BOOST_TEST(caveat({"check", "-", "--format", "text"}, folder, clean).status == 0);
  const Outcome unnamed = caveat({"check", "-"}, folder, bad);
  BOOST_TEST(unnamed.status == 1);
  BOOST_TEST(holds(unnamed.out, "stdin:"));
  // A page is told from text by its first character.
  const Outcome page = caveat({"check", "-"}, folder, "<p hidden>It cures eczema.</p>");
  BOOST_TEST(!holds(page.out, "<p hidden>"));
}

struct Misuse {
  std::vector<std::string> arguments;
  const char* complaint;
};
std::ostream& operator<<(std::ostream& out, const Misuse& row) { return out << row.complaint; }

BOOST_DATA_TEST_CASE(
    who_misuses_a_command_is_told_where_to_look,
    data::make(std::vector<Misuse>{
        {{}, "caveat: A subcommand is required\n  help: see caveat --help\n"},
        {{"chekc"},
         "caveat: there is no command \"caveat chekc\"\n  help: did you mean \"caveat check\"?\n"},
        {{"zzzz"}, "caveat: there is no command \"caveat zzzz\"\n  help: see caveat --help\n"},
        {{"review"}, "caveat: A subcommand is required\n  help: see caveat review --help\n"},
        {{"review", "sing", "--by", "me"},
         "caveat: there is no command \"caveat review sing\"\n"
         "  help: did you mean \"caveat review sign\"?\n"},
        {{"review", "sign", "--entry", "a", "b", "c", "--by", "me"},
         "caveat: The following argument was not expected: c\n"
         "  help: see caveat review sign --help\n"},
        {{"check", "clean.txt", "--nope"},
         "caveat: The following argument was not expected: --nope\n"
         "  help: see caveat check --help\n"},
        {{"derive"}, "caveat: PATH is required\n  help: see caveat derive --help\n"},
    }),
    row) {
  const Outcome outcome = caveat(row.arguments, TemporaryFolder());
  BOOST_TEST(outcome.status == 2);
  BOOST_TEST(outcome.err == row.complaint);
}

BOOST_AUTO_TEST_CASE(a_name_after_two_dashes_is_a_path) {
  const TemporaryFolder folder;
  folder.write("--odd.txt", bad);
  BOOST_TEST(caveat({"check", "--", "--odd.txt"}, folder).status == 1);
}

BOOST_AUTO_TEST_CASE(a_report_takes_one_value_and_leaves_paths_alone) {
  const TemporaryFolder folder;
  folder.write("clean.txt", clean);
  const Outcome outcome = caveat({"check", "--report", "xml=a.xml", "clean.txt"}, folder);
  BOOST_TEST(outcome.status == 0);
  BOOST_TEST(folder.has("a.xml"));
}

BOOST_AUTO_TEST_CASE(what_goes_to_standard_output_is_one_report) {
  const TemporaryFolder folder;
  folder.write("bad.txt", bad);
  const Outcome xml = caveat({"check", "bad.txt", "--report", "xml=-"}, folder);
  BOOST_TEST(xml.out.starts_with("<?xml"));
  BOOST_TEST(!holds(xml.out, "may not go out as it stands; see"));
  const Outcome quiet = caveat({"check", "bad.txt", "--quiet"}, folder);
  BOOST_TEST(quiet.out.starts_with("failed:"));
  BOOST_TEST(!holds(quiet.out, "cure-language/cure"));
}

BOOST_AUTO_TEST_CASE(an_old_report_survives_a_run_that_never_began) {
  const TemporaryFolder folder;
  folder.write("report.xml", "old");
  folder.write("clean.txt", clean);
  caveat({"check", "clean.txt", "--report", "xml=report.xml", "--report", "junit=report.xml"},
         folder);
  BOOST_TEST(folder.read("report.xml") == "old");
}

BOOST_AUTO_TEST_CASE(equal_runs_write_equal_bytes_whatever_the_threads) {
  const TemporaryFolder folder;
  for (int i = 0; i < 40; ++i) {
    folder.write("page" + std::to_string(i) + ".txt",
                 std::string(i % 3 == 0 ? bad : clean) +
                     std::string(static_cast<std::size_t>(i % 7) * 400, ' ') + "End.");
  }
  const auto report = [&](const char* jobs) {
    caveat({"check", ".", "--deterministic", "--as-of", "2026-11-21", "--jobs", jobs, "--report",
            "xml=../" + folder.path().filename().string() + "/.report.xml"},
           folder);
    return folder.read(".report.xml");
  };
  const std::string one = report("1");
  BOOST_TEST(!one.empty());
  BOOST_TEST(report("4") == one);
}

BOOST_AUTO_TEST_CASE(the_text_of_the_pages_may_stay_out_of_the_report) {
  const TemporaryFolder folder;
  folder.write("page.txt", clean);
  const auto report = [&](std::vector<std::string> options) {
    options.insert(options.begin(), {"check", "page.txt", "--report", "xml=report.xml"});
    caveat(options, folder);
    return folder.read("report.xml");
  };
  BOOST_TEST(report({}).find("<block") != std::string::npos);
  BOOST_TEST(report({"--omit-text"}).find("<block") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_policy_of_the_command_line_wins) {
  const TemporaryFolder folder;
  folder.write("claim.txt",
               "PRP injections reduce acne scars. PRP injections may cause an infection.\n");
  BOOST_TEST(caveat({"check", "claim.txt"}, folder).status == 0);
  BOOST_TEST(caveat({"check", "claim.txt", "--fail-on", "warning"}, folder).status == 1);
}

BOOST_AUTO_TEST_CASE(no_file_of_a_corpus_is_shown_with_an_absolute_path) {
  const TemporaryFolder folder, elsewhere;
  folder.write("site/page.txt", bad);
  folder.write("site/caveat.xml",
               "<corpus xmlns=\"urn:caveat:corpus:1\">\n<documents role=\"published\">"
               "<document id=\"page\" file=\"page.txt\"/></documents>\n"
               "<entries file=\"entries.xml\"/>\n</corpus>\n");
  folder.write("site/entries.xml",
               "<entries xmlns=\"urn:caveat:entries:1\">\n<entry id=\"e\">\n"
               "<wording>The serum cures everything.</wording><origin document=\"page\">"
               "<anchor><exact>Our serum cures eczema.</exact></anchor></origin>\n"
               "</entry>\n</entries>\n");
  const Outcome outcome =
      caveat({"check", (folder.path() / "site").string(), "--report", "xml=report.xml"}, elsewhere);
  BOOST_TEST(outcome.status == 1);
  BOOST_TEST(holds(outcome.out, "entries.xml:2:1 error"));
  BOOST_TEST(!holds(outcome.out, folder.path().string()));
  BOOST_TEST(!holds(elsewhere.read("report.xml"), folder.path().string()));
}

BOOST_AUTO_TEST_CASE(paths_in_reports_are_never_absolute) {
  const TemporaryFolder folder, elsewhere;
  folder.write("site/bad.txt", bad);
  const std::string file = (folder.path() / "site/bad.txt").string();
  for (const auto& [argument, root, shown] :
       std::vector<std::tuple<std::string, std::string, std::string>>{
           {file, "", "\nbad.txt:3:11 "},
           {(folder.path() / "site").string(), "", "\nbad.txt:3:11 "},
           {file, folder.path().string(), "\nsite/bad.txt:3:11 "}}) {
    std::vector<std::string> arguments = {"check", argument};
    if (!root.empty()) arguments.insert(arguments.end(), {"--root", root});
    const Outcome outcome = caveat(arguments, elsewhere);
    BOOST_TEST(holds(outcome.out, shown), outcome.out);
    BOOST_TEST(!holds(outcome.out, folder.path().string()));
  }
}

}  // namespace
}  // namespace caveat::test
