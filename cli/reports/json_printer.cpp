#include "json_printer.hpp"

#include <array>
#include <fromproof/report/json.hpp>
#include <fromproof/reports/json.hpp>
#include <fromproof/reports/tls_report.hpp>

namespace fromproof::cli {

namespace {

/// A string of JSON, given as it is written there.
template <class Writer>
void known_raw(Writer& json, std::string_view name, std::string_view raw) {
  json.key(name);
  if (raw.data() == nullptr) return json.null();
  json.string_from([raw](auto& out) { write_json_string(raw, out); });
}

/// An array whose values are written already.
template <class Writer>
void write_list(Writer& json, std::string_view name, std::string_view values) {
  json.key(name);
  json.value_from([values](auto& out) {
    out("[");
    out(values);
    out("]");
  });
}

/// Writes an object for each policy.
template <class Writer>
struct policy_writer {
  Writer& json;

  void policy(const reports::tls_policy& one) {
    json.begin_object();
    known_raw(json, "type", one.type);
    known_raw(json, "domain", one.domain);
    json.known("successes", one.successes);
    json.known("failures", one.failures);
    json.key("details");
    json.begin_array();
    for (const auto& detail : one.details) {
      json.begin_object();
      known_raw(json, "type", detail.type);
      json.known("count", detail.count);
      known_raw(json, "mta", detail.mta);
      known_raw(json, "reason", detail.reason);
      json.end_object();
    }
    json.end_array();
    json.member("details_omitted", static_cast<std::int64_t>(one.details_omitted));
    json.end_object();
  }
};

}  // namespace

void json_printer::begin_aggregate() {
  records_.text.clear();
  problems_.text.clear();
  record_json_.emplace(records_);
  problem_json_.emplace(problems_);
}

void json_printer::record(const reports::aggregate_record& row) {
  reports::write_record(*record_json_, row);
}

void json_printer::problem(const reports::problem& found) {
  reports::write_problem(*problem_json_, found);
}

void json_printer::begin(writer& json, std::string_view kind, const report_place& place) {
  json.begin_object();
  json.member("kind", kind);
  json.member("file", place.file);
  if (place.index) json.member("index", static_cast<std::int64_t>(*place.index));
  json.known("member", place.member);
}

void json_printer::end(writer& json) {
  json.end_object();
  out_("\n");
  out_.flush();
}

void json_printer::end_aggregate(const report_place& place, const reports::aggregate_report& report) {
  writer json{out_};
  begin(json, "aggregate", place);
  reports::write_head(json, report);
  write_list(json, "records", records_.text);
  write_list(json, "problems", problems_.text);
  end(json);
}

void json_printer::failure(const report_place& place, const reports::failure_report& report) {
  writer json{out_};
  begin(json, "failure", place);
  json.known("auth_failure", report.auth_failure);
  json.known("identity_alignment", report.identity_alignment);
  json.key("source_ip");
  const bool has_source = report.source.is_v4() || report.source.is_v6();
  has_source ? json.string_from([&report](auto& out) { report.source.write(out); }) : json.null();
  json.known("arrival_date", report.arrival_date);
  json.known("original_mail_from", report.original_mail_from);
  json.known("reported_domain", report.reported_domain);
  json.known("dkim_domain", report.dkim_domain);
  json.known("spf_dns", report.spf_dns);
  json.key("check");
  if (!report.message.empty()) check_.read_copy(report.message);
  if (report.message.empty() || !check_.error().empty()) {
    json.null();
  } else {
    json.value_from([&](held_output& out) { write_json(check_.report(place.file, place.index), out); });
  }
  json.key("problems");
  json.begin_array();
  if (!report.has_fields) {
    json.begin_object();
    json.member("code", "no-fields");
    json.member("offset", std::int64_t{0});
    json.member("message", "the part for programs (message/feedback-report) is missing");
    json.end_object();
  }
  json.end_array();
  end(json);
}

void json_printer::tls(const report_place& place, std::string_view text) {
  text_sink policies;
  json_writer<text_sink> policy_json{policies};
  policy_writer<json_writer<text_sink>> to{policy_json};
  std::array<reports::tls_detail, 256> memory{};
  const auto report = reports::read_tls_report(text, memory, to);
  writer json{out_};
  begin(json, "tls", place);
  known_raw(json, "organization_name", report.organization_name);
  known_raw(json, "report_id", report.report_id);
  json.known("begin", report.begin);
  json.known("end", report.end);
  write_list(json, "policies", policies.text);
  write_list(json, "problems", {});
  end(json);
}

}  // namespace fromproof::cli
