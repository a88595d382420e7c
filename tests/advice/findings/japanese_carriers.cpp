#define BOOST_TEST_DYN_LINK
#include "fromproof/advice/findings/japanese_carriers.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

#include "judged.hpp"

namespace advice = fromproof::advice;
using fromproof::tests::judged;

namespace {

/// The domain that a finding of this code names; "-" without the finding.
std::string domain_of(const judged& it, std::string_view code) {
  for (const auto& finding : it.said.findings) {
    if (finding.says.what.code() != code) continue;
    std::string out;
    write(*finding.says.find("domain"), advice::language::en, [&out](std::string_view piece) { out += piece; });
    return out;
  }
  return "-";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(advice_findings_japanese_carriers)

BOOST_AUTO_TEST_CASE(who_reads_what) {
  const judged it{
      "Return-Path: <x@bounce.example>\r\nReceived: from x.example (x.example [192.0.2.5]) by mx.example; date\r\n"
      "Sender: a@sender.example\r\nFrom: a@shop.example\r\n\r\n"};
  const auto read = [&it](advice::identity_read what) { return std::string{domain_read(it.mail, what).view()}; };
  BOOST_TEST(read(advice::identity_read::dmarc) == "shop.example");
  BOOST_TEST(read(advice::identity_read::envelope_from) == "bounce.example");
  BOOST_TEST(read(advice::identity_read::pra) == "sender.example");

  const judged no_author{
      "Return-Path: <x@bounce.example>\r\nReceived: from x.example (x.example [192.0.2.5]) by mx.example; "
      "date\r\n\r\n"};
  BOOST_TEST((domain_read(no_author.mail, advice::identity_read::dmarc).empty()));
  BOOST_TEST((domain_read(no_author.mail, advice::identity_read::pra).empty()));
}

BOOST_AUTO_TEST_CASE(for_whom) {
  const struct {
    std::string_view fields;
    bool docomo, au;
  } cases[] = {
      {"To: a@docomo.ne.jp\r\n", true, false},
      {"To: b@shop.example, A <a@EZWEB.ne.jp>\r\n", false, true},
      {"To: b@shop.example\r\nCc: a@au.com, b@docomo.ne.jp\r\n", true, true},
      // Names that only end alike, or stand elsewhere.
      {"To: a@notdocomo.ne.jp, b@au.com.example, \"a@au.com\" <c@shop.example>\r\n", false, false},
      {"Reply-To: a@docomo.ne.jp\r\n", false, false},
      {"To: \r\n", false, false},
      {"", false, false},
  };
  for (const auto& test : cases) {
    const judged it{std::string{test.fields} + "From: a@shop.example\r\n\r\n"};
    const auto& [docomo, au, strictest] = advice::carrier_profiles;
    BOOST_TEST_CONTEXT(test.fields) {
      BOOST_TEST(is_for(it.mail, docomo) == test.docomo);
      BOOST_TEST(is_for(it.mail, au) == test.au);
      BOOST_TEST(is_for(it.mail, strictest) == test.au);
    }
  }
}

// "High": the envelope and the sender in the header, https://www.au.com/mobile/service/mail/attention/spf-record/
BOOST_AUTO_TEST_CASE(au_checks_another_domain_with_its_strictest_filter) {
  const auto found = [](const std::string& path, const std::string& fields, const std::string& to = "b@au.com",
                        const std::string& proof = "shop.example") {
    const judged it{path + "Authentication-Results: mx.example; dkim=pass header.d=" + proof +
                    "; dmarc=pass\r\nReceived: from x.example (x.example [192.0.2.5]) by mx.example; date\r\nTo: " +
                    to + "\r\n" + fields + "\r\n\r\n"};
    return domain_of(it, "carrier-reads-other-domain");
  };
  const std::string own = "Return-Path: <x@shop.example>\r\n", other = "Return-Path: <x@bounce.example>\r\n";
  BOOST_TEST(found(own, "From: a@shop.example") == "-");
  BOOST_TEST(found("", "From: a@shop.example") == "-");
  BOOST_TEST(found(other, "Subject: no author") == "-");
  BOOST_TEST(found(other, "From: a@shop.example") == "shop.example");
  // Nobody at au gets it.
  BOOST_TEST(found(other, "From: a@shop.example", "b@docomo.ne.jp") == "-");
  BOOST_TEST(found(other, "From: a@shop.example", "b@example.net") == "-");
  // A forger gets no advice.
  BOOST_TEST(found(other, "From: a@shop.example", "b@au.com", "attacker.example") == "-");
  BOOST_TEST(found(own, "Sender: a@sender.example\r\nFrom: a@shop.example") == "sender.example");
  BOOST_TEST(found(other, "Sender: a@bounce.example\r\nFrom: a@shop.example") == "-");
}

// docomo's notice of 22 May 2024: a warning where the From domain has no DMARC record, or DMARC fails.
BOOST_AUTO_TEST_CASE(docomo_warns_where_dmarc_does_not_pass) {
  const struct {
    std::string_view results, to, domain;
  } cases[] = {
      {"dmarc=fail header.from=shop.example", "b@docomo.ne.jp", "shop.example"},
      {"dmarc=none header.from=shop.example", "b@docomo.ne.jp", "shop.example"},
      {"dkim=pass header.d=shop.example; dmarc=pass header.from=shop.example", "b@docomo.ne.jp", "-"},
      {"dmarc=temperror header.from=shop.example", "b@docomo.ne.jp", "-"},
      {"dmarc=fail header.from=shop.example", "b@au.com", "-"},
      {"", "b@docomo.ne.jp", "-"},  // nobody has checked it
  };
  for (const auto& test : cases) {
    std::string results;
    if (!test.results.empty())
      results.append("Authentication-Results: mx.example; ").append(test.results).append("\r\n");
    const judged it{results + "Received: from x.example (x.example [192.0.2.5]) by mx.example; date\r\nTo: " +
                    std::string{test.to} + "\r\nFrom: a@shop.example\r\n\r\n"};
    BOOST_TEST(domain_of(it, "carrier-warns") == test.domain, test.results << " to " << test.to);
  }
}

BOOST_AUTO_TEST_CASE(each_profile_names_its_source) {
  for (const auto& each : advice::carrier_profiles) {
    BOOST_TEST_CONTEXT(each.carrier) {
      BOOST_TEST(each.source.starts_with("https://"));
      BOOST_TEST(each.as_of.starts_with("20"));
      BOOST_TEST(!word(each.reads).empty());
      BOOST_TEST(!each.domains[0].empty());
    }
  }
}

BOOST_AUTO_TEST_CASE(which_responsible_address_has_another_domain_than_the_envelope) {
  const auto other = [](const std::string& fields) {
    const judged it{fields +
                    "Received: from x.example (x.example [192.0.2.5]) by mx.example; date\r\n"
                    "From: a@shop.example\r\n\r\n"};
    return advice::is_pra_of_another_domain(it.mail);
  };
  BOOST_TEST(other("Return-Path: <x@bounce.example>\r\n"));
  BOOST_TEST(!other("Return-Path: <x@shop.example>\r\n"));
  // Without an envelope, SPF checks nothing that could differ.
  BOOST_TEST(!other(""));
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
