#define BOOST_TEST_DYN_LINK
#include "fromproof/report/json/mailbox.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "judged.hpp"

using fromproof::tests::judged;
using nlohmann::json;

BOOST_AUTO_TEST_SUITE(report_json_mailbox)

std::string members_of(std::string_view field, std::string_view invalid_domain) {
  std::string out;
  const auto sink = [&out](std::string_view piece) { out += piece; };
  fromproof::json_writer to{sink};
  to.begin_object();
  const auto list = fromproof::message::mailbox_list{field};
  fromproof::write_mailbox_members(to, (*list.begin()).value, invalid_domain);
  to.end_object();
  return out;
}

BOOST_AUTO_TEST_CASE(a_domain_in_both_spellings) {
  BOOST_TEST(json::parse(members_of("\"B, Ann\" <Ann@XN--BCHER-KVA.example>", {})) == json::parse(R"({
    "display_name": "B, Ann", "address": "Ann@xn--bcher-kva.example", "local_part": "Ann",
    "domain": "xn--bcher-kva.example", "unicode_domain": "b\u00fccher.example"})"));
}

BOOST_AUTO_TEST_CASE(an_address_without_a_name_or_a_valid_domain) {
  const auto written = json::parse(members_of("a@[192.0.2.1]", {}));
  BOOST_TEST(written == json::parse(R"({"display_name": null, "address": "a@[192.0.2.1]", "local_part": "a",
                                        "domain": null, "unicode_domain": null})"));
  BOOST_TEST(json::parse(members_of("a@[192.0.2.1]", "[192.0.2.1]"))["domain"] == "[192.0.2.1]");
}

BOOST_AUTO_TEST_SUITE_END()
