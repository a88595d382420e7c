#ifndef FROMPROOF_CLI_ROWS_HPP
#define FROMPROOF_CLI_ROWS_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "output.hpp"

namespace fromproof::cli {

/// Lines of two columns for people: a label, and its value with control characters made visible.
class rows {
 public:
  void add(std::string_view label, std::string_view value) { rows_.emplace_back(label, value); }
  void add(std::string_view label, std::size_t value) { add(label, std::to_string(value)); }
  /// Each line begins with `indent`.
  void print(output& out, std::string_view indent = {}) const;

 private:
  std::vector<std::pair<std::string, std::string>> rows_;
};

/// The output of `write` to a sink, as a string.
template <class Writer>
std::string text_from(Writer&& write) {
  std::string text;
  const auto append = [&text](std::string_view piece) { text += piece; };
  write(append);
  return text;
}

/// The columns that the text takes on a terminal.
std::size_t columns(std::string_view text);

}  // namespace fromproof::cli

#endif
