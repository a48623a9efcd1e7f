// SPDX-License-Identifier: Apache-2.0

#include "documents/charset.hpp"

#include <fmt/format.h>
#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <optional>
#include <string_view>
#include <type_traits>

#include "caveat/error.hpp"
#include "documents/characters.hpp"

namespace caveat {
namespace {

// How far a declaration is looked for, as browsers do.
constexpr std::size_t declaration_reach = 1024;

[[noreturn]] void refuse(const Document& document, std::string problem, std::string help) {
  throw Error({.path = document.info.path}, std::move(problem), std::move(help),
              Error::Kind::unavailable);
}

bool is_utf8_name(std::string_view name) {
  return equal_ignoring_case(name, "utf-8") || equal_ignoring_case(name, "utf8");
}

struct CloseConverter {
  using pointer = iconv_t;
  void operator()(iconv_t converter) const { iconv_close(converter); }
};

// nullopt: iconv does not know the name.
std::optional<std::string> convert(const Document& document, std::string_view bytes,
                                   const std::string& charset, std::size_t skipped) {
  const iconv_t opened = iconv_open("UTF-8", charset.c_str());
  // iconv's way to say that it failed. NOLINTNEXTLINE(performance-no-int-to-ptr)
  if (opened == reinterpret_cast<iconv_t>(-1)) return std::nullopt;
  const std::unique_ptr<std::remove_pointer_t<iconv_t>, CloseConverter> converter(opened);
  std::string converted;
  converted.reserve(bytes.size() + bytes.size() / 8);
  std::array<char, 16384> buffer;
  // iconv takes the input as char* but does not write to it.
  char* in = const_cast<char*>(bytes.data());
  std::size_t in_left = bytes.size();
  while (in_left > 0) {
    char* out = buffer.data();
    std::size_t out_left = buffer.size();
    const std::size_t result = iconv(opened, &in, &in_left, &out, &out_left);
    converted.append(buffer.data(), buffer.size() - out_left);
    if (result == static_cast<std::size_t>(-1) && errno != E2BIG) {
      const std::size_t offset = skipped + bytes.size() - in_left;
      refuse(document, fmt::format("byte {} is not {}", offset, charset),
             "say what the file is encoded in with --charset");
    }
  }
  return converted;
}

bool is_name_byte(char byte) {
  return is_ascii_letter(byte) || is_digit(byte) || byte == '-' || byte == '_' || byte == '.';
}

// The name behind "charset=" or "encoding=" within the first bytes; "" without one.
std::string declared_charset(std::string_view bytes, Format format) {
  if (format != Format::html) return {};
  const std::string_view head = bytes.substr(0, declaration_reach);
  std::string lowered(head);
  std::transform(lowered.begin(), lowered.end(), lowered.begin(), ascii_lower);
  std::size_t at = std::string::npos;
  if (lowered.starts_with("<?xml")) {
    at = lowered.substr(0, lowered.find('>')).find("encoding");
    if (at != std::string::npos) at += 8;
  }
  for (std::size_t meta = lowered.find("<meta");
       at == std::string::npos && meta != std::string::npos;
       meta = lowered.find("<meta", meta + 5)) {
    const std::size_t end = std::min(lowered.find('>', meta), lowered.size());
    const std::size_t found = lowered.substr(0, end).find("charset", meta);
    if (found != std::string::npos) at = found + 7;
  }
  if (at == std::string::npos) return {};
  while (at < head.size() &&
         (is_space(head[at]) || head[at] == '=' || head[at] == '"' || head[at] == '\'')) {
    ++at;
  }
  std::size_t end = at;
  while (end < head.size() && is_name_byte(head[end])) ++end;
  return lowered.substr(at, end - at);
}

// Browsers read these names as windows-1252, and pages rely on it; a page whose
// declaration can be read cannot be UTF-16.
std::string as_browsers_read(std::string declared) {
  if (declared == "iso-8859-1" || declared == "latin1" || declared == "us-ascii" ||
      declared == "ascii") {
    return "windows-1252";
  }
  if (declared.starts_with("utf-16")) return "utf-8";
  return declared;
}

// windows-1252 leaves five bytes open, which a fallback has to live with.
std::string from_windows_1252(std::string_view bytes) {
  constexpr std::array<char32_t, 32> upper = {
      0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
      0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};
  std::string converted;
  converted.reserve(bytes.size() + bytes.size() / 8);
  for (const char byte : bytes) {
    const auto code = static_cast<unsigned char>(byte);
    if (code < 0x80) {
      converted.push_back(byte);
    } else {
      converted += std::string_view(encode(code < 0xA0 ? upper[code - 0x80] : char32_t{code}));
    }
  }
  return converted;
}

void convert_source(Document& document, std::string charset, std::size_t skipped) {
  const std::string_view bytes = std::string_view(document.source).substr(skipped);
  if (charset == "windows-1252") {
    document.source = from_windows_1252(bytes);
  } else {
    std::optional<std::string> converted = convert(document, bytes, charset, skipped);
    if (!converted) {
      refuse(document, fmt::format("unknown charset \"{}\"", charset),
             "iconv -l lists the names; correct the declaration, or give --charset");
    }
    document.source = std::move(*converted);
  }
  document.charset = std::move(charset);
}

void refuse_nul(const Document& document) {
  const std::size_t nul = document.source.find('\0');
  if (nul == std::string::npos) return;
  refuse(document, fmt::format("byte {} is NUL: not a text", nul),
         "UTF-16 without a byte-order mark is read with --charset utf-16le or utf-16be");
}

std::uint32_t finish(const Document& document) {
  refuse_nul(document);
  return document.source.starts_with("\xEF\xBB\xBF") ? 3 : 0;
}

}  // namespace

std::uint32_t decode_source(Document& document, const ReadOptions& options) {
  const std::string_view bytes = document.source;
  if (bytes.size() >= UINT32_MAX) {
    refuse(document, "larger than 4 GiB", "split the document");
  }
  if (!options.charset.empty() && !is_utf8_name(options.charset)) {
    std::string charset = options.charset;
    std::transform(charset.begin(), charset.end(), charset.begin(), ascii_lower);
    convert_source(document, as_browsers_read(charset) == "windows-1252" ? "windows-1252" : charset,
                   0);
    return finish(document);
  }
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    convert_source(document, bytes[0] == '\xFF' ? "utf-16le" : "utf-16be", 2);
    return finish(document);
  }
  const std::size_t invalid = find_invalid_utf8(bytes);
  if (options.charset.empty() && !bytes.starts_with("\xEF\xBB\xBF")) {
    const std::string declared = as_browsers_read(declared_charset(bytes, document.format));
    if (!declared.empty() && !is_utf8_name(declared)) {
      convert_source(document, declared, 0);
      return finish(document);
    }
    if (invalid != std::string_view::npos && declared.empty() && options.allow_assumed_charset) {
      convert_source(document, "windows-1252", 0);
      document.charset_assumed = true;
      return finish(document);
    }
  }
  if (invalid != std::string_view::npos) {
    refuse(document,
           fmt::format("byte {} (0x{:02X}) is not UTF-8", invalid,
                       static_cast<unsigned char>(bytes[invalid])),
           "say what the file is encoded in with --charset, such as --charset windows-1252");
  }
  document.charset = "utf-8";
  return finish(document);
}

}  // namespace caveat
