#include "fromproof/reports/problem.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <set>
#include <string>
#include <string_view>

using namespace fromproof;
using reports::problem_code;

BOOST_AUTO_TEST_SUITE(reports_problem)

BOOST_AUTO_TEST_CASE(every_problem_has_a_word_and_a_sentence_of_its_own) {
  std::set<std::string_view> words, sentences;
  for (int i = 0; i <= static_cast<int>(problem_code::ends_before_begin); ++i) {
    const auto each = static_cast<problem_code>(i);
    BOOST_TEST(!word(each).empty());
    BOOST_TEST(!describe(each).empty());
    BOOST_TEST(words.insert(word(each)).second);
    BOOST_TEST(sentences.insert(describe(each)).second);
  }
}

BOOST_AUTO_TEST_CASE(a_problem_in_words_names_its_element) {
  std::string text;
  describe(reports::problem{problem_code::bad_count, 7, "count"}, [&text](std::string_view piece) { text += piece; });
  BOOST_TEST(text == "count: this is no number of messages; none is counted");
}

BOOST_AUTO_TEST_SUITE_END()
