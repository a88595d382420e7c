#include "fromproof/text/word_list.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <cstddef>
#include <iterator>
#include <string_view>

namespace {

constexpr const char* colours[]{"red", "", "dark-green", "\xC3\xA9"};

constexpr auto colour_list = fromproof::list_words<colours>();
static_assert(colour_list.size() == 4);
static_assert(colour_list[2] == "dark-green");

}  // namespace

BOOST_AUTO_TEST_SUITE(text_word_list)

BOOST_AUTO_TEST_CASE(each_word_is_the_one_it_was_made_from) {
  BOOST_TEST(colour_list.size() == std::size(colours));
  for (std::size_t i = 0; i < colour_list.size(); ++i) BOOST_TEST(colour_list[i] == colours[i]);
}

BOOST_AUTO_TEST_CASE(it_is_smaller_than_the_pointers) {
  BOOST_TEST(sizeof colour_list < sizeof colours);
}

BOOST_AUTO_TEST_SUITE_END()
