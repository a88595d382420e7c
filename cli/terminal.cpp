#include "terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <fromproof/report/plain_text.hpp>

namespace fromproof::cli {

namespace {

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? std::string_view{value} : std::string_view{};
}

void write_line(const std::string& line) {
  std::fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace

bool is_terminal(stream where) {
  return isatty(static_cast<int>(where)) == 1;
}

std::size_t terminal_columns() {
  winsize size{};
  const bool known = is_terminal(stream::output) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return known ? size.ws_col : 80;
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

std::string coloured(result_code code, bool colour) {
  std::string text{word(code)};
  if (!colour) return text;
  const bool bad = code == result_code::fail || code == result_code::permerror;
  return (code == result_code::pass ? "\x1b[32m" : bad ? "\x1b[31m" : "\x1b[33m") + text + "\x1b[0m";
}

std::string visible(std::string_view text) {
  std::string out;
  const auto append = [&out](std::string_view piece) { out += piece; };
  plain_text plain{append};
  plain(text);
  plain.finish();
  return out;
}

void complain(std::string_view file, std::string_view what) {
  write_line("fromproof: " + visible(file) + ": " + visible(what) + "\n");
}

void complain(std::string_view what) {
  write_line("fromproof: " + visible(what) + "\n");
}

}  // namespace fromproof::cli
