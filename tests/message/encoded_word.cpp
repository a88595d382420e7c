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

// Stands for a real charset of two octets for each character: "x-pairs" writes U+4E00 plus the octets as a number.
struct pair_converter {
  bool operator()(std::string_view charset, std::string_view octets, const sink_reference& out) const {
    if (!ascii::iequals(charset, "x-pairs") || octets.size() % 2 != 0) return false;
    for (std::size_t i = 0; i < octets.size(); i += 2) {
      const auto at = [octets](std::size_t k) { return static_cast<unsigned char>(octets[k]); };
      out(utf8::encode(0x4e00u + at(i) * 256u + at(i + 1)).text());
    }
    return true;
  }
};

BOOST_AUTO_TEST_CASE(a_converter_without_its_type_does_the_same) {
  std::vector<std::string> asked, asked_too;
  const upper_converter typed{&asked};
  const upper_converter hidden{&asked_too};
  const message::charset_converter convert{hidden};
  const std::string fits = "=?x-upper?Q?" + std::string(1024, 'a') + "?=";
  for (const std::string& text : {
           std::string{"a =?x-upper?Q?b_c?= d"},
           std::string{"=?x-upper?Q?a?=\r\n =?X-Upper?B?Yg==?= =?x-upper?Q?c?="},
           std::string{"=?utf-8?Q?a?=  =?x-other?Q?b?=\r\n  =?x-other?Q?c?=  =?utf-8?Q?d?="},
           std::string{"=?x-upper?Q?a?= (=?x-upper?Q?b?=) =?x-upper?Q?c?= \"=?x-upper?Q?d?=\""},
           std::string{"=?x-upper?Q?=FF?= x =?iso-8859-1?Q?=E9?= =?x-upper?Q?e?="},
           fits + ' ' + fits,
           fits + "\r\n\t" + "=?x-upper?Q?=FF?= =?x-upper?Q?b?=",
       }) {
    BOOST_TEST(unstructured(text, convert) == unstructured(text, typed));
    BOOST_TEST(phrase(text, convert) == phrase(text, typed));
  }
  BOOST_TEST(!asked.empty());
  BOOST_TEST(asked_too == asked, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(without_a_converter_such_words_are_text) {
  const message::charset_converter none;
  for (const std::string_view text : {"=?utf-8?Q?a?=  =?x-other?Q?b?=\r\n  =?x-other?Q?c?=  =?utf-8?Q?d?=",
                                      "a =?x-other?B?Yg==?=(c)=?x-other?B?Yg==?= \"b\" =?x?Q?a?="}) {
    BOOST_TEST(unstructured(text, none) == unstructured(text));
    BOOST_TEST(phrase(text, none) == phrase(text));
  }
  const std::string longer = "=?x-other?Q?" + std::string(5000, 'a') + "?= =?x-other?Q?b?=";
  BOOST_TEST(unstructured(longer, none) == longer);
}

BOOST_AUTO_TEST_CASE(a_character_may_be_split_between_words_of_its_charset) {
  const pair_converter pairs;
  const message::charset_converter convert{pairs};
  BOOST_TEST(unstructured("=?x-pairs?Q?=00=01=00?= =?X-PAIRS?B?Ag==?= b", convert) == "\u4e01\u4e02 b");
  BOOST_TEST(phrase("=?x-pairs?Q?=00?=\r\n\t=?x-pairs*ja?Q?=01?= (c) b", convert) == "\u4e01 b");
  // Text between them ends the run, and so does a word of another charset.
  BOOST_TEST(unstructured("=?x-pairs?Q?=00?= x =?x-pairs?Q?=01?=", convert) == "=?x-pairs?Q?=00?= x =?x-pairs?Q?=01?=");
  BOOST_TEST(unstructured("=?x-pairs?Q?=00?= =?utf-8?Q?x?= =?x-pairs?Q?=01?=", convert) ==
             "=?x-pairs?Q?=00?= x =?x-pairs?Q?=01?=");
}

BOOST_AUTO_TEST_CASE(the_output_of_a_converter_is_text_in_utf8) {
  // Hostile charsets: octets that are not UTF-8, cut wherever the converter likes, and words that are no words any
  // more.
  const auto raw = [](std::string_view, std::string_view octets, const sink_reference& out) {
    for (const char c : octets) out(std::string_view{&c, 1});
    return true;
  };
  const message::charset_converter convert{raw};
  BOOST_TEST(unstructured("=?x?Q?=E9=8A=80?= a", convert) == "\u9280 a");
  BOOST_TEST(unstructured("=?x?Q?=E9=8A?= a", convert) == "\ufffd a");
  BOOST_TEST(unstructured("=?x?Q?=FF=ED=A0=80?=", convert).find('\xFF') == std::string::npos);
  BOOST_TEST(unstructured("=?x?Q?=E9?= =?utf-8?Q?=8A=80?=", convert) == "\ufffd\ufffd\ufffd");
  BOOST_TEST(unstructured("=?x?Q?=3D=3Fx=3FQ=3Fa=3F=3D?=", convert) == "=?x?Q?a?=");
  BOOST_TEST(unstructured("=?x?Q?=3D?= =?x?Q?=3Fx=3FQ=3Fa=3F=3D?=", convert) == "=?x?Q?a?=");
  BOOST_TEST(phrase("=?x?Q?=22a=22?= b", convert) == "\"a\" b");
  // As in UTF-8, controls are left to those who show the text.
  BOOST_TEST(unstructured("=?x?Q?=0A?=", convert) == unstructured("=?utf-8?Q?=0A?="));
}

BOOST_AUTO_TEST_CASE(it_runs_at_compile_time) {
  static_assert([] {
    char memory[32]{};
    buffer_sink out{memory};
    message::decode_unstructured("=?utf-8?B?YWI=?= =?x?Q?c?=", out, message::charset_converter{});
    return out.view() == "ab =?x?Q?c?=";
  }());
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
  const pair_converter pairs;
  const message::charset_converter convert{pairs};
  BOOST_TEST(unstructured(repeat("=?x-pairs?B?AAE=?=\r\n ", count), convert) == repeat("\u4e01", count));
  BOOST_TEST(unstructured(repeat("=?x-pairs?Q?a?= =?y?B?YQ?= ", count), convert).size() == 27 * count - 1);
}

BOOST_AUTO_TEST_CASE(the_example_of_the_header) {
  const struct { std::string_view body; } field{" =?utf-8?B?6YqA6KGM?="};
  std::string subject;
  fromproof::message::decode_unstructured(field.body, [&](std::string_view piece) { subject += piece; });
  BOOST_TEST(subject == "銀行");
}

BOOST_AUTO_TEST_SUITE_END()
