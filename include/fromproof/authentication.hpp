#ifndef FROMPROOF_AUTHENTICATION_HPP
#define FROMPROOF_AUTHENTICATION_HPP

// One message, from its octets to its verdict: who it says it is from, who really sent it, what was authenticated, and
// whether that proves the From.
//
//   std::array<fromproof::dkim::result, 16> signatures;
//   const auto mail = fromproof::authenticate(octets, {}, suffixes, signatures);
//   if (mail.dmarc.code == fromproof::result_code::pass) …
//
// It holds views into `octets`, which must outlive it.

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "arc/set.hpp"
#include "authentication/author.hpp"
#include "authentication/envelope.hpp"
#include "authentication/header_facts.hpp"
#include "authentication/reported.hpp"
#include "authentication_results/trust.hpp"
#include "bounded_list.hpp"
#include "dkim/result.hpp"
#include "dmarc/compare.hpp"
#include "dmarc/result.hpp"
#include "message/header.hpp"
#include "public_suffix.hpp"
#include "sender_id/pra.hpp"
#include "spf/result.hpp"

namespace fromproof::inline v0 {

/// What is known of one message.
struct authentication {
  std::string_view octets;
  message::parts parts;
  header_facts header;
  envelope_facts envelope;
  std::optional<authentication_results::trusted> trusted;  ///< the one Authentication-Results that counts
  reported_dmarc reported;                                 ///< what it says about DMARC
  std::optional<message::received_spf> received_spf;       ///< the Received-SPF that counts
  spf::result spf;
  bounded_list<dkim::result> dkim;  ///< one entry for each DKIM-Signature, in message order
  dmarc::result dmarc;
  dmarc::organizations organizations;  ///< of the author domain
  dmarc::alternatives alternatives;    ///< the verdict in other terms, where there is one
  arc::result arc;                     ///< a chain never rescues DMARC
  sender_id::pra pra;

  /// The author domain, or empty when there is none.
  constexpr std::string_view author_domain() const noexcept { return header.from.domain.view(); }
  /// The organizational domain of the author, or empty when there is none.
  constexpr std::string_view organizational_domain() const noexcept {
    const std::string_view author = author_domain();
    return {author.data() + (author.size() - dmarc.organizational_size), dmarc.organizational_size};
  }
  /// The header, to be walked over again.
  constexpr message::header fields() const noexcept { return message::header{octets}; }
};

namespace detail {

constexpr void read_signatures(authentication& mail, const suffix_table& suffixes) noexcept {
  for (const auto& field : mail.fields()) {
    // X-Google-DKIM-Signature and the like are other fields: the name is compared whole.
    if (!field.is("DKIM-Signature")) continue;
    dkim::result entry;
    entry.field = field;
    entry.signature = dkim::parse_signature(field.body);
    if (const auto d = parse_domain(entry.signature->domain)) {
      entry.aligned = dmarc::align(mail.author_domain(), d->view(), suffixes);
      entry.organizations = dmarc::find_listed(d->view(), suffixes);
    }
    // RFC 6376 section 6.1.1: a signature that cannot be read is a permanent failure, whoever says what about it.
    if (!entry.signature) {
      entry.code = result_code::permerror;
      entry.source = result_source::verified;
      entry.reason = code(entry.signature.error);
    }
    mail.dkim.push_back(entry);
  }
}

/// How the receiver's DKIM passes are aligned, be the signatures here or not.
constexpr dmarc::alignment reported_dkim_alignment(const authentication& mail, const suffix_table& suffixes) noexcept {
  dmarc::alignment best;
  for (const auto& result : mail.trusted->parsed->results()) {
    if (!result.is("dkim") || parse_result(result.value) != result_code::pass) continue;
    const auto aligned = dmarc::align(mail.author_domain(), dkim_domain(result).view(), suffixes);
    best.relaxed = best.relaxed || aligned.relaxed;
    best.strict = best.strict || aligned.strict;
  }
  return best;
}

/// The receiver's verdict beside what it would be in other terms: its record is not known here.
constexpr dmarc::alternatives compare_reported(const authentication& mail, dmarc::alignment dkim) noexcept {
  dmarc::alternatives out{.count = 2};
  const bool decided = mail.dmarc.code == result_code::pass || mail.dmarc.code == result_code::fail;
  const auto conclude = [&](bool by_spf, bool by_dkim) {
    const bool spf = by_spf && mail.spf.code == result_code::pass;
    const auto verdict = spf || by_dkim ? result_code::pass : result_code::fail;
    return dmarc::alternative{.code = decided ? verdict : mail.dmarc.code,
                              .aligned_by_spf = spf,
                              .aligned_by_dkim = by_dkim,
                              .policy = mail.dmarc.policy};
  };
  out.in[0] = conclude(mail.spf.aligned.relaxed, dkim.relaxed);
  out.in[1] = conclude(mail.spf.aligned.strict, dkim.strict);
  return out;
}

/// The reason codes of a DMARC result that is no pass.
constexpr std::string_view fault_code(author_fault fault) noexcept {
  switch (fault) {
    case author_fault::none: return {};
    case author_fault::no_field: return "no-from-field";
    case author_fault::several_fields: return "several-from-fields";
    case author_fault::malformed: return "malformed-from";
    case author_fault::several_domains: return "several-author-domains";
    case author_fault::no_mailbox: return "no-author";
    case author_fault::hidden: return "hidden-from";
  }
  return {};
}

/// DMARC from the message alone. The receiver's word is taken for what it saw; that something aligned passed is judged
/// here, and without it there is no pass.
constexpr dmarc::result judge_reported(const authentication& mail, const suffix_table& suffixes) noexcept {
  dmarc::result verdict;
  verdict.method = dmarc::method::psl;
  // What stood there nobody can tell: neither a verdict nor a fault of the message.
  if (mail.header.from.fault == author_fault::hidden) {
    verdict.reason = fault_code(author_fault::hidden);
    return verdict;
  }
  if (mail.header.from.fault != author_fault::none) {
    // RFC 9989 section 5.3.1: without one author domain there is nothing to evaluate. That needs no DNS to see.
    verdict.code = result_code::permerror;
    verdict.source = result_source::verified;
    verdict.reason = fault_code(mail.header.from.fault);
    return verdict;
  }
  verdict.organizational_size = organizational_domain(suffixes, mail.author_domain()).size();
  verdict.aligned_by_spf = mail.spf.code == result_code::pass && mail.spf.aligned.relaxed;
  if (!mail.trusted) return verdict.reason = "not-checked", verdict;
  verdict.aligned_by_dkim = reported_dkim_alignment(mail, suffixes).relaxed;
  const auto& word = mail.reported;
  if (!word.present) return verdict.reason = "dmarc-not-reported", verdict;
  if (!word.author.empty() && !(word.author == mail.header.from.domain)) {
    return verdict.reason = "reported-for-another-author", verdict;
  }
  verdict.policy = word.policy;
  const bool aligned = verdict.aligned_by_spf || verdict.aligned_by_dkim;
  bool identifiers = false;
  for (const auto& result : mail.trusted->parsed->results()) {
    identifiers = identifiers || result.is("spf") || result.is("dkim");
  }
  // A pass that its own SPF and DKIM results contradict is no pass; a bare one is the receiver's word.
  if (word.code == result_code::pass && identifiers && !aligned)
    return verdict.reason = "pass-without-alignment", verdict;
  verdict.code = word.code;
  verdict.source = result_source::reported;
  // What a receiver is asked to do: nothing with a pass, the policy with a failure.
  if (word.code == result_code::pass) verdict.applied = "pass";
  if (word.code == result_code::fail) verdict.applied = word.policy;
  if (word.code == result_code::fail && !aligned) verdict.reason = "nothing-aligned-passed";
  if (word.code == result_code::fail && aligned) verdict.reason = "failed-though-aligned";
  return verdict;
}

}  // namespace detail

/// Reads a message and judges it by what it holds: the receiver's own results say what was authenticated, alignment is
/// judged here with organizational domains by the public suffix list.
///
/// `known` is what the caller has from SMTP. `signatures` is memory for the DKIM-Signature fields; those beyond its
/// size are counted in `dkim.omitted()` and take no part. `arc_sets` is memory for the sets of an ARC chain; one with
/// more of them is not looked at.
constexpr authentication authenticate(std::string_view octets, const envelope& known, const suffix_table& suffixes,
                                      std::span<dkim::result> signatures, std::span<arc::set> arc_sets = {}) noexcept {
  authentication mail;
  mail.octets = octets;
  const message::header header{octets};
  mail.parts = message::split(octets);
  mail.header = find_header_facts(octets, header);
  mail.dkim = bounded_list<dkim::result>{signatures};
  detail::read_signatures(mail, suffixes);
  if (mail.header.any_arc) mail.arc.chain = arc::read_chain(header, arc_sets);

  mail.trusted = authentication_results::find_trusted(header, known.receiver, suffixes);
  mail.received_spf = authentication_results::find_trusted_received_spf(header, known.receiver, suffixes);
  if (mail.received_spf && !authentication_results::is_about_client(*mail.received_spf, header, mail.trusted)) {
    mail.received_spf.reset();
  }
  mail.envelope = find_envelope(header, known, mail.trusted, mail.received_spf);
  if (mail.trusted) {
    const auto& field = *mail.trusted->parsed;
    mail.spf = reported_spf(field, mail.envelope.sender.null);
    report_dkim(field, mail.dkim);
    mail.reported = find_reported_dmarc(field);
    for (const auto& result : field.results()) {
      if (!result.is("arc")) continue;
      mail.arc.code = mail.arc.reported = parse_result(result.value).value_or(result_code::none);
      mail.arc.source = result_source::reported;
      break;
    }
  }
  if (mail.spf.source == result_source::none && mail.received_spf) mail.spf = reported_spf(*mail.received_spf);
  mail.spf.reported = mail.spf.code;
  mail.spf.aligned = dmarc::align(mail.author_domain(), mail.spf.domain.view(), suffixes);
  mail.spf.organizations = dmarc::find_listed(mail.spf.domain.view(), suffixes);
  mail.organizations = dmarc::find_listed(mail.author_domain(), suffixes);
  // RFC 9989 section 4.4.2: the HELO identity never takes part.
  if (mail.spf.identity == spf::identity::helo) mail.spf.aligned = {};
  mail.pra = sender_id::find_pra(header);
  mail.dmarc = detail::judge_reported(mail, suffixes);
  if (mail.dmarc.source == result_source::reported) {
    mail.alternatives = detail::compare_reported(mail, detail::reported_dkim_alignment(mail, suffixes));
  }
  return mail;
}

}  // namespace fromproof::inline v0

#endif
