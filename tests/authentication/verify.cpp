#define BOOST_TEST_DYN_LINK
#include "fromproof/authentication/verify.hpp"

#include <algorithm>
#include <array>
#include <boost/test/unit_test.hpp>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "fromproof/crypto/openssl.hpp"
#include "judged.hpp"

namespace dns = fromproof::dns;
namespace dkim = fromproof::dkim;
namespace dmarc = fromproof::dmarc;
namespace spf = fromproof::spf;
using fromproof::envelope;
using fromproof::mail_memory;
using fromproof::progress;
using fromproof::result_code;
using fromproof::result_source;

namespace {

// RFC 8463 appendix A: the Ed25519 signature, and its key.
constexpr std::string_view message =
    "Authentication-Results: mx.example; dkim=fail header.d=football.example.com header.s=brisbane\r\n"
    "Received: from x.example (x.example [192.0.2.5]) by mx.example; date\r\n"
    "DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;\r\n"
    " d=football.example.com; i=@football.example.com;\r\n"
    " q=dns/txt; s=brisbane; t=1528637909; h=from : to :\r\n"
    " subject : date : message-id : from : subject : date;\r\n"
    " bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;\r\n"
    " b=/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11Bus\r\n"
    " Fa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==\r\n"
    "From: Joe SixPack <joe@football.example.com>\r\n"
    "To: Suzie Q <suzie@shopping.example.net>\r\n"
    "Subject: Is dinner ready?\r\n"
    "Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)\r\n"
    "Message-ID: <20030712040037.46341.5F8J@football.example.com>\r\n"
    "\r\n"
    "Hi.\r\n"
    "\r\n"
    "We lost the game.  Are you hungry yet?\r\n"
    "\r\n"
    "Joe.\r\n";

/// TXT records by name; other names do not exist.
struct zone {
  std::map<std::string, std::string, std::less<>> texts;
  std::vector<std::string> asked;
  dns::record record;

  dns::answer operator()(const dns::query& question) {
    asked.push_back(std::string{question.name} + ' ' + std::string{word(question.type)});
    const auto found = texts.find(question.name);
    if (found == texts.end()) return {.status = dns::status::nxdomain, .records = {}};
    if (question.type != dns::record_type::txt) return {.status = dns::status::no_data, .records = {}};
    if (found->second.empty()) return {.status = dns::status::failure, .records = {}};
    record = {.data = found->second, .preference = 0};
    return {.status = dns::status::ok, .records = {&record, 1}};
  }
};

zone rfc_zone() {
  return {{{"brisbane._domainkey.football.example.com",
            "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="},
           {"_dmarc.football.example.com", "v=DMARC1; p=reject; adkim=s"},
           {"mail.football.example.com", "v=spf1 include:_spf.%{d3} -all"},
           {"_spf.football.example.com", "v=spf1 ip4:192.0.2.5 -all"}},
          {},
          {}};
}

/// A message that was read, with memory for its verification.
struct subject {
  explicit subject(std::string text, const envelope& given = {}) : octets{std::move(text)}, known{given} {
    read(arrays);
  }
  subject(std::string text, const envelope& given, mail_memory (*shrink)(mail_memory))
      : octets{std::move(text)}, known{given} {
    read(shrink(arrays));
  }
  subject(const subject&) = delete;
  subject& operator=(const subject&) = delete;

  void read(const mail_memory& room) {
    memory = room;
    mail = fromproof::read_mail(octets, known, fromproof::tests::no_suffixes, memory);
  }
  /// Whether everything is done.
  template <class Resolver>
  bool verify(Resolver&& resolver, dkim::verify_options options = {.now = 1'528'637'909}) {
    return fromproof::verify(mail, known, fromproof::tests::no_suffixes, backend, resolver, memory, options) ==
           progress::done;
  }
  /// "pass verified" and the reason.
  std::string verdict() const {
    std::string out{word(mail.dmarc.code())};
    out += ' ' + std::string{word(mail.dmarc.source())};
    if (!reason(mail.dmarc.verdict()).empty()) out += ' ' + std::string{reason(mail.dmarc.verdict())};
    return out;
  }
  std::string spf() const { return std::string{word(mail.spf.code())} + ' ' + std::string{word(mail.spf.source())}; }

  std::string octets;
  envelope known;
  fromproof::mail_arrays<4, 40, 2> arrays;
  mail_memory memory;
  fromproof::crypto::openssl backend;
  fromproof::authentication mail;
};

const envelope from_football{
    .ip = "192.0.2.5", .mail_from = "a@mail.football.example.com", .helo = "x.example", .receiver = {}};
const envelope from_elsewhere{
    .ip = "192.0.2.6", .mail_from = "a@mail.football.example.com", .helo = "x.example", .receiver = {}};

std::string replaced(std::string_view text, std::string_view from, std::string_view to) {
  std::string out{text};
  const auto at = out.find(from);
  BOOST_REQUIRE(at != std::string::npos);
  return out.replace(at, from.size(), to);
}

const std::string changed{replaced(message, "Is dinner ready", "Is supper ready")};

}  // namespace

BOOST_AUTO_TEST_SUITE(authentication_verify)

BOOST_AUTO_TEST_CASE(a_computed_result_decides_and_the_report_stays_beside_it) {
  subject it{std::string{message}};
  BOOST_TEST((it.mail.dkim[0].code() == result_code::fail));
  BOOST_TEST((it.mail.dkim[0].source() == result_source::reported));
  BOOST_TEST(it.verify(rfc_zone()));
  BOOST_TEST((it.mail.dkim[0].code() == result_code::pass), word(it.mail.dkim[0].cause()));
  BOOST_TEST((it.mail.dkim[0].source() == result_source::verified));
  BOOST_TEST((it.mail.dkim[0].reported->code == result_code::fail));
  const auto& verdict = it.mail.dmarc.verdict();
  BOOST_TEST(it.verdict() == "pass verified");
  BOOST_TEST(verdict.aligned_by_dkim);
  BOOST_TEST(verdict.policy == "reject");
  BOOST_TEST(verdict.applied == "pass");
  BOOST_TEST(verdict.record == "v=DMARC1; p=reject; adkim=s");
  BOOST_TEST(it.mail.record_domain() == "football.example.com");
  BOOST_TEST(it.mail.proves_author());

  std::array<fromproof::advice::finding, 24> findings;
  const auto said = fromproof::advice::advise(it.mail, {}, fromproof::tests::no_suffixes, findings, {});
  bool disagrees = false;
  for (const auto& finding : said.findings) disagrees = disagrees || finding.says.what.code() == "dkim-disagrees";
  BOOST_TEST(disagrees);
}

BOOST_AUTO_TEST_CASE(spf_is_verified_where_the_envelope_is_known) {
  subject it{std::string{message}, from_football};
  zone names = rfc_zone();
  BOOST_TEST(it.verify(names));
  BOOST_TEST(it.spf() == "pass verified");
  BOOST_TEST(it.mail.spf.here->mechanism == "include:_spf.%{d3}");
  BOOST_TEST(it.mail.spf.domain() == "mail.football.example.com");
  // RFC 9989 section 4.10: there is no record above, so the author's own record gives the organization.
  BOOST_TEST(it.mail.spf.aligned.relaxed);
  BOOST_TEST(it.mail.dmarc.verdict().aligned_by_spf);

  subject other{std::string{message}, from_elsewhere};
  BOOST_TEST(other.verify(rfc_zone()));
  BOOST_TEST(other.spf() == "fail verified");
  BOOST_TEST(!other.mail.dmarc.verdict().aligned_by_spf);
}

namespace {

const std::string unsigned_mail = "From: a@football.example.com\r\n\r\nHi.\r\n";
const std::string hop = "Received: from x.example (x.example [192.0.2.5]) by mx.example; date\r\n";
const std::string other_hop = "Received: from x.example (x.example [192.0.2.6]) by mx.example; date\r\n";
const std::string gateway = "Received: from a.pphosted.com (a.pphosted.com [192.0.2.6]) by mx.example; date\r\n";
const std::string balanced = "Received: from lb (lb [10.0.0.1]) by mx.example; date\r\n";
const std::string path = "Return-Path: <a@mail.football.example.com>\r\n";
const std::string said_pass =
    "Authentication-Results: mx.example; spf=pass smtp.mailfrom=a@mail.football.example.com; dmarc=pass\r\n";
const std::string said_fail =
    "Authentication-Results: mx.example; spf=fail smtp.mailfrom=a@mail.football.example.com; dmarc=fail\r\n";
const std::string bad_signature =
    "DKIM-Signature: v=1; a=rsa-sha256; d=football.example.com; s=gone; h=From; bh=AAAA; b=AAAA\r\n";

}  // namespace

// The source of each verdict: the weakest one that it needs; a pass needs one aligned identifier, a failure needs all.
BOOST_AUTO_TEST_CASE(where_each_result_comes_from) {
  const envelope nothing;
  const envelope only_client{.ip = "192.0.2.6", .mail_from = {}, .helo = {}, .receiver = {}};
  const envelope only_helo{.ip = {}, .mail_from = {}, .helo = "x.example", .receiver = {}};
  struct {
    std::string text;
    envelope known;
    bool dns;
    std::string_view spf, verdict;
    bool proves;
  } const cases[] = {
      // Without DNS a copy has the receiver's result, and a mail server's message has none.
      {said_pass + hop + unsigned_mail, nothing, false, "pass reported", "pass reported", false},
      {said_fail + hop + unsigned_mail, nothing, false, "fail reported", "fail reported nothing-aligned-passed", false},
      {hop + unsigned_mail, nothing, false, "none none", "none none not-checked", false},
      {said_pass + hop + unsigned_mail, from_football, false, "none none", "none none not-checked", false},
      // With DNS, only computed results. From what the message records they are `computed`.
      {path + hop + unsigned_mail, nothing, true, "pass computed", "pass computed", false},
      {path + other_hop + unsigned_mail, nothing, true, "fail computed", "fail computed nothing-aligned-passed", false},
      {said_fail + path + hop + unsigned_mail, nothing, true, "pass computed", "pass computed", false},
      {said_pass + path + other_hop + unsigned_mail, nothing, true, "fail computed",
       "fail computed nothing-aligned-passed", false},
      // From what the caller gave they are `verified`.
      {unsigned_mail, from_football, true, "pass verified", "pass verified", true},
      {unsigned_mail, from_elsewhere, true, "fail verified", "fail verified nothing-aligned-passed", false},
      {said_pass + path + hop + unsigned_mail, from_elsewhere, true, "fail verified",
       "fail verified nothing-aligned-passed", false},
      // A signature that verifies is proof, whatever SPF is based on.
      {std::string{message}, nothing, true, "none none", "pass verified", true},
      {path + std::string{message}, nothing, true, "pass computed", "pass verified", true},
      {std::string{message}, from_elsewhere, true, "fail verified", "pass verified", true},
      // A result that could not be evaluated is unknown, which is not a failure.
      {unsigned_mail, nothing, true, "none none", "none none identifier-unknown", false},
      {hop + unsigned_mail, nothing, true, "none none", "none none identifier-unknown", false},
      {hop + path + unsigned_mail, nothing, true, "none none", "none none identifier-unknown", false},
      {path + gateway + unsigned_mail, nothing, true, "none none", "none none identifier-unknown", false},
      {path + balanced + unsigned_mail, nothing, true, "none none", "none none identifier-unknown", false},
      {unsigned_mail, only_client, true, "none none", "none none identifier-unknown", false},
      {path + hop + unsigned_mail, only_client, true, "none none", "none none identifier-unknown", false},
      {path + hop + unsigned_mail, only_helo, true, "none none", "none none identifier-unknown", false},
      // No result of one side fills a gap in the other.
      {said_pass + balanced + unsigned_mail, nothing, true, "none none", "none none identifier-unknown", false},
      {said_pass + gateway + unsigned_mail, nothing, true, "none none", "none none identifier-unknown", false},
      {said_fail + hop + path + bad_signature + unsigned_mail, nothing, true, "pass computed", "pass computed", false},
      // In a copy a missing key is unknown; in a server's message it is a permanent error (RFC 6376 section 6.1.2).
      {path + other_hop + bad_signature + unsigned_mail, nothing, true, "fail computed", "none none identifier-unknown",
       false},
      {bad_signature + unsigned_mail, from_elsewhere, true, "fail verified", "fail verified nothing-aligned-passed",
       false},
      // A header that does not verify fails; in a copy without SPF that leaves SPF unknown.
      {changed, nothing, true, "none none", "none none identifier-unknown", false},
      {path + changed, nothing, true, "pass computed", "pass computed", false},
      {changed, from_elsewhere, true, "fail verified", "fail verified nothing-aligned-passed", false},
  };
  for (const auto& test : cases) {
    BOOST_TEST_CONTEXT(test.text << (test.known.ip ? " ip " : "") << (test.dns ? " with DNS" : "")) {
      subject it{test.text, test.known};
      if (test.dns) BOOST_TEST(it.verify(rfc_zone()));
      BOOST_TEST(it.spf() == test.spf);
      BOOST_TEST(it.verdict() == test.verdict);
      BOOST_TEST(it.mail.proves_author() == test.proves);
    }
  }
}

BOOST_AUTO_TEST_CASE(the_receivers_word_stays_beside_what_could_not_be_computed) {
  subject it{said_pass + gateway + unsigned_mail};
  BOOST_TEST(it.verify(rfc_zone()));
  BOOST_TEST((it.mail.spf.here->cause == spf::cause::behind_gateway));
  BOOST_TEST((it.mail.spf.reported->code == result_code::pass));
  BOOST_TEST((it.mail.dmarc.reported->code == result_code::pass));
  BOOST_TEST(it.mail.spf.domain() == "");
  BOOST_TEST(!it.mail.spf.aligned.relaxed);
}

BOOST_AUTO_TEST_CASE(why_spf_is_unknown) {
  struct {
    std::string text;
    spf::cause why;
  } const cases[] = {
      {unsigned_mail, spf::cause::unknown_client},
      {path + balanced + unsigned_mail, spf::cause::unknown_client},
      {hop + unsigned_mail, spf::cause::unknown_sender},
      {hop + path + unsigned_mail, spf::cause::unknown_sender},
      {path + "Authentication-Results: mx.example; spf=pass smtp.mailfrom=a@other.example\r\n" + hop + unsigned_mail,
       spf::cause::disputed_sender},
      {path + gateway + unsigned_mail, spf::cause::behind_gateway},
      // A client that calls itself a gateway only withholds a result.
      {path + "Received: from a.pphosted.com (evil.example [192.0.2.5]) by mx.example; date\r\n" + unsigned_mail,
       spf::cause::behind_gateway},
  };
  for (const auto& test : cases) {
    BOOST_TEST_CONTEXT(test.text) {
      subject it{test.text};
      BOOST_TEST(it.verify(rfc_zone()));
      BOOST_TEST(!it.mail.spf.here->evaluated());
      BOOST_TEST((it.mail.spf.here->cause == test.why), word(it.mail.spf.here->cause));
    }
  }
}

namespace {

// Everything that attacker.example can write into a mail in the name of bank.example, sent to mx.rcpt.example.
const std::string forged_hop =
    "Received: from mail.bank.example (mail.attacker.example [198.51.100.66]) by mx.rcpt.example with ESMTPS; date\r\n";
const std::string bank_hop =
    "Received: from mail.bank.example (mail.bank.example [192.0.2.10]) by mx.rcpt.example with ESMTPS; date\r\n";
const std::string bank_results =
    "Authentication-Results: mx.rcpt.example; spf=pass smtp.mailfrom=a@bank.example; dkim=pass header.d=bank.example; "
    "dmarc=pass header.from=bank.example\r\n";
const std::string bank_spf =
    "Received-SPF: pass (mx.rcpt.example: domain of a@bank.example designates 192.0.2.10 as permitted sender) "
    "client-ip=192.0.2.10; envelope-from=a@bank.example; receiver=mx.rcpt.example\r\n";
const std::string bank_signature =
    "DKIM-Signature: v=1; a=rsa-sha256; d=bank.example; s=one; h=From:Subject; "
    "bh=g3zLYH4xKxcPrHOD18z9YfpQcnk/GaJedfustWU5uGs=; b=AAAA\r\n";
const std::string attackers_signature =
    "DKIM-Signature: v=1; a=rsa-sha256; d=attacker.example; i=@bank.example; s=one; h=From; bh=AAAA; b=AAAA\r\n";
const std::string bank_mail = "From: a@bank.example\r\n\r\ntest\r\n";

zone bank_zone() {
  return {{{"bank.example", "v=spf1 ip4:192.0.2.10 -all"},
           {"_dmarc.bank.example", "v=DMARC1; p=reject"},
           {"one._domainkey.bank.example", "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="},
           {"attacker.example", "v=spf1 ip4:198.51.100.66 -all"},
           {"_dmarc.attacker.example", "v=DMARC1; p=reject"}},
          {},
          {}};
}

}  // namespace

BOOST_AUTO_TEST_CASE(nothing_that_a_sender_writes_makes_a_pass) {
  const std::string written[] = {
      "",
      bank_results,
      bank_spf,
      "Return-Path: <a@bank.example>\r\n",
      bank_spf + bank_results,
      "Return-Path: <a@bank.example>\r\n" + bank_spf + bank_results + bank_hop,
      bank_results + bank_hop,
      bank_results + bank_spf + bank_hop,
      bank_results + "Received: by mx.rcpt.example; date\r\n" + bank_hop,
      "Received: from localhost (localhost [127.0.0.1]) by mx.rcpt.example; date\r\n" + bank_results + bank_hop,
      "Received: from x by mx.rcpt.example with LMTP; date\r\n" + bank_results + bank_hop,
      bank_hop + bank_results,
      "Authentication-Results: spf=pass (sender IP is 192.0.2.10) smtp.mailfrom=bank.example; dmarc=pass\r\n",
      "Authentication-Results: mx.google.com; dmarc=pass header.from=bank.example\r\n",
      "Authentication-Results: mx.attacker.example; dmarc=pass header.from=bank.example\r\n",
      "ARC-Authentication-Results: i=1; mx.rcpt.example; dmarc=pass header.from=bank.example\r\n",
      bank_signature,
      attackers_signature,
      bank_signature + "To: [email protected]\r\n",
      bank_signature + "Subject: [email protected]\r\n",
      bank_results + bank_signature + "X-Note: [email protected]\r\n",
      "List-Id: <bank.example>\r\n",
  };
  for (const auto& each : written) {
    for (const std::string body : {"\r\ntest\r\n", "\r\n", ""}) {
      const std::string mail = each + "From: a@bank.example\r\n" + body;
      BOOST_TEST_CONTEXT(mail) {
        const auto judge = [&](const std::string& text, const envelope& known, bool dns) {
          subject it{text, known};
          if (dns) BOOST_TEST(it.verify(bank_zone(), {.damage = fromproof::paste::repair_reach::where_shown}));
          BOOST_TEST(!it.mail.dmarc.passes(), it.verdict());
          BOOST_TEST(!it.mail.spf.passes());
          BOOST_TEST(!it.mail.proves_author());
          return it.verdict();
        };
        for (const bool dns : {false, true}) {
          // A text that the forger wrote from its first line proves nothing, whatever it looks like.
          subject whole{mail};
          if (dns) BOOST_TEST(whole.verify(bank_zone()));
          BOOST_TEST(!whole.mail.proves_author());
          judge(forged_hop + mail, {}, dns);
          judge("Return-Path: <a@bank.example>\r\n" + forged_hop + mail, {}, dns);
          judge("Received: from lb (lb [10.0.0.1]) by mx.rcpt.example; date\r\n" + mail, {}, dns);
          judge(forged_hop + mail, {.ip = {}, .mail_from = {}, .helo = {}, .receiver = "other.example"}, dns);
        }
        // A mail server that knows the envelope sees the failure, whatever the sender wrote.
        const envelope known{
            .ip = "198.51.100.66", .mail_from = "a@bank.example", .helo = "mail.bank.example", .receiver = {}};
        BOOST_TEST(judge(mail, known, true) == "fail verified nothing-aligned-passed");
        BOOST_TEST(judge(forged_hop + mail, known, true) == "fail verified nothing-aligned-passed");
      }
    }
  }
}

// The client's own name may withhold a failure, but never makes a pass.
BOOST_AUTO_TEST_CASE(a_client_by_whatever_name_makes_no_pass) {
  for (const std::string_view name : {"mail.bank.example", "mx.rcpt.example", "localhost", "[192.0.2.10]",
                                      "a.pphosted.com", "mx.google.com", "A.mail.protection.outlook.com"}) {
    for (const std::string_view client : {"(unknown [198.51.100.66])", "([198.51.100.66])", "([10.0.0.1])", ""}) {
      const std::string text = "Return-Path: <a@bank.example>\r\nReceived: from " + std::string{name} + ' ' +
                               std::string{client} + " by mx.rcpt.example with ESMTP; date\r\n" + bank_results +
                               bank_hop + bank_mail;
      BOOST_TEST_CONTEXT(text) {
        subject reported{text};
        BOOST_TEST(!reported.mail.dmarc.passes());
        subject it{text};
        BOOST_TEST(it.verify(bank_zone()));
        BOOST_TEST(!it.mail.dmarc.passes(), it.verdict());
        BOOST_TEST(!it.mail.spf.passes());
      }
    }
  }
}

// RFC 9989 section 4.10.2: psd=n makes the author domain an organization of its own, whatever the suffix list says of
// its parent. What is shown must not contradict the verdict.
BOOST_AUTO_TEST_CASE(a_parent_of_another_organization_is_not_shown_as_aligned) {
  zone apart{
      {{"_dmarc.football.example.com", "v=DMARC1; p=reject; psd=n"}, {"example.com", "v=spf1 ip4:192.0.2.5 -all"}},
      {},
      {}};
  subject it{std::string{message}, {.ip = "192.0.2.5", .mail_from = "a@example.com", .helo = {}, .receiver = {}}};
  BOOST_TEST(it.verify(apart));
  BOOST_TEST(it.spf() == "pass verified");
  BOOST_TEST((it.mail.dmarc.code() == result_code::fail));
  BOOST_TEST(!it.mail.spf.aligned.relaxed);
  BOOST_TEST(it.mail.author.walked() == "football.example.com");
}

BOOST_AUTO_TEST_CASE(all_questions_are_asked_in_the_first_run) {
  subject it{std::string{message}, from_football};
  std::vector<std::string> asked;
  const auto pending = [&asked](const dns::query& question) {
    asked.emplace_back(question.name);
    return dns::unanswered;
  };
  BOOST_TEST(!it.verify(pending));
  BOOST_TEST(asked == (std::vector<std::string>{"mail.football.example.com", "brisbane._domainkey.football.example.com",
                                                "_dmarc.football.example.com"}),
             boost::test_tools::per_element());
  BOOST_TEST(it.verify(rfc_zone()));
  BOOST_TEST(it.verdict() == "pass verified");
}

// One journal for SPF, DKIM, ARC and DMARC: asks each question once, with the verdict of an immediate resolver.
BOOST_AUTO_TEST_CASE(a_journal_asks_each_question_exactly_once) {
  const std::string arc =
      "ARC-Seal: i=1; a=rsa-sha256; cv=none; d=list.example; s=k; b=AAAA\r\n"
      "ARC-Message-Signature: i=1; a=rsa-sha256; d=list.example; s=k; h=from; bh=AAAA; b=AAAA\r\n"
      "ARC-Authentication-Results: i=1; list.example; none\r\n";
  const struct {
    std::string text;
    envelope known;
  } cases[] = {
      {std::string{message}, from_football},
      {arc + std::string{message}, from_football},
      {bad_signature + bad_signature + std::string{message}, from_football},
      {changed, from_elsewhere},
      {path + hop + bad_signature + unsigned_mail, {}},
      {unsigned_mail, {}},
      {"From: a@one.example, b@two.example\r\n\r\n", from_football},
  };
  for (const auto& test : cases) {
    BOOST_TEST_CONTEXT(test.text) {
      subject at_once{test.text, test.known};
      zone names = rfc_zone();
      BOOST_TEST(at_once.verify(names));
      auto expected = names.asked;
      std::sort(expected.begin(), expected.end());
      expected.erase(std::unique(expected.begin(), expected.end()), expected.end());

      subject it{test.text, test.known};
      std::array<dns::record, 8> records;
      std::array<char, 4096> text;
      dns::journal journal{{records, text}};
      zone answers = rfc_zone();
      for (int runs = 0; !it.verify(journal); ++runs) {
        BOOST_REQUIRE(runs < 100);
        BOOST_REQUIRE(journal.question().has_value());
        const auto answer = answers(*journal.question());
        journal.answer(answer);
      }
      auto asked = answers.asked;
      std::sort(asked.begin(), asked.end());
      BOOST_TEST(asked == expected, boost::test_tools::per_element());
      BOOST_TEST(it.verdict() == at_once.verdict());
      BOOST_TEST(it.spf() == at_once.spf());
      BOOST_TEST((it.mail.arc.code() == at_once.mail.arc.code()));
      for (std::size_t i = 0; i < it.mail.dkim.size(); ++i) {
        BOOST_TEST((it.mail.dkim[i].code() == at_once.mail.dkim[i].code()));
        BOOST_TEST((it.mail.dkim[i].cause() == at_once.mail.dkim[i].cause()));
      }
      BOOST_TEST(it.mail.proves_author() == at_once.mail.proves_author());
    }
  }
}

BOOST_AUTO_TEST_CASE(dns_failure_is_neither_pass_nor_fail) {
  subject it{std::string{message}};
  BOOST_TEST(it.verify(dns::no_resolver{}));
  BOOST_TEST((it.mail.dkim[0].code() == result_code::temperror));
  BOOST_TEST(it.verdict() == "temperror verified record-unread");
  // A single key without an answer is enough to withhold a failure.
  zone names = rfc_zone();
  names.texts["brisbane._domainkey.football.example.com"].clear();
  subject key{std::string{message}, from_elsewhere};
  BOOST_TEST(key.verify(names));
  BOOST_TEST(key.verdict() == "temperror verified identifier-undecided");
}

BOOST_AUTO_TEST_CASE(alignment_is_reported_without_a_record) {
  subject it{std::string{message}};
  zone names = rfc_zone();
  names.texts.erase("_dmarc.football.example.com");
  BOOST_TEST(it.verify(names));
  BOOST_TEST(it.verdict() == "none verified no-record");
  BOOST_TEST(it.mail.dmarc.verdict().aligned_by_dkim);
}

BOOST_AUTO_TEST_CASE(a_copy_that_lost_its_body_is_unknown) {
  const std::string header{message.substr(0, message.find("\r\n\r\n") + 2)};
  subject it{header};
  BOOST_TEST(it.verify(rfc_zone()));
  BOOST_TEST((it.mail.dkim[0].code() == result_code::neutral));
  BOOST_TEST((it.mail.dkim[0].cause() == dkim::cause::body_missing));
  BOOST_TEST(it.verdict() == "none none identifier-unknown");
  // A mail server's message without an empty line has an empty body (RFC 5322 section 3.5), and another hash.
  subject server{header, from_elsewhere};
  BOOST_TEST(server.verify(rfc_zone()));
  BOOST_TEST((server.mail.dkim[0].cause() == dkim::cause::body_hash_mismatch));
  BOOST_TEST(server.verdict() == "fail verified nothing-aligned-passed");
}

namespace {

mail_memory no_signatures(mail_memory all) {
  return all.signatures = {}, all;
}
mail_memory no_fields(mail_memory all) {
  return all.fields = {}, all;
}
mail_memory few_fields(mail_memory all) {
  return all.fields = all.fields.first(3), all;
}
mail_memory no_identifiers(mail_memory all) {
  return all.identifiers = {}, all;
}
mail_memory no_spf(mail_memory all) {
  return all.spf = {}, all;
}
mail_memory no_sets(mail_memory all) {
  return all.arc_sets = {}, all;
}
mail_memory no_record(mail_memory all) {
  return all.record = {}, all;
}
mail_memory nothing_at_all(mail_memory) {
  return {};
}

}  // namespace

// The caller's fault is never a verdict: honest mail does not fail by it, and a forged one does not pass.
BOOST_AUTO_TEST_CASE(too_little_memory_never_decides) {
  struct {
    std::string_view name;
    mail_memory (*shrink)(mail_memory);
    std::string_view honest;  // signed by the author, and SPF fails
    std::string_view forged;  // a signature that does not verify, and SPF fails
    std::string_view sent;    // not signed, and SPF passes by an include
  } const cases[] = {
      {"signatures", no_signatures, "temperror verified out-of-space", "temperror verified out-of-space",
       "pass verified"},
      {"fields", no_fields, "temperror verified identifier-undecided", "temperror verified identifier-undecided",
       "pass verified"},
      {"few fields", few_fields, "temperror verified identifier-undecided", "temperror verified identifier-undecided",
       "pass verified"},
      {"identifiers", no_identifiers, "temperror verified out-of-space", "temperror verified out-of-space",
       "pass verified"},
      {"SPF", no_spf, "pass verified", "temperror verified identifier-undecided",
       "temperror verified identifier-undecided"},
      {"ARC sets", no_sets, "pass verified", "fail verified nothing-aligned-passed", "pass verified"},
      {"record", no_record, "pass verified", "fail verified nothing-aligned-passed", "pass verified"},
      {"everything", nothing_at_all, "temperror verified identifier-undecided",
       "temperror verified identifier-undecided", "temperror verified identifier-undecided"},
  };
  for (const auto& test : cases) {
    BOOST_TEST_CONTEXT(test.name) {
      const auto judge = [&](const std::string& text, const envelope& known) {
        subject it{text, known, test.shrink};
        BOOST_TEST(it.verify(rfc_zone()));
        return it.verdict();
      };
      BOOST_TEST(judge(std::string{message}, from_elsewhere) == test.honest);
      BOOST_TEST(judge(changed, from_elsewhere) == test.forged);
      BOOST_TEST(judge(unsigned_mail, from_football) == test.sent);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_journal_that_is_too_small_never_decides) {
  std::array<dns::record, 2> records;
  for (const std::size_t room : {0U, 20U, 60U, 100U, 150U, 200U, 300U}) {
    for (const bool forged : {false, true}) {
      std::vector<char> text(room);
      dns::journal journal{{records, text}};
      zone answers = rfc_zone();
      subject it{forged ? changed : std::string{message}, from_elsewhere};
      for (int runs = 0; !it.verify(journal); ++runs) {
        BOOST_REQUIRE(runs < 100);
        BOOST_REQUIRE(journal.question().has_value());
        const auto answer = answers(*journal.question());
        journal.answer(answer);
      }
      BOOST_TEST((it.mail.dmarc.code() != (forged ? result_code::pass : result_code::fail)), room << it.verdict());
    }
  }
}

BOOST_AUTO_TEST_CASE(without_room_for_the_header_no_signature_is_verified) {
  subject it{std::string{message}, {}, few_fields};
  BOOST_TEST(it.verify(rfc_zone()));
  BOOST_TEST((it.mail.dkim[0].code() == result_code::temperror));
  BOOST_TEST((it.mail.dkim[0].cause() == dkim::cause::out_of_space));
}

BOOST_AUTO_TEST_SUITE_END()
