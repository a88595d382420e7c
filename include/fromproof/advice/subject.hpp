#ifndef FROMPROOF_ADVICE_SUBJECT_HPP
#define FROMPROOF_ADVICE_SUBJECT_HPP

// Which part of a report a finding or a fix is about, so that a program can show it there.
//
//   for (const auto& finding : assessment.findings) {
//     if (subject_of(finding.says.what.value()) == advice::subject::spf) show(finding);
//   }

#include <cstdint>
#include <string_view>

#include "../text/words.hpp"
#include "words/codes.hpp"

namespace fromproof::inline v0::advice {

enum class subject : std::uint8_t {
  none,      ///< the header as a whole, the body, or nothing that has a place in the report
  envelope,  ///< Return-Path, client address and HELO
  from,      ///< the author
  spf,
  dkim,
  dmarc,
  arc
};

namespace detail {
inline constexpr auto subject_words = fromproof::words_of<subject>({
    {subject::none, ""},
    {subject::envelope, "envelope"},
    {subject::from, "from"},
    {subject::spf, "spf"},
    {subject::dkim, "dkim"},
    {subject::dmarc, "dmarc"},
    {subject::arc, "arc"},
});
}  // namespace detail

/// Empty for `none`.
constexpr std::string_view word(subject what) noexcept {
  return detail::subject_words[what];
}

constexpr subject subject_of(code says) noexcept {
  switch (says) {
    case code::return_path_below_received:
    case code::return_path_syntax:
    case code::envelope_disagrees:
    case code::provider_return_path: return subject::envelope;

    case code::from_repaired:
    case code::from_mailboxes:
    case code::from_fields:
    case code::from_domains:
    case code::from_syntax:
    case code::from_absent:
    case code::display_name_other_address:
    case code::display_name_invisible:
    case code::mixed_script_domain:
    case code::look_alike_script:
    case code::look_alike_domain:
    case code::list_rewrote_from: return subject::from;

    case code::spf_unaligned_provider_return_path:
    case code::spf_unaligned:
    case code::spf_not_strict:
    case code::ses_mail_from_unused:
    case code::ses_mail_from_other_region:
    case code::forwarded:
    case code::spf_disagrees:
    case code::spf_record_misplaced:
    case code::spf_pass_all:
    case code::spf_wide_network:
    case code::spf_wide_prefix:
    case code::spf_ptr:
    case code::spf_redirect_ignored:
    case code::spf_without_all:
    case code::spf_many_lookups:
    case code::spf_void_lookups:
    case code::spf_error:
    case code::spf_behind_gateway:
    case code::ses_custom_mail_from:
    case code::ses_use_mail_from:
    case code::spf_include: return subject::spf;

    case code::dkim_missing_for_author:
    case code::dkim_syntax:
    case code::dkim_body_differs:
    case code::dkim_key_gone:
    case code::dkim_failed:
    case code::dkim_disagrees:
    case code::dkim_unsigned_field:
    case code::dkim_body_length:
    case code::dkim_short_key:
    case code::dkim_testing:
    case code::dkim_many:
    case code::list_broke_signature:
    case code::ses_easy_dkim:
    case code::ses_easy_dkim_lost:
    case code::ses_byodkim:
    case code::provider_dkim: return subject::dkim;

    case code::ses_aspf_strict:
    case code::policy_none:
    case code::policy_none_failed:
    case code::publish_dmarc:
    case code::results_missing:
    case code::results_untrusted:
    case code::results_if_yours:
    case code::results_disputed:
    case code::results_syntax:
    case code::results_other_author:
    case code::dmarc_disagrees:
    case code::dmarc_several_records:
    case code::dmarc_record_fault:
    case code::dmarc_record_misplaced:
    case code::dmarc_raise_policy:
    case code::dmarc_relax_spf:
    case code::dmarc_record: return subject::dmarc;

    case code::arc_disagrees:
    case code::arc_broken:
    case code::arc_unknown:
    case code::arc_no_rescue:
    case code::arc_instance:
    case code::arc_repeated_field:
    case code::arc_missing_field:
    case code::arc_message_signature_syntax:
    case code::arc_signed_seal:
    case code::arc_seal_syntax:
    case code::arc_chain_status:
    case code::arc_failed_before: return subject::arc;

    default: return subject::none;
  }
}

}  // namespace fromproof::inline v0::advice

#endif
