// SPDX-License-Identifier: Apache-2.0

#include "documents/sixty_four_bytes.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <string>

namespace bdata = boost::unit_test::data;

namespace caveat {
namespace {

// Every value, in an order in which none stands beside its neighbours.
std::string all_bytes(std::size_t size) {
  std::string text;
  for (std::size_t i = 0; i < size; ++i) text += static_cast<char>(i * 37 % 256);
  return text;
}

// Bit by bit, what is asked of each byte by itself.
template <typename Ask>
std::uint64_t one_by_one(const std::string& text, std::size_t from, Ask&& ask) {
  std::uint64_t answer = 0;
  for (std::size_t i = 0; i < 64 && from + i < text.size(); ++i) {
    if (ask(static_cast<unsigned char>(text[from + i]))) answer |= std::uint64_t{1} << i;
  }
  return answer;
}

BOOST_DATA_TEST_CASE(bytes_at_once_are_as_one_by_one,
                     bdata::make({1, 2, 15, 16, 17, 63, 64, 65, 127, 128, 129, 300}), length) {
  const std::string text = all_bytes(static_cast<std::size_t>(length));
  for (std::size_t at = 0; at < text.size(); ++at) {
    const SixtyFourBytes bytes(text, at);
    for (const char wanted : {'\x01', ' ', 'e', '\x7F', '\x80', '\xE2', '\xFF'}) {
      BOOST_REQUIRE(bytes.equal(wanted) == one_by_one(text, at, [&](unsigned char c) {
                      return c == static_cast<unsigned char>(wanted);
                    }));
    }
    BOOST_REQUIRE(bytes.between('a', 'z') ==
                  one_by_one(text, at, [](unsigned char c) { return c >= 'a' && c <= 'z'; }));
    BOOST_REQUIRE(bytes.between(' ', '\x7F') ==
                  one_by_one(text, at, [](unsigned char c) { return c >= ' ' && c <= 0x7F; }));
    BOOST_REQUIRE(bytes.continuing() ==
                  one_by_one(text, at, [](unsigned char c) { return c >= 0x80 && c < 0xC0; }));
    BOOST_REQUIRE(bytes.high() == one_by_one(text, at, [](unsigned char c) { return c >= 0x80; }));
  }
}

BOOST_AUTO_TEST_CASE(lowest_bits_are_as_many_as_asked_for) {
  BOOST_TEST(lowest_bits(0) == 0U);
  BOOST_TEST(lowest_bits(3) == 7U);
  BOOST_TEST(lowest_bits(64) == ~std::uint64_t{0});
  BOOST_TEST(lowest_bits(1000) == ~std::uint64_t{0});
}

}  // namespace
}  // namespace caveat
