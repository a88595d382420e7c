#include "fromproof/text/sink.hpp"

#define BOOST_TEST_DYN_LINK
#include <array>
#include <boost/test/unit_test.hpp>
#include <span>
#include <string>
#include <string_view>

#include "fromproof/message/encoded_word.hpp"

namespace {

using namespace fromproof;

struct not_a_sink {
  void operator()(int*) {}
};
static_assert(text_sink<buffer_sink>);
static_assert(text_sink<void (*)(std::string_view)>);
static_assert(!text_sink<not_a_sink>);

}  // namespace

BOOST_AUTO_TEST_SUITE(text_sink)

BOOST_AUTO_TEST_CASE(a_string_takes_text_by_a_lambda) {
  // The example at the top of the header.
  const std::string_view subject = " =?utf-8?q?caf=C3=A9?=";
  std::string out;
  fromproof::message::decode_unstructured(subject, [&out](std::string_view piece) { out += piece; });
  BOOST_TEST(out == "caf\xc3\xa9");
}

BOOST_AUTO_TEST_CASE(a_reference_writes_into_the_sink_that_it_refers_to) {
  std::array<char, 8> memory{};
  buffer_sink buffer{memory};
  std::string text;
  auto append = [&text](std::string_view piece) { text += piece; };
  for (const auto& out : {sink_reference{buffer}, sink_reference{append}}) out("one"), out(""), out("two");
  BOOST_TEST(buffer.view() == "onetwo");
  BOOST_TEST(text == "onetwo");
}

BOOST_AUTO_TEST_CASE(a_buffer_keeps_what_fits_and_reports_overflow) {
  constexpr struct {
    std::string_view first, second, kept;
    bool overflowed;
  } table[] = {
      {"", "", "", false},
      {"abc", "d", "abcd", false},
      {"abcd", "", "abcd", false},
      {"abcd", "e", "abcd", true},
      {"abc", "def", "abcd", true},
      {"abcdef", "", "abcd", true},
      {"abcdef", "gh", "abcd", true},
  };
  for (const auto& row : table) {
    std::array<char, 6> memory{'?', '?', '?', '?', '#', '#'};
    buffer_sink out{std::span{memory}.first(4)};
    out(row.first);
    out(row.second);
    BOOST_TEST(out.view() == row.kept);
    BOOST_TEST(out.overflowed() == row.overflowed);
    BOOST_TEST(memory[4] == '#');
  }
}

BOOST_AUTO_TEST_CASE(a_buffer_without_room_stays_empty) {
  buffer_sink out{{}};
  out("");
  BOOST_TEST(!out.overflowed());
  out("a");
  BOOST_TEST(out.overflowed());
  BOOST_TEST(out.view().empty());
}

BOOST_AUTO_TEST_SUITE_END()
