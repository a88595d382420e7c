#include <CLI/Option.hpp>
#include <CLI/Validators.hpp>
#include <algorithm>
#include <fromproof/ascii.hpp>
#include <fromproof/domain.hpp>
#include <fromproof/public_suffix.hpp>
#include <fromproof/public_suffix_table.hpp>
#include <fromproof/report/json_writer.hpp>
#include <memory>
#include <string>
#include <string_view>

#include "command.hpp"
#include "dns/source.hpp"
#include "output.hpp"

namespace fromproof::cli {

namespace {

struct dmarc_options {
  dns_options dns;
  std::string method = "tree-walk";
  std::string format;
  std::string domain;
};

/// A name in the spelling that it was asked in: who gives U-labels is answered in U-labels.
std::string spelled_like(std::string_view question, std::string_view name) {
  std::string text;
  const auto append = [&text](std::string_view piece) { text += piece; };
  const bool unicode = std::any_of(question.begin(), question.end(), ascii::is_high);
  unicode ? write_unicode(name, append) : append(name);
  return text;
}

/// The dmarc object of the report, as far as it is known without a message and without DNS.
void write_json(std::string_view organizational, output& out) {
  json_writer json{out};
  json.begin_object();
  for (const std::string_view unknown : {"result", "reason"}) json.key(unknown), json.null();
  json.key("source"), json.string("none");
  json.key("aligned_by"), json.begin_array(), json.end_array();
  json.key("method"), json.string("psl");
  json.key("organizational_domain");
  organizational.empty() ? json.null() : json.string(organizational);
  for (const std::string_view unknown : {"record", "record_domain", "policy", "applied"})
    json.key(unknown), json.null();
  json.key("alignment_mode"), json.begin_object();
  for (const std::string_view unknown : {"spf", "dkim"}) json.key(unknown), json.null();
  json.end_object();
  for (const std::string_view list : {"queries", "dns"}) json.key(list), json.begin_array(), json.end_array();
  json.end_object();
  out("\n");
}

void write_text(std::string_view domain, std::string_view organizational, output& out) {
  out(organizational.empty() ? "public suffix          " : "organizational domain  ");
  out(organizational.empty() ? domain : organizational);
  out("\n");
}

exit_status run(const dmarc_options& options) {
  const dns_source dns{options.dns};  // nothing is asked, but what was given must be right
  if (options.method == "tree-walk") {
    throw usage_error{"dmarc: the tree walk asks DNS; without it, --method psl finds the organizational domain"};
  }
  const auto domain = parse_domain(options.domain);
  if (!domain) throw usage_error{"dmarc: " + options.domain + ": " + std::string{describe(domain.error)}};
  const auto organizational = spelled_like(options.domain, organizational_domain(public_suffix_table, domain->view()));
  output out;
  options.format == "json" ? write_json(organizational, out)
                           : write_text(spelled_like(options.domain, domain->view()), organizational, out);
  out.flush();
  return all_pass;
}

}  // namespace

void add_dmarc(CLI::App& app, exit_status& status) {
  const auto options = std::make_shared<dmarc_options>();
  auto& command = *app.add_subcommand("dmarc", "Find the organizational domain of a domain");
  command.add_option("DOMAIN", options->domain, "A domain name")->required()->option_text(" ");
  command.add_option("--method", options->method, "How the organizational domain is found")
      ->check(CLI::IsMember({"tree-walk", "psl"}))
      ->option_text("tree-walk|psl [tree-walk]");
  add_format_option(command, options->format, {"text", "json"});
  add_dns_options(command, options->dns);
  command.footer("Exit status: 0 done; 2 wrong usage; 75 a DNS answer is missing.");
  command.callback([options, &status] { status = run(*options); });
}

}  // namespace fromproof::cli
