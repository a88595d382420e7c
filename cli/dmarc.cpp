#include <CLI/Option.hpp>
#include <CLI/Validators.hpp>
#include <algorithm>
#include <fromproof/data/json_writer.hpp>
#include <fromproof/dmarc/discover.hpp>
#include <fromproof/domain/domain.hpp>
#include <fromproof/report/dns.hpp>
#include <fromproof/report/json/dmarc.hpp>
#include <fromproof/text/ascii.hpp>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "command.hpp"
#include "dmarc_lookup.hpp"
#include "dns/source.hpp"
#include "output.hpp"
#include "parse/problems.hpp"
#include "rows.hpp"
#include "terminal.hpp"

namespace fromproof::cli {

namespace {

struct dmarc_options {
  dns_options dns;
  std::string method = "tree-walk";
  std::string format;
  std::string domain;
};

/// A name in the spelling of the question: U-labels if the question has U-labels.
std::string spelled_like(std::string_view question, std::string_view name) {
  std::string text;
  const auto append = [&text](std::string_view piece) { text += piece; };
  const bool unicode = std::any_of(question.begin(), question.end(), ascii::is_high);
  unicode ? write_unicode(name, append) : append(name);
  return text;
}

std::string asked_name(const dmarc::discovery& found, const dmarc::level& at) {
  return "_dmarc." + std::string{found.asked.suffix(at.size)};
}

std::vector<dmarc::record_problem> problems_of(std::string_view record) {
  std::vector<dmarc::record_problem> problems;
  if (record.empty()) return problems;
  static_cast<void>(dmarc::parse_record(record, [&](const dmarc::record_problem& each) { problems.push_back(each); }));
  return problems;
}

/// Why there is no policy, as a code of the report.
std::string_view reason_of(const dmarc_lookup& done) {
  const auto& found = done.found();
  using dmarc::knowledge;
  if (found.policy_known == knowledge::unread) return "record-unread";
  if (found.existence == knowledge::unread) return "existence-unread";
  if (found.organization_known == knowledge::unread) return "organization-unread";
  if (found.policy_known != knowledge::known) return {};
  if (found.record_domain_size == 0) return "no-record";
  return found.record.applies ? std::string_view{} : "unusable-record";
}

/// The dmarc object of the report without a message, and the answers that it is based on.
class json_answer {
 public:
  json_answer(const dmarc_lookup& done, std::string_view question, output& out)
      : done_{done}, found_{done.found()}, question_{question}, out_{out}, json_{out} {}

  void write() {
    const bool asked = found_.policy_known != dmarc::knowledge::unneeded;
    json_.begin_object();
    json_.known("result", done_.undecided() ? word(result_code::temperror) : asked && !found_.applies() ? "none" : "");
    json_.known("reason", reason_of(done_));
    json_.known("source", asked ? "verified" : "none");
    write_aligned_by(json_, false, false);
    const bool record = found_.record_domain_size != 0;
    const auto policy = found_.selected();
    write_dmarc_members(json_, {.method = word(found_.method),
                                .organizational_domain = spelled(found_.organization()),
                                .record = found_.text,
                                .record_domain = spelled(found_.record_domain()),
                                .policy = policy ? word(*policy) : std::string_view{},
                                .applied = {},
                                .aspf = record ? word(found_.record.aspf) : std::string_view{},
                                .adkim = record ? word(found_.record.adkim) : std::string_view{}});
    json_.key("testing"), record ? json_.boolean(found_.record.testing) : json_.null();
    json_.key("exists");
    found_.existence == dmarc::knowledge::known ? json_.boolean(found_.exists) : json_.null();
    write_walk();
    write_reports();
    json_.key("problems");
    json_.begin_array();
    for (const auto& each : problems_of(found_.text)) write_problem(json_, each.error, each.offset, each.tag);
    json_.end_array();
    json_.key("dns"), write_dns(json_, done_.exchanges());
    json_.end_object();
    out_("\n");
  }

 private:
  std::string spelled(std::string_view name) const { return spelled_like(question_, name); }

  void write_walk() {
    json_.key("queries");
    json_.begin_array();
    for (const auto& each : found_.asked.levels()) json_.string(asked_name(found_, each));
    json_.end_array();
    json_.key("walk");
    json_.begin_array();
    for (const auto& each : found_.asked.levels()) {
      json_.begin_object();
      json_.known("name", asked_name(found_, each));
      json_.known("status", word(each.status));
      json_.member("records", static_cast<std::int64_t>(each.records));
      json_.known("psd", each.has_record() ? word(each.record.psd) : "");
      json_.end_object();
    }
    json_.end_array();
  }

  void write_reports() {
    json_.key("reports");
    json_.begin_array();
    for (const auto& each : done_.targets()) {
      json_.begin_object();
      json_.known("tag", each.tag);
      json_.known("uri", each.uri);
      json_.known("domain", each.domain);
      json_.member("external", each.external());
      json_.known("name", each.name);
      json_.key("authorized");
      each.domain.empty() ? json_.null() : write_permission(each.permission);
      json_.end_object();
    }
    json_.end_array();
  }

  void write_permission(dmarc::report_permission what) {
    if (what == dmarc::report_permission::unread) return json_.null();
    json_.boolean(what != dmarc::report_permission::refused);
  }

  const dmarc_lookup& done_;
  const dmarc::discovery& found_;
  std::string_view question_;
  output& out_;
  json_writer<output> json_;
};

std::string what_was_found(const dmarc::level& at) {
  if (at.records > 1) return std::to_string(at.records) + " records: none of them counts";
  if (at.has_record()) {
    if (at.record.psd == dmarc::psd_flag::no) return "a record; psd=n: the organization begins here";
    if (at.record.psd == dmarc::psd_flag::yes) return "a record; psd=y: the organization begins one label below";
    return "a record";
  }
  switch (at.status) {
    case dns::status::nxdomain: return "no such name";
    case dns::status::failure: return "no answer";
    default: return "no record";
  }
}

std::string about_policy(const dmarc::discovery& found) {
  const auto policy = found.selected();
  if (!policy) return {};
  std::string text{word(*policy)};
  if (found.record_domain_size != found.author().size()) {
    const bool missing = found.existence == dmarc::knowledge::known && !found.exists;
    text +=
        missing ? ", as for a name that does not exist" : ", as for a name below " + std::string{found.record_domain()};
  }
  if (found.record.testing) text += "; t=y asks for " + std::string{word(dmarc::lowered(*policy))} + " instead";
  return text;
}

std::string_view about_permission(dmarc::report_permission what) {
  switch (what) {
    case dmarc::report_permission::granted: return "they agree: ";
    case dmarc::report_permission::refused: return "they do not agree, so none is sent: no record at ";
    default: return "whether they agree, DNS did not say: ";
  }
}

std::string headline(const dmarc_lookup& done, std::string_view domain) {
  const auto& found = done.found();
  const std::string name{domain};
  if (found.policy_known == dmarc::knowledge::unread) return name + ": DNS gave no answer; nothing can be said";
  if (found.record_domain_size == 0) return name + " has no DMARC record";
  if (!found.record.applies) return name + ": the DMARC record cannot be applied";
  const auto policy = found.selected();
  return name + ": " +
         (policy ? "DMARC asks for " + std::string{word(*policy)}
                 : "the policy depends on an answer that did not come");
}

void write_text(const dmarc_lookup& done, std::string_view question, output& out) {
  const auto& found = done.found();
  const bool asked = found.policy_known != dmarc::knowledge::unneeded;
  rows facts;
  if (asked) {
    out(visible(headline(done, spelled_like(question, found.author()))) + "\n");
    if (const auto policy = about_policy(found); !policy.empty()) facts.add("policy", policy);
    if (!found.text.empty()) facts.add("record", found.text);
    if (found.record_domain_size != 0) {
      facts.add("found at", "_dmarc." + std::string{found.record_domain()});
      facts.add("alignment",
                "SPF " + std::string{word(found.record.aspf)} + ", DKIM " + std::string{word(found.record.adkim)});
    }
  }
  const bool suffix = found.organization_known == dmarc::knowledge::known && found.organization_size == 0;
  if (suffix) facts.add("public suffix", spelled_like(question, found.author()));
  if (found.organization_size != 0) facts.add("organizational domain", spelled_like(question, found.organization()));
  for (const auto& each : done.targets()) {
    std::string about = each.uri;
    if (each.external()) about += "  (" + std::string{about_permission(each.permission)} + each.name + ")";
    facts.add(each.tag, about);
  }
  for (const auto& each : problems_of(found.text)) add_problem(facts, each.error, each.offset, each.tag);
  facts.print(out, asked ? "  " : "");
  if (found.asked.levels().empty()) return;
  out("\n  Asked, in this order\n");
  rows walk;
  for (const auto& each : found.asked.levels()) walk.add(asked_name(found, each), what_was_found(each));
  walk.print(out, "    ");
}

exit_status run(const dmarc_options& options) {
  const auto domain = parse_domain(options.domain);
  if (!domain) throw usage_error{"dmarc: " + options.domain + ": " + std::string{describe(domain.error)}};
  dns_source dns{options.dns};
  const auto how = options.method == "psl" ? dmarc::method::psl : dmarc::method::tree_walk;
  if (!dns.any() && how == dmarc::method::tree_walk) {
    throw usage_error{
        "dmarc: the tree walk asks DNS: --dns or --zone says where; "
        "without, --method psl finds the organizational domain"};
  }
  const dmarc_lookup done{*domain, how, dns};
  output out;
  options.format == "json" ? json_answer{done, options.domain, out}.write() : write_text(done, options.domain, out);
  out.flush();
  return done.undecided() ? try_again : all_pass;
}

constexpr const char* notes = R"(Examples:
  fromproof dmarc --dns system example.com
  fromproof dmarc --dns system --method psl example.com      as RFC 7489 had it
  fromproof dmarc --zone planned.zone --dns system example.com
  fromproof dmarc --method psl mail.example.co.uk            the organizational domain, without DNS

Exit status: 0 done; 2 wrong usage; 75 a DNS answer is missing.)";

}  // namespace

void add_dmarc(CLI::App& app, exit_status& status) {
  const auto options = std::make_shared<dmarc_options>();
  auto& command = *app.add_subcommand("dmarc", "Say which DMARC policy governs a domain, and how it was found");
  command.add_option("DOMAIN", options->domain, "A domain name")->required()->option_text(" ");
  command.add_option("--method", options->method, "How records and the organizational domain are found")
      ->check(CLI::IsMember({"tree-walk", "psl"}))
      ->option_text("tree-walk|psl [tree-walk]");
  add_format_option(command, options->format, {"text", "json"});
  add_dns_options(command, options->dns);
  command.footer(notes);
  command.callback([options, &status] { status = run(*options); });
}

}  // namespace fromproof::cli
