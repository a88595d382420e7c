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
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "command.hpp"
#include "dns/source.hpp"
#include "domain/text.hpp"
#include "expect/expectation.hpp"
#include "output.hpp"
#include "terminal.hpp"

namespace fromproof::cli {

namespace {

struct domain_options {
  dns_options dns;
  std::vector<std::string> selectors;
  std::string expect;
  std::string fail_on = "error";
  std::string format;
  std::string language;
  std::vector<std::string> domains;
};

/// What a domain publishes, with the memory of its views.
class domain_check {
 public:
  explicit domain_check(const std::vector<std::string>& selectors) : selectors_{selectors.begin(), selectors.end()} {}

  /// Asks for what the domain publishes and for the expected records together.
  void ask(const fromproof::domain& about, const std::optional<expectation>& expected, dns_source& dns) {
    answers_.forget();
    dns.begin_message();
    do {
      all_ = published::inspect(about, selectors_, public_suffix_table, answers_, memory_);
      if (expected) drift_ = expected->check(about.view(), std::ref(answers_));
    } while ((all_.pending || drift_.pending) && dns.ask(answers_));
    findings_ = published::find_faults(all_, finding_memory_);
    fixes_ = published::find_fixes(all_, fix_memory_);
    exchanges_ = answers_.exchanges();
  }

  published::domain_report report() const {
    return {.all = all_, .findings = findings_, .fixes = fixes_, .dns = exchanges_};
  }

  const drift& expected() const { return drift_; }

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
  drift drift_;
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

/// The domains that are names, for relative names in the file of --expect.
std::vector<std::string> names_of(const domain_options& options) {
  std::vector<std::string> names;
  for (const auto& each : options.domains) {
    if (const auto domain = parse_domain(each)) names.emplace_back(domain->view());
  }
  return names;
}

/// Checks one domain after the other.
class domain_run {
 public:
  domain_run(const domain_options& options, dns_source& dns)
      : options_{options},
        dns_{dns},
        language_{options.language == "ja" ? advice::language::ja : advice::language::en},
        names_{names_of(options)},
        check_{std::make_unique<domain_check>(options.selectors)} {
    if (!options.expect.empty()) expected_.emplace(options.expect, names_);
  }

  exit_status run() {
    for (const auto& name : options_.domains) {
      // One bad name, or one without expected records, spoils none of the others.
      try {
        status_ = worse(status_, check(name));
      } catch (const usage_error& error) {
        complain(name, error.what());
        status_ = worse(status_, bad_input);
      }
    }
    return status_;
  }

 private:
  exit_status check(const std::string& name) {
    const auto domain = parse_domain(name);
    if (!domain) {
      throw usage_error{std::string{describe(domain.error)} + ", at octet " + std::to_string(domain.offset)};
    }
    check_->ask(*domain, expected_, dns_);
    const auto report = check_->report();
    options_.format == "json" ? write_json(report) : write_text(report);
    out_.flush();
    const auto found = status_of(report, threshold(options_.fail_on));
    return expected_ ? worse(found, expected_->status(check_->expected())) : found;
  }

  void write_json(const published::domain_report& report) {
    json_writer json{out_};
    json.begin_object();
    published::write_domain(json, report);
    if (expected_) {
      json.key("expect");
      write_drift(json, check_->expected());
    }
    json.end_object();
    out_("\n");
  }

  void write_text(const published::domain_report& report) {
    if (!first_) out_("\n");
    first_ = false;
    write_domain_text(report, language_, out_);
    if (!expected_) return;
    out_("\n");
    expected_->write_text(check_->expected(), options_.language, out_);
  }

  const domain_options& options_;
  dns_source& dns_;
  advice::language language_;
  std::vector<std::string> names_;  // outlive what is expected
  std::unique_ptr<domain_check> check_;
  std::optional<expectation> expected_;
  output out_;
  exit_status status_ = all_pass;
  bool first_ = true;
};

exit_status run(const domain_options& options) {
  dns_source dns{options.dns};
  if (!dns.any()) throw usage_error{"domain: asks DNS: --dns or --zone says where"};
  return domain_run{options, dns}.run();
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
  fromproof domain --expect dns.tf --dns system example.com       after publishing

A file of --expect is a zone file, Terraform, a batch of Route 53 or Cloudflare, a
template of CloudFormation, or DNSControl's dnsconfig.js, as "fromproof check
--records" writes them. Its records at and below DOMAIN are compared: TXT, MX,
CNAME, A, AAAA and PTR. What is computed there is refused with its line.

Exit status: 0 no finding at or above --fail-on, and each expected record is there;
1 such a finding, or a record is missing, different or extra; 2 wrong usage, or a
record of the file cannot be read; 75 a DNS answer is missing.)";

}  // namespace

void add_domain(CLI::App& app, exit_status& status) {
  const auto options = std::make_shared<domain_options>();
  auto& command =
      *app.add_subcommand("domain", "Say what a domain publishes about its mail, what it costs, and what is wrong");
  command.add_option("DOMAIN", options->domains, "Domain names")->required()->option_text("...");
  command.add_option("--selector", options->selectors, "A DKIM selector that should exist; may be given several times")
      ->allow_extra_args(false)
      ->option_text("NAME");
  command.add_option("--expect", options->expect, "The records that should be in DNS: are they, and nothing else?")
      ->option_text("FILE");
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
