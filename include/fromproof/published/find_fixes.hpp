#ifndef FROMPROOF_PUBLISHED_FIND_FIXES_HPP
#define FROMPROOF_PUBLISHED_FIND_FIXES_HPP

// Records that a domain should publish, from an overview that is not pending.
//
//   std::array<advice::fix, 8> memory;
//   for (const auto& fix : published::find_fixes(overview, memory)) show(fix.says.what, fix.records);

#include <string_view>

#include "../advice/fix.hpp"
#include "../text/bounded_list.hpp"
#include "../text/lifetime.hpp"
#include "overview.hpp"

namespace fromproof::inline v0::published {

namespace detail {

/// A first DMARC record for the organization: it governs all names below it.
constexpr void add_dmarc(const overview& all, bounded_list<advice::fix>& out) noexcept {
  const auto& found = all.dmarc;
  if (found.policy_known != dmarc::knowledge::known || found.record_domain_size != 0) return;
  const std::string_view domain = found.organization_size == 0 ? all.domain : found.organization();
  advice::fix fix{.says = {advice::code::dmarc_record, advice::parameter{"from", domain}},
                  .note = {advice::code::dmarc_record_note}};
  fix.records[fix.size++] = {{"_dmarc.", domain}, "TXT", {"v=DMARC1; p=none; rua=mailto:dmarc-reports@", domain}};
  static_cast<void>(out.push_back(fix));
}

/// The SPF record that a custom MAIL FROM domain lacks.
constexpr void add_mail_from_spf(const overview& all, bounded_list<advice::fix>& out) noexcept {
  for (const auto& each : all.mail_froms) {
    if (each.spf != presence::absent) continue;
    advice::fix fix{.says = {advice::code::spf_include, advice::parameter{"provider", std::string_view{"Amazon SES"}},
                             advice::parameter{"domain", advice::composed{each.label, all.domain}},
                             advice::parameter{"term", std::string_view{"include:amazonses.com"}}},
                    .note = {advice::code::provider_records}};
    fix.records[fix.size++] = {{each.label, all.domain}, "TXT", {"v=spf1 include:amazonses.com ~all"}};
    static_cast<void>(out.push_back(fix));
  }
}

}  // namespace detail

/// Fixes with the records to publish. They refer to the overview.
constexpr bounded_list<advice::fix> find_fixes(const overview& all FROMPROOF_LIFETIMEBOUND,
                                               slice<advice::fix> memory) noexcept {
  bounded_list<advice::fix> out{memory};
  if (all.exists() == false) return out;
  detail::add_dmarc(all, out);
  detail::add_mail_from_spf(all, out);
  return out;
}

}  // namespace fromproof::inline v0::published

#endif
