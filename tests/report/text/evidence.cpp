#define BOOST_TEST_DYN_LINK
#include "fromproof/report/text/evidence.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

#include "judged.hpp"
#include "report/ses_mail.hpp"

using fromproof::advice::language;
using fromproof::tests::judged;
using fromproof::tests::ses;

BOOST_AUTO_TEST_SUITE(report_text_evidence)

BOOST_AUTO_TEST_CASE(a_chain_has_a_row_of_its_own_where_its_result_is_known) {
  const std::string chain =
      "ARC-Seal: i=1; a=rsa-sha256; cv=none; d=list.example; s=k; b=AAAA\r\n"
      "ARC-Message-Signature: i=1; a=rsa-sha256; d=list.example; s=k; h=from; bh=AAAA; b=AAAA\r\n"
      "ARC-Authentication-Results: i=1; list.example; none\r\n";
  const std::string row = "  ARC    list.example";
  BOOST_TEST(judged{chain + ses}.text().find(row) == std::string::npos);
  auto reported = chain + ses;
  reported.replace(reported.find("; dkim=pass"), 1, "; arc=pass;");
  BOOST_TEST(judged{reported}.text().find(row + "             pass                    i=1\n") != std::string::npos);
}

// The sample in the folder of the page "after": strict alignment would leave DKIM alone.
BOOST_AUTO_TEST_CASE(other_terms_are_shown_where_they_matter) {
  std::string after{ses};
  for (auto at = after.find("eu-west-1.amazonses.com"); at != std::string::npos;
       at = after.find("eu-west-1.amazonses.com")) {
    after.replace(at, std::string_view{"eu-west-1.amazonses.com"}.size(), "mail.shop.example");
  }
  BOOST_TEST(judged{after}.text().find("  With strict alignment: pass, by DKIM\n") != std::string::npos);
  BOOST_TEST(judged{after}.text().find("With relaxed") == std::string::npos);
  BOOST_TEST(judged{after}.text({.language = language::ja}).find("  厳密モードの場合：合格（pass）、DKIMによる\n") !=
             std::string::npos);
  BOOST_TEST(judged{ses}.text().find("With strict") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_reason_stands_where_nothing_is_aligned) {
  const std::string unknown =
      "Authentication-Results: mx.example; spf=pass smtp.mailfrom=x@shop.example\r\n"
      "Received: from x.example (x.example [192.0.2.5]) by mx.example; date\r\nFrom: a@other.example\r\n\r\n";
  BOOST_TEST(judged{unknown}.text().find("none                    the receiver says nothing about it\n") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(japanese_keeps_its_columns) {
  const auto text = judged{ses}.text({.language = language::ja});
  BOOST_TEST(text.find("  SPF    eu-west-1.amazonses.com  合格（pass）            不一致\n") != std::string::npos);
  BOOST_TEST(text.find("  エンベロープFrom  x@eu-west-1.amazonses.com\n") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
