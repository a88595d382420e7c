#ifndef FROMPROOF_ADVICE_FINDINGS_JAPANESE_CARRIERS_HPP
#define FROMPROOF_ADVICE_FINDINGS_JAPANESE_CARRIERS_HPP

// Which domain Japanese mobile carriers check, and how. Based on what they have published, which may be old.

#include <cstdint>
#include <string_view>

#include "../../authentication/mail.hpp"
#include "../../message/mailbox.hpp"
#include "../../text/bounded_list.hpp"
#include "../../text/words.hpp"
#include "../facts/provider.hpp"
#include "../finding.hpp"

namespace fromproof::inline v0::advice {

/// What a carrier checks.
enum class identity_read : std::uint8_t {
  dmarc,          ///< the author domain, by DMARC
  envelope_from,  ///< the envelope sender, by SPF
  pra             ///< the Purported Responsible Address (RFC 4407), by SPF
};

namespace detail {
inline constexpr auto identity_read_words = fromproof::words_of<identity_read>({
    {identity_read::dmarc, "dmarc"},
    {identity_read::envelope_from, "envelope-from"},
    {identity_read::pra, "pra"},
});
}  // namespace detail

constexpr std::string_view word(identity_read what) noexcept {
  return detail::identity_read_words[what];
}

struct carrier_profile {
  std::string_view carrier;
  std::string_view domains[2];  ///< of its mailboxes; empty if there are fewer
  identity_read reads = identity_read::envelope_from;
  bool at_strictest = false;  ///< only with the strictest setting that its users can choose
  std::string_view as_of;     ///< the latest date on that page
  std::string_view source;    ///< the page of the carrier
};

/// docomo: since January 2025 its mail warns readers if the author domain has no DMARC record or DMARC fails. au: the
/// envelope, and with "high" (高) in its filter against impostors also the sender in the header, for which it names the
/// fields of Sender ID.
inline constexpr carrier_profile carrier_profiles[] = {
    {"docomo"sv,
     {"docomo.ne.jp"sv},
     identity_read::dmarc,
     false,
     "2024-05-22"sv,
     "https://www.docomo.ne.jp/binary/pdf/info/news_release/topics_240522_00.pdf"sv},
    {"au"sv,
     {"ezweb.ne.jp"sv, "au.com"sv},
     identity_read::envelope_from,
     false,
     "2023-10"sv,
     "https://www.au.com/mobile/service/mail/attention/spf-record/"sv},
    {"au"sv,
     {"ezweb.ne.jp"sv, "au.com"sv},
     identity_read::pra,
     true,
     "2023-10"sv,
     "https://www.au.com/mobile/service/mail/attention/spf-record/"sv},
};

/// Whether To or Cc names a mailbox of the carrier.
constexpr bool is_for(const authentication& mail, const carrier_profile& carrier) noexcept {
  for (const auto* field : {&mail.header.to, &mail.header.cc}) {
    for (const auto& item : message::mailbox_list{field->body}) {
      const auto named = message::domain_of(item.value);
      if (!named) continue;
      for (const auto own : carrier.domains) {
        if (is_subdomain_of(named->view(), own)) return true;
      }
    }
  }
  return false;
}

/// The domain that a carrier checks in this message; empty if there is none.
constexpr domain domain_read(const authentication& mail, identity_read what) noexcept {
  if (what == identity_read::dmarc) return mail.header.from.domain;
  if (what == identity_read::envelope_from) return mail.envelope.sender.domain;
  if (!mail.pra) return {};
  const auto named = message::domain_of(mail.pra.mailbox);
  return named ? *named : domain{};
}

/// Whether the responsible address has another domain than the envelope, so that au may check SPF for both.
constexpr bool is_pra_of_another_domain(const authentication& mail) noexcept {
  const domain& envelope = mail.envelope.sender.domain;
  const domain responsible = domain_read(mail, identity_read::pra);
  return !envelope.empty() && !responsible.empty() && !(responsible == envelope);
}

/// The SPF term that covers the sending service, for the records of the domains that carriers check; empty unless SPF
/// passes for a service with such a term.
constexpr std::string_view carrier_term(const authentication& mail) noexcept {
  const bool ses = mail.spf.passes() && is_subdomain_of(mail.spf.domain(), amazon_ses.default_envelope);
  return ses ? std::string_view{"include:amazonses.com"} : std::string_view{};
}

/// What the carriers of its recipients would make of the message.
constexpr void find_carrier_faults(const authentication& mail, bounded_list<finding>& out) noexcept {
  const auto& [docomo, au, au_strictest] = carrier_profiles;
  const auto& found = mail.dmarc.verdict();
  const bool denied = found.code == result_code::fail || found.code == result_code::none;
  if (!mail.author_domain().empty() && mail.dmarc.source() != result_source::none && denied && is_for(mail, docomo)) {
    out.push_back({severity::info, {code::carrier_warns, parameter{"domain", mail.author_domain()}}});
  }
  const bool proven = found.aligned_by_spf || found.aligned_by_dkim;
  if (proven && is_pra_of_another_domain(mail) && is_for(mail, au)) {
    const std::string_view responsible = ascii::trim(mail.pra.mailbox.domain);
    out.push_back({severity::info, {code::carrier_reads_other_domain, parameter{"domain", responsible}}});
  }
}

}  // namespace fromproof::inline v0::advice

#endif
