#ifndef FROMPROOF_ADVICE_FIXES_SES_HPP
#define FROMPROOF_ADVICE_FIXES_SES_HPP

// Amazon SES: the records that are missing there, and notes about those that exist.

#include <array>
#include <string_view>

#include "../../authentication/mail.hpp"
#include "../../dns/query.hpp"
#include "../../domain/domain.hpp"
#include "../../text/ascii.hpp"
#include "../../text/bounded_list.hpp"
#include "../../text/slice.hpp"
#include "../facts/answers.hpp"
#include "../facts/ses.hpp"
#include "../finding.hpp"
#include "../fix.hpp"
#include "spf_include.hpp"

namespace fromproof::inline v0::advice {

namespace detail {

/// Regions with a domain of their own for the keys of Easy DKIM, "dkim.eu-south-1.amazonses.com" (AWS General
/// Reference, "Amazon Simple Email Service endpoints and quotas", DKIM domains). All others have "dkim.amazonses.com".
inline constexpr std::array<std::string_view, 11> ses_dkim_regions{
    "af-south-1"sv,   "ap-northeast-3"sv, "ap-south-2"sv,   "ap-southeast-3"sv, "ap-southeast-5"sv, "ca-west-1"sv,
    "eu-central-2"sv, "eu-south-1"sv,     "il-central-1"sv, "me-central-1"sv,   "us-gov-east-1"sv};

constexpr bool has_own_dkim_domain(std::string_view region) noexcept {
  for (const auto each : ses_dkim_regions) {
    if (each == region) return true;
  }
  return false;
}

/// SES makes the tokens of Easy DKIM: 32 letters and digits.
constexpr bool is_easy_dkim_token(std::string_view selector) noexcept {
  for (const char c : selector) {
    if (!ascii::is_digit(c) && !(c >= 'a' && c <= 'z')) return false;
  }
  return selector.size() == 32;
}

/// Custom MAIL FROM: exactly one MX, and an SPF record for that subdomain alone. The SPF record of the identity itself
/// stays as it is: a second one there would break SPF for all its mail (RFC 7208 section 4.5).
template <bool Asks>
constexpr fix ses_custom_mail_from(const authentication& mail, std::string_view region, std::string_view identity,
                                   const mail_from& at) noexcept {
  const parameter from{"from", mail.author_domain()};
  const composed name{at.label, identity};
  const parameter subdomain{"subdomain", ascii::slice(at.label, 0, at.label.size() - 1)};
  fix out{.says = {code::ses_custom_mail_from, parameter{"region", region}, parameter{"identity", identity}, subdomain,
                   from},
          .note = {code::ses_custom_mail_from_note, from}};
  if (!at.configured) {
    out.records[out.size++] = {name, "MX", {"10 feedback-smtp.", region, ".amazonses.com"}};
  }
  constexpr std::string_view mechanism = "include:amazonses.com";
  dns_record spf{name, "TXT", {"v=spf1 ", mechanism, " ~all"}};
  if constexpr (Asks) spf = merged_spf(name, at.texts, mechanism);
  if (!spf.value.empty()) out.records[out.size++] = spf;
  return out;
}

/// Easy DKIM. SES makes the tokens; a mail that is not signed with them yet does not show them.
constexpr fix ses_easy_dkim(std::string_view region, std::string_view domain, bool lost = false) noexcept {
  fix out{.says = {code::ses_easy_dkim, parameter{"region", region}, parameter{"from", domain}},
          .note = {code::ses_easy_dkim_note}};
  if (lost) {
    out.says = {code::ses_easy_dkim_lost, parameter{"from", domain}};
    out.note = {code::ses_easy_dkim_lost_note};
  }
  const bool own = has_own_dkim_domain(region);
  for (const std::string_view token : {"TOKEN1", "TOKEN2", "TOKEN3"}) {
    out.records[out.size++] = {{token, "._domainkey.", domain},
                               "CNAME",
                               {token, ".dkim.", own ? region : "", own ? "." : "", "amazonses.com"}};
  }
  return out;
}

/// Whether the author domain has a signature, and the fix if its key is missing.
struct own_signature {
  bool there = false;
  fix repair{};
};

constexpr own_signature find_own_signature(const authentication& mail, std::string_view region) noexcept {
  own_signature out;
  for (const auto& entry : mail.dkim) {
    if (!entry.signature || !entry.aligned.relaxed) continue;
    out.there = true;
    if (entry.cause() != dkim::cause::key_not_found && entry.cause() != dkim::cause::key_revoked) continue;
    // The signature is not proven, so neither its selector nor its spelling of the domain goes into a record.
    const std::string_view domain = entry.signer.name();
    if (is_easy_dkim_token(entry.signature->selector)) {
      out.repair = ses_easy_dkim(region, domain, true);
    } else {
      out.repair = {.says = {code::ses_byodkim, parameter{"domain", domain}}, .note = {code::ses_byodkim_note}};
      out.repair.records[out.repair.size++] = {
          {"SELECTOR._domainkey.", domain}, "TXT", {"v=DKIM1; k=rsa; p=PUBLIC_KEY"}};
    }
    return out;
  }
  return out;
}

}  // namespace detail

/// Findings and fixes for a mail that SES sent. The fixes are in order of their effect. `Asks`: whether DNS is ever
/// asked. Returns whether a custom MAIL FROM domain is set up in DNS, but was not used for this mail.
template <bool Asks = true>
constexpr bool find_ses_faults(const authentication& mail, slice<const dns::exchange> dns,
                               bounded_list<finding>& findings, bounded_list<fix>& fixes,
                               const mail_from_choice& chosen = {}) noexcept {
  if (mail.author_domain().empty() || !detail::is_from_ses(mail)) return false;
  bool unused = false;
  const std::string_view region = detail::sending_region(mail);
  const detail::known_answers known{dns};
  const auto& dmarc = mail.dmarc.verdict();

  if (!dmarc.aligned_by_dkim) {
    const auto own = detail::find_own_signature(mail, region);
    const bool by_customer = detail::has_ses_return_path(mail) || dmarc.aligned_by_spf;
    if (own.repair.size > 0) fixes.push_back(own.repair);
    // An existing signature that fails was broken on the way, or in this copy.
    if (!own.there && by_customer) fixes.push_back(detail::ses_easy_dkim(region, mail.author_domain()));
  }
  if (detail::has_ses_return_path(mail)) {
    const std::string_view identity = detail::verified_identity(mail);
    auto at = detail::find_mail_from(
        region, [&](std::string_view below, dns::record_type wanted) { return known(below, identity, wanted); });
    const parameter name{"name", composed{at.label, identity}};
    auto repaired = detail::ses_custom_mail_from<Asks>(mail, region, identity, at);
    unused = repaired.size == 0;
    if (unused) {
      findings.push_back({severity::warning, {code::ses_mail_from_unused, name}});
      repaired.says = {code::ses_use_mail_from, parameter{"region", region}, name};
      repaired.note = {code::ses_use_mail_from_note};
    } else if (!chosen.region.empty() || !chosen.label.empty()) {
      const bool moved = !chosen.label.empty() && chosen.label != at.label;
      if (moved) at.texts = known(chosen.label, identity, dns::record_type::txt);
      if (moved) at.label = chosen.label;
      const auto there = chosen.region.empty() ? region : chosen.region;
      // An MX record that is there names the guess.
      at.configured = at.configured && !moved && there == region;
      repaired = detail::ses_custom_mail_from<Asks>(mail, there, identity, at);
    }
    if (!at.elsewhere.empty()) {
      findings.push_back({severity::info,
                          {code::ses_mail_from_other_region, parameter{"name", composed{at.elsewhere, identity}},
                           parameter{"region", region}}});
    }
    fixes.push_back(repaired);
    if (!known("_amazonses.", identity, dns::record_type::txt).records.empty()) {
      findings.push_back({severity::info, {code::ses_old_verification, parameter{"domain", identity}}});
    }
  }
  if (detail::asks_for_strict_spf(mail)) {
    findings.push_back({severity::error, {code::ses_aspf_strict, parameter{"from", mail.author_domain()}}});
  }
  return unused;
}

}  // namespace fromproof::inline v0::advice

#endif
