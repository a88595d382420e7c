#ifndef FROMPROOF_REPORT_BOUNCE_JSON_HPP
#define FROMPROOF_REPORT_BOUNCE_JSON_HPP

// A bounce, a complaint or an event as one object of JSON.
//
//   bounce::notice notice{.kind = bounce::kind::delay, .via = bounce::via::ses_sns};
//   write_json(notice, "a.json", out);
//   out.text.substr(0, 33) == R"({"kind":"delay","via":"ses-sns",")";  // true

#include <cstdint>
#include <string_view>

#include "../../bounce/delivery_status.hpp"
#include "../../bounce/notice.hpp"
#include "../../data/json_writer.hpp"
#include "../../message/header.hpp"
#include "../../text/error.hpp"
#include "../../text/sink.hpp"

namespace fromproof::inline v0 {

namespace detail {

/// The word of an action; of an unknown one as it was written.
constexpr std::string_view action_word(const bounce::recipient& of) noexcept {
  switch (of.action) {
    case bounce::action::failed: return "failed";
    case bounce::action::delayed: return "delayed";
    case bounce::action::delivered: return "delivered";
    case bounce::action::relayed: return "relayed";
    case bounce::action::expanded: return "expanded";
    case bounce::action::other: return of.action_word;
    case bounce::action::none: break;
  }
  return {};
}

template <text_sink S>
constexpr void write_address_or_null(json_writer<S>& json, std::string_view name, std::string_view address) {
  json.key(name);
  if (address.empty()) return json.null();
  json.string_from([address](auto& out) { bounce::write_address(address, out); });
}

template <text_sink S>
constexpr void write_recipient(json_writer<S>& json, const bounce::recipient& of) {
  json.begin_object();
  write_address_or_null(json, "address", of.address);
  write_address_or_null(json, "original_address", of.original);
  json.known("action", action_word(of));
  json.known("status", of.status);
  json.key("diagnostic");
  if (of.diagnostic.empty())
    json.null();
  else
    json.string_from([&of](auto& out) { message::unfold(of.diagnostic, out); });
  json.member("class", bounce::bounce_words[of.decided]);
  json.member("reason", bounce::reason_words[of.why]);
  json.known("label", of.label);
  json.known("sub_label", of.sub_label);
  json.member("overruled", of.overruled);
  json.known("proof", of.proof);
  json.end_object();
}

}  // namespace detail

/// Writes a notice; `file` is where it came from.
template <text_sink S>
constexpr void write_json(const bounce::notice& what, std::string_view file, S&& out) {
  json_writer json{out};
  json.begin_object();
  json.member("kind", bounce::kind_words[what.kind]);
  json.member("via", bounce::via_words[what.via]);
  json.known("file", file);
  json.known("event", what.event);
  json.known("reporting_mta", what.reporting_mta);
  json.key("arrival_date");
  what.arrival_date ? json.number(*what.arrival_date) : json.null();
  json.known("original_message_id", what.original_message_id);
  json.key("recipients");
  json.begin_array();
  for (const auto& each : what.recipients) detail::write_recipient(json, each);
  json.end_array();
  json.key("problems");
  json.begin_array();
  for (const auto& each : what.problems) {
    json.begin_object();
    json.member("code", code(each.error));
    json.member("offset", static_cast<std::int64_t>(each.offset));
    json.member("message", describe(each.error));
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

}  // namespace fromproof::inline v0

#endif
