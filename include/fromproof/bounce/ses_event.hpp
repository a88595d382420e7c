#ifndef FROMPROOF_BOUNCE_SES_EVENT_HPP
#define FROMPROOF_BOUNCE_SES_EVENT_HPP

// One event of Amazon SES (docs.aws.amazon.com/ses, "Contents of event data" and "Amazon SNS notification contents"),
// without what it was wrapped in: members in any order, unknown ones ignored. Amazon's label of a bounce counts, unless
// a code in the diagnostic proves that it is wrong.
//
//   bounce::arrays<8> memory;
//   text_store texts{memory.text};
//   notice out = empty_notice(memory);
//   const std::string_view event =
//       R"({"eventType": "Bounce", "mail": {}, "bounce": {"bounceType": "Transient", "bouncedRecipients":
//           [{"emailAddress": "a@b.example", "action": "failed", "diagnosticCode": "smtp; 550 5.1.1 unknown"}]}})";
//   read_ses_event(event, texts, out);         // true
//   out.recipients[0].overruled;               // true
//   out.recipients[0].proof;                   // "550 5.1.1"

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../data/json_reader.hpp"
#include "../message/date.hpp"
#include "../text/ascii.hpp"
#include "../text/error.hpp"
#include "classify.hpp"
#include "delivery_status.hpp"
#include "feedback_report.hpp"
#include "notice.hpp"
#include "text_store.hpp"

namespace fromproof::inline v0::bounce {

namespace detail {

/// Calls `take(key, reader)` for each member of the object that the reader has just entered. `take` reads the value or
/// leaves it, for it to be skipped.
template <class Take>
constexpr bool for_each_member(json_reader& json, Take&& take) {
  const std::size_t depth = json.depth();
  while (json.next() == json_event::key) {
    take(json);
    if (json.event() == json_event::key) json.skip_value();
    while (json.depth() > depth && json.next() != json_event::fault) {
    }
    if (json.event() == json_event::fault) return false;
  }
  return json.event() == json_event::end_object;
}

/// The octets of the value that comes next: an object, an array or a scalar as written.
constexpr std::string_view read_value_text(json_reader& json, std::string_view text) noexcept {
  json.next();
  const std::size_t begin = json.offset();
  if (!json.skip_value()) return {};
  return ascii::slice(text, begin, text.size() - json.rest().size());
}

/// The string that comes next; empty if it is no string.
constexpr std::string_view read_string(json_reader& json, text_store& texts) noexcept {
  return json.next() == json_event::string ? texts.keep_json(json.raw()) : std::string_view{};
}

/// The types of events, by the word without its blank, and the member that holds the details.
struct event_type {
  std::string_view word;
  std::string_view member;
  bounce::kind kind;
};
inline constexpr event_type event_types[] = {
    {"Bounce"sv, "bounce"sv, kind::dsn},
    {"Complaint"sv, "complaint"sv, kind::complaint},
    {"Delivery"sv, "delivery"sv, kind::delivery},
    {"DeliveryDelay"sv, "deliveryDelay"sv, kind::delay},
    {"Send"sv, "send"sv, kind::sent},
    {"Reject"sv, "reject"sv, kind::rejected},
    {"Open"sv, "open"sv, kind::opened},
    {"Click"sv, "click"sv, kind::clicked},
    {"Rendering Failure"sv, "failure"sv, kind::rendering_failure},
    {"RenderingFailure"sv, "failure"sv, kind::rendering_failure},
    {"Subscription"sv, "subscription"sv, kind::subscription},
};

constexpr const event_type* find_event_type(std::string_view word) noexcept {
  for (const auto& each : event_types) {
    if (ascii::iequals(each.word, word)) return &each;
  }
  return nullptr;
}

/// What Amazon's labels mean where no code says more: bounceType, bounceSubType and delayType.
struct event_label {
  std::string_view word;
  reason why;
};
inline constexpr event_label sub_labels[] = {
    {"Suppressed"sv, reason::suppressed_global},
    {"OnAccountSuppressionList"sv, reason::suppressed_account},
    {"UnsubscribedRecipient"sv, reason::unsubscribed},
    {"NoEmail"sv, reason::bad_address},
    {"MailboxFull"sv, reason::mailbox_full},
    {"MessageTooLarge"sv, reason::too_large},
    {"ContentRejected"sv, reason::content},
    {"AttachmentRejected"sv, reason::content},
    {"SpamDetected"sv, reason::content},
    {"CustomTimeoutExceeded"sv, reason::expired},
    {"InternalFailure"sv, reason::system_error},
    {"RecipientServerError"sv, reason::system_error},
    {"IPFailure"sv, reason::blocked},
    {"TransientCommunicationFailure"sv, reason::network},
    {"BYOIPHostNameLookupUnavailable"sv, reason::authentication},
    {"SendingDeferral"sv, reason::rate_limited},
};

constexpr reason reason_of_label(std::string_view word) noexcept {
  for (const auto& each : sub_labels) {
    if (ascii::iequals(each.word, word)) return each.why;
  }
  return reason::unspecified;
}

class ses_event_reader {
 public:
  constexpr ses_event_reader(std::string_view its_text, text_store& its_texts, notice& its_out) noexcept
      : text_{its_text}, texts_{its_texts}, out_{its_out} {}

  constexpr bool read() noexcept {
    json_reader json{text_};
    if (json.next() != json_event::begin_object) return false;
    for_each_member(json, [this](json_reader& member) {
      if (member.is("eventType") || member.is("notificationType"))
        type_ = find_event_type(out_.event = read_string(member, texts_));
      else if (member.is("mail"))
        mail_ = read_value_text(member, text_);
    });
    if (type_ == nullptr) return false;
    out_.kind = type_->kind;
    json_reader again{text_};
    again.next();
    std::string_view details;
    for_each_member(again, [this, &details](json_reader& member) {
      if (member.is(type_->member)) details = read_value_text(member, text_);
    });
    read_details(details);
    read_mail();
    for (auto& each : out_.recipients) settle(each);
    return true;
  }

 private:
  constexpr void read_mail() noexcept {
    const bool wants_recipients = out_.recipients.empty() && out_.recipients.omitted() == 0;
    json_reader json{mail_};
    std::string_view headers;
    if (json.next() != json_event::begin_object) return;
    for_each_member(json, [&](json_reader& member) {
      if (member.is("messageId")) {
        if (out_.original_message_id.empty()) out_.original_message_id = read_string(member, texts_);
      } else if (member.is("timestamp")) {
        if (!out_.arrival_date) {
          if (const auto date = message::parse_date(read_string(member, texts_))) out_.arrival_date = *date;
        }
      } else if (member.is("commonHeaders")) {
        headers = read_value_text(member, mail_);
      } else if (wants_recipients && member.is("destination")) {
        member.next();
        if (member.event() != json_event::begin_array) return;
        while (member.next() == json_event::string) add(texts_.keep_json(member.raw()));
      }
    });
    // The Message-ID that the recipient sees; messageId is Amazon's name for the mail.
    json_reader common{headers};
    if (common.next() != json_event::begin_object) return;
    for_each_member(common, [this](json_reader& member) {
      if (!member.is("messageId")) return;
      const auto id = bare_address(read_string(member, texts_));
      if (!id.empty()) out_.original_message_id = id;
    });
  }

  constexpr void add(std::string_view address) noexcept {
    recipient one;
    one.address = bare_address(address);
    out_.recipients.push_back(one);
  }

  constexpr void read_details(std::string_view details) noexcept {
    json_reader json{details};
    if (json.next() != json_event::begin_object) return;
    for_each_member(json, [&](json_reader& member) {
      if (member.is("bounceType") || member.is("complaintFeedbackType") || member.is("delayType"))
        label_ = read_string(member, texts_);
      else if (member.is("bounceSubType") || member.is("complaintSubType"))
        sub_label_ = read_string(member, texts_);
      else if (member.is("reportingMTA"))
        out_.reporting_mta = parse_typed_value(read_string(member, texts_)).text;
      else if (member.is("smtpResponse"))
        response_ = read_string(member, texts_);
      else if (member.is("bouncedRecipients") || member.is("complainedRecipients") || member.is("delayedRecipients") ||
               member.is("recipients"))
        read_recipients(read_value_text(member, details));
      else if (member.is("reason") || member.is("errorMessage"))
        response_ = read_string(member, texts_);
    });
  }

  /// [{"emailAddress", "action", "status", "diagnosticCode"}] of bounces, complaints and delays, ["address"] of
  /// deliveries.
  constexpr void read_recipients(std::string_view list) noexcept {
    json_reader json{list};
    if (json.next() != json_event::begin_array) return;
    while (true) {
      const auto event = json.next();
      if (event == json_event::string) {
        add(texts_.keep_json(json.raw()));
      } else if (event == json_event::begin_object) {
        recipient one;
        const bool whole = for_each_member(json, [this, &one](json_reader& member) {
          if (member.is("emailAddress"))
            one.address = bare_address(read_string(member, texts_));
          else if (member.is("action"))
            one.action_word = read_string(member, texts_);
          else if (member.is("status"))
            one.status = read_string(member, texts_);
          else if (member.is("diagnosticCode"))
            one.diagnostic = read_string(member, texts_);
        });
        if (!whole) return;
        out_.recipients.push_back(one);
      } else if (!json.skip_value() || json.depth() == 0) {
        return;
      }
    }
  }

  /// The class and the reason of a recipient.
  constexpr void settle(recipient& one) noexcept {
    one.label = label_;
    one.sub_label = sub_label_;
    if (one.diagnostic.empty()) one.diagnostic = response_;
    if (!one.action_word.empty()) one.action = parse_action(one.action_word);
    switch (out_.kind) {
      case kind::dsn: return settle_bounce(one);
      case kind::delay:
        if (one.action == action::none) one.action = action::delayed;
        judge(one);
        one.decided = bounce_class::soft;
        if (one.why == reason::unspecified) one.why = reason_of_label(label_);
        return;
      case kind::delivery:
        one.action = action::delivered;
        one.decided = bounce_class::delivered;
        one.why = reason::delivered;
        return;
      case kind::complaint:
        one.why = reason_of_label(sub_label_);
        if (one.why == reason::unspecified) one.why = reason_of_feedback(label_);
        return;
      default: one.why = reason::event; return;
    }
  }

  constexpr judgement judge(recipient& one) const noexcept {
    const auto judged = classify({.action = one.action, .status = one.status, .diagnostic = one.diagnostic});
    one.decided = judged.decided;
    one.why = judged.why;
    one.proof = judged.proof;
    return judged;
  }

  constexpr void settle_bounce(recipient& one) noexcept {
    const reason told = reason_of_label(sub_label_);
    if (told == reason::suppressed_global || told == reason::suppressed_account || told == reason::unsubscribed) {
      // Nothing was sent: no server said anything.
      one.decided = bounce_class::hard;
      one.why = told;
      return;
    }
    const auto judged = judge(one);
    const bool permanent = ascii::iequals(label_, "Permanent"), transient = ascii::iequals(label_, "Transient");
    if ((permanent || transient) && !judged.certain) {
      // No code proves anything else.
      one.decided = permanent ? bounce_class::hard : bounce_class::soft;
      if (told != reason::unspecified) one.why = told;
    }
    if (one.decided == bounce_class::none) out_.problems.push_back({errc::unknown_wording, 0});
    if (one.why == reason::unspecified) one.why = told;
    one.overruled =
        (permanent && one.decided == bounce_class::soft) || (transient && one.decided == bounce_class::hard);
  }

  std::string_view text_;
  text_store& texts_;
  notice& out_;
  const event_type* type_ = nullptr;
  std::string_view mail_;
  std::string_view label_;
  std::string_view sub_label_;
  std::string_view response_;
};

}  // namespace detail

/// Reads an event and adds its recipients to `out`. False if the object is none, or of an unknown type.
constexpr bool read_ses_event(std::string_view object, text_store& texts, notice& out) noexcept {
  return detail::ses_event_reader{object, texts, out}.read();
}

}  // namespace fromproof::inline v0::bounce

#endif
