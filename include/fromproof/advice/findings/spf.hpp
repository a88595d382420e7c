#ifndef FROMPROOF_ADVICE_FINDINGS_SPF_HPP
#define FROMPROOF_ADVICE_FINDINGS_SPF_HPP

// What a person should know about the SPF record that was read here.

#include <cstddef>
#include <string_view>

#include "../../authentication/mail.hpp"
#include "../../spf/check_host.hpp"
#include "../../spf/record.hpp"
#include "../../text/bounded_list.hpp"
#include "../finding.hpp"

namespace fromproof::inline v0::advice {

namespace detail {

/// Larger networks (more than 65,536 addresses) belong to hosters, where anybody can rent a machine and send.
inline constexpr int wide_prefix4 = 16;
/// The size that registries give to a provider (it holds 65,536 sites by RFC 6177).
inline constexpr int wide_prefix6 = 32;

constexpr void find_wide_network(const spf::term& term, const parameter& domain, bounded_list<finding>& out) noexcept {
  // ip4, ip6, and "a/0" or "mx//16", whatever addresses the names have.
  const bool v4 = term.cidr4 >= 0 && term.cidr4 < wide_prefix4;
  const bool v6 = term.cidr6 >= 0 && term.cidr6 < wide_prefix6;
  if (v4) {
    // In thousands. Half of the addresses always fit into 32 bits.
    const std::size_t half = std::size_t{1} << static_cast<unsigned>(31 - term.cidr4);
    out.push_back({severity::warning,
                   {code::spf_wide_network, domain, parameter{"term", term.text}, parameter{"count", half / 500}}});
  } else if (v6) {
    out.push_back({severity::warning, {code::spf_wide_prefix, domain, parameter{"term", term.text}}});
  }
}

}  // namespace detail

/// RFC 7208: what is allowed but unwise, and what is close to the limits of section 4.6.4.
constexpr void find_spf_faults(const authentication& mail, bounded_list<finding>& out) noexcept {
  if (!mail.spf.here || !mail.spf.here->evaluated()) return;
  const auto& spf = *mail.spf.here;
  const parameter domain{"domain", mail.spf.domain()};
  if (spf.code == result_code::permerror || spf.code == result_code::temperror) {
    out.push_back({severity::error, {code::spf_error, domain, parameter::of_code("reason", word(spf.cause))}});
  }
  if (spf.record.empty()) return;
  bool all = false;
  bool redirect = false;
  for (const auto& term : spf::record{spf.record}) {
    if (term.error != errc::none) continue;
    detail::find_wide_network(term, domain, out);
    if (term.kind == spf::term_kind::redirect) redirect = true;
    // Section 5.5: "this mechanism SHOULD NOT be published".
    if (term.kind == spf::term_kind::ptr) out.push_back({severity::warning, {code::spf_ptr, domain}});
    if (term.kind != spf::term_kind::all) continue;
    all = true;
    if (term.qualifier == result_code::pass) out.push_back({severity::error, {code::spf_pass_all, domain}});
  }
  // Section 6.1: redirect= is ignored if there is an "all".
  if (all && redirect) out.push_back({severity::warning, {code::spf_redirect_ignored, domain}});
  if (!all && !redirect) out.push_back({severity::info, {code::spf_without_all, domain}});
  if (spf.lookups + 1 >= spf::max_lookups && spf.code != result_code::permerror) {
    out.push_back({severity::warning, {code::spf_many_lookups, domain, parameter{"count", std::size_t{spf.lookups}}}});
  }
  if (spf.void_lookups > 0 && spf.code != result_code::permerror) {
    out.push_back(
        {severity::warning, {code::spf_void_lookups, domain, parameter{"count", std::size_t{spf.void_lookups}}}});
  }
}

}  // namespace fromproof::inline v0::advice

#endif
