#ifndef FROMPROOF_ADVICE_FIXES_RECORD_CHANGES_HPP
#define FROMPROOF_ADVICE_FIXES_RECORD_CHANGES_HPP

// Changes to existing records: adding a sender that SPF does not name yet, or raising the policy.

#include <array>
#include <string_view>

#include "../../authentication/mail.hpp"
#include "../../dmarc/record.hpp"
#include "../../dmarc/set_tag.hpp"
#include "../../dns/query.hpp"
#include "../../domain/domain.hpp"
#include "../../spf/check_host.hpp"
#include "../../text/bounded_list.hpp"
#include "../../text/slice.hpp"
#include "../facts/answers.hpp"
#include "../facts/ownership.hpp"
#include "../facts/ses.hpp"
#include "../finding.hpp"
#include "../fix.hpp"
#include "spf_include.hpp"

namespace fromproof::inline v0::advice {

namespace detail {

/// The governing DMARC record with one tag replaced.
constexpr dns_record merged_dmarc(const authentication& mail, const known_answers& known, std::string_view tag,
                                  std::string_view value) noexcept {
  const std::string_view domain = mail.record_domain();
  const auto& p = dmarc::set_tag(mail.dmarc.verdict().record, tag, value).pieces;
  return {{"_dmarc.", domain},
          "TXT",
          {p[0], p[1], p[2], p[3], p[4], p[5]},
          mail.dmarc.verdict().record,
          known("_dmarc.", domain, dns::record_type::txt).records};
}

constexpr void raise_policy(const authentication& mail, const known_answers& known, bounded_list<fix>& fixes) noexcept {
  const auto& verdict = mail.dmarc.verdict();
  if (verdict.record.empty()) return;
  const parameter from{"from", mail.author_domain()};
  if (is_from_ses(mail) && asks_for_strict_spf(mail)) {
    const auto record = merged_dmarc(mail, known, "aspf", "r");
    fixes.push_back(
        {.says = {code::dmarc_relax_spf, from}, .note = {code::dmarc_merged_note}, .records = {record}, .size = 1});
    return;
  }
  // A domain that passes by SPF and by DKIM can raise its policy safely. `t=y` says that its owner is still testing.
  if (verdict.code != result_code::pass || !verdict.aligned_by_spf || !verdict.aligned_by_dkim) return;
  const auto record = dmarc::parse_record(verdict.record);
  if (!record || record->malformed || record->testing) return;
  const bool below = verdict.record_domain_size < mail.author_domain().size() && record->sp;
  const auto now = below ? *record->sp : record->for_author();
  if (now == dmarc::policy::reject) return;
  const std::string_view tag = below ? "sp" : "p";
  const std::string_view next = word(now == dmarc::policy::none ? dmarc::policy::quarantine : dmarc::policy::reject);
  fixes.push_back({.says = {code::dmarc_raise_policy, from, parameter{"tag", tag}, parameter{"policy", next}},
                   .note = {code::dmarc_merged_note},
                   .records = {merged_dmarc(mail, known, tag, next)},
                   .size = 1});
}

}  // namespace detail

/// Changes to the records that DNS returned; if none was read, what to put into it.
template <bool Asks = true>
constexpr void find_record_changes(const authentication& mail, ownership whose, slice<const dns::exchange> dns,
                                   bounded_list<fix>& fixes) noexcept {
  if (mail.author_domain().empty()) return;
  const detail::known_answers known{dns};
  if (whose == ownership::claimed) detail::add_spf_sender<Asks>(mail, known, fixes);
  if constexpr (Asks) {
    if (mail.dmarc.here) detail::raise_policy(mail, known, fixes);
  }
}

}  // namespace fromproof::inline v0::advice

#endif
