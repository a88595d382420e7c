#define BOOST_TEST_DYN_LINK
#include "fromproof/advice/advise.hpp"

#include <boost/test/unit_test.hpp>

#include "judged.hpp"

BOOST_AUTO_TEST_SUITE(advice_advise)

BOOST_AUTO_TEST_CASE(findings_that_do_not_fit_are_counted) {
  const std::string octets = "Subject: a\r\nSubject: b\r\nDate: a\r\nDate: b\r\n\r\n";
  const fromproof::suffix_table suffixes;
  fromproof::mail_arrays<> memory;
  const auto mail = fromproof::read_mail(octets, {}, suffixes, memory);
  std::array<fromproof::advice::finding, 1> findings;
  const auto said = fromproof::advice::advise(mail, {}, suffixes, findings, {});
  BOOST_TEST(said.findings.size() == 1u);
  // The missing From field is the first; two doubled fields and the missing results follow.
  BOOST_TEST(said.findings[0].says.what.code() == "from-absent");
  BOOST_TEST(said.findings.omitted() == 3u);
}

BOOST_AUTO_TEST_CASE(the_example_of_the_documentation) {
  const std::string octets = "From: a@shop.example\r\n\r\n";
  const fromproof::suffix_table suffixes;
  fromproof::mail_arrays<> memory;
  const auto mail = fromproof::read_mail(octets, {}, suffixes, memory);
  const fromproof::paste::repair_report repairs;
  namespace advice = fromproof::advice;
  std::array<advice::finding, 24> findings;
  std::array<advice::fix, 4> fixes;
  const auto said = advice::advise(mail, repairs, suffixes, findings, fixes);
  BOOST_TEST(said.verdict.headline.what.code() == "not-checked");
}

// A domain that a forger registered passes for itself; do not advise its owner how to send.
BOOST_AUTO_TEST_CASE(a_look_alike_is_not_helped) {
  const std::string hop = "\r\nReceived: from x.example (x.example [192.0.2.5]) by mx.example; date\r\n";
  const auto next_for = [&hop](const std::string& domain, const std::string& result = "pass") {
    const fromproof::tests::judged it{"Authentication-Results: mx.example; spf=" + result + " smtp.mailfrom=a@" +
                                      domain + "; dmarc=" + result + hop + "From: a@" + domain + "\r\n\r\n"};
    return std::string{it.said.verdict.next.what.code()};
  };
  BOOST_TEST(next_for("xn--80ak6aa92e.com") == "mind-the-domain");
  BOOST_TEST(next_for("xn--bnk-6cd.example") == "mind-the-domain");
  BOOST_TEST(next_for("apple.com") == "align-dkim");
  BOOST_TEST(next_for("xn--80ak6aa92e.com", "fail") == "do-not-trust");
}

BOOST_AUTO_TEST_SUITE_END()
