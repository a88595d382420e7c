#ifndef FROMPROOF_ADVICE_FIND_UNALIGNED_HPP
#define FROMPROOF_ADVICE_FIND_UNALIGNED_HPP

// What passed without counting, and the DNS records that make it count.

#include <span>
#include <string_view>

#include "../authentication/mail.hpp"
#include "../bounded_list.hpp"
#include "find_record_changes.hpp"
#include "finding.hpp"
#include "fix.hpp"
#include "provider.hpp"
#include "ses.hpp"
#include "verdict.hpp"

namespace fromproof::inline v0::advice {

namespace detail {

constexpr void add_record(fix& to, const provider_record& record, std::string_view domain) noexcept {
  if (record.name.empty()) return;
  const std::string_view between = record.after_domain.empty() ? std::string_view{} : domain;
  to.records[to.size++] = {{record.name, ".", domain}, record.type, {record.value, between, record.after_domain}};
}

/// Signing as the customer. Where the provider makes the records for each customer, its console shows them.
constexpr fix provider_dkim(const authentication& mail, const provider& by) noexcept {
  fix out{.says = {"provider-dkim", parameter{"provider", by.name}, parameter{"setting", by.dkim_setting},
                   parameter{"from", mail.author_domain()}},
          .note = by.dkim[0].name.empty() ? statement{"provider-console"} : statement{"provider-records"}};
  for (const auto& record : by.dkim) add_record(out, record, mail.author_domain());
  return out;
}

/// A Return-Path of the customer's own.
constexpr fix provider_return_path(const authentication& mail, const provider& by) noexcept {
  fix out{.says = {"provider-return-path", parameter{"provider", by.name}, parameter{"setting", by.return_path_setting},
                   parameter{"from", mail.author_domain()}},
          .note = by.return_path.name.empty() ? statement{"provider-console"} : statement{"provider-records"}};
  add_record(out, by.return_path, verified_identity(mail));
  return out;
}

constexpr fix publish_dmarc(const authentication& mail) noexcept {
  const std::string_view domain =
      mail.organizational_domain().empty() ? mail.author_domain() : mail.organizational_domain();
  return {.says = {"dmarc-record", parameter{"from", domain}},
          .note = {"dmarc-record-note"},
          .records = {dns_record{{"_dmarc.", domain}, "TXT", {"v=DMARC1; p=none; rua=mailto:dmarc-reports@", domain}}},
          .size = 1};
}

}  // namespace detail

/// Findings about SPF and DKIM results that count for another domain, with the fixes in order of their effect. `dns` is
/// what was asked and answered.
constexpr void find_unaligned(const authentication& mail, bounded_list<finding>& findings, bounded_list<fix>& fixes,
                              std::span<const dns::exchange> dns = {}) noexcept {
  if (mail.author_domain().empty()) return;
  const parameter from{"from", mail.author_domain()};
  const parameter domain{"domain", mail.spf.domain()};
  const bool spf_passed = mail.spf.code() == result_code::pass && !mail.spf.domain().empty();
  const bool spf_counts = spf_passed && mail.spf.aligned.relaxed;
  const std::string_view dkim = detail::passed_dkim_domain(mail);
  const auto* provider = spf_passed ? find_envelope_provider(mail.spf.domain()) : nullptr;

  if (!dkim.empty() && !mail.dmarc.verdict().aligned_by_dkim) {
    findings.push_back({severity::error, {"dkim-missing-for-author", from, parameter{"domain", dkim}}});
  }
  if (spf_passed && !spf_counts && provider != nullptr) {
    findings.push_back({severity::warning,
                        {"spf-unaligned-provider-return-path", parameter{"provider", provider->name}, domain, from}});
    if (provider->name != amazon_ses.name) {
      if (!mail.dmarc.verdict().aligned_by_dkim) fixes.push_back(detail::provider_dkim(mail, *provider));
      if (!provider->return_path_setting.empty()) fixes.push_back(detail::provider_return_path(mail, *provider));
    }
  } else if (spf_passed && !spf_counts) {
    findings.push_back({severity::info, {"spf-unaligned", domain, from}});
  } else if (spf_counts && !mail.spf.aligned.strict) {
    findings.push_back({severity::info, {"spf-not-strict", domain, from}});
  }

  // Who sends with the customer's Return-Path is known by its own signature.
  const auto* signer = mail.dmarc.verdict().aligned_by_dkim ? nullptr : find_signing_provider(dkim);
  if (signer != nullptr && signer != provider && signer->name != amazon_ses.name) {
    fixes.push_back(detail::provider_dkim(mail, *signer));
  }

  find_ses_faults(mail, dns, findings, fixes);

  const bool forwarded = mail.spf.code() == result_code::fail || mail.spf.code() == result_code::softfail;
  const bool on_the_way = mail.trusted || mail.spf.source() == result_source::verified;
  if (forwarded && mail.dmarc.verdict().aligned_by_dkim && on_the_way && !mail.envelope.helo.value.empty()) {
    findings.push_back({severity::info, {"forwarded", parameter{"server", mail.envelope.helo.value}}});
  }
  if (mail.dmarc.verdict().policy == "none") {
    const bool failed = mail.dmarc.code() == result_code::fail;
    findings.push_back({severity::info, failed ? statement{"policy-none-failed"} : statement{"policy-none"}});
  }
  const bool looked_up = mail.dmarc.source() == result_source::reported || mail.dmarc.reason == "no-record";
  if (looked_up && mail.dmarc.code() == result_code::none) {
    findings.push_back({severity::warning, {"publish-dmarc", from}});
    fixes.push_back(detail::publish_dmarc(mail));
  }
  find_record_changes(mail, dns, fixes);
}

}  // namespace fromproof::inline v0::advice

#endif
