#ifndef FROMPROOF_TEXT_INVISIBLE_HPP
#define FROMPROOF_TEXT_INVISIBLE_HPP

// Characters that nobody sees, as code points and in UTF-8.

#include <cstddef>
#include <string_view>

#include "ascii.hpp"
#include "language.hpp"

namespace fromproof::inline v0::utf8 {

/// Whether a character is invisible or changes the direction of what follows; such characters are used to spoof names.
/// Zero-width and soft-hyphen characters, bidirectional controls (UAX #9), invisible operators, tags: what Unicode
/// calls default-ignorable, except variation selectors, because they follow many emoji (U+FE0F) and stand in real
/// Japanese names (from U+E0100 on).
constexpr bool is_invisible(char32_t c) noexcept {
  return c == 0x00ad || c == 0x034f || c == 0x061c || c == 0x115f || c == 0x1160 || c == 0x17b4 || c == 0x17b5 ||
         (c >= 0x180b && c <= 0x180f) || (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) ||
         (c >= 0x2060 && c <= 0x206f) || c == 0x3164 || c == 0xfeff || c == 0xffa0 || (c >= 0xfff0 && c <= 0xfffb) ||
         (c >= 0x1bca0 && c <= 0x1bca3) || (c >= 0x1d173 && c <= 0x1d17a) || (c >= 0xe0000 && c < 0xe0100) ||
         (c >= 0xe01f0 && c <= 0xe0fff);
}

/// The size of a zero-width character at the beginning of UTF-8: U+200B to U+200D, U+2060 or U+FEFF, which copying from
/// a page adds; otherwise 0.
constexpr std::size_t zero_width_size(std::string_view text) noexcept {
  for (const std::string_view c : {"\xE2\x80\x8B", "\xE2\x80\x8C", "\xE2\x80\x8D", "\xE2\x81\xA0", "\xEF\xBB\xBF"}) {
    if (ascii::starts_with(text, c)) return c.size();
  }
  return 0;
}

/// Whether a character ends a line or a paragraph outside US-ASCII: U+2028, U+2029.
constexpr bool is_line_separator(char32_t c) noexcept {
  return c == 0x2028 || c == 0x2029;
}

/// Whether a character is a control: C0, DEL or C1.
constexpr bool is_control(char32_t c) noexcept {
  return c < 0x20 || (c >= 0x7f && c < 0xa0);
}

}  // namespace fromproof::inline v0::utf8

#endif
