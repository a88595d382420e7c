#ifndef FROMPROOF_CRYPTO_OPENSSL_HPP
#define FROMPROOF_CRYPTO_OPENSSL_HPP

// OpenSSL 3 as back end: fast on servers, with Ed25519. Link libcrypto (fromproof::openssl in CMake).

#include <openssl/bn.h>
#include <openssl/evp.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include "backend.hpp"
#include "pkcs1.hpp"

namespace fromproof::inline v0::crypto {

namespace detail {

struct openssl_free {
  void operator()(BIGNUM* number) const noexcept { BN_free(number); }
  void operator()(BN_CTX* context) const noexcept { BN_CTX_free(context); }
  void operator()(BN_MONT_CTX* context) const noexcept { BN_MONT_CTX_free(context); }
  void operator()(EVP_MD_CTX* context) const noexcept { EVP_MD_CTX_free(context); }
  void operator()(EVP_PKEY* key) const noexcept { EVP_PKEY_free(key); }
};
template <class T>
using openssl_pointer = std::unique_ptr<T, openssl_free>;

}  // namespace detail

/// Uses the heap, as OpenSSL does.
class openssl {
 public:
  class sha256 {
   public:
    sha256() noexcept : context_{EVP_MD_CTX_new()} { start(); }

    void operator()(std::string_view piece) noexcept {
      failed_ = failed_ || EVP_DigestUpdate(context_.get(), piece.data(), piece.size()) != 1;
    }

    /// Returns the digest and starts a new hash.
    sha256_digest finish() noexcept {
      sha256_digest out{};
      failed_ = failed_ || EVP_DigestFinal_ex(context_.get(), out.data(), nullptr) != 1;
      start();
      return out;
    }

    /// Whether OpenSSL had no memory or no SHA-256, for this hash or one before: then no digest is of any use.
    bool failed() const noexcept { return failed_; }

   private:
    /// Fetched once: a look-up by name costs more than the hash of a header.
    static const EVP_MD* algorithm() noexcept {
      static const EVP_MD* const fetched = EVP_MD_fetch(nullptr, "SHA256", nullptr);
      return fetched;
    }

    void start() noexcept {
      failed_ = failed_ || !context_ || EVP_DigestInit_ex2(context_.get(), algorithm(), nullptr) != 1;
    }

    detail::openssl_pointer<EVP_MD_CTX> context_;
    bool failed_ = false;
  };

  /// A key that is ready to verify; keep it for the next signature (key_cache.hpp). Made of plain numbers, because an
  /// EVP_PKEY takes longer to build than the signature takes to verify, and much longer if OpenSSL decodes it.
  class rsa {
   public:
    explicit rsa(const rsa_key& its_key) noexcept
        : modulus_{number(its_key.modulus)},
          exponent_{number(its_key.exponent)},
          result_{BN_new()},
          memory_{BN_CTX_new()},
          montgomery_{BN_MONT_CTX_new()} {
      usable_ = modulus_ && exponent_ && result_ && memory_ && montgomery_ && its_key.modulus.size() <= max_modulus &&
                BN_MONT_CTX_set(montgomery_.get(), modulus_.get(), memory_.get()) == 1;
    }

    /// RFC 8017 section 8.2.2.
    verdict verify(const sha256_digest& digest, octets signature) noexcept {
      if (!usable_) return verdict::unsupported;
      const auto size = static_cast<std::size_t>(BN_num_bytes(modulus_.get()));
      if (signature.size() != size) return verdict::bad;
      std::array<std::uint8_t, max_modulus> message;
      if (BN_bin2bn(signature.data(), static_cast<int>(size), result_.get()) == nullptr) return verdict::unsupported;
      if (BN_cmp(result_.get(), modulus_.get()) >= 0) return verdict::bad;
      if (BN_mod_exp_mont(result_.get(), result_.get(), exponent_.get(), modulus_.get(), memory_.get(),
                          montgomery_.get()) != 1 ||
          BN_bn2binpad(result_.get(), message.data(), static_cast<int>(size)) < 0) {
        return verdict::unsupported;
      }
      return is_pkcs1_encoding({message.data(), size}, digest) ? verdict::good : verdict::bad;
    }

   private:
    static constexpr std::size_t max_modulus = 1024;

    static BIGNUM* number(octets from) noexcept {
      return BN_bin2bn(from.data(), static_cast<int>(from.size()), nullptr);
    }

    detail::openssl_pointer<BIGNUM> modulus_, exponent_, result_;
    detail::openssl_pointer<BN_CTX> memory_;
    detail::openssl_pointer<BN_MONT_CTX> montgomery_;
    bool usable_ = false;
  };

  verdict verify_rsa(const rsa_key& key, const sha256_digest& digest, octets signature) noexcept {
    return rsa{key}.verify(digest, signature);
  }

  verdict verify_ed25519(octets key, const sha256_digest& digest, octets signature) noexcept {
    if (key.size() != 32 || signature.size() != 64) return verdict::bad;
    const detail::openssl_pointer<EVP_PKEY> with{
        EVP_PKEY_new_raw_public_key_ex(nullptr, "ED25519", nullptr, key.data(), key.size())};
    const detail::openssl_pointer<EVP_MD_CTX> context{EVP_MD_CTX_new()};
    if (!with || !context ||
        EVP_DigestVerifyInit_ex(context.get(), nullptr, nullptr, nullptr, nullptr, with.get(), nullptr) != 1) {
      return verdict::unsupported;
    }
    const int good = EVP_DigestVerify(context.get(), signature.data(), signature.size(), digest.data(), digest.size());
    return good == 1 ? verdict::good : verdict::bad;
  }
};

static_assert(backend<openssl>);

}  // namespace fromproof::inline v0::crypto

#endif
