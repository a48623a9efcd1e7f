// SPDX-License-Identifier: Apache-2.0

#include "validators/in_order.hpp"

#include <algorithm>
#include <atomic>
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <chrono>
#include <numeric>
#include <stdexcept>
#include <thread>
#include <vector>

namespace caveat {
namespace {

OrderedWork work_of(std::size_t count, unsigned jobs, std::vector<std::size_t>& out) {
  return {.count = count,
          .jobs = jobs,
          .window_cost = 8,
          .cost = [](std::size_t i) { return i % 5; },
          .make_worker =
              [&out] {
                return [&out](std::size_t i) -> std::function<void()> {
                  // The first of each group takes longest, so order is not luck.
                  if (i % 7 == 0) std::this_thread::sleep_for(std::chrono::microseconds(200));
                  return [&out, i] { out.push_back(i); };
                };
              }};
}

BOOST_DATA_TEST_CASE(results_come_in_the_order_of_the_items,
                     boost::unit_test::data::make({0U, 1U, 2U, 5U}), jobs) {
  std::vector<std::size_t> out, expected(200);
  std::iota(expected.begin(), expected.end(), 0);
  run_in_order(work_of(200, jobs, out));
  BOOST_TEST(out == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(no_items_are_no_work) {
  std::vector<std::size_t> out;
  run_in_order(work_of(0, 4, out));
  BOOST_TEST(out.empty());
}

BOOST_AUTO_TEST_CASE(an_item_dearer_than_the_window_is_worked_on_alone) {
  std::atomic<int> busy = 0, most = 0;
  run_in_order({.count = 20,
                .jobs = 4,
                .window_cost = 8,
                .cost = [](std::size_t) { return std::size_t{100}; },
                .make_worker =
                    [&] {
                      return [&](std::size_t) -> std::function<void()> {
                        const int now = ++busy;
                        if (now > most) most = now;
                        return [&] { --busy; };
                      };
                    }});
  BOOST_TEST(most == 1);
}

BOOST_DATA_TEST_CASE(an_exception_from_giving_out_ends_the_run,
                     boost::unit_test::data::make({1U, 3U}), jobs) {
  std::vector<std::size_t> out;
  OrderedWork work = work_of(1000, jobs, out);
  work.make_worker = [&out] {
    return [&out](std::size_t i) -> std::function<void()> {
      return [&out, i] {
        if (i == 10) throw std::runtime_error("disk full");
        out.push_back(i);
      };
    };
  };
  BOOST_CHECK_THROW(run_in_order(work), std::runtime_error);
  BOOST_TEST(out.size() == 10U);
}

BOOST_AUTO_TEST_CASE(an_exception_from_a_worker_ends_the_run) {
  std::vector<std::size_t> out;
  OrderedWork work = work_of(50, 2, out);
  work.make_worker = []() -> std::function<std::function<void()>(std::size_t)> {
    throw std::runtime_error("no packs");
  };
  BOOST_CHECK_THROW(run_in_order(work), std::runtime_error);
}

}  // namespace
}  // namespace caveat
