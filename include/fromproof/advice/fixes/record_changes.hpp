#ifndef FROMPROOF_ADVICE_FIXES_RECORD_CHANGES_HPP
#define FROMPROOF_ADVICE_FIXES_RECORD_CHANGES_HPP

// Records that are there and want another word: a sender that SPF does not name yet, a policy that may go on.

#include <array>
#include <span>
#include <string_view>

#include "../../authentication/mail.hpp"
#include "../../dmarc/record.hpp"
#include "../../dmarc/set_tag.hpp"
#include "../../dns/query.hpp"
#include "../../domain/domain.hpp"
#include "../../spf/check_host.hpp"
#include "../../text/bounded_list.hpp"
#include "../facts/ownership.hpp"
#include "../finding.hpp"
#include "../fix.hpp"
#include "ses.hpp"

namespace fromproof::inline v0::advice {

namespace detail {

/// Who sends with hosts of their own names, and the term of SPF that stands for all of them, as their documentation
/// says.
struct spf_sender {
  std::string_view name;
  std::string_view hosts;
  std::string_view term;
};

inline constexpr std::array<spf_sender, 9> spf_senders{{
    {"Google Workspace", "google.com", "include:_spf.google.com"},
    {"Microsoft 365", "outlook.com", "include:spf.protection.outlook.com"},
    {"Amazon SES", "amazonses.com", "include:amazonses.com"},
    {"SendGrid", "sendgrid.net", "include:sendgrid.net"},
    {"Mailgun", "mailgun.net", "include:mailgun.org"},
    {"Mandrill", "mandrillapp.com", "include:spf.mandrillapp.com"},
    {"Salesforce", "salesforce.com", "include:_spf.salesforce.com"},
    {"Zendesk", "zendesk.com", "include:mail.zendesk.com"},
    {"Xserver", "xserver.jp", "include:spf.sender.xserver.jp"},
}};

constexpr const spf_sender* find_spf_sender(std::string_view helo) noexcept {
  const auto host = parse_domain(helo);
  if (!host) return nullptr;
  for (const auto& each : spf_senders) {
    if (is_subdomain_of(host->view(), each.hosts)) return &each;
  }
  return nullptr;
}

/// SPF for the author's own Return-Path does not name the provider whose host brought the mail. The host is the one
/// whose name the receiver itself resolved, and only where the reader says that the mail is theirs: what a client calls
/// itself in HELO must never end in a record. With a signature that holds, the mail may as well have been forwarded,
/// and nothing is said.
template <bool Asks>
constexpr void add_spf_sender(const authentication& mail, const known_answers& known,
                              bounded_list<fix>& fixes) noexcept {
  const auto& spf = mail.spf;
  const bool denied = spf.code() == result_code::fail || spf.code() == result_code::softfail ||
                      spf.code() == result_code::neutral || spf.code() == result_code::none;
  if (!denied || !spf.aligned.relaxed || spf.source() == result_source::none || mail.dmarc.verdict().aligned_by_dkim ||
      !mail.trusted.at || !mail.trusted.at->known) {
    return;
  }
  const auto* sender = find_spf_sender(mail.trusted.at->hop.from_tcp_info);
  if (sender == nullptr) return;
  const std::string_view name = spf.domain();
  const parameter domain{"domain", name};
  const parameter term{"term", sender->term};
  fix out{.says = {"spf-include", parameter{"provider", sender->name}, domain, term},
          .note = {"spf-merge-note", domain, term}};
  if constexpr (Asks) {
    const auto texts = known("", name, dns::record_type::txt);
    // A record that is put where another one may be would be a second one.
    if (texts.status == dns::status::ok || texts.status == dns::status::no_data ||
        texts.status == dns::status::nxdomain) {
      const auto record = merged_spf({name}, texts, sender->term);
      if (record.value.empty()) return;
      out.records[out.size++] = record;
      // No term has matched, so that all were counted.
      const bool too_many = spf.here && spf.here->lookups + 1 > spf::max_lookups;
      out.note = record.replaces.empty() ? statement{"provider-records"}
                 : too_many              ? statement{"spf-merged-lookups-note", term}
                                         : statement{"spf-merged-note", term};
    }
  }
  fixes.push_back(out);
}

/// The DMARC record that governs, with one tag set anew.
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
    fixes.push_back({.says = {"dmarc-relax-spf", from}, .note = {"dmarc-merged-note"}, .records = {record}, .size = 1});
    return;
  }
  // Whoever proves itself twice has nothing to fear from a policy. `t=y` says that its owner is not so far.
  if (verdict.code != result_code::pass || !verdict.aligned_by_spf || !verdict.aligned_by_dkim) return;
  const auto record = dmarc::parse_record(verdict.record);
  if (!record || record->malformed || record->testing) return;
  const bool below = verdict.record_domain_size < mail.author_domain().size() && record->sp;
  const auto now = below ? *record->sp : record->for_author();
  if (now == dmarc::policy::reject) return;
  const std::string_view tag = below ? "sp" : "p";
  const std::string_view next = now == dmarc::policy::none ? "quarantine" : "reject";
  fixes.push_back({.says = {"dmarc-raise-policy", from, parameter{"tag", tag}, parameter{"policy", next}},
                   .note = {"dmarc-merged-note"},
                   .records = {merged_dmarc(mail, known, tag, next)},
                   .size = 1});
}

}  // namespace detail

/// Changes of records that DNS answered with; where none was read, what to put into it.
template <bool Asks = true>
constexpr void find_record_changes(const authentication& mail, ownership whose, std::span<const dns::exchange> dns,
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
