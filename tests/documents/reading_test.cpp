// SPDX-License-Identifier: Apache-2.0

#include "documents/reading.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <random>

#include "documents/invariants.hpp"
#include "documents/outline.hpp"

namespace bdata = boost::unit_test::data;
using caveat::Document;
using caveat::Format;
using namespace std::string_literals;

namespace {

std::string refusal(const std::string& bytes, Format format,
                    const caveat::ReadOptions& options = {}) {
  caveat::DocumentInfo info;
  info.path = "page";
  try {
    caveat::read_document(bytes, format, info, options);
  } catch (const caveat::Error& error) {
    return error.what();
  }
  return "accepted";
}

struct Folding {
  const char* source;
  const char* text;
};

std::ostream& operator<<(std::ostream& out, const Folding& row) { return out << row.source; }

constexpr Folding foldings[] = {
    {"\u201CIt\u2019s\u201D \u2018so\u2019 \u00ABthere\u00BB", "\"It's\" 'so' \"there\""},
    {"a\u00A0b\u2009c \u00A0 d\u3000e", "a b c d e"},
    {"cu\u00ADre c\u200Bu\u200Dr\uFEFFe", "cure cure"},
    {"\uFF23\uFF35\uFF32\uFF25\uFF01", "CURE!"},
    {"e\uFB00ect, \uFB01rm, \uFB04y", "effect, firm, ffly"},
    {"wait\u2026", "wait..."},
    {"sun\u2014burn", "sun - burn"},
    {"sun \u2014 burn", "sun - burn"},
    {"sun \u2013 burn", "sun - burn"},
    {"sun \u2013burn", "sun - burn"},
    {"5\u20137 days", "5-7 days"},
    {"non\u2011invasive", "non-invasive"},
    {"sun-burn", "sun-burn"},
    {"caf\u00E9 \u00C9lan Stra\u00DFe \u0416", "caf\u00E9 \u00C9lan Stra\u00DFe \u0416"},
    {"a\tb  c", "a b c"},
    {"a\x01"
     "b\x7F"
     "c",
     "abc"},
    {"\u2714\uFE0F", "\u2714"},
};

struct Refused {
  std::string bytes;
  const char* charset;
  const char* error;
};

std::ostream& operator<<(std::ostream& out, const Refused& row) { return out << row.error; }

const std::vector<Refused> refused = {
    {"caf\xE9", "",
     "page: byte 3 (0xE9) is not UTF-8\n"
     "  help: say what the file is encoded in with --charset, such as --charset windows-1252"},
    {"\xC0\x80", "",
     "page: byte 0 (0xC0) is not UTF-8\n"
     "  help: say what the file is encoded in with --charset, such as --charset windows-1252"},
    {"long enough a line\xED\xA0\x80", "utf-8",
     "page: byte 18 (0xED) is not UTF-8\n"
     "  help: say what the file is encoded in with --charset, such as --charset windows-1252"},
    {"a\0b"s, "",
     "page: byte 1 is NUL: not a text\n"
     "  help: UTF-16 without a byte-order mark is read with --charset utf-16le or utf-16be"},
    {"a", "klingon",
     "page: unknown charset \"klingon\"\n"
     "  help: iconv -l lists the names; correct the declaration, or give --charset"},
    {"a\xFF", "shift_jis",
     "page: byte 1 is not shift_jis\n"
     "  help: say what the file is encoded in with --charset"},
};

struct Ending {
  const char* path;
  std::optional<Format> format;
};

std::ostream& operator<<(std::ostream& out, const Ending& row) { return out << row.path; }

const std::vector<Ending> names = {
    {"a.html", Format::html},
    {"b/A.HTM", Format::html},
    {"a.xhtml", Format::html},
    {"a.md", Format::markdown},
    {"a.markdown", Format::markdown},
    {"a.txt", Format::text},
    {"a.html.bak", {}},
    {"html", {}},
    {".md", {}},
    {"", {}},
};

// Pieces that go wrong when put together, at every edge of folding and splitting.
std::string random_text(std::mt19937& random) {
  static const std::vector<std::string> pieces = {
      "cure",   " ",      "  ",     "\n",         "\n\n",   ". ",     "?",      "\u2019",
      "\u2014", "\u2013", "\u00A0", "\u200B",     "\u00AD", "\u2026", "\u00E9", "\uFF01",
      "- ",     "1. ",    "> ",     "Dr. ",       "\t",     "\r\n",   "\"",     ") ",
      "The ",   "\uFB01", "*",      "\U0001F600", "\x02",   "U.S."};
  std::string text;
  for (auto i = random() % 40; i > 0; --i) text += pieces[random() % pieces.size()];
  return text;
}

}  // namespace

BOOST_DATA_TEST_CASE(text_is_folded, bdata::make(foldings), row) {
  const Document document = caveat::read_document(row.source, Format::text);
  BOOST_TEST(document.text == row.text);
  BOOST_TEST(broken_invariant(document) == "");
}

BOOST_DATA_TEST_CASE(text_is_folded_so_at_any_place, bdata::make(foldings), row) {
  for (std::size_t length = 1; length < 130; ++length) {
    const std::string before(length, 'x');
    const Document document = caveat::read_document(before + "\n\n" + row.source, Format::text);
    const std::string after = row.text;
    BOOST_TEST_REQUIRE(document.text == (after.empty() ? before : before + "\n" + after));
    BOOST_TEST_REQUIRE(broken_invariant(document) == "");
  }
}

BOOST_DATA_TEST_CASE(undecodable_bytes_are_refused, bdata::make(refused), row) {
  BOOST_TEST(refusal(row.bytes, Format::text, {.charset = row.charset}) == row.error);
}

BOOST_AUTO_TEST_CASE(other_charsets_are_read_where_they_are_said) {
  const auto text = [](const std::string& bytes, const caveat::ReadOptions& options = {}) {
    return caveat::read_document(bytes, Format::text, {}, options).text;
  };
  BOOST_TEST(text("\xFF\xFE"
                  "A\0\xE9\0"s) == "A\u00E9");
  BOOST_TEST(text("\xFE\xFF\0A\0\xE9"s) == "A\u00E9");
  BOOST_TEST(text("caf\xE9", {.charset = "latin1"}) == "caf\u00E9");
  BOOST_TEST(text("\x93"
                  "caf\xE9\x94",
                  {.charset = "Windows-1252"}) == "\"caf\u00E9\"");
  BOOST_TEST(text("\xD0\xC9", {.charset = "koi8-r"}) == "\u043F\u0438");
}

BOOST_AUTO_TEST_CASE(an_assumed_charset_is_said_to_be_one) {
  const Document document =
      caveat::read_document("caf\xE9", Format::text, {}, {.allow_assumed_charset = true});
  BOOST_TEST(document.text == "caf\u00E9");
  BOOST_TEST(document.charset == "windows-1252");
  BOOST_TEST(document.charset_assumed);
  const Document plain =
      caveat::read_document("cafe", Format::text, {}, {.allow_assumed_charset = true});
  BOOST_TEST(plain.charset == "utf-8");
  BOOST_TEST(!plain.charset_assumed);
}

BOOST_DATA_TEST_CASE(formats_are_known_by_the_name, bdata::make(names), row) {
  BOOST_TEST((caveat::format_of(row.path) == row.format));
}

BOOST_AUTO_TEST_CASE(random_texts_keep_the_promises_of_a_document) {
  std::mt19937 random(20260101);
  for (int i = 0; i < 20000; ++i) {
    const std::string text = random_text(random);
    const Document document = caveat::read_document(text, Format::text);
    BOOST_TEST_CONTEXT(text) { BOOST_TEST_REQUIRE(broken_invariant(document) == ""); }
  }
}

BOOST_AUTO_TEST_CASE(a_reader_that_is_used_again_forgets_the_text_before) {
  caveat::DocumentReader reader;
  std::mt19937 random(7);
  for (int i = 0; i < 1000; ++i) {
    const std::string text = random_text(random);
    const Document fresh = caveat::read_document(text, Format::text);
    BOOST_TEST_REQUIRE(outline(reader.read(text, Format::text)) == outline(fresh));
  }
}

struct Language {
  const char* text;
  const char* code;
};

std::ostream& operator<<(std::ostream& out, const Language& row) { return out << row.text; }

constexpr Language languages[] = {
    {"", ""},
    {"Vitiligo", ""},
    {"This is what you should know before the treatment: it can hurt for a day.", "en"},
    {"Die Behandlung dauert eine Stunde, danach ist die Haut einige Tage lang gerötet.", "de"},
    {"Le traitement dure une heure, et la peau reste rouge pendant quelques jours.", "fr"},
};

BOOST_DATA_TEST_CASE(the_language_is_detected, bdata::make(languages), row) {
  BOOST_TEST(caveat::read_document(row.text, Format::text).detected_lang == row.code);
  const caveat::ReadOptions off{.detect_language = false};
  BOOST_TEST(caveat::read_document(row.text, Format::text, {}, off).detected_lang == "");
}
