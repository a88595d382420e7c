#ifndef FROMPROOF_RESULT_HPP
#define FROMPROOF_RESULT_HPP

// The words in which SPF, DKIM, DMARC and ARC say how a check ended (RFC 8601 section 2.7), and whose word it is.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "ascii.hpp"

namespace fromproof::inline v0 {

enum class result_code : std::uint8_t { none, pass, fail, softfail, neutral, policy, temperror, permerror };

/// Where a result comes from: the honesty of the whole report.
enum class result_source : std::uint8_t {
  none,      ///< nobody checked, as far as this message shows
  reported,  ///< the receiving server wrote so in its Authentication-Results
  verified   ///< computed here, from the message and DNS answers
};

namespace detail {
inline constexpr std::array<std::string_view, 8> result_words{"none",    "pass",   "fail",      "softfail",
                                                              "neutral", "policy", "temperror", "permerror"};
inline constexpr std::array<std::string_view, 3> source_words{"none", "reported", "verified"};
}  // namespace detail

constexpr std::string_view word(result_code code) noexcept {
  return detail::result_words[static_cast<std::size_t>(code)];
}
constexpr std::string_view word(result_source from) noexcept {
  return detail::source_words[static_cast<std::size_t>(from)];
}

/// Reads a result word, without case (RFC 8601 section 2.2). Words from before RFC 8601 that receivers still write are
/// read as what replaced them; of any other word nothing is guessed.
constexpr std::optional<result_code> parse_result(std::string_view text) noexcept {
  for (std::size_t i = 0; i < detail::result_words.size(); ++i) {
    if (ascii::iequals(text, detail::result_words[i])) return static_cast<result_code>(i);
  }
  // RFC 7001 appendix B and RFC 5451: the names before RFC 8601.
  if (ascii::iequals(text, "hardfail")) return result_code::fail;
  // Microsoft's word for a DNS answer that did not come.
  if (ascii::iequals(text, "timeout")) return result_code::temperror;
  return std::nullopt;
}

}  // namespace fromproof::inline v0

#endif
