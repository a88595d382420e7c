#ifndef FROMPROOF_REPORT_JSON_FIXES_HPP
#define FROMPROOF_REPORT_JSON_FIXES_HPP

// The `fixes` of a report, with the records to publish.

#include <string_view>

#include "../../advice/fix.hpp"
#include "../../advice/subject.hpp"
#include "../../data/json_writer.hpp"
#include "../../text/bounded_list.hpp"
#include "findings.hpp"

namespace fromproof::inline v0 {

/// Writes the `fixes` of a report as a JSON array.
template <text_sink S>
constexpr void write_fixes(json_writer<S>& json, const bounded_list<advice::fix>& fixes) {
  json.begin_array();
  for (const auto& fix : fixes) {
    json.begin_object();
    json.member("code", fix.says.what.code());
    json.known("subject", word(advice::subject_of(fix.says.what.value())));
    json.member("checklist", has_checklist(fix));
    write_params(json, fix.says);
    detail::write_statement(json, "note", fix.note);
    json.key("records");
    json.begin_array();
    for (const auto& record : fix) {
      json.begin_object();
      json.key("name");
      json.string_from([&record](auto& out) { record.name.write(out); });
      json.member("type", record.type);
      json.key("value");
      json.string_from([&record](auto& out) { record.value.write(out); });
      if (!record.replaces.empty()) json.member("replaces", record.replaces);
      json.end_object();
    }
    json.end_array();
    json.end_object();
  }
  json.end_array();
}

}  // namespace fromproof::inline v0

#endif
