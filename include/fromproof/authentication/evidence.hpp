#ifndef FROMPROOF_AUTHENTICATION_EVIDENCE_HPP
#define FROMPROOF_AUTHENTICATION_EVIDENCE_HPP

// What was computed here and what somebody claims, kept apart. If anything was computed here, it decides; a claim never
// fills a gap in it.
//
//   if (mail.spf.source() == result_source::reported) std::puts("only the receiver says so");

#include <string_view>

#include "../result.hpp"
#include "../text/maybe.hpp"

namespace fromproof::inline v0 {

/// A claim in the trusted field of the receiver. Its text is foreign: show it, never compare it, never choose advice by
/// it.
struct claim {
  result_code code = result_code::none;
  std::string_view text;     ///< its reason or comment, as written
  std::string_view place{};  ///< the whole result in the field
};

/// Both sides of one check. This is the only place that decides whose result counts.
template <class Result>
struct evidence {
  maybe<Result> here;                                     ///< what was computed here
  result_source computed_from = result_source::verified;  ///< or `computed`: from data that the message itself records
  maybe<claim> reported;                                  ///< what the receiver says

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
