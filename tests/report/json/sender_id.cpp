#define BOOST_TEST_DYN_LINK
#include "fromproof/report/json/sender_id.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "judged.hpp"

using fromproof::tests::judged;
using nlohmann::json;

BOOST_AUTO_TEST_SUITE(report_json_sender_id)

BOOST_AUTO_TEST_CASE(which_domains_need_a_record_and_which) {
  const judged it{
      "Return-Path: <x@eu-west-1.amazonses.com>\r\n"
      "Authentication-Results: mx.example; spf=pass smtp.mailfrom=x@eu-west-1.amazonses.com\r\n"
      "Received: from x.example (x.example [192.0.2.5]) by mx.example; date\r\n"
      "To: b@example.net, c@ezweb.ne.jp\r\nFrom: A@Shop.example\r\n\r\n"};
  const auto sender_id = json::parse(it.json())["sender_id"];
  BOOST_TEST(sender_id["pra"] ==
             json::parse(R"({"field": "From", "address": "A@shop.example", "domain": "shop.example"})"));
  for (const auto& carrier : sender_id["carriers"]) {
    BOOST_TEST(carrier["other"] == (carrier["reads"] == "pra"));
    BOOST_TEST(carrier["concerned"] == (carrier["carrier"] == "au"));
    BOOST_TEST(carrier["domain"] == (carrier["reads"] == "envelope-from" ? "eu-west-1.amazonses.com" : "shop.example"));
  }
  BOOST_TEST(sender_id["spf_term"] == "include:amazonses.com");
  const judged draft{"From: a@shop.example\r\n\r\n"};
  BOOST_TEST(json::parse(draft.json())["sender_id"]["spf_term"].is_null());
}

BOOST_AUTO_TEST_SUITE_END()
