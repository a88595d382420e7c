#ifndef FROMPROOF_MESSAGE_SCAN_HPP
#define FROMPROOF_MESSAGE_SCAN_HPP

// The words of Authentication-Results and of the trace fields: white space, comments, quoted strings, keywords.

#include <array>
#include <cstddef>
#include <string_view>

#include "../ascii.hpp"
#include "../error.hpp"
#include "../sink.hpp"

namespace fromproof::inline v0::message::detail {

/// A value = token / quoted-string (RFC 8601 section 2.2), or an address.
struct value {
  std::string_view raw;    ///< as it stands, quotes included
  std::string_view text;   ///< without the quotes, if it is one quoted string
  bool quoted = false;     ///< it is one quoted string
  bool irregular = false;  ///< it is neither that nor a token nor an address
  bool has_at = false;     ///< "@" outside quotes
};

/// What an octet is to a value.
enum class value_octet : unsigned char { token, at, special, quote, end, refused };

constexpr value_octet classify(char c) noexcept {
  if (ascii::is_fws(c) || c == ';' || c == '(') return value_octet::end;
  if (ascii::is_control(c) || c == ')') return value_octet::refused;
  if (c == '"') return value_octet::quote;
  if (c == '@') return value_octet::at;
  // The tspecials of RFC 2045 section 5.1 that are left.
  if (std::string_view{",<>:\\/[]?="}.find(c) != std::string_view::npos) return value_octet::special;
  return value_octet::token;
}

inline constexpr auto value_octets = [] {
  std::array<value_octet, 256> table{};
  for (std::size_t i = 0; i < table.size(); ++i) table[i] = classify(static_cast<char>(static_cast<unsigned char>(i)));
  return table;
}();

/// Walks through a text. After a fault, `error()` and `error_offset()` say what and where.
class scanner {
 public:
  constexpr scanner() noexcept = default;
  constexpr explicit scanner(std::string_view text) noexcept : text_{text} {}

  constexpr std::string_view text() const noexcept { return text_; }
  constexpr std::size_t at() const noexcept { return at_; }
  constexpr bool at_end() const noexcept { return at_ == text_.size(); }
  /// The next octet, NUL at the end.
  constexpr char peek() const noexcept { return at_end() ? '\0' : text_[at_]; }
  constexpr std::string_view here() const noexcept { return {text_.data() + at_, 0}; }
  constexpr errc error() const noexcept { return error_; }
  constexpr std::size_t error_offset() const noexcept { return error_offset_; }

  constexpr bool take(char c) noexcept {
    if (at_end() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  /// [CFWS]; false if a comment does not end.
  constexpr bool skip_cfws() noexcept {
    while (!at_end()) {
      if (ascii::is_fws(text_[at_])) {
        ++at_;
      } else if (text_[at_] == '(') {
        if (!skip_comment()) return false;
      } else {
        break;
      }
    }
    return true;
  }

  /// A comment with the comments inside it. Counting replaces recursion: depth costs nothing.
  constexpr bool skip_comment() noexcept {
    const std::size_t begin = at_;
    std::size_t depth = 0, quote = 0;
    bool quoted = false;
    for (; !at_end(); ++at_) {
      const char c = text_[at_];
      if (c == '\\' && at_ + 1 < text_.size()) ++at_;
      if (c == '"') {
        quoted = !quoted;
        quote = at_;
      }
      if (c == '(') ++depth;
      if (c != ')' || --depth > 0) continue;
      has_comment_ = true;
      if (quoted && open_quote_ == none) open_quote_ = quote;
      return ++at_, true;
    }
    return fail(errc::unterminated_comment, begin);
  }

  /// Whether a comment was passed over.
  constexpr bool has_comment() const noexcept { return has_comment_; }

  /// Whether a comment so far held a quote without its partner. A server that writes an address into a comment lets a
  /// sender end it early: the local part "a) x" is a quoted string to the server, and quotes mean nothing in a comment.
  constexpr bool has_open_quote() const noexcept { return open_quote_ != none; }
  constexpr std::size_t open_quote() const noexcept { return open_quote_; }

  /// Goes back, or on, to an offset; an error is forgotten.
  constexpr void move_to(std::size_t at) noexcept {
    at_ = at;
    error_ = errc::none;
  }

  /// An encoded word (RFC 2047 section 2) in outline: "=?", charset, "?", encoding, "?", text, "?=".
  constexpr bool skip_encoded_word() noexcept {
    if (!begins_encoded_word()) return false;
    std::size_t at = at_ + 2;
    for (int part = 0; part < 3; ++part) {
      const std::size_t begin = at;
      while (at < text_.size() && text_[at] != '?' && !ascii::is_fws(text_[at])) ++at;
      if (at == text_.size() || text_[at] != '?' || (part < 2 && at == begin)) return false;
      ++at;
    }
    if (at == text_.size() || text_[at] != '=') return false;
    at_ = at + 1;
    return true;
  }
  constexpr bool begins_encoded_word() const noexcept {
    return at_ + 1 < text_.size() && text_[at_] == '=' && text_[at_ + 1] == '?';
  }

  constexpr bool skip_quoted_string() noexcept {
    const std::size_t begin = at_++;
    for (; !at_end(); ++at_) {
      const char c = text_[at_];
      if (c == '\\' && at_ + 1 < text_.size()) {
        ++at_;
      } else if (c == '"') {
        return ++at_, true;
      }
    }
    return fail(errc::unterminated_quoted_string, begin);
  }

  /// An octet, or a quoted string as a whole.
  constexpr void skip_one() noexcept {
    if (peek() != '"') return static_cast<void>(++at_);
    skip_quoted_string();
  }

  /// Keyword = Ldh-str (RFC 5321 section 4.1.2), and "_", which properties in use have.
  constexpr std::string_view keyword() noexcept { return span(false); }
  constexpr std::string_view dotted_keyword() noexcept { return span(true); }

  constexpr std::string_view digits() noexcept {
    const std::size_t begin = at_;
    while (!at_end() && ascii::is_digit(text_[at_])) ++at_;
    return {text_.data() + begin, at_ - begin};
  }

  /// A run of token octets and quoted strings, up to white space, a comment, ";" or the end. May be empty.
  constexpr bool read_value(value& out) noexcept {
    const std::size_t begin = at_;
    std::size_t strings = 0, octets = 0;
    bool other = false;
    out = {};
    for (; !at_end(); ++octets) {
      const auto kind = value_octets[static_cast<unsigned char>(text_[at_])];
      if (kind == value_octet::end) break;
      if (kind == value_octet::refused) return fail(errc::unexpected_character, at_);
      if (kind == value_octet::quote) {
        if (!skip_quoted_string()) return false;
        ++strings;
        continue;
      }
      out.has_at = out.has_at || kind == value_octet::at;
      other = other || kind == value_octet::special;
      ++at_;
    }
    out.raw = out.text = {text_.data() + begin, at_ - begin};
    out.quoted = strings == 1 && octets == 1;
    if (out.quoted) out.text = {out.raw.data() + 1, out.raw.size() - 2};
    out.irregular = other && !out.has_at;
    return true;
  }

 private:
  constexpr std::string_view span(bool dots) noexcept {
    const std::size_t begin = at_;
    while (!at_end() &&
           (ascii::is_alnum(text_[at_]) || text_[at_] == '-' || text_[at_] == '_' || (dots && text_[at_] == '.'))) {
      ++at_;
    }
    return {text_.data() + begin, at_ - begin};
  }

  constexpr bool fail(errc why, std::size_t where) noexcept {
    error_ = why;
    error_offset_ = where;
    return false;
  }

  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t error_offset_ = 0;
  std::size_t open_quote_ = none;
  bool has_comment_ = false;
  errc error_{};
};

/// Writes a value without folds. Inside a quoted string (`quoted`) escapes are resolved; outside, strings keep their
/// quotes and escapes, since they are part of an address, and comments and white space go.
template <text_sink S>
constexpr void write_text(std::string_view text, bool quoted, S& out) {
  std::size_t begin = 0;
  const auto flush = [&](std::size_t end) {
    if (end > begin) out(std::string_view{text.data() + begin, end - begin});
  };
  bool inside = quoted;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\r' || c == '\n') {
      flush(i);
      begin = i + 1;
    } else if (c == '\\' && inside && i + 1 < text.size()) {
      if (quoted) {
        flush(i);
        begin = i + 1;
      }
      // What is escaped stays as it is, but no line end gets out.
      if (text[i + 1] != '\r' && text[i + 1] != '\n') ++i;
    } else if (c == '"' && !quoted) {
      inside = !inside;
    } else if (!inside && ascii::is_wsp(c)) {
      flush(i);
      begin = i + 1;
    } else if (!inside && c == '(') {
      flush(i);
      scanner comment{{text.data() + i, text.size() - i}};
      i = comment.skip_comment() ? i + comment.at() - 1 : text.size() - 1;
      begin = i + 1;
    }
  }
  flush(text.size());
}

}  // namespace fromproof::inline v0::message::detail

#endif
