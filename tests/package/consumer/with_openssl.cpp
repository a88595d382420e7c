#include <fromproof/crypto/openssl.hpp>

int main() {
  fromproof::crypto::openssl::sha256 hash;
  hash("abc");
  // FIPS 180-4, appendix B.1.
  return hash.finish()[0] == 0xba ? 0 : 1;
}
