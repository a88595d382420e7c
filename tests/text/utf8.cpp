#include "fromproof/text/utf8.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace fromproof;

std::vector<unsigned long> code_points(std::string_view text) {
  std::vector<unsigned long> out;
  fromproof::utf8::for_each(text, [&out](const fromproof::utf8::character& c) { out.push_back(c.code_point); });
  return out;
}

static_assert(fromproof::utf8::encode(U'\u3042').text() == "\xe3\x81\x82");
static_assert(fromproof::utf8::encode(U'\ufeff').text() == fromproof::utf8::byte_order_mark);
static_assert(fromproof::utf8::is_valid("\xe3\x81\x82"));

constexpr unsigned long broken = 0xfffd;

}  // namespace

BOOST_AUTO_TEST_SUITE(text_utf8)

BOOST_AUTO_TEST_CASE(invalid_octets_become_the_replacement_character) {
  const struct {
    std::string_view octets;
    std::vector<unsigned long> characters;
  } table[] = {
      // The Unicode Standard, section 3.9, tables 3-8 to 3-11
      {"\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41", {broken, broken, broken, broken, broken, broken, broken, broken, 0x41}},
      {"\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41", {broken, broken, broken, broken, broken, broken, broken, broken, 0x41}},
      {"\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42", {broken, broken, broken, broken, broken, 0x41, broken, broken, 0x42}},
      {"\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41", {broken, broken, broken, broken, 0x41}},
      // the first and the last character of each length (RFC 3629 section 3)
      {"\x01\x7F", {0x01, 0x7f}},
      {"\xC2\x80\xDF\xBF", {0x80, 0x7ff}},
      {"\xE0\xA0\x80\xEF\xBF\xBF", {0x800, 0xffff}},
      {"\xF0\x90\x80\x80\xF4\x8F\xBF\xBF", {0x10000, 0x10ffff}},
      // beside the surrogates
      {"\xED\x9F\xBF\xEE\x80\x80", {0xd7ff, 0xe000}},
      // one too low, one too high
      {"\xC1\xBF", {broken, broken}},
      {"\xE0\x9F\xBF", {broken, broken, broken}},
      {"\xF0\x8F\xBF\xBF", {broken, broken, broken, broken}},
      {"\xF4\x90\x80\x80", {broken, broken, broken, broken}},
      {"\xF5\x80\x80\x80", {broken, broken, broken, broken}},
      // cut off
      {"\xC3", {broken}},
      {"\xE3\x81", {broken}},
      {"\xF0\x9F\x98", {broken}},
      {"\xE3\x81 ", {broken, 0x20}},
      {"\xE3\xE3\x81\x82", {broken, 0x3042}},
      // Latin-1 and Shift_JIS in place of UTF-8
      {"caf\xE9", {'c', 'a', 'f', broken}},
      {"\x93\xFA\x96\x7B", {broken, broken, broken, '{'}},
      {"", {}},
  };
  for (const auto& row : table) {
    BOOST_TEST(code_points(row.octets) == row.characters, boost::test_tools::per_element());
    bool valid = true;
    for (const auto c : row.characters) valid = valid && c != broken;
    BOOST_TEST(fromproof::utf8::is_valid(row.octets) == valid);
  }
}

BOOST_AUTO_TEST_CASE(a_replacement_character_in_the_text_is_valid) {
  BOOST_TEST(fromproof::utf8::is_valid("\xEF\xBF\xBD"));
  BOOST_TEST(!fromproof::utf8::is_valid("\xEF\xBF"));
}

BOOST_AUTO_TEST_CASE(every_cut_gives_the_same) {
  const std::string text = "a\xC3\xA4\xE3\x81\x82\xF0\x9F\x98\x80\xE0\x80\xBF\xF1\xBF\xC3\xED\xA0\x80\xFF\xE3\x81";
  for (std::size_t first = 0; first <= text.size(); ++first) {
    for (std::size_t second = first; second <= text.size(); ++second) {
      std::vector<unsigned long> cut;
      const auto out = [&cut](const fromproof::utf8::character& c) { cut.push_back(c.code_point); };
      fromproof::utf8::decoder decoder;
      decoder.feed(std::string_view{text}.substr(0, first), out);
      decoder.feed(std::string_view{text}.substr(first, second - first), out);
      decoder.feed(std::string_view{text}.substr(second), out);
      decoder.finish(out);
      BOOST_TEST(cut == code_points(text), boost::test_tools::per_element());
    }
  }
}

BOOST_AUTO_TEST_CASE(a_decoder_can_be_used_again) {
  fromproof::utf8::decoder decoder;
  std::vector<unsigned long> read;
  const auto out = [&read](const fromproof::utf8::character& c) { read.push_back(c.code_point); };
  decoder.feed("\xE3\x81", out);
  decoder.finish(out);
  decoder.finish(out);
  decoder.feed("\x82", out);
  decoder.finish(out);
  BOOST_TEST(read == (std::vector<unsigned long>{broken, broken}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(plain_runs_come_whole) {
  fromproof::utf8::decoder decoder;
  std::string read;
  const auto plain = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto run = [&read](std::string_view text) { read.append("(").append(text).append(")"); };
  const auto out = [&read](const fromproof::utf8::character& c) { read += c.valid ? c.text() : "?"; };
  // A letter after the beginning of a character ends it, and is no run of its own.
  for (const std::string_view piece : {"abcA-de\xC3", "\xA9 xyz", "", "\xE3\x81klm", "no", "\xC3"}) {
    decoder.feed(piece, plain, run, out);
  }
  decoder.finish(out);
  BOOST_TEST(read == "(abc)A-(de)\xC3\xA9 (xyz)?k(lm)(no)?");
}

BOOST_AUTO_TEST_CASE(every_character_comes_back) {
  std::size_t wrong = 0;
  for (char32_t c = 0; c < 0x110000; ++c) {
    const bool surrogate = c >= 0xd800 && c < 0xe000;
    const auto encoded = fromproof::utf8::encode(c);
    const auto back = code_points(encoded.text());
    if (back.size() != 1 || back[0] != (surrogate ? broken : c) || !fromproof::utf8::is_valid(encoded.text())) ++wrong;
  }
  BOOST_TEST(wrong == 0u);
  BOOST_TEST(fromproof::utf8::encode(0x110000).text() == "\xEF\xBF\xBD");
  BOOST_TEST(fromproof::utf8::encode(0xffffffff).text() == "\xEF\xBF\xBD");
}

BOOST_AUTO_TEST_SUITE_END()
