#define BOOST_TEST_DYN_LINK
#include "fromproof/advice/facts/ownership.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

#include "judged.hpp"

namespace advice = fromproof::advice;
using advice::ownership;
using fromproof::tests::judged;

namespace {

std::string message(const std::string& results, const std::string& from, const std::string& signer) {
  return "Authentication-Results: mx.example; " + results +
         "\r\nReceived: from x.example (x.example [192.0.2.5]) by mx.example; date\r\n"
         "DKIM-Signature: v=1; a=rsa-sha256; d=" +
         signer + "; s=s; h=From; bh=A; b=A\r\nFrom: a@" + from + "\r\n\r\ntest\r\n";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(advice_facts_ownership)

BOOST_AUTO_TEST_CASE(whose_mail_it_is) {
  struct {
    std::string results, from, signer;
    ownership anybody, sender;
  } const cases[] = {
      // Something aligned passes, whatever DMARC says.
      {"spf=pass smtp.mailfrom=shop.example; dmarc=pass", "shop.example", "shop.example", ownership::proven,
       ownership::claimed},
      {"spf=pass smtp.mailfrom=mail.shop.example", "shop.example", "shop.example", ownership::proven,
       ownership::claimed},
      {"dkim=pass header.d=shop.example; dmarc=fail", "shop.example", "shop.example", ownership::proven,
       ownership::claimed},
      // Nothing passes: a forger's mail must not tell its victim what to change.
      {"spf=pass smtp.mailfrom=attacker.example; dmarc=fail", "shop.example", "shop.example", ownership::unproven,
       ownership::claimed},
      {"dkim=fail header.d=shop.example; dmarc=fail", "shop.example", "shop.example", ownership::unproven,
       ownership::claimed},
      {"none", "shop.example", "shop.example", ownership::unproven, ownership::claimed},
      // A provider that sends only for domains whose owner it has checked, and one that does not.
      {"spf=pass smtp.mailfrom=x@eu-west-1.amazonses.com; dmarc=fail", "shop.example", "amazonses.com",
       ownership::provider, ownership::claimed},
      {"dkim=pass header.d=amazonses.com; dmarc=fail", "shop.example", "amazonses.com", ownership::provider,
       ownership::claimed},
      {"dkim=fail header.d=amazonses.com; dmarc=fail", "shop.example", "amazonses.com", ownership::unproven,
       ownership::claimed},
      {"spf=pass smtp.mailfrom=x@mail1.mcsv.net; dkim=pass header.d=mcsv.net; dmarc=fail", "shop.example", "mcsv.net",
       ownership::unproven, ownership::claimed},
      // Users of free mail do not own its domains.
      {"dkim=pass header.d=gmail.com; dmarc=pass", "gmail.com", "gmail.com", ownership::unproven, ownership::unproven},
  };
  for (const auto& test : cases) {
    BOOST_TEST_CONTEXT(test.results << " " << test.from) {
      const judged it{message(test.results, test.from, test.signer)};
      BOOST_TEST((advice::find_ownership(it.mail, false) == test.anybody));
      BOOST_TEST((advice::find_ownership(it.mail, true) == test.sender));
    }
  }
}

BOOST_AUTO_TEST_CASE(without_an_author_there_is_no_owner) {
  const judged it{"Subject: t\r\n\r\n"};
  BOOST_TEST((advice::find_ownership(it.mail, true) == ownership::unproven));
}

BOOST_AUTO_TEST_CASE(an_unproven_mail_gets_no_record) {
  const std::string forged = message("spf=pass smtp.mailfrom=attacker.example; dmarc=none", "shop.example", "mcsv.net");
  const judged anybody{forged};
  BOOST_TEST(anybody.said.fixes.empty());
  const judged sender{forged, {}, true};
  BOOST_TEST(!sender.said.fixes.empty());
}

// What passes is the author's; only of other mail does the reader know more than the mail shows.
BOOST_AUTO_TEST_CASE(whether_to_ask_for_the_owner) {
  BOOST_TEST(!advice::asks_mine(
      judged{message("dkim=pass header.d=shop.example; dmarc=pass", "shop.example", "shop.example")}.mail));
  BOOST_TEST(advice::asks_mine(judged{message("dmarc=fail", "shop.example", "shop.example")}.mail));
  BOOST_TEST(advice::asks_mine(judged{"From: a@shop.example\r\n\r\n"}.mail));
  // Nobody can own a domain that is not there.
  BOOST_TEST(!advice::asks_mine(judged{"Subject: t\r\n\r\n"}.mail));
}

BOOST_AUTO_TEST_SUITE_END()
