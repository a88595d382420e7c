#define BOOST_TEST_DYN_LINK
#include "fromproof/advice/findings/japanese_carriers.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

#include "judged.hpp"

namespace advice = fromproof::advice;
using fromproof::tests::judged;

namespace {

std::string finding_of(const judged& it) {
  for (const auto& finding : it.said.findings) {
    if (finding.says.what.code() != "carrier-reads-other-domain") continue;
    std::string out;
    write(*finding.says.find("domain"), advice::language::en, [&out](std::string_view piece) { out += piece; });
    return out;
  }
  return "-";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(advice_findings_japanese_carriers)

// docomo: "the FROM field of the header, or the envelope if there is none". au: the envelope; with its strictest
// setting the PRA too. https://www.docomo.ne.jp/service/imode_mail/notice/sender_id/
BOOST_AUTO_TEST_CASE(who_reads_what) {
  const judged it{
      "Return-Path: <x@bounce.example>\r\nReceived: from x.example (x.example [192.0.2.5]) by mx.example; date\r\n"
      "Sender: a@sender.example\r\nFrom: a@shop.example\r\n\r\n"};
  const auto read = [&it](advice::identity_read what) { return std::string{domain_read(it.mail, what).view()}; };
  BOOST_TEST(read(advice::identity_read::header_from) == "shop.example");
  BOOST_TEST(read(advice::identity_read::envelope_from) == "bounce.example");
  BOOST_TEST(read(advice::identity_read::pra) == "sender.example");

  const judged no_author{
      "Return-Path: <x@bounce.example>\r\nReceived: from x.example (x.example [192.0.2.5]) by mx.example; "
      "date\r\n\r\n"};
  BOOST_TEST((domain_read(no_author.mail, advice::identity_read::header_from).view() == "bounce.example"));
  BOOST_TEST((domain_read(no_author.mail, advice::identity_read::pra).empty()));
}

BOOST_AUTO_TEST_CASE(found_if_the_domains_differ) {
  const auto found = [](const std::string& path, const std::string& fields, const std::string& proof = "shop.example") {
    const judged it{path + "Authentication-Results: mx.example; dkim=pass header.d=" + proof +
                    "; dmarc=pass\r\nReceived: from x.example (x.example [192.0.2.5]) by mx.example; date\r\n" +
                    fields + "\r\n\r\n"};
    return finding_of(it);
  };
  const std::string own = "Return-Path: <x@shop.example>\r\n", other = "Return-Path: <x@bounce.example>\r\n";
  BOOST_TEST(found(own, "From: a@shop.example") == "-");
  BOOST_TEST(found("", "From: a@shop.example") == "-");
  BOOST_TEST(found(other, "Subject: no author") == "-");
  BOOST_TEST(found(other, "From: a@shop.example") == "shop.example");
  // A forger gets no advice.
  BOOST_TEST(found(other, "From: a@shop.example", "attacker.example") == "-");
  BOOST_TEST(found(own, "Sender: a@sender.example\r\nFrom: a@shop.example") == "sender.example");
  BOOST_TEST(found(other, "Sender: a@sender.example\r\nFrom: a@shop.example") == "shop.example, sender.example");
  BOOST_TEST(found(other, "Sender: a@bounce.example\r\nFrom: a@shop.example") == "shop.example");
}

BOOST_AUTO_TEST_CASE(each_profile_names_its_source) {
  for (const auto& each : advice::carrier_profiles) {
    BOOST_TEST_CONTEXT(each.carrier) {
      BOOST_TEST(each.source.starts_with("https://"));
      BOOST_TEST(each.as_of.starts_with("20"));
      BOOST_TEST(!word(each.reads).empty());
    }
  }
}

BOOST_AUTO_TEST_CASE(which_carrier_checks_another_domain_than_spf) {
  const judged it{
      "Return-Path: <x@bounce.example>\r\nReceived: from x.example (x.example [192.0.2.5]) by mx.example; date\r\n"
      "Sender: a@bounce.example\r\nFrom: a@shop.example\r\n\r\n"};
  const auto other = [](const judged& mail, advice::identity_read what) {
    return advice::is_other_domain(mail.mail, domain_read(mail.mail, what));
  };
  BOOST_TEST(other(it, advice::identity_read::header_from));
  BOOST_TEST(!other(it, advice::identity_read::envelope_from));
  BOOST_TEST(!other(it, advice::identity_read::pra));
  // Without an envelope, SPF checks nothing that could differ.
  const judged no_envelope{"From: a@shop.example\r\n\r\n"};
  BOOST_TEST(!other(no_envelope, advice::identity_read::header_from));
}

// evidence.md section 5: no record for an unproven mail. A Return-Path alone proves nothing.
BOOST_AUTO_TEST_CASE(the_term_of_a_service_for_which_spf_passes) {
  const auto term = [](const std::string& result, const std::string& domain) {
    const judged it{"Return-Path: <x@" + domain + ">\r\nAuthentication-Results: mx.example; spf=" + result +
                    " smtp.mailfrom=x@" + domain +
                    "\r\nReceived: from x.example (x.example [192.0.2.5]) by mx.example; date\r\n"
                    "From: a@shop.example\r\n\r\n"};
    return std::string{advice::carrier_term(it.mail)};
  };
  // Amazon SES Developer Guide, "Authenticating email with SPF".
  BOOST_TEST(term("pass", "eu-west-1.amazonses.com") == "include:amazonses.com");
  BOOST_TEST(term("pass", "amazonses.com") == "include:amazonses.com");
  BOOST_TEST(term("fail", "eu-west-1.amazonses.com") == "");
  BOOST_TEST(term("pass", "notamazonses.com") == "");
  BOOST_TEST(term("pass", "shop.example") == "");
}

BOOST_AUTO_TEST_SUITE_END()
