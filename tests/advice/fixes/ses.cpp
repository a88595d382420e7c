#include "fromproof/advice/fixes/ses.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <initializer_list>
#include <list>
#include <string>
#include <vector>

#include "fixes.hpp"

using fromproof::tests::advised;
using fromproof::tests::known_zone;

namespace {

using namespace fromproof;

constexpr std::string_view ses_results =
    "spf=pass smtp.mailfrom=x@eu-central-1.amazonses.com; dkim=pass header.d=shop.example; dmarc=pass";
constexpr std::string_view feedback = "10 feedback-smtp.eu-central-1.amazonses.com";

/// A mail of SES, signed by its customer with a selector and by SES itself.
std::string mail_of(std::string_view results = ses_results, std::string_view selector = "s",
                    std::string_view from = "info@shop.example") {
  std::string out = "Authentication-Results: mx.example; " + std::string{results} +
                    "\r\nReceived: from a.eu-central-1.amazonses.com (a.eu-central-1.amazonses.com [192.0.2.5]) by "
                    "mx.example; date\r\n";
  for (const auto& [d, s] : {std::pair{std::string_view{"shop.example"}, selector}, {"amazonses.com", "own"}}) {
    if (s.empty()) continue;
    out += "DKIM-Signature: v=1; a=rsa-sha256; d=" + std::string{d} + "; s=" + std::string{s} +
           "; h=From; bh=g3zLYH4xKxcPrHOD18z9YfpQcnk/GaJedfustWU5uGs=; b=AAAA\r\n";
  }
  return out + "From: " + std::string{from} + "\r\n\r\ntest\r\n";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(advice_fixes_ses)

// The records that Amazon's documentation asks for: one MX and one SPF record on a subdomain, nothing at the top.
BOOST_AUTO_TEST_CASE(the_default_name_is_mail) {
  const advised it{mail_of(ses_results, "s", "info@news.shop.example")};
  BOOST_TEST(it.records("ses-custom-mail-from") ==
             "mail.shop.example MX 10 feedback-smtp.eu-central-1.amazonses.com\n"
             "mail.shop.example TXT v=spf1 include:amazonses.com ~all\n");
}

BOOST_AUTO_TEST_CASE(a_name_with_mail_of_its_own_is_not_taken) {
  const known_zone mail_server{{"mail.shop.example MX", {"10 mx.shop.example"}}};
  BOOST_TEST(advised(mail_of(), mail_server).records("ses-custom-mail-from") ==
             "bounce.shop.example MX 10 feedback-smtp.eu-central-1.amazonses.com\n"
             "bounce.shop.example TXT v=spf1 include:amazonses.com ~all\n");
  const known_zone both{{"mail.shop.example TXT", {"v=spf1 a -all"}}, {"bounce.shop.example MX", {"5 a.", "5 b."}}};
  BOOST_TEST(advised(mail_of(), both).records("ses-custom-mail-from").starts_with("mail-from.shop.example MX 10"));
}

BOOST_AUTO_TEST_CASE(an_existing_setup_is_used) {
  const known_zone complete{{"mail.shop.example MX", {feedback}},
                            {"mail.shop.example TXT", {"v=spf1 include:amazonses.com -all"}}};
  const advised it{mail_of(), complete};
  BOOST_TEST(it.finds("ses-mail-from-unused"));
  BOOST_TEST(it.said.verdict.headline.what.code() == "mail-from-unused");
  BOOST_TEST(it.said.verdict.next.what.code() == "check-mail-from");
  BOOST_TEST(it.has_fix("ses-use-mail-from"));
  BOOST_TEST(it.records("ses-use-mail-from").empty());
  BOOST_TEST(!it.has_fix("ses-custom-mail-from"));

  const known_zone upper{{"bounce.shop.example MX", {"10 FEEDBACK-SMTP.EU-CENTRAL-1.AMAZONSES.COM"}},
                         {"mail.shop.example TXT", {"x"}},
                         {"bounce.shop.example TXT", {"v=spf1 include:amazonses.com ~all"}}};
  BOOST_TEST(advised(mail_of(), upper).finds("ses-mail-from-unused"));
}

BOOST_AUTO_TEST_CASE(an_spf_record_of_the_name_is_merged) {
  const known_zone without{{"mail.shop.example MX", {feedback}},
                           {"mail.shop.example TXT", {"site=1", "v=spf1 include:b.example -all"}}};
  const advised it{mail_of(), without};
  BOOST_TEST(!it.finds("ses-mail-from-unused"));
  BOOST_TEST(it.records("ses-custom-mail-from") ==
             "mail.shop.example TXT v=spf1 include:b.example include:amazonses.com -all\n");
  const auto& record = it.fix("ses-custom-mail-from")->records[0];
  BOOST_TEST(record.replaces == "v=spf1 include:b.example -all");
  BOOST_TEST(record.beside.size() == 2u);
}

BOOST_AUTO_TEST_CASE(nothing_is_added_to_several_spf_records) {
  const known_zone two{{"mail.shop.example MX", {feedback}},
                       {"mail.shop.example TXT", {"v=spf1 -all", "v=spf1 include:b.example -all"}}};
  const advised it{mail_of(), two};
  for (const auto& fix : it.said.fixes) BOOST_TEST(fix.size == 0u);
}

BOOST_AUTO_TEST_CASE(the_reader_chooses_the_region_and_the_name) {
  advised it{mail_of()};
  const std::string guess = it.records("ses-custom-mail-from");
  it.choose({.region = "eu-central-1", .label = "mail."});
  BOOST_TEST(it.records("ses-custom-mail-from") == guess);
  it.choose({.region = "eu-west-1"});
  BOOST_TEST(it.records("ses-custom-mail-from") ==
             "mail.shop.example MX 10 feedback-smtp.eu-west-1.amazonses.com\n"
             "mail.shop.example TXT v=spf1 include:amazonses.com ~all\n");
  BOOST_TEST(it.text().find("Amazon SES (eu-west-1)") != std::string::npos);
  it.choose({.label = "bounce.news."});
  BOOST_TEST(it.records("ses-custom-mail-from") ==
             "bounce.news.shop.example MX 10 feedback-smtp.eu-central-1.amazonses.com\n"
             "bounce.news.shop.example TXT v=spf1 include:amazonses.com ~all\n");
  it.choose({});
  BOOST_TEST(it.records("ses-custom-mail-from") == guess);
}

// A DNS answer for one name says nothing about another.
BOOST_AUTO_TEST_CASE(another_name_has_records_of_its_own) {
  const known_zone half{{"mail.shop.example MX", {feedback}}, {"mail.shop.example TXT", {"v=spf1 -all"}}};
  advised it{mail_of(), half};
  BOOST_TEST(it.records("ses-custom-mail-from") == "mail.shop.example TXT v=spf1 include:amazonses.com -all\n");
  it.choose({.region = "eu-west-1"});
  BOOST_TEST(it.records("ses-custom-mail-from") ==
             "mail.shop.example MX 10 feedback-smtp.eu-west-1.amazonses.com\n"
             "mail.shop.example TXT v=spf1 include:amazonses.com -all\n");
  it.choose({.label = "bounce."});
  BOOST_TEST(it.records("ses-custom-mail-from") ==
             "bounce.shop.example MX 10 feedback-smtp.eu-central-1.amazonses.com\n"
             "bounce.shop.example TXT v=spf1 include:amazonses.com ~all\n");
  BOOST_TEST(it.fix("ses-custom-mail-from")->records[1].replaces.empty());
}

BOOST_AUTO_TEST_CASE(a_choice_changes_no_other_fix) {
  const known_zone complete{{"mail.shop.example MX", {feedback}},
                            {"mail.shop.example TXT", {"v=spf1 include:amazonses.com -all"}}};
  advised it{mail_of(), complete};
  it.choose({.region = "eu-west-1", .label = "bounce."});
  BOOST_TEST(!it.has_fix("ses-custom-mail-from"));
  BOOST_TEST(it.has_fix("ses-use-mail-from"));
  BOOST_TEST(it.finds("ses-mail-from-unused"));
}

BOOST_AUTO_TEST_CASE(each_region_has_a_name_of_its_own) {
  const known_zone elsewhere{{"mail.shop.example MX", {"10 feedback-smtp.us-east-1.amazonses.com"}},
                             {"mail.shop.example TXT", {"v=spf1 include:amazonses.com ~all"}}};
  const advised it{mail_of(), elsewhere};
  BOOST_TEST(it.finds("ses-mail-from-other-region"));
  BOOST_TEST(!it.finds("ses-mail-from-unused"));
  BOOST_TEST(it.records("ses-custom-mail-from").starts_with("bounce.shop.example MX 10 feedback-smtp.eu-central-1"));
}

BOOST_AUTO_TEST_CASE(the_old_verification_is_reported) {
  const known_zone old{{"_amazonses.shop.example TXT", {"abc="}}};
  BOOST_TEST(advised(mail_of(), old).finds("ses-old-verification"));
  BOOST_TEST(!advised(mail_of()).finds("ses-old-verification"));
}

// AWS General Reference, "DKIM domains": these regions have one of their own, and the others share dkim.amazonses.com.
BOOST_AUTO_TEST_CASE(easy_dkim_where_the_region_keeps_its_keys) {
  for (const auto& [region, target] : {std::pair{"ap-northeast-1", "dkim.amazonses.com"},
                                       {"us-west-2", "dkim.amazonses.com"},
                                       {"me-south-1", "dkim.amazonses.com"},
                                       {"af-south-1", "dkim.af-south-1.amazonses.com"},
                                       {"ap-northeast-3", "dkim.ap-northeast-3.amazonses.com"},
                                       {"eu-south-1", "dkim.eu-south-1.amazonses.com"},
                                       {"il-central-1", "dkim.il-central-1.amazonses.com"},
                                       {"ap-southeast-3", "dkim.ap-southeast-3.amazonses.com"}}) {
    const advised it{mail_of("spf=pass smtp.mailfrom=x@" + std::string{region} +
                                 ".amazonses.com; dkim=pass header.d=amazonses.com; dmarc=fail",
                             "")};
    const std::string end = "." + std::string{target} + "\n";
    BOOST_TEST(it.records("ses-easy-dkim") == "TOKEN1._domainkey.shop.example CNAME TOKEN1" + end +
                                                  "TOKEN2._domainkey.shop.example CNAME TOKEN2" + end +
                                                  "TOKEN3._domainkey.shop.example CNAME TOKEN3" + end);
    // The host for bounces has the same form everywhere.
    BOOST_TEST(it.records("ses-custom-mail-from")
                   .starts_with("mail.shop.example MX 10 feedback-smtp." + std::string{region} + ".amazonses.com\n"));
  }
}

// The signature is not proven: anybody can write its selector, so no record contains it.
BOOST_AUTO_TEST_CASE(a_signature_whose_key_is_lost) {
  const auto lose_key = [](advised& it) {
    it.mail.dkim[0].outcome = dkim::result{.code = result_code::permerror, .cause = dkim::cause::key_not_found};
    it.mail.dkim[1].outcome = dkim::result{.code = result_code::pass};
    it.mail.dmarc.here = dmarc::result{.code = result_code::fail, .cause = dmarc::cause::nothing_aligned_passed};
    it.said = advice::advise(it.mail, it.repairs, tests::no_suffixes, it.findings, it.fixes);
  };
  advised easy{mail_of(ses_results, "guycxgyzsyhpis64nx3mossfjxcbenmh")};
  lose_key(easy);
  BOOST_TEST(easy.records("ses-easy-dkim-lost") ==
             "TOKEN1._domainkey.shop.example CNAME TOKEN1.dkim.amazonses.com\n"
             "TOKEN2._domainkey.shop.example CNAME TOKEN2.dkim.amazonses.com\n"
             "TOKEN3._domainkey.shop.example CNAME TOKEN3.dkim.amazonses.com\n");
  BOOST_TEST(easy.finds("if-you-sent-this"));
  advised own{mail_of(ses_results, "sel1")};
  lose_key(own);
  BOOST_TEST(own.records("ses-byodkim") == "SELECTOR._domainkey.shop.example TXT v=DKIM1; k=rsa; p=PUBLIC_KEY\n");
  BOOST_TEST(!own.has_fix("ses-easy-dkim"));
}

BOOST_AUTO_TEST_CASE(an_existing_signature_is_not_requested) {
  const advised it{
      mail_of("spf=pass smtp.mailfrom=x@eu-central-1.amazonses.com; dkim=fail header.d=shop.example; dmarc=fail")};
  BOOST_TEST(!it.has_fix("ses-easy-dkim"));
  BOOST_TEST(it.has_fix("ses-custom-mail-from"));
}

BOOST_AUTO_TEST_CASE(easy_dkim_beside_a_custom_mail_from) {
  const advised it{
      mail_of("spf=pass smtp.mailfrom=x@mail.shop.example; dkim=pass header.d=amazonses.com; dmarc=pass", "")};
  BOOST_TEST(it.has_fix("ses-easy-dkim"));
  BOOST_TEST(!it.has_fix("ses-custom-mail-from"));
}

BOOST_AUTO_TEST_CASE(other_mail_is_ignored) {
  const advised it{
      "Authentication-Results: mx.example; spf=pass smtp.mailfrom=x@shop.example; dmarc=pass\r\n"
      "Received: from a.shop.example (a.shop.example [192.0.2.5]) by mx.example; date\r\n"
      "From: info@shop.example\r\n\r\n"};
  BOOST_TEST(it.said.fixes.empty());
}

// Asks only what the advice needs, and nothing for mail that needs no advice.
BOOST_AUTO_TEST_CASE(what_is_asked) {
  const auto asked = [](const std::string& text, const known_zone& zone) {
    const advised it{text};
    std::vector<std::string> out;
    BOOST_TEST(advice::discover_ses_setup(it.mail, [&](const dns::query& question) {
      out.push_back(std::string{question.name} + ' ' + std::string{word(question.type)});
      return zone(question);
    }));
    return out;
  };
  const std::vector<std::string> first{"_amazonses.shop.example TXT", "mail.shop.example MX", "mail.shop.example TXT"};
  BOOST_TEST(asked(mail_of(), {}) == first, boost::test_tools::per_element());
  auto second = first;
  second.insert(second.end(), {"bounce.shop.example MX", "bounce.shop.example TXT"});
  BOOST_TEST(asked(mail_of(), {{"mail.shop.example TXT", {"x"}}}) == second, boost::test_tools::per_element());
  BOOST_TEST(asked(mail_of("spf=pass smtp.mailfrom=x@mail.shop.example; dmarc=pass"), {}).empty());

  const advised it{mail_of()};
  int questions = 0;
  BOOST_TEST(!advice::discover_ses_setup(it.mail, [&](const dns::query&) { return ++questions, dns::unanswered; }));
  BOOST_TEST(questions == 3);  // at once
}

BOOST_AUTO_TEST_SUITE_END()
