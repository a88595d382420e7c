#ifndef FROMPROOF_CLI_REPORTS_READ_HPP
#define FROMPROOF_CLI_REPORTS_READ_HPP

// Finds the reports in files, folders and mails, whatever they are wrapped in.

#include <cstdint>
#include <fromproof/reports/aggregate_report.hpp>
#include <fromproof/reports/failure_report.hpp>
#include <fromproof/reports/problem.hpp>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "report_place.hpp"

namespace fromproof::cli {

/// Receives reports one after the other.
class report_receiver {
 public:
  virtual ~report_receiver() = default;
  /// An aggregate report begins. It ends by end_aggregate(), or by refuse(): then nothing of it counts.
  virtual void begin_aggregate() = 0;
  virtual void record(const reports::aggregate_record& row) = 0;
  virtual void problem(const reports::problem& found) = 0;
  virtual void end_aggregate(const report_place& place, const reports::aggregate_report& report) = 0;
  virtual void failure(const report_place& place, const reports::failure_report& report) = 0;
  /// The text is a whole report on TLS (RFC 8460).
  virtual void tls(const report_place& place, std::string_view json) = 0;
  virtual void refuse(const report_place& place, std::string_view why) = 0;
};

/// A file that may hold reports; or why there is none.
struct report_input {
  std::string file;  ///< "-" is standard input
  std::string refused{};
};

/// The files that a path means: itself, or all in a folder and its folders.
std::vector<report_input> inputs_of(const std::string& path);

/// Reads all reports of a file, an mbox or standard input. `octets` hears how many it has read so far.
void read_reports(const report_input& input, report_receiver& out, const std::function<void(std::uint64_t)>& octets);

}  // namespace fromproof::cli

#endif
