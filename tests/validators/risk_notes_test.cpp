// SPDX-License-Identifier: Apache-2.0
//
// Hand-written risk notes, and the verdict of every leg: risk_notes.tsv.

#include <array>
#include <boost/test/unit_test.hpp>
#include <map>
#include <string>
#include <string_view>

#include "validators/page.hpp"
#include "validators/risk_note.hpp"
#include "validators/rows.hpp"

namespace caveat {
namespace {

using test::find;
using test::Page;

constexpr std::string_view claim = "The treatment may improve acne scars.";
constexpr std::array<const char*, 9> legs = {"risk-note/R1", "risk-note/R2",  "risk-note/R3",
                                             "risk-note/R4", "risk-note/R6",  "risk-note/R8",
                                             "risk-note/R9", "risk-note/R10", "risk-note/R11"};

std::string filler() {
  std::string text = "<h2>Visit</h2>";
  for (int i = 0; i < 8; ++i) text += "<p>Please bring the letter that we sent to you.</p>";
  return text;
}

/// Where the note (N) and the claim (C) stand on the page.
std::string layout(std::string_view name) {
  static const std::map<std::string_view, std::string> layouts = {
      {"same", "<h1>Care</h1><p>C</p><p>N</p>"},
      {"near", "<h1>Care</h1><p>C</p><h1>Risks</h1><p>N</p>"},
      {"far", "<h1>Care</h1><p>C</p>" + filler() + "<h2>Risks</h2><p>N</p>"},
      {"footer", "<h1>Care</h1><p>C</p><footer><p>N</p></footer>"},
      {"folded", "<h1>Care</h1><p>C</p><details><summary>More</summary><p>N</p></details>"},
      {"hidden", "<h1>Care</h1><p>C</p><p hidden>N</p>"},
      {"linked", "<h1>Care</h1><p>C</p>"},
      {"register", "<h1>Care</h1><p>C</p>"},
      {"link-text", "<h1>Care</h1><p>C</p><p><a href=\"risks.html\">N</a></p>"},
      {"struck", "<h1>Care</h1><p>C</p><p><del>N</del></p>"},
      {"image", "<h1>Care</h1><p><img src=\"a.png\" alt=\"C\"></p><p>N</p>"},
      {"both-image",
       "<h1>Care</h1><p><img src=\"a.png\" alt=\"C\"></p><p><img src=\"b.png\" alt=\"N\"></p>"},
      {"search", "<head><meta name=\"description\" content=\"C\"></head><h1>Care</h1><p>N</p>"},
      {"heading", "<h1>C</h1><p>N</p>"},
      {"list", "<h1>Care</h1><ul><li>C</li><li>N</li></ul>"},
      {"table", "<h1>Care</h1><table><tr><td>C</td><td>N</td></tr></table>"},
      {"aside", "<h1>Care</h1><p>C</p><aside><p>N</p></aside>"},
      {"caption",
       "<h1>Care</h1><figure><img src=\"a.png\"><figcaption>C</figcaption></figure><p>N</p>"},
  };
  return layouts.at(name);
}

std::string page_of(const std::vector<std::string>& row) {
  std::string html = "<html><body>" + layout(row[0]);
  const auto put = [&](char mark, std::string_view text) {
    for (const std::string& place : {std::string{'>', mark, '<'}, std::string{'"', mark, '"'}}) {
      const std::size_t at = html.find(place);
      if (at != std::string::npos) html.replace(at + 1, 1, text);
    }
  };
  put('C', claim);
  put('N', row[4]);
  if (!row[3].empty()) html += "<p>" + row[3] + "</p>";
  return html + "</body></html>";
}

RiskNote note_of(const std::vector<std::string>& row) {
  RiskNote note;
  note.text = row[4];
  note.source = row[2];
  note.placement = Placement::on_page;
  if (row[0] == "register") note.placement = Placement::register_only;
  if (row[0] == "linked") note.placement = Placement::linked;
  if (note.placement == Placement::on_page && !note.text.empty()) {
    note.anchor = Anchor{};
    note.anchor->document = "page";
    note.anchor->exact = note.text;
  }
  return note;
}

char letter(const Check* check) {
  if (!check) return '-';
  switch (check->verdict) {
    case Verdict::pass:
      return 'P';
    case Verdict::fail:
      return 'F';
    case Verdict::not_applicable:
      return 'N';
    default:
      return '?';
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(each_leg_of_each_note_is_judged_as_a_person_did) {
  const auto rows = test::read_rows("risk_notes.tsv");
  BOOST_TEST(rows.size() >= 150U);
  for (const auto& row : rows) {
    BOOST_REQUIRE(row.size() == 6U);
    Page page(page_of(row), {.id = "page", .path = "page.html"}, nullptr, Format::html);
    Entry entry = test::entry_of(claim);
    const bool topical = row[1].find("cosmetic") != std::string::npos;
    entry.therapy =
        Mention{.name = "it", .kind = row[1], .route = topical ? "topical" : "injected"};
    entry.risks = {note_of(row)};
    const Context context = page.context();
    const auto checks = RiskNoteCheck(context)(page.subject(entry));
    std::string verdicts;
    for (const char* leg : legs) verdicts += letter(find(checks, leg));
    BOOST_TEST(verdicts == row[5], row[0] << ", " << row[1] << ": \"" << row[4] << "\" beside \""
                                          << row[3] << "\": " << verdicts << ", not " << row[5]);
  }
}

}  // namespace caveat
