#ifndef FROMPROOF_ADVICE_FINDINGS_DMARC_HPP
#define FROMPROOF_ADVICE_FINDINGS_DMARC_HPP

// What a person should know about the governing DMARC record.

#include <string_view>

#include "../../authentication/mail.hpp"
#include "../../dmarc/record.hpp"
#include "../../text/bounded_list.hpp"
#include "../finding.hpp"

namespace fromproof::inline v0::advice {

/// Reports each error of the record with its tag and offset. Even an error that RFC 9989 tolerates should be repaired,
/// because other receivers may read the record differently.
constexpr void find_dmarc_faults(const authentication& mail, bounded_list<finding>& out) noexcept {
  const auto& dmarc = mail.dmarc.verdict();
  if (!mail.dmarc.here) return;
  const parameter from{"from", mail.author_domain()};
  if (dmarc.several_records) out.push_back({severity::error, {code::dmarc_several_records, from}});
  static_cast<void>(dmarc::parse_record(dmarc.record, [&](const dmarc::record_problem& problem) {
    out.push_back({severity::warning,
                   {code::dmarc_record_fault, from, parameter{"tag", problem.tag}, parameter{"error", problem.error},
                    parameter{"offset", problem.offset}}});
  }));
}

}  // namespace fromproof::inline v0::advice

#endif
