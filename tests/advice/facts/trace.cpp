#define BOOST_TEST_DYN_LINK
#include "fromproof/advice/facts/trace.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

#include "judged.hpp"

using fromproof::tests::judged;

BOOST_AUTO_TEST_SUITE(advice_facts_trace)

// RFC 5321 section 4.4: final delivery writes the Return-Path. RFC 8601 section 4, RFC 7208 section 9.1 and RFC 8617
// section 4.1.1: receivers write the others. A sender's copy has none.
BOOST_AUTO_TEST_CASE(what_a_receiver_writes) {
  const auto traced = [](const std::string& fields) {
    const judged it{fields + "From: a@shop.example\r\n\r\n"};
    return fromproof::advice::has_trace(it.mail, it.repairs);
  };
  BOOST_TEST(!traced(""));
  BOOST_TEST(!traced("Received: from a (a [192.0.2.1]) by mx.example; d\r\n"));
  BOOST_TEST(!traced("DKIM-Signature: v=1; a=rsa-sha256; d=shop.example; s=s; h=From; bh=A; b=A\r\n"));
  for (const auto* field : {"Return-Path: <a@shop.example>\r\n", "Return-Path: <>\r\n",
                            "Authentication-Results: mx.example; none\r\n", "authentication-results: x\r\n",
                            "Received-SPF: pass\r\n", "ARC-Authentication-Results: i=1; mx.example; none\r\n"}) {
    BOOST_TEST(traced(field), field);
  }
}

// The page that hid the address may have hidden a Return-Path.
BOOST_AUTO_TEST_CASE(a_copy_with_hidden_addresses_is_in_doubt) {
  const judged it{"Subject: t\r\nFrom: [email\u00a0protected]\r\n\r\n"};
  BOOST_TEST(it.repairs.count(fromproof::paste::repair_code::address_hidden) > 0u);
  BOOST_TEST(fromproof::advice::has_trace(it.mail, it.repairs));
}

BOOST_AUTO_TEST_SUITE_END()
