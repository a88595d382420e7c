// Signs a message and verifies it, so that the fuzzer gets past the hashes with any message: each must verify as it is,
// and must not after a change of its body or a signed field.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "fromproof/crypto/openssl.hpp"
#include "fromproof/fromproof.hpp"
#include "require.hpp"
#include "signer.hpp"

namespace dkim = fromproof::dkim;
namespace dns = fromproof::dns;
namespace fuzz = fromproof::fuzz;
using fromproof::fuzz::require;

namespace {

/// The state of the verification of one message.
struct verification {
  explicit verification(std::string text) : octets{std::move(text)}, parts{fromproof::message::split(octets)} {
    const fromproof::message::header header{octets};
    std::size_t count = 0;
    for (const auto& field : header) count += field.raw.empty() ? 0u : 1u;
    fields.resize(count);
    index = dkim::build_index(header, fields).fields;
    dkim::find_signatures(header, all);
  }
  const dkim::result& run(bool copy = false) {
    const auto resolver = [](const dns::query&) { return dns::answer{dns::status::ok, {&fuzz::public_key, 1}}; };
    const dkim::signed_message text{.fields = index, .body = parts.body};
    require(dkim::verify(all, text, backend, resolver, {.copy = copy}) == fromproof::progress::done);
    return *all[0].outcome;
  }

  std::string octets;
  fromproof::message::parts parts;
  std::array<dkim::verification, 1> memory;
  fromproof::bounded_list<dkim::verification> all{memory};
  std::vector<dkim::indexed_field> fields;
  std::span<dkim::indexed_field> index;
  fromproof::crypto::openssl backend;
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
  // A field of our own above keeps the input from continuing the signature.
  const std::string message =
      "From: a@fuzz.example\r\n" + std::string{reinterpret_cast<const char*>(data) + 1, size - 1};
  const auto body_as = relaxed_body ? dkim::canonicalization::relaxed : dkim::canonicalization::simple;
  const auto parts = fromproof::message::split(message);
  if (!parts.separated) return 0;

  const std::string field =
      "DKIM-Signature: v=1; a=ed25519-sha256; c=" + std::string{relaxed_header ? "relaxed" : "simple"} + "/" +
      std::string{word(body_as)} + "; d=fuzz.example; s=s;\r\n\th=" + names_of(message) +
      "; bh=" + fuzz::body_hash(body_as, message) + ";\r\n b=";

  const std::string b = fuzz::signature_over(field, message);

  for (const bool copy : {false, true}) {
    verification whole{field + b.substr(0, 40) + "\r\n " + b.substr(40) + "\r\n" + message};
    const auto& verified = whole.run(copy);
    // Simple canonicalization includes the white space around the value of b=.
    if (relaxed_header || verified.cause != dkim::cause::signature_mismatch) {
      require(verified.code == fromproof::result_code::pass);
    }

    // In a copy, a different body proves nothing.
    verification longer{field + b + "\r\n" + message + "x"};
    const auto& lengthened = longer.run(copy);
    require(lengthened.code == (copy ? fromproof::result_code::neutral : fromproof::result_code::fail));
    require(lengthened.decided() != copy);
    verification other{field + b + "\r\nFrom: b@fuzz.example\r\n" + message};
    require(other.run(copy).code != fromproof::result_code::pass);
  }
  return 0;
}
