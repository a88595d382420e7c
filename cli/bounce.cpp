#include <CLI/Option.hpp>
#include <algorithm>
#include <cstddef>
#include <fromproof/bounce/bounce.hpp>
#include <fromproof/report/bounce/json.hpp>
#include <fromproof/report/bounce/text.hpp>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "command.hpp"
#include "input.hpp"
#include "output.hpp"
#include "progress.hpp"
#include "terminal.hpp"

namespace fromproof::cli {

namespace {

struct bounce_options {
  std::string format;
  std::string language;
  std::vector<std::string> paths;
};

/// Reads bounces one by one and prints each notice.
class bounce_reader {
 public:
  explicit bounce_reader(const bounce_options& options)
      : options_{options},
        style_{.language = options.language == "ja" ? advice::language::ja : advice::language::en,
               .colour = wants_colour(stream::output)},
        progress_{is_terminal(stream::output)},
        recipients_(max_recipients),
        problems_(max_problems) {}

  void read(const std::string& path) {
    const input_events events{
        .message = [this](const input_message& message) { read_one(message); },
        .unreadable = [this](std::string_view name, std::string_view what) { refuse(name, what); },
        .progress = [this](std::uint64_t octets) { progress_.octets(octets); },
    };
    read_messages_below(path, events);
  }

  exit_status status() const { return refused_ ? bad_input : all_pass; }

 private:
  static constexpr std::size_t max_recipients = 10'000;
  static constexpr std::size_t max_problems = 1'000;
  static constexpr std::size_t max_texts = std::size_t{16} << 20;  // of one mail or event

  void read_one(const input_message& input) {
    const std::size_t room = std::min(4 * input.text.size(), max_texts);
    if (texts_.size() < room) texts_.resize(room);
    std::string file{input.file};
    if (input.index) file += " #" + std::to_string(*input.index);
    const auto done = bounce::read(input.text, {.recipients = recipients_, .problems = problems_, .text = texts_},
                                   [this, &file](const bounce::notice& notice) { print(notice, file); });
    progress_.count(++read_);
    if (done) return;
    std::string what{describe(done.error)};
    if (done.offset > 0) what += ", at octet " + std::to_string(done.offset);
    refuse(file, what);
  }

  void print(const bounce::notice& notice, std::string_view file) {
    progress_.clear();
    if (options_.format == "json") {
      write_json(notice, file, out_);
      out_("\n");
    } else {
      if (printed_) out_("\n");
      write_text(notice, file, style_, out_);
    }
    printed_ = true;
    out_.flush();
  }

  void refuse(std::string_view file, std::string_view what) {
    progress_.clear();
    refused_ = true;
    complain(file, what);
  }

  const bounce_options& options_;
  text_style style_;
  output out_;
  progress progress_;
  std::vector<bounce::recipient> recipients_;
  std::vector<bounce::problem> problems_;
  std::vector<char> texts_;
  std::size_t read_ = 0;
  bool printed_ = false;
  bool refused_ = false;
};

exit_status run(bounce_options& options) {
  if (options.paths.empty()) options.paths.emplace_back("-");
  bounce_reader bounces{options};
  for (const auto& path : options.paths) {
    if (path == "-" && is_terminal(stream::input)) complain("paste a bounce or an event, then press Ctrl+D");
    bounces.read(path);
  }
  return bounces.status();
}

constexpr const char* notes = R"(Examples:
  fromproof bounce returned.eml
  fromproof bounce --format json ~/Maildir | jq -r 'select(.kind == "dsn") | .recipients[].address'
  aws sqs receive-message --queue-url URL | fromproof bounce

Reads delivery status notifications, complaints, bounces in free text, and events of Amazon SES as SNS, SQS and
EventBridge deliver them. "hard" means that the address is bad; "soft" that the next mail may arrive.
Exit status: 0 done; 2 wrong usage, or something is no bounce or cannot be read: the others are still printed.)";

}  // namespace

void add_bounce(CLI::App& app, exit_status& status) {
  const auto options = std::make_shared<bounce_options>();
  auto& command = *app.add_subcommand("bounce", "Say why a mail came back, and whether the address is bad");
  command
      .add_option("PATH", options->paths,
                  "Mails, mbox files, Maildirs, events as JSON, folders of these; \"-\" or none: standard input")
      ->option_text(" ");
  add_format_option(command, options->format, {"text", "json"});
  add_language_option(command, options->language);
  command.footer(notes);
  command.callback([options, &status] { status = run(*options); });
}

}  // namespace fromproof::cli
