#include <CLI/Option.hpp>
#include <CLI/Validators.hpp>
#include <algorithm>
#include <string>

#include "command.hpp"
#include "terminal.hpp"
#include "turns.hpp"

namespace fromproof::cli {

void add_dns_options(CLI::App& command, dns_options& options) {
  command.add_option("--dns", options.resolver, "Where records come from; with none, nothing leaves this machine")
      ->option_text("none|system|IP[@PORT] [none]")
      ->group("DNS");
  command.add_option("--zone", options.zone, "DNS records of an RFC 1035 master file, which answer first")
      ->option_text("FILE")
      ->group("DNS");
}

void add_format_option(CLI::App& command, std::string& format, const std::vector<std::string>& formats) {
  format = formats.front();
  std::string names;
  for (const auto& each : formats) names += (names.empty() ? "" : "|") + each;
  command.add_option("--format", format, "The form of the output")
      ->check(CLI::IsMember(formats))
      ->option_text(names + " [" + format + "]");
}

void add_language_option(CLI::App& command, std::string& language) {
  language = language_of_environment();
  command.add_option("--lang", language, "The language of the text")
      ->check(CLI::IsMember({"en", "ja"}))
      ->option_text("en|ja [" + language + "]");
}

void add_jobs_option(CLI::App& command, std::size_t& jobs) {
  constexpr std::size_t most = 256;
  jobs = std::min(processors(), most);
  command.add_option("-j,--jobs", jobs, "How many files to read at once; the output keeps their order")
      ->check(CLI::Range(std::size_t{1}, most))
      ->option_text("N [" + std::to_string(jobs) + "]");
}

}  // namespace fromproof::cli
