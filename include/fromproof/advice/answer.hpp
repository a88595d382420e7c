#ifndef FROMPROOF_ADVICE_ANSWER_HPP
#define FROMPROOF_ADVICE_ANSWER_HPP

// Who sent the message, in one sentence for readers who know no SPF, DKIM or DMARC: whether the author domain is
// proven, by what and by whose word, and if it is not, who the message came from instead.

#include <string_view>

#include "../authentication/mail.hpp"
#include "facts/passed_domain.hpp"
#include "statement.hpp"

namespace fromproof::inline v0::advice {

namespace detail {

/// The receiver as people know it: "Gmail", not "mx.google.com".
constexpr std::string_view receiver_name(const authentication& mail) noexcept {
  const auto* family = find_family(mail.trusted.server);
  return family == nullptr ? mail.trusted.server : family->name;
}

/// The author domain is proven by what was computed here.
constexpr statement answer_from_here(const authentication& mail, const parameter& from) noexcept {
  const auto& found = mail.dmarc.verdict();
  if (mail.dmarc.source() == result_source::computed) return {code::answer_computed, from};
  if (found.aligned_by_spf && found.aligned_by_dkim) return {code::answer_by_both, from};
  return {found.aligned_by_dkim ? code::answer_by_signature : code::answer_by_server, from};
}

/// The author domain is not proven. Names whoever passed a check instead, or else the client.
constexpr statement answer_unproven(const authentication& mail, const parameter& from) noexcept {
  const std::string_view signer = passed_dkim_domain(mail);
  const std::string_view other = !signer.empty() || !mail.spf.passes() ? signer : mail.spf.domain();
  if (!other.empty()) return {code::answer_other, from, parameter{"other", other}};
  const std::string_view client = mail.envelope.client_ip.value;
  if (!client.empty() && !mail.envelope.client_disputed) {
    return {code::answer_address, from, parameter{"ip", client}};
  }
  return {code::answer_unproven, from};
}

/// Whether there is any result of SPF or DKIM, from the receiver or from this program.
constexpr bool has_results(const authentication& mail) noexcept {
  if (mail.spf.source() != result_source::none) return true;
  for (const auto& signature : mail.dkim) {
    if (signature.source() != result_source::none) return true;
  }
  return false;
}

}  // namespace detail

/// The answer. The sentence holds views into `mail`, which must outlive it.
constexpr statement answer(const authentication& mail) noexcept {
  if (mail.header.from.fault != author_fault::none) return {code::answer_nobody};
  const parameter from{"from", mail.author_domain()};
  const auto& found = mail.dmarc.verdict();
  const bool aligned = found.aligned_by_spf || found.aligned_by_dkim;
  // Without a DMARC record DMARC says nothing, and the proof is the same.
  if (aligned && (found.code == result_code::pass || found.code == result_code::none)) {
    if (mail.dmarc.here) return detail::answer_from_here(mail, from);
    return {code::answer_reported, parameter{"server", detail::receiver_name(mail)}, from};
  }
  if (found.code == result_code::pass && mail.dmarc.source() == result_source::reported) {
    return {code::answer_reported, parameter{"server", detail::receiver_name(mail)}, from};
  }
  if (mail.dmarc.source() == result_source::none && !detail::has_results(mail)) return {code::answer_unchecked, from};
  if (found.code == result_code::temperror || found.cause == dmarc::cause::identifier_unknown) {
    return {code::answer_open, from};
  }
  // The receiver contradicts itself.
  if (aligned) return {code::answer_unproven, from};
  return detail::answer_unproven(mail, from);
}

}  // namespace fromproof::inline v0::advice

#endif
