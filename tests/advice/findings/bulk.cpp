#define BOOST_TEST_DYN_LINK
#include "fromproof/advice/findings/bulk.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

#include "judged.hpp"

using fromproof::tests::judged;

namespace {

struct mail {
  std::string results = "spf=pass smtp.mailfrom=a@shop.example; dkim=pass header.d=shop.example; dmarc=pass";
  std::string signed_fields = "From:List-Unsubscribe:List-Unsubscribe-Post";
  std::string list =
      "List-Unsubscribe: <https://shop.example/u>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n";
  std::string usual = "Message-ID: <a@shop.example>\r\nDate: Sat, 18 May 2024 00:16:17 +0000\r\n";

  /// The codes of the findings about bulk mail.
  std::string found() const {
    const judged it{"Authentication-Results: mx.example; " + results +
                    "\r\nReceived: from x.example (x.example [192.0.2.5]) by mx.example; date\r\n"
                    "DKIM-Signature: v=1; a=rsa-sha256; d=shop.example; s=s; h=" +
                    signed_fields + "; bh=A; b=A\r\n" + list + usual + "From: a@shop.example\r\n\r\ntest\r\n"};
    std::string out;
    for (const auto& finding : it.said.findings) {
      const auto code = finding.says.what.code();
      if (code.starts_with("bulk-")) out += std::string{code} + ' ';
    }
    return out;
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(advice_findings_bulk)

BOOST_AUTO_TEST_CASE(rules_that_are_kept) {
  BOOST_TEST(mail{}.found() == "bulk-rules-kept ");
}

BOOST_AUTO_TEST_CASE(mail_to_one_person_has_no_such_rules) {
  BOOST_TEST((mail{.results = "spf=fail smtp.mailfrom=a@shop.example", .list = "", .usual = ""}.found()) == "");
}

BOOST_AUTO_TEST_CASE(both_spf_and_dkim) {
  BOOST_TEST(
      (mail{.results = "spf=pass smtp.mailfrom=a@shop.example; dkim=fail header.d=shop.example; dmarc=pass"}.found()) ==
      "bulk-not-both bulk-one-click-unsigned ");
  // After a forwarder SPF fails as expected.
  BOOST_TEST(
      (mail{.results = "spf=fail smtp.mailfrom=a@shop.example; dkim=pass header.d=shop.example; dmarc=pass"}.found()) ==
      "");
  // Nothing is known, so there is no finding.
  BOOST_TEST((mail{.results = "none"}.found()) == "");
}

// RFC 8058 section 4: "The message needs a valid DKIM signature that covers at least" both fields.
BOOST_AUTO_TEST_CASE(one_click) {
  BOOST_TEST((mail{.signed_fields = "From:List-Unsubscribe"}.found()) == "bulk-one-click-unsigned ");
  BOOST_TEST((mail{.list = "List-Unsubscribe: <https://shop.example/u>\r\n"}.found()) == "bulk-no-one-click ");
  BOOST_TEST((mail{.list = "List-Unsubscribe: <mailto:u@shop.example>\r\n"
                           "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"}
                  .found()) == "bulk-no-one-click ");
  BOOST_TEST((mail{.list = "Precedence: bulk\r\n"}.found()) == "bulk-no-one-click ");
  // A list that members write to.
  BOOST_TEST((mail{.list = "List-Post: <mailto:users@shop.example>\r\n"}.found()) == "bulk-rules-kept ");
}

BOOST_AUTO_TEST_CASE(the_usual_fields) {
  BOOST_TEST((mail{.usual = "Date: Sat, 18 May 2024 00:16:17 +0000\r\n"}.found()) == "bulk-field-missing ");
  BOOST_TEST((mail{.usual = ""}.found()) == "bulk-field-missing bulk-field-missing ");
}

BOOST_AUTO_TEST_SUITE_END()
