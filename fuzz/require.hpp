#ifndef FROMPROOF_FUZZ_REQUIRE_HPP
#define FROMPROOF_FUZZ_REQUIRE_HPP

#include <cstdlib>

namespace fromproof::fuzz {

/// A property of every input; the fuzzer keeps inputs that violate it.
inline void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace fromproof::fuzz

#endif
