#define BOOST_TEST_DYN_LINK
#include "fromproof/advice/misunderstandings.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

#include "judged.hpp"

namespace advice = fromproof::advice;
using advice::misunderstanding;
using fromproof::tests::judged;

namespace {

/// A mail with the receiver's results and perhaps a signature.
std::string message(const std::string& results, const std::string& from = "shop.example",
                    const std::string& signer = "") {
  const std::string signature =
      signer.empty() ? "" : "DKIM-Signature: v=1; a=rsa-sha256; d=" + signer + "; s=key1; h=From; bh=A; b=A\r\n";
  return "Authentication-Results: mx.example; " + results +
         "\r\nReceived: from x.example (x.example [192.0.2.5]) by mx.example; date\r\n" + signature + "From: a@" +
         from + "\r\n\r\ntest\r\n";
}

/// The facts against it, by name; empty if the mail is no example.
std::string facts(misunderstanding which, const judged& it) {
  const auto found = advice::disprove(which, it.mail, it.said.findings, it.said.fixes);
  std::string out;
  const auto add = [&out](std::string_view name, std::string_view text) {
    if (!text.empty()) out += (out.empty() ? "" : " ") + std::string{name} + '=' + std::string{text};
  };
  add("from", found.from);
  add("domain", found.domain);
  add("selector", found.selector);
  add("organization", found.organization);
  add("ip", found.ip);
  BOOST_TEST(static_cast<bool>(found) == !out.empty());
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(advice_misunderstandings)

// RFC 7208 section 4.1: check_host() is given the domain of MAIL FROM, and reads the record of no other.
BOOST_AUTO_TEST_CASE(an_include_at_the_author_changes_nothing) {
  const auto which = misunderstanding::include;
  BOOST_TEST(facts(which, judged{message("spf=pass smtp.mailfrom=x@eu-west-1.amazonses.com; dmarc=fail")}) ==
             "from=shop.example domain=eu-west-1.amazonses.com");
  // With the author's own MAIL FROM, its record is the one that is read; with one that fails, an include may help.
  BOOST_TEST(facts(which, judged{message("spf=pass smtp.mailfrom=x@mail.shop.example; dmarc=pass")}) == "");
  BOOST_TEST(facts(which, judged{message("spf=fail smtp.mailfrom=x@eu-west-1.amazonses.com; dmarc=fail")}) == "");
  BOOST_TEST(facts(which, judged{message("spf=pass smtp.mailfrom=x@unknown.example; dmarc=fail")}) == "");
}

// RFC 6376 section 3.6.2.1: the key is at s= below "_domainkey" below d=.
BOOST_AUTO_TEST_CASE(a_key_is_published_by_the_signer) {
  const auto which = misunderstanding::key;
  BOOST_TEST(facts(which, judged{message("dkim=pass header.d=mail.shop.example; dmarc=pass", "shop.example",
                                         "mail.shop.example")}) ==
             "from=shop.example domain=mail.shop.example selector=key1");
  // The service's signature, where there is something for the author to publish.
  BOOST_TEST(facts(which, judged{message("spf=pass smtp.mailfrom=x@amazonses.com; dkim=pass header.d=amazonses.com; "
                                         "dmarc=fail",
                                         "shop.example", "amazonses.com")}) ==
             "from=shop.example domain=amazonses.com selector=key1");
  // The key is under the From domain, however d= is spelled (RFC 1035 section 2.3.3); or the mail is a stranger's.
  BOOST_TEST(facts(which, judged{message("dkim=pass header.d=shop.example", "shop.example", "Shop.Example")}) == "");
  BOOST_TEST(facts(which, judged{message("dmarc=fail", "shop.example", "attacker.example")}) == "");
  BOOST_TEST(facts(which, judged{message("dkim=pass header.d=shop.example; dmarc=pass")}) == "");
}

// RFC 9989 section 4.4: in relaxed mode both have the same organizational domain, whichever is the parent.
BOOST_AUTO_TEST_CASE(a_parent_is_aligned) {
  const auto which = misunderstanding::parent;
  const std::string expected = "from=news.shop.example domain=shop.example organization=shop.example";
  BOOST_TEST(facts(which, judged{message("spf=pass smtp.mailfrom=x@shop.example", "news.shop.example")}) == expected);
  BOOST_TEST(facts(which, judged{message("dkim=pass header.d=shop.example", "news.shop.example", "shop.example")}) ==
             expected);
  BOOST_TEST(facts(which, judged{message("spf=pass smtp.mailfrom=x@shop.example", "shop.example")}) == "");
  BOOST_TEST(facts(which, judged{message("spf=pass smtp.mailfrom=x@news.shop.example", "shop.example")}) == "");
  BOOST_TEST(facts(which, judged{message("spf=pass smtp.mailfrom=x@shop.example", "notshop.example")}) == "");
}

// RFC 7208 section 2.1: <ip> is the address of the SMTP client that sends the mail.
BOOST_AUTO_TEST_CASE(the_address_is_that_of_the_client) {
  const auto which = misunderstanding::ip;
  for (const auto* result : {"fail", "softfail", "neutral"}) {
    BOOST_TEST(facts(which, judged{message(std::string{"spf="} + result + " smtp.mailfrom=x@shop.example")}) ==
               "ip=192.0.2.5");
  }
  for (const auto* result : {"pass", "none", "temperror", "permerror"}) {
    BOOST_TEST(facts(which, judged{message(std::string{"spf="} + result + " smtp.mailfrom=x@shop.example")}) == "");
  }
  // Without a hop nobody knows the client.
  BOOST_TEST(facts(which, judged{"From: a@shop.example\r\n\r\n"}) == "");
}

// RFC 9989 section 4.7, "p": the policy for mail that fails; none asks for no action.
BOOST_AUTO_TEST_CASE(none_is_a_policy_and_no_result) {
  const auto which = misunderstanding::policy;
  BOOST_TEST(facts(which, judged{message("dmarc=pass (p=NONE)", "news.shop.example")}) == "from=shop.example");
  BOOST_TEST(facts(which, judged{message("dmarc=fail (p=NONE)")}) == "from=shop.example");
  BOOST_TEST(facts(which, judged{message("dmarc=fail (p=REJECT)")}) == "");
  BOOST_TEST(facts(which, judged{message("dmarc=pass")}) == "");
}

BOOST_AUTO_TEST_CASE(without_an_author_there_is_nothing_to_misunderstand) {
  const judged it{"Subject: t\r\n\r\n"};
  for (const auto which : advice::all_misunderstandings) BOOST_TEST(facts(which, it) == "", word(which));
}

BOOST_AUTO_TEST_SUITE_END()
