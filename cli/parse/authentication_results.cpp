#include <fromproof/authentication_results/parse.hpp>
#include <fromproof/authentication_results/values.hpp>
#include <vector>

#include "request.hpp"

namespace fromproof::cli {

namespace {

namespace ar = authentication_results;

std::string name_of(const ar::property& property) {
  if (property.type.empty()) return std::string{property.name};
  return std::string{property.type} + "." + std::string{property.name};
}

std::string value_of(const ar::property& property) {
  return text_from([&property](auto& to) { ar::write_value(property, to); });
}

/// The properties by name. A JSON object must not repeat names: the first of several values counts, as in the report.
void write_properties(json_writer<output>& json, const ar::result& result) {
  std::vector<std::string> seen;
  json.begin_object();
  for (const auto& property : result.properties()) {
    auto name = name_of(property);
    bool repeated = false;
    for (const auto& each : seen) repeated = repeated || ascii::iequals(each, name);
    if (repeated) continue;
    json.member(name, value_of(property));
    seen.push_back(std::move(name));
  }
  json.end_object();
}

void write_json(const parsed<ar::field>& read, output& out) {
  const auto& field = *read;
  json_writer json{out};
  json.begin_object();
  if (!read) write_fault(json, read.error, read.offset);
  json.member("authserv_id", field.authserv_id);
  json.member("version", field.version.empty() ? "1" : field.version);
  json.key("results");
  json.begin_array();
  for (const auto& result : field.results()) {
    json.begin_object();
    json.member("method", result.method);
    json.member("version", result.version.empty() ? "1" : result.version);
    json.member("result", result.value);
    json.key("reason");
    if (result.reason.data() == nullptr) {
      json.null();
    } else {
      json.string_from([&result](auto& to) { ar::write_reason(result, to); });
    }
    json.key("properties");
    write_properties(json, result);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  out("\n");
}

void write_text(const ar::field& field, output& out) {
  rows lines;
  lines.add("authserv-id", field.authserv_id);
  for (const auto& result : field.results()) {
    lines.add(result.method, result.value);
    if (result.reason.data() != nullptr) {
      lines.add("  reason", text_from([&result](auto& to) { ar::write_reason(result, to); }));
    }
    for (const auto& property : result.properties()) lines.add("  " + name_of(property), value_of(property));
  }
  if (field.none) lines.add("none", "nothing was checked");
  lines.print(out);
}

}  // namespace

exit_status parse_authentication_results(const parse_request& request, output& out) {
  const auto read = ar::parse(request.text);
  if (!read->usable) return fail(request, out, read.error, read.offset);
  // Shows the well-formed results beside the error, because they count.
  if (!read && !request.json) complain_at(request, read.error, read.offset);
  request.json ? write_json(read, out) : write_text(*read, out);
  return read ? all_pass : bad_input;
}

}  // namespace fromproof::cli
