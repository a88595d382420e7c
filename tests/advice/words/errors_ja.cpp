#include "fromproof/advice/words/errors_ja.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <set>
#include <string_view>

#include "fromproof/text/utf8.hpp"

namespace {
using namespace fromproof;
using advice::error_words;
using advice::language;
}  // namespace

BOOST_AUTO_TEST_SUITE(advice_words_errors_ja)

BOOST_AUTO_TEST_CASE(every_error_is_said_in_both_languages) {
  std::set<std::string_view> sentences;
  for (const auto& each : fromproof::detail::error_texts) {
    BOOST_TEST_CONTEXT(each.code) {
      BOOST_TEST(error_words(each.error, language::en) == describe(each.error));
      if (each.error == errc::none) continue;
      const std::string_view ja = error_words(each.error, language::ja);
      BOOST_TEST(ja != describe(each.error));
      BOOST_TEST(sentences.insert(ja).second);
      BOOST_TEST(utf8::is_valid(ja));
      // It is used in brackets inside another sentence.
      BOOST_TEST(!ja.ends_with("。"));
    }
  }
}

BOOST_AUTO_TEST_CASE(every_error_stands_once) {
  std::set<errc> errors;
  for (const auto& each : advice::error_table) {
    BOOST_TEST_CONTEXT(code(each.error)) BOOST_TEST(errors.insert(each.error).second);
  }
  BOOST_TEST(errors.size() + 1 == std::size(fromproof::detail::error_texts));
}

BOOST_AUTO_TEST_CASE(no_error_has_english_words_only) {
  BOOST_TEST(error_words(errc::none, language::ja) == "no error");
}

BOOST_AUTO_TEST_SUITE_END()
