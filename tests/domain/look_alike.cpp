#include "fromproof/domain/look_alike.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

BOOST_AUTO_TEST_SUITE(domain_look_alike)

BOOST_AUTO_TEST_CASE(names_that_look_alike) {
  using fromproof::is_look_alike;
  constexpr struct {
    std::string_view a, b;
    bool alike;
  } table[] = {
      {"paypa1.com", "paypal.com", true},
      {"g00gle.com", "google.com", true},
      {"arnazon.co.jp", "amazon.co.jp", true},
      {"vvikipedia.org", "wikipedia.org", true},
      {"5akura.example", "sakura.example", true},
      {"xn--80ak6aa92e.com", "apple.com", true},  // "аррӏе" in Cyrillic letters
      {"xn--pypal-4ve.com", "paypal.com", true},  // with one Cyrillic "а"
      {"mail.paypa1.com", "mail.paypal.com", true},
      {"paypal.com", "paypal.com", false},  // the same
      {"paypal.com", "paypal.net", false},
      {"paypal.com.evil.example", "paypal.com", false},
      {"paypai.com", "paypal.com", false},  // drawn differently
      {"example.com", "sample.com", false},
      {"", "", false},
      {"", "a", false},
      {"xn--", "xn--.", false},
  };
  for (const auto& [a, b, alike] : table) {
    BOOST_TEST_CONTEXT(a << " " << b) {
      BOOST_TEST(is_look_alike(a, b) == alike);
      BOOST_TEST(is_look_alike(b, a) == alike);
    }
  }
}

BOOST_AUTO_TEST_CASE(the_longest_names_fit) {
  const std::string_view label = "rnrnrnrnrnrnrnrnrnrnrnrnrnrnrnrnrnrnrnrnrnrnrnrnrnrnrnrnrnrnrnr";
  const std::string name =
      std::string{label} + '.' + std::string{label} + '.' + std::string{label} + '.' + std::string{label.substr(0, 61)};
  BOOST_TEST(name.size() == 253u);
  BOOST_TEST(fromproof::is_look_alike(name, name.substr(0, name.size() - 1)) == false);
}

BOOST_AUTO_TEST_SUITE_END()
