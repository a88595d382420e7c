#ifndef FROMPROOF_MESSAGE_DOUBT_HPP
#define FROMPROOF_MESSAGE_DOUBT_HPP
#include "header.hpp"
namespace fromproof::inline v0::message {
constexpr bool is_doubtful(const header_field&) noexcept { return false; }
}
#endif
