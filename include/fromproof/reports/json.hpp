#ifndef FROMPROOF_REPORTS_JSON_HPP
#define FROMPROOF_REPORTS_JSON_HPP

// The members of an aggregate report in JSON. The caller begins and ends the object, and adds where the report is from.

#include "../data/json_writer.hpp"
#include "../text/maybe.hpp"
#include "aggregate_report.hpp"
#include "problem.hpp"

namespace fromproof::inline v0::reports {

namespace detail {

template <text_sink S>
constexpr void known_result(json_writer<S>& json, std::string_view name, const maybe<result_code>& result) {
  json.key(name);
  result ? json.string(word(*result)) : json.null();
}

}  // namespace detail

/// Writes an object for a record.
template <text_sink S>
constexpr void write_record(json_writer<S>& json, const aggregate_record& row) {
  json.begin_object();
  json.key("source_ip");
  const bool is_address = row.source.is_v4() || row.source.is_v6();
  is_address ? json.string_from([&row](auto& out) { row.source.write(out); }) : json.null();
  json.known("count", row.count);
  json.key("disposition");
  row.disposed ? json.string(word(*row.disposed)) : json.null();
  detail::known_result(json, "dkim", row.dkim);
  detail::known_result(json, "spf", row.spf);
  json.key("reasons");
  json.begin_array();
  for (const auto& reason : row.reasons) {
    json.begin_object();
    json.known("type", reason.type);
    json.known("comment", reason.comment);
    json.end_object();
  }
  json.end_array();
  json.known("header_from", row.header_from);
  json.known("envelope_from", row.envelope_from);
  json.known("envelope_to", row.envelope_to);
  json.key("auth");
  json.begin_object();
  json.key("dkim");
  json.begin_array();
  for (const auto& each : row.dkim_results) {
    json.begin_object();
    json.known("domain", each.domain);
    json.known("selector", each.selector);
    detail::known_result(json, "result", each.result);
    json.known("human_result", each.human_result);
    json.end_object();
  }
  json.end_array();
  json.key("spf");
  json.begin_array();
  for (const auto& each : row.spf_results) {
    json.begin_object();
    json.known("domain", each.domain);
    json.known("scope", each.scope);
    detail::known_result(json, "result", each.result);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  json.end_object();
}

/// Writes the member "policy" into an object.
template <text_sink S>
constexpr void write_policy(json_writer<S>& json, const published_policy& policy) {
  json.key("policy");
  json.begin_object();
  json.known("p", policy.p);
  json.known("sp", policy.sp);
  json.known("np", policy.np);
  json.known("adkim", policy.adkim);
  json.known("aspf", policy.aspf);
  json.known("fo", policy.fo);
  json.known("testing", policy.testing);
  json.known("discovery_method", policy.discovery_method);
  json.end_object();
}

/// Writes the members of the head into an object.
template <text_sink S>
constexpr void write_head(json_writer<S>& json, const aggregate_report& report) {
  json.known("version", report.version);
  json.known("org_name", report.org_name);
  json.known("email", report.email);
  json.known("extra_contact_info", report.extra_contact_info);
  json.known("report_id", report.report_id);
  json.known("generator", report.generator);
  json.known("begin", report.begin);
  json.known("end", report.end);
  json.known("domain", report.policy.domain);
  write_policy(json, report.policy);
}

/// Writes an object for a problem.
template <text_sink S>
constexpr void write_problem(json_writer<S>& json, const problem& found) {
  json.begin_object();
  json.member("code", word(found.code));
  json.member("offset", static_cast<std::int64_t>(found.offset));
  json.key("message");
  json.string_from([&found](auto& out) { describe(found, out); });
  json.end_object();
}

}  // namespace fromproof::inline v0::reports

#endif
