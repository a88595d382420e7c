#ifndef FROMPROOF_CLI_DNS_MASTER_SCANNER_HPP
#define FROMPROOF_CLI_DNS_MASTER_SCANNER_HPP

// The entries and tokens of a master file (RFC 1035 section 5.1), in one pass.

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

namespace fromproof::cli {

/// A word or a quoted string, with its quotes: text[begin, end).
struct master_token {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t line = 0;
  bool quoted = false;
  bool comment_follows = false;  ///< without a blank between them
};

/// An entry: a record or a directive. Inside parentheses it may continue over several lines.
struct master_entry {
  std::vector<master_token> tokens;
  bool names_owner = false;  ///< it does not begin with a blank; otherwise its owner is that of the previous record
};

class master_scanner {
 public:
  explicit master_scanner(std::string_view text) : text_{text} {}

  /// False at the end of the text. An entry may be empty.
  bool next(master_entry& out) {
    out = {};
    if (at_ >= text_.size()) return false;
    out.names_owner = !is_blank(text_[at_]);
    for (std::size_t depth = 0; at_ < text_.size();) {
      const char c = text_[at_];
      if (c == '\n') {
        ++line_;
        ++at_;
        if (depth == 0) break;
      } else if (is_blank(c)) {
        ++at_;
      } else if (c == '(' || c == ')') {
        ++at_;
        if (c == '(')
          ++depth;
        else if (depth > 0)
          --depth;
      } else if (c == ';') {
        at_ = std::min(text_.find('\n', at_), text_.size());
      } else {
        out.tokens.push_back(c == '"' ? quoted_string() : word());
      }
    }
    return true;
  }

 private:
  static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

  /// Moves over an octet, or over a backslash and the octet that it escapes.
  void step() { at_ = std::min(at_ + (text_[at_] == '\\' ? 2 : 1), text_.size()); }

  master_token quoted_string() {
    master_token found{.begin = at_++, .line = line_, .quoted = true};
    while (at_ < text_.size() && text_[at_] != '"' && text_[at_] != '\n') step();
    if (at_ < text_.size() && text_[at_] == '"') ++at_;
    found.end = at_;
    return found;
  }

  master_token word() {
    master_token found{.begin = at_, .line = line_};
    while (at_ < text_.size() && text_[at_] != '\n' && !is_blank(text_[at_]) &&
           std::string_view{"();\""}.find(text_[at_]) == std::string_view::npos) {
      step();
    }
    found.end = at_;
    found.comment_follows = at_ < text_.size() && text_[at_] == ';';
    return found;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
};

}  // namespace fromproof::cli

#endif
