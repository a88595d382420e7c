#ifndef FROMPROOF_CLI_REPORTS_PICTURE_COLLECTOR_HPP
#define FROMPROOF_CLI_REPORTS_PICTURE_COLLECTOR_HPP

#include <cstdint>
#include <fromproof/domain/public_suffix_table.hpp>
#include <fromproof/reports/picture.hpp>
#include <memory>
#include <string_view>

#include "read.hpp"
#include "refusal.hpp"
#include "tls_sums.hpp"

namespace fromproof::cli {

/// Makes one picture of all reports.
class picture_collector : public report_receiver {
 public:
  explicit picture_collector(progress& its_progress) : refusals_{its_progress} {}

  void begin_file(std::string_view) override { ++files_; }
  void begin_aggregate() override { picture_.begin(); }
  void record(const reports::aggregate_record& row) override { picture_.record(row); }
  void problem(const reports::problem& found) override { picture_.problem(found); }
  void end_aggregate(const report_place&, const reports::aggregate_report& report) override { picture_.end(report); }
  void failure(const report_place&, const reports::failure_report&) override { ++failures_; }
  void tls(const report_place&, std::string_view json) override { tls_.add(json); }
  void refuse(const report_place& place, std::string_view why) override { refusals_.add(place, why); }

  bool refused() const { return refusals_.any(); }

  /// Prints it as one JSON object.
  void print_json();
  /// Prints it as text, in a language, for lines of so many columns.
  void print_text(bool japanese, std::size_t columns);

 private:
  std::unique_ptr<reports::picture_memory> memory_ = std::make_unique<reports::picture_memory>();
  reports::picture picture_{*memory_, public_suffix_table};
  tls_sums tls_;
  refusals refusals_;
  std::uint64_t files_ = 0, failures_ = 0;
};

}  // namespace fromproof::cli

#endif
