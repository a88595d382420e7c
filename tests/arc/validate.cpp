// Chains that are sealed here, and the effects of changes in transit.
#define BOOST_TEST_DYN_LINK
#include "fromproof/arc/validate.hpp"

#include <array>
#include <boost/test/unit_test.hpp>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "arc/sealer.hpp"
#include "fromproof/authentication/read.hpp"
#include "fromproof/authentication/verify.hpp"
#include "fromproof/crypto/openssl.hpp"
#include "judged.hpp"

namespace arc = fromproof::arc;
namespace dkim = fromproof::dkim;
namespace dns = fromproof::dns;
using fromproof::progress;
using fromproof::result_code;
using fromproof::paste::repair_reach;
using fromproof::tests::sealed_mail;
using fromproof::tests::sealer;
using fromproof::tests::sealing;

namespace {

const sealer list{"list.example"};
const sealer forwarder{"forwarder.example"};

sealed_mail letter() {
  return {.fields = {{"From", "a@author.example"}, {"Subject", "Hello"}}, .body = "Good morning.\r\n"};
}

/// A mail that went through this many forwarders.
sealed_mail forwarded(int hops) {
  auto mail = letter();
  for (int i = 1; i <= hops; ++i) (i % 2 == 1 ? list : forwarder).seal(mail, i);
  return mail;
}

const std::string list_key = "k._domainkey.list.example";
const std::string forwarder_key = "k._domainkey.forwarder.example";

/// Keys by name. Other names do not exist; a name without a key has no answer.
struct zone {
  std::map<std::string, std::string, std::less<>> keys{{list_key, list.record()}, {forwarder_key, forwarder.record()}};
  std::vector<std::string> asked;
  dns::record record;

  dns::answer operator()(const dns::query& question) {
    asked.emplace_back(question.name);
    const auto found = keys.find(question.name);
    if (found == keys.end()) return {.status = dns::status::nxdomain, .records = {}};
    if (found->second.empty()) return {.status = dns::status::failure, .records = {}};
    record = {.data = found->second, .preference = 0};
    return {.status = dns::status::ok, .records = {&record, 1}};
  }
};

/// A message that was read, and memory for its validation. Contains views: do not copy it.
struct subject {
  explicit subject(std::string text) : octets{std::move(text)} {
    chain = arc::read_chain(fromproof::message::header{octets}, sets);
  }
  explicit subject(const sealed_mail& mail) : subject{mail.text()} {}
  subject(const subject&) = delete;
  subject& operator=(const subject&) = delete;

  /// Whether everything is done.
  template <class Resolver>
  bool validate(Resolver& resolver, const dkim::verify_options& options = {}) {
    const auto parts = fromproof::message::split(octets);
    const auto index = dkim::build_index(fromproof::message::header{octets}, fields);
    const fromproof::bounded_list<dkim::verification> signatures;
    return arc::validate(chain, result, signatures, {.fields = index.fields, .body = parts.body}, backend, resolver,
                         options) == progress::done;
  }

  std::string octets;
  std::array<arc::set, arc::max_instances> sets;
  std::array<dkim::indexed_field, 200> fields;
  arc::chain chain;
  arc::result result;
  fromproof::crypto::openssl backend;
};

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const auto at = text.find(from);
  BOOST_REQUIRE_MESSAGE(at != std::string::npos, from);
  return text.replace(at, from.size(), to);
}

/// Another letter at the end of the signature in a field; the last of 128 octets ends in "=".
void spoil(sealed_mail& mail, std::string_view name, std::string_view instance) {
  for (auto& field : mail.fields) {
    if (field.name != name || !field.value.starts_with(instance)) continue;
    char& letter = field.value[field.value.size() - 8];
    letter = letter == 'A' ? 'B' : 'A';
    return;
  }
  BOOST_FAIL("no such field");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(arc_validate)

BOOST_AUTO_TEST_CASE(a_message_without_a_chain) {
  subject it{letter()};
  zone names;
  BOOST_TEST(it.validate(names));
  BOOST_TEST((it.result.code == result_code::none));
  BOOST_TEST(!it.result.decided());
  BOOST_TEST(names.asked.empty());
}

BOOST_AUTO_TEST_CASE(chains_of_every_length) {
  for (const int hops : {1, 2, 3, 7, 50}) {
    BOOST_TEST_CONTEXT(hops) {
      const auto it = std::make_unique<subject>(forwarded(hops));
      zone names;
      BOOST_TEST(it->validate(names));
      BOOST_TEST((it->result.code == result_code::pass), reason(it->result));
      for (const auto& set : it->chain.sets) BOOST_TEST((set.seal.outcome->code == result_code::pass));
      BOOST_TEST((it->chain.sets.back().message_signature.outcome->code == result_code::pass));
    }
  }
}

BOOST_AUTO_TEST_CASE(what_happens_to_a_chain_of_two) {
  struct {
    std::string_view from, to;
    std::string_view reason;  // empty for a pass
  } const cases[] = {
      {"Good morning", "Good evening", "body-hash-mismatch"},
      {"Subject: Hello", "Subject: Bye", "signature-mismatch"},
      // Changes that relaxed canonicalization allows, in the chain too.
      {"Subject: Hello", "SUBJECT:\tHello ", ""},
      {"ARC-Seal: i=1; a=rsa-sha256", "arc-seal:i=1;\r\n\ta=rsa-sha256", ""},
      {"ARC-Authentication-Results: i=1; list", "Received: x\r\nARC-Authentication-Results: i=1; list", ""},
      // The second seal covers all of the first set.
      {"i=1; list.example; spf=pass", "i=1; list.example; spf=fail", "signature-mismatch"},
      {"i=2; forwarder.example; spf=pass", "i=2; forwarder.example; spf=fail", "signature-mismatch"},
      {"i=1; a=rsa-sha256; c=relaxed/relaxed", "i=1; a=rsa-sha256; c=relaxed/simple", "signature-mismatch"},
      {"ARC-Seal: i=1; a=rsa-sha256", "ARC-Seal: i=1; a=rsa-sha1", "weak-algorithm"},
      {"ARC-Seal: i=2; a=rsa-sha256", "ARC-Seal: i=2; a=ed25519-sha256", "key-type"},
      {"Signature: i=2; a=rsa-sha256", "Signature: i=2; a=rsa-sha1", "weak-algorithm"},
      {"cv=pass", "cv=fail", "arc-failed-before"},
      {"cv=none", "cv=fail", "arc-chain-status"},
      {"cv=none", "cv=pass", "arc-chain-status"},
      {"cv=pass", "cv=none", "arc-chain-status"},
      {"cv=pass", "cv=Pass", "arc-chain-status"},
      {"ARC-Seal: i=2", "ARC-Seal: i=3", "arc-missing-field"},
      {"ARC-Seal: i=2", "X-Seal: i=2", "arc-missing-field"},
      {"ARC-Seal: i=1; a=rsa-sha256; cv=none; d=list.example", "ARC-Seal: i=1; a=rsa-sha256; cv=none; d=other.example",
       "signature-mismatch"},
  };
  for (const auto& test : cases) {
    BOOST_TEST_CONTEXT(test.from << " -> " << test.to) {
      subject it{replaced(forwarded(2).text(), test.from, test.to)};
      zone names;
      const auto expected = test.reason.empty() ? result_code::pass : result_code::fail;
      // A second run, as after an answer, gives the same result.
      for (int run = 0; run < 2; ++run) {
        BOOST_TEST(it.validate(names));
        BOOST_TEST((it.result.code == expected), word(it.result.code));
        BOOST_TEST(reason(it.result) == test.reason);
      }
    }
  }
}

/// RFC 8463: Ed25519 is an algorithm of DKIM, whose algorithms those of ARC are (RFC 8617 section 4.1.3).
BOOST_AUTO_TEST_CASE(seals_and_message_signatures_with_ed25519) {
  using fromproof::tests::key_kind;
  const sealer edwards{"list.example", key_kind::ed25519};
  zone names;
  names.keys[list_key] = edwards.record();
  auto mail = letter();
  edwards.seal(mail, 1);
  forwarder.seal(mail, 2);
  edwards.seal(mail, 3);
  const std::string text = mail.text();
  BOOST_REQUIRE(text.find("ARC-Seal: i=3; a=ed25519-sha256") != std::string::npos);
  struct {
    std::string_view from, to;
    std::string_view reason;  // empty for a pass
  } const cases[] = {
      {"", "", ""},
      {"Subject: Hello", "Subject: Bye", "signature-mismatch"},
      {"i=1; list.example; spf=pass", "i=1; list.example; spf=fail", "signature-mismatch"},
      {"i=3; list.example; spf=pass", "i=3; list.example; spf=fail", "signature-mismatch"},
      {"ARC-Seal: i=1; a=ed25519-sha256", "ARC-Seal: i=1; a=rsa-sha256", "signature-mismatch"},
      {"ARC-Seal: i=3; a=ed25519-sha256", "ARC-Seal: i=3; a=rsa-sha256", "key-type"},
  };
  for (const auto& test : cases) {
    BOOST_TEST_CONTEXT(test.from << " -> " << test.to) {
      subject it{test.from.empty() ? text : replaced(text, test.from, test.to)};
      BOOST_TEST(it.validate(names));
      BOOST_TEST((it.result.code == (test.reason.empty() ? result_code::pass : result_code::fail)));
      BOOST_TEST(reason(it.result) == test.reason);
    }
  }
}

BOOST_AUTO_TEST_CASE(the_signatures_of_the_chain) {
  struct {
    std::string_view field, instance;
    result_code code;
  } const cases[] = {
      {"ARC-Message-Signature", "i=3", result_code::fail},
      {"ARC-Seal", "i=3", result_code::fail},
      {"ARC-Seal", "i=2", result_code::fail},
      {"ARC-Seal", "i=1", result_code::fail},
      {"ARC-Message-Signature", "i=1", result_code::fail},  // the seals cover it
  };
  for (const auto& test : cases) {
    BOOST_TEST_CONTEXT(test.field << " " << test.instance) {
      auto mail = forwarded(3);
      spoil(mail, test.field, test.instance);
      subject it{mail};
      zone names;
      for (int run = 0; run < 2; ++run) {
        BOOST_TEST(it.validate(names));
        BOOST_TEST((it.result.code == test.code));
        BOOST_TEST(reason(it.result) == "signature-mismatch");
      }
    }
  }
}

// RFC 8617 section 5.2: only the newest message signature must verify. A list changes what the earlier ones signed.
BOOST_AUTO_TEST_CASE(older_message_signatures_may_have_broken) {
  auto mail = forwarded(1);
  mail.fields.back().value = "[list] Hello";
  mail.body = "Good morning.\r\n--\r\nThe list\r\n";
  forwarder.seal(mail, 2);
  subject it{mail};
  zone names;
  BOOST_TEST(it.validate(names));
  BOOST_TEST((it.result.code == result_code::pass), reason(it.result));
  BOOST_TEST(!it.sets[0].message_signature.outcome.has_value());
}

BOOST_AUTO_TEST_CASE(what_a_forwarder_may_do) {
  struct {
    sealing how;
    std::string_view reason;
  } const cases[] = {
      {{.signed_fields = ""}, ""},  // RFC 8617 requires no signed field
      {{.signed_fields = "subject"}, ""},
      {{.signed_fields = "from:arc-seal"}, "arc-signed-seal"},
      {{.more = "; v=1"}, ""},  // section 4.1.2: ignored
      {{.more = "; v=9; unknown=x"}, ""},
      {{.more = "; x=1"}, "expired"},
      {{.more = "; l=1"}, "body-hash-mismatch"},
      {{.more = "; t=later"}, "arc-message-signature-syntax"},
      {{.more = "; i=1"}, "arc-message-signature-syntax"},
      {{.more_seal = "; t=1; x=1"}, ""},  // a seal has no x=
      {{.more_seal = "; h=from"}, "arc-seal-syntax"},
      {{.more_seal = "; t="}, "arc-seal-syntax"},
      {{.more_seal = "; cv=none"}, "arc-seal-syntax"},
      {{.algorithm = "rsa-sha1"}, "weak-algorithm"},
      {{.algorithm = "rsa-sha512"}, "arc-seal-syntax"},
      {{.selector = "absent"}, "key-not-found"},
      {{.selector = "revoked"}, "key-revoked"},
      {{.selector = "strict"}, ""},  // t=s is about i= of DKIM, which ARC does not have
  };
  for (const auto& test : cases) {
    BOOST_TEST_CONTEXT(test.how.signed_fields << test.how.more << test.how.more_seal << test.how.algorithm
                                              << test.how.selector) {
      auto mail = letter();
      list.seal(mail, 1, test.how);
      subject it{mail};
      zone names;
      names.keys["revoked._domainkey.list.example"] = "v=DKIM1; p=";
      names.keys["strict._domainkey.list.example"] = replaced(list.record(), "k=rsa", "k=rsa; t=s");
      BOOST_TEST(it.validate(names, {.now = 1'700'000'000}));
      BOOST_TEST((it.result.code == (test.reason.empty() ? result_code::pass : result_code::fail)));
      BOOST_TEST(reason(it.result) == test.reason);
    }
  }
}

BOOST_AUTO_TEST_CASE(all_keys_are_asked_for_at_once) {
  subject it{forwarded(3)};
  std::vector<std::string> asked;
  auto pending = [&asked](const dns::query& question) {
    asked.emplace_back(question.name);
    return dns::unanswered;
  };
  BOOST_TEST(!it.validate(pending));
  BOOST_TEST(asked == (std::vector{list_key, list_key, forwarder_key, list_key}), boost::test_tools::per_element());
  // The message is already hashed: a different body would not be noticed.
  it.octets.back() = '!';
  zone names;
  BOOST_TEST(it.validate(names));
  BOOST_TEST((it.result.code == result_code::pass), reason(it.result));
}

BOOST_AUTO_TEST_CASE(answers_may_come_one_by_one) {
  subject it{forwarded(3)};
  zone names;
  std::vector<std::string> known;
  auto partly = [&](const dns::query& question) {
    for (const auto& name : known) {
      if (name == question.name) return names(question);
    }
    return dns::unanswered;
  };
  BOOST_TEST(!it.validate(partly));
  known.push_back(forwarder_key);
  BOOST_TEST(!it.validate(partly));
  known.push_back(list_key);
  BOOST_TEST(it.validate(partly));
  BOOST_TEST((it.result.code == result_code::pass), reason(it.result));
}

BOOST_AUTO_TEST_CASE(a_broken_structure_costs_no_question) {
  for (const std::string_view seal : {"ARC-Seal: i=4", "ARC-Seal: i=2", "ARC-Seal: i=0", "ARC-Seal: i=51",
                                      "ARC-Seal: i=4294967299", "ARC-Seal: i=", "ARC-Seal: "}) {
    BOOST_TEST_CONTEXT(seal) {
      subject it{replaced(forwarded(3).text(), "ARC-Seal: i=3", seal)};
      zone names;
      BOOST_TEST(it.validate(names));
      BOOST_TEST((it.result.code == result_code::fail));
      BOOST_TEST(names.asked.empty());
    }
  }
}

// RFC 6376 section 6.1: the key comes first, and against another body no key helps.
BOOST_AUTO_TEST_CASE(a_changed_message_fails_whatever_dns_says_of_the_key) {
  for (const bool silent : {true, false}) {
    subject it{replaced(forwarded(3).text(), "Good", "Bad")};
    zone names;
    if (silent) names.keys[list_key].clear();
    BOOST_TEST(it.validate(names));
    BOOST_TEST((it.result.code == result_code::fail));
    BOOST_TEST(reason(it.result) == "body-hash-mismatch");
  }
  subject unknown{replaced(forwarded(3).text(), "Good", "Bad")};
  zone empty;
  empty.keys.clear();
  BOOST_TEST(unknown.validate(empty));
  BOOST_TEST((unknown.result.code == result_code::fail));
  BOOST_TEST(reason(unknown.result) == "key-not-found");
}

// Neither a silent name server nor a damaged copy proves anything. A different body and a missing key break a chain in
// a copy too (RFC 8617 section 5.2).
BOOST_AUTO_TEST_CASE(a_chain_without_an_answer_is_unknown) {
  const auto text = forwarded(3).text();
  const auto headless = text.substr(0, text.find("\r\n\r\n") + 2);
  const auto other_body = replaced(text, "Good", "Bad");
  const auto other_header = replaced(text, "Subject: Hello", "Subject: Bye");
  const auto lost_field = replaced(text, "ARC-Seal: i=2", "X: i=2");
  constexpr auto everything = repair_reach::everything;
  const struct {
    std::string text;
    dkim::verify_options options;
    std::string_view without_key, silent_key;
    result_code code;
    std::string_view reason;
  } cases[] = {
      {text, {}, "", forwarder_key, result_code::none, "key-unavailable"},
      {text, {.copy = true}, forwarder_key, "", result_code::fail, "key-not-found"},
      {text, {}, forwarder_key, "", result_code::fail, "key-not-found"},
      {headless, {.copy = true}, "", "", result_code::none, "body-missing"},
      {headless, {}, "", "", result_code::fail, "body-hash-mismatch"},
      {other_body, {.copy = true}, "", "", result_code::fail, "body-differs"},
      {other_body, {.copy = true, .damage = everything}, "", "", result_code::fail, "body-differs"},
      {other_header, {.copy = true, .damage = everything}, "", "", result_code::none, "message-altered"},
      {other_header, {.copy = true}, "", "", result_code::fail, "signature-mismatch"},
      {other_header, {.damage = everything}, "", "", result_code::fail, "signature-mismatch"},
      {lost_field, {.copy = true, .damage = everything}, "", "", result_code::none, "message-altered"},
      {lost_field, {.copy = true}, "", "", result_code::fail, "arc-missing-field"},
  };
  for (const auto& test : cases) {
    subject it{test.text};
    zone names;
    if (!test.silent_key.empty()) names.keys[std::string{test.silent_key}].clear();
    if (!test.without_key.empty()) names.keys.erase(std::string{test.without_key});
    BOOST_TEST_CONTEXT(test.reason << " " << test.options.copy << test.text) {
      BOOST_TEST(it.validate(names, test.options));
      BOOST_TEST((it.result.code == test.code), word(it.result.code));
      BOOST_TEST(reason(it.result) == test.reason);
      BOOST_TEST(it.result.decided() == (test.code != result_code::none));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_chain_that_does_not_fit_has_no_verdict) {
  subject it{forwarded(3)};
  it.chain = arc::read_chain(fromproof::message::header{it.octets}, std::span<arc::set>{it.sets}.first(2));
  zone names;
  BOOST_TEST(it.validate(names));
  BOOST_TEST((it.result.code == result_code::none));
  BOOST_TEST(reason(it.result) == "out-of-space");
}

// RFC 8617 section 9: anyone can begin a chain. It is shown, and proves nothing about the author.
BOOST_AUTO_TEST_CASE(a_chain_never_rescues_dmarc) {
  const std::string octets = forwarded(2).text();
  const fromproof::envelope known{.ip = "192.0.2.9", .mail_from = "x@forwarder.example", .helo = "f", .receiver = {}};
  fromproof::crypto::openssl backend;
  zone names;
  names.keys["_dmarc.author.example"] = "v=DMARC1; p=reject";
  const auto judge = [&](const fromproof::mail_memory& memory) {
    auto mail = fromproof::read_mail(octets, known, fromproof::tests::no_suffixes, memory);
    BOOST_TEST(
        (fromproof::verify(mail, known, fromproof::tests::no_suffixes, backend, names, memory, {}) == progress::done));
    return mail;
  };
  fromproof::mail_arrays<> arrays;
  const auto mail = judge(arrays);
  BOOST_TEST((mail.arc.code() == result_code::pass), reason(*mail.arc.here));
  BOOST_TEST((mail.dmarc.code() == result_code::fail));
  BOOST_TEST(!mail.proves_author());

  // Without room for the index of the header, there is no result.
  fromproof::mail_memory little = arrays;
  little.fields = little.fields.first(3);
  const auto small = judge(little);
  BOOST_TEST((small.arc.code() == result_code::none));
  BOOST_TEST(reason(*small.arc.here) == "out-of-space");
}

BOOST_AUTO_TEST_SUITE_END()
