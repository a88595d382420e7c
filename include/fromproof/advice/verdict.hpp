#ifndef FROMPROOF_ADVICE_VERDICT_HPP
#define FROMPROOF_ADVICE_VERDICT_HPP

// The answer in three sentences: what the message proves, why, and what to do next.

#include <string_view>

#include "../authentication/mail.hpp"
#include "provider.hpp"
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
    if (signature.code != result_code::pass) continue;
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
          .server = {"server", mail.trusted ? mail.trusted.server : std::string_view{}},
          .proof = {"proof", dmarc.aligned_by_spf && dmarc.aligned_by_dkim ? std::string_view{"SPF+DKIM"}
                             : dmarc.aligned_by_spf                        ? std::string_view{"SPF"}
                                                                           : std::string_view{"DKIM"}}};
}

/// Why nothing that passed counts.
constexpr statement reason_of_failure(const authentication& mail, const names& n) noexcept {
  const bool spf = mail.spf.code() == result_code::pass && !mail.spf.domain().empty();
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
  if (mail.spf.code() != result_code::pass || !mail.spf.aligned.strict) return false;
  for (const auto& signature : mail.dkim) {
    if (signature.code == result_code::pass && signature.aligned.strict) return true;
  }
  return false;
}

/// Whether the author's domain signed and the receiver does not say what became of the signature: some name no domain.
constexpr bool has_unjudged_signature(const authentication& mail) noexcept {
  if (mail.dmarc.source() != result_source::reported) return false;
  for (const auto& signature : mail.dkim) {
    if (signature.source == result_source::none && signature.aligned.relaxed) return true;
  }
  return false;
}

/// Whether the receiver's field says anything of SPF or DKIM. That of iCloud on top is about BIMI alone.
constexpr bool has_results(const authentication& mail) noexcept {
  if (mail.spf.source() != result_source::none) return true;
  for (const auto& signature : mail.dkim) {
    if (signature.source == result_source::reported) return true;
  }
  return false;
}

constexpr verdict judge_pass(const authentication& mail, const names& n) noexcept {
  const auto& dmarc = mail.dmarc.verdict();
  if (dmarc.aligned_by_spf && dmarc.aligned_by_dkim) {
    if (dmarc.policy == "none" && is_strictly_proven(mail)) {
      return {{"pass-policy-unused"}, {"both-prove", n.spf, n.dkim, n.from}, {"tighten-policy"}};
    }
    return {{"pass-by-both"}, {"both-prove", n.spf, n.dkim, n.from}, {"nothing-to-fix"}};
  }
  if (dmarc.aligned_by_spf && has_unjudged_signature(mail)) {
    return {{"pass-by-spf-alone"}, {"spf-proves-alone", n.spf, n.from, n.server}, {"verify-with-dns"}};
  }
  if (dmarc.aligned_by_spf) return {{"pass-by-spf-alone"}, {"spf-proves", n.spf, n.from}, {"align-dkim", n.from}};
  if (!dmarc.aligned_by_dkim) return {{"pass-as-reported", n.server}, {"only-the-word", n.server}, {"nothing-to-fix"}};
  const statement proof{"dkim-proves", n.dkim, n.from, parameter{"word", word(mail.spf.code())}};
  if (mail.spf.code() == result_code::fail || mail.spf.code() == result_code::softfail) {
    return {{"pass-forwarded"}, proof, {"nothing-to-fix"}};
  }
  if (mail.spf.code() != result_code::pass) return {{"pass-by-dkim-alone"}, proof, {"align-spf", n.from}};
  const auto* provider = find_envelope_provider(mail.spf.domain());
  const bool ses = provider != nullptr && provider->name == amazon_ses.name;
  const bool fixed = provider != nullptr && provider->return_path_setting.empty();
  return {{"pass-by-dkim-alone"},
          {"spf-for-another", n.spf, n.from},
          ses     ? statement{"add-second-leg"}
          : fixed ? statement{"dkim-is-enough", parameter{"provider", provider->name}}
                  : statement{"align-spf", n.from}};
}

constexpr verdict judge_fail(const authentication& mail, const names& n) noexcept {
  const auto& dmarc = mail.dmarc.verdict();
  if (dmarc.aligned_by_spf || dmarc.aligned_by_dkim) {
    return {{"fail-though-aligned", n.server, n.proof}, {"only-the-word", n.server}, {"ask-receiver", n.from}};
  }
  const auto reason = reason_of_failure(mail, n);
  const auto* by_spf = mail.spf.code() == result_code::pass ? find_envelope_provider(mail.spf.domain()) : nullptr;
  const auto* by_dkim = find_signing_provider(passed_dkim_domain(mail));
  if (by_spf != nullptr && by_dkim != nullptr && by_spf->name == by_dkim->name) {
    return {
        {"fail-provider-only", parameter{"provider", by_spf->default_envelope}},
        reason,
        by_spf->name == amazon_ses.name ? statement{"sign-then-mail-from", n.from} : statement{"prove-either", n.from}};
  }
  return {{"fail-unproven", n.from}, reason, {"do-not-trust"}};
}

constexpr verdict judge_unreported(const authentication& mail, const names& n) noexcept {
  if (!mail.trusted.any()) return {{"not-checked"}, {"no-trusted-results"}, {"use-received-copy"}};
  if (!has_results(mail) && !mail.reported.present) {
    return {{"not-checked"}, {"results-without-any", n.server}, {"verify-with-dns"}};
  }
  if (mail.dmarc.reason == "pass-without-alignment") {
    return {{"contradiction", n.server, n.from}, reason_of_failure(mail, n), {"ask-receiver", n.from}};
  }
  const bool aligned = mail.dmarc.verdict().aligned_by_spf || mail.dmarc.verdict().aligned_by_dkim;
  if (aligned && !mail.reported.present) {
    return {{"aligned-record-unknown", n.proof, n.from}, {"dmarc-not-mentioned", n.server}, {"nothing-to-fix"}};
  }
  return {{"fail-unproven", n.from}, reason_of_failure(mail, n), {"do-not-trust"}};
}

}  // namespace detail

/// Puts the results of a message into words. The sentences hold views into `mail`, which must outlive them.
constexpr verdict judge(const authentication& mail) noexcept {
  if (mail.header.from.fault != author_fault::none) return detail::judge_author_fault(mail.header.from);
  const auto n = detail::find_names(mail);
  if (mail.dmarc.source() == result_source::none) return detail::judge_unreported(mail, n);
  if (mail.dmarc.source() == result_source::verified) {
    if (mail.dmarc.code() == result_code::temperror) return {{"undecided-here"}, {"dns-silent"}, {"try-later"}};
    if (mail.dmarc.reason == "unusable-record") {
      return {{"unusable-record", n.from}, {"record-without-policy"}, {"mend-record", n.from}};
    }
  }
  switch (mail.dmarc.code()) {
    case result_code::pass: return detail::judge_pass(mail, n);
    case result_code::temperror: return {{"undecided", n.server}, {"only-the-word", n.server}, {"try-later"}};
    case result_code::permerror:
      return {{"broken-record", n.server, n.from}, {"only-the-word", n.server}, {"mend-record", n.from}};
    case result_code::none:
      if (mail.dmarc.verdict().aligned_by_spf || mail.dmarc.verdict().aligned_by_dkim) {
        return {{"aligned-without-dmarc", n.proof, n.from}, {"no-dmarc-record", n.from}, {"publish-dmarc", n.from}};
      }
      return {{"unproven-without-dmarc", n.from}, detail::reason_of_failure(mail, n), {"publish-dmarc", n.from}};
    default: return detail::judge_fail(mail, n);
  }
}

}  // namespace fromproof::inline v0::advice

#endif
