#ifndef FROMPROOF_ADVICE_FIND_DISAGREEMENTS_HPP
#define FROMPROOF_ADVICE_FIND_DISAGREEMENTS_HPP

// Where the receiver wrote one thing and this program computed another, and what mostly lies behind it.

#include <string_view>

#include "../authentication.hpp"
#include "../bounded_list.hpp"
#include "finding.hpp"

namespace fromproof::inline v0::advice {

namespace detail {

/// Why a signature that counted on receipt does not count now, or the other way round. Mostly nobody did wrong.
constexpr std::string_view likely_cause(const dkim::result& entry) noexcept {
  if (entry.reason == "key-not-found" || entry.reason == "key-revoked") return "cause-key-replaced";
  if (entry.reason == "signature-mismatch" || entry.reason == "body-hash-mismatch") return "cause-copy-changed";
  if (entry.reason == "expired") return "cause-expired-since";
  // A pass now where there was none: the way to the receiver, or its DNS, was at fault.
  return entry.code == result_code::pass ? "cause-receiver-saw-another" : "cause-rules-differ";
}

/// Nothing was found out here where DNS gave no answer: that contradicts nobody.
constexpr bool is_decided(result_code code) noexcept {
  return code != result_code::temperror;
}

}  // namespace detail

/// One finding for each result of the receiver that differs from the one computed here: SPF, each signature, DMARC,
/// ARC. Both values are in it, and the cause that is most likely.
constexpr void find_disagreements(const authentication& mail, bounded_list<finding>& out) noexcept {
  if (!mail.trusted) return;
  const parameter server{"server", mail.trusted->server};
  const auto compare = [&](phrase says, result_code reported, result_code computed, std::string_view cause) {
    if (reported == computed || !detail::is_decided(computed)) return;
    out.push_back({severity::warning,
                   {says, server, parameter{"word", word(reported)}, parameter{"result", word(computed)},
                    parameter::of_code("cause", cause)}});
  };
  const auto& spf = mail.spf;
  if (spf.source == result_source::verified && spf.reported != result_code::none) {
    compare("spf-disagrees", spf.reported, spf.code, "cause-record-changed");
  }
  for (const auto& entry : mail.dkim) {
    if (!entry.signature || entry.source != result_source::verified || entry.reported == result_code::none) continue;
    // Receivers have several words for a signature that does not count, and they use them as they like.
    const bool was_pass = entry.reported == result_code::pass, is_pass = entry.code == result_code::pass;
    if (was_pass == is_pass || !detail::is_decided(entry.code)) continue;
    out.push_back({severity::warning,
                   {"dkim-disagrees", server, parameter{"word", word(entry.reported)},
                    parameter{"domain", entry.signature->domain}, parameter{"result", word(entry.code)},
                    parameter::of_code("cause", detail::likely_cause(entry))}});
  }
  if (mail.dmarc.source == result_source::verified && mail.reported.present) {
    const bool same_author = mail.reported.author.empty() || mail.reported.author == mail.header.from.domain;
    compare("dmarc-disagrees", mail.reported.code, mail.dmarc.code,
            same_author ? "cause-see-above" : "cause-another-author");
  }
  if (mail.arc.source == result_source::verified && mail.arc.reported != result_code::none) {
    compare("arc-disagrees", mail.arc.reported, mail.arc.code, "cause-copy-changed");
  }
}

}  // namespace fromproof::inline v0::advice

#endif
