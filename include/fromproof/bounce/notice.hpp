#ifndef FROMPROOF_BOUNCE_NOTICE_HPP
#define FROMPROOF_BOUNCE_NOTICE_HPP

// What a bounce, a complaint or an event says: one notice with its recipients, as views of the text that was read and
// of the caller's memory.
//
//   bounce_words[bounce_class::hard] == "hard";                  // true
//   reason_words[reason::mailbox_full] == "mailbox-full";        // true

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../text/bounded_list.hpp"
#include "../text/error.hpp"
#include "../text/maybe.hpp"
#include "../text/slice.hpp"
#include "../text/words.hpp"

namespace fromproof::inline v0::bounce {

/// What kind of notice it is. Those from `sent` on are events of Amazon SES that tell of no bounce.
enum class kind : std::uint8_t {
  dsn,        ///< a delivery failed for some recipient
  complaint,  ///< a recipient calls the mail unwanted (RFC 5965)
  delay,      ///< nothing failed yet
  delivery,   ///< delivered, relayed or expanded
  text,       ///< a bounce in free text
  sent,
  rejected,
  opened,
  clicked,
  rendering_failure,
  subscription,
};
inline constexpr auto kind_words = words_of<kind>({{kind::dsn, "dsn"},
                                                   {kind::complaint, "complaint"},
                                                   {kind::delay, "delay"},
                                                   {kind::delivery, "delivery"},
                                                   {kind::text, "text"},
                                                   {kind::sent, "send"},
                                                   {kind::rejected, "reject"},
                                                   {kind::opened, "open"},
                                                   {kind::clicked, "click"},
                                                   {kind::rendering_failure, "rendering-failure"},
                                                   {kind::subscription, "subscription"}});

/// How it came.
enum class via : std::uint8_t { mail, ses_sns, ses_event, ses_eventbridge, ses_sqs, arf };
inline constexpr auto via_words = words_of<via>({{via::mail, "mail"},
                                                 {via::ses_sns, "ses-sns"},
                                                 {via::ses_event, "ses-event"},
                                                 {via::ses_eventbridge, "ses-eventbridge"},
                                                 {via::ses_sqs, "ses-sqs"},
                                                 {via::arf, "arf"}});

/// Action (RFC 3464 section 2.3.3); `other` is a word that is not defined there, `none` is no word at all.
enum class action : std::uint8_t { failed, delayed, delivered, relayed, expanded, other, none };

/// Whether the address is bad: `hard` is a reason never to write to it again, `soft` one that may pass. `none` is no
/// bounce, or one of which nothing is proved.
enum class bounce_class : std::uint8_t { hard, soft, none, delivered };
inline constexpr auto bounce_words = words_of<bounce_class>({{bounce_class::hard, "hard"},
                                                             {bounce_class::soft, "soft"},
                                                             {bounce_class::none, "none"},
                                                             {bounce_class::delivered, "delivered"}});

/// Why. The order is that in which phrases of a diagnostic count, see phrases.hpp.
enum class reason : std::uint8_t {
  unspecified,         ///< nothing says why
  suppressed_global,   ///< on the suppression list of the sending service: not sent
  suppressed_account,  ///< on the suppression list of one's own account: not sent
  unsubscribed,        ///< the recipient left the list: not sent
  mailbox_full,
  too_large,
  system_error,
  sender_refused,  ///< the envelope sender, not the recipient
  authentication,  ///< SPF, DKIM, DMARC or reverse DNS
  blocked,         ///< the address of the sending server
  rate_limited,
  content,
  mailbox_disabled,
  unknown_user,
  unknown_host,
  moved,
  no_mail_accepted,  ///< a null MX (RFC 7505), or a host that takes no mail
  expired,
  network,
  loop,
  bad_address,
  mailbox_refuses,  ///< the mailbox exists and does not take this mail
  protocol,
  policy,
  delivered,
  relayed,
  expanded,
  complaint,
  event,  ///< an event that tells of no delivery
};
inline constexpr auto reason_words = words_of<reason>({{reason::unspecified, "unspecified"},
                                                       {reason::suppressed_global, "suppressed-global"},
                                                       {reason::suppressed_account, "suppressed-account"},
                                                       {reason::unsubscribed, "unsubscribed"},
                                                       {reason::mailbox_full, "mailbox-full"},
                                                       {reason::too_large, "too-large"},
                                                       {reason::system_error, "system-error"},
                                                       {reason::sender_refused, "sender-refused"},
                                                       {reason::authentication, "authentication"},
                                                       {reason::blocked, "blocked"},
                                                       {reason::rate_limited, "rate-limited"},
                                                       {reason::content, "content"},
                                                       {reason::mailbox_disabled, "mailbox-disabled"},
                                                       {reason::unknown_user, "unknown-user"},
                                                       {reason::unknown_host, "unknown-host"},
                                                       {reason::moved, "moved"},
                                                       {reason::no_mail_accepted, "no-mail-accepted"},
                                                       {reason::expired, "expired"},
                                                       {reason::network, "network"},
                                                       {reason::loop, "loop"},
                                                       {reason::bad_address, "bad-address"},
                                                       {reason::mailbox_refuses, "mailbox-refuses"},
                                                       {reason::protocol, "protocol"},
                                                       {reason::policy, "policy"},
                                                       {reason::delivered, "delivered"},
                                                       {reason::relayed, "relayed"},
                                                       {reason::expanded, "expanded"},
                                                       {reason::complaint, "complaint"},
                                                       {reason::event, "event"}});

/// One recipient of a notice.
struct recipient {
  std::string_view address{};   ///< as reported, without type and brackets; write_address() decodes it
  std::string_view original{};  ///< Original-Recipient, if another address was written to; may be empty
  bounce::action action = action::none;
  std::string_view action_word{};  ///< as written; empty if there is none
  std::string_view status{};       ///< the enhanced code as written, without comments; empty if there is none
  std::string_view diagnostic{};   ///< what the server said, with folds; may be empty
  std::string_view label{};        ///< what the sender of an event calls it: "Transient"; may be empty
  std::string_view sub_label{};    ///< "MailboxFull"
  std::string_view proof{};        ///< the code that decided: "550 5.1.1"; empty if none did
  bounce_class decided = bounce_class::none;
  reason why = reason::unspecified;
  bool overruled = false;  ///< the label says something else, and `proof` is why it does not count
};

/// A part that could not be read. The rest was.
struct problem {
  errc error{};
  std::size_t offset = 0;  ///< in the text, or 0 if the part was encoded
};

/// Memory for read(). Recipients and problems that do not fit are counted. `text` holds what had to be decoded: four
/// times the size of the input always suffices, as much as the input nearly always. If it is too small, the part is
/// left out with an `out_of_space`.
struct memory {
  slice<recipient> recipients;
  slice<problem> problems;
  slice<char> text;
};

/// The memory as arrays.
template <std::size_t Recipients = 64, std::size_t Problems = 16, std::size_t Text = 32768>
struct arrays {
  std::array<recipient, Recipients> recipients;
  std::array<problem, Problems> problems;
  std::array<char, Text> text;

  // NOLINTNEXTLINE(google-explicit-constructor): what stands for the memory
  operator memory() noexcept { return {recipients, problems, text}; }
};

struct notice {
  bounce::kind kind{};
  bounce::via via{};
  std::string_view event{};                ///< the word for it of an event or of a complaint: "DeliveryDelay", "abuse"
  std::string_view reporting_mta{};        ///< without its type
  maybe<std::int64_t> arrival_date{};      ///< of the message, in Unix seconds
  std::string_view original_message_id{};  ///< without angle brackets
  bounded_list<recipient> recipients{};
  bounded_list<problem> problems{};
};

/// A notice whose lists are in the memory.
constexpr notice empty_notice(const memory& in) noexcept {
  return {.recipients = bounded_list<recipient>{in.recipients}, .problems = bounded_list<problem>{in.problems}};
}

}  // namespace fromproof::inline v0::bounce

#endif
