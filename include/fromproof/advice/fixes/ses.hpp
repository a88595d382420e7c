#ifndef FROMPROOF_ADVICE_FIXES_SES_HPP
#define FROMPROOF_ADVICE_FIXES_SES_HPP

// Amazon SES: what DNS shows of a sender's settings there, and the records that are missing. After verify():
//
//   while (!advice::inquire(mail, resolver)) wait_for_answers();

#include <array>
#include <span>
#include <string_view>

#include "../../authentication/mail.hpp"
#include "../../dmarc/record.hpp"
#include "../../dns/query.hpp"
#include "../../domain/domain.hpp"
#include "../../spf/add_mechanism.hpp"
#include "../../text/ascii.hpp"
#include "../../text/bounded_list.hpp"
#include "../facts/provider.hpp"
#include "../finding.hpp"
#include "../fix.hpp"

namespace fromproof::inline v0::advice {

namespace detail {

/// Regions whose keys of Easy DKIM stand below a domain of their own, "dkim.eu-south-1.amazonses.com" (AWS General
/// Reference, "Amazon Simple Email Service endpoints and quotas", DKIM domains). All others have "dkim.amazonses.com".
inline constexpr std::array<std::string_view, 11> ses_dkim_regions{
    "af-south-1",   "ap-northeast-3", "ap-south-2",   "ap-southeast-3", "ap-southeast-5", "ca-west-1",
    "eu-central-2", "eu-south-1",     "il-central-1", "me-central-1",   "us-gov-east-1"};

constexpr bool has_own_dkim_domain(std::string_view region) noexcept {
  for (const auto each : ses_dkim_regions) {
    if (each == region) return true;
  }
  return false;
}

/// The region of a host to which SES has bounces sent, "feedback-smtp.eu-west-1.amazonses.com"; empty for others. Every
/// region names it so.
constexpr std::string_view feedback_region(std::string_view host) noexcept {
  constexpr std::string_view begin = "feedback-smtp.";
  constexpr std::string_view end = ".amazonses.com";
  if (!ascii::istarts_with(host, begin) || host.size() <= begin.size() + end.size()) return {};
  if (!ascii::iequals(ascii::slice(host, host.size() - end.size(), host.size()), end)) return {};
  return ascii::slice(host, begin.size(), host.size() - end.size());
}

/// Tokens of Easy DKIM are made by SES: 32 letters and digits.
constexpr bool is_easy_dkim_token(std::string_view selector) noexcept {
  for (const char c : selector) {
    if (!ascii::is_digit(c) && !(c >= 'a' && c <= 'z')) return false;
  }
  return selector.size() == 32;
}

/// The domain that the sender has verified with its provider: that of its own signature, or else the author domain.
/// With A-labels, as it can stand in a record.
constexpr std::string_view verified_identity(const authentication& mail) noexcept {
  const std::string_view author = mail.author_domain();
  for (const auto& entry : mail.dkim) {
    if (!entry.passes() || !entry.aligned.relaxed) continue;
    return entry.signer.name();
  }
  return author;
}

/// Whether SPF passed for the Return-Path that SES takes until it is given another one.
constexpr bool has_ses_return_path(const authentication& mail) noexcept {
  if (mail.author_domain().empty() || mail.spf.code() != result_code::pass || mail.spf.aligned.relaxed) return false;
  return is_subdomain_of(mail.spf.domain(), amazon_ses.default_envelope);
}

/// Whether SES has signed or sent the mail, by something that passes: what a client calls itself shows nothing.
constexpr bool is_from_ses(const authentication& mail) noexcept {
  for (const auto& entry : mail.dkim) {
    if (entry.passes() && ascii::iequals(entry.signature->domain, amazon_ses.default_signer)) return true;
  }
  return has_ses_return_path(mail);
}

/// The region that sent the mail, as the Return-Path that passes names it.
constexpr std::string_view sending_region(const authentication& mail) noexcept {
  const std::string_view region = mail.spf.passes() ? ses_region(mail.spf.domain()) : std::string_view{};
  return region.empty() ? std::string_view{"us-east-1"} : region;
}

// -- the name of the custom MAIL FROM domain --------------------------------------------------------------------------

/// What is known of a name for it, below the identity.
struct mail_from {
  std::string_view label = "mail.";
  bool configured = false;       ///< its MX is that of SES in this region
  std::string_view elsewhere{};  ///< a name whose MX is that of SES in another region
  dns::answer texts{.status = dns::status::failure, .records = {}};
};

/// Looks for the name: the first that SES has already, or else the first that has neither MX nor TXT. `look(label,
/// type)` gives the answer for a name below the identity. While one is pending, so is its status in `texts`.
template <class Look>
constexpr mail_from find_mail_from(std::string_view region, Look&& look) {
  mail_from out;
  for (const std::string_view label : {"mail.", "bounce."}) {
    const dns::answer mx = look(label, dns::record_type::mx);
    const bool waits = mx.status == dns::status::pending;
    const bool unknown = mx.status == dns::status::failure || mx.status == dns::status::out_of_space;
    const bool free = mx.records.empty();
    // Exactly one MX: with others SES does not take the name for its own.
    const std::string_view there = mx.records.size() == 1 ? feedback_region(mx.records[0].data) : std::string_view{};
    out.label = label;
    out.configured = !there.empty() && ascii::iequals(there, region);
    out.texts = look(label, dns::record_type::txt);
    if (waits) out.texts.status = dns::status::pending;
    if (waits || unknown || out.configured || (free && out.texts.records.empty())) return out;
    if (!there.empty() && out.elsewhere.empty()) out.elsewhere = label;
  }
  return {.label = "mail-from.", .elsewhere = out.elsewhere};
}

/// The answers that were given, by a name in two parts.
struct known_answers {
  std::span<const dns::exchange> dns;

  constexpr dns::answer operator()(std::string_view label, std::string_view domain, dns::record_type type) const {
    for (const auto& each : dns) {
      const std::string_view name = each.question.name;
      if (each.question.type != type || name.size() != label.size() + domain.size()) continue;
      if (!ascii::iequals(ascii::slice(name, 0, label.size()), label)) continue;
      if (ascii::iequals(ascii::slice(name, label.size(), name.size()), domain)) return each.answered;
    }
    return {.status = dns::status::failure, .records = {}};
  }
};

// -- records ---------------------------------------------------------------------------------------------------------

/// The SPF record of a name with a mechanism in it: the old one, changed, or a new one. Its value is empty where
/// nothing is to be done, or nothing can be, as with several SPF records.
constexpr dns_record merged_spf(const composed& name, const dns::answer& texts, std::string_view mechanism) noexcept {
  std::string_view old;
  std::size_t found = 0;
  for (const auto& each : texts.records) {
    if (spf::is_record(each.data)) old = each.data, ++found;
  }
  if (found == 0) return {name, "TXT", {"v=spf1 ", mechanism, " ~all"}, {}, texts.records};
  const auto merged = spf::add_mechanism(old, mechanism);
  if (found > 1 || !merged.changed) return {name, "TXT", {}};
  const auto& p = merged.pieces;
  return {name, "TXT", {p[0], p[1], p[2], p[3]}, old, texts.records};
}

/// Custom MAIL FROM: exactly one MX, and an SPF record for that subdomain alone. The SPF record of the identity itself
/// is not touched: a second one there would break SPF for all its mail (RFC 7208 section 4.5).
template <bool Asks>
constexpr fix ses_custom_mail_from(const authentication& mail, std::string_view region, std::string_view identity,
                                   const mail_from& at) noexcept {
  const parameter from{"from", mail.author_domain()};
  const composed name{at.label, identity};
  fix out{.says = {"ses-custom-mail-from", parameter{"region", region}, parameter{"identity", identity}, from},
          .note = {"ses-custom-mail-from-note", from}};
  if (!at.configured) {
    out.records[out.size++] = {name, "MX", {"10 feedback-smtp.", region, ".amazonses.com"}};
  }
  constexpr std::string_view mechanism = "include:amazonses.com";
  dns_record spf{name, "TXT", {"v=spf1 ", mechanism, " ~all"}};
  if constexpr (Asks) spf = merged_spf(name, at.texts, mechanism);
  if (!spf.value.empty()) out.records[out.size++] = spf;
  return out;
}

/// Easy DKIM. The tokens are made by SES; a mail that is not yet signed with them does not show them.
constexpr fix ses_easy_dkim(std::string_view region, std::string_view domain, bool lost = false) noexcept {
  fix out{.says = {"ses-easy-dkim", parameter{"region", region}, parameter{"from", domain}},
          .note = {"ses-easy-dkim-note"}};
  if (lost) {
    out.says = {"ses-easy-dkim-lost", parameter{"from", domain}};
    out.note = {"ses-easy-dkim-lost-note"};
  }
  const bool own = has_own_dkim_domain(region);
  for (const std::string_view token : {"TOKEN1", "TOKEN2", "TOKEN3"}) {
    out.records[out.size++] = {{token, "._domainkey.", domain},
                               "CNAME",
                               {token, ".dkim.", own ? region : "", own ? "." : "", "amazonses.com"}};
  }
  return out;
}

/// Whether a signature of the author's own is there, and the fix where its key is not.
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
    // The signature is not proven: neither its selector nor its spelling of the domain goes into a record.
    const std::string_view domain = entry.signer.name();
    if (is_easy_dkim_token(entry.signature->selector)) {
      out.repair = ses_easy_dkim(region, domain, true);
    } else {
      out.repair = {.says = {"ses-byodkim", parameter{"domain", domain}}, .note = {"ses-byodkim-note"}};
      out.repair.records[out.repair.size++] = {
          {"SELECTOR._domainkey.", domain}, "TXT", {"v=DKIM1; k=rsa; p=PUBLIC_KEY"}};
    }
    return out;
  }
  return out;
}

constexpr bool asks_for_strict_spf(const authentication& mail) noexcept {
  return mail.dmarc.verdict().aspf == dmarc::alignment_mode::strict && !mail.dmarc.verdict().record.empty();
}

}  // namespace detail

/// Asks DNS what the advice for a mail wants to know beyond its verification: for mail that SES sent under its own
/// Return-Path, whether there is a custom MAIL FROM domain. False when an answer is pending.
template <dns::resolver R>
bool inquire(const authentication& mail, R&& resolver) {
  if (!detail::has_ses_return_path(mail)) return true;
  const std::string_view identity = detail::verified_identity(mail);
  const auto look = [&](std::string_view label, dns::record_type type) -> dns::answer {
    std::array<char, 253> memory{};
    buffer_sink name{memory};
    name(label), name(identity);
    if (name.overflowed()) return {.status = dns::status::failure, .records = {}};
    return resolver(dns::query{.name = name.view(), .type = type});
  };
  const bool old = look("_amazonses.", dns::record_type::txt).status == dns::status::pending;
  const auto found = detail::find_mail_from(detail::sending_region(mail), look);
  return !old && found.texts.status != dns::status::pending;
}

/// What is to be said of a mail that SES sent. The fixes are in the order of their effect. `Asks`: whether DNS is ever
/// asked.
template <bool Asks = true>
constexpr void find_ses_faults(const authentication& mail, std::span<const dns::exchange> dns,
                               bounded_list<finding>& findings, bounded_list<fix>& fixes) noexcept {
  if (mail.author_domain().empty() || !detail::is_from_ses(mail)) return;
  const std::string_view region = detail::sending_region(mail);
  const detail::known_answers known{dns};
  const auto& dmarc = mail.dmarc.verdict();

  if (!dmarc.aligned_by_dkim) {
    const auto own = detail::find_own_signature(mail, region);
    const bool by_customer = detail::has_ses_return_path(mail) || dmarc.aligned_by_spf;
    if (own.repair.size > 0) fixes.push_back(own.repair);
    // A signature that is there and does not hold was broken on the way, or in this copy.
    if (!own.there && by_customer) fixes.push_back(detail::ses_easy_dkim(region, mail.author_domain()));
  }
  if (detail::has_ses_return_path(mail)) {
    const std::string_view identity = detail::verified_identity(mail);
    const auto at = detail::find_mail_from(
        region, [&](std::string_view label, dns::record_type type) { return known(label, identity, type); });
    const parameter name{"name", composed{at.label, identity}};
    auto repaired = detail::ses_custom_mail_from<Asks>(mail, region, identity, at);
    if (repaired.size == 0) {
      findings.push_back({severity::warning, {"ses-mail-from-unused", name}});
      repaired.says = {"ses-use-mail-from", parameter{"region", region}, name};
      repaired.note = {"ses-use-mail-from-note"};
    }
    if (!at.elsewhere.empty()) {
      findings.push_back({severity::info,
                          {"ses-mail-from-other-region", parameter{"name", composed{at.elsewhere, identity}},
                           parameter{"region", region}}});
    }
    fixes.push_back(repaired);
    if (!known("_amazonses.", identity, dns::record_type::txt).records.empty()) {
      findings.push_back({severity::info, {"ses-old-verification", parameter{"domain", identity}}});
    }
  }
  if (detail::asks_for_strict_spf(mail)) {
    findings.push_back({severity::error, {"ses-aspf-strict", parameter{"from", mail.author_domain()}}});
  }
}

}  // namespace fromproof::inline v0::advice

#endif
