// SPDX-License-Identifier: Apache-2.0

#include "files/replace.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <vector>

#include "scratch.hpp"

namespace caveat {
namespace {

std::vector<std::string> names_in(const std::filesystem::path& folder) {
  std::vector<std::string> names;
  for (const auto& item : std::filesystem::directory_iterator(folder)) {
    names.push_back(item.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::string reason_of(const std::filesystem::path& target) {
  try {
    replace_file(target, "new");
  } catch (const FileError& error) {
    return error.what();
  }
  return "no error";
}

BOOST_AUTO_TEST_CASE(a_new_file_appears_whole_and_alone) {
  const Scratch scratch;
  replace_file(scratch / "report.xml", "new");
  BOOST_TEST(read_file(scratch / "report.xml", 10) == "new");
  BOOST_TEST(names_in(scratch.path()) == std::vector<std::string>{"report.xml"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_is_not_committed_leaves_the_old_file_and_no_trace) {
  const Scratch scratch;
  scratch.file("report.xml", "old");
  {
    ReplacementFile file(scratch / "report.xml");
    file.write("half of the n");
    BOOST_TEST(read_file(scratch / "report.xml", 10) == "old");
  }
  BOOST_TEST(read_file(scratch / "report.xml", 10) == "old");
  BOOST_TEST(names_in(scratch.path()).size() == 1U);
}

BOOST_AUTO_TEST_CASE(the_mode_is_kept) {
  const Scratch scratch;
  const auto path = scratch.file("report.xml", "old");
  ::chmod(path.c_str(), 0640);
  replace_file(path, "new");
  struct stat status = {};
  BOOST_REQUIRE(::stat(path.c_str(), &status) == 0);
  BOOST_TEST((status.st_mode & 07777U) == 0640U);
  BOOST_TEST(read_file(path, 10) == "new");
}

BOOST_AUTO_TEST_CASE(a_link_stays_a_link) {
  const Scratch scratch;
  scratch.file("real/report.xml", "old");
  std::filesystem::create_symlink("real/report.xml", scratch / "link.xml");
  replace_file(scratch / "link.xml", "new");
  BOOST_TEST(std::filesystem::is_symlink(scratch / "link.xml"));
  BOOST_TEST(read_file(scratch / "real/report.xml", 10) == "new");
}

BOOST_AUTO_TEST_CASE(a_device_is_written_to_and_never_replaced) {
  replace_file("/dev/null", "new");
  BOOST_TEST(std::filesystem::is_character_file("/dev/null"));
}

BOOST_AUTO_TEST_CASE(a_full_disk_is_reported) {
  BOOST_TEST(reason_of("/dev/full") == "No space left on device");
}

BOOST_AUTO_TEST_CASE(a_target_that_cannot_be_is_refused) {
  const Scratch scratch;
  BOOST_TEST(reason_of(scratch.path()) == "is a folder, not a file");
  BOOST_TEST(reason_of(scratch / "none/report.xml") == "its folder does not exist");
  BOOST_TEST(reason_of(scratch.file("plain", "x") / "report.xml") == "its folder does not exist");
}

}  // namespace
}  // namespace caveat
