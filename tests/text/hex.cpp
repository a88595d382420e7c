#include "fromproof/text/hex.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <cstdio>
#include <string>
#include <string_view>

namespace {
using namespace fromproof;
}  // namespace

BOOST_AUTO_TEST_SUITE(text_hex)

BOOST_AUTO_TEST_CASE(an_octet_is_a_digit_or_none) {
  constexpr std::string_view digits = "0123456789abcdefABCDEF";
  for (int octet = 0; octet < 256; ++octet) {
    const char c = static_cast<char>(octet);
    const std::size_t at = digits.find(c);
    const int expected = at == std::string_view::npos ? -1 : static_cast<int>(at < 16 ? at : at - 6);
    BOOST_TEST_CONTEXT(octet) BOOST_TEST(hex::value_of(c) == expected);
  }
}

BOOST_AUTO_TEST_CASE(digits_are_those_of_printf_and_are_read) {
  for (unsigned octet = 0; octet < 256; ++octet) {
    const std::string lower{hex::lower_digit(octet >> 4), hex::lower_digit(octet & 15)};
    const std::string upper{hex::upper_digit(octet >> 4), hex::upper_digit(octet & 15)};
    char printed[8]{};
    std::snprintf(printed, sizeof printed, "%02x%02X", octet, octet);
    BOOST_TEST(lower + upper == printed);
    BOOST_TEST(hex::octet_at(lower, 0) == static_cast<int>(octet));
    BOOST_TEST(hex::octet_at(upper, 0) == static_cast<int>(octet));
  }
}

BOOST_AUTO_TEST_CASE(an_octet_takes_two_digits_inside_of_the_text) {
  const struct {
    std::string_view text;
    std::size_t at;
    int octet;
  } table[] = {{"2C", 0, 0x2c}, {"%2c!", 1, 0x2c}, {"%2", 1, -1},  {"%", 1, -1}, {"", 0, -1},   {"%2G", 1, -1},
               {"%G2", 1, -1},  {"%%%", 1, -1},    {"fF", 0, 255}, {"00", 0, 0}, {" 2C", 0, -1}};
  for (const auto& row : table) {
    BOOST_TEST_CONTEXT(row.text << " at " << row.at) BOOST_TEST(hex::octet_at(row.text, row.at) == row.octet);
  }
}

BOOST_AUTO_TEST_SUITE_END()
