#ifndef FROMPROOF_ADVICE_VERDICT_HPP
#define FROMPROOF_ADVICE_VERDICT_HPP

// The verdict in three sentences: what the message proves, why, and what to do next.

#include <string_view>

#include "../authentication/mail.hpp"
#include "facts/free_mail.hpp"
#include "facts/provider.hpp"
#include "facts/results.hpp"
#include "statement.hpp"

namespace fromproof::inline v0::advice {

struct verdict {
  statement headline{code::not_checked};
  statement reason{code::no_trusted_results};
  statement next{code::use_received_copy};
};

/// What findings and fixes tell the verdict.
struct verdict_facts {
  bool domain_may_mislead = false;  ///< the author domain is easily mistaken for another
  bool mail_from_unused = false;    ///< Amazon SES did not use the custom MAIL FROM domain that DNS shows
};

namespace detail {

/// The names that the sentences mention. Views into the authentication.
struct names {
  parameter from;
  parameter spf;
  parameter dkim;
  parameter server;
  parameter proof;
};

constexpr names find_names(const authentication& mail) noexcept {
  const auto& dmarc = mail.dmarc.verdict();
  return {.from = {"from", mail.author_domain()},
          .spf = {"spf", mail.spf.domain()},
          .dkim = {"dkim", passed_dkim_domain(mail)},
          .server = {"server", mail.trusted.server},
          .proof = {"proof", dmarc.aligned_by_spf && dmarc.aligned_by_dkim ? std::string_view{"SPF+DKIM"}
                             : dmarc.aligned_by_spf                        ? std::string_view{"SPF"}
                                                                           : std::string_view{"DKIM"}}};
}

constexpr bool is_aligned(const authentication& mail) noexcept {
  const auto& dmarc = mail.dmarc.verdict();
  return dmarc.aligned_by_spf || dmarc.aligned_by_dkim;
}

/// Why nothing that passed counts.
constexpr statement reason_of_failure(const authentication& mail, const names& n) noexcept {
  const bool spf = mail.spf.passes() && !mail.spf.domain().empty();
  const bool dkim = !passed_dkim_domain(mail).empty();
  if (spf && dkim) return {code::spf_and_dkim_for_another, n.spf, n.dkim, n.from};
  if (spf) return {code::spf_for_another, n.spf, n.from};
  if (dkim) return {code::dkim_for_another, n.dkim, n.from};
  // Without a record DMARC does not fail; it does not apply.
  return mail.dmarc.code() == result_code::none ? statement{code::nothing_passed} : statement{code::nothing_aligned};
}

constexpr verdict judge_author_fault(const author& from) noexcept {
  switch (from.fault) {
    case author_fault::none:
    case author_fault::no_field: return {{code::no_author}, {code::from_missing}, {code::use_original}};
    case author_fault::several_fields:
      return {{code::several_from_fields, parameter{"count", from.fields}}, {code::from_several}, {code::do_not_trust}};
    case author_fault::several_domains: return {{code::several_authors}, {code::from_several}, {code::do_not_trust}};
    case author_fault::hidden: return {{code::hidden_author}, {code::from_hidden}, {code::use_original}};
    case author_fault::malformed:
    case author_fault::no_mailbox: break;
  }
  const errc error = from.error == errc::none ? errc::missing_at : from.error;
  return {{code::no_author}, {code::from_malformed, parameter{"error", error}}, {code::do_not_trust}};
}

/// Whether SPF and DKIM both pass for the author domain itself, so that only the policy can be improved.
constexpr bool is_strictly_proven(const authentication& mail) noexcept {
  if (!mail.spf.passes() || !mail.spf.aligned.strict) return false;
  for (const auto& signature : mail.dkim) {
    if (signature.passes() && signature.aligned.strict) return true;
  }
  return false;
}

/// A signature of the author's domain without a result: the receiver lists another, or this copy cannot tell.
constexpr const signature_evidence* find_unjudged_signature(const authentication& mail) noexcept {
  for (const auto& signature : mail.dkim) {
    if (!signature.signature || !signature.aligned.relaxed) continue;
    if (signature.source() == result_source::none) return &signature;
    if (signature.outcome && !signature.outcome->decided()) return &signature;
  }
  return nullptr;
}

/// Whether the message itself shows that it was forwarded: fields of a list, a rewritten sender, a chain of ARC.
constexpr bool shows_forwarding(const authentication& mail) noexcept {
  if (mail.arc.chain.fields > 0) return true;
  const std::string_view sender = mail.envelope.sender.address;
  if (ascii::istarts_with(sender, "SRS0") || ascii::istarts_with(sender, "SRS1")) return true;
  for (const auto& field : mail.fields()) {
    if (field.is("List-Id") || field.is("List-Post") || field.is("X-Forwarded-For") || field.is("Resent-From")) {
      return true;
    }
  }
  return false;
}

/// Advice for the owner of the author domain. A free mail user is not the owner.
constexpr statement for_owner(const authentication& mail, const statement& advice) noexcept {
  return is_free_mail(mail.author_domain()) ? statement{code::nothing_to_fix} : advice;
}

constexpr verdict judge_pass(const authentication& mail, const names& n, const verdict_facts& known) noexcept {
  const auto& dmarc = mail.dmarc.verdict();
  if (dmarc.aligned_by_spf && dmarc.aligned_by_dkim) {
    if (dmarc.policy == "none" && is_strictly_proven(mail)) {
      return {{code::pass_policy_unused},
              {code::both_prove, n.spf, n.dkim, n.from},
              for_owner(mail, {code::tighten_policy})};
    }
    return {{code::pass_by_both}, {code::both_prove, n.spf, n.dkim, n.from}, {code::nothing_to_fix}};
  }
  if (dmarc.aligned_by_spf) {
    if (const auto* unjudged = find_unjudged_signature(mail); unjudged != nullptr) {
      if (mail.dmarc.here)
        return {{code::pass_by_spf_alone}, {code::spf_proves_signature_unknown, n.spf, n.from}, {code::use_original}};
      return {{code::pass_by_spf_alone}, {code::spf_proves_alone, n.spf, n.from, n.server}, {code::verify_with_dns}};
    }
    return {{code::pass_by_spf_alone}, {code::spf_proves, n.spf, n.from}, for_owner(mail, {code::align_dkim, n.from})};
  }
  if (!dmarc.aligned_by_dkim)
    return {{code::pass_as_reported, n.server}, {code::only_the_word, n.server}, {code::nothing_to_fix}};
  const statement proof{code::dkim_proves, n.dkim, n.from, parameter{"word", word(mail.spf.code())}};
  const bool failed = mail.spf.code() == result_code::fail || mail.spf.code() == result_code::softfail;
  if (failed && shows_forwarding(mail)) return {{code::pass_forwarded}, proof, {code::nothing_to_fix}};
  if (failed || mail.spf.source() == result_source::none)
    return {{code::pass_by_dkim_alone}, proof, {code::nothing_to_fix}};
  if (!mail.spf.passes()) return {{code::pass_by_dkim_alone}, proof, for_owner(mail, {code::align_spf, n.from})};
  if (known.mail_from_unused) {
    return {{code::mail_from_unused}, {code::spf_for_another, n.spf, n.from}, {code::check_mail_from}};
  }
  const auto* provider = find_envelope_provider(mail.spf.domain());
  const bool ses = provider != nullptr && provider->name == amazon_ses.name;
  const bool fixed = provider != nullptr && provider->return_path_setting.empty();
  return {{code::pass_by_dkim_alone},
          {code::spf_for_another, n.spf, n.from},
          for_owner(mail, ses     ? statement{code::add_second_leg}
                          : fixed ? statement{code::dkim_is_enough, parameter{"provider", provider->name}}
                                  : statement{code::align_spf, n.from})};
}

constexpr verdict judge_fail(const authentication& mail, const names& n) noexcept {
  if (is_aligned(mail)) {
    return {
        {code::fail_though_aligned, n.server, n.proof}, {code::only_the_word, n.server}, {code::ask_receiver, n.from}};
  }
  const auto reason = reason_of_failure(mail, n);
  const auto* by_spf = mail.spf.passes() ? find_envelope_provider(mail.spf.domain()) : nullptr;
  const auto* by_dkim = find_signing_provider(passed_dkim_domain(mail));
  if (by_spf != nullptr && by_dkim != nullptr && by_spf->name == by_dkim->name) {
    return {{code::fail_provider_only, parameter{"provider", by_spf->default_envelope}},
            reason,
            by_spf->name == amazon_ses.name ? statement{code::sign_then_mail_from, n.from}
                                            : statement{code::prove_either, n.from}};
  }
  return {{code::fail_unproven, n.from}, reason, {code::do_not_trust}};
}

/// No result counts. A mail server should ask DNS; a received or signed copy can be verified; a copy without any trace
/// of a receiver may be the sender's own.
constexpr verdict judge_unchecked(const authentication& mail) noexcept {
  if (mail.mode == message_mode::server) return {{code::not_checked_here}, {code::dns_not_asked}, {code::ask_dns}};
  if (mail.trusted.at || mail.envelope.sender.source == fact_source::return_path || mail.dkim.size() > 0) {
    return {{code::not_checked}, {code::no_trusted_results}, {code::verify_with_dns}};
  }
  return {{code::not_checked}, {code::no_trusted_results}, {code::use_received_copy}};
}

/// Something could not be evaluated, so that nothing is proven and nothing refuted.
constexpr verdict judge_unknown(const authentication& mail, const names& n) noexcept {
  const parameter from{"from", mail.author_domain()};
  for (const auto& signature : mail.dkim) {
    if (!signature.signature || !signature.aligned.relaxed || !signature.outcome) continue;
    const parameter domain{"domain", signature.signature->domain};
    if (signature.outcome->outlived) {
      const bool expired = signature.cause() == dkim::cause::expired;
      const auto why = expired ? statement{code::expired_since, domain} : statement{code::key_is_gone, domain};
      return {{code::unknown_author, from}, why, {code::use_recorded_results}};
    }
    if (signature.cause() == dkim::cause::body_differs || signature.cause() == dkim::cause::body_missing) {
      return {{code::unknown_author, from}, {code::only_header_proven, domain}, {code::use_original}};
    }
    if (!signature.outcome->decided())
      return {{code::unknown_author, from}, {code::copy_altered, domain}, {code::use_original}};
  }
  const auto cause = mail.spf.here ? mail.spf.here->cause : spf::cause::none;
  switch (cause) {
    case spf::cause::unknown_client:
      return {{code::unknown_author, from}, {code::client_unknown}, {code::give_envelope}};
    case spf::cause::behind_gateway:
      return {{code::unknown_author, from},
              {code::client_is_gateway,
               parameter{"gateway", mail.gateway == nullptr ? std::string_view{} : mail.gateway->name}},
              {code::give_envelope}};
    case spf::cause::disputed_sender:
    case spf::cause::unknown_sender:
      return {{code::unknown_author, from}, {code::sender_unknown}, {code::give_envelope}};
    default: return {{code::unknown_author, from}, reason_of_failure(mail, n), {code::use_original}};
  }
}

/// There is no verdict, and why.
constexpr verdict judge_without_verdict(const authentication& mail, const names& n) noexcept {
  using dmarc::cause;
  switch (mail.dmarc.verdict().cause) {
    case cause::identifier_unknown: return judge_unknown(mail, n);
    case cause::pass_without_alignment:
      return {{code::contradiction, n.server, n.from}, reason_of_failure(mail, n), {code::ask_receiver, n.from}};
    case cause::disputed_report:
      return {{code::disputed_report, n.server}, {code::two_results, n.server}, {code::verify_with_dns}};
    case cause::reported_for_another:
      return {{code::unproven_not_reported, n.from}, {code::reported_another, n.server}, {code::do_not_trust}};
    default: break;
  }
  if (!mail.trusted.any() || mail.dmarc.here) return judge_unchecked(mail);
  if (!has_results(mail)) return {{code::not_checked}, {code::results_without_any, n.server}, {code::verify_with_dns}};
  if (is_aligned(mail)) {
    return {{code::aligned_record_unknown, n.proof, n.from},
            {code::dmarc_not_mentioned, n.server},
            {code::verify_with_dns}};
  }
  // The receiver has a result, but none that helps.
  return {{code::unproven_not_reported, n.from}, reason_of_failure(mail, n), {code::verify_with_dns}};
}

constexpr verdict judge_results(const authentication& mail, const verdict_facts& known) noexcept {
  if (mail.header.from.fault != author_fault::none) return judge_author_fault(mail.header.from);
  const auto n = find_names(mail);
  const auto& found = mail.dmarc.verdict();
  if (mail.dmarc.source() == result_source::none) return judge_without_verdict(mail, n);
  if (mail.dmarc.here) {
    if (found.cause == dmarc::cause::out_of_space)
      return {{code::undecided_here}, {code::memory_too_small}, {code::use_recorded_results}};
    if (found.code == result_code::temperror) return {{code::undecided_here}, {code::dns_silent}, {code::run_again}};
    if (found.cause == dmarc::cause::unusable_record) {
      return {{code::unusable_record, n.from}, {code::record_without_policy}, {code::repair_record, n.from}};
    }
  }
  switch (found.code) {
    case result_code::pass: return judge_pass(mail, n, known);
    case result_code::temperror:
      return {{code::undecided, n.server}, {code::only_the_word, n.server}, {code::try_later}};
    case result_code::permerror:
      return {{code::broken_record, n.server, n.from}, {code::only_the_word, n.server}, {code::repair_record, n.from}};
    case result_code::none:
      if (is_aligned(mail)) {
        return {{code::aligned_without_dmarc, n.proof, n.from},
                {code::no_dmarc_record, n.from},
                for_owner(mail, {code::publish_dmarc, n.from})};
      }
      return {{code::unproven_without_dmarc, n.from}, reason_of_failure(mail, n), {code::do_not_trust}};
    default: return judge_fail(mail, n);
  }
}

}  // namespace detail

/// Puts the results of a message into words. The sentences hold views into `mail`, which must outlive them.
constexpr verdict judge(const authentication& mail, const verdict_facts& known = {}) noexcept {
  auto found = detail::judge_results(mail, known);
  // A look-alike domain passes for itself: warn about the name, suggest no repair.
  if (known.domain_may_mislead && detail::is_aligned(mail)) {
    found.next = {code::mind_the_domain, parameter{"from", mail.author_domain()}};
  }
  return found;
}

}  // namespace fromproof::inline v0::advice

#endif
