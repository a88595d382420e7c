#ifndef FROMPROOF_DMARC_EVALUATE_HPP
#define FROMPROOF_DMARC_EVALUATE_HPP

// Turns what was discovered and authenticated into a verdict (RFC 9989 sections 5.3.4 to 5.3.6). Asks no DNS question.
//
//   const auto verdict = dmarc::evaluate(found, spf, dkim);
//   if (verdict.code == result_code::pass) show(found.author());

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "../result.hpp"
#include "../text/slice.hpp"
#include "alignment.hpp"
#include "discover.hpp"
#include "record.hpp"
#include "result.hpp"

namespace fromproof::inline v0::dmarc {

/// How an identifier is aligned with the author domain. If that is unknown, it is not aligned.
constexpr alignment align(const discovery& found, const identifier& proof) noexcept {
  if (proof.domain.empty() || found.author().empty()) return {};
  if (proof.domain == found.author()) return {.relaxed = true, .strict = true};
  const bool known = found.organization_known == knowledge::known && proof.organization_known == knowledge::known;
  const bool same = known && found.organization_size != 0 && found.organization() == proof.organization();
  return {.relaxed = same, .strict = false};
}

namespace detail {

/// What one identifier proves about the author domain.
enum class proof : std::uint8_t { nothing, pass, undecided, unknown, unread, out_of_space, pending };

constexpr proof weigh(const discovery& found, const identifier& each, alignment_mode how) noexcept {
  if (!each.matters()) return proof::nothing;
  // An identifier without a name may be any domain.
  if (each.unknown && each.domain.empty()) return proof::unknown;
  const alignment aligned = align(found, each);
  if (how == alignment_mode::strict ? aligned.strict : aligned.relaxed) {
    if (each.unknown) return proof::unknown;
    return each.code == result_code::pass ? proof::pass : proof::undecided;
  }
  switch (each.organization_known) {
    case knowledge::unread: return proof::unread;
    case knowledge::out_of_space: return proof::out_of_space;
    case knowledge::pending: return proof::pending;
    default: return proof::nothing;
  }
}

/// What all identifiers prove together.
struct weighed {
  bool undecided = false;
  bool unknown = false;
  bool unread = false;
  bool out_of_space = false;
  bool pending = false;

  constexpr bool add(proof said) noexcept {
    undecided = undecided || said == proof::undecided;
    unknown = unknown || said == proof::unknown;
    unread = unread || said == proof::unread;
    out_of_space = out_of_space || said == proof::out_of_space;
    pending = pending || said == proof::pending;
    return said == proof::pass;
  }
};

constexpr result no_verdict(result so_far, result_code code, cause why) noexcept {
  so_far.code = code;
  so_far.cause = why;
  return so_far;
}

}  // namespace detail

/// Evaluates one mail. `found` and the identifiers come from discover_policy() and discover_organizations(); the result
/// holds views into the same memory as `found`.
///
/// `pass`: an identifier passed and is aligned. `fail`: every identifier was evaluated, and none is. `none`: there is
/// no record, or none that can be applied, or an identifier is unknown. `temperror`: DNS did not answer a question that
/// could change the verdict, or the caller's memory is too small; the policy is then not applied (RFC 9989 section
/// 5.3.6). `none` with `not_checked` while an answer is pending.
constexpr result evaluate(const discovery& found, const identifier& spf, slice<const identifier> dkim) noexcept {
  result verdict;
  verdict.method = found.method;
  for (const auto& each : found.asked.levels()) {
    verdict.queries.sizes[verdict.queries.count++] = static_cast<std::uint8_t>(each.size);
  }
  if (found.organization_known == knowledge::known) verdict.organizational_size = found.organization_size;
  if (found.pending() || found.policy_known == knowledge::unneeded) return verdict;
  if (found.policy_known != knowledge::known) {
    const bool space = found.policy_known == knowledge::out_of_space;
    return detail::no_verdict(verdict, result_code::temperror, space ? cause::out_of_space : cause::record_unread);
  }
  verdict.record_domain_size = found.record_domain_size;
  verdict.record = found.text;
  verdict.aspf = found.record.aspf;
  verdict.adkim = found.record.adkim;
  if (found.record_domain_size == 0) return detail::no_verdict(verdict, result_code::none, cause::no_record);
  if (!found.record.applies) return detail::no_verdict(verdict, result_code::none, cause::unusable_record);
  const auto selected = found.selected();
  if (selected) verdict.policy = word(*selected);

  detail::weighed all;
  verdict.aligned_by_spf = all.add(detail::weigh(found, spf, found.record.aspf));
  for (const auto& each : dkim) {
    if (all.add(detail::weigh(found, each, found.record.adkim))) verdict.aligned_by_dkim = true;
  }
  if (verdict.aligned_by_spf || verdict.aligned_by_dkim) {
    verdict.code = result_code::pass;
    verdict.cause = cause::none;
    verdict.applied = "pass";
    return verdict;
  }
  if (all.pending) return verdict;
  if (all.out_of_space) return detail::no_verdict(verdict, result_code::temperror, cause::out_of_space);
  if (all.unread) return detail::no_verdict(verdict, result_code::temperror, cause::organization_unread);
  if (all.undecided) return detail::no_verdict(verdict, result_code::temperror, cause::identifier_undecided);
  if (all.unknown) return detail::no_verdict(verdict, result_code::none, cause::identifier_unknown);
  if (!selected) {
    const bool space = found.existence == knowledge::out_of_space;
    return detail::no_verdict(verdict, result_code::temperror, space ? cause::out_of_space : cause::existence_unread);
  }
  verdict.code = result_code::fail;
  verdict.cause = cause::nothing_aligned_passed;
  verdict.applied = word(found.record.testing ? lowered(*selected) : *selected);
  return verdict;
}

}  // namespace fromproof::inline v0::dmarc

#endif
