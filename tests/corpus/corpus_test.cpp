// SPDX-License-Identifier: Apache-2.0

#include "corpus/corpus.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>

#include "scratch.hpp"

namespace caveat {
namespace {

namespace data = boost::unit_test::data;

std::string manifest(std::string_view inside) {
  return "<corpus xmlns=\"urn:caveat:corpus:1\">\n" + std::string(inside) + "\n</corpus>\n";
}

Corpus parse(std::string_view inside) {
  return parse_corpus(manifest(inside), "caveat.xml", "/srv/site");
}

std::string refusal(std::string_view inside) {
  try {
    const Corpus corpus = parse(inside);
    if (!corpus.troubles.empty()) return corpus.troubles.front().what();
  } catch (const Error& error) {
    return error.what();
  }
  return "accepted";
}

struct Row {
  const char* name;
  const char* inside;
  const char* error;
};

std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

const Row refused[] = {
    {"two documents with one id",
     "<documents role='source'>\n"
     "  <document id='a' file='a.html'/>\n"
     "  <document id='a' file='b.html'/>\n"
     "</documents>",
     "caveat.xml:4:13: two documents have the id \"a\"\n"
     "  help: the other stands on line 3"},
    {"two documents with one id in two lists",
     "<documents role='source'><document id='a' file='a.html'/></documents>\n"
     "<documents role='published'><document id='a' file='b.html'/></documents>",
     "caveat.xml:3:39: two documents have the id \"a\"\n"
     "  help: the other stands on line 2"},
    {"a file listed twice",
     "<documents role='source'>\n"
     "  <document id='a' file='a.html'/>\n"
     "  <document id='b' file='./x/../a.html'/>\n"
     "</documents>",
     "caveat.xml:4:20: \"a.html\" is listed twice, as \"a\" and as \"b\"\n"
     "  help: the other stands on line 3"},
    {"a path that leaves the corpus",
     "<documents role='source'><document id='a' file='../a.html'/></documents>",
     "caveat.xml:2:43: \"../a.html\" lies outside the folder of this file\n"
     "  help: name the folder it is in as root=\"...\", and the file relative to that"},
    {"a path that leaves the corpus on a detour",
     "<documents role='source'><document id='a' file='x/../../a.html'/></documents>",
     "caveat.xml:2:43: \"x/../../a.html\" lies outside the folder of this file\n"
     "  help: name the folder it is in as root=\"...\", and the file relative to that"},
    {"an absolute path",
     "<documents role='source'><document id='a' file='/etc/passwd'/></documents>",
     "caveat.xml:2:43: \"/etc/passwd\" lies outside the folder of this file\n"
     "  help: name the folder it is in as root=\"...\", and the file relative to that"},
    {"a path that leaves its root",
     "<documents role='source' root='..'><document id='a' file='../a.html'/></documents>",
     "caveat.xml:2:53: \"../a.html\" leaves its root \"..\"\n"
     "  help: name the file relative to a root that holds it"},
    {"an entries file outside", "<entries file='../entries.xml'/>",
     "caveat.xml:2:10: \"../entries.xml\" lies outside the folder of this file\n"
     "  help: name the folder it is in as root=\"...\", and the file relative to that"},
    {"an entries file listed twice", "<entries file='e.xml'/>\n<entries file='e.xml'/>",
     "caveat.xml:3:10: \"e.xml\" is listed twice\n"
     "  help: the other stands on line 2"},
    {"a document without a role", "<documents><document id='a' file='a.html'/></documents>",
     "caveat.xml:2:12: document \"a\" has no role\n"
     "  help: say role=\"published\" where you answer for the page, role=\"source\" where it is "
     "somebody else's"},
    {"a pin without a digest",
     "<documents role='source'><document id='a' file='a.html' pinned='yes'/></documents>",
     "caveat.xml:2:57: document \"a\" is pinned to nothing\n"
     "  help: add sha256=\"...\", the digest its bytes must have"},
    {"a pack without a name", "<packs>\n  <pack version='1'/>\n</packs>",
     "caveat.xml:3:3: a pack without a name\n"
     "  help: say id=\"...\" for one that comes with caveat, file=\"...\" for one of yours"},
    {"two policies", "<policy/>\n<policy/>",
     "caveat.xml:3:1: a corpus has one policy\n"
     "  help: the other stands on line 2"},
    {"evidence that nothing can refer to",
     "<evidence-library>\n  <evidence scheme='doi' value='10.1/x'/>\n</evidence-library>",
     "caveat.xml:3:3: nothing can refer to this: it has no id\n"
     "  help: add id=\"...\""},
    {"evidence twice",
     "<evidence-library>\n  <evidence id='x' title='t'/>\n  <evidence id='x' title='u'/>\n"
     "</evidence-library>",
     "caveat.xml:4:13: \"x\" stands in the library already\n"
     "  help: give one of them another id"},
    {"a risk note that says nothing",
     "<risk-library>\n  <risk-note id='x' type='harm'/>\n</risk-library>",
     "caveat.xml:3:3: a risk note that says nothing\n"
     "  help: give it <text>, or ref=\"...\" to a note of the risk library"},
    {"a library here and there",
     "<risk-library file='risks.xml'>\n<risk-note id='x'><text>Pain.</text></risk-note>\n"
     "</risk-library>",
     "caveat.xml:2:15: a library stands here or in a file of its own, not both\n"
     "  help: keep one of them"},
};

}  // namespace

BOOST_DATA_TEST_CASE(a_wrong_manifest_is_refused_with_place_and_help, data::make(refused), row) {
  BOOST_TEST(refusal(row.inside) == row.error);
}

BOOST_AUTO_TEST_CASE(a_document_that_cannot_be_used_leaves_the_others_usable) {
  const Corpus corpus = parse(
      "<documents role='source'>\n"
      "  <document id='a' file='../a.html'/>\n"
      "  <document id='b' file='b.html'/>\n"
      "  <document id='b' file='c.html'/>\n"
      "  <document id='d' file='d.html'/>\n"
      "</documents>");
  BOOST_TEST(corpus.troubles.size() == 2U);
  BOOST_REQUIRE(corpus.documents.size() == 2U);
  BOOST_TEST(corpus.documents[0].info.id == "b");
  BOOST_TEST(corpus.documents[1].info.id == "d");
}

BOOST_AUTO_TEST_CASE(documents_take_from_their_list_what_they_do_not_say) {
  const Corpus corpus = parse(
      "<documents role='source' content-kind='editorial' jurisdictions='uk us uk' lang='en'\n"
      "           owner='desk'>\n"
      "  <document id='a' file='pages/./a.html'/>\n"
      "  <document id='b' file='b.html' role='published' content-kind='advert'\n"
      "            jurisdictions='au' owner='shop' href='https://example.org/b'\n"
      "            retrieved='2026-11-20' pinned='yes'\n"
      "            "
      "sha256='sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'/>\n"
      "</documents>");
  BOOST_REQUIRE_EQUAL(corpus.documents.size(), 2U);
  const DocumentInfo& a = corpus.documents[0].info;
  BOOST_TEST((a.role == Role::source));
  BOOST_TEST(a.path == "pages/a.html");
  BOOST_TEST(corpus.documents[0].file == "/srv/site/pages/a.html");
  BOOST_TEST(a.content_kind == "editorial");
  BOOST_TEST(a.jurisdictions == (std::vector<std::string>{"uk", "us"}),
             boost::test_tools::per_element());
  BOOST_TEST(a.owner == "desk");
  BOOST_TEST(!a.pinned);
  const DocumentInfo& b = corpus.documents[1].info;
  BOOST_TEST((b.role == Role::published));
  BOOST_TEST(b.content_kind == "advert");
  BOOST_TEST(b.jurisdictions == std::vector<std::string>{"au"}, boost::test_tools::per_element());
  BOOST_TEST(b.lang == "en");
  BOOST_TEST(b.href == "https://example.org/b");
  BOOST_TEST(b.retrieved == "2026-11-20");
  BOOST_TEST(b.sha256 == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  BOOST_TEST(b.pinned);
  BOOST_TEST(corpus.document("b") == &corpus.documents[1]);
  BOOST_TEST(corpus.document("c") == nullptr);
}

BOOST_AUTO_TEST_CASE(a_root_leads_outside_on_purpose) {
  const Corpus corpus = parse(
      "<documents role='source' root='../../shared'><document id='a' file='a.txt'/></documents>\n"
      "<documents role='source' root='/srv/pages'><document id='b' file='b.txt'/></documents>");
  BOOST_TEST(corpus.documents[0].info.path == "../../shared/a.txt");
  BOOST_TEST(corpus.documents[0].file == "/shared/a.txt");
  // An absolute root stays out of reports.
  BOOST_TEST(corpus.documents[1].info.path == "b.txt");
  BOOST_TEST(corpus.documents[1].file == "/srv/pages/b.txt");
}

BOOST_AUTO_TEST_CASE(policy_has_defaults_and_can_be_set) {
  const Policy usual = parse("").policy;
  BOOST_TEST((usual.fail_on == Severity::error));
  BOOST_TEST(!usual.gate_sources);
  BOOST_TEST(usual.risk_note_within_sentences == 5);
  BOOST_TEST(!usual.reviews_required);
  const Policy strict = parse(
                            "<policy fail-on='note' gate-sources='yes' "
                            "risk-note-within-sentences='2' review-every-days='90'/>")
                            .policy;
  BOOST_TEST((strict.fail_on == Severity::note));
  BOOST_TEST(strict.gate_sources);
  BOOST_TEST(strict.risk_note_within_sentences == 2);
  BOOST_TEST(strict.review_every_days == 90);
  BOOST_TEST(strict.reviews_required);
}

BOOST_AUTO_TEST_CASE(libraries_stand_here_or_in_files_of_their_own) {
  const Scratch scratch;
  scratch.file("library/risks.xml",
               "<risk-library xmlns='urn:caveat:corpus:1'>"
               "<risk-note id='infection' type='harm' therapies='therapy-prp therapy-msc'>"
               "<text>Injections can cause infection.</text></risk-note></risk-library>");
  scratch.file("caveat.xml",
               manifest("<evidence-library><evidence id='trial' scheme='nct' value='NCT01234567' "
                        "kind='rct' n='12' retracted='yes'/></evidence-library>"
                        "<risk-library file='library/risks.xml'/>"));
  const Corpus corpus = load_corpus(scratch.path());
  const Evidence* const trial = corpus.evidence_with("trial");
  BOOST_REQUIRE(trial != nullptr);
  BOOST_TEST(trial->n == "12");
  BOOST_TEST(trial->retracted);
  const RiskNote* const infection = corpus.risk_with("infection");
  BOOST_REQUIRE(infection != nullptr);
  BOOST_TEST((infection->type == RiskType::harm));
  BOOST_TEST(infection->text == "Injections can cause infection.");
  BOOST_TEST(infection->therapies.size() == 2U);
  BOOST_TEST(infection->where.path == "library/risks.xml");
  BOOST_REQUIRE_EQUAL(corpus.libraries.size(), 1U);
  BOOST_TEST(corpus.libraries[0].id == "library/risks.xml");
  BOOST_TEST(corpus.libraries[0].digest.starts_with("sha256:"));
}

BOOST_AUTO_TEST_CASE(every_missing_copy_is_named_with_how_to_get_it) {
  const Scratch scratch;
  scratch.file("there.html", "<p>Here.</p>");
  scratch.file("caveat.xml",
               manifest("<documents role='source'>\n"
                        "<document id='gone' file='gone.html' href='https://example.org/gone'/>\n"
                        "<document id='there' file='there.html'/>\n"
                        "<document id='lost' file='lost.html'/>\n"
                        "</documents>"));
  const Corpus corpus = load_corpus(scratch.path());
  const std::vector<Error> missing = missing_copies(corpus.documents);
  const std::string folder = scratch.path().generic_string();
  BOOST_REQUIRE_EQUAL(missing.size(), 2U);
  BOOST_TEST(missing[0].what() ==
             folder +
                 "/caveat.xml:3:1: the stored copy of document \"gone\" is not there: " + folder +
                 "/gone.html\n  help: save https://example.org/gone as " + folder + "/gone.html");
  BOOST_TEST((missing[0].kind() == Error::Kind::unavailable));
  BOOST_TEST(missing[1].help() == "put the page there, or correct file=\"...\"");
}

BOOST_AUTO_TEST_CASE(a_manifest_that_is_not_there_is_an_error_of_usage) {
  const Scratch scratch;
  try {
    load_corpus(scratch.path());
    BOOST_ERROR("loaded");
  } catch (const Error& error) {
    BOOST_TEST((error.kind() == Error::Kind::invalid));
    BOOST_TEST(error.where().path == (scratch / "caveat.xml").generic_string());
  }
}

BOOST_AUTO_TEST_CASE(a_document_is_listed_relative_to_the_file_that_lists_it) {
  const ListedDocument inside = list_document(DocumentInfo{}, "/site/pages/a.html", "/site");
  BOOST_TEST(inside.info.path == "pages/a.html");
  BOOST_TEST(inside.root == "");
  const ListedDocument outside = list_document(DocumentInfo{}, "/pages/a.html", "/site/register");
  BOOST_TEST(outside.info.path == "../../pages/a.html");
  BOOST_TEST(outside.root == "../../pages");
}

BOOST_AUTO_TEST_CASE(the_seeds_manifest_loads) {
  const Corpus corpus = load_corpus(CAVEAT_SOURCE_DIR "/fixtures/seeds");
  BOOST_TEST(corpus.documents.size() == 5U);
  BOOST_TEST(corpus.entries.size() == 5U);
}

}  // namespace caveat
