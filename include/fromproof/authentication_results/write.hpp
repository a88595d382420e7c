#ifndef FROMPROOF_AUTHENTICATION_RESULTS_WRITE_HPP
#define FROMPROOF_AUTHENTICATION_RESULTS_WRITE_HPP

// Writes an Authentication-Results field (RFC 8601 section 2.2), safe for values chosen by strangers.
//
//   fromproof::authentication_results::writer field{out};
//   field.begin("mx.example");
//   field.result("spf", "pass");
//   field.property("smtp", "mailfrom", reverse_path);
//   field.end();  // out == "Authentication-Results: mx.example;\r\n spf=pass smtp.mailfrom=a@b.example\r\n"
//
// The field is US-ASCII, so it is valid in any message. It is folded only between words. Before you add it, remove the
// forged fields with your own authserv-id: remove.hpp finds them.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../message/token.hpp"
#include "../text/ascii.hpp"
#include "../text/sink.hpp"

namespace fromproof::inline v0::authentication_results {

namespace detail {

// RFC 5322 section 2.1.1: lines should have at most 78 octets. They must have at most 998, and a value cannot be
// folded.
inline constexpr std::size_t line_size = 78;
inline constexpr std::size_t longest_value = 900;

constexpr bool is_printable(char c) noexcept {
  return c >= ' ' && c <= '~';
}

constexpr bool is_token_octet(char c) noexcept {
  return is_printable(c) && message::token::classify(c) == message::token::value_octet::token;
}

/// token (RFC 2045 section 5.1)
constexpr bool is_token(std::string_view text) noexcept {
  for (const char c : text) {
    if (!is_token_octet(c)) return false;
  }
  return !text.empty();
}

/// domain-name = sub-domain 1*("." sub-domain) (RFC 6376 section 3.5), each of letters, digits and inner hyphens
constexpr bool is_domain_name(std::string_view text) noexcept {
  bool dot = false;
  char before = '.';
  for (const char c : text) {
    if (c == '.') {
      if (!ascii::is_alnum(before)) return false;
      dot = true;
    } else if (!ascii::is_alnum(c) && (c != '-' || before == '.')) {
      return false;
    }
    before = c;
  }
  return dot && ascii::is_alnum(before);
}

/// local-part = dot-atom / quoted-string (RFC 5322 section 3.4.1), without white space around it
constexpr bool is_local_part(std::string_view text) noexcept {
  if (text.size() >= 2 && text.front() == '"' && text.back() == '"') {
    const std::string_view inside = ascii::slice(text, 1, text.size() - 1);
    for (std::size_t i = 0; i < inside.size(); ++i) {
      if (inside[i] == '"' || (inside[i] == '\\' && ++i == inside.size())) return false;
    }
    return true;
  }
  if (text.starts_with("=?")) return false;  // readers take it for an encoded word
  char before = '.';
  for (const char c : text) {
    if (c == '.' ? before == '.' : !ascii::is_atext(c)) return false;
    before = c;
  }
  return before != '.';
}

/// [local-part] "@" domain-name, in the form that a pvalue allows without quotes around the whole
constexpr bool is_address(std::string_view text) noexcept {
  const std::size_t at = text.rfind('@');
  if (at == std::string_view::npos || !is_domain_name(ascii::slice(text, at + 1, text.size()))) return false;
  return at == 0 || is_local_part(ascii::slice(text, 0, at));
}

/// Writes a text with a backslash before each octet of `escaped`; octets outside printable US-ASCII become "?".
template <text_sink S>
constexpr void write_escaped(std::string_view text, std::string_view escaped, S&& out) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool printable = is_printable(text[i]);
    if (printable && escaped.find(text[i]) == std::string_view::npos) continue;
    out(ascii::slice(text, begin, i));
    out(printable ? std::string_view{"\\"} : std::string_view{"?"});
    begin = printable ? i : i + 1;
  }
  out(ascii::slice(text, begin, text.size()));
}

}  // namespace detail

/// Whether a value can be written unchanged: printable US-ASCII, and short enough for a line.
constexpr bool is_writable(std::string_view text) noexcept {
  for (const char c : text) {
    if (!detail::is_printable(c)) return false;
  }
  return text.size() <= detail::longest_value;
}

/// A quoted-string (RFC 5322 section 3.2.4).
template <text_sink S>
constexpr void write_quoted(std::string_view text, S&& out) {
  out("\"");
  detail::write_escaped(text, "\"\\", out);
  out("\"");
}

/// Whether a text is valid as an authserv-id: printable US-ASCII, not empty. Servers use their own domain name.
constexpr bool is_authserv_id(std::string_view text) noexcept {
  return !text.empty() && is_writable(text);
}

/// Writes one field piece by piece. Values may hold any octets. Methods, result words, property types and names must be
/// keywords of the program; they are written unchanged.
template <text_sink S>
class writer {
 public:
  constexpr explicit writer(S& out) noexcept : out_{out} {}

  /// Begins the field. False if the authserv-id is invalid: then nothing is written, now or later.
  constexpr bool begin(std::string_view authserv_id) {
    begun_ = is_authserv_id(authserv_id);
    if (!begun_) return false;
    put("Authentication-Results:");
    put_value(authserv_id, detail::is_token(authserv_id));
    return true;
  }

  /// Begins a result on a line of its own: result("dkim", "pass"). One comment, one reason and properties may follow,
  /// in this order.
  constexpr void result(std::string_view method, std::string_view word) {
    if (!begun_) return;
    any_ = true;
    put(";\r\n ");
    column_ = 1;
    put(method), put("="), put(word);
  }

  /// A comment for people and for programs that read it: "(p=reject dis=none)".
  constexpr void comment(std::string_view text) {
    if (!begun_) return;
    const auto write = [text](auto&& out) {
      out("(");
      detail::write_escaped(cut(text), "()\\\"", out);
      out(")");
    };
    put_word(write);
  }

  /// The reason, in words or as a code. Octets outside printable US-ASCII become "?", and a very long text is cut.
  constexpr void reason(std::string_view text) {
    if (begun_ && !text.empty()) put_named_value("", "", "reason", cut(text), detail::is_token(cut(text)));
  }

  /// What the result is about: property("header", "d", "example.com"). An identifier is written unchanged or not at
  /// all: false if it holds anything but printable US-ASCII or is too long for a line.
  constexpr bool property(std::string_view type, std::string_view name, std::string_view value) {
    if (!begun_ || !is_writable(value)) return false;
    put_named_value(type, ".", name, value, detail::is_token(value) || detail::is_address(value));
    return true;
  }

  /// Ends the field, with "none" if there was no result.
  constexpr void end() {
    if (!begun_) return;
    if (!any_) put("; none");
    put("\r\n");
    begun_ = false;
  }

 private:
  static constexpr std::string_view cut(std::string_view text) noexcept {
    return text.size() <= detail::longest_value ? text : ascii::slice(text, 0, detail::longest_value);
  }

  constexpr void put(std::string_view piece) {
    column_ += piece.size();
    out_(piece);
  }

  /// Writes the output of `write` after a space, or on a new line if the line has no room for it and a semicolon.
  template <class F>
  constexpr void put_word(const F& write) {
    std::size_t size = 0;
    auto count = [&size](std::string_view piece) { size += piece.size(); };
    write(sink_reference{count});
    if (column_ + 1 + size + 1 > detail::line_size) {
      put("\r\n");
      column_ = 0;
    }
    put(" ");
    auto print = [this](std::string_view piece) { put(piece); };
    write(sink_reference{print});
  }

  constexpr void put_named_value(std::string_view type, std::string_view dot, std::string_view name,
                                 std::string_view value, bool plain) {
    put_word([=](auto&& out) {
      out(type), out(dot), out(name), out("=");
      plain ? out(value) : write_quoted(value, out);
    });
  }

  constexpr void put_value(std::string_view value, bool plain) {
    put_word([=](auto&& out) { plain ? out(value) : write_quoted(value, out); });
  }

  S& out_;
  std::size_t column_ = 0;
  bool begun_ = false;
  bool any_ = false;
};

}  // namespace fromproof::inline v0::authentication_results

#endif
