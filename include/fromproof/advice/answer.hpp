#ifndef FROMPROOF_ADVICE_ANSWER_HPP
#define FROMPROOF_ADVICE_ANSWER_HPP

// Who sent the message, in one sentence for readers who know no SPF, DKIM or DMARC: whether the author domain is
// proven, by what and by whose word, and if it is not, who the message came from instead.

#include <string_view>

#include "../authentication/mail.hpp"
#include "facts/results.hpp"
#include "statement.hpp"

namespace fromproof::inline v0::advice {

namespace detail {

/// What is answered, and whom the sentence names besides the author domain, if anybody.
struct answer_kind {
  phrase says;
  std::string_view role = {};
  std::string_view name = {};
};

/// The author domain is proven: here, or by the word of the receiver.
constexpr answer_kind answer_proven(const authentication& mail) noexcept {
  const auto& found = mail.dmarc.verdict();
  if (!mail.dmarc.here) {
    const std::string_view server = mail.trusted.server, provider = provider_of(server);
    return {code::answer_reported, "server", provider.empty() ? server : provider};
  }
  if (mail.dmarc.source() == result_source::computed) return {code::answer_computed};
  if (!found.aligned_by_dkim) return {code::answer_by_server};
  // What SPF found for an address that only the message records does not prove the server.
  const bool server_too = found.aligned_by_spf && mail.spf.source() == result_source::verified;
  return {server_too ? code::answer_by_both : code::answer_by_signature};
}

/// The author domain is not proven. Names the domain that passed a check instead of it; if there is none, the client.
constexpr answer_kind answer_unproven(const authentication& mail) noexcept {
  const std::string_view signer = passed_dkim_domain(mail);
  const bool envelope = mail.spf.passes() && mail.spf.source() != result_source::computed;
  const std::string_view other = !signer.empty() || !envelope ? signer : mail.spf.domain();
  if (!other.empty()) return {code::answer_other, "other", other};
  const std::string_view client = mail.envelope.client_ip.value;
  if (!client.empty() && !mail.envelope.client_disputed) return {code::answer_address, "ip", client};
  return {code::answer_unproven};
}

constexpr answer_kind find_answer(const authentication& mail) noexcept {
  if (mail.header.from.fault != author_fault::none) return {code::answer_nobody};
  const auto& found = mail.dmarc.verdict();
  const bool aligned = found.aligned_by_spf || found.aligned_by_dkim;
  // Without a DMARC record DMARC says nothing, and the proof is the same.
  if (aligned && (found.code == result_code::pass || found.code == result_code::none)) return answer_proven(mail);
  if (found.code == result_code::pass && mail.dmarc.source() == result_source::reported) return answer_proven(mail);
  if (mail.dmarc.source() == result_source::none && !has_results(mail)) return {code::answer_unchecked};
  if (found.code == result_code::temperror || found.cause == dmarc::cause::identifier_unknown) {
    return {code::answer_open};
  }
  // If something aligned passed all the same, the receiver contradicts itself.
  return aligned ? answer_kind{code::answer_unproven} : answer_unproven(mail);
}

}  // namespace detail

/// The answer. The sentence holds views into `mail`, which must outlive it.
constexpr statement answer(const authentication& mail) noexcept {
  const auto found = detail::find_answer(mail);
  if (found.says == code::answer_nobody) return {found.says};
  const parameter from{"from", mail.author_domain()};
  if (found.role.empty()) return {found.says, from};
  return {found.says, from, parameter{found.role, found.name}};
}

}  // namespace fromproof::inline v0::advice

#endif
