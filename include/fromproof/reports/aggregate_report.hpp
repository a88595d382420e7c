#ifndef FROMPROOF_REPORTS_AGGREGATE_REPORT_HPP
#define FROMPROOF_REPORTS_AGGREGATE_REPORT_HPP

// What a DMARC aggregate report says (RFC 9990; RFC 7489 appendix C; the drafts before them).

#include <cstdint>
#include <string_view>

#include "../domain/ip_address.hpp"
#include "../result.hpp"
#include "../text/maybe.hpp"
#include "../text/slice.hpp"
#include "../text/words.hpp"

namespace fromproof::inline v0::reports {

/// What the receiver did with the messages. `pass` is RFC 9990's word for messages that passed.
enum class disposition : std::uint8_t { none, quarantine, reject, pass };

namespace detail {
inline constexpr auto disposition_words = words_of<disposition>({
    {disposition::none, "none"},
    {disposition::quarantine, "quarantine"},
    {disposition::reject, "reject"},
    {disposition::pass, "pass"},
});
}  // namespace detail

constexpr std::string_view word(disposition what) noexcept {
  return detail::disposition_words[what];
}

/// The policy that the reporter found. The texts are those of the report; empty if it has none.
struct published_policy {
  std::string_view domain;
  std::string_view p, sp, np;
  std::string_view adkim, aspf, fo;
  std::string_view testing, discovery_method;
};

/// All of a report but its records.
struct aggregate_report {
  std::string_view version;
  std::string_view org_name, email, extra_contact_info, report_id, generator;
  maybe<std::int64_t> begin, end;  ///< in seconds since 1970-01-01 00:00:00 UTC; both are inside the period
  published_policy policy;
};

/// One signature and what became of it.
struct dkim_result {
  std::string_view domain, selector, human_result;
  maybe<result_code> result;
};

struct spf_result {
  std::string_view domain, scope;
  maybe<result_code> result;
};

/// Why the receiver did not do what the policy asks for.
struct override_reason {
  std::string_view type, comment;
};

/// Messages that have everything in common that a report tells. The views are valid inside the call that hands them on.
struct aggregate_record {
  ip_address source;
  std::string_view source_text;  ///< as the report has it, also if it is no address
  maybe<std::uint64_t> count;
  maybe<disposition> disposed;
  maybe<result_code> dkim, spf;  ///< pass if the method passed and is aligned (policy_evaluated)
  std::string_view header_from, envelope_from, envelope_to;
  slice<const override_reason> reasons;
  slice<const dkim_result> dkim_results;
  slice<const spf_result> spf_results;
  std::uint64_t offset = 0;  ///< of its "<record>"

  constexpr bool dkim_passes() const noexcept { return dkim == result_code::pass; }
  constexpr bool spf_passes() const noexcept { return spf == result_code::pass; }
};

}  // namespace fromproof::inline v0::reports

#endif
