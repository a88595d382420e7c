#ifndef FROMPROOF_ADVICE_FIXES_SPF_INCLUDE_HPP
#define FROMPROOF_ADVICE_FIXES_SPF_INCLUDE_HPP

// An SPF record with one more mechanism, changed or new, and the include of a sender that the record does not name yet.

#include <array>
#include <cstddef>
#include <string_view>

#include "../../authentication/mail.hpp"
#include "../../dns/query.hpp"
#include "../../domain/domain.hpp"
#include "../../spf/add_mechanism.hpp"
#include "../../spf/check_host.hpp"
#include "../../spf/record.hpp"
#include "../../text/bounded_list.hpp"
#include "../facts/answers.hpp"
#include "../fix.hpp"

namespace fromproof::inline v0::advice {

namespace detail {

/// The SPF record of a name with an added mechanism: the old one, changed, or a new one. Its value is empty if nothing
/// needs to change, or nothing can, as with several SPF records.
constexpr dns_record merged_spf(const composed& name, const dns::answer& texts, std::string_view mechanism) noexcept {
  std::string_view old;
  std::size_t found = 0;
  for (const auto& each : texts.records) {
    if (spf::is_record(each.data)) old = each.data, ++found;
  }
  if (found == 0) return {name, "TXT", {"v=spf1 ", mechanism, " ~all"}, {}, texts.records};
  const auto merged = spf::add_mechanism(old, mechanism);
  if (found > 1 || !merged.changed) return {name, "TXT", {}};
  const auto& p = merged.pieces;
  return {name, "TXT", {p[0], p[1], p[2], p[3]}, old, texts.records};
}

/// Senders whose hosts have names of their own, and the SPF term that covers all of them, by their documentation.
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

/// The SPF record for the author's own Return-Path does not name the provider whose host sent the mail. The host name
/// is the one that the receiver itself resolved, and it is used only if the reader says that the mail is theirs: the
/// client's HELO name must never end up in a record. Says nothing if a signature is valid, because the mail may have
/// been forwarded.
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
  fix out{.says = {code::spf_include, parameter{"provider", sender->name}, domain, term},
          .note = {code::spf_merge_note, domain, term}};
  if constexpr (Asks) {
    const auto texts = known("", name, dns::record_type::txt);
    // If there may be a record already, a new one would be a second one.
    if (texts.status == dns::status::ok || texts.status == dns::status::no_data ||
        texts.status == dns::status::nxdomain) {
      const auto record = merged_spf({name}, texts, sender->term);
      if (record.value.empty()) return;
      out.records[out.size++] = record;
      // No term has matched, so all of them were counted.
      const bool too_many = spf.here && spf.here->lookups + 1 > spf::max_lookups;
      out.note = record.replaces.empty() ? statement{code::provider_records}
                 : too_many              ? statement{code::spf_merged_lookups_note, term}
                                         : statement{code::spf_merged_note, term};
    }
  }
  fixes.push_back(out);
}

}  // namespace detail

}  // namespace fromproof::inline v0::advice

#endif
