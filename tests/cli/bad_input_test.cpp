// SPDX-License-Identifier: Apache-2.0
//
// Input that cannot be used: what is said, with which status, and that the
// documents beside it are examined and reported all the same.

#include <unistd.h>

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

constexpr std::string_view good = "Eczema is a common condition of the skin. It is not catching.\n";

std::string corpus_of(std::string_view documents) {
  return "<corpus xmlns=\"urn:caveat:corpus:1\">\n<documents role=\"published\">\n" +
         std::string(documents) + "\n</documents>\n</corpus>\n";
}

std::string entries_of(std::string_view inside) {
  return "<entries xmlns=\"urn:caveat:entries:1\">\n"
         "<documents role=\"published\"><document id=\"good\" file=\"good.txt\"/></documents>\n" +
         std::string(inside) + "\n</entries>\n";
}

std::string german() {
  std::string text;
  for (int i = 0; i < 5; ++i) {
    text += "Die Behandlung mit eigenen Zellen soll die Haut straffen, sagen die Leute dort. ";
  }
  return text;
}

struct Row {
  const char* name;
  const char* file;  // that is wrong; checked before good.txt
  std::string bytes;
  int status;
  const char* error;  // standard error as a whole
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

const std::vector<Row> rows = {
    {"not UTF-8", "latin.txt", "caf\xE9", 3,
     "latin.txt: byte 3 (0xE9) is not UTF-8\n"
     "  help: say what the file is encoded in with --charset, such as --charset windows-1252\n"},
    {"a NUL byte", "nul.txt", std::string("a\0b", 3), 3,
     "nul.txt: byte 1 is NUL: not a text\n"
     "  help: UTF-16 without a byte-order mark is read with --charset utf-16le or utf-16be\n"},
    {"another language", "de.txt", german(), 3,
     "de.txt: not checked: the page is in a language without packs (de)\n"
     "  help: if the language was taken for another, say lang=\"...\" in a caveat.xml\n"},
    {"an empty file", "none.txt", "", 3,
     "none.txt: not checked: the page shows no text\n"
     "  help: save the page as a reader sees it, with the text that scripts and images show\n"},
    {"a page that a script draws", "app.html", "<div id=app></div><script>draw()</script>", 3,
     "app.html: not checked: the page shows no text\n"
     "  help: save the page as a reader sees it, with the text that scripts and images show\n"},
    {"malformed XML", "broken.xml", "<entries xmlns=\"urn:caveat:entries:1\">\n  <documents>", 2,
     "broken.xml:2:3: element \"documents\" is never closed\n"},
    {"a DOCTYPE", "type.xml",
     "<!DOCTYPE entries [<!ENTITY a \"b\">]>\n<entries xmlns=\"urn:caveat:entries:1\"/>", 2,
     "type.xml:1:1: a DOCTYPE is not allowed\n"
     "  help: remove it; entities other than the five of XML are written as characters\n"},
    {"an unknown element", "new.xml",
     "<entries xmlns=\"urn:caveat:entries:1\">\n<documnets/>\n</entries>", 2,
     "new.xml:2:1: unknown element \"documnets\"\n"
     "  help: did you mean \"documents\"?\n"},
    {"an entry that points to no document", "lost.xml",
     entries_of(
         "<entry id=\"e\"><wording>It helps.</wording>\n"
         "<origin document=\"godo\"><anchor><exact>Eczema is</exact></anchor></origin></entry>"),
     2,
     "lost.xml:4:25: entry \"e\" points to no document: \"godo\"\n"
     "  help: did you mean \"good\"?\n"},
    {"a name that does not say what the file is", "page.php", "x", 2,
     "page.php: the name does not say what the file is\n"
     "  help: caveat reads *.html *.htm *.xhtml *.md *.markdown *.txt; for other names give "
     "--format\n"},
    {"two documents with one id", "twice/caveat.xml",
     corpus_of("<document id=\"a\" file=\"a.txt\"/>\n<document id=\"a\" file=\"b.txt\"/>"), 2,
     "twice/caveat.xml:4:11: two documents have the id \"a\"\n"
     "  help: the other stands on line 3\n"},
    {"a path that leaves the corpus", "leaves/caveat.xml",
     corpus_of("<document id=\"a\" file=\"a.txt\"/>\n<document id=\"b\" file=\"../b.txt\"/>"), 2,
     "leaves/caveat.xml:4:18: \"../b.txt\" lies outside the folder of this file\n"
     "  help: name the folder it is in as root=\"...\", and the file relative to that\n"},
    {"a stored copy that is absent", "absent/caveat.xml",
     corpus_of("<document id=\"a\" file=\"a.txt\"/>\n"
               "<document id=\"b\" file=\"b.txt\" href=\"https://example.org/b\"/>"),
     3,
     "absent/caveat.xml:4:1: the stored copy of document \"b\" is not there: absent/b.txt\n"
     "  help: save https://example.org/b as absent/b.txt\n"},
    {"a pinned document that has changed", "pinned/caveat.xml",
     corpus_of("<document id=\"a\" file=\"a.txt\" pinned=\"yes\" sha256=\"" + std::string(64, '0') +
               "\"/>"),
     2,
     "a.txt: the document is pinned and its bytes have changed\n"
     "  help: expected sha256 0000000000000000000000000000000000000000000000000000000000000000, "
     "found "
     "a7163f8caa89fade33ccf6de91494cf60d5ca002b07e5583c253426f43737e2e; review the change and "
     "update "
     "the manifest\n"},
};

BOOST_DATA_TEST_CASE(bad_input_is_named_and_the_rest_is_reported, data::make(rows), row) {
  const TemporaryFolder folder;
  folder.write("good.txt", good);
  folder.write(row.file, row.bytes);
  const std::filesystem::path beside = std::filesystem::path(row.file).parent_path();
  if (!beside.empty()) folder.write(beside / "a.txt", good);
  const Outcome outcome =
      caveat({"check", row.file, "good.txt", "--report", "xml=report.xml"}, folder);
  BOOST_TEST(outcome.status == row.status);
  BOOST_TEST(outcome.err == row.error);
  const std::string report = folder.read("report.xml");
  BOOST_TEST(report.find("path=\"good.txt\"") != std::string::npos);
  if (!beside.empty() && beside != "pinned") {
    BOOST_TEST(report.find("path=\"a.txt\"") != std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(a_pack_whose_example_fails_is_named_and_the_rest_is_reported) {
  const TemporaryFolder folder;
  folder.write("a.txt", good);
  folder.write("caveat.xml",
               "<corpus xmlns=\"urn:caveat:corpus:1\">\n<documents role=\"published\">"
               "<document id=\"a\" file=\"a.txt\"/></documents>\n"
               "<packs><pack file=\"house.xml\"/></packs>\n</corpus>\n");
  folder.write("house.xml",
               "<pack xmlns=\"urn:caveat:pack:1\" id=\"house\" lang=\"en\" version=\"2026.11.1\" "
               "title=\"House rules\">\n"
               "<rule id=\"house/wow\" category=\"tone\" severity=\"warning\" status=\"stable\" "
               "since=\"0.1\">\n"
               "<title>Wow.</title><why>It says nothing.</why><basis definition=\"yes\"/>\n"
               "<pattern>wow</pattern>\n"
               "<message>\"{match}\" says nothing</message><advice>Leave it out.</advice>\n"
               "<fail>It is a <mark>miracle</mark>.</fail>\n"
               "<pass status=\"none\">It is a cream.</pass>\n"
               "<pass status=\"none\">It is a gel.</pass>\n"
               "<pass status=\"none\">It is a balm.</pass>\n</rule>\n</pack>\n");
  const Outcome outcome = caveat({"check", ".", "--report", "xml=report.xml"}, folder);
  BOOST_TEST(outcome.status == 2);
  BOOST_TEST(
      outcome.err ==
      "house.xml:6:1: house/wow: finds nothing in \"It is a miracle.\"\n"
      "  help: mend the pattern or the example: a rule is admitted with examples that hold\n");
  BOOST_TEST(folder.read("report.xml").find("path=\"a.txt\"") != std::string::npos);
}

struct Path {
  const char* name;
  std::vector<std::string> arguments;
  int status;
  const char* error;
};
std::ostream& operator<<(std::ostream& out, const Path& row) { return out << row.name; }

const std::vector<Path> paths = {
    {"a missing file", {"missing.html"}, 3, "missing.html: no such file or folder\n"},
    {"a folder without documents",
     {"pictures"},
     3,
     "pictures: there are no documents in this folder\n"
     "  help: caveat reads *.html *.htm *.xhtml *.md *.markdown *.txt\n"},
    {"a report into nowhere",
     {"--report", "junit=nowhere/x.xml"},
     3,
     "nowhere/x.xml: the report cannot be written: its folder does not exist\n"},
    {"a report into a folder",
     {"--report", "junit=pictures"},
     3,
     "pictures: the report cannot be written: is a folder, not a file\n"},
};

BOOST_DATA_TEST_CASE(bad_paths_are_named_and_the_rest_is_reported, data::make(paths), row) {
  const TemporaryFolder folder;
  folder.write("good.txt", good);
  folder.write("pictures/a.png", "");
  std::vector<std::string> arguments = {"check", "good.txt", "--report", "xml=report.xml"};
  arguments.insert(arguments.end(), row.arguments.begin(), row.arguments.end());
  const Outcome outcome = caveat(arguments, folder);
  BOOST_TEST(outcome.status == row.status);
  BOOST_TEST(outcome.err == row.error);
  BOOST_TEST(folder.read("report.xml").find("path=\"good.txt\"") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_unreadable_file_is_named_and_the_rest_is_reported) {
  const TemporaryFolder folder;
  folder.write("good.txt", good);
  std::string file = folder.write("closed.txt", good).string();
  std::string error = "closed.txt: permission denied\n";
  std::filesystem::permissions(file, std::filesystem::perms::none);
  if (::geteuid() == 0) {  // who may open any file, but not read what is not there
    file = "/proc/self/mem";
    error = "mem: Input/output error\n";
  }
  const Outcome outcome = caveat({"check", "good.txt", file, "--format", "text"}, folder);
  BOOST_TEST(outcome.status == 3);
  BOOST_TEST(outcome.err == error);
  BOOST_TEST(outcome.out.find("examined:     1 document") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_link_to_nowhere_is_named_and_the_rest_is_reported) {
  const TemporaryFolder folder;
  folder.write("good.txt", good);
  std::filesystem::create_symlink("gone.txt", folder.path() / "link.txt");
  const Outcome outcome = caveat({"check", "."}, folder);
  BOOST_TEST(outcome.status == 3);
  BOOST_TEST(outcome.err == "link.txt: no such file\n");
  BOOST_TEST(outcome.out.find("examined:     1 document") != std::string::npos);
}

}  // namespace
}  // namespace caveat::test
