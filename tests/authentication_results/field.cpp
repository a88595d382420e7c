#include "fromproof/authentication_results/field.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <string_view>

#include "fromproof/authentication_results/parse.hpp"

namespace {

namespace results = fromproof::authentication_results;

}  // namespace

BOOST_AUTO_TEST_SUITE(authentication_results_field)

BOOST_AUTO_TEST_CASE(properties_are_found_without_case) {
  const auto parsed = results::parse("mx.example; dkim=pass Header.D=a.example header.d=b.example");
  const auto result = *parsed->results().begin();
  BOOST_TEST(result.property("header", "d") == "a.example");
  BOOST_TEST(result.property("header", "i") == "");
  BOOST_TEST(result.property("smtp", "d") == "");
}

BOOST_AUTO_TEST_CASE(malformed_results_are_left_out) {
  std::size_t count = 0;
  for (const auto& result : results::result_range{"spf=pass smtp.mailfrom=a@b.example; =; dkim=fail"}) {
    BOOST_TEST(result.method == (count == 0 ? "spf" : "dkim"));
    ++count;
  }
  BOOST_TEST(count == 2u);
}

BOOST_AUTO_TEST_SUITE_END()
