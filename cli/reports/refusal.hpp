#ifndef FROMPROOF_CLI_REPORTS_REFUSAL_HPP
#define FROMPROOF_CLI_REPORTS_REFUSAL_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "read.hpp"

namespace fromproof::cli {

/// "google.mbox: message 3: report.xml".
std::string name_of(const report_place& place);

/// "fromproof: FILE: what is wrong", one line on standard error.
void complain_of(const report_place& place, std::string_view why);

/// What was refused, and why.
struct refusal {
  std::string file;
  std::string why;
};

/// Complains of what is refused and counts it.
class refusals {
 public:
  void add(const report_place& place, std::string_view why) {
    ++count_;
    complain_of(place, why);
    if (first_.size() < most) first_.push_back({name_of(place), std::string{why}});
  }
  bool any() const { return count_ > 0; }
  std::size_t count() const { return count_; }
  const std::vector<refusal>& first() const { return first_; }

 private:
  static constexpr std::size_t most = 1000;

  std::size_t count_ = 0;
  std::vector<refusal> first_;
};

}  // namespace fromproof::cli

#endif
