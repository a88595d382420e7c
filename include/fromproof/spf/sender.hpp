#ifndef FROMPROOF_SPF_SENDER_HPP
#define FROMPROOF_SPF_SENDER_HPP

// What goes into an SPF check: the sender, the limits, and who wants to see the steps.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../domain/ip_address.hpp"
#include "../result.hpp"
#include "macro.hpp"
#include "result.hpp"

namespace fromproof::inline v0::spf {

/// Who sends: what the receiving server saw.
struct sender {
  ip_address ip;                ///< of the client; an IPv4 address that is mapped into IPv6 counts as IPv4
  std::string_view mail_from;   ///< the reverse-path without brackets; empty for "<>"
  std::string_view helo;        ///< the name that the client greeted with
  std::string_view receiver{};  ///< the server that received: %{r} of explanations
  std::int64_t now = 0;         ///< seconds since 1970: %{t} of explanations
  spf::identity identity = spf::identity::mailfrom;
};

/// Limits of RFC 7208 section 4.6.4, each over the whole recursion or for each term.
inline constexpr int max_lookups = 10;
inline constexpr int max_void_lookups = 2;
inline constexpr std::size_t max_mx_names = 10;
inline constexpr std::size_t max_ptr_names = 10;

/// Memory with which no check is out of space: names that macros expand to, one for each include that is open, and 512
/// octets of explanation. Most checks need less than 256 octets.
inline constexpr std::size_t max_memory = 12 * (max_name_size + 2) + 512;

/// An explanation that quotes a longer local-part or HELO name than SMTP has (RFC 5321 section 4.5.3.1) is left out. In
/// names any length is right: RFC 7208 section 7.3 drops what is too much.
inline constexpr std::size_t max_envelope_size = 255;
inline constexpr std::size_t max_explanation_text = 1024;

/// A step of a check, for those who want to see how it came about.
struct trace_step {
  std::string_view domain;  ///< whose record is evaluated
  std::string_view term;
  int depth = 0;         ///< includes that this record is inside of
  bool matched = false;  ///< with `result` neither temperror nor permerror: whether the term applied to the sender
  result_code result = result_code::none;  ///< of a match its qualifier; an error; else none
};

/// A trace that nobody reads, and that costs nothing.
struct no_trace {
  constexpr void operator()(const trace_step&) const noexcept {}
};

}  // namespace fromproof::inline v0::spf

#endif
