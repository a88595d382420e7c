#ifndef FROMPROOF_BASE64_HPP
#define FROMPROOF_BASE64_HPP

// base64 (RFC 4648 section 4) as it stands in mail fields: white space anywhere.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "ascii.hpp"
#include "error.hpp"

namespace fromproof::inline v0::base64 {

namespace detail {

/// The six bits of a letter of the alphabet, or -1.
constexpr int value_of(char c) noexcept {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  if (c == '+') return 62;
  return c == '/' ? 63 : -1;
}

}  // namespace detail

/// Room that always suffices for decode(): octets out of `text_size` octets of base64.
constexpr std::size_t max_decoded_size(std::size_t text_size) noexcept {
  return text_size / 4 * 3 + 2;
}

/// Decodes `text` into `out` and returns the number of octets. White space between letters is ignored (RFC 6376 section
/// 3.5, b=). The "=" at the end may be missing, as real signatures show, but must not be too few or too many if there
/// are any; bits that the last letter has to spare are ignored. Nothing at all decodes to nothing.
/// Errors: `bad_base64` (a foreign octet, a letter after "=", a single letter left over), `out_of_space`. `value` holds
/// what was decoded before the fault.
///
///     std::array<std::uint8_t, 32> hash;
///     auto size = fromproof::base64::decode("47DEQpj8HBSa+/TImW+5JCeu\r\n QeRkm5NMpJWZG3hSuFU=", hash);  // *size ==
///     32
constexpr parsed<std::size_t> decode(std::string_view text, std::span<std::uint8_t> out) noexcept {
  std::size_t size = 0;
  std::uint32_t bits = 0;
  unsigned letters = 0;  // of the current group of four
  unsigned padding = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (ascii::is_fws(c)) continue;
    if (c == '=') {
      if (letters + ++padding > 4 || letters < 2) return {size, errc::bad_base64, at};
      continue;
    }
    const int value = detail::value_of(c);
    if (value < 0 || padding > 0) return {size, errc::bad_base64, at};
    bits = (bits << 6 | static_cast<std::uint32_t>(value)) & 0xffff;
    if (++letters > 1) {
      if (size == out.size()) return {size, errc::out_of_space, at};
      out[size++] = static_cast<std::uint8_t>(bits >> (8 - 2 * letters) & 0xff);
    }
    letters %= 4;
  }
  if (letters == 1 || (padding > 0 && letters + padding != 4)) return {size, errc::bad_base64, text.size()};
  return {size, errc::none, 0};
}

}  // namespace fromproof::inline v0::base64

#endif
