#ifndef FROMPROOF_DKIM_CHECK_SIGNATURE_HPP
#define FROMPROOF_DKIM_CHECK_SIGNATURE_HPP

// One signature, in two steps: hash_message() needs no DNS, check_signature() needs the key. verify.hpp takes both
// steps for every DKIM-Signature of a message, arc/validate.hpp for the signatures of a chain.
//
//   dkim::verification entry;
//   dkim::read_signature(field, entry);
//   dkim::hash_message<crypto::openssl>(entry, signatures, text, options);
//   if (entry.step == dkim::step::done) return;
//   while (dkim::check_signature(entry, backend, resolver, text, options) == progress::pending) wait_for_answers();

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../crypto/backend.hpp"
#include "../dns/query.hpp"
#include "../domain/domain.hpp"
#include "../paste/doubt.hpp"
#include "../paste/repair_code.hpp"
#include "../result.hpp"
#include "../text/base64.hpp"
#include "../text/bounded_list.hpp"
#include "../text/error.hpp"
#include "../text/sink.hpp"
#include "../text/slice.hpp"
#include "canonicalization.hpp"
#include "key.hpp"
#include "reading.hpp"
#include "result.hpp"
#include "signed_fields.hpp"
#include "tags.hpp"
#include "verification.hpp"

namespace fromproof::inline v0::dkim {

/// The message that the signatures are about. Without an empty line after the header the body is empty (RFC 5322
/// section 3.5: it is optional).
struct signed_message {
  slice<indexed_field> fields;  ///< of its header: see build_index()
  std::string_view body;
};

struct verify_options {
  /// Unix seconds, compared with x=. While it is 0 the time is unknown, and every signature with x= counts as expired.
  /// A device without a clock that accepts old signatures gives -1.
  std::int64_t now = 0;
  /// How many signatures are tried, higher priority first. Each costs a pass over the body, a question and a signature
  /// check; without a limit a sender could overload the receiver.
  std::size_t max_signatures = 10;
  /// How many key records are tried at one name (RFC 6376 section 3.6.2.2 expects one).
  std::size_t max_keys = 4;
  /// The message is a copy, not what a mail server received. Then bh= decides between the readings of its body, and
  /// neither changes by copying nor a key that no longer exists count as a failure.
  bool copy = false;
  /// Which parts of a copy damage may have changed. A signature over such a part that does not verify proves nothing.
  paste::repair_reach damage = paste::repair_reach::nothing;
};

/// Options of a mail server on a small device: code that only copies need is not compiled in.
struct server_options {
  std::int64_t now = 0;  ///< as in verify_options: an unknown time makes each x= count as expired
  std::size_t max_signatures = 10;
  std::size_t max_keys = 4;
  static constexpr bool copy = false;
  static constexpr paste::repair_reach damage = paste::repair_reach::nothing;
};

/// The name of the key record of a signature: selector._domainkey.domain, normalized (RFC 6376 section 3.6.2.1). Empty
/// if s= and d= do not form a name.
///
///     key_name({.domain = "example.com", .selector = "S1"}).view();  // "s1._domainkey.example.com"
[[nodiscard]] constexpr domain key_name(const signature& signature) noexcept {
  std::array<char, domain::max_size> memory{};
  buffer_sink text{memory};
  // Adds them one by one: both may fit as A-labels even if the UTF-8 form does not.
  const auto add = [&text](std::string_view name) {
    const auto read = parse_domain(name);
    if (read) text(read->view());
    return !!read;
  };
  if (!add(signature.selector)) return {};
  text("._domainkey.");
  if (!add(signature.domain) || text.overflowed()) return {};
  return *parse_domain(text.view());
}

/// Whether damage to a copy may have changed any part of its header.
template <class Options>
constexpr bool is_header_altered(const Options& options) noexcept {
  return options.copy && options.damage == paste::repair_reach::everything;
}

namespace detail {

/// The largest signature that is read: that of the largest key.
inline constexpr std::size_t max_signature_octets = max_rsa_bits / 8;

/// RFC 6376 section 3.5, x=. A forgotten time must not make an old signature valid.
constexpr bool has_expired(const signature& of, std::int64_t now) noexcept {
  if (!of.expiration || now < 0) return false;
  return now == 0 || *of.expiration < static_cast<std::uint64_t>(now);
}

/// Settles a signature that is unfit before anything is computed. False if it is settled.
template <class Options>
constexpr bool is_fit(verification& entry, const Options& options) noexcept {
  const auto& signature = *entry.signature;
  if (!entry.signature) return false;  // settled where it was read
  // RFC 8301 section 3.1: rsa-sha1 must not be taken for valid.
  if (signature.algorithm == algorithm::rsa_sha1) {
    return settle(entry, result_code::policy, cause::weak_algorithm, signature.algorithm_name), false;
  }
  if (!options.copy && has_expired(signature, options.now)) {
    return settle(entry, result_code::policy, cause::expired), false;
  }
  return true;
}

/// Reuses the body hash of another entry with the same canonicalization and length.
template <class V>
constexpr bool share_body_hash(verification& mine, const bounded_list<V>& all) noexcept {
  for (const auto& other : all) {
    if (!other.body_hashed || other.signature->body != mine.signature->body) continue;
    if (other.signature->body_length != mine.signature->body_length) continue;
    mine.body_hash = other.body_hash;
    mine.body_size = other.body_size;
    mine.body_hashed = true;
    return true;
  }
  return false;
}

/// False if the back end could not.
template <crypto::backend B>
bool hash_header(verification& entry, slice<indexed_field> fields) {
  typename B::sha256 hash;
  header_canonicalizer canonical{entry.signature->header, hash};
  for_each_signed_field(fields, *entry.signature, [&canonical](const auto& signed_field) { canonical(signed_field); });
  canonical.signature_field(entry.field, *entry.signature);
  canonical.finish();
  entry.header_hash = hash.finish();
  return !crypto::has_failed(hash);
}

/// Whether bh= is the hash of the body. It must be 32 octets.
constexpr bool matches(const crypto::sha256_digest& digest, std::string_view body_hash) noexcept {
  std::array<std::uint8_t, 33> octets{};
  const auto size = base64::decode(body_hash, octets);
  return size && *size == digest.size() && std::equal(digest.begin(), digest.end(), octets.begin());
}

/// Finds a reading of a copied body whose hash is bh=. Such a reading is proof.
template <crypto::sha256_hash Hash>
bool find_reading(verification& entry, std::string_view body) {
  const auto& signature = *entry.signature;
  for (const auto how : find_readings(signature.body, body)) {
    const auto hashed = hash_body_as<Hash>(how, signature.body, body, signature.body_length);
    const bool short_of = signature.body_length && *signature.body_length > hashed.size;
    if (hashed.failed || short_of || !matches(hashed.digest, signature.body_hash)) continue;
    entry.body_size = hashed.size;
    return true;
  }
  return false;
}

// -- keys ------------------------------------------------------------------------------------------------------------

/// RFC 6376 section 3.6.1, t=s: the domain of i= is d= itself, not below it.
constexpr bool has_strict_identity(const signature& signature) noexcept {
  const std::size_t at = signature.identity.rfind('@');
  if (at == std::string_view::npos) return true;
  const auto identity = parse_domain({signature.identity.data() + at + 1, signature.identity.size() - at - 1});
  const auto d = parse_domain(signature.domain);
  return identity && d && *identity == *d;
}

/// Tries one key record: why it does not verify the signature, or `none` if it does. Not inlined: its 2 KB of stack
/// must be gone before the resolver runs.
template <crypto::backend B>
[[gnu::noinline]] cause try_key(verification& entry, B& backend, std::string_view record) {
  const auto& signature = *entry.signature;
  const auto key = parse_key(record);
  if (key.error == errc::bad_algorithm) return cause::key_type;
  if (!key) return cause::key_syntax;
  if (key->revoked) return cause::key_revoked;
  const bool ed25519 = signature.algorithm == algorithm::ed25519_sha256;
  if (key->type != (ed25519 ? key_type::ed25519 : key_type::rsa)) return cause::key_type;
  if (!key->allows_hash("sha256")) return cause::key_hash;
  if (!key->allows_email()) return cause::key_service;
  if (key->strict_identity && !has_strict_identity(signature)) return cause::key_strict_identity;

  std::array<std::uint8_t, public_key_memory> key_memory{};
  const auto public_key = decode_public_key(*key, key_memory);
  entry.key_bits = public_key->bits;
  if (public_key.error == errc::weak_key) return cause::weak_key;
  if (!public_key) return cause::key_syntax;
  entry.testing = key->testing;

  std::array<std::uint8_t, max_signature_octets> signature_memory{};
  const auto size = base64::decode(signature.signature, signature_memory);
  if (!size) return cause::signature_syntax;
  const crypto::octets octets{signature_memory.data(), *size};
  const auto verdict = ed25519 ? backend.verify_ed25519(public_key->ed25519, entry.header_hash, octets)
                               : backend.verify_rsa(public_key->rsa, entry.header_hash, octets);
  if (verdict == crypto::verdict::unsupported) return cause::unsupported_algorithm;
  return verdict == crypto::verdict::good ? cause::none : cause::signature_mismatch;
}

constexpr result_code code_of(cause why) noexcept {
  switch (why) {
    case cause::none: return result_code::pass;
    case cause::signature_mismatch: return result_code::fail;
    case cause::weak_key: return result_code::policy;
    case cause::unsupported_algorithm: return result_code::neutral;
    default: return result_code::permerror;
  }
}

/// Settles a signature whose key no longer exists. In a copy that proves nothing: mail outlives keys.
template <class Options>
constexpr void settle_lost_key(verification& entry, cause why, const Options& options) noexcept {
  settle(entry, result_code::permerror, why, entry.signature->selector);
  entry.outcome->outlived = options.copy;
}

/// Whether copying may have changed header fields that this signature covers: then its failure proves nothing.
template <class Options>
bool is_header_in_doubt(const verification& entry, const signed_message& text, const Options& options) {
  if (!options.copy || options.damage == paste::repair_reach::nothing) return false;
  if (options.damage == paste::repair_reach::everything) return true;
  bool doubt = paste::hides_address(entry.field.raw);
  for_each_signed_field(text.fields, *entry.signature, [&doubt](const auto& signed_field) {
    doubt = doubt || paste::hides_address(signed_field.raw);
  });
  return doubt;
}

/// Settles a signature that verifies over the header.
template <class Options>
constexpr void settle_good(verification& entry, std::string_view body, const Options& options) noexcept {
  if (entry.body_differs) {
    return settle(entry, result_code::neutral, body.empty() ? cause::body_missing : cause::body_differs,
                  entry.signature->body_hash);
  }
  // RFC 6376 section 8.2: anyone may have written what follows the octets of l=, so the signature does not cover it.
  const bool open = entry.signature->body_length && *entry.signature->body_length < entry.body_size;
  if (open) return settle(entry, result_code::policy, cause::unsigned_body);
  if (!options.copy || !has_expired(*entry.signature, options.now)) {
    return settle(entry, result_code::pass, cause::none);
  }
  // It may have been valid on receipt; a copy does not tell when that was.
  settle(entry, result_code::policy, cause::expired);
  entry.outcome->outlived = true;
}

}  // namespace detail

/// Hashes the message for one signature, and settles the entry if the hashes are enough. Reuses the body hashes of the
/// signatures in `all`. Afterwards `entry.step` is `hashed` or `done`.
template <crypto::backend B, class V, class Options>
void hash_message(verification& entry, const bounded_list<V>& all, const signed_message& text, const Options& options) {
  if (!detail::is_fit(entry, options)) return;
  const auto& signature = *entry.signature;
  if (!detail::share_body_hash(entry, all)) {
    const auto hashed = hash_body<typename B::sha256>(signature.body, text.body, signature.body_length);
    if (hashed.failed) return settle(entry, result_code::temperror, cause::out_of_space);
    entry.body_hash = hashed.digest;
    entry.body_size = hashed.size;
    entry.body_hashed = true;
  }
  // RFC 6376 section 3.5, l=: at most the octets of the body.
  const bool short_of = signature.body_length && *signature.body_length > entry.body_size;
  if (short_of || !detail::matches(entry.body_hash, signature.body_hash)) {
    if (short_of && !options.copy) return settle(entry, result_code::permerror, cause::body_length);
    entry.body_differs = !options.copy || !detail::find_reading<typename B::sha256>(entry, text.body);
  }
  if (!detail::hash_header<B>(entry, text.fields)) {
    return settle(entry, result_code::temperror, cause::out_of_space);
  }
  entry.step = step::hashed;
}

/// Looks up the key of a hashed signature and settles the entry. `pending` if the key is not known yet: call again when
/// the answer has come.
template <crypto::backend B, dns::resolver R, class Options>
[[nodiscard]] progress check_signature(verification& entry, B& backend, R& resolver, const signed_message& text,
                                       const Options& options) {
  const auto name = key_name(*entry.signature);
  if (name.empty()) {
    settle(entry, result_code::permerror, cause::key_name, entry.signature->selector);
    return progress::done;
  }
  entry.step = step::waiting;
  const dns::answer answer = resolver(dns::query{name.view(), dns::record_type::txt});
  switch (answer.status) {
    case dns::status::pending: return progress::pending;
    case dns::status::nxdomain:
    case dns::status::no_data: detail::settle_lost_key(entry, cause::key_not_found, options); return progress::done;
    default: break;
  }
  // RFC 6376 section 6.1.3: a different body fails with any key and with none.
  if (entry.body_differs && !options.copy) {
    settle(entry, result_code::fail, cause::body_hash_mismatch, entry.signature->body_hash);
    return progress::done;
  }
  if (answer.status != dns::status::ok) {
    const bool space = answer.status == dns::status::out_of_space;
    settle(entry, result_code::temperror, space ? cause::out_of_space : cause::key_unavailable);
    return progress::done;
  }
  auto why = cause::key_not_found;
  std::size_t tried = 0;
  for (const auto& record : answer.records) {
    if (tried++ == options.max_keys) break;
    const auto found = detail::try_key(entry, backend, record.data);
    // Among several records, a failed signature says more than a key that does not fit.
    if (found == cause::none || why != cause::signature_mismatch) why = found;
    if (found == cause::none) break;
  }
  if (why == cause::none) {
    detail::settle_good(entry, text.body, options);
  } else if (why == cause::key_not_found || why == cause::key_revoked) {
    detail::settle_lost_key(entry, why, options);
  } else if (why == cause::signature_mismatch && detail::is_header_in_doubt(entry, text, options)) {
    settle(entry, result_code::neutral, cause::message_altered);
  } else {
    settle(entry, detail::code_of(why), why, entry.signature->signature);
  }
  return progress::done;
}

}  // namespace fromproof::inline v0::dkim

#endif
