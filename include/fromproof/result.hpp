#ifndef FROMPROOF_RESULT_HPP
#define FROMPROOF_RESULT_HPP

// The words in which SPF, DKIM, DMARC and ARC say how a check ended (RFC 8601 section 2.7), and whose word it is.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "text/ascii.hpp"

namespace fromproof::inline v0 {

enum class result_code : std::uint8_t { none, pass, fail, softfail, neutral, policy, temperror, permerror };

/// Where a result comes from: the honesty of the whole report, weakest first.
enum class result_source : std::uint8_t {
  none,      ///< nobody said anything that counts
  reported,  ///< not computed here; the trusted field of the receiver says so
  computed,  ///< computed here, but from an address or envelope that the message itself records
  verified   ///< computed here, from the message, DNS and what the caller gave
};

/// Whether an evaluator has finished. With `pending` a DNS answer is missing: call again when it is there.
enum class [[nodiscard("while it is pending, answer DNS and call again")]] progress : std::uint8_t{done, pending};

namespace detail {
inline constexpr std::array<std::string_view, 8> result_words{"none",    "pass",   "fail",      "softfail",
                                                              "neutral", "policy", "temperror", "permerror"};
inline constexpr std::array<std::string_view, 4> source_words{"none", "reported", "computed", "verified"};
}  // namespace detail

constexpr std::string_view word(result_code code) noexcept {
  return detail::result_words[static_cast<std::size_t>(code)];
}
constexpr std::string_view word(result_source from) noexcept {
  return detail::source_words[static_cast<std::size_t>(from)];
}

/// Reads a result word, without case (RFC 8601 section 2.2). Words from before RFC 8601 that receivers still write are
/// read as what replaced them; of any other word nothing is guessed.
[[nodiscard]] constexpr std::optional<result_code> parse_result(std::string_view text) noexcept {
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
