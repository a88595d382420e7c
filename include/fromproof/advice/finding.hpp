#ifndef FROMPROOF_ADVICE_FINDING_HPP
#define FROMPROOF_ADVICE_FINDING_HPP

#include <array>
#include <cstdint>
#include <string_view>

#include "statement.hpp"

namespace fromproof::inline v0::advice {

enum class severity : std::uint8_t {
  info,     ///< worth knowing
  warning,  ///< works today, may fail tomorrow
  error,    ///< broken
  attack    ///< only somebody who wants to deceive does this
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

}  // namespace fromproof::inline v0::advice

#endif
