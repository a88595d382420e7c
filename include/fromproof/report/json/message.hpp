#ifndef FROMPROOF_REPORT_JSON_MESSAGE_HPP
#define FROMPROOF_REPORT_JSON_MESSAGE_HPP

// The `message` of a report: its size, people and hops; and the `repairs`.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../../advice/facts/reply_to.hpp"
#include "../../advice/facts/trace.hpp"
#include "../../authentication/mail.hpp"
#include "../../data/json_writer.hpp"
#include "../../domain/ip_address.hpp"
#include "../../message/date.hpp"
#include "../../message/mailbox.hpp"
#include "../../message/trace.hpp"
#include "../../paste/repair_code.hpp"
#include "../../text/maybe.hpp"
#include "../report.hpp"
#include "mailbox.hpp"
#include "values.hpp"

namespace fromproof::inline v0 {

namespace detail {

// No message passes more servers; those beyond are counted.
inline constexpr std::size_t max_hops = 100;
// A person reads no more of them.
inline constexpr std::size_t max_mailboxes = 100;

template <text_sink S>
constexpr void write_mailbox(json_writer<S>& json, const report& what, const message::mailbox& box,
                             const advice::author_addresses* authors = nullptr) {
  json.begin_object();
  write_mailbox_members(json, box, {}, what.convert);
  write_span(json, what.mail, box.text);
  if (authors != nullptr) json.member("other", !authors->hold(box));
  json.end_object();
}

/// Writes the mailboxes of a field, and how many there are beyond those. With authors: whether each is one of them.
template <text_sink S>
constexpr void write_mailboxes(json_writer<S>& json, const report& what, const message::header_field& field,
                               const advice::author_addresses* authors) {
  const bool answers = authors != nullptr;
  std::size_t count = 0;
  json.key(answers ? "reply_to" : "to");
  json.begin_array();
  for (const auto& item : message::mailbox_list{field.body}) {
    if (item.error == errc::none && count++ < max_mailboxes) write_mailbox(json, what, item.value, authors);
  }
  json.end_array();
  json.member(answers ? "reply_to_omitted" : "to_omitted",
              static_cast<std::int64_t>(count > max_mailboxes ? count - max_mailboxes : 0));
}

template <text_sink S>
constexpr void write_border(json_writer<S>& json, const authentication& mail) {
  const auto& at = mail.trusted.at;
  json.key("border");
  at ? json.number(static_cast<std::int64_t>(at->index)) : json.null();
  json.member("border_known", at && at->known);
}

template <text_sink S>
constexpr void write_hop(json_writer<S>& json, const authentication& mail, std::size_t index,
                         const message::received& hop, const message::received* below) {
  const auto time = message::parse_date(hop.date);
  const auto before = below != nullptr ? message::parse_date(below->date) : time;
  json.begin_object();
  json.known("from", hop.from_helo);
  json.known("by", hop.by);
  json.known("with", hop.with);
  // Some servers name the hosts of their own network by address alone.
  const auto by_name = parse_ip_address(hop.from_helo);
  json.known("address", hop.client_ip.empty() && by_name && by_name->is_private() ? hop.from_helo : hop.client_ip);
  json.key("time");
  hop.date.empty() ? json.null() : json.string_from([&hop](auto& out) { message::unfold(hop.date, out); });
  json.key("delay");
  below != nullptr&& time&& before ? json.number(*time - *before) : json.null();
  const auto& at = mail.trusted.at;
  json.member("where", word(at ? at->place_of(index) : hop_place::inner));
  json.end_object();
}

/// Writes the hops of the message, newest first. A delay is the time since the hop below.
template <text_sink S>
constexpr void write_hops(json_writer<S>& json, const authentication& mail) {
  json.key("hops");
  json.begin_array();
  std::size_t count = 0;
  maybe<message::received> above;
  for (const auto& field : mail.fields()) {
    if (!field.is("Received")) continue;
    const auto read = *message::parse_received(field.body);
    if (!read.has_from) continue;
    if (above && count <= max_hops) write_hop(json, mail, count - 1, *above, &read);
    above = read;
    ++count;
  }
  if (above && count <= max_hops) write_hop(json, mail, count - 1, *above, nullptr);
  json.end_array();
  json.key("hops_omitted");
  json.number(count > max_hops ? static_cast<std::int64_t>(count - max_hops) : 0);
}

template <text_sink S>
constexpr void write_header_from(json_writer<S>& json, const report& what) {
  const auto& mail = what.mail;
  json.key("header_from");
  json.begin_object();
  json.member("fields", static_cast<std::int64_t>(mail.header.from.fields));
  json.key("mailboxes");
  json.begin_array();
  if (mail.header.from.lenient && mail.header.from.fields == 1) write_mailbox(json, what, mail.header.from.first);
  for (const auto& field : mail.fields()) {
    if (!field.is("From") || mail.header.from.lenient) continue;
    for (const auto& item : message::mailbox_list{field.body}) {
      if (item.error == errc::none) write_mailbox(json, what, item.value);
    }
  }
  json.end_array();
  json.known("domain", mail.author_domain());
  json.end_object();
}

template <text_sink S>
constexpr void write_envelope_from(json_writer<S>& json, const authentication& mail) {
  const auto& sender = mail.envelope.sender;
  json.key("envelope_from");
  json.begin_object();
  json.known("address", sender.address);
  json.known("domain", sender.domain.view());
  write_unicode_domain(json, sender.domain.view());
  json.member("null", sender.null);
  json.member("source", word(sender.source));
  json.known("proven_by", proves_sender(mail) ? word(mail.spf.source()) : std::string_view{});
  write_span(json, mail, sender.address);
  json.end_object();
}

template <text_sink S>
constexpr void write_fact(json_writer<S>& json, const authentication& mail, std::string_view name,
                          const envelope_fact& fact) {
  json.key(name);
  json.begin_object();
  json.known("value", fact.value);
  json.member("source", word(fact.source));
  write_span(json, mail, fact.value);
  json.end_object();
}

}  // namespace detail

/// Writes the member "message".
template <text_sink S>
constexpr void write_message(json_writer<S>& json, const report& what) {
  const auto& mail = what.mail;
  json.key("message");
  json.begin_object();
  json.member("size", static_cast<std::int64_t>(what.repairs.original_size));
  json.member("header_fields", static_cast<std::int64_t>(mail.header.fields));
  json.member("header_octets", static_cast<std::int64_t>(mail.parts.header.size()));
  json.member("body_octets", static_cast<std::int64_t>(mail.parts.body.size()));
  json.member("line_ending", code(what.repairs.line_ending));
  json.member("mode", word(mail.mode));
  json.member("traced", advice::has_trace(mail, what.repairs));
  detail::write_header_from(json, what);
  detail::write_mailboxes(json, what, mail.header.to, nullptr);
  const advice::author_addresses authors{mail};
  detail::write_mailboxes(json, what, mail.header.reply_to, &authors);
  detail::write_envelope_from(json, mail);
  detail::write_fact(json, mail, "client_ip", mail.envelope.client_ip);
  detail::write_fact(json, mail, "helo", mail.envelope.helo);
  detail::write_decoded(json, "subject", mail.header.subject, what.convert);
  detail::write_unfolded(json, "message_id", mail.header.message_id);
  detail::write_unfolded(json, "date", mail.header.date);
  detail::write_border(json, mail);
  detail::write_hops(json, mail);
  json.end_object();
}

/// Writes the member "repairs".
template <text_sink S>
constexpr void write_repairs(json_writer<S>& json, const paste::repair_report& repairs) {
  json.key("repairs");
  json.begin_array();
  for (std::size_t i = 0; i < repairs.counts.size(); ++i) {
    if (repairs.counts[i] == 0) continue;
    json.begin_object();
    json.member("code", code(static_cast<paste::repair_code>(i)));
    json.member("count", static_cast<std::int64_t>(repairs.counts[i]));
    json.member("certain", paste::reach(static_cast<paste::repair_code>(i)) == paste::repair_reach::nothing);
    json.end_object();
  }
  json.end_array();
}

}  // namespace fromproof::inline v0

#endif
