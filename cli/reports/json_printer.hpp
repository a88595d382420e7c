#ifndef FROMPROOF_CLI_REPORTS_JSON_PRINTER_HPP
#define FROMPROOF_CLI_REPORTS_JSON_PRINTER_HPP

#include <fromproof/data/json_writer.hpp>
#include <fromproof/domain/public_suffix_table.hpp>
#include <fromproof/host/checker.hpp>
#include <string>
#include <string_view>

#include "held_output.hpp"
#include "read.hpp"

namespace fromproof::cli {

/// Prints one JSON object for each report. The records of an aggregate report are held back until its end has been
/// read: of a report that is cut off, nothing is printed.
class json_printer : public report_receiver {
 public:
  explicit json_printer(held_output& its_out) : out_{its_out} {}

  void begin_aggregate() override;
  void record(const reports::aggregate_record& row) override;
  void problem(const reports::problem& found) override;
  void end_aggregate(const report_place& place, const reports::aggregate_report& report) override;
  void failure(const report_place& place, const reports::failure_report& report) override;
  void tls(const report_place& place, std::string_view text) override;
  void refuse(const report_place& place, std::string_view why) override { out_.refuse(place, why); }

 private:
  struct text_sink {
    std::string text;
    void operator()(std::string_view piece) { text += piece; }
  };
  using writer = json_writer<held_output>;

  void begin(writer& json, std::string_view kind, const report_place& place);
  void end(writer& json);

  held_output& out_;
  text_sink records_, problems_;
  std::optional<json_writer<text_sink>> record_json_, problem_json_;
  host::reader check_{public_suffix_table};
};

}  // namespace fromproof::cli

#endif
