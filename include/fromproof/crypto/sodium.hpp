#ifndef FROMPROOF_CRYPTO_SODIUM_HPP
#define FROMPROOF_CRYPTO_SODIUM_HPP

// Adds the Ed25519 of libsodium to a back end that has none. Link libsodium (fromproof::sodium in CMake).

#include <sodium/crypto_sign_ed25519.h>

#include <utility>

#include "backend.hpp"

namespace fromproof::inline v0::crypto {

/// `Rsa` with libsodium's Ed25519. Does not call sodium_init(): that chooses random generators and vector code, and
/// verification uses neither.
///
///     fromproof::crypto::with_sodium<fromproof::crypto::mbedtls> backend;
template <backend Rsa>
class with_sodium : public Rsa {
 public:
  using Rsa::Rsa;

  verdict verify_ed25519(octets key, const sha256_digest& digest, octets signature) noexcept {
    if (key.size() != crypto_sign_ed25519_PUBLICKEYBYTES || signature.size() != crypto_sign_ed25519_BYTES) {
      return verdict::bad;
    }
    const int failed = crypto_sign_ed25519_verify_detached(signature.data(), digest.data(), digest.size(), key.data());
    return failed == 0 ? verdict::good : verdict::bad;
  }
};

}  // namespace fromproof::inline v0::crypto

#endif
