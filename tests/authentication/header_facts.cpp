#define BOOST_TEST_DYN_LINK
#include "fromproof/authentication/header_facts.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

using fromproof::find_header_facts;
using fromproof::header_facts;

namespace {

header_facts find(std::string_view message) {
  return find_header_facts(message, fromproof::message::header{message});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(authentication_header_facts)

BOOST_AUTO_TEST_CASE(the_first_of_each_is_kept_and_all_are_counted) {
  const auto facts = find(
      "Subject: one\r\nSUBJECT: two\r\nDate: d\r\nMessage-ID: <i>\r\nFrom: a@b.example\r\n"
      "Authentication-Results: x; none\r\nARC-Seal: i=1\r\nARC-Seal: i=2\r\n\r\nSubject: in the body\r\n");
  BOOST_TEST(facts.fields == 8u);
  BOOST_TEST(facts.subject.body == " one");
  BOOST_TEST(facts.date.body == " d");
  BOOST_TEST(facts.message_id.body == " <i>");
  BOOST_TEST(facts.authentication_results == 1u);
  BOOST_TEST(facts.arc_seals == 2u);
  BOOST_TEST(facts.from.fields == 1u);
  for (std::size_t i = 0; i < fromproof::unique_fields.size(); ++i) {
    const auto field = fromproof::unique_fields[i];
    const std::size_t expected = field == "Subject" ? 2 : field == "Date" || field == "Message-ID" ? 1 : 0;
    BOOST_TEST(facts.occurrences[i] == expected, field);
  }
}

BOOST_AUTO_TEST_CASE(the_first_addresses_are_kept) {
  const auto facts = find(
      "To: a@rcpt.example\r\nReply-To: b@elsewhere.example\r\nreply-to: c@third.example\r\n"
      "Cc: d@rcpt.example\r\nTO: e@rcpt.example\r\nFrom: f@b.example\r\n\r\n");
  BOOST_TEST(facts.reply_to.body == " b@elsewhere.example");
  BOOST_TEST(facts.to.body == " a@rcpt.example");
  BOOST_TEST(facts.cc.body == " d@rcpt.example");
  BOOST_TEST(find("From: f@b.example\r\n\r\n").reply_to.raw.empty());
}

BOOST_AUTO_TEST_CASE(malformed_lines_are_counted_and_the_first_is_placed) {
  const auto facts = find("A: b\r\nno field\r\nneither one: x\r\nB: c\r\n\r\n");
  BOOST_TEST(facts.fields == 2u);
  BOOST_TEST(facts.malformed == 2u);
  BOOST_TEST((facts.malformed_error == fromproof::errc::missing_colon));
  BOOST_TEST(facts.malformed_offset == 6u);
}

BOOST_AUTO_TEST_CASE(a_hundred_thousand_fields) {
  std::string message;
  for (int i = 0; i < 100'000; ++i) message += "X-" + std::to_string(i) + ": v\r\n";
  const auto facts = find(message + "From: a@b.example\r\n\r\n");
  BOOST_TEST(facts.fields == 100'001u);
  BOOST_TEST(facts.from.domain.view() == "b.example");
}

BOOST_AUTO_TEST_SUITE_END()
