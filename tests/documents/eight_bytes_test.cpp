// SPDX-License-Identifier: Apache-2.0

#include "documents/eight_bytes.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <string>
#include <utility>

namespace bdata = boost::unit_test::data;

namespace caveat {
namespace {

// Bit by bit, what is asked of each byte by itself.
template <typename Ask>
std::uint64_t one_by_one(const std::string& text, Ask&& ask) {
  std::uint64_t answer = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    if (ask(static_cast<unsigned char>(text[i]))) answer |= std::uint64_t{0x80} << (8 * i);
  }
  return answer;
}

// Every value at every place, beside neighbours that carry most easily.
std::string eight(int byte, std::size_t at, char neighbour) {
  std::string text(8, neighbour);
  text[at] = static_cast<char>(byte);
  return text;
}

const std::pair<unsigned char, unsigned char> ranges[] = {{0, 0x1F},  {' ', '~'},   {'A', 'Z'},
                                                          {'a', 'z'}, {0x7F, 0x7F}, {0, 0x7F}};

BOOST_DATA_TEST_CASE(eight_at_once_are_as_one_by_one, bdata::xrange(256), byte) {
  for (std::size_t at = 0; at < 8; ++at) {
    for (const int neighbour : {0x00, 0x01, 0x7F, 0x80, 0xFF}) {
      const std::string text = eight(byte, at, static_cast<char>(neighbour));
      const std::uint64_t bytes = eight_bytes(text.data());
      for (const auto& [first, last] : ranges) {
        const auto within = [&](unsigned char c) { return first <= c && c <= last; };
        BOOST_REQUIRE(bytes_between(bytes, first, last) == one_by_one(text, within));
      }
      for (const int wanted : {0x00, 0x01, 0x20, 0x7F, 0x80, 0xFF}) {
        const auto is_wanted = [&](unsigned char c) { return c == wanted; };
        BOOST_REQUIRE(bytes_equal(bytes, static_cast<unsigned char>(wanted)) ==
                      one_by_one(text, is_wanted));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(the_first_byte_is_the_lowest) {
  BOOST_TEST(eight_bytes("abcdefgh") == 0x6867666564636261U);
  BOOST_TEST(bytes_before(bytes_equal(eight_bytes("abcdefgh"), 'a')) == 0U);
  BOOST_TEST(bytes_before(bytes_equal(eight_bytes("abcdefgh"), 'h')) == 7U);
  BOOST_TEST(bytes_before(bytes_equal(eight_bytes("abcdefgh"), 'x')) == 8U);
}

}  // namespace
}  // namespace caveat
