#include "clock.hpp"

#include <charconv>
#include <chrono>
#include <ctime>
#include <fromproof/text/ascii.hpp>

namespace fromproof::cli {

namespace {

/// Takes exactly `count` digits off the front of `text`.
std::optional<int> take_number(std::string_view& text, std::size_t count) {
  if (text.size() < count) return {};
  int value = 0;
  for (const char c : text.substr(0, count)) {
    if (!ascii::is_digit(c)) return {};
    value = value * 10 + (c - '0');
  }
  text.remove_prefix(count);
  return value;
}

bool take(std::string_view& text, std::string_view any_of) {
  if (text.empty() || any_of.find(text.front()) == std::string_view::npos) return false;
  text.remove_prefix(1);
  return true;
}

/// time-offset = "Z" / ("+" / "-") time-hour ":" time-minute (RFC 3339 section 5.6), in seconds.
std::optional<int> take_offset(std::string_view& text) {
  if (take(text, "Zz")) return 0;
  const bool west = text.starts_with('-');
  if (!take(text, "+-")) return {};
  const auto hours = take_number(text, 2);
  if (!hours || *hours > 23 || !take(text, ":")) return {};
  const auto minutes = take_number(text, 2);
  if (!minutes || *minutes > 59) return {};
  const int seconds = (*hours * 60 + *minutes) * 60;
  return west ? -seconds : seconds;
}

std::optional<std::int64_t> parse_rfc3339(std::string_view text) {
  using namespace std::chrono;
  const auto y = take_number(text, 4);
  if (!y || !take(text, "-")) return {};
  const auto m = take_number(text, 2);
  if (!m || !take(text, "-")) return {};
  const auto d = take_number(text, 2);
  if (!d) return {};
  const year_month_day date{year{*y}, month{static_cast<unsigned>(*m)}, day{static_cast<unsigned>(*d)}};
  if (!date.ok()) return {};
  const std::int64_t midnight = sys_days{date}.time_since_epoch().count() * std::int64_t{86400};
  if (text.empty()) return midnight;  // "an RFC 3339 date": full-date, taken in UTC

  if (!take(text, "Tt ")) return {};
  const auto hour = take_number(text, 2);
  if (!hour || *hour > 23 || !take(text, ":")) return {};
  const auto minute = take_number(text, 2);
  if (!minute || *minute > 59 || !take(text, ":")) return {};
  const auto second = take_number(text, 2);
  if (!second || *second > 60) return {};  // 60 is a leap second
  if (take(text, ".")) {
    if (text.empty() || !ascii::is_digit(text.front())) return {};
    while (!text.empty() && ascii::is_digit(text.front())) text.remove_prefix(1);
  }
  const auto offset = take_offset(text);
  if (!offset || !text.empty()) return {};
  return midnight + (std::int64_t{*hour} * 60 + *minute) * 60 + *second - *offset;
}

}  // namespace

std::optional<std::int64_t> parse_time(std::string_view text) {
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (error == std::errc{} && end == text.data() + text.size()) return seconds;
  return parse_rfc3339(text);
}

std::int64_t now() {
  return std::time(nullptr);
}

}  // namespace fromproof::cli
