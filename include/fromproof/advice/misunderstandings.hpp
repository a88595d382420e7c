#ifndef FROMPROOF_ADVICE_MISUNDERSTANDINGS_HPP
#define FROMPROOF_ADVICE_MISUNDERSTANDINGS_HPP

// Common misunderstandings of SPF, DKIM and DMARC, each with the facts of a message that is an example against it.
//
//   for (const auto which : advice::all_misunderstandings) {
//     const auto facts = advice::disprove(which, mail, assessment.findings, assessment.fixes);
//     if (facts.size > 0) show(word(which));
//   }

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../authentication/mail.hpp"
#include "../text/bounded_list.hpp"
#include "../text/words.hpp"
#include "finding.hpp"
#include "fix.hpp"
#include "statement.hpp"

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

inline constexpr std::array all_misunderstandings{misunderstanding::include, misunderstanding::key,
                                                  misunderstanding::parent, misunderstanding::ip,
                                                  misunderstanding::policy};

/// What disproves a misunderstanding. Views into the authentication.
struct [[nodiscard]] disproof {
  std::array<parameter, 3> facts{};
  std::size_t size = 0;  ///< 0 if the message is no example

  constexpr const parameter* begin() const noexcept { return facts.data(); }
  constexpr const parameter* end() const noexcept { return facts.data() + size; }
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

/// The first signature whose key is not under the author domain. Only where the author has anything to publish: a
/// signature, or records to add.
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
  const parameter from{"from", mail.author_domain()};
  const std::string_view organization = mail.organizational_domain();
  switch (which) {
    case misunderstanding::include:
      // SPF passed for the service: the author's record would not change that.
      if (!detail::finds(findings, code::spf_unaligned_provider_return_path)) return {};
      return {{from, parameter{"domain", mail.spf.domain()}}, 2};
    case misunderstanding::key: {
      const auto* other = detail::find_foreign_key(mail, !fixes.empty());
      if (mail.author_domain().empty() || other == nullptr) return {};
      return {{parameter{"name", composed{other->selector, "._domainkey.", other->domain}}, from}, 2};
    }
    case misunderstanding::parent: {
      const std::string_view parent = detail::aligned_parent(mail);
      if (parent.empty()) return {};
      return {
          {from, parameter{"domain", parent}, parameter{"organization", organization.empty() ? parent : organization}},
          3};
    }
    case misunderstanding::ip: {
      const auto result = mail.spf.code();
      const bool failed =
          result == result_code::fail || result == result_code::softfail || result == result_code::neutral;
      if (!failed || mail.envelope.client_ip.value.empty()) return {};
      return {{parameter{"ip", mail.envelope.client_ip.value}}, 1};
    }
    case misunderstanding::policy: {
      const std::string_view owner = !mail.record_domain().empty() ? mail.record_domain()
                                     : !organization.empty()       ? organization
                                                                   : mail.author_domain();
      if (mail.dmarc.verdict().policy != "none" || owner.empty()) return {};
      return {{parameter{"from", owner}}, 1};
    }
  }
  return {};
}

}  // namespace fromproof::inline v0::advice

#endif
