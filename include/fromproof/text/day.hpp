#ifndef FROMPROOF_TEXT_DAY_HPP
#define FROMPROOF_TEXT_DAY_HPP

// Days of the Gregorian calendar as text.
//
//   write_day(20454, out);  // out == "2026-01-01"

#include <cstdint>
#include <string_view>

#include "ascii.hpp"
#include "sink.hpp"

namespace fromproof::inline v0 {

/// Writes a day, given in days since 1970-01-01, for the years 0 to 9999.
template <text_sink S>
constexpr void write_day(std::int64_t day, S&& out) {
  // Years begin in March here, so that the leap day is the last one; an era has 400 of them.
  const std::int64_t shifted = day + 719468;
  const std::int64_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  const std::int64_t of_era = shifted - era * 146097;
  const std::int64_t year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  const std::int64_t of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t from_march = (5 * of_year + 2) / 153;
  const std::int64_t month = from_march < 10 ? from_march + 3 : from_march - 9;
  const std::int64_t day_of_month = of_year - (153 * from_march + 2) / 5 + 1;
  const std::int64_t year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
  const auto digit = [](std::int64_t number, std::int64_t place) {
    return static_cast<char>('0' + number / place % 10);
  };
  const char text[10] = {digit(year, 1000),
                         digit(year, 100),
                         digit(year, 10),
                         digit(year, 1),
                         '-',
                         digit(month, 10),
                         digit(month, 1),
                         '-',
                         digit(day_of_month, 10),
                         digit(day_of_month, 1)};
  out(ascii::text_at(text, sizeof text));
}

}  // namespace fromproof::inline v0

#endif
