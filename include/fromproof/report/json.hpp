#ifndef FROMPROOF_REPORT_JSON_HPP
#define FROMPROOF_REPORT_JSON_HPP

// The report as one JSON object, schema 1. A member whose value is unknown is null; a list is never null.
//
//   std::string out;
//   write_json({.file = "a.eml", .repairs = repairs, .mail = mail, .assessment = assessment},
//              [&out](std::string_view piece) { out += piece; });

#include <cstdint>
#include <string_view>

#include "../advice/answer.hpp"
#include "../advice/facts/ownership.hpp"
#include "../advice/tone.hpp"
#include "../data/json_writer.hpp"
#include "../text/sink.hpp"
#include "../version.hpp"
#include "dns.hpp"
#include "json/arc.hpp"
#include "json/dkim.hpp"
#include "json/dmarc.hpp"
#include "json/findings.hpp"
#include "json/fixes.hpp"
#include "json/message.hpp"
#include "json/misunderstandings.hpp"
#include "json/reported.hpp"
#include "json/sender_id.hpp"
#include "json/spf.hpp"
#include "report.hpp"

namespace fromproof::inline v0 {

/// Writes the report as one JSON object without a line end.
template <text_sink S>
constexpr void write_json(const report& what, S&& out) {
  json_writer json{out};
  json.begin_object();
  json.member("schema", std::int64_t{1});
  json.member("fromproof", version);
  json.key("file");
  json.string_or_null(what.file);
  if (what.index) json.member("index", static_cast<std::int64_t>(*what.index));
  write_verdict(json, what.assessment.verdict, advice::answer(what.mail),
                advice::tone_of(what.mail.dmarc.code(), what.assessment.findings), advice::asks_mine(what.mail));
  write_message(json, what);
  write_repairs(json, what.repairs);
  write_spf(json, what.mail);
  write_dkim(json, what.mail);
  write_dmarc(json, what.mail);
  write_arc(json, what.mail);
  write_sender_id(json, what.mail);
  write_reported(json, what.mail, what.assessment.findings);
  json.key("findings");
  write_findings(json, what.assessment.findings);
  json.key("fixes");
  write_fixes(json, what.assessment.fixes);
  write_misunderstandings(json, what.mail, what.assessment);
  json.key("dns");
  write_dns(json, what.dns);
  json.end_object();
}

}  // namespace fromproof::inline v0

#endif
