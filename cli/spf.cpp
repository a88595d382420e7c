#include <CLI/Option.hpp>
#include <algorithm>
#include <fromproof/advice/findings/spf.hpp>
#include <fromproof/advice/words/words.hpp>
#include <fromproof/domain/domain.hpp>
#include <fromproof/domain/public_suffix_table.hpp>
#include <fromproof/message/return_path.hpp>
#include <fromproof/report/dns.hpp>
#include <fromproof/report/json/findings.hpp>
#include <fromproof/report/json/spf.hpp>
#include <fromproof/spf/check_host.hpp>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "clock.hpp"
#include "command.hpp"
#include "dns/source.hpp"
#include "output.hpp"
#include "parse/problems.hpp"
#include "rows.hpp"
#include "terminal.hpp"

namespace fromproof::cli {

namespace {

struct spf_options {
  dns_options dns;
  std::string ip, mail_from, helo, receiver;
  std::optional<std::string> time;
  std::string format;
};

spf::sender sender_of(const spf_options& options) {
  const auto ip = parse_ip_address(options.ip);
  if (!ip) throw usage_error{"--ip: not an IP address: " + options.ip};
  const auto time = options.time ? parse_time(*options.time) : now();
  if (!time) throw usage_error{"--time: neither Unix seconds nor an RFC 3339 date: " + *options.time};
  // An invalid address is still checked; its result is "none".
  const auto path = message::parse_reverse_path(options.mail_from);
  const std::string_view mail_from = path ? path->address : std::string_view{options.mail_from};
  if (mail_from.empty() && options.helo.empty()) {
    throw usage_error{"spf: of a null reverse-path the HELO name is checked: --helo is missing"};
  }
  return {.ip = *ip, .mail_from = mail_from, .helo = options.helo, .receiver = options.receiver, .now = *time};
}

/// A check with all its data, including the memory of its views.
class evaluation {
 public:
  evaluation(const spf::sender& who, dns_source& dns) {
    dns.begin_message();
    do {
      steps_.clear();
      result_ = spf::check_host(who, answers_, memory_, [this](const spf::trace_step& taken) { keep(taken); });
    } while (result_.pending() && dns.ask(answers_));
    exchanges_ = answers_.exchanges();
    find_faults();
  }
  evaluation(const evaluation&) = delete;
  evaluation& operator=(const evaluation&) = delete;

  struct step {
    std::string domain, term;
    int depth;
    std::string_view result;
  };

  const spf::result& result() const { return result_; }
  const std::vector<step>& steps() const { return steps_; }
  std::span<const dns::exchange> exchanges() const { return exchanges_; }
  const bounded_list<advice::finding>& findings() const { return findings_; }

 private:
  void find_faults() {
    mail_.spf.here = result_;
    if (const auto domain = parse_domain(result_.domain)) mail_.spf.checked = {*domain, public_suffix_table};
    advice::find_spf_faults(mail_, findings_);
  }

  // A step's names may be in memory that the next term overwrites.
  void keep(const spf::trace_step& taken) {
    const bool ended =
        taken.matched || taken.result == result_code::temperror || taken.result == result_code::permerror;
    steps_.push_back({.domain = std::string{taken.domain},
                      .term = std::string{taken.term},
                      .depth = taken.depth,
                      .result = ended ? word(taken.result) : std::string_view{"no-match"}});
  }

  std::array<char, spf::max_memory> memory_{};
  spf::result result_;
  std::vector<step> steps_;
  host::dns_answers answers_;
  std::vector<dns::exchange> exchanges_;
  authentication mail_;  // of which only SPF is known; findings hold views of it
  std::array<advice::finding, 16> finding_memory_;
  bounded_list<advice::finding> findings_{finding_memory_};
};

std::string normalized(std::string_view name) {
  const auto domain = parse_domain(name);
  return std::string{domain ? domain->view() : name};
}

void write_json(const evaluation& done, output& out) {
  const auto& result = done.result();
  json_writer json{out};
  json.begin_object();
  json.member("identity", word(spf::identity::mailfrom));
  json.known("domain", normalized(result.domain));
  json.member("result", word(result.code));
  json.member("source", word(result_source::verified));
  write_spf_members(json, result, true);
  json.key("aligned");
  json.begin_object();
  // There is no author to align with.
  for (const std::string_view mode : {"relaxed", "strict"}) json.known(mode, std::string_view{});
  json.end_object();
  json.key("problem");
  if (result.error == errc::none) {
    json.null();
  } else {
    write_problem(json, result.error, result.fault, {.name = "term", .value = result.faulty_term});
  }
  json.key("trace");
  json.begin_array();
  for (const auto& each : done.steps()) {
    json.begin_object();
    json.member("domain", each.domain);
    json.member("term", each.term);
    json.member("depth", std::int64_t{each.depth});
    json.member("result", each.result);
    json.end_object();
  }
  json.end_array();
  json.key("findings");
  write_findings(json, done.findings());
  json.key("dns");
  write_dns(json, done.exchanges());
  json.end_object();
  out("\n");
}

std::string_view meaning(result_code code) {
  switch (code) {
    case result_code::pass: return "may send mail in the name of";
    case result_code::fail: return "may not send mail in the name of";
    case result_code::softfail: return "should not send mail in the name of";
    case result_code::neutral: return "neither may nor may not send mail in the name of";
    default: return {};
  }
}

std::string headline(const spf::sender& who, const spf::result& result) {
  const std::string domain = normalized(result.domain);
  if (const auto says = meaning(result.code); !says.empty()) {
    return text_from([&who](auto& to) { who.ip.write(to); }) + " " + std::string{says} + " " + domain;
  }
  const auto why = advice::find_code(word(result.cause));
  return "the SPF record of " + (domain.empty() ? "nobody" : domain) + ": " +
         std::string{why ? advice::sentence(*why, advice::language::en) : word(result.cause)};
}

void write_text(const spf::sender& who, const evaluation& done, output& out) {
  const auto& result = done.result();
  out(coloured(result.code, wants_colour(stream::output)));
  out("  " + visible(headline(who, result)) + "\n");

  rows facts;
  const bool judged = !meaning(result.code).empty();  // a term that ended in an error did not match
  if (judged && !result.mechanism.empty()) facts.add("matched", result.mechanism);
  if (!result.faulty_term.empty()) facts.add("at", result.faulty_term);
  if (result.error != errc::none) {
    facts.add("! " + std::string{code(result.error)},
              "octet " + std::to_string(result.fault) + ": " + std::string{describe(result.error)});
  }
  if (!result.record.empty()) facts.add("record", result.record);
  facts.add("lookups", std::to_string(result.lookups) + " of " + std::to_string(spf::max_lookups) + ", " +
                           std::to_string(result.void_lookups) + " of " + std::to_string(spf::max_void_lookups) +
                           " that found nothing");
  if (!result.explanation.empty()) facts.add("they say", result.explanation);
  for (const auto& each : done.findings()) {
    facts.add("! " + std::string{word(each.severity)},
              text_from([&each](auto& to) { advice::write(each.says, advice::language::en, to); }));
  }
  facts.print(out, "  ");

  if (done.steps().empty()) return;
  out("\n  Terms\n");
  rows terms;
  for (const auto& each : done.steps()) {
    const std::string indent(static_cast<std::size_t>(each.depth) * 2, ' ');
    terms.add(indent + each.domain + "  " + each.term, each.result == "no-match" ? "-" : each.result);
  }
  terms.print(out, "    ");
}

exit_status run(const spf_options& options) {
  const auto who = sender_of(options);
  dns_source dns{options.dns};
  if (!dns.any()) throw usage_error{"spf: SPF is written in DNS; --dns or --zone says where to ask"};
  const evaluation done{who, dns};
  output out;
  options.format == "json" ? write_json(done, out) : write_text(who, done, out);
  out.flush();
  return done.result().code == result_code::temperror ? try_again : all_pass;
}

constexpr const char* notes = R"(Examples:
  fromproof spf --dns system --ip 192.0.2.1 --mail-from user@example.com
  fromproof spf --dns system --ip 192.0.2.1 --mail-from '' --helo mail.example.com
  fromproof spf --zone planned.zone --dns system --ip 192.0.2.1 --mail-from user@example.com

Exit status: 0 done, whatever the result; 2 wrong usage; 75 a DNS answer is missing.)";

}  // namespace

void add_spf(CLI::App& app, exit_status& status) {
  const auto options = std::make_shared<spf_options>();
  auto& command = *app.add_subcommand("spf", "Say whether an address may send mail in the name of a domain");
  command.add_option("--ip", options->ip, "The address of the client that sends")->required()->option_text("IP");
  command.add_option("--mail-from", options->mail_from, "The envelope sender (MAIL FROM); '' is the null reverse-path")
      ->required()
      ->option_text("ADDR");
  command.add_option("--helo", options->helo, "What the client calls itself in HELO or EHLO")->option_text("NAME");
  command.add_option("--receiver", options->receiver, "The server that receives, for explanations")
      ->option_text("NAME");
  command.add_option("--time", options->time, "The clock: Unix seconds or an RFC 3339 date; default: now")
      ->option_text("TIME");
  add_format_option(command, options->format, {"text", "json"});
  add_dns_options(command, options->dns);
  command.footer(notes);
  command.callback([options, &status] { status = run(*options); });
}

}  // namespace fromproof::cli
