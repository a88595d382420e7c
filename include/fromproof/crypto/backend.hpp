#ifndef FROMPROOF_CRYPTO_BACKEND_HPP
#define FROMPROOF_CRYPTO_BACKEND_HPP

// The cryptography that DKIM and ARC need. A back end is a type with these members. The caller passes it to the
// functions that verify signatures; no other part of the toolkit knows it.

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../text/sink.hpp"
#include "../text/slice.hpp"

namespace fromproof::inline v0::crypto {

using octets = slice<const std::uint8_t>;
using sha256_digest = std::array<std::uint8_t, 32>;

/// The outcome of the check of a signature.
enum class [[nodiscard]] verdict : std::uint8_t{
    good, bad,
    unsupported  ///< the back end lacks the algorithm, or room for a key of that size
};

/// An RSA public key: big-endian numbers without leading zeros, as dkim/key.hpp has checked them.
struct rsa_key {
  octets modulus;
  octets exponent;
};

/// A hash that takes text in pieces. One that can run out of memory has a member `bool failed() const` too.
template <class H>
concept sha256_hash = std::default_initializable<H> && text_sink<H> && requires(H& hash) {
  { hash.finish() } -> std::same_as<sha256_digest>;
};

/// Whether a hash could not be computed, before or after finish(): its digest is then worthless.
template <sha256_hash H>
constexpr bool has_failed(const H& hash) noexcept {
  if constexpr (requires { hash.failed(); }) return hash.failed();
  return false;
}

template <class B>
concept backend = sha256_hash<typename B::sha256> &&
    requires(B& b, const rsa_key& rsa, octets bytes, const sha256_digest& digest) {
  /// Verifies RSASSA-PKCS1-v1_5 with SHA-256 over a digest (RFC 8017 section 8.2.2: encode and compare).
  { b.verify_rsa(rsa, digest, bytes) } -> std::same_as<verdict>;
  /// Verifies PureEdDSA with the digest as the message (RFC 8463 section 3); the key has 32 octets, the signature 64.
  { b.verify_ed25519(bytes, digest, bytes) } -> std::same_as<verdict>;
};

}  // namespace fromproof::inline v0::crypto

#endif
