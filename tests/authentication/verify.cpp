#define BOOST_TEST_DYN_LINK
#include "fromproof/authentication/verify.hpp"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "fromproof/crypto/openssl.hpp"
#include "judged.hpp"

namespace dns = fromproof::dns;
namespace dkim = fromproof::dkim;
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

dns::answer zone(const dns::query& question) {
  static constexpr dns::record key{"v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="};
  static constexpr dns::record policy{"v=DMARC1; p=reject; adkim=s"};
  static constexpr dns::record spf{"v=spf1 ip4:192.0.2.5 -all"};
  const auto one = [](const dns::record& record) { return dns::answer{dns::status::ok, {&record, 1}}; };
  if (question.name == "brisbane._domainkey.football.example.com") return one(key);
  if (question.name == "_dmarc.football.example.com") return one(policy);
  if (question.name == "mail.football.example.com") return one(spf);
  return {.status = dns::status::nxdomain, .records = {}};
}

/// A message and memory for its verification.
struct subject {
  explicit subject(std::string_view octets, const fromproof::envelope& envelope = {}) : known{envelope} {
    mail = fromproof::authenticate(octets, known, fromproof::tests::no_suffixes, signatures);
  }
  subject(const subject&) = delete;
  subject& operator=(const subject&) = delete;

  template <class Resolver>
  bool verify(Resolver&& resolver, std::size_t room = 20) {
    const fromproof::verify_memory memory{.fields = std::span{fields}.first(room),
                                          .spf = spf_memory,
                                          .record = record_memory,
                                          .identifiers = identifiers,
                                          .names = names};
    return fromproof::verify(mail, known, fromproof::tests::no_suffixes, backend, resolver, memory,
                             {.now = 1'528'637'909});
  }

  fromproof::envelope known;
  std::array<dkim::result, 4> signatures;
  std::array<dkim::indexed_field, 20> fields;
  std::array<char, fromproof::spf::max_memory> spf_memory;
  std::array<char, 512> record_memory;
  std::array<fromproof::dmarc::identifier, 4> identifiers;
  std::array<fromproof::domain, 4> names;
  fromproof::crypto::openssl backend;
  fromproof::authentication mail;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(authentication_verify)

BOOST_AUTO_TEST_CASE(what_is_computed_here_takes_the_place_of_what_was_reported) {
  subject it{message};
  BOOST_TEST((it.mail.dkim[0].code == result_code::fail));
  BOOST_TEST((it.mail.dkim[0].source == result_source::reported));
  BOOST_TEST(it.verify(zone));
  BOOST_TEST((it.mail.dkim[0].code == result_code::pass), it.mail.dkim[0].reason);
  BOOST_TEST((it.mail.dkim[0].source == result_source::verified));
  BOOST_TEST((it.mail.dkim[0].reported == result_code::fail));
  BOOST_TEST((it.mail.dmarc.code == result_code::pass));
  BOOST_TEST((it.mail.dmarc.source == result_source::verified));
  BOOST_TEST(it.mail.dmarc.aligned_by_dkim);
  BOOST_TEST(it.mail.dmarc.policy == "reject");
  BOOST_TEST(it.mail.dmarc.applied == "pass");
  BOOST_TEST(it.mail.dmarc.record == "v=DMARC1; p=reject; adkim=s");

  std::array<fromproof::advice::finding, 24> findings;
  const auto said = fromproof::advice::advise(it.mail, {}, fromproof::tests::no_suffixes, findings, {});
  bool disagrees = false;
  for (const auto& finding : said.findings) disagrees = disagrees || finding.says.what.code() == "dkim-disagrees";
  BOOST_TEST(disagrees);
}

BOOST_AUTO_TEST_CASE(spf_is_verified_where_the_envelope_is_known) {
  subject it{message,
             {.ip = "192.0.2.5", .mail_from = "a@mail.football.example.com", .helo = "x.example", .receiver = {}}};
  BOOST_TEST(it.verify(zone));
  BOOST_TEST((it.mail.spf.code == result_code::pass));
  BOOST_TEST((it.mail.spf.source == result_source::verified));
  BOOST_TEST(it.mail.spf.mechanism == "ip4:192.0.2.5");
  BOOST_TEST(it.mail.spf.domain.view() == "mail.football.example.com");
  // RFC 9989 section 4.10: no record above, so the organization is that of the author's own record.
  BOOST_TEST(it.mail.spf.aligned.relaxed);
  BOOST_TEST(it.mail.dmarc.aligned_by_spf);

  subject other{message, {.ip = "192.0.2.6", .mail_from = "a@mail.football.example.com", .helo = {}, .receiver = {}}};
  BOOST_TEST(other.verify(zone));
  BOOST_TEST((other.mail.spf.code == result_code::fail));
  BOOST_TEST(!other.mail.dmarc.aligned_by_spf);
}

// RFC 9989 section 4.10.2: psd=n makes the author domain an organization of its own, whatever the suffix list says of
// its parent. What is shown must not contradict the verdict.
BOOST_AUTO_TEST_CASE(a_parent_of_another_organization_is_not_shown_as_aligned) {
  static constexpr dns::record apart{.data = "v=DMARC1; p=reject; psd=n"}, spf{.data = "v=spf1 ip4:192.0.2.5 -all"};
  const auto other_zone = [](const dns::query& question) {
    if (question.name == "_dmarc.football.example.com") return dns::answer{dns::status::ok, {&apart, 1}};
    if (question.name == "example.com") return dns::answer{dns::status::ok, {&spf, 1}};
    return dns::answer{dns::status::nxdomain, {}};
  };
  subject it{message, {.ip = "192.0.2.5", .mail_from = "a@example.com", .helo = {}, .receiver = {}}};
  BOOST_TEST(it.verify(other_zone));
  BOOST_TEST((it.mail.spf.code == result_code::pass));
  BOOST_TEST((it.mail.dmarc.code == result_code::fail));
  BOOST_TEST(!it.mail.spf.aligned.relaxed);
  BOOST_TEST(it.mail.organizations.walked == std::string_view{"football.example.com"}.size());
}

BOOST_AUTO_TEST_CASE(all_questions_are_asked_in_the_first_run) {
  subject it{message, {.ip = "192.0.2.5", .mail_from = "a@mail.football.example.com", .helo = {}, .receiver = {}}};
  std::vector<std::string> asked;
  const auto pending = [&asked](const dns::query& question) {
    asked.emplace_back(question.name);
    return dns::answer{};
  };
  BOOST_TEST(!it.verify(pending));
  BOOST_TEST(asked == (std::vector<std::string>{"mail.football.example.com", "brisbane._domainkey.football.example.com",
                                                "_dmarc.football.example.com"}),
             boost::test_tools::per_element());
  BOOST_TEST(it.verify(zone));
  BOOST_TEST((it.mail.dmarc.code == result_code::pass));
}

BOOST_AUTO_TEST_CASE(dns_failure_is_neither_pass_nor_fail) {
  subject it{message};
  BOOST_TEST(it.verify(dns::no_resolver{}));
  BOOST_TEST((it.mail.dkim[0].code == result_code::temperror));
  BOOST_TEST((it.mail.dmarc.code == result_code::temperror));
  BOOST_TEST(it.mail.dmarc.reason == "record-unread");
}

BOOST_AUTO_TEST_CASE(without_a_record_what_is_aligned_is_told) {
  subject it{message};
  const auto without_policy = [](const dns::query& question) {
    if (question.name.starts_with("_dmarc.")) return dns::answer{dns::status::nxdomain, {}};
    return zone(question);
  };
  BOOST_TEST(it.verify(without_policy));
  BOOST_TEST((it.mail.dmarc.code == result_code::none));
  BOOST_TEST(it.mail.dmarc.reason == "no-record");
  BOOST_TEST(it.mail.dmarc.aligned_by_dkim);
}

BOOST_AUTO_TEST_CASE(a_copy_that_lost_its_body_keeps_the_word_of_the_receiver) {
  const std::string_view header = message.substr(0, message.find("\r\n\r\n") + 2);
  subject it{header};
  BOOST_TEST(it.verify(zone));
  BOOST_TEST((it.mail.dkim[0].code == result_code::neutral));
  BOOST_TEST((it.mail.dmarc.code != result_code::fail));
  BOOST_TEST((it.mail.dmarc.source != result_source::verified));
}

BOOST_AUTO_TEST_CASE(without_room_for_the_header_no_signature_is_verified) {
  subject it{message};
  BOOST_TEST(it.verify(zone, 3));
  BOOST_TEST((it.mail.dkim[0].code == result_code::neutral));
  BOOST_TEST(it.mail.dkim[0].reason == "out-of-space");
}

BOOST_AUTO_TEST_SUITE_END()
