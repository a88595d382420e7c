#define BOOST_TEST_DYN_LINK
#include "fromproof/advice/find_disagreements.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

#include "judged.hpp"

namespace advice = fromproof::advice;
using fromproof::result_code;
using fromproof::result_source;

namespace {

/// A mail that its receiver let pass in every way, to be judged otherwise here.
struct received {
  received() {
    mail = fromproof::authenticate(octets, {}, fromproof::tests::no_suffixes, signatures, sets);
    for (auto* source : {&mail.spf.source, &mail.dkim[0].source, &mail.dmarc.source, &mail.arc.source}) {
      *source = result_source::verified;
    }
  }
  std::string say(advice::language in = advice::language::en) {
    std::array<advice::finding, 8> memory;
    fromproof::bounded_list<advice::finding> findings{memory};
    advice::find_disagreements(mail, findings);
    std::string out;
    for (const auto& finding : findings) {
      BOOST_TEST((finding.severity == advice::severity::warning));
      advice::write(finding.says, in, [&out](std::string_view piece) { out += piece; });
      out += '\n';
    }
    return out;
  }

  std::string octets =
      "Authentication-Results: mx.example; spf=pass smtp.mailfrom=a@shop.example; dkim=pass header.d=shop.example;\r\n"
      " dmarc=pass header.from=shop.example; arc=pass\r\n"
      "Received: from x.example (x.example [192.0.2.5]) by mx.example; date\r\n"
      "DKIM-Signature: v=1; a=rsa-sha256; d=shop.example; s=s; h=From; bh=AAAA; b=AAAA\r\n"
      "From: a@shop.example\r\n\r\ntest\r\n";
  std::array<fromproof::dkim::result, 2> signatures;
  std::array<fromproof::arc::set, 2> sets;
  fromproof::authentication mail;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(advice_find_disagreements)

BOOST_AUTO_TEST_CASE(who_agrees_needs_no_words) {
  received it;
  BOOST_TEST(it.say() == "");
}

BOOST_AUTO_TEST_CASE(both_values_and_the_likely_cause) {
  received it;
  it.mail.spf.code = result_code::softfail;
  it.mail.dkim[0].code = result_code::permerror;
  it.mail.dkim[0].reason = "key-not-found";
  it.mail.dmarc.code = result_code::fail;
  it.mail.arc.code = result_code::fail;
  const auto said = it.say();
  BOOST_TEST(said.find("mx.example recorded pass for SPF; computed here it is softfail. ") == 0u, said);
  BOOST_TEST(
      said.find("recorded pass for the signature of shop.example; computed here it is permerror. Signers replace "
                "their keys") != std::string::npos,
      said);
  BOOST_TEST(said.find("recorded pass for DMARC; computed here it is fail. The results above differ") !=
             std::string::npos);
  BOOST_TEST(said.find("recorded pass for ARC; computed here it is fail. Perhaps this copy") != std::string::npos);
  const auto japanese = it.say(advice::language::ja);
  BOOST_TEST(japanese.find("鍵は定期的に交換され") != std::string::npos, japanese);
  for (const auto& text : {said, japanese}) BOOST_TEST(text.find_first_of("{}") == std::string::npos, text);
}

BOOST_AUTO_TEST_CASE(each_cause_of_a_signature) {
  struct {
    result_code reported, code;
    std::string_view reason, says;
  } const cases[] = {
      {result_code::pass, result_code::fail, "body-hash-mismatch", "Perhaps this copy differs"},
      {result_code::pass, result_code::fail, "signature-mismatch", "Perhaps this copy differs"},
      {result_code::pass, result_code::fail, "expired", "has expired since"},
      {result_code::pass, result_code::permerror, "key-revoked", "replace their keys"},
      {result_code::pass, result_code::policy, "weak-algorithm", "Receivers differ"},
      {result_code::fail, result_code::pass, "", "had no answer from DNS"},
  };
  for (const auto& test : cases) {
    received it;
    it.mail.dkim[0].reported = test.reported;
    it.mail.dkim[0].code = test.code;
    it.mail.dkim[0].reason = test.reason;
    BOOST_TEST(it.say().find(test.says) != std::string::npos, it.say());
  }
}

BOOST_AUTO_TEST_CASE(what_is_no_contradiction) {
  received it;
  // DNS gave no answer: nothing was found out.
  it.mail.spf.code = it.mail.dkim[0].code = it.mail.dmarc.code = result_code::temperror;
  BOOST_TEST(it.say() == "");
  // The words for a signature that does not count differ from receiver to receiver.
  received other;
  other.mail.dkim[0].reported = result_code::neutral;
  other.mail.dkim[0].code = result_code::fail;
  BOOST_TEST(other.say() == "");
  received unverified;
  unverified.mail.spf.source = unverified.mail.dmarc.source = result_source::reported;
  unverified.mail.spf.code = unverified.mail.dmarc.code = result_code::fail;
  BOOST_TEST(unverified.say() == "");
}

BOOST_AUTO_TEST_SUITE_END()
