// SPDX-License-Identifier: Apache-2.0

#include <boost/test/unit_test.hpp>

#include "corpus/corpus.hpp"
#include "language/language.hpp"

namespace caveat {
namespace {

Corpus corpus(std::string_view inside) {
  return parse_corpus(
      "<corpus xmlns='urn:caveat:corpus:1'>\n" + std::string(inside) + "\n</corpus>\n",
      "caveat.xml", "/srv/site");
}

std::string refusal(std::string_view inside) {
  try {
    load_language(corpus(inside));
  } catch (const Error& error) {
    return error.what();
  }
  return "accepted";
}

std::string version_of(std::string_view pack) {
  for (const Provenance& file : Language::embedded()->files()) {
    if (file.kind == "pack" && file.id == pack) return file.version;
  }
  return {};
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_corpus_without_packs_takes_the_embedded_ones) {
  BOOST_TEST(load_language(corpus("")) == Language::embedded());
}

BOOST_AUTO_TEST_CASE(a_pack_is_held_to_its_version) {
  const std::string version = version_of("cure-language");
  BOOST_REQUIRE(!version.empty());
  BOOST_TEST(refusal("<packs><pack id='cure-language' version='" + version + "'/></packs>") ==
             "accepted");
  BOOST_TEST(refusal("<packs>\n<pack id='cure-language' version='2001.1.0'/></packs>") ==
             "caveat.xml:3:1: pack \"cure-language\" is version " + version +
                 ", and the corpus relies on 2001.1.0\n"
                 "  help: read what changed in the pack, then write version=\"" +
                 version + "\"");
}

BOOST_AUTO_TEST_CASE(an_unknown_pack_is_refused) {
  BOOST_TEST(refusal("<packs>\n<pack id='cure-langage'/></packs>") ==
             "caveat.xml:3:1: unknown pack \"cure-langage\"\n"
             "  help: did you mean \"cure-language\"?");
}

BOOST_AUTO_TEST_CASE(a_pack_file_that_is_not_there_is_an_error_of_usage) {
  try {
    load_language(corpus("<packs><pack file='packs/own.xml'/></packs>"));
    BOOST_ERROR("loaded");
  } catch (const Error& error) {
    BOOST_TEST((error.kind() == Error::Kind::invalid));
    BOOST_TEST(error.where().path == "packs/own.xml");
  }
}

BOOST_AUTO_TEST_CASE(a_jurisdiction_without_a_pack_is_refused) {
  const std::string text = refusal(
      "<documents role='source'>\n"
      "<document id='a' file='a.html' jurisdictions='uk atlantis'/></documents>");
  BOOST_TEST(text.starts_with(
      "caveat.xml:3:1: no pack covers jurisdiction \"atlantis\" of document \"a\"\n"
      "  help: known are \""));
}

}  // namespace caveat
