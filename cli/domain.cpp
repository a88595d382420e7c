#include <CLI/Option.hpp>
#include <CLI/Validators.hpp>
#include <array>
#include <fromproof/data/json_writer.hpp>
#include <fromproof/domain/domain.hpp>
#include <fromproof/domain/public_suffix_table.hpp>
#include <fromproof/host/dns_answers.hpp>
#include <fromproof/published/find_faults.hpp>
#include <fromproof/published/find_fixes.hpp>
#include <fromproof/published/inspect.hpp>
#include <fromproof/published/json.hpp>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "command.hpp"
#include "dns/source.hpp"
#include "domain/text.hpp"
#include "output.hpp"
#include "terminal.hpp"

namespace fromproof::cli {

namespace {

struct domain_options {
  dns_options dns;
  std::vector<std::string> selectors;
  std::string fail_on = "error";
  std::string format;
  std::string language;
  std::vector<std::string> domains;
};

/// What a domain publishes, with the memory of its views.
class domain_check {
 public:
  explicit domain_check(const std::vector<std::string>& selectors) : selectors_{selectors.begin(), selectors.end()} {}

  void ask(const fromproof::domain& about, dns_source& dns) {
    answers_.forget();
    dns.begin_message();
    const published::wishes wishes{.selectors = selectors_};
    do {
      all_ = published::inspect(about, wishes, public_suffix_table, answers_, memory_);
    } while (all_.pending && dns.ask(answers_));
    findings_ = published::find_faults(all_, finding_memory_);
    fixes_ = published::find_fixes(all_, fix_memory_);
    exchanges_ = answers_.exchanges();
  }

  published::domain_report report() const {
    return {.all = all_, .findings = findings_, .fixes = fixes_, .dns = exchanges_};
  }

 private:
  std::vector<std::string_view> selectors_;
  host::dns_answers answers_;
  published::overview_memory memory_;
  std::array<published::finding, 96> finding_memory_;
  std::array<advice::fix, 8> fix_memory_;
  published::overview all_;
  bounded_list<published::finding> findings_;
  bounded_list<advice::fix> fixes_;
  std::vector<dns::exchange> exchanges_;
};

advice::severity threshold(const std::string& word) {
  if (word == "info") return advice::severity::info;
  return word == "warning" ? advice::severity::warning : advice::severity::error;
}

/// A finding at or above --fail-on counts more than a missing answer: it stands, whatever the answer is.
exit_status status_of(const published::domain_report& report, advice::severity fails) {
  for (const auto& each : report.findings) {
    if (each.what != published::code::unread && each.severity >= fails) return not_all_pass;
  }
  return report.all.complete ? all_pass : try_again;
}

exit_status worse(exit_status one, exit_status other) {
  for (const auto each : {bad_input, not_all_pass, try_again}) {
    if (one == each || other == each) return each;
  }
  return all_pass;
}

exit_status run(const domain_options& options) {
  dns_source dns{options.dns};
  if (!dns.any()) throw usage_error{"domain: asks DNS: --dns or --zone says where"};
  const auto language = options.language == "ja" ? advice::language::ja : advice::language::en;
  output out;
  const auto check = std::make_unique<domain_check>(options.selectors);
  exit_status status = all_pass;
  bool first = true;
  for (const auto& name : options.domains) {
    const auto domain = parse_domain(name);
    if (!domain) {
      complain(name, std::string{describe(domain.error)} + ", at octet " + std::to_string(domain.offset));
      status = worse(status, bad_input);
      continue;
    }
    check->ask(*domain, dns);
    const auto report = check->report();
    if (options.format == "json") {
      json_writer json{out};
      json.begin_object();
      published::write_domain(json, report);
      json.end_object();
      out("\n");
    } else {
      if (!first) out("\n");
      write_domain_text(report, language, out);
    }
    out.flush();
    first = false;
    status = worse(status, status_of(report, threshold(options.fail_on)));
  }
  return status;
}

constexpr const char* notes = R"(Asks for MX, SPF with all records that it leads to, DMARC with the permission of
those who get its reports, DKIM keys, custom MAIL FROM domains of Amazon SES,
MTA-STS, TLS reporting, BIMI and DANE.

DKIM keys can have any name. Tried are those that services document; --selector
names others. How old a key is, DNS does not say.

Examples:
  fromproof domain --dns system example.com
  fromproof domain --dns system --selector s2026 --fail-on warning example.com
  fromproof domain --zone planned.zone --dns system example.com   before publishing

Exit status: 0 no finding at or above --fail-on; 1 such a finding; 2 wrong usage;
75 a DNS answer is missing.)";

}  // namespace

void add_domain(CLI::App& app, exit_status& status) {
  const auto options = std::make_shared<domain_options>();
  auto& command =
      *app.add_subcommand("domain", "Say what a domain publishes about its mail, what it costs, and what is wrong");
  command.add_option("DOMAIN", options->domains, "Domain names")->required()->option_text("...");
  command.add_option("--selector", options->selectors, "A DKIM selector that should exist; may be given several times")
      ->allow_extra_args(false)
      ->option_text("NAME");
  command.add_option("--fail-on", options->fail_on, "From which severity on a finding makes the exit status 1")
      ->check(CLI::IsMember({"info", "warning", "error"}))
      ->option_text("info|warning|error [error]");
  add_format_option(command, options->format, {"text", "json"});
  add_language_option(command, options->language);
  add_dns_options(command, options->dns);
  command.footer(notes);
  command.callback([options, &status] { status = run(*options); });
}

}  // namespace fromproof::cli
