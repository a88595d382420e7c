#include "fromproof/advice/fixes/record_changes.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <string>

#include "fixes.hpp"

using fromproof::tests::advised;
using fromproof::tests::known_zone;

namespace {

// A mail of shop.example from the host of an unlisted provider.
std::string mail_by(std::string_view host, std::string_view more = "", std::string_view from = "info@shop.example") {
  return "Return-Path: <info@shop.example>\r\nReceived: from " + std::string{host} + " (" + std::string{host} +
         " [192.0.2.5]) by mx.example; date\r\n" + std::string{more} + "From: " + std::string{from} +
         "\r\n\r\ntest\r\n";
}

/// The advice for every reader, and the advice for the sender.
struct readers {
  explicit readers(const std::string& text, const known_zone& zone = {}, advised::how judging = advised::as_reported,
                   const fromproof::envelope& known = {})
      : anybody{text, zone, judging, known}, sender{text, zone, judging, known, true} {}

  advised anybody;
  advised sender;
};

readers verified(std::string_view host, const known_zone& zone, std::string_view from = "info@shop.example") {
  return readers{mail_by(host, "", from),
                 zone,
                 advised::with_dns,
                 {.ip = "192.0.2.5", .mail_from = "info@shop.example", .helo = host, .receiver = {}}};
}

std::string note_of(const advised& it, std::string_view code) {
  const auto* fix = it.fix(code);
  return fix == nullptr ? "" : std::string{fix->note.what.code()};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(advice_fixes_record_changes)

// RFC 7208 section 4.5: a domain has one SPF record. The terms are those of the providers' documentation.
BOOST_AUTO_TEST_CASE(a_sender_is_merged_into_the_record_that_was_read) {
  const known_zone zone{{"shop.example TXT", {"site=1", "v=spf1 mx ip4:203.0.113.1 -all", "other"}}};
  const auto it = verified("mail-wr1-f41.google.com", zone);
  BOOST_TEST(it.sender.records("spf-include") ==
             "shop.example TXT v=spf1 mx ip4:203.0.113.1 include:_spf.google.com -all\n");
  BOOST_TEST(note_of(it.sender, "spf-include") == "spf-merged-note");
  const auto& record = it.sender.fix("spf-include")->records[0];
  BOOST_TEST(record.replaces == "v=spf1 mx ip4:203.0.113.1 -all");
  BOOST_TEST(record.beside.size() == 3u);
  // Anybody may send this: no fix for a reader who did not say that the mail is theirs.
  BOOST_TEST(!it.anybody.has_fix("spf-include"));
}

BOOST_AUTO_TEST_CASE(a_domain_without_a_record_gets_one) {
  const auto it = verified("a.outbound.protection.outlook.com", {{"shop.example TXT", {"site=1"}}});
  BOOST_TEST(it.sender.records("spf-include") == "shop.example TXT v=spf1 include:spf.protection.outlook.com ~all\n");
  BOOST_TEST(it.sender.fix("spf-include")->records[0].replaces.empty());
  BOOST_TEST(it.sender.fix("spf-include")->records[0].beside.size() == 1u);
  BOOST_TEST(!it.anybody.has_fix("spf-include"));
}

BOOST_AUTO_TEST_CASE(an_unread_record_is_mentioned) {
  const readers it{"Authentication-Results: mx.example; spf=softfail smtp.mailfrom=info@shop.example; dmarc=fail\r\n" +
                   mail_by("o1.ptr.sendgrid.net")};
  BOOST_TEST(it.sender.has_fix("spf-include"));
  BOOST_TEST(it.sender.records("spf-include").empty());  // it might be a second one
  BOOST_TEST(note_of(it.sender, "spf-include") == "spf-merge-note");
  BOOST_TEST(!it.anybody.has_fix("spf-include"));
}

BOOST_AUTO_TEST_CASE(nothing_is_added_twice_or_to_a_broken_record) {
  for (const std::string_view record :
       {"v=spf1 include:_spf.google.com -all", "v=spf1 include:_spf.google.com ip4:nonsense -all"}) {
    const known_zone zone{{"shop.example TXT", {record}}, {"_spf.google.com TXT", {"v=spf1 ip4:203.0.113.0/24 -all"}}};
    BOOST_TEST(!verified("mail.google.com", zone).sender.has_fix("spf-include"), record);
  }
  const known_zone two{{"shop.example TXT", {"v=spf1 -all", "v=spf1 mx -all"}}};
  BOOST_TEST(!verified("mail.google.com", two).sender.has_fix("spf-include"));
}

BOOST_AUTO_TEST_CASE(too_many_lookups_are_reported) {
  // RFC 7208 section 4.6.4: ten lookups; here all are used.
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
  const auto it = verified("x.mandrillapp.com", zone);
  BOOST_TEST(it.sender.mail.spf.here->lookups == 10u);
  BOOST_TEST(note_of(it.sender, "spf-include") == "spf-merged-lookups-note");
}

BOOST_AUTO_TEST_CASE(forwarded_and_foreign_mail_gets_no_fix) {
  const std::string_view results =
      "Authentication-Results: mx.example; spf=fail smtp.mailfrom=info@shop.example; dkim=pass header.d=shop.example; "
      "dmarc=pass\r\n";
  BOOST_TEST(!readers(std::string{results} + mail_by("mail.google.com")).sender.has_fix("spf-include"));
  const known_zone zone{{"shop.example TXT", {"v=spf1 -all"}}};
  BOOST_TEST(!verified("mail.example.net", zone).sender.has_fix("spf-include"));
  BOOST_TEST(!verified("notgoogle.com", zone).sender.has_fix("spf-include"));
  // The Return-Path belongs to another domain: its owner is not addressed.
  BOOST_TEST(!verified("mail.google.com", zone, "a@bank.example").sender.has_fix("spf-include"));
}

// The client chooses the name in HELO, so it must never end up in a record.
BOOST_AUTO_TEST_CASE(a_name_in_helo_is_no_provider) {
  const known_zone zone{{"shop.example TXT", {"v=spf1 -all"}}};
  const fromproof::envelope known{
      .ip = "192.0.2.5", .mail_from = "info@shop.example", .helo = "mail.google.com", .receiver = {}};
  for (const std::string_view client : {"mail.google.com (unknown [192.0.2.5])", "mail.google.com ([192.0.2.5])",
                                        "mail.google.com (host.attacker.example [192.0.2.5])"}) {
    const readers it{
        "Received: from " + std::string{client} + " by mx.example; date\r\nFrom: info@shop.example\r\n\r\n", zone,
        advised::with_dns, known};
    BOOST_TEST(!it.sender.has_fix("spf-include"), client);
  }
}

// -- DMARC -----------------------------------------------------------------------------------------------------------

namespace {

/// The advice about a record for a mail that passes by SPF and DKIM, with results as verify() leaves them.
std::string raised(std::string_view record, std::string_view from = "info@shop.example", bool by_dkim = true) {
  advised it{mail_by("mail.shop.example", "", from)};
  it.mail.dmarc.here = fromproof::dmarc::result{.code = fromproof::result_code::pass,
                                                .cause = fromproof::dmarc::cause::none,
                                                .aligned_by_spf = true,
                                                .aligned_by_dkim = by_dkim,
                                                .record = record,
                                                .record_domain_size = std::string_view{"shop.example"}.size()};
  std::array<fromproof::advice::fix, 2> memory;
  fromproof::bounded_list<fromproof::advice::fix> fixes{memory};
  fromproof::advice::find_record_changes(it.mail, fromproof::advice::ownership::proven, {}, fixes);
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

namespace {

/// A mail sent by SES with its customer's Return-Path and this record, with results as verify() leaves them.
void judge_ses_mail(advised& it, std::string_view record, fromproof::dmarc::alignment_mode aspf) {
  for (auto& entry : it.mail.dkim) entry.outcome = fromproof::dkim::result{.code = fromproof::result_code::pass};
  it.mail.dmarc.here = fromproof::dmarc::result{.code = fromproof::result_code::fail,
                                                .cause = fromproof::dmarc::cause::nothing_aligned_passed,
                                                .record = record,
                                                .record_domain_size = std::string_view{"shop.example"}.size(),
                                                .aspf = aspf};
  it.said = fromproof::advice::advise(it.mail, it.repairs, fromproof::tests::no_suffixes, it.findings, it.fixes);
}

const std::string ses_signature =
    "DKIM-Signature: v=1; a=rsa-sha256; d=amazonses.com; s=s; h=From; bh=AAAA; b=AAAA\r\n";

}  // namespace

BOOST_AUTO_TEST_CASE(strict_spf_is_never_for_amazon_ses) {
  using fromproof::dmarc::alignment_mode;
  advised it{mail_by("a.amazonses.com", ses_signature)};
  judge_ses_mail(it, "v=DMARC1; p=none; aspf=s", alignment_mode::strict);
  BOOST_TEST(it.finds("ses-aspf-strict"));
  BOOST_TEST(it.records("dmarc-relax-spf") == "_dmarc.shop.example TXT v=DMARC1; p=none; aspf=r\n");
  BOOST_TEST(it.fix("dmarc-relax-spf")->records[0].replaces == "v=DMARC1; p=none; aspf=s");
  // SES checks the owner of a From domain; the records are for its customer.
  BOOST_TEST(it.finds("if-you-sent-this"));

  advised fine{mail_by("a.amazonses.com", ses_signature)};
  judge_ses_mail(fine, "v=DMARC1; p=none; aspf=r", alignment_mode::relaxed);
  BOOST_TEST(!fine.finds("ses-aspf-strict"));
  BOOST_TEST(!fine.has_fix("dmarc-relax-spf"));

  // Neither a host name nor an invalid signature shows that SES sent it.
  advised named{mail_by("a.amazonses.com")};
  judge_ses_mail(named, "v=DMARC1; p=none; aspf=s", alignment_mode::strict);
  BOOST_TEST(!named.finds("ses-aspf-strict"));
  BOOST_TEST(!named.has_fix("dmarc-relax-spf"));
}

BOOST_AUTO_TEST_SUITE_END()
