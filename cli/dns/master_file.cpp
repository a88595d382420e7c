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
#include <utility>
#include <vector>

#include "../usage_error.hpp"
#include "master_scanner.hpp"

namespace fromproof::cli {

namespace {

class preparer {
 public:
  explicit preparer(std::string& text) : text_{text} {}

  void run() {
    master_scanner entries{text_};
    for (master_entry each; entries.next(each);) {
      if (each.tokens.empty()) continue;
      if (each.names_owner && text_[each.tokens.front().begin] == '$')
        read_directive(each);
      else
        read_record(each);
    }
    apply_edits();
  }

 private:
  std::string_view text_of(const master_token& of) const {
    return std::string_view{text_}.substr(of.begin, of.end - of.begin);
  }
  bool is(const master_token& of, std::string_view word) const {
    return !of.quoted && ascii::iequals(text_of(of), word);
  }

  [[noreturn]] void refuse(const master_token& at, const std::string& what) const {
    throw master_file_fault{at.line, what};
  }

  void read_directive(const master_entry& from) {
    if (!is(from.tokens.front(), "$ORIGIN") || from.tokens.size() < 2) return;
    const master_token& name = from.tokens[1];
    check_name(name);
    // By RFC 1035 section 5.1 it is relative like any name; ldns would take it as absolute.
    const std::string before = origin_.starts_with('.') ? origin_ : '.' + origin_;
    if (is(name, "@")) {
      const std::size_t begin = from.tokens.front().begin;
      edits_.push_back({begin, name.end - begin, {}});  // it changes nothing
    } else if (is_absolute(text_of(name))) {
      origin_ = text_of(name);
    } else {
      edits_.push_back({name.end, 0, before});
      origin_ = std::string{text_of(name)} + before;
    }
    // A thousand relative ones, each below the last, would make names of a million octets.
    constexpr std::size_t longest_name = 4 * 255;  // each octet as a backslash and three digits
    if (origin_.size() > longest_name) refuse(name, "$ORIGIN is longer than a domain name can be");
  }

  void read_record(const master_entry& from) {
    const auto& tokens = from.tokens;
    std::size_t at = 0;
    if (from.names_owner) check_name(tokens[at++]);
    // RFC 1035 section 5.1: [TTL] [class] type, or [class] [TTL] type; ldns reads only the first.
    if (at + 1 < tokens.size() && is_class(tokens[at]) && is_ttl(tokens[at + 1])) swap(tokens[at], tokens[at + 1]);
    while (at < tokens.size() && (is_class(tokens[at]) || is_ttl(tokens[at]))) ++at;
    if (at >= tokens.size()) return;
    check_data(tokens[at], std::span{tokens}.subspan(at + 1));
  }

  void check_data(const master_token& type, std::span<const master_token> data) const {
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
  void check_strings(std::span<const master_token> strings) const {
    if (!strings.empty() && is(strings.front(), "\\#")) return;  // RFC 3597 section 5: octets in hexadecimal
    for (const auto& each : strings) {
      if (each.quoted) continue;
      if (strings.size() > 1) refuse(each, "text of several words must be in quotes");
      if (each.comment_follows) refuse(each, "text with a semicolon must be in quotes: a comment begins there");
    }
  }

  void check_name(const master_token& name) const {
    if (!origin_.empty()) return;
    const std::string_view text = text_of(name);
    if (text == "@") refuse(name, "@ stands for $ORIGIN, which is not set");
    if (!is_absolute(text)) {
      constexpr std::size_t most = 255;
      refuse(name, std::string{text.substr(0, most)} + " has no final dot, and no $ORIGIN says what it is relative to");
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

  bool is_class(const master_token& of) const { return is(of, "IN") || is(of, "CH") || is(of, "HS") || is(of, "CS"); }

  /// Includes BIND's units, as in 1h30m.
  bool is_ttl(const master_token& of) const {
    const std::string_view text = text_of(of);
    return !of.quoted && ascii::is_digit(text.front()) && std::all_of(text.begin(), text.end(), [](char c) {
      return ascii::is_digit(c) || std::string_view{"smhdw"}.find(ascii::to_lower(c)) != std::string_view::npos;
    });
  }

  /// Swaps two consecutive words and keeps the text between them.
  void swap(const master_token& one, const master_token& other) {
    edits_.push_back({one.begin, one.end - one.begin, std::string{text_of(other)}});
    edits_.push_back({other.begin, other.end - other.begin, std::string{text_of(one)}});
  }

  /// In one pass: a file may need an edit in each of its lines.
  void apply_edits() {
    if (edits_.empty()) return;
    std::string edited;
    edited.reserve(text_.size());
    std::size_t done = 0;
    for (const auto& each : edits_) {
      edited.append(text_, done, each.at - done);
      edited += each.text;
      done = each.at + each.size;
    }
    edited.append(text_, done);
    text_ = std::move(edited);
  }

  struct edit {
    std::size_t at, size;
    std::string text;
  };

  std::string& text_;
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
  try {
    prepare_master_file(text);
  } catch (const master_file_fault& fault) {
    refuse_zone(file + ":" + std::to_string(fault.line), fault.what);
  }
  return text;
}

void prepare_master_file(std::string& text) {
  preparer{text}.run();
}

}  // namespace fromproof::cli
