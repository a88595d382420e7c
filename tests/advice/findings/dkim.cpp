#define BOOST_TEST_DYN_LINK
#include "fromproof/advice/findings/dkim.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

#include "findings.hpp"

namespace advice = fromproof::advice;
namespace dkim = fromproof::dkim;
using fromproof::result_code;

namespace {

/// A signature after verification, and its findings in English.
std::string say(std::string_view tags, const dkim::result& found) {
  const std::string message = "DKIM-Signature: v=1; a=rsa-sha256; d=shop.example; s=s; bh=AAAA; b=AAAA; " +
                              std::string{tags} +
                              "\r\nFrom: a@shop.example\r\nSubject: s\r\nContent-Type: text/plain\r\n\r\ntest\r\n";
  fromproof::mail_arrays<1, 1, 1> arrays;
  auto mail = fromproof::read_mail(message, {}, fromproof::tests::no_suffixes, arrays);
  BOOST_REQUIRE(mail.dkim[0].signature);
  mail.dkim[0].outcome = found;
  std::array<advice::finding, 8> memory;
  fromproof::bounded_list<advice::finding> findings{memory};
  advice::find_signature_faults(mail, findings);
  return fromproof::tests::sentences(findings);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(advice_findings_dkim)

BOOST_AUTO_TEST_CASE(a_good_signature_gives_no_finding) {
  BOOST_TEST(say("h=From:Subject:Content-Type", {.code = result_code::pass, .key_bits = 2048}) == "");
}

BOOST_AUTO_TEST_CASE(what_a_valid_signature_leaves_open) {
  BOOST_TEST(say("h=From:Content-Type", {.code = result_code::pass, .key_bits = 2048}) ==
             "The signature of shop.example does not cover Subject: it may have been changed.\n");
  BOOST_TEST(say("h=From:Subject", {.code = result_code::pass, .key_bits = 2048}) ==
             "The signature of shop.example does not cover Content-Type: it may have been changed.\n");
  BOOST_TEST(say("h=From:Subject:Content-Type; l=4", {.code = result_code::pass, .key_bits = 2048}) ==
             "The signature of shop.example uses l=4: text added to the mail would not break it.\n");
  BOOST_TEST(say("h=From:Subject:Content-Type", {.code = result_code::pass, .key_bits = 1024}) ==
             "The key of shop.example has only 1024 bits; use 2048.\n");
  BOOST_TEST(say("h=From:Subject:Content-Type", {.code = result_code::pass, .key_bits = 2048, .testing = true}) ==
             "The key of shop.example says t=y: its owner is still testing DKIM.\n");
}

BOOST_AUTO_TEST_CASE(every_reason_of_verification_has_words) {
  using dkim::cause;
  for (int i = 1; i <= static_cast<int>(cause::out_of_space); ++i) {
    const auto why = static_cast<cause>(i);
    if (why == cause::syntax || why == cause::body_differs) continue;  // these have sentences of their own
    const auto reason = word(why);
    BOOST_REQUIRE(advice::find_code(reason).has_value());
    const auto text = say("h=From:Subject:Content-Type", {.code = result_code::fail, .cause = why});
    BOOST_TEST(text.find("The DKIM signature of shop.example does not count: ") == 0u);
    BOOST_TEST(text.find(advice::sentence(*advice::find_code(reason), advice::language::en)) != std::string::npos,
               text);
  }
}

BOOST_AUTO_TEST_CASE(another_body_and_a_lost_key_have_sentences_of_their_own) {
  const auto text_of = [](const dkim::result& found) { return say("h=From:Subject:Content-Type", found); };
  const auto differs = text_of({.code = result_code::neutral, .cause = dkim::cause::body_differs});
  const auto lost = text_of({.code = result_code::permerror, .cause = dkim::cause::key_not_found, .outlived = true});
  const auto old = text_of({.code = result_code::policy, .cause = dkim::cause::expired, .outlived = true});
  const auto missing = text_of({.code = result_code::permerror, .cause = dkim::cause::key_not_found});
  for (const auto& text : {differs, lost, old, missing})
    BOOST_TEST(text.find("shop.example") != std::string::npos, text);
  BOOST_TEST(differs.find("does not count") == std::string::npos, differs);
  BOOST_TEST(lost.find("does not count") == std::string::npos, lost);
  BOOST_TEST(old.find("does not count") == std::string::npos, old);
  BOOST_TEST(missing.find("does not count") != std::string::npos, missing);
}

BOOST_AUTO_TEST_SUITE_END()
