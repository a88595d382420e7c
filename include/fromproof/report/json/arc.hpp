#ifndef FROMPROOF_REPORT_JSON_ARC_HPP
#define FROMPROOF_REPORT_JSON_ARC_HPP

// The `arc` of a report.

#include <cstdint>
#include <string_view>

#include "../../arc/set.hpp"
#include "../../authentication/mail.hpp"
#include "../../data/json_writer.hpp"
#include "values.hpp"

namespace fromproof::inline v0 {

namespace detail {

template <text_sink S>
constexpr void write_arc_set(json_writer<S>& json, const authentication& mail, const arc::set& set) {
  const auto& seal = *set.seal.signature;
  json.begin_object();
  json.member("instance", static_cast<std::int64_t>(set.instance));
  json.known("domain", seal.domain);
  json.known("selector", seal.selector);
  json.known("cv", word(set.before));
  // Only computed results: validation stops at the first failure, and older message signatures prove nothing.
  const auto computed = [](const dkim::verification& one) {
    return one.outcome ? word(one.outcome->code) : std::string_view{};
  };
  json.known("seal", computed(set.seal));
  json.known("message_signature", computed(set.message_signature));
  write_span(json, mail, set.seal.field.raw);
  json.end_object();
}

}  // namespace detail

/// Writes the member "arc".
template <text_sink S>
constexpr void write_arc(json_writer<S>& json, const authentication& mail) {
  json.key("arc");
  json.begin_object();
  const auto& arc = mail.arc;
  json.member("result", word(arc.code()));
  json.member("source", word(arc.source()));
  json.key("instances");
  json.number(static_cast<std::int64_t>(mail.header.arc_seals));
  json.known("reason", arc.here ? fromproof::arc::reason(*arc.here) : std::string_view{});
  detail::write_claim(json, mail, arc.reported, detail::reporting_server(mail));
  json.key("sets");
  json.begin_array();
  for (const auto& set : arc.chain.sets) {
    if (set.instance != 0) detail::write_arc_set(json, mail, set);
  }
  json.end_array();
  json.end_object();
}

}  // namespace fromproof::inline v0

#endif
