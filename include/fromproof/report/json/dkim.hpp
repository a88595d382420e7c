#ifndef FROMPROOF_REPORT_JSON_DKIM_HPP
#define FROMPROOF_REPORT_JSON_DKIM_HPP

// The `dkim` of a report: an entry for each signature, in message order.

#include <cstdint>
#include <string_view>

#include "../../authentication/counts.hpp"
#include "../../authentication/mail.hpp"
#include "../../data/json_writer.hpp"
#include "../../dkim/result.hpp"
#include "../../dkim/signature.hpp"
#include "values.hpp"

namespace fromproof::inline v0 {

namespace detail {

template <text_sink S>
constexpr void write_signature(json_writer<S>& json, const authentication& mail, const signature_evidence& entry,
                               std::string_view server) {
  const dkim::result here = entry.outcome.value_or(dkim::result{});
  const auto& signature = *entry.signature;
  json.begin_object();
  json.known("domain", signature.domain);
  json.known("selector", signature.selector);
  write_span(json, mail, entry.field.raw);
  json.key("identity");
  if (!signature.identity.empty()) {
    json.string(signature.identity);
  } else if (!signature.domain.empty()) {
    // RFC 6376 section 3.5: without i= it is "@" and d=.
    json.string_from([&signature](auto& out) {
      out("@");
      out(signature.domain);
    });
  } else {
    json.null();
  }
  json.known("algorithm", signature.algorithm_name);
  json.key("canonicalization");
  json.string_from([&signature](auto& out) {
    out(word(signature.header));
    out("/");
    out(word(signature.body));
  });
  json.known("timestamp", signature.timestamp);
  json.known("expiration", signature.expiration);
  json.known("body_length", signature.body_length);
  json.key("signed_fields");
  json.begin_array();
  for (const auto name : signature.signed_fields()) json.string(name);
  json.end_array();
  json.key("key_bits");
  here.key_bits == 0 ? json.null() : json.number(static_cast<std::int64_t>(here.key_bits));
  json.key("testing");
  here.key_bits == 0 ? json.null() : json.boolean(here.testing);
  json.member("result", word(entry.code()));
  json.member("source", word(entry.source()));
  json.known("reason", dkim::reason(here));
  if (!entry.signature) json.member("bad_tag", signature.bad_tag);
  if (!entry.signature || here.offset > 0) json.member("offset", static_cast<std::int64_t>(here.offset));
  write_claim(json, mail, entry.reported, server);
  write_alignment(json, entry.aligned);
  json.member("counts", counts(entry, mail));
  json.member("weight", std::int64_t{weight(entry, mail)});
  json.end_object();
}

}  // namespace detail

/// Writes the member "dkim".
template <text_sink S>
constexpr void write_dkim(json_writer<S>& json, const authentication& mail) {
  json.key("dkim");
  json.begin_array();
  const std::string_view server = detail::reporting_server(mail);
  for (const auto& entry : mail.dkim) detail::write_signature(json, mail, entry, server);
  json.end_array();
}

}  // namespace fromproof::inline v0

#endif
