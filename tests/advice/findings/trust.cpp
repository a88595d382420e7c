#define BOOST_TEST_DYN_LINK
#include "fromproof/advice/findings/trust.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

#include "findings.hpp"

using fromproof::tests::check_findings;
using fromproof::tests::judged;

BOOST_AUTO_TEST_SUITE(advice_findings_trust)

BOOST_AUTO_TEST_CASE(what_is_found_and_what_is_not) {
  check_findings({
      {"From: a@shop.example\r\n\r\n", "results-missing", true},
      {"Return-Path: <a@b@c>\r\nFrom: a@shop.example\r\n\r\n", "return-path-syntax", true},
      {"Authentication-Results: mx.example 2; none\r\nReceived: from a (a [192.0.2.1]) by mx.example; d\r\n"
       "From: a@shop.example\r\n\r\n",
       "results-syntax", true},
      {"Authentication-Results: mx.other; none\r\nReceived: from a (a [192.0.2.1]) by mx.example; d\r\n"
       "From: a@shop.example\r\n\r\n",
       "results-untrusted", true},
      {"Return-Path: <a@one.example>\r\nAuthentication-Results: mx.example; spf=pass smtp.mailfrom=two.example\r\n"
       "Received: from a (a [192.0.2.1]) by mx.example; d\r\nFrom: a@shop.example\r\n\r\n",
       "envelope-disagrees", true},
  });
}

// evidence.md section 3, rule 4: a question where the answer could change, by the server's name alone.
BOOST_AUTO_TEST_CASE(which_server_to_ask_about) {
  const std::string own = "Received: from a (a [192.0.2.1]) by mx.example; d\r\nFrom: a@shop.example\r\n\r\n";
  const auto asks = [](const judged& it, std::string_view server) {
    return fromproof::advice::asks_about(server, it.mail, it.said.findings);
  };
  const judged silent{"Authentication-Results: mx.other; dmarc=pass\r\n" + own};
  BOOST_TEST(asks(silent, "mx.other"));
  // The receiver has spoken: another word would not change the answer.
  const judged answered{
      "Authentication-Results: mx.example; dkim=pass header.d=shop.example; dmarc=pass\r\n"
      "Authentication-Results: mx.other; dmarc=fail\r\n" +
      own};
  BOOST_TEST(!asks(answered, "mx.other"));
  // A verdict from here, while the findings ask: only about that server.
  judged both{"Authentication-Results: mx.other; dmarc=pass\r\n" + own};
  both.mail.dmarc.here = fromproof::dmarc::result{.code = fromproof::result_code::fail};
  BOOST_TEST(both.finds("results-if-yours"));
  BOOST_TEST(asks(both, "mx.other"));
  BOOST_TEST(!asks(both, "mx.another"));
}

BOOST_AUTO_TEST_SUITE_END()
