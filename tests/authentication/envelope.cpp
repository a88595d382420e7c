#define BOOST_TEST_DYN_LINK
#include "fromproof/authentication/envelope.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

#include "judged.hpp"

using fromproof::envelope;
using fromproof::envelope_facts;

namespace {

constexpr std::string_view received = "Received: from helo.example (name.example [192.0.2.1]) by mx.example; date\r\n";

envelope_facts find(const std::string& message, const envelope& known = {}) {
  static std::string kept;  // the facts are views
  kept = message + "From: a@b.example\r\n\r\n";
  const fromproof::message::header header{kept};
  const auto& suffixes = fromproof::tests::no_suffixes;
  return find_envelope(header, known, fromproof::authentication_results::find_trusted(header, known.receiver, suffixes),
                       fromproof::authentication_results::find_trusted_received_spf(header, known.receiver, suffixes));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(authentication_envelope)

BOOST_AUTO_TEST_CASE(the_sender_and_where_it_was_found) {
  const std::string hop{received};
  struct {
    std::string message;
    std::string_view address, domain, source;
  } const cases[] = {
      {"", "", "", "none"},
      {"Return-Path: <a@b.example>\r\n" + hop, "a@b.example", "b.example", "return-path"},
      // Gmail's topmost Received has no from-clause; its Return-Path stands below that one.
      {"Received: by 2002:a05:1::2 with SMTP id x; date\r\nReturn-Path: <a@b.example>\r\n" + hop, "a@b.example",
       "b.example", "return-path"},
      {hop + "Return-Path: <a@b.example>\r\n", "", "", "none"},
      {"Received-SPF: pass (mx.example: domain of a@b.example designates 192.0.2.1 as permitted sender)\r\n" + hop,
       "a@b.example", "b.example", "received-spf"},
      {"Authentication-Results: mx.example; spf=pass smtp.mailfrom=a@b.example\r\n" + hop, "a@b.example", "b.example",
       "authentication-results"},
      {"Authentication-Results: mx.example; spf=pass smtp.mailfrom=b.example\r\n" + hop, "", "b.example",
       "authentication-results"},
      // A stranger's words are no facts.
      {"Authentication-Results: other.example; spf=pass smtp.mailfrom=a@b.example\r\n" + hop, "", "", "none"},
      // Confirmed by the receiver's results, the Return-Path below is believed.
      {"Authentication-Results: mx.example; spf=pass smtp.mailfrom=b.example\r\n" + hop +
           "Return-Path: <a@b.example>\r\n",
       "a@b.example", "b.example", "return-path"},
      {"Authentication-Results: mx.example; spf=pass smtp.mailfrom=c.example\r\n" + hop +
           "Return-Path: <a@b.example>\r\n",
       "", "c.example", "authentication-results"},
  };
  for (const auto& test : cases) {
    BOOST_TEST_CONTEXT(test.message) {
      const auto facts = find(test.message);
      BOOST_TEST(facts.sender.address == test.address);
      BOOST_TEST(facts.sender.domain.view() == test.domain);
      BOOST_TEST(word(facts.sender.source) == test.source);
    }
  }
}

BOOST_AUTO_TEST_CASE(the_null_reverse_path) {
  for (const std::string_view path : {"", "<>"}) {
    const auto facts = find("", {.ip = {}, .mail_from = path, .helo = {}, .receiver = {}});
    BOOST_TEST(facts.sender.null);
    BOOST_TEST(word(facts.sender.source) == "option");
  }
  BOOST_TEST(find("Return-Path: <>\r\n").sender.null);
}

BOOST_AUTO_TEST_CASE(an_address_that_is_none_has_no_domain) {
  const auto facts =
      find("", {.ip = {}, .mail_from = "any@bank.example(.attacker.example", .helo = {}, .receiver = {}});
  BOOST_TEST(facts.sender.address == "any@bank.example(.attacker.example");
  BOOST_TEST(facts.sender.domain.empty());
  BOOST_TEST((facts.sender.error != fromproof::errc::none));
}

BOOST_AUTO_TEST_CASE(the_client) {
  const auto by_received = find(std::string{received});
  BOOST_TEST(by_received.client_ip.value == "192.0.2.1");
  BOOST_TEST(by_received.helo.value == "helo.example");
  BOOST_TEST(word(by_received.client_ip.source) == "received");
  const auto by_spf = find("Received-SPF: pass client-ip=192.0.2.7; helo=other.example;\r\n" + std::string{received});
  BOOST_TEST(by_spf.client_ip.value == "192.0.2.7");
  BOOST_TEST(by_spf.helo.value == "other.example");
  BOOST_TEST(word(by_spf.client_ip.source) == "received-spf");
}

BOOST_AUTO_TEST_CASE(a_return_path_that_cannot_be_read_is_named) {
  BOOST_TEST((find("Return-Path: <a@b@c>\r\n").return_path_error != fromproof::errc::none));
  // "[email protected]" is the fault of the copy.
  BOOST_TEST((find("Return-Path: <[email protected]>\r\n").return_path_error == fromproof::errc::none));
}

BOOST_AUTO_TEST_SUITE_END()
