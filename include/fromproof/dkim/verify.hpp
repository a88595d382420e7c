#ifndef FROMPROOF_DKIM_VERIFY_HPP
#define FROMPROOF_DKIM_VERIFY_HPP

// Verifies the signatures of a message (RFC 6376 section 6, RFC 8301, RFC 8463).
//
//   while (!dkim::verify(signatures, text, backend, resolver, {.now = now})) wait_for_answers();
//
// Hashing needs no DNS and is done once; its outcome stays with each signature. So a run that finds an answer pending
// ends at once, and the next one goes on where the answer was missing.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "../base64.hpp"
#include "../bounded_list.hpp"
#include "../crypto/backend.hpp"
#include "../dns/query.hpp"
#include "../domain.hpp"
#include "../error.hpp"
#include "../sink.hpp"
#include "canonicalization.hpp"
#include "key.hpp"
#include "result.hpp"
#include "signed_fields.hpp"

namespace fromproof::inline v0::dkim {

/// The message that the signatures are about.
struct signed_message {
  std::span<indexed_field> fields;  ///< of its header: see build_index()
  std::string_view body;
  bool has_body = true;  ///< false where the text is cut off after the header: then body hashes cannot be judged
};

struct verify_options {
  /// Unix seconds, for x=.
  std::int64_t now = 0;
  /// Signatures that are tried, those of the author domain and aligned ones first. Each costs a pass over the body, a
  /// question and a signature check, so a message with a hundred of them would make its receiver work for the sender.
  std::size_t max_signatures = 10;
  /// Key records that are tried at one name (RFC 6376 section 3.6.2.2 wants one).
  std::size_t max_keys = 4;
  /// The copy was mended in a way that changes what was signed: a hash that differs proves nothing then.
  bool header_altered = false;
  bool body_altered = false;
};

namespace detail {

/// The largest signature that is read: that of the largest key.
inline constexpr std::size_t max_signature_octets = max_rsa_bits / 8;

// Not inlined: it is called from twenty places, once for each signature.
[[gnu::noinline]] constexpr void settle(result& entry, result_code code, std::string_view reason,
                                        std::string_view tag = {}) noexcept {
  entry.code = code;
  entry.source = result_source::verified;
  entry.reason = reason;
  entry.progress = progress::done;
  entry.offset = tag.data() == nullptr ? 0 : ascii::offset_in(entry.field.body, tag);
}

/// What makes a signature unfit before anything is computed. False if it is settled.
constexpr bool is_fit(result& entry, const verify_options& options) noexcept {
  const auto& signature = *entry.signature;
  if (!entry.signature) return false;  // settled where it was read
  // RFC 8301 section 3.1: rsa-sha1 must not be taken for valid.
  if (signature.algorithm == algorithm::rsa_sha1) {
    return settle(entry, result_code::policy, "weak-algorithm", signature.algorithm_name), false;
  }
  // RFC 6376 section 3.5, x=.
  if (signature.expiration && options.now >= 0 && *signature.expiration < static_cast<std::uint64_t>(options.now)) {
    return settle(entry, result_code::policy, "expired"), false;
  }
  return true;
}

/// Whether another entry has hashed the body in the same way; then its hash serves here too.
constexpr bool share_body_hash(result& mine, const bounded_list<result>& all) noexcept {
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

template <crypto::backend B>
void hash_header(result& entry, std::span<indexed_field> fields) {
  typename B::sha256 hash;
  header_canonicalizer canonical{entry.signature->header, hash};
  for_each_signed_field(fields, *entry.signature, [&canonical](const auto& field) { canonical(field); });
  canonical.signature_field(entry.field, *entry.signature);
  canonical.finish();
  entry.header_hash = hash.finish();
}

/// Whether bh= is the hash of the body. A value that is not 32 octets is not.
constexpr bool matches(const crypto::sha256_digest& digest, std::string_view body_hash) noexcept {
  std::array<std::uint8_t, 33> octets{};
  const auto size = base64::decode(body_hash, octets);
  return size && *size == digest.size() && std::equal(digest.begin(), digest.end(), octets.begin());
}

/// Hashes the message for one signature, and settles what the hashes settle. `all` may have hashed the body already.
template <crypto::backend B>
void hash_message(result& entry, const bounded_list<result>& all, const signed_message& text,
                  const verify_options& options) {
  if (!is_fit(entry, options)) return;
  if (!text.has_body) return settle(entry, result_code::neutral, "body-missing");
  const auto& signature = *entry.signature;
  if (!share_body_hash(entry, all)) {
    const auto hashed = hash_body<typename B::sha256>(signature.body, text.body, signature.body_length);
    entry.body_hash = hashed.digest;
    entry.body_size = hashed.size;
    entry.body_hashed = true;
  }
  // RFC 6376 section 3.5, l=: not more octets than the body has.
  if (signature.body_length && *signature.body_length > entry.body_size) {
    if (options.body_altered) return settle(entry, result_code::neutral, "message-altered");
    return settle(entry, result_code::permerror, "body-length");
  }
  if (!matches(entry.body_hash, signature.body_hash)) {
    if (options.body_altered) return settle(entry, result_code::neutral, "message-altered", signature.body_hash);
    return settle(entry, result_code::fail, "body-hash-mismatch", signature.body_hash);
  }
  hash_header<B>(entry, text.fields);
  entry.progress = progress::hashed;
}

// -- keys ------------------------------------------------------------------------------------------------------------

/// selector._domainkey.domain, as a normalized name; empty where that is no name, which is never asked for.
constexpr domain key_name(const signature& signature) noexcept {
  std::array<char, domain::max_size> memory{};
  buffer_sink text{memory};
  // One after the other: as A-labels both fit where one in UTF-8 may not.
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

/// RFC 6376 section 3.6.1, t=s: the domain of i= is d= itself, not below it.
constexpr bool has_strict_identity(const signature& signature) noexcept {
  const std::size_t at = signature.identity.rfind('@');
  if (at == std::string_view::npos) return true;
  const auto identity = parse_domain({signature.identity.data() + at + 1, signature.identity.size() - at - 1});
  const auto d = parse_domain(signature.domain);
  return identity && d && *identity == *d;
}

/// Tries one key record. Why it does not serve, or an empty text for a valid signature. Its two kilobytes of stack are
/// not to lie below the resolver.
template <crypto::backend B>
[[gnu::noinline]] std::string_view try_key(result& entry, B& backend, std::string_view record) {
  const auto& signature = *entry.signature;
  const auto key = parse_key(record);
  if (key.error == errc::bad_algorithm) return "key-type";
  if (!key) return "key-syntax";
  if (key->revoked) return "key-revoked";
  const bool ed25519 = signature.algorithm == algorithm::ed25519_sha256;
  if (key->type != (ed25519 ? key_type::ed25519 : key_type::rsa)) return "key-type";
  if (!key->allows_hash("sha256")) return "key-hash";
  if (!key->allows_email()) return "key-service";
  if (key->strict_identity && !has_strict_identity(signature)) return "key-strict-identity";

  std::array<std::uint8_t, public_key_memory> key_memory{};
  const auto public_key = decode_public_key(*key, key_memory);
  entry.key_bits = public_key->bits;
  if (public_key.error == errc::weak_key) return "weak-key";
  if (!public_key) return "key-syntax";
  entry.testing = key->testing;

  std::array<std::uint8_t, max_signature_octets> signature_memory{};
  const auto size = base64::decode(signature.signature, signature_memory);
  if (!size) return "signature-syntax";
  const crypto::octets octets{signature_memory.data(), *size};
  const auto verdict = ed25519 ? backend.verify_ed25519(public_key->ed25519, entry.header_hash, octets)
                               : backend.verify_rsa(public_key->rsa, entry.header_hash, octets);
  if (verdict == crypto::verdict::unsupported) return "unsupported-algorithm";
  return verdict == crypto::verdict::good ? std::string_view{} : std::string_view{"signature-mismatch"};
}

constexpr result_code code_of(std::string_view reason) noexcept {
  if (reason == "signature-mismatch") return result_code::fail;
  if (reason == "weak-key") return result_code::policy;
  if (reason == "unsupported-algorithm") return result_code::neutral;
  return result_code::permerror;
}

/// Settles a signature by its key. False if the key is not known yet.
template <crypto::backend B, dns::resolver R>
bool check_signature(result& entry, B& backend, R& resolver, const verify_options& options) {
  const auto name = key_name(*entry.signature);
  if (name.empty()) {
    settle(entry, result_code::permerror, "key-name", entry.signature->selector);
    return true;
  }
  entry.progress = progress::waiting;
  const dns::answer answer = resolver(dns::query{name.view(), dns::record_type::txt});
  switch (answer.status) {
    case dns::status::pending: return false;
    case dns::status::failure: settle(entry, result_code::temperror, "key-unavailable"); return true;
    case dns::status::out_of_space: settle(entry, result_code::temperror, "out-of-space"); return true;
    case dns::status::nxdomain:
    case dns::status::no_data:
      settle(entry, result_code::permerror, "key-not-found", entry.signature->selector);
      return true;
    case dns::status::ok: break;
  }
  std::string_view reason = "key-not-found";
  std::size_t tried = 0;
  for (const auto& record : answer.records) {
    if (tried++ == options.max_keys) break;
    const auto why = try_key(entry, backend, record.data);
    // Of several records a failed signature says more than one that does not fit.
    if (why.empty() || reason != "signature-mismatch") reason = why;
    if (why.empty()) break;
  }
  if (!reason.empty()) {
    const bool undecidable = reason == "signature-mismatch" && options.header_altered;
    if (undecidable) {
      settle(entry, result_code::neutral, "message-altered");
    } else {
      settle(entry, code_of(reason), reason, entry.signature->signature);
    }
  } else if (entry.signature->body_length && *entry.signature->body_length < entry.body_size) {
    // RFC 6376 section 8.2: what stands below l= anyone may have written, so the whole mail is not vouched for.
    settle(entry, result_code::policy, "unsigned-body");
  } else {
    settle(entry, result_code::pass, {});
  }
  return true;
}

}  // namespace detail

/// Verifies the signatures that are listed, in their order of weight: those of the author domain itself first, then
/// aligned ones, then the others, `max_signatures` at most. Each entry gets its own result; a fault in one is no fault
/// of another. True when all are settled; false when an answer is pending: call again when it is there.
template <crypto::backend B, dns::resolver R>
bool verify(bounded_list<result>& all, const signed_message& text, B& backend, R&& resolver,
            const verify_options& options) {
  bool settled = true;
  std::size_t tried = 0;
  const auto visit = [&](std::size_t at) {
    auto& entry = all[at];
    if (!entry.signature || (entry.progress == progress::done && entry.source == result_source::verified)) return;
    if (entry.progress == progress::untouched) detail::hash_message<B>(entry, all, text, options);
    if (entry.progress == progress::done) return;
    settled = detail::check_signature(entry, backend, resolver, options) && settled;
  };
  for (const int weight : {2, 1, 0}) {
    for (std::size_t i = 0; i < all.size(); ++i) {
      const int mine = all[i].aligned.strict ? 2 : all[i].aligned.relaxed ? 1 : 0;
      if (mine != weight || !all[i].signature) continue;
      if (tried++ < options.max_signatures) {
        visit(i);
      } else if (all[i].progress == progress::untouched) {
        detail::settle(all[i], result_code::neutral, "not-tried");
      }
    }
  }
  return settled;
}

}  // namespace fromproof::inline v0::dkim

#endif
