#ifndef FROMPROOF_REPORTS_VALUES_HPP
#define FROMPROOF_REPORTS_VALUES_HPP

// The values of elements, as reporters write them.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../result.hpp"
#include "../text/ascii.hpp"
#include "../text/maybe.hpp"
#include "../text/number.hpp"
#include "../text/utf8.hpp"

namespace fromproof::inline v0::reports::detail {

/// A number of seconds or messages. Some programs write a fraction, which is zero.
constexpr maybe<std::uint64_t> whole_number(std::string_view text) noexcept {
  const std::size_t point = text.find('.');
  if (point != std::string_view::npos && point + 1 < text.size()) {
    for (const char c : ascii::slice(text, point + 1, text.size())) {
      if (c != '0') return std::nullopt;
    }
    text = ascii::slice(text, 0, point);
  }
  return parse_number(text, 19);  // no number of 19 digits is beyond 64 bits
}

/// A date in seconds since 1970, up to the end of the year 9999.
constexpr maybe<std::int64_t> parse_seconds(std::string_view text) noexcept {
  constexpr std::uint64_t latest = 253402300799;
  const auto seconds = whole_number(text);
  if (!seconds || *seconds > latest) return std::nullopt;
  return static_cast<std::int64_t>(*seconds);
}

/// The word for a policy, in lower case; empty if the text is none.
constexpr std::string_view policy_word(std::string_view text) noexcept {
  for (const auto word : {"none"sv, "quarantine"sv, "reject"sv}) {
    if (ascii::iequals(text, word)) return word;
  }
  return {};
}

/// A result word. Beside those of RFC 8601, two that the schema in RFC 7489 appendix C says are common.
constexpr maybe<result_code> parse_report_result(std::string_view word) noexcept {
  if (const auto code = parse_result(word)) return code;
  if (ascii::iequals(word, "unknown")) return result_code::temperror;
  if (ascii::iequals(word, "error")) return result_code::permerror;
  return std::nullopt;
}

/// A text without the line ends around it and the blanks beside them. Other blanks belong to it: it is an xs:string.
constexpr std::string_view without_indentation(std::string_view text) noexcept {
  const auto inner = ascii::trim(text);
  if (inner.empty()) return {};
  const std::size_t begin = ascii::offset_in(text, inner), end = begin + inner.size();
  const auto has_line_end = [](std::string_view blanks) {
    return blanks.find_first_of("\r\n") != std::string_view::npos;
  };
  const bool cut_before = has_line_end(ascii::slice(text, 0, begin));
  const bool cut_after = has_line_end(ascii::slice(text, end, text.size()));
  return ascii::slice(text, cut_before ? begin : 0, cut_after ? end : text.size());
}

}  // namespace fromproof::inline v0::reports::detail

#endif
