#ifndef FROMPROOF_ADVICE_FACTS_OWNERSHIP_HPP
#define FROMPROOF_ADVICE_FACTS_OWNERSHIP_HPP

// Who gets advice. Records are suggested only to the owner of the author domain, who is rarely the reader: never tell
// the victim of a forged mail what to change.

#include <string_view>

#include "../../authentication/mail.hpp"
#include "free_mail.hpp"
#include "provider.hpp"

namespace fromproof::inline v0::advice {

/// What shows who owns the author domain.
enum class ownership : std::uint8_t {
  unproven,  ///< nothing: no advice
  provider,  ///< a provider passes that sends only for domains whose owner it has checked: "if you send this mail"
  proven,    ///< something aligned passes
  claimed    ///< the reader says "I sent this"
};

namespace detail {

/// Whether the mail is proven to come from a provider that checks the owners of From domains.
constexpr bool is_from_checking_provider(const authentication& mail) noexcept {
  const auto checks = [](const provider* by) { return by != nullptr && by->checks_owners; };
  if (mail.spf.passes() && checks(find_envelope_provider(mail.spf.domain()))) return true;
  for (const auto& entry : mail.dkim) {
    if (entry.passes() && checks(find_signing_provider(entry.signer.name()))) return true;
  }
  return false;
}

}  // namespace detail

/// `mine`: the reader says that the mail is theirs. Free mail domains get no advice, because their users do not own
/// them.
constexpr ownership find_ownership(const authentication& mail, bool mine) noexcept {
  if (mail.author_domain().empty() || is_free_mail(mail.author_domain())) return ownership::unproven;
  if (mine) return ownership::claimed;
  const auto& verdict = mail.dmarc.verdict();
  if (mail.dmarc.passes() || verdict.aligned_by_spf || verdict.aligned_by_dkim) return ownership::proven;
  return detail::is_from_checking_provider(mail) ? ownership::provider : ownership::unproven;
}

/// Whether to ask the reader if the mail is theirs: mail that passes is the author's.
constexpr bool asks_mine(const authentication& mail) noexcept {
  return !mail.author_domain().empty() && !mail.dmarc.passes();
}

}  // namespace fromproof::inline v0::advice

#endif
