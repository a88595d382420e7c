#include <fromproof/dmarc/record.hpp>
#include <vector>

#include "problems.hpp"
#include "request.hpp"

namespace fromproof::cli {

namespace {

std::string text_of(dmarc::failure_options options) {
  std::string text{options.any_fails ? "1" : "0"};
  if (options.dkim) text += ":d";
  if (options.spf) text += ":s";
  return text;
}

std::vector<std::string_view> uris_of(std::string_view list) {
  std::vector<std::string_view> uris;
  for (const auto& uri : dmarc::report_uris{list}) {
    if (uri.error == errc::none) uris.push_back(uri.text);
  }
  return uris;
}

/// The policies that a receiver applies: to mail from the domain, from its subdomains, and from subdomains that do not
/// exist.
struct policies {
  std::string_view p, sp, np;
};

policies effective(const dmarc::record& record) {
  return {word(record.for_author()), word(record.for_subdomain(true)), word(record.for_subdomain(false))};
}

void write_json(const dmarc::record& record, const std::vector<dmarc::record_problem>& problems, output& out) {
  json_writer json{out};
  const auto list = [&json](std::string_view name, std::string_view value) {
    json.key(name);
    json.begin_array();
    for (const auto uri : uris_of(value)) json.string(uri);
    json.end_array();
  };
  const auto wishes = effective(record);
  json.begin_object();
  json.member("v", "DMARC1");
  json.member("p", wishes.p);
  json.member("sp", wishes.sp);
  json.member("np", wishes.np);
  json.member("adkim", record.adkim == dmarc::alignment_mode::strict ? "s" : "r");
  json.member("aspf", record.aspf == dmarc::alignment_mode::strict ? "s" : "r");
  json.member("psd", word(record.psd));
  json.member("t", record.testing ? "y" : "n");
  json.member("fo", text_of(record.fo));
  list("rua", record.rua);
  list("ruf", record.ruf);
  json.member("applies", record.applies);
  json.key("problems");
  json.begin_array();
  for (const auto& each : problems) write_problem(json, each.error, each.offset, each.tag);
  json.end_array();
  json.end_object();
  out("\n");
}

void write_text(const dmarc::record& record, const std::vector<dmarc::record_problem>& problems, output& out) {
  rows lines;
  const auto wishes = effective(record);
  lines.add("p",
            record.applies ? wishes.p : "none: without a valid policy or an address for reports DMARC does not apply");
  lines.add("sp", std::string{wishes.sp} + (record.sp ? "" : "  (default)"));
  lines.add("np", std::string{wishes.np} + (record.np ? "" : "  (default)"));
  lines.add("adkim", word(record.adkim));
  lines.add("aspf", word(record.aspf));
  if (record.psd != dmarc::psd_flag::unknown) lines.add("psd", word(record.psd));
  if (record.testing) lines.add("t", "y: receivers apply one policy less");
  if (!record.ruf.empty()) lines.add("fo", text_of(record.fo));
  for (const auto uri : uris_of(record.rua)) lines.add("rua", uri);
  for (const auto uri : uris_of(record.ruf)) lines.add("ruf", uri);
  for (const auto& each : problems) add_problem(lines, each.error, each.offset, each.tag);
  lines.print(out);
}

}  // namespace

exit_status parse_dmarc(const parse_request& request, output& out) {
  std::vector<dmarc::record_problem> problems;
  const auto record =
      dmarc::parse_record(request.text, [&](const dmarc::record_problem& each) { problems.push_back(each); });
  if (!record) return fail(request, out, record.error, record.offset);
  request.json ? write_json(*record, problems, out) : write_text(*record, problems, out);
  return all_pass;
}

}  // namespace fromproof::cli
