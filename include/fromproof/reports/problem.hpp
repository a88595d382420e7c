#ifndef FROMPROOF_REPORTS_PROBLEM_HPP
#define FROMPROOF_REPORTS_PROBLEM_HPP

// What is wrong with a report that can be read nevertheless.

#include <cstdint>
#include <string_view>

#include "../text/sink.hpp"
#include "../text/words.hpp"

namespace fromproof::inline v0::reports {

enum class problem_code : std::uint8_t {
  bad_address,       ///< source_ip is no IP address
  bad_count,         ///< a count that is no number, negative, or beyond 64 bits
  bad_date,          ///< a date that is no number of seconds
  bad_result,        ///< a word that is no result of SPF, DKIM or DMARC
  bad_disposition,   ///< a word that is no disposition
  bad_policy,        ///< p=, sp= or np= is no policy
  second_policy,     ///< more than one policy_published: the first one counts
  second_value,      ///< an element that can be there only once: the first one counts
  missing,           ///< an element that every report has
  no_records,        ///< a report without a single record
  not_utf8,          ///< octets that are not UTF-8
  unknown_entity,    ///< a reference that XML does not define
  unescaped_markup,  ///< "<" in a text that should have it escaped
  too_many,          ///< more signatures, reasons or texts in one record than the caller's memory holds
  truncated_text,    ///< a text in the head of the report that is longer than the caller's memory
  ends_before_begin  ///< the period of the report ends before it begins
};

namespace detail {
inline constexpr auto problem_words = words_of<problem_code>({
    {problem_code::bad_address, "bad-address"},
    {problem_code::bad_count, "bad-count"},
    {problem_code::bad_date, "bad-date"},
    {problem_code::bad_result, "bad-result"},
    {problem_code::bad_disposition, "bad-disposition"},
    {problem_code::bad_policy, "bad-policy"},
    {problem_code::second_policy, "second-policy"},
    {problem_code::second_value, "second-value"},
    {problem_code::missing, "missing"},
    {problem_code::no_records, "no-records"},
    {problem_code::not_utf8, "not-utf8"},
    {problem_code::unknown_entity, "unknown-entity"},
    {problem_code::unescaped_markup, "unescaped-markup"},
    {problem_code::too_many, "too-many"},
    {problem_code::truncated_text, "truncated-text"},
    {problem_code::ends_before_begin, "ends-before-begin"},
});
}  // namespace detail

constexpr std::string_view word(problem_code code) noexcept {
  return detail::problem_words[code];
}

/// A problem in words, without the element in which it is. English only, as the errors of every parser.
constexpr std::string_view describe(problem_code code) noexcept {
  switch (code) {
    case problem_code::bad_address: return "this is no IP address";
    case problem_code::bad_count: return "this is no number of messages; none is counted";
    case problem_code::bad_date: return "this is no number of seconds since 1970";
    case problem_code::bad_result: return "this is no result of SPF, DKIM or DMARC";
    case problem_code::bad_disposition: return "this is none of none, quarantine, reject and pass";
    case problem_code::bad_policy: return "this is none of none, quarantine and reject";
    case problem_code::second_policy: return "there is more than one; the first one counts";
    case problem_code::second_value: return "this is there more than once; the first one counts";
    case problem_code::missing: return "this is missing";
    case problem_code::no_records: return "this report has no records";
    case problem_code::not_utf8: return "this has octets that are not UTF-8";
    case problem_code::unknown_entity: return "this has an entity that XML does not define";
    case problem_code::unescaped_markup: return "this has a \"<\" that should be \"&lt;\"";
    case problem_code::too_many: return "this record has more of them than is read";
    case problem_code::truncated_text: return "this is too long and was cut";
    case problem_code::ends_before_begin: return "the period ends before it begins";
  }
  return {};
}

struct problem {
  problem_code code = problem_code::missing;
  std::uint64_t offset = 0;  ///< in octets from the beginning of the report
  const char* element = "";  ///< its name
};

/// Writes a problem in words: "count: this is no number of messages; none is counted".
template <text_sink S>
constexpr void describe(const problem& found, S&& out) {
  out(std::string_view{found.element});
  out(": ");
  out(describe(found.code));
}

}  // namespace fromproof::inline v0::reports

#endif
