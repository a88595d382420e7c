#ifndef FROMPROOF_ADVICE_FINDINGS_BULK_HPP
#define FROMPROOF_ADVICE_FINDINGS_BULK_HPP

// The rules of Google, Yahoo and Microsoft for senders of bulk mail, checked as far as one message allows:
//
// - https://support.google.com/mail/answer/81126 (since February 2024)
// - https://senders.yahooinc.com/best-practices/ (the same)
// - https://techcommunity.microsoft.com/blog/microsoftdefenderforoffice365blog/4399730 (since 5 May 2025)

#include <string_view>

#include "../../authentication/mail.hpp"
#include "../../text/bounded_list.hpp"
#include "../facts/mailing_list.hpp"
#include "../finding.hpp"

namespace fromproof::inline v0::advice {

namespace detail {

/// RFC 8058 section 4: the two fields count if a valid signature covers both; here, one of the author's domain.
constexpr bool signs_unsubscribing(const authentication& mail) noexcept {
  for (const auto& entry : mail.dkim) {
    if (entry.code() != result_code::pass || !entry.aligned.relaxed) continue;
    const auto& signature = *entry.signature;
    if (signature.count_signed("List-Unsubscribe") > 0 && signature.count_signed("List-Unsubscribe-Post") > 0) {
      return true;
    }
  }
  return false;
}

/// The best result of all signatures; `none` if there is none or nothing is known.
constexpr result_code best_dkim(const authentication& mail) noexcept {
  result_code best = result_code::none;
  for (const auto& entry : mail.dkim) {
    if (entry.code() == result_code::pass) return entry.code();
    if (best == result_code::none) best = entry.code();
  }
  return best;
}

/// Whether anybody authenticated the mail, the receiver or this program.
constexpr bool is_known(const authentication& mail) noexcept {
  bool known = mail.spf.source() != result_source::none;
  for (const auto& entry : mail.dkim) known = known || entry.source() != result_source::none;
  return known;
}

}  // namespace detail

/// Rules for mail to many. Says nothing about what a message does not show (volume, complaints, TLS, reverse names).
constexpr void find_sender_rules(const authentication& mail, const list_facts& list,
                                 bounded_list<finding>& out) noexcept {
  if (!list.bulk || mail.author_domain().empty()) return;
  bool kept = detail::is_known(mail) && mail.dmarc.code() == result_code::pass;
  const auto tell = [&](const statement& says) {
    out.push_back({severity::warning, says});
    kept = false;
  };
  const result_code dkim = detail::best_dkim(mail);
  const bool both = mail.spf.code() == result_code::pass && dkim == result_code::pass;
  // After a forwarder SPF fails through no fault of the sender, and its earlier result is unknown.
  const bool forwarded = mail.dmarc.verdict().aligned_by_dkim && mail.spf.code() != result_code::pass;
  if (detail::is_known(mail) && !both && !forwarded) {
    tell({code::bulk_not_both, parameter{"spf", word(mail.spf.code())}, parameter{"dkim", word(dkim)}});
  }
  kept = kept && both;
  if (mail.header.message_id.raw.empty())
    tell({code::bulk_field_missing, parameter{"field", std::string_view{"Message-ID"}}});
  if (mail.header.date.raw.empty()) tell({code::bulk_field_missing, parameter{"field", std::string_view{"Date"}}});
  // Members of a discussion list subscribed themselves and can leave in other ways.
  if (!list.discussion) {
    if (!list.https_unsubscribe || !list.one_click_unsubscribe) {
      tell({code::bulk_no_one_click});
    } else if (detail::is_known(mail) && !detail::signs_unsubscribing(mail)) {
      tell({code::bulk_one_click_unsigned, parameter{"from", mail.author_domain()}});
    }
  }
  if (kept) out.push_back({severity::info, {code::bulk_rules_kept}});
}

}  // namespace fromproof::inline v0::advice

#endif
