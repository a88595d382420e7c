#define BOOST_TEST_DYN_LINK
#include "fromproof/advice/findings/disagreements.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

#include "findings.hpp"

namespace advice = fromproof::advice;
namespace dkim = fromproof::dkim;
using fromproof::result_code;
using fromproof::result_source;

namespace {

/// A mail that passed in every way at its receiver, and passes here; the cases change the results here.
struct received {
  received() {
    mail = fromproof::read_mail(octets, {}, fromproof::tests::no_suffixes, arrays);
    mail.spf.here = fromproof::spf::result{.code = result_code::pass};
    mail.dkim[0].outcome = dkim::result{.code = result_code::pass};
    mail.arc.here = fromproof::arc::result{.code = result_code::pass};
    mail.dmarc.here = fromproof::dmarc::result{.code = result_code::pass, .cause = fromproof::dmarc::cause::none};
  }
  std::string say(advice::language in = advice::language::en) {
    std::array<advice::finding, 8> memory;
    fromproof::bounded_list<advice::finding> findings{memory};
    advice::find_disagreements(mail, findings);
    for (const auto& finding : findings) BOOST_TEST((finding.severity == advice::severity::warning));
    return fromproof::tests::sentences(findings, in);
  }

  std::string octets =
      "Authentication-Results: mx.example; spf=pass smtp.mailfrom=a@shop.example; dkim=pass header.d=shop.example;\r\n"
      " dmarc=pass header.from=shop.example; arc=pass\r\n"
      "Received: from x.example (x.example [192.0.2.5]) by mx.example; date\r\n"
      "DKIM-Signature: v=1; a=rsa-sha256; d=shop.example; s=s; h=From; bh=AAAA; b=AAAA\r\n"
      "From: a@shop.example\r\n\r\ntest\r\n";
  fromproof::mail_arrays<> arrays;
  fromproof::authentication mail;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(advice_findings_disagreements)

BOOST_AUTO_TEST_CASE(agreement_gives_no_finding) {
  received it;
  BOOST_TEST(it.say() == "");
}

BOOST_AUTO_TEST_CASE(both_values_and_the_likely_cause) {
  received it;
  it.mail.spf.here->code = result_code::softfail;
  it.mail.dkim[0].outcome = dkim::result{.code = result_code::permerror, .cause = dkim::cause::key_not_found};
  it.mail.dmarc.here->code = result_code::fail;
  it.mail.arc.here->code = result_code::fail;
  const auto said = it.say();
  BOOST_TEST(said.find("mx.example recorded pass for SPF; computed here it is softfail. ") == 0u, said);
  BOOST_TEST(
      said.find("recorded pass for the signature of shop.example; computed here it is permerror. Signers replace "
                "their keys") != std::string::npos,
      said);
  BOOST_TEST(said.find("recorded pass for DMARC; computed here it is fail. The results above differ") !=
             std::string::npos);
  BOOST_TEST(said.find("recorded pass for ARC; computed here it is fail. This copy may") != std::string::npos);
  const auto japanese = it.say(advice::language::ja);
  BOOST_TEST(japanese.find("鍵は定期的に交換され") != std::string::npos, japanese);
  for (const auto& text : {said, japanese}) BOOST_TEST(text.find_first_of("{}") == std::string::npos, text);
}

BOOST_AUTO_TEST_CASE(each_cause_of_a_signature) {
  struct {
    result_code reported, code;
    dkim::cause cause;
    std::string_view says;
  } const cases[] = {
      {result_code::pass, result_code::fail, dkim::cause::body_hash_mismatch, "This copy may differ"},
      {result_code::pass, result_code::fail, dkim::cause::signature_mismatch, "This copy may differ"},
      {result_code::pass, result_code::neutral, dkim::cause::body_differs, "This copy may differ"},
      {result_code::pass, result_code::policy, dkim::cause::expired, "has expired since"},
      {result_code::pass, result_code::permerror, dkim::cause::key_revoked, "replace their keys"},
      {result_code::pass, result_code::policy, dkim::cause::weak_algorithm, "Receivers differ"},
      {result_code::fail, result_code::pass, dkim::cause::none, "got no answer from DNS"},
  };
  for (const auto& test : cases) {
    received it;
    it.mail.dkim[0].reported->code = test.reported;
    it.mail.dkim[0].outcome = dkim::result{.code = test.code, .cause = test.cause};
    BOOST_TEST(it.say().find(test.says) != std::string::npos, it.say());
  }
}

BOOST_AUTO_TEST_CASE(results_that_do_not_contradict) {
  received it;
  // DNS gave no answer: there is no result to compare.
  it.mail.spf.here->code = it.mail.dkim[0].outcome->code = it.mail.dmarc.here->code = result_code::temperror;
  BOOST_TEST(it.say() == "");
  // Receivers use different words for a signature that does not count.
  received other;
  other.mail.dkim[0].reported->code = result_code::neutral;
  other.mail.dkim[0].outcome->code = result_code::fail;
  BOOST_TEST(other.say() == "");
  // A result that could not be evaluated is unknown.
  received unknown;
  unknown.mail.spf.here = fromproof::spf::result{.cause = fromproof::spf::cause::unknown_client};
  unknown.mail.spf.computed_from = result_source::none;
  unknown.mail.dmarc.here = fromproof::dmarc::result{.cause = fromproof::dmarc::cause::identifier_unknown};
  unknown.mail.dmarc.computed_from = result_source::none;
  BOOST_TEST(unknown.say() == "");
  // Without DNS there is no result beside the receiver's.
  received unverified;
  unverified.mail.spf.here.reset(), unverified.mail.dkim[0].outcome.reset();
  unverified.mail.dmarc.here.reset(), unverified.mail.arc.here.reset();
  BOOST_TEST(unverified.say() == "");
  // If the caller is a mail server, no field is the receiver's word yet.
  received server;
  server.mail.spf.here->code = server.mail.dmarc.here->code = result_code::fail;
  server.mail.mode = fromproof::message_mode::server;
  BOOST_TEST(server.say() == "");
}

BOOST_AUTO_TEST_SUITE_END()
