#ifndef FROMPROOF_TESTS_CRYPTO_SIGNATURES_HPP
#define FROMPROOF_TESTS_CRYPTO_SIGNATURES_HPP

// The same signatures for every back end, valid and forged. OpenSSL's private key can sign anything that a forger
// wishes: here it "signs" messages that the test itself has padded.

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fromproof/crypto/backend.hpp"
#include "fromproof/text/base64.hpp"
#include "fromproof/text/sink.hpp"

namespace signatures {

using namespace fromproof;
using octet_string = std::vector<std::uint8_t>;

inline octet_string octets_of(std::string_view hex) {
  octet_string out;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    out.push_back(static_cast<std::uint8_t>(std::stoi(std::string{hex.substr(i, 2)}, nullptr, 16)));
  }
  return out;
}

inline octet_string operator+(octet_string a, const octet_string& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

/// An RSA key pair made by OpenSSL.
class key_pair {
 public:
  key_pair(unsigned bits, unsigned exponent) {
    const std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> context{
        EVP_PKEY_CTX_new_from_name(nullptr, "RSA", nullptr), &EVP_PKEY_CTX_free};
    const std::unique_ptr<BIGNUM, decltype(&BN_free)> e{BN_new(), &BN_free};
    EVP_PKEY* made = nullptr;
    if (BN_set_word(e.get(), exponent) != 1 || EVP_PKEY_keygen_init(context.get()) != 1 ||
        EVP_PKEY_CTX_set_rsa_keygen_bits(context.get(), static_cast<int>(bits)) != 1 ||
        EVP_PKEY_CTX_set1_rsa_keygen_pubexp(context.get(), e.get()) != 1 ||
        EVP_PKEY_generate(context.get(), &made) != 1) {
      throw std::runtime_error{"no RSA key"};
    }
    key_.reset(made);
    modulus = number(OSSL_PKEY_PARAM_RSA_N);
    exponent_ = number(OSSL_PKEY_PARAM_RSA_E);
  }

  crypto::rsa_key view() const { return {modulus, exponent_}; }

  /// The private operation on a number below the modulus, padded or not.
  octet_string sign_raw(const octet_string& message) const {
    const std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> context{
        EVP_PKEY_CTX_new_from_pkey(nullptr, key_.get(), nullptr), &EVP_PKEY_CTX_free};
    octet_string out(modulus.size());
    std::size_t size = out.size();
    if (EVP_PKEY_sign_init(context.get()) != 1 || EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_NO_PADDING) != 1 ||
        EVP_PKEY_sign(context.get(), out.data(), &size, message.data(), message.size()) != 1) {
      throw std::runtime_error{"no RSA signature"};
    }
    return out;
  }

  /// RSASSA-PKCS1-v1_5 with SHA-256, padded by OpenSSL.
  octet_string sign(const crypto::sha256_digest& digest) const {
    const std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> context{
        EVP_PKEY_CTX_new_from_pkey(nullptr, key_.get(), nullptr), &EVP_PKEY_CTX_free};
    octet_string out(modulus.size());
    std::size_t size = out.size();
    if (EVP_PKEY_sign_init(context.get()) != 1 || EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_PKCS1_PADDING) != 1 ||
        EVP_PKEY_CTX_set_signature_md(context.get(), EVP_sha256()) != 1 ||
        EVP_PKEY_sign(context.get(), out.data(), &size, digest.data(), digest.size()) != 1) {
      throw std::runtime_error{"no RSA signature"};
    }
    return out;
  }

  octet_string modulus;

 private:
  octet_string number(const char* name) const {
    BIGNUM* read = nullptr;
    if (EVP_PKEY_get_bn_param(key_.get(), name, &read) != 1) throw std::runtime_error{"no RSA number"};
    const std::unique_ptr<BIGNUM, decltype(&BN_free)> value{read, &BN_free};
    octet_string out(static_cast<std::size_t>(BN_num_bytes(read)));
    BN_bn2bin(read, out.data());
    return out;
  }

  struct free {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
  };
  std::unique_ptr<EVP_PKEY, free> key_;
  octet_string exponent_;
};

/// Made once per run: making a key takes up to a second.
inline const key_pair& key_of(unsigned bits, unsigned exponent) {
  static std::map<std::pair<unsigned, unsigned>, key_pair> made;
  return made.try_emplace({bits, exponent}, bits, exponent).first->second;
}

inline crypto::sha256_digest digest_of_test() {
  crypto::sha256_digest out{};
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = static_cast<std::uint8_t>(7 * i + 1);
  return out;
}

inline octet_string octets_of(const crypto::sha256_digest& digest) {
  return {digest.begin(), digest.end()};
}

template <crypto::backend B>
crypto::verdict verify(B& backend, const key_pair& key, const octet_string& signature) {
  return backend.verify_rsa(key.view(), digest_of_test(), signature);
}

/// RFC 8017 section 8.2.2.
template <crypto::backend B>
void check_rsa(B& backend) {
  const auto digest = digest_of_test();
  for (const unsigned bits : {1024u, 1031u, 2048u, 4096u}) {
    for (const unsigned exponent : {3u, 65537u}) {
      BOOST_TEST_CONTEXT(bits << " bits, e = " << exponent) {
        const key_pair& key = key_of(bits, exponent);
        const auto signature = key.sign(digest);
        // Twice: a cache must not change the answer.
        for (int i = 0; i < 2; ++i) BOOST_TEST((verify(backend, key, signature) == crypto::verdict::good));
        auto other = digest;
        other[31] ^= 1;
        BOOST_TEST((backend.verify_rsa(key.view(), other, signature) == crypto::verdict::bad));
        for (const std::size_t at : {std::size_t{0}, signature.size() / 2, signature.size() - 1}) {
          auto changed = signature;
          changed[at] ^= 1;
          BOOST_TEST((verify(backend, key, changed) == crypto::verdict::bad));
        }
      }
    }
  }
}

template <crypto::backend B>
void check_rsa_lengths(B& backend) {
  const key_pair& key = key_of(1024, 65537);
  const auto signature = key.sign(digest_of_test());
  BOOST_TEST((verify(backend, key, {}) == crypto::verdict::bad));
  BOOST_TEST((verify(backend, key, octet_string(signature.begin(), signature.end() - 1)) == crypto::verdict::bad));
  BOOST_TEST((verify(backend, key, signature + octet_string{0}) == crypto::verdict::bad));
  BOOST_TEST((verify(backend, key, octet_string{0} + signature) == crypto::verdict::bad));
  BOOST_TEST((verify(backend, key, octet_string(signature.size(), 0)) == crypto::verdict::bad));
  BOOST_TEST((verify(backend, key, octet_string(signature.size(), 0xff)) == crypto::verdict::bad));
  BOOST_TEST((verify(backend, key, key.modulus) == crypto::verdict::bad));
  // Another key, larger and smaller.
  for (const unsigned bits : {1024u, 2048u}) {
    const key_pair& other = key_of(bits, 5);
    BOOST_TEST((verify(backend, other, signature) == crypto::verdict::bad));
    BOOST_TEST((verify(backend, key, other.sign(digest_of_test())) == crypto::verdict::bad));
  }
}

/// The signature plus the modulus: the same number if the range is not checked. A modulus of 1025 bits leaves room for
/// it.
template <crypto::backend B>
void check_rsa_range(B& backend) {
  const key_pair& key = key_of(1025, 65537);
  const auto signature = key.sign(digest_of_test());
  auto sum = signature;
  unsigned carry = 0;
  for (std::size_t i = sum.size(); i-- > 0;) {
    carry += static_cast<unsigned>(sum[i]) + key.modulus[i];
    sum[i] = static_cast<std::uint8_t>(carry & 0xff);
    carry >>= 8;
  }
  BOOST_TEST_REQUIRE(carry == 0u);
  BOOST_TEST((verify(backend, key, signature) == crypto::verdict::good));
  BOOST_TEST((verify(backend, key, sum) == crypto::verdict::bad));
}

/// The digest is right, but the padding is not (RFC 8017 section 9.2). Bleichenbacher's forgery and similar ones.
template <crypto::backend B>
void check_rsa_padding(B& backend) {
  const auto hash = octets_of(digest_of_test());
  const auto sha256 = octets_of("3031300d060960864801650304020105000420");
  const auto ff = [](std::size_t count) { return octet_string(count, 0xff); };
  const octet_string zero{0}, one{1}, begin{0, 1};
  const struct {
    std::string_view what;
    octet_string message;
    crypto::verdict expected = crypto::verdict::bad;
  } table[] = {
      {"as it must be", begin + ff(74) + zero + sha256 + hash, crypto::verdict::good},
      {"garbage after the hash", begin + ff(8) + zero + sha256 + hash + octet_string(66, 0x5a)},
      {"garbage before the hash", begin + ff(8) + zero + sha256 + octet_string(66, 0x5a) + hash},
      {"garbage in the padding", begin + ff(30) + octet_string(44, 0x5a) + zero + sha256 + hash},
      {"one octet of padding changed", begin + ff(73) + octet_string{0xfe} + zero + sha256 + hash},
      {"zeros in the padding", begin + ff(8) + octet_string(66, 0) + zero + sha256 + hash},
      {"no padding", begin + zero + sha256 + hash + octet_string(74, 0xff)},
      {"no zero after the padding", begin + ff(75) + sha256 + hash},
      {"block type 2", octet_string{0, 2} + ff(74) + zero + sha256 + hash},
      {"block type 0", octet_string{0, 0} + ff(74) + zero + sha256 + hash},
      {"only the hash", octet_string(96, 0) + hash},
      {"the hash without its algorithm", begin + ff(93) + zero + hash},
      {"NULL left out", begin + ff(76) + zero + octets_of("302f300b06096086480165030402010420") + hash},
      {"length in a long form", begin + ff(73) + zero + octets_of("308131300d060960864801650304020105000420") + hash},
      {"garbage in place of NULL", begin + ff(64) + zero +
                                       octets_of("303b3017060960864801650304020104"
                                                 "0a5a5a5a5a5a5a5a5a5a5a0420") +
                                       hash},
      {"the name of SHA-512", begin + ff(74) + zero + octets_of("3031300d060960864801650304020305000420") + hash},
      {"the name of SHA-1", begin + ff(90) + zero + octets_of("3021300906052b0e03021a05000414") +
                                octet_string(hash.begin(), hash.begin() + 20)},
      {"one octet to the right", octet_string{0, 0, 1} + ff(73) + zero + sha256 + hash},
  };
  const key_pair& key = key_of(1024, 3);
  for (const auto& each : table) {
    BOOST_TEST_CONTEXT(each.what) {
      BOOST_TEST_REQUIRE(each.message.size() == 128u);
      BOOST_TEST((verify(backend, key, key.sign_raw(each.message)) == each.expected));
    }
  }
}

/// FIPS 180-4's examples, and any chunking.
template <crypto::sha256_hash H>
void check_sha256() {
  const struct {
    std::string text;
    std::string_view hash;
  } table[] = {
      {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
      {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
      {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
       "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
      {std::string(1000000, 'a'), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"},
  };
  H again;
  for (const auto& each : table) {
    const auto expected = octets_of(each.hash);
    for (const std::size_t size : {std::size_t{1}, std::size_t{63}, std::size_t{64}, std::size_t{1} << 20}) {
      H hash;
      for (std::string_view rest = each.text; !rest.empty(); rest.remove_prefix(std::min(size, rest.size()))) {
        hash(rest.substr(0, size));
        hash({});
      }
      BOOST_TEST(octets_of(hash.finish()) == expected, boost::test_tools::per_element());
    }
    again(each.text);
    BOOST_TEST(octets_of(again.finish()) == expected, boost::test_tools::per_element());
  }
}

/// RFC 8463 appendix A.3: the key, the signature, and the header as it is hashed (relaxed, written out by hand).
template <crypto::backend B>
void check_ed25519(B& backend) {
  constexpr std::string_view header =
      "from:Joe SixPack <joe@football.example.com>\r\n"
      "to:Suzie Q <suzie@shopping.example.net>\r\n"
      "subject:Is dinner ready?\r\n"
      "date:Fri, 11 Jul 2003 21:00:37 -0700 (PDT)\r\n"
      "message-id:<20030712040037.46341.5F8J@football.example.com>\r\n"
      "dkim-signature:v=1; a=ed25519-sha256; c=relaxed/relaxed; d=football.example.com; i=@football.example.com; "
      "q=dns/txt; s=brisbane; t=1528637909; h=from : to : subject : date : message-id : from : subject : date; "
      "bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=; b=";
  octet_string key(32), signature(64);
  BOOST_TEST_REQUIRE(bool{base64::decode("11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=", key)});
  BOOST_TEST_REQUIRE(bool{base64::decode(
      "/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11BusFa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==", signature)});
  typename B::sha256 hash;
  hash(header);
  const auto digest = hash.finish();
  BOOST_TEST((backend.verify_ed25519(key, digest, signature) == crypto::verdict::good));

  const auto expect_bad = [&](std::string_view what, const octet_string& k, const octet_string& s) {
    BOOST_TEST((backend.verify_ed25519(k, digest, s) == crypto::verdict::bad), what);
  };
  auto other = digest;
  other[0] ^= 1;
  BOOST_TEST((backend.verify_ed25519(key, other, signature) == crypto::verdict::bad));
  for (std::size_t at = 0; at < signature.size(); at += 9) {
    auto changed = signature;
    changed[at] ^= 1;
    expect_bad("changed signature", key, changed);
  }
  auto changed_key = key;
  changed_key[5] ^= 1;
  expect_bad("changed key", changed_key, signature);
  expect_bad("no signature", key, {});
  expect_bad("short signature", key, octet_string(signature.begin(), signature.end() - 1));
  expect_bad("long signature", key, signature + octet_string{0});
  expect_bad("short key", octet_string(key.begin(), key.end() - 1), signature);
  expect_bad("zeros", key, octet_string(64, 0));

  // RFC 8032 section 5.1.7: S is below L; S + L is accepted if the range is not checked.
  const auto order = octets_of("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
  auto sum = signature;
  unsigned carry = 0;
  for (std::size_t i = 0; i < 32; ++i) {
    carry += static_cast<unsigned>(sum[32 + i]) + order[i];
    sum[32 + i] = static_cast<std::uint8_t>(carry & 0xff);
    carry >>= 8;
  }
  expect_bad("S + L", key, sum);
}

}  // namespace signatures

#endif
