#ifndef FROMPROOF_ADVICE_FINDINGS_JAPANESE_CARRIERS_HPP
#define FROMPROOF_ADVICE_FINDINGS_JAPANESE_CARRIERS_HPP

// The domain whose SPF record Japanese mobile carriers look up. Based on what they have published, which may be old.

#include <cstdint>
#include <string_view>

#include "../../authentication/mail.hpp"
#include "../../message/mailbox.hpp"
#include "../../text/bounded_list.hpp"
#include "../../text/words.hpp"
#include "../facts/provider.hpp"
#include "../finding.hpp"

namespace fromproof::inline v0::advice {

/// The identity whose domain a carrier checks.
enum class identity_read : std::uint8_t {
  header_from,    ///< From, otherwise the envelope sender
  envelope_from,  ///< the envelope sender, as in SPF
  pra             ///< the Purported Responsible Address (RFC 4407)
};

namespace detail {
inline constexpr auto identity_read_words = fromproof::words_of<identity_read>({
    {identity_read::header_from, "header-from"},
    {identity_read::envelope_from, "envelope-from"},
    {identity_read::pra, "pra"},
});
}  // namespace detail

constexpr std::string_view word(identity_read what) noexcept {
  return detail::identity_read_words[what];
}

struct carrier_profile {
  std::string_view carrier;
  identity_read reads = identity_read::envelope_from;
  bool at_strictest = false;  ///< only with the strictest setting that its users can choose
  std::string_view as_of;     ///< the latest date on that page
  std::string_view source;    ///< the page of the carrier
};

/// docomo: header From, otherwise the envelope. au: the envelope, and with "high" (高) in its filter against impostors
/// also the sender in the header, for which it names the fields of Sender ID.
inline constexpr carrier_profile carrier_profiles[] = {
    {"docomo"sv, identity_read::header_from, false, "2007-11-01"sv,
     "https://www.docomo.ne.jp/service/imode_mail/notice/sender_id/"sv},
    {"au"sv, identity_read::envelope_from, false, "2023-10"sv,
     "https://www.au.com/mobile/service/mail/attention/spf-record/"sv},
    {"au"sv, identity_read::pra, true, "2023-10"sv, "https://www.au.com/mobile/service/mail/attention/spf-record/"sv},
};

/// The domain that a carrier checks in this message; empty if there is none.
constexpr domain domain_read(const authentication& mail, identity_read what) noexcept {
  const domain& envelope = mail.envelope.sender.domain;
  if (what == identity_read::envelope_from) return envelope;
  if (what == identity_read::header_from) return mail.author_domain().empty() ? envelope : mail.header.from.domain;
  if (!mail.pra) return {};
  const auto named = message::domain_of(mail.pra.mailbox);
  return named ? *named : domain{};
}

/// Whether that is another domain than the envelope's, the one that SPF checks.
constexpr bool is_other_domain(const authentication& mail, const domain& read) noexcept {
  const domain& envelope = mail.envelope.sender.domain;
  return !envelope.empty() && !read.empty() && !(read == envelope);
}

/// The SPF term that covers the sending service, for the records of the domains that carriers check; empty unless SPF
/// passes for a service with such a term.
constexpr std::string_view carrier_term(const authentication& mail) noexcept {
  const bool ses = mail.spf.passes() && is_subdomain_of(mail.spf.domain(), amazon_ses.default_envelope);
  return ses ? std::string_view{"include:amazonses.com"} : std::string_view{};
}

/// The envelope, From and the PRA have different domains: an SPF record at each of them helps with the carriers.
constexpr void find_carrier_domains(const authentication& mail, bounded_list<finding>& out) noexcept {
  const domain& envelope = mail.envelope.sender.domain;
  const bool proven = mail.dmarc.verdict().aligned_by_spf || mail.dmarc.verdict().aligned_by_dkim;
  if (envelope.empty() || mail.author_domain().empty() || !proven) return;
  const domain pra = domain_read(mail, identity_read::pra);
  const bool other_from = !(mail.header.from.domain == envelope);
  const bool other_pra = !pra.empty() && !(pra == envelope) && !(pra == mail.header.from.domain);
  if (!other_from && !other_pra) return;
  const composed domains{other_from ? mail.author_domain() : std::string_view{},
                         std::string_view{other_from && other_pra ? ", " : ""},
                         other_pra ? ascii::trim(mail.pra.mailbox.domain) : std::string_view{}};
  out.push_back({severity::info, {code::carrier_reads_other_domain, parameter{"domain", domains}}});
}

}  // namespace fromproof::inline v0::advice

#endif
