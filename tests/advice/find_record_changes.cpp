#include "fromproof/advice/find_record_changes.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <string>

#include "fixes.hpp"

using fromproof::tests::advised;
using fromproof::tests::known_zone;

namespace {

// A mail of shop.example that an unlisted provider's host brings in.
std::string mail_by(std::string_view helo, std::string_view more = "", std::string_view from = "info@shop.example") {
  return "Return-Path: <info@shop.example>\r\nReceived: from " + std::string{helo} + " (" + std::string{helo} +
         " [192.0.2.5]) by mx.example; date\r\n" + std::string{more} + "From: " + std::string{from} +
         "\r\n\r\ntest\r\n";
}

fromproof::envelope by(std::string_view helo) {
  return {.ip = "192.0.2.5", .mail_from = "info@shop.example", .helo = helo, .receiver = {}};
}

std::string note_of(const advised& it, std::string_view code) {
  const auto* fix = it.fix(code);
  return fix == nullptr ? "" : std::string{fix->note.what.code()};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(advice_find_record_changes)

// RFC 7208 section 4.5: a domain has one SPF record. The terms are those of the providers' documentation.
BOOST_AUTO_TEST_CASE(a_sender_is_merged_into_the_record_that_was_read) {
  const known_zone zone{{"shop.example TXT", {"site=1", "v=spf1 mx ip4:203.0.113.1 -all", "other"}}};
  const advised it{mail_by("mail-wr1-f41.google.com"), zone, advised::with_dns, by("mail-wr1-f41.google.com")};
  BOOST_TEST(it.records("spf-include") == "shop.example TXT v=spf1 mx ip4:203.0.113.1 include:_spf.google.com -all\n");
  BOOST_TEST(note_of(it, "spf-include") == "spf-merged-note");
  const auto& record = it.fix("spf-include")->records[0];
  BOOST_TEST(record.replaces == "v=spf1 mx ip4:203.0.113.1 -all");
  BOOST_TEST(record.beside.size() == 3u);
}

BOOST_AUTO_TEST_CASE(a_domain_without_a_record_gets_one) {
  const known_zone zone{{"shop.example TXT", {"site=1"}}};
  const advised it{mail_by("a.outbound.protection.outlook.com"), zone, advised::with_dns,
                   by("a.outbound.protection.outlook.com")};
  BOOST_TEST(it.records("spf-include") == "shop.example TXT v=spf1 include:spf.protection.outlook.com ~all\n");
  BOOST_TEST(it.fix("spf-include")->records[0].replaces.empty());
  BOOST_TEST(it.fix("spf-include")->records[0].beside.size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_record_that_was_not_read_is_spoken_of) {
  const advised it{"Authentication-Results: mx.example; spf=softfail smtp.mailfrom=info@shop.example; dmarc=fail\r\n" +
                   mail_by("o1.ptr.sendgrid.net")};
  BOOST_TEST(it.has_fix("spf-include"));
  BOOST_TEST(it.records("spf-include").empty());  // it might be a second one
  BOOST_TEST(note_of(it, "spf-include") == "spf-merge-note");
}

BOOST_AUTO_TEST_CASE(nothing_is_added_twice_or_to_a_broken_record) {
  for (const std::string_view record :
       {"v=spf1 include:_spf.google.com -all", "v=spf1 include:_spf.google.com ip4:nonsense -all"}) {
    const known_zone zone{{"shop.example TXT", {record}}, {"_spf.google.com TXT", {"v=spf1 ip4:203.0.113.0/24 -all"}}};
    const advised it{mail_by("mail.google.com"), zone, advised::with_dns, by("mail.google.com")};
    BOOST_TEST(!it.has_fix("spf-include"), record);
  }
  const known_zone two{{"shop.example TXT", {"v=spf1 -all", "v=spf1 mx -all"}}};
  BOOST_TEST(
      !advised(mail_by("mail.google.com"), two, advised::with_dns, by("mail.google.com")).has_fix("spf-include"));
}

BOOST_AUTO_TEST_CASE(too_many_lookups_are_told) {
  // RFC 7208 section 4.6.4: ten; here all are spent.
  const known_zone zone{{"shop.example TXT",
                         {"v=spf1 a:1.example a:2.example a:3.example a:4.example a:5.example a:6.example a:7.example "
                          "a:8.example a:9.example a:10.example -all"}},
                        {"1.example A", {"xxxx"}},
                        {"2.example A", {"xxxx"}},
                        {"3.example A", {"xxxx"}},
                        {"4.example A", {"xxxx"}},
                        {"5.example A", {"xxxx"}},
                        {"6.example A", {"xxxx"}},
                        {"7.example A", {"xxxx"}},
                        {"8.example A", {"xxxx"}},
                        {"9.example A", {"xxxx"}},
                        {"10.example A", {"xxxx"}}};
  const advised it{mail_by("x.mandrillapp.com"), zone, advised::with_dns, by("x.mandrillapp.com")};
  BOOST_TEST(it.mail.spf.lookups == 10u);
  BOOST_TEST(note_of(it, "spf-include") == "spf-merged-lookups-note");
}

BOOST_AUTO_TEST_CASE(forwarded_and_foreign_mail_is_let_alone) {
  const std::string_view results =
      "Authentication-Results: mx.example; spf=fail smtp.mailfrom=info@shop.example; dkim=pass header.d=shop.example; "
      "dmarc=pass\r\n";
  BOOST_TEST(!advised(std::string{results} + mail_by("mail.google.com")).has_fix("spf-include"));
  const known_zone zone{{"shop.example TXT", {"v=spf1 -all"}}};
  BOOST_TEST(
      !advised(mail_by("mail.example.net"), zone, advised::with_dns, by("mail.example.net")).has_fix("spf-include"));
  BOOST_TEST(!advised(mail_by("notgoogle.com"), zone, advised::with_dns, by("notgoogle.com")).has_fix("spf-include"));
  // The Return-Path is another's: its owner is not spoken to.
  BOOST_TEST(!advised(mail_by("mail.google.com", "", "a@bank.example"), zone, advised::with_dns, by("mail.google.com"))
                  .has_fix("spf-include"));
}

// -- DMARC -----------------------------------------------------------------------------------------------------------

namespace {

/// What mail that passes both ways is advised on a record; verified results as verify() leaves them.
std::string raised(std::string_view record, std::string_view from = "info@shop.example", bool by_dkim = true) {
  advised it{mail_by("mail.shop.example", "", from)};
  auto& dmarc = it.mail.dmarc;
  dmarc.source = fromproof::result_source::verified;
  dmarc.code = fromproof::result_code::pass;
  dmarc.aligned_by_spf = true;
  dmarc.aligned_by_dkim = by_dkim;
  dmarc.record = record;
  dmarc.record_size = std::string_view{"shop.example"}.size();
  std::array<fromproof::advice::fix, 2> memory;
  fromproof::bounded_list<fromproof::advice::fix> fixes{memory};
  fromproof::advice::find_record_changes(it.mail, {}, fixes);
  std::string out;
  const auto append = [&out](std::string_view piece) { out += piece; };
  for (const auto& fix : fixes) {
    BOOST_TEST(fix.says.what.code() == "dmarc-raise-policy");
    BOOST_TEST(fix.records[0].replaces == record);
    fix.records[0].name.write(append), out += ' ', fix.records[0].value.write(append);
  }
  return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_policy_goes_on_step_by_step) {
  BOOST_TEST(raised("v=DMARC1; p=none; rua=mailto:d@shop.example") ==
             "_dmarc.shop.example v=DMARC1; p=quarantine; rua=mailto:d@shop.example");
  BOOST_TEST(raised("v=DMARC1; p=quarantine; pct=20; adkim=s") == "_dmarc.shop.example v=DMARC1; p=reject; adkim=s");
  BOOST_TEST(raised("v=DMARC1; p=reject").empty());
  BOOST_TEST(raised("v=DMARC1; p=none; t=y").empty());
  BOOST_TEST(raised("v=DMARC1; p=nonsense; rua=mailto:d@shop.example").empty());
  BOOST_TEST(raised("").empty());
}

BOOST_AUTO_TEST_CASE(below_the_record_it_is_the_policy_for_subdomains) {
  BOOST_TEST(raised("v=DMARC1; p=reject; sp=none", "info@news.shop.example") ==
             "_dmarc.shop.example v=DMARC1; p=reject; sp=quarantine");
  BOOST_TEST(raised("v=DMARC1; p=none", "info@news.shop.example") == "_dmarc.shop.example v=DMARC1; p=quarantine");
  BOOST_TEST(raised("v=DMARC1; p=reject; sp=none").empty());
}

BOOST_AUTO_TEST_CASE(one_leg_is_not_enough_for_a_policy) {
  BOOST_TEST(raised("v=DMARC1; p=none", "info@shop.example", false).empty());
}

BOOST_AUTO_TEST_CASE(strict_spf_is_never_for_amazon_ses) {
  const known_zone zone{{"_dmarc.shop.example TXT", {"v=DMARC1; p=none; aspf=s"}},
                        {"mail.shop.example TXT", {"v=spf1 ip4:192.0.2.0/24 -all"}}};
  const fromproof::envelope known{
      .ip = "192.0.2.5", .mail_from = "x@mail.shop.example", .helo = "a.amazonses.com", .receiver = {}};
  const advised it{mail_by("a.amazonses.com"), zone, advised::with_dns, known};
  BOOST_TEST(it.finds("ses-aspf-strict"));
  BOOST_TEST(it.records("dmarc-relax-spf") == "_dmarc.shop.example TXT v=DMARC1; p=none; aspf=r\n");
  BOOST_TEST(it.fix("dmarc-relax-spf")->records[0].replaces == "v=DMARC1; p=none; aspf=s");
  const known_zone relaxed{{"_dmarc.shop.example TXT", {"v=DMARC1; p=none; aspf=r"}}};
  const advised fine{mail_by("a.amazonses.com"), relaxed, advised::with_dns, known};
  BOOST_TEST(!fine.finds("ses-aspf-strict"));
  BOOST_TEST(!fine.has_fix("dmarc-relax-spf"));
}

BOOST_AUTO_TEST_SUITE_END()
