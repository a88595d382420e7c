#include "terminal.hpp"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <fromproof/utf8.hpp>

namespace fromproof::cli {

namespace {

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? std::string_view{value} : std::string_view{};
}

bool is_control(char32_t c) {
  const bool breaks_lines = c == 0x2028 || c == 0x2029;
  const bool turns_text = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || breaks_lines || turns_text;
}

void write_line(const std::string& line) {
  std::fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace

bool is_terminal(stream where) {
  return isatty(static_cast<int>(where)) == 1;
}

bool wants_colour(stream where) {
  return is_terminal(where) && environment("NO_COLOR").empty() && environment("TERM") != "dumb";
}

std::string_view language_of_environment() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const auto value = environment(name);
    if (!value.empty()) return value.starts_with("ja") ? "ja" : "en";
  }
  return "en";
}

std::string visible(std::string_view text) {
  std::string out;
  utf8::for_each(text, [&out](const utf8::character& c) {
    if (!is_control(c.code_point)) return static_cast<void>(out += c.text());
    char escape[8];
    std::snprintf(escape, sizeof escape, c.code_point < 0x80 ? "\\x%02x" : "\\u%04x", unsigned{c.code_point});
    out += escape;
  });
  return out;
}

void complain(std::string_view file, std::string_view what) {
  write_line("fromproof: " + visible(file) + ": " + visible(what) + "\n");
}

void complain(std::string_view what) {
  write_line("fromproof: " + visible(what) + "\n");
}

}  // namespace fromproof::cli
