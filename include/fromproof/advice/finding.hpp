#ifndef FROMPROOF_ADVICE_FINDING_HPP
#define FROMPROOF_ADVICE_FINDING_HPP

#include <array>
#include <cstdint>
#include <string_view>

#include "statement.hpp"

namespace fromproof::inline v0::advice {

enum class severity : std::uint8_t {
  info,     ///< worth knowing
  warning,  ///< works today, and may not tomorrow
  error,    ///< broken
  attack    ///< done only in order to deceive
};

constexpr std::string_view word(severity how) noexcept {
  constexpr std::array<std::string_view, 4> words{"info", "warning", "error", "attack"};
  return words[static_cast<std::size_t>(how)];
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
