#ifndef FROMPROOF_ARC_RESULT_HPP
#define FROMPROOF_ARC_RESULT_HPP

#include <string_view>

#include "../dkim/result.hpp"
#include "../result.hpp"
#include "set.hpp"

namespace fromproof::inline v0::arc {

/// The outcome of the check of a chain: `pass`, `fail`, or `none` if there is no chain or no verdict was possible.
struct [[nodiscard]] result {
  result_code code = result_code::none;
  arc::fault fault = fault::none;             ///< of the structure of the chain
  dkim::cause signature = dkim::cause::none;  ///< of the signature or seal that failed

  /// Whether the result says anything about the chain. False for a damaged copy and if DNS did not answer.
  constexpr bool decided() const noexcept { return code != result_code::none; }
};

/// The stable code of the reason; empty for a pass.
constexpr std::string_view reason(const result& of) noexcept {
  if (of.fault != fault::none) return code(of.fault);
  return of.signature == dkim::cause::none ? std::string_view{} : word(of.signature);
}

}  // namespace fromproof::inline v0::arc

#endif
