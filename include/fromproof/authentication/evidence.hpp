#ifndef FROMPROOF_AUTHENTICATION_EVIDENCE_HPP
#define FROMPROOF_AUTHENTICATION_EVIDENCE_HPP

// What is known here, and what somebody claims: two things that are kept apart. What was computed here decides, where
// it was computed at all; a claim never fills a gap in it.
//
//   if (mail.spf.source() == result_source::reported) std::puts("only the receiver says so");

#include <optional>
#include <string_view>

#include "../result.hpp"

namespace fromproof::inline v0 {

/// What the trusted field of the receiver says. Its text is foreign: shown, never compared, never a key for advice.
struct claim {
  result_code code = result_code::none;
  std::string_view text;  ///< its reason or comment, as written
};

/// The two worlds of one check. This is the one place that says whose word counts.
template <class Result>
struct evidence {
  std::optional<Result> here;                             ///< what was computed here
  result_source computed_from = result_source::verified;  ///< or `computed`: from what the message itself records
  std::optional<claim> reported;                          ///< what the receiver says

  constexpr result_code code() const noexcept {
    return here ? here->code : reported ? reported->code : result_code::none;
  }
  constexpr result_source source() const noexcept {
    if (here) return computed_from;
    return reported ? result_source::reported : result_source::none;
  }
  constexpr bool passes() const noexcept { return code() == result_code::pass; }
};

}  // namespace fromproof::inline v0

#endif
