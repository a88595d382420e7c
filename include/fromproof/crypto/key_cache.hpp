#ifndef FROMPROOF_CRYPTO_KEY_CACHE_HPP
#define FROMPROOF_CRYPTO_KEY_CACHE_HPP

// Caches parsed RSA keys, for programs that verify many messages in one process.
//
//   fromproof::crypto::with_key_cache<fromproof::crypto::openssl> backend{1024};

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <optional>

#include "backend.hpp"

namespace fromproof::inline v0::crypto {

/// `Inner` with a cache of RSA keys that are ready to verify. It has a fixed number of places; the modulus selects the
/// place. Two keys with the same place displace each other, which only costs time. Keys are found by all octets of
/// modulus and exponent, never by name. Uses the heap. Not thread-safe.
template <backend Inner>
class with_key_cache : public Inner {
 public:
  explicit with_key_cache(std::size_t capacity) noexcept
      : places_{new (std::nothrow) place[capacity > 0 ? capacity : 1]},
        count_{places_ == nullptr ? 0
               : capacity > 0     ? capacity
                                  : 1} {}

  verdict verify_rsa(const rsa_key& key, const sha256_digest& digest, octets signature) noexcept {
    if (count_ == 0) return Inner::verify_rsa(key, digest, signature);
    place& at = places_[hash(key.modulus) % count_];
    if (!at.is(key) && !at.keep(key)) return Inner::verify_rsa(key, digest, signature);
    return at.prepared->verify(digest, signature);
  }

 private:
  struct place {
    std::unique_ptr<std::uint8_t[]> numbers;  // modulus and exponent
    std::size_t modulus_size = 0, exponent_size = 0;
    std::optional<typename Inner::rsa> prepared;

    bool is(const rsa_key& key) const noexcept {
      return prepared && modulus_size == key.modulus.size() && exponent_size == key.exponent.size() &&
             std::equal(key.modulus.begin(), key.modulus.end(), numbers.get()) &&
             std::equal(key.exponent.begin(), key.exponent.end(), numbers.get() + modulus_size);
    }

    /// False if there is no memory; then the place is empty.
    bool keep(const rsa_key& key) noexcept {
      prepared.reset();
      modulus_size = key.modulus.size();
      exponent_size = key.exponent.size();
      numbers.reset(new (std::nothrow) std::uint8_t[modulus_size + exponent_size]);
      if (numbers == nullptr) return false;
      std::copy(key.modulus.begin(), key.modulus.end(), numbers.get());
      std::copy(key.exponent.begin(), key.exponent.end(), numbers.get() + modulus_size);
      prepared.emplace(key);
      return true;
    }
  };

  /// The octets of a modulus are as good as random, except the first and the last.
  static std::size_t hash(octets modulus) noexcept {
    std::size_t sum = 0;
    for (std::size_t i = 1; i < modulus.size() && i <= 8; ++i) sum = sum << 8 | modulus[i];
    return sum;
  }

  std::unique_ptr<place[]> places_;
  std::size_t count_;
};

}  // namespace fromproof::inline v0::crypto

#endif
