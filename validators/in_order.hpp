// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <functional>

namespace caveat {

/// Work on items 0 ... count-1 by several threads, results given out in order.
struct OrderedWork {
  std::size_t count = 0;
  unsigned jobs = 1;                             // threads, the calling one included
  std::size_t window_cost = 0;                   // most cost in work at a time
  std::function<std::size_t(std::size_t)> cost;  // of an item; one alone may cost any amount
  /// Makes the worker of one thread: it takes an item and returns what gives out its result.
  std::function<std::function<std::function<void()>(std::size_t)>()> make_worker;
};

/// Calls what the workers return in the order of the items, one at a time. Finished
/// results wait within the window, so memory does not grow with `count`. The first
/// exception stops the work and is thrown from here.
void run_in_order(const OrderedWork& work);

}  // namespace caveat
