#ifndef FROMPROOF_PASTE_DOUBT_HPP
#define FROMPROOF_PASTE_DOUBT_HPP

// Which parts of a damaged copy may differ from what was signed. A signature that fails over such a part proves
// nothing. A signature that covers no such part does fail, whatever the rest holds: otherwise anyone could write
// "[email protected]" into a note of their own to hide a failure.
//
//   const auto report = repair(paste, repair_mode::paste, out);
//   dkim::for_each_signed_field(fields, signature, [&](const auto& f) { doubt = doubt || is_doubtful(report, f); });
//
// Doubt may withhold a failure. It never affects a pass.

#include <cstddef>
#include <string_view>

#include "../message/header.hpp"
#include "../text/ascii.hpp"
#include "repair_code.hpp"

namespace fromproof::inline v0::paste {

namespace detail {

/// The size of "[email protected]" at the beginning of a text, with any kind of blank; otherwise 0.
constexpr std::size_t hidden_address_size(std::string_view text) noexcept {
  constexpr std::string_view before = "[email";
  constexpr std::string_view after = "protected]";
  if (!text.starts_with(before)) return 0;
  text.remove_prefix(before.size());
  // A copy may be folded here.
  std::size_t blanks = 0;
  while (blanks < text.size() && ascii::is_fws(text[blanks])) ++blanks;
  if (blanks == 0) {
    for (const std::string_view blank : {"\xC2\xA0", "&#160;", "&nbsp;", "&#xA0;", "&#xa0;"}) {
      if (text.starts_with(blank)) blanks = blank.size();
    }
  }
  if (blanks == 0) return 0;
  text.remove_prefix(blanks);
  return text.starts_with(after) ? before.size() + blanks + after.size() : 0;
}

}  // namespace detail

/// Whether a text shows that an address in it was hidden, as web pages do to stop address harvesters.
///
///     hides_address("Shop <[email protected]>");  // true
constexpr bool hides_address(std::string_view text) noexcept {
  for (std::size_t at = text.find('['); at != std::string_view::npos; at = text.find('[', at + 1)) {
    if (detail::hidden_address_size({text.data() + at, text.size() - at}) != 0) return true;
  }
  return false;
}

/// Whether a field of the repaired header may differ from what was signed. `report` is the result of `repair`.
constexpr bool is_doubtful(const repair_report& report, const message::header_field& field) noexcept {
  const auto reach = report.reach();
  return reach == repair_reach::everything || (reach == repair_reach::where_shown && hides_address(field.raw));
}

/// Whether the body of the repaired text may differ from what was signed.
constexpr bool is_body_doubtful(const repair_report& report, std::string_view body) noexcept {
  const auto reach = report.reach();
  return reach == repair_reach::everything || (reach == repair_reach::where_shown && hides_address(body));
}

}  // namespace fromproof::inline v0::paste

#endif
