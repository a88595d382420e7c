#ifndef FROMPROOF_AUTHENTICATION_VERIFY_HPP
#define FROMPROOF_AUTHENTICATION_VERIFY_HPP

// Verifies a message that was read: DNS and cryptography turn "the receiver said so" into "verified here, now".
//
//   fromproof::mail_arrays<> memory;
//   auto mail = fromproof::read_mail(octets, known, suffixes, memory);
//   while (fromproof::verify(mail, known, suffixes, backend, resolver, memory, {.now = now}) == progress::pending) {
//     wait_for_answers();
//   }
//   if (mail.proves_author()) accept(mail.author_domain());
//
// SPF, DKIM, ARC and DMARC ask their questions independently, so a caller can send all of them at once; a dns::journal
// asks one after the other, and none twice. If an answer is pending, call verify() again when it has come.

#include <string_view>

#include "../arc/validate.hpp"
#include "../crypto/backend.hpp"
#include "../dkim/signed_fields.hpp"
#include "../dkim/verify.hpp"
#include "../dmarc/alternatives.hpp"
#include "../dmarc/discover.hpp"
#include "../dmarc/evaluate.hpp"
#include "../dns/query.hpp"
#include "../domain/ip_address.hpp"
#include "../spf/check_host.hpp"
#include "../text/slice.hpp"
#include "mail.hpp"
#include "read.hpp"

namespace fromproof::inline v0 {

namespace detail {

/// Whether some signature is not hashed yet: hashing needs the fields by name.
constexpr bool wants_index(const authentication& mail) noexcept {
  for (const auto& entry : mail.dkim) {
    if (entry.signature && entry.step == dkim::step::untouched) return true;
  }
  return arc::wants_fields(mail.arc.chain);
}

/// Whether doubt about the header may need the fields again.
constexpr bool waits_for_keys(const authentication& mail, const dkim::verify_options& options) noexcept {
  if (!options.copy || options.damage != paste::repair_reach::where_shown) return false;
  for (const auto& entry : mail.dkim) {
    if (entry.step != dkim::step::done) return true;
  }
  return mail.arc.chain.fields > 0;
}

/// Verifies DKIM, and the ARC chain, which reuses its body hashes.
template <crypto::backend B, dns::resolver R>
progress verify_signatures(authentication& mail, B& backend, R& resolver, const mail_memory& memory,
                           const dkim::verify_options& options, arc::result& chain) {
  dkim::signed_message text{.fields = {}, .body = mail.parts.body};
  if (wants_index(mail) || waits_for_keys(mail, options)) {
    const auto index = dkim::build_index(mail.fields(), memory.fields);
    if (index.left_out > 0) {
      for (auto& entry : mail.dkim) {
        if (entry.signature) dkim::settle(entry, result_code::temperror, dkim::cause::out_of_space);
      }
      chain = {.code = result_code::none, .fault = arc::fault::none, .signature = dkim::cause::out_of_space};
      return progress::done;
    }
    text.fields = index.fields;
  }
  const auto signatures = dkim::verify(mail.dkim, text, backend, resolver, options);
  const auto sealed = arc::validate(mail.arc.chain, chain, mail.dkim, text, backend, resolver, options);
  return signatures == progress::done ? sealed : signatures;
}

/// Why SPF cannot be evaluated; `none` if it can.
constexpr spf::cause why_spf_is_unknown(const authentication& mail) noexcept {
  if (!parse_ip_address(mail.envelope.client_ip.value)) return spf::cause::unknown_client;
  if (!mail.envelope.sender_counts) return spf::cause::unknown_sender;
  if (mail.envelope.sender_disputed || mail.envelope.client_disputed) return spf::cause::disputed_sender;
  return mail.gateway != nullptr ? spf::cause::behind_gateway : spf::cause::none;
}

/// Evaluates SPF for the envelope sender. If a part is missing, the result is unknown, which is not a failure.
template <dns::resolver R>
spf::result verify_spf(const authentication& mail, const envelope& known, R& resolver, const mail_memory& memory,
                       std::int64_t now) {
  if (const auto why = why_spf_is_unknown(mail); why != spf::cause::none) return {.cause = why};
  const auto& envelope = mail.envelope;
  const std::string_view sender =
      envelope.sender.address.empty() ? envelope.sender.domain.view() : envelope.sender.address;
  return spf::check_host({.ip = *parse_ip_address(envelope.client_ip.value),
                          .mail_from = envelope.sender.null ? std::string_view{} : sender,
                          .helo = envelope.helo.value,
                          .receiver = known.receiver.value_or(std::string_view{}),
                          .now = now},
                         resolver, memory.spf);
}

/// Replaces the claimed SPF result by the computed one.
constexpr void keep_spf(authentication& mail, const spf::result& checked, const suffix_table& suffixes) noexcept {
  auto& spf = mail.spf;
  const auto domain = parse_domain(checked.domain);
  spf.here = checked;
  spf.computed_from = !checked.evaluated()                ? result_source::none
                      : mail.mode == message_mode::server ? result_source::verified
                                                          : result_source::computed;
  spf.identity = spf::identity::mailfrom;
  spf.checked = {domain && checked.evaluated() ? *domain : fromproof::domain{}, suffixes};
  spf.aligned = {};
}

/// The identifiers of DMARC. Too little memory never makes a verdict: see `complete`.
struct identifiers {
  dmarc::identifier spf;
  slice<dmarc::identifier> dkim;
  bool complete = true;
};

constexpr identifiers make_identifiers(const authentication& mail, const mail_memory& memory,
                                       const dkim::verify_options& options) noexcept {
  identifiers out;
  const auto& spf = *mail.spf.here;
  out.spf = {.domain = mail.spf.domain(), .code = spf.code, .unknown = !spf.evaluated()};
  std::size_t count = 0;
  for (const auto& entry : mail.dkim) {
    if (count == memory.identifiers.size()) {
      out.complete = false;
      break;
    }
    auto& each = memory.identifiers[count++] = {};
    if (!entry.signature || !entry.outcome) continue;
    each = {.domain = entry.signer.name(), .code = entry.outcome->code, .unknown = !entry.outcome->decided()};
    if (each.domain.empty()) each.unknown = false;  // d= is not a domain name, so it proves nothing
  }
  // Signatures beyond the limit do not count; those that only did not fit might have.
  if (mail.dkim.omitted() > 0 && mail.dkim.size() < options.max_signatures) out.complete = false;
  out.dkim = memory.identifiers.first(count);
  return out;
}

/// The source of the verdict: the weakest source that it needs. A verified signature beats SPF.
constexpr result_source source_of_verdict(const authentication& mail, const dmarc::result& verdict) noexcept {
  using dmarc::cause;
  if (verdict.cause == cause::identifier_unknown || verdict.cause == cause::not_checked) return result_source::none;
  if (verdict.code == result_code::pass && verdict.aligned_by_dkim) return result_source::verified;
  // SPF that could not be evaluated contributes nothing, so the rest is what DNS says.
  return mail.spf.computed_from == result_source::none ? result_source::verified : mail.spf.computed_from;
}

/// Keeps how the identifiers are aligned, for display. The suffix list decides if the verdict needed no walk. A name
/// that is not below the author's organization needs none: it belongs to another organization.
constexpr void keep_alignment(authentication& mail, const dmarc::discovery& found, const identifiers& all,
                              const suffix_table& suffixes) noexcept {
  const auto keep = [&](const dmarc::identifier& proof, dmarc::alignment& aligned, dmarc::named_organizations& of) {
    const bool walked = proof.organization_known == dmarc::knowledge::known;
    const bool apart = found.applies() && found.organization_known == dmarc::knowledge::known &&
                       !is_subdomain_of(proof.domain, found.organization());
    aligned = apart || walked ? dmarc::align(found, proof) : dmarc::align(mail.author_domain(), proof.domain, suffixes);
    if (walked) of.set_walked(proof.organization_size);
  };
  if (!mail.spf.checked.empty()) keep(all.spf, mail.spf.aligned, mail.spf.checked);
  for (std::size_t i = 0; i < all.dkim.size(); ++i) {
    if (!all.dkim[i].domain.empty()) keep(all.dkim[i], mail.dkim[i].aligned, mail.dkim[i].signer);
  }
  if (found.organization_known == dmarc::knowledge::known) mail.author.set_walked(found.organization_size);
}

/// Evaluates DMARC from the results of SPF and DKIM.
template <dns::resolver R>
progress verify_dmarc(authentication& mail, dmarc::discovery& found, const suffix_table& suffixes, R& resolver,
                      const mail_memory& memory, const dkim::verify_options& options) {
  auto all = make_identifiers(mail, memory, options);
  if (!discover_organizations(found, all.spf, all.dkim, suffixes, resolver)) return progress::pending;
  auto verdict = dmarc::evaluate(found, all.spf, all.dkim);
  const bool undecided = verdict.code == result_code::fail || verdict.cause == dmarc::cause::identifier_unknown;
  if (undecided && !all.complete) {
    verdict.code = result_code::temperror;
    verdict.cause = dmarc::cause::out_of_space;
    verdict.applied = {};
  }
  for (const auto& level : found.asked.levels()) {
    verdict.several_records = verdict.several_records || level.records > 1;
  }
  keep_alignment(mail, found, all, suffixes);
  // Without a record nothing is evaluated, but alignment is reported.
  if (verdict.code == result_code::none) {
    verdict.aligned_by_spf = all.spf.code == result_code::pass && mail.spf.aligned.relaxed;
    for (const auto& entry : mail.dkim) {
      verdict.aligned_by_dkim = verdict.aligned_by_dkim || (entry.passes() && entry.aligned.relaxed);
    }
  }
  mail.dmarc.here = verdict;
  mail.dmarc.computed_from = source_of_verdict(mail, verdict);
  mail.dmarc.alternatives = dmarc::find_alternatives(found, all.spf, all.dkim, suffixes);
  return progress::done;
}

}  // namespace detail

/// Verifies a message that read_mail() has read: SPF if the client's address and the sender are known, each signature,
/// the chain of ARC, and DMARC by the tree walk of RFC 9989. From then on the computed results decide, and the
/// receiver's word is only reported.
///
/// `known`, `suffixes` and `memory` must be those given to read_mail(). `pending` if an answer of `resolver` is
/// missing: call again when it is there. The message is hashed only once.
template <crypto::backend B, dns::resolver R>
progress verify(authentication& mail, const envelope& known, const suffix_table& suffixes, B& backend, R&& resolver,
                const mail_memory& memory, dkim::verify_options options) {
  options.copy = mail.mode == message_mode::copy;
  const auto spf = detail::verify_spf(mail, known, resolver, memory, options.now);
  arc::result chain;
  const auto signatures = detail::verify_signatures(mail, backend, resolver, memory, options, chain);
  auto found =
      dmarc::discover_policy(mail.author.domain(), dmarc::method::tree_walk, suffixes, resolver, memory.record);
  if (spf.pending() || signatures == progress::pending || found.pending()) return progress::pending;
  detail::keep_spf(mail, spf, suffixes);
  mail.arc.here = chain;
  mail.arc.computed_from = chain.decided() ? result_source::verified : result_source::none;
  if (mail.author_domain().empty()) {
    // The author is hidden in this copy. read_mail() has settled all other faults.
    if (!mail.dmarc.here) mail.dmarc.here = mail.dmarc.reported_verdict, mail.dmarc.computed_from = result_source::none;
    return progress::done;
  }
  return detail::verify_dmarc(mail, found, suffixes, resolver, memory, options);
}

}  // namespace fromproof::inline v0

#endif
