#ifndef FROMPROOF_FUZZ_SIGNER_HPP
#define FROMPROOF_FUZZ_SIGNER_HPP

// Signs messages for fuzz targets, so that the fuzzer gets past the hashes with any message.

#include <openssl/evp.h>

#include <array>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "fromproof/crypto/openssl.hpp"
#include "fromproof/fromproof.hpp"

namespace fromproof::fuzz {

/// The key pair of RFC 8463 appendix A.2.
inline constexpr std::array<unsigned char, 32> private_key{
    0x9d, 0x61, 0xb1, 0x9d, 0xef, 0xfd, 0x5a, 0x60, 0xba, 0x84, 0x4a, 0xf4, 0x92, 0xec, 0x2c, 0xc4,
    0x44, 0x49, 0xc5, 0x69, 0x7b, 0x32, 0x69, 0x19, 0x70, 0x3b, 0xac, 0x03, 0x1c, 0xae, 0x7f, 0x60};
inline constexpr dns::record public_key{"v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="};

template <class Octets>
std::string base64(const Octets& octets) {
  std::vector<unsigned char> out(octets.size() * 2 + 4);
  const int size = EVP_EncodeBlock(out.data(), octets.data(), static_cast<int>(octets.size()));
  return {reinterpret_cast<const char*>(out.data()), static_cast<std::size_t>(size)};
}

inline std::string sign(const crypto::sha256_digest& digest) {
  struct free {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
  };
  static const std::unique_ptr<EVP_PKEY, free> key{
      EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, private_key.data(), private_key.size())};
  const std::unique_ptr<EVP_MD_CTX, free> context{EVP_MD_CTX_new()};
  std::array<unsigned char, 64> signature{};
  std::size_t size = signature.size();
  if (EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key.get()) != 1 ||
      EVP_DigestSign(context.get(), signature.data(), &size, digest.data(), digest.size()) != 1) {
    std::abort();
  }
  return base64(signature);
}

/// bh= of a message.
inline std::string body_hash(dkim::canonicalization how, std::string_view message) {
  return base64(dkim::hash_body<crypto::openssl::sha256>(how, message::split(message).body).digest);
}

/// b= for a DKIM-Signature field that ends with "b=", above a message: signed with b= empty, as RFC 6376 section 3.7
/// requires.
inline std::string signature_over(std::string_view field, std::string_view message) {
  const std::string octets = std::string{field} + "\r\n" + std::string{message};
  const message::header header{octets};
  std::size_t count = 0;
  for (const auto& each : header) count += each.raw.empty() ? 0u : 1u;
  std::vector<dkim::indexed_field> memory(count);
  const auto fields = dkim::build_index(header, memory).fields;
  dkim::verification mine;
  dkim::read_signature(*header.begin(), mine);
  crypto::openssl::sha256 hash;
  dkim::header_canonicalizer canonical{mine.signature->header, hash};
  dkim::for_each_signed_field(fields, *mine.signature, [&](const auto& each) { canonical(each); });
  canonical.signature_field(mine.field, *mine.signature);
  canonical.finish();
  return sign(hash.finish());
}

}  // namespace fromproof::fuzz

#endif
