#ifndef FROMPROOF_FUZZ_REQUIRE_HPP
#define FROMPROOF_FUZZ_REQUIRE_HPP

#include <cstdlib>

namespace fromproof::fuzz {

/// What must hold for every input; the fuzzer keeps the one for which it does not.
inline void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace fromproof::fuzz

#endif
