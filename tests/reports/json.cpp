#include "fromproof/reports/json.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

using namespace fromproof;

BOOST_AUTO_TEST_SUITE(reports_json)

namespace {

struct collector {
  std::string text;
  void operator()(std::string_view piece) { text += piece; }
};

template <class Write>
nlohmann::json written(Write&& write) {
  collector out;
  json_writer json{out};
  write(json);
  return nlohmann::json::parse(out.text);
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_record_of_which_all_is_known) {
  const reports::override_reason reasons[] = {{"other", "a \"b\""}};
  const reports::dkim_result dkim[] = {{"a.example", "s", "good", result_code::pass}, {"b.example", {}, {}, {}}};
  const reports::spf_result spf[] = {{"a.example", "mfrom", result_code::softfail}};
  reports::aggregate_record row;
  row.source = *parse_ip_address("2001:DB8:0:0::1");
  row.source_text = "2001:DB8:0:0::1";
  row.count = 9999999999999999999U;
  row.disposed = reports::disposition::quarantine;
  row.dkim = result_code::pass;
  row.spf = result_code::fail;
  row.header_from = "a.example";
  row.envelope_from = "b.example";
  row.envelope_to = "c.example";
  row.reasons = reasons;
  row.dkim_results = dkim;
  row.spf_results = spf;
  BOOST_TEST(written([&](auto& json) { reports::write_record(json, row); }) == nlohmann::json::parse(R"({
    "source_ip": "2001:db8::1", "count": 9999999999999999999, "disposition": "quarantine", "dkim": "pass",
    "spf": "fail", "reasons": [{"type": "other", "comment": "a \"b\""}], "header_from": "a.example",
    "envelope_from": "b.example", "envelope_to": "c.example",
    "auth": {"dkim": [{"domain": "a.example", "selector": "s", "result": "pass", "human_result": "good"},
                      {"domain": "b.example", "selector": null, "result": null, "human_result": null}],
             "spf": [{"domain": "a.example", "scope": "mfrom", "result": "softfail"}]}})"));
}

BOOST_AUTO_TEST_CASE(what_is_unknown_is_null_and_a_list_is_empty) {
  BOOST_TEST(written([&](auto& json) { reports::write_record(json, {}); }) == nlohmann::json::parse(R"({
    "source_ip": null, "count": null, "disposition": null, "dkim": null, "spf": null, "reasons": [],
    "header_from": null, "envelope_from": null, "envelope_to": null, "auth": {"dkim": [], "spf": []}})"));
}

BOOST_AUTO_TEST_CASE(octets_that_are_not_utf8_are_replaced) {
  reports::aggregate_record row;
  row.header_from = "a\xff.example";
  const auto json = written([&](auto& out) { reports::write_record(out, row); });
  BOOST_TEST(json["header_from"] == "a\uFFFD.example");
}

BOOST_AUTO_TEST_CASE(the_head) {
  reports::aggregate_report report;
  report.version = "1.0";
  report.org_name = "example.net";
  report.email = "r@example.net";
  report.extra_contact_info = "none";
  report.report_id = "7";
  report.generator = "g";
  report.begin = 1;
  report.end = 2;
  report.policy = {"a.example", "none", "quarantine", "reject", "r", "s", "1:d", "y", "treewalk"};
  const auto head = [](const reports::aggregate_report& of) {
    return written([&](auto& json) {
      json.begin_object();
      reports::write_head(json, of);
      json.end_object();
    });
  };
  BOOST_TEST(head(report) == nlohmann::json::parse(R"({
    "version": "1.0", "org_name": "example.net", "email": "r@example.net", "extra_contact_info": "none",
    "report_id": "7", "generator": "g", "begin": 1, "end": 2, "domain": "a.example",
    "policy": {"p": "none", "sp": "quarantine", "np": "reject", "adkim": "r", "aspf": "s", "fo": "1:d",
               "testing": "y", "discovery_method": "treewalk"}})"));
  const auto nothing = head({});
  for (const auto& [name, value] : nothing.items()) {
    BOOST_TEST_CONTEXT(name) BOOST_TEST((name == "policy" ? value["p"].is_null() : value.is_null()));
  }
}

BOOST_AUTO_TEST_CASE(a_problem) {
  const reports::problem found{reports::problem_code::bad_date, 12, "begin"};
  BOOST_TEST(written([&](auto& json) { reports::write_problem(json, found); }) == nlohmann::json::parse(R"({
    "code": "bad-date", "offset": 12, "message": "begin: this is no number of seconds since 1970"})"));
}

BOOST_AUTO_TEST_SUITE_END()
