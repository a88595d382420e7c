#include "fromproof/reports/tls_report.hpp"

#define BOOST_TEST_DYN_LINK
#include <array>
#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

using namespace fromproof;

BOOST_AUTO_TEST_SUITE(reports_tls_report)

namespace {

/// Describes each policy in one line.
struct policies {
  std::string text;

  static std::string number(const maybe<std::uint64_t>& value) { return value ? std::to_string(*value) : "?"; }
  void policy(const reports::tls_policy& one) {
    text += std::string{one.type} + ' ' + std::string{one.domain} + ' ' + number(one.successes) + '/' +
            number(one.failures);
    for (const auto& [type, mta, reason, count] : one.details) {
      text += " [" + std::string{type} + ' ' + std::string{mta} + ' ' + number(count) + ' ' + std::string{reason} + ']';
    }
    if (one.details_omitted > 0) text += " and " + std::to_string(one.details_omitted);
    text += '\n';
  }
};

struct reading {
  reports::tls_report report;
  std::string policies;
};

reading read(std::string_view text) {
  std::array<reports::tls_detail, 4> memory;
  policies found;
  const auto report = reports::read_tls_report(text, memory, found);
  return {report, found.text};
}

/// A report with these policies.
std::string with(std::string_view policies) {
  return R"({"organization-name":"o","report-id":"1","policies":)" + std::string{policies} + '}';
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_report_with_all_members_of_the_rfc) {
  // As in RFC 8460 appendix B, with other names and numbers.
  constexpr std::string_view text = R"({
    "organization-name": "Example Mail",
    "date-range": {"start-datetime": "2026-01-01T00:00:00Z", "end-datetime": "2026-01-01T23:59:59Z"},
    "contact-info": "tls@example.net",
    "report-id": "2026-01-01T00:00:00Z_k-bushi.example",
    "policies": [{
      "policy": {"policy-type": "sts", "policy-string": ["version: STSv1", "mode: testing", "mx: *.mail.k-bushi.example"],
                 "policy-domain": "k-bushi.example", "mx-host": ["*.mail.k-bushi.example"]},
      "summary": {"total-successful-session-count": 5326, "total-failure-session-count": 303},
      "failure-details": [
        {"result-type": "certificate-expired", "sending-mta-ip": "2001:db8:abcd:12::1",
         "receiving-mx-hostname": "mx1.mail.k-bushi.example", "failed-session-count": 100},
        {"result-type": "starttls-not-supported", "sending-mta-ip": "2001:db8:abcd:13::1",
         "receiving-mx-hostname": "mx2.mail.k-bushi.example", "receiving-ip": "203.0.113.56",
         "failed-session-count": 200, "additional-information": "https://reports.example.net/1?id=2"},
        {"result-type": "validation-failure", "sending-mta-ip": "198.51.100.62", "receiving-ip": "203.0.113.58",
         "receiving-mx-hostname": "mx-backup.mail.k-bushi.example", "failed-session-count": 3,
         "failure-reason-code": "X509_V_ERR_PROXY_PATH_LENGTH_EXCEEDED"}]}]})";
  const auto [report, policies] = read(text);
  BOOST_TEST(code(report.error) == "none");
  BOOST_TEST(report.known);
  BOOST_TEST(report.organization_name == "Example Mail");
  BOOST_TEST(report.report_id == "2026-01-01T00:00:00Z_k-bushi.example");
  BOOST_TEST(*report.begin == 1767225600);
  BOOST_TEST(*report.end == 1767311999);
  BOOST_TEST(report.policies == 1U);
  BOOST_TEST(policies ==
             "sts k-bushi.example 5326/303 [certificate-expired mx1.mail.k-bushi.example 100 ] "
             "[starttls-not-supported mx2.mail.k-bushi.example 200 https://reports.example.net/1?id=2] "
             "[validation-failure mx-backup.mail.k-bushi.example 3 X509_V_ERR_PROXY_PATH_LENGTH_EXCEEDED]\n");
}

BOOST_AUTO_TEST_CASE(policies_as_reporters_write_them) {
  const struct {
    std::string_view policies, expected;
  } table[] = {
      {"[]", ""},
      {"[{}]", "  ?/?\n"},
      {R"([{"policy":{"policy-type":"no-policy-found"},"summary":{"total-successful-session-count":1}}])",
       "no-policy-found  1/?\n"},
      {R"([{"policy":{"policy-type":"tlsa","policy-domain":null},"summary":null,"failure-details":null}])",
       "tlsa  ?/?\n"},
      // counts as strings, and counts that are none
      {R"([{"summary":{"total-successful-session-count":"12","total-failure-session-count":"0"}}])", "  12/0\n"},
      {R"([{"summary":{"total-successful-session-count":-1,"total-failure-session-count":1.5}}])", "  ?/?\n"},
      {R"([{"summary":{"total-successful-session-count":1e3,"total-failure-session-count":99999999999999999999}}])",
       "  ?/?\n"},
      {R"([{"summary":{"total-successful-session-count":[1],"total-failure-session-count":{"a":1}}}])", "  ?/?\n"},
      // in any order, with members that nobody knows
      {R"([{"x":[{"policy":{}}],"summary":{"total-failure-session-count":2,"x":{}},"policy":{"x":1,"policy-domain":"d"}}])",
       " d ?/2\n"},
      {R"([{"failure-details":[{"failed-session-count":"7","additional-information":"a","failure-reason-code":"b"}]}])",
       "  ?/? [  7 b]\n"},
      {R"([{"failure-details":[{"failure-reason-code":"b","additional-information":"a"}]}])", "  ?/? [  ? b]\n"},
      {R"([{"failure-details":{"result-type":"x"}}])", "  ?/?\n"},
      {R"([{"failure-details":[{},1,"x",[{}],{}]}])", "  ?/? [  ? ] [  ? ]\n"},
      {R"([{"failure-details":[{},{},{},{},{},{}]},{}])", "  ?/? [  ? ] [  ? ] [  ? ] [  ? ] and 2\n  ?/?\n"},
      {R"([1,null,{"policy":{"policy-domain":"a"}},[{}],{"policy":"b"}])", " a ?/?\n  ?/?\n"},
  };
  for (const auto& [text, expected] : table) {
    BOOST_TEST_CONTEXT(text) {
      const auto document = with(text);
      const auto [report, policies] = read(document);
      BOOST_TEST(code(report.error) == "none");
      BOOST_TEST(report.known);
      BOOST_TEST(policies == expected);
    }
  }
}

BOOST_AUTO_TEST_CASE(members_that_are_missing_or_of_another_type) {
  for (const std::string_view text : {
           R"({"policies":[]})",
           R"({"organization-name":null,"report-id":5,"date-range":null,"contact-info":null,"policies":[]})",
           R"({"date-range":{"start-datetime":null,"end-datetime":1767225600},"policies":[]})",
           R"({"date-range":["2026-01-01T00:00:00Z"],"policies":[]})",
           R"({"date-range":{"start-datetime":"yesterday","end-datetime":""},"policies":[]})",
       }) {
    BOOST_TEST_CONTEXT(text) {
      const auto report = read(text).report;
      BOOST_TEST(code(report.error) == "none");
      BOOST_TEST(report.known);
      BOOST_TEST(report.organization_name == "");
      BOOST_TEST(report.report_id == "");
      BOOST_TEST(!report.begin.has_value());
      BOOST_TEST(!report.end.has_value());
    }
  }
}

BOOST_AUTO_TEST_CASE(what_is_no_such_report) {
  for (const std::string_view text :
       {"{}", "[]", "1", "null", "\"policies\"", R"({"policy":[]})", R"({"policies":null})", R"({"policies":{}})",
        R"([{"policies":[]}])", R"({"a":{"policies":[{}]}})"}) {
    BOOST_TEST_CONTEXT(text) BOOST_TEST(!read(text).report.known);
  }
}

BOOST_AUTO_TEST_CASE(an_error_is_told_with_its_offset) {
  const struct {
    std::string_view text, error;
    std::size_t offset;
  } table[] = {
      {"", "empty", 0},
      {"{", "truncated", 1},
      {R"({"policies":[{"policy":{)", "truncated", 24},
      {R"({"policies":[{"failure-details":[{)", "truncated", 34},
      {R"({"policies":[{"summary":{"total-failure-session-count":1,}}]})", "unexpected-character", 57},
      {R"({"policies":[]} x)", "trailing-text", 16},
      {R"({"policies":[]}{"policies":[]})", "trailing-text", 15},
      {R"({"report-id":"a)", "truncated", 15},
  };
  for (const auto& [text, error, offset] : table) {
    BOOST_TEST_CONTEXT(text) {
      const auto report = read(text).report;
      BOOST_TEST(code(report.error) == error);
      BOOST_TEST(report.offset == offset);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_policy_that_is_cut_off_is_not_handed_on) {
  const auto text = with(R"([{"policy":{"policy-domain":"a"},"failure-details":[{"result-type":"x"}]}])");
  for (std::size_t size = 0; size < text.size(); ++size) {
    const auto [report, policies] = read(std::string_view{text}.substr(0, size));
    BOOST_TEST_CONTEXT(size) {
      BOOST_TEST(code(report.error) != "none");
      BOOST_TEST(policies.empty() == (size < text.size() - 2));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
