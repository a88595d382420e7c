#define BOOST_TEST_DYN_LINK
#include "fromproof/advice/findings/header.hpp"

#include <boost/test/unit_test.hpp>
#include <fromproof/domain/public_suffix_table.hpp>
#include <string>

#include "judged.hpp"

using fromproof::tests::judged;

BOOST_AUTO_TEST_SUITE(advice_findings_header)

BOOST_AUTO_TEST_CASE(what_is_found_and_what_is_not) {
  struct {
    std::string message;
    std::string_view code;
    bool found;
  } const cases[] = {
      {"From: \"a@bank.example\" <a@attacker.example>\r\n\r\n", "display-name-other-address", true},
      {"From: \"a@mail.shop.example\" <a@shop.example>\r\n\r\n", "display-name-other-address", false},
      {"From: Shop @ Home <a@shop.example>\r\n\r\n", "display-name-other-address", false},
      {"From: Shop <a@shop.example>\r\n\r\n", "display-name-invisible", false},
      {"From: \"ba\xe2\x80\x8bnk\" <a@shop.example>\r\n\r\n", "display-name-invisible", true},
      {"From: a@xn--80ak6aa92e.com\r\n\r\n", "look-alike-script", true},
      {"From: a@xn--80a1acny.com\r\n\r\n", "look-alike-script", false},  // "почта"
      // A family of emoji, and a Japanese name with a variation selector (U+8FBB U+E0100).
      {"From: \xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9 <a@shop.example>\r\n\r\n", "display-name-invisible", false},
      {"From: \xe8\xbe\xbb\xf3\xa0\x84\x80 <a@shop.example>\r\n\r\n", "display-name-invisible", false},
      {"From: =?utf-8?q?ba=00nk?= <a@shop.example>\r\n\r\n", "display-name-invisible", true},
      {"From: a@shop.example\r\nTo: a\r\nTo: b\r\n\r\n", "duplicate-field", true},
      // Trace fields stand as often as they like.
      {"Received: a\r\nReceived: b\r\nFrom: a@shop.example\r\n\r\n", "duplicate-field", false},
      {"From: a@shop.example\r\n\r\na\rb", "bare-cr", true},
      {"From: a@shop.example\r\n\r\na\r\n", "bare-cr", false},
      {"From: a@shop.example\r\n\r\na\r", "bare-cr", true},
      {"From: a@shop.example\r\n\r\na\r\nb\n", "bare-lf", true},
      {"From: a@shop.example\n\na\nb\n", "bare-lf", false},
      {std::string{"From: a@shop.example\r\n\r\na\0b", 27}, "nul-octets", true},
      {"From: a@shop.example\r\n", "header-cut", true},
      {"From: a@shop.example\r\n\r\n", "header-cut", false},
      {"From: a@shop.example\r\n\r\n", "results-missing", true},
      {"Return-Path: <a@b@c>\r\nFrom: a@shop.example\r\n\r\n", "return-path-syntax", true},
      {"Authentication-Results: mx.example 2; none\r\nReceived: from a (a [192.0.2.1]) by mx.example; d\r\n"
       "From: a@shop.example\r\n\r\n",
       "results-syntax", true},
      {"Authentication-Results: mx.other; none\r\nReceived: from a (a [192.0.2.1]) by mx.example; d\r\n"
       "From: a@shop.example\r\n\r\n",
       "results-untrusted", true},
      {"Return-Path: <a@one.example>\r\nAuthentication-Results: mx.example; spf=pass smtp.mailfrom=two.example\r\n"
       "Received: from a (a [192.0.2.1]) by mx.example; d\r\nFrom: a@shop.example\r\n\r\n",
       "envelope-disagrees", true},
  };
  for (const auto& test : cases) {
    BOOST_TEST_CONTEXT(test.message) {
      const judged it{test.message};
      BOOST_TEST(it.finds(test.code) == test.found, test.code);
    }
  }
}

// Whether a name holds a domain is told by the suffix list, so these have the whole of it.
BOOST_AUTO_TEST_CASE(domains_in_the_display_name) {
  struct {
    std::string name, address;
    std::string_view expected;
  } const cases[] = {
      {"PayPal.com", "a@paypa1.com", "look-alike-domain"},
      {"service@paypal.com", "a@mail.paypa1.com", "look-alike-domain"},
      {"Amazon.co.jp", "a@arnazon.co.jp", "look-alike-domain"},
      {"Amazon.co.jp", "a@attacker.example", "display-name-other-address"},
      {"Amazon.co.jp", "a@mail.amazon.co.jp", ""},
      {"Taro (example.com)", "a@example.com", ""},
      {"Node.js Weekly", "a@news.example", ""},
      {"J.R. Smith v1.2", "a@news.example", ""},
      {"A.B. Shop, Ltd. ...", "a@news.example", ""},
      {"@", "a@news.example", ""},
      {"a@", "a@news.example", ""},
      {"\xe6\xa0\xaa\xe5\xbc\x8f"
       "example.com",
       "a@example.com", ""},  // behind Japanese words
      {"\xe6\xa0\xaa\xe5\xbc\x8f"
       "example.com",
       "a@other.example", "display-name-other-address"},
  };
  for (const auto& test : cases) {
    BOOST_TEST_CONTEXT(test.name << " " << test.address) {
      const std::string octets = "From: \"" + test.name + "\" <" + test.address + ">\r\n\r\n";
      fromproof::mail_arrays<1, 1, 1> arrays;
      const auto mail = fromproof::read_mail(octets, {}, fromproof::public_suffix_table, arrays);
      std::array<fromproof::advice::finding, 8> memory;
      fromproof::bounded_list<fromproof::advice::finding> findings{memory};
      fromproof::advice::find_header_faults(mail, {}, fromproof::public_suffix_table, findings);
      std::string_view found;
      for (const auto& each : findings) {
        const auto code = each.says.what.code();
        if (code == "look-alike-domain" || code == "display-name-other-address") found = code;
      }
      BOOST_TEST(found == test.expected);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
