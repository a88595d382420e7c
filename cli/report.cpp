#include <CLI/Option.hpp>
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "command.hpp"
#include "output.hpp"
#include "progress.hpp"
#include "reports/csv_printer.hpp"
#include "reports/held_output.hpp"
#include "reports/json_printer.hpp"
#include "reports/picture_collector.hpp"
#include "reports/read.hpp"
#include "terminal.hpp"
#include "turns.hpp"

namespace fromproof::cli {

namespace {

struct report_options {
  std::string format;
  std::string language;
  bool summary = false;
  std::size_t jobs = 1;
  std::vector<std::string> paths;
};

/// Reads all files on as many threads as are wanted. `make` gives each thread the receiver of what it reads.
template <class Make>
refusals read_all(const report_options& options, const std::vector<report_input>& inputs, progress& shown,
                  const Make& make) {
  refusals refused;
  turns order;
  run_on_threads(std::min(options.jobs, inputs.size()), order, [&] {
    held_output out{order, shown, refused};
    const auto receiver = make(out);
    for (std::size_t number = order.take(); number < inputs.size(); number = order.take()) {
      if (inputs[number].file == "-" && is_terminal(stream::input)) complain("paste a report, then press Ctrl+D");
      out.begin(number);
      read_reports(inputs[number], *receiver, [&out](std::uint64_t octets) { out.octets(octets); });
      out.end();
    }
  });
  shown.clear();
  return refused;
}

/// Whether anything was refused.
bool print(const report_options& options) {
  std::vector<report_input> inputs;
  for (const auto& path : options.paths) {
    for (auto& input : inputs_of(path)) inputs.push_back(std::move(input));
  }
  const bool picture = options.format == "text" || options.summary;
  // The picture comes at the end, so that it is not disturbed.
  progress shown{!picture && is_terminal(stream::output), "files"};
  if (options.format == "csv") {
    output{}(csv_printer::head);
    const auto make = [](held_output& out) { return std::make_unique<csv_printer>(out); };
    return read_all(options, inputs, shown, make).count > 0;
  }
  if (!picture) {
    const auto make = [](held_output& out) { return std::make_unique<json_printer>(out); };
    return read_all(options, inputs, shown, make).count > 0;
  }
  picture_collector all;
  const auto make = [&all](held_output& out) { return std::make_unique<picture_receiver>(out, all); };
  const auto refused = read_all(options, inputs, shown, make);
  const auto is_file = [](const report_input& input) { return input.refused.empty(); };
  all.finish(static_cast<std::size_t>(std::count_if(inputs.begin(), inputs.end(), is_file)), refused);
  if (options.format == "json") {
    all.print_json();
  } else {
    all.print_text(options.language == "ja", terminal_columns());
  }
  return refused.count > 0;
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
  add_jobs_option(command, options->jobs);
  command.footer(notes);
  command.callback([options, &status] { status = run(*options); });
}

}  // namespace fromproof::cli
