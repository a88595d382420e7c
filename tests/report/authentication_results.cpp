#define BOOST_TEST_DYN_LINK
#include "fromproof/report/authentication_results.hpp"

#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

#include "judged.hpp"

namespace {

using namespace fromproof;

/// A message without verified results. The test sets them and checks the field.
struct subject {
  explicit subject(std::string octets, const envelope& known = {}) : text{std::move(octets)} {
    mail = read_mail(text, known, tests::no_suffixes, memory);
  }
  subject(const subject&) = delete;
  subject& operator=(const subject&) = delete;

  void spf(const spf::result& found, std::string_view checked = {}) {
    mail.spf.here = found;
    mail.spf.computed_from = result_source::verified;
    const auto name = parse_domain(checked);
    mail.spf.checked = {name ? *name : domain{}, tests::no_suffixes};
  }
  void dkim(std::size_t i, const dkim::result& found) { mail.dkim[i].outcome = found; }
  void dmarc(const dmarc::result& found) {
    mail.dmarc.here = found;
    mail.dmarc.computed_from = result_source::verified;
  }

  std::string field() const {
    std::string out;
    BOOST_TEST(write_authentication_results(mail, "mx.example", [&out](std::string_view piece) { out += piece; }));
    return out;
  }
  /// The results: the text after the authserv-id, unfolded.
  std::string results() const {
    std::string out = field();
    for (std::size_t at = 0; (at = out.find("\r\n", at)) != std::string::npos;) out.erase(at, 2);
    constexpr std::string_view begin = "Authentication-Results: mx.example; ";
    BOOST_TEST(out.starts_with(begin));
    return out.substr(begin.size());
  }

  std::string text;
  mail_arrays<4, 1, 1> memory;
  authentication mail;
};

dmarc::result passed(std::string_view record) {
  return {.code = result_code::pass,
          .cause = dmarc::cause::none,
          .applied = "pass",
          .record = record,
          .record_domain_size = std::string_view{"bank.example"}.size()};
}

const std::string from = "From: a@bank.example\r\n";

std::string signed_by(const std::string& d, const std::string& b) {
  return "DKIM-Signature: v=1; a=rsa-sha256; d=" + d + "; s=s1; h=From; bh=AAAA; b=" + b + "\r\n";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(report_authentication_results)

BOOST_AUTO_TEST_CASE(none_where_nothing_was_verified) {
  BOOST_TEST(subject{from}.field() == "Authentication-Results: mx.example; none\r\n");
}

BOOST_AUTO_TEST_CASE(reported_results_are_not_repeated) {
  const subject it{
      "Authentication-Results: mx.example; spf=pass smtp.mailfrom=a@bank.example; dkim=pass header.d=bank.example; "
      "arc=pass; dmarc=pass header.from=bank.example\r\nReceived: from a ([192.0.2.1]) by mx.example; d\r\n" +
      signed_by("bank.example", "QUJD") + from};
  BOOST_TEST((it.mail.dmarc.code() == result_code::pass));  // as reported
  BOOST_TEST((it.mail.dkim[0].code() == result_code::pass));
  BOOST_TEST(it.field() == "Authentication-Results: mx.example; none\r\n");
}

BOOST_AUTO_TEST_CASE(a_field_as_it_is_put_on_top) {
  subject it{signed_by("bank.example", "Abc+/123456") + from,
             {.ip = {}, .mail_from = "bounce@mail.bank.example", .helo = {}, .receiver = {}}};
  it.spf({.code = result_code::pass}, "mail.bank.example");
  it.dkim(0, {.code = result_code::pass});
  it.dmarc(passed("v=DMARC1; p=reject; sp=quarantine"));
  BOOST_TEST(it.field() ==
             "Authentication-Results: mx.example;\r\n"
             " spf=pass smtp.mailfrom=bounce@mail.bank.example;\r\n"
             " dkim=pass header.d=bank.example header.s=s1 header.b=\"Abc+/123\";\r\n"
             " dmarc=pass (p=reject sp=quarantine dis=none) header.from=bank.example\r\n"
             " polrec.p=reject\r\n");
}

BOOST_AUTO_TEST_CASE(the_mail_from_that_was_checked) {
  const auto spf = [](std::string_view mail_from, std::string_view checked) {
    subject it{from + signed_by("a.example", "QUJD"),
               {.ip = {}, .mail_from = mail_from, .helo = "helo.example", .receiver = {}}};
    it.spf({}, checked);
    return it.results();
  };
  BOOST_TEST(spf("A.b@Bank.Example", "bank.example") == "spf=none smtp.mailfrom=A.b@Bank.Example");
  BOOST_TEST(spf("", "helo.example") == "spf=none smtp.helo=helo.example");
  BOOST_TEST(spf("<>", "helo.example") == "spf=none smtp.helo=helo.example");
  BOOST_TEST(spf("\"a;b\"@bank.example", "bank.example") == "spf=none smtp.mailfrom=\"a;b\"@bank.example");
  // An address that cannot be written is replaced by its domain; an address of another domain was not checked.
  BOOST_TEST(spf("\xc3\xa9@bank.example", "bank.example") == "spf=none smtp.mailfrom=bank.example");
  BOOST_TEST(spf("\"a\r\nb\"@bank.example", "bank.example") == "spf=none smtp.mailfrom=bank.example");
  BOOST_TEST(spf("a@b\xc3\xbc\x63her.example", "xn--bcher-kva.example") ==
             "spf=none smtp.mailfrom=xn--bcher-kva.example");
  BOOST_TEST(spf("a@other.example", "bank.example") == "spf=none smtp.mailfrom=bank.example");
}

BOOST_AUTO_TEST_CASE(an_injected_reverse_path_is_left_out) {
  subject it{from, {.ip = {}, .mail_from = "a@b.example>\r\nX-Injected: 1", .helo = {}, .receiver = {}}};
  it.spf({.cause = fromproof::spf::cause::bad_domain});
  it.dmarc({.cause = dmarc::cause::no_record});
  BOOST_TEST(it.results() ==
             "spf=none reason=bad-domain; dkim=none; dmarc=none reason=no-record header.from=bank.example");
}

BOOST_AUTO_TEST_CASE(a_helo_that_is_no_domain_is_quoted_or_left_out) {
  const auto spf = [](std::string_view helo) {
    subject it{from + signed_by("a.example", "QUJD"), {.ip = {}, .mail_from = "", .helo = helo, .receiver = {}}};
    it.spf({});
    return it.results();
  };
  BOOST_TEST(spf("[192.0.2.1]") == "spf=none smtp.helo=\"[192.0.2.1]\"");
  BOOST_TEST(spf("a\r\nb") == "spf=none");
}

BOOST_AUTO_TEST_CASE(each_signature_that_was_verified) {
  subject it{signed_by("a.example", "QUJD REVG\r\n R0hJ") + signed_by("B.example", "QUJDREVGR0hJ") +
             signed_by("c.example", "QUI=") + "DKIM-Signature: v=1; d=d.example; b=QUJD\r\n" + from};
  it.dkim(0, {.code = result_code::fail, .cause = fromproof::dkim::cause::body_hash_mismatch});
  it.dkim(1, {.code = result_code::pass});
  // The third was not verified, and the fourth is malformed, which is visible without DNS.
  BOOST_TEST(it.results() ==
             "dkim=fail reason=body-hash-mismatch header.d=a.example header.s=s1 header.b=QUJDREVGR0hJ; "
             "dkim=pass header.d=b.example header.s=s1 header.b=QUJDREVGR0hJ; "
             "dkim=permerror reason=missing-tag header.d=d.example header.b=QUJD");
}

// RFC 6008 section 4: as much of b= as distinguishes two signatures, and at least eight octets.
BOOST_AUTO_TEST_CASE(the_beginning_of_a_signature_tells_it_from_the_others) {
  subject it{signed_by("a.example", "0123456789AB") + signed_by("b.example", "0123456789CD") +
             signed_by("c.example", "0123XX6789CD") + from};
  for (std::size_t i = 0; i < 3; ++i) it.dkim(i, {.code = result_code::pass});
  BOOST_TEST(it.results() ==
             "dkim=pass header.d=a.example header.s=s1 header.b=0123456789A; "
             "dkim=pass header.d=b.example header.s=s1 header.b=0123456789C; "
             "dkim=pass header.d=c.example header.s=s1 header.b=0123XX67");
}

BOOST_AUTO_TEST_CASE(dmarc_with_the_record_that_governs) {
  subject it{"From: a@mail.bank.example\r\n" + signed_by("a.example", "QUJD")};
  it.dmarc({.code = result_code::fail,
            .cause = dmarc::cause::nothing_aligned_passed,
            .applied = "reject",
            .record = "v=DMARC1; p=none; sp=reject",
            .record_domain_size = 12});
  BOOST_TEST(it.results() ==
             "dmarc=fail (p=none sp=reject dis=reject) reason=nothing-aligned-passed header.from=mail.bank.example "
             "polrec.p=none polrec.domain=bank.example");
  it.dmarc({.code = result_code::none, .cause = dmarc::cause::no_record});
  BOOST_TEST(it.results() == "dmarc=none reason=no-record header.from=mail.bank.example");
  it.dmarc({.code = result_code::temperror, .cause = dmarc::cause::record_unread});
  BOOST_TEST(it.results() == "dmarc=temperror reason=record-unread header.from=mail.bank.example");
  // RFC 9989 section 4.10.1: without a valid p= but with rua= the policy is none. The record has no p= to repeat.
  it.dmarc({.code = result_code::fail,
            .cause = dmarc::cause::none,
            .applied = "none",
            .record = "v=DMARC1; p=x; rua=mailto:a@bank.example",
            .record_domain_size = 17});
  BOOST_TEST(it.results() == "dmarc=fail (p=none dis=none) header.from=mail.bank.example");
}

BOOST_AUTO_TEST_CASE(a_from_without_an_author_domain_is_judged_without_dns) {
  BOOST_TEST(subject{from + from}.results() == "dkim=none; dmarc=permerror reason=several-from-fields");
}

BOOST_AUTO_TEST_CASE(an_arc_chain_that_was_verified) {
  subject it{from};
  it.mail.arc.reported = claim{.code = result_code::pass, .text = {}};
  BOOST_TEST(it.results() == "none");
  it.mail.arc.here = arc::result{.code = result_code::fail, .fault = arc::fault::missing_field};
  BOOST_TEST(it.results() == "arc=fail reason=arc-missing-field");
}

BOOST_AUTO_TEST_CASE(an_invalid_authserv_id_writes_nothing) {
  const subject it{from};
  for (const std::string_view id : {"", "mx\r\nX: 1"}) {
    std::string out;
    BOOST_TEST(!write_authentication_results(it.mail, id, [&out](std::string_view piece) { out += piece; }));
    BOOST_TEST(out == "");
  }
}

BOOST_AUTO_TEST_CASE(results_computed_from_the_message_are_not_written) {
  subject it{from + signed_by("a.example", "QUJD")};
  it.spf({.code = result_code::pass}, "bank.example");
  it.mail.spf.computed_from = result_source::computed;
  it.dmarc(passed("v=DMARC1; p=reject"));
  it.mail.dmarc.computed_from = result_source::computed;
  BOOST_TEST(it.results() == "none");
}

// Our own parser reads the field as it was meant.
BOOST_AUTO_TEST_CASE(the_field_is_read_back_as_reported) {
  subject it{signed_by("bank.example", "QUJDREVGR0hJ") + from,
             {.ip = {}, .mail_from = "\"x y\"@mail.bank.example", .helo = {}, .receiver = {}}};
  it.spf({.code = result_code::softfail}, "mail.bank.example");
  it.dkim(0, {.code = result_code::pass});
  it.dmarc(passed("v=DMARC1; p=quarantine"));
  const subject again{it.field() + "Received: from a ([192.0.2.1]) by mx.example; d\r\n" + it.text,
                      {.ip = {}, .mail_from = {}, .helo = {}, .receiver = "mx.example"}};
  BOOST_TEST((again.mail.spf.code() == result_code::softfail));
  BOOST_TEST((again.mail.spf.source() == result_source::reported));
  BOOST_TEST(again.mail.spf.domain() == "mail.bank.example");
  BOOST_TEST((again.mail.dkim[0].code() == result_code::pass));
  BOOST_TEST((again.mail.dmarc.code() == result_code::pass));
  BOOST_TEST(again.mail.dmarc.verdict().policy == "quarantine");
}

BOOST_AUTO_TEST_SUITE_END()
