#define BOOST_TEST_DYN_LINK
#include "fromproof/advice/findings/trust.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

#include "findings.hpp"

using fromproof::tests::check_findings;

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

BOOST_AUTO_TEST_SUITE_END()
