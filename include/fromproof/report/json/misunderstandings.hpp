#ifndef FROMPROOF_REPORT_JSON_MISUNDERSTANDINGS_HPP
#define FROMPROOF_REPORT_JSON_MISUNDERSTANDINGS_HPP

// The `misunderstandings` of a report.

#include <string_view>

#include "../../advice/advise.hpp"
#include "../../advice/misunderstandings.hpp"
#include "../../authentication/mail.hpp"
#include "../../data/json_writer.hpp"

namespace fromproof::inline v0 {

/// Writes the member "misunderstandings": those that the message is an example against.
template <text_sink S>
constexpr void write_misunderstandings(json_writer<S>& json, const authentication& mail,
                                       const advice::assessment& assessment) {
  json.key("misunderstandings");
  json.begin_array();
  for (const auto which : advice::all_misunderstandings) {
    const auto facts = advice::disprove(which, mail, assessment.findings, assessment.fixes);
    if (!facts) continue;
    json.begin_object();
    json.member("code", word(which));
    json.key("params");
    json.begin_object();
    const std::string_view texts[] = {facts.from, facts.domain, facts.selector, facts.organization, facts.ip};
    const std::string_view* text = texts;
    for (const std::string_view name : {"from", "domain", "selector", "organization", "ip"}) {
      if (!text->empty()) json.member(name, *text);
      ++text;
    }
    json.end_object();
    json.end_object();
  }
  json.end_array();
}

}  // namespace fromproof::inline v0

#endif
