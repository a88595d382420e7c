#ifndef FROMPROOF_TESTS_ARC_SEALER_HPP
#define FROMPROOF_TESTS_ARC_SEALER_HPP

// A forwarder that adds ARC sets to messages (RFC 8617 section 5.1), for the tests of their validation. It shares only
// type names with the validation: it canonicalizes and hashes fields itself, in the simplest way.

#include <openssl/evp.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/signatures.hpp"

namespace fromproof::tests {

inline crypto::sha256_digest sha256(std::string_view text) {
  crypto::sha256_digest out{};
  unsigned size = 0;
  if (EVP_Digest(text.data(), text.size(), out.data(), &size, EVP_sha256(), nullptr) != 1) std::abort();
  return out;
}

template <class Octets>
std::string to_base64(const Octets& octets) {
  std::string out(octets.size() * 4 / 3 + 5, '\0');
  const int size =
      EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()), octets.data(), static_cast<int>(octets.size()));
  out.resize(static_cast<std::size_t>(size));
  return out;
}

/// A message in transit: fields in the order of the header, without line ends, and a body that ends with CRLF.
struct sealed_mail {
  struct field {
    std::string name, value;
  };
  std::vector<field> fields;
  std::string body;

  std::string text() const {
    std::string out;
    for (const auto& each : fields) out += each.name + ": " + each.value + "\r\n";
    return out + "\r\n" + body;
  }
};

/// What a forwarder does differently than it should.
struct sealing {
  std::string status = {};  ///< cv=; by default the right one
  std::string signed_fields = "from:subject";
  std::string algorithm = {};  ///< by default that of the key
  std::string selector = "k";
  std::string more = {};       ///< further tags of the message signature
  std::string more_seal = {};  ///< further tags of the seal
};

enum class key_kind : std::uint8_t { rsa, ed25519 };

class sealer {
 public:
  explicit sealer(std::string domain, key_kind kind = key_kind::rsa)
      : domain_{std::move(domain)}, key_{signatures::key_of(1024, 65537)}, kind_{kind} {}

  /// The key, as a bare RSAPublicKey (RFC 8017 appendix A.1.1), or that of RFC 8463 appendix A.2.
  std::string record() const {
    using signatures::operator+;
    if (kind_ == key_kind::ed25519) return "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
    const signatures::octet_string der = signatures::octets_of(
                                             "308189"
                                             "02818100") +
                                         key_.modulus + signatures::octets_of("0203010001");
    return "v=DKIM1; k=rsa; p=" + to_base64(der);
  }

  void seal(sealed_mail& mail, int instance, const sealing& how = {}) const {
    const std::string i = "i=" + std::to_string(instance) + "; ";
    const std::string algorithm = !how.algorithm.empty()       ? how.algorithm
                                  : kind_ == key_kind::ed25519 ? "ed25519-sha256"
                                                               : "rsa-sha256";
    const std::string who = "; d=" + domain_ + "; s=" + how.selector;
    const sealed_mail::field results{"ARC-Authentication-Results", i + domain_ + "; spf=pass"};

    sealed_mail::field signature{"ARC-Message-Signature", i + "a=" + algorithm + "; c=relaxed/relaxed" + who +
                                                              "; h=" + how.signed_fields + how.more +
                                                              "; bh=" + to_base64(sha256(mail.body)) + "; b="};
    std::string text;
    for (const auto& name : split(how.signed_fields)) {
      const auto found = std::find_if(mail.fields.rbegin(), mail.fields.rend(),
                                      [&name](const auto& each) { return lower(each.name) == lower(name); });
      if (found != mail.fields.rend()) text += canonical(*found) + "\r\n";
    }
    signature.value += sign(text + canonical(signature));

    const std::string status = !how.status.empty() ? how.status : instance == 1 ? "none" : "pass";
    sealed_mail::field seal{"ARC-Seal", i + "a=" + algorithm + "; cv=" + status + who + how.more_seal + "; b="};
    std::string sets;
    for (int before = 1; before < instance; ++before) {
      for (const std::string_view name : {"ARC-Authentication-Results", "ARC-Message-Signature", "ARC-Seal"}) {
        for (const auto& each : mail.fields) {
          if (each.name == name && each.value.starts_with("i=" + std::to_string(before) + ";")) {
            sets += canonical(each) + "\r\n";
          }
        }
      }
    }
    seal.value += sign(sets + canonical(results) + "\r\n" + canonical(signature) + "\r\n" + canonical(seal));
    mail.fields.insert(mail.fields.begin(), {seal, signature, results});
  }

 private:
  static std::string lower(std::string text) {
    for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return text;
  }
  static std::vector<std::string> split(const std::string& list) {
    std::vector<std::string> out(1);
    for (const char c : list) c == ':' ? out.emplace_back() : out.back() += c;
    return out;
  }
  /// RFC 6376 section 3.4.2; the values here have neither folds nor double blanks.
  static std::string canonical(const sealed_mail::field& field) { return lower(field.name) + ":" + field.value; }

  std::string sign(std::string_view text) const {
    const auto digest = sha256(text);
    return kind_ == key_kind::rsa ? to_base64(key_.sign(digest)) : to_base64(sign_ed25519(digest));
  }

  /// RFC 8463 section 3: the hash is what is signed.
  static signatures::octet_string sign_ed25519(const crypto::sha256_digest& digest) {
    const auto secret = signatures::octets_of("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
    EVP_PKEY* key = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, secret.data(), secret.size());
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    signatures::octet_string signature(64, 0);
    std::size_t size = signature.size();
    if (EVP_DigestSignInit(context, nullptr, nullptr, nullptr, key) != 1 ||
        EVP_DigestSign(context, signature.data(), &size, digest.data(), digest.size()) != 1) {
      std::abort();
    }
    EVP_MD_CTX_free(context);
    EVP_PKEY_free(key);
    return signature;
  }

  std::string domain_;
  const signatures::key_pair& key_;
  key_kind kind_;
};

}  // namespace fromproof::tests

#endif
