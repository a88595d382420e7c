#include "fromproof/report/plain_text.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <cstddef>
#include <string>
#include <string_view>

namespace {

using namespace std::string_view_literals;

struct collector {
  std::string text;
  void operator()(std::string_view piece) { text += piece; }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(report_plain_text)

BOOST_AUTO_TEST_CASE(nothing_moves_the_cursor_or_hides) {
  constexpr struct {
    std::string_view text, shown;
    std::size_t columns;
  } table[] = {
      {"", "", 0},
      {"hello", "hello", 5},
      {"a\tb\nc", "a b c", 5},
      {"a\r\n b", "a  b", 4},
      {"a\rb", "ab", 2},
      {"\x1B[2J", "<U+001B>[2J", 11},
      {"\0\x07\x7F"sv, "<U+0000><U+0007><U+007F>", 24},
      {"\xC2\x9B"
       "31m",
       "<U+009B>31m", 11},
      // RIGHT-TO-LEFT OVERRIDE, ZERO WIDTH SPACE, a tag
      {"a\xE2\x80\xAE"
       "b",
       "a<U+202E>b", 10},
      {"pay\xE2\x80\x8Bpal", "pay<U+200B>pal", 14},
      {"\xF3\xA0\x81\x81", "<U+E0041>", 9},
      // LINE SEPARATOR, PARAGRAPH SEPARATOR
      {"\xE2\x80\xA8\xE2\x80\xA9", "<U+2028><U+2029>", 16},
      {"\xFF"
       "a\xE3\x81",
       "\xEF\xBF\xBD"
       "a\xEF\xBF\xBD",
       3},
      {"<U+001B>", "<U+001B>", 8},
  };
  for (const auto& row : table) {
    collector out;
    fromproof::plain_text plain{out};
    plain(row.text);
    plain.finish();
    BOOST_TEST(out.text == row.shown);
    BOOST_TEST(plain.columns() == row.columns);
  }
}

BOOST_AUTO_TEST_CASE(columns_are_those_of_a_terminal) {
  // UAX #11: wide and full-width characters take two columns, half-width ones one; marks are drawn over a letter.
  constexpr struct {
    std::string_view text;
    std::size_t columns;
  } table[] = {
      {"example", 7},  {"日本語", 6},   {"ひらがな", 8}, {"カタカナ", 8}, {"ｶﾀｶﾅ", 4},      // half-width
      {"ＡＢＣ", 6},                                                                        // full-width
      {"한국어", 6},   {"「」、。", 8}, {"é", 1},        {"e\u0301", 1},  {"か\u3099", 2},  // as macOS writes が
      {"ハ\u309a", 2}, {"𠮷", 2},       {"😀", 2},        {"🚀", 2},        {"🤖", 2},
  };
  for (const auto& row : table) {
    BOOST_TEST_CONTEXT(row.text) {
      collector out;
      fromproof::plain_text plain{out};
      plain(row.text);
      plain.finish();
      BOOST_TEST(out.text == row.text);
      BOOST_TEST(plain.columns() == row.columns);
    }
  }
}

BOOST_AUTO_TEST_CASE(pieces_may_be_cut_anywhere) {
  const std::string_view text = "a\xE2\x80\xAE\xE6\x97\xA5\xFF\xF0\x9F\x98\x80\r\n";
  collector whole;
  fromproof::plain_text plain{whole};
  plain(text);
  plain.finish();
  for (std::size_t cut = 0; cut <= text.size(); ++cut) {
    collector out;
    fromproof::plain_text pieces{out};
    pieces(text.substr(0, cut));
    pieces(text.substr(cut));
    pieces.finish();
    BOOST_TEST(out.text == whole.text);
    BOOST_TEST(pieces.columns() == plain.columns());
  }
}

BOOST_AUTO_TEST_SUITE_END()
