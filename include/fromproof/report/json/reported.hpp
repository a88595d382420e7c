#ifndef FROMPROOF_REPORT_JSON_REPORTED_HPP
#define FROMPROOF_REPORT_JSON_REPORTED_HPP

// The `reported` of a report: what servers wrote into the message, trusted or not.

#include <cstddef>
#include <string_view>

#include "../../advice/findings/trust.hpp"
#include "../../authentication/mail.hpp"
#include "../../authentication/trust.hpp"
#include "../../authentication_results/parse.hpp"
#include "../../authentication_results/write.hpp"
#include "../../data/json_writer.hpp"
#include "../../message/header.hpp"
#include "../../message/trace.hpp"
#include "../../text/bounded_list.hpp"
#include "../../text/error.hpp"
#include "values.hpp"

namespace fromproof::inline v0 {

namespace detail {

// No receiver writes this many properties. The search for repeated ones takes quadratic time.
inline constexpr std::size_t max_properties = 64;
// Whether a claim would count takes a walk over the header, and a sender can write any number of claims.
inline constexpr std::size_t max_claims = 8;

/// Writes each property once: the first of repeated ones counts, as everywhere.
template <text_sink S>
constexpr void write_properties(json_writer<S>& json, const authentication_results::result& result) {
  json.key("properties");
  json.begin_object();
  const auto all = result.properties();
  std::size_t written = 0;
  for (auto p = all.begin(); p != all.end() && written < max_properties; ++p) {
    bool repeated = false;
    std::size_t before = 0;
    for (auto q = all.begin(); !repeated && before < written && !(q == p); ++q, ++before) {
      repeated = q->is(p->type, p->name);
    }
    if (repeated) continue;
    ++written;
    json.key_from([&p](auto& out) {
      out(p->type);
      if (!p->type.empty()) out(".");
      out(p->name);
    });
    json.string_from([&p](auto& out) { authentication_results::write_value(*p, out); });
  }
  json.end_object();
}

template <text_sink S>
constexpr void write_result(json_writer<S>& json, const authentication& mail,
                            const authentication_results::result& result) {
  json.begin_object();
  json.key("method");
  write_lower_case(json, result.method);
  json.key("result");
  write_lower_case(json, result.value);
  json.key("reason");
  const std::string_view comment = result.first_comment();
  if (!result.reason.empty()) {
    json.string_from([&result](auto& out) { authentication_results::write_reason(result, out); });
  } else if (!comment.empty()) {
    json.string_from([&comment](auto& out) { message::unfold(comment, out); });
  } else {
    json.null();
  }
  write_properties(json, result);
  write_span(json, mail, result.text);
  json.end_object();
}

/// Writes the claims of a field, and the receiver's name with which it would count: null if no name does.
template <text_sink S>
constexpr void write_what_it_would_say(json_writer<S>& json, const authentication& mail,
                                       const message::header_field& field, const authentication_results::field& read,
                                       const bounded_list<advice::finding>& findings, std::size_t& claims) {
  const bool asked = claims++ < max_claims;
  const bool counts =
      asked && mail.mode == message_mode::copy && would_count_if_named(mail.fields(), field, mail.trusted);
  json.key("would_say");
  json.begin_object();
  json.known("receiver", counts ? read.authserv_id : std::string_view{});
  json.member("asks", counts && advice::asks_about(read.authserv_id, mail, findings));
  for (const std::string_view method : {"dmarc", "spf", "dkim", "arc"}) {
    json.key(method);
    bool found = false;
    for (const auto& result : read.results()) {
      if (found || !result.is(method)) continue;
      found = true;
      write_lower_case(json, result.value);
    }
    if (!found) json.null();
  }
  json.end_object();
}

template <text_sink S>
constexpr void write_reported_field(json_writer<S>& json, const authentication& mail,
                                    const message::header_field& field, const authentication_results::field& read,
                                    errc error, bool trusted, const bounded_list<advice::finding>& findings,
                                    std::size_t& claims) {
  json.begin_object();
  json.member("field", field.name);
  write_span(json, mail, field.raw);
  json.known("authserv_id", read.authserv_id);
  json.member("trusted", trusted);
  if (error != errc::none) json.member("error", code(error));
  json.key("results");
  json.begin_array();
  for (const auto& result : read.results()) write_result(json, mail, result);
  json.end_array();
  if (!trusted && field.is("Authentication-Results"))
    write_what_it_would_say(json, mail, field, read, findings, claims);
  json.end_object();
}

template <text_sink S>
constexpr void write_received_spf(json_writer<S>& json, const authentication& mail,
                                  const message::header_field& field) {
  const auto read = message::parse_received_spf(field.body);
  json.begin_object();
  json.member("field", field.name);
  write_span(json, mail, field.raw);
  json.known("authserv_id", read->receiver);
  json.member("trusted", mail.trusted.spf && mail.trusted.spf->result.data() == read->result.data());
  json.key("results");
  json.begin_array();
  if (read) {
    json.begin_object();
    json.member("method", std::string_view{"spf"});
    json.key("result");
    write_lower_case(json, read->result);
    json.known("reason", read->comment);
    json.key("properties");
    json.begin_object();
    if (!read->envelope_from.empty()) json.member("envelope-from", read->envelope_from);
    if (!read->client_ip.empty()) json.member("client-ip", read->client_ip);
    if (!read->helo.empty()) json.member("helo", read->helo);
    if (!read->identity.empty()) json.member("identity", read->identity);
    json.end_object();
    write_span(json, mail, field.raw);
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

}  // namespace detail

/// Writes the member "reported". `findings`: they ask about servers that may be the reader's own.
template <text_sink S>
constexpr void write_reported(json_writer<S>& json, const authentication& mail,
                              const bounded_list<advice::finding>& findings) {
  std::size_t claims = 0;
  json.key("reported");
  json.begin_array();
  for (const auto& field : mail.fields()) {
    if (field.is("Authentication-Results")) {
      const bool trusted = mail.trusted.holds(field);
      const auto read = authentication_results::parse(field.body);
      detail::write_reported_field(json, mail, field, *read, read.error, trusted, findings, claims);
    } else if (field.is("ARC-Authentication-Results")) {
      const auto read = authentication_results::parse_arc(field.body);
      detail::write_reported_field(json, mail, field, read->results, read.error, false, findings, claims);
    } else if (field.is("Received-SPF")) {
      detail::write_received_spf(json, mail, field);
    }
  }
  json.end_array();
}

}  // namespace fromproof::inline v0

#endif
