// Reports as others send them: those of tests/cases/reports_*.md, through the reader.

#include "fromproof/reports/aggregate_report.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <cstddef>
#include <sstream>
#include <string>
#include <string_view>

#include "cases.hpp"
#include "reports/read_aggregate.hpp"
#include "utf16.hpp"

using namespace fromproof;
using tests::read_aggregate;

BOOST_AUTO_TEST_SUITE(reports_aggregate_report)

namespace {

/// The octets of a text in an encoding of the cases.
std::string encoded(std::string_view text, std::string_view encoding) {
  if (encoding == "latin1") {
    std::string out;
    utf8::for_each(text, [&out](const utf8::character& c) { out += static_cast<char>(c.code_point); });
    return out;
  }
  BOOST_REQUIRE(encoding.starts_with("utf-16"));
  const bool has_mark = encoding.ends_with("-mark");
  return tests::utf16((has_mark ? "\uFEFF" : "") + std::string{text}, encoding.starts_with("utf-16le"));
}

/// The members of the head that the cases name, in the order in which they name them.
std::string facts(const reports::aggregate_report& report) {
  std::string out;
  const auto put = [&out](std::string_view name, std::string_view value) {
    if (!value.empty()) (((out += out.empty() ? "" : " ") += name) += '=') += value;
  };
  put("org_name", report.org_name);
  put("report_id", report.report_id);
  put("domain", report.policy.domain);
  if (report.begin) put("begin", std::to_string(*report.begin));
  if (report.end) put("end", std::to_string(*report.end));
  put("p", report.policy.p);
  return out.empty() ? out : out + '\n';
}

/// A report in the form of the cases: its facts, and its problems without their offsets.
std::string described(const tests::aggregate_text& read) {
  if (!read.refusal.empty()) return "refused: " + read.refusal.substr(0, read.refusal.find(' '));
  std::string out = read.facts + "records=" + std::to_string(read.count) + " messages=" + std::to_string(read.messages);
  std::istringstream problems{read.problems};
  for (std::string line; std::getline(problems, line);) out += '\n' + line.substr(0, line.rfind(' '));
  return out;
}

void check_cases(const std::string& file) {
  for (const auto& each : tests::read_cases(file)) {
    BOOST_TEST_CONTEXT(each.where << ": " << each.name) {
      const auto octets = each.has("encoding") ? encoded(each["report"], each["encoding"]) : each["report"];
      const auto read = read_aggregate(octets, {}, facts);
      BOOST_TEST(described(read) == each["read"]);
      for (const std::size_t size : {1U, 7U, 64U}) {
        BOOST_TEST((read_aggregate(
                        octets, [size] { return size; }, facts) == read));
      }
    }
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(rfc9990) {
  check_cases("reports_rfc9990.md");
}
BOOST_AUTO_TEST_CASE(rfc7489_and_drafts) {
  check_cases("reports_rfc7489.md");
}
BOOST_AUTO_TEST_CASE(broken) {
  check_cases("reports_broken.md");
  check_cases("reports_faults.md");
}
BOOST_AUTO_TEST_CASE(refused) {
  check_cases("reports_refused.md");
}

BOOST_AUTO_TEST_CASE(every_disposition_has_a_word) {
  using reports::disposition;
  BOOST_TEST(word(disposition::none) == "none");
  BOOST_TEST(word(disposition::quarantine) == "quarantine");
  BOOST_TEST(word(disposition::reject) == "reject");
  BOOST_TEST(word(disposition::pass) == "pass");
}

BOOST_AUTO_TEST_CASE(a_method_passes_by_the_word_pass_only) {
  reports::aggregate_record row;
  BOOST_TEST(!row.dkim_passes());
  BOOST_TEST(!row.spf_passes());
  row.dkim = result_code::pass;
  row.spf = result_code::neutral;
  BOOST_TEST(row.dkim_passes());
  BOOST_TEST(!row.spf_passes());
}

BOOST_AUTO_TEST_SUITE_END()
