#define BOOST_TEST_DYN_LINK
#include "fromproof/advice/findings/from.hpp"

#include <boost/test/unit_test.hpp>
#include <fromproof/domain/public_suffix_table.hpp>
#include <string>

#include "findings.hpp"

using fromproof::tests::check_findings;

BOOST_AUTO_TEST_SUITE(advice_findings_from)

BOOST_AUTO_TEST_CASE(what_is_found_and_what_is_not) {
  check_findings({
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
  });
}

// The suffix list decides whether a name holds a domain, so these tests use the whole list.
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
       "a@example.com", ""},  // after Japanese words
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
      fromproof::advice::find_from_faults(mail, fromproof::public_suffix_table, findings);
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
