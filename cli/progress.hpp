#ifndef FROMPROOF_CLI_PROGRESS_HPP
#define FROMPROOF_CLI_PROGRESS_HPP

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace fromproof::cli {

/// A line on standard error that shows the progress of long work. It appears after half a second, is updated a few
/// times a second, and is shown only on a terminal that does not also get the results.
class progress {
 public:
  /// `counted`: what it counts beside the octets.
  explicit progress(bool results_on_terminal, const char* counted = "messages");
  ~progress() { clear(); }
  progress(const progress&) = delete;
  progress& operator=(const progress&) = delete;

  /// How many are done.
  void count(std::size_t done) { count_ = done; }
  void another() { ++count_; }
  void octets(std::uint64_t of_this_input);

  /// Removes the line, before other output is written there.
  void clear();

 private:
  std::chrono::steady_clock::time_point next_;
  const char* counted_;
  std::size_t count_ = 0;
  bool enabled_;
  bool shown_ = false;
};

}  // namespace fromproof::cli

#endif
