#ifndef FROMPROOF_ARC_VALIDATE_HPP
#define FROMPROOF_ARC_VALIDATE_HPP

// Validates the chain of a message (RFC 8617 section 5.2). Whoever forges a chain from its first set on has a valid
// one: a pass says who handled the message, not that what they say is true, and never takes part in DMARC.
//
//   while (!arc::validate(result, signatures, text, backend, resolver, {.now = now})) wait_for_answers();

#include <cstddef>
#include <span>
#include <string_view>

#include "../bounded_list.hpp"
#include "../crypto/backend.hpp"
#include "../dkim/canonicalization.hpp"
#include "../dkim/verify.hpp"
#include "../dns/query.hpp"
#include "set.hpp"

namespace fromproof::inline v0::arc {

namespace detail {

/// A chain that cannot be judged: what was reported stays.
constexpr bool leave(result& out, std::string_view reason) noexcept {
  out.reason = reason;
  return true;
}

constexpr bool conclude(result& out, result_code code, std::string_view reason) noexcept {
  out.code = code;
  out.source = result_source::verified;
  out.reason = reason;
  return true;
}

/// A signature that does not pass ends the chain. Where that is the fault of DNS, of this program, or of the copy, it
/// is no verdict.
constexpr bool give_up(result& out, const dkim::result& entry) noexcept {
  const bool unknown = entry.code == result_code::neutral || entry.code == result_code::temperror;
  return unknown ? leave(out, entry.reason) : conclude(out, result_code::fail, entry.reason);
}

/// The algorithms of ARC are those of DKIM (RFC 8617 section 4.1.3), of which RFC 8463 is one; SHA-1 is no longer
/// (RFC 8301 section 3.1). False if the entry is settled by that.
constexpr bool has_known_algorithm(dkim::result& entry) noexcept {
  const auto& signature = *entry.signature;
  if (signature.algorithm == dkim::algorithm::rsa_sha256) return true;
  if (signature.algorithm == dkim::algorithm::ed25519_sha256) return true;
  const bool weak = signature.algorithm == dkim::algorithm::rsa_sha1;
  dkim::detail::settle(entry, weak ? result_code::policy : result_code::permerror,
                       weak ? "weak-algorithm" : "unsupported-algorithm", signature.algorithm_name);
  return false;
}

/// RFC 8617 section 5.1.1: the fields of all sets up to this one, in relaxed form, with its own b= left out.
template <crypto::backend B>
void hash_sets(std::span<set> sets) {
  typename B::sha256 hash;
  dkim::header_canonicalizer canonical{dkim::canonicalization::relaxed, hash};
  for (const auto& each : sets) {
    canonical(each.results);
    canonical(each.message_signature.field);
    if (each.instance < sets.size()) canonical(each.seal.field);
  }
  auto& seal = sets.back().seal;
  canonical.signature_field(seal.field, *seal.signature);
  canonical.finish();
  seal.header_hash = hash.finish();
  seal.progress = dkim::progress::hashed;
}

/// Asks for a key ahead of its time, so that all questions go out together.
template <dns::resolver R>
void ask_for_key(const dkim::result& entry, R& resolver) {
  const auto name = dkim::detail::key_name(*entry.signature);
  if (!name.empty()) static_cast<void>(resolver(dns::query{.name = name.view(), .type = dns::record_type::txt}));
}

}  // namespace detail

/// Whether validate() will look at the fields of the message.
constexpr bool wants_fields(const result& known) noexcept {
  const auto& chain = known.chain;
  return !chain.sets.empty() && chain.fault == fault::none &&
         chain.sets.back().message_signature.progress == dkim::progress::untouched;
}

/// Validates the chain in `out`: its structure, the newest ARC-Message-Signature, then every ARC-Seal from the newest
/// to the first; it ends where one fails. Older message signatures are not looked at: what they signed has changed
/// since.
///
/// `signatures` are the DKIM-Signatures of the message, whose body hashes serve here too. `options` are those of DKIM,
/// of which the limit of signatures has no meaning. A chain whose structure is broken costs no question; otherwise
/// there is one for each key. True when all is done; false when an answer is pending: call again when it is there.
template <crypto::backend B, dns::resolver R>
bool validate(result& out, const bounded_list<dkim::result>& signatures, const dkim::signed_message& text, B& backend,
              R&& resolver, const dkim::verify_options& options) {
  const auto sets = out.chain.sets;
  if (out.chain.fields == 0) return true;
  if (out.chain.fault == fault::out_of_space) return detail::leave(out, code(out.chain.fault));
  if (out.chain.fault != fault::none) {
    // A damaged copy may have lost a field.
    if (options.header_altered) return detail::leave(out, "message-altered");
    return detail::conclude(out, result_code::fail, code(out.chain.fault));
  }
  auto& newest = sets.back().message_signature;
  if (!detail::has_known_algorithm(newest)) return detail::give_up(out, newest);
  for (std::size_t i = sets.size(); i > 0; --i) {
    if (!detail::has_known_algorithm(sets[i - 1].seal)) return detail::give_up(out, sets[i - 1].seal);
  }

  bool pending = false;
  if (newest.progress == dkim::progress::untouched) {
    dkim::detail::hash_message<B>(newest, signatures, text, options);
  }
  if (newest.progress != dkim::progress::done) {
    pending = !dkim::detail::check_signature(newest, backend, resolver, options);
  }
  if (!pending && newest.code != result_code::pass) return detail::give_up(out, newest);
  for (std::size_t i = sets.size(); i > 0; --i) {
    auto& seal = sets[i - 1].seal;
    const bool done = seal.progress == dkim::progress::done;
    if (pending) {
      if (!done) detail::ask_for_key(seal, resolver);
      continue;
    }
    if (seal.progress == dkim::progress::untouched) detail::hash_sets<B>(sets.first(i));
    if (!done) pending = !dkim::detail::check_signature(seal, backend, resolver, options);
    if (!pending && seal.code != result_code::pass) return detail::give_up(out, seal);
  }
  return !pending && detail::conclude(out, result_code::pass, {});
}

}  // namespace fromproof::inline v0::arc

#endif
