// SPDX-License-Identifier: Apache-2.0

#include "validators/source_reference.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "validators/evidence.hpp"
#include "validators/page.hpp"

namespace caveat {
namespace {

namespace data = boost::unit_test::data;
using test::entry_of;
using test::Page;

struct Origin {
  const char* name;
  const char* page;
  const char* quote;
  Verdict verdict;
};
std::ostream& operator<<(std::ostream& out, const Origin& row) { return out << row.name; }

BOOST_DATA_TEST_CASE(an_origin_resolves_or_fails,
                     data::make({
                         Origin{"no words", "PRP may help acne scars.", "", Verdict::fail},
                         Origin{"an empty page", "", "PRP may help.", Verdict::fail},
                         Origin{"gone", "Nothing of the sort.", "PRP may help.", Verdict::fail},
                         Origin{"negated since", "PRP does not help acne scars much.",
                                "PRP does help acne scars much.", Verdict::fail},
                         Origin{"there", "Once. PRP may help acne scars. Twice.",
                                "PRP may help acne scars.", Verdict::pass},
                         Origin{"twice", "PRP may help.\n\nAnd again: PRP may help.",
                                "PRP may help.", Verdict::fail},
                     }),
                     row) {
  Page page(row.page);
  const Entry entry = entry_of(row.quote);
  const Check check = check_origin(page.subject(entry), page.context());
  BOOST_TEST(check.verdict == row.verdict);
  BOOST_TEST(check.resolution.has_value());
  BOOST_TEST(!check.proofs.empty());
  BOOST_TEST(!check.message.empty());
  BOOST_TEST(check.advice.empty() == (row.verdict == Verdict::pass));
}

struct Changed {
  const char* name;
  const char* page;
  const char* digest_of;  // null: the quote's own
  Verdict verdict;
  const char* message;
};
std::ostream& operator<<(std::ostream& out, const Changed& row) { return out << row.name; }

const Changed changed_origins[] = {
    {"its own words", "PRP may help many acne scars.", nullptr, Verdict::pass,
     "the origin resolves (same)"},
    {"other words", "PRP may help most acne scars.", nullptr, Verdict::pass,
     "the origin resolves (reworded): PRP may help [-many-]{+most+} acne scars."},
    {"the digest of other words", "PRP may help many acne scars.", "PRP may help.",
     Verdict::needs_human,
     "it is not on record what the origin's words were: the quote and its digest contradict each "
     "other"},
};

BOOST_DATA_TEST_CASE(an_origin_in_other_words_shows_both, data::make(changed_origins), row) {
  Page page(row.page);
  Entry entry = entry_of("PRP may help many acne scars.");
  entry.origin.position = Span{0, 29};
  entry.origin.digest = quote_digest(row.digest_of ? row.digest_of : entry.origin.exact.c_str());
  const Check check = check_origin(page.subject(entry), page.context());
  BOOST_TEST(check.verdict == row.verdict);
  BOOST_TEST(check.message == row.message);
  BOOST_TEST((check.resolution == Resolution::same) == (check.proofs.size() == 1));
  if (check.proofs.size() == 1) return;
  BOOST_TEST(check.proofs[1].kind == "recorded");
  BOOST_TEST(check.proofs[1].quote == entry.origin.exact);
}

struct Telling {
  const char* name;
  const char* quote;
  std::optional<Span> position;
  const char* suffix;
  Verdict verdict;
  const char* message;
};
std::ostream& operator<<(std::ostream& out, const Telling& row) { return out << row.name; }

const Telling telling[] = {
    {"one word",
     "help",
     {},
     "",
     Verdict::needs_human,
     "the origin quotes one word, with nothing that stood beside it"},
    {"one word where it stood", "help", Span{8, 12}, "", Verdict::needs_human,
     "the origin quotes one word, with nothing that stood beside it"},
    {"one word and the next", "help", Span{8, 12}, "many", Verdict::pass,
     "the origin resolves (same)"},
    {"a copy elsewhere", "Ask us.", Span{30, 37}, "", Verdict::pass,
     "the origin resolves (same): the quote stands where it stood; only its place tells it from "
     "another like it"},
};

BOOST_DATA_TEST_CASE(what_could_be_anywhere_is_not_the_same_without_a_word, data::make(telling),
                     row) {
  Page page("PRP may help many acne scars. Ask us. Do. Ask us.");
  Entry entry = entry_of(row.quote);
  entry.origin.position = row.position;
  entry.origin.suffix = row.suffix;
  const Check check = check_origin(page.subject(entry), page.context());
  BOOST_TEST(check.verdict == row.verdict);
  BOOST_TEST(check.message == row.message);
}

BOOST_AUTO_TEST_CASE(further_places_are_held_to_their_words) {
  Page page("PRP may help many acne scars.\n\nAsk us.\n\nPRP does not help most acne scars.");
  Entry entry = entry_of("PRP may help many acne scars.");
  BOOST_TEST(check_also(page.subject(entry), page.context()).empty());
  entry.also = {entry.origin};
  auto checks = check_also(page.subject(entry), page.context());
  BOOST_REQUIRE(checks.size() == 1U);
  BOOST_TEST(checks[0].verdict == Verdict::pass);
  BOOST_TEST(checks[0].message == "the further places resolve");

  Anchor gone = entry.origin, denied = entry.origin, elsewhere = entry.origin;
  gone.exact = "Exosomes regrow hair within a year or so.";
  denied.exact = "PRP does help most acne scars.";
  denied.prefix = "Ask us.";
  elsewhere.document = "another";
  entry.also = {entry.origin, gone, denied, elsewhere};
  checks = check_also(page.subject(entry), page.context());
  BOOST_REQUIRE(checks.size() == 1U);
  BOOST_TEST(checks[0].verdict == Verdict::fail);
  BOOST_TEST(checks[0].severity == Severity::warning);
  BOOST_TEST(checks[0].message == "2 of 3 further places do not resolve");
  BOOST_TEST(checks[0].proofs.at(1).note.starts_with("meaning-changed: "));
}

struct Linked {
  const char* name;
  const char* page;
  const char* href;
  const char* link;
  const char* beside = "";  // on record, on either side of the words
};
std::ostream& operator<<(std::ostream& out, const Linked& row) { return out << row.name; }

const Linked linked[] = {
    {"no address", "PRP may help many acne scars.", "", ""},
    {"there", "PRP may help many acne scars.", "https://clinic.example/",
     "https://clinic.example/#:~:text=PRP%20may%20help%20many%20acne%20scars."},
    {"as it reads now", "PRP may help most acne scars.", "https://clinic.example/",
     "https://clinic.example/#:~:text=PRP%20may%20help%20most%20acne%20scars."},
    {"as it read", "Nothing of the sort.", "https://clinic.example/",
     "https://clinic.example/#:~:text=PRP%20may%20help%20many%20acne%20scars."},
    // The same words elsewhere: their neighbours tell the browser which.
    {"twice, the second", "PRP may help many acne scars.\n\nSay so. PRP may help many acne scars.",
     "https://clinic.example/",
     "https://clinic.example/#:~:text=so.-,PRP%20may%20help%20many%20acne%20scars."},
    {"twice, the second, in another block",
     "PRP may help many acne scars.\n\nSay so.\n\nPRP may help many acne scars.\n",
     "https://clinic.example/",
     "https://clinic.example/#:~:text=so.-,PRP%20may%20help%20many%20acne%20scars."},
    {"twice, after the same words",
     "Now so.\n\nPRP may help many acne scars. We say.\n\nNow so.\n\n"
     "PRP may help many acne scars. We think.",
     "https://clinic.example/",
     "https://clinic.example/"
     "#:~:text=Now%20so.-,PRP%20may%20help%20many%20acne%20scars.,-We%20think."},
    // On the page the apostrophe may be curly.
    {"twice, after an apostrophe",
     "Not so. PRP may help many acne scars. We say.\n\n"
     "It's so. PRP may help many acne scars. We think.",
     "https://clinic.example/",
     "https://clinic.example/"
     "#:~:text=so.-,PRP%20may%20help%20many%20acne%20scars.,-We%20think."},
    {"twice, before an apostrophe",
     "Now so.\n\nPRP may help many acne scars. So it's said.\n\nNow so.\n\n"
     "PRP may help many acne scars. So it's thought.",
     "https://clinic.example/",
     "https://clinic.example/"
     "#:~:text=Now%20so.-,PRP%20may%20help%20many%20acne%20scars.,-So"},
    {"as it read, beside words on record", "Nothing of the sort.", "https://clinic.example/",
     "https://clinic.example/#:~:text=PRP%20may%20help%20many%20acne%20scars.", "Say so."},
};

BOOST_DATA_TEST_CASE(an_origin_has_a_link_to_its_words, data::make(linked), row) {
  Page page(row.page, {.id = "page", .path = "page.txt", .href = row.href});
  Entry entry = entry_of("PRP may help many acne scars.");
  const auto at = std::string_view(row.page).rfind("PRP may");
  const auto start = at == std::string_view::npos ? 0U : static_cast<std::uint32_t>(at);
  entry.origin.position = Span{start, start + 29};
  entry.origin.prefix = entry.origin.suffix = row.beside;
  BOOST_TEST(fit_of(page.subject(entry), page.context()).link == row.link);
}

BOOST_AUTO_TEST_CASE(an_origin_that_resolves_is_proved_by_its_place) {
  Page page("First line.\nPRP may help acne scars.");
  const Entry entry = entry_of("PRP may help acne scars.");
  const Check check = check_origin(page.subject(entry), page.context());
  BOOST_REQUIRE(!check.proofs.empty());
  BOOST_TEST(check.proofs[0].kind == "supports");
  BOOST_TEST(check.proofs[0].quote == "PRP may help acne scars.");
  BOOST_TEST((check.proofs[0].where == Location{"page.txt", 2, 1}));
}

Evidence none() {
  Evidence evidence;
  evidence.none = true;
  evidence.searched_by = "register desk";
  evidence.searched_on = "2026-11-02";
  return evidence;
}

Evidence work(std::string title) {
  Evidence evidence;
  evidence.title = std::move(title);
  return evidence;
}

struct Kind {
  const char* content_kind;
  Role role;
  Severity severity;
};
std::ostream& operator<<(std::ostream& out, const Kind& row) {
  return out << row.content_kind << (row.role == Role::source ? " (source)" : "");
}

BOOST_DATA_TEST_CASE(no_evidence_is_an_error_where_the_page_sells,
                     data::make({
                         Kind{"advert", Role::published, Severity::error},
                         Kind{"clinic-page", Role::published, Severity::error},
                         Kind{"product-page", Role::published, Severity::error},
                         Kind{"product-page", Role::source, Severity::warning},
                         Kind{"editorial", Role::published, Severity::warning},
                         Kind{"unknown", Role::published, Severity::warning},
                     }),
                     row) {
  Page page("PRP may help.", {.id = "page",
                              .path = "page.txt",
                              .href = "",
                              .role = row.role,
                              .content_kind = row.content_kind});
  Entry entry = entry_of("PRP may help.");
  entry.evidence = {none()};
  const Check check = check_evidence(page.subject(entry), page.context());
  BOOST_TEST(check.verdict == Verdict::fail);
  BOOST_TEST(check.severity == row.severity);
  BOOST_REQUIRE(check.proofs.size() == 1U);
  BOOST_TEST(check.proofs[0].note == "searched by register desk on 2026-11-02");
}

BOOST_AUTO_TEST_CASE(a_register_has_to_say_something_about_evidence) {
  Page page("PRP may help.");
  const Entry entry = entry_of("PRP may help.");
  BOOST_TEST(check_evidence(page.subject(entry), page.context()).severity == Severity::error);
  BOOST_TEST(check_evidence(page.subject(entry, true), page.context()).severity ==
             Severity::warning);
}

BOOST_AUTO_TEST_CASE(none_is_said_by_somebody_on_some_day) {
  Page page("PRP may help.");
  Entry entry = entry_of("PRP may help.");
  entry.evidence = {none()};
  entry.evidence[0].searched_on.clear();
  const Check check = check_evidence(page.subject(entry), page.context());
  BOOST_TEST(check.severity == Severity::error);
  BOOST_TEST(check.message == "evidence is said to be none, but not who searched for it and when");
}

struct Stated {
  const char* name;
  Evidence evidence;
  Verdict verdict;
  const char* message;
};
std::ostream& operator<<(std::ostream& out, const Stated& row) { return out << row.name; }

std::vector<Stated> stated() {
  Evidence lost;
  lost.ref = "e9";
  Evidence kept;
  kept.ref = "e1";
  Evidence unconfirmed = work("A trial"), unsure = kept, searched_later = none();
  unconfirmed.value = "10.0000/example";
  unconfirmed.confirmed = unsure.confirmed = false;
  searched_later.searched_on = "2026-11-23";
  return {
      {"a work", work("A trial"), Verdict::pass, "evidence is stated"},
      {"a work of the library", kept, Verdict::pass, "evidence is stated"},
      {"a work that nobody has looked up", unconfirmed, Verdict::needs_human,
       "nobody has confirmed the evidence"},
      {"a reference that nobody has looked at", unsure, Verdict::needs_human,
       "nobody has confirmed the evidence"},
      {"a search in days to come", searched_later, Verdict::fail,
       "evidence was searched for on 2026-11-23, which has not come"},
      {"not in the library", lost, Verdict::fail, "\"e9\" is in no evidence library"},
  };
}

BOOST_DATA_TEST_CASE(a_work_has_to_be_there, data::make(stated()), row) {
  Corpus corpus;
  corpus.evidence.push_back(work("A trial in forty people"));
  corpus.evidence.back().id = "e1";
  Page page("PRP may help.", {.id = "page", .path = "page.txt"}, &corpus);
  Entry entry = entry_of("PRP may help.");
  entry.evidence = {row.evidence};
  const Check check = check_evidence(page.subject(entry), page.context());
  BOOST_TEST(check.verdict == row.verdict);
  BOOST_TEST(check.message == row.message);
  BOOST_TEST(!check.proofs.empty());
}

BOOST_AUTO_TEST_CASE(a_study_that_is_only_mentioned_is_no_evidence) {
  test::Page page("A trial in 52 women found that PRP softens scars.");
  Entry entry = test::entry_of("A trial in 52 women found that PRP softens scars.");
  Evidence& mentioned = entry.evidence.emplace_back();
  mentioned.title = "trial in 52 women";
  mentioned.kind = "trial";
  mentioned.n = "52";
  mentioned.confirmed = false;
  const Subject subject = page.subject(entry);
  BOOST_TEST(check_evidence(subject, page.context()).message ==
             "no evidence is stated for this claim");
  BOOST_TEST(check_works(subject, page.context()).empty());
  mentioned.confirmed = true;
  BOOST_TEST(check_evidence(subject, page.context()).message == "evidence is stated");
}

}  // namespace
}  // namespace caveat
