#ifndef FROMPROOF_TESTS_REPORTS_REPORT_TEXT_HPP
#define FROMPROOF_TESTS_REPORTS_REPORT_TEXT_HPP

// Aggregate reports for the tests of pictures, written as XML and read by the reader of the toolkit.

#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <fromproof/domain/public_suffix_table.hpp>
#include <fromproof/reports/aggregate_reader.hpp>
#include <fromproof/reports/picture.hpp>
#include <memory>
#include <string>
#include <vector>

namespace fromproof {

struct row_text {
  std::string source = "192.0.2.1";
  std::uint64_t count = 1;
  bool dkim = true;
  bool spf = true;
  std::string signer = "";    ///< whose signature passes beside that of the domain
  std::string envelope = "";  ///< whose SPF passes; empty: the domain's, if `spf`
};

struct report_text {
  std::string org_name = "receiver.example";
  std::string report_id = "1";
  std::string domain = "example.jp";
  std::string p = "none";
  std::int64_t begin = 1767225600;  // 2026-01-01 00:00:00 UTC
  std::int64_t end = 1767311999;
  std::vector<row_text> rows{};
};

inline std::string to_xml(const report_text& report) {
  const auto element = [](const std::string& name, const std::string& text) {
    return "<" + name + ">" + text + "</" + name + ">";
  };
  const auto word = [](bool pass) { return std::string{pass ? "pass" : "fail"}; };
  std::string xml = "<feedback><report_metadata>" + element("org_name", report.org_name) +
                    element("report_id", report.report_id) + "<date_range>" +
                    element("begin", std::to_string(report.begin)) + element("end", std::to_string(report.end)) +
                    "</date_range></report_metadata><policy_published>" + element("domain", report.domain) +
                    element("p", report.p) + "</policy_published>";
  for (const auto& row : report.rows) {
    const std::string envelope = row.envelope.empty() ? report.domain : row.envelope;
    const bool passed = row.spf || !row.envelope.empty();
    xml += "<record><row>" + element("source_ip", row.source) + element("count", std::to_string(row.count)) +
           "<policy_evaluated>" + element("disposition", "none") + element("dkim", word(row.dkim)) +
           element("spf", word(row.spf)) + "</policy_evaluated></row><identifiers>" +
           element("header_from", report.domain) + "</identifiers><auth_results>";
    if (row.dkim) xml += "<dkim>" + element("domain", report.domain) + element("result", "pass") + "</dkim>";
    if (!row.signer.empty()) xml += "<dkim>" + element("domain", row.signer) + element("result", "pass") + "</dkim>";
    xml += "<spf>" + element("domain", envelope) + element("result", word(passed)) + "</spf></auth_results></record>";
  }
  return xml + "</feedback>";
}

/// A picture with its memory.
class pictured {
 public:
  /// Adds a report. False if it is refused.
  bool add(const std::string& xml) {
    picture.begin();
    reports::aggregate_reader reader{*reading_, picture};
    reader(xml);
    if (!reader.finish()) return false;
    picture.end(reader.report());
    return true;
  }
  bool add(const report_text& report) { return add(to_xml(report)); }

 private:
  std::unique_ptr<reports::picture_memory> memory_ = std::make_unique<reports::picture_memory>();
  std::unique_ptr<reports::aggregate_memory<>> reading_ = std::make_unique<reports::aggregate_memory<>>();

 public:
  reports::picture picture{*memory_, public_suffix_table};
};

}  // namespace fromproof

#endif
