#define BOOST_TEST_DYN_LINK
#include "fromproof/advice/findings/arc.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

#include "findings.hpp"

namespace advice = fromproof::advice;
using fromproof::result_code;
using fromproof::result_source;
using fromproof::tests::judged;

namespace {

const std::string chain =
    "ARC-Seal: i=1; a=rsa-sha256; cv=none; d=list.example; s=k; b=AAAA\r\n"
    "ARC-Message-Signature: i=1; a=rsa-sha256; d=list.example; s=k; h=from; bh=AAAA; b=AAAA\r\n"
    "ARC-Authentication-Results: i=1; list.example; none\r\n";
const std::string results =
    "Authentication-Results: mx.example; spf=pass smtp.mailfrom=x.example; dmarc=fail header.from=shop.example; "
    "arc=pass\r\n"
    "Received: from x.example (x.example [192.0.2.5]) by mx.example; date\r\n";
const std::string rest = "From: a@shop.example\r\n\r\ntest\r\n";

std::string say(const fromproof::authentication& mail) {
  std::array<advice::finding, 4> memory;
  fromproof::bounded_list<advice::finding> findings{memory};
  advice::find_arc_faults(mail, findings);
  return fromproof::tests::sentences(findings);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(advice_findings_arc)

BOOST_AUTO_TEST_CASE(a_chain_rescues_nothing) {
  const judged it{results + chain + rest};
  BOOST_TEST(
      say(it.mail).find("Even a valid ARC chain, here last sealed by list.example, never turns a DMARC failure") == 0u);
  BOOST_TEST((it.mail.dmarc.code() == result_code::fail));
}

// RFC 8617 section 5.2, step 3: a set lacks a field.
BOOST_AUTO_TEST_CASE(a_missing_field_is_found_without_dns) {
  const judged it{chain.substr(0, chain.find("ARC-Auth")) + rest};
  BOOST_TEST(say(it.mail) ==
             "The ARC chain is broken: a field of some instance is missing. It proves nothing, and DMARC "
             "does not need it.\n");
}

BOOST_AUTO_TEST_CASE(verified_or_not_to_be_verified) {
  judged it{chain + rest};
  BOOST_TEST(say(it.mail) == "");
  it.mail.arc.here = fromproof::arc::result{.signature = fromproof::dkim::cause::key_unavailable};
  it.mail.arc.computed_from = result_source::none;
  BOOST_TEST(say(it.mail) == "The ARC chain could not be checked: DNS gave no answer for the key.\n");
  it.mail.arc.here =
      fromproof::arc::result{.code = result_code::fail, .signature = fromproof::dkim::cause::body_hash_mismatch};
  it.mail.arc.computed_from = result_source::verified;
  BOOST_TEST(say(it.mail).find("The ARC chain is broken: the body hash did not verify") == 0u);
}

BOOST_AUTO_TEST_CASE(no_finding_without_a_chain) {
  BOOST_TEST(say(judged{results + rest}.mail) == "");
}

BOOST_AUTO_TEST_CASE(every_fault_has_words) {
  using fromproof::arc::fault;
  for (int i = 1; i <= static_cast<int>(fault::out_of_space); ++i) {
    const auto code = fromproof::arc::code(static_cast<fault>(i));
    BOOST_TEST((advice::find_code(code).has_value()), code);
  }
}

BOOST_AUTO_TEST_SUITE_END()
