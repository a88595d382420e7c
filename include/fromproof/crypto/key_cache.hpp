#ifndef FROMPROOF_CRYPTO_KEY_CACHE_HPP
#define FROMPROOF_CRYPTO_KEY_CACHE_HPP

// Caches parsed RSA keys, for programs that verify many messages in one process.
//
//   fromproof::crypto::with_key_cache<fromproof::crypto::openssl> backend{1024};

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "backend.hpp"

namespace fromproof::inline v0::crypto {

/// `Inner` with a cache of RSA keys that are ready to verify. It has a fixed number of places; the modulus selects the
/// place. Two keys with the same place displace each other, which only costs time. Keys are found by all octets of
/// modulus and exponent, never by name. Uses the heap. Not thread-safe.
template <backend Inner>
class with_key_cache : public Inner {
 public:
  explicit with_key_cache(std::size_t capacity) : places_(capacity > 0 ? capacity : 1) {}

  verdict verify_rsa(const rsa_key& key, const sha256_digest& digest, octets signature) {
    place& at = places_[hash(key.modulus) % places_.size()];
    if (!at.is(key)) {
      at.prepared.emplace(key);
      at.modulus.assign(key.modulus.begin(), key.modulus.end());
      at.exponent.assign(key.exponent.begin(), key.exponent.end());
    }
    return at.prepared->verify(digest, signature);
  }

 private:
  struct place {
    std::vector<std::uint8_t> modulus, exponent;
    std::optional<typename Inner::rsa> prepared;

    bool is(const rsa_key& key) const noexcept {
      return prepared && std::equal(modulus.begin(), modulus.end(), key.modulus.begin(), key.modulus.end()) &&
             std::equal(exponent.begin(), exponent.end(), key.exponent.begin(), key.exponent.end());
    }
  };

  /// The octets of a modulus are as good as random, except the first and the last.
  static std::size_t hash(octets modulus) noexcept {
    std::size_t sum = 0;
    for (std::size_t i = 1; i < modulus.size() && i <= 8; ++i) sum = sum << 8 | modulus[i];
    return sum;
  }

  std::vector<place> places_;
};

}  // namespace fromproof::inline v0::crypto

#endif
