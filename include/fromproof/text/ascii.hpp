#ifndef FROMPROOF_TEXT_ASCII_HPP
#define FROMPROOF_TEXT_ASCII_HPP

// US-ASCII as the mail grammars use it, independent of the locale.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "lifetime.hpp"

namespace fromproof::inline v0 {

// For tables of text: a compiler counts the octets of a literal without "sv" one at a time, 250 ms for 300 words.
using std::string_view_literals::operator""sv;

}  // namespace fromproof::inline v0

namespace fromproof::inline v0::ascii {

constexpr bool is_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}
constexpr bool is_alpha(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
constexpr bool is_alnum(char c) noexcept {
  return is_digit(c) || is_alpha(c);
}
/// WSP = SP / HTAB (RFC 5234).
constexpr bool is_wsp(char c) noexcept {
  return c == ' ' || c == '\t';
}
/// The octets of FWS once lines are folded: WSP, CR and LF.
constexpr bool is_fws(char c) noexcept {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}
/// CTL: 0 to 31 and 127.
constexpr bool is_control(char c) noexcept {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}
/// An octet outside US-ASCII.
constexpr bool is_high(char c) noexcept {
  return static_cast<unsigned char>(c) >= 0x80;
}
/// ftext: what a field name is made of (RFC 5322 section 3.6.8).
constexpr bool is_ftext(char c) noexcept {
  return c > 0x20 && c < 0x7f && c != ':';
}

/// A value for each octet. Tables are made with plain loops over plain arrays: constant evaluation pays for each call,
/// and std::array makes one or two of each access.
template <class T>
struct octet_table {
  T of[256];

  constexpr T operator[](char c) const noexcept { return of[static_cast<unsigned char>(c)]; }
};

namespace detail {

inline constexpr octet_table<bool> not_atext = [] {
  octet_table<bool> table{};
  for (int c = 0; c <= ' '; ++c) table.of[c] = true;
  for (const char* special = "()<>[]:;@\\,.\"\x7f"; *special != '\0'; ++special) {
    table.of[static_cast<unsigned char>(*special)] = true;
  }
  return table;
}();

}  // namespace detail

/// atext (RFC 5322 section 3.2.3), with the UTF8-non-ascii of RFC 6532.
constexpr bool is_atext(char c) noexcept {
  return !detail::not_atext[c];
}

constexpr char to_lower(char c) noexcept {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

/// The octets of `text` from `begin` up to `end`, which must lie inside. Unlike substr() it never throws: the check in
/// substr() links exception code wherever the compiler cannot prove that it never fails.
constexpr std::string_view slice(std::string_view text FROMPROOF_LIFETIMEBOUND, std::size_t begin,
                                 std::size_t end) noexcept {
  return {text.data() + begin, end - begin};
}

/// The `size` octets at `data`. Made directly from any two types but exactly these, a std::string_view costs g++ 20 ms:
/// it asks whether they are an iterator and its end.
constexpr std::string_view text_at(const char* data FROMPROOF_LIFETIMEBOUND, std::size_t size) noexcept {
  return {data, size};
}

/// Compares two texts and ignores the case of US-ASCII letters.
constexpr bool iequals(std::string_view a, std::string_view b) noexcept {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (to_lower(a[i]) != to_lower(b[i])) return false;
  }
  return true;
}

/// Whether `text` begins with `prefix`. Unlike std::string_view::starts_with() it never calls substr().
constexpr bool starts_with(std::string_view text, std::string_view prefix) noexcept {
  return text.size() >= prefix.size() && slice(text, 0, prefix.size()) == prefix;
}

/// Whether `text` begins with `prefix`, ignoring the case of US-ASCII letters.
constexpr bool istarts_with(std::string_view text, std::string_view prefix) noexcept {
  return text.size() >= prefix.size() && iequals(slice(text, 0, prefix.size()), prefix);
}

/// `text` without leading and trailing octets of FWS.
constexpr std::string_view trim(std::string_view text FROMPROOF_LIFETIMEBOUND) noexcept {
  while (!text.empty() && is_fws(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_fws(text.back())) text.remove_suffix(1);
  return text;
}

/// `text` without leading and trailing WSP, but with the line ends of FWS.
constexpr std::string_view trim_wsp(std::string_view text) noexcept {
  while (!text.empty() && is_wsp(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_wsp(text.back())) text.remove_suffix(1);
  return text;
}

/// The offset at which `part` begins in `whole`. `part` must be a view into `whole`.
constexpr std::size_t offset_in(std::string_view whole, std::string_view part) noexcept {
  return static_cast<std::size_t>(part.data() - whole.data());
}

}  // namespace fromproof::inline v0::ascii

#endif
