#ifndef FROMPROOF_ARC_RESULT_HPP
#define FROMPROOF_ARC_RESULT_HPP

#include <string_view>

#include "../dkim/result.hpp"
#include "../result.hpp"
#include "set.hpp"

namespace fromproof::inline v0::arc {

/// How the check of a chain ended: `pass`, `fail`, or `none` where there is no chain or it could not be judged.
struct [[nodiscard]] result {
  result_code code = result_code::none;
  arc::fault fault = fault::none;             ///< of the structure of the chain
  dkim::cause signature = dkim::cause::none;  ///< of the signature or seal that ended it

  /// Whether it says anything of the chain: a damaged copy, or DNS that did not answer, does not.
  constexpr bool decided() const noexcept { return code != result_code::none; }
};

/// The stable code of the reason; empty for a pass.
constexpr std::string_view reason(const result& of) noexcept {
  if (of.fault != fault::none) return code(of.fault);
  return of.signature == dkim::cause::none ? std::string_view{} : word(of.signature);
}

}  // namespace fromproof::inline v0::arc

#endif
