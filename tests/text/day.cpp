#include "fromproof/text/day.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <chrono>
#include <cstdio>
#include <string>

namespace {

std::string day(std::int64_t days) {
  std::string text;
  fromproof::write_day(days, [&text](std::string_view piece) { text += piece; });
  return text;
}

/// The calendar of the standard library, which is another program.
std::string expected(std::int64_t days) {
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{days}}};
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                static_cast<unsigned>(date.day()));
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(text_day)

BOOST_AUTO_TEST_CASE(days_that_people_know) {
  BOOST_TEST(day(0) == "1970-01-01");
  BOOST_TEST(day(20454) == "2026-01-01");
  BOOST_TEST(day(19782) == "2024-02-29");
  BOOST_TEST(day(-1) == "1969-12-31");
}

BOOST_AUTO_TEST_CASE(each_day_of_four_hundred_years) {
  for (std::int64_t days = -100000; days < 100000; ++days) {
    if (day(days) != expected(days)) BOOST_TEST(day(days) == expected(days));
  }
}

BOOST_AUTO_TEST_SUITE_END()
