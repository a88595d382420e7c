#ifndef FROMPROOF_PASTE_REPAIR_CODE_HPP
#define FROMPROOF_PASTE_REPAIR_CODE_HPP

// The kinds of damage that a copied message suffers, and the report of what was repaired.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../text/language.hpp"
#include "../text/words.hpp"
namespace fromproof::inline v0::paste {

/// One kind of damage. Each comment says what is counted.
enum class repair_code : std::uint8_t {
  // -- the message itself is intact ----------------------------------------------------------------------------------
  lf_to_crlf,                   ///< lines that ended with LF, even beside others that ended with CRLF
  cr_to_crlf,                   ///< lines that ended with CR (old Mac)
  cr_cr_lf_to_crlf,             ///< lines that ended with CR CR LF: CRLF was written in text mode
  bom_removed,                  ///< byte order marks before the first field
  summary_table_removed,        ///< lines above the source: the table of Gmail's page, a sentence
  leading_blank_lines_removed,  ///< empty lines above the first field
  signature_unfolded,           ///< signatures on one line with blanks in b= instead of folds; reported, not changed
  // -- something that a signature covers was changed -----------------------------------------------------------------
  indent_removed,               ///< lines of an evenly indented text
  quote_prefix_removed,         ///< lines of a quoted text ("> ")
  lines_restored,               ///< fields that had been joined on one line
  blank_lines_between_removed,  ///< empty lines after every line or every field
  zero_width_removed,           ///< zero-width characters before a field name
  nbsp_to_space,                ///< no-break spaces where the header has blanks
  fold_restored,                ///< continuation lines that had lost their indent
  entities_decoded,             ///< characters written as &lt; &gt; &amp; &quot; &#39;
  quotes_straightened,          ///< typographic quotes where the header has "
  address_defanged,             ///< evil[.]com, user[at]host, hxxp://
  // -- something was changed beyond repair, and only traces show it --------------------------------------------------
  address_hidden,  ///< "[email protected]", which cannot be restored; reported, not changed
};

namespace detail {
inline constexpr auto repair_code_words = words_of<repair_code>({
    {repair_code::lf_to_crlf, "lf-to-crlf"},
    {repair_code::cr_to_crlf, "cr-to-crlf"},
    {repair_code::cr_cr_lf_to_crlf, "cr-cr-lf-to-crlf"},
    {repair_code::bom_removed, "bom-removed"},
    {repair_code::summary_table_removed, "summary-table-removed"},
    {repair_code::leading_blank_lines_removed, "leading-blank-lines-removed"},
    {repair_code::signature_unfolded, "signature-unfolded"},
    {repair_code::indent_removed, "indent-removed"},
    {repair_code::quote_prefix_removed, "quote-prefix-removed"},
    {repair_code::lines_restored, "lines-restored"},
    {repair_code::blank_lines_between_removed, "blank-lines-between-removed"},
    {repair_code::zero_width_removed, "zero-width-removed"},
    {repair_code::nbsp_to_space, "nbsp-to-space"},
    {repair_code::fold_restored, "fold-restored"},
    {repair_code::entities_decoded, "entities-decoded"},
    {repair_code::quotes_straightened, "quotes-straightened"},
    {repair_code::address_defanged, "address-defanged"},
    {repair_code::address_hidden, "address-hidden"},
});
}  // namespace detail

/// The stable name: `repair_code::lf_to_crlf` is "lf-to-crlf".
constexpr std::string_view code(repair_code repair) noexcept {
  return detail::repair_code_words[repair];
}

/// Which parts of a message a damage may have changed. A signature over them that does not verify proves nothing.
enum class repair_reach : std::uint8_t {
  /// Nothing that is signed: line ends and the text above the header are restored for certain, and white space in b= is
  /// not part of its value (RFC 6376 section 3.5).
  nothing,
  /// The fields and the body, if the damage is visible in their text. doubt.hpp finds them.
  where_shown,
  /// Every field and the body: a page or an editor changes the body as it changes the header, and there it is not
  /// visible.
  everything,
};

constexpr repair_reach reach(repair_code repair) noexcept {
  if (repair == repair_code::address_hidden) return repair_reach::where_shown;
  return repair >= repair_code::indent_removed ? repair_reach::everything : repair_reach::nothing;
}

/// Whether such damage may have changed signed parts of the header.
constexpr bool alters_header(repair_code repair) noexcept {
  return reach(repair) != repair_reach::nothing;
}

/// The same for the body.
constexpr bool alters_body(repair_code repair) noexcept {
  return reach(repair) != repair_reach::nothing;
}

/// How the lines of a text end. A CR without an LF ends a line only if the text has no LF at all. Only the repair uses
/// `cr_cr_lf`; in a report such lines end with CRLF.
enum class line_ending_kind : std::uint8_t { none, crlf, lf, cr, mixed, cr_cr_lf };

namespace detail {
inline constexpr auto line_ending_kind_words = words_of<line_ending_kind>({
    {line_ending_kind::none, "none"},
    {line_ending_kind::crlf, "crlf"},
    {line_ending_kind::lf, "lf"},
    {line_ending_kind::cr, "cr"},
    {line_ending_kind::mixed, "mixed"},
    {line_ending_kind::cr_cr_lf, "crlf"},
});
}  // namespace detail

constexpr std::string_view code(line_ending_kind ending) noexcept {
  return detail::line_ending_kind_words[ending];
}

/// What was repaired, and what the text was before.
struct [[nodiscard]] repair_report {
  std::array<std::size_t, detail::repair_code_words.size()> counts{};  ///< indexed by repair_code
  line_ending_kind line_ending = line_ending_kind::none;               ///< of the original
  std::size_t original_size = 0;                                       ///< in octets

  constexpr std::size_t count(repair_code repair) const noexcept { return counts[static_cast<std::size_t>(repair)]; }
  constexpr void add(repair_code repair, std::size_t n = 1) noexcept { counts[static_cast<std::size_t>(repair)] += n; }

  /// Whether there was any damage.
  constexpr bool any() const noexcept {
    for (const std::size_t n : counts) {
      if (n != 0) return true;
    }
    return false;
  }

  /// The widest reach of all the damage found.
  constexpr repair_reach reach() const noexcept {
    auto widest = repair_reach::nothing;
    for (std::size_t i = 0; i < counts.size(); ++i) {
      const auto mine = paste::reach(static_cast<repair_code>(i));
      if (counts[i] != 0 && mine > widest) widest = mine;
    }
    return widest;
  }

  friend constexpr bool operator==(const repair_report&, const repair_report&) = default;
};

/// Whether any field is in doubt. `is_doubtful()` tells which (doubt.hpp).
constexpr bool alters_header(const repair_report& report) noexcept {
  return report.reach() != repair_reach::nothing;
}

/// Whether the body may be in doubt. `is_body_doubtful()` decides.
constexpr bool alters_body(const repair_report& report) noexcept {
  return report.reach() != repair_reach::nothing;
}

}  // namespace fromproof::inline v0::paste

#endif
