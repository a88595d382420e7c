#ifndef FROMPROOF_ADVICE_FINDINGS_MISPLACED_RECORDS_HPP
#define FROMPROOF_ADVICE_FINDINGS_MISPLACED_RECORDS_HPP

// Records that were published under the wrong name, where nobody looks for them.

#include <string_view>

#include "../../dmarc/record.hpp"
#include "../../dns/query.hpp"
#include "../../spf/record.hpp"
#include "../../text/ascii.hpp"
#include "../../text/bounded_list.hpp"
#include "../../text/slice.hpp"
#include "../finding.hpp"

namespace fromproof::inline v0::advice {

/// Searches the DNS answers: an SPF record belongs at the domain itself (RFC 7208 section 3), a DMARC record at
/// "_dmarc." before it (RFC 9989 section 4.6).
constexpr void find_misplaced_records(slice<const dns::exchange> dns, bounded_list<finding>& out) noexcept {
  for (const auto& [question, answered, security] : dns) {
    if (question.type != dns::record_type::txt) continue;
    const bool for_dmarc = ascii::istarts_with(question.name, "_dmarc.");
    const bool for_key = question.name.find("._domainkey.") != std::string_view::npos;
    for (const auto& record : answered.records) {
      if ((for_dmarc || for_key) && spf::is_record(record.data)) {
        out.push_back({severity::warning, {code::spf_record_misplaced, parameter{"name", question.name}}});
      }
      if (!for_dmarc && dmarc::is_record(record.data)) {
        out.push_back({severity::warning, {code::dmarc_record_misplaced, parameter{"name", question.name}}});
      }
    }
  }
}

}  // namespace fromproof::inline v0::advice

#endif
