#include <CLI/Option.hpp>
#include <memory>
#include <string>
#include <vector>

#include "command.hpp"
#include "progress.hpp"
#include "reports/csv_printer.hpp"
#include "reports/json_printer.hpp"
#include "reports/picture_collector.hpp"
#include "reports/read.hpp"
#include "terminal.hpp"

namespace fromproof::cli {

namespace {

struct report_options {
  std::string format;
  std::string language;
  bool summary = false;
  std::vector<std::string> paths;
};

/// Reads all paths. Whether anything was refused.
template <class Receiver>
bool read_all(const report_options& options, Receiver& out, progress& shown) {
  for (const auto& path : options.paths) {
    if (path == "-" && is_terminal(stream::input)) complain("paste a report, then press Ctrl+D");
    read_reports(path, out, shown);
  }
  shown.clear();
  return out.refused();
}

bool print(const report_options& options) {
  constexpr const char* counted = "files";
  progress beside_rows{is_terminal(stream::output), counted};
  if (options.format == "csv") {
    csv_printer printer{beside_rows};
    return read_all(options, printer, beside_rows);
  }
  if (options.format == "json" && !options.summary) {
    json_printer printer{beside_rows};
    return read_all(options, printer, beside_rows);
  }
  // The picture comes at the end, so that it is not disturbed.
  progress before_picture{false, counted};
  picture_collector picture{before_picture};
  const bool refused = read_all(options, picture, before_picture);
  if (options.format == "json") {
    picture.print_json();
  } else {
    picture.print_text(options.language == "ja", terminal_columns());
  }
  return refused;
}

exit_status run(report_options& options) {
  if (options.summary && options.format == "csv") throw usage_error{"--summary: only with --format text or json"};
  if (options.paths.empty()) options.paths.emplace_back("-");
  return print(options) ? bad_input : all_pass;
}

constexpr const char* notes = R"(Examples:
  fromproof report ~/Maildir/.reports               the picture of all reports in a folder
  fromproof report --format json *.zip | head -3    one JSON object a report
  fromproof report --format csv reports/ >rows.csv  one row a record

A report may be XML or JSON, in gzip or zip, attached to a mail. What a file is, its octets say, not its name. Reports are
what somebody sent: nothing proves who that was.
Exit status: 0 all is read; 2 wrong usage, or something is no report. All else is read nevertheless.)";

}  // namespace

void add_report(CLI::App& app, exit_status& status) {
  const auto options = std::make_shared<report_options>();
  auto& command = *app.add_subcommand("report", "Read DMARC reports and reports on TLS");
  command
      .add_option("PATH", options->paths,
                  "Reports, archives, mails, mbox files and folders of them; \"-\" or none: standard input")
      ->option_text(" ");
  add_format_option(command, options->format, {"text", "json", "csv"});
  command.add_flag("--summary", options->summary, "With --format json: the picture of all reports, as text shows it");
  add_language_option(command, options->language);
  command.footer(notes);
  command.callback([options, &status] { status = run(*options); });
}

}  // namespace fromproof::cli
