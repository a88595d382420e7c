#include "request.hpp"

#include <algorithm>
#include <cstdio>

#include "../terminal.hpp"

namespace fromproof::cli {

namespace {

constexpr std::size_t context = 60;  // octets shown on either side of a fault

}  // namespace

void write_fault(json_writer<output>& json, errc error, std::size_t offset) {
  json.member("error", code(error));
  json.member("offset", static_cast<std::int64_t>(offset));
  json.member("message", describe(error));
}

void complain_at(const parse_request& request, errc error, std::size_t offset) {
  const std::string_view text = request.text;
  const std::size_t at = std::min(offset, text.size());
  const std::size_t line_feed = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  const std::size_t begin = line_feed == std::string_view::npos ? 0 : line_feed + 1;
  const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
  const auto line = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(begin), '\n') + 1;
  complain(request.kind,
           std::to_string(line) + ":" + std::to_string(at - begin + 1) + ": " + std::string{describe(error)});

  const std::size_t from = at - begin > context ? at - context : begin;
  const std::string before = visible(text.substr(from, at - from));
  const std::string after = visible(text.substr(at, std::min(end - at, context)));
  std::fprintf(stderr, "  %s%s\n  %s^\n", before.c_str(), after.c_str(), std::string(columns(before), ' ').c_str());
}

exit_status fail(const parse_request& request, output& out, errc error, std::size_t offset) {
  if (request.json) {
    json_writer json{out};
    json.begin_object();
    write_fault(json, error, offset);
    json.end_object();
    out("\n");
  } else {
    complain_at(request, error, offset);
  }
  return bad_input;
}

}  // namespace fromproof::cli
