// SPDX-License-Identifier: Apache-2.0

#include "validators/in_order.hpp"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace caveat {

namespace {

class Line {
 public:
  explicit Line(const OrderedWork& work) : work_(work) {}

  void serve() {
    try {
      const auto worker = work_.make_worker();
      while (const auto item = take()) give_out(*item, worker(item->index));
    } catch (...) {
      stop(std::current_exception());
    }
  }

  void rethrow() const {
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  struct Item {
    std::size_t index = 0;
    std::size_t cost = 0;
  };

  /// Items are taken in order, so the one all others wait for is always in work.
  std::optional<Item> take() {
    std::unique_lock lock(mutex_);
    for (;;) {
      if (failure_ || next_ == work_.count) return std::nullopt;
      const std::size_t cost = work_.cost(next_);
      if (in_work_ == 0 || cost_ + cost <= work_.window_cost) {
        cost_ += cost;
        ++in_work_;
        return Item{next_++, cost};
      }
      room_.wait(lock);
    }
  }

  void give_out(Item item, std::function<void()> result) {
    std::unique_lock lock(mutex_);
    waiting_.emplace(item.index, std::pair{item.cost, std::move(result)});
    if (giving_) return;  // whoever gives out takes ours along
    giving_ = true;
    for (auto first = waiting_.begin();
         !failure_ && first != waiting_.end() && first->first == given_; first = waiting_.begin()) {
      const auto [cost, give] = std::move(first->second);
      waiting_.erase(first);
      lock.unlock();
      give();
      lock.lock();
      ++given_;
      --in_work_;
      cost_ -= cost;
      room_.notify_all();
    }
    giving_ = false;
  }

  void stop(std::exception_ptr failure) {
    const std::lock_guard lock(mutex_);
    if (!failure_) failure_ = std::move(failure);
    room_.notify_all();
  }

  const OrderedWork& work_;
  std::mutex mutex_;
  std::condition_variable room_;
  std::size_t next_ = 0;     // to be taken
  std::size_t given_ = 0;    // to be given out
  std::size_t in_work_ = 0;  // taken and not given out
  std::size_t cost_ = 0;     // of those
  bool giving_ = false;
  std::map<std::size_t, std::pair<std::size_t, std::function<void()>>> waiting_;
  std::exception_ptr failure_;
};

}  // namespace

void run_in_order(const OrderedWork& work) {
  Line line(work);
  {
    std::vector<std::jthread> helpers;
    const auto wanted = std::min<std::size_t>(work.jobs, work.count);
    for (std::size_t i = 1; i < wanted; ++i) helpers.emplace_back([&] { line.serve(); });
    line.serve();
  }
  line.rethrow();
}

}  // namespace caveat
