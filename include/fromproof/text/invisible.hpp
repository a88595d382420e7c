#ifndef FROMPROOF_TEXT_INVISIBLE_HPP
#define FROMPROOF_TEXT_INVISIBLE_HPP

#include "language.hpp"

namespace fromproof::inline v0::utf8 {

/// Whether a character is not seen, or turns the direction of what follows: the tools of those who want a name to look
/// like another. Zero-width and soft-hyphen characters, bidirectional controls (UAX #9), invisible operators, tags:
/// what Unicode calls default-ignorable, but variation selectors: they stand after many an emoji (U+FE0F) and in the
/// names of honest Japanese (U+E0100 on).
constexpr bool is_invisible(char32_t c) noexcept {
  return c == 0x00ad || c == 0x034f || c == 0x061c || c == 0x115f || c == 0x1160 || c == 0x17b4 || c == 0x17b5 ||
         (c >= 0x180b && c <= 0x180f) || (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) ||
         (c >= 0x2060 && c <= 0x206f) || c == 0x3164 || c == 0xfeff || c == 0xffa0 || (c >= 0xfff0 && c <= 0xfffb) ||
         (c >= 0x1bca0 && c <= 0x1bca3) || (c >= 0x1d173 && c <= 0x1d17a) || (c >= 0xe0000 && c < 0xe0100) ||
         (c >= 0xe01f0 && c <= 0xe0fff);
}

/// Whether a character is a control: C0, DEL or C1.
constexpr bool is_control(char32_t c) noexcept {
  return c < 0x20 || (c >= 0x7f && c < 0xa0);
}

}  // namespace fromproof::inline v0::utf8

#endif
