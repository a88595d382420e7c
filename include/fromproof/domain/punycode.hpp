#ifndef FROMPROOF_DOMAIN_PUNYCODE_HPP
#define FROMPROOF_DOMAIN_PUNYCODE_HPP

// Punycode (RFC 3492), decoded and encoded without the prefix "xn--": "bcher-kva" is "bücher".

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../text/ascii.hpp"
#include "../text/error.hpp"
#include "../text/slice.hpp"

namespace fromproof::inline v0::punycode {

namespace detail {

// The parameters of RFC 3492 section 5.
inline constexpr std::uint32_t base = 36;
inline constexpr std::uint32_t t_min = 1;
inline constexpr std::uint32_t t_max = 26;
inline constexpr std::uint32_t skew = 38;
inline constexpr std::uint32_t damp = 700;
inline constexpr std::uint32_t initial_bias = 72;
inline constexpr std::uint32_t initial_n = 0x80;
inline constexpr std::uint32_t max_integer = 0xffffffff;

/// RFC 3492 section 6.1.
constexpr std::uint32_t adapt(std::uint32_t delta, std::uint32_t points, bool first) noexcept {
  delta = first ? delta / damp : delta / 2;
  delta += delta / points;
  std::uint32_t k = 0;
  for (; delta > ((base - t_min) * t_max) / 2; k += base) delta /= base - t_min;
  return k + (base - t_min + 1) * delta / (delta + skew);
}

constexpr std::uint32_t threshold(std::uint32_t k, std::uint32_t bias) noexcept {
  if (k <= bias + t_min) return t_min;
  return k >= bias + t_max ? t_max : k - bias;
}

constexpr std::uint32_t digit_value(char c) noexcept {
  if (ascii::is_digit(c)) return static_cast<std::uint32_t>(c - '0') + 26;
  return ascii::is_alpha(c) ? static_cast<std::uint32_t>(ascii::to_lower(c) - 'a') : base;
}

constexpr char digit(std::uint32_t value) noexcept {
  return static_cast<char>(value < 26 ? 'a' + static_cast<int>(value) : '0' + static_cast<int>(value) - 26);
}

}  // namespace detail

/// Decodes `text` into `out` and returns the number of code points. Errors: `bad_punycode` (no digit, cut off,
/// overflow, a value that is not a code point), `out_of_space`. The work grows with the square of `out.size()`: pass
/// room for one label, 63. RFC 3492 section 6.2.
constexpr parsed<std::size_t> decode(std::string_view text, slice<char32_t> out) noexcept {
  using namespace detail;
  std::size_t size = 0;
  std::size_t in = 0;
  if (const std::size_t delimiter = text.rfind('-'); delimiter != std::string_view::npos && delimiter > 0) {
    if (delimiter > out.size()) return {0, errc::out_of_space, out.size()};
    for (; in < delimiter; ++in) {
      if (ascii::is_high(text[in])) return {0, errc::bad_punycode, in};
      out[size++] = static_cast<unsigned char>(text[in]);
    }
    ++in;
  }
  std::uint32_t n = initial_n;
  std::uint32_t i = 0;
  std::uint32_t bias = initial_bias;
  while (in < text.size()) {
    const std::uint32_t start = i;
    std::uint32_t weight = 1;
    for (std::uint32_t k = base;; k += base) {
      if (in == text.size()) return {0, errc::bad_punycode, in};
      const std::uint32_t value = digit_value(text[in]);
      if (value >= base || value > (max_integer - i) / weight) return {0, errc::bad_punycode, in};
      ++in;
      i += value * weight;
      const std::uint32_t t = threshold(k, bias);
      if (value < t) break;
      if (weight > max_integer / (base - t)) return {0, errc::bad_punycode, in - 1};
      weight *= base - t;
    }
    if (size == out.size()) return {0, errc::out_of_space, in - 1};
    const auto points = static_cast<std::uint32_t>(size + 1);
    bias = adapt(i - start, points, start == 0);
    if (i / points > 0x10ffff - n) return {0, errc::bad_punycode, in - 1};
    n += i / points;
    if (n >= 0xd800 && n < 0xe000) return {0, errc::bad_punycode, in - 1};  // surrogates are not characters
    i %= points;
    for (std::size_t move = size; move > i; --move) out[move] = out[move - 1];
    out[i++] = n;
    ++size;
  }
  return {size, errc::none, 0};
}

/// Writes the Punycode of `label` into `out` and returns the number of octets. Errors: `out_of_space`, `bad_punycode`
/// (the label is so long that a delta overflows). The offset counts code points of `label`. RFC 3492 section 6.3.
constexpr parsed<std::size_t> encode(slice<const char32_t> label, slice<char> out) noexcept {
  using namespace detail;
  std::size_t size = 0;
  for (std::size_t at = 0; at < label.size(); ++at) {
    if (label[at] >= initial_n) continue;
    if (size == out.size()) return {0, errc::out_of_space, at};
    out[size++] = static_cast<char>(static_cast<unsigned char>(label[at]));
  }
  const auto basic = static_cast<std::uint32_t>(size);
  if (basic > 0) {
    if (size == out.size()) return {0, errc::out_of_space, label.size()};
    out[size++] = '-';
  }
  std::uint32_t n = initial_n;
  std::uint32_t delta = 0;
  std::uint32_t bias = initial_bias;
  for (std::uint32_t handled = basic; handled < label.size();) {
    std::uint32_t next = max_integer;
    for (const char32_t c : label) {
      if (c >= n && c < next) next = static_cast<std::uint32_t>(c);
    }
    if (next - n > (max_integer - delta) / (handled + 1)) return {0, errc::bad_punycode, 0};
    delta += (next - n) * (handled + 1);
    n = next;
    for (std::size_t at = 0; at < label.size(); ++at) {
      if (label[at] < n && ++delta == 0) return {0, errc::bad_punycode, at};
      if (label[at] != n) continue;
      std::uint32_t q = delta;
      for (std::uint32_t k = base;; k += base) {
        if (size == out.size()) return {0, errc::out_of_space, at};
        const std::uint32_t t = threshold(k, bias);
        if (q < t) break;
        out[size++] = digit(t + (q - t) % (base - t));
        q = (q - t) / (base - t);
      }
      out[size++] = digit(q);
      bias = adapt(delta, handled + 1, handled == basic);
      delta = 0;
      ++handled;
    }
    ++delta;
    ++n;
  }
  return {size, errc::none, 0};
}

}  // namespace fromproof::inline v0::punycode

#endif
