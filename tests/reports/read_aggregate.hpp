#ifndef FROMPROOF_TESTS_REPORTS_READ_AGGREGATE_HPP
#define FROMPROOF_TESTS_REPORTS_READ_AGGREGATE_HPP

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "fromproof/reports/aggregate_reader.hpp"

namespace fromproof::tests {

/// All that a reader says of a report, as text that can be compared.
struct aggregate_text {
  std::string facts;     ///< of the head, as the caller wants them
  std::string head;      ///< "org_name=example.net report_id=1 ..."
  std::string records;   ///< one line for each
  std::string offsets;   ///< of the records: "271 402 "
  std::string problems;  ///< one line for each: "bad-count count 271"
  std::string refusal;   ///< "truncated 271", or empty
  std::uint64_t count = 0;
  std::uint64_t messages = 0;

  bool operator==(const aggregate_text&) const = default;
};

/// Describes what it receives.
struct aggregate_describer {
  aggregate_text& to;

  static void put(std::string& out, std::string_view name, std::string_view value) {
    if (!value.empty()) ((((out += out.empty() || out.back() == '\n' ? "" : " ") += name) += '=') += value);
  }
  static std::string_view word_of(const maybe<result_code>& result) { return result ? word(*result) : "?"; }

  void record(const reports::aggregate_record& row) {
    std::string line{row.source_text};
    put(line, "count", row.count ? std::to_string(*row.count) : "?");
    put(line, "disposition", row.disposed ? word(*row.disposed) : "?");
    put(line, "dkim", word_of(row.dkim));
    put(line, "spf", word_of(row.spf));
    put(line, "header_from", row.header_from);
    put(line, "envelope_from", row.envelope_from);
    put(line, "envelope_to", row.envelope_to);
    for (const auto& [type, comment] : row.reasons) {
      put(line, "reason", std::string{type} + '(' + std::string{comment} + ')');
    }
    for (const auto& each : row.dkim_results) {
      put(line, "auth.dkim",
          std::string{each.domain} + ' ' + std::string{each.selector} + ' ' + std::string{word_of(each.result)} + '(' +
              std::string{each.human_result} + ')');
    }
    for (const auto& each : row.spf_results) {
      put(line, "auth.spf",
          std::string{each.domain} + ' ' + std::string{each.scope} + ' ' + std::string{word_of(each.result)});
    }
    to.records += line + '\n';
    to.offsets += std::to_string(row.offset) + ' ';
    ++to.count;
    to.messages += row.count.value_or(0);
  }
  void problem(const reports::problem& found) {
    to.problems += std::string{word(found.code)} + ' ' + found.element + ' ' + std::to_string(found.offset) + '\n';
  }
  void head(const reports::aggregate_report& report) {
    put(to.head, "version", report.version);
    put(to.head, "org_name", report.org_name);
    put(to.head, "email", report.email);
    put(to.head, "extra_contact_info", report.extra_contact_info);
    put(to.head, "report_id", report.report_id);
    put(to.head, "generator", report.generator);
    if (report.begin) put(to.head, "begin", std::to_string(*report.begin));
    if (report.end) put(to.head, "end", std::to_string(*report.end));
    const auto& policy = report.policy;
    put(to.head, "domain", policy.domain);
    put(to.head, "p", policy.p);
    put(to.head, "sp", policy.sp);
    put(to.head, "np", policy.np);
    put(to.head, "adkim", policy.adkim);
    put(to.head, "aspf", policy.aspf);
    put(to.head, "fo", policy.fo);
    put(to.head, "testing", policy.testing);
    put(to.head, "discovery_method", policy.discovery_method);
  }
};

/// Reads a report. `next_size` gives the size of each piece; without it the report is one piece. `facts` describes the
/// head in another way.
template <std::size_t Window = 65536>
aggregate_text read_aggregate(std::string_view octets, const std::function<std::size_t()>& next_size = {},
                              std::string (*facts)(const reports::aggregate_report&) = nullptr) {
  aggregate_text text;
  aggregate_describer describer{text};
  const auto memory = std::make_unique_for_overwrite<reports::aggregate_memory<Window>>();
  reports::aggregate_reader reader{*memory, describer};
  while (!octets.empty()) {
    // A copy of its own, so that a sanitizer sees who keeps a view of it.
    const auto piece = std::make_unique<std::string>(octets.substr(0, next_size ? next_size() : octets.npos));
    octets.remove_prefix(piece->size());
    reader(*piece);
  }
  if (reader.finish()) {
    describer.head(reader.report());
    if (facts != nullptr) text.facts = facts(reader.report());
  } else {
    text.refusal =
        reader.is_foreign() ? "foreign" : std::string{word(reader.why())} + ' ' + std::to_string(reader.offset());
  }
  return text;
}

}  // namespace fromproof::tests

#endif
