// SPDX-License-Identifier: Apache-2.0

#include "validators/approved_pair.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <functional>

#include "validators/duplicate_entry.hpp"
#include "validators/opposite_entries.hpp"
#include "validators/page.hpp"
#include "validators/seen.hpp"

namespace caveat {
namespace {

namespace data = boost::unit_test::data;

constexpr const char* text = "PRP may soften scars. PRP does not soften scars.";

Entry entry(const std::string& id, const std::string& wording, const std::string& quote) {
  Entry made = test::entry_of(quote);
  made.id = id;
  made.wording = wording;
  made.therapy = Mention{"PRP", "therapy-prp", ""};
  made.condition = Mention{"scars", "", ""};
  return made;
}

/// As `caveat review sign` leaves it.
void sign(Entry& entry) {
  Review review;
  review.decision = "approved";
  review.by = "A. Reader";
  review.on = "2026-11-01";
  review.claim_digest = claim_digest(entry);
  review.wording = entry.wording;
  entry.review = review;
}

struct Pair {
  Entry one, other;

  std::string opposite() const {
    test::Page page(text);
    Reader reader(Language::embedded());
    const auto checks = check_opposite(page.subject(one), OppositeEntries({&one, &other}, reader));
    return checks.empty() ? ""
                          : std::string(to_string(checks[0].verdict)) + ": " + checks[0].message;
  }
  std::string duplicate() const {
    test::Page page(text);
    DuplicateCheck duplicates(*Language::embedded());
    BOOST_TEST(duplicates(page.subject(one)).empty());
    const auto checks = duplicates(page.subject(other));
    return checks.empty() ? ""
                          : std::string(to_string(checks[0].verdict)) + ": " + checks[0].message;
  }
};

struct Row {
  const char* name;
  std::function<void(Pair&)> change;  // after both were signed
  const char* changes;                // null: the approval stands
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

const std::vector<Row> rows = {
    {"nothing", [](Pair&) {}, nullptr},
    {"case, spaces and dashes",
     [](Pair& pair) { pair.one.wording = "PRP  MAY soften scars, slowly."; }, nullptr},
    {"a note to oneself", [](Pair& pair) { pair.other.note = "ask the clinic"; }, nullptr},
    {"the first wording",
     [](Pair& pair) { pair.one.wording = "PRP may soften old scars, slowly."; },
     "; both were approved, and \"one\" has changed since: PRP may soften {+old+} scars, slowly."},
    {"the first wording, signed again",
     [](Pair& pair) {
       pair.one.wording = "PRP may soften old scars, slowly.";
       sign(pair.one);
     },
     nullptr},
    {"the first wording, and back again",
     [](Pair& pair) {
       pair.one.wording += " Indeed.";
       pair.one.wording = pair.one.review->wording;
     },
     nullptr},
    {"another field of the claim", [](Pair& pair) { pair.one.product = "Gel"; },
     "; both were approved, and \"one\" has changed since"},
    {"all of the wording, at length",
     [](Pair& pair) { pair.one.wording += " Soft" + std::string(300, 's') + "."; },
     "; both were approved, and \"one\" has changed since"},
    {"not signed at all", [](Pair& pair) { pair.one.review.reset(); }, ""},
    {"rejected, and changed",
     [](Pair& pair) {
       pair.one.review->decision = "rejected";
       pair.one.wording = "PRP may soften old scars, slowly.";
     },
     ""},
    {"signed by nobody", [](Pair& pair) { pair.one.review->by.clear(); }, ""},
    // Typed by hand: what is not on record is not compared.
    {"no digest, the same words", [](Pair& pair) { pair.one.review->claim_digest.clear(); },
     nullptr},
    {"no digest, other words",
     [](Pair& pair) {
       pair.one.review->claim_digest.clear();
       pair.one.wording = "PRP may soften old scars, slowly.";
     },
     "; both were approved, and \"one\" has changed since: PRP may soften {+old+} scars, slowly."},
    {"neither digest nor words",
     [](Pair& pair) {
       pair.one.review->claim_digest.clear();
       pair.one.review->wording.clear();
       pair.one.wording = "PRP may soften old scars, slowly.";
     },
     nullptr},
    {"a digest and no words",
     [](Pair& pair) {
       pair.one.review->wording.clear();
       pair.one.wording = "PRP may soften old scars, slowly.";
     },
     "; both were approved, and \"one\" has changed since"},
};

Pair signed_pair(const char* other) {
  constexpr const char* quote = "PRP may soften scars.";
  Pair pair{entry("one", "PRP may soften scars, slowly.", quote), entry("other", other, quote)};
  sign(pair.one);
  sign(pair.other);
  return pair;
}

BOOST_DATA_TEST_CASE(two_entries_stand_side_by_side_as_they_were_approved, data::make(rows), row) {
  Pair opposites = signed_pair("PRP does not soften scars."),
       duplicates = signed_pair("PRP may help.");
  row.change(opposites);
  row.change(duplicates);
  const std::string changes = row.changes ? row.changes : "";
  BOOST_TEST(
      opposites.opposite() ==
      (row.changes ? "needs-human: the entry \"other\" may say the opposite" + changes : ""));
  BOOST_TEST(
      duplicates.duplicate() ==
      (row.changes ? "needs-human: the entry \"one\" may make the same claim" + changes : ""));
}

BOOST_AUTO_TEST_CASE(both_changes_are_told) {
  Pair pair = signed_pair("PRP does not soften scars.");
  pair.one.wording = "PRP may soften old scars, slowly.";
  pair.other.wording = "PRP does not soften scars here.";
  BOOST_TEST(
      pair.opposite() ==
      "needs-human: the entry \"other\" may say the opposite; both were approved, and \"one\" "
      "has changed since: PRP may soften {+old+} scars, slowly.; \"other\" has changed since: "
      "PRP does not soften [-scars.-]{+scars here.+}");
}

}  // namespace
}  // namespace caveat
