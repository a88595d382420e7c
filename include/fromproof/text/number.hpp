#ifndef FROMPROOF_TEXT_NUMBER_HPP
#define FROMPROOF_TEXT_NUMBER_HPP

// Whole numbers as decimal text, independent of the locale.
//
//   write_number(25, out);  // out == "25"

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "sink.hpp"

namespace fromproof::inline v0 {

/// Writes a number without a sign, leading zeros or separators, in one piece.
template <text_sink S>
constexpr void write_number(std::uint64_t number, S&& out) {
  char digits[20]{};
  std::size_t at = sizeof digits;
  do digits[--at] = static_cast<char>('0' + number % 10);
  while (number /= 10);
  out(std::string_view{digits + at, sizeof digits - at});
}

}  // namespace fromproof::inline v0

#endif
