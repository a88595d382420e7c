#ifndef FROMPROOF_MESSAGE_ADDRESS_TEXT_HPP
#define FROMPROOF_MESSAGE_ADDRESS_TEXT_HPP

// IP addresses inside the words of trace fields and results.

#include <cstddef>
#include <string_view>

#include "../text/ascii.hpp"

namespace fromproof::inline v0::message {

/// Whether a text looks like an IP address: precise enough to find one in a comment, not to validate it.
constexpr bool resembles_ip_address(std::string_view text) noexcept {
  std::size_t dots = 0, colons = 0, digits = 0;
  for (const char c : text) {
    const char lower = ascii::to_lower(c);
    if (c == '.') {
      ++dots;
    } else if (c == ':') {
      ++colons;
    } else if (ascii::is_digit(c)) {
      ++digits;
    } else if (lower < 'a' || lower > 'f') {
      return false;
    }
  }
  if (colons >= 2) return text.size() <= 45;
  return colons == 0 && dots == 3 && digits + dots == text.size() && text.size() >= 7 && text.size() <= 15;
}

/// Cuts off the zone of a link-local address (RFC 4007 section 11.2), which has a meaning only on the machine that
/// wrote it.
constexpr std::string_view without_zone(std::string_view address) noexcept {
  const std::size_t percent = address.find('%');
  return percent == std::string_view::npos ? address : ascii::slice(address, 0, percent);
}

/// The address in "[192.0.2.1]", "[IPv6:2001:db8::1]:25", "192.0.2.1", "[fe80::1%9]" or "user@192.0.2.1"; empty if
/// there is none.
constexpr std::string_view address_in(std::string_view word) noexcept {
  const std::size_t open = word.find('[');
  if (open != std::string_view::npos) {
    word.remove_prefix(open + 1);
    const std::size_t close = word.find(']');
    if (close == std::string_view::npos) return {};
    word.remove_suffix(word.size() - close);
  } else if (const std::size_t at = word.rfind('@'); at != std::string_view::npos) {
    word.remove_prefix(at + 1);
  }
  if (ascii::istarts_with(word, "IPv6:")) word.remove_prefix(5);
  word = without_zone(word);
  return resembles_ip_address(word) ? word : std::string_view{};
}

/// "<192.0.2.1>" without its angle brackets.
constexpr std::string_view without_brackets(std::string_view word) noexcept {
  if (word.size() < 2 || word.front() != '<' || word.back() != '>') return word;
  return {word.data() + 1, word.size() - 2};
}

}  // namespace fromproof::inline v0::message

#endif
