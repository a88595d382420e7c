#include <CLI/Option.hpp>
#include <memory>
#include <string>
#include <vector>

#include "command.hpp"
#include "reports/json_printer.hpp"
#include "reports/read.hpp"
#include "terminal.hpp"

namespace fromproof::cli {

namespace {

struct report_options {
  std::string format;
  std::vector<std::string> paths;
};

exit_status run(report_options& options) {
  if (options.paths.empty()) options.paths.emplace_back("-");
  json_printer printer;
  for (const auto& path : options.paths) {
    if (path == "-" && is_terminal(stream::input)) complain("paste a report, then press Ctrl+D");
    read_reports(path, printer);
  }
  return printer.refused() ? bad_input : all_pass;
}

constexpr const char* notes = R"(Examples:
  fromproof report google.com!example.com!1767225600!1767311999.zip
  fromproof report --format json ~/Maildir/.reports | head -3

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
  add_format_option(command, options->format, {"json"});
  command.footer(notes);
  command.callback([options, &status] { status = run(*options); });
}

}  // namespace fromproof::cli
