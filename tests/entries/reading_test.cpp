// SPDX-License-Identifier: Apache-2.0

#include "entries/reading.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>

#include "entries/writing.hpp"

namespace caveat {
namespace {

namespace data = boost::unit_test::data;

const std::string digest = "sha256:" + std::string(64, 'a');

std::string around(std::string_view inside) {
  return "<entries xmlns=\"urn:caveat:entries:1\">\n"
         "<documents role='source'><document id='page' file='page.html'/></documents>\n" +
         std::string(inside) + "\n</entries>\n";
}

EntriesFile parse(std::string_view inside) {
  return parse_entries(around(inside), "entries.xml", "/srv/site");
}

template <typename Work>
std::string refusal(Work work) {
  try {
    work();
  } catch (const Error& error) {
    return error.what();
  }
  return "accepted";
}

struct Row {
  const char* name;
  std::string inside;
  const char* error;
};

std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

const std::string origin =
    "<origin document='page'><anchor><exact>It works.</exact></anchor></origin>";

std::string entry_with(std::string_view inside) {
  return "<entry id='x'><wording>It works.</wording>\n" + std::string(inside) + "</entry>";
}

std::string entry_at(std::string_view anchor) {
  return entry_with("<origin document='page'>\n" + std::string(anchor) + "</origin>");
}

const Row refused[] = {
    {"two entries with one id",
     "<entry id='x'><wording>a</wording>" + origin +
         "</entry>\n<entry id='x'><wording>b</wording>" + origin + "</entry>",
     "entries.xml:4:8: two entries have the id \"x\"\n"
     "  help: the other stands on line 3"},
    {"no wording", "<entry id='x'>" + origin + "</entry>",
     "entries.xml:3:1: entry \"x\" has no <wording>\n"
     "  help: write down the claim as you put it, in <wording>"},
    {"two wordings", entry_with("<wording>It works well.</wording>"),
     "entries.xml:4:1: <wording> stands twice in entry \"x\"\n"
     "  help: keep one of them"},
    {"an anchor without a quote", entry_at("<anchor><prefix>a</prefix></anchor>"),
     "entries.xml:5:1: an anchor without a quote\n"
     "  help: give it <exact>, or <start> and <end> with digest=\"...\""},
    {"both kinds of quote", entry_at("<anchor><exact>a</exact><start>b</start></anchor>"),
     "entries.xml:5:1: an anchor has <exact>, or <start> and <end>, not both\n"
     "  help: keep one of them"},
    {"ends without a digest", entry_at("<anchor><start>It</start><end>works.</end></anchor>"),
     "entries.xml:5:1: an anchor with <start> needs digest=\"...\"\n"
     "  help: \"caveat derive\" writes it; or quote all of it in <exact>"},
    {"more than a few words",
     entry_at("<anchor digest='" + digest +
              "'>\n<start>one two three four five six seven</start>"
              "</anchor>"),
     "entries.xml:6:1: <start> has more than 6 words\n"
     "  help: the first and last words are enough, or quote all of it in <exact>"},
    {"exact twice", entry_at("<anchor><exact>a</exact>\n<exact>b</exact></anchor>"),
     "entries.xml:6:1: <exact> stands twice"},
    {"a range that runs backwards", entry_at("<anchor bytes='9-9'><exact>a</exact></anchor>"),
     "entries.xml:5:9: the range \"9-9\" holds nothing\n"
     "  help: its end is the first byte after the quote"},
    {"a range beyond all files", entry_at("<anchor bytes='1-9999999999'><exact>a</exact></anchor>"),
     "entries.xml:5:9: \"1-9999999999\" is beyond the largest file there is\n"
     "  help: take the attribute out, or let \"caveat derive\" write it"},
    {"none and a work", entry_with("<evidence none='yes' ref='x'/>"),
     "entries.xml:4:11: evidence cannot be none and a work\n"
     "  help: take out none, or everything else but searched-by and on"},
    {"no work", entry_with("<evidence kind='rct'/>"),
     "entries.xml:4:1: evidence that names no work\n"
     "  help: say ref=\"...\", or scheme and value, or none=\"yes\" with searched-by and on"},
    {"a value without its scheme", entry_with("<evidence value='10.1/x'/>"),
     "entries.xml:4:1: scheme and value go together\n"
     "  help: a DOI, for example, is scheme=\"doi\" value=\"10...\""},
    {"a risk note of two minds", entry_with("<risk-note ref='x'><text>Pain.</text></risk-note>"),
     "entries.xml:4:12: a risk note refers to the library or has a text, not both\n"
     "  help: keep one of them"},
};

}  // namespace

BOOST_DATA_TEST_CASE(a_wrong_entries_file_is_refused_with_place_and_help, data::make(refused),
                     row) {
  BOOST_TEST(refusal([&] { parse(row.inside); }) == row.error);
}

BOOST_AUTO_TEST_CASE(an_attribute_on_line_70000_is_found_there) {
  std::string many;
  for (int i = 0; i < 34998; ++i) {
    many += "<entry id='e" + std::to_string(i) + "'><wording>w</wording>\n</entry>\n";
  }
  many += "\n<entry id='last' knid='benefit'><wording>w</wording></entry>";
  const std::string message = refusal([&] { parse(many); });
  BOOST_TEST(message.starts_with("entries.xml:70000:18: unknown attribute \"knid\""));
  BOOST_TEST(message.find("did you mean \"kind\"") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_entry_is_read_whole) {
  const EntriesFile file = parse(
      "<entry id='smooths' kind='comparative' confirmed='no'>\n"
      "<note>Ask the clinic.</note>\n"
      "<wording>Smooths &lt; 3 &amp; more.</wording><product>Serum</product>\n"
      "<therapy class='therapy-prp' route='injected'>PRP</therapy><condition>scars</condition>\n"
      "<population>twelve adults</population><outcome>depth</outcome>\n"
      "<origin document='page'><anchor bytes='10-24' codepoints='9-23' digest='" +
      digest +
      "'><start>It</start><end>works.</end><prefix>before</prefix><suffix>after</suffix>"
      "</anchor></origin>\n"
      "<also document='page'><anchor><exact>It works.</exact></anchor></also>\n"
      "<evidence none='true' searched-by='desk' on='2026-11-20'/>\n"
      "<evidence scheme='pmid' value='12345' kind='cohort' directness='same-class'/>\n"
      "<risk-note type='data-gap' placement='register-only' therapies='a b' confirmed='no' "
      "frequency='1 in 10' frequency-source='leaflet'><text>Unknown.</text>"
      "<origin document='page'><anchor><exact>Nobody knows.</exact></anchor></origin></risk-note>\n"
      "<source-wording disposition='reported-to-publisher' by='desk' on='2026-11-20'/>\n"
      "<authorisation jurisdiction='us' authority='FDA' indication='burns' on='2018-09-20'/>\n"
      "<review decision='approved' by='desk' on='2026-11-20' next-due='2027-11-20' digest='" +
      digest + "' claim-digest='" + digest +
      "'><text>It worked.</text><wording>Smooths.</wording></review>\n"
      "<audit channel='web' published='2026-01-01'/>\n"
      "</entry>\n"
      "<left-out document='page' reason='a question'><anchor><exact>Why?</exact></anchor>"
      "</left-out>");
  BOOST_REQUIRE_EQUAL(file.entries.size(), 1U);
  const Entry& entry = file.entries[0];
  BOOST_TEST(entry.kind == "comparative");
  BOOST_TEST(!entry.confirmed);
  BOOST_TEST(entry.where.line == 3U);
  BOOST_TEST(entry.wording == "Smooths < 3 & more.");
  BOOST_TEST(entry.therapy->kind == "therapy-prp");
  BOOST_TEST(entry.therapy->route == "injected");
  BOOST_TEST(entry.therapy->name == "PRP");
  BOOST_TEST(entry.origin.document == "page");
  BOOST_TEST(entry.origin.start == "It");
  BOOST_TEST((entry.origin.position == Span{10, 24}));
  BOOST_TEST((entry.origin.position_codepoints == Span{9, 23}));
  BOOST_TEST(entry.origin.digest == digest);
  BOOST_TEST(entry.also.size() == 1U);
  BOOST_TEST(entry.evidence[0].none);
  BOOST_TEST(entry.evidence[0].searched_by == "desk");
  BOOST_TEST(entry.evidence[1].directness == "same-class");
  BOOST_TEST((entry.risks[0].type == RiskType::data_gap));
  BOOST_TEST((entry.risks[0].placement == Placement::register_only));
  BOOST_TEST(entry.risks[0].therapies.size() == 2U);
  BOOST_TEST(!entry.risks[0].confirmed);
  BOOST_TEST(entry.risks[0].anchor->exact == "Nobody knows.");
  BOOST_TEST(entry.source_wording->disposition == "reported-to-publisher");
  BOOST_TEST(entry.authorisations[0].authority == "FDA");
  BOOST_TEST(entry.review->next_due == "2027-11-20");
  BOOST_TEST(entry.review->claim_digest == digest);
  BOOST_TEST(entry.review->text == "It worked.");
  BOOST_TEST(entry.review->wording == "Smooths.");
  BOOST_TEST(entry.audit->channel == "web");
  BOOST_TEST(entry.note == "Ask the clinic.");
  BOOST_REQUIRE_EQUAL(file.left_out.size(), 1U);
  BOOST_TEST(file.left_out[0].reason == "a question");
  BOOST_TEST(file.left_out[0].origin.document == "page");
}

BOOST_AUTO_TEST_CASE(what_is_written_reads_back_and_writes_the_same_bytes) {
  EntriesFile file = parse(entry_with(origin));
  Entry& entry = file.entries[0];
  entry.wording = "a\x01 ]]> \xF0\x9F\x98\x80 \"quoted\" & <b>";
  RiskNote& note = entry.risks.emplace_back();
  note.text = " spaces kept ";
  note.therapies = {"x", "y"};
  entry.audit.emplace().owner = "line\nbreak & \"quote\"";
  file.left_out.push_back({entry.origin, "no claim", {}});
  const std::string once = write_entries(file);
  const EntriesFile again = parse_entries(once, "entries.xml", "/srv/site");
  BOOST_TEST(write_entries(again) == once);
  BOOST_TEST(again.entries[0].risks[0].text == " spaces kept ");
  BOOST_TEST(again.entries[0].audit->owner == "line\nbreak & \"quote\"");
  BOOST_TEST(again.documents[0].info.path == "page.html");
}

BOOST_AUTO_TEST_CASE(entries_come_one_by_one_in_the_order_of_the_file) {
  const std::string xml = around(
      "<entry id='a'><wording>A</wording>" + origin + "</entry>" +
      "<left-out document='page' reason='none'><anchor><exact>e</exact></anchor></left-out>" +
      "<entry id='b'><wording>B</wording>" + origin + "</entry>");
  for (const Validation validation : {Validation::by_schema, Validation::done_before}) {
    std::string seen;
    const EntriesFile file = stream_entries(
        xml, "entries.xml", "/srv/site",
        {.entry = [&](Entry&& entry) { seen += entry.id + to_string(entry.where) + " "; },
         .left_out = [&](LeftOut&& line) { seen += line.reason + " "; }},
        validation);
    BOOST_TEST(file.entries.empty());
    BOOST_TEST(file.documents.size() == 1U);
    std::string expected;
    const EntriesFile whole = parse_entries(xml, "entries.xml", "/srv/site");
    expected = "a" + to_string(whole.entries[0].where) + " none b" +
               to_string(whole.entries[1].where) + " ";
    BOOST_TEST(seen == expected);
    BOOST_TEST(file.digest == whole.digest);
  }
}

BOOST_AUTO_TEST_CASE(what_is_wrong_with_an_entry_is_told_when_its_turn_comes) {
  const std::string twice = "<entry id='a'><wording>A</wording>" + origin + "</entry>\n";
  std::size_t entries = 0;
  const auto stream = [&] {
    stream_entries(around(twice + twice), "entries.xml", "/srv/site",
                   {.entry = [&](Entry&&) { ++entries; }, .left_out = [](LeftOut&&) {}});
  };
  BOOST_CHECK_EXCEPTION(stream(), Error, [](const Error& error) {
    return error.problem() == "two entries have the id \"a\"";
  });
  BOOST_TEST(entries == 1U);
}

BOOST_AUTO_TEST_CASE(entries_are_written_in_pieces_of_the_same_bytes) {
  EntriesFile file = parse(entry_with(origin));
  file.entries.resize(500, file.entries[0]);
  std::string pieces;
  std::size_t count = 0;
  write_entries(file, [&](std::string_view piece) {
    pieces += piece;
    ++count;
  });
  BOOST_TEST(count > 1U);
  BOOST_TEST(pieces == write_entries(file));
}

BOOST_AUTO_TEST_CASE(an_entry_is_written_one_field_a_line) {
  EntriesFile file = parse(entry_with(origin));
  file.entries[0].confirmed = false;
  BOOST_TEST(write_entries(file) ==
             "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
             "<entries xmlns=\"urn:caveat:entries:1\">\n"
             "  <documents>\n"
             "    <document id=\"page\" file=\"page.html\" role=\"source\" "
             "content-kind=\"unknown\"/>\n"
             "  </documents>\n"
             "  <entry id=\"x\" kind=\"benefit\" confirmed=\"no\">\n"
             "    <wording>It works.</wording>\n"
             "    <origin document=\"page\">\n"
             "      <anchor>\n"
             "        <exact>It works.</exact>\n"
             "      </anchor>\n"
             "    </origin>\n"
             "  </entry>\n"
             "</entries>\n");
}

BOOST_AUTO_TEST_CASE(a_document_outside_the_folder_is_written_with_its_root) {
  EntriesFile file;
  file.documents.push_back(list_document({}, "/srv/pages/a.html", "/srv/site"));
  file.documents[0].info.id = "a";
  const EntriesFile again = parse_entries(write_entries(file), "entries.xml", "/srv/site");
  BOOST_TEST(again.documents[0].file == "/srv/pages/a.html");
  BOOST_TEST(again.documents[0].info.path == "../pages/a.html");
}

BOOST_AUTO_TEST_CASE(an_entry_must_point_to_a_document) {
  const EntriesFile file = parse(
      "<entry id='x'><wording>w</wording><origin document='pgae'>\n<anchor><exact>e</exact>"
      "</anchor></origin></entry>");
  BOOST_TEST(refusal([&] { check_references(file, nullptr); }) ==
             "entries.xml:4:1: entry \"x\" points to no document: \"pgae\"\n"
             "  help: did you mean \"page\"?");
}

BOOST_AUTO_TEST_CASE(a_reference_must_stand_in_the_library) {
  const Corpus corpus = parse_corpus(
      "<corpus xmlns='urn:caveat:corpus:1'>"
      "<evidence-library><evidence id='trial-2021' title='t'/></evidence-library></corpus>",
      "caveat.xml", "/srv/site");
  const EntriesFile file = parse(entry_with("<evidence ref='trial-2012'/>"));
  BOOST_TEST(refusal([&] { check_references(file, &corpus); }) ==
             "entries.xml:4:1: no evidence \"trial-2012\" in the library\n"
             "  help: did you mean \"trial-2021\"?");
  // Without a corpus there is no library to be in.
  BOOST_TEST(refusal([&] { check_references(file, nullptr); }) == "accepted");
  const EntriesFile risky = parse(entry_with("<risk-note ref='infection'/>"));
  BOOST_TEST(refusal([&] { check_references(risky, &corpus); }) ==
             "entries.xml:4:1: no risk note \"infection\" in the library\n"
             "  help: describe it in <risk-library> of the manifest");
}

BOOST_AUTO_TEST_CASE(one_id_stands_for_one_document) {
  const Corpus corpus = parse_corpus(
      "<corpus xmlns='urn:caveat:corpus:1'><documents role='source'>"
      "<document id='page' file='other.html'/></documents></corpus>",
      "caveat.xml", "/srv/site");
  BOOST_TEST(refusal([&] { check_references(parse(""), &corpus); }) ==
             "entries.xml:2:26: \"page\" is another document in caveat.xml\n"
             "  help: there it is other.html; give one of them another id");
}

BOOST_AUTO_TEST_CASE(an_entry_without_origin_is_for_the_checks_to_judge) {
  const EntriesFile file = parse(entry_with(""));
  BOOST_TEST(refusal([&] { check_references(file, nullptr); }) == "accepted");
  BOOST_TEST(file.entries[0].origin.document == "");
}

}  // namespace caveat
