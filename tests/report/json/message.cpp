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

BOOST_AUTO_TEST_CASE(whom_it_was_written_to) {
  const judged it{"To: =?UTF-8?Q?Ann=C3=A9?= <A@EXAMPLE.net>, \"b c\"@example.net\r\nFrom: a@shop.example\r\n\r\n"};
  const auto message = json::parse(it.json())["message"];
  BOOST_TEST(message["to"].size() == 2U);
  BOOST_TEST(message["to"][0]["display_name"] == "Ann\u00e9");
  BOOST_TEST(message["to"][0]["address"] == "A@example.net");
  BOOST_TEST(message["to"][1]["local_part"] == "\"b c\"");
  BOOST_TEST(!message["to"][0].contains("other"));
  BOOST_TEST(message["to_omitted"] == 0);
  const judged nobody{"To: undisclosed-recipients:;\r\nFrom: a@shop.example\r\n\r\n"};
  BOOST_TEST(json::parse(nobody.json())["message"]["to"] == json::array());
}

// As many as a person reads; a mail to thousands stays a report of a few pages.
BOOST_AUTO_TEST_CASE(mailboxes_beyond_a_hundred_are_counted) {
  std::string to = "a@shop.example";
  for (int i = 1; i < 103; ++i) to += ", a@shop.example";
  const judged it{"To: " + to + "\r\nReply-To: " + to + "\r\nFrom: a@shop.example\r\n\r\n"};
  const auto message = json::parse(it.json())["message"];
  for (const std::string name : {"to", "reply_to"}) {
    BOOST_TEST(message[name].size() == 100U, name);
    BOOST_TEST(message[name + "_omitted"] == 3, name);
  }
}

BOOST_AUTO_TEST_SUITE_END()
