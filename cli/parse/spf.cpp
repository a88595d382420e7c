#include <fromproof/spf/record.hpp>

#include "problems.hpp"
#include "request.hpp"

namespace fromproof::cli {

namespace {

/// As written, or the default "+".
std::string_view qualifier(const spf::term& term) {
  switch (term.qualifier) {
    case result_code::fail: return "-";
    case result_code::softfail: return "~";
    case result_code::neutral: return "?";
    default: return "+";
  }
}

void write_prefix(json_writer<output>& json, std::string_view name, int length) {
  json.key(name);
  length < 0 ? json.null() : json.number(length);
}

void write_json(std::string_view text, output& out) {
  json_writer json{out};
  json.begin_object();
  json.key("terms");
  json.begin_array();
  for (const auto& term : spf::record{text}) {
    json.begin_object();
    json.known("qualifier", term.is_modifier() ? std::string_view{} : qualifier(term));
    json.member("name", term.name);
    json.known("value", term.value);
    write_prefix(json, "cidr4", term.cidr4);
    write_prefix(json, "cidr6", term.cidr6);
    json.member("offset", static_cast<std::int64_t>(term.offset));
    json.end_object();
  }
  json.end_array();
  json.key("problems");
  json.begin_array();
  const auto summary = spf::for_each_problem(
      text, [&](const spf::problem& each) { write_problem(json, each.error, each.offset, each.term); });
  json.end_array();
  json.member("lookups", std::int64_t{summary.lookups});
  json.end_object();
  out("\n");
}

std::string_view what_it_does(const spf::term& term) {
  if (!term.is_modifier()) return word(term.qualifier);
  switch (term.kind) {
    case spf::term_kind::redirect: return "goes on there";
    case spf::term_kind::exp: return "explains a fail";
    default: return "no result depends on it";
  }
}

void write_text(std::string_view text, output& out) {
  rows lines;
  for (const auto& term : spf::record{text}) {
    std::string about{term.error == errc::none ? what_it_does(term) : "?"};
    if (term.needs_lookup()) about += "  (asks DNS)";
    lines.add(term.text, about);
  }
  const auto summary = spf::for_each_problem(
      text, [&](const spf::problem& each) { add_problem(lines, each.error, each.offset, each.term); });
  lines.add("lookups", std::to_string(summary.lookups) + " of 10, without those of included records");
  lines.print(out);
}

}  // namespace

exit_status parse_spf(const parse_request& request, output& out) {
  if (!spf::is_record(request.text)) return fail(request, out, errc::not_spf, 0);
  request.json ? write_json(request.text, out) : write_text(request.text, out);
  return spf::check_record(request.text) ? all_pass : bad_input;
}

}  // namespace fromproof::cli
