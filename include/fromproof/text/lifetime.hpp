#ifndef FROMPROOF_TEXT_LIFETIME_HPP
#define FROMPROOF_TEXT_LIFETIME_HPP

// Results are views of the text that they were read from, which must outlive them. A temporary text is refused: a
// function with a FROMPROOF_LIFETIMEBOUND parameter has a deleted overload for a `temporary_string`.

#include <string_view>
#include <type_traits>

#include "language.hpp"

/// Marks a parameter that the result refers to. Compilers that know the attribute warn if it is a temporary.
#ifdef __has_cpp_attribute
#if __has_cpp_attribute(clang::lifetimebound)
#define FROMPROOF_LIFETIMEBOUND [[clang::lifetimebound]]
#elif __has_cpp_attribute(msvc::lifetimebound)
#define FROMPROOF_LIFETIMEBOUND [[msvc::lifetimebound]]
#endif
#endif
#ifndef FROMPROOF_LIFETIMEBOUND
#define FROMPROOF_LIFETIMEBOUND
#endif

namespace fromproof::inline v0 {

/// A string that frees its octets at the end of the call, such as a temporary std::string. Strings with a name and
/// views are not temporary.
template <class S>
concept temporary_string =
    std::is_class_v<S> && !std::is_trivially_destructible_v<S> && std::is_convertible_v<S, std::string_view>;

}  // namespace fromproof::inline v0

#endif
