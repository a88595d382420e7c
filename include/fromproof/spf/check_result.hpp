#ifndef FROMPROOF_SPF_CHECK_RESULT_HPP
#define FROMPROOF_SPF_CHECK_RESULT_HPP

// What goes into an SPF check and what comes out of it: the sender, the limits, the result and its cause, and the steps
// between.
//
//   if (checked.cause == spf::cause::too_many_lookups) std::printf("permerror (%d lookups)", checked.lookups);

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../error.hpp"
#include "../ip_address.hpp"
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

/// Why a check ended without a verdict of the domain's owner.
enum class cause : std::uint8_t {
  none,                     ///< the owner said so
  bad_domain,               ///< none: the sender names no domain that could have a record
  no_record,                ///< none: the domain has no SPF record
  several_records,          ///< permerror (section 4.5)
  bad_record,               ///< permerror: `error` and `fault` say what is wrong with `faulty_term`
  too_many_lookups,         ///< permerror: the eleventh
  too_many_void_lookups,    ///< permerror: the third
  too_many_mx,              ///< permerror: the domain has more than ten mail servers
  include_without_record,   ///< permerror (section 5.2)
  redirect_without_record,  ///< permerror (section 6.1)
  dns_failure               ///< temperror
};

constexpr std::string_view word(cause why) noexcept {
  constexpr std::array<std::string_view, 11> words{"none",
                                                   "bad-domain",
                                                   "no-record",
                                                   "several-records",
                                                   "bad-record",
                                                   "too-many-lookups",
                                                   "too-many-void-lookups",
                                                   "too-many-mx",
                                                   "include-without-record",
                                                   "redirect-without-record",
                                                   "dns-failure"};
  return words[static_cast<std::size_t>(why)];
}

/// How a check ended. The views are parts of the sender, of answers of DNS and of the caller's memory.
struct check_result {
  enum class state_type : std::uint8_t {
    done,
    pending,      ///< an answer is not known yet: ask it, and check again
    out_of_space  ///< the memory of the caller or of its resolver is too small
  };

  state_type state = state_type::done;
  result_code code = result_code::none;  ///< a word of RFC 7208 section 2.6; of use when `done`
  spf::cause cause = spf::cause::none;
  errc error{};                   ///< what is wrong with a record
  std::uint8_t lookups = 0;       ///< terms that asked DNS, over the whole recursion
  std::uint8_t void_lookups = 0;  ///< those of them that found nothing
  std::string_view domain;        ///< that was checked, as the sender wrote it
  std::string_view record;        ///< of that domain
  std::string_view mechanism;     ///< the term that decided, of that record or of the one it redirects to
  std::string_view faulty_term;   ///< where a permerror or temperror came from, maybe in an included record
  std::size_t fault = 0;          ///< of a bad record: the octet at fault
  std::string_view explanation;   ///< of a fail, by the domain's owner: any printable US-ASCII, so not to be trusted

  constexpr bool pending() const noexcept { return state == state_type::pending; }
  constexpr bool out_of_space() const noexcept { return state == state_type::out_of_space; }
};

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
