#define BOOST_TEST_DYN_LINK
#include "fromproof/message/date.hpp"

#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <string>
#include <string_view>

using namespace fromproof;
using message::parse_date;

BOOST_AUTO_TEST_SUITE(message_date)

// The moments were computed with the calendar of Python's datetime.
BOOST_AUTO_TEST_CASE(moments) {
  const struct {
    std::string_view text;
    std::int64_t seconds;
  } table[] = {
      // RFC 5322 appendix A
      {"Fri, 21 Nov 1997 09:55:06 -0600", 880127706},
      {"Tue, 1 Jul 2003 10:52:37 +0200", 1057049557},
      {"Thu, 13 Feb 1969 23:32:54 -0330", -27723426},
      {"21 Nov 97 09:55:06 GMT", 880106106},
      {"Fri, 21 Nov 1997 09(comment):   55  :  06 -0600", 880127706},
      {"Thu,\r\n      13\r\n        Feb\r\n          1969\r\n      23:32\r\n               -0330 (Newfoundland Time)",
       -27723480},
      // as servers write it
      {" Thu,  1 Jan 2026 09:00:00 +0900 (JST)", 1767225600},
      {"thu,1 jan 2026 00:00 z", 1767225600},
      {"1 Jan 2026 00:00:00 -0000", 1767225600},
      {"1 Jan 2026 0:00:00 UT", 1767225600},
      {"Wed, 31 Dec 2025 16:00:00 PST", 1767225600},
      {"Wed, 31 Dec 2025 19:00:00 EST", 1767225600},
      {"1 Jan 2026 00:00:00 A", 1767225600},
      {"29 Feb 2024 23:59:60 +0000", 1709251200},
      {"1 Jan 49 00:00:00 +0000", 2493072000},
      {"1 Jan 50 00:00:00 +0000", -631152000},
      {"1 Jan 126 00:00:00 +0000", 1767225600},
      {"1 Jan 1900 00:00:00 +0000", -2208988800},
      {"31 Dec 9999 23:59:59 +0000", 253402300799},
      {"29 Feb 2000 00:00:00 +0000", 951782400},
      // RFC 3339
      {"2026-01-01T00:00:00Z", 1767225600},
      {"2026-01-01T09:00:00.250+09:00", 1767225600},
      {"2026-01-01 09:00:00 +0900", 1767225600},
      {"2025-12-31 19:30:00.1 -04:30", 1767225600},
  };
  for (const auto& row : table) {
    const auto read = parse_date(row.text);
    BOOST_TEST_CONTEXT(row.text) {
      BOOST_TEST(code(read.error) == "none");
      BOOST_TEST(*read == row.seconds);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_date_without_a_moment_is_refused) {
  const struct {
    std::string_view text;
    std::string_view code;
    std::size_t offset;
  } table[] = {
      {"", "empty", 0},
      {" (never) ", "empty", 9},
      {"yesterday", "bad-date", 0},
      {"Foo, 1 Jan 2026 00:00:00 +0000", "bad-date", 0},
      {"Thu 1 Jan 2026 00:00:00 +0000", "bad-date", 4},
      {"0 Jan 2026 00:00:00 +0000", "bad-date", 0},
      {"Thu, 32 Jan 2026 00:00:00 +0000", "bad-date", 5},
      {"29 Feb 2026 00:00:00 +0000", "bad-date", 0},
      {"29 Feb 2100 00:00:00 +0000", "bad-date", 0},
      {"1 Mai 2026 00:00:00 +0000", "bad-date", 2},
      {"1 Jan 1899 00:00:00 +0000", "bad-date", 6},
      {"1 Jan 20260 00:00:00 +0000", "bad-date", 6},
      {"1 Jan 2026 24:00:00 +0000", "bad-date", 11},
      {"1 Jan 2026 00:60:00 +0000", "bad-date", 14},
      {"1 Jan 2026 00:0:00 +0000", "bad-date", 14},
      {"1 Jan 2026 00:00:61 +0000", "bad-date", 17},
      {"1 Jan 2026 00:00:00", "bad-date", 19},
      {"1 Jan 2026 00:00:00 +000", "bad-date", 21},
      {"1 Jan 2026 00:00:00 +0060", "bad-date", 20},
      {"1 Jan 2026 00:00:00 +00000", "bad-date", 21},
      {"1 Jan 2026 00:00:00 JST", "bad-date", 20},
      {"1 Jan 2026 00:00:00 J", "bad-date", 20},
      {"1 Jan 2026 00:00:00 GMT+9", "bad-date", 23},
      {"1 Jan 2026 00:00:00 GMT-9", "bad-date", 20},
      {"1 Jan 2026 00:00:00 +0000 x", "bad-date", 26},
      {"1 Jan 2026 00:00:00 +0000 (x", "unterminated-comment", 26},
      {"1 Jan 2026 00:00 (x", "unterminated-comment", 17},
      {"2026-01-01T00:00:00", "bad-date", 19},
      {"2026-13-01T00:00:00Z", "bad-date", 5},
      {"2026-02-29T00:00:00Z", "bad-date", 8},
      {"2026-01-01", "bad-date", 10},
      {"2026-01-01T00:00:00.Z", "bad-date", 20},
      {"01/02/2026 00:00:00 +0000", "bad-date", 2},
  };
  for (const auto& row : table) {
    const auto read = parse_date(row.text);
    BOOST_TEST_CONTEXT(row.text) {
      BOOST_TEST(code(read.error) == row.code);
      BOOST_TEST(read.offset == row.offset);
    }
  }
}

BOOST_AUTO_TEST_CASE(each_day_follows_the_day_before) {
  std::int64_t before = *parse_date("31 Dec 1999 00:00:00 +0000");
  constexpr std::string_view months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  int days = 0;
  for (int year = 2000; year < 2009; ++year) {
    for (const auto month : months) {
      for (int day = 1; day <= 31; ++day) {
        const auto read =
            parse_date(std::to_string(day) + " " + std::string{month} + " " + std::to_string(year) + " 00:00:00 +0000");
        if (!read) continue;
        ++days;
        BOOST_TEST(*read == before + 86'400);
        before = *read;
      }
    }
  }
  BOOST_TEST(days == 9 * 365 + 3);
}

BOOST_AUTO_TEST_CASE(long_dates_end_at_once) {
  BOOST_TEST(!parse_date("1 Jan 2026 00:00:00 +0000" + std::string(1'000'000, ' ') + "x"));
  BOOST_TEST(!parse_date("1 Jan " + std::string(1'000'000, '1')));
  BOOST_TEST(bool{parse_date("1 Jan 2026 00:00:00 +0000 " + std::string(500'000, '(') + std::string(500'000, ')'))});
}

BOOST_AUTO_TEST_SUITE_END()
