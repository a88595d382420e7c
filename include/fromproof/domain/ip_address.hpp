#ifndef FROMPROOF_DOMAIN_IP_ADDRESS_HPP
#define FROMPROOF_DOMAIN_IP_ADDRESS_HPP

// IP addresses as text: dotted quads, IPv6 read by RFC 4291 section 2.2 and written by RFC 5952.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../text/ascii.hpp"
#include "../text/error.hpp"
#include "../text/hex.hpp"
#include "../text/sink.hpp"
#include "../text/slice.hpp"

namespace fromproof::inline v0 {

/// An IPv4 or IPv6 address. A default one is neither.
class ip_address {
 public:
  constexpr ip_address() = default;
  constexpr explicit ip_address(const std::array<std::uint8_t, 4>& its_v4) noexcept : size_{4} {
    for (std::size_t i = 0; i < 4; ++i) bytes_[i] = its_v4[i];
  }
  constexpr explicit ip_address(const std::array<std::uint8_t, 16>& its_v6) noexcept : bytes_{its_v6}, size_{16} {}

  constexpr bool is_v4() const noexcept { return size_ == 4; }
  constexpr bool is_v6() const noexcept { return size_ == 16; }
  /// 4 or 16 octets, the most significant first.
  constexpr slice<const std::uint8_t> bytes() const noexcept { return slice<const std::uint8_t>{bytes_}.first(size_); }

  /// Whether this is an IPv4-mapped IPv6 address, ::ffff:0:0/96 (RFC 4291 section 2.5.5.2).
  constexpr bool is_v4_mapped() const noexcept {
    if (!is_v6() || bytes_[10] != 0xff || bytes_[11] != 0xff) return false;
    for (std::size_t i = 0; i < 10; ++i) {
      if (bytes_[i] != 0) return false;
    }
    return true;
  }

  /// The IPv4 address of a mapped one, otherwise the address itself: what SPF compares (RFC 7208 section 5).
  constexpr ip_address unmapped() const noexcept {
    if (!is_v4_mapped()) return *this;
    return ip_address{std::array<std::uint8_t, 4>{bytes_[12], bytes_[13], bytes_[14], bytes_[15]}};
  }

  /// Whether the address belongs to a private or local network and is not seen on the Internet: 10/8, 172.16/12,
  /// 192.168/16 (RFC 1918), 100.64/10 (RFC 6598), 127/8, 169.254/16; ::1, fc00::/7 (RFC 4193), fe80::/10.
  constexpr bool is_private() const noexcept {
    const auto& octets = bytes_;
    if (is_v4()) {
      return octets[0] == 10 || octets[0] == 127 || (octets[0] == 172 && (octets[1] & 0xf0) == 16) ||
             (octets[0] == 192 && octets[1] == 168) || (octets[0] == 100 && (octets[1] & 0xc0) == 64) ||
             (octets[0] == 169 && octets[1] == 254);
    }
    if (is_v4_mapped()) return unmapped().is_private();
    constexpr std::array<std::uint8_t, 16> loopback{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
    return is_v6() &&
           ((octets[0] & 0xfe) == 0xfc || (octets[0] == 0xfe && (octets[1] & 0xc0) == 0x80) || octets == loopback);
  }

  /// Writes the canonical form (RFC 5952): "192.0.2.1", "2001:db8::1", "::ffff:192.0.2.1". Writes nothing for a default
  /// one.
  template <text_sink S>
  constexpr void write(S&& out) const {
    if (size_ == 0) return;
    char text[40]{};
    std::size_t size = 0;
    const auto put = [&text, &size](char written) { text[size++] = written; };
    const std::size_t groups = is_v4() ? 0 : is_v4_mapped() ? 6 : 8;
    // RFC 5952 section 4.2: "::" replaces the longest run of two or more zero groups, the first of equal runs.
    std::size_t run_at = groups;
    std::size_t run = 1;
    for (std::size_t at = 0; at < groups;) {
      std::size_t end = at;
      while (end < groups && group(end) == 0) ++end;
      if (end - at > run) {
        run = end - at;
        run_at = at;
      }
      at = end + 1;
    }
    for (std::size_t at = 0; at < groups; ++at) {
      if (at == run_at) {
        put(':');
        at += run - 1;
        if (at + 1 == groups) put(':');
        continue;
      }
      if (at > 0) put(':');
      bool begun = false;
      for (unsigned shift = 16; shift > 0;) {
        shift -= 4;
        const unsigned digit = group(at) >> shift & 15u;
        begun = begun || digit != 0 || shift == 0;
        if (begun) put(hex::lower_digit(digit));
      }
    }
    if (groups < 8) {
      if (groups > 0) put(':');
      for (std::size_t byte = 2 * groups, last = byte + 3; byte <= last; ++byte) {
        const unsigned bits = bytes_[byte];
        if (bits >= 100) put(static_cast<char>('0' + bits / 100));
        if (bits >= 10) put(static_cast<char>('0' + bits / 10 % 10));
        put(static_cast<char>('0' + bits % 10));
        if (byte < last) put('.');
      }
    }
    out(ascii::text_at(text, size));
  }

  friend constexpr bool operator==(const ip_address&, const ip_address&) noexcept = default;

 private:
  constexpr unsigned group(std::size_t at) const noexcept { return unsigned{bytes_[2 * at]} << 8 | bytes_[2 * at + 1]; }

  std::array<std::uint8_t, 16> bytes_{};
  std::uint8_t size_ = 0;
};

namespace detail {

/// Reads a dotted quad that begins at `start` and ends the text. Refuses leading zeros, which some programs read as
/// octal.
constexpr parsed<std::array<std::uint8_t, 4>> parse_quad(std::string_view text, std::size_t start) noexcept {
  std::uint32_t quad = 0;
  std::size_t at = start;
  for (std::size_t i = 0; i < 4; ++i) {
    if (i > 0) {
      if (at == text.size() || text[at] != '.') return {{}, errc::bad_ip_address, at};
      ++at;
    }
    const std::size_t first = at;
    unsigned value = 0;
    for (; at < text.size() && at - first < 3 && ascii::is_digit(text[at]); ++at) {
      value = value * 10 + static_cast<unsigned>(text[at] - '0');
    }
    if (at == first) return {{}, errc::bad_ip_address, at};
    if (at - first > 1 && text[first] == '0') return {{}, errc::bad_ip_address, first + 1};
    if (value > 255) return {{}, errc::bad_ip_address, at - 1};
    quad = quad << 8 | value;
  }
  if (at != text.size()) return {{}, errc::bad_ip_address, at};
  const auto octet = [quad](int shift) { return static_cast<std::uint8_t>(quad >> shift & 0xff); };
  return {{octet(24), octet(16), octet(8), octet(0)}, errc::none, 0};
}

constexpr parsed<ip_address> parse_v6(std::string_view text) noexcept {
  std::array<std::uint8_t, 16> bytes{};
  std::size_t size = 0;  // octets read
  std::size_t gap = 17;  // the index among them at which "::" stands
  std::size_t at = 0;
  const auto bad = [](std::size_t offset) { return parsed<ip_address>{{}, errc::bad_ip_address, offset}; };
  if (text.size() >= 2 && text[0] == ':' && text[1] == ':') {
    gap = 0;
    at = 2;
  }
  while (at < text.size()) {
    if (size == 16) return bad(at);
    const std::size_t first = at;
    unsigned value = 0;
    for (; at < text.size() && at - first < 4; ++at) {
      const int digit = hex::value_of(text[at]);
      if (digit < 0) break;
      value = value << 4 | static_cast<unsigned>(digit);
    }
    if (at == first) return bad(at);
    if (at < text.size() && text[at] == '.') {  // x:x:x:x:x:x:d.d.d.d
      if (size > 12) return bad(first);
      const auto quad = parse_quad(text, first);
      if (!quad) return bad(quad.offset);
      for (const std::uint8_t octet : *quad) bytes[size++] = octet;
      break;
    }
    bytes[size++] = static_cast<std::uint8_t>(value >> 8);
    bytes[size++] = static_cast<std::uint8_t>(value & 0xff);
    if (at == text.size()) break;
    if (text[at] != ':') return bad(at);
    if (++at == text.size()) return bad(at);  // a single colon at the end
    if (text[at] == ':') {
      if (gap != 17) return bad(at);
      gap = size;
      ++at;
    }
  }
  if (gap == 17) {
    if (size != 16) return bad(text.size());
    return {ip_address{bytes}, errc::none, 0};
  }
  if (size > 14) return bad(text.size());  // "::" stands for at least one group
  std::array<std::uint8_t, 16> filled{};
  for (std::size_t i = 0; i < gap; ++i) filled[i] = bytes[i];
  for (std::size_t i = gap; i < size; ++i) filled[16 - size + i] = bytes[i];
  return {ip_address{filled}, errc::none, 0};
}

}  // namespace detail

/// Reads "192.0.2.1" or any text form of RFC 4291 section 2.2, without brackets and without a zone ("%eth0"). Errors:
/// `empty`, `bad_ip_address`, with the offset of the first octet that fits no address.
constexpr parsed<ip_address> parse_ip_address(std::string_view text) noexcept {
  if (text.empty()) return {{}, errc::empty, 0};
  for (const char c : text) {
    if (c == ':') return detail::parse_v6(text);
    if (c == '.') break;
  }
  const auto quad = detail::parse_quad(text, 0);
  if (!quad) return {{}, quad.error, quad.offset};
  return {ip_address{*quad}, errc::none, 0};
}

/// Reads an address in the forms that trace fields and SMTP use: with or without brackets, with or without "IPv6:" (RFC
/// 5321 section 4.1.3): "[IPv6:2001:db8::1]", "[192.0.2.1]", "2001:db8::1". Errors are those of parse_ip_address().
constexpr parsed<ip_address> parse_address_literal(std::string_view text) noexcept {
  const std::string_view whole = text;
  if (!text.empty() && text.front() == '[') {
    if (text.back() != ']') return {{}, errc::bad_ip_address, text.size()};
    text.remove_prefix(1);
    text.remove_suffix(1);
  }
  bool tagged = false;
  if (ascii::istarts_with(text, "IPv6:")) {
    text.remove_prefix(5);
    tagged = true;
  }
  auto result = parse_ip_address(text);
  if (result && tagged && !result->is_v6()) result = {{}, errc::bad_ip_address, 0};
  if (!result) result.offset += ascii::offset_in(whole, text);
  return result;
}

}  // namespace fromproof::inline v0

#endif
