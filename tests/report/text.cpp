#define BOOST_TEST_DYN_LINK
#include "fromproof/report/text.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

#include "judged.hpp"
#include "report/ses_mail.hpp"

using fromproof::tests::judged;
using fromproof::tests::ses;

BOOST_AUTO_TEST_SUITE(report_text)

BOOST_AUTO_TEST_CASE(a_whole_report_in_english) {
  BOOST_TEST(
      judged{ses}.text() ==
      "case.eml\n"
      "DMARC passes, by DKIM alone.\n"
      "  SPF passed, but for eu-west-1.amazonses.com, not shop.example.\n"
      "  A custom MAIL FROM domain adds SPF as the second proof.\n"
      "\n"
      "  Says it is from   info@shop.example\n"
      "  Envelope sender   x@eu-west-1.amazonses.com\n"
      "  through           x.example [192.0.2.5]\n"
      "\n"
      "  Check  Domain                   Authentication          Alignment\n"
      "  SPF    eu-west-1.amazonses.com  pass                    not aligned\n"
      "  DKIM   shop.example             pass                    aligned (strict)\n"
      "  DMARC  shop.example             pass                    by DKIM, p=none\n"
      "  Recorded by mx.example; not checked here. Organizational domain shop.example, by the public suffix "
      "list.\n"
      "\n"
      "  Findings\n"
      "    warning: The Return-Path is Amazon SES's default (eu-west-1.amazonses.com), so SPF passes for Amazon "
      "SES and not for shop.example.\n"
      "    info: p=none: receivers are asked only to report. It was not needed here. Once the reports show nothing "
      "but your own mail passing, go on to p=quarantine, then to p=reject.\n"
      "\n"
      "  Fix\n"
      "    Set a custom MAIL FROM domain in Amazon SES (eu-west-1) and add these DNS records.\n"
      "    Choose a subdomain that receives no mail and is not used in From. These records belong to it alone: leave "
      "the "
      "SPF record of shop.example as it is, and never add a second one. Until SES has found the MX, it silently "
      "falls back to amazonses.com.\n"
      "      mail.shop.example  MX  10 feedback-smtp.eu-west-1.amazonses.com\n"
      "      mail.shop.example  TXT  \"v=spf1 include:amazonses.com ~all\"\n");
}

BOOST_AUTO_TEST_SUITE_END()
