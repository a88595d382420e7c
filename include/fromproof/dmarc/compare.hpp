#ifndef FROMPROOF_DMARC_COMPARE_HPP
#define FROMPROOF_DMARC_COMPARE_HPP

// The verdict beside those that other terms would give: strict alignment, relaxed alignment, and organizational domains
// by the public suffix list as in RFC 7489. Nothing is asked for it; what the answers do not tell is left out.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "../domain/public_suffix.hpp"
#include "../result.hpp"
#include "discover.hpp"
#include "evaluate.hpp"
#include "record.hpp"
#include "result.hpp"

namespace fromproof::inline v0::dmarc {

/// Which alignment is asked for.
enum class terms : std::uint8_t {
  relaxed,   ///< as with aspf=r and adkim=r
  strict,    ///< as with aspf=s and adkim=s
  published  ///< as the record says
};

constexpr std::string_view word(terms which) noexcept {
  constexpr std::array<std::string_view, 3> words{"relaxed", "strict", "published"};
  return words[static_cast<std::size_t>(which)];
}

/// One verdict in other terms.
struct alternative {
  result_code code = result_code::none;
  dmarc::method method = method::psl;  ///< of organizational domains, and for `published` of the record as well
  bool aligned_by_spf = false;
  bool aligned_by_dkim = false;
  std::string_view policy;  ///< the policy selected; empty where there is none, or it is not known
  std::size_t record_domain_size =
      0;  ///< the record's domain: octets at the end of the author domain; 0 without a record
};

/// The verdict in the terms `relaxed` and `strict`, and where the answers tell it, by the list in `published` ones.
/// Without a verdict there are none.
struct alternatives {
  std::array<alternative, 3> in{};  ///< by `terms`
  std::size_t count = 0;
};

namespace detail {

/// Who governs by RFC 7489 section 6.6.3: the author's record, else that of its organization by the list. False where
/// the walk did not ask about that name.
constexpr bool govern_by_list(discovery& found) noexcept {
  const std::size_t whole = found.author().size();
  found.method = method::psl;
  found.record_size = 0;
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

/// The verdict by what is known, and what is aligned whether a record governs or not.
constexpr alternative conclude(const discovery& found, const identifier& spf,
                               std::span<const identifier> dkim) noexcept {
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

/// Compares what evaluate() says with what it would say in other terms. `found` and the identifiers are those that it
/// had; the identifiers are written over with organizations by the list. Where the walk did not ask for organizations,
/// since alignment is strict or no record applies, `relaxed` is by the list.
constexpr alternatives compare(discovery found, identifier spf, std::span<identifier> dkim,
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
    // By the walk nobody had to ask whether the author domain exists; by the list it may decide between sp= and np=.
    const bool inherited = found.record_size != 0 && found.record_size != found.author().size();
    const bool asked = found.existence != knowledge::unneeded;
    if (inherited && !asked && found.record.for_subdomain(true) != found.record.for_subdomain(false)) {
      by_list.policy = {};
    }
  }
  return out;
}

}  // namespace fromproof::inline v0::dmarc

#endif
