// The back ends in a program without exceptions: nothing of them throws, not even where memory has run out.

#include <cstddef>
#include <fromproof/crypto/key_cache.hpp>
#include <fromproof/crypto/mbedtls.hpp>
#include <fromproof/crypto/openssl.hpp>
#include <fromproof/crypto/sodium.hpp>
#include <string_view>
#include <type_traits>
#include <utility>

namespace {

using namespace fromproof::crypto;

template <class B>
concept never_throws = std::is_nothrow_default_constructible_v<typename B::sha256> &&
    std::is_nothrow_constructible_v<typename B::rsa, const rsa_key&> &&
    requires(B& b, typename B::sha256& hash, typename B::rsa& prepared, const rsa_key& rsa, octets bytes,
             const sha256_digest& digest) {
  { hash(std::string_view{}) }
  noexcept;
  { hash.finish() }
  noexcept;
  { prepared.verify(digest, bytes) }
  noexcept;
  { b.verify_rsa(rsa, digest, bytes) }
  noexcept;
  { b.verify_ed25519(bytes, digest, bytes) }
  noexcept;
};

static_assert(never_throws<openssl> && std::is_nothrow_default_constructible_v<openssl>);
static_assert(never_throws<mbedtls> && std::is_nothrow_default_constructible_v<mbedtls>);
static_assert(never_throws<with_sodium<mbedtls>> && std::is_nothrow_default_constructible_v<with_sodium<mbedtls>>);
static_assert(never_throws<with_key_cache<openssl>>);
static_assert(std::is_nothrow_constructible_v<with_key_cache<openssl>, std::size_t>);

}  // namespace

verdict use_all(const rsa_key& key, octets bytes, const sha256_digest& digest) {
  openssl first;
  with_sodium<mbedtls> second;
  with_key_cache<openssl> third{8};
  bool all = true;
  for (const auto found : {first.verify_rsa(key, digest, bytes), first.verify_ed25519(bytes, digest, bytes),
                           second.verify_rsa(key, digest, bytes), second.verify_ed25519(bytes, digest, bytes),
                           third.verify_rsa(key, digest, bytes)}) {
    all = all && found == verdict::good;
  }
  return all ? verdict::good : verdict::bad;
}
