#ifndef FROMPROOF_ADVICE_MISUNDERSTANDINGS_HPP
#define FROMPROOF_ADVICE_MISUNDERSTANDINGS_HPP

// Common misunderstandings of SPF, DKIM and DMARC, each with the facts of a message that is an example against it.
//
//   for (const auto which : advice::all_misunderstandings) {
//     const auto facts = advice::disprove(which, mail, assessment.findings, assessment.fixes);
//     if (facts) show(word(which));
//   }

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../authentication/mail.hpp"
#include "../text/bounded_list.hpp"
#include "../text/words.hpp"
#include "finding.hpp"
#include "fix.hpp"

namespace fromproof::inline v0::advice {

enum class misunderstanding : std::uint8_t {
  include,  ///< "an include in the SPF record of the From domain aligns SPF"; it is not that record that is read
  key,      ///< "the DKIM key belongs under the From domain"; it belongs under d=
  parent,   ///< "a parent domain is not aligned with its child"; it is, unless the mode is strict
  ip,       ///< "SPF checks an address that the sender wrote"; it checks the client of the connection
  policy    ///< "p=none means a failure"; it is what the owner asks for mail that fails
};

namespace detail {
inline constexpr auto misunderstanding_words = fromproof::words_of<misunderstanding>({
    {misunderstanding::include, "include"},
    {misunderstanding::key, "key"},
    {misunderstanding::parent, "parent"},
    {misunderstanding::ip, "ip"},
    {misunderstanding::policy, "policy"},
});
}  // namespace detail

constexpr std::string_view word(misunderstanding which) noexcept {
  return detail::misunderstanding_words[which];
}

inline constexpr misunderstanding all_misunderstandings[]{misunderstanding::include, misunderstanding::key,
                                                          misunderstanding::parent, misunderstanding::ip,
                                                          misunderstanding::policy};

/// The facts that disprove a misunderstanding, as views into the authentication; those that it does not need are empty.
struct [[nodiscard]] disproof {
  std::string_view from{};          ///< the author domain; of `policy`, the domain with the record
  std::string_view domain{};        ///< that SPF or the signature names
  std::string_view selector{};      ///< of the signature
  std::string_view organization{};  ///< that both domains belong to
  std::string_view ip{};            ///< the client

  /// False if the message is no example.
  constexpr explicit operator bool() const noexcept { return !from.empty() || !ip.empty(); }
};

namespace detail {

/// A domain that is aligned only because it is a parent of the author domain; empty without one.
constexpr std::string_view aligned_parent(const authentication& mail) noexcept {
  const auto is_parent = [&mail](std::string_view domain, dmarc::alignment how) {
    return how.relaxed && !how.strict && is_subdomain_of(mail.author_domain(), domain);
  };
  if (is_parent(mail.spf.domain(), mail.spf.aligned)) return mail.spf.domain();
  for (const auto& entry : mail.dkim) {
    if (is_parent(entry.signer.name(), entry.aligned)) return entry.signer.name();
  }
  return {};
}

/// The first signature whose key is not under the author domain, if the author has anything to publish: a signature, or
/// records to add. Without an author there is neither.
constexpr const dkim::signature* find_foreign_key(const authentication& mail, bool any_fix) noexcept {
  const dkim::signature* found = nullptr;
  bool publishes = any_fix;
  for (const auto& entry : mail.dkim) {
    const auto& signature = *entry.signature;
    publishes = publishes || entry.aligned.relaxed;
    const bool named = !signature.domain.empty() && !signature.selector.empty();
    if (found == nullptr && named && !entry.aligned.strict) found = &signature;
  }
  return publishes ? found : nullptr;
}

constexpr bool finds(const bounded_list<finding>& findings, code wanted) noexcept {
  for (const auto& each : findings) {
    if (each.says.what.value() == wanted) return true;
  }
  return false;
}

}  // namespace detail

/// The facts against one misunderstanding. `findings` and `fixes` are those of advise().
constexpr disproof disprove(misunderstanding which, const authentication& mail, const bounded_list<finding>& findings,
                            const bounded_list<fix>& fixes) noexcept {
  const std::string_view from = mail.author_domain();
  const std::string_view organization = mail.organizational_domain();
  switch (which) {
    case misunderstanding::include:
      // SPF passed for the service: the author's record would not change that.
      if (!detail::finds(findings, code::spf_unaligned_provider_return_path)) return {};
      return {.from = from, .domain = mail.spf.domain()};
    case misunderstanding::key: {
      const auto* other = detail::find_foreign_key(mail, !fixes.empty());
      if (other == nullptr) return {};
      return {.from = from, .domain = other->domain, .selector = other->selector};
    }
    case misunderstanding::parent: {
      const std::string_view parent = detail::aligned_parent(mail);
      if (parent.empty()) return {};
      return {.from = from, .domain = parent, .organization = organization.empty() ? parent : organization};
    }
    case misunderstanding::ip: {
      const auto result = mail.spf.code();
      const bool failed =
          result == result_code::fail || result == result_code::softfail || result == result_code::neutral;
      return {.ip = failed ? mail.envelope.client_ip.value : std::string_view{}};
    }
    case misunderstanding::policy: {
      if (mail.dmarc.verdict().policy != "none") return {};
      const std::string_view owner = mail.record_domain();
      return {.from = !owner.empty() ? owner : !organization.empty() ? organization : from};
    }
  }
  return {};
}

}  // namespace fromproof::inline v0::advice

#endif
