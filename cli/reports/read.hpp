#ifndef FROMPROOF_CLI_REPORTS_READ_HPP
#define FROMPROOF_CLI_REPORTS_READ_HPP

// Finds the reports in files, folders and mails, whatever they are wrapped in.

#include <cstddef>
#include <fromproof/reports/aggregate_report.hpp>
#include <fromproof/reports/failure_report.hpp>
#include <fromproof/reports/problem.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "../progress.hpp"

namespace fromproof::cli {

/// Where a report is from.
struct report_place {
  std::string file;
  std::optional<std::size_t> index;  ///< in an mbox: the number of the message, from 1
  std::string member;                ///< in an archive: the name of the file; in a mail: that of the attachment
};

/// Receives reports one after the other.
class report_receiver {
 public:
  virtual ~report_receiver() = default;
  /// A file begins, whatever it holds.
  virtual void begin_file(std::string_view) {}
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

/// Reads all reports of a file, a folder and its folders, an mbox, a Maildir, or standard input ("-").
void read_reports(const std::string& path, report_receiver& out, progress& shown);

}  // namespace fromproof::cli

#endif
