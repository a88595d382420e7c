#define BOOST_TEST_DYN_LINK
#include "fromproof/report/json/misunderstandings.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "judged.hpp"

using fromproof::tests::judged;
using nlohmann::json;

BOOST_AUTO_TEST_SUITE(report_json_misunderstandings)

BOOST_AUTO_TEST_CASE(only_those_that_the_message_disproves) {
  const judged it{
      "Authentication-Results: mx.example; spf=softfail smtp.mailfrom=x@shop.example; dmarc=fail (p=NONE)\r\n"
      "Received: from x.example (x.example [192.0.2.5]) by mx.example; date\r\nFrom: a@shop.example\r\n\r\n"};
  BOOST_TEST(json::parse(it.json())["misunderstandings"] == json::parse(R"([
    {"code": "ip", "params": {"ip": "192.0.2.5"}}, {"code": "policy", "params": {"from": "shop.example"}}])"));
  const judged silent{"From: a@shop.example\r\n\r\n"};
  BOOST_TEST(json::parse(silent.json())["misunderstandings"] == json::array());
}

BOOST_AUTO_TEST_SUITE_END()
