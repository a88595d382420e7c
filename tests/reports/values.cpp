#include "fromproof/reports/values.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <optional>
#include <string_view>

using fromproof::result_code;
using namespace fromproof::reports::detail;

BOOST_AUTO_TEST_SUITE(reports_values)

BOOST_AUTO_TEST_CASE(whole_numbers) {
  const struct {
    std::string_view text;
    std::optional<std::uint64_t> number;
  } table[] = {
      {"0", 0},
      {"7", 7},
      {"007", 7},
      {"9999999999999999999", 9999999999999999999U},
      {"1767225600.0", 1767225600},
      {"5.000", 5},
      // no numbers of messages
      {"", {}},
      {" 7", {}},
      {"-1", {}},
      {"+1", {}},
      {"1.5", {}},
      {"5.", {}},
      {".0", {}},
      {"1,000", {}},
      {"1e3", {}},
      {"0x10", {}},
      {"many", {}},
      {"99999999999999999999", {}},
      {"\xEF\xBC\x97", {}},  // a full-width 7
  };
  for (const auto& [text, number] : table) {
    const auto read = whole_number(text);
    BOOST_TEST_CONTEXT(text) {
      BOOST_TEST(read.has_value() == number.has_value());
      if (number && read) BOOST_TEST(*read == *number);
    }
  }
}

BOOST_AUTO_TEST_CASE(dates_end_with_the_year_9999) {
  BOOST_TEST(*parse_seconds("1767225600") == 1767225600);
  BOOST_TEST(*parse_seconds("253402300799") == 253402300799);
  for (const auto text : {"253402300800", "-1", "2026-01-01", ""}) BOOST_TEST(!parse_seconds(text).has_value());
}

BOOST_AUTO_TEST_CASE(policies) {
  BOOST_TEST(policy_word("none") == "none");
  BOOST_TEST(policy_word("Quarantine") == "quarantine");
  BOOST_TEST(policy_word("REJECT") == "reject");
  for (const auto text : {"", "monitor", "r", " none", "rejected"}) BOOST_TEST(policy_word(text) == "");
}

BOOST_AUTO_TEST_CASE(results) {
  const struct {
    std::string_view text;
    std::optional<result_code> result;
  } table[] = {
      {"pass", result_code::pass},
      {"Pass", result_code::pass},
      {"fail", result_code::fail},
      {"softfail", result_code::softfail},
      {"neutral", result_code::neutral},
      {"none", result_code::none},
      {"policy", result_code::policy},
      {"temperror", result_code::temperror},
      {"PermError", result_code::permerror},
      // RFC 5451
      {"hardfail", result_code::fail},
      // RFC 7489 appendix C, in its schema: what implementations write for temperror and permerror.
      {"unknown", result_code::temperror},
      {"error", result_code::permerror},
      {"", {}},
      {"passed", {}},
      {"pass ", {}},
      {"true", {}},
  };
  for (const auto& [text, result] : table) {
    BOOST_TEST_CONTEXT(text) BOOST_TEST((parse_report_result(text) == result));
  }
}

BOOST_AUTO_TEST_CASE(indentation) {
  const struct {
    std::string_view text, without;
  } table[] = {
      {"", ""},        {"  ", ""},      {"\n\t\n", ""}, {"a", "a"}, {" a b ", " a b "}, {"\n  a\n  b\n ", "a\n  b"},
      {"\r\n a", "a"}, {"\n a ", "a "}, {" a\n", " a"},
  };
  for (const auto& [text, without] : table) {
    BOOST_TEST_CONTEXT(text) BOOST_TEST(without_indentation(text) == without);
  }
}

BOOST_AUTO_TEST_SUITE_END()
