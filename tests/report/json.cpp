#define BOOST_TEST_DYN_LINK
#include "fromproof/report/json.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "judged.hpp"

using fromproof::tests::judged;
using nlohmann::json;

BOOST_AUTO_TEST_SUITE(report_json)

// The members that scripts rely on: schema 1 of the report. A member may be added, none may go.
BOOST_AUTO_TEST_CASE(every_member_of_schema_1) {
  const judged it{
      "DKIM-Signature: v=1; a=rsa-sha256; d=a.example; s=s; h=From; bh=AAAA; b=AAAA\r\n"
      "Authentication-Results: mx.example; dkim=pass header.d=a.example\r\n"
      "From: a@a.example\r\nFrom: b@b.example\r\n\r\n"};
  const auto report = json::parse(it.json());
  for (const auto* member : {"/schema",
                             "/fromproof",
                             "/file",
                             "/message/size",
                             "/message/header_fields",
                             "/message/header_octets",
                             "/message/body_octets",
                             "/message/line_ending",
                             "/message/header_from/fields",
                             "/message/header_from/mailboxes/0/display_name",
                             "/message/header_from/mailboxes/0/address",
                             "/message/header_from/mailboxes/0/local_part",
                             "/message/header_from/mailboxes/0/domain",
                             "/message/header_from/mailboxes/0/unicode_domain",
                             "/message/header_from/domain",
                             "/message/envelope_from/address",
                             "/message/envelope_from/domain",
                             "/message/envelope_from/null",
                             "/message/envelope_from/source",
                             "/message/envelope_from/proven_by",
                             "/verdict/tone",
                             "/message/client_ip/value",
                             "/message/client_ip/source",
                             "/message/helo/value",
                             "/message/helo/source",
                             "/message/subject",
                             "/message/message_id",
                             "/message/date",
                             "/repairs",
                             "/spf/identity",
                             "/spf/domain",
                             "/spf/result",
                             "/spf/source",
                             "/spf/reason",
                             "/spf/mechanism",
                             "/spf/lookups",
                             "/spf/void_lookups",
                             "/spf/explanation",
                             "/spf/record",
                             "/spf/aligned/relaxed",
                             "/spf/aligned/strict",
                             "/dkim/0/domain",
                             "/dkim/0/selector",
                             "/dkim/0/identity",
                             "/dkim/0/algorithm",
                             "/dkim/0/canonicalization",
                             "/dkim/0/timestamp",
                             "/dkim/0/expiration",
                             "/dkim/0/body_length",
                             "/dkim/0/signed_fields",
                             "/dkim/0/key_bits",
                             "/dkim/0/testing",
                             "/dkim/0/result",
                             "/dkim/0/source",
                             "/dkim/0/reason",
                             "/dkim/0/aligned/relaxed",
                             "/dkim/0/aligned/strict",
                             "/dmarc/result",
                             "/dmarc/source",
                             "/dmarc/reason",
                             "/dmarc/aligned_by",
                             "/dmarc/method",
                             "/dmarc/organizational_domain",
                             "/dmarc/record",
                             "/dmarc/record_domain",
                             "/dmarc/policy",
                             "/dmarc/applied",
                             "/dmarc/alignment_mode/spf",
                             "/dmarc/alignment_mode/dkim",
                             "/dmarc/queries",
                             "/dmarc/reported",
                             "/dmarc/organizations/0/identifier",
                             "/dmarc/organizations/0/domain",
                             "/dmarc/organizations/0/tree_walk",
                             "/dmarc/organizations/0/psl",
                             "/dmarc/alternatives",
                             "/spf/reported",
                             "/dkim/0/reported",
                             "/arc/reported",
                             "/arc/result",
                             "/arc/source",
                             "/arc/instances",
                             "/arc/reason",
                             "/arc/sets",
                             "/sender_id/pra",
                             "/sender_id/carriers/0/carrier",
                             "/sender_id/carriers/0/reads",
                             "/sender_id/carriers/0/at_strictest",
                             "/sender_id/carriers/0/domain",
                             "/sender_id/carriers/0/as_of",
                             "/sender_id/carriers/0/source",
                             "/reported/0/field",
                             "/reported/0/authserv_id",
                             "/reported/0/trusted",
                             "/reported/0/results/0/method",
                             "/reported/0/results/0/result",
                             "/reported/0/results/0/reason",
                             "/reported/0/results/0/properties",
                             "/findings/0/code",
                             "/findings/0/severity",
                             "/findings/0/subject",
                             "/findings/0/above_verdict",
                             "/findings/0/params",
                             "/fixes",
                             "/dns"}) {
    BOOST_TEST(report.contains(json::json_pointer{member}), member);
  }
}

// A page shows by these what it must not decide itself.
BOOST_AUTO_TEST_CASE(the_report_decides_what_is_proven_and_what_comes_first) {
  const std::string received =
      "Authentication-Results: mx.example; spf=pass smtp.mailfrom=x@a.example; dmarc=pass\r\n"
      "Received: from x.example (x.example [192.0.2.5]) by mx.example; date\r\n";
  const judged named{received +
                     "Return-Path: <x@a.example>\r\nFrom: \"bank@bank.example\" <a@a.example>\r\n\r\ntest\r\n"};
  const auto report = json::parse(named.json());
  BOOST_TEST(report["dmarc"]["result"] == "pass");
  BOOST_TEST(report["verdict"]["tone"] == "unknown");
  BOOST_TEST(report["message"]["envelope_from"]["proven_by"] == "reported");
  bool above = false;
  for (const auto& finding : report["findings"]) {
    if (finding["code"] != "display-name-other-address") continue;
    BOOST_TEST(finding["subject"] == "from");
    above = finding["above_verdict"];
  }
  BOOST_TEST(above);
  const judged damaged{"  From: a@a.example\n  To: b@b.example\n\n  test\n"};
  const auto repairs = json::parse(damaged.json())["repairs"];
  BOOST_TEST(repairs == json::parse(R"([{"code": "lf-to-crlf", "count": 4, "certain": true},
                                        {"code": "indent-removed", "count": 3, "certain": false}])"));
  BOOST_TEST(json::parse(damaged.json())["message"]["envelope_from"]["proven_by"].is_null());
}

// The raw view of the page marks by these what a result was read from.
BOOST_AUTO_TEST_CASE(what_was_read_from_the_message_says_where_it_stands) {
  const std::string mail =
      "Return-Path: <bounce@a.example>\r\n"
      "Received: from mail.a.example (mail.a.example [192.0.2.1])\r\n by mx.example; Thu, 11 Jun 2026 04:07:38 "
      "+0000\r\n"
      "Received-SPF: pass (fine) client-ip=192.0.2.1; receiver=mx.example\r\n"
      "Authentication-Results: mx.example;\r\n dkim=pass header.d=a.example;\r\n spf=pass smtp.mailfrom=a.example\r\n"
      "DKIM-Signature: v=1; a=rsa-sha256; d=a.example; s=s; h=From;\r\n bh=AAAA; b=AAAA\r\n"
      "From: Ann <a@a.example>, b@b.example\r\n\r\nBody\r\n";
  const judged it{mail};
  const auto report = json::parse(it.json());
  const auto at = [&](const char* where) {
    const auto span = report[json::json_pointer{std::string{where} + "/span"}];
    return mail.substr(span[0].get<std::size_t>(), span[1].get<std::size_t>());
  };
  BOOST_TEST(at("/message/envelope_from") == "bounce@a.example");
  BOOST_TEST(at("/message/client_ip") == "192.0.2.1");
  BOOST_TEST(at("/message/header_from/mailboxes/0") == "Ann <a@a.example>");
  BOOST_TEST(at("/message/header_from/mailboxes/1") == "b@b.example");
  BOOST_TEST(at("/dkim/0").substr(0, 15) == "DKIM-Signature:");
  BOOST_TEST(at("/dkim/0").substr(at("/dkim/0").size() - 8) == "b=AAAA\r\n");
  BOOST_TEST(at("/reported/0").substr(0, 13) == "Received-SPF:");
  BOOST_TEST(at("/reported/1/results/0") == "dkim=pass header.d=a.example");
  BOOST_TEST(at("/reported/1/results/1") == "spf=pass smtp.mailfrom=a.example");
  BOOST_TEST(mail.substr(report["message"]["header_octets"].get<std::size_t>(), 2) == "\r\n");
}

BOOST_AUTO_TEST_CASE(the_callers_facts_have_no_place_in_the_message) {
  fromproof::envelope known;
  known.ip = "192.0.2.1";
  known.mail_from = "a@a.example";
  const judged it{"From: a@a.example\r\n\r\n", known};
  const auto message = json::parse(it.json())["message"];
  BOOST_TEST(message["client_ip"]["span"].is_null());
  BOOST_TEST(message["envelope_from"]["span"].is_null());
}

BOOST_AUTO_TEST_CASE(any_mail_gives_one_line_of_json_in_utf8) {
  std::string all;
  for (int i = 0; i < 256; ++i) all += static_cast<char>(i);
  const judged it{"Subject: " + all + "\r\nFrom: \"" + all + "\" <a@b.example>\r\nDKIM-Signature: d=" + all +
                  "\r\nAuthentication-Results: \"" + all + "\"; none\r\nReturn-Path: <" + all + ">\r\n\r\n" + all};
  const auto text = it.json();
  BOOST_TEST(text.find('\n') == std::string::npos);
  BOOST_TEST(text.find('\0') == std::string::npos);
  BOOST_TEST(fromproof::utf8::is_valid(text));
  BOOST_TEST(json::accept(text));
}

BOOST_AUTO_TEST_CASE(octets_that_are_not_utf8_are_replaced) {
  const judged it{
      "Subject: a\xff"
      "b\r\nFrom: a@b.example\r\n\r\n"};
  BOOST_TEST(json::parse(it.json())["message"]["subject"] ==
             "a\xef\xbf\xbd"
             "b");
}

BOOST_AUTO_TEST_SUITE_END()
