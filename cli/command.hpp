#ifndef FROMPROOF_CLI_COMMAND_HPP
#define FROMPROOF_CLI_COMMAND_HPP

// The subcommands. Each function adds one to the command line; the chosen one runs and stores its exit status.

#include <CLI/App.hpp>
#include <cstddef>
#include <string>
#include <vector>

#include "dns/options.hpp"
#include "exit_status.hpp"
#include "usage_error.hpp"

namespace fromproof::cli {

void add_dns_options(CLI::App& command, dns_options& options);

/// --format, one of `formats`; the first is the default.
void add_format_option(CLI::App& command, std::string& format, const std::vector<std::string>& formats);

/// --lang, "en" or "ja"; the default is that of the environment.
void add_language_option(CLI::App& command, std::string& language);

/// -j, at how many inputs to work at once; the default is what the machine can.
void add_jobs_option(CLI::App& command, std::size_t& jobs);

void add_check(CLI::App& app, exit_status& status);
void add_spf(CLI::App& app, exit_status& status);
void add_dmarc(CLI::App& app, exit_status& status);
void add_report(CLI::App& app, exit_status& status);
void add_parse(CLI::App& app, exit_status& status);
void add_bounce(CLI::App& app, exit_status& status);
void add_domain(CLI::App& app, exit_status& status);

}  // namespace fromproof::cli

#endif
