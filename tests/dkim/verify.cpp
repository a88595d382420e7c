// Verification of the message of RFC 8463 appendix A, which has an Ed25519 and an RSA signature, and of variants with a
// wrong message, key or DNS answer.
#define BOOST_TEST_DYN_LINK
#include "fromproof/dkim/verify.hpp"

#include <array>
#include <boost/test/unit_test.hpp>
#include <map>
#include <string>
#include <vector>

#include "fromproof/crypto/openssl.hpp"
#include "fromproof/message/header.hpp"

namespace dkim = fromproof::dkim;
namespace dns = fromproof::dns;
using fromproof::progress;
using fromproof::result_code;
using fromproof::paste::repair_reach;

namespace {

// RFC 8463 appendix A.3.
constexpr std::string_view rfc8463 =
    "DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;\r\n"
    " d=football.example.com; i=@football.example.com;\r\n"
    " q=dns/txt; s=brisbane; t=1528637909; h=from : to :\r\n"
    " subject : date : message-id : from : subject : date;\r\n"
    " bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;\r\n"
    " b=/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11Bus\r\n"
    " Fa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==\r\n"
    "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;\r\n"
    " d=football.example.com; i=@football.example.com;\r\n"
    " q=dns/txt; s=test; t=1528637909; h=from : to : subject :\r\n"
    " date : message-id : from : subject : date;\r\n"
    " bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;\r\n"
    " b=F45dVWDfMbQDGHJFlXUNB2HKfbCeLRyhDXgFpEL8GwpsRe0IeIixNTe3\r\n"
    " DhCVlUrSjV4BwcVcOF6+FF3Zo9Rpo1tFOeS9mPYQTnGdaSGsgeefOsk2Jz\r\n"
    " dA+L10TeYt9BgDfQNZtKdN1WO//KgIqXP7OdEFE4LjFYNcUxZQ4FADY+8=\r\n"
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

// RFC 8463 appendix A.2.
const std::string ed25519_key = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
const std::string rsa_p =
    "p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDkHlOQoBTzWRiGs5V6NpP3idY6Wk08a5qhdR6wy5bdOKb2jLQiY/J16JYi0Qvx/b"
    "yYzCNb3W91y3FutACDfzwQ/BC/e/8uBsCR+yz1Lxj+PL6lHvqMKrM3rG4hstT5QjvHO9PzoxZyVYLzBfO2EeC3Ip3G+2kryOTIKT+l/"
    "K4w3QIDAQAB";
const std::string rsa_key = "v=DKIM1; k=rsa; " + rsa_p;
// Made by openssl genrsa 1024; the private key was deleted.
const std::string other_rsa_key =
    "v=DKIM1; "
    "p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDDVhNKmx35BzvVvErlCuFZWWdcTcBv9RbloVV1G20ukjDNxESE8uYH+kd9+sSsl7wPy6mxGQ"
    "Ei+jQ38nuwNJBghJstd1Ua03IKGg5s/yyO2NI5NwKNFSLmpaEUzfSK28l+MUtsMXyZ3qcEEQZdLpSKDBRPyVlIMZqYJL0pAn3LZwIDAQAB";

// Signed by dkimpy 1.1.4 with the Ed25519 key of RFC 8463.
constexpr std::string_view below =
    "DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;\r\n"
    " d=football.example.com; i=joe@sub.football.example.com; q=dns/txt;\r\n"
    " s=brisbane; t=1528637909; h=from : subject;\r\n"
    " bh=UrA8rmgY3eNBotmDWtzAmHyn5RyZv8Gea45sNGsP0zw=;\r\n"
    " b=wGNwOmCTwmZZl1pSfFl1xxZwZUnVYq+qbv382+bOJWCjhPmqeMc9LhFiEPs8+7psmk3Eb\r\n"
    " mtju3xAIhy3p+B5AA==\r\n"
    "From: Joe SixPack <joe@football.example.com>\r\n"
    "Subject: Is dinner ready?\r\n"
    "\r\n"
    "Hi.\r\n";
constexpr std::string_view first_five_octets =
    "DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;\r\n"
    " d=football.example.com; i=@football.example.com; l=5; q=dns/txt;\r\n"
    " s=brisbane; t=1528637909; h=from : subject;\r\n"
    " bh=UrA8rmgY3eNBotmDWtzAmHyn5RyZv8Gea45sNGsP0zw=;\r\n"
    " b=IPtF28ui5Xh6jXDRWoHJNQgpkXKGScsA8ini1zmuEcRGoo+u991GJxubV8pujfaxy+Gx0\r\n"
    " waeAesm0xkpJ6wbCg==\r\n"
    "From: Joe SixPack <joe@football.example.com>\r\n"
    "Subject: Is dinner ready?\r\n"
    "\r\n"
    "Hi.\r\n";

// Signed by openssl pkeyutl with the same key.
constexpr std::string_view one_day =
    "DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;\r\n"
    " d=football.example.com; s=brisbane; t=1528637909; x=1528724309;\r\n"
    " h=from : subject;\r\n"
    " bh=UrA8rmgY3eNBotmDWtzAmHyn5RyZv8Gea45sNGsP0zw=;\r\n"
    " b=cGc1AfH3VZVzTYI3Ru8qGo5naw0D6eqlts6QZgI4Kqyvo6hgzst4VZE87wuQ\r\n"
    " oMGE2oMdb9JsRbELvBAUH2aVDA==\r\n"
    "From: Joe SixPack <joe@football.example.com>\r\n"
    "Subject: Is dinner ready?\r\n"
    "\r\n"
    "Hi.\r\n";

/// A zone as a resolver. Other names do not exist; records the questions.
struct zone {
  struct entry {
    dns::status status = dns::status::ok;
    std::vector<std::string> texts;
  };
  std::map<std::string, entry, std::less<>> names;
  std::vector<std::string> asked;
  std::vector<dns::record> records;

  dns::answer operator()(const dns::query& question) {
    asked.emplace_back(question.name);
    const auto found = names.find(question.name);
    if (found == names.end()) return {.status = dns::status::nxdomain, .records = {}};
    records.clear();
    for (const auto& text : found->second.texts) records.push_back({text, 0});
    return {.status = found->second.status, .records = records};
  }
};

const std::string ed25519_name = "brisbane._domainkey.football.example.com";
const std::string rsa_name = "test._domainkey.football.example.com";

zone rfc_zone() {
  zone made;
  made.names[ed25519_name].texts = {ed25519_key};
  made.names[rsa_name].texts = {rsa_key};
  return made;
}

/// A message that was read, and memory for its verification. Contains views: do not copy it.
struct subject {
  explicit subject(std::string text) : octets{std::move(text)} {
    dkim::find_signatures(fromproof::message::header{octets}, all);
  }
  subject(const subject&) = delete;
  subject& operator=(const subject&) = delete;

  /// Whether everything is done.
  bool verify(zone& names, const dkim::verify_options& options = {}) {
    const auto index = dkim::build_index(fromproof::message::header{octets}, fields);
    const auto parts = fromproof::message::split(octets);
    return dkim::verify(all, {.fields = index.fields, .body = parts.body}, backend, names, options) == progress::done;
  }
  const dkim::verification& operator[](std::size_t i) const { return all[i]; }
  result_code code(std::size_t i) const { return all[i].outcome ? all[i].outcome->code : result_code::none; }
  std::string_view why(std::size_t i) const { return all[i].outcome ? reason(*all[i].outcome) : "unsettled"; }

  std::string octets;
  std::array<dkim::verification, 16> memory{};
  fromproof::bounded_list<dkim::verification> all{memory};
  std::array<dkim::indexed_field, 100> fields{};
  fromproof::crypto::openssl backend;
};

std::string replaced(std::string_view from, std::string_view to, std::string_view text = rfc8463) {
  std::string out{text};
  const auto at = out.find(from);
  BOOST_REQUIRE(at != std::string::npos);
  return out.replace(at, from.size(), to);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(dkim_verify)

BOOST_AUTO_TEST_CASE(the_message_of_rfc_8463) {
  subject it{std::string{rfc8463}};
  auto names = rfc_zone();
  BOOST_TEST(it.verify(names));
  for (std::size_t i = 0; i < 2; ++i) {
    BOOST_TEST((it.code(i) == result_code::pass), it.why(i));
    BOOST_TEST(it.why(i) == "");
  }
  BOOST_TEST(it[0].outcome->key_bits == 256u);
  BOOST_TEST(it[1].outcome->key_bits == 1024u);
  BOOST_TEST(names.asked == (std::vector{ed25519_name, rsa_name}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_is_wrong_with_the_message) {
  struct {
    std::string_view from, to;
    result_code code;
    std::string_view reason;
  } const cases[] = {
      {"hungry yet", "hungry now", result_code::fail, "body-hash-mismatch"},
      {"dinner", "supper", result_code::fail, "signature-mismatch"},
      // RFC 6376 section 5.4.2: h= lists Subject once more than the message has it, so that none can be added.
      {"Subject: Is", "Subject: Free money\r\nSubject: Is", result_code::fail, "signature-mismatch"},
      {"From: Joe", "From: x@y.example\r\nFrom: Joe", result_code::fail, "signature-mismatch"},
      // Changes that relaxed canonicalization allows (RFC 6376 section 3.4).
      {"Subject: Is dinner", "SUBJECT:\r\n\tIs  dinner", result_code::pass, ""},
      {"We lost the game.  Are", "We lost the game. \t Are", result_code::pass, ""},
      {"Joe.\r\n", "Joe.  \r\n\r\n\r\n", result_code::pass, ""},
      // An unsigned field may be added or removed.
      {"From: Joe", "Received: x\r\nFrom: Joe", result_code::pass, ""},
  };
  for (const auto& test : cases) {
    BOOST_TEST_CONTEXT(test.to) {
      subject it{replaced(test.from, test.to)};
      auto names = rfc_zone();
      BOOST_TEST(it.verify(names));
      for (std::size_t i = 0; i < 2; ++i) {
        BOOST_TEST((it.code(i) == test.code), word(it.code(i)));
        BOOST_TEST(it.why(i) == test.reason);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(what_is_wrong_with_the_signature) {
  struct {
    std::string_view from, to;
    result_code code;
    std::string_view reason;
  } const cases[] = {
      {"a=ed25519-sha256", "a=rsa-sha1", result_code::policy, "weak-algorithm"},
      {"t=1528637909; h=from : to :\r\n", "t=1; x=2; h=from : to :\r\n", result_code::policy, "expired"},
      {"s=brisbane", "s=absent", result_code::permerror, "key-not-found"},
      {"s=brisbane", "s=-a..b", result_code::permerror, "bad-tag-domain"},
      {"s=brisbane", "s=test", result_code::permerror, "key-type"},
      {"q=dns/txt; s=bris", "l=9999; s=bris", result_code::permerror, "body-length"},
      {"b=/gCr", "b=/gDr", result_code::fail, "signature-mismatch"},
      {"h=from : to :\r\n", "h=to :\r\n", result_code::fail, "signature-mismatch"},
  };
  for (const auto& test : cases) {
    BOOST_TEST_CONTEXT(test.to) {
      subject it{replaced(test.from, test.to)};
      auto names = rfc_zone();
      BOOST_TEST(it.verify(names, {.now = 1'600'000'000}));
      BOOST_TEST((it.code(0) == test.code), word(it.code(0)));
      BOOST_TEST(it.why(0) == test.reason);
      // One bad signature never spoils the other.
      BOOST_TEST((it.code(1) == result_code::pass), it.why(1));
    }
  }
}

// A copy does not say when it was received, so an expired signature may have been in time.
BOOST_AUTO_TEST_CASE(a_copy_outlives_its_expiration) {
  constexpr std::int64_t in_time = 1'528'700'000, late = 1'528'800'000;
  const std::string other_sender = replaced("Joe SixPack", "Jim SixPack", one_day);
  const std::string other_body = replaced("Hi.", "Hey.", one_day);
  const struct {
    std::string text;
    dkim::verify_options options;
    result_code code;
    std::string_view reason;
    bool decided;
  } cases[] = {
      {std::string{one_day}, {.now = in_time}, result_code::pass, "", true},
      {std::string{one_day}, {.now = late}, result_code::policy, "expired", true},
      {std::string{one_day}, {.now = in_time, .copy = true}, result_code::pass, "", true},
      {std::string{one_day}, {.now = late, .copy = true}, result_code::policy, "expired", false},
      // A time that was forgotten proves nothing; who has no clock says so.
      {std::string{one_day}, {}, result_code::policy, "expired", true},
      {std::string{one_day}, {.copy = true}, result_code::policy, "expired", false},
      {std::string{one_day}, {.now = -1}, result_code::pass, "", true},
      {std::string{one_day}, {.now = -1, .copy = true}, result_code::pass, "", true},
      // Expiration hides nothing: a wrong signer is still reported as before.
      {other_sender, {.now = late, .copy = true}, result_code::fail, "signature-mismatch", true},
      {other_body, {.now = late, .copy = true}, result_code::neutral, "body-differs", false},
  };
  for (const auto& test : cases) {
    BOOST_TEST_CONTEXT(test.text << test.options.now << test.options.copy) {
      subject it{test.text};
      auto names = rfc_zone();
      BOOST_TEST(it.verify(names, test.options));
      BOOST_TEST((it.code(0) == test.code), word(it.code(0)));
      BOOST_TEST(it.why(0) == test.reason);
      BOOST_TEST(it.all[0].outcome->decided() == test.decided);
    }
  }
}

BOOST_AUTO_TEST_CASE(what_is_wrong_with_the_key) {
  struct {
    std::vector<std::string> texts;
    result_code code;
    std::string_view reason;
  } const cases[] = {
      {{"v=DKIM1; p="}, result_code::permerror, "key-revoked"},
      {{"k=rsa; v=DKIM1; " + rsa_p}, result_code::permerror, "key-syntax"},
      {{rsa_p}, result_code::pass, ""},
      {{"v=DKIM1; s=other; " + rsa_p}, result_code::permerror, "key-service"},
      {{"v=DKIM1; s=email:other; " + rsa_p}, result_code::pass, ""},
      {{"v=DKIM1; h=sha1; " + rsa_p}, result_code::permerror, "key-hash"},
      {{"v=DKIM1; h=sha1:sha256; " + rsa_p}, result_code::pass, ""},
      {{"v=DKIM1; k=ed448; " + rsa_p}, result_code::permerror, "key-type"},
      {{"v=DKIM1; t=s; " + rsa_p}, result_code::pass, ""},
      {{"v=DKIM1; p=AAAA"}, result_code::permerror, "key-syntax"},
      // RFC 8301 section 3.2: 512 bits prove nothing. The key is OpenSSL's: openssl genrsa 512.
      {{"v=DKIM1; "
        "p=MFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBAOrG/zDUJri6y+SaFw"
        "I9xFHJIcZAbV6YUddwEZQM5ZA5dTN7DJixtQmNuPYvfsOVpt1eCQIWnjzesG+aOQIfd68CAwEAAQ=="},
       result_code::policy,
       "weak-key"},
      // Several records: the matching one counts, in any position.
      {{"v=spf1 -all", rsa_key}, result_code::pass, ""},
      {{ed25519_key, rsa_key}, result_code::pass, ""},
      {{other_rsa_key, rsa_key}, result_code::pass, ""},
      // If none matches, a failed signature says more than a record that does not fit.
      {{other_rsa_key, ed25519_key}, result_code::fail, "signature-mismatch"},
      // But not the fifth: this bounds the work that strangers can cause.
      {{ed25519_key, ed25519_key, ed25519_key, ed25519_key, rsa_key}, result_code::permerror, "key-type"},
  };
  for (const auto& test : cases) {
    BOOST_TEST_CONTEXT(test.texts.front()) {
      subject it{std::string{rfc8463}};
      auto names = rfc_zone();
      names.names[rsa_name].texts = test.texts;
      BOOST_TEST(it.verify(names));
      BOOST_TEST((it.code(1) == test.code), word(it.code(1)));
      BOOST_TEST(it.why(1) == test.reason);
      BOOST_TEST((it.code(0) == result_code::pass), it.why(0));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_strict_key_serves_no_identity_below_its_domain) {
  for (const auto& [flags, reason] : {std::pair{"", ""}, std::pair{"; t=s", "key-strict-identity"}}) {
    subject it{std::string{below}};
    auto names = rfc_zone();
    names.names[ed25519_name].texts = {ed25519_key + flags};
    BOOST_TEST(it.verify(names));
    BOOST_TEST(it.why(0) == reason);
    BOOST_TEST((it.code(0) == (*reason == '\0' ? result_code::pass : result_code::permerror)));
  }
}

BOOST_AUTO_TEST_CASE(text_after_the_signed_part_of_the_body_is_not_covered) {
  for (const auto& [more, reason] : {std::pair{"", ""}, std::pair{"Pay here.\r\n", "unsigned-body"}}) {
    subject it{std::string{first_five_octets} + more};
    auto names = rfc_zone();
    BOOST_TEST(it.verify(names));
    BOOST_TEST(it.why(0) == reason);
    BOOST_TEST((it.code(0) == (*reason == '\0' ? result_code::pass : result_code::policy)));
  }
}

BOOST_AUTO_TEST_CASE(the_testing_flag_is_reported) {
  subject it{std::string{rfc8463}};
  auto names = rfc_zone();
  names.names[rsa_name].texts = {"v=DKIM1; t=y:s; " + rsa_p};
  BOOST_TEST(it.verify(names));
  BOOST_TEST(!it[0].outcome->testing);
  BOOST_TEST(it[1].outcome->testing);
  BOOST_TEST((it.code(1) == result_code::pass));
}

BOOST_AUTO_TEST_CASE(dns_failure_is_the_failure_of_that_signature_alone) {
  struct {
    dns::status status;
    result_code code;
    std::string_view reason;
  } const cases[] = {
      {dns::status::failure, result_code::temperror, "key-unavailable"},
      {dns::status::no_data, result_code::permerror, "key-not-found"},
      {dns::status::nxdomain, result_code::permerror, "key-not-found"},
      {dns::status::out_of_space, result_code::temperror, "out-of-space"},
  };
  for (const auto& test : cases) {
    subject it{std::string{rfc8463}};
    auto names = rfc_zone();
    names.names[ed25519_name] = {test.status, {}};
    BOOST_TEST(it.verify(names));
    BOOST_TEST((it.code(0) == test.code));
    BOOST_TEST(it.why(0) == test.reason);
    BOOST_TEST((it.code(1) == result_code::pass));
  }
}

BOOST_AUTO_TEST_CASE(all_questions_go_out_and_pending_answers_are_awaited) {
  subject it{std::string{rfc8463}};
  auto names = rfc_zone();
  names.names[ed25519_name].status = dns::status::pending;
  names.names[rsa_name].status = dns::status::pending;
  BOOST_TEST(!it.verify(names));
  BOOST_TEST(names.asked.size() == 2u);
  names.names[rsa_name].status = dns::status::ok;
  BOOST_TEST(!it.verify(names));
  BOOST_TEST((it.code(1) == result_code::pass));
  names.names[ed25519_name].status = dns::status::ok;
  BOOST_TEST(it.verify(names));
  BOOST_TEST((it.code(0) == result_code::pass));
  // A settled signature is not asked about again.
  BOOST_TEST(names.asked.size() == 5u);
  BOOST_TEST(it.verify(names));
  BOOST_TEST(names.asked.size() == 5u);
}

// RFC 6376 section 6.1: the key is fetched first (6.1.2), and no key helps against a different body (6.1.3).
BOOST_AUTO_TEST_CASE(a_changed_body_of_a_servers_message_fails_whether_dns_gives_the_key_or_not) {
  struct {
    dns::status status;
    result_code code;
    std::string_view reason;
  } const cases[] = {
      {dns::status::ok, result_code::fail, "body-hash-mismatch"},
      {dns::status::failure, result_code::fail, "body-hash-mismatch"},
      {dns::status::nxdomain, result_code::permerror, "key-not-found"},
  };
  for (const auto& test : cases) {
    subject it{replaced("hungry", "thirsty")};
    auto names = rfc_zone();
    for (auto& each : names.names) each.second.status = test.status;
    BOOST_TEST(it.verify(names));
    for (std::size_t i = 0; i < 2; ++i) {
      BOOST_TEST((it.code(i) == test.code));
      BOOST_TEST(it.why(i) == test.reason);
      BOOST_TEST(it[i].outcome->decided());
    }
  }
}

// RFC 5322 section 3.5 and RFC 6376 section 3.4.4: without an empty line the body is empty, and its hash another.
BOOST_AUTO_TEST_CASE(a_servers_message_without_an_empty_line_has_an_empty_body) {
  subject it{std::string{rfc8463.substr(0, rfc8463.find("\r\n\r\n") + 2)}};
  auto names = rfc_zone();
  BOOST_TEST(it.verify(names));
  BOOST_TEST((it.code(0) == result_code::fail));
  BOOST_TEST(it.why(0) == "body-hash-mismatch");
}

BOOST_AUTO_TEST_CASE(what_a_copy_can_and_cannot_tell) {
  const auto without_body = [](const std::string& text) { return text.substr(0, text.find("\r\n\r\n") + 2); };
  struct {
    std::string text;
    repair_reach damage;
    result_code code;
    std::string_view reason;
    bool decided;
  } const cases[] = {
      {std::string{rfc8463}, repair_reach::nothing, result_code::pass, "", true},
      {std::string{rfc8463}, repair_reach::everything, result_code::pass, "", true},
      // The header is as signed; the body is not, because of copying or of somebody.
      {replaced("hungry", "thirsty"), repair_reach::nothing, result_code::neutral, "body-differs", false},
      {replaced("hungry", "thirsty"), repair_reach::everything, result_code::neutral, "body-differs", false},
      {without_body(std::string{rfc8463}), repair_reach::nothing, result_code::neutral, "body-missing", false},
      // A header that does not verify was changed, unless copying changed what the signature covers.
      {replaced("dinner", "supper"), repair_reach::nothing, result_code::fail, "signature-mismatch", true},
      {replaced("dinner", "supper"), repair_reach::everything, result_code::neutral, "message-altered", false},
      {replaced("dinner", "supper"), repair_reach::where_shown, result_code::fail, "signature-mismatch", true},
      {replaced("<suzie@shopping.example.net>", "<[email protected]>"), repair_reach::where_shown, result_code::neutral,
       "message-altered", false},
      // A field that the signature does not cover casts no doubt on it.
      {replaced("Subject: Is dinner", "X-Note: [email protected]\r\nSubject: Is supper"), repair_reach::where_shown,
       result_code::fail, "signature-mismatch", true},
      // Nor does doubt affect a pass.
      {replaced("Subject: Is dinner", "X-Note: [email protected]\r\nSubject: Is dinner"), repair_reach::where_shown,
       result_code::pass, "", true},
  };
  for (const auto& test : cases) {
    BOOST_TEST_CONTEXT(test.reason << " " << static_cast<int>(test.damage) << "\n" << test.text.substr(800)) {
      subject it{test.text};
      auto names = rfc_zone();
      BOOST_TEST(it.verify(names, {.copy = true, .damage = test.damage}));
      for (std::size_t i = 0; i < 2; ++i) {
        BOOST_TEST((it.code(i) == test.code), word(it.code(i)));
        BOOST_TEST(it.why(i) == test.reason);
        BOOST_TEST(it[i].outcome->decided() == test.decided);
      }
    }
  }
}

// Only copies are in doubt, never a mail server's message.
BOOST_AUTO_TEST_CASE(a_servers_message_is_never_in_doubt) {
  subject it{replaced("dinner", "supper")};
  auto names = rfc_zone();
  BOOST_TEST(it.verify(names, {.damage = repair_reach::everything}));
  BOOST_TEST(it.why(0) == "signature-mismatch");
}

BOOST_AUTO_TEST_CASE(a_body_that_programs_rewrote_is_read_as_it_was) {
  const std::string_view line = "We lost the game.  Are you hungry yet?";
  for (const std::string_view end : {"\n", "\r\n"}) {
    std::string text{rfc8463};
    const auto body = text.find("\r\n\r\n") + 4;
    std::string other{text.substr(0, body)};
    for (std::size_t at = body; at < text.size(); ++at) {
      if (text.compare(at, 2, "\r\n") == 0) {
        other += end;
        ++at;
      } else {
        other += text[at];
      }
    }
    BOOST_REQUIRE(other.find(line) != std::string::npos);
    for (const bool copy : {true, false}) {
      subject it{other};
      auto names = rfc_zone();
      BOOST_TEST(it.verify(names, {.copy = copy}));
      const bool verifies = copy || end == "\r\n";
      BOOST_TEST((it.code(0) == (verifies ? result_code::pass : result_code::fail)), it.why(0));
    }
  }
}

// A mail may be older than the present keys.
BOOST_AUTO_TEST_CASE(a_key_that_is_gone_proves_nothing_of_a_copy) {
  for (const bool copy : {true, false}) {
    for (const bool revoked : {true, false}) {
      subject it{std::string{rfc8463}};
      auto names = rfc_zone();
      if (revoked) names.names[rsa_name].texts = {"v=DKIM1; p="};
      if (!revoked) names.names.erase(rsa_name);
      BOOST_TEST(it.verify(names, {.copy = copy}));
      BOOST_TEST((it.code(1) == result_code::permerror));
      BOOST_TEST(it.why(1) == (revoked ? "key-revoked" : "key-not-found"));
      BOOST_TEST(it[1].outcome->decided() == !copy);
      BOOST_TEST(it[0].outcome->decided());
    }
  }
}

BOOST_AUTO_TEST_CASE(higher_priorities_are_tried_first_up_to_the_limit) {
  std::string many;
  for (int i = 0; i < 10; ++i) {
    many += "DKIM-Signature: v=1; a=rsa-sha256; d=other.example; s=s; h=from; bh=AAAA; b=AAAA\r\n";
  }
  subject it{many + std::string{rfc8463}};
  it.all[10].priority = it.all[11].priority = 2;
  auto names = rfc_zone();
  BOOST_TEST(it.verify(names, {.max_signatures = 3}));
  BOOST_TEST((it.code(10) == result_code::pass));
  BOOST_TEST((it.code(11) == result_code::pass));
  BOOST_TEST((it.code(0) == result_code::permerror));
  BOOST_TEST(it.why(1) == "not-tried");
  BOOST_TEST((it.code(1) == result_code::neutral));
}

BOOST_AUTO_TEST_SUITE_END()
