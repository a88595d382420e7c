#ifndef FROMPROOF_ADVICE_TONE_HPP
#define FROMPROOF_ADVICE_TONE_HPP

// How calm a verdict may look: for the colour of a page, or the order of a list.
//
//   const auto tone = tone_of(mail.dmarc.code(), assessment.findings);

#include <cstdint>
#include <string_view>

#include "../result.hpp"
#include "../text/bounded_list.hpp"
#include "../text/words.hpp"
#include "finding.hpp"

namespace fromproof::inline v0::advice {

enum class tone : std::uint8_t { pass, fail, unknown };

namespace detail {
inline constexpr auto tone_words = fromproof::words_of<tone>({
    {tone::pass, "pass"},
    {tone::fail, "fail"},
    {tone::unknown, "unknown"},
});
}  // namespace detail

constexpr std::string_view word(tone how) noexcept {
  return detail::tone_words[how];
}

/// What DMARC says, but `fail` beside an attack, and no `pass` beside what must be known before the verdict.
constexpr tone tone_of(result_code dmarc, const bounded_list<finding>& findings) noexcept {
  bool misleads = false;
  for (const auto& each : findings) {
    if (each.severity == severity::attack) return tone::fail;
    misleads = misleads || is_above_verdict(each);
  }
  if (dmarc == result_code::fail) return tone::fail;
  return dmarc == result_code::pass && !misleads ? tone::pass : tone::unknown;
}

}  // namespace fromproof::inline v0::advice

#endif
