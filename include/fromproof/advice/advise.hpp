#ifndef FROMPROOF_ADVICE_ADVISE_HPP
#define FROMPROOF_ADVICE_ADVISE_HPP

// From results to advice: the verdict in words, what a person should know, and the DNS records that repair the problem.
//
//   std::array<advice::finding, 24> findings;
//   std::array<advice::fix, 4> fixes;
//   const auto assessment = advice::advise(mail, repairs, suffixes, findings, fixes);
//   for (const auto& finding : assessment.findings) show(finding.says.what.code());

#include <cstddef>

#include "../authentication/mail.hpp"
#include "../message/encoded_word.hpp"
#include "../paste/repair_code.hpp"
#include "../text/bounded_list.hpp"
#include "../text/slice.hpp"
#include "facts/mailing_list.hpp"
#include "facts/ownership.hpp"
#include "finding.hpp"
#include "findings/arc.hpp"
#include "findings/bulk.hpp"
#include "findings/disagreements.hpp"
#include "findings/dkim.hpp"
#include "findings/dmarc.hpp"
#include "findings/from.hpp"
#include "findings/header.hpp"
#include "findings/japanese_carriers.hpp"
#include "findings/mailing_list.hpp"
#include "findings/misplaced_records.hpp"
#include "findings/spf.hpp"
#include "findings/trust.hpp"
#include "fix.hpp"
#include "fixes/alignment.hpp"
#include "verdict.hpp"

namespace fromproof::inline v0::advice {

/// Everything the toolkit has to say about a message. Holds views into the authentication that it was made from.
struct [[nodiscard]] assessment {
  advice::verdict verdict;
  bounded_list<finding> findings;
  bounded_list<fix> fixes;
};

/// `dns` holds the questions and answers of the verification, if there were any. `mine`: the reader says that they sent
/// the mail. `convert` knows charsets that are not built in. A program without DNS calls `advise<false>`, which leaves
/// out the code that reads records.
template <bool AsksDns = true>
constexpr assessment advise(const authentication& mail, const paste::repair_report& repairs,
                            const suffix_table& suffixes, slice<finding> findings, slice<fix> fixes,
                            slice<const dns::exchange> dns = {}, bool mine = false, const mail_from_choice& chosen = {},
                            const message::charset_converter& convert = {}) noexcept {
  assessment out{.verdict = {}, .findings = bounded_list<finding>{findings}, .fixes = bounded_list<fix>{fixes}};
  verdict_facts known;
  known.domain_may_mislead = find_from_faults(mail, suffixes, out.findings, convert);
  find_header_faults(mail, repairs, out.findings);
  find_trust_faults(mail, out.findings);
  find_signature_faults(mail, out.findings);
  find_disagreements(mail, out.findings);
  if constexpr (AsksDns) {
    find_spf_faults(mail, out.findings);
    find_dmarc_faults(mail, out.findings);
    find_misplaced_records(dns, out.findings);
  }
  find_arc_faults(mail, out.findings);
  const auto whose = find_ownership(mail, mine);
  known.mail_from_unused = find_unaligned<AsksDns>(mail, whose, out.findings, out.fixes, dns, chosen);
  const auto list = find_list_facts(mail.fields());
  find_list_faults(mail, list, out.findings, convert);
  if (whose != ownership::unproven) find_sender_rules(mail, list, out.findings);
  find_carrier_faults(mail, out.findings);
  out.verdict = judge(mail, known);
  return out;
}

}  // namespace fromproof::inline v0::advice

#endif
