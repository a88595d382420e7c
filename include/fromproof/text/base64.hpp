#ifndef FROMPROOF_TEXT_BASE64_HPP
#define FROMPROOF_TEXT_BASE64_HPP

// base64 (RFC 4648 section 4) as mail fields have it: with white space anywhere.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "ascii.hpp"
#include "error.hpp"
#include "sink.hpp"
#include "slice.hpp"

namespace fromproof::inline v0::base64 {

namespace detail {

/// Marks an octet that is not a letter of the alphabet: the two bits above the six.
inline constexpr std::uint8_t no_letter = 0xc0;

inline constexpr ascii::octet_table<std::uint8_t> values = [] {
  ascii::octet_table<std::uint8_t> table{};
  for (auto& value : table.of) value = no_letter;
  std::uint8_t next = 0;
  for (const char* c = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"; *c != '\0'; ++c) {
    table.of[static_cast<unsigned char>(*c)] = next++;
  }
  return table;
}();

/// The six bits of a letter of the alphabet, or `no_letter`.
constexpr std::uint32_t value_of(char c) noexcept {
  return values[c];
}

/// The 24 bits of four letters; larger than 24 bits if one of them is not a letter.
constexpr std::uint32_t value_of_group(const char* letters) noexcept {
  const std::uint32_t a = value_of(letters[0]), b = value_of(letters[1]);
  const std::uint32_t c = value_of(letters[2]), d = value_of(letters[3]);
  const std::uint32_t foreign = (a | b | c | d) & no_letter;
  return foreign << 24 | a << 18 | b << 12 | c << 6 | d;
}

}  // namespace detail

/// Whether an octet is a letter of the alphabet; "=" and white space are not.
constexpr bool is_letter(char c) noexcept {
  return detail::value_of(c) != detail::no_letter;
}

/// The size of a buffer that is always large enough for decode(), given `text_size` octets of base64.
constexpr std::size_t max_decoded_size(std::size_t text_size) noexcept {
  return text_size / 4 * 3 + 2;
}

/// Decodes `text` into `out` and returns the number of octets. Ignores white space between letters (RFC 6376 section
/// 3.5, b=). The "=" at the end may be missing, as real signatures show; if there are any, their number must be right.
/// Ignores the unused bits of the last letter. An empty text decodes to nothing. Errors: `bad_base64` (a foreign octet,
/// a letter after "=", a single letter left over), `out_of_space`. `value` holds the number of octets decoded before
/// the error.
///
///     std::array<std::uint8_t, 32> hash;
///     const auto size = fromproof::base64::decode("47DEQpj8HBSa+/TImW+5JCeu\r\n QeRkm5NMpJWZG3hSuFU=", hash);
///     *size;  // 32
constexpr parsed<std::size_t> decode(std::string_view text, slice<std::uint8_t> out) noexcept {
  std::size_t size = 0;
  std::uint32_t bits = 0;
  unsigned letters = 0;  // of the current group of four
  unsigned padding = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (letters == 0 && padding == 0) {
      while (text.size() - at >= 4 && out.size() - size >= 3) {
        const std::uint32_t group = detail::value_of_group(text.data() + at);
        if (group >> 24 != 0) break;
        for (int shift = 16; shift >= 0; shift -= 8) out[size++] = static_cast<std::uint8_t>(group >> shift & 0xff);
        at += 4;
      }
      if (at == text.size()) break;
    }
    const char c = text[at];
    if (ascii::is_fws(c)) continue;
    if (c == '=') {
      if (letters + ++padding > 4 || letters < 2) return {size, errc::bad_base64, at};
      continue;
    }
    const std::uint32_t value = detail::value_of(c);
    if (value == detail::no_letter || padding > 0) return {size, errc::bad_base64, at};
    bits = (bits << 6 | value) & 0xffff;
    if (++letters > 1) {
      if (size == out.size()) return {size, errc::out_of_space, at};
      out[size++] = static_cast<std::uint8_t>(bits >> (8 - 2 * letters) & 0xff);
    }
    letters %= 4;
  }
  if (letters == 1 || (padding > 0 && letters + padding != 4)) return {size, errc::bad_base64, text.size()};
  return {size, errc::none, 0};
}

/// Decodes the body of a mail part, which may come in pieces that are cut anywhere, into a sink. RFC 2045 section 6.8
/// demands that octets outside the alphabet are ignored; `foreign()` counts those that are no white space. "=" ends a
/// group and not the text: programs join encoded texts. A single letter left over holds no octet.
///
///     std::string out;
///     const auto to = [&out](std::string_view piece) { out += piece; };
///     fromproof::base64::decoder decoder;
///     decoder.feed("Zm9vY", to);
///     decoder.feed("mFy", to);
///     decoder.finish(to);
///     out == "foobar";  // true
class decoder {
 public:
  template <text_sink S>
  constexpr void feed(std::string_view piece, S&& out) {
    char buffer[768]{};
    std::size_t size = 0;
    for (std::size_t at = 0; at < piece.size();) {
      if (size + 3 > sizeof buffer) {
        out(ascii::text_at(buffer, size));
        size = 0;
      }
      if (letters_ == 0 && piece.size() - at >= 4) {
        const std::uint32_t group = detail::value_of_group(piece.data() + at);
        if (group >> 24 == 0) {
          put(group, 3, buffer, size);
          at += 4;
          continue;
        }
      }
      const char c = piece[at++];
      const std::uint32_t value = detail::value_of(c);
      if (value == detail::no_letter) {
        if (c == '=')
          end_group(buffer, size);
        else if (!ascii::is_fws(c))
          ++foreign_;
        continue;
      }
      bits_ = bits_ << 6 | value;
      if (++letters_ < 4) continue;
      put(bits_, 3, buffer, size);
      letters_ = bits_ = 0;
    }
    if (size > 0) out(ascii::text_at(buffer, size));
  }

  /// Ends the text: writes what an unfinished group holds.
  template <text_sink S>
  constexpr void finish(S&& out) {
    char buffer[3]{};
    std::size_t size = 0;
    end_group(buffer, size);
    if (size > 0) out(ascii::text_at(buffer, size));
  }

  /// The number of octets that are neither of the alphabet nor white space.
  constexpr std::size_t foreign() const noexcept { return foreign_; }

 private:
  static constexpr void put(std::uint32_t group, int octets, char* out, std::size_t& size) noexcept {
    for (int i = 0, shift = 16; i < octets; ++i, shift -= 8) {
      out[size++] = static_cast<char>(static_cast<unsigned char>(group >> shift & 0xff));
    }
  }
  constexpr void end_group(char* out, std::size_t& size) noexcept {
    if (letters_ > 1) put(bits_ << (24 - 6 * letters_), static_cast<int>(letters_) - 1, out, size);
    letters_ = bits_ = 0;
  }

  std::uint32_t bits_ = 0;
  std::uint32_t letters_ = 0;  // of the current group of four
  std::size_t foreign_ = 0;
};

}  // namespace fromproof::inline v0::base64

#endif
