// SPDX-License-Identifier: Apache-2.0

#include "validators/label_fit.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>

#include "language/language.hpp"

namespace caveat {
namespace {

namespace data = boost::unit_test::data;

constexpr auto within = LabelFit::Kind::within;
constexpr auto beyond = LabelFit::Kind::beyond;
constexpr auto unclear = LabelFit::Kind::unclear;

/// As a check names it.
std::vector<std::string> remainder(const LabelFit& fit) {
  std::vector<std::string> texts;
  for (const Remainder& one : fit.remainder) texts.push_back(one.text("page"));
  return texts;
}

LabelFit fit(const LabelledClaim& claim, const std::vector<Authorisation>& labels) {
  Reader reader(Language::embedded());
  std::vector<const Authorisation*> all;
  for (const Authorisation& one : labels) all.push_back(&one);
  return fit_label(claim, all, "2026-11-21", reader);
}

Authorisation label_for(std::string indication) {
  Authorisation label;
  label.jurisdiction = "us";
  label.indication = std::move(indication);
  return label;
}

LabelFit fit(const std::string& text, const std::vector<std::string>& indications,
             const Entry& entry = {}) {
  Reader reader(Language::embedded());
  const Wording words(text, reader);
  std::vector<Authorisation> labels;
  for (const std::string& indication : indications) labels.push_back(label_for(indication));
  return fit({.name = "page", .entry = entry, .text = words}, labels);
}

struct Row {
  std::string text;
  std::vector<std::string> labels;
  LabelFit::Kind kind;
  std::vector<std::string> remainder;
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.text; }

const std::string vitiligo = "treatment of stable vitiligo";
const std::string skin = "acute burns, full-thickness skin defects and stable vitiligo in adults";
const std::string gvhd =
    "steroid-refractory acute graft-versus-host disease in children from two months on";
const std::string long_label =
    "acute partial-thickness thermal burn wounds in patients 18 years of age and older, or with "
    "grafts for acute full-thickness thermal burn wounds and full-thickness skin defects; "
    "repigmentation of stable depigmented vitiligo lesions";
const std::string burns = "deep partial-thickness and full-thickness burns";

BOOST_DATA_TEST_CASE(
    a_text_is_within_its_label_or_the_rest_is_named,
    data::make(std::vector<Row>{
        // The condition.
        {"The spray treats stable vitiligo.", {vitiligo}, within, {}},
        {"Stable VITILIGO can be treated with the spray.", {vitiligo}, within, {}},
        {"The spray treats premature ageing.",
         {"stable vitiligo"},
         beyond,
         {"label: stable vitiligo; page: premature ageing"}},
        {"The spray treats stable vitiligo and psoriasis.",
         {"stable vitiligo"},
         beyond,
         {"label: stable vitiligo; page: psoriasis"}},
        {"The spray treats stable vitiligo, psoriasis and wrinkles.",
         {"stable vitiligo"},
         beyond,
         {"label: stable vitiligo; page: psoriasis", "label: stable vitiligo; page: wrinkles"}},
        {"It heals leg ulcers.", {"ulcers"}, within, {}},
        {"It heals ulcers.", {"leg ulcers"}, beyond, {"label: leg ulcers; page: ulcers"}},
        {"It heals wounds.", {"chronic wounds"}, beyond, {"label: chronic wounds; page: wounds"}},
        {"It heals a burn.", {"burns"}, within, {}},
        {"It softens burn scars.", {"burns"}, beyond, {"label: burns; page: burn scars"}},
        // What narrows it.
        {"The spray treats vitiligo.",
         {vitiligo},
         beyond,
         {"label: stable vitiligo; page: vitiligo"}},
        {"The spray treats active vitiligo.",
         {vitiligo},
         beyond,
         {"label: stable vitiligo; page: active vitiligo"}},
        {"The spray treats vitiligo that is stable.", {vitiligo}, within, {}},
        {"The spray treats segmental stable vitiligo.", {vitiligo}, within, {}},
        {"It heals full-thickness burns.", {burns}, within, {}},
        {"It heals deep partial-thickness burns.", {burns}, within, {}},
        {"It heals deep burns.", {"deep & full-thickness burns"}, within, {}},
        {"It heals deep burns.", {"deep as well as full-thickness burns"}, within, {}},
        {"It heals deep burns.",
         {"deep hand full-thickness burns"},
         beyond,
         {"label: deep hand full-thickness burns; page: deep burns"}},
        {"It heals superficial burns.",
         {burns},
         beyond,
         {"label: deep partial-thickness and full-thickness burns; page: superficial burns"}},
        {"It treats acute graft-versus-host disease in children.",
         {gvhd},
         beyond,
         {"label: steroid-refractory acute graft-versus-host disease; page: acute "
          "graft-versus-host "
          "disease"}},
        {"It treats stable vitiligo.", {long_label}, within, {}},
        {"It treats vitiligo lesions.",
         {long_label},
         beyond,
         {"label: stable depigmented vitiligo; page: vitiligo"}},
        {"It heals acute full-thickness burns.", {long_label}, within, {}},
        {"It heals acute partial-thickness burn wounds.", {long_label}, within, {}},
        {"It heals acute burns.",
         {long_label},
         beyond,
         {"label: acute full-thickness thermal burn wounds; page: acute burns"}},
        {"It heals chronic wounds.",
         {"burn wounds"},
         beyond,
         {"label: burn wounds; page: chronic wounds"}},
        {"It heals burn wounds.", {"wounds"}, within, {}},
        {"It gives wound closure in burn wounds.", {"burn wounds"}, within, {}},
        {"It gives wound closure.", {"burn wounds"}, beyond, {"label: burn wounds; page: wound"}},
        {"It heals wounds and burn wounds.",
         {"burn wounds"},
         beyond,
         {"label: burn wounds; page: wounds"}},
        {"It heals every wound in burn wounds.",
         {"burn wounds"},
         beyond,
         {"label: burn wounds; page: wound"}},
        {"It treats moderate eczema.", {"mild, moderate or severe eczema"}, within, {}},
        {"It treats eczema.",
         {"mild, moderate or severe eczema"},
         beyond,
         {"label: mild, moderate or severe eczema; page: eczema"}},
        {"It treats acute urticaria.",
         {"acute, refractory urticaria"},
         beyond,
         {"label: acute, refractory urticaria; page: acute urticaria"}},
        {"It treats vitiligo.", {"acute burns and vitiligo"}, within, {}},
        {"It treats vitiligo.", {"full-thickness defects and vitiligo"}, within, {}},
        {"It treats acute GVHD.", {"acute graft-versus-host disease (GVHD)"}, within, {}},
        {"It treats GVHD.",
         {"acute graft-versus-host disease (GVHD)"},
         beyond,
         {"label: acute graft-versus-host disease; page: GVHD"}},
        // Whom it is for.
        {"It treats steroid-refractory acute graft-versus-host disease in children.",
         {gvhd},
         within,
         {}},
        {"It treats steroid-refractory acute graft-versus-host disease.",
         {gvhd},
         beyond,
         {"label: children; page: anybody"}},
        {"It treats steroid-refractory acute graft-versus-host disease in adults.",
         {gvhd},
         beyond,
         {"label: children; page: adults"}},
        {"The spray treats stable vitiligo.", {skin}, within, {}},
        {"The spray treats stable vitiligo in women.", {skin}, within, {}},
        {"The spray treats stable vitiligo in children.",
         {skin},
         beyond,
         {"label: adults; page: children"}},
        {"The spray treats stable vitiligo in children.", {vitiligo}, within, {}},
        {"It heals acute full-thickness burns in children.",
         {long_label},
         beyond,
         {"label: adults; page: children"}},
        // Several labels.
        {"The spray treats stable vitiligo and acute burns.",
         {"stable vitiligo", "acute burns"},
         within,
         {}},
        {"The spray treats acute burns.", {"stable vitiligo", "acute burns"}, within, {}},
        {"The spray treats vitiligo.",
         {"psoriasis", "vitiligo in adults", "stable vitiligo"},
         within,
         {}},
        // Nothing to hold against it.
        {"The spray works.", {vitiligo}, unclear, {}},
        {"It improves the appearance.", {vitiligo}, unclear, {}},
        {"", {vitiligo}, unclear, {}},
    }),
    row) {
  const LabelFit found = fit(row.text, row.labels);
  BOOST_TEST((found.kind == row.kind));
  BOOST_TEST(remainder(found) == row.remainder, boost::test_tools::per_element());
}

struct EntryRow {
  const char* name;
  std::string text;
  Entry entry;
  Authorisation label;
  LabelFit::Kind kind;
  std::vector<std::string> remainder;
};
std::ostream& operator<<(std::ostream& out, const EntryRow& row) { return out << row.name; }

Entry entry_of(const std::string& product, const std::string& therapy_class,
               const std::string& condition = "") {
  Entry entry;
  entry.product = product;
  if (!therapy_class.empty()) entry.therapy = Mention{"the therapy", therapy_class, ""};
  if (!condition.empty()) entry.condition = Mention{condition, "", ""};
  return entry;
}

Authorisation label_of(const std::string& product, const std::string& indication,
                       const std::string& on = "") {
  Authorisation label = label_for(indication);
  label.product = product;
  label.label_on = on;
  return label;
}

BOOST_DATA_TEST_CASE(product_therapy_and_day_are_those_of_the_label,
                     data::make(std::vector<EntryRow>{
                         {"the product",
                          "It treats vitiligo.",
                          entry_of("CellMist", ""),
                          label_of("CellMist", "vitiligo"),
                          within,
                          {}},
                         {"a longer name of it",
                          "It treats vitiligo.",
                          entry_of("CellMist spray", ""),
                          label_of("CELLMIST", "vitiligo"),
                          within,
                          {}},
                         {"another product",
                          "It treats vitiligo.",
                          entry_of("GlowMist", ""),
                          label_of("CellMist", "vitiligo"),
                          beyond,
                          {"label: CellMist; page: GlowMist"}},
                         {"no product",
                          "It treats vitiligo.",
                          entry_of("", ""),
                          label_of("CellMist", "vitiligo"),
                          within,
                          {}},
                         {"the therapy",
                          "The keratinocyte spray treats vitiligo.",
                          entry_of("", "therapy-keratinocytes"),
                          label_of("", "vitiligo"),
                          within,
                          {}},
                         {"the product's form",
                          "Our spray treats vitiligo.",
                          entry_of("CellMist spray", "therapy-keratinocytes"),
                          label_of("CellMist", "vitiligo"),
                          within,
                          {}},
                         {"another form",
                          "Our cream treats vitiligo.",
                          entry_of("CellMist spray", "therapy-keratinocytes"),
                          label_of("CellMist", "vitiligo"),
                          beyond,
                          {"label: the therapy; page: another therapy"}},
                         {"another therapy",
                          "Our exosomes treat vitiligo.",
                          entry_of("", "therapy-keratinocytes"),
                          label_of("", "vitiligo"),
                          beyond,
                          {"label: the therapy; page: another therapy"}},
                         {"a label of this day",
                          "It treats vitiligo.",
                          entry_of("", ""),
                          label_of("", "vitiligo", "2026-11-21"),
                          within,
                          {}},
                         {"a label of a later day",
                          "It treats vitiligo.",
                          entry_of("", ""),
                          label_of("", "vitiligo", "2026-11-22"),
                          beyond,
                          {"the label is of 2026-11-22"}},
                         {"a condition that no lexicon has",
                          "It closes full skin defects.",
                          entry_of("", "", "skin defects"),
                          label_of("", "full-thickness skin defects"),
                          within,
                          {}},
                         {"one that the label has not",
                          "It closes gumboils.",
                          entry_of("", "", "gumboils"),
                          label_of("", "vitiligo"),
                          beyond,
                          {"label: vitiligo; page: gumboils"}},
                         {"one that the text has not",
                          "It works.",
                          entry_of("", "", "gumboils"),
                          label_of("", "gumboils"),
                          unclear,
                          {}},
                     }),
                     row) {
  Reader reader(Language::embedded());
  const Wording words(row.text, reader);
  const LabelFit found = fit({.name = "page", .entry = row.entry, .text = words}, {row.label});
  BOOST_TEST((found.kind == row.kind));
  BOOST_TEST(remainder(found) == row.remainder, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_text_without_end_waits_for_a_person) {
  std::string text = "It treats vitiligo.";
  for (int i = 0; i < 20000; ++i) text += " It treats acute burns.";
  BOOST_TEST((fit(text, {text}).kind == unclear));
  BOOST_TEST((fit("It treats vitiligo.", {text}).kind == within));
}

BOOST_AUTO_TEST_CASE(no_label_covers_an_absolute) {
  Reader reader(Language::embedded());
  const Wording words("It treats vitiligo for good.", reader);
  const Entry entry;
  const LabelFit found =
      fit({.name = "page", .entry = entry, .text = words, .absolutes = {"for good"}},
          {label_for("vitiligo")});
  BOOST_TEST((found.kind == beyond));
  BOOST_TEST(remainder(found) == std::vector<std::string>{"no label covers \"for good\""},
             boost::test_tools::per_element());
}

}  // namespace
}  // namespace caveat
