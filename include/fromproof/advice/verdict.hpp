#ifndef FROMPROOF_ADVICE_VERDICT_HPP
#define FROMPROOF_ADVICE_VERDICT_HPP

// The answer in three sentences: what the message proves, why, and what to do next.

#include <string_view>

#include "../authentication/mail.hpp"
#include "facts/free_mail.hpp"
#include "facts/provider.hpp"
#include "statement.hpp"

namespace fromproof::inline v0::advice {

struct verdict {
  statement headline{"not-checked"};
  statement reason{"no-trusted-results"};
  statement next{"use-received-copy"};
};

namespace detail {

/// The facts that the sentences name. Views into the authentication.
struct names {
  parameter from;
  parameter spf;
  parameter dkim;
  parameter server;
  parameter proof;
};

/// The domain that DKIM speaks for: of an aligned signature that passed, or else of any that passed.
constexpr std::string_view passed_dkim_domain(const authentication& mail) noexcept {
  std::string_view domain;
  for (const auto& signature : mail.dkim) {
    if (!signature.passes()) continue;
    if (signature.aligned.relaxed) return signature.signature->domain;
    if (domain.empty()) domain = signature.signature->domain;
  }
  return domain;
}

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
  if (spf && dkim) return {"spf-and-dkim-for-another", n.spf, n.dkim, n.from};
  if (spf) return {"spf-for-another", n.spf, n.from};
  if (dkim) return {"dkim-for-another", n.dkim, n.from};
  // Without a record DMARC does not fail; it is not there.
  return mail.dmarc.code() == result_code::none ? statement{"nothing-passed"} : statement{"nothing-aligned"};
}

constexpr verdict judge_author_fault(const author& from) noexcept {
  switch (from.fault) {
    case author_fault::none:
    case author_fault::no_field: return {{"no-author"}, {"from-missing"}, {"use-original"}};
    case author_fault::several_fields:
      return {{"several-from-fields", parameter{"count", from.fields}}, {"from-several"}, {"do-not-trust"}};
    case author_fault::several_domains: return {{"several-authors"}, {"from-several"}, {"do-not-trust"}};
    case author_fault::hidden: return {{"hidden-author"}, {"from-hidden"}, {"use-original"}};
    case author_fault::malformed:
    case author_fault::no_mailbox: break;
  }
  const errc error = from.error == errc::none ? errc::missing_at : from.error;
  return {{"no-author"}, {"from-malformed", parameter{"error", error}}, {"do-not-trust"}};
}

/// Whether both legs stand by the author domain itself, so that nothing but the policy is left to be done.
constexpr bool is_strictly_proven(const authentication& mail) noexcept {
  if (!mail.spf.passes() || !mail.spf.aligned.strict) return false;
  for (const auto& signature : mail.dkim) {
    if (signature.passes() && signature.aligned.strict) return true;
  }
  return false;
}

/// A signature of the author's domain that nobody has judged: the receiver lists another, or this copy cannot tell.
constexpr const signature_evidence* find_unjudged_signature(const authentication& mail) noexcept {
  for (const auto& signature : mail.dkim) {
    if (!signature.signature || !signature.aligned.relaxed) continue;
    if (signature.source() == result_source::none) return &signature;
    if (signature.outcome && !signature.outcome->decided()) return &signature;
  }
  return nullptr;
}

/// Whether anybody has a result of SPF or DKIM, be it the receiver or this program.
constexpr bool has_results(const authentication& mail) noexcept {
  if (mail.spf.source() != result_source::none) return true;
  for (const auto& signature : mail.dkim) {
    if (signature.source() != result_source::none) return true;
  }
  return false;
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

/// Advice for the owner of the author domain. Readers of free mail are none.
constexpr statement for_owner(const authentication& mail, const statement& advice) noexcept {
  return is_free_mail(mail.author_domain()) ? statement{"nothing-to-fix"} : advice;
}

constexpr verdict judge_pass(const authentication& mail, const names& n) noexcept {
  const auto& dmarc = mail.dmarc.verdict();
  if (dmarc.aligned_by_spf && dmarc.aligned_by_dkim) {
    if (dmarc.policy == "none" && is_strictly_proven(mail)) {
      return {{"pass-policy-unused"}, {"both-prove", n.spf, n.dkim, n.from}, for_owner(mail, {"tighten-policy"})};
    }
    return {{"pass-by-both"}, {"both-prove", n.spf, n.dkim, n.from}, {"nothing-to-fix"}};
  }
  if (dmarc.aligned_by_spf) {
    if (const auto* unjudged = find_unjudged_signature(mail); unjudged != nullptr) {
      if (mail.dmarc.here)
        return {{"pass-by-spf-alone"}, {"spf-proves-signature-unknown", n.spf, n.from}, {"use-original"}};
      return {{"pass-by-spf-alone"}, {"spf-proves-alone", n.spf, n.from, n.server}, {"verify-with-dns"}};
    }
    return {{"pass-by-spf-alone"}, {"spf-proves", n.spf, n.from}, for_owner(mail, {"align-dkim", n.from})};
  }
  if (!dmarc.aligned_by_dkim) return {{"pass-as-reported", n.server}, {"only-the-word", n.server}, {"nothing-to-fix"}};
  const statement proof{"dkim-proves", n.dkim, n.from, parameter{"word", word(mail.spf.code())}};
  const bool failed = mail.spf.code() == result_code::fail || mail.spf.code() == result_code::softfail;
  if (failed && shows_forwarding(mail)) return {{"pass-forwarded"}, proof, {"nothing-to-fix"}};
  if (failed || mail.spf.source() == result_source::none) return {{"pass-by-dkim-alone"}, proof, {"nothing-to-fix"}};
  if (!mail.spf.passes()) return {{"pass-by-dkim-alone"}, proof, for_owner(mail, {"align-spf", n.from})};
  const auto* provider = find_envelope_provider(mail.spf.domain());
  const bool ses = provider != nullptr && provider->name == amazon_ses.name;
  const bool fixed = provider != nullptr && provider->return_path_setting.empty();
  return {{"pass-by-dkim-alone"},
          {"spf-for-another", n.spf, n.from},
          for_owner(mail, ses     ? statement{"add-second-leg"}
                          : fixed ? statement{"dkim-is-enough", parameter{"provider", provider->name}}
                                  : statement{"align-spf", n.from})};
}

constexpr verdict judge_fail(const authentication& mail, const names& n) noexcept {
  if (is_aligned(mail)) {
    return {{"fail-though-aligned", n.server, n.proof}, {"only-the-word", n.server}, {"ask-receiver", n.from}};
  }
  const auto reason = reason_of_failure(mail, n);
  const auto* by_spf = mail.spf.passes() ? find_envelope_provider(mail.spf.domain()) : nullptr;
  const auto* by_dkim = find_signing_provider(passed_dkim_domain(mail));
  if (by_spf != nullptr && by_dkim != nullptr && by_spf->name == by_dkim->name) {
    return {
        {"fail-provider-only", parameter{"provider", by_spf->default_envelope}},
        reason,
        by_spf->name == amazon_ses.name ? statement{"sign-then-mail-from", n.from} : statement{"prove-either", n.from}};
  }
  return {{"fail-unproven", n.from}, reason, {"do-not-trust"}};
}

/// Nobody said anything that counts. A mail server asks with DNS; a received copy can be verified; a copy without any
/// trace of a receiver may be the sent one.
constexpr verdict judge_unchecked(const authentication& mail) noexcept {
  if (mail.mode == message_mode::server) return {{"not-checked-here"}, {"dns-not-asked"}, {"ask-dns"}};
  if (mail.trusted.at || mail.envelope.sender.source == fact_source::return_path) {
    return {{"not-checked"}, {"no-trusted-results"}, {"verify-with-dns"}};
  }
  return {{"not-checked"}, {"no-trusted-results"}, {"use-received-copy"}};
}

/// Something could not be evaluated, so that nothing is proven and nothing refuted.
constexpr verdict judge_unknown(const authentication& mail, const names& n) noexcept {
  const parameter from{"from", mail.author_domain()};
  for (const auto& signature : mail.dkim) {
    if (!signature.signature || !signature.aligned.relaxed || !signature.outcome) continue;
    const parameter domain{"domain", signature.signature->domain};
    if (signature.outcome->outlived) {
      const bool expired = signature.cause() == dkim::cause::expired;
      const auto why = expired ? statement{"expired-since", domain} : statement{"key-is-gone", domain};
      return {{"unknown-author", from}, why, {"use-recorded-results"}};
    }
    if (signature.cause() == dkim::cause::body_differs || signature.cause() == dkim::cause::body_missing) {
      return {{"unknown-author", from}, {"only-header-proven", domain}, {"use-original"}};
    }
    if (!signature.outcome->decided()) return {{"unknown-author", from}, {"copy-altered", domain}, {"use-original"}};
  }
  const auto cause = mail.spf.here ? mail.spf.here->cause : spf::cause::none;
  switch (cause) {
    case spf::cause::unknown_client: return {{"unknown-author", from}, {"client-unknown"}, {"give-envelope"}};
    case spf::cause::behind_gateway:
      return {{"unknown-author", from},
              {"client-is-gateway",
               parameter{"gateway", mail.gateway == nullptr ? std::string_view{} : mail.gateway->name}},
              {"give-envelope"}};
    case spf::cause::disputed_sender:
    case spf::cause::unknown_sender: return {{"unknown-author", from}, {"sender-unknown"}, {"give-envelope"}};
    default: return {{"unknown-author", from}, reason_of_failure(mail, n), {"use-original"}};
  }
}

/// No verdict, and why.
constexpr verdict judge_without_verdict(const authentication& mail, const names& n) noexcept {
  using dmarc::cause;
  switch (mail.dmarc.verdict().cause) {
    case cause::identifier_unknown: return judge_unknown(mail, n);
    case cause::pass_without_alignment:
      return {{"contradiction", n.server, n.from}, reason_of_failure(mail, n), {"ask-receiver", n.from}};
    case cause::disputed_report: return {{"disputed-report", n.server}, {"two-results", n.server}, {"verify-with-dns"}};
    case cause::reported_for_another:
      return {{"unproven-not-reported", n.from}, {"reported-another", n.server}, {"do-not-trust"}};
    default: break;
  }
  if (!mail.trusted.any() || mail.dmarc.here) return judge_unchecked(mail);
  if (!has_results(mail)) return {{"not-checked"}, {"results-without-any", n.server}, {"verify-with-dns"}};
  if (is_aligned(mail)) {
    return {{"aligned-record-unknown", n.proof, n.from}, {"dmarc-not-mentioned", n.server}, {"verify-with-dns"}};
  }
  // The receiver has a result, but none that would tell.
  return {{"unproven-not-reported", n.from}, reason_of_failure(mail, n), {"verify-with-dns"}};
}

}  // namespace detail

/// Puts the results of a message into words. The sentences hold views into `mail`, which must outlive them.
constexpr verdict judge(const authentication& mail) noexcept {
  if (mail.header.from.fault != author_fault::none) return detail::judge_author_fault(mail.header.from);
  const auto n = detail::find_names(mail);
  const auto& found = mail.dmarc.verdict();
  if (mail.dmarc.source() == result_source::none) return detail::judge_without_verdict(mail, n);
  if (mail.dmarc.here) {
    if (found.cause == dmarc::cause::out_of_space)
      return {{"undecided-here"}, {"memory-too-small"}, {"use-recorded-results"}};
    if (found.code == result_code::temperror) return {{"undecided-here"}, {"dns-silent"}, {"run-again"}};
    if (found.cause == dmarc::cause::unusable_record) {
      return {{"unusable-record", n.from}, {"record-without-policy"}, {"repair-record", n.from}};
    }
  }
  switch (found.code) {
    case result_code::pass: return detail::judge_pass(mail, n);
    case result_code::temperror: return {{"undecided", n.server}, {"only-the-word", n.server}, {"try-later"}};
    case result_code::permerror:
      return {{"broken-record", n.server, n.from}, {"only-the-word", n.server}, {"repair-record", n.from}};
    case result_code::none:
      if (detail::is_aligned(mail)) {
        return {{"aligned-without-dmarc", n.proof, n.from},
                {"no-dmarc-record", n.from},
                detail::for_owner(mail, {"publish-dmarc", n.from})};
      }
      return {{"unproven-without-dmarc", n.from}, detail::reason_of_failure(mail, n), {"do-not-trust"}};
    default: return detail::judge_fail(mail, n);
  }
}

}  // namespace fromproof::inline v0::advice

#endif
