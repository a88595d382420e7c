#include <CLI/Option.hpp>
#include <array>
#include <memory>
#include <optional>
#include <system_error>

#include "command.hpp"
#include "input.hpp"
#include "parse/request.hpp"

namespace fromproof::cli {

namespace {

struct parser {
  std::string_view kind;
  exit_status (*run)(const parse_request&, output&);
  bool whole_message = false;  ///< its text is a message, not the value of one field
};

constexpr std::array parsers{
    parser{"headers", parse_headers, true},
    parser{"mailbox-list", parse_mailbox_list},
    parser{"return-path", parse_return_path},
    parser{"dkim-signature", parse_dkim_signature},
    parser{"dkim-key", parse_dkim_key},
    parser{"spf", parse_spf},
    parser{"dmarc", parse_dmarc},
    parser{"authentication-results", parse_authentication_results},
    parser{"received-spf", parse_received_spf},
    parser{"received", parse_received},
    parser{"arc", parse_arc, true},
};

std::string kinds() {
  std::string names;
  for (const auto& each : parsers) names += (names.empty() ? "" : ", ") + std::string{each.kind};
  return names;
}

const parser& find_parser(std::string_view kind) {
  for (const auto& each : parsers) {
    if (each.kind == kind) return each;
  }
  throw usage_error{"parse: no such kind: " + std::string{kind} + " (there are " + kinds() + ")"};
}

/// The line end at the end of a file or a pipe is not part of a field's value.
void drop_last_line_end(std::string& text) {
  if (text.ends_with('\n')) text.pop_back();
  if (text.ends_with('\r')) text.pop_back();
}

struct parse_options {
  std::string kind;
  std::string format;
  std::optional<std::string> text;
};

std::string read_standard_input() try { return read_whole("-"); } catch (const std::system_error& error) {
  throw usage_error{"-: " + error.code().message()};
}

exit_status run(const parse_options& options) {
  const auto& parser = find_parser(options.kind);
  std::string text = options.text ? *options.text : read_standard_input();
  if (!options.text && !parser.whole_message) drop_last_line_end(text);
  output out;
  const auto status = parser.run({parser.kind, text, options.format == "json"}, out);
  out.flush();
  return status;
}

constexpr const char* notes = R"(Examples:
  fromproof parse headers < mail.eml
  fromproof parse spf 'v=spf1 ip4:192.0.2.0/33 -all'
  dig +short TXT _dmarc.example.com | tr -d '"' | fromproof parse dmarc

Exit status: 0 it is well-formed; 2 it is not, with the place.)";

}  // namespace

void add_parse(CLI::App& app, exit_status& status) {
  const auto options = std::make_shared<parse_options>();
  auto& command = *app.add_subcommand("parse", "Read one field or DNS record, and say where it goes wrong");
  command.add_option("KIND", options->kind, kinds())->required()->option_text(" ");
  command.add_option("TEXT", options->text, "The field's or record's text, or a message; default: standard input")
      ->option_text(" ");
  add_format_option(command, options->format, {"text", "json"});
  command.footer(notes);
  command.callback([options, &status] { status = run(*options); });
}

}  // namespace fromproof::cli
