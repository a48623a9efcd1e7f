// SPDX-License-Identifier: Apache-2.0
//
// Content checks among the unit tests of a C++ project: one Boost.Test case for each
// document. Header-only; caveat itself does not link Boost.Test.
//
//   #define BOOST_TEST_DYN_LINK
//   #include "caveat/boost_test.hpp"
//
//   bool register_tests() {
//     caveat::add_document_tests({"pages"}, {.date = "2026-11-21"});
//     return true;
//   }
//   int main(int count, char** arguments) {
//     return boost::unit_test::unit_test_main(register_tests, count, arguments);
//   }

#pragma once

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "caveat/check.hpp"

namespace caveat {
namespace boost_test {

/// `text` on one line and free of what Boost.Test's XML loggers would write as it is:
/// control characters, and the end of a CDATA section.
inline std::string log_text(std::string_view text) {
  std::string safe;
  for (const char letter : text) {
    const auto byte = static_cast<unsigned char>(letter);
    if (letter == '>' && safe.ends_with("]]")) safe += ' ';
    safe += byte < 0x20 || byte == 0x7F ? ' ' : letter;
  }
  return safe;
}

/// A name for a test case: Boost.Test's command line gives `/ , : * ! @ +` and blanks a
/// meaning of their own. Names that stand in `taken` get an ordinal: "page_html-2".
inline std::string case_name(std::string_view path, std::map<std::string, int>& taken) {
  std::string name;
  for (const char letter : path) {
    const auto byte = static_cast<unsigned char>(letter);
    const bool is_word = byte >= 0x80 || letter == '-' || letter == '_' ||
                         (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'z') ||
                         (letter >= 'A' && letter <= 'Z');
    name += is_word ? letter : '_';
  }
  if (name.empty()) name = "document";
  const int ordinal = ++taken[name];
  if (ordinal == 1) return name;
  std::string numbered = name + "-" + std::to_string(ordinal);
  return taken.contains(numbered) ? case_name(numbered, taken) : (++taken[numbered], numbered);
}

inline std::string log_line(const Check& check) {
  std::string line = to_string(check.where) + ": " + std::string(to_string(check.severity)) + ": " +
                     check.rule + ": " + check.message;
  if (!check.advice.empty()) line += " (" + check.advice + ")";
  return log_text(line);
}

inline std::vector<const Check*> failed_checks(const DocumentResult& result) {
  std::vector<const Check*> failed;
  const auto take = [&](const std::vector<Check>& checks) {
    for (const Check& check : checks) {
      if (check.verdict == Verdict::fail || check.verdict == Verdict::error) {
        failed.push_back(&check);
      }
    }
  };
  for (const EntryResult& entry : result.entries) take(entry.checks);
  take(result.checks);
  return failed;
}

/// The body of a document's test case: fails where the document fails the gate, with a line
/// for each of the gravest checks that failed. Milder ones are messages.
inline void judge(const DocumentResult& result) {
  const bool page_gates = result.document.info.role == Role::published;
  const bool passes = result.register_verdict != Verdict::fail &&
                      (!page_gates || result.page_verdict != Verdict::fail);
  BOOST_TEST(passes, "the document passes the gate");
  if (!result.not_checked_reason.empty()) {
    BOOST_ERROR("not checked: " + log_text(result.not_checked_reason));
  }
  const std::vector<const Check*> failed = failed_checks(result);
  Severity gravest = Severity::note;
  for (const Check* check : failed) gravest = std::max(gravest, check->severity);
  for (const Check* check : failed) {
    if (!passes && check->severity == gravest) {
      BOOST_ERROR(log_line(*check));
    } else {
      BOOST_TEST_MESSAGE(log_line(*check));
    }
  }
}

}  // namespace boost_test

/// Checks `paths` as `caveat check` does and adds a suite "caveat" with one test case for
/// each document, and one for each input that could not be used.
inline void add_document_tests(const std::vector<std::string>& paths,
                               const CheckSettings& settings) {
  namespace unit_test = boost::unit_test;
  const auto run = std::make_shared<const Run>(check_paths(paths, settings));
  unit_test::test_suite* suite = BOOST_TEST_SUITE("caveat");
  std::map<std::string, int> taken;
  for (std::size_t i = 0; i < run->documents.size(); ++i) {
    const DocumentInfo& info = run->documents[i].document.info;
    suite->add(unit_test::make_test_case([run, i] { boost_test::judge(run->documents[i]); },
                                         boost_test::case_name(info.path, taken), __FILE__,
                                         __LINE__));
  }
  for (std::size_t i = 0; i < run->troubles.size(); ++i) {
    suite->add(unit_test::make_test_case(
        [run, i] { BOOST_ERROR(boost_test::log_text(run->troubles[i].what())); },
        boost_test::case_name(run->troubles[i].where().path, taken), __FILE__, __LINE__));
  }
  unit_test::framework::master_test_suite().add(suite);
}

}  // namespace caveat
