#ifndef FROMPROOF_CLI_COMMAND_HPP
#define FROMPROOF_CLI_COMMAND_HPP

// The subcommands. Each function adds one to the command line; when it is chosen, it runs and leaves its exit status.

#include <CLI/App.hpp>
#include <stdexcept>
#include <string>

#include "exit_status.hpp"

namespace fromproof::cli {

/// What was asked for cannot be done: one line on standard error, exit status 2.
struct usage_error : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// --dns and --zone, where records come from.
struct dns_options {
  std::string resolver = "none";
  std::string zone;
};

void add_dns_options(CLI::App& command, dns_options& options);
/// Throws usage_error for what this version does not have.
void require_available(const dns_options& options);

/// --format, one of `formats`; the first is the default.
void add_format_option(CLI::App& command, std::string& format, const std::vector<std::string>& formats);

void add_check(CLI::App& app, exit_status& status);
void add_dmarc(CLI::App& app, exit_status& status);
void add_parse(CLI::App& app, exit_status& status);

}  // namespace fromproof::cli

#endif
