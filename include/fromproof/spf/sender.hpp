#ifndef FROMPROOF_SPF_SENDER_HPP
#define FROMPROOF_SPF_SENDER_HPP

// The inputs of an SPF check: the sender, the limits, and a trace of the steps.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../domain/ip_address.hpp"
#include "../result.hpp"
#include "macro.hpp"
#include "result.hpp"

namespace fromproof::inline v0::spf {

/// The sender, as the receiving server saw it.
struct sender {
  ip_address ip;                ///< of the client; an IPv4-mapped IPv6 address counts as IPv4
  std::string_view mail_from;   ///< the reverse-path without brackets; empty for "<>"
  std::string_view helo;        ///< the name that the client gave in HELO or EHLO
  std::string_view receiver{};  ///< the receiving server: %{r} of explanations
  std::int64_t now = 0;         ///< seconds since 1970: %{t} of explanations
  spf::identity identity = spf::identity::mailfrom;
};

/// Limits of RFC 7208 section 4.6.4, each over the whole recursion or for each term.
inline constexpr int max_lookups = 10;
inline constexpr int max_void_lookups = 2;
inline constexpr std::size_t max_mx_names = 10;
inline constexpr std::size_t max_ptr_names = 10;

/// Memory that is enough for every check: names with expanded macros, one for each open include, and 512 octets of
/// explanation. Most checks need less than 256 octets.
inline constexpr std::size_t max_memory = 12 * (max_name_size + 2) + 512;

/// An explanation is dropped if it quotes a local-part or HELO name that is longer than SMTP allows (RFC 5321 section
/// 4.5.3.1). Names may quote one of any length: RFC 7208 section 7.3 drops the excess.
inline constexpr std::size_t max_envelope_size = 255;
inline constexpr std::size_t max_explanation_text = 1024;

/// A step of a check, to show how the result was reached.
struct trace_step {
  std::string_view domain;  ///< the domain whose record is evaluated
  std::string_view term;
  int depth = 0;         ///< the number of open includes
  bool matched = false;  ///< with `result` neither temperror nor permerror: whether the term applied to the sender
  result_code result = result_code::none;  ///< the qualifier of a match; an error; otherwise none
};

/// A trace that ignores all steps and costs nothing.
struct no_trace {
  constexpr void operator()(const trace_step&) const noexcept {}
};

}  // namespace fromproof::inline v0::spf

#endif
