#define BOOST_TEST_DYN_LINK
#include "fromproof/crypto/sodium.hpp"

#include <boost/test/unit_test.hpp>

#include "fromproof/crypto/mbedtls.hpp"
#include "signatures.hpp"

using namespace fromproof;

BOOST_AUTO_TEST_SUITE(crypto_sodium)

BOOST_AUTO_TEST_CASE(ed25519) {
  crypto::with_sodium<crypto::mbedtls> backend;
  signatures::check_ed25519(backend);
}

BOOST_AUTO_TEST_CASE(everything_else_is_the_other_back_end) {
  crypto::with_sodium<crypto::mbedtls> backend;
  signatures::check_rsa_padding(backend);
  signatures::check_sha256<crypto::with_sodium<crypto::mbedtls>::sha256>();
}

BOOST_AUTO_TEST_SUITE_END()
