#ifndef FROMPROOF_BOUNCE_CLASSIFY_HPP
#define FROMPROOF_BOUNCE_CLASSIFY_HPP

// Hard or soft, and why: from the action, the enhanced status and what the server said.
//
//   const auto full = classify({.action = action::failed, .status = "5.0.0", .diagnostic = "smtp; 552 5.2.2 full"});
//   bounce_words[full.decided] == "soft";  // true
//   full.why == reason::mailbox_full;      // true
//   full.proof == "552 5.2.2";             // true
//
// Hard means that the address is bad, for as long as anyone can tell. A permanent failure of this one message, for its
// size, its content or its sender, is soft: the next message may arrive.
//
// The order of doubt: a code inside the diagnostic is what a server said, so it counts before the status that a program
// wrote beside it. Where a code says nothing ("5.0.0", "550"), or where RFC 3463 leaves open whether it is permanent,
// the words of the diagnostic decide. A permanent failure of which nothing more is known is hard.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../text/ascii.hpp"
#include "notice.hpp"
#include "phrases.hpp"
#include "status.hpp"

namespace fromproof::inline v0::bounce {

/// What is known about a failed delivery.
struct evidence {
  bounce::action action = action::none;
  std::string_view status{};      ///< the body of the Status field
  std::string_view diagnostic{};  ///< what the server said
};

/// What follows from it.
struct judgement {
  bounce_class decided = bounce_class::none;
  reason why = reason::unspecified;
  std::string_view proof{};  ///< the code that decided, a view of the diagnostic or the status
  bool certain = false;      ///< `proof` settles the class, so that a label that says something else is wrong
};

namespace detail {

struct meaning {
  bounce_class decided;
  reason why;
  bool certain = true;
  bool words_decide = false;  ///< a phrase in the diagnostic says more than the code
};

constexpr meaning hard(reason why) noexcept {
  return {bounce_class::hard, why};
}
constexpr meaning soft(reason why) noexcept {
  return {bounce_class::soft, why};
}
/// The code says nothing about the address, so it neither proves nor disproves that it is bad.
constexpr meaning unsure(reason why) noexcept {
  return {bounce_class::soft, why, false};
}
/// As it is without words that tell.
constexpr meaning open(bounce_class decided, reason why, bool certain) noexcept {
  return {decided, why, certain, true};
}

/// X.1.X, addressing (RFC 3463 section 3.2).
constexpr meaning meaning_of_address(std::uint16_t detail) noexcept {
  switch (detail) {
    case 0: return open(bounce_class::hard, reason::bad_address, true);
    case 2: return hard(reason::unknown_host);
    case 3:
    case 4: return hard(reason::bad_address);
    case 6: return hard(reason::moved);
    case 7:
    case 8: return unsure(reason::sender_refused);
    case 10: return open(bounce_class::hard, reason::no_mail_accepted, true);  // RFC 7505; Exchange: unknown user
    default: return hard(reason::unknown_user);
  }
}

/// X.2.X, the mailbox (section 3.3): it exists. X.2.1 is "a permanent error if the mailbox will never be re-enabled".
constexpr meaning meaning_of_mailbox(std::uint16_t detail) noexcept {
  switch (detail) {
    case 1: return open(bounce_class::soft, reason::mailbox_disabled, false);
    case 2: return soft(reason::mailbox_full);
    case 3: return soft(reason::too_large);
    case 4: return soft(reason::system_error);
    default: return unsure(reason::mailbox_refuses);
  }
}

/// X.3.X, the mail system (section 3.4).
constexpr meaning meaning_of_system(std::uint16_t detail) noexcept {
  if (detail == 4) return soft(reason::too_large);
  return detail == 1 ? soft(reason::system_error) : unsure(reason::system_error);
}

/// X.4.X, network and routing (section 3.5). X.4.1 is "useful only as a persistent transient error".
constexpr meaning meaning_of_network(std::uint16_t detail) noexcept {
  switch (detail) {
    case 1: return open(bounce_class::soft, reason::network, false);
    case 4: return hard(reason::unknown_host);
    case 6: return soft(reason::loop);
    case 7: return soft(reason::expired);
    default: return unsure(reason::network);
  }
}

/// X.7.X, security or policy (section 3.8; RFC 7372, RFC 8616 and the codes of large providers).
constexpr meaning meaning_of_policy(std::uint16_t detail) noexcept {
  if ((detail >= 20 && detail <= 30) || detail == 9) return unsure(reason::authentication);
  return {bounce_class::soft, reason::policy, false, true};
}

/// What a permanent code means.
constexpr meaning meaning_of(status_code code) noexcept {
  switch (code.subject) {
    case 1: return meaning_of_address(code.detail);
    case 2: return meaning_of_mailbox(code.detail);
    case 3: return meaning_of_system(code.detail);
    case 4: return meaning_of_network(code.detail);
    case 5: return code.detail == 3 ? unsure(reason::rate_limited) : open(bounce_class::soft, reason::protocol, false);
    case 6: return unsure(reason::content);
    case 7: return meaning_of_policy(code.detail);
    default: return open(bounce_class::hard, reason::unspecified, true);
  }
}

/// A reply without an enhanced code (RFC 5321 section 4.2.3). 551 is "User not local", 552 "exceeded storage
/// allocation".
constexpr meaning meaning_of_reply(std::uint16_t reply) noexcept {
  if (reply == 551) return open(bounce_class::hard, reason::moved, true);
  if (reply == 552) return open(bounce_class::soft, reason::mailbox_full, false);
  return open(bounce_class::hard, reason::unspecified, reply == 550 || reply == 553);
}

/// Whether words with this reason say that the address is bad.
constexpr bool is_hard(reason why) noexcept {
  switch (why) {
    case reason::unknown_user:
    case reason::unknown_host:
    case reason::moved:
    case reason::no_mail_accepted:
    case reason::bad_address: return true;
    default: return false;
  }
}

/// Whether words with this reason say that the address is good: others say nothing about it.
constexpr bool is_certainly_soft(reason why) noexcept {
  return why == reason::mailbox_full || why == reason::too_large || why == reason::system_error;
}

/// What the diagnostic's words make of a meaning.
constexpr void heed_words(std::string_view diagnostic, status_code code, meaning& out) noexcept {
  const reason told = find_reason(diagnostic);
  if (told == reason::unspecified) return;
  // X.7.X: words name the reason, but "user unknown" beside a policy is no proof. "Address rejected" is what a server
  // says whose policy refuses the recipient.
  if (code.subject == 7) {
    if (!is_hard(told)) out.why = told;
    return;
  }
  // X.1.10 is about the address, whatever else the words tell.
  if (code.subject == 1 && code.detail != 0) {
    if (is_hard(told)) out.why = told;
    return;
  }
  out.why = told;
  out.decided = is_hard(told) ? bounce_class::hard : bounce_class::soft;
  out.certain = is_hard(told) || is_certainly_soft(told);
}

/// Whether a diagnostic is the output of a program: its type is x-unix (Postfix, sendmail).
constexpr bool is_of_program(std::string_view diagnostic) noexcept {
  return ascii::istarts_with(ascii::trim(diagnostic), "x-unix");
}

}  // namespace detail

/// Judges one recipient of a report.
constexpr judgement classify(const evidence& of) noexcept {
  switch (of.action) {
    case action::delivered: return {bounce_class::delivered, reason::delivered, {}, true};
    case action::relayed: return {bounce_class::delivered, reason::relayed, {}, true};
    case action::expanded: return {bounce_class::delivered, reason::expanded, {}, true};
    default: break;
  }
  const auto codes = find_codes(of.diagnostic);
  const auto status = parse_status(of.status);
  status_code code = status->code;
  const bool has_status = static_cast<bool>(status) && code.success != 2;
  judgement result;
  if (code.success == 2 && of.action != action::failed && of.action != action::delayed) {
    return {bounce_class::delivered, reason::delivered, status->text, true};
  }
  bool by_reply = false;
  if (codes.status) {
    code = *codes.status;
    by_reply = code.says_nothing() && codes.reply;  // "554 5.0.0" is no more than "554"
    result.proof = codes.text;
  } else if (codes.reply && (!has_status || code.says_nothing() || code.success != *codes.reply / 100)) {
    by_reply = !has_status || code.says_nothing();
    code = {static_cast<std::uint16_t>(*codes.reply / 100), by_reply ? std::uint16_t{0} : code.subject,
            by_reply ? std::uint16_t{0} : code.detail};
    result.proof = codes.text;
  } else if (has_status) {
    result.proof = status->text;
  } else {
    // No code at all: only words that are known prove anything.
    result.why = find_reason(of.diagnostic);
    if (result.why != reason::unspecified) {
      result.decided = detail::is_hard(result.why) ? bounce_class::hard : bounce_class::soft;
    }
    if (of.action == action::delayed) result.decided = bounce_class::soft;
    return result;
  }
  auto means = by_reply ? detail::meaning_of_reply(*codes.reply) : detail::meaning_of(code);
  if (means.words_decide || code.says_nothing()) detail::heed_words(of.diagnostic, code, means);
  // What a local program printed: one that could not write says nothing about the address, whatever its exit status.
  if (detail::is_of_program(of.diagnostic) && find_reason(of.diagnostic) == reason::system_error) {
    means = detail::unsure(reason::system_error);
  }
  if (code.success == 4 || of.action == action::delayed) {
    means.decided = bounce_class::soft;
    means.certain = true;
  }
  // A status that says nothing proves nothing, whatever the words beside it.
  if (!codes.reply && code.says_nothing()) means.certain = false;
  result.decided = means.decided;
  result.why = means.why;
  result.certain = means.certain;
  return result;
}

}  // namespace fromproof::inline v0::bounce

#endif
