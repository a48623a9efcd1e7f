// SPDX-License-Identifier: Apache-2.0

#include "documents/source_cursor.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <string>

#include "documents/reading.hpp"

namespace caveat {
namespace {

// Every span that a text holds, forwards, then backwards, then here and there.
void check_all(const OffsetMap& map, std::uint32_t size) {
  SourceCursor cursor;
  cursor.start(map);
  const auto check = [&](Span text) {
    BOOST_TEST((cursor.to_source(text) == map.to_source(text)), text.start << " to " << text.end);
  };
  for (std::uint32_t i = 0; i < size; ++i) check({i, std::min(i + 3, size)});
  for (std::uint32_t i = size; i-- > 0;) check({i, i + 1});
  for (std::uint32_t i = 0; i < size; ++i) check({i * 7919 % size, size});
  for (std::uint32_t i = 0; i <= size; ++i) check({i, i});
}

BOOST_AUTO_TEST_CASE(a_cursor_answers_as_the_map_does) {
  std::string html;
  for (int i = 0; i < 40; ++i)
    html += "<p>One&nbsp;&amp; <b>two</b>\xE2\x80\x94three  four&hellip;";
  const Document document = read_document(html, Format::html);
  check_all(document.map, static_cast<std::uint32_t>(document.text.size()));
}

BOOST_AUTO_TEST_CASE(a_map_may_be_empty_or_begin_late) {
  check_all(OffsetMap(), 5);
  OffsetMap late;
  late.add({3, 10, 0});
  check_all(late, 6);
}

}  // namespace
}  // namespace caveat
