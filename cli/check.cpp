#include <CLI/Option.hpp>
#include <CLI/Validators.hpp>
#include <cstdint>
#include <fromproof/domain/ip_address.hpp>
#include <fromproof/domain/public_suffix_table.hpp>
#include <fromproof/host/checker.hpp>
#include <fromproof/report/authentication_results.hpp>
#include <fromproof/report/json.hpp>
#include <fromproof/report/records.hpp>
#include <fromproof/report/text.hpp>
#include <fromproof/report/zone_tools.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "clock.hpp"
#include "command.hpp"
#include "crypto.hpp"
#include "dns/source.hpp"
#include "input.hpp"
#include "not_mail.hpp"
#include "output.hpp"
#include "progress.hpp"
#include "terminal.hpp"

namespace fromproof::cli {

namespace {

struct check_options {
  dns_options dns;
  std::optional<std::string> ip, mail_from, helo, receiver, time;
  std::string format;
  std::string language;
  std::string records = "list";
  bool quiet = false;
  bool mine = false;
  std::vector<std::string> files;
};

void require_valid(const check_options& options) {
  if (options.records != "list" && options.format != "text") throw usage_error{"--records: only with --format text"};
  if (options.format == "authentication-results") {
    if (!options.receiver) throw usage_error{"--format authentication-results: needs --receiver NAME, your server"};
    if (!authentication_results::is_authserv_id(*options.receiver)) {
      throw usage_error{"--receiver: not a name to write into a header field: " + *options.receiver};
    }
  }
  if (options.ip && !parse_ip_address(*options.ip)) throw usage_error{"--ip: not an IP address: " + *options.ip};
  if (options.time && !parse_time(*options.time)) {
    throw usage_error{"--time: neither Unix seconds nor an RFC 3339 date: " + *options.time};
  }
}

std::optional<std::string_view> view(const std::optional<std::string>& text) {
  return text ? std::optional<std::string_view>{*text} : std::nullopt;
}

/// Evaluates messages one by one and prints a report for each.
class judge {
 public:
  explicit judge(const check_options& options)
      : options_{options},
        known_{view(options.ip), view(options.mail_from), view(options.helo), view(options.receiver)},
        colour_{wants_colour(stream::output)},
        records_{parse_record_format(options.records)},
        tool_{parse_zone_tool(options.records)},
        now_{options.time ? *parse_time(*options.time) : now()},
        progress_{!options.quiet && is_terminal(stream::output)},
        dns_{options.dns} {}

  void read(const std::string& file) {
    const input_events events{
        .message = [this](const input_message& message) { judge_one(message); },
        .unreadable = [this](std::string_view name, std::string_view what) { refuse(name, what); },
        .progress = [this](std::uint64_t octets) { progress_.octets(octets); },
    };
    read_messages(file, events);
  }

  exit_status status() const {
    if (unreadable_) return bad_input;
    if (passed_ == judged_) return proven_ == judged_ ? all_pass : all_pass_unproven;
    return undecided_ ? try_again : not_all_pass;
  }

 private:
  void judge_one(const input_message& input) {
    check_.read(input.text, known_);
    if (const auto why = check_.error(); !why.empty()) return refuse(input.file, why);
    if (const auto why = why_not_mail(input.text, check_.message()); !why.empty()) return refuse(input.file, why);
    if (dns_.any()) verify();
    progress_.count(++judged_);
    const auto& mail = check_.mail();
    if (mail.dmarc.passes()) ++passed_;
    if (mail.proves_author()) ++proven_;
    if (mail.dmarc.code() == result_code::temperror) undecided_ = true;
    if (options_.quiet) return;
    check_.advise(options_.mine);
    print(check_.report(input.file, input.index));
  }

  /// Sends all open questions of a message together, then evaluates the answers.
  void verify() {
    dns_.begin_message();
    while (check_.verify(now_) == fromproof::progress::pending && dns_.ask(check_.answers())) {
    }
    if (options_.quiet) return;
    while (check_.discover_ses_setup() == fromproof::progress::pending && dns_.ask(check_.answers())) {
    }
  }

  void print(const report& what) {
    progress_.clear();
    if (options_.format == "json") {
      write_json(what, out_);
      out_("\n");
    } else if (options_.format == "authentication-results") {
      // Options are checked: the receiver is an authserv-id.
      static_cast<void>(write_authentication_results(what.mail, *options_.receiver, out_));
    } else if (tool_) {
      const auto& fixes = what.assessment.fixes;
      write_records(*tool_, {fixes.begin(), fixes.size()}, out_);
    } else if (*records_ != record_format::list) {
      const auto& fixes = what.assessment.fixes;
      write_records(*records_, {fixes.begin(), fixes.size()}, out_);
    } else {
      if (judged_ > 1) out_("\n");
      const auto language = options_.language == "ja" ? advice::language::ja : advice::language::en;
      write_text(what, {.language = language, .colour = colour_}, out_);
    }
    out_.flush();
  }

  void refuse(std::string_view file, std::string_view what) {
    progress_.clear();
    unreadable_ = true;
    complain(file, what);
  }

  static constexpr std::size_t cached_keys = 64;

  const check_options& options_;
  envelope known_;
  bool colour_;
  // One of the two is known: options are checked.
  maybe<record_format> records_;
  maybe<zone_tool> tool_;
  std::int64_t now_;
  output out_;
  progress progress_;
  dns_source dns_;
  host::checker<crypto_backend> check_{public_suffix_table, cached_keys};
  std::size_t judged_ = 0;
  std::size_t passed_ = 0;
  std::size_t proven_ = 0;
  bool undecided_ = false;
  bool unreadable_ = false;
};

exit_status run(check_options& options) {
  require_valid(options);
  if (options.files.empty()) options.files.emplace_back("-");
  judge checks{options};
  for (const auto& file : options.files) {
    if (file == "-" && is_terminal(stream::input)) complain("paste the source of a mail, then press Ctrl+D");
    checks.read(file);
  }
  return checks.status();
}

constexpr const char* notes = R"(Examples:
  fromproof check mail.eml
  fromproof check --format json ~/Maildir | head -3
  fromproof check --ip 192.0.2.1 --mail-from bounce@example.com --helo mail.example.com mail.eml
  fromproof check --records zone-file mail.eml >planned.zone
  fromproof check --zone planned.zone --dns system mail.eml

Without --ip, --mail-from and --helo the text is taken for a copy: what copying damaged is repaired, and named. With
one of them it is a mail server's message: only these options say who sent it, and no field of the message counts.
Exit status: 0 every message passes DMARC and each pass is verified here; 3 every message passes, but some pass is
  only computed from what the message says, or reported by its receiver; 1 not every one passes; 2 wrong usage or
  unreadable input; 75 a DNS answer is missing. For a program only 0 is proof.)";

}  // namespace

void add_check(CLI::App& app, exit_status& status) {
  const auto options = std::make_shared<check_options>();
  auto& command = *app.add_subcommand("check", "Say who sent a mail, and whether that proves its From");
  command
      .add_option("FILE", options->files, "Messages, mbox files, Maildir directories; \"-\" or none: standard input")
      ->option_text(" ");
  add_format_option(command, options->format, {"text", "json", "authentication-results"});
  add_language_option(command, options->language);
  command
      .add_option("--records", options->records,
                  "The DNS records of the fixes: listed in the report, or alone and ready to publish")
      ->check(
          CLI::IsMember({"list", "zone-file", "route53", "cloudflare", "terraform", "cloudformation", "dnscontrol"}))
      ->option_text("list|zone-file|route53|cloudflare|terraform|cloudformation|dnscontrol [list]");
  command.add_flag("--mine", options->mine, "You sent this mail: suggest records even if nothing proves whose it is");
  command.add_flag("--quiet", options->quiet, "Print only errors; the exit status is the result");
  const auto known = [&command](const char* name, std::optional<std::string>& value, const char* type,
                                const char* about) {
    command.add_option(name, value, about)->option_text(type)->group("What is known about the delivery");
  };
  known("--ip", options->ip, "IP", "The address of the client that sent the mail");
  known("--mail-from", options->mail_from, "ADDR", "The envelope sender (MAIL FROM); '' is the null reverse-path");
  known("--helo", options->helo, "NAME", "The name that the client gave in HELO or EHLO");
  known("--receiver", options->receiver, "NAME",
        "Your own mail server: only its Authentication-Results count, or they are written in its name");
  known("--time", options->time, "TIME", "The clock: Unix seconds or an RFC 3339 date; default: now");
  add_dns_options(command, options->dns);
  command.footer(notes);
  command.callback([options, &status] { status = run(*options); });
}

}  // namespace fromproof::cli
