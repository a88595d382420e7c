#include "fromproof/result.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <optional>
#include <string_view>

namespace {
using namespace fromproof;
}  // namespace

BOOST_AUTO_TEST_SUITE(result)

BOOST_AUTO_TEST_CASE(result_words_are_those_of_rfc_8601) {
  constexpr struct {
    result_code code;
    std::string_view word;
  } table[] = {
      {result_code::none, "none"},           {result_code::pass, "pass"},           {result_code::fail, "fail"},
      {result_code::softfail, "softfail"},   {result_code::neutral, "neutral"},     {result_code::policy, "policy"},
      {result_code::temperror, "temperror"}, {result_code::permerror, "permerror"},
  };
  for (const auto& row : table) {
    BOOST_TEST(word(row.code) == row.word);
    BOOST_TEST((parse_result(row.word) == row.code));
  }
}

BOOST_AUTO_TEST_CASE(words_are_read_without_case_and_never_guessed) {
  const struct {
    std::string_view text;
    std::optional<result_code> code;
  } table[] = {
      {"PASS", result_code::pass},
      {"SoftFail", result_code::softfail},
      {"HardFail", result_code::fail},
      {"timeout", result_code::temperror},
      {"", std::nullopt},
      {"passed", std::nullopt},
      {"pas", std::nullopt},
      {" pass", std::nullopt},
      {"pass;", std::nullopt},
      {"bestguesspass", std::nullopt},
      {"verified", std::nullopt},
      {std::string_view{"pass\0", 5}, std::nullopt},
  };
  for (const auto& row : table) {
    BOOST_TEST_CONTEXT(row.text) BOOST_TEST((parse_result(row.text) == row.code));
  }
}

BOOST_AUTO_TEST_CASE(sources_have_names) {
  BOOST_TEST(word(result_source::none) == "none");
  BOOST_TEST(word(result_source::reported) == "reported");
  BOOST_TEST(word(result_source::verified) == "verified");
}

BOOST_AUTO_TEST_SUITE_END()
