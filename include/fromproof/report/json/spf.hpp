#ifndef FROMPROOF_REPORT_JSON_SPF_HPP
#define FROMPROOF_REPORT_JSON_SPF_HPP

// The `spf` of a report. `fromproof spf` writes a part of it.

#include <cstdint>
#include <string_view>

#include "../../authentication/counts.hpp"
#include "../../authentication/mail.hpp"
#include "../../data/json_writer.hpp"
#include "../../spf/result.hpp"
#include "values.hpp"

namespace fromproof::inline v0 {

/// Writes what an evaluation found, from "reason" to "record", into an open object. `computed`: lookups were counted.
template <text_sink S>
constexpr void write_spf_members(json_writer<S>& json, const spf::result& here, bool computed) {
  json.known("reason", here.cause == spf::cause::none ? std::string_view{} : word(here.cause));
  json.known("mechanism", here.mechanism);
  json.key("lookups");
  computed ? json.number(std::int64_t{here.lookups}) : json.null();
  json.key("void_lookups");
  computed ? json.number(std::int64_t{here.void_lookups}) : json.null();
  json.known("explanation", here.explanation);
  json.known("record", here.record);
}

/// Writes the member "spf".
template <text_sink S>
constexpr void write_spf(json_writer<S>& json, const authentication& mail) {
  const auto& spf = mail.spf;
  const spf::result here = spf.here.value_or(spf::result{});
  json.key("spf");
  json.begin_object();
  json.member("identity", word(spf.identity));
  json.known("domain", spf.domain());
  json.member("result", word(spf.code()));
  json.member("source", word(spf.source()));
  write_spf_members(json, here, spf.here && here.evaluated());
  const std::string_view server = detail::reporting_server(mail);
  detail::write_claim(json, mail, spf.reported,
                      server.empty() && mail.trusted.spf ? mail.trusted.spf->receiver : server);
  write_alignment(json, spf.aligned);
  json.member("counts", counts(spf, mail));
  json.end_object();
}

}  // namespace fromproof::inline v0

#endif
