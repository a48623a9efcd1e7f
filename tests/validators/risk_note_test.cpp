// SPDX-License-Identifier: Apache-2.0

#include "validators/risk_note.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "validators/page.hpp"

namespace caveat {
namespace {

namespace data = boost::unit_test::data;
using test::entry_of;
using test::find;
using test::Page;

constexpr const char* claim = "PRP may improve acne scars.";

Entry prp_entry(std::vector<RiskNote> notes) {
  Entry entry = entry_of(claim);
  entry.therapy = Mention{.name = "PRP", .kind = "therapy-prp", .route = "injected"};
  entry.risks = std::move(notes);
  return entry;
}

RiskNote note_of(std::string text, Placement placement = Placement::register_only) {
  RiskNote note;
  note.text = std::move(text);
  note.placement = placement;
  return note;
}

struct Row {
  const char* name;
  const char* note;
  Verdict r1, r2, r3;
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

BOOST_DATA_TEST_CASE(
    a_note_counts_when_it_names_what_can_go_wrong_with_this_therapy,
    data::make({
        Row{"no words", "", Verdict::fail, Verdict::not_applicable, Verdict::not_applicable},
        Row{"a hazard", "The injection may cause an infection.", Verdict::pass, Verdict::pass,
            Verdict::pass},
        Row{"the therapy's own hazard", "PRP can leave bruising and swelling.", Verdict::pass,
            Verdict::pass, Verdict::pass},
        Row{"a comparator's hazard", "Dermal fillers can cause blindness.", Verdict::fail,
            Verdict::not_applicable, Verdict::not_applicable},
        Row{"a hazard denied", "There is no risk of infection.", Verdict::pass, Verdict::fail,
            Verdict::pass},
        Row{"a word for hazards", "There may be side effects.", Verdict::pass, Verdict::fail,
            Verdict::pass},
        Row{"a stock phrase", "Results may vary.", Verdict::pass, Verdict::fail, Verdict::fail},
        Row{"stock phrases", "Individual results may vary. Consult your doctor.", Verdict::pass,
            Verdict::fail, Verdict::fail},
        Row{"a stock phrase and a hazard", "Results may vary. An infection is possible.",
            Verdict::pass, Verdict::pass, Verdict::pass},
    }),
    row) {
  Page page(claim);
  const Entry entry = prp_entry({note_of(row.note)});
  const Context context = page.context();
  const std::vector<Check> checks = RiskNoteCheck(context)(page.subject(entry));
  BOOST_REQUIRE(checks.size() == (row.r1 == Verdict::pass ? 12U : 4U));
  BOOST_TEST(find(checks, "risk-note/R1")->verdict == row.r1);
  BOOST_TEST(find(checks, "risk-note/R2")->verdict == row.r2);
  BOOST_TEST(find(checks, "risk-note/R3")->verdict == row.r3);
  for (const Check& check : checks) {
    BOOST_TEST(!check.message.empty());
    BOOST_TEST((!check.proofs.empty() || check.verdict == Verdict::not_applicable));
  }
}

BOOST_AUTO_TEST_CASE(a_claim_without_a_note_fails) {
  Page page(claim);
  const Entry entry = prp_entry({});
  const Context context = page.context();
  const auto checks = RiskNoteCheck(context)(page.subject(entry, true));
  BOOST_REQUIRE(checks.size() == 3U);  // placement is asked of a register
  BOOST_TEST(checks[0].verdict == Verdict::fail);
  BOOST_TEST(checks[0].message == "no risk note stands beside this claim");
  BOOST_TEST(checks[0].proofs.at(0).kind == "absence");
}

BOOST_AUTO_TEST_CASE(a_note_says_itself_which_therapies_it_is_about) {
  Page page(claim);
  RiskNote note = note_of("An infection is possible.");
  note.therapies = {"therapy-filler"};
  const Entry entry = prp_entry({note});
  const Context context = page.context();
  BOOST_TEST(RiskNoteCheck(context)(page.subject(entry))[0].message == "no risk note is about PRP");
}

BOOST_AUTO_TEST_CASE(a_needle_s_risk_is_not_a_cream_s) {
  Page page(claim);
  Entry entry = prp_entry({note_of("PRP can leave bruising.")});
  entry.therapy->route = "topical";
  const Context context = page.context();
  BOOST_TEST(RiskNoteCheck(context)(page.subject(entry))[0].verdict == Verdict::fail);
}

struct Ailment {
  const char* note;
  bool derived;
  Verdict r2;
};
std::ostream& operator<<(std::ostream& out, const Ailment& row) {
  return out << row.note << (row.derived ? " (derived)" : "");
}

BOOST_DATA_TEST_CASE(what_people_are_treated_for_is_no_hazard_unless_somebody_says_so,
                     data::make({
                         Ailment{"Scarring", true, Verdict::fail},
                         Ailment{"Scarring", false, Verdict::pass},
                         Ailment{"Rare risks include infections.", true, Verdict::pass},
                         Ailment{"PRP may leave scars behind.", true, Verdict::pass},
                         Ailment{"PRP improves scars.", true, Verdict::fail},
                     }),
                     row) {
  Page page(claim);
  const Entry entry = prp_entry({note_of(row.note)});
  const Context context = page.context();
  const auto checks = RiskNoteCheck(context)(page.subject(entry, row.derived));
  BOOST_TEST(find(checks, "risk-note/R2")->verdict == row.r2);
}

struct Limit {
  const char* therapy;
  RiskType type;
  Verdict r2;
};
std::ostream& operator<<(std::ostream& out, const Limit& row) {
  return out << row.therapy << ", " << to_string(row.type);
}

BOOST_DATA_TEST_CASE(an_efficacy_limit_is_enough_for_a_cosmetic_only,
                     data::make({
                         Limit{"therapy-prp", RiskType::efficacy_limit, Verdict::fail},
                         Limit{"therapy-msc", RiskType::efficacy_limit, Verdict::fail},
                         Limit{"therapy-plant-cosmetic", RiskType::efficacy_limit, Verdict::pass},
                         Limit{"therapy-human-culture-cosmetic", RiskType::efficacy_limit,
                               Verdict::pass},
                         Limit{"therapy-plant-cosmetic", RiskType::status, Verdict::fail},
                     }),
                     row) {
  Page page(claim);
  RiskNote note = note_of("It cannot make deep scars go away.");
  note.type = row.type;
  note.therapies = {row.therapy};
  Entry entry = prp_entry({note});
  entry.therapy->kind = row.therapy;
  const Context context = page.context();
  BOOST_TEST(find(RiskNoteCheck(context)(page.subject(entry)), "risk-note/R2")->verdict == row.r2);
}

BOOST_AUTO_TEST_CASE(a_status_that_names_a_hazard_is_no_harm_for_a_procedure) {
  Page page(claim);
  RiskNote note = note_of("It is not approved to treat an infection.");
  note.type = RiskType::status;
  const Entry entry = prp_entry({note});
  const Context context = page.context();
  BOOST_TEST(find(RiskNoteCheck(context)(page.subject(entry)), "risk-note/R2")->verdict ==
             Verdict::fail);
}

BOOST_AUTO_TEST_CASE(a_note_of_the_library_is_found_by_its_id) {
  Corpus corpus;
  corpus.risks.push_back(note_of("An infection is possible."));
  corpus.risks.back().id = "r1";
  Page page(claim, {.id = "page", .path = "page.txt"}, &corpus);
  RiskNote known, unknown;
  known.ref = "r1";
  unknown.ref = "r9";
  const Context context = page.context();
  const Entry good = prp_entry({known}), bad = prp_entry({unknown});
  BOOST_TEST(RiskNoteCheck(context)(page.subject(good))[0].verdict == Verdict::pass);
  const Check check = RiskNoteCheck(context)(page.subject(bad))[0];
  BOOST_TEST(check.verdict == Verdict::fail);
  BOOST_TEST(check.proofs.at(0).note == "\"r9\" is in no risk library");
}

struct Wordless {
  const char* ref;
  const char* what;  // the proof says
};
std::ostream& operator<<(std::ostream& out, const Wordless& row) { return out << row.what; }

BOOST_DATA_TEST_CASE(a_note_without_words_has_its_place_all_the_same,
                     data::make({
                         Wordless{"", "the note has no words"},
                         Wordless{"r9", "\"r9\" is in no risk library"},
                     }),
                     row) {
  Page page(claim);
  RiskNote note;
  note.ref = row.ref;
  note.anchor = entry_of(claim).origin;
  const Entry entry = prp_entry({note});
  const Context context = page.context();
  const Check check = RiskNoteCheck(context)(page.subject(entry))[0];
  BOOST_TEST(check.verdict == Verdict::fail);
  BOOST_REQUIRE(check.proofs.size() == 1U);
  BOOST_TEST(check.proofs[0].note == row.what);
  BOOST_TEST((check.proofs[0].where == Location{"page.txt", 1, 1}));
}

BOOST_AUTO_TEST_CASE(a_candidate_waits_for_a_person) {
  Page page(claim);
  RiskNote note = note_of("An infection is possible.");
  note.confirmed = false;
  const Entry entry = prp_entry({note});
  const Context context = page.context();
  BOOST_TEST(RiskNoteCheck(context)(page.subject(entry))[0].verdict == Verdict::needs_human);
  BOOST_TEST(RiskNoteCheck(context)(page.subject(entry, true))[0].verdict == Verdict::pass);
}

struct Place {
  const char* name;
  std::optional<Placement> placement;
  const char* quote;  // of the note's anchor; null: none
  Verdict verdict;
};
std::ostream& operator<<(std::ostream& out, const Place& row) { return out << row.name; }

BOOST_DATA_TEST_CASE(
    a_reader_has_to_see_the_note,
    data::make({
        Place{"register only", Placement::register_only, nullptr, Verdict::fail},
        Place{"nothing said", std::nullopt, nullptr, Verdict::fail},
        Place{"linked", Placement::linked, nullptr, Verdict::pass},
        Place{"on the page, somewhere", Placement::on_page, nullptr, Verdict::needs_human},
        Place{"on the page, found", Placement::on_page, "An infection is possible.", Verdict::pass},
        Place{"on the page, gone", Placement::on_page, "A scar is possible.", Verdict::fail},
    }),
    row) {
  Page page(std::string(claim) + " An infection is possible.");
  RiskNote note = note_of("An infection is possible.");
  note.placement = row.placement;
  if (row.quote) {
    note.anchor = Anchor{};
    note.anchor->document = "page";
    note.anchor->exact = row.quote;
  }
  const Entry entry = prp_entry({note});
  const Context context = page.context();
  const auto checks = RiskNoteCheck(context)(page.subject(entry));
  BOOST_TEST(find(checks, "risk-note/R2")->verdict == Verdict::pass);
  const Check* check = find(checks, "risk-note/placement");
  BOOST_REQUIRE(check);
  BOOST_TEST(check->verdict == row.verdict);
  if (row.verdict == Verdict::fail) {
    BOOST_TEST(check->message == "needs-disclosure: the risk note is not on the page");
  }
}

BOOST_DATA_TEST_CASE(what_claims_no_benefit_owes_no_note, data::make({"disclosure", "status"}),
                     kind) {
  Page page(claim);
  Entry entry = prp_entry({});
  entry.kind = kind;
  const Context context = page.context();
  const auto checks = RiskNoteCheck(context)(page.subject(entry));
  BOOST_REQUIRE(checks.size() == 1U);
  BOOST_TEST(checks[0].verdict == Verdict::not_applicable);
}

BOOST_AUTO_TEST_CASE(how_near_is_near_is_a_policy) {
  const std::string filler = "Please bring the letter. The clinic opens at nine. ";
  Corpus corpus;
  corpus.policy.risk_note_within_sentences = 3;
  for (const auto& [heading, verdict] :
       {std::pair{"", Verdict::pass}, std::pair{"\n\n# Risks\n\n", Verdict::fail}}) {
    Page page("# Care\n\n" + std::string(claim) + " " + filler + filler + heading +
                  "An infection is possible.",
              {.id = "page", .path = "page.md"}, &corpus, Format::markdown);
    RiskNote note = note_of("An infection is possible.", Placement::on_page);
    note.anchor = entry_of(note.text).origin;
    const Entry entry = prp_entry({note});
    const Context context = page.context();
    const Check check = *find(RiskNoteCheck(context)(page.subject(entry)), "risk-note/R4");
    BOOST_TEST(check.verdict == verdict, check.proofs.at(0).note);
    BOOST_TEST(check.severity == Severity::warning);
  }
}

BOOST_AUTO_TEST_CASE(figures_are_given_and_what_needs_rendering_is_not_checked) {
  for (const auto& [format, verdict] :
       {std::pair{Format::text, Verdict::pass}, std::pair{Format::html, Verdict::not_checked}}) {
    Page page(claim, {.id = "page", .path = "page"}, nullptr, format);
    const Entry entry = prp_entry({note_of("An infection is possible.")});
    const Context context = page.context();
    const auto checks = RiskNoteCheck(context)(page.subject(entry));
    BOOST_TEST(find(checks, "risk-note/R5")->verdict == verdict);
    BOOST_TEST(find(checks, "risk-note/R5")->severity == Severity::note);
    BOOST_TEST(find(checks, "risk-note/R5")->proofs.at(0).note ==
               "4 words of risk beside 5 of claim");
    BOOST_TEST(find(checks, "risk-note/R7")->verdict == Verdict::pass);
    BOOST_TEST(find(checks, "risk-note/R7")->proofs.at(0).note ==
               "reading ease 34, 4 words a sentence");
  }
}

BOOST_AUTO_TEST_CASE(what_is_said_in_a_video_was_not_read) {
  Page page(claim);
  Entry entry = prp_entry({note_of("An infection is possible.")});
  entry.audit = AuditNotes{};
  entry.audit->channel = "video";
  const Context context = page.context();
  const Check check = *find(RiskNoteCheck(context)(page.subject(entry)), "risk-note/R6");
  BOOST_TEST(check.verdict == Verdict::not_checked);
}

BOOST_AUTO_TEST_CASE(an_authorisation_states_the_status) {
  Page page(claim);
  Entry entry = prp_entry({note_of("An infection is possible.")});
  entry.therapy->kind = "therapy-msc";
  const Context context = page.context();
  BOOST_TEST(find(RiskNoteCheck(context)(page.subject(entry)), "risk-note/R9")->verdict ==
             Verdict::fail);
  entry.authorisations.emplace_back().authority = "FDA";
  BOOST_TEST(find(RiskNoteCheck(context)(page.subject(entry)), "risk-note/R9")->verdict ==
             Verdict::pass);
}

BOOST_AUTO_TEST_CASE(an_authorisation_elsewhere_states_nothing_here) {
  Page page(claim, {.id = "page", .path = "page.txt", .jurisdictions = {"uk"}});
  Entry entry = prp_entry({note_of("An infection is possible.")});
  entry.therapy->kind = "therapy-msc";
  const Context context = page.context();
  Authorisation& leave = entry.authorisations.emplace_back();
  leave.authority = "FDA";
  for (const auto& [jurisdiction, verdict] :
       {std::pair{"us", Verdict::fail}, std::pair{"uk", Verdict::pass}}) {
    leave.jurisdiction = jurisdiction;
    BOOST_TEST(find(RiskNoteCheck(context)(page.subject(entry)), "risk-note/R9")->verdict ==
               verdict);
  }
}

struct Printed {
  const char* name;
  const char* page;    // after the claim
  const char* anchor;  // of the note
  Verdict placement;
  const char* what;  // the proof says
};
std::ostream& operator<<(std::ostream& out, const Printed& row) { return out << row.name; }

// The note says: PRP can cause infection and bruising.
const Printed printed[] = {
    {"as typed", "<p>PRP can cause infection and bruising.</p>",
     "PRP can cause infection and bruising.", Verdict::pass, "stands on the page"},
    {"one of its hazards, in other words", "<p>Now and then the skin gets infected.</p>",
     "Now and then the skin gets infected.", Verdict::pass, "stands on the page"},
    {"not there", "<p>Parking is free.</p>", "PRP can cause infection and bruising.", Verdict::fail,
     "is not on the page any more"},
    {"anchored to something else", "<p>Parking is free.</p>", "Parking is free.", Verdict::fail,
     "is anchored to words that say something else"},
    {"anchored to a denial", "<p>There is no risk of infection.</p>",
     "There is no risk of infection.", Verdict::fail,
     "is anchored to words that say something else"},
    {"denied since", "<p>PRP cannot cause infection or bruising, our doctors say.</p>",
     "PRP can cause infection or bruising, our doctors say.", Verdict::fail,
     "stands on the page in words that say something else"},
    {"hidden", "<p hidden>PRP can cause infection and bruising.</p>",
     "PRP can cause infection and bruising.", Verdict::fail, "stands in text that is not shown"},
    {"struck out", "<p><del>PRP can cause infection and bruising.</del></p>",
     "PRP can cause infection and bruising.", Verdict::fail, "stands in text that is not shown"},
};

BOOST_DATA_TEST_CASE(a_note_is_on_the_page_where_the_page_says_it, data::make(printed), row) {
  const std::string html = std::string("<h1>Care</h1><p>") + claim + "</p>" + row.page;
  Page page(html, {.id = "page", .path = "page.html"}, nullptr, Format::html);
  RiskNote note = note_of("PRP can cause infection and bruising.", Placement::on_page);
  note.anchor = Anchor{};
  note.anchor->document = "page";
  note.anchor->exact = row.anchor;
  const std::size_t there = html.find(std::string_view(row.page).substr(0, 11)) + 3;
  note.anchor->position = Span{static_cast<std::uint32_t>(there),
                               static_cast<std::uint32_t>(there + note.anchor->exact.size())};
  const Entry entry = prp_entry({note});
  const Context context = page.context();
  const std::vector<Check> checks = RiskNoteCheck(context)(page.subject(entry));
  const Check* const placement = find(checks, "risk-note/placement");
  BOOST_REQUIRE(placement);
  BOOST_TEST(placement->verdict == row.placement);
  BOOST_REQUIRE(!placement->proofs.empty());
  BOOST_TEST(placement->proofs[0].note == row.what);
}

}  // namespace
}  // namespace caveat
