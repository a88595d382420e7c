#ifndef FROMPROOF_DMARC_RESULT_HPP
#define FROMPROOF_DMARC_RESULT_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../result.hpp"
#include "../text/words.hpp"
#include "alignment.hpp"
#include "record.hpp"

namespace fromproof::inline v0::dmarc {

/// How organizational domains and records are found.
enum class method : std::uint8_t {
  tree_walk,  ///< by the records in DNS (RFC 9989 section 4.10)
  psl         ///< by the public suffix list (RFC 7489 section 3.2)
};

namespace detail {
inline constexpr auto method_words = words_of<method>({
    {method::tree_walk, "tree-walk"},
    {method::psl, "psl"},
});
}  // namespace detail

constexpr std::string_view word(method how) noexcept {
  return detail::method_words[how];
}

/// The names that were asked about: "_dmarc." and an end of the author domain, given by its size in octets.
struct asked_names {
  std::array<std::uint8_t, 8> sizes{};
  std::size_t count = 0;
};

/// Why there is no pass, or no verdict.
enum class cause : std::uint8_t {
  none,                    ///< it passes
  nothing_aligned_passed,  ///< fail: every identifier was evaluated, and no aligned one passed
  no_record,               ///< none
  unusable_record,         ///< none: the record names no valid policy and no address for reports
  identifier_unknown,    ///< none: SPF or an aligned signature could not be evaluated, so nothing is proven either way
  not_checked,           ///< none: it was not evaluated
  record_unread,         ///< temperror: DNS did not say which record governs
  organization_unread,   ///< temperror: DNS did not give an organizational domain that decides
  identifier_undecided,  ///< temperror: DNS did not answer for SPF or an aligned signature
  existence_unread,      ///< temperror: DNS did not say whether the author domain exists
  out_of_space,          ///< temperror: the caller's memory is too small
  no_from_field,         ///< permerror, as the next ones: RFC 9989 section 5.3.1
  several_from_fields,
  malformed_from,
  several_author_domains,
  no_author,
  hidden_from,  ///< none: the copy hides the author
  // Of a verdict that the receiver reported:
  not_reported,            ///< none: no source that counts mentions DMARC
  reported_for_another,    ///< none: it is about another author
  disputed_report,         ///< none: two different results in one field
  pass_without_alignment,  ///< none: its own results contradict the pass
  failed_though_aligned,   ///< fail: but its own results say that something aligned passed
};

namespace detail {
inline constexpr auto cause_words = words_of<cause>({
    {cause::none, "none"},
    {cause::nothing_aligned_passed, "nothing-aligned-passed"},
    {cause::no_record, "no-record"},
    {cause::unusable_record, "unusable-record"},
    {cause::identifier_unknown, "identifier-unknown"},
    {cause::not_checked, "not-checked"},
    {cause::record_unread, "record-unread"},
    {cause::organization_unread, "organization-unread"},
    {cause::identifier_undecided, "identifier-undecided"},
    {cause::existence_unread, "existence-unread"},
    {cause::out_of_space, "out-of-space"},
    {cause::no_from_field, "no-from-field"},
    {cause::several_from_fields, "several-from-fields"},
    {cause::malformed_from, "malformed-from"},
    {cause::several_author_domains, "several-author-domains"},
    {cause::no_author, "no-author"},
    {cause::hidden_from, "hidden-from"},
    {cause::not_reported, "dmarc-not-reported"},
    {cause::reported_for_another, "reported-for-another-author"},
    {cause::disputed_report, "disputed-report"},
    {cause::pass_without_alignment, "pass-without-alignment"},
    {cause::failed_though_aligned, "failed-though-aligned"},
});
}  // namespace detail

constexpr std::string_view word(cause why) noexcept {
  return detail::cause_words[why];
}

/// The outcome of DMARC for one mail, as evaluate() finds it. Sizes are octets at the end of the author domain.
struct [[nodiscard]] result {
  result_code code = result_code::none;
  dmarc::cause cause = dmarc::cause::not_checked;
  std::string_view policy{};     ///< p=, sp= or np= as selected, before `t=y`; empty if unknown
  std::string_view applied{};    ///< what is asked for this mail, after `t=y`; "pass" if it passed; otherwise empty
  bool aligned_by_spf = false;   ///< SPF passed and is aligned
  bool aligned_by_dkim = false;  ///< some signature passed and is aligned
  std::size_t organizational_size = 0;  ///< of the organizational domain; 0 if it is a public suffix, or not known
  std::string_view record{};            ///< the governing record, as published; empty if unknown
  std::size_t record_domain_size = 0;   ///< of the domain that publishes it; 0 without a record
  dmarc::method method = dmarc::method::tree_walk;
  alignment_mode aspf = alignment_mode::relaxed;
  alignment_mode adkim = alignment_mode::relaxed;
  asked_names queries{};
  bool several_records = false;  ///< a name has more than one record, so that none of them counts
};

/// The stable code of the reason; empty for a pass.
constexpr std::string_view reason(const result& of) noexcept {
  return of.cause == cause::none ? std::string_view{} : word(of.cause);
}

}  // namespace fromproof::inline v0::dmarc

#endif
