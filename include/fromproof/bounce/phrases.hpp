#ifndef FROMPROOF_BOUNCE_PHRASES_HPP
#define FROMPROOF_BOUNCE_PHRASES_HPP

// What mail servers say where their codes say nothing: "550 User not found". A phrase counts from the beginning of a
// word, whatever its case and however its line was folded. The one whose reason comes first in `reason` counts, because
// texts name a general cause beside the real one: "Recipient address rejected: Mailbox full".
//
//   find_reason("550 <a@b.example>: Recipient address\r\n rejected: Mailbox is full");  // reason::mailbox_full
//   find_reason("554 delivery error");                                                  // reason::unspecified
//
// Sources: the words are those of sendmail, Postfix, Exim, qmail, Courier and Exchange in their default texts and
// manuals, of RFC 5321 section 4.2.3 and RFC 3463 section 3, and of the help pages of Gmail, Yahoo, Outlook.com, NTT
// docomo (support.ntt.com, "Unknown user"), au (www.au.com/mobile/service/attention) and SoftBank ("Invalid
// recipient").

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../text/ascii.hpp"
#include "notice.hpp"

namespace fromproof::inline v0::bounce {

namespace detail {

struct worded_reason {
  std::string_view phrase;  ///< lower case; a blank stands for white space of any kind
  reason why;
};

inline constexpr worded_reason phrases[] = {
    {"mailbox full"sv, reason::mailbox_full},
    {"mailbox is full"sv, reason::mailbox_full},
    {"mailbox has exceeded"sv, reason::mailbox_full},
    {"mailbox size limit"sv, reason::mailbox_full},
    {"mailbox quota"sv, reason::mailbox_full},
    {"mail box full"sv, reason::mailbox_full},
    {"mail box is full"sv, reason::mailbox_full},
    {"inbox is full"sv, reason::mailbox_full},
    {"over quota"sv, reason::mailbox_full},
    {"over the quota"sv, reason::mailbox_full},
    {"out of storage"sv, reason::mailbox_full},
    {"quota exceeded"sv, reason::mailbox_full},
    {"exceeded storage allocation"sv, reason::mailbox_full},
    {"exceeded the local limit"sv, reason::mailbox_full},
    {"exceeds remaining quota"sv, reason::mailbox_full},
    {"insufficient storage"sv, reason::mailbox_full},
    {"message is too large"sv, reason::too_large},
    {"message too large"sv, reason::too_large},
    {"message too big"sv, reason::too_large},
    {"message size exceeds"sv, reason::too_large},
    {"message exceeds maximum"sv, reason::too_large},
    {"message file too big"sv, reason::too_large},
    {"exceeds size limit"sv, reason::too_large},
    {"size limit exceeded"sv, reason::too_large},
    {"couldn't create"sv, reason::system_error},
    {"could not create"sv, reason::system_error},
    {"can't create"sv, reason::system_error},
    {"cannot create"sv, reason::system_error},
    {"can't open"sv, reason::system_error},
    {"command died"sv, reason::system_error},
    {"configuration error"sv, reason::system_error},
    {"disk full"sv, reason::system_error},
    {"not enough disk space"sv, reason::system_error},
    {"no space left"sv, reason::system_error},
    {"insufficient system resources"sv, reason::system_error},
    {"insufficient system storage"sv, reason::system_error},
    {"local configuration error"sv, reason::system_error},
    {"domain of sender"sv, reason::sender_refused},
    {"sender address rejected"sv, reason::sender_refused},
    {"sender address verification"sv, reason::sender_refused},
    {"sender denied"sv, reason::sender_refused},
    {"sender rejected"sv, reason::sender_refused},
    {"sender verify failed"sv, reason::sender_refused},
    {"invalid sender"sv, reason::sender_refused},
    {"dkim"sv, reason::authentication},
    {"dmarc"sv, reason::authentication},
    {"spf"sv, reason::authentication},
    {"reverse dns"sv, reason::authentication},
    {"ptr record"sv, reason::authentication},
    {"unauthenticated"sv, reason::authentication},
    {"authentication required"sv, reason::authentication},
    {"blacklist"sv, reason::blocked},
    {"blocklist"sv, reason::blocked},
    {"black list"sv, reason::blocked},
    {"block list"sv, reason::blocked},
    {"blocked"sv, reason::blocked},
    {"banned"sv, reason::blocked},
    {"spamhaus"sv, reason::blocked},
    {"reputation"sv, reason::blocked},
    {"client host rejected"sv, reason::blocked},
    {"host network not allowed"sv, reason::blocked},
    {"frequency limited"sv, reason::rate_limited},
    {"greylisted"sv, reason::rate_limited},
    {"greylisting"sv, reason::rate_limited},
    {"rate limit"sv, reason::rate_limited},
    {"too many connections"sv, reason::rate_limited},
    {"too many messages"sv, reason::rate_limited},
    {"too many recipients"sv, reason::rate_limited},
    {"too many errors"sv, reason::rate_limited},
    {"content rejected"sv, reason::content},
    {"content is not accepted"sv, reason::content},
    {"prohibited attachment"sv, reason::content},
    {"spam"sv, reason::content},
    {"virus"sv, reason::content},
    {"account disabled"sv, reason::mailbox_disabled},
    {"account has been disabled"sv, reason::mailbox_disabled},
    {"account is disabled"sv, reason::mailbox_disabled},
    {"account has been suspended"sv, reason::mailbox_disabled},
    {"account is inactive"sv, reason::mailbox_disabled},
    {"account suspended"sv, reason::mailbox_disabled},
    {"disabled or discontinued"sv, reason::mailbox_disabled},
    {"inactive user"sv, reason::mailbox_disabled},
    {"mailbox disabled"sv, reason::mailbox_disabled},
    {"mailbox is disabled"sv, reason::mailbox_disabled},
    {"mailbox is frozen"sv, reason::mailbox_disabled},
    {"mailbox is inactive"sv, reason::mailbox_disabled},
    {"mailbox is locked"sv, reason::mailbox_disabled},
    {"temporarily limited"sv, reason::mailbox_disabled},
    {"temporary locked"sv, reason::mailbox_disabled},
    {"temporarily locked"sv, reason::mailbox_disabled},
    {"user is inactive"sv, reason::mailbox_disabled},
    {"address does not exist"sv, reason::unknown_user},
    {"account does not exist"sv, reason::unknown_user},
    {"account that you tried to reach does not exist"sv, reason::unknown_user},
    {"bad destination mailbox"sv, reason::unknown_user},
    {"doesn't have an account"sv, reason::unknown_user},
    {"doesn't have a yahoo"sv, reason::unknown_user},
    {"invalid mailbox"sv, reason::unknown_user},
    {"invalid recipient"sv, reason::unknown_user},
    {"invalid user"sv, reason::unknown_user},
    {"mailbox does not exist"sv, reason::unknown_user},
    {"mailbox not found"sv, reason::unknown_user},
    {"mailbox unavailable"sv, reason::unknown_user},
    {"no mailbox here"sv, reason::unknown_user},
    {"no mailbox by that name"sv, reason::unknown_user},
    {"no such mailbox"sv, reason::unknown_user},
    {"no such person"sv, reason::unknown_user},
    {"no such recipient"sv, reason::unknown_user},
    {"no such user"sv, reason::unknown_user},
    {"not a valid mailbox"sv, reason::unknown_user},
    {"not our customer"sv, reason::unknown_user},
    {"recipient does not exist"sv, reason::unknown_user},
    {"recipient no longer"sv, reason::unknown_user},
    {"recipient not found"sv, reason::unknown_user},
    {"recipient unknown"sv, reason::unknown_user},
    {"unknown local part"sv, reason::unknown_user},
    {"unknown recipient"sv, reason::unknown_user},
    {"unknown user"sv, reason::unknown_user},
    {"unrouteable address"sv, reason::unknown_user},
    {"user does not exist"sv, reason::unknown_user},
    {"user doesn't exist"sv, reason::unknown_user},
    {"user is unknown"sv, reason::unknown_user},
    {"user not found"sv, reason::unknown_user},
    {"user not known"sv, reason::unknown_user},
    {"user unknown"sv, reason::unknown_user},
    {"all relevant mx records point to non-existent hosts"sv, reason::unknown_host},
    {"couldn't find any host"sv, reason::unknown_host},
    {"domain does not exist"sv, reason::unknown_host},
    {"domain name not found"sv, reason::unknown_host},
    {"domain not found"sv, reason::unknown_host},
    {"host not found"sv, reason::unknown_host},
    {"host or domain name not found"sv, reason::unknown_host},
    {"host unknown"sv, reason::unknown_host},
    {"no such domain"sv, reason::unknown_host},
    {"nxdomain"sv, reason::unknown_host},
    {"unknown domain"sv, reason::unknown_host},
    {"unknown host"sv, reason::unknown_host},
    {"unrouteable mail domain"sv, reason::unknown_host},
    {"user has moved"sv, reason::moved},
    {"null mx"sv, reason::no_mail_accepted},
    {"does not accept mail"sv, reason::no_mail_accepted},
    {"doesn't receive email"sv, reason::no_mail_accepted},
    {"retry timeout exceeded"sv, reason::expired},
    {"retry time not reached"sv, reason::expired},
    {"message expired"sv, reason::expired},
    {"delivery time expired"sv, reason::expired},
    {"been in the queue too long"sv, reason::expired},
    {"could not send message for past"sv, reason::expired},
    {"connection refused"sv, reason::network},
    {"connection timed out"sv, reason::network},
    {"connection reset"sv, reason::network},
    {"network is unreachable"sv, reason::network},
    {"no route to host"sv, reason::network},
    {"lost connection"sv, reason::network},
    {"timed out"sv, reason::network},
    {"wasn't able to establish an smtp connection"sv, reason::network},
    {"mail loop"sv, reason::loop},
    {"loops back to myself"sv, reason::loop},
    {"too many hops"sv, reason::loop},
    {"routing loop"sv, reason::loop},
    {"address rejected"sv, reason::bad_address},
    {"malformed address"sv, reason::bad_address},
    {"recipient rejected"sv, reason::bad_address},
    {"access denied"sv, reason::policy},
    {"administrative prohibition"sv, reason::policy},
    {"not accepted"sv, reason::policy},
    {"not allowed"sv, reason::policy},
    {"policy"sv, reason::policy},
    {"refused"sv, reason::policy},
    {"rejected"sv, reason::policy},
    {"relay access denied"sv, reason::policy},
    {"relaying denied"sv, reason::policy},
};

inline constexpr std::size_t phrase_count = sizeof phrases / sizeof phrases[0];

/// The phrases by their first letter: those of letter i are order[begin[i]] to order[begin[i + 1] - 1].
struct phrase_index {
  std::uint8_t order[phrase_count]{};
  std::uint8_t begin[27]{};
};
inline constexpr phrase_index phrases_by_letter = [] {
  static_assert(phrase_count < 256);
  phrase_index index;
  std::uint8_t next = 0;
  for (int letter = 0; letter < 26; ++letter) {
    index.begin[letter] = next;
    for (std::size_t i = 0; i < phrase_count; ++i) {
      if (phrases[i].phrase[0] == 'a' + letter) index.order[next++] = static_cast<std::uint8_t>(i);
    }
  }
  index.begin[26] = next;
  return index;
}();
static_assert(phrases_by_letter.begin[26] == phrase_count, "a phrase begins with a small letter");

/// Behind the white space at `at`, and behind the code that begins each line of a reply: "does not\r\n550-5.1.1 exist".
constexpr std::size_t end_of_gap(std::string_view text, std::size_t at) noexcept {
  while (at < text.size() && ascii::is_fws(text[at])) ++at;
  std::size_t digits = at;
  while (digits < text.size() && digits < at + 4 && ascii::is_digit(text[digits])) ++digits;
  if (digits - at != 3 || digits == text.size() || text[digits] != '-') return at;
  for (++digits; digits < text.size() && (ascii::is_digit(text[digits]) || text[digits] == '.'); ++digits) {
  }
  while (digits < text.size() && ascii::is_fws(text[digits])) ++digits;
  return digits;
}

/// Whether an octet ties words together to a name: "antispam-mx.example", "a.policy@b.example", "/spam".
constexpr bool ties(char c) noexcept {
  return c == '.' || c == '-' || c == '@' || c == '/' || c == '_' || c == '=';
}

/// Whether a phrase begins at `at`. Its last word may go on, "blacklist" and "blacklisted", but not as a name.
constexpr bool begins_phrase(std::string_view text, std::size_t at, std::string_view phrase) noexcept {
  for (const char c : phrase) {
    if (at == text.size()) return false;
    if (c == ' ') {
      if (!ascii::is_fws(text[at])) return false;
      at = end_of_gap(text, at);
    } else if (ascii::to_lower(text[at++]) != c) {
      return false;
    }
  }
  while (at < text.size() && ascii::is_alnum(text[at])) ++at;
  if (at == text.size() || text[at] == '/' || text[at] == '=') return true;
  return !ties(text[at]) || at + 1 == text.size() || !ascii::is_alnum(text[at + 1]);
}

}  // namespace detail

/// A longer diagnostic is not searched to its end.
inline constexpr std::size_t max_searched_octets = 4096;

/// The reason that a diagnostic gives in words, or `unspecified`.
constexpr reason find_reason(std::string_view text) noexcept {
  if (text.size() > max_searched_octets) text = ascii::slice(text, 0, max_searched_octets);
  reason best = reason::unspecified;
  bool inside = false;  // of a word
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char letter = ascii::to_lower(text[at]);
    const bool begins = !inside && letter >= 'a' && letter <= 'z' && (at == 0 || !detail::ties(text[at - 1]));
    inside = ascii::is_alnum(letter) || letter == '\'';
    if (!begins) continue;
    // "The account may not exist, it may be blacklisted": a list of causes proves none.
    if (at >= 7 && ascii::slice(text, at - 7, at) == "may be ") continue;
    const auto from = static_cast<std::size_t>(letter - 'a');
    for (std::size_t i = detail::phrases_by_letter.begin[from]; i < detail::phrases_by_letter.begin[from + 1]; ++i) {
      const auto& each = detail::phrases[detail::phrases_by_letter.order[i]];
      if (best != reason::unspecified && each.why >= best) continue;
      if (detail::begins_phrase(text, at, each.phrase)) best = each.why;
    }
  }
  return best;
}

}  // namespace fromproof::inline v0::bounce

#endif
