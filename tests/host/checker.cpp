#include <fromproof/host/checker.hpp>

#define BOOST_TEST_DYN_LINK
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "fixes.hpp"
#include "fromproof/crypto/key_cache.hpp"
#include "fromproof/crypto/openssl.hpp"
#include "fromproof/report/json.hpp"
#include "judged.hpp"

using namespace fromproof;
using fromproof::tests::crlf;
using fromproof::tests::known_zone;
using fromproof::tests::no_suffixes;

namespace {

using checker = host::checker<crypto::openssl>;

constexpr std::int64_t now = 1'767'225'600;
const envelope from_the_bank{
    .ip = "192.0.2.10", .mail_from = "info@bank.example", .helo = "mail.bank.example", .receiver = {}};

std::string bank_mail() {
  return crlf("From: <info@bank.example>\nTo: <you@rcpt.example>\nSubject: statement\n\nHi.\n");
}

known_zone bank_zone() {
  return {{"bank.example TXT", {"v=spf1 ip4:192.0.2.10 -all"}}, {"_dmarc.bank.example TXT", {"v=DMARC1; p=reject"}}};
}

/// Answers all questions until the verification is done; returns how often it had to.
int verify(checker& check, const known_zone& zone) {
  int rounds = 0;
  while (check.verify(now) == progress::pending) {
    ++rounds;
    for (auto& question : check.questions()) {
      check.answer(question, zone({.name = question.name, .type = question.type}));
    }
  }
  return rounds;
}

std::string json_of(const report& what) {
  std::string out;
  write_json(what, [&out](std::string_view piece) { out += piece; });
  return out;
}

// A temporary string would be gone before the first question about the message.
template <class Check, class Text>
concept reads = requires(Check& check, Text&& text) {
  check.read(std::forward<Text>(text), envelope{});
};
template <class Check, class Text>
concept reads_copy = requires(Check& check, Text&& text) {
  check.read_copy(std::forward<Text>(text));
};
static_assert(reads<checker, std::string&> && reads<checker, const char*> && reads<checker, std::string_view>);
static_assert(!reads<checker, std::string> && !reads<host::reader, std::string>);
static_assert(reads_copy<checker, std::string&> && !reads_copy<checker, std::string>);
static_assert(!reads_copy<host::reader, const std::string>);
static_assert(std::is_constructible_v<checker, const suffix_table&> && !std::is_constructible_v<checker, suffix_table>);
static_assert(!std::is_constructible_v<host::reader, suffix_table>);
static_assert(!std::is_copy_constructible_v<checker> && !std::is_move_constructible_v<checker>);

}  // namespace

BOOST_AUTO_TEST_SUITE(host_checker)

BOOST_AUTO_TEST_CASE(a_pass_is_verified) {
  checker check{no_suffixes};
  const std::string octets = bank_mail();
  check.read(octets, from_the_bank);
  BOOST_TEST(!check.mail().proves_author());
  BOOST_TEST(verify(check, bank_zone()) > 0);
  BOOST_TEST(check.verified());
  BOOST_TEST(check.mail().proves_author());
  BOOST_TEST(check.mail().author_domain() == "bank.example");
  BOOST_TEST((check.message().data() == octets.data()));  // nothing was damaged, so nothing was copied
  BOOST_TEST(!check.repairs().any());
  BOOST_TEST(check.error().empty());
}

BOOST_AUTO_TEST_CASE(a_forger_does_not_pass) {
  checker check{no_suffixes};
  const std::string octets =
      "Authentication-Results: mx.rcpt.example; dmarc=pass header.from=bank.example\r\n" + bank_mail();
  check.read(octets, {.ip = "198.51.100.66", .mail_from = "x@forger.example", .helo = "h.example", .receiver = {}});
  verify(check, bank_zone());
  BOOST_TEST((check.mail().dmarc.code() == result_code::fail));
  BOOST_TEST(!check.mail().proves_author());
}

BOOST_AUTO_TEST_CASE(questions_stay_open_until_they_are_answered) {
  checker check{no_suffixes};
  const std::string octets = bank_mail();
  const auto zone = bank_zone();
  check.read(octets, from_the_bank);
  BOOST_TEST(!check.began());
  BOOST_TEST((check.verify(now) == progress::pending));
  BOOST_TEST(check.began());
  std::vector<host::dns_answers::entry*> open;
  for (auto& question : check.questions()) open.push_back(&question);
  BOOST_TEST_REQUIRE(open.size() == 2u);
  // The second is answered first, and one answer is not enough.
  check.answer(*open[1], zone({.name = open[1]->name, .type = open[1]->type}));
  BOOST_TEST((check.verify(now) == progress::pending));
  BOOST_TEST(&*check.questions().begin() == open[0]);
  BOOST_TEST(!check.mail().proves_author());
  BOOST_TEST((check.mail().dmarc.source() == result_source::none));
  check.answer(*open[0], zone({.name = open[0]->name, .type = open[0]->type}));
  BOOST_TEST(check.questions().empty());
  verify(check, zone);
  BOOST_TEST(check.mail().proves_author());
  BOOST_TEST((check.verify(now) == progress::done));  // asking again changes nothing
  BOOST_TEST(check.mail().proves_author());
}

BOOST_AUTO_TEST_CASE(an_unfinished_verification_does_not_count) {
  checker check{no_suffixes};
  const std::string octets = crlf(
                                 "Authentication-Results: mx.rcpt.example; dkim=pass header.d=bank.example; dmarc=pass "
                                 "header.from=bank.example\n"
                                 "Received: from mail.bank.example (mail.bank.example [192.0.2.10]) by mx.rcpt.example "
                                 "with ESMTP; Thu, 01 Jan 2026 "
                                 "00:00:00 +0000\n"
                                 "DKIM-Signature: v=1; a=rsa-sha256; d=bank.example; s=s; h=from; bh=AAAA; b=AAAA\n") +
                             bank_mail();
  check.read_copy(octets);
  BOOST_TEST((check.mail().dmarc.source() == result_source::reported));
  const std::string before = json_of(check.report());
  BOOST_TEST((check.verify(now) == progress::pending));
  BOOST_TEST((check.mail().dkim[0].source() == result_source::reported));
  BOOST_TEST((check.mail().dmarc.source() == result_source::reported));
  // The report without the questions.
  const std::string now_open = json_of(check.report());
  BOOST_TEST(now_open.substr(0, now_open.rfind("\"dns\"")) == before.substr(0, before.rfind("\"dns\"")));
  BOOST_TEST(now_open.find("\"status\":\"pending\"") != std::string::npos);
  verify(check, bank_zone());
  BOOST_TEST((check.mail().dkim[0].source() == result_source::verified));
}

BOOST_AUTO_TEST_CASE(a_copy_is_repaired) {
  checker check{no_suffixes};
  const std::string octets = "From: <info@bank.example>\nSubject: statement\n\nHi.\n";
  check.read_copy(octets);
  BOOST_TEST((check.mail().mode == message_mode::copy));
  BOOST_TEST(check.message() == crlf(octets));
  BOOST_TEST(check.repairs().count(paste::repair_code::lf_to_crlf) == 4u);
  BOOST_TEST(!check.mail().proves_author());
  verify(check, bank_zone());
  BOOST_TEST(!check.mail().proves_author());

  const std::string indented = "  From: <info@bank.example>\r\n  Subject: a\r\n\r\n  Hi.\r\n";
  check.read_copy(indented, {}, host::copy_repair::line_ends_only);
  BOOST_TEST(check.message() == indented);
  check.read_copy(indented, {}, host::copy_repair::all);
  BOOST_TEST(check.message() != indented);
}

BOOST_AUTO_TEST_CASE(the_receiver_of_a_copy_can_be_named) {
  checker check{no_suffixes};
  const std::string octets =
      "Authentication-Results: mx.rcpt.example; dmarc=pass header.from=bank.example\r\n"
      "Received: from a.example (a.example [192.0.2.1]) by inner.example with ESMTP; Thu, 01 Jan 2026 00:00:00 "
      "+0000\r\n" +
      bank_mail();
  check.read_copy(octets);
  BOOST_TEST((check.mail().dmarc.source() == result_source::none));
  check.read_copy(octets, "mx.rcpt.example");
  BOOST_TEST((check.mail().dmarc.source() == result_source::reported));
  BOOST_TEST(check.mail().trusted.server == "mx.rcpt.example");
}

BOOST_AUTO_TEST_CASE(memory_grows_with_the_message) {
  const auto with_signatures = [](int count) {
    std::string text;
    for (int i = 0; i < count; ++i) {
      text +=
          "DKIM-Signature: v=1; a=rsa-sha256; d=s" + std::to_string(i) + ".example; s=s; h=from; bh=AAAA; b=AAAA\r\n";
      for (int j = 0; j < 10; ++j) text += "X-" + std::to_string(j) + ": more\r\n";
    }
    return text + bank_mail();
  };
  checker check{no_suffixes};
  for (const int count : {1, 40, 2, 64}) {
    const std::string octets = with_signatures(count);
    check.read(octets, from_the_bank);
    BOOST_TEST(check.mail().dkim.size() == static_cast<std::size_t>(count));
    BOOST_TEST(check.omitted().signatures == 0u);
    verify(check, bank_zone());
    BOOST_TEST(check.mail().proves_author());
    BOOST_TEST(check.error().empty());
  }
  const std::string octets = with_signatures(100);
  check.read(octets, from_the_bank);
  BOOST_TEST(check.mail().dkim.size() == host::limits::signatures);
  BOOST_TEST(check.omitted().signatures == 36u);
  BOOST_TEST(check.error().empty());
}

BOOST_AUTO_TEST_CASE(one_mail_after_the_other) {
  checker check{no_suffixes};
  const std::string first = bank_mail();
  check.read(first, from_the_bank);
  verify(check, bank_zone());
  check.advise();
  const std::string before = json_of(check.report("a.eml"));
  BOOST_TEST(before.find("\"file\":\"a.eml\"") != std::string::npos);

  const std::string second = "From: a@b.example\r\n\r\nHi.\r\n";
  check.read(second, {.ip = "192.0.2.1", .mail_from = "", .helo = "b.example", .receiver = {}});
  BOOST_TEST(!check.began());
  BOOST_TEST(check.questions().empty());
  BOOST_TEST(!check.mail().proves_author());
  BOOST_TEST(check.mail().author_domain() == "b.example");
  verify(check, bank_zone());
  BOOST_TEST((check.mail().dmarc.code() == result_code::none));
  BOOST_TEST(json_of(check.report()).find("bank.example") == std::string::npos);

  check.read(first, from_the_bank);
  verify(check, bank_zone());
  BOOST_TEST(json_of(check.report("a.eml")) == before);
}

BOOST_AUTO_TEST_CASE(an_answer_that_never_comes) {
  checker check{no_suffixes};
  const std::string octets = bank_mail();
  check.read(octets, from_the_bank);
  for (int i = 0; i < 3; ++i) BOOST_TEST((check.verify(now) == progress::pending));
  while (check.verify(now) == progress::pending) check.give_up();
  BOOST_TEST((check.mail().dmarc.code() == result_code::temperror));
  BOOST_TEST(!check.mail().proves_author());
}

BOOST_AUTO_TEST_CASE(the_envelope_is_copied) {
  checker check{no_suffixes};
  const std::string octets = bank_mail();
  {
    std::string ip = "192.0.2.10", sender = "info@bank.example", helo = "mail.bank.example";
    check.read(octets, {.ip = ip, .mail_from = sender, .helo = helo, .receiver = {}});
    for (auto* text : {&ip, &sender, &helo}) text->assign(text->size(), 'x');
  }
  verify(check, bank_zone());
  BOOST_TEST(check.mail().proves_author());
  BOOST_TEST(check.mail().envelope.sender.address == "info@bank.example");
}

BOOST_AUTO_TEST_CASE(the_setup_of_ses_is_discovered_after_the_results) {
  const std::string octets = crlf("From: <a@shop.example>\nSubject: b\n\nHi.\n");
  const known_zone zone{{"eu-west-1.amazonses.com TXT", {"v=spf1 ip4:192.0.2.1 -all"}}};
  checker check{no_suffixes};
  check.read(octets,
             {.ip = "192.0.2.1", .mail_from = "0@eu-west-1.amazonses.com", .helo = "a.example", .receiver = {}});
  BOOST_TEST((check.discover_ses_setup() == progress::pending));  // not before the results are there
  BOOST_TEST(check.questions().empty());
  verify(check, zone);
  const auto code = check.mail().dmarc.code();
  BOOST_TEST((check.discover_ses_setup() == progress::pending));
  BOOST_TEST(!check.questions().empty());
  BOOST_TEST(check.verified());
  BOOST_TEST((check.mail().dmarc.code() == code));
  do {
    for (auto& question : check.questions()) {
      check.answer(question, zone({.name = question.name, .type = question.type}));
    }
  } while (check.discover_ses_setup() == progress::pending);
  const auto& assessment = check.advise(true);
  BOOST_TEST(!assessment.fixes.empty());
  BOOST_TEST(check.omitted().fixes == 0u);
  BOOST_TEST(json_of(check.report()).find("_amazonses.shop.example") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_reader_verifies_nothing) {
  host::reader reader{no_suffixes};
  const std::string octets = bank_mail();
  reader.read_copy(octets);
  BOOST_TEST(reader.mail().author_domain() == "bank.example");
  BOOST_TEST(!reader.mail().proves_author());
  BOOST_TEST(json_of(reader.report()).find("\"dns\":[]") != std::string::npos);
  reader.read("", {});
  BOOST_TEST(reader.mail().author_domain().empty());
}

BOOST_AUTO_TEST_CASE(charsets_that_are_not_built_in) {
  // Stands for a real charset: each letter is written as the next one.
  const auto next = [](std::string_view charset, std::string_view octets, const sink_reference& out) {
    if (charset != "x-next") return false;
    std::string text{octets};
    for (char& c : text) c = static_cast<char>(c - 1);
    out(text);
    return true;
  };
  const std::string octets =
      "From: =?x-next?Q?bAcbol/fybnqmf!wjb!Vtfst?= <a@shop.example>\r\n"
      "Reply-To: =?x-next?Q?Boo?= <ann@shop.example>\r\nSubject: =?x-next?Q?Ifmmp?= =?x-next?Q?\"?= =?x-other?Q?a?=\r\n"
      "List-Id: <users.list.example>\r\nList-Post: <mailto:users@list.example>\r\n\r\ntest\r\n";
  const auto finds = [](const advice::assessment& all, advice::code code) {
    return std::any_of(all.findings.begin(), all.findings.end(),
                       [code](const auto& each) { return each.says.what.value() == code; });
  };
  host::reader without{no_suffixes};
  without.read_copy(octets);
  BOOST_TEST(json_of(without.report()).find(R"("subject":"=?x-next?Q?Ifmmp?= =?x-next?Q?\"?= =?x-other?Q?a?=")") !=
             std::string::npos);
  BOOST_TEST(!finds(without.advise(), advice::code::list_rewrote_from));

  host::reader reader{no_suffixes};
  reader.read_charsets_with(message::charset_converter{next});
  reader.read_copy(octets);
  const std::string json = json_of(reader.report());
  BOOST_TEST(json.find(R"("display_name":"a@bank.example via Users")") != std::string::npos);
  BOOST_TEST(json.find(R"("display_name":"Ann")") != std::string::npos);
  BOOST_TEST(json.find(R"("subject":"Hello! =?x-other?Q?a?=")") != std::string::npos);
  std::string text;
  write_text(reader.report(), {}, [&text](std::string_view piece) { text += piece; });
  BOOST_TEST(text.find("a@bank.example via Users <a@shop.example>\n") != std::string::npos);
  BOOST_TEST(text.find("Hello! =?x-other?Q?a?=\n") != std::string::npos);
  // Findings read what people read.
  BOOST_TEST(finds(reader.advise(), advice::code::display_name_other_address));
  BOOST_TEST(finds(reader.advise(), advice::code::list_rewrote_from));

  host::checker<crypto::openssl> check{no_suffixes};
  check.read_charsets_with(message::charset_converter{next});
  check.read(octets, from_the_bank);
  BOOST_TEST(json_of(check.report()).find(R"("subject":"Hello! =?x-other?Q?a?=")") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_back_end_is_made_from_arguments) {
  host::checker<crypto::with_key_cache<crypto::openssl>> check{no_suffixes, 16u};
  const std::string octets = bank_mail();
  check.read(octets, from_the_bank);
  BOOST_TEST((check.verify(now) == progress::pending));
}

BOOST_AUTO_TEST_SUITE_END()
