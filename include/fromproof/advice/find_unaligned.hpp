#ifndef FROMPROOF_ADVICE_FIND_UNALIGNED_HPP
#define FROMPROOF_ADVICE_FIND_UNALIGNED_HPP

// What passed without counting, and the DNS records that make it count.

#include <string_view>

#include "../authentication.hpp"
#include "../bounded_list.hpp"
#include "finding.hpp"
#include "fix.hpp"
#include "provider.hpp"
#include "verdict.hpp"

namespace fromproof::inline v0::advice {

namespace detail {

/// The domain that the sender has verified with its provider: that of its own signature, or else the author domain.
constexpr std::string_view verified_identity(const authentication& mail) noexcept {
  for (const auto& signature : mail.dkim) {
    if (signature.code == result_code::pass && signature.aligned.relaxed) return signature.signature->domain;
  }
  return mail.author_domain();
}

/// Amazon SES, custom MAIL FROM: exactly one MX, and an SPF record for that subdomain alone. The SPF record of the
/// identity itself is not touched: a second one there would break SPF for all its mail (RFC 7208 section 4.5).
constexpr fix ses_custom_mail_from(const authentication& mail, std::string_view region) noexcept {
  const std::string_view identity = verified_identity(mail);
  const parameter from{"from", mail.author_domain()};
  const composed name{"mail.", identity};
  return {.says = {"ses-custom-mail-from", parameter{"region", region}, parameter{"identity", identity}, from},
          .note = {"ses-custom-mail-from-note", from},
          .records = {dns_record{name, "MX", {"10 feedback-smtp.", region, ".amazonses.com"}},
                      dns_record{name, "TXT", {"v=spf1 include:amazonses.com ~all"}}},
          .size = 2};
}

/// Amazon SES, Easy DKIM. The tokens are made by SES; a mail that is not yet signed with them does not show them.
constexpr fix ses_easy_dkim(const authentication& mail, std::string_view region) noexcept {
  const parameter from{"from", mail.author_domain()};
  fix out{.says = {"ses-easy-dkim", parameter{"region", region}, from}, .note = {"ses-easy-dkim-note"}};
  constexpr std::array<std::string_view, fix::max_records> tokens{"TOKEN1", "TOKEN2", "TOKEN3"};
  for (const auto token : tokens) {
    out.records[out.size++] = {{token, "._domainkey.", mail.author_domain()}, "CNAME", {token, ".dkim.amazonses.com"}};
  }
  return out;
}

constexpr void add_record(fix& to, const provider_record& record, std::string_view domain) noexcept {
  if (record.name.empty()) return;
  to.records[to.size++] = {{record.name, ".", domain}, record.type, {record.value}};
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

/// Findings about SPF and DKIM results that count for another domain, with the fixes in order of their effect.
constexpr void find_unaligned(const authentication& mail, bounded_list<finding>& findings,
                              bounded_list<fix>& fixes) noexcept {
  if (mail.author_domain().empty()) return;
  const parameter from{"from", mail.author_domain()};
  const parameter domain{"domain", mail.spf.domain.view()};
  const bool spf_passed = mail.spf.code == result_code::pass && !mail.spf.domain.empty();
  const bool spf_counts = spf_passed && mail.spf.aligned.relaxed;
  const std::string_view dkim = detail::passed_dkim_domain(mail);
  const auto* provider = spf_passed ? find_envelope_provider(mail.spf.domain.view()) : nullptr;

  if (!dkim.empty() && !mail.dmarc.aligned_by_dkim) {
    findings.push_back({severity::error, {"dkim-missing-for-author", from, parameter{"domain", dkim}}});
  }
  if (spf_passed && !spf_counts && provider != nullptr) {
    findings.push_back({severity::warning,
                        {"spf-unaligned-provider-return-path", parameter{"provider", provider->name}, domain, from}});
    if (provider->name == amazon_ses.name) {
      const std::string_view region = ses_region(mail.spf.domain.view());
      const std::string_view where = region.empty() ? std::string_view{"us-east-1"} : region;
      if (!mail.dmarc.aligned_by_dkim) fixes.push_back(detail::ses_easy_dkim(mail, where));
      fixes.push_back(detail::ses_custom_mail_from(mail, where));
    } else {
      if (!mail.dmarc.aligned_by_dkim) fixes.push_back(detail::provider_dkim(mail, *provider));
      if (!provider->return_path_setting.empty()) fixes.push_back(detail::provider_return_path(mail, *provider));
    }
  } else if (spf_passed && !spf_counts) {
    findings.push_back({severity::info, {"spf-unaligned", domain, from}});
  } else if (spf_counts && !mail.spf.aligned.strict) {
    findings.push_back({severity::info, {"spf-not-strict", domain, from}});
  }

  const bool forwarded = mail.spf.code == result_code::fail || mail.spf.code == result_code::softfail;
  if (forwarded && mail.dmarc.aligned_by_dkim && mail.trusted) {
    findings.push_back({severity::info, {"forwarded", parameter{"server", mail.envelope.helo.value}}});
  }
  if (mail.dmarc.policy == "none") {
    const bool failed = mail.dmarc.code == result_code::fail;
    findings.push_back({severity::info, failed ? statement{"policy-none-failed"} : statement{"policy-none"}});
  }
  const bool looked_up = mail.dmarc.source == result_source::reported || mail.dmarc.reason == "no-record";
  if (looked_up && mail.dmarc.code == result_code::none) {
    findings.push_back({severity::warning, {"publish-dmarc", from}});
    fixes.push_back(detail::publish_dmarc(mail));
  }
}

}  // namespace fromproof::inline v0::advice

#endif
