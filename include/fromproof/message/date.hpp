#ifndef FROMPROOF_MESSAGE_DATE_HPP
#define FROMPROOF_MESSAGE_DATE_HPP

// Dates as mail writes them (RFC 5322 section 3.3, with the obsolete forms of section 4.3), in seconds since 1970-01-01
// 00:00:00 UTC without leap seconds.
//
//   *fromproof::message::parse_date("Thu, 1 Jan 2026 09:00:00 +0900 (JST)");  // 1767225600
//
// Refuses a date whose moment is uncertain: one without a zone, or with only the name of a zone ("JST", "GMT+9").

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../text/ascii.hpp"
#include "../text/error.hpp"
#include "../text/number.hpp"
#include "token.hpp"

namespace fromproof::inline v0::message {

namespace detail {

/// Days from 1970-01-01 to a day of the Gregorian calendar, for years from 1.
constexpr std::int64_t days_since_1970(std::int64_t year, unsigned month, unsigned day) noexcept {
  // If years begin in March, the leap day is their last day.
  if (month <= 2) --year;
  const std::int64_t month_from_march = (month + 9) % 12;
  const std::int64_t day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
  return 365 * year + year / 4 - year / 100 + year / 400 + day_of_year - 719468;
}

constexpr unsigned days_of(std::int64_t year, unsigned month) noexcept {
  constexpr std::array<unsigned char, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return days[month - 1] + (month == 2 && leap ? 1u : 0u);
}

/// Names of days and months are literals of ABNF, which have no case (RFC 5234 section 2.3).
constexpr bool is_day_name(std::string_view name) noexcept {
  for (const std::string_view each : {"Mon"sv, "Tue"sv, "Wed"sv, "Thu"sv, "Fri"sv, "Sat"sv, "Sun"sv}) {
    if (ascii::iequals(name, each)) return true;
  }
  return false;
}

/// The number of a month, 1 to 12, or 0 if it is none.
constexpr unsigned find_month(std::string_view name) noexcept {
  constexpr std::array<std::string_view, 12> names{"Jan"sv, "Feb"sv, "Mar"sv, "Apr"sv, "May"sv, "Jun"sv,
                                                   "Jul"sv, "Aug"sv, "Sep"sv, "Oct"sv, "Nov"sv, "Dec"sv};
  for (unsigned i = 0; i < names.size(); ++i) {
    if (ascii::iequals(name, names[i])) return i + 1;
  }
  return 0;
}

/// Reads a date token by token. Each function returns false at an error and leaves the token::scanner there.
class date_reader {
 public:
  constexpr explicit date_reader(std::string_view its_text) noexcept : scan_{its_text} {}

  constexpr parsed<std::int64_t> read() noexcept {
    if (!scan_.skip_cfws()) return failed();
    if (scan_.at_end()) return {0, errc::empty, scan_.at()};
    if (!read_all() || !scan_.skip_cfws() || !scan_.at_end()) return failed();
    const std::int64_t days = days_since_1970(year_, month_, day_);
    return {((days * 24 + hour_) * 60 + minute_ - zone_) * 60 + second_, errc::none, 0};
  }

 private:
  constexpr parsed<std::int64_t> failed() const noexcept {
    if (scan_.error() != errc::none) return {0, scan_.error(), scan_.error_offset()};
    return {0, errc::bad_date, scan_.at()};
  }

  /// Goes back to the start of a token that has no meaning here.
  constexpr bool refuse(std::size_t begin) noexcept {
    scan_.move_to(begin);
    return false;
  }

  constexpr bool read_all() noexcept {
    token::scanner ahead = scan_;
    if (ahead.digits().size() == 4 && ahead.peek() == '-') return read_iso();
    if (!read_day_name()) return false;
    const std::size_t day_at = scan_.at();
    if (!read_number(day_, 1, 2) || !scan_.skip_cfws()) return false;
    if (!read_month() || !scan_.skip_cfws() || !read_year() || !scan_.skip_cfws()) return false;
    if (!is_day_of_month(day_at) || !read_time(true) || !scan_.skip_cfws()) return false;
    return read_zone(false);
  }

  /// "2026-01-01T09:00:00.5+09:00" (RFC 3339), also with blanks instead of the "T" and before the zone.
  constexpr bool read_iso() noexcept {
    if (!read_year() || !scan_.take('-')) return false;
    const std::size_t month_at = scan_.at();
    if (!read_number(month_, 2, 2)) return false;
    if (month_ < 1 || month_ > 12) return refuse(month_at);
    if (!scan_.take('-')) return false;
    const std::size_t day_at = scan_.at();
    if (!read_number(day_, 2, 2) || !is_day_of_month(day_at)) return false;
    if (!scan_.take('T') && !scan_.take('t') && !ascii::is_fws(scan_.peek())) return false;
    if (!scan_.skip_cfws() || !read_time(false)) return false;
    if (scan_.take('.') && scan_.digits().empty()) return false;
    return scan_.skip_cfws() && read_zone(true);
  }

  constexpr bool read_day_name() noexcept {
    const std::size_t begin = scan_.at();
    const auto name = scan_.keyword();
    if (name.empty() || ascii::is_digit(name.front())) return refuse(begin), true;
    if (!is_day_name(name)) return refuse(begin);
    return scan_.skip_cfws() && scan_.take(',') && scan_.skip_cfws();
  }

  constexpr bool read_number(unsigned& out, std::size_t fewest, std::size_t most) noexcept {
    const std::size_t begin = scan_.at();
    const auto digits = scan_.digits();
    if (digits.size() < fewest || digits.size() > most) return refuse(begin);
    out = number_of<unsigned>(digits);
    return true;
  }

  constexpr bool read_month() noexcept {
    const std::size_t begin = scan_.at();
    month_ = find_month(scan_.keyword());
    return month_ != 0 || refuse(begin);
  }

  /// RFC 5322 section 4.3: two digits mean 1950 to 2049, three count from 1900.
  constexpr bool read_year() noexcept {
    const std::size_t begin = scan_.at();
    unsigned year = 0;
    if (!read_number(year, 2, 4)) return false;
    const std::size_t digits = scan_.at() - begin;
    if (digits == 2) year += year < 50 ? 2000 : 1900;
    if (digits == 3) year += 1900;
    year_ = year;
    return year >= 1900 || refuse(begin);
  }

  constexpr bool is_day_of_month(std::size_t day_at) noexcept {
    return (day_ >= 1 && day_ <= days_of(year_, month_)) || refuse(day_at);
  }

  /// hour ":" minute [":" second]; the obsolete form has blanks and comments around the colons.
  constexpr bool read_time(bool cfws) noexcept {
    const auto colon = [this, cfws] {
      if (!cfws) return scan_.take(':');
      return scan_.skip_cfws() && scan_.take(':') && scan_.skip_cfws();
    };
    if (!read_part(hour_, cfws ? 1 : 2, 23) || !colon() || !read_part(minute_, 2, 59)) return false;
    token::scanner ahead = scan_;
    if (cfws && !ahead.skip_cfws()) return scan_.skip_cfws();
    if (ahead.peek() != ':') return true;
    // 60 is a leap second.
    return colon() && read_part(second_, 2, 60);
  }

  constexpr bool read_part(unsigned& out, std::size_t fewest, unsigned most) noexcept {
    const std::size_t begin = scan_.at();
    return read_number(out, fewest, 2) && (out <= most || refuse(begin));
  }

  constexpr bool read_zone(bool colons) noexcept {
    const std::size_t begin = scan_.at();
    const bool minus = scan_.peek() == '-';
    if (scan_.take('+') || scan_.take('-')) {
      const std::size_t number_at = scan_.at();
      const auto digits = scan_.digits();
      unsigned number = 0;
      if (colons && digits.size() == 2 && scan_.take(':')) {
        unsigned minutes = 0;
        scan_.move_to(number_at);
        if (!read_number(number, 2, 2) || !scan_.take(':') || !read_number(minutes, 2, 2)) return false;
        number = number * 100 + minutes;
      } else if (scan_.move_to(number_at); !read_number(number, 4, 4)) {
        return false;
      }
      if (number % 100 > 59) return refuse(begin);
      zone_ = static_cast<std::int64_t>(number / 100 * 60 + number % 100) * (minus ? -1 : 1);
      return true;
    }
    struct named_zone {
      std::string_view name;
      int hours;
    };
    constexpr std::array<named_zone, 11> zones{{{"UT", 0},
                                                {"GMT", 0},
                                                {"UTC", 0},
                                                {"EDT", -4},
                                                {"EST", -5},
                                                {"CDT", -5},
                                                {"CST", -6},
                                                {"MDT", -6},
                                                {"MST", -7},
                                                {"PDT", -7},
                                                {"PST", -8}}};
    const auto name = scan_.keyword();
    for (const auto& each : zones) {
      if (!ascii::iequals(name, each.name)) continue;
      zone_ = each.hours * 60;
      return true;
    }
    // RFC 5322 section 4.3: one letter, except J, was used with both signs and counts as +0000.
    if (name.size() == 1 && ascii::is_alpha(name[0]) && ascii::to_lower(name[0]) != 'j') return true;
    return refuse(begin);
  }

  token::scanner scan_;
  std::int64_t year_ = 0;
  std::int64_t zone_ = 0;  // in minutes
  unsigned month_ = 0, day_ = 0, hour_ = 0, minute_ = 0, second_ = 0;
};

}  // namespace detail

/// Reads a date-time, with comments, even without day name, seconds or full year, or an RFC 3339 time. Does not check
/// the day name against the date. Errors: empty, bad_date, unterminated_comment, with the offset of the part that is
/// wrong.
constexpr parsed<std::int64_t> parse_date(std::string_view text) noexcept {
  return detail::date_reader{text}.read();
}

}  // namespace fromproof::inline v0::message

#endif
