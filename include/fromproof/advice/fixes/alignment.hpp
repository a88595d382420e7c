#ifndef FROMPROOF_ADVICE_FIXES_ALIGNMENT_HPP
#define FROMPROOF_ADVICE_FIXES_ALIGNMENT_HPP

// Results that passed but do not count, and the DNS records that make them count.

#include <string_view>

#include "../../authentication/mail.hpp"
#include "../../text/bounded_list.hpp"
#include "../../text/slice.hpp"
#include "../facts/ownership.hpp"
#include "../facts/provider.hpp"
#include "../finding.hpp"
#include "../fix.hpp"
#include "../verdict.hpp"
#include "record_changes.hpp"
#include "ses.hpp"

namespace fromproof::inline v0::advice {

namespace detail {

constexpr void add_record(fix& to, const provider_record& record, std::string_view domain) noexcept {
  if (record.name.empty()) return;
  const std::string_view between = record.after_domain.empty() ? std::string_view{} : domain;
  to.records[to.size++] = {{record.name, ".", domain}, record.type, {record.value, between, record.after_domain}};
}

/// Signing as the customer. If the provider makes individual records for each customer, its console shows them.
constexpr fix provider_dkim(const authentication& mail, const provider& by) noexcept {
  fix out{.says = {code::provider_dkim, parameter{"provider", by.name}, parameter{"setting", by.dkim_setting},
                   parameter{"from", mail.author_domain()}},
          .note = by.dkim[0].name.empty() ? statement{code::provider_console} : statement{code::provider_records}};
  for (const auto& record : by.dkim) add_record(out, record, mail.author_domain());
  return out;
}

/// A Return-Path under the customer's domain.
constexpr fix provider_return_path(const authentication& mail, const provider& by) noexcept {
  fix out{.says = {code::provider_return_path, parameter{"provider", by.name},
                   parameter{"setting", by.return_path_setting}, parameter{"from", mail.author_domain()}},
          .note = by.return_path.name.empty() ? statement{code::provider_console} : statement{code::provider_records}};
  add_record(out, by.return_path, verified_identity(mail));
  return out;
}

/// A first DMARC record. Offered only if DNS was asked and has none: an unread record must not be replaced.
constexpr fix publish_dmarc(const authentication& mail) noexcept {
  const std::string_view domain =
      mail.organizational_domain().empty() ? mail.author_domain() : mail.organizational_domain();
  fix out{.says = {code::dmarc_record, parameter{"from", domain}}, .note = {code::dmarc_record_note}};
  if (mail.dmarc.here && mail.dmarc.verdict().cause == dmarc::cause::no_record) {
    out.records[out.size++] = {{"_dmarc.", domain}, "TXT", {"v=DMARC1; p=none; rua=mailto:dmarc-reports@", domain}};
  } else {
    out.note = {code::dmarc_unread_note, parameter{"from", domain}};
  }
  return out;
}

/// Results that passed but do not count. These are facts; only the owner is offered the records that change them.
constexpr void tell_unaligned(const authentication& mail, const provider* by,
                              bounded_list<finding>& findings) noexcept {
  const parameter from{"from", mail.author_domain()};
  const parameter domain{"domain", mail.spf.domain()};
  const bool passed = mail.spf.passes() && !mail.spf.domain().empty();
  const std::string_view dkim = passed_dkim_domain(mail);
  if (!dkim.empty() && !mail.dmarc.verdict().aligned_by_dkim) {
    findings.push_back({severity::error, {code::dkim_missing_for_author, from, parameter{"domain", dkim}}});
  }
  if (passed && !mail.spf.aligned.relaxed) {
    findings.push_back(by != nullptr ? finding{severity::warning,
                                               {code::spf_unaligned_provider_return_path,
                                                parameter{"provider", by->name}, domain, from}}
                                     : finding{severity::info, {code::spf_unaligned, domain, from}});
  } else if (passed && !mail.spf.aligned.strict) {
    findings.push_back({severity::info, {code::spf_not_strict, domain, from}});
  }
}

constexpr void tell_policy(const authentication& mail, bounded_list<finding>& findings) noexcept {
  const bool failed = mail.spf.code() == result_code::fail || mail.spf.code() == result_code::softfail;
  if (failed && mail.dmarc.verdict().aligned_by_dkim && shows_forwarding(mail)) {
    findings.push_back({severity::info, {code::forwarded}});
  }
  if (mail.dmarc.verdict().policy == "none" && !is_free_mail(mail.author_domain())) {
    const bool lost = mail.dmarc.code() == result_code::fail;
    findings.push_back({severity::info, lost ? statement{code::policy_none_failed} : statement{code::policy_none}});
  }
}

}  // namespace detail

/// Findings about SPF and DKIM results that count for another domain, with fixes in order of their effect. `dns` holds
/// the questions and answers; `whose` decides whether records are offered at all. `Asks`: whether DNS is ever asked.
/// Returns whether a custom MAIL FROM domain of Amazon SES is set up, but was not used.
template <bool Asks = true>
constexpr bool find_unaligned(const authentication& mail, ownership whose, bounded_list<finding>& findings,
                              bounded_list<fix>& fixes, slice<const dns::exchange> dns = {},
                              const mail_from_choice& chosen = {}) noexcept {
  if (mail.author_domain().empty()) return false;
  const bool spf_passed = mail.spf.passes() && !mail.spf.domain().empty();
  const auto* provider = spf_passed ? find_envelope_provider(mail.spf.domain()) : nullptr;
  const bool signed_by_author = mail.dmarc.verdict().aligned_by_dkim;
  detail::tell_unaligned(mail, provider, findings);
  detail::tell_policy(mail, findings);
  const bool without_record = mail.dmarc.code() == result_code::none && mail.dmarc.source() != result_source::none &&
                              mail.dmarc.verdict().cause != dmarc::cause::unusable_record;
  const parameter from{"from", mail.author_domain()};
  if (without_record) findings.push_back({severity::warning, {code::publish_dmarc, from}});
  if (whose == ownership::unproven) return false;
  if (whose == ownership::provider) findings.push_back({severity::info, {code::if_you_sent_this, from}});

  if (provider != nullptr && !mail.spf.aligned.relaxed && provider->name != amazon_ses.name) {
    if (!signed_by_author && !detail::find_unjudged_signature(mail)) {
      fixes.push_back(detail::provider_dkim(mail, *provider));
    }
    if (!provider->return_path_setting.empty()) fixes.push_back(detail::provider_return_path(mail, *provider));
  }
  // A provider that sends with the customer's Return-Path is recognized by its own signature.
  const auto* signer = signed_by_author ? nullptr : find_signing_provider(detail::passed_dkim_domain(mail));
  if (signer != nullptr && signer != provider && signer->name != amazon_ses.name) {
    fixes.push_back(detail::provider_dkim(mail, *signer));
  }
  const bool mail_from_unused = find_ses_faults<Asks>(mail, dns, findings, fixes, chosen);
  if (without_record) fixes.push_back(detail::publish_dmarc(mail));
  find_record_changes<Asks>(mail, whose, dns, fixes);
  return mail_from_unused;
}

}  // namespace fromproof::inline v0::advice

#endif
