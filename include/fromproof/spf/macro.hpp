#ifndef FROMPROOF_SPF_MACRO_HPP
#define FROMPROOF_SPF_MACRO_HPP

// The macros of SPF (RFC 7208 section 7): their grammar and their values.
//
//   const spf::macro_values values{.domain = "email.example.com", .ip = client};
//   spf::expand("%{ir}.%{v}._spf.%{d2}", values, out);  // out == "1.2.0.192.in-addr._spf.example.com"

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../domain/ip_address.hpp"
#include "../text/ascii.hpp"
#include "../text/error.hpp"
#include "../text/hex.hpp"
#include "../text/number.hpp"
#include "../text/sink.hpp"
#include "../text/slice.hpp"

namespace fromproof::inline v0::spf {

/// One "%{...}" (RFC 7208 section 7.1).
struct macro {
  char letter = 0;              ///< in lower case
  bool escape = false;          ///< the letter was upper case: the value is URL-escaped
  bool reverse = false;         ///< "r"
  unsigned digits = 0;          ///< how many parts to keep on the right; 0: all
  std::string_view delimiters;  ///< the octets that separate parts; empty: dots
};

/// The values of the macros of one check. Views into memory of the caller.
struct macro_values {
  std::string_view local_part;            ///< of the sender: l, and s with sender_domain
  std::string_view sender_domain;         ///< o
  std::string_view domain;                ///< d: the domain whose record is evaluated
  std::string_view helo;                  ///< h
  std::string_view receiver;              ///< r; "unknown" if it is empty
  std::string_view validated{"unknown"};  ///< p: a confirmed name of the address
  ip_address ip;                          ///< i, c and v
  std::int64_t now = 0;                   ///< t: seconds since 1970
};

/// The place of a macro decides what is allowed in it.
enum class macro_place : std::uint8_t {
  domain_spec,  ///< of a mechanism, redirect= or exp=: without %{c}, %{r} and %{t}
  modifier,     ///< the value of an unknown modifier
  explanation   ///< the text that exp= names: spaces are allowed
};

namespace detail {

constexpr bool is_macro_delimiter(char c) noexcept {
  return c == '.' || c == '-' || c == '+' || c == ',' || c == '/' || c == '_' || c == '=';
}

constexpr bool is_macro_letter(char lower, macro_place where) noexcept {
  const std::string_view letters{"slodiphvcrt"};
  const std::size_t at = letters.find(lower);
  return at < (where == macro_place::domain_spec ? 8u : letters.size());
}

/// A piece of a macro-string: literal text, or a macro.
struct macro_piece {
  std::string_view literal;
  spf::macro macro;  ///< its letter is 0 if the piece is literal
  std::size_t end = 0;
  errc error{};
};

/// Reads the piece that begins at `at`, which must be inside `text`. With an error, `end` is the octet at fault.
constexpr macro_piece read_piece(std::string_view text, std::size_t at, macro_place where) noexcept {
  macro_piece piece;
  if (text[at] != '%') {
    piece.end = at;
    while (piece.end < text.size() && text[piece.end] != '%') ++piece.end;
    piece.literal = ascii::slice(text, at, piece.end);
    return piece;
  }
  const auto fail = [&piece](std::size_t offset) {
    piece.end = offset;
    piece.error = errc::bad_macro;
    return piece;
  };
  if (++at == text.size()) return fail(at - 1);
  piece.end = at + 1;
  switch (text[at]) {
    case '%': piece.literal = "%"; return piece;
    case '_': piece.literal = " "; return piece;
    case '-': piece.literal = "%20"; return piece;
    case '{': break;
    default: return fail(at - 1);
  }
  if (++at == text.size()) return fail(at);
  const char letter = ascii::to_lower(text[at]);
  if (!is_macro_letter(letter, where)) return fail(at);
  piece.macro.letter = letter;
  piece.macro.escape = letter != text[at];
  const std::size_t first_digit = ++at;
  while (at < text.size() && ascii::is_digit(text[at])) ++at;
  piece.macro.digits = number_of<unsigned>(ascii::slice(text, first_digit, at));
  // RFC 7208 section 7.3: the number MUST NOT be zero.
  if (at > first_digit && piece.macro.digits == 0) return fail(first_digit);
  if (at < text.size() && ascii::to_lower(text[at]) == 'r') {
    piece.macro.reverse = true;
    ++at;
  }
  const std::size_t first_delimiter = at;
  while (at < text.size() && is_macro_delimiter(text[at])) ++at;
  piece.macro.delimiters = ascii::slice(text, first_delimiter, at);
  if (at == text.size() || text[at] != '}') return fail(at);
  piece.end = at + 1;
  return piece;
}

/// The value of a macro before it is transformed: two texts with an "@" between them, or one.
struct macro_value {
  std::string_view first;
  std::string_view second;
  bool at = false;

  /// Keeps only the octets of a long value that can reach the end of the result: its last ones, or its first ones if it
  /// is reversed.
  constexpr void shorten(std::size_t limit, bool reverse) noexcept {
    if (size() <= limit) return;
    if (reverse) {
      if (first.size() >= limit) *this = {ascii::slice(first, 0, limit), {}, false};
    } else if (second.size() >= limit) {
      *this = {ascii::slice(second, second.size() - limit, second.size()), {}, false};
    } else {
      first.remove_prefix(size() - limit);
    }
  }

  constexpr std::size_t size() const noexcept { return first.size() + second.size() + (at ? 1 : 0); }
  constexpr char operator[](std::size_t i) const noexcept {
    if (i < first.size()) return first[i];
    i -= first.size();
    if (!at) return second[i];
    return i == 0 ? '@' : second[i - 1];
  }
};

constexpr bool is_unreserved(char c) noexcept {
  return ascii::is_alnum(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

/// Writes octets one by one, URL-escaped on request (RFC 3986 section 2.1), in few calls.
template <class S>
class octet_writer {
 public:
  constexpr octet_writer(bool its_escape, S& its_out) noexcept : out_{its_out}, escape_{its_escape} {}

  constexpr void operator()(char c) {
    if (size_ + 3 > sizeof text_) flush();
    if (!escape_ || is_unreserved(c)) return static_cast<void>(text_[size_++] = c);
    const auto octet = static_cast<unsigned char>(c);
    text_[size_++] = '%';
    text_[size_++] = hex::upper_digit(octet >> 4);
    text_[size_++] = hex::upper_digit(octet & 15);
  }
  constexpr void flush() {
    out_(ascii::text_at(text_, size_));
    size_ = 0;
  }

 private:
  S& out_;
  char text_[32]{};
  std::size_t size_ = 0;
  bool escape_;
};

/// RFC 7208 section 7.3: split at the delimiters, reverse, keep the parts on the right, join with dots.
template <class S>
constexpr void write_transformed(const macro_value& value, const macro& how, S& out) {
  const std::string_view delimiters = how.delimiters.empty() ? std::string_view{"."} : how.delimiters;
  const auto splits = [&](std::size_t place) { return delimiters.find(value[place]) != std::string_view::npos; };
  std::size_t parts = 1;
  for (std::size_t i = 0; i < value.size(); ++i) parts += splits(i) ? 1u : 0u;
  std::size_t kept = how.digits == 0 || how.digits > parts ? parts : how.digits;
  octet_writer<S> write{how.escape, out};
  if (!how.reverse) {
    std::size_t at = 0;
    for (std::size_t skipped = parts - kept; skipped > 0; ++at) skipped -= splits(at) ? 1u : 0u;
    for (; at < value.size(); ++at) write(splits(at) ? '.' : value[at]);
    return write.flush();
  }
  // In reversed order, the parts on the right are those that were on the left.
  std::size_t end = 0;
  for (; end < value.size(); ++end) {
    if (splits(end) && --kept == 0) break;
  }
  for (bool first = true;; first = false) {
    std::size_t begin = end;
    while (begin > 0 && !splits(begin - 1)) --begin;
    if (!first) write('.');
    for (std::size_t i = begin; i < end; ++i) write(value[i]);
    if (begin == 0) return write.flush();
    end = begin - 1;
  }
}

/// The octets of an address for %{i}: a dotted quad, or 32 nibbles separated by dots, in upper case as in the OpenSPF
/// suite.
template <class S>
constexpr void write_dotted(const ip_address& ip, S&& out) {
  if (!ip.is_v6()) return ip.write(out);
  char text[63]{};
  std::size_t size = 0;
  for (const std::uint8_t octet : ip.bytes()) {
    if (size > 0) text[size++] = '.';
    text[size++] = hex::upper_digit(octet >> 4);
    text[size++] = '.';
    text[size++] = hex::upper_digit(octet & 15);
  }
  out(ascii::text_at(text, size));
}

/// Writes a macro. Only the last `limit` octets of the output matter, so a long value is shortened first.
inline void write_macro(const macro& how, const macro_values& values, sink_reference out, std::size_t limit) {
  char memory[64]{};
  buffer_sink made{memory};
  macro_value value;
  switch (how.letter) {
    case 's': value = {values.local_part, values.sender_domain, true}; break;
    case 'l': value.first = values.local_part; break;
    case 'o': value.first = values.sender_domain; break;
    case 'd': value.first = values.domain; break;
    case 'h': value.first = values.helo; break;
    case 'p': value.first = values.validated; break;
    case 'v': value.first = values.ip.is_v6() ? "ip6" : "in-addr"; break;
    case 'r': value.first = values.receiver.empty() ? std::string_view{"unknown"} : values.receiver; break;
    case 'i': write_dotted(values.ip, made); break;
    case 'c': values.ip.write(made); break;
    case 't': write_signed_number(values.now, made); break;
    default: return;
  }
  if (value.first.empty() && !value.at) value.first = made.view();
  value.shorten(limit, how.reverse);
  if (how.escape || how.reverse || how.digits > 0 || !how.delimiters.empty()) {
    return write_transformed(value, how, out);
  }
  out(value.first);
  if (!value.at) return;
  out(std::string_view{"@"});
  out(value.second);
}

constexpr bool is_visible(char c) noexcept {
  return c > 0x20 && c < 0x7f;
}

}  // namespace detail

/// The first error in a macro-string and its offset; `value` says whether there is a macro. An explanation may also
/// hold spaces. Errors: `unexpected_character`, `bad_macro`.
constexpr parsed<bool> check_macro_string(std::string_view text, macro_place where) noexcept {
  bool macros = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto piece = detail::read_piece(text, at, where);
    if (piece.error != errc::none) return {macros, piece.error, piece.end};
    if (text[at] == '%') {
      macros = true;
    } else {
      for (std::size_t i = at; i < piece.end; ++i) {
        const bool allowed = detail::is_visible(text[i]) || (text[i] == ' ' && where == macro_place::explanation);
        if (!allowed) return {macros, errc::unexpected_character, i};
      }
    }
    at = piece.end;
  }
  return {macros, errc::none, 0};
}

/// The first error in a domain-spec (RFC 7208 section 7.1) and its offset. Does not check that the expanded text is a
/// domain name. Errors: `empty`, `bad_domain_spec`, and those of check_macro_string().
constexpr parsed<bool> check_domain_spec(std::string_view text) noexcept {
  if (text.empty()) return {false, errc::empty, 0};
  auto checked = check_macro_string(text, macro_place::domain_spec);
  if (!checked) return checked;
  // domain-end = ( "." toplabel [ "." ] ) / macro-expand
  std::size_t tail = 0;  // after the last macro
  if (*checked) {
    for (std::size_t at = 0; at < text.size();) {
      const bool literal = text[at] != '%';
      at = detail::read_piece(text, at, macro_place::domain_spec).end;
      if (!literal) tail = at;
    }
    if (tail == text.size()) return checked;
  }
  std::size_t end = text.size();
  if (text[end - 1] == '.') --end;
  std::size_t begin = end;
  bool numeric = true;
  for (; begin > tail && text[begin - 1] != '.'; --begin) {
    const char c = text[begin - 1];
    if (!ascii::is_alnum(c) && c != '-') return {*checked, errc::bad_domain_spec, begin - 1};
    numeric = numeric && ascii::is_digit(c);
  }
  // toplabel: letters, digits and inner hyphens, but not only digits.
  const bool dot = begin > tail;
  if (!dot || begin == end || numeric || text[begin] == '-' || text[end - 1] == '-') {
    return {*checked, errc::bad_domain_spec, begin};
  }
  return checked;
}

/// Whether a valid macro-string uses one of these macros: `uses_macro(text, "ls")`.
constexpr bool uses_macro(std::string_view text, std::string_view letters) noexcept {
  for (std::size_t at = 0; at < text.size();) {
    const auto piece = detail::read_piece(text, at, macro_place::explanation);
    if (piece.error != errc::none) return false;
    if (piece.macro.letter != 0 && letters.find(piece.macro.letter) != std::string_view::npos) return true;
    at = piece.end;
  }
  return false;
}

namespace detail {

inline void expand_into(std::string_view text, const macro_values& values, sink_reference out,
                        std::size_t limit = std::string_view::npos) {
  for (std::size_t at = 0; at < text.size();) {
    const auto piece = read_piece(text, at, macro_place::explanation);
    if (piece.error != errc::none) return;
    if (piece.macro.letter != 0)
      write_macro(piece.macro, values, out, limit);
    else
      out(piece.literal);
    at = piece.end;
  }
}

}  // namespace detail

/// Writes a valid macro-string with its macros replaced. Stops at an error.
template <text_sink S>
void expand(std::string_view text, const macro_values& values, S&& out) {
  detail::expand_into(text, values, sink_reference{out});
}

/// The largest size of a domain name in DNS queries of SPF (RFC 7208 section 7.3).
inline constexpr std::size_t max_name_size = 253;

namespace detail {

/// Collects a name of which only the end matters: drops labels on the left if it gets too long (RFC 7208 section 7.3).
class name_sink {
 public:
  constexpr explicit name_sink(slice<char> its_memory) noexcept : memory_{its_memory} {}

  constexpr void operator()(std::string_view piece) noexcept {
    if (piece.size() >= tail) {
      cut_ = cut_ || size_ > 0 || piece.size() > tail;
      piece.remove_prefix(piece.size() - tail);
      size_ = 0;
    }
    if (piece.size() > memory_.size() - size_) {
      const std::size_t kept = size_ < tail - piece.size() ? size_ : tail - piece.size();
      if (kept + piece.size() > memory_.size()) return static_cast<void>(overflowed_ = true);
      cut_ = cut_ || kept < size_;
      for (std::size_t i = 0; i < kept; ++i) memory_[i] = memory_[size_ - kept + i];
      size_ = kept;
    }
    for (std::size_t i = 0; i < piece.size(); ++i) memory_[size_ + i] = piece[i];
    size_ += piece.size();
  }

  /// Whether the memory was too small.
  constexpr bool overflowed() const noexcept { return overflowed_; }

  /// The name without its final dot; empty if its last label alone is too long.
  constexpr std::string_view view() const noexcept {
    std::string_view name = ascii::text_at(memory_.data(), size_);
    if (!name.empty() && name.back() == '.') name.remove_suffix(1);
    if (!cut_ && name.size() <= max_name_size) return name;
    if (name.size() > max_name_size + 1) name.remove_prefix(name.size() - (max_name_size + 1));
    const std::size_t dot = name.find('.');
    if (dot == std::string_view::npos) return {};
    name.remove_prefix(dot + 1);
    return name;
  }

 private:
  /// The name, the dot before it (which shows whether the first label is whole), and its final dot.
  static constexpr std::size_t tail = max_name_size + 2;

  slice<char> memory_;
  std::size_t size_ = 0;
  bool cut_ = false;
  bool overflowed_ = false;
};

/// Expands a name. Local-parts and HELO names may have any size; the octets beyond the size of a name would be dropped
/// on the left, so they are not read.
inline void expand_name(std::string_view spec, const macro_values& values, name_sink& out) {
  constexpr std::size_t limit = 2 * (max_name_size + 2);
  expand_into(spec, values, sink_reference{out}, limit);
}

}  // namespace detail

}  // namespace fromproof::inline v0::spf

#endif
