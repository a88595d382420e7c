#ifndef FROMPROOF_TEXT_HEX_HPP
#define FROMPROOF_TEXT_HEX_HPP

// Hexadecimal digits: "%2C" in URIs, "=2C" in quoted-printable text, groups of IPv6 addresses.
//
//   hex::octet_at("%2C", 1);  // 44
//   hex::octet_at("%2", 1);   // -1

#include <cstddef>
#include <string_view>

#include "ascii.hpp"

namespace fromproof::inline v0::hex {

/// The digit for a value below 16.
constexpr char lower_digit(unsigned value) noexcept {
  return static_cast<char>(value < 10 ? '0' + value : 'a' + value - 10);
}
constexpr char upper_digit(unsigned value) noexcept {
  return static_cast<char>(value < 10 ? '0' + value : 'A' + value - 10);
}

/// The value of a digit in upper or lower case, or -1.
constexpr int value_of(char digit) noexcept {
  if (ascii::is_digit(digit)) return digit - '0';
  const char lower = ascii::to_lower(digit);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// The octet given by the two digits at `at`, which must be inside the text or at its end; -1 if they are not digits.
constexpr int octet_at(std::string_view text, std::size_t at) noexcept {
  if (text.size() - at < 2) return -1;
  const int high = value_of(text[at]), low = value_of(text[at + 1]);
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

}  // namespace fromproof::inline v0::hex

#endif
