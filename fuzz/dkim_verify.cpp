// Signs a message and verifies it, so that what lies behind the hashes is reached with whatever message there is: each
// must verify as it stands, and no more when its body or a signed field was changed.

#include <openssl/evp.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "fromproof/crypto/openssl.hpp"
#include "fromproof/fromproof.hpp"

namespace dkim = fromproof::dkim;
namespace dns = fromproof::dns;
using fromproof::crypto::sha256_digest;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

template <class Octets>
std::string base64(const Octets& octets) {
  std::vector<unsigned char> out(octets.size() * 2 + 4);
  const int size = EVP_EncodeBlock(out.data(), octets.data(), static_cast<int>(octets.size()));
  return {reinterpret_cast<const char*>(out.data()), static_cast<std::size_t>(size)};
}

/// The key pair of RFC 8463 appendix A.2.
constexpr std::array<unsigned char, 32> private_key{0x9d, 0x61, 0xb1, 0x9d, 0xef, 0xfd, 0x5a, 0x60, 0xba, 0x84, 0x4a,
                                                    0xf4, 0x92, 0xec, 0x2c, 0xc4, 0x44, 0x49, 0xc5, 0x69, 0x7b, 0x32,
                                                    0x69, 0x19, 0x70, 0x3b, 0xac, 0x03, 0x1c, 0xae, 0x7f, 0x60};
constexpr dns::record public_key{"v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="};

std::string sign(const sha256_digest& digest) {
  struct free {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
  };
  static const std::unique_ptr<EVP_PKEY, free> key{
      EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, private_key.data(), private_key.size())};
  const std::unique_ptr<EVP_MD_CTX, free> context{EVP_MD_CTX_new()};
  std::array<unsigned char, 64> signature{};
  std::size_t size = signature.size();
  require(EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1);
  require(EVP_DigestSign(context.get(), signature.data(), &size, digest.data(), digest.size()) == 1);
  return base64(signature);
}

/// Where a verification of one message stands.
struct verification {
  explicit verification(std::string text) : octets{std::move(text)} {
    mail = fromproof::authenticate(octets, {}, {}, signatures);
    fields.resize(mail.header.fields);
    index = dkim::build_index(mail.fields(), fields).fields;
  }
  const dkim::result& run() {
    const auto resolver = [](const dns::query&) { return dns::answer{dns::status::ok, {&public_key, 1}}; };
    const dkim::signed_message text{.fields = index, .body = mail.parts.body, .has_body = mail.parts.separated};
    require(dkim::verify(mail.dkim, text, backend, resolver, {}));
    return mail.dkim[0];
  }

  std::string octets;
  std::array<dkim::result, 1> signatures;
  std::vector<dkim::indexed_field> fields;
  std::span<dkim::indexed_field> index;
  fromproof::crypto::openssl backend;
  fromproof::authentication mail;
};

/// The names that h= can hold, each as often as the message has it, and From once more.
std::string names_of(const std::string& message) {
  std::string names = "from";
  for (const auto& field : fromproof::message::header{message}) {
    bool plain = !field.name.empty() && names.size() < 500;
    for (const char c : field.name) plain = plain && (fromproof::ascii::is_alnum(c) || c == '-');
    if (plain && !field.is("DKIM-Signature")) names += ":" + std::string{field.name};
  }
  return names;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const bool relaxed_header = (data[0] & 1) != 0, relaxed_body = (data[0] & 2) != 0;
  // A field of our own above keeps what follows from continuing the signature.
  const std::string message =
      "From: a@fuzz.example\r\n" + std::string{reinterpret_cast<const char*>(data) + 1, size - 1};
  const auto body_as = relaxed_body ? dkim::canonicalization::relaxed : dkim::canonicalization::simple;
  const auto parts = fromproof::message::split(message);
  if (!parts.separated) return 0;

  const auto hashed = dkim::hash_body<fromproof::crypto::openssl::sha256>(body_as, parts.body);
  const std::string field =
      "DKIM-Signature: v=1; a=ed25519-sha256; c=" + std::string{relaxed_header ? "relaxed" : "simple"} + "/" +
      std::string{word(body_as)} + "; d=fuzz.example; s=s;\r\n\th=" + names_of(message) +
      "; bh=" + base64(hashed.digest) + ";\r\n b=";

  // Signed with b= empty, as RFC 6376 section 3.7 has it.
  verification unsigned_one{field + "\r\n" + message};
  const auto& entry = unsigned_one.mail.dkim[0];
  fromproof::crypto::openssl::sha256 hash;
  dkim::header_canonicalizer canonical{entry.signature->header, hash};
  dkim::for_each_signed_field(unsigned_one.index, *entry.signature, [&](const auto& each) { canonical(each); });
  canonical.signature_field(entry.field, *entry.signature);
  canonical.finish();
  const std::string b = sign(hash.finish());

  verification whole{field + b.substr(0, 40) + "\r\n " + b.substr(40) + "\r\n" + message};
  const auto& verified = whole.run();
  // Simple canonicalization takes the white space around the value of b= as it stands when it is signed.
  if (relaxed_header || verified.reason != "signature-mismatch") {
    require(verified.code == fromproof::result_code::pass);
  }

  verification longer{field + b + "\r\n" + message + "x"};
  require(longer.run().code == fromproof::result_code::fail);
  verification other{field + b + "\r\nFrom: b@fuzz.example\r\n" + message};
  require(other.run().code != fromproof::result_code::pass);
  return 0;
}
