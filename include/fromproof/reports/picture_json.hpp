#ifndef FROMPROOF_REPORTS_PICTURE_JSON_HPP
#define FROMPROOF_REPORTS_PICTURE_JSON_HPP

// The members of a picture in JSON. The caller begins and ends the object, and adds files, refusals and TLS.

#include <cstdint>
#include <string_view>

#include "../advice/words/names.hpp"
#include "../data/json_writer.hpp"
#include "../text/day.hpp"
#include "../text/sink.hpp"
#include "conclusion.hpp"
#include "json.hpp"
#include "picture.hpp"

namespace fromproof::inline v0::reports {

namespace detail {

template <text_sink S>
constexpr void write_counts(json_writer<S>& json, const alignment_counts& counts) {
  json.member("both", static_cast<std::int64_t>(counts.both));
  json.member("dkim_only", static_cast<std::int64_t>(counts.dkim_only));
  json.member("spf_only", static_cast<std::int64_t>(counts.spf_only));
  json.member("none", static_cast<std::int64_t>(counts.none));
}

template <text_sink S>
constexpr void write_aligned(json_writer<S>& json, const alignment_counts& counts) {
  json.member("messages", static_cast<std::int64_t>(counts.messages()));
  json.key("aligned");
  json.begin_object();
  write_counts(json, counts);
  json.end_object();
}

template <text_sink S>
constexpr void write_sources(json_writer<S>& json, const picture& of, std::uint32_t number) {
  json.key("sources");
  json.begin_array();
  for (const auto& row : of.sources()) {
    if (row.group != number) continue;
    json.begin_object();
    json.member("name", row.name());
    json.member("kind", word(row.kind));
    json.member("addresses", static_cast<std::int64_t>(row.addresses));
    write_aligned(json, row.counts);
    json.member("cause", word(cause_of(row)));
    json.key("fixes");
    json.begin_array();
    const auto fixes = fixes_of(row);
    for (std::size_t i = 0; i < fixes.size; ++i) json.string(word(fixes.codes[i]));
    json.end_array();
    json.end_object();
  }
  json.end_array();
}

template <text_sink S>
constexpr void write_domain(json_writer<S>& json, const picture& of, std::uint32_t number) {
  const auto& domain = of.domains()[number];
  json.begin_object();
  json.member("domain", domain.name.view());
  write_policy(json, domain.policy());
  write_aligned(json, domain.counts);
  write_sources(json, of, number);
  const auto next = next_step_of(of, number);
  json.key("next");
  json.begin_object();
  json.member("policy", word(next.policy));
  json.key("hit");
  json.begin_object();
  json.member("known", static_cast<std::int64_t>(next.hit_known));
  json.member("unknown", static_cast<std::int64_t>(next.hit_unknown));
  json.end_object();
  json.member("reason", word(next.reason));
  json.end_object();
  json.end_object();
}

}  // namespace detail

/// Writes the members of a picture into an object.
template <text_sink S>
constexpr void write_picture(json_writer<S>& json, const picture& of) {
  const auto& totals = of.totals();
  json.member("reports", static_cast<std::int64_t>(totals.reports));
  json.member("duplicates", static_cast<std::int64_t>(totals.duplicates));
  json.member("records", static_cast<std::int64_t>(totals.records));
  json.member("messages", static_cast<std::int64_t>(totals.counts.messages()));
  json.member("problems", static_cast<std::int64_t>(totals.problems));
  json.known("begin", totals.begin);
  json.known("end", totals.end);
  json.key("domains");
  json.begin_array();
  for (std::uint32_t i = 0; i < of.domains().size(); ++i) detail::write_domain(json, of, i);
  json.end_array();
  json.key("other_sources");
  json.begin_object();
  json.member("sources", static_cast<std::int64_t>(of.other_source_rows()));
  detail::write_aligned(json, of.other_sources());
  json.end_object();
  json.key("days");
  json.begin_array();
  for (const auto& each : of.days()) {
    json.begin_object();
    json.key("day");
    json.string_from([&each](auto& out) { write_day(each.day, out); });
    detail::write_counts(json, each.counts);
    json.end_object();
  }
  json.end_array();
  json.key("reporters");
  json.begin_array();
  for (const auto& each : of.reporters()) {
    json.begin_object();
    json.member("org_name", each.name.view());
    json.member("reports", static_cast<std::int64_t>(each.reports));
    json.member("messages", static_cast<std::int64_t>(each.messages));
    json.end_object();
  }
  json.end_array();
  json.key("omitted");
  json.begin_object();
  json.member("domains", static_cast<std::int64_t>(of.domains_omitted()));
  json.member("days", static_cast<std::int64_t>(of.days_omitted()));
  json.member("reporters", static_cast<std::int64_t>(of.reporters_omitted()));
  json.member("addresses_are_exact", totals.addresses_are_exact);
  json.member("duplicates_are_exact", totals.duplicates_are_exact);
  json.end_object();
}

}  // namespace fromproof::inline v0::reports

#endif
