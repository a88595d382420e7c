#ifndef FROMPROOF_PASTE_REPAIR_CODE_HPP
#define FROMPROOF_PASTE_REPAIR_CODE_HPP

// The names of the damages that a copied message suffers, and the account of those that were repaired.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../text/language.hpp"

namespace fromproof::inline v0::paste {

/// One kind of damage. What counts as one is said with each.
enum class repair_code : std::uint8_t {
  // -- the message itself is whole -----------------------------------------------------------------------------------
  lf_to_crlf,                   ///< lines that ended with LF, be it beside others that ended with CRLF
  cr_to_crlf,                   ///< lines that ended with CR (old Mac)
  cr_cr_lf_to_crlf,             ///< lines that ended with CR CR LF: CRLF was written in text mode
  bom_removed,                  ///< byte order marks before the first field
  summary_table_removed,        ///< lines above the source: the table of Gmail's page, a sentence
  leading_blank_lines_removed,  ///< empty lines above the first field
  signature_unfolded,           ///< signatures on one line, blanks in b= where the folds were; named, not changed
  // -- something that lies under a signature was changed on the way --------------------------------------------------
  indent_removed,               ///< lines of an evenly indented text
  quote_prefix_removed,         ///< lines of a quoted text ("> ")
  lines_restored,               ///< fields that had run together on one line
  blank_lines_between_removed,  ///< empty lines below every line or every field
  zero_width_removed,           ///< zero-width characters before a field name
  nbsp_to_space,                ///< no-break spaces where the header has blanks
  fold_restored,                ///< continuation lines that had lost their indent
  entities_decoded,             ///< characters that stood as &lt; &gt; &amp; &quot; &#39;
  quotes_straightened,          ///< typographic quotes where the header has "
  address_defanged,             ///< evil[.]com, user[at]host, hxxp://
  // -- only what shows it was changed --------------------------------------------------------------------------------
  address_hidden,  ///< "[email protected]", which no one can restore; named, not changed
};

namespace detail {
inline constexpr std::array<std::string_view, 18> repair_codes{
    "lf-to-crlf",
    "cr-to-crlf",
    "cr-cr-lf-to-crlf",
    "bom-removed",
    "summary-table-removed",
    "leading-blank-lines-removed",
    "signature-unfolded",
    "indent-removed",
    "quote-prefix-removed",
    "lines-restored",
    "blank-lines-between-removed",
    "zero-width-removed",
    "nbsp-to-space",
    "fold-restored",
    "entities-decoded",
    "quotes-straightened",
    "address-defanged",
    "address-hidden",
};
static_assert(repair_codes.size() == static_cast<std::size_t>(repair_code::address_hidden) + 1);
}  // namespace detail

/// The stable name: `repair_code::lf_to_crlf` is "lf-to-crlf".
constexpr std::string_view code(repair_code repair) noexcept {
  return detail::repair_codes[static_cast<std::size_t>(repair)];
}

/// What of a message a damage may have changed, so that a signature over it proves nothing where it does not verify.
enum class repair_reach : std::uint8_t {
  /// Nothing that is signed: line ends and what stands above the header are surely restored, and white space in b= is
  /// no part of its value (RFC 6376 section 3.5).
  nothing,
  /// The fields and the body in whose text the damage can be seen. doubt.hpp looks there.
  where_shown,
  /// Every field, and the body: what a page or an editor does to a header it does to the body too, and there nobody
  /// sees it.
  everything,
};

constexpr repair_reach reach(repair_code repair) noexcept {
  if (repair == repair_code::address_hidden) return repair_reach::where_shown;
  return repair >= repair_code::indent_removed ? repair_reach::everything : repair_reach::nothing;
}

/// Whether such a damage may have changed something in the header that was signed.
constexpr bool alters_header(repair_code repair) noexcept {
  return reach(repair) != repair_reach::nothing;
}

/// The same for the body.
constexpr bool alters_body(repair_code repair) noexcept {
  return reach(repair) != repair_reach::nothing;
}

/// How the lines of a text end. A CR that no LF follows ends a line only where the text has no LF at all.
/// `cr_cr_lf` is known to repair only: to a report its lines end with CRLF.
enum class line_ending_kind : std::uint8_t { none, crlf, lf, cr, mixed, cr_cr_lf };

constexpr std::string_view code(line_ending_kind ending) noexcept {
  constexpr std::array<std::string_view, 6> names{"none", "crlf", "lf", "cr", "mixed", "crlf"};
  return names[static_cast<std::size_t>(ending)];
}

/// What was repaired, and what the text was before.
struct [[nodiscard]] repair_report {
  std::array<std::size_t, detail::repair_codes.size()> counts{};  ///< indexed by repair_code
  line_ending_kind line_ending = line_ending_kind::none;          ///< of the original
  std::size_t original_size = 0;                                  ///< in octets

  constexpr std::size_t count(repair_code repair) const noexcept { return counts[static_cast<std::size_t>(repair)]; }
  constexpr void add(repair_code repair, std::size_t n = 1) noexcept { counts[static_cast<std::size_t>(repair)] += n; }

  /// Whether there was any damage.
  constexpr bool any() const noexcept {
    for (const std::size_t n : counts) {
      if (n != 0) return true;
    }
    return false;
  }

  /// The widest reach of what was found.
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

/// Whether there is a field in doubt at all. Which ones, `is_doubtful()` says (doubt.hpp).
constexpr bool alters_header(const repair_report& report) noexcept {
  return report.reach() != repair_reach::nothing;
}

/// Whether the body may be in doubt: `is_body_doubtful()` says it.
constexpr bool alters_body(const repair_report& report) noexcept {
  return report.reach() != repair_reach::nothing;
}

}  // namespace fromproof::inline v0::paste

#endif
