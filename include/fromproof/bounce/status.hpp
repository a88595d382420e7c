#ifndef FROMPROOF_BOUNCE_STATUS_HPP
#define FROMPROOF_BOUNCE_STATUS_HPP

// The codes in a bounce: enhanced status codes (RFC 3463 section 2) and replies of SMTP (RFC 5321 section 4.2), in
// fields and inside of free text.
//
//   parse_status("5.1.1 (bad destination mailbox address)")->text;  // "5.1.1"
//   const auto codes = find_codes("smtp; 550-5.7.1 [192.0.2.22] rejected\r\n 550 5.7.1 see RFC 5321");
//   codes.reply == 550u;                             // true
//   codes.status == status_code{5, 7, 1};            // true
//   codes.text == "550-5.7.1";                       // true

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../text/ascii.hpp"
#include "../text/error.hpp"
#include "../text/maybe.hpp"
#include "../text/number.hpp"

namespace fromproof::inline v0::bounce {

/// class "." subject "." detail (RFC 3463 section 2).
struct status_code {
  std::uint16_t success = 0;  ///< the class: 2 success, 4 persistent transient failure, 5 permanent failure
  std::uint16_t subject = 0;  ///< 1 address, 2 mailbox, 3 mail system, 4 network, 5 protocol, 6 content, 7 policy
  std::uint16_t detail = 0;

  /// "5.0.0" and the like say nothing but the class.
  constexpr bool says_nothing() const noexcept { return subject == 0; }
  friend constexpr bool operator==(const status_code&, const status_code&) noexcept = default;
};

/// What find_codes() finds.
struct found_codes {
  maybe<status_code> status;
  maybe<std::uint16_t> reply;  ///< 400 to 599
  std::string_view text;       ///< the octets that show the codes: "550 5.1.1", "550" or "5.1.1"
};

namespace detail {

/// The end of the code "d.ddd.ddd" that begins at `at`, or `at` if there is none.
constexpr std::size_t read_status(std::string_view text, std::size_t at, status_code& out) noexcept {
  if (text.size() - at < 5 || (text[at] != '2' && text[at] != '4' && text[at] != '5') || text[at + 1] != '.') return at;
  std::uint16_t numbers[2]{};
  std::size_t end = at + 1;
  for (auto& number : numbers) {
    if (end == text.size() || text[end] != '.') return at;
    const std::size_t begin = ++end;
    while (end < text.size() && ascii::is_digit(text[end])) ++end;
    if (end == begin || end - begin > 3) return at;
    number = number_of<std::uint16_t>(ascii::slice(text, begin, end));
  }
  // "5.1.1.3" is an address or a version, and so is "5.1.1a"; "5.1.1." ends a sentence.
  if (end < text.size() && (ascii::is_alnum(text[end]) || text[end] == '_')) return at;
  if (end + 1 < text.size() && text[end] == '.' && ascii::is_alnum(text[end + 1])) return at;
  out = {static_cast<std::uint16_t>(text[at] - '0'), numbers[0], numbers[1]};
  return end;
}

/// Whether an octet may stand beside a code.
constexpr bool may_adjoin_code(char c) noexcept {
  return !ascii::is_alnum(c) && c != '.' && c != '_' && c != '=' && c != '@' && c != '/';
}

/// Whether there is a reply of a failure at `at`: "[45][0-5]d", and 571, which some servers use.
constexpr bool is_reply(std::string_view text, std::size_t at) noexcept {
  if (text.size() - at < 3 || (text[at] != '4' && text[at] != '5')) return false;
  if (!ascii::is_digit(text[at + 1]) || !ascii::is_digit(text[at + 2])) return false;
  if (text[at + 1] > '5' && ascii::slice(text, at, at + 3) != "571") return false;
  return at + 3 == text.size() || (may_adjoin_code(text[at + 3]) && text[at + 3] != ':');
}

/// Whether a code may begin at `at`: not inside of a name, a number, an address or a time. "said:550" is one.
constexpr bool may_begin_code(std::string_view text, std::size_t at) noexcept {
  if (at == 0) return true;
  if (!may_adjoin_code(text[at - 1])) return false;
  return text[at - 1] != ':' || at == 1 || ascii::is_alpha(text[at - 2]);
}

}  // namespace detail

/// A Status field.
struct status_field {
  status_code code;
  std::string_view text;  ///< the code alone, as written
};

/// Reads the body of a Status field: a code, with a comment or text behind it as real ones have. Errors: `empty`,
/// `bad_status`.
constexpr parsed<status_field> parse_status(std::string_view body) noexcept {
  std::size_t at = 0;
  while (at < body.size() && (ascii::is_fws(body[at]) || body[at] == '#' || body[at] == '(')) ++at;
  if (at == body.size()) return {{}, errc::empty, at};
  status_code code;
  const std::size_t end = detail::read_status(body, at, code);
  if (end == at) return {{}, errc::bad_status, at};
  return {{code, ascii::slice(body, at, end)}};
}

/// Finds the codes in a diagnostic. An enhanced code directly behind a reply is what the server said, so the first such
/// pair counts. Without one it is the first reply and the first enhanced code, no matter which server wrote them. Codes
/// of success do not count: the text tells of a failure.
constexpr found_codes find_codes(std::string_view text) noexcept {
  found_codes found;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!ascii::is_digit(text[at]) || !detail::may_begin_code(text, at)) continue;
    status_code status;
    if (detail::is_reply(text, at)) {
      // "550 5.1.1", "550-5.1.1", "550 #5.1.0" and "550-'5.7.1"
      std::size_t next = at + 3;
      while (next < text.size() && next < at + 7 && detail::may_adjoin_code(text[next])) ++next;
      const std::size_t end = next < text.size() ? detail::read_status(text, next, status) : next;
      const auto reply = number_of<std::uint16_t>(ascii::slice(text, at, at + 3));
      if (end > next && next > at + 3 && status.success != 2) return {status, reply, ascii::slice(text, at, end)};
      if (!found.reply) {
        found.reply = reply;
        if (!found.status) found.text = ascii::slice(text, at, at + 3);
      }
      at += 2;
    } else if (const std::size_t end = detail::read_status(text, at, status); end > at) {
      if (!found.status && status.success != 2) {
        found.status = status;
        found.text = ascii::slice(text, at, end);
      }
      at = end - 1;
    }
  }
  return found;
}

}  // namespace fromproof::inline v0::bounce

#endif
