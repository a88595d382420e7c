#ifndef FROMPROOF_ADVICE_FINDINGS_DISAGREEMENTS_HPP
#define FROMPROOF_ADVICE_FINDINGS_DISAGREEMENTS_HPP

// Where this program computed another result than the receiver wrote, and the most likely reason.

#include <string_view>

#include "../../authentication/mail.hpp"
#include "../../text/bounded_list.hpp"
#include "../../text/maybe.hpp"
#include "../finding.hpp"

namespace fromproof::inline v0::advice {

namespace detail {

/// Why a signature counted on receipt but does not count now, or the other way round. Usually nobody did anything
/// wrong.
constexpr std::string_view likely_cause(const dkim::result& found) noexcept {
  switch (found.cause) {
    case dkim::cause::key_not_found:
    case dkim::cause::key_revoked: return "cause-key-replaced";
    case dkim::cause::signature_mismatch:
    case dkim::cause::body_hash_mismatch:
    case dkim::cause::body_differs: return "cause-copy-changed";
    case dkim::cause::expired: return "cause-expired-since";
    // A pass now, but not then: a fault on the way to the receiver, or of its DNS.
    case dkim::cause::none: return "cause-receiver-saw-another";
    default: return "cause-rules-differ";
  }
}

/// No decision was reached here if DNS gave no answer or something is unknown: that contradicts nobody.
constexpr bool is_decided(result_code code) noexcept {
  return code != result_code::temperror && code != result_code::none;
}

}  // namespace detail

/// One finding for each result of the receiver that differs from the one computed here: SPF, each signature, DMARC,
/// ARC. States both values and the most likely cause. If the caller is a mail server, no field is the receiver's word
/// yet.
constexpr void find_disagreements(const authentication& mail, bounded_list<finding>& out) noexcept {
  if (!mail.trusted.any() || mail.mode == message_mode::server) return;
  const parameter server{"server", mail.trusted.server};
  const auto compare = [&](phrase says, const maybe<claim>& reported, result_code computed, std::string_view cause) {
    if (!reported || reported->code == computed || !detail::is_decided(computed)) return;
    out.push_back({severity::warning,
                   {says, server, parameter{"word", word(reported->code)}, parameter{"result", word(computed)},
                    parameter::of_code("cause", cause)}});
  };
  if (mail.spf.here && mail.spf.here->evaluated()) {
    compare(code::spf_disagrees, mail.spf.reported, mail.spf.here->code, "cause-record-changed");
  }
  for (const auto& entry : mail.dkim) {
    if (!entry.signature || !entry.outcome || !entry.reported) continue;
    // Receivers have several words for a signature that does not count, and use them freely.
    const bool was_pass = entry.reported->code == result_code::pass;
    if (was_pass == entry.passes() || !detail::is_decided(entry.code())) continue;
    out.push_back({severity::warning,
                   {code::dkim_disagrees, server, parameter{"word", word(entry.reported->code)},
                    parameter{"domain", entry.signature->domain}, parameter{"result", word(entry.code())},
                    parameter::of_code("cause", detail::likely_cause(*entry.outcome))}});
  }
  if (mail.dmarc.here && mail.dmarc.source() != result_source::none) {
    const auto& said = mail.dmarc.said;
    const bool same_author = !said.names_author || said.author == mail.author.domain();
    compare(code::dmarc_disagrees, said.said, mail.dmarc.code(),
            same_author ? "cause-see-above" : "cause-another-author");
  }
  if (mail.arc.here) compare(code::arc_disagrees, mail.arc.reported, mail.arc.here->code, "cause-copy-changed");
}

}  // namespace fromproof::inline v0::advice

#endif
