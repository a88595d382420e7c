#define BOOST_TEST_DYN_LINK
#include "fromproof/crypto/mbedtls.hpp"

#include <boost/test/unit_test.hpp>

#include "signatures.hpp"

using namespace fromproof;

BOOST_AUTO_TEST_SUITE(crypto_mbedtls)

BOOST_AUTO_TEST_CASE(sha256) {
  signatures::check_sha256<crypto::mbedtls::sha256>();
}

BOOST_AUTO_TEST_CASE(rsa) {
  crypto::mbedtls backend;
  signatures::check_rsa(backend);
  signatures::check_rsa_lengths(backend);
  signatures::check_rsa_range(backend);
  signatures::check_rsa_padding(backend);
}

BOOST_AUTO_TEST_CASE(a_key_beyond_its_limits) {
  crypto::mbedtls backend;
  signatures::octet_string modulus(1025, 0xff);
  const signatures::octet_string exponent{3};
  const signatures::octet_string signature(modulus.size(), 1);
  BOOST_TEST((backend.verify_rsa({modulus, exponent}, {}, signature) == crypto::verdict::unsupported));
}

BOOST_AUTO_TEST_CASE(ed25519) {
  crypto::mbedtls backend;
  BOOST_TEST((backend.verify_ed25519({}, {}, {}) == crypto::verdict::unsupported));
}

BOOST_AUTO_TEST_SUITE_END()
