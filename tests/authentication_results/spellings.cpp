#define BOOST_TEST_DYN_LINK
#include "fromproof/authentication_results/spellings.hpp"

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <string>
#include <string_view>

namespace {

namespace results = fromproof::authentication_results;

/// The only result of a field.
results::result read(std::string_view resinfo) {
  static std::string body;
  body = "mx.example; " + std::string{resinfo};
  const auto parsed = results::parse(body);
  BOOST_TEST_REQUIRE(parsed->usable);
  BOOST_TEST_REQUIRE((parsed->results().begin() != parsed->results().end()));
  return *parsed->results().begin();
}

bool contradicts(const std::string& body, std::string_view method) {
  const std::string text = "mx.example; " + body;
  return results::contradicts(*results::parse(text), method);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(authentication_results_spellings)

BOOST_AUTO_TEST_CASE(mail_from) {
  const struct {
    std::string_view resinfo, mail_from;
  } table[] = {
      {"spf=pass smtp.mailfrom=a@b.example", "a@b.example"},
      {"spf=pass smtp.mail=a@b.example", "a@b.example"},
      {"SPF=pass SMTP.MFROM=a@b.example", "a@b.example"},
      {"spf=pass smtp.envelope-from=\"a@b.example\"", "a@b.example"},
      {"spf=fail smtp.from=a@b.example", "a@b.example"},
      {"spf=pass smtp.mfrom=c.example smtp.mailfrom=b.example", "b.example"},
      {"spf=pass smtp.mailfrom=<a@b.example>", "a@b.example"},
      {"spf=pass smtp.helo=h.example smtp.mailfrom=b.example", "b.example"},
      {"spf=pass smtp.mailfrom=b.example (client-ip=192.0.2.1; helo=h.example)", "b.example"},
  };
  for (const auto& row : table) BOOST_TEST(results::mail_from_of(read(row.resinfo)) == row.mail_from, row.resinfo);
  for (const std::string_view resinfo :
       {"spf=pass", "spf=pass smtp.pra=a@b.example", "spf=pass smtp.helo=b.example",
        "dkim=pass smtp.mailfrom=b.example", "gateway.spf=pass smtp.mailfrom=b.example",
        "spf=pass header.mailfrom=b.example", "spf=pass mailfrom=b.example"}) {
    BOOST_TEST((results::mail_from_of(read(resinfo)).data() == nullptr), resinfo);
  }
  for (const std::string_view resinfo :
       {"spf=pass smtp.mailfrom=<>", "spf=pass smtp.mailfrom= smtp.helo=h.example", "spf=pass smtp.mailfrom=\"\""}) {
    const auto null = results::mail_from_of(read(resinfo));
    BOOST_TEST((null.empty() && null.data() != nullptr), resinfo);
  }
}

BOOST_AUTO_TEST_CASE(helo) {
  BOOST_TEST(results::helo_of(read("spf=pass smtp.helo=h.example")) == "h.example");
  BOOST_TEST(results::helo_of(read("spf=None smtp.helo=postmaster@h.example")) == "h.example");
  BOOST_TEST(results::helo_of(read("x-ptr=pass smtp.ehlo=h.example")) == "h.example");
  BOOST_TEST(results::helo_of(read("spf=pass smtp.mailfrom=h.example")) == "");
}

BOOST_AUTO_TEST_CASE(client_address) {
  const struct {
    std::string_view resinfo, address;
  } table[] = {
      {"spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=b.example", "192.0.2.1"},
      {"spf=pass (sender IP is 2001:db8::1)\r\n smtp.mailfrom=b.example", "2001:db8::1"},
      {"iprev=pass (mail.b.example) smtp.remote-ip=192.0.2.1", "192.0.2.1"},
      {"arc=none smtp.remote-ip=\"2001:db8::1\"", "2001:db8::1"},
      {"arc=none smtp.client-ip=192.0.2.1", "192.0.2.1"},
      {"iprev=pass policy.iprev=192.0.2.1", "192.0.2.1"},
      {"iprev=pass policy.iprev=\"[IPv6:2001:db8::1]\"", "2001:db8::1"},
      {"spf=pass (sender SPF authorized) smtp.mailfrom=b.example (client-ip=192.0.2.1; helo=h.example)", "192.0.2.1"},
      {"spf=pass (spfCheck: domain of b.example) client-ip=192.0.2.1", "192.0.2.1"},
      // a sender's words
      {"spf=pass (domain of \"sender IP is 192.0.2.9\"@b.example) smtp.remote-ip=192.0.2.1", "192.0.2.1"},
      {"spf=pass (domain of client-ip=192.0.2.9 x) smtp.mailfrom=b.example", ""},
      {"spf=pass reason=\"(sender IP is 192.0.2.9)\"", ""},
      {"gateway.spf=pass smtp.remote-ip=192.0.2.9", ""},
      {"spf=pass (sender IP is hidden)", ""},
      {"spf=pass", ""},
  };
  for (const auto& row : table) BOOST_TEST(results::client_ip_of(read(row.resinfo)) == row.address, row.resinfo);
}

BOOST_AUTO_TEST_CASE(author) {
  const struct {
    std::string_view resinfo, author;
  } table[] = {
      {"dmarc=pass header.from=b.example", "b.example"},
      {"dmarc=pass header.From=\"<a@b.example>\"", "a@b.example"},
      {"dmarc=pass (p=none dis=none) d=b.example", "b.example"},
      {"dmarc=pass (p=none d=b.example)", "b.example"},
      {"dmarc=pass header.d=b.example", "b.example"},
      {"dmarc=pass header.from=b.example (p=reject,d=none,d.eval=reject)", "b.example"},
      {"dmarc=pass (p=reject,d=none,d.eval=reject)", ""},
      {"dkim=pass header.d=b.example", ""},
      {"dmarc=pass", ""},
  };
  for (const auto& row : table) BOOST_TEST(results::author_of(read(row.resinfo)) == row.author, row.resinfo);
}

BOOST_AUTO_TEST_CASE(contradictions) {
  const struct {
    std::string_view method, body;
    bool contradicts;
  } table[] = {
      {"dmarc", "dmarc=pass header.from=b.example; dmarc=fail header.from=b.example", true},
      {"dmarc", "dmarc=pass; dmarc=PASS", false},
      {"dmarc", "dmarc=pass; spf=fail", false},
      {"dmarc", "dmarc=pass; dmarc fail", false},
      {"dmarc", "dmarc=pass; dmarc/2=fail", false},
      {"spf", "spf=pass smtp.mailfrom=a@b.example; spf=none smtp.mailfrom=x", true},
      {"spf", "spf=none smtp.helo=h.example; spf=pass smtp.mailfrom=b.example", false},
      {"spf", "spf=None smtp.pra=a@b.example; spf=Pass smtp.mailfrom=a@b.example; spf=None smtp.helo=h.example", false},
      {"spf", "spf=pass smtp.mfrom=b.example; spf=fail smtp.mailfrom=b.example", true},
      {"spf", "spf=pass; spf=fail", true},
      {"dkim", "dkim=pass header.d=b.example; dkim=fail header.d=b.example", true},
      {"dkim", "dkim=pass header.d=b.example; dkim=fail header.i=@B.example", true},
      {"dkim", "dkim=pass header.d=b.example header.s=s1; dkim=fail header.d=b.example header.s=s2", false},
      {"dkim", "dkim=pass header.d=b.example header.b=AAAA; dkim=fail header.d=b.example header.b=AAAB", false},
      {"dkim", "dkim=pass header.d=b.example header.b=\"AAAA\"; dkim=fail header.d=b.example header.b=AAAA", true},
      {"dkim", "dkim=pass header.d=b.example; dkim=fail header.d=c.example; dkim=pass header.d=b.example", false},
      {"dkim", "dkim=pass; dkim=none", true},
  };
  for (const auto& row : table) {
    BOOST_TEST(contradicts(std::string{row.body}, row.method) == row.contradicts, row.body);
  }
}

BOOST_AUTO_TEST_CASE(many_results_are_compared_in_linear_time) {
  std::string same, different;
  for (int i = 0; i < 10'000; ++i) same += "dkim=pass header.d=b.example header.s=s; ";
  for (int i = 0; i < 33; ++i) different += "dkim=pass header.d=b.example header.s=s" + std::to_string(i) + "; ";
  BOOST_TEST(!contradicts(same, "dkim"));
  BOOST_TEST(contradicts(same + "dkim=fail header.d=b.example header.s=s", "dkim"));
  BOOST_TEST(contradicts(different, "dkim"));
  const auto begin = std::chrono::steady_clock::now();
  const std::string large(1'000'000, 'x');
  BOOST_TEST(!contradicts("spf=pass smtp.mailfrom=" + large + "; spf=pass smtp.mailfrom=" + large, "spf"));
  std::string junk;
  for (int i = 0; i < 200'000; ++i) junk += "=?a?b; (x) ";
  BOOST_TEST(!contradicts(junk, "spf"));
  BOOST_TEST((std::chrono::steady_clock::now() - begin < std::chrono::seconds{5}));
}

BOOST_AUTO_TEST_SUITE_END()
