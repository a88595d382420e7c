#define BOOST_TEST_DYN_LINK
#include "fromproof/report/text.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

#include "judged.hpp"

using fromproof::advice::language;
using fromproof::tests::judged;

BOOST_AUTO_TEST_SUITE(report_text)

constexpr auto ses =
    "Return-Path: <x@eu-west-1.amazonses.com>\r\n"
    "Authentication-Results: mx.example; dkim=pass header.d=shop.example; spf=pass "
    "smtp.mailfrom=x@eu-west-1.amazonses.com; dmarc=pass (p=NONE) header.from=shop.example\r\n"
    "Received: from x.example (x.example [192.0.2.5]) by mx.example; date\r\n"
    "DKIM-Signature: v=1; a=rsa-sha256; d=shop.example; s=s; h=From; bh=AAAA; b=AAAA\r\n"
    "From: info@shop.example\r\n\r\ntest\r\n";

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
      "    info: au and docomo may check SPF for another domain, shop.example: a record there that names the sending "
      "service helps with them, not with DMARC (published by the carriers, may be old).\n"
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

/// A terminal must not be flooded, and the address must be seen whatever the name does.
BOOST_AUTO_TEST_CASE(what_a_sender_may_make_as_long_as_he_likes_is_cut) {
  const std::string huge(2'000'000, 'A');
  const std::string marks = [] {
    std::string text = "a";
    for (int i = 0; i < 100'000; ++i) text += "\u0301";
    return text;
  }();
  for (const auto& text : {huge, marks, std::string{"[x] "} + huge}) {
    const std::string name = text;
    const judged mail{"From: \"" + name + "\" <info@shop.example>\r\nSubject: " + name + "\r\n\r\ntest\r\n"};
    const std::string report = mail.text();
    BOOST_TEST(report.size() < 10'000u);
    BOOST_TEST(report.find("… <info@shop.example>\n") != std::string::npos);
  }
  const judged local{"From: " + huge + "@shop.example\r\nSubject: " + std::string(200, 'b') + "\r\n\r\ntest\r\n"};
  const std::string report = local.text();
  BOOST_TEST(report.size() < 10'000u);
  BOOST_TEST(report.find(std::string(200, 'A') + "…@shop.example\n") != std::string::npos);
  BOOST_TEST(report.find(' ' + std::string(200, 'b') + '\n') != std::string::npos);
}

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
