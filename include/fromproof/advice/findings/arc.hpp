#ifndef FROMPROOF_ADVICE_FINDINGS_ARC_HPP
#define FROMPROOF_ADVICE_FINDINGS_ARC_HPP

// What a person should know about an ARC chain. It never counts for DMARC (RFC 8617 section 5.2).

#include <string_view>

#include "../../authentication/mail.hpp"
#include "../../text/bounded_list.hpp"
#include "../finding.hpp"

namespace fromproof::inline v0::advice {

/// Reports a chain that is broken, a chain without a verdict, and a valid chain, which still does not rescue DMARC.
constexpr void find_arc_faults(const authentication& mail, bounded_list<finding>& out) noexcept {
  const auto& arc = mail.arc;
  if (arc.chain.fields == 0) return;
  const bool computed = arc.source() == result_source::verified;
  const std::string_view sealer =
      arc.chain.sets.empty() ? std::string_view{} : arc.chain.sets.back().seal.signature->domain;
  const std::string_view why = arc.here ? arc::reason(*arc.here) : std::string_view{};
  if (computed && arc.code() == result_code::fail) {
    out.push_back({severity::info, {code::arc_broken, parameter::of_code("reason", why)}});
  } else if (!computed && arc.chain.fault != arc::fault::none && arc.chain.fault != arc::fault::out_of_space) {
    // A missing field is visible without DNS.
    out.push_back({severity::info, {code::arc_broken, parameter::of_code("reason", arc::code(arc.chain.fault))}});
  } else if (!computed && !why.empty()) {
    out.push_back({severity::info, {code::arc_unknown, parameter::of_code("reason", why)}});
  }
  if (arc.code() == result_code::pass && mail.dmarc.code() == result_code::fail) {
    out.push_back({severity::info, {code::arc_no_rescue, parameter{"domain", sealer}}});
  }
}

}  // namespace fromproof::inline v0::advice

#endif
