// Whole messages, from their octets to the report, by tests/cases/authentication.md.
#define BOOST_TEST_DYN_LINK
#include "fromproof/authentication.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <sstream>

#include "cases.hpp"
#include "judged.hpp"

using fromproof::tests::judged;
using nlohmann::json;

BOOST_AUTO_TEST_SUITE(authentication)

BOOST_AUTO_TEST_CASE(messages) {
  for (const auto& test : fromproof::tests::read_cases("authentication.md")) {
    BOOST_TEST_CONTEXT(test.where << ": " << test.name) {
      // A case that names its line ends has them as they are.
      const auto& message = test["message"];
      const bool exact = message.find('\r') != std::string::npos;
      const judged it{exact ? message : fromproof::tests::crlf(message)};
      const auto report = json::parse(it.json());
      std::istringstream lines{test["report"]};
      for (std::string line; std::getline(lines, line);) {
        const auto blank = line.find(' ');
        const json::json_pointer member{line.substr(0, blank)};
        const auto expected = json::parse(line.substr(blank + 1));
        BOOST_TEST_CONTEXT(line) {
          BOOST_REQUIRE(report.contains(member));
          BOOST_TEST(report.at(member) == expected, "is " << report.at(member));
        }
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(what_smtp_told_wins_over_trace_fields) {
  const judged it{
      "Return-Path: <a@b.example>\r\nReceived: from x (x [192.0.2.1]) by mx.example; date\r\n"
      "From: a@b.example\r\n\r\n",
      {.ip = "2001:db8::1", .mail_from = "<c@d.example>", .helo = "d.example", .receiver = {}}};
  const auto& envelope = it.mail.envelope;
  BOOST_TEST(envelope.sender.address == "c@d.example");
  BOOST_TEST(envelope.sender.domain.view() == "d.example");
  BOOST_TEST(envelope.client_ip.value == "2001:db8::1");
  BOOST_TEST(envelope.helo.value == "d.example");
  BOOST_TEST(word(envelope.sender.source) == "option");
  BOOST_TEST(word(envelope.client_ip.source) == "option");
}

BOOST_AUTO_TEST_CASE(signatures_beyond_the_memory_are_counted) {
  std::string message;
  for (int i = 0; i < 11; ++i) {
    message += "DKIM-Signature: v=1; a=rsa-sha256; d=a.example; s=s; h=From; bh=AAAA; b=AAAA\r\n";
  }
  const judged it{message + "From: a@a.example\r\n\r\n"};
  BOOST_TEST(it.mail.dkim.size() == 8u);
  BOOST_TEST(it.mail.dkim.omitted() == 3u);
  BOOST_TEST(it.finds("dkim-many"));
}

BOOST_AUTO_TEST_CASE(results_can_be_copied) {
  // State holds no interior pointers: what a copy says does not depend on the original.
  const judged it{"From: a@mail.shop.example\r\n\r\n"};
  fromproof::authentication copy;
  {
    const fromproof::authentication original = it.mail;
    copy = original;
  }
  BOOST_TEST(copy.author_domain() == "mail.shop.example");
  BOOST_TEST(copy.organizational_domain() == "shop.example");
}

BOOST_AUTO_TEST_CASE(the_example_of_the_documentation) {
  const std::string octets = "From: a@shop.example\r\n\r\n";
  const fromproof::suffix_table suffixes;
  std::array<fromproof::dkim::result, 16> signatures;
  const auto mail = fromproof::authenticate(octets, {}, suffixes, signatures);
  BOOST_TEST((mail.dmarc.code == fromproof::result_code::none));
}

BOOST_AUTO_TEST_SUITE_END()
