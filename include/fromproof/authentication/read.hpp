#ifndef FROMPROOF_AUTHENTICATION_READ_HPP
#define FROMPROOF_AUTHENTICATION_READ_HPP

// Reads a message: what it says about itself, and what its receiver says about it. This verifies nothing; verify.hpp
// does. Lines must end with CRLF: paste::repair() restores that in files and pastes.
//
//   fromproof::mail_arrays<> memory;
//   const auto mail = fromproof::read_mail(octets, {}, fromproof::public_suffix_table, memory);
//   if (mail.dmarc.source() == fromproof::result_source::reported) show(mail.trusted.server, mail.dmarc.code());

#include <cstddef>
#include <string_view>
#include <type_traits>

#include "../arc/set.hpp"
#include "../dmarc/alignment.hpp"
#include "../domain/public_suffix.hpp"
#include "../message/header.hpp"
#include "../text/ascii.hpp"
#include "../text/hex.hpp"
#include "../text/lifetime.hpp"
#include "../text/tag_list.hpp"
#include "mail.hpp"

namespace fromproof::inline v0 {

namespace detail {

/// Without an empty line the body is empty. But if a line is no field, programs show the text from there as the body.
constexpr void find_body_without_separator(authentication& mail) noexcept {
  if (mail.parts.separated || mail.header.malformed == 0) return;
  const std::size_t at = mail.header.malformed_offset;
  mail.parts.header = ascii::slice(mail.octets, 0, at);
  mail.parts.body = ascii::slice(mail.octets, at, mail.octets.size());
}

/// Whether a tag value contains an octet that ends a word in Authentication-Results, plain or in quoted-printable (RFC
/// 6376 section 2.11). Receivers copy i= unchanged, so a signer could write results into the receiver's field.
constexpr bool ends_a_word(std::string_view value) noexcept {
  const auto ends = [](char c) {
    return static_cast<unsigned char>(c) <= ' ' || c == ';' || c == '(' || c == ')' || c == '"' || c == '\\';
  };
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (ends(value[i]) && !ascii::is_fws(value[i])) return true;
    const int octet = value[i] == '=' ? hex::octet_at(value, i + 1) : -1;
    if (octet >= 0 && ends(static_cast<char>(octet))) return true;
  }
  // White space inside the value counts as well; around it, it is folding.
  for (const char c : ascii::trim(value)) {
    if (ascii::is_fws(c)) return true;
  }
  return false;
}

/// Whether a signature may have written into the results about it.
constexpr bool may_inject_results(const message::header& header) noexcept {
  for (const auto& field : header) {
    if (!field.is("DKIM-Signature")) continue;
    const tag_list tags{field.body};
    for (const std::string_view name : {"i", "d", "s", "a"}) {
      if (ends_a_word(tags.find(name).value)) return true;
    }
  }
  return false;
}

/// Drops fields with DKIM results if a signature may have written into them.
constexpr void distrust_injected_results(trusted_fields& trusted, const message::header& header) noexcept {
  if (trusted.empty() || !may_inject_results(header)) return;
  trusted.remove_if([](std::string_view body) {
    for (const auto& result : authentication_results::parse(body)->results()) {
      if (result.is("dkim")) return true;
    }
    return false;
  });
}

/// The DMARC cause for a From without an author domain.
constexpr dmarc::cause cause_of(author_fault fault) noexcept {
  switch (fault) {
    case author_fault::none: break;
    case author_fault::no_field: return dmarc::cause::no_from_field;
    case author_fault::several_fields: return dmarc::cause::several_from_fields;
    case author_fault::malformed: return dmarc::cause::malformed_from;
    case author_fault::several_domains: return dmarc::cause::several_author_domains;
    case author_fault::no_mailbox: return dmarc::cause::no_author;
    case author_fault::hidden: return dmarc::cause::hidden_from;
  }
  return dmarc::cause::none;
}

/// Finds the author, or why there is none. RFC 9989 section 5.3.1: without exactly one author domain there is nothing
/// to evaluate; that needs no DNS.
constexpr void find_author(authentication& mail, const suffix_table& suffixes) noexcept {
  auto& from = mail.header.from;
  const auto& said = mail.dmarc.said;
  // Accept a From that needs lenient reading unless a trusted field read another author in it.
  const bool other = said.names_author && !(said.author == from.domain);
  if (from.lenient && mail.mode == message_mode::copy && other) {
    from.fault = author_fault::malformed;
    from.domain = {};
  }
  mail.author = {from.domain, suffixes};
  if (from.fault == author_fault::none || from.fault == author_fault::hidden) return;
  mail.dmarc.here =
      dmarc::result{.code = result_code::permerror, .cause = cause_of(from.fault), .method = dmarc::method::psl};
}

/// Finds the signatures, and how each signer is aligned by the suffix list. Those of the author are tried first.
constexpr void read_signatures(authentication& mail, const suffix_table& suffixes) noexcept {
  dkim::find_signatures(mail.fields(), mail.dkim);
  for (auto& entry : mail.dkim) {
    const auto d = parse_domain(entry.signature->domain);
    if (!d) continue;
    entry.signer = {*d, suffixes};
    entry.aligned = dmarc::align(mail.author_domain(), d->view(), suffixes);
    entry.priority = entry.aligned.strict ? 2 : entry.aligned.relaxed ? 1 : 0;
  }
}

/// How the receiver's DKIM passes are aligned, even if this copy lacks the signatures.
constexpr dmarc::alignment reported_dkim_alignment(const authentication& mail, const suffix_table& suffixes) noexcept {
  dmarc::alignment best;
  const auto add = [&best](dmarc::alignment each) {
    best = {.relaxed = best.relaxed || each.relaxed, .strict = best.strict || each.strict};
  };
  for (const auto& entry : mail.dkim) {
    if (entry.source() == result_source::reported && entry.passes()) add(entry.aligned);
  }
  const auto field = find_reporting_field(mail.trusted, "dkim");
  if (authentication_results::contradicts(field, "dkim")) return best;
  for (const auto& result : field.results()) {
    if (!result.is("dkim") || parse_result(result.value) != result_code::pass) continue;
    add(dmarc::align(mail.author_domain(), dkim_domain(result).view(), suffixes));
  }
  return best;
}

/// What the receiver's verdict would be under other terms. The record is not known here.
constexpr dmarc::alternatives compare_reported(const authentication& mail, dmarc::alignment dkim) noexcept {
  dmarc::alternatives out{.count = 2};
  const auto& reported = mail.dmarc.reported_verdict;
  const bool decided = reported.code == result_code::pass || reported.code == result_code::fail;
  const auto conclude = [&](bool by_spf, bool by_dkim) {
    const bool spf = by_spf && mail.spf.passes();
    const auto verdict = spf || by_dkim ? result_code::pass : result_code::fail;
    return dmarc::alternative{.code = decided ? verdict : reported.code,
                              .aligned_by_spf = spf,
                              .aligned_by_dkim = by_dkim,
                              .policy = reported.policy};
  };
  out.in[0] = conclude(mail.spf.aligned.relaxed, dkim.relaxed);
  out.in[1] = conclude(mail.spf.aligned.strict, dkim.strict);
  return out;
}

/// Whether the receiver reported on everything that could have made its pass. A signature that it does not mention may
/// be what passed.
constexpr bool lists_all_identifiers(const authentication& mail) noexcept {
  // A pass without a domain may be for the author's domain.
  const bool for_nobody = mail.spf.passes() && mail.spf.checked.empty();
  if (!mail.spf.reported || for_nobody) return false;
  for (const auto& entry : mail.dkim) {
    if (entry.signature && !entry.reported) return false;
  }
  return true;
}

/// Takes the receiver's verdict if it is about this author.
constexpr void judge_reported(authentication& mail, const suffix_table& suffixes) noexcept {
  auto& dmarc = mail.dmarc;
  auto& verdict = dmarc.reported_verdict;
  const auto dkim = reported_dkim_alignment(mail, suffixes);
  verdict.method = dmarc::method::psl;
  verdict.organizational_size = mail.author.listed().size();
  verdict.aligned_by_spf = mail.spf.passes() && mail.spf.aligned.relaxed;
  verdict.aligned_by_dkim = dkim.relaxed;
  const auto& said = dmarc.said;
  if (dmarc.here) return;
  if (mail.header.from.fault == author_fault::hidden) return verdict.cause = dmarc::cause::hidden_from, void();
  if (said.disputed) return verdict.cause = dmarc::cause::disputed_report, void();
  if (!mail.trusted.any()) return verdict.cause = dmarc::cause::not_checked, void();
  if (!said.said) return verdict.cause = dmarc::cause::not_reported, void();
  if (said.names_author && !(said.author == mail.author.domain())) {
    return verdict.cause = dmarc::cause::reported_for_another, void();
  }
  verdict.policy = said.policy;
  const bool aligned = verdict.aligned_by_spf || verdict.aligned_by_dkim;
  const auto code = said.said->code;
  if (code == result_code::pass && !aligned && lists_all_identifiers(mail)) {
    return verdict.cause = dmarc::cause::pass_without_alignment, void();
  }
  verdict.code = code;
  verdict.cause = dmarc::cause::none;
  dmarc.taken = true;
  // The request to the receiver: nothing after a pass, the policy after a failure.
  if (code == result_code::pass) verdict.applied = "pass";
  if (code == result_code::fail) {
    verdict.applied = said.policy;
    verdict.cause = aligned ? dmarc::cause::failed_though_aligned : dmarc::cause::nothing_aligned_passed;
  }
  dmarc.alternatives = compare_reported(mail, dkim);
}

/// Reads what the receiver claims about each check.
constexpr void read_claims(authentication& mail, const suffix_table& suffixes) noexcept {
  const auto spf = find_reported_spf(mail.trusted, mail.envelope.sender.null);
  mail.spf.reported = spf.said;
  mail.spf.disputed = spf.disputed;
  const auto dkim = find_reporting_field(mail.trusted, "dkim");
  if (!authentication_results::contradicts(dkim, "dkim")) find_reported_dkim(dkim, mail.dkim);
  const auto arc = find_reporting_field(mail.trusted, "arc");
  for (const auto& result : arc.results()) {
    if (!result.is("arc") || authentication_results::contradicts(arc, "arc")) continue;
    mail.arc.reported = make_claim(result);
    break;
  }
  if (!spf.said) return;
  mail.spf.identity = spf.identity;
  mail.spf.checked = {spf.domain, suffixes};
  // RFC 9989 section 4.4.2: the HELO identity never counts.
  if (spf.identity == spf::identity::mailfrom) {
    mail.spf.aligned = dmarc::align(mail.author_domain(), spf.domain.view(), suffixes);
  }
}

/// Marks everything as not computed yet; no claim fills the gap.
constexpr void forget_claims(authentication& mail) noexcept {
  mail.spf.here = spf::result{.cause = spf::cause::unknown_client};
  mail.spf.computed_from = result_source::none;
  mail.spf.checked = {};
  mail.spf.identity = spf::identity::mailfrom;
  mail.spf.aligned = {};
  for (auto& entry : mail.dkim) entry.unknown_here = true;
  mail.arc.here = arc::result{};
  mail.arc.computed_from = result_source::none;
  if (mail.dmarc.here) return;
  mail.dmarc.here = dmarc::result{.organizational_size = mail.author.listed().size(), .method = dmarc::method::psl};
  mail.dmarc.computed_from = result_source::none;
}

/// The gateway in front of the border: by the border's client, or by the gateway's own field directly below.
constexpr const gateway* find_gateway_before(const message::header& header, const border& at) noexcept {
  if (const auto* found = find_gateway_at(at); found != nullptr) return found;
  zones zones{at};
  for (const auto& field : header) {
    zones.pass(field);
    if (zones.where() == zone::elsewhere) break;
    if (zones.where() != zone::directly_below || !field.is("Authentication-Results")) continue;
    return find_gateway(authentication_results::parse(field.body)->authserv_id);
  }
  return nullptr;
}

}  // namespace detail

/// Reads a message. `known` is what the caller has from SMTP: with any of it, this is a mail server's message, and none
/// of its fields decides anything; without, it is a copy. `dkim.omitted()` counts signatures that did not fit. The
/// result holds views into `octets` and `memory`, which must outlive it.
[[nodiscard]] constexpr authentication read_mail(std::string_view octets FROMPROOF_LIFETIMEBOUND, const envelope& known,
                                                 const suffix_table& suffixes, const mail_memory& memory) noexcept {
  authentication mail;
  mail.octets = octets;
  mail.mode = known.mode();
  const message::header header{octets};
  mail.parts = message::split(octets);
  mail.header = find_header_facts(octets, header);
  detail::find_body_without_separator(mail);
  mail.trusted = find_trusted_fields(header, known.receiver, suffixes);
  detail::distrust_injected_results(mail.trusted, header);
  mail.dmarc.said = find_reported_dmarc(mail.trusted);
  mail.dmarc.reported = mail.dmarc.said.said;
  const bool server = mail.mode == message_mode::server;
  detail::find_author(mail, suffixes);
  mail.dkim = bounded_list<signature_evidence>{memory.signatures};
  detail::read_signatures(mail, suffixes);
  if (mail.header.any_arc) mail.arc.chain = arc::read_chain(header, memory.arc_sets);
  mail.pra = sender_id::find_pra(header);

  mail.envelope = server ? find_envelope(known) : find_envelope(header, mail.trusted);
  if (!server && mail.trusted.at) mail.gateway = detail::find_gateway_before(header, *mail.trusted.at);
  detail::read_claims(mail, suffixes);
  server ? detail::forget_claims(mail) : detail::judge_reported(mail, suffixes);
  return mail;
}

template <temporary_string S>
authentication read_mail(S&&, const envelope&, const suffix_table&, const mail_memory&) = delete;  // give it a name

}  // namespace fromproof::inline v0

#endif
