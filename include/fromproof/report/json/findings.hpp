#ifndef FROMPROOF_REPORT_JSON_FINDINGS_HPP
#define FROMPROOF_REPORT_JSON_FINDINGS_HPP

// The `verdict` and the `findings` of a report.

#include <cstdint>
#include <string_view>

#include "../../advice/advise.hpp"
#include "../../advice/finding.hpp"
#include "../../advice/statement.hpp"
#include "../../advice/subject.hpp"
#include "../../advice/tone.hpp"
#include "../../data/json_writer.hpp"
#include "../../text/bounded_list.hpp"

namespace fromproof::inline v0 {

/// Writes the member "params": each parameter of a statement or finding.
template <text_sink S, class With>
constexpr void write_params(json_writer<S>& json, const With& says) {
  json.key("params");
  json.begin_object();
  for (const auto& each : says) {
    json.key(each.name);
    switch (each.what) {
      case advice::parameter::kind::number: json.number(static_cast<std::int64_t>(each.number)); break;
      case advice::parameter::kind::error: json.string(code(each.error)); break;
      case advice::parameter::kind::code:
      case advice::parameter::kind::text: json.string_from([&each](auto& out) { each.text.write(out); }); break;
    }
  }
  json.end_object();
}

namespace detail {

template <text_sink S>
constexpr void write_statement(json_writer<S>& json, std::string_view name, const advice::statement& says) {
  json.key(name);
  json.begin_object();
  json.member("code", says.what.code());
  write_params(json, says);
  json.end_object();
}

}  // namespace detail

/// Writes the `findings` of a report as a JSON array.
template <text_sink S>
constexpr void write_findings(json_writer<S>& json, const bounded_list<advice::finding>& findings) {
  json.begin_array();
  for (const auto& each : findings) {
    json.begin_object();
    json.member("code", each.says.what.code());
    json.member("severity", word(each.severity));
    json.known("subject", word(advice::subject_of(each.says.what.value())));
    json.member("above_verdict", is_above_verdict(each));
    write_params(json, each.says);
    json.end_object();
  }
  json.end_array();
}

/// Writes the member "verdict".
template <text_sink S>
constexpr void write_verdict(json_writer<S>& json, const advice::verdict& verdict, const advice::statement& answer,
                             advice::tone tone, bool asks_mine) {
  json.key("verdict");
  json.begin_object();
  json.member("code", verdict.headline.what.code());
  json.member("tone", word(tone));
  json.member("asks_mine", asks_mine);
  write_params(json, verdict.headline);
  detail::write_statement(json, "answer", answer);
  detail::write_statement(json, "reason", verdict.reason);
  detail::write_statement(json, "next", verdict.next);
  json.end_object();
}

}  // namespace fromproof::inline v0

#endif
