// SPDX-License-Identifier: Apache-2.0

#define BOOST_TEST_DYN_LINK
#include "caveat/boost_test.hpp"

bool register_tests() {
  caveat::add_document_tests({CONSUMER_PAGES}, {.date = "2026-11-21"});
  return true;
}

int main(int count, char** arguments) {
  return boost::unit_test::unit_test_main(register_tests, count, arguments);
}
