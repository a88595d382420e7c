#ifndef FROMPROOF_DMARC_ALTERNATIVES_HPP
#define FROMPROOF_DMARC_ALTERNATIVES_HPP

// The verdict under other terms: with strict alignment, with relaxed alignment, and with organizational domains by the
// public suffix list (RFC 7489). Asks no DNS question; leaves out what the answers so far do not tell.
//
//   const auto others = dmarc::find_alternatives(found, spf, dkim, suffixes);
//   if (others.count > 0) show(others.in[static_cast<std::size_t>(dmarc::terms::strict)].code);

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../domain/public_suffix.hpp"
#include "../result.hpp"
#include "../text/slice.hpp"
#include "../text/words.hpp"
#include "discover.hpp"
#include "evaluate.hpp"
#include "record.hpp"
#include "result.hpp"

namespace fromproof::inline v0::dmarc {

/// The terms under which a verdict is reached.
enum class terms : std::uint8_t {
  relaxed,   ///< as with aspf=r and adkim=r
  strict,    ///< as with aspf=s and adkim=s
  published  ///< as the record says
};

namespace detail {
inline constexpr auto terms_words = words_of<terms>({
    {terms::relaxed, "relaxed"},
    {terms::strict, "strict"},
    {terms::published, "published"},
});
}  // namespace detail

constexpr std::string_view word(terms which) noexcept {
  return detail::terms_words[which];
}

/// The verdict under other terms.
struct alternative {
  result_code code = result_code::none;
  dmarc::method method = method::psl;  ///< of organizational domains, and for `published` of the record as well
  bool aligned_by_spf = false;
  bool aligned_by_dkim = false;
  std::string_view policy;  ///< the policy selected; empty if there is none or it is unknown
  /// The size of the end of the author domain that has the record; 0 without a record.
  std::size_t record_domain_size = 0;
};

/// The number of `terms`.
inline constexpr std::size_t max_alternatives = 3;

/// The verdicts under `relaxed` and `strict` terms, and, if the answers tell, under `published` ones by the list. Empty
/// if there is no verdict to compare with.
struct [[nodiscard]] alternatives {
  std::array<alternative, max_alternatives> in{};  ///< by `terms`
  std::size_t count = 0;
};

namespace detail {

/// Finds the governing record by RFC 7489 section 6.6.3: the author's, otherwise that of its organization by the list.
/// False if the walk did not ask about that name.
constexpr bool govern_by_list(discovery& found) noexcept {
  const std::size_t whole = found.author().size();
  found.method = method::psl;
  found.record_domain_size = 0;
  found.record = {};
  for (const std::size_t size : {whole, found.organization_size}) {
    if (size == 0 || record_prefix.size() + size > domain::max_size) continue;
    const level* const at = found.asked.find(size);
    if (at == nullptr || !is_answer(at->status)) return false;
    if (at->has_record()) govern(found, *at);
    if (at->records > 0) return true;
  }
  return true;
}

/// The verdict from what is known, and what is aligned even if no record governs.
constexpr alternative conclude(const discovery& found, const identifier& spf, slice<const identifier> dkim) noexcept {
  const auto verdict = evaluate(found, spf, dkim);
  const auto proves = [&found](const identifier& each, alignment_mode how) {
    const alignment aligned = align(found, each);
    return each.code == result_code::pass && (how == alignment_mode::strict ? aligned.strict : aligned.relaxed);
  };
  alternative out{.code = verdict.code,
                  .method = found.method,
                  .aligned_by_spf = proves(spf, found.record.aspf),
                  .policy = verdict.policy,
                  .record_domain_size = verdict.record_domain_size};
  for (const auto& each : dkim) out.aligned_by_dkim = out.aligned_by_dkim || proves(each, found.record.adkim);
  return out;
}

constexpr void align_in(discovery& found, alignment_mode how) noexcept {
  found.record.aspf = found.record.adkim = how;
}

}  // namespace detail

/// Finds what evaluate() would return under other terms. `found` and the identifiers are those passed to evaluate();
/// the identifiers are overwritten with organizations by the list. If the walk did not ask for organizations, because
/// alignment is strict or no record applies, `relaxed` uses the list.
[[nodiscard]] constexpr alternatives find_alternatives(discovery found, identifier spf, slice<identifier> dkim,
                                                       const suffix_table& suffixes) noexcept {
  alternatives out;
  if (found.pending() || found.policy_known != knowledge::known || found.author().empty()) return out;
  const auto at = [&out](terms which) -> alternative& { return out.in[static_cast<std::size_t>(which)]; };
  const auto published = found.record;
  const bool walked =
      found.applies() && published.aspf == alignment_mode::relaxed && published.adkim == alignment_mode::relaxed;
  if (walked) at(terms::relaxed) = detail::conclude(found, spf, dkim);
  detail::align_in(found, alignment_mode::strict);
  at(terms::strict) = detail::conclude(found, spf, dkim);

  const auto list = [&suffixes](identifier& each) {
    each.organization_known = knowledge::known;
    each.organization_size = organizational_domain(suffixes, each.domain).size();
  };
  list(spf);
  for (auto& each : dkim) list(each);
  found.organization_known = knowledge::known;
  found.organization_size = organizational_domain(suffixes, found.author()).size();
  if (!walked) {
    detail::align_in(found, alignment_mode::relaxed);
    at(terms::relaxed) = detail::conclude(found, spf, dkim);
    at(terms::relaxed).method = method::psl;
  }
  out.count = 2;
  if (detail::govern_by_list(found)) {
    auto& by_list = at(terms::published) = detail::conclude(found, spf, dkim);
    out.count = 3;
    // The walk did not need to know whether the author domain exists; by the list, that may decide between sp= and np=.
    const bool inherited = found.record_domain_size != 0 && found.record_domain_size != found.author().size();
    const bool asked = found.existence != knowledge::unneeded;
    if (inherited && !asked && found.record.for_subdomain(true) != found.record.for_subdomain(false)) {
      by_list.policy = {};
    }
  }
  return out;
}

}  // namespace fromproof::inline v0::dmarc

#endif
