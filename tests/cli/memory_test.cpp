// SPDX-License-Identifier: Apache-2.0
//
// How much memory a run may take. A program of its own: the peak of a child counts
// what its parent had when it was started.

#include <boost/test/unit_test.hpp>
#include <string>

#include "cli/program.hpp"

namespace caveat::test {
namespace {

constexpr std::string_view bad = "A heading\n\nOur serum cures eczema.\n";

#if defined(__SANITIZE_ADDRESS__)
#define CAVEAT_SANITIZED
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define CAVEAT_SANITIZED
#endif
#endif

#ifndef CAVEAT_SANITIZED  // a sanitizer keeps what is freed
BOOST_AUTO_TEST_CASE(memory_does_not_grow_with_the_number_of_documents) {
  const TemporaryFolder folder;
  for (int i = 0; i < 2000; ++i) {
    std::string page(bad);
    for (int line = 0; line < 20; ++line) page += "\nPRP injections reduce acne scars again.\n";
    folder.write("pages/page" + std::to_string(i) + ".txt", page);
  }
  std::string page;
  while (page.size() < 200'000) page += "Our serum softens dry skin every day.\n\n";
  folder.write("pages/large.txt", page);
  const Outcome outcome = caveat({"check", "pages", "--report", "xml=a.xml", "--report",
                                  "junit=b.xml", "--report", "text=c.txt"},
                                 folder);
  BOOST_TEST(outcome.status == 1);
  BOOST_TEST(outcome.peak_kilobytes * 1024 < static_cast<long>(3 * page.size()) + (32L << 20));
}

BOOST_AUTO_TEST_CASE(an_internal_error_has_a_status_of_its_own) {
  const TemporaryFolder folder;
  std::string page;
  while (page.size() < (20U << 20)) page += "Our serum softens dry skin every day.\n\n";
  folder.write("page.txt", page);
  folder.write("report.xml", "old");
  Outcome outcome;
  {
    const MemoryLimit limit(std::size_t{80} << 20);
    outcome = caveat({"check", "page.txt", "--jobs", "1", "--report", "xml=report.xml"}, folder);
  }
  BOOST_TEST(outcome.status == 70);
  BOOST_TEST(outcome.err == "caveat: internal error: std::bad_alloc\n");
  BOOST_TEST(folder.read("report.xml") == "old");
}
#endif

// Boost.Test takes a program without a case for a mistake.
BOOST_AUTO_TEST_CASE(the_program_starts) {
  BOOST_TEST(caveat({"--version"}, TemporaryFolder()).status == 0);
}

}  // namespace
}  // namespace caveat::test
