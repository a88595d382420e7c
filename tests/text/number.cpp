#include "fromproof/text/number.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace {

using namespace fromproof;

/// Collects the pieces, each followed by a stroke.
struct pieces {
  std::string text;
  void operator()(std::string_view piece) { (text += piece) += '|'; }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(text_number)

BOOST_AUTO_TEST_CASE(numbers_are_written_in_decimal) {
  const struct {
    std::uint64_t number;
    std::string_view written;
  } table[] = {{0, "0"}, {7, "7"}, {10, "10"}, {65'536, "65536"}, {UINT64_MAX, "18446744073709551615"}};
  for (const auto& row : table) {
    std::string out;
    write_number(row.number, [&out](std::string_view piece) { out += piece; });
    BOOST_TEST(out == row.written);
  }
}

BOOST_AUTO_TEST_CASE(signed_numbers_are_written_in_one_piece) {
  const struct {
    std::int64_t number;
    std::string_view written;
  } table[] = {{0, "0|"},
               {-1, "-1|"},
               {25, "25|"},
               {-1'000, "-1000|"},
               {INT64_MAX, "9223372036854775807|"},
               {INT64_MIN, "-9223372036854775808|"}};
  for (const auto& row : table) {
    pieces out;
    write_signed_number(row.number, out);
    BOOST_TEST(out.text == row.written);
  }
}

BOOST_AUTO_TEST_CASE(digits_have_a_value_that_stops_at_the_limit) {
  const struct {
    std::string_view digits;
    unsigned most, value;
  } table[] = {{"", 9, 0},
               {"0", 0, 0},
               {"1", 0, 0},
               {"7", 3, 3},
               {"3", 3, 3},
               {"10", 3, 3},
               {"255", 256, 255},
               {"256", 256, 256},
               {"257", 256, 256},
               {"00012", 50, 12},
               {"129", 129, 129},
               {"999999", 51, 51},
               {"4294967295", ~0u, ~0u},
               {"4294967296", ~0u, ~0u}};
  for (const auto& row : table) {
    BOOST_TEST_CONTEXT(row.digits) BOOST_TEST(number_of<unsigned>(row.digits, row.most) == row.value);
  }
  BOOST_TEST(number_of<std::uint8_t>("254") == 254);
  BOOST_TEST(number_of<std::uint8_t>("256") == 255);
  BOOST_TEST(number_of<std::uint64_t>("18446744073709551614") == UINT64_MAX - 1);
  BOOST_TEST(number_of<std::uint64_t>("18446744073709551616") == UINT64_MAX);
}

BOOST_AUTO_TEST_CASE(every_number_of_sixteen_bits_is_read_as_it_is_written) {
  std::uint32_t wrong = 0;
  for (std::uint32_t number = 0; number < 65'536; ++number) {
    std::string out;
    write_number(number, [&out](std::string_view piece) { out += piece; });
    if (parse_number(out, 5) != number || number_of<std::uint16_t>(out) != number) ++wrong;
  }
  BOOST_TEST(wrong == 0u);
}

BOOST_AUTO_TEST_CASE(only_digits_of_the_allowed_width_are_a_number) {
  const struct {
    std::string_view text;
    std::size_t max_digits;
    std::optional<std::uint64_t> number;
  } table[] = {
      {"0", 1, 0},
      {"50", 2, 50},
      {"007", 3, 7},
      {"007", 2, std::nullopt},
      {"", 9, std::nullopt},
      {"1", 0, std::nullopt},
      {"1 ", 9, std::nullopt},
      {" 1", 9, std::nullopt},
      {"+1", 9, std::nullopt},
      {"-1", 9, std::nullopt},
      {"1a", 9, std::nullopt},
      {"0x1", 9, std::nullopt},
      {std::string_view{"1\0", 2}, 9, std::nullopt},
      {"\xD9\xA1", 9, std::nullopt},  // U+0661, a digit in another script
      {"18446744073709551615", 76, UINT64_MAX},
      {"18446744073709551616", 76, UINT64_MAX},
      {"9999999999999999999999999999999999999999999999999999999999999999999999999999", 76, UINT64_MAX},
      {"99999999999999999999999999999999999999999999999999999999999999999999999999999", 76, std::nullopt},
  };
  for (const auto& row : table) {
    BOOST_TEST_CONTEXT(row.text) BOOST_TEST((parse_number(row.text, row.max_digits) == row.number));
  }
}

BOOST_AUTO_TEST_SUITE_END()
