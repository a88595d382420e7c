#ifndef FROMPROOF_TEXT_NUMBER_HPP
#define FROMPROOF_TEXT_NUMBER_HPP

// Whole numbers as decimal text, independent of the locale. No number overflows: a number that is too large becomes the
// largest allowed one, so a caller with a limit allows one more and compares.
//
//   write_number(25, out);     // out == "25"
//   *parse_number("0025", 4);  // 25
//   parse_number("25m", 4);    // nothing: "m" is no digit

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>

#include "ascii.hpp"
#include "maybe.hpp"
#include "sink.hpp"

namespace fromproof::inline v0 {

namespace detail {

/// The number with a digit appended, or `most` if that is greater.
template <std::unsigned_integral Number>
constexpr Number append_digit(Number number, char c, Number most) noexcept {
  const auto digit = static_cast<Number>(c - '0');
  if (number > most / 10 || digit > most - number * 10) return most;
  return static_cast<Number>(number * 10 + digit);
}

}  // namespace detail

/// The value of a text of digits only, or `most` if it is greater. The empty text is 0.
///
///     number_of<unsigned>("300", 256);  // 256
template <std::unsigned_integral Number>
constexpr Number number_of(std::string_view digits, Number most = std::numeric_limits<Number>::max()) noexcept {
  Number number = 0;
  for (const char c : digits) number = detail::append_digit(number, c, most);
  return number;
}

/// Reads 1*`max_digits`DIGIT, including leading zeros. Nothing if the text is anything else; a number beyond 64 bits
/// becomes the largest one.
constexpr maybe<std::uint64_t> parse_number(std::string_view text, std::size_t max_digits) noexcept {
  if (text.empty() || text.size() > max_digits) return std::nullopt;
  std::uint64_t number = 0;
  for (const char c : text) {
    if (!ascii::is_digit(c)) return std::nullopt;
    number = detail::append_digit(number, c, std::numeric_limits<std::uint64_t>::max());
  }
  return number;
}

namespace detail {

/// Room for every 64-bit number with its sign: "18446744073709551615", "-9223372036854775808".
using number_text = char[20];

/// Writes the digits at the end of the memory, and returns where they begin.
constexpr std::size_t put_digits(std::uint64_t number, number_text& out) noexcept {
  std::size_t at = sizeof out;
  do out[--at] = static_cast<char>('0' + number % 10);
  while (number /= 10);
  return at;
}

}  // namespace detail

/// Writes a number without leading zeros or separators, in one piece.
template <text_sink S>
constexpr void write_number(std::uint64_t number, S&& out) {
  detail::number_text text{};
  const std::size_t at = detail::put_digits(number, text);
  out(ascii::text_at(text + at, sizeof text - at));
}

/// The same for a number that may be negative: "-25".
template <text_sink S>
constexpr void write_signed_number(std::int64_t number, S&& out) {
  detail::number_text text{};
  // The smallest number has no positive counterpart, so the magnitude is unsigned.
  const auto bits = static_cast<std::uint64_t>(number);
  std::size_t at = detail::put_digits(number < 0 ? 0 - bits : bits, text);
  if (number < 0) text[--at] = '-';
  out(ascii::text_at(text + at, sizeof text - at));
}

}  // namespace fromproof::inline v0

#endif
