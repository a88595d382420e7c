#include <algorithm>
#include <fromproof/message/header.hpp>
#include <fromproof/text/ascii.hpp>

#include "../terminal.hpp"
#include "request.hpp"

namespace fromproof::cli {

namespace {

/// Drops empty and blank lines above the first field of a copy. They would end the header, or be taken as continuation
/// lines of no field.
std::string_view without_blank_lines(std::string_view text) {
  const std::size_t first = std::min(text.find_first_not_of(" \t\r\n"), text.size());
  const std::size_t line_feed = first == 0 ? std::string_view::npos : text.rfind('\n', first - 1);
  return line_feed == std::string_view::npos ? text : ascii::slice(text, line_feed + 1, text.size());
}

std::size_t offset_of(const message::header_field& field, std::string_view text) {
  return ascii::offset_in(text, field.raw);
}

void write_json(std::string_view text, output& out) {
  json_writer json{out};
  json.begin_array();
  for (const auto& field : message::header{without_blank_lines(text)}) {
    json.begin_object();
    json.key("name");
    field.error == errc::none ? json.string(field.name) : json.null();
    json.key("value");
    json.string_from([&field](auto& value) { message::unfold(field.body, value); });
    // A malformed line keeps its place in the output, so that nothing is lost silently.
    if (field.error != errc::none) write_fault(json, field.error, offset_of(field, text));
    json.end_object();
  }
  json.end_array();
  out("\n");
}

void write_text(std::string_view text, output& out) {
  rows lines;
  for (const auto& field : message::header{without_blank_lines(text)}) {
    const auto value = text_from([&field](auto& to) { message::unfold(field.body, to); });
    if (field.error == errc::none) {
      lines.add(field.name, value);
    } else {
      lines.add("! " + std::string{code(field.error)}, value);
    }
  }
  lines.print(out);
}

}  // namespace

exit_status parse_headers(const parse_request& request, output& out) {
  request.json ? write_json(request.text, out) : write_text(request.text, out);
  return all_pass;
}

}  // namespace fromproof::cli
