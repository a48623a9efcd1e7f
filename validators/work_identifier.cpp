// SPDX-License-Identifier: Apache-2.0

#include "validators/work_identifier.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "documents/characters.hpp"

namespace caveat {

namespace {

/// `form`: "#" is a digit, every other character stands for itself.
bool has_form(std::string_view value, std::string_view form) {
  if (value.size() != form.size()) return false;
  for (std::size_t i = 0; i < form.size(); ++i) {
    if (form[i] == '#' ? !is_digit(value[i]) : value[i] != form[i]) return false;
  }
  return true;
}

bool all_digits(std::string_view text) { return std::ranges::all_of(text, is_digit); }

bool has_space(std::string_view text) { return std::ranges::any_of(text, is_space); }

/// Digits without a leading zero, at most `most` of them.
bool is_number(std::string_view text, std::size_t most) {
  return !text.empty() && text.size() <= most && all_digits(text) && text.front() != '0';
}

std::string doi(std::string_view value) {
  if (value.starts_with("http") || value.starts_with("doi:")) {
    return "is an address; a DOI begins with \"10.\"";
  }
  const std::size_t slash = value.find('/');
  const std::string_view prefix = value.substr(0, slash);
  const std::string_view registrant = prefix.substr(std::min<std::size_t>(3, prefix.size()));
  const bool is_prefix =
      prefix.starts_with("10.") && registrant.size() >= 4 &&
      std::ranges::all_of(registrant, [](char c) { return is_digit(c) || c == '.'; });
  if (!is_prefix || slash == std::string_view::npos || slash + 1 == value.size()) {
    return "is no DOI: one looks like 10.1234/abc";
  }
  return has_space(value) ? "has a space in it" : "";
}

/// The last character of an ISBN tells whether the others were copied right.
std::string isbn(std::string_view value) {
  std::string digits;
  for (const char c : value) {
    if (c != '-' && c != ' ') digits += c == 'x' ? 'X' : c;
  }
  const std::string_view body =
      std::string_view(digits).substr(0, digits.empty() ? 0 : digits.size() - 1);
  const bool tenth =
      digits.size() == 10 && all_digits(body) && (is_digit(digits.back()) || digits.back() == 'X');
  const bool thirteenth = digits.size() == 13 && all_digits(digits) &&
                          (digits.starts_with("978") || digits.starts_with("979"));
  if (!tenth && !thirteenth) return "is no ISBN: one has 10 digits, or 13 from 978 or 979 on";
  unsigned sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const unsigned digit = digits[i] == 'X' ? 10U : static_cast<unsigned>(digits[i] - '0');
    sum += digit * (tenth ? static_cast<unsigned>(10 - i) : (i % 2 == 0 ? 1U : 3U));
  }
  return sum % (tenth ? 11U : 10U) == 0 ? "" : "has a wrong check digit";
}

std::string url(std::string_view value) {
  const std::size_t scheme = value.starts_with("https://")  ? 8
                             : value.starts_with("http://") ? 7
                                                            : 0;
  const std::string_view host = value.substr(scheme, value.find_first_of("/?#", scheme) - scheme);
  const bool is_host = scheme != 0 && host.find('.') != std::string_view::npos &&
                       host.front() != '.' && host.back() != '.';
  if (!is_host) return "is no web address: one begins with https:// and a host";
  return has_space(value) ? "has a space in it" : "";
}

std::string eudract(std::string_view value) {
  return has_form(value, "####-######-##") ? ""
                                           : "is no EudraCT number: one looks like 2004-000446-20";
}

std::string ctis(std::string_view value) {
  const bool holds = has_form(value, "####-######-##-##") || has_form(value, "####-######-##");
  if (!holds) return "is no CTIS number: one looks like 2022-500014-26-00";
  return value.substr(5, 1) == "5" ? "" : "is no CTIS number: its second part begins with 5";
}

}  // namespace

std::string trouble_with_identifier(std::string_view scheme, std::string_view value) {
  if (scheme == "doi") return doi(value);
  if (scheme == "isbn") return isbn(value);
  if (scheme == "url") return url(value);
  if (scheme == "eudract") return eudract(value);
  if (scheme == "ctis") return ctis(value);
  if (scheme == "pmid") return is_number(value, 8) ? "" : "is no PMID: one has up to eight digits";
  if (scheme == "pmcid") {
    const bool holds = value.starts_with("PMC") && is_number(value.substr(3), 8);
    return holds ? "" : "is no PMCID: one looks like PMC1234567";
  }
  if (scheme == "nct") {
    return has_form(value, "NCT########") ? "" : "is no NCT number: one looks like NCT01234567";
  }
  if (scheme == "isrctn") {
    // Eight digits, drawn at random: the registry publishes no check digit.
    return has_form(value, "ISRCTN########") ? "" : "is no ISRCTN: one looks like ISRCTN12345678";
  }
  if (scheme == "statute") {
    // A law is named by words and a section, article or year.
    const bool holds =
        std::ranges::any_of(value, is_digit) && std::ranges::any_of(value, is_ascii_letter);
    return holds ? "" : "names no section, article or year";
  }
  return fmt::format("is of an unknown scheme \"{}\"", scheme);
}

}  // namespace caveat
