#ifndef FROMPROOF_DKIM_READING_HPP
#define FROMPROOF_DKIM_READING_HPP
#include "canonicalization.hpp"
namespace fromproof::inline v0::dkim {
enum class reading : unsigned char { absent };
inline constexpr std::array<reading, 0> readings{};
constexpr bool may_apply(reading, std::string_view) { return false; }
template <crypto::sha256_hash Hash>
hashed_body hash_body_as(reading, canonicalization how, std::string_view body, std::optional<std::uint64_t> length = {}) {
  return hash_body<Hash>(how, body, length);
}
}
#endif
