#include "master_file.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <fromproof/text/ascii.hpp>
#include <memory>
#include <span>
#include <string_view>
#include <system_error>
#include <vector>

#include "../usage_error.hpp"

namespace fromproof::cli {

namespace {

struct token {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t line = 0;
  bool quoted = false;
  bool comment_follows = false;  ///< without a blank between them
};

/// An entry: a record or a directive. Inside parentheses it may continue over several lines.
struct entry {
  std::vector<token> tokens;
  bool names_owner = false;  ///< it does not begin with a blank; otherwise its owner is that of the previous record
};

class scanner {
 public:
  explicit scanner(std::string_view text) : text_{text} {}

  /// False at the end of the text. An entry may be empty.
  bool next(entry& out) {
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

  token quoted_string() {
    token found{.begin = at_++, .line = line_, .quoted = true};
    while (at_ < text_.size() && text_[at_] != '"' && text_[at_] != '\n') step();
    if (at_ < text_.size() && text_[at_] == '"') ++at_;
    found.end = at_;
    return found;
  }

  token word() {
    token found{.begin = at_, .line = line_};
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

class preparer {
 public:
  preparer(std::string& text, const std::string& file) : text_{text}, file_{file} {}

  void run() {
    scanner entries{text_};
    for (entry each; entries.next(each);) {
      if (each.tokens.empty()) continue;
      if (each.names_owner && text_[each.tokens.front().begin] == '$')
        read_directive(each);
      else
        read_record(each);
    }
    // From the end, so that the offsets before stay valid.
    std::reverse(edits_.begin(), edits_.end());
    for (const auto& each : edits_) text_.replace(each.at, each.size, each.text);
  }

 private:
  std::string_view text_of(const token& of) const {
    return std::string_view{text_}.substr(of.begin, of.end - of.begin);
  }
  bool is(const token& of, std::string_view word) const { return !of.quoted && ascii::iequals(text_of(of), word); }

  [[noreturn]] void refuse(const token& at, const std::string& what) const {
    refuse_zone(file_ + ":" + std::to_string(at.line), what);
  }

  void read_directive(const entry& from) {
    if (!is(from.tokens.front(), "$ORIGIN") || from.tokens.size() < 2) return;
    const token& name = from.tokens[1];
    check_name(name);
    // By RFC 1035 section 5.1 it is relative like any name; ldns would take it as absolute.
    const std::string before = origin_.starts_with('.') ? origin_ : '.' + origin_;
    if (is(name, "@")) {
      edits_.push_back({name.begin, 1, origin_});
    } else if (is_absolute(text_of(name))) {
      origin_ = text_of(name);
    } else {
      edits_.push_back({name.end, 0, before});
      origin_ = std::string{text_of(name)} + before;
    }
  }

  void read_record(const entry& from) {
    const auto& tokens = from.tokens;
    std::size_t at = 0;
    if (from.names_owner) check_name(tokens[at++]);
    // RFC 1035 section 5.1: [TTL] [class] type, or [class] [TTL] type; ldns reads only the first.
    if (at + 1 < tokens.size() && is_class(tokens[at]) && is_ttl(tokens[at + 1])) swap(tokens[at], tokens[at + 1]);
    while (at < tokens.size() && (is_class(tokens[at]) || is_ttl(tokens[at]))) ++at;
    if (at >= tokens.size()) return;
    check_data(tokens[at], std::span{tokens}.subspan(at + 1));
  }

  void check_data(const token& type, std::span<const token> data) const {
    if (is(type, "TXT") || is(type, "SPF")) return check_strings(data);
    struct {
      std::string_view type;
      std::size_t name;
    } constexpr names[] = {{"CNAME", 0}, {"PTR", 0}, {"NS", 0}, {"DNAME", 0}, {"MX", 1}, {"SRV", 3}, {"SOA", 0}};
    for (const auto& each : names) {
      if (is(type, each.type) && data.size() > each.name) check_name(data[each.name]);
    }
  }

  /// Several strings are joined without a blank, which is never intended if the quotes are missing.
  void check_strings(std::span<const token> strings) const {
    if (!strings.empty() && is(strings.front(), "\\#")) return;  // RFC 3597 section 5: octets in hexadecimal
    for (const auto& each : strings) {
      if (each.quoted) continue;
      if (strings.size() > 1) refuse(each, "text of several words must be in quotes");
      if (each.comment_follows) refuse(each, "text with a semicolon must be in quotes: a comment begins there");
    }
  }

  void check_name(const token& name) const {
    if (!origin_.empty()) return;
    const std::string_view text = text_of(name);
    if (text == "@") refuse(name, "@ stands for $ORIGIN, which is not set");
    if (!is_absolute(text)) {
      refuse(name, std::string{text} + " has no final dot, and no $ORIGIN says what it is relative to");
    }
  }

  static bool is_absolute(std::string_view name) {
    bool absolute = false;
    for (std::size_t i = 0; i < name.size(); ++i) {
      absolute = name[i] == '.';
      if (name[i] == '\\') ++i;
    }
    return absolute;
  }

  bool is_class(const token& of) const { return is(of, "IN") || is(of, "CH") || is(of, "HS") || is(of, "CS"); }

  /// Includes BIND's units, as in 1h30m.
  bool is_ttl(const token& of) const {
    const std::string_view text = text_of(of);
    return !of.quoted && ascii::is_digit(text.front()) && std::all_of(text.begin(), text.end(), [](char c) {
      return ascii::is_digit(c) || std::string_view{"smhdw"}.find(ascii::to_lower(c)) != std::string_view::npos;
    });
  }

  /// Swaps two consecutive words and keeps the text between them.
  void swap(const token& one, const token& other) {
    edits_.push_back({one.begin, one.end - one.begin, std::string{text_of(other)}});
    edits_.push_back({other.begin, other.end - other.begin, std::string{text_of(one)}});
  }

  struct edit {
    std::size_t at, size;
    std::string text;
  };

  std::string& text_;
  const std::string& file_;
  std::string origin_;       ///< with its final dot; empty until it is set
  std::vector<edit> edits_;  ///< in the order of the text
};

/// Reads a whole file. ldns itself would loop for ever on a read error, for example on a directory.
std::string read_whole(const std::string& file) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> in{std::fopen(file.c_str(), "r"), std::fclose};
  if (!in) refuse_zone(file, std::generic_category().message(errno));
  std::string text;
  std::array<char, 65536> piece;
  while (const std::size_t size = std::fread(piece.data(), 1, piece.size(), in.get())) text.append(piece.data(), size);
  if (std::ferror(in.get()) != 0) refuse_zone(file, std::generic_category().message(errno));
  return text;
}

}  // namespace

void refuse_zone(const std::string& where, const std::string& what) {
  throw usage_error{"--zone: " + where + ": " + what};
}

std::string read_master_file(const std::string& file) {
  std::string text = read_whole(file);
  constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
  if (text.starts_with(byte_order_mark)) text.erase(0, byte_order_mark.size());
  preparer{text, file}.run();
  return text;
}

}  // namespace fromproof::cli
