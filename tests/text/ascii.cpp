#include "fromproof/text/ascii.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <string_view>

namespace {

using namespace std::string_view_literals;

bool among(std::string_view set, char c) {
  return set.find(c) != std::string_view::npos;
}

constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
constexpr std::string_view digits = "0123456789";

}  // namespace

BOOST_AUTO_TEST_SUITE(text_ascii)

BOOST_AUTO_TEST_CASE(every_octet_is_of_its_classes) {
  for (int octet = 0; octet < 256; ++octet) {
    const char c = static_cast<char>(octet);
    BOOST_TEST_CONTEXT("octet " << octet) {
      BOOST_TEST(fromproof::ascii::is_alpha(c) == among(letters, c));
      BOOST_TEST(fromproof::ascii::is_digit(c) == among(digits, c));
      BOOST_TEST(fromproof::ascii::is_alnum(c) == (among(letters, c) || among(digits, c)));
      BOOST_TEST(fromproof::ascii::is_wsp(c) == among(" \t", c));
      BOOST_TEST(fromproof::ascii::is_fws(c) == among(" \t\r\n", c));
      BOOST_TEST(fromproof::ascii::is_control(c) == (octet < 32 || octet == 127));
      BOOST_TEST(fromproof::ascii::is_high(c) == (octet > 127));
      // RFC 5322 section 3.6.8: ftext = %d33-57 / %d59-126
      BOOST_TEST(fromproof::ascii::is_ftext(c) == ((octet >= 33 && octet <= 57) || (octet >= 59 && octet <= 126)));
      // RFC 5322 section 3.2.3: specials are no atext
      const bool special = among("()<>[]:;@\\,.\"", c);
      BOOST_TEST(fromproof::ascii::is_atext(c) == (octet > 127 || (octet > 32 && octet < 127 && !special)));
    }
  }
}

BOOST_AUTO_TEST_CASE(only_letters_have_case) {
  for (int octet = 0; octet < 256; ++octet) {
    const char c = static_cast<char>(octet);
    const bool upper = octet >= 'A' && octet <= 'Z';
    BOOST_TEST(fromproof::ascii::to_lower(c) == (upper ? static_cast<char>(octet + 32) : c));
  }
  constexpr struct {
    std::string_view a, b;
    bool equal;
  } table[] = {
      {"", "", true},    {"From", "fROM", true},          {"From", "Fro", false},     {"From", "Form", false},
      {"@", "`", false},  // 32 apart like letters, yet none
      {"[", "{", false}, {"\xc3\x84", "\xc3\xa4", false}, {"a\0b"sv, "A\0B"sv, true}, {"a\0b"sv, "a\0c"sv, false},
  };
  for (const auto& row : table) {
    BOOST_TEST_CONTEXT(row.a << " and " << row.b) {
      BOOST_TEST(fromproof::ascii::iequals(row.a, row.b) == row.equal);
      BOOST_TEST(fromproof::ascii::iequals(row.b, row.a) == row.equal);
    }
  }
}

BOOST_AUTO_TEST_CASE(prefixes_compare_without_case) {
  constexpr struct {
    std::string_view text, prefix;
    bool starts;
  } table[] = {
      {"DKIM-Signature", "dkim-", true},
      {"DKIM", "dkim", true},
      {"DKI", "dkim", false},
      {"", "", true},
      {"x", "", true},
      {"", "x", false},
      {"XDKIM", "dkim", false},
  };
  for (const auto& row : table) BOOST_TEST(fromproof::ascii::istarts_with(row.text, row.prefix) == row.starts);
}

BOOST_AUTO_TEST_CASE(trimming_takes_white_space_and_line_ends_only) {
  constexpr struct {
    std::string_view text, trimmed;
  } table[] = {
      {"", ""}, {" \t\r\n", ""}, {" a ", "a"}, {"\r\n a b\r\n\t", "a b"}, {"a", "a"}, {"\v\fa\xa0", "\v\fa\xa0"},
  };
  for (const auto& row : table) BOOST_TEST(fromproof::ascii::trim(row.text) == row.trimmed);
}

BOOST_AUTO_TEST_CASE(trimming_of_blanks_leaves_line_ends) {
  constexpr struct {
    std::string_view text, trimmed;
  } table[] = {{"", ""}, {" \t ", ""}, {"\t a b ", "a b"}, {"a", "a"}, {" \r\n a\r\n ", "\r\n a\r\n"}, {"\vb", "\vb"}};
  for (const auto& row : table) BOOST_TEST(fromproof::ascii::trim_wsp(row.text) == row.trimmed);
}

BOOST_AUTO_TEST_CASE(slices_know_their_place) {
  constexpr std::string_view text = "example.com";
  BOOST_TEST(fromproof::ascii::slice(text, 8, 11) == "com");
  BOOST_TEST(fromproof::ascii::slice(text, 11, 11) == "");
  BOOST_TEST(fromproof::ascii::offset_in(text, fromproof::ascii::slice(text, 8, 11)) == 8u);
  BOOST_TEST(fromproof::ascii::offset_in(text, fromproof::ascii::slice(text, 11, 11)) == 11u);
}

BOOST_AUTO_TEST_SUITE_END()
