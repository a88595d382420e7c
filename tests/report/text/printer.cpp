#define BOOST_TEST_DYN_LINK
#include "fromproof/report/text/printer.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

#include "judged.hpp"
#include "report/ses_mail.hpp"

using fromproof::tests::judged;
using fromproof::tests::ses;

BOOST_AUTO_TEST_SUITE(report_text_printer)

BOOST_AUTO_TEST_CASE(colour_only_when_asked_for) {
  BOOST_TEST(judged{ses}.text().find('\x1b') == std::string::npos);
  BOOST_TEST(judged{ses}.text({.colour = true}).find("\x1b[32mpass") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(nothing_in_a_mail_forges_a_line_or_moves_the_cursor) {
  const judged it{
      "Subject: =?utf-8?Q?x=0A2026-01-01_dmarc=3Dpass?= \x1b[2J \xc2\x9b"
      "31m \xe2\x80\xae\r\n"
      "From: =?utf-8?q?=1b=5b31m?= <a@shop.example>\r\n\r\n"};
  const auto text = it.text();
  for (const char c : text) BOOST_TEST((c == '\n' || static_cast<unsigned char>(c) >= 0x20));
  BOOST_TEST(text.find("\n2026-01-01") == std::string::npos);
  BOOST_TEST(text.find("\xc2\x9b") == std::string::npos);
  BOOST_TEST(text.find("<U+202E>") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
