// SPDX-License-Identifier: Apache-2.0

#include "documents/entities.hpp"

#include <algorithm>
#include <array>

#include "documents/characters.hpp"

namespace caveat {
namespace {

struct Name {
  std::string_view name;
  char16_t code_point;
  bool needs_no_semicolon;
};

// clang-format off
constexpr std::array<Name, 383> names = {{
    {"AElig", 0xC6, true}, {"AMP", 0x26, true}, {"Aacute", 0xC1, true}, {"Abreve", 0x102, false},
    {"Acirc", 0xC2, true}, {"Agrave", 0xC0, true}, {"Alpha", 0x391, false}, {"Amacr", 0x100, false},
    {"Aogon", 0x104, false}, {"Aring", 0xC5, true}, {"Atilde", 0xC3, true}, {"Auml", 0xC4, true},
    {"Beta", 0x392, false}, {"COPY", 0xA9, true}, {"Cacute", 0x106, false},
    {"Ccaron", 0x10C, false}, {"Ccedil", 0xC7, true}, {"Chi", 0x3A7, false},
    {"Dagger", 0x2021, false}, {"Dcaron", 0x10E, false}, {"Delta", 0x394, false},
    {"Dstrok", 0x110, false}, {"ETH", 0xD0, true}, {"Eacute", 0xC9, true}, {"Ecaron", 0x11A, false},
    {"Ecirc", 0xCA, true}, {"Egrave", 0xC8, true}, {"Emacr", 0x112, false}, {"Eogon", 0x118, false},
    {"Epsilon", 0x395, false}, {"Eta", 0x397, false}, {"Euml", 0xCB, true}, {"GT", 0x3E, true},
    {"Gamma", 0x393, false}, {"Gbreve", 0x11E, false}, {"Hat", 0x5E, false}, {"Iacute", 0xCD, true},
    {"Icirc", 0xCE, true}, {"Idot", 0x130, false}, {"Igrave", 0xCC, true}, {"Imacr", 0x12A, false},
    {"Iota", 0x399, false}, {"Iuml", 0xCF, true}, {"Kappa", 0x39A, false}, {"LT", 0x3C, true},
    {"Lambda", 0x39B, false}, {"Lstrok", 0x141, false}, {"Mu", 0x39C, false},
    {"Nacute", 0x143, false}, {"Ncaron", 0x147, false}, {"NewLine", 0xA, false},
    {"NoBreak", 0x2060, false}, {"NonBreakingSpace", 0xA0, false}, {"Ntilde", 0xD1, true},
    {"Nu", 0x39D, false}, {"OElig", 0x152, false}, {"Oacute", 0xD3, true}, {"Ocirc", 0xD4, true},
    {"Odblac", 0x150, false}, {"Ograve", 0xD2, true}, {"Omega", 0x3A9, false},
    {"Omicron", 0x39F, false}, {"Oslash", 0xD8, true}, {"Otilde", 0xD5, true}, {"Ouml", 0xD6, true},
    {"Phi", 0x3A6, false}, {"Pi", 0x3A0, false}, {"Prime", 0x2033, false}, {"Psi", 0x3A8, false},
    {"QUOT", 0x22, true}, {"REG", 0xAE, true}, {"Rcaron", 0x158, false}, {"Rho", 0x3A1, false},
    {"Sacute", 0x15A, false}, {"Scaron", 0x160, false}, {"Scedil", 0x15E, false},
    {"Sigma", 0x3A3, false}, {"THORN", 0xDE, true}, {"Tab", 0x9, false}, {"Tau", 0x3A4, false},
    {"Tcaron", 0x164, false}, {"Theta", 0x398, false}, {"Uacute", 0xDA, true},
    {"Ucirc", 0xDB, true}, {"Udblac", 0x170, false}, {"Ugrave", 0xD9, true},
    {"Umacr", 0x16A, false}, {"Upsilon", 0x3A5, false}, {"Uring", 0x16E, false},
    {"Uuml", 0xDC, true}, {"Xi", 0x39E, false}, {"Yacute", 0xDD, true}, {"Yuml", 0x178, false},
    {"Zacute", 0x179, false}, {"Zcaron", 0x17D, false}, {"Zdot", 0x17B, false},
    {"ZeroWidthSpace", 0x200B, false}, {"Zeta", 0x396, false}, {"aacute", 0xE1, true},
    {"abreve", 0x103, false}, {"acirc", 0xE2, true}, {"acute", 0xB4, true}, {"aelig", 0xE6, true},
    {"agrave", 0xE0, true}, {"alefsym", 0x2135, false}, {"alpha", 0x3B1, false},
    {"amacr", 0x101, false}, {"amp", 0x26, true}, {"and", 0x2227, false}, {"ang", 0x2220, false},
    {"aogon", 0x105, false}, {"apos", 0x27, false}, {"approx", 0x2248, false},
    {"aring", 0xE5, true}, {"ast", 0x2A, false}, {"asymp", 0x2248, false}, {"atilde", 0xE3, true},
    {"auml", 0xE4, true}, {"bdquo", 0x201E, false}, {"beta", 0x3B2, false}, {"brvbar", 0xA6, true},
    {"bsol", 0x5C, false}, {"bull", 0x2022, false}, {"bullet", 0x2022, false},
    {"cacute", 0x107, false}, {"cap", 0x2229, false}, {"caret", 0x2041, false},
    {"ccaron", 0x10D, false}, {"ccedil", 0xE7, true}, {"cedil", 0xB8, true}, {"cent", 0xA2, true},
    {"check", 0x2713, false}, {"checkmark", 0x2713, false}, {"chi", 0x3C7, false},
    {"circ", 0x2C6, false}, {"clubs", 0x2663, false}, {"colon", 0x3A, false},
    {"comma", 0x2C, false}, {"commat", 0x40, false}, {"cong", 0x2245, false}, {"copy", 0xA9, true},
    {"copysr", 0x2117, false}, {"crarr", 0x21B5, false}, {"cross", 0x2717, false},
    {"cup", 0x222A, false}, {"curren", 0xA4, true}, {"dArr", 0x21D3, false},
    {"dagger", 0x2020, false}, {"darr", 0x2193, false}, {"dash", 0x2010, false},
    {"dcaron", 0x10F, false}, {"deg", 0xB0, true}, {"delta", 0x3B4, false},
    {"diams", 0x2666, false}, {"divide", 0xF7, true}, {"dollar", 0x24, false},
    {"dstrok", 0x111, false}, {"eacute", 0xE9, true}, {"ecaron", 0x11B, false},
    {"ecirc", 0xEA, true}, {"egrave", 0xE8, true}, {"emacr", 0x113, false},
    {"empty", 0x2205, false}, {"emsp", 0x2003, false}, {"emsp13", 0x2004, false},
    {"emsp14", 0x2005, false}, {"ensp", 0x2002, false}, {"eogon", 0x119, false},
    {"epsilon", 0x3B5, false}, {"equals", 0x3D, false}, {"equiv", 0x2261, false},
    {"eta", 0x3B7, false}, {"eth", 0xF0, true}, {"euml", 0xEB, true}, {"euro", 0x20AC, false},
    {"excl", 0x21, false}, {"exist", 0x2203, false}, {"female", 0x2640, false},
    {"ffilig", 0xFB03, false}, {"fflig", 0xFB00, false}, {"ffllig", 0xFB04, false},
    {"filig", 0xFB01, false}, {"fllig", 0xFB02, false}, {"fnof", 0x192, false},
    {"forall", 0x2200, false}, {"frac12", 0xBD, true}, {"frac13", 0x2153, false},
    {"frac14", 0xBC, true}, {"frac15", 0x2155, false}, {"frac18", 0x215B, false},
    {"frac23", 0x2154, false}, {"frac34", 0xBE, true}, {"frasl", 0x2044, false},
    {"gamma", 0x3B3, false}, {"gbreve", 0x11F, false}, {"ge", 0x2265, false},
    {"geq", 0x2265, false}, {"grave", 0x60, false}, {"gt", 0x3E, true}, {"hArr", 0x21D4, false},
    {"hairsp", 0x200A, false}, {"half", 0xBD, false}, {"harr", 0x2194, false},
    {"hearts", 0x2665, false}, {"hellip", 0x2026, false}, {"horbar", 0x2015, false},
    {"hyphen", 0x2010, false}, {"iacute", 0xED, true}, {"icirc", 0xEE, true}, {"iexcl", 0xA1, true},
    {"igrave", 0xEC, true}, {"imacr", 0x12B, false}, {"image", 0x2111, false},
    {"infin", 0x221E, false}, {"inodot", 0x131, false}, {"int", 0x222B, false},
    {"iota", 0x3B9, false}, {"iquest", 0xBF, true}, {"isin", 0x2208, false}, {"iuml", 0xEF, true},
    {"kappa", 0x3BA, false}, {"lArr", 0x21D0, false}, {"lambda", 0x3BB, false},
    {"lang", 0x2329, false}, {"laquo", 0xAB, true}, {"larr", 0x2190, false},
    {"lbrack", 0x5B, false}, {"lceil", 0x2308, false}, {"ldquo", 0x201C, false},
    {"ldquor", 0x201E, false}, {"le", 0x2264, false}, {"leq", 0x2264, false},
    {"lfloor", 0x230A, false}, {"lowast", 0x2217, false}, {"lowbar", 0x5F, false},
    {"loz", 0x25CA, false}, {"lpar", 0x28, false}, {"lrm", 0x200E, false},
    {"lsaquo", 0x2039, false}, {"lsqb", 0x5B, false}, {"lsquo", 0x2018, false},
    {"lsquor", 0x201A, false}, {"lstrok", 0x142, false}, {"lt", 0x3C, true}, {"macr", 0xAF, true},
    {"male", 0x2642, false}, {"mdash", 0x2014, false}, {"micro", 0xB5, true},
    {"middot", 0xB7, true}, {"minus", 0x2212, false}, {"mldr", 0x2026, false}, {"mu", 0x3BC, false},
    {"nabla", 0x2207, false}, {"nacute", 0x144, false}, {"nbsp", 0xA0, true},
    {"ncaron", 0x148, false}, {"ndash", 0x2013, false}, {"ne", 0x2260, false},
    {"ni", 0x220B, false}, {"not", 0xAC, true}, {"notin", 0x2209, false}, {"nsub", 0x2284, false},
    {"ntilde", 0xF1, true}, {"nu", 0x3BD, false}, {"num", 0x23, false}, {"numsp", 0x2007, false},
    {"oacute", 0xF3, true}, {"ocirc", 0xF4, true}, {"odblac", 0x151, false},
    {"oelig", 0x153, false}, {"ograve", 0xF2, true}, {"ohm", 0x3A9, false},
    {"oline", 0x203E, false}, {"omega", 0x3C9, false}, {"omicron", 0x3BF, false},
    {"oplus", 0x2295, false}, {"or", 0x2228, false}, {"ordf", 0xAA, true}, {"ordm", 0xBA, true},
    {"oslash", 0xF8, true}, {"otilde", 0xF5, true}, {"otimes", 0x2297, false}, {"ouml", 0xF6, true},
    {"para", 0xB6, true}, {"part", 0x2202, false}, {"percnt", 0x25, false}, {"period", 0x2E, false},
    {"permil", 0x2030, false}, {"perp", 0x22A5, false}, {"phi", 0x3C6, false},
    {"phone", 0x260E, false}, {"pi", 0x3C0, false}, {"piv", 0x3D6, false}, {"plus", 0x2B, false},
    {"plusmn", 0xB1, true}, {"pound", 0xA3, true}, {"prime", 0x2032, false},
    {"prod", 0x220F, false}, {"prop", 0x221D, false}, {"psi", 0x3C8, false},
    {"puncsp", 0x2008, false}, {"quest", 0x3F, false}, {"quot", 0x22, true},
    {"rArr", 0x21D2, false}, {"radic", 0x221A, false}, {"rang", 0x232A, false},
    {"raquo", 0xBB, true}, {"rarr", 0x2192, false}, {"rbrack", 0x5D, false},
    {"rcaron", 0x159, false}, {"rceil", 0x2309, false}, {"rdquo", 0x201D, false},
    {"rdquor", 0x201D, false}, {"real", 0x211C, false}, {"reg", 0xAE, true},
    {"rfloor", 0x230B, false}, {"rho", 0x3C1, false}, {"rlm", 0x200F, false}, {"rpar", 0x29, false},
    {"rsaquo", 0x203A, false}, {"rsqb", 0x5D, false}, {"rsquo", 0x2019, false},
    {"rsquor", 0x2019, false}, {"rx", 0x211E, false}, {"sacute", 0x15B, false},
    {"sbquo", 0x201A, false}, {"scaron", 0x161, false}, {"scedil", 0x15F, false},
    {"sdot", 0x22C5, false}, {"sect", 0xA7, true}, {"semi", 0x3B, false}, {"shy", 0xAD, true},
    {"sigma", 0x3C3, false}, {"sigmaf", 0x3C2, false}, {"sim", 0x223C, false}, {"sol", 0x2F, false},
    {"spades", 0x2660, false}, {"star", 0x2606, false}, {"starf", 0x2605, false},
    {"sub", 0x2282, false}, {"sube", 0x2286, false}, {"sum", 0x2211, false}, {"sup", 0x2283, false},
    {"sup1", 0xB9, true}, {"sup2", 0xB2, true}, {"sup3", 0xB3, true}, {"supe", 0x2287, false},
    {"szlig", 0xDF, true}, {"tau", 0x3C4, false}, {"tcaron", 0x165, false},
    {"there4", 0x2234, false}, {"theta", 0x3B8, false}, {"thetasym", 0x3D1, false},
    {"thinsp", 0x2009, false}, {"thorn", 0xFE, true}, {"tilde", 0x2DC, false},
    {"times", 0xD7, true}, {"tprime", 0x2034, false}, {"trade", 0x2122, false},
    {"uArr", 0x21D1, false}, {"uacute", 0xFA, true}, {"uarr", 0x2191, false}, {"ucirc", 0xFB, true},
    {"udblac", 0x171, false}, {"ugrave", 0xF9, true}, {"umacr", 0x16B, false}, {"uml", 0xA8, true},
    {"upsih", 0x3D2, false}, {"upsilon", 0x3C5, false}, {"uring", 0x16F, false},
    {"uuml", 0xFC, true}, {"vellip", 0x22EE, false}, {"weierp", 0x2118, false},
    {"xi", 0x3BE, false}, {"yacute", 0xFD, true}, {"yen", 0xA5, true}, {"yuml", 0xFF, true},
    {"zacute", 0x17A, false}, {"zcaron", 0x17E, false}, {"zdot", 0x17C, false},
    {"zeta", 0x3B6, false}, {"zwj", 0x200D, false}, {"zwnj", 0x200C, false},
}};
// clang-format on
static_assert(std::is_sorted(names.begin(), names.end(),
                             [](const Name& a, const Name& b) { return a.name < b.name; }));

constexpr std::size_t longest_name = 16;

const Name* find_name(std::string_view name) {
  const auto found =
      std::lower_bound(names.begin(), names.end(), name,
                       [](const Name& entry, std::string_view key) { return entry.name < key; });
  return found != names.end() && found->name == name ? &*found : nullptr;
}

// What browsers make of numbers that stand for bytes of windows-1252.
char32_t repaired(char32_t number) {
  constexpr std::array<char16_t, 32> upper = {
      0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
      0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
  if (number == 0) return 0xFFFD;
  return number >= 0x80 && number < 0xA0 ? upper[number - 0x80] : number;
}

int digit_value(char byte, int base) {
  if (is_digit(byte)) return byte - '0';
  const char lowered = ascii_lower(byte);
  return base == 16 && lowered >= 'a' && lowered <= 'f' ? lowered - 'a' + 10 : -1;
}

// Behind "&#".
std::optional<CharacterReference> number(std::string_view text) {
  std::size_t at = 2;
  int base = 10;
  if (at < text.size() && (text[at] == 'x' || text[at] == 'X')) {
    base = 16;
    ++at;
  }
  const std::size_t first = at;
  char32_t value = 0;
  for (; at < text.size() && digit_value(text[at], base) >= 0; ++at) {
    value = std::min<char32_t>(
        value * static_cast<char32_t>(base) + static_cast<char32_t>(digit_value(text[at], base)),
        0x110000);
  }
  if (at == first) return std::nullopt;
  if (at < text.size() && text[at] == ';') ++at;
  return CharacterReference{repaired(value), static_cast<std::uint32_t>(at)};
}

}  // namespace

std::optional<CharacterReference> character_reference(std::string_view text, bool in_attribute) {
  if (text.size() > 1 && text[1] == '#') return number(text);
  std::size_t end = 1;
  while (end < text.size() && end <= longest_name &&
         (is_ascii_letter(text[end]) || is_digit(text[end]))) {
    ++end;
  }
  const std::string_view name = text.substr(1, end - 1);
  if (end < text.size() && text[end] == ';') {
    if (const Name* found = find_name(name)) {
      return CharacterReference{found->code_point, static_cast<std::uint32_t>(end + 1)};
    }
  }
  if (in_attribute && end < text.size() && text[end] == '=') return std::nullopt;
  for (std::size_t size = name.size(); size >= 2; --size) {
    const Name* found = find_name(name.substr(0, size));
    if (!found || !found->needs_no_semicolon) continue;
    if (in_attribute && size < name.size()) return std::nullopt;
    return CharacterReference{found->code_point, static_cast<std::uint32_t>(size + 1)};
  }
  return std::nullopt;
}

}  // namespace caveat
