#define BOOST_TEST_DYN_LINK
#include "fromproof/report/json/message.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "judged.hpp"

using fromproof::tests::judged;
using nlohmann::json;

BOOST_AUTO_TEST_SUITE(report_json_message)

// The answer to a mail of one author may go to another.
BOOST_AUTO_TEST_CASE(who_gets_the_answer_and_whether_a_receiver_wrote) {
  const judged it{"From: a@shop.example\r\nReply-To: A@shop.example, b@shop.example\r\n\r\n"};
  const auto message = json::parse(it.json())["message"];
  BOOST_TEST(message["reply_to"][0]["other"] == false);
  BOOST_TEST(message["reply_to"][1]["other"] == true);
  BOOST_TEST(!message["header_from"]["mailboxes"][0].contains("other"));
  BOOST_TEST(message["traced"] == false);
  const judged received{"Return-Path: <a@shop.example>\r\nFrom: a@shop.example\r\n\r\n"};
  BOOST_TEST(json::parse(received.json())["message"]["traced"] == true);
}

BOOST_AUTO_TEST_SUITE_END()
