#ifndef FROMPROOF_PASTE_LINE_KIND_HPP
#define FROMPROOF_PASTE_LINE_KIND_HPP

// Whether a line of a header whose indents may be lost is a field of its own or part of the field above.

#include <cstddef>
#include <string_view>

#include "../message/known_field.hpp"
#include "../text/ascii.hpp"
#include "damaged_lines.hpp"

namespace fromproof::inline v0::paste::detail {

/// Whether a line is a list of field names that continues h= of a signature: "date:message-id:reply-to;" or "date :
/// message-id : reply-to;". The first two names must be known, and a colon must have blanks on both sides or on
/// neither: "To:all" and "To: Cc: all" are fields. A line that holds an address is a field too:
/// "From:To:a@example.org;" is an author in a group.
constexpr bool is_name_list(std::string_view line) noexcept {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > 64) return false;
  if (line.find('@') != std::string_view::npos) return false;
  const bool spaced = ascii::is_wsp(line[colon - 1]);
  line.remove_prefix(colon + 1);
  if (spaced && !line.empty() && ascii::is_wsp(line.front())) line.remove_prefix(1);
  std::size_t n = 0;
  while (n < line.size() && n < 64 && (ascii::is_alnum(line[n]) || line[n] == '-')) ++n;
  if (message::find_known_field(ascii::slice(line, 0, n)) == nullptr) return false;
  line.remove_prefix(n);
  if (spaced && !line.empty() && ascii::is_wsp(line.front())) line.remove_prefix(1);
  if (line.empty()) return !spaced;
  return line.front() == ':' || line.front() == ';' || (!spaced && ascii::is_wsp(line.front()));
}

/// Where the last tag of a line ends, or npos. The ";" of an escaped character ("&quot;") ends no tag: it may be
/// decoded.
constexpr std::size_t last_tag_end(std::string_view line) noexcept {
  constexpr std::size_t longest = 6;
  for (;;) {
    const std::size_t end = line.rfind(';');
    const std::size_t begin = line.rfind('&', end);
    if (end == std::string_view::npos || begin == std::string_view::npos || end - begin >= longest) return end;
    line = {line.data(), begin};
  }
}

/// Whether a line of a signature ends inside h=. `before` says the same about the line above.
constexpr bool ends_in_names(std::string_view line, bool before) noexcept {
  const std::size_t semicolon = last_tag_end(line);
  if (semicolon != std::string_view::npos) line.remove_prefix(semicolon + 1);
  return ascii::starts_with(ascii::trim(line), "h=") || (before && semicolon == std::string_view::npos);
}

/// The kind of a line of a header whose indents may be lost.
enum class line_kind { field, continuation, lost_fold, malformed };

/// What is known about a line from those above it.
struct place {
  message::field_kind field = message::field_kind::unknown;  ///< the field to which a continuation belongs
  bool in_names = false;                                     ///< the line above ends inside h= of a signature
};

/// A line is a field if its colon precedes any blank, and its name has only letters, digits and hyphens and begins with
/// a letter. A time ("00:16:17 +0000"), a tag ("h=From:To"), a URL and a list of names inside h= are not fields.
constexpr line_kind kind_of_line(std::string_view line, const place& here, bool no_break_spaces) noexcept {
  if (ascii::is_wsp(line.front()) || (no_break_spaces && ascii::starts_with(line, no_break_space))) {
    return line_kind::continuation;
  }
  const std::string_view name = message::field_name_of(line);
  const bool listed = here.in_names && is_name_list(line);
  const auto* field = message::find_known_field(name);
  if (field == nullptr || field->is_private() || listed) {
    bool plain = !listed && !name.empty() && ascii::is_alpha(name.front());
    for (const char c : name) plain = plain && (ascii::is_alnum(c) || c == '-' || c == '_' || c == '.');
    if (plain && ascii::starts_with(without_prefix(line, line.find(':') + 1), "//")) plain = false;
    if (!plain)
      return has_control(line) || (name.empty() && resembles_field(line)) ? line_kind::malformed : line_kind::lost_fold;
  }
  return line_kind::field;
}

/// Whether the whole line belongs to the field above.
constexpr bool goes_on(line_kind kind, bool lost_folds) noexcept {
  return kind == line_kind::continuation || (kind == line_kind::lost_fold && lost_folds);
}

/// The part of a line that may be repaired: all of it, or the text after the name of the field.
constexpr std::string_view value_of_line(std::string_view line, line_kind kind, bool lost_folds) noexcept {
  return goes_on(kind, lost_folds) ? line : without_prefix(line, line.find(':') + 1);
}

/// The place of the next line. `here` is the place of this one.
constexpr place place_below(std::string_view line, line_kind kind, place here, bool lost_folds) noexcept {
  if (!goes_on(kind, lost_folds)) {
    const std::string_view name = message::field_name_of(line);
    if (name.empty()) return {};  // malformed: nothing in it is repaired
    const auto* field = message::find_known_field(name);
    here.field = field != nullptr ? field->kind : message::field_kind::other;
  }
  const bool names = here.in_names && goes_on(kind, lost_folds);
  here.in_names =
      here.field == message::field_kind::signature && ends_in_names(value_of_line(line, kind, lost_folds), names);
  return here;
}

}  // namespace fromproof::inline v0::paste::detail

#endif
