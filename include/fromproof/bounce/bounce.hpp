#ifndef FROMPROOF_BOUNCE_BOUNCE_HPP
#define FROMPROOF_BOUNCE_BOUNCE_HPP

// Why did my mail come back? Reads a bounce (RFC 3464 or free text), a complaint (RFC 5965) or events of Amazon SES in
// each form in which they arrive, and says for each recipient whether the address is bad, and why.
//
//   const std::string_view mail =
//       "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n\nNo luck.\n--b\n"
//       "Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.com\n\n"
//       "Final-Recipient: rfc822; a@b.example\nAction: failed\nStatus: 5.2.2\n\n--b--\n";
//   bounce::arrays<> memory;
//   const auto read = bounce::read(mail, memory, [](const bounce::notice& one) {
//     for (const auto& each : one.recipients) std::puts(bounce::reason_words[each.why].data());  // mailbox-full
//   });
//   *read == 1;  // true
//
// A mail is one notice. A text of JSON may hold several events, in lists or one after the other.

#include <array>
#include <cstddef>
#include <string_view>

#include "../data/json_reader.hpp"
#include "../message/header.hpp"
#include "../mime/multipart.hpp"
#include "../text/ascii.hpp"
#include "../text/error.hpp"
#include "../text/utf8.hpp"
#include "delivery_status.hpp"
#include "feedback_report.hpp"
#include "free_text.hpp"
#include "json_events.hpp"
#include "notice.hpp"
#include "text_store.hpp"

namespace fromproof::inline v0::bounce {

/// Multiparts inside each other that are followed.
inline constexpr std::size_t max_depth = 8;

namespace detail {

/// Whether a text is JSON rather than a mail: what it begins with is in no field name.
constexpr bool begins_json(std::string_view text) noexcept {
  if (ascii::starts_with(text, utf8::byte_order_mark)) text.remove_prefix(utf8::byte_order_mark.size());
  for (const char c : text) {
    if (!ascii::is_fws(c)) return c == '{' || c == '[';
  }
  return false;
}

/// Whether a program sent the mail, so that its text may be a bounce: without an envelope sender, or by its own word.
constexpr bool is_from_program(std::string_view header) noexcept {
  for (message::header_iterator field{header}; field != std::default_sentinel; ++field) {
    const auto body = ascii::trim(field->body);
    if (field->is("Return-Path")) {
      if (body == "<>") return true;
    } else if (field->is("Auto-Submitted")) {
      if (!body.empty() && !ascii::iequals(body, "no")) return true;
    } else if (field->is("X-Failed-Recipients")) {
      return true;
    } else if (field->is("From")) {
      const std::size_t open = body.rfind('<');
      const auto address = open == std::string_view::npos ? body : ascii::slice(body, open + 1, body.size());
      for (const std::string_view each :
           {"mailer-daemon"sv, "postmaster"sv, "mail-daemon"sv, "no-reply"sv, "noreply"sv}) {
        if (ascii::istarts_with(address, each)) return true;
      }
    }
  }
  return false;
}

/// The Message-ID of a header, without brackets.
constexpr std::string_view find_message_id(std::string_view header) noexcept {
  for (message::header_iterator field{header}; field != std::default_sentinel; ++field) {
    if (field->is("Message-ID")) return bare_address(field->body);
  }
  return {};
}

/// The Message-ID of an original that is copied into a text: a line of its own.
constexpr std::string_view find_message_id_line(std::string_view text) noexcept {
  for (std::size_t at = 0; at < text.size();) {
    const auto line = message::find_line_end(text, at);
    const auto content = ascii::slice(text, at, line.content);
    if (ascii::istarts_with(content, "Message-ID:")) return bare_address(ascii::slice(content, 11, content.size()));
    at = line.next;
  }
  return {};
}

/// Removes the folds of lines that are too long for SMTP: sendmail ends a piece with "!" and begins the next one with a
/// blank. Inside of JSON there is no other "!" at the end of a line.
template <text_sink S>
constexpr void write_unfolded(std::string_view text, S&& out) {
  std::size_t run = 0;
  for (std::size_t at = text.find('!'); at != std::string_view::npos; at = text.find('!', at + 1)) {
    std::size_t next = at + 1;
    if (next < text.size() && text[next] == '\r') ++next;
    if (next >= text.size() || text[next] != '\n') continue;
    ++next;
    if (next < text.size() && text[next] == ' ') ++next;
    out(ascii::slice(text, run, at));
    run = next;
    at = next - 1;
  }
  out(ascii::slice(text, run, text.size()));
}

/// The Message-ID of the original is sought in so many octets.
inline constexpr std::size_t max_original_header = 65536;

/// The parts of a mail that a bounce is read from.
class mail_reader {
 public:
  /// `whole` is the text that offsets count in; the mail is a part of it.
  constexpr mail_reader(std::string_view its_whole, std::string_view its_mail, const memory& its_memory,
                        text_store& its_texts) noexcept
      : whole_{its_whole}, mail_{its_mail}, texts_{&its_texts}, out_{empty_notice(its_memory)} {}

  /// Whether the mail is a bounce or a complaint by its parts or its words. If not, text() may be JSON.
  constexpr bool read() noexcept {
    read_parts();
    if (complaint_) {
      out_.via = via::arf;
      return true;
    }
    if (!status_ && report_) read_untyped_status();
    if (has_recipients()) {
      out_.kind = kind_of_actions();
      return true;
    }
    words_ = decode(text_);
    if (begins_json(words_.text)) return false;
    if ((status_ || is_from_program(header_)) && read_free_text(words_.text, words_.place, out_)) {
      if (out_.original_message_id.empty()) out_.original_message_id = find_message_id_line(words_.text);
      return true;
    }
    out_.kind = kind::dsn;
    if (status_) out_.problems.push_back({errc::missing_recipient, 0});
    return status_;
  }

  constexpr notice& result() noexcept { return out_; }
  /// Whether fields of RFC 3464 or RFC 5965 name a recipient, or tell of a complaint.
  constexpr bool has_fields() const noexcept { return complaint_ || (status_ && has_recipients()); }
  constexpr bool has_recipients() const noexcept { return !out_.recipients.empty() || out_.recipients.omitted() > 0; }
  /// A mail inside of this one.
  constexpr std::string_view attached() const noexcept { return attached_; }
  constexpr std::string_view text() const noexcept { return words_.text; }

 private:
  struct decoded {
    std::string_view text;
    std::size_t place = 0;
  };
  /// The octets of a part, and where they are in the mail.
  constexpr decoded decode(const mime::part& part) noexcept {
    if (part.encoding != mime::transfer_encoding::base64 &&
        part.encoding != mime::transfer_encoding::quoted_printable) {
      return {part.body, part.body.empty() ? 0 : ascii::offset_in(whole_, part.body)};
    }
    const auto text = texts_->keep([&part](auto&& out) { mime::decode_body(part.body, part.encoding, out); });
    return {text, no_place};
  }

  constexpr void read_parts() noexcept {
    std::array<mime::open_multipart, max_depth> open;
    mime::part_reader reader{mail_, open};
    for (bool first = true; reader.next(); first = false) {
      const auto& part = reader.part();
      if (first) header_ = part.header;
      if (part.type.is("multipart", "report")) report_ = true;
      if (part.multipart) continue;
      if (ascii::iequals(part.type.type, "text")) {
        read_text(part);
      } else if (ascii::iequals(part.type.type, "message")) {
        read_message(part);
      }
    }
  }

  constexpr void read_text(const mime::part& part) noexcept {
    if (ascii::iequals(part.type.subtype, "rfc822-headers")) return read_original(part);
    // HTML only says it once more; the first text is the one that a program begins with.
    if (has_text_ || ascii::iequals(part.type.subtype, "html")) {
      if (!has_second_) second_ = part;
      has_second_ = true;
      return;
    }
    has_text_ = true;
    text_ = part;
  }

  constexpr void read_message(const mime::part& part) noexcept {
    const auto is = [&part](std::string_view subtype) { return ascii::iequals(part.type.subtype, subtype); };
    if (is("delivery-status") || is("global-delivery-status")) {
      status_ = true;
      const auto body = decode(part);
      read_delivery_status(body.text, body.place, out_);
    } else if (is("feedback-report")) {
      complaint_ = true;
      const auto body = decode(part);
      read_feedback_report(body.text, body.place, out_);
    } else if (is("rfc822") || is("global")) {
      if (attached_.empty() && part.encoding == mime::transfer_encoding::identity) attached_ = part.body;
      read_original(part);
    } else if (is("global-headers")) {
      read_original(part);
    }
  }

  constexpr void read_original(mime::part part) noexcept {
    if (!out_.original_message_id.empty()) return;
    // Only the header is of interest.
    if (part.body.size() > max_original_header) part.body = ascii::slice(part.body, 0, max_original_header);
    out_.original_message_id = find_message_id(decode(part).text);
  }

  /// A report whose status is typed as text.
  constexpr void read_untyped_status() noexcept {
    for (const auto* part : {&second_, &text_}) {
      const auto body = decode(*part);
      if (body.text.find("Final-Recipient:") == std::string_view::npos) continue;
      status_ = true;
      return read_delivery_status(body.text, body.place, out_);
    }
  }

  constexpr kind kind_of_actions() const noexcept {
    bool all_delayed = true, all_delivered = true;
    for (const auto& each : out_.recipients) {
      all_delayed = all_delayed && each.action == action::delayed;
      all_delivered = all_delivered && each.decided == bounce_class::delivered;
    }
    return all_delayed ? kind::delay : all_delivered ? kind::delivery : kind::dsn;
  }

  std::string_view whole_;
  std::string_view mail_;
  text_store* texts_;
  notice out_;
  std::string_view header_;
  std::string_view attached_;
  mime::part text_;
  mime::part second_;
  decoded words_;  ///< of text_
  bool has_text_ = false;
  bool has_second_ = false;
  bool report_ = false;     ///< multipart/report
  bool status_ = false;     ///< there is a delivery-status
  bool complaint_ = false;  ///< there is a feedback-report
};

/// Reads values of JSON one after the other. `all`: nothing but JSON may follow.
template <class Take>
constexpr parsed<std::size_t> read_json(std::string_view text, const memory& into, text_store& texts, via outer,
                                        bool all, Take& take) {
  json_events_reader<Take> events{into, texts, outer, take};
  std::string_view rest = text;
  do {
    json_reader json{rest};
    const bool scalar = json.next() != json_event::begin_object && json.event() != json_event::begin_array;
    const std::size_t begin = json.offset();
    if (!json.skip_value()) {
      const std::size_t at = text.size() - rest.size() + json.offset();
      return {events.events(), json.error(), at};
    }
    if (!scalar) events.read(ascii::slice(rest, begin, rest.size() - json.rest().size()));
    rest = json.rest();
    while (!rest.empty() && (ascii::is_fws(rest.front()) || rest.front() == ',')) rest.remove_prefix(1);
  } while (all && !rest.empty());
  if (events.events() > 0) return {events.events()};
  return {0, events.out_of_space() ? errc::out_of_space : errc::not_a_bounce, 0};
}

}  // namespace detail

/// Reads a mail or a text of JSON, and calls `take(const notice&)` with each notice in it. Returns how many there were.
/// Views in a notice are of `octets` and of the memory; those of the memory end with the call. Errors: `not_a_bounce`,
/// `out_of_space`, and those of json_reader; the notices before the error count.
template <class Take>
constexpr parsed<std::size_t> read(std::string_view octets, const memory& into, Take&& take) {
  text_store texts{into.text};
  if (detail::begins_json(octets)) return detail::read_json(octets, into, texts, via::ses_event, true, take);
  detail::mail_reader mail{octets, octets, into, texts};
  const bool is_bounce = mail.read();
  const auto hand_over = [&](notice& out) {
    if (texts.overflowed() || out.recipients.omitted() > 0) out.problems.push_back({errc::out_of_space, 0});
    take(static_cast<const notice&>(out));
    return parsed<std::size_t>{1};
  };
  if (is_bounce && (mail.has_recipients() || mail.has_fields())) return hand_over(mail.result());
  // A gateway or a person passes a bounce on as an attachment.
  if (!mail.attached().empty()) {
    detail::mail_reader inner{octets, mail.attached(), into, texts};
    if (inner.read() && inner.has_fields()) return hand_over(inner.result());
    texts.release(0);
    mail = detail::mail_reader{octets, octets, into, texts};
    mail.read();
  }
  if (is_bounce) return hand_over(mail.result());
  // SNS by mail: the event is the text, and a note on the subscription follows.
  const auto text = mail.text();
  if (!detail::begins_json(text)) return {0, errc::not_a_bounce, 0};
  const bool folded = text.find("!\n") != std::string_view::npos || text.find("!\r\n") != std::string_view::npos;
  const auto whole = folded ? texts.keep([text](auto&& out) { detail::write_unfolded(text, out); }) : text;
  if (texts.overflowed()) return {0, errc::out_of_space, 0};
  const auto read = detail::read_json(whole, into, texts, via::ses_sns, false, take);
  if (read || read.error == errc::out_of_space) return read;
  return {0, errc::not_a_bounce, 0};
}

}  // namespace fromproof::inline v0::bounce

#endif
