#define BOOST_TEST_DYN_LINK
#include "fromproof/advice/find_signature_faults.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

#include "judged.hpp"

namespace advice = fromproof::advice;
namespace dkim = fromproof::dkim;
using fromproof::result_code;
using fromproof::result_source;

namespace {

/// A signature as verification leaves it, and what is said of it in English.
std::string say(std::string_view tags, result_code code, std::string_view reason, std::size_t bits = 2048,
                bool testing = false) {
  const std::string message = "DKIM-Signature: v=1; a=rsa-sha256; d=shop.example; s=s; bh=AAAA; b=AAAA; " +
                              std::string{tags} +
                              "\r\nFrom: a@shop.example\r\nSubject: s\r\nContent-Type: text/plain\r\n\r\ntest\r\n";
  std::array<dkim::result, 1> signatures;
  auto mail = fromproof::authenticate(message, {}, fromproof::tests::no_suffixes, signatures);
  BOOST_REQUIRE(mail.dkim[0].signature);
  mail.dkim[0].code = code;
  mail.dkim[0].source = result_source::verified;
  mail.dkim[0].reason = reason;
  mail.dkim[0].key_bits = bits;
  mail.dkim[0].testing = testing;
  std::array<advice::finding, 8> memory;
  fromproof::bounded_list<advice::finding> findings{memory};
  advice::find_signature_faults(mail, findings);
  std::string out;
  for (const auto& finding : findings) {
    advice::write(finding.says, advice::language::en, [&out](std::string_view piece) { out += piece; });
    out += '\n';
  }
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(advice_find_signature_faults)

BOOST_AUTO_TEST_CASE(a_signature_in_order_needs_no_words) {
  BOOST_TEST(say("h=From:Subject:Content-Type", result_code::pass, "") == "");
}

BOOST_AUTO_TEST_CASE(what_a_valid_signature_leaves_open) {
  BOOST_TEST(say("h=From:Content-Type", result_code::pass, "") ==
             "The signature of shop.example does not cover Subject: it may have been changed.\n");
  BOOST_TEST(say("h=From:Subject", result_code::pass, "") ==
             "The signature of shop.example does not cover Content-Type: it may have been changed.\n");
  BOOST_TEST(say("h=From:Subject:Content-Type; l=4", result_code::pass, "") ==
             "The signature of shop.example uses l=4: text added to the mail would not break it.\n");
  BOOST_TEST(say("h=From:Subject:Content-Type", result_code::pass, "", 1024) ==
             "The key of shop.example has only 1024 bits; use 2048.\n");
  BOOST_TEST(say("h=From:Subject:Content-Type", result_code::pass, "", 2048, true) ==
             "The key of shop.example says t=y: its owner is still testing DKIM.\n");
}

BOOST_AUTO_TEST_CASE(every_reason_of_verification_has_words) {
  // The codes that dkim/verify.hpp settles with.
  for (const auto* reason : {"body-hash-mismatch", "body-length",
                             "body-missing",       "expired",
                             "key-hash",           "key-name",
                             "key-not-found",      "key-revoked",
                             "key-service",        "key-strict-identity",
                             "key-syntax",         "key-type",
                             "key-unavailable",    "message-altered",
                             "not-tried",          "out-of-space",
                             "signature-mismatch", "signature-syntax",
                             "unsigned-body",      "unsupported-algorithm",
                             "weak-algorithm",     "weak-key"}) {
    BOOST_TEST(advice::find_words(reason) != nullptr, reason);
    const auto text = say("h=From:Subject:Content-Type", result_code::fail, reason);
    BOOST_TEST(text.find("The DKIM signature of shop.example does not count: ") == 0u);
    BOOST_TEST(text.find(advice::find_words(reason)->en) != std::string::npos, text);
  }
}

BOOST_AUTO_TEST_SUITE_END()
