#ifndef FROMPROOF_CLI_REPORTS_REFUSAL_HPP
#define FROMPROOF_CLI_REPORTS_REFUSAL_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "../progress.hpp"
#include "read.hpp"

namespace fromproof::cli {

/// What was refused, and why.
struct refusal {
  std::string file;
  std::string why;
};

/// Complains of what is refused and counts it.
class refusals {
 public:
  explicit refusals(progress& its_progress) : progress_{its_progress} {}

  void add(const report_place& place, std::string_view why);
  /// Says what is not shown, in one line on standard error. It is not refused.
  void note(const report_place& place, std::string_view why);
  bool any() const { return count_ > 0; }
  std::size_t count() const { return count_; }
  const std::vector<refusal>& first() const { return first_; }

 private:
  static constexpr std::size_t most = 1000;

  progress& progress_;
  std::size_t count_ = 0;
  std::vector<refusal> first_;
};

}  // namespace fromproof::cli

#endif
