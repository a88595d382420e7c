#ifndef FROMPROOF_CLI_REPORTS_HELD_OUTPUT_HPP
#define FROMPROOF_CLI_REPORTS_HELD_OUTPUT_HPP

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "../output.hpp"
#include "../progress.hpp"
#include "../turns.hpp"
#include "report_place.hpp"

namespace fromproof::cli {

/// What was refused, and why.
struct refusal {
  std::string file;
  std::string why;
};

/// What was refused of all files.
struct refusals {
  static constexpr std::size_t most = 1000;

  std::size_t count = 0;
  std::vector<refusal> first;
};

/// What one thread has to say of the file that it reads, on standard output and standard error. It is held until it is
/// the file's turn; if it becomes long, the thread waits for that.
class held_output {
 public:
  held_output(turns& its_order, progress& its_progress, refusals& its_refusals)
      : order_{its_order}, progress_{its_progress}, refusals_{its_refusals} {}

  /// A file begins.
  void begin(std::size_t number) { number_ = number; }
  void end();

  /// Text for standard output.
  void operator()(std::string_view piece);
  /// A whole line is written.
  void flush();
  /// Complains of what is refused, and counts it.
  void refuse(const report_place& place, std::string_view why);
  /// Says what is not shown. It is not refused.
  void note(const report_place& place, std::string_view why);
  /// Octets read of this file.
  void octets(std::uint64_t read);
  /// Does something that all threads share, in this file's turn.
  void in_turn(const std::function<void()>& share);

 private:
  struct complaint {
    std::string file;
    std::string why;
    bool refused;
  };

  void complain_of(const report_place& place, std::string_view why, bool refused);
  void write_out();

  turns& order_;
  progress& progress_;
  refusals& refusals_;
  output out_;
  std::size_t number_ = 0;
  std::string text_;
  std::vector<complaint> complaints_;
};

}  // namespace fromproof::cli

#endif
