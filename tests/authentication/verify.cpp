#define BOOST_TEST_DYN_LINK
#include "fromproof/authentication/verify.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

#include "fromproof/crypto/openssl.hpp"
#include "judged.hpp"

namespace dns = fromproof::dns;
namespace dkim = fromproof::dkim;
using fromproof::result_code;
using fromproof::result_source;

namespace {

// RFC 8463 appendix A: the Ed25519 signature, and its key.
constexpr std::string_view message =
    "Authentication-Results: mx.example; dkim=fail header.d=football.example.com header.s=brisbane\r\n"
    "Received: from x.example (x.example [192.0.2.5]) by mx.example; date\r\n"
    "DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;\r\n"
    " d=football.example.com; i=@football.example.com;\r\n"
    " q=dns/txt; s=brisbane; t=1528637909; h=from : to :\r\n"
    " subject : date : message-id : from : subject : date;\r\n"
    " bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;\r\n"
    " b=/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11Bus\r\n"
    " Fa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==\r\n"
    "From: Joe SixPack <joe@football.example.com>\r\n"
    "To: Suzie Q <suzie@shopping.example.net>\r\n"
    "Subject: Is dinner ready?\r\n"
    "Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)\r\n"
    "Message-ID: <20030712040037.46341.5F8J@football.example.com>\r\n"
    "\r\n"
    "Hi.\r\n"
    "\r\n"
    "We lost the game.  Are you hungry yet?\r\n"
    "\r\n"
    "Joe.\r\n";

dns::answer the_key(const dns::query& question) {
  static constexpr dns::record key{"v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="};
  BOOST_TEST(question.name == "brisbane._domainkey.football.example.com");
  return {.status = dns::status::ok, .records = {&key, 1}};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(authentication_verify)

BOOST_AUTO_TEST_CASE(what_is_computed_here_takes_the_place_of_what_was_reported) {
  std::array<dkim::result, 4> signatures;
  auto mail = fromproof::authenticate(message, {}, fromproof::tests::no_suffixes, signatures);
  BOOST_TEST((mail.dkim[0].code == result_code::fail));
  BOOST_TEST((mail.dkim[0].source == result_source::reported));
  fromproof::crypto::openssl backend;
  std::array<dkim::indexed_field, 20> fields;
  BOOST_TEST(verify(mail, fields, backend, the_key, {.now = 1'528'637'909}));
  BOOST_TEST((mail.dkim[0].code == result_code::pass), mail.dkim[0].reason);
  BOOST_TEST((mail.dkim[0].source == result_source::verified));
  BOOST_TEST((mail.dkim[0].reported == result_code::fail));

  std::array<fromproof::advice::finding, 24> findings;
  const auto said = fromproof::advice::advise(mail, {}, fromproof::tests::no_suffixes, findings, {});
  bool disagrees = false;
  for (const auto& finding : said.findings) disagrees = disagrees || finding.says.what.code() == "dkim-disagrees";
  BOOST_TEST(disagrees);
}

BOOST_AUTO_TEST_CASE(without_room_for_the_header_nothing_is_verified) {
  std::array<dkim::result, 4> signatures;
  auto mail = fromproof::authenticate(message, {}, fromproof::tests::no_suffixes, signatures);
  fromproof::crypto::openssl backend;
  std::array<dkim::indexed_field, 3> fields;
  BOOST_TEST(verify(mail, fields, backend, dns::no_resolver{}, {}));
  BOOST_TEST((mail.dkim[0].code == result_code::neutral));
  BOOST_TEST(mail.dkim[0].reason == "out-of-space");
}

BOOST_AUTO_TEST_SUITE_END()
