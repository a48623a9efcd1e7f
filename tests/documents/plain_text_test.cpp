// SPDX-License-Identifier: Apache-2.0

#include "documents/plain_text.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "documents/outline.hpp"

namespace bdata = boost::unit_test::data;

namespace {

struct Row {
  const char* text;
  const char* outline;
};

std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.text; }

constexpr Row rows[] = {
    {"", ""},
    {"\n \n\t\n", ""},
    {"\xEF\xBB\xBF"
     "Rest.",
     "p: Rest.\n"},
    {"One.\rTwo.", "p: One.\np: Two.\n"},
    {"One.\r\n\r\nTwo.\r\n", "p: One.\np: Two.\n"},

    // One block a line.
    {"Knee care\nWe treat knees.\nOpening hours\nWe open at nine every day of the week.",
     "h1: Knee care\np: We treat knees.\nh2: Opening hours\n"
     "p: We open at nine every day of the week.\n"},
    {"Does it hurt?\nA little, for a day.", "h1: Does it hurt?\np: A little, for a day.\n"},
    {"Q: Does it hurt?\nA: A little.", "p: Q: Does it hurt?\np: A: A little.\n"},
    {"We help.\n\nRead more", "p: We help.\np: Read more\n"},  // nothing beneath: no heading

    // Wrapped lines.
    {"The cream is applied to the skin in the evening and left there\n"
     "until morning. Most people see no change in the first week of\n"
     "use, and some see none at all. Ask a nurse before you buy it\n"
     "for a child.",
     "p: The cream is applied to the skin in the evening and left there until morning."
     " | Most people see no change in the first week of use, and some see none at all."
     " | Ask a nurse before you buy it for a child.\n"},
    {"It is made from leaves of the\nCamellia plant.",
     "p: It is made from leaves of the Camellia plant.\n"},
    {"Soft\nlight\nfree of scent", "p: Soft\np: light\np: free of scent\n"},
    {"It calms the skin of the hands, the arms and the feet\nand keeps it moist.",
     "p: It calms the skin of the hands, the arms and the feet and keeps it moist.\n"},

    {"On Monday the clinic opened a second treatment room in Harbour\nStreet, near the pier.",
     "p: On Monday the clinic opened a second treatment room in Harbour Street, near the pier.\n"},
    {"News.\n\nOn Monday the clinic opened a second treatment room in town\nBook now",
     "p: News.\np: On Monday the clinic opened a second treatment room in town\np: Book now\n"},

    // Marks.
    {"It may:\n- calm the skin\n\xE2\x80\xA2 keep it moist\n* fade marks\n  on the arms",
     "p: It may:\nli1: calm the skin\nli1: keep it moist\nli1: fade marks on the arms\n"},
    {"- one\n  and\n  more\nend", "li1: one and more\np: end\n"},
    {"- outer\n  - inner\n- outer again", "li1: outer\nli2: inner\nli1: outer again\n"},
    {"\xE2\x9C\x94 No needles\n2) Wash\n(3) Dry", "li1: No needles\nli1: Wash\nli1: Dry\n"},
    {"*Results vary.", "p: *Results vary.\n"},
    {"\xE2\x80\x94 Ann", "p: - Ann\n"},
    {"1984. A year.", "p: 1984. | A year.\n"},
    {"1. Burns\n\nThey are treated at once.\n\n2. Marks\n\nThey are treated later.",
     "h3: Burns\np: They are treated at once.\nh3: Marks\np: They are treated later.\n"},
    {"1. Wash\n2. Dry\nThen wait.", "li1: Wash\nli1: Dry\np: Then wait.\n"},
    {"> It cured me.\n> Nothing else did.",
     "q(quoted): It cured me.\nq(quoted): Nothing else did.\n"},
};

}  // namespace

BOOST_DATA_TEST_CASE(lines_become_blocks, bdata::make(rows), row) {
  BOOST_TEST(outline(row.text, caveat::Format::text) == row.outline);
}

// No line is dropped where a group of lines is too large to be looked at as a whole.
BOOST_AUTO_TEST_CASE(a_long_group_of_lines_keeps_all_its_lines) {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "Line.\n";
  BOOST_TEST(caveat::read_document(text, caveat::Format::text).blocks.size() == 2000u);
}
