#ifndef FROMPROOF_CLI_REPORTS_PICTURE_COLLECTOR_HPP
#define FROMPROOF_CLI_REPORTS_PICTURE_COLLECTOR_HPP

#include <cstddef>
#include <cstdint>
#include <fromproof/domain/public_suffix_table.hpp>
#include <fromproof/reports/picture.hpp>
#include <memory>
#include <string_view>

#include "held_output.hpp"
#include "read.hpp"
#include "tls_sums.hpp"

namespace fromproof::cli {

/// One picture of all reports.
class picture_collector {
 public:
  /// How many files and folders were read, and what was refused of them.
  void finish(std::size_t files, const refusals& refused) {
    files_ = files;
    refused_ = refused;
  }
  /// Prints it as one JSON object.
  void print_json();
  /// Prints it as text, in a language, for lines of so many columns.
  void print_text(bool japanese, std::size_t columns);

 private:
  friend class picture_receiver;

  std::unique_ptr<reports::picture_memory> memory_ = std::make_unique<reports::picture_memory>();
  reports::picture picture_{*memory_, public_suffix_table};
  tls_sums tls_;
  refusals refused_;
  std::size_t files_ = 0;
  std::uint64_t failures_ = 0;
};

/// Adds the reports that one thread reads to the picture, each when it is whole.
class picture_receiver : public report_receiver {
 public:
  picture_receiver(held_output& its_out, picture_collector& its_picture) : out_{its_out}, all_{its_picture} {}

  void begin_aggregate() override { staged_.begin(); }
  void record(const reports::aggregate_record& row) override { staged_.record(row); }
  void problem(const reports::problem& found) override { staged_.problem(found); }
  void end_aggregate(const report_place&, const reports::aggregate_report& report) override {
    out_.in_turn([&] { all_.picture_.add(report, staged_); });
  }
  void failure(const report_place&, const reports::failure_report&) override {
    out_.in_turn([&] { ++all_.failures_; });
  }
  void tls(const report_place&, std::string_view json) override {
    out_.in_turn([&] { all_.tls_.add(json); });
  }
  void refuse(const report_place& place, std::string_view why) override { out_.refuse(place, why); }

 private:
  held_output& out_;
  picture_collector& all_;
  std::unique_ptr<reports::picture_stage_memory> memory_ = std::make_unique<reports::picture_stage_memory>();
  reports::picture_stage staged_{*memory_, public_suffix_table};
};

}  // namespace fromproof::cli

#endif
