#define BOOST_TEST_DYN_LINK
#include "fromproof/crypto/key_cache.hpp"

#include <boost/test/unit_test.hpp>

#include "fromproof/crypto/mbedtls.hpp"
#include "fromproof/crypto/openssl.hpp"
#include "fromproof/crypto/sodium.hpp"
#include "signatures.hpp"

using namespace fromproof;

namespace {

/// A back end that counts the keys that it prepares.
struct counting {
  static inline int prepared = 0;
  using sha256 = crypto::openssl::sha256;
  struct rsa {
    explicit rsa(const crypto::rsa_key& key) : size{key.modulus.size()} { ++prepared; }
    crypto::verdict verify(const crypto::sha256_digest&, crypto::octets signature) const {
      return signature.size() == size ? crypto::verdict::good : crypto::verdict::bad;
    }
    std::size_t size;
  };
  crypto::verdict verify_rsa(const crypto::rsa_key&, const crypto::sha256_digest&, crypto::octets) {
    return crypto::verdict::unsupported;
  }
  crypto::verdict verify_ed25519(crypto::octets, const crypto::sha256_digest&, crypto::octets) {
    return crypto::verdict::unsupported;
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(crypto_key_cache)

BOOST_AUTO_TEST_CASE(the_same_verdicts) {
  // A single place, so that every key displaces the one before.
  for (const std::size_t capacity : {std::size_t{0}, std::size_t{1}, std::size_t{64}}) {
    crypto::with_key_cache<crypto::openssl> with_openssl{capacity};
    signatures::check_rsa(with_openssl);
    signatures::check_rsa_lengths(with_openssl);
    signatures::check_ed25519(with_openssl);
    crypto::with_key_cache<crypto::with_sodium<crypto::mbedtls>> with_mbedtls{capacity};
    signatures::check_rsa_padding(with_mbedtls);
    signatures::check_rsa_range(with_mbedtls);
    signatures::check_ed25519(with_mbedtls);
  }
}

BOOST_AUTO_TEST_CASE(a_key_is_prepared_once_and_found_by_all_its_octets) {
  signatures::octet_string modulus(128, 0x81);
  signatures::octet_string exponent{1, 0, 1};
  crypto::with_key_cache<counting> backend{8};
  const auto verify = [&] { return backend.verify_rsa({modulus, exponent}, {}, modulus); };
  counting::prepared = 0;
  for (int i = 0; i < 3; ++i) BOOST_TEST((verify() == crypto::verdict::good));
  BOOST_TEST(counting::prepared == 1);
  modulus.back() ^= 2;
  BOOST_TEST((verify() == crypto::verdict::good));
  BOOST_TEST(counting::prepared == 2);
  exponent = {3};
  BOOST_TEST((verify() == crypto::verdict::good));
  BOOST_TEST(counting::prepared == 3);
  BOOST_TEST((verify() == crypto::verdict::good));
  BOOST_TEST(counting::prepared == 3);
}

BOOST_AUTO_TEST_SUITE_END()
