#define BOOST_TEST_DYN_LINK
#include "fromproof/advice/fixes/alignment.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

#include "judged.hpp"

using fromproof::tests::judged;

namespace {

std::string message(std::string_view results, std::string_view from = "info@shop.example",
                    std::string_view signer = "shop.example") {
  return "Authentication-Results: mx.example; " + std::string{results} +
         "\r\nReceived: from x (x [192.0.2.5]) by mx.example; date\r\n"
         "DKIM-Signature: v=1; a=rsa-sha256; d=" +
         std::string{signer} + "; s=s; h=From; bh=A; b=A\r\nFrom: " + std::string{from} + "\r\n\r\ntest\r\n";
}

std::string records(const fromproof::advice::fix& fix) {
  std::string out;
  const auto append = [&out](std::string_view piece) { out += piece; };
  for (const auto& record : fix) {
    record.name.write(append);
    out += ' ';
    out += record.type;
    out += ' ';
    record.value.write(append);
    out += '\n';
  }
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(advice_fixes_alignment)

// The records that Amazon's documentation asks for: one MX and one SPF record on the subdomain, nothing at the top.
BOOST_AUTO_TEST_CASE(custom_mail_from_is_made_under_the_signing_identity) {
  const judged it{
      message("spf=pass smtp.mailfrom=x@eu-central-1.amazonses.com; dkim=pass header.d=shop.example; dmarc=pass",
              "info@news.shop.example")};
  BOOST_REQUIRE(it.said.fixes.size() == 1u);
  BOOST_TEST(records(it.said.fixes[0]) ==
             "mail.shop.example MX 10 feedback-smtp.eu-central-1.amazonses.com\n"
             "mail.shop.example TXT v=spf1 include:amazonses.com ~all\n");
}

BOOST_AUTO_TEST_CASE(the_bare_name_is_the_oldest_region) {
  const judged it{message("spf=pass smtp.mailfrom=x@amazonses.com; dkim=pass header.d=shop.example; dmarc=pass")};
  BOOST_REQUIRE(it.said.fixes.size() == 1u);
  BOOST_TEST(records(it.said.fixes[0]).find("feedback-smtp.us-east-1.amazonses.com") != std::string::npos);
}

// Postmark's documentation: a CNAME "pm-bounces" to pm.mtasv.net. Mailchimp's: k2 and k3; its Return-Path stays.
BOOST_AUTO_TEST_CASE(other_providers) {
  const judged postmark{message("spf=pass smtp.mailfrom=x@pm.mtasv.net; dkim=pass header.d=shop.example; dmarc=pass")};
  BOOST_REQUIRE(postmark.said.fixes.size() == 1u);
  BOOST_TEST(records(postmark.said.fixes[0]) == "pm-bounces.shop.example CNAME pm.mtasv.net\n");
  // It sends for anybody: its records are suggested only to a reader who says that the mail is theirs.
  const std::string by_mailchimp =
      message("spf=pass smtp.mailfrom=x@mail1.mcsv.net; dkim=pass header.d=mcsv.net; dmarc=fail", "info@shop.example",
              "mcsv.net");
  const judged anybody{by_mailchimp};
  BOOST_TEST(anybody.said.fixes.empty());
  BOOST_TEST(anybody.finds("dkim-missing-for-author"));
  const judged mailchimp{by_mailchimp, {}, true};
  BOOST_REQUIRE(mailchimp.said.fixes.size() == 1u);
  BOOST_TEST(records(mailchimp.said.fixes[0]) ==
             "k2._domainkey.shop.example CNAME dkim2.mcsv.net\nk3._domainkey.shop.example CNAME dkim3.mcsv.net\n");
  const judged signed_by_customer{
      message("spf=pass smtp.mailfrom=x@mail1.mcsv.net; dkim=pass header.d=shop.example; dmarc=pass")};
  BOOST_TEST(signed_by_customer.said.fixes.empty());
  BOOST_TEST(signed_by_customer.said.verdict.next.what.code() == "dkim-is-enough");
}

// Fastmail's documentation: three CNAMEs "fm1._domainkey.example.com" to "fm1.example.com.dkim.fmhosted.com".
BOOST_AUTO_TEST_CASE(a_provider_that_shows_by_its_signature_alone) {
  const judged fastmail{
      message("spf=pass smtp.mailfrom=a@shop.example; dkim=pass header.d=messagingengine.com; dmarc=pass",
              "a@shop.example", "messagingengine.com")};
  BOOST_REQUIRE(fastmail.said.fixes.size() == 1u);
  BOOST_TEST(records(fastmail.said.fixes[0]) ==
             "fm1._domainkey.shop.example CNAME fm1.shop.example.dkim.fmhosted.com\n"
             "fm2._domainkey.shop.example CNAME fm2.shop.example.dkim.fmhosted.com\n"
             "fm3._domainkey.shop.example CNAME fm3.shop.example.dkim.fmhosted.com\n");
  const judged google{message(
      "spf=pass smtp.mailfrom=a@shop.example; dkim=pass header.d=shop-example.20230601.gappssmtp.com; dmarc=pass",
      "a@shop.example", "shop-example.20230601.gappssmtp.com")};
  BOOST_REQUIRE(google.said.fixes.size() == 1u);
  BOOST_TEST(google.said.fixes[0].note.what.code() == "provider-console");
  // With a signature of the author, the provider's own needs no repair.
  const judged both{message("spf=pass smtp.mailfrom=a@shop.example; dkim=pass header.d=shop.example; dmarc=pass")};
  BOOST_TEST(both.said.fixes.empty());
}

BOOST_AUTO_TEST_CASE(nothing_unbroken_is_repaired) {
  for (const auto* results :
       {"spf=pass smtp.mailfrom=x@mail.shop.example; dkim=pass header.d=shop.example; dmarc=pass",
        "spf=fail smtp.mailfrom=x@eu-central-1.amazonses.com; dkim=pass header.d=shop.example; dmarc=pass",
        "spf=pass smtp.mailfrom=x@notamazonses.com; dkim=pass header.d=shop.example; dmarc=pass"}) {
    const judged it{message(results)};
    BOOST_TEST(it.said.fixes.empty(), results);
  }
}

BOOST_AUTO_TEST_CASE(policy_none_is_told_apart_by_the_outcome) {
  BOOST_TEST(judged{message("dkim=pass header.d=shop.example; dmarc=pass (p=NONE)")}.finds("policy-none"));
  BOOST_TEST(judged{message("dkim=fail header.d=shop.example; dmarc=fail (p=NONE)")}.finds("policy-none-failed"));
  BOOST_TEST(!judged{message("dkim=pass header.d=shop.example; dmarc=pass (p=REJECT)")}.finds("policy-none"));
}

BOOST_AUTO_TEST_CASE(an_author_without_a_signature_of_its_own) {
  const judged it{message("dkim=pass header.d=lists.example; dmarc=fail", "a@shop.example", "lists.example")};
  BOOST_TEST(it.finds("dkim-missing-for-author"));
}

BOOST_AUTO_TEST_SUITE_END()
