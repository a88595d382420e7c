#define BOOST_TEST_DYN_LINK
#include "fromproof/text/number.hpp"

#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <string>
#include <string_view>

BOOST_AUTO_TEST_SUITE(text_number)

BOOST_AUTO_TEST_CASE(numbers_are_written_in_decimal) {
  const struct {
    std::uint64_t number;
    std::string_view written;
  } table[] = {{0, "0"}, {7, "7"}, {10, "10"}, {65'536, "65536"}, {UINT64_MAX, "18446744073709551615"}};
  for (const auto& row : table) {
    std::string out;
    fromproof::write_number(row.number, [&out](std::string_view piece) { out += piece; });
    BOOST_TEST(out == row.written);
  }
}

BOOST_AUTO_TEST_SUITE_END()
