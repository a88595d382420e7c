#ifndef FROMPROOF_MESSAGE_TOKEN_HPP
#define FROMPROOF_MESSAGE_TOKEN_HPP

// The tokens of structured fields (RFC 5322 section 3.2, with the UTF-8 of RFC 6532): white space and folds, comments,
// atoms, quoted strings. A scanner takes the whole text and an offset, and returns where its token ends.
//
//   auto end = fromproof::message::token::end_of_cfws(body, 0);
//   if (!end) underline(end.offset, fromproof::describe(end.error));
//
// Nesting is counted, without recursion, and each octet is read once.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../text/ascii.hpp"
#include "../text/error.hpp"
#include "../text/sink.hpp"

namespace fromproof::inline v0::message::token {

namespace detail {

constexpr bool is_line_end(char c) noexcept {
  return c == '\r' || c == '\n';
}

}  // namespace detail

/// The end of the run of atext that begins at `at`; `at` itself if there is none.
constexpr std::size_t end_of_atom(std::string_view text, std::size_t at) noexcept {
  while (at < text.size() && ascii::is_atext(text[at])) ++at;
  return at;
}

/// The size of the line end at `at`, where text[at] is CR or LF: CRLF or LF before white space or at the end of the
/// text. 0 for a CR or LF that does not fold (RFC 5322 section 2.2.3).
constexpr std::size_t fold_size(std::string_view text, std::size_t at) noexcept {
  const std::size_t lf = text[at] == '\r' ? at + 1 : at;
  if (lf >= text.size() || text[lf] != '\n') return 0;
  const std::size_t next = lf + 1;
  return next == text.size() || ascii::is_wsp(text[next]) ? next - at : 0;
}

/// The end of the white space that begins at `at`, including folds.
constexpr std::size_t end_of_fws(std::string_view text, std::size_t at) noexcept {
  while (at < text.size()) {
    if (ascii::is_wsp(text[at])) {
      ++at;
    } else if (detail::is_line_end(text[at])) {
      const std::size_t fold = fold_size(text, at);
      if (fold == 0) break;
      at += fold;
    } else {
      break;
    }
  }
  return at;
}

namespace detail {

/// Reads comments and quoted strings: quoted pairs, folds, and nesting if allowed, up to the closing octet. Reports an
/// error inside (NUL, a bare CR or LF), and finds the end even then.
constexpr parsed<std::size_t> end_of_enclosed(std::string_view text, std::size_t at, char open, char close,
                                              errc unterminated) noexcept {
  parsed<std::size_t> end;
  const auto note = [&end](errc error, std::size_t offset) {
    if (end.error != errc::none) return;
    end.error = error;
    end.offset = offset;
  };
  std::size_t depth = 1;
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    // A quoted pair that is split by a fold continues on the next line.
    if (text[i] == '\\' && i + 1 < text.size() && !is_line_end(text[i + 1])) {
      if (text[++i] == '\0') note(errc::nul, i);
    } else if (text[i] == close) {
      if (--depth == 0) return end.value = i + 1, end;
    } else if (text[i] == open) {
      ++depth;
    } else if (is_line_end(text[i])) {
      const std::size_t fold = fold_size(text, i);
      if (fold == 0)
        note(errc::unexpected_character, i);
      else
        i += fold - 1;
    } else if (text[i] == '\0') {
      note(errc::nul, i);
    }
  }
  return {text.size(), unterminated, at};
}

}  // namespace detail

/// The end of the comment that opens at `at` (RFC 5322 section 3.2.2). `value` is always set: without a closing
/// parenthesis the comment extends to the end of the text.
constexpr parsed<std::size_t> end_of_comment(std::string_view text, std::size_t at) noexcept {
  return detail::end_of_enclosed(text, at, '(', ')', errc::unterminated_comment);
}

/// The end of the quoted string that opens at `at` (RFC 5322 section 3.2.4); `value` as for a comment.
constexpr parsed<std::size_t> end_of_quoted_string(std::string_view text, std::size_t at) noexcept {
  return detail::end_of_enclosed(text, at, '"', '"', errc::unterminated_quoted_string);
}

/// The end of white space and comments, with the first error in a comment.
constexpr parsed<std::size_t> end_of_cfws(std::string_view text, std::size_t at) noexcept {
  parsed<std::size_t> end{end_of_fws(text, at)};
  while (end.value < text.size() && text[end.value] == '(') {
    const auto comment = end_of_comment(text, end.value);
    if (end.error == errc::none) end = {comment.value, comment.error, comment.offset};
    end.value = end_of_fws(text, comment.value);
  }
  return end;
}

/// Writes the content of a quoted string, without its quotes, backslashes and folds.
template <text_sink S>
constexpr void write_unquoted(std::string_view quoted, S&& out) {
  if (quoted.starts_with('"')) quoted.remove_prefix(1);
  if (quoted.ends_with('"')) quoted.remove_suffix(1);
  std::size_t run = 0;
  for (std::size_t i = 0; i < quoted.size(); ++i) {
    if (quoted[i] == '\\') {
      out(ascii::slice(quoted, run, i));
      run = i + 1;
      if (run < quoted.size() && !detail::is_line_end(quoted[run])) ++i;
    } else if (detail::is_line_end(quoted[i])) {
      out(ascii::slice(quoted, run, i));
      const std::size_t fold = fold_size(quoted, i);
      run = i + fold;
      if (fold > 0) i = run - 1;
    }
  }
  out(ascii::slice(quoted, run, quoted.size()));
}

// Walks through the words of Authentication-Results and of the trace fields.

/// A value = token / quoted-string (RFC 8601 section 2.2), or an address.
struct value {
  std::string_view raw;    ///< as written, with quotes
  std::string_view text;   ///< without the quotes, if it is one quoted string
  bool quoted = false;     ///< the value is one quoted string
  bool irregular = false;  ///< the value is neither that nor a token nor an address
  bool has_at = false;     ///< there is an "@" outside quotes
};

/// The role of an octet in a value.
enum class value_octet : unsigned char { token, at, special, quote, end, refused };

namespace detail {

inline constexpr ascii::octet_table<value_octet> value_octets = [] {
  ascii::octet_table<value_octet> table{};
  const auto set = [&table](const char* octets, value_octet role) {
    for (; *octets != '\0'; ++octets) table.of[static_cast<unsigned char>(*octets)] = role;
  };
  for (int control = 0; control < ' '; ++control) table.of[control] = value_octet::refused;
  set("\x7f)", value_octet::refused);
  set(" \t\r\n;(", value_octet::end);
  set("\"", value_octet::quote);
  set("@", value_octet::at);
  set(",<>:\\/[]?=", value_octet::special);  // the other tspecials of RFC 2045 section 5.1
  return table;
}();

}  // namespace detail

constexpr value_octet classify(char c) noexcept {
  return detail::value_octets[c];
}

/// Walks through a text. After an error, `error()` and `error_offset()` tell which and where.
class scanner {
 public:
  constexpr scanner() noexcept = default;
  constexpr explicit scanner(std::string_view text) noexcept : text_{text} {}

  constexpr std::string_view text() const noexcept { return text_; }
  constexpr std::size_t at() const noexcept { return at_; }
  constexpr bool at_end() const noexcept { return at_ == text_.size(); }
  /// The next octet; NUL at the end.
  constexpr char peek() const noexcept { return at_end() ? '\0' : text_[at_]; }
  constexpr std::string_view here() const noexcept { return ascii::slice(text_, at_, at_); }
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

  /// Skips a comment and the comments inside it. Counts the nesting instead of using recursion.
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

  /// Whether a comment was skipped.
  constexpr bool has_comment() const noexcept { return has_comment_; }

  /// Whether a comment so far held a quote without its partner. If a server writes an address into a comment, the
  /// sender can end the comment early: the local part "a) x" is a quoted string to the server, but quotes mean nothing
  /// in a comment.
  constexpr bool has_open_quote() const noexcept { return open_quote_ != none; }
  constexpr std::size_t open_quote() const noexcept { return open_quote_; }

  /// Moves to an offset and clears the error.
  constexpr void move_to(std::size_t at) noexcept {
    at_ = at;
    error_ = errc::none;
  }

  /// Skips the outline of an encoded word (RFC 2047 section 2): "=?", charset, "?", encoding, "?", text, "?=".
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

  /// Skips an octet or a whole quoted string.
  constexpr void skip_one() noexcept {
    if (peek() != '"') return static_cast<void>(++at_);
    skip_quoted_string();
  }

  /// Keyword = Ldh-str (RFC 5321 section 4.1.2), and "_", which real property names contain.
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
      const auto kind = classify(text_[at_]);
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

/// Writes a value without folds. Inside a quoted string (`quoted`) it resolves escapes. Outside, it keeps the quotes
/// and escapes of strings, which are part of an address, and drops comments and white space.
template <text_sink S>
constexpr void write_text(std::string_view text, bool quoted, S& out) {
  std::size_t begin = 0;
  const auto flush = [&](std::size_t until) {
    if (until > begin) out(std::string_view{text.data() + begin, until - begin});
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
      // Keeps escapes as they are but never writes a line end.
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

}  // namespace fromproof::inline v0::message::token

#endif
