#ifndef FROMPROOF_ADVICE_FACTS_SES_HPP
#define FROMPROOF_ADVICE_FACTS_SES_HPP

// Amazon SES: what the message and DNS show about the sender's settings there. After verify():
//
//   while (!advice::discover_ses_setup(mail, resolver)) wait_for_answers();

#include <array>
#include <string_view>

#include "../../authentication/mail.hpp"
#include "../../dns/query.hpp"
#include "../../domain/domain.hpp"
#include "../../text/ascii.hpp"
#include "../../text/sink.hpp"
#include "provider.hpp"

namespace fromproof::inline v0::advice {

/// The region of a host that receives bounces for SES, "feedback-smtp.eu-west-1.amazonses.com"; empty for other hosts.
/// Every region uses this form.
constexpr std::string_view feedback_region(std::string_view host) noexcept {
  constexpr std::string_view begin = "feedback-smtp.";
  constexpr std::string_view end = ".amazonses.com";
  if (!ascii::istarts_with(host, begin) || host.size() <= begin.size() + end.size()) return {};
  if (!ascii::iequals(ascii::slice(host, host.size() - end.size(), host.size()), end)) return {};
  return ascii::slice(host, begin.size(), host.size() - end.size());
}

namespace detail {

/// The domain that the sender has verified with the provider: that of its own signature, otherwise the author domain.
/// In A-labels, so that it can be used in a record.
constexpr std::string_view verified_identity(const authentication& mail) noexcept {
  const std::string_view author = mail.author_domain();
  for (const auto& entry : mail.dkim) {
    if (!entry.passes() || !entry.aligned.relaxed) continue;
    return entry.signer.name();
  }
  return author;
}

/// Whether SPF passed for the default Return-Path of SES.
constexpr bool has_ses_return_path(const authentication& mail) noexcept {
  if (mail.author_domain().empty() || mail.spf.code() != result_code::pass || mail.spf.aligned.relaxed) return false;
  return is_subdomain_of(mail.spf.domain(), amazon_ses.default_envelope);
}

/// Whether SES signed or sent the mail, judged by what passes. The client's own name shows nothing.
constexpr bool is_from_ses(const authentication& mail) noexcept {
  for (const auto& entry : mail.dkim) {
    if (entry.passes() && ascii::iequals(entry.signature->domain, amazon_ses.default_signer)) return true;
  }
  return has_ses_return_path(mail);
}

/// The region that sent the mail, named by the Return-Path that passes.
constexpr std::string_view sending_region(const authentication& mail) noexcept {
  const std::string_view region = mail.spf.passes() ? ses_region(mail.spf.domain()) : std::string_view{};
  return region.empty() ? std::string_view{"us-east-1"} : region;
}

/// What is known about the name for a custom MAIL FROM domain, below the identity.
struct mail_from {
  std::string_view label = "mail.";
  bool configured = false;       ///< its MX is the host of SES in this region
  std::string_view elsewhere{};  ///< a name whose MX is the host of SES in another region
  dns::answer texts{.status = dns::status::failure, .records = {}};
};

/// Searches for that name: the first one that SES has already, otherwise the first one with neither MX nor TXT.
/// `look(label, type)` gives the answer for a name below the identity. If an answer is pending, the status in `texts`
/// is pending.
template <class Look>
constexpr mail_from find_mail_from(std::string_view region, Look&& look) {
  mail_from out;
  for (const std::string_view label : {"mail.", "bounce."}) {
    const dns::answer mx = look(label, dns::record_type::mx);
    const bool waits = mx.status == dns::status::pending;
    const bool unknown = mx.status == dns::status::failure || mx.status == dns::status::out_of_space;
    const bool free = mx.records.empty();
    // Exactly one MX: if there are others, SES does not accept the name.
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

constexpr bool asks_for_strict_spf(const authentication& mail) noexcept {
  return mail.dmarc.verdict().aspf == dmarc::alignment_mode::strict && !mail.dmarc.verdict().record.empty();
}

}  // namespace detail

/// Asks DNS for what advice needs beyond the verification: for mail that SES sent under its own Return-Path, whether a
/// custom MAIL FROM domain exists. False while an answer is pending.
template <dns::resolver R>
[[nodiscard]] bool discover_ses_setup(const authentication& mail, R&& resolver) {
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

}  // namespace fromproof::inline v0::advice

#endif
