#define BOOST_TEST_DYN_LINK
#include "fromproof/advice/facts/reply_to.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

#include "judged.hpp"

using fromproof::tests::judged;

namespace {

/// For each mailbox of Reply-To: "=" if it is an author, "!" if it is somebody else.
std::string compare(const std::string& from, const std::string& reply_to) {
  const judged it{from + "\r\nReply-To: " + reply_to + "\r\n\r\n"};
  const fromproof::advice::author_addresses authors{it.mail};
  std::string out;
  for (const auto& item : fromproof::message::mailbox_list{it.mail.header.reply_to.body}) {
    out += authors.hold(item.value) ? '=' : '!';
  }
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(advice_facts_reply_to)

BOOST_AUTO_TEST_CASE(who_gets_the_answer) {
  BOOST_TEST(compare("From: a@shop.example", "a@shop.example") == "=");
  BOOST_TEST(compare("From: a@shop.example", "b@shop.example") == "!");
  BOOST_TEST(compare("From: a@shop.example", "a@shop.example.attacker.example") == "!");
  BOOST_TEST(compare("From: a@shop.example", "a@attacker.example, Shop <A@SHOP.example>, x@y.example") == "!=!");
  BOOST_TEST(compare("From: a@[192.0.2.1]", "a@[192.0.2.1], a@[192.0.2.2]") == "=!");
  // RFC 5322 section 3.6.2 allows several authors.
  BOOST_TEST(compare("From: a@shop.example, b@shop.example", "b@shop.example") == "=");
  BOOST_TEST(compare("From: a@shop.example\r\nFrom: b@other.example", "b@other.example") == "=");
  // Only what mail programs show of a malformed field.
  BOOST_TEST(compare("From: a@shop.example <b@shop.example>", "b@shop.example, a@shop.example") == "=!");
  BOOST_TEST(compare("Subject: no author", "a@shop.example") == "!");
}

// More authors than fit are strangers, and so is another spelling: an answer to a stranger is shown.
BOOST_AUTO_TEST_CASE(in_doubt_it_is_somebody_else) {
  std::string many = "From: 0@shop.example";
  for (int i = 1; i < 12; ++i) many += ", " + std::to_string(i) + "@shop.example";
  BOOST_TEST(compare(many, "7@shop.example, 8@shop.example") == "=!");
  BOOST_TEST(compare("From: \"a\"@shop.example", "a@shop.example") == "!");
}

// Work stays linear: this takes hours if each address is read again for each other.
BOOST_AUTO_TEST_CASE(many_answers_and_a_long_author) {
  std::string answers = "b@shop.example";
  for (int i = 0; i < 20'000; ++i) answers += ",a@b";
  const auto found = compare("From: (" + std::string(1'000'000, 'x') + ") a@shop.example", answers);
  BOOST_TEST(found == std::string(20'001, '!'));
}

BOOST_AUTO_TEST_SUITE_END()
