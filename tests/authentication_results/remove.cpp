#define BOOST_TEST_DYN_LINK
#include "fromproof/authentication_results/remove.hpp"

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <string>
#include <string_view>

namespace {

using namespace fromproof;
namespace results = authentication_results;

bool is_removed(const std::string& field, std::string_view id = "mx.example") {
  int removed = 0;
  const std::string text = field + "\r\n\r\n";
  results::for_each_forged(message::header{text}, id, [&](const message::header_field& found) {
    BOOST_TEST(found.raw == field + "\r\n");
    ++removed;
  });
  return removed == 1;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(authentication_results_remove)

BOOST_AUTO_TEST_CASE(fields_with_its_own_name_are_removed_in_any_spelling) {
  for (const char* body :
       {" mx.example; spf=pass", " MX.Example; spf=pass", " \"mx.example\"; spf=pass", " mx.example 1; spf=pass",
        " mx.example 2; spf=pass", "mx.example;none", " (other.example) mx.example (c) 1 (d); spf=pass",
        "\r\n mx.example;\r\n spf=pass", " \"mx\\.example\"; spf=pass", " \" mx.example \"; spf=pass",
        " mx.example.; spf=pass", " mx.example; spf=", " mx.example; spf=pass (", " mx.example",
        " \"mx.\r\n example\"; none"}) {
    BOOST_TEST_CONTEXT(body) BOOST_TEST(is_removed(std::string{"Authentication-Results:"} + body));
  }
  BOOST_TEST(is_removed("AUTHENTICATION-RESULTS : mx.example; spf=pass"));
  BOOST_TEST(is_removed("Authentication-Results: m\xc3\xbcx.example; none", "xn--mx-xka.example"));
  BOOST_TEST(is_removed("Authentication-Results: XN--mx-xka.example; none", "m\xc3\xbcx.example"));
}

BOOST_AUTO_TEST_CASE(fields_without_a_name_are_removed) {
  for (const char* body :
       {" spf=pass smtp.mailfrom=a@b.example; dmarc=pass", "; spf=pass", "", " ", " (mx.example; spf=pass",
        " \"mx.example; spf=pass", " other.example mx.example; spf=pass", " mx.(c)example; spf=pass",
        " other.example from=mx.example; spf=pass", " mx.example/1; spf=pass", " other.example,mx.example; spf=pass",
        " )mx.example; spf=pass"}) {
    BOOST_TEST_CONTEXT(body) BOOST_TEST(is_removed(std::string{"Authentication-Results:"} + body));
  }
  using namespace std::string_literals;
  BOOST_TEST(is_removed("Authentication-Results:\0mx.example; spf=pass"s));
  BOOST_TEST(is_removed("Authentication-Results:\x0b mx.example; spf=pass"));
}

BOOST_AUTO_TEST_CASE(fields_with_a_broken_name_are_removed) {
  using namespace std::string_literals;
  for (const auto& field : {"Authentication-Results\0: mx.example; spf=pass"s,
                            "\xef\xbb\xbf"s + "Authentication-Results: mx.example; spf=pass",
                            " Authentication-Results: mx.example; spf=pass"s, "authentication-results mx.example"s}) {
    BOOST_TEST(is_removed(field));
  }
}

BOOST_AUTO_TEST_CASE(other_fields_stay) {
  for (const char* field :
       {"Authentication-Results: other.example; spf=pass", "Authentication-Results: other.example 1; none",
        "Authentication-Results: other.example 2; unknown", "Authentication-Results: x.mx.example; spf=pass",
        "Authentication-Results: \"other.example\"; spf=pass reason=\"mx.example; spf=pass\"",
        "Authentication-Results: other.example; spf=pass (mx.example)",
        "Authentication-Results: other.example; spf=pass (", "Authentication-Results-Original: mx.example; spf=pass",
        "ARC-Authentication-Results: i=1; mx.example; spf=pass", "X-Authentication-Results: mx.example; spf=pass",
        "Subject: Authentication-Results: mx.example; spf=pass", "broken: but not Authentication-Results",
        "no colon here"}) {
    BOOST_TEST_CONTEXT(field) BOOST_TEST(!is_removed(field));
  }
}

BOOST_AUTO_TEST_CASE(only_the_header_is_looked_at_and_in_order) {
  const std::string text =
      "Authentication-Results: mx.example; spf=pass\r\nFrom: a@b.example\r\nAuthentication-Results: a.example; none\r\n"
      "Authentication-Results: \"MX.example\"; dkim=pass\r\n\r\nAuthentication-Results: mx.example; spf=pass\r\n";
  std::string removed;
  results::for_each_forged(message::header{text}, "mx.example",
                           [&](const message::header_field& field) { removed += field.raw; });
  BOOST_TEST(removed ==
             "Authentication-Results: mx.example; spf=pass\r\nAuthentication-Results: \"MX.example\"; dkim=pass\r\n");
}

BOOST_AUTO_TEST_CASE(long_fields_take_linear_time) {
  std::string text =
      "Authentication-Results: \"" + std::string(2'000'000, '\\') + "\"; none\r\nAuthentication-Results ";
  for (int i = 0; i < 100'000; ++i) text += "Authentication-Result";
  text += "\r\n";
  const auto begin = std::chrono::steady_clock::now();
  int removed = 0;
  results::for_each_forged(message::header{text}, "mx.example", [&](const message::header_field&) { ++removed; });
  BOOST_TEST(removed == 1);
  BOOST_TEST(std::chrono::duration<double>{std::chrono::steady_clock::now() - begin}.count() < 5.0);
}

BOOST_AUTO_TEST_SUITE_END()
