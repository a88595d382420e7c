#ifndef FROMPROOF_ARC_VALIDATE_HPP
#define FROMPROOF_ARC_VALIDATE_HPP

// Validates the chain of a message (RFC 8617 section 5.2). Anyone can make a valid chain by forging all of it: a pass
// says who handled the message, not that their claims are true, and never counts for DMARC.
//
//   arc::result found;
//   while (arc::validate(chain, found, signatures, text, backend, resolver, {.now = now}) == progress::pending) {
//     wait_for_answers();
//   }
//   if (found.code == result_code::pass) show(chain.sets.back().seal.signature->domain);

#include <cstddef>
#include <string_view>

#include "../crypto/backend.hpp"
#include "../dkim/canonicalization.hpp"
#include "../dkim/check_signature.hpp"
#include "../dns/query.hpp"
#include "../text/bounded_list.hpp"
#include "../text/slice.hpp"
#include "result.hpp"
#include "set.hpp"

namespace fromproof::inline v0::arc {

namespace detail {

constexpr progress conclude(result& out, result_code code, fault what, dkim::cause signature) noexcept {
  out = {.code = code, .fault = what, .signature = signature};
  return progress::done;
}

/// A signature that does not pass ends the chain (RFC 8617 section 5.2), even in a copy whose body differs or whose key
/// is gone, since the chain is then worth nothing. If DNS, this program or damage to the copy is the cause, there is no
/// verdict.
constexpr progress give_up(result& out, const dkim::verification& entry) noexcept {
  const auto& how = *entry.outcome;
  const bool undecided = how.code == result_code::neutral && how.cause != dkim::cause::body_differs;
  const bool unknown = undecided || how.code == result_code::temperror;
  return conclude(out, unknown ? result_code::none : result_code::fail, fault::none, how.cause);
}

/// The algorithms of ARC are those of DKIM (RFC 8617 section 4.1.3), of which RFC 8463 is one; SHA-1 is no longer
/// (RFC 8301 section 3.1). False if the entry is settled by that.
constexpr bool has_known_algorithm(dkim::verification& entry) noexcept {
  const auto& signature = *entry.signature;
  if (signature.algorithm != dkim::algorithm::rsa_sha1) return true;
  dkim::settle(entry, result_code::policy, dkim::cause::weak_algorithm, signature.algorithm_name);
  return false;
}

/// RFC 8617 section 5.1.1: the fields of all sets up to this one, in relaxed form, with its own b= left out.
template <crypto::backend B>
void hash_sets(slice<set> sets) {
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
  seal.step = dkim::step::hashed;
}

/// Asks for a key early, so that all questions go out together.
template <dns::resolver R>
void ask_for_key(const dkim::verification& entry, R& resolver) {
  const auto name = dkim::key_name(*entry.signature);
  if (!name.empty()) static_cast<void>(resolver(dns::query{.name = name.view(), .type = dns::record_type::txt}));
}

}  // namespace detail

/// Whether validate() will look at the fields of the message.
constexpr bool wants_fields(const chain& known) noexcept {
  return !known.sets.empty() && known.fault == fault::none &&
         known.sets.back().message_signature.step == dkim::step::untouched;
}

/// Validates a chain: its structure, the newest ARC-Message-Signature, then every ARC-Seal from the newest to the
/// first, up to the first failure. Older message signatures are skipped: what they signed has changed since.
///
/// `signatures` are the DKIM-Signatures of the message, whose body hashes serve here too. `options` are those of DKIM,
/// of which the limit of signatures has no meaning. A chain whose structure is broken costs no question; otherwise
/// there is one for each key. `pending` when an answer is missing: call again when it is there.
template <class V, crypto::backend B, dns::resolver R>
progress validate(chain& known, result& out, const bounded_list<V>& signatures, const dkim::signed_message& text,
                  B& backend, R&& resolver, const dkim::verify_options& options) {
  const auto sets = known.sets;
  if (known.fields == 0) return progress::done;
  if (known.fault != fault::none) {
    // Too little memory is no fault of the message, and a damaged copy may have lost a field.
    const bool unknown = known.fault == fault::out_of_space || dkim::is_header_altered(options);
    const auto why = dkim::is_header_altered(options) ? dkim::cause::message_altered : dkim::cause::none;
    return unknown ? detail::conclude(out, result_code::none,
                                      dkim::is_header_altered(options) ? fault::none : known.fault, why)
                   : detail::conclude(out, result_code::fail, known.fault, dkim::cause::none);
  }
  auto& newest = sets.back().message_signature;
  if (!detail::has_known_algorithm(newest)) return detail::give_up(out, newest);
  for (std::size_t i = sets.size(); i > 0; --i) {
    if (!detail::has_known_algorithm(sets[i - 1].seal)) return detail::give_up(out, sets[i - 1].seal);
  }

  bool pending = false;
  const auto check = [&](dkim::verification& one) {
    pending = dkim::check_signature(one, backend, resolver, text, options) == progress::pending;
  };
  if (newest.step == dkim::step::untouched) dkim::hash_message<B>(newest, signatures, text, options);
  if (newest.step != dkim::step::done) check(newest);
  if (!pending && newest.outcome->code != result_code::pass) return detail::give_up(out, newest);
  for (std::size_t i = sets.size(); i > 0; --i) {
    auto& seal = sets[i - 1].seal;
    const bool done = seal.step == dkim::step::done;
    if (pending) {
      if (!done) detail::ask_for_key(seal, resolver);
      continue;
    }
    if (seal.step == dkim::step::untouched) detail::hash_sets<B>(sets.first(i));
    if (!done) check(seal);
    if (!pending && seal.outcome->code != result_code::pass) return detail::give_up(out, seal);
  }
  return pending ? progress::pending : detail::conclude(out, result_code::pass, fault::none, dkim::cause::none);
}

}  // namespace fromproof::inline v0::arc

#endif
