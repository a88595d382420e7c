#ifndef FROMPROOF_BENCH_SIGNATURES_HPP
#define FROMPROOF_BENCH_SIGNATURES_HPP

// Shared by W1 and W2: a back end by its name, the signatures of a message, and the line with their results.

#include <array>
#include <cstddef>
#include <fromproof/crypto/key_cache.hpp>
#include <fromproof/crypto/openssl.hpp>
#include <fromproof/dkim/result.hpp>
#include <fromproof/dkim/signed_fields.hpp>
#include <fromproof/message/header.hpp>
#include <fromproof/text/bounded_list.hpp>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "common.hpp"

#ifdef FROMPROOF_BENCH_MBEDTLS
#include <fromproof/crypto/mbedtls.hpp>
#endif

namespace bench {

/// Calls `use` with the back end of that name; "-cached" keeps RSA keys from one signature to the next.
template <class F>
int with_backend(const std::string& name, F use) {
  namespace crypto = fromproof::crypto;
  constexpr std::size_t keys = 4096;
  if (name == "openssl") return use(crypto::openssl{});
  if (name == "openssl-cached") return use(crypto::with_key_cache<crypto::openssl>{keys});
#ifdef FROMPROOF_BENCH_MBEDTLS
  if (name == "mbedtls") return use(crypto::mbedtls{});
  if (name == "mbedtls-cached") return use(crypto::with_key_cache<crypto::mbedtls>{keys});
#endif
  throw std::runtime_error{"no such back end: " + name};
}

/// Memory for the verification of one message after the other.
struct signature_memory {
  std::vector<fromproof::dkim::indexed_field> fields = std::vector<fromproof::dkim::indexed_field>(1000);
  std::array<fromproof::dkim::verification, 10> results;
};

/// The signatures that fit, with an index of the fields.
inline fromproof::bounded_list<fromproof::dkim::verification> find_signatures(
    const fromproof::dkim::field_index& index, std::span<fromproof::dkim::verification> memory) {
  fromproof::bounded_list<fromproof::dkim::verification> found{memory};
  for (const auto& each : index.fields) {
    if (!each.field.is("DKIM-Signature")) continue;
    fromproof::dkim::verification entry;
    fromproof::dkim::read_signature(each.field, entry);
    found.push_back(entry);
  }
  return found;
}

/// " pass fail": here every signature that does not pass has failed.
inline std::string words_of(const fromproof::bounded_list<fromproof::dkim::verification>& results) {
  std::string words;
  for (const auto& each : results) words += each.outcome->code == fromproof::result_code::pass ? " pass" : " fail";
  return words;
}

}  // namespace bench

#endif
