#ifndef FROMPROOF_REPORTS_CONCLUSION_HPP
#define FROMPROOF_REPORTS_CONCLUSION_HPP

// What a picture means: why the mail of a source proves what it proves, what repairs it, and whether a domain may go on
// to the next policy.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../advice/words/codes.hpp"
#include "../text/ascii.hpp"
#include "../text/words.hpp"
#include "picture.hpp"

namespace fromproof::inline v0::reports {

/// Why a source's mail proves what it proves.
enum class cause : std::uint8_t {
  proven_by_both,
  provider_without_mail_from,  ///< DKIM only: the provider uses a Return-Path of its own
  provider_without_dkim,       ///< SPF only
  provider_without_either,     ///< the provider does not sign for this domain
  own_without_dkim,
  own_without_spf,
  forwarded,
  unproven
};

namespace detail {
inline constexpr auto cause_words = words_of<cause>({
    {cause::proven_by_both, "proven-by-both"},
    {cause::provider_without_mail_from, "provider-without-mail-from"},
    {cause::provider_without_dkim, "provider-without-dkim"},
    {cause::provider_without_either, "provider-without-either"},
    {cause::own_without_dkim, "own-without-dkim"},
    {cause::own_without_spf, "own-without-spf"},
    {cause::forwarded, "forwarded"},
    {cause::unproven, "unproven"},
});
}  // namespace detail

constexpr std::string_view word(cause why) noexcept {
  return detail::cause_words[why];
}

/// The cause that explains most of a source's messages.
constexpr cause cause_of(const source_row& row) noexcept {
  if (row.kind == source_kind::forwarder) return cause::forwarded;
  if (row.kind == source_kind::unknown) return cause::unproven;
  const auto& counts = row.counts;
  const bool own = row.kind == source_kind::own;
  const auto most = [&counts](std::uint64_t one) {
    return one >= counts.dkim_only && one >= counts.spf_only && one >= counts.none && one > 0;
  };
  // A few messages that fail say little about a source whose mail proves itself.
  const std::uint64_t not_both = counts.messages() - counts.both;
  if (not_both <= counts.messages() / 100) return cause::proven_by_both;
  if (most(counts.none)) return own ? cause::unproven : cause::provider_without_either;
  if (most(counts.dkim_only)) return own ? cause::own_without_spf : cause::provider_without_mail_from;
  return own ? cause::own_without_dkim : cause::provider_without_dkim;
}

/// The fixes for a cause, by the codes of `check`: the first one helps most.
struct fix_codes {
  std::array<advice::code, 2> codes{};
  std::size_t size = 0;
};

constexpr fix_codes fixes_of(const source_row& row) noexcept {
  using advice::code;
  fix_codes out;
  const auto* by = row.provider;
  if (by == nullptr) return out;
  const bool ses = by->name == advice::amazon_ses.name;
  const auto why = cause_of(row);
  if (why == cause::provider_without_dkim || why == cause::provider_without_either) {
    out.codes[out.size++] = ses ? code::ses_easy_dkim : code::provider_dkim;
  }
  const bool can_change = !by->return_path_setting.empty();
  if ((why == cause::provider_without_mail_from || why == cause::provider_without_either) && can_change) {
    out.codes[out.size++] = ses ? code::ses_custom_mail_from : code::provider_return_path;
  }
  return out;
}

enum class step : std::uint8_t { stay, quarantine, reject };

/// Why a step is advised.
enum class step_reason : std::uint8_t {
  ready,               ///< what the domain's known sources send proves itself
  ask_first,           ///< so does this, but providers send unproven mail: the owner may have forgotten one
  known_sources_fail,  ///< mail of known sources would be hit
  too_little_mail,
  too_few_days,
  at_the_end  ///< p=reject is published
};

namespace detail {
inline constexpr auto step_words = words_of<step>({
    {step::stay, "stay"},
    {step::quarantine, "quarantine"},
    {step::reject, "reject"},
});
inline constexpr auto step_reason_words = words_of<step_reason>({
    {step_reason::ready, "ready"},
    {step_reason::ask_first, "ask-first"},
    {step_reason::known_sources_fail, "known-sources-fail"},
    {step_reason::too_little_mail, "too-little-mail"},
    {step_reason::too_few_days, "too-few-days"},
    {step_reason::at_the_end, "at-the-end"},
});
}  // namespace detail

constexpr std::string_view word(step what) noexcept {
  return detail::step_words[what];
}
constexpr std::string_view word(step_reason why) noexcept {
  return detail::step_reason_words[why];
}

/// The next policy of a domain, and the messages of the reports that it would have hit.
struct next_step {
  step policy = step::stay;
  step_reason reason = step_reason::ready;
  std::uint64_t hit_known = 0;    ///< of its own servers, of providers that sent proven mail too, and of forwarders
  std::uint64_t hit_unknown = 0;  ///< of everyone else, forgers among them
};

/// Fewer messages or days say nothing about what a domain sends.
inline constexpr std::uint64_t enough_messages = 100;
inline constexpr std::size_t enough_days = 7;

/// Whether the owner of the domain is likely to know this source. Anyone can send from an account at a provider, so a
/// provider is known only if it sent proven mail as well.
constexpr bool is_known(const source_row& row) noexcept {
  switch (row.kind) {
    case source_kind::own:
    case source_kind::forwarder: return true;
    case source_kind::provider: return row.counts.passed() > 0;
    case source_kind::unknown: break;
  }
  return false;
}

/// What is advised for the domain of that number.
constexpr next_step next_step_of(const picture& of, std::uint32_t number) noexcept {
  const auto& domain = of.domains()[number];
  next_step out;
  std::uint64_t known = 0, unproven_by_providers = 0;
  for (const auto& row : of.sources()) {
    if (row.group != number) continue;
    if (is_known(row)) {
      known += row.counts.messages();
      out.hit_known += row.counts.none;
    } else {
      out.hit_unknown += row.counts.none;
      if (row.kind == source_kind::provider) unproven_by_providers += row.counts.none;
    }
  }
  const auto stay = [&out](step_reason why) {
    out.reason = why;
    return out;
  };
  if (domain.p.view() == "reject") return stay(step_reason::at_the_end);
  if (domain.counts.messages() < enough_messages) return stay(step_reason::too_little_mail);
  if (of.days().size() < enough_days) return stay(step_reason::too_few_days);
  // Mail that is proven by nothing is lost after the step. One in a hundred is what forwarding breaks.
  if (out.hit_known > known / 100) return stay(step_reason::known_sources_fail);
  out.policy = domain.p.view() == "quarantine" ? step::reject : step::quarantine;
  // A forger can have an account at a provider, so that this alone does not stop a domain.
  if (unproven_by_providers > domain.counts.messages() / 100) out.reason = step_reason::ask_first;
  return out;
}

}  // namespace fromproof::inline v0::reports

#endif
