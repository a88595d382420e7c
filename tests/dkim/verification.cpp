#include "fromproof/dkim/verification.hpp"

#define BOOST_TEST_DYN_LINK
#include <array>
#include <boost/test/unit_test.hpp>
#include <string>

namespace {

using namespace fromproof;

const std::string fields =
    "DKIM-Signature: v=1; a=rsa-sha256; d=shop.example; s=one; h=From; bh=AAAA; b=AAAA\r\n"
    "X-Google-DKIM-Signature: v=1; a=rsa-sha256; d=1e100.net; s=one; h=From; bh=AAAA; b=AAAA\r\n"
    "dkim-signature: v=1; a=rsa-sha256; d=other.example; s=one; h=To; bh=AAAA; b=AAAA\r\n"
    "From: a@shop.example\r\n\r\n"
    "DKIM-Signature: v=1; a=rsa-sha256; d=body.example; s=one; h=From; bh=AAAA; b=AAAA\r\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(dkim_verification)

BOOST_AUTO_TEST_CASE(the_signatures_of_the_header_in_its_order) {
  std::array<dkim::verification, 8> memory;
  bounded_list<dkim::verification> found{memory};
  dkim::find_signatures(message::header{fields}, found);
  BOOST_REQUIRE(found.size() == 2u);
  BOOST_TEST(found[0].signature->domain == "shop.example");
  BOOST_TEST(!found[0].outcome.has_value());
  BOOST_TEST((found[0].step == dkim::step::untouched));
}

// RFC 6376 section 6.1.1.
BOOST_AUTO_TEST_CASE(a_malformed_signature_is_settled_at_once) {
  std::array<dkim::verification, 8> memory;
  bounded_list<dkim::verification> found{memory};
  dkim::find_signatures(message::header{fields}, found);
  BOOST_REQUIRE(found.size() == 2u);
  const auto& bad = found[1];
  BOOST_REQUIRE(bad.outcome.has_value());
  BOOST_TEST((bad.outcome->code == result_code::permerror));
  BOOST_TEST(reason(*bad.outcome) == "from-not-signed");
  BOOST_TEST((bad.step == dkim::step::done));
  BOOST_TEST(bad.signature->domain == "other.example");  // what could be read
}

BOOST_AUTO_TEST_CASE(signatures_that_do_not_fit_are_counted) {
  std::array<dkim::verification, 1> memory;
  bounded_list<dkim::verification> found{memory};
  dkim::find_signatures(message::header{fields}, found);
  BOOST_TEST(found.size() == 1u);
  BOOST_TEST(found.omitted() == 1u);
}

BOOST_AUTO_TEST_CASE(a_fault_is_placed_in_the_field) {
  dkim::verification entry;
  const std::string body = " v=1; a=rsa-sha256; d=shop.example; s=one; h=From; bh=AAAA; b=AAAA";
  dkim::read_signature({.raw = body, .name = "DKIM-Signature", .body = body}, entry);
  BOOST_REQUIRE(entry.signature);
  entry.key_bits = 1024;
  dkim::settle(entry, result_code::permerror, dkim::cause::key_not_found, entry.signature->selector);
  BOOST_TEST(entry.outcome->offset == body.find("one"));
  BOOST_TEST(entry.outcome->key_bits == 1024u);
  BOOST_TEST((entry.step == dkim::step::done));
}

BOOST_AUTO_TEST_SUITE_END()
