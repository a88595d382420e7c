#ifndef FROMPROOF_VERSION_HPP
#define FROMPROOF_VERSION_HPP

#include <string_view>

#include "text/language.hpp"

namespace fromproof::inline v0 {

/// The version of these headers. The report carries it, so that a stored verdict says which version reached it.
inline constexpr std::string_view version = "0.1.0";

}  // namespace fromproof::inline v0

#endif
