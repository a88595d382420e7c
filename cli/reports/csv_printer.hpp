#ifndef FROMPROOF_CLI_REPORTS_CSV_PRINTER_HPP
#define FROMPROOF_CLI_REPORTS_CSV_PRINTER_HPP

#include <string>
#include <string_view>
#include <vector>

#include "held_output.hpp"
#include "read.hpp"

namespace fromproof::cli {

/// Prints one row of CSV (RFC 4180) for each record of an aggregate report. Reports of other kinds have no rows, and
/// are named on standard error. A cell that a spreadsheet would run as a formula begins with an apostrophe.
class csv_printer : public report_receiver {
 public:
  /// The names of the columns, as a row.
  static const std::string_view head;

  explicit csv_printer(held_output& its_out) : out_{its_out} {}

  void begin_aggregate() override { rows_.clear(); }
  void record(const reports::aggregate_record& row) override;
  void problem(const reports::problem&) override {}
  void end_aggregate(const report_place& place, const reports::aggregate_report& report) override;
  void failure(const report_place& place, const reports::failure_report& report) override;
  void tls(const report_place& place, std::string_view json) override;
  void refuse(const report_place& place, std::string_view why) override { out_.refuse(place, why); }

 private:
  held_output& out_;
  std::vector<std::string> rows_;  ///< of the report that is being read, without its head
};

}  // namespace fromproof::cli

#endif
