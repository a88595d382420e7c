#ifndef FROMPROOF_RESULT_HPP
#define FROMPROOF_RESULT_HPP

// The words in which SPF, DKIM, DMARC and ARC state the outcome of a check (RFC 8601 section 2.7), and their source.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/ascii.hpp"
#include "text/maybe.hpp"
#include "text/words.hpp"

namespace fromproof::inline v0 {

enum class result_code : std::uint8_t { none, pass, fail, softfail, neutral, policy, temperror, permerror };

/// Where a result comes from, weakest first: how far the whole report can be trusted.
enum class result_source : std::uint8_t {
  none,      ///< no source that counts says anything
  reported,  ///< not computed here; the trusted field of the receiver says so
  computed,  ///< computed here, but from an address or envelope that the message itself records
  verified   ///< computed here, from the message, DNS and what the caller gave
};

/// Whether an evaluator has finished. `pending` means that a DNS answer is missing: call again when it has come.
enum class [[nodiscard("while it is pending, answer DNS and call again")]] progress : std::uint8_t{done, pending};

namespace detail {
inline constexpr auto result_words = words_of<result_code>({
    {result_code::none, "none"},
    {result_code::pass, "pass"},
    {result_code::fail, "fail"},
    {result_code::softfail, "softfail"},
    {result_code::neutral, "neutral"},
    {result_code::policy, "policy"},
    {result_code::temperror, "temperror"},
    {result_code::permerror, "permerror"},
});
inline constexpr auto source_words = words_of<result_source>({
    {result_source::none, "none"},
    {result_source::reported, "reported"},
    {result_source::computed, "computed"},
    {result_source::verified, "verified"},
});
}  // namespace detail

constexpr std::string_view word(result_code code) noexcept {
  return detail::result_words[code];
}
constexpr std::string_view word(result_source from) noexcept {
  return detail::source_words[from];
}

/// Reads a result word, without case (RFC 8601 section 2.2). Words from before RFC 8601 that receivers still write are
/// read as their replacements. Any other word has no value.
[[nodiscard]] constexpr maybe<result_code> parse_result(std::string_view text) noexcept {
  if (auto code = result_code::none; detail::result_words.ifind(text, code)) return code;
  // RFC 7001 appendix B and RFC 5451: the names before RFC 8601.
  if (ascii::iequals(text, "hardfail")) return result_code::fail;
  // Microsoft's word for a DNS timeout.
  if (ascii::iequals(text, "timeout")) return result_code::temperror;
  return std::nullopt;
}

}  // namespace fromproof::inline v0

#endif
