#ifndef FROMPROOF_ADVICE_FINDING_HPP
#define FROMPROOF_ADVICE_FINDING_HPP

#include <cstdint>
#include <string_view>

#include "../text/words.hpp"
#include "statement.hpp"

namespace fromproof::inline v0::advice {

enum class severity : std::uint8_t {
  info,     ///< worth knowing
  warning,  ///< works today, may fail tomorrow
  error,    ///< broken
  attack    ///< only somebody who wants to deceive does this
};

namespace detail {
inline constexpr auto severity_words = fromproof::words_of<severity>({
    {severity::info, "info"},
    {severity::warning, "warning"},
    {severity::error, "error"},
    {severity::attack, "attack"},
});
}  // namespace detail

constexpr std::string_view word(severity how) noexcept {
  return detail::severity_words[how];
}

/// One thing that a person should know about the message.
struct finding {
  advice::severity severity = severity::info;
  statement says{code::nothing_to_fix};
};

/// Whether a person must know it before the verdict: an attack, or a name or a field that passes for another one, so
/// that even a true verdict misleads.
[[gnu::noinline]] constexpr bool is_above_verdict(const finding& which) noexcept {
  if (which.severity == severity::attack) return true;
  switch (which.says.what.value()) {
    case code::display_name_other_address:
    case code::display_name_invisible:
    case code::mixed_script_domain:
    case code::look_alike_script:
    case code::look_alike_domain:
    case code::duplicate_field: return true;
    default: return false;
  }
}

}  // namespace fromproof::inline v0::advice

#endif
