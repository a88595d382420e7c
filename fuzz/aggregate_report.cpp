// Aggregate reports: pieces of any size say what the whole report says, once; what it says, written as a report, reads
// the same again. The first octet is the size of the pieces.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "../tests/reports/read_aggregate.hpp"
#include "require.hpp"

namespace {

using namespace fromproof;
using fuzz::require;

/// Writes what it receives as a report.
struct report_writer {
  std::string out;

  void text(std::string_view name, std::string_view value) {
    if (value.empty()) return;
    ((out += '<') += name) += '>';
    for (const char c : value) out += c == '&' ? "&amp;" : c == '<' ? "&lt;" : std::string(1, c);
    ((out += "</") += name) += '>';
  }
  void result(std::string_view name, const maybe<result_code>& value) {
    if (value) text(name, word(*value));
  }
  void record(const reports::aggregate_record& row) {
    out += "<record><row>";
    text("source_ip", row.source_text);
    if (row.count) text("count", std::to_string(*row.count));
    out += "<policy_evaluated>";
    if (row.disposed) text("disposition", word(*row.disposed));
    result("dkim", row.dkim);
    result("spf", row.spf);
    for (const auto& [type, comment] : row.reasons) {
      out += "<reason>";
      text("type", type);
      text("comment", comment);
      out += "</reason>";
    }
    out += "</policy_evaluated></row><identifiers>";
    text("header_from", row.header_from);
    text("envelope_from", row.envelope_from);
    text("envelope_to", row.envelope_to);
    out += "</identifiers><auth_results>";
    for (const auto& each : row.dkim_results) {
      out += "<dkim>";
      text("domain", each.domain);
      text("selector", each.selector);
      result("result", each.result);
      text("human_result", each.human_result);
      out += "</dkim>";
    }
    for (const auto& each : row.spf_results) {
      out += "<spf>";
      text("domain", each.domain);
      text("scope", each.scope);
      result("result", each.result);
      out += "</spf>";
    }
    out += "</auth_results></record>";
  }
  void problem(const reports::problem&) {}
  void head(const reports::aggregate_report& report) {
    text("version", report.version);
    out += "<report_metadata>";
    text("org_name", report.org_name);
    text("email", report.email);
    text("extra_contact_info", report.extra_contact_info);
    text("report_id", report.report_id);
    text("generator", report.generator);
    out += "<date_range>";
    if (report.begin) text("begin", std::to_string(*report.begin));
    if (report.end) text("end", std::to_string(*report.end));
    out += "</date_range></report_metadata><policy_published>";
    const auto& policy = report.policy;
    text("domain", policy.domain);
    text("p", policy.p);
    text("sp", policy.sp);
    text("np", policy.np);
    text("adkim", policy.adkim);
    text("aspf", policy.aspf);
    text("fo", policy.fo);
    text("testing", policy.testing);
    text("discovery_method", policy.discovery_method);
    out += "</policy_published>";
  }
};

std::string rewritten(std::string_view octets) {
  report_writer writer;
  const auto memory = std::make_unique_for_overwrite<reports::aggregate_memory<>>();
  reports::aggregate_reader reader{*memory, writer};
  reader(octets);
  require(reader.finish());
  writer.head(reader.report());
  return "<feedback>" + writer.out + "</feedback>";
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view octets{reinterpret_cast<const char*>(data) + 1, size - 1};
  const auto whole = tests::read_aggregate(octets);
  const std::size_t piece = data[0] % 100 + 1U;
  require(tests::read_aggregate(octets, [piece] { return piece; }) == whole);
  require(tests::read_aggregate(octets, [] { return 1; }) == whole);
  // What is cut off says less.
  const bool is_cut = whole.problems.find("too-many") != std::string::npos ||
                      whole.problems.find("truncated-text") != std::string::npos;
  if (!whole.refusal.empty() || is_cut) return 0;
  const auto again = tests::read_aggregate(rewritten(octets));
  require(again.refusal.empty());
  require(again.head == whole.head);
  require(again.count == whole.count && again.messages == whole.messages);
  require(again.records == whole.records);
  return 0;
}
