#ifndef FROMPROOF_TEXT_UTF8_HPP
#define FROMPROOF_TEXT_UTF8_HPP

// UTF-8 (RFC 3629), decoded from pieces that may be cut anywhere. Invalid UTF-8 becomes U+FFFD, one for each maximal
// subpart of a sequence (Unicode, section 3.9), as in browsers.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "ascii.hpp"
#include "language.hpp"

namespace fromproof::inline v0::utf8 {

/// U+FEFF at the beginning of a text: what some programs write before UTF-8.
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// One character, with its octets.
struct character {
  char32_t code_point = 0;
  char octets[4]{};
  std::uint8_t size = 0;
  bool valid = true;  ///< false for a U+FFFD that stands for broken input

  constexpr std::string_view text() const noexcept { return ascii::text_at(octets, size); }
};

/// The UTF-8 form of a code point; surrogates and values above U+10FFFF become U+FFFD.
constexpr character encode(char32_t c) noexcept {
  const auto octet = [](char32_t bits) { return static_cast<char>(static_cast<unsigned char>(bits)); };
  if ((c >= 0xd800 && c < 0xe000) || c > 0x10ffff) c = 0xfffd;
  if (c < 0x80) return {c, {octet(c)}, 1};
  if (c < 0x800) return {c, {octet(0xc0 | (c >> 6)), octet(0x80 | (c & 63))}, 2};
  if (c < 0x10000) return {c, {octet(0xe0 | (c >> 12)), octet(0x80 | ((c >> 6) & 63)), octet(0x80 | (c & 63))}, 3};
  return {
      c,
      {octet(0xf0 | (c >> 18)), octet(0x80 | ((c >> 12) & 63)), octet(0x80 | ((c >> 6) & 63)), octet(0x80 | (c & 63))},
      4};
}

/// Turns pieces of octets into characters and calls `out` once for each.
class decoder {
 public:
  template <class Out>
  constexpr void feed(std::string_view piece, Out&& out) {
    for (const char octet : piece) {
      const auto byte = static_cast<unsigned char>(octet);
      if (wanted_ > 0 && (byte < low_ || byte > high_)) finish(out);
      if (take(byte)) out(last());
    }
  }

  /// The same, but octets of US-ASCII that are `plain` go to `run`, as many at once as there are.
  template <class Plain, class Run, class Out>
  constexpr void feed(std::string_view piece, Plain&& plain, Run&& run, Out&& out) {
    std::size_t begin = 0;
    for (std::size_t i = 0; i < piece.size(); ++i) {
      if (wanted_ == 0 && plain(piece[i])) continue;
      if (i > begin) run(std::string_view{piece.data() + begin, i - begin});
      feed({piece.data() + i, 1}, out);
      begin = i + 1;
    }
    if (piece.size() > begin) run(std::string_view{piece.data() + begin, piece.size() - begin});
  }

  /// Ends the input: an incomplete sequence is one broken character.
  template <class Out>
  constexpr void finish(Out&& out) {
    if (wanted_ == 0) return;
    wanted_ = 0;
    code_point_ = broken;
    out(last());
  }

 private:
  static constexpr char32_t broken = 0xffffffff;

  /// Takes an octet that may stand here. Whether a character ends with it.
  constexpr bool take(unsigned char byte) noexcept {
    const bool more = wanted_ > 0;
    low_ = 0x80;
    high_ = 0xbf;
    if (more) {
      code_point_ = (code_point_ << 6) | (byte & 63u);
      return --wanted_ == 0;
    }
    if (byte < 0x80) return end(byte);
    if (byte >= 0xc2 && byte <= 0xdf) return expect(1, byte & 31u);
    if (byte >= 0xe0 && byte <= 0xef) {
      if (byte == 0xe0) low_ = 0xa0;   // no overlong forms
      if (byte == 0xed) high_ = 0x9f;  // no surrogates
      return expect(2, byte & 15u);
    }
    if (byte >= 0xf0 && byte <= 0xf4) {
      if (byte == 0xf0) low_ = 0x90;
      if (byte == 0xf4) high_ = 0x8f;  // nothing above U+10FFFF
      return expect(3, byte & 7u);
    }
    return end(broken);
  }

  constexpr bool end(char32_t with) noexcept {
    code_point_ = with;
    return true;
  }
  constexpr bool expect(std::uint8_t more, char32_t bits) noexcept {
    wanted_ = more;
    code_point_ = bits;
    return false;
  }

  /// The character that has ended.
  constexpr character last() const noexcept {
    character c = encode(code_point_);
    c.valid = code_point_ != broken;
    return c;
  }

  char32_t code_point_ = 0;
  std::uint8_t wanted_ = 0;
  std::uint8_t low_ = 0x80;
  std::uint8_t high_ = 0xbf;
};

/// Calls `out` with each character of a text.
template <class Out>
constexpr void for_each(std::string_view text, Out&& out) {
  decoder d;
  d.feed(text, out);
  d.finish(out);
}

/// Whether the whole text is UTF-8.
constexpr bool is_valid(std::string_view text) noexcept {
  bool valid = true;
  for_each(text, [&valid](const character& c) { valid = valid && c.valid; });
  return valid;
}

}  // namespace fromproof::inline v0::utf8

#endif
