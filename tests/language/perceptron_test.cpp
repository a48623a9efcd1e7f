// SPDX-License-Identifier: Apache-2.0
//
// The perceptron: what it is told of a sentence, and what it makes of the sums.

#include "language/perceptron.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <map>
#include <ostream>
#include <string>
#include <vector>

#include "caveat/error.hpp"
#include "documents/reading.hpp"
#include "language/language.hpp"
#include "language/reading.hpp"
#include "small.hpp"

namespace caveat {
namespace {

namespace data = boost::unit_test::data;

// Inputs by number; each is told of absolute, credible, claim and risk.
constexpr std::size_t own = 0, before = 4, second_before = 8, behind = 12, second_behind = 16,
                      above = 20, heading = 24 + 2, length = 37;
constexpr std::size_t claim = 2, risk = 3;

// A line of <perceptron>: thousandths of the base, of inputs that count, of each outcome.
std::string unit(int base, const std::map<std::size_t, int>& inputs, int absolute, int claims,
                 int risks) {
  std::vector<int> line(Perceptron::input_count + 1);
  line[0] = base;
  for (const auto& [input, weight] : inputs) line[input + 1] = weight;
  return fmt::format("{} {} {} {}\n", fmt::join(line, " "), absolute, claims, risks);
}

// One unit that is always on and says no to all.
std::string no_to_all() { return unit(1000, {}, -10'000, -10'000, -10'000); }

// "lift" claims, "sting" is a risk.
std::string weights(const std::string& units, const std::string& least = "") {
  constexpr const char* nothing =
      R"(claim="0" risk="0" heading="0" item="0" after-claim="0" after-risk="0" after-heading="0" claims="0" risks="0" defused="0")";
  std::string weighings;
  for (const std::string_view of : weighed_names) {
    weighings += fmt::format(R"(<weighing of="{}" base="-200" threshold="0" {} {}/>)", of,
                             of == "credible" ? "" : least, nothing);
  }
  return R"(<lexicon xmlns="urn:caveat:lexicon:1" id="w" lang="en" version="1">)" + weighings +
         R"(
  <weights>
lift 0 0 0 400 0 0 0 0 0 0 0 0 0 0 0
sting 0 0 0 0 400 0 0 0 0 0 0 0 0 0 0
  </weights>
  )" + (units.empty() ? "" : "<perceptron>\n" + units + "</perceptron>") +
         R"(
  <class id="therapy" kind="therapy"><terms>prp</terms></class>
</lexicon>
)";
}

Reading read(const std::string& text, const std::string& lexicon) {
  const Document document = read_document(text, Format::markdown, {}, {.detect_language = false});
  const std::vector<LanguageSource> sources{{"small.xml", std::string(small_lexicon)},
                                            {"w.xml", lexicon},
                                            {"own.xml", std::string(small_pack)}};
  Reader reader(Language::compile(sources));
  return reader.read(document);
}

// Sixty words and more, about health.
std::string page(const std::string& last) {
  std::string text;
  for (int i = 0; i < 12; ++i) text += "People with acne came in on foot. ";
  return text + last;
}

struct Row {
  const char* what;
  std::size_t input;
  std::string there;  // with what is looked for, and without
  std::string absent;
  std::size_t from_end = 1;  // the sentence that is asked about
  int base = -300;           // thousandths: with the input, more than none where it is there
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.what; }

const auto rows = data::make(std::vector<Row>{
    {"its lean", own + claim, page("A lift for all."), page("A list for all.")},
    {"its lean to a risk", own + risk, page("A sting for all."), page("A lift for all.")},
    {"the sentence before", before + claim, page("A lift. Nothing."),
     page("A lift. Nothing. Nothing.")},
    {"the second before", second_before + claim, page("A lift. Nothing. Nothing."),
     page("A lift. Nothing.")},
    {"the sentence behind", behind + claim, page("Nothing. A lift."), page("Nothing. A list."), 2},
    {"the second behind", second_behind + claim, page("Nothing. Nothing. A lift."),
     page("Nothing. A lift. Nothing."), 3},
    {"the heading above", above + claim, "# Lift lift\n\n" + page("Nothing."),
     "# List list\n\n" + page("Nothing.")},
    {"no heading above itself", above + claim, page("\n\n## List list\n"),
     "## List list\n\n" + page("Nothing."), 1, 100},
    {"what it is", heading, page("\n\n## Nothing\n"), page("Nothing.")},
    {"how long it is", length,
     page("Nothing came of it, and nothing will come of it for as long as anybody who comes in on "
          "foot can tell, nor for as long as anybody who does not."),
     page("Nothing.")},
});

}  // namespace

BOOST_DATA_TEST_CASE(it_is_told_of, rows, row) {
  const std::string lexicon =
      weights(no_to_all() + unit(row.base, {{row.input, 1000}}, 0, 0, 1'000'000));
  const Reading there = read(row.there, lexicon), absent = read(row.absent, lexicon);
  BOOST_TEST(there.sentences[there.sentences.size() - row.from_end].risk);
  BOOST_TEST(!absent.sentences[absent.sentences.size() - row.from_end].risk);
}

BOOST_AUTO_TEST_CASE(it_has_the_last_word) {
  const std::string text = page("A lift, a sting.");
  const std::string none = weights("");
  BOOST_TEST(read(text, none).sentences.back().claim);
  BOOST_TEST(read(text, none).sentences.back().risk);
  const std::string lexicon = weights(no_to_all() + unit(0, {{own + claim, 1000}}, 0, 0, 100'000));
  BOOST_TEST(!read(text, lexicon).sentences.back().claim);
  BOOST_TEST(read(text, lexicon).sentences.back().risk);
}

// Either, not both: what no sum can say.
BOOST_AUTO_TEST_CASE(units_work_together) {
  const std::string lexicon =
      weights(no_to_all() + unit(0, {{own + claim, 1000}, {own + risk, 1000}}, 0, 0, 100'000) +
              unit(-600, {{own + claim, 1000}, {own + risk, 1000}}, 0, 0, -300'000));
  BOOST_TEST(!read(page("A list."), lexicon).sentences.back().risk);
  BOOST_TEST(read(page("A lift lift lift."), lexicon).sentences.back().risk);
  BOOST_TEST(read(page("A sting sting sting."), lexicon).sentences.back().risk);
  BOOST_TEST(!read(page("A lift lift lift, a sting sting sting."), lexicon).sentences.back().risk);
}

// "lift" brings two points to a claim, in all.
BOOST_AUTO_TEST_CASE(it_is_not_asked_of_what_has_too_little) {
  const std::string yes = unit(1000, {}, 10'000, 10'000, 10'000);
  BOOST_TEST(read(page("A lift."), weights(yes, R"(least-total="200")")).sentences.back().risk);
  BOOST_TEST(!read(page("A lift."), weights(yes, R"(least-total="201")")).sentences.back().risk);
}

// What its surroundings make a claim is one without a limit: its words were not asked for any.
BOOST_AUTO_TEST_CASE(a_claim_has_a_strength_though_its_words_say_little) {
  const std::string yes = unit(1000, {}, 10'000, 10'000, 10'000);
  for (const char* const least : {R"(least-placed="100")", R"(least-placed="1000")"}) {
    const SentenceReading last = read(page("A lift."), weights(yes, least)).sentences.back();
    BOOST_TEST(last.claim);
    BOOST_TEST(to_string(last.strength) == "direct");
  }
}

BOOST_AUTO_TEST_CASE(lines_that_are_no_units_are_refused) {
  const auto complaint = [](const std::string& units) -> std::string {
    try {
      read("x", weights(units));
    } catch (const Error& error) {
      return error.problem() + "; " + error.help();
    }
    return "";
  };
  const std::string help =
      "that is no unit of a perceptron; write its base, its 38 inputs and its 3 outputs, in "
      "thousandths";
  BOOST_TEST(complaint("1 2 3\n") == help);
  BOOST_TEST(complaint(unit(0, {}, 0, 0, 0).insert(1, " 7")) == help);
  BOOST_TEST(complaint(unit(0, {}, 0, 0, 0).replace(0, 1, "x")) == help);
  std::string many;
  for (std::size_t i = 0; i <= Perceptron::unit_count; ++i) many += no_to_all();
  BOOST_TEST(complaint(many) == "a perceptron of more than 32 units; leave some out");
  BOOST_TEST(complaint(no_to_all()) == "");
}

}  // namespace caveat
