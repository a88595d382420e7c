#include "fromproof/bounce/text_store.hpp"

#define BOOST_TEST_DYN_LINK
#include <array>
#include <boost/test/unit_test.hpp>
#include <string_view>

using namespace fromproof;

BOOST_AUTO_TEST_SUITE(bounce_text_store)

BOOST_AUTO_TEST_CASE(texts_stay) {
  std::array<char, 6> room;
  bounce::text_store texts{room};
  const auto first = texts.keep_json("a\\\"b");
  const auto second = texts.keep([](auto&& out) { out("c"), out("de"); });
  BOOST_TEST(first == "a\"b");
  BOOST_TEST(second == "cde");
  BOOST_TEST(!texts.overflowed());
}

BOOST_AUTO_TEST_CASE(a_text_without_escapes_takes_no_memory) {
  bounce::text_store texts{{}};
  BOOST_TEST(texts.keep_json("a@b.example") == "a@b.example");
  BOOST_TEST(!texts.overflowed());
}

BOOST_AUTO_TEST_CASE(what_does_not_fit_is_left_out_as_a_whole) {
  std::array<char, 3> room;
  bounce::text_store texts{room};
  BOOST_TEST(texts.keep([](auto&& out) { out("ab"), out("cd"), out("e"); }) == "");
  BOOST_TEST(texts.overflowed());
  BOOST_TEST(texts.keep([](auto&& out) { out("abc"); }) == "abc");
}

BOOST_AUTO_TEST_CASE(memory_is_used_again) {
  std::array<char, 3> room;
  bounce::text_store texts{room};
  const std::size_t mark = texts.mark();
  BOOST_TEST(texts.keep([](auto&& out) { out("abc"); }) == "abc");
  texts.release(mark);
  BOOST_TEST(texts.keep([](auto&& out) { out("def"); }) == "def");
}

BOOST_AUTO_TEST_SUITE_END()
