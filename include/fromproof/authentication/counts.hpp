#ifndef FROMPROOF_AUTHENTICATION_COUNTS_HPP
#define FROMPROOF_AUTHENTICATION_COUNTS_HPP

// Authentication and alignment together: only a result with both makes DMARC pass (RFC 9989 section 4.4).
//
//   if (counts(mail.spf, mail)) std::puts("SPF proves the author");

#include "../dmarc/alignment.hpp"
#include "../dmarc/record.hpp"
#include "mail.hpp"

namespace fromproof::inline v0 {

namespace detail {

constexpr bool is_aligned_in(dmarc::alignment_mode mode, dmarc::alignment how) noexcept {
  return mode == dmarc::alignment_mode::strict ? how.strict : how.relaxed;
}

}  // namespace detail

/// Whether SPF passes and is aligned in the mode that applies: that of the record, relaxed without one.
[[nodiscard]] constexpr bool counts(const spf_evidence& spf, const authentication& mail) noexcept {
  return spf.passes() && detail::is_aligned_in(mail.dmarc.verdict().aspf, spf.aligned);
}

/// The same of a signature.
[[nodiscard]] constexpr bool counts(const signature_evidence& entry, const authentication& mail) noexcept {
  return entry.passes() && detail::is_aligned_in(mail.dmarc.verdict().adkim, entry.aligned);
}

/// How much a signature says about the author, to choose the one to show: 3 if it counts, 2 if it only passes, 1 if it
/// is only aligned, which anyone can write, otherwise 0.
[[nodiscard]] constexpr int weight(const signature_evidence& entry, const authentication& mail) noexcept {
  return (entry.passes() ? 2 : 0) + (detail::is_aligned_in(mail.dmarc.verdict().adkim, entry.aligned) ? 1 : 0);
}

}  // namespace fromproof::inline v0

#endif
