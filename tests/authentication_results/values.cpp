#include "fromproof/authentication_results/values.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <string_view>

#include "fromproof/authentication_results/parse.hpp"

namespace {

namespace results = fromproof::authentication_results;

}  // namespace

BOOST_AUTO_TEST_SUITE(authentication_results_values)

BOOST_AUTO_TEST_CASE(a_domain_is_never_guessed) {
  // An address with two "@" outside quotes is invalid, and so is one whose quotes do not end.
  for (const std::string_view value : {"a@bank.example@attacker.example", "\"a@bank.example", "a\\@bank.example",
                                       "\\\"a@bank.example", "\\\"a\\\"@b\\", "\\\"a\\\\\\\"@bank.example"}) {
    BOOST_TEST(results::domain_part(value) == "", value);
  }
  // In a value that is quoted as a whole, the quotes of the local part are escaped, and its escapes are escaped again.
  for (const std::string_view value :
       {"\\\"a@bank.example\\\"@attacker.example", "\\\"a b\\\"@attacker.example",
        "\\\"a\\\\\\\"@bank.example\\\"@attacker.example", "\\\"\\\\x\\\"@attacker.example"}) {
    BOOST_TEST(results::domain_part(value) == "attacker.example", value);
  }
  BOOST_TEST(results::domain_part("any@bank.example'") == "bank.example'");
}

BOOST_AUTO_TEST_CASE(comment_parameters) {
  const auto parsed = results::parse("mx.example; dmarc=fail (p=QUARANTINE sp=NONE, dis=QUARANTINE; x) header.from=a");
  const auto result = *parsed->results().begin();
  BOOST_TEST(comment_parameter(result, "p") == "QUARANTINE");
  BOOST_TEST(comment_parameter(result, "SP") == "NONE");
  BOOST_TEST(comment_parameter(result, "dis") == "QUARANTINE");
  BOOST_TEST(comment_parameter(result, "x") == "");
  BOOST_TEST(comment_parameter(result, "header.from") == "");
}

BOOST_AUTO_TEST_SUITE_END()
