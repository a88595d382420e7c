#ifndef FROMPROOF_CRYPTO_MBEDTLS_HPP
#define FROMPROOF_CRYPTO_MBEDTLS_HPP

// Mbed TLS 2.28 or 3 as back end: small, and the default. Needs MBEDTLS_SHA256_C and MBEDTLS_RSA_C, no entropy and no
// platform. It has no Ed25519; with_sodium (sodium.hpp) adds that. Link libmbedcrypto (fromproof::mbedtls in CMake).

#include <mbedtls/bignum.h>
#include <mbedtls/rsa.h>
#include <mbedtls/sha256.h>
#include <mbedtls/version.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "backend.hpp"
#include "pkcs1.hpp"

namespace fromproof::inline v0::crypto {

class mbedtls {
 public:
  class sha256 {
   public:
    sha256() noexcept {
      mbedtls_sha256_init(&context_);
      start();
    }
    sha256(const sha256& other) noexcept {
      mbedtls_sha256_init(&context_);
      mbedtls_sha256_clone(&context_, &other.context_);
    }
    sha256& operator=(const sha256& other) noexcept {
      mbedtls_sha256_clone(&context_, &other.context_);
      return *this;
    }
    ~sha256() { mbedtls_sha256_free(&context_); }

    void operator()(std::string_view piece) noexcept {
      const auto* data = reinterpret_cast<const unsigned char*>(piece.data());
#if MBEDTLS_VERSION_MAJOR < 3
      mbedtls_sha256_update_ret(&context_, data, piece.size());
#else
      mbedtls_sha256_update(&context_, data, piece.size());
#endif
    }

    /// Returns the digest and starts a new hash.
    sha256_digest finish() noexcept {
      sha256_digest out{};
#if MBEDTLS_VERSION_MAJOR < 3
      mbedtls_sha256_finish_ret(&context_, out.data());
#else
      mbedtls_sha256_finish(&context_, out.data());
#endif
      start();
      return out;
    }

   private:
    void start() noexcept {
#if MBEDTLS_VERSION_MAJOR < 3
      mbedtls_sha256_starts_ret(&context_, 0);
#else
      mbedtls_sha256_starts(&context_, 0);
#endif
    }

    mbedtls_sha256_context context_;
  };

  /// A key that is ready to verify; keep it for the next signature (key_cache.hpp).
  class rsa {
   public:
    explicit rsa(const rsa_key& its_key) noexcept {
#if MBEDTLS_VERSION_MAJOR < 3
      mbedtls_rsa_init(&context_, MBEDTLS_RSA_PKCS_V15, 0);
#else
      mbedtls_rsa_init(&context_);
#endif
      // mbedtls_rsa_complete() would compute private numbers and link the code for that; mbedtls_rsa_public() checks
      // the public ones.
      usable_ = mbedtls_rsa_import_raw(&context_, its_key.modulus.data(), its_key.modulus.size(), nullptr, 0, nullptr,
                                       0, nullptr, 0, its_key.exponent.data(), its_key.exponent.size()) == 0;
    }
    rsa(const rsa&) = delete;
    rsa& operator=(const rsa&) = delete;
    ~rsa() {
      mbedtls_rsa_free(&context_);
    }

    /// RFC 8017 section 8.2.2.
    verdict verify(const sha256_digest& digest, octets signature) noexcept {
      const std::size_t size = mbedtls_rsa_get_len(&context_);
      std::array<std::uint8_t, MBEDTLS_MPI_MAX_SIZE> message;
      if (!usable_ || size > message.size()) return verdict::unsupported;
      if (signature.size() != size) return verdict::bad;
      const int error = mbedtls_rsa_public(&context_, signature.data(), message.data());
      // The signature is a number that is not below the modulus. Any other error is a lack of memory.
      if (error == MBEDTLS_ERR_RSA_PUBLIC_FAILED + MBEDTLS_ERR_MPI_BAD_INPUT_DATA) return verdict::bad;
      if (error != 0) return verdict::unsupported;
      return is_pkcs1_encoding({message.data(), size}, digest) ? verdict::good : verdict::bad;
    }

   private:
    mbedtls_rsa_context context_;
    bool usable_ = false;
  };

  verdict verify_rsa(const rsa_key& key, const sha256_digest& digest, octets signature) noexcept {
    return rsa{key}.verify(digest, signature);
  }

  verdict verify_ed25519(octets, const sha256_digest&, octets) noexcept {
    return verdict::unsupported;
  }

 private:
  static constexpr std::size_t max_modulus = 1024;
};

static_assert(backend<mbedtls>);

}  // namespace fromproof::inline v0::crypto

#endif
