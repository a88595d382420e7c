#ifndef FROMPROOF_CLI_TURNS_HPP
#define FROMPROOF_CLI_TURNS_HPP

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>

namespace fromproof::cli {

/// The order of pieces of work that several threads do at once: what each has to say comes out in its turn, as if one
/// thread had done them all.
class turns {
 public:
  /// Thrown by wait_for() once another thread has failed.
  struct stopped {};

  /// The number of the next piece of work, from 0.
  std::size_t take();
  bool is_on(std::size_t number);
  /// Returns when all before it are over.
  void wait_for(std::size_t number);
  /// The piece of work whose turn it is, is over.
  void pass_on();
  /// Ends the waiting of all threads.
  void stop();

 private:
  std::mutex mutex_;
  std::condition_variable passed_on_;
  std::size_t taken_ = 0;
  std::size_t on_ = 0;
  bool stopped_ = false;
};

/// Runs `work` on so many threads at once, this one among them. Throws what the first of them threw that failed.
void run_on_threads(std::size_t threads, turns& order, const std::function<void()>& work);

/// How many threads this machine runs at once.
std::size_t processors();

}  // namespace fromproof::cli

#endif
