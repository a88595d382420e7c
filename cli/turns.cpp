#include "turns.hpp"

#include <algorithm>
#include <exception>
#include <system_error>
#include <thread>
#include <vector>

namespace fromproof::cli {

std::size_t turns::take() {
  const std::lock_guard lock{mutex_};
  return taken_++;
}

bool turns::is_on(std::size_t number) {
  const std::lock_guard lock{mutex_};
  return on_ == number;
}

void turns::wait_for(std::size_t number) {
  std::unique_lock lock{mutex_};
  passed_on_.wait(lock, [&] { return stopped_ || on_ == number; });
  if (stopped_) throw stopped{};
}

void turns::pass_on() {
  {
    const std::lock_guard lock{mutex_};
    ++on_;
  }
  passed_on_.notify_all();
}

void turns::stop() {
  {
    const std::lock_guard lock{mutex_};
    stopped_ = true;
  }
  passed_on_.notify_all();
}

void run_on_threads(std::size_t threads, turns& order, const std::function<void()>& work) {
  std::exception_ptr failure;
  std::mutex failing;
  const auto guarded = [&] {
    try {
      work();
    } catch (const turns::stopped&) {
      // Another thread says why.
    } catch (...) {
      {
        const std::lock_guard lock{failing};
        if (!failure) failure = std::current_exception();
      }
      order.stop();
    }
  };
  std::vector<std::thread> others;
  try {
    for (std::size_t i = 1; i < threads; ++i) others.emplace_back(guarded);
  } catch (const std::system_error&) {
    // The system gives no more of them; fewer do the same work.
  }
  guarded();
  for (auto& each : others) each.join();
  if (failure) std::rethrow_exception(failure);
}

std::size_t processors() {
  return std::max(1U, std::thread::hardware_concurrency());
}

}  // namespace fromproof::cli
