#ifndef FROMPROOF_MESSAGE_REPAIR_CODE_HPP
#define FROMPROOF_MESSAGE_REPAIR_CODE_HPP

// The names of the damages that a copied message suffers, and the account of those that were mended.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace fromproof::inline v0::message {

/// One kind of damage. What counts as one is said with each.
enum class repair_code : std::uint8_t {
  // -- the message itself is whole -----------------------------------------------------------------------------------
  lf_to_crlf,                   ///< lines that ended with LF
  cr_to_crlf,                   ///< lines that ended with CR (old Mac)
  bom_removed,                  ///< byte order marks before the first field
  summary_table_removed,        ///< lines above the source: the table of Gmail's page, a sentence
  leading_blank_lines_removed,  ///< empty lines above the first field
  // -- something that lies under a signature was changed on the way --------------------------------------------------
  indent_removed,        ///< lines of an evenly indented text
  quote_prefix_removed,  ///< lines of a quoted text ("> ")
  lines_restored,        ///< fields that had run together on one line
  zero_width_removed,    ///< zero-width characters before a field name
  nbsp_to_space,         ///< no-break spaces where the header has blanks
  fold_restored,         ///< continuation lines that had lost their indent
  entities_decoded,      ///< characters that stood as &lt; &gt; &amp; &quot; &#39;
  quotes_straightened,   ///< typographic quotes where the header has "
  address_defanged,      ///< evil[.]com, user[at]host, hxxp://
  signature_unfolded,    ///< signatures on one line, blanks in b= where the folds were; named, not changed
  address_hidden,        ///< "[email protected]", which no one can restore; named, not changed
};

namespace detail {
inline constexpr std::array<std::string_view, 16> repair_codes{
    "lf-to-crlf",
    "cr-to-crlf",
    "bom-removed",
    "summary-table-removed",
    "leading-blank-lines-removed",
    "indent-removed",
    "quote-prefix-removed",
    "lines-restored",
    "zero-width-removed",
    "nbsp-to-space",
    "fold-restored",
    "entities-decoded",
    "quotes-straightened",
    "address-defanged",
    "signature-unfolded",
    "address-hidden",
};
static_assert(repair_codes.size() == static_cast<std::size_t>(repair_code::address_hidden) + 1);
}  // namespace detail

/// The stable name: `repair_code::lf_to_crlf` is "lf-to-crlf".
constexpr std::string_view code(repair_code repair) noexcept {
  return detail::repair_codes[static_cast<std::size_t>(repair)];
}

/// Whether the header fields of such a text need not be those that were signed, so that a signature that does not
/// verify proves nothing.
constexpr bool alters_header(repair_code repair) noexcept {
  return repair >= repair_code::indent_removed;
}

/// The same for the body and its hash. What a page or an editor does to a header it does to the body too (indents,
/// quotes, hidden addresses), and there nobody sees it: so a text whose header shows the damage has a body in doubt.
constexpr bool alters_body(repair_code repair) noexcept {
  return alters_header(repair);
}

/// How the lines of a text end. A CR that no LF follows ends a line only where the text has no LF at all.
enum class line_ending_kind : std::uint8_t { none, crlf, lf, cr, mixed };

constexpr std::string_view code(line_ending_kind ending) noexcept {
  constexpr std::array<std::string_view, 5> names{"none", "crlf", "lf", "cr", "mixed"};
  return names[static_cast<std::size_t>(ending)];
}

/// What was mended, and what the text was before.
struct repair_report {
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

  friend constexpr bool operator==(const repair_report&, const repair_report&) = default;
};

/// Whether a signature that fails over the mended header proves nothing.
constexpr bool alters_header(const repair_report& report) noexcept {
  for (std::size_t i = 0; i < report.counts.size(); ++i) {
    if (report.counts[i] != 0 && alters_header(static_cast<repair_code>(i))) return true;
  }
  return false;
}

/// Whether a body hash that differs over the mended body proves nothing.
constexpr bool alters_body(const repair_report& report) noexcept {
  for (std::size_t i = 0; i < report.counts.size(); ++i) {
    if (report.counts[i] != 0 && alters_body(static_cast<repair_code>(i))) return true;
  }
  return false;
}

}  // namespace fromproof::inline v0::message

#endif
