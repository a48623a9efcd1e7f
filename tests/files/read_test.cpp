// SPDX-License-Identifier: Apache-2.0

#include "files/read.hpp"

#include <unistd.h>

#include <boost/test/unit_test.hpp>

#include "scratch.hpp"

namespace caveat {
namespace {

struct Outcome {
  FileTrouble trouble;
  std::string reason;
};

template <typename Action>
Outcome trouble_of(Action action) {
  try {
    action();
  } catch (const FileError& error) {
    return {error.trouble(), error.what()};
  }
  BOOST_FAIL("nothing was thrown");
  return {};
}

BOOST_AUTO_TEST_CASE(a_missing_file_is_told_from_an_unreadable_one) {
  const Scratch scratch;
  const auto missing = trouble_of([&] { read_file(scratch / "none", 10); });
  BOOST_TEST(missing.reason == "no such file");
  BOOST_TEST((missing.trouble == FileTrouble::missing));

  const auto below = trouble_of([&] { read_file(scratch.file("plain", "x") / "below", 10); });
  BOOST_TEST((below.trouble == FileTrouble::missing));

  const auto folder = trouble_of([&] { read_file(scratch.path(), 10); });
  BOOST_TEST(folder.reason == "is a folder, not a file");
  BOOST_TEST((folder.trouble == FileTrouble::is_folder));

  const auto closed = trouble_of([&] { read_stream(-1, 10); });
  BOOST_TEST((closed.trouble == FileTrouble::unreadable));
}

BOOST_AUTO_TEST_CASE(a_file_without_permission_is_unreadable) {
  const Scratch scratch;
  const auto path = scratch.file("secret", "x");
  std::filesystem::permissions(path, std::filesystem::perms::none);
  if (::access(path.c_str(), R_OK) == 0) {
    BOOST_TEST_MESSAGE("skipped: root may read every file");
    return;
  }
  const auto secret = trouble_of([&] { read_file(path, 10); });
  BOOST_TEST(secret.reason == "permission denied");
  BOOST_TEST((secret.trouble == FileTrouble::unreadable));
}

BOOST_AUTO_TEST_CASE(the_limit_is_the_largest_size_that_is_read) {
  const Scratch scratch;
  const auto path = scratch.file("ten", "0123456789");
  BOOST_TEST(read_file(path, 10) == "0123456789");
  const auto larger = trouble_of([&] { read_file(path, 9); });
  BOOST_TEST(larger.reason == "larger than 9 bytes");
  BOOST_TEST((larger.trouble == FileTrouble::too_large));
  BOOST_TEST(read_file(scratch.file("empty", ""), 0).empty());
}

BOOST_AUTO_TEST_CASE(bytes_come_back_as_they_are) {
  const Scratch scratch;
  const std::string bytes("\0\xFF\r\n\x1A", 5);
  BOOST_TEST(read_file(scratch.file("bytes", bytes), 100) == bytes);
}

BOOST_AUTO_TEST_CASE(an_endless_device_stops_at_the_limit) {
  const auto endless = trouble_of([] { read_file("/dev/zero", 300'000); });
  BOOST_TEST(endless.reason == "larger than 293.0 KB");
}

BOOST_AUTO_TEST_CASE(a_pipe_is_read_to_its_end) {
  int ends[2];
  BOOST_REQUIRE(::pipe(ends) == 0);
  BOOST_REQUIRE(::write(ends[1], "abc", 3) == 3);
  ::close(ends[1]);
  BOOST_TEST(read_stream(ends[0], 3) == "abc");
  ::close(ends[0]);
}

const std::vector<std::pair<std::size_t, std::string>> sizes = {
    {0, "0 bytes"}, {1, "1 byte"},    {1023, "1023 bytes"},
    {1024, "1 KB"}, {1536, "1.5 KB"}, {std::size_t{64} << 20, "64 MB"}};

BOOST_AUTO_TEST_CASE(sizes_are_written_for_people) {
  for (const auto& [bytes, text] : sizes) BOOST_TEST(size_text(bytes) == text);
}

}  // namespace
}  // namespace caveat
