#include "../../include/fromproof/message/encoded_word.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "../cases.hpp"

namespace {

using namespace fromproof;

template <class... Convert>
std::string unstructured(std::string_view body, const Convert&... convert) {
  std::string out;
  message::decode_unstructured(
      body, [&out](std::string_view piece) { out += piece; }, convert...);
  return out;
}

template <class... Convert>
std::string phrase(std::string_view text, const Convert&... convert) {
  std::string out;
  message::decode_phrase(
      text, [&out](std::string_view piece) { out += piece; }, convert...);
  return out;
}

// Stands for a real converter: knows "x-upper", which stores letters in lower case, and refuses octets above 127.
struct upper_converter {
  std::vector<std::string>* asked;

  template <text_sink S>
  bool operator()(std::string_view charset, std::string_view octets, S&& out) const {
    asked->push_back(std::string{charset} + ':' + std::string{octets});
    if (charset != "x-upper") return false;
    std::string upper;
    for (const char c : octets) {
      if (ascii::is_high(c)) return false;
      upper += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    out(upper);
    return true;
  }
};

std::string repeat(std::string_view text, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += text;
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(message_encoded_word)

BOOST_AUTO_TEST_CASE(cases) {
  for (const auto& test : tests::read_cases("encoded_word.md")) {
    BOOST_TEST_CONTEXT(test.where << ": " << test.name) {
      BOOST_TEST((test.has("phrase") ? phrase(test["phrase"]) : unstructured(test["unstructured"])) == test["text"]);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_word_has_parts) {
  const auto word = message::read_encoded_word("x =?utf-8*en-GB?q?a=20b?= y", 2);
  BOOST_TEST_REQUIRE(static_cast<bool>(word));
  BOOST_TEST(word->raw == "=?utf-8*en-GB?q?a=20b?=");
  BOOST_TEST(word->charset == "utf-8");
  BOOST_TEST(word->language == "en-GB");
  BOOST_TEST(word->encoding == 'Q');
  BOOST_TEST(word->text == "a=20b");
}

BOOST_AUTO_TEST_CASE(a_broken_word_says_where) {
  const auto offset = [](std::string_view text) {
    const auto word = message::read_encoded_word(text, 0);
    BOOST_TEST(code(word.error) == "bad-encoded-word");
    return word.offset;
  };
  BOOST_TEST(offset("utf-8?Q?a?=") == 0u);
  BOOST_TEST(offset("=?") == 2u);
  BOOST_TEST(offset("=??Q?a?=") == 2u);
  BOOST_TEST(offset("=?utf 8?Q?a?=") == 5u);
  BOOST_TEST(offset("=?utf-8?X?a?=") == 8u);
  BOOST_TEST(offset("=?utf-8?QQ?a?=") == 8u);
  BOOST_TEST(offset("=?utf-8?Q?a b?=") == 11u);
  BOOST_TEST(offset("=?utf-8?Q?a?") == 11u);
  BOOST_TEST(offset("=?utf-8?B?*?=") == 10u);
}

BOOST_AUTO_TEST_CASE(a_converter_supplies_charsets) {
  std::vector<std::string> asked;
  const upper_converter convert{&asked};
  BOOST_TEST(unstructured("a =?x-upper?Q?b_c?= d", convert) == "a B C d");
  // The converter gets words in a row as one run, so that a character may be split between them.
  BOOST_TEST(unstructured("=?x-upper?Q?a?=\r\n =?X-Upper?B?Yg==?=", convert) == "AB");
  BOOST_TEST(phrase("=?x-upper?Q?a?= =?x-upper?Q?b?= c", convert) == "AB c");
  BOOST_TEST(asked == (std::vector<std::string>{"x-upper:b c", "x-upper:ab", "x-upper:ab"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(text_that_a_converter_refuses_is_unchanged) {
  std::vector<std::string> asked;
  const upper_converter convert{&asked};
  BOOST_TEST(unstructured("=?utf-8?Q?a?=  =?x-other?Q?b?=\r\n  =?x-other?Q?c?=  =?utf-8?Q?d?=", convert) ==
             "a  =?x-other?Q?b?=  =?x-other?Q?c?=  d");
  BOOST_TEST(unstructured("=?x-upper?Q?=FF?= x", convert) == "=?x-upper?Q?=FF?= x");
  BOOST_TEST(phrase("=?x-other?Q?a?=   =?x-other?Q?b?= (c)  =?utf-8?Q?d?=", convert) ==
             "=?x-other?Q?a?= =?x-other?Q?b?= d");
  BOOST_TEST(phrase("a   =?x-upper?Q?=FF?=   b", convert) == "a =?x-upper?Q?=FF?= b");
}

BOOST_AUTO_TEST_CASE(a_converter_gets_only_what_fits) {
  std::vector<std::string> asked;
  const upper_converter convert{&asked};
  const std::string fits = "=?x-upper?Q?" + std::string(1024, 'a') + "?=";
  const std::string exceeds = "=?x-upper?Q?" + std::string(1025, 'a') + "?=";
  BOOST_TEST(unstructured(fits, convert) == std::string(1024, 'A'));
  BOOST_TEST(unstructured(exceeds, convert) == exceeds);
  BOOST_TEST(unstructured(fits + ' ' + fits, convert) == std::string(2048, 'A'));
  BOOST_TEST(asked.size() == 3u);
}

BOOST_AUTO_TEST_CASE(it_runs_at_compile_time) {
  static_assert([] {
    char memory[16]{};
    buffer_sink out{memory};
    message::decode_unstructured("=?utf-8?B?YWI=?= c", out);
    return out.view() == "ab c";
  }());
  BOOST_TEST(true);
}

BOOST_AUTO_TEST_CASE(long_bodies) {
  const std::size_t count = 200'000;
  BOOST_TEST(unstructured(repeat("=?utf-8?B?6Yo=?=\r\n =?utf-8?Q?=80?= ", count)) == repeat("\xE9\x8A\x80", count));
  BOOST_TEST(unstructured(repeat("=?", count)) == repeat("=?", count));
  BOOST_TEST(unstructured(repeat("=?a?q?", count)) == repeat("=?a?q?", count));
  BOOST_TEST(unstructured("=?utf-8?Q?" + std::string(2'000'000, 'a')).size() == 2'000'010u);
  BOOST_TEST(phrase(repeat("(", count)).empty());
  BOOST_TEST(phrase(repeat("a \r\n ", count)).size() == 2 * count - 1);
}

BOOST_AUTO_TEST_CASE(the_example_of_the_header) {
  const struct { std::string_view body; } field{" =?utf-8?B?6YqA6KGM?="};
  std::string subject;
  fromproof::message::decode_unstructured(field.body, [&](std::string_view piece) { subject += piece; });
  BOOST_TEST(subject == "銀行");
}

BOOST_AUTO_TEST_SUITE_END()
