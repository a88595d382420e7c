#define BOOST_TEST_DYN_LINK
#include "fromproof/crypto/pkcs1.hpp"

#include <boost/test/unit_test.hpp>

#include "signatures.hpp"

using namespace fromproof;

BOOST_AUTO_TEST_SUITE(crypto_pkcs1)

BOOST_AUTO_TEST_CASE(every_octet_counts) {
  using namespace signatures;
  const auto digest = digest_of_test();
  // RFC 8017 section 9.2: 00 01 PS 00 T, and PS has at least eight octets.
  for (const std::size_t padding : {8u, 9u, 202u}) {
    const auto message = octet_string{0, 1} + octet_string(padding, 0xff) + octet_string{0} +
                         octets_of("3031300d060960864801650304020105000420") + octets_of(digest);
    BOOST_TEST(crypto::is_pkcs1_encoding(message, digest));
    for (std::size_t at = 0; at < message.size(); ++at) {
      for (const std::uint8_t bit : octet_string{0x01, 0x80}) {
        auto changed = message;
        changed[at] ^= bit;
        BOOST_TEST(!crypto::is_pkcs1_encoding(changed, digest));
      }
      BOOST_TEST(!crypto::is_pkcs1_encoding({message.data(), at}, digest));
      BOOST_TEST(!crypto::is_pkcs1_encoding({message.data() + at + 1, message.size() - at - 1}, digest));
    }
  }
  const auto short_padding = octet_string{0, 1} + octet_string(7, 0xff) + octet_string{0} +
                             octets_of("3031300d060960864801650304020105000420") + octets_of(digest);
  BOOST_TEST(!crypto::is_pkcs1_encoding(short_padding, digest));
}

BOOST_AUTO_TEST_SUITE_END()
