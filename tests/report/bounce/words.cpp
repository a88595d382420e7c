#include "fromproof/report/bounce/words.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <set>
#include <string_view>

using namespace fromproof;

BOOST_AUTO_TEST_SUITE(report_bounce_words)

BOOST_AUTO_TEST_CASE(each_reason_has_sentences_of_its_own) {
  std::set<std::string_view> seen;
  for (const auto& row : detail::bounce_rows) {
    BOOST_TEST_CONTEXT(bounce::reason_words[row.why]) {
      BOOST_TEST(seen.insert(row.en.what).second);
      BOOST_TEST(seen.insert(row.ja.what).second);
      BOOST_TEST(row.en.what.ends_with('.'));
      BOOST_TEST(row.ja.what.ends_with("。"));
      BOOST_TEST(row.en.advice.empty() == row.ja.advice.empty());
      BOOST_TEST((row.en.advice.empty() || row.en.advice.ends_with('.')));
      BOOST_TEST((row.ja.advice.empty() || row.ja.advice.ends_with("。")));
    }
  }
}

BOOST_AUTO_TEST_CASE(lists_of_suppression_are_named) {
  using advice::language;
  BOOST_TEST(sentence(bounce::reason::suppressed_global, language::en).what.find("global") != std::string_view::npos);
  BOOST_TEST(sentence(bounce::reason::suppressed_account, language::en).what.find("account") != std::string_view::npos);
  BOOST_TEST(sentence(bounce::reason::suppressed_global, language::ja).what.find("グローバル") !=
             std::string_view::npos);
  BOOST_TEST(sentence(bounce::reason::suppressed_account, language::ja).what.find("アカウント") !=
             std::string_view::npos);
}

BOOST_AUTO_TEST_SUITE_END()
