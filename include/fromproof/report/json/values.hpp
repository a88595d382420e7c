#ifndef FROMPROOF_REPORT_JSON_VALUES_HPP
#define FROMPROOF_REPORT_JSON_VALUES_HPP

// What the sections of the report share: places in the message, header text, alignment and claims.

#include <functional>
#include <string_view>

#include "../../authentication/families.hpp"
#include "../../authentication/mail.hpp"
#include "../../authentication_results/parse.hpp"
#include "../../data/json_writer.hpp"
#include "../../message/encoded_word.hpp"
#include "../../message/header.hpp"
#include "../../text/ascii.hpp"
#include "../../text/maybe.hpp"

namespace fromproof::inline v0 {

namespace detail {

/// Writes the member "span": the place of a text in the judged message, as [offset, octets], or null if the text came
/// from elsewhere.
template <text_sink S>
constexpr void write_span(json_writer<S>& json, const authentication& mail, std::string_view text) {
  json.key("span");
  const auto* const begin = mail.octets.data();
  const std::less<const char*> lies_before;
  if (text.data() == nullptr || lies_before(text.data(), begin) ||
      lies_before(begin + mail.octets.size(), text.data() + text.size())) {
    return json.null();
  }
  json.begin_array();
  json.number(text.data() - begin);
  json.number(static_cast<std::int64_t>(text.size()));
  json.end_array();
}

/// Whether SPF proves the envelope sender: only a pass for that very domain does.
constexpr bool proves_sender(const authentication& mail) noexcept {
  return mail.spf.passes() && !mail.spf.domain().empty() && mail.spf.checked.domain() == mail.envelope.sender.domain;
}

template <text_sink S>
constexpr void write_unfolded(json_writer<S>& json, std::string_view name, const message::header_field& field) {
  json.key(name);
  if (field.raw.empty()) return json.null();
  json.string_from([&field](auto& out) { message::unfold(field.body, out); });
}

template <text_sink S>
constexpr void write_decoded(json_writer<S>& json, std::string_view name, const message::header_field& field,
                             const message::charset_converter& convert) {
  json.key(name);
  if (field.raw.empty()) return json.null();
  json.string_from([&](auto& out) { message::decode_unstructured(field.body, out, convert); });
}

template <text_sink S>
constexpr void write_lower_case(json_writer<S>& json, std::string_view text) {
  json.string_from([text](auto& out) {
    for (const char c : text) {
      const char small = ascii::to_lower(c);
      out(ascii::text_at(&small, 1));
    }
  });
}

/// The name in the receiver's topmost Authentication-Results; empty if there is none.
constexpr std::string_view reporting_server(const authentication& mail) noexcept {
  return mail.trusted.empty() ? std::string_view{} : authentication_results::parse(*mail.trusted.begin())->authserv_id;
}

/// Writes the member "reported": what the receiver, `server`, wrote, whatever was found here.
template <text_sink S>
constexpr void write_claim(json_writer<S>& json, const authentication& mail, const maybe<claim>& reported,
                           std::string_view server) {
  json.key("reported");
  if (!reported) return json.null();
  json.begin_object();
  json.member("result", word(reported->code));
  json.key("text");
  if (reported->text.empty()) {
    json.null();
  } else {
    json.string_from([&reported](auto& out) { message::unfold(reported->text, out); });
  }
  json.known("server", server);
  json.known("provider", provider_of(server));
  write_span(json, mail, reported->place);
  json.end_object();
}

}  // namespace detail

/// Writes the member "aligned".
template <text_sink S>
constexpr void write_alignment(json_writer<S>& json, dmarc::alignment how) {
  json.key("aligned");
  json.begin_object();
  json.member("relaxed", how.relaxed);
  json.member("strict", how.strict);
  json.end_object();
}

/// Writes the member "aligned_by".
template <text_sink S>
constexpr void write_aligned_by(json_writer<S>& json, bool spf, bool dkim) {
  json.key("aligned_by");
  json.begin_array();
  if (spf) json.string("spf");
  if (dkim) json.string("dkim");
  json.end_array();
}

}  // namespace fromproof::inline v0

#endif
