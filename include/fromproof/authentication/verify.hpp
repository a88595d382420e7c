#ifndef FROMPROOF_AUTHENTICATION_VERIFY_HPP
#define FROMPROOF_AUTHENTICATION_VERIFY_HPP

// From "the receiver said so" to "verified here, now": what DNS and cryptography add to an authentication.
//
//   auto mail = fromproof::authenticate(octets, known, suffixes, signatures);
//   while (!fromproof::verify(mail, known, suffixes, backend, resolver, memory, {.now = now})) wait_for_answers();
//
// SPF, DKIM, ARC and DMARC ask their questions side by side, so that a caller can send them all at once. A run that
// meets a pending answer is simply run again.

#include <span>
#include <string_view>

#include "../arc/validate.hpp"
#include "../authentication.hpp"
#include "../crypto/backend.hpp"
#include "../dkim/signed_fields.hpp"
#include "../dkim/verify.hpp"
#include "../dmarc/compare.hpp"
#include "../dmarc/discover.hpp"
#include "../dmarc/evaluate.hpp"
#include "../dns/query.hpp"
#include "../ip_address.hpp"
#include "../spf/check_host.hpp"

namespace fromproof::inline v0 {

/// Memory of the caller for one verification; the results hold views into it.
struct verify_memory {
  /// An index of the header: `mail.header.fields` entries are enough; with less no signature is verified.
  std::span<dkim::indexed_field> fields;
  /// For SPF: `spf::max_memory` octets always suffice.
  std::span<char> spf;
  /// For the DMARC record as published; what does not fit is judged all the same, and not shown.
  std::span<char> record;
  /// For the identifiers of DMARC and their names: one of each for each signature. Signatures beyond prove nothing.
  std::span<dmarc::identifier> identifiers;
  std::span<domain> names;
};

namespace detail {

/// Hashing wants the fields by name; once all signatures are hashed it does not.
constexpr bool wants_index(const authentication& mail) noexcept {
  for (const auto& entry : mail.dkim) {
    if (entry.signature && entry.progress == dkim::progress::untouched) return true;
  }
  return arc::wants_fields(mail.arc);
}

/// DKIM, and the chain of ARC, which shares its hashes of the body. False when an answer is pending.
template <crypto::backend B, dns::resolver R>
bool verify_signatures(authentication& mail, B& backend, R& resolver, const verify_memory& memory,
                       const dkim::verify_options& options) {
  dkim::signed_message text{.fields = {}, .body = mail.parts.body, .has_body = mail.parts.separated};
  if (wants_index(mail)) {
    const auto index = dkim::build_index(mail.fields(), memory.fields);
    if (index.left_out > 0) {
      for (auto& entry : mail.dkim) {
        if (entry.signature) dkim::detail::settle(entry, result_code::neutral, "out-of-space");
      }
      if (mail.arc.chain.fields > 0) mail.arc.reason = "out-of-space";
      return true;
    }
    text.fields = index.fields;
  }
  const bool done = dkim::verify(mail.dkim, text, backend, resolver, options);
  return arc::validate(mail.arc, mail.dkim, text, backend, resolver, options) && done;
}

/// SPF of the envelope sender, as far as the client's address is known. False when an answer is pending.
template <dns::resolver R>
bool verify_spf(authentication& mail, const envelope& known, R& resolver, const verify_memory& memory,
                std::int64_t now) {
  const auto& envelope = mail.envelope;
  const auto ip = parse_ip_address(envelope.client_ip.value);
  // Without an address or a sender there is nothing to check: what was reported stays.
  if (!ip || envelope.sender.source == fact_source::none) return true;
  const std::string_view sender =
      envelope.sender.address.empty() ? envelope.sender.domain.view() : envelope.sender.address;
  const auto checked = spf::check_host({.ip = *ip,
                                        .mail_from = envelope.sender.null ? std::string_view{} : sender,
                                        .helo = envelope.helo.value,
                                        .receiver = known.receiver.value_or(std::string_view{}),
                                        .now = now},
                                       resolver, memory.spf);
  if (checked.pending()) return false;
  auto& spf = mail.spf;
  spf.source = result_source::verified;
  spf.identity = spf::identity::mailfrom;
  spf.code = checked.out_of_space() ? result_code::temperror : checked.code;
  spf.reason = checked.out_of_space() ? "out-of-space" : checked.cause == spf::cause::none ? "" : word(checked.cause);
  const auto domain = parse_domain(checked.domain);
  spf.domain = domain ? *domain : fromproof::domain{};
  spf.mechanism = checked.mechanism;
  spf.record = checked.record;
  spf.explanation = checked.explanation;
  spf.lookups = checked.lookups;
  spf.void_lookups = checked.void_lookups;
  return true;
}

/// Whether a signature that would count cannot be judged, because this copy of the mail is not what was signed.
constexpr bool is_copy_in_doubt(const authentication& mail) noexcept {
  for (const auto& entry : mail.dkim) {
    if (entry.aligned.relaxed && (entry.reason == "message-altered" || entry.reason == "body-missing")) return true;
  }
  return false;
}

/// DMARC over the results of SPF and DKIM. False when an answer is pending.
template <dns::resolver R>
bool verify_dmarc(authentication& mail, dmarc::discovery& found, const suffix_table& suffixes, R& resolver,
                  const verify_memory& memory) {
  dmarc::identifier spf;
  if (mail.spf.source == result_source::verified) spf = {.domain = mail.spf.domain.view(), .code = mail.spf.code};
  std::size_t count = 0;
  for (const auto& entry : mail.dkim) {
    if (count == memory.identifiers.size() || count == memory.names.size()) break;
    auto& identifier = memory.identifiers[count] = {};
    auto& name = memory.names[count++] = {};
    if (!entry.signature || entry.source != result_source::verified) continue;
    if (const auto d = parse_domain(entry.signature->domain)) name = *d;
    identifier.domain = name.view();
    identifier.code = entry.code;
  }
  const auto identifiers = memory.identifiers.first(count);
  if (!discover_organizations(found, spf, identifiers, suffixes, resolver)) return false;
  const auto verdict = evaluate(found, spf, identifiers);
  // A copy that was changed proves no forgery: then the receiver's word stays.
  if (verdict.code == result_code::fail && is_copy_in_doubt(mail)) return true;
  mail.dmarc = verdict;
  for (const auto& level : found.asked.levels()) {
    mail.dmarc.several_records = mail.dmarc.several_records || level.records > 1;
  }
  // Where the walk was not needed for the verdict, the suffix list tells what to show. Nobody walks from a name that is
  // not below the author's organization: that it is of another one is known.
  const auto show = [&](const dmarc::identifier& proof, dmarc::alignment& aligned) {
    const bool apart = found.applies() && found.organization_known == dmarc::knowledge::known &&
                       !is_subdomain_of(proof.domain, found.organization());
    const bool decided = apart || proof.organization_known == dmarc::knowledge::known;
    aligned = decided ? dmarc::align(found, proof) : dmarc::align(mail.author_domain(), proof.domain, suffixes);
  };
  const auto keep = [&suffixes](const dmarc::identifier& proof, dmarc::organizations& of) {
    of = dmarc::find_listed(proof.domain, suffixes);
    if (proof.organization_known == dmarc::knowledge::known) {
      of.walked = static_cast<std::uint8_t>(proof.organization_size);
    }
  };
  if (mail.spf.source == result_source::verified) {
    show(spf, mail.spf.aligned);
    keep(spf, mail.spf.organizations);
  }
  for (std::size_t i = 0; i < count; ++i) {
    if (identifiers[i].domain.empty()) continue;
    show(identifiers[i], mail.dkim[i].aligned);
    keep(identifiers[i], mail.dkim[i].organizations);
  }
  if (found.organization_known == dmarc::knowledge::known) {
    mail.organizations.walked = static_cast<std::uint8_t>(found.organization_size);
  }
  // Without a record nothing is evaluated; what would be aligned is told all the same.
  if (verdict.code == result_code::none) {
    mail.dmarc.aligned_by_spf = spf.code == result_code::pass && mail.spf.aligned.relaxed;
    for (const auto& entry : mail.dkim) {
      const bool proves = entry.code == result_code::pass && entry.source == result_source::verified;
      mail.dmarc.aligned_by_dkim = mail.dmarc.aligned_by_dkim || (proves && entry.aligned.relaxed);
    }
  }
  mail.alternatives = dmarc::compare(found, spf, identifiers, suffixes);
  return true;
}

}  // namespace detail

/// Verifies a message that authenticate() has read: SPF if the client's address and the sender are known, each
/// signature, the chain of ARC, and DMARC by the tree walk of RFC 9989. What was computed here takes the place of what
/// was reported; that stays in the member `reported` of each result.
///
/// `known` and `suffixes` are those given to authenticate(). True when all is done; false when an answer of `resolver`
/// is pending: call again when it is there. The message is hashed once.
template <crypto::backend B, dns::resolver R>
bool verify(authentication& mail, const envelope& known, const suffix_table& suffixes, B& backend, R&& resolver,
            const verify_memory& memory, const dkim::verify_options& options) {
  bool done = detail::verify_spf(mail, known, resolver, memory, options.now);
  done = detail::verify_signatures(mail, backend, resolver, memory, options) && done;
  if (mail.author_domain().empty()) return done;
  auto found =
      dmarc::discover_policy(mail.author_domain(), dmarc::method::tree_walk, suffixes, resolver, memory.record);
  if (!done || found.pending()) return false;
  return detail::verify_dmarc(mail, found, suffixes, resolver, memory);
}

}  // namespace fromproof::inline v0

#endif
