#ifndef FROMPROOF_TEXT_CHARSET_HPP
#define FROMPROOF_TEXT_CHARSET_HPP

// The charsets that need no large table: UTF-8, US-ASCII and the two of western Europe with one octet a character.
//
//   find_charset("ISO-8859-1");                      // known_charset::windows_1252
//   to_code_point(known_charset::windows_1252, 0x80);      // U+20AC, the sign of the euro

#include <array>
#include <cstdint>
#include <string_view>

#include "ascii.hpp"

namespace fromproof::inline v0 {

/// `other` is every charset that is not known here.
enum class known_charset : std::uint8_t { other, utf_8, us_ascii, windows_1252, iso_8859_15 };

namespace detail {

struct charset_name {
  std::string_view name;
  known_charset set;
};

// ISO-8859-1 is read as windows-1252, as in browsers (Encoding Standard, section 4.2): mail often names the first and
// means the second, and the controls in which they differ have no meaning in a subject.
inline constexpr charset_name charset_names[] = {
    {"utf-8"sv, known_charset::utf_8},
    {"utf8"sv, known_charset::utf_8},
    {"us-ascii"sv, known_charset::us_ascii},
    {"ascii"sv, known_charset::us_ascii},
    {"iso-8859-1"sv, known_charset::windows_1252},
    {"latin1"sv, known_charset::windows_1252},
    {"windows-1252"sv, known_charset::windows_1252},
    {"cp1252"sv, known_charset::windows_1252},
    {"iso-8859-15"sv, known_charset::iso_8859_15},
    {"latin-9"sv, known_charset::iso_8859_15},
};

}  // namespace detail

/// The charset of that name, or `known_charset::other`.
constexpr known_charset find_charset(std::string_view name) noexcept {
  for (const auto& known : detail::charset_names) {
    if (ascii::iequals(known.name, name)) return known.set;
  }
  return known_charset::other;
}

namespace detail {

// 0x80 to 0x9f; 0xfffd marks unassigned values.
inline constexpr std::array<std::uint16_t, 32> windows_1252_c1{
    0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd, 0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178};

}  // namespace detail

/// The character of an octet in a charset of one octet a character; U+FFFD if there is none.
constexpr char32_t to_code_point(known_charset set, unsigned char octet) noexcept {
  if (octet < 0x80) return octet;
  switch (set) {
    case known_charset::windows_1252: return octet < 0xa0 ? detail::windows_1252_c1[octet - 0x80u] : octet;
    case known_charset::iso_8859_15:
      switch (octet) {
        case 0xa4: return 0x20ac;
        case 0xa6: return 0x160;
        case 0xa8: return 0x161;
        case 0xb4: return 0x17d;
        case 0xb8: return 0x17e;
        case 0xbc: return 0x152;
        case 0xbd: return 0x153;
        case 0xbe: return 0x178;
        default: return octet;
      }
    default: return 0xfffd;
  }
}

}  // namespace fromproof::inline v0

#endif
