#include "fromproof/published/json.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "domains.hpp"

namespace {

using namespace fromproof;
using nlohmann::json;

json report_of(const tests::inspected& domain) {
  std::string text;
  const auto append = [&text](std::string_view piece) { text += piece; };
  json_writer writer{append};
  const auto exchanges = domain.exchanges();
  writer.begin_object();
  published::write_domain(writer,
                          {.all = domain.all, .findings = domain.findings, .fixes = domain.fixes, .dns = exchanges});
  writer.end_object();
  return json::parse(text);
}

/// The terms of a tree, with what they cost, in the order of the text.
void flatten(const json& tree, std::vector<std::string>& out) {
  for (const auto& each : tree) {
    out.push_back(each["term"].get<std::string>() + ' ' + std::to_string(each["cost"].get<int>()));
    flatten(each["children"], out);
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(published_json)

BOOST_AUTO_TEST_CASE(every_domain_has_every_member) {
  for (const auto& each : tests::read_cases("domains.md")) {
    BOOST_TEST_CONTEXT(each.where << ' ' << each.name) {
      const tests::inspected domain{each};
      const auto report = report_of(domain);
      for (const char* member : {"schema", "domain", "organizational_domain", "exists", "mx", "spf", "dmarc", "dkim",
                                 "mta_sts", "tls_rpt", "bimi", "mail_from", "dnssec", "findings", "fixes", "dns"}) {
        BOOST_TEST(report.contains(member), member);
      }
      for (const char* list : {"mx", "dkim", "findings", "fixes", "dns"}) BOOST_TEST(report[list].is_array(), list);
      BOOST_TEST(report["findings"].size() == domain.findings.size());
      std::vector<std::string> terms, wanted;
      flatten(report["spf"]["tree"], terms);
      for (const auto& node : domain.all.spf.nodes) {
        wanted.push_back(std::string{node.text} + ' ' + std::to_string(node.lookups));
      }
      BOOST_TEST(terms == wanted, boost::test_tools::per_element());
    }
  }
}

BOOST_AUTO_TEST_CASE(what_ses_with_mail_from_says) {
  const auto cases = tests::read_cases("domains.md");
  const tests::inspected domain{cases[1]};
  const auto report = report_of(domain);
  BOOST_TEST(report["exists"] == true);
  BOOST_TEST(report["mail_from"]["name"] == "mail.example.com");
  BOOST_TEST(report["mail_from"]["region"] == "ap-northeast-1");
  BOOST_TEST(report["mail_from"]["includes_ses"] == true);
  BOOST_TEST(report["dmarc"]["policy"] == "reject");
  BOOST_TEST(report["dmarc"]["reports"][0]["permission"] == "own");
  BOOST_TEST(report["dkim"][0]["found"] == true);
  BOOST_TEST(report["dkim"][0]["key_bits"] == 2048);
  BOOST_TEST(report["dkim"][0]["via"][0] == "abcdefghijklmnopqrstuvwxyz234567.dkim.amazonses.com");
  BOOST_TEST(report["dnssec"] == "unknown");
}

BOOST_AUTO_TEST_CASE(what_was_not_read_is_null) {
  const auto cases = tests::read_cases("domains.md");
  for (const auto& each : cases) {
    if (each.name != "A silent server") continue;
    const auto report = report_of(tests::inspected{each});
    BOOST_TEST(report["dmarc"]["result"] == "temperror");
    BOOST_TEST(report["mta_sts"]["state"] == "unread");
    BOOST_TEST(report["mta_sts"]["id"].is_null());
  }
}

BOOST_AUTO_TEST_SUITE_END()
