#ifndef FROMPROOF_PASTE_DAMAGE_HPP
#define FROMPROOF_PASTE_DAMAGE_HPP

// How repair.hpp tells a damaged paste from a malformed message.
//
// A message that is malformed on purpose must stay as it is: a repair would hide the attack or make it work. One odd
// line proves nothing. So a repair that changes the structure of the header needs three things: the same damage in two
// places or more, no line in the whole header without it, and a line that RFC 5322 does not allow. The lines that a
// receiving server writes on top of a message are well formed and so prevent every such repair: below them, nothing can
// be made to look like a damaged paste. All of this holds for any line ends, since a clipboard may well hold CRLF.

#include <cstddef>
#include <string_view>

#include "../message/header.hpp"
#include "../message/known_field.hpp"
#include "../text/ascii.hpp"
#include "../text/invisible.hpp"
#include "../text/utf8.hpp"
#include "damaged_lines.hpp"
#include "damaged_values.hpp"
#include "line_kind.hpp"
#include "repair_code.hpp"

namespace fromproof::inline v0::paste::detail {

/// How the lines end. Reads the whole text, unless it finds both line ends.
constexpr line_ending_kind find_line_ending(std::string_view text) noexcept {
  bool crlf = false;
  bool lf = false;
  std::size_t begin = 0;
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', begin)) {
    (at > 0 && text[at - 1] == '\r' ? crlf : lf) = true;
    if (crlf && lf) return line_ending_kind::mixed;
    begin = at + 1;
  }
  if (crlf) return line_ending_kind::crlf;
  if (lf) return line_ending_kind::lf;
  return text.find('\r') == std::string_view::npos ? line_ending_kind::none : line_ending_kind::cr;
}

/// Whether every line of a header, down to the empty line, ends with CR CR LF and no further CR: a program wrote CRLF
/// in text mode. Needs two lines at least, because a sender may end one line like this.
constexpr bool has_doubled_cr(std::string_view text) noexcept {
  std::size_t lines = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t lf = text.find('\n', begin);
    if (lf == std::string_view::npos) break;
    const std::string_view line{text.data() + begin, lf - begin};
    if (!line.ends_with("\r\r") || line.ends_with("\r\r\r")) return false;
    if (line.size() == 2 && lines > 0) break;
    ++lines;
    begin = lf + 1;
  }
  return lines >= 2;
}

/// The same for a whole body.
constexpr bool has_doubled_cr_only(std::string_view text) noexcept {
  std::size_t begin = 0;
  for (std::size_t lf = text.find('\n'); lf != std::string_view::npos; lf = text.find('\n', begin)) {
    const std::string_view line{text.data() + begin, lf - begin};
    if (!line.ends_with("\r\r") || line.ends_with("\r\r\r")) return false;
    begin = lf + 1;
  }
  return begin > 0;
}

/// How the lines of a copy end, judged by the header.
constexpr line_ending_kind find_copied_ending(std::string_view text) noexcept {
  if (has_doubled_cr(text)) return line_ending_kind::cr_cr_lf;
  return find_line_ending(text);
}

/// Finds the source of a message below lines that do not belong to it, such as the table of Gmail's page in any
/// language: its rows are named SPF, DKIM and DMARC everywhere. The text must not begin with a field (it would be a
/// message), the source must hold names that only a source has, and no line above it may be a disguised field. The
/// lines above must be that table, or text without fields: two lines, or one line and an empty line.
struct source {
  std::size_t offset = 0;  ///< 0: there is no such source
  std::size_t lines = 0;   ///< the lines above it
};

constexpr source find_source(std::string_view text, line_ending_kind ending) noexcept {
  constexpr std::size_t most_lines = 100;
  const std::string_view first = cut_line(text, ending).content;
  if (!message::field_name_of(first).empty() || ascii::starts_with(first, "From ") ||
      (!first.empty() && first.front() == '>'))
    return {};
  std::size_t at = 0;
  std::size_t run = 0;  // the start of the current run of fields
  std::size_t run_line = 0;
  std::size_t run_fields = 0;
  std::size_t known = 0;
  std::size_t known_above = 0;
  std::size_t verdicts = 0;
  std::size_t prose = 0;
  bool separated = false;
  bool sure = false;
  bool in_field = false;
  for (std::size_t number = 0; number < most_lines && at < text.size(); ++number) {
    const auto line = cut_line(without_prefix(text, at), ending);
    const std::string_view name = message::field_name_of(line.content);
    const bool blank = is_blank(line.content);
    const bool verdict = ascii::iequals(name, "SPF") || ascii::iequals(name, "DKIM") || ascii::iequals(name, "DMARC");
    if (!name.empty() && !verdict) {
      if (run_fields++ == 0) {
        run = at;
        run_line = number;
      }
      in_field = true;
      const auto* field = message::find_known_field(name);
      known += field != nullptr ? 1 : 0;
      sure = sure || (field != nullptr && field->source_only);
      if (known >= 2 && sure) {
        const bool table = verdicts >= 2;
        const bool text_only = known_above == 0 && prose > 0 && (prose >= 2 || separated);
        return table || text_only ? source{run, run_line} : source{};
      }
    } else if (blank || verdict || !in_field || !ascii::is_wsp(line.content.front())) {
      if (!blank && !verdict) {
        if (has_control(line.content) || resembles_field(line.content)) return {};
        ++prose;
      }
      separated = blank;
      verdicts += verdict ? 1 : 0;
      known_above += known;
      run_fields = known = 0;
      sure = in_field = false;
    }
    at += line.content.size() + line.end.size();
  }
  return {};
}

/// Finds the start of the header.
constexpr void find_begin(std::string_view text, damage& found) noexcept {
  std::string_view rest = text;
  while (ascii::starts_with(rest, utf8::byte_order_mark)) {
    rest.remove_prefix(utf8::byte_order_mark.size());
    ++found.marks;
  }
  std::string_view below = rest;
  std::size_t blank_lines = 0;
  std::size_t marks = found.marks;
  while (!below.empty()) {
    const auto line = cut_line(below, found.line_ending);
    if (!is_blank(line.content)) break;
    ++blank_lines;
    below.remove_prefix(line.content.size() + line.end.size());
    for (; ascii::starts_with(below, utf8::byte_order_mark); ++marks) below.remove_prefix(utf8::byte_order_mark.size());
  }
  if (blank_lines > 0) {
    // An empty line at the top means an empty header and a body, unless a header clearly follows.
    std::size_t known = 0;
    std::string_view lines = below;
    while (known < 2 && !lines.empty()) {
      const auto line = cut_line(lines, found.line_ending);
      const auto* field = message::find_known_field(message::field_name_of(line.content));
      if (field == nullptr && !(known > 0 && !line.content.empty() && ascii::is_wsp(line.content.front()))) break;
      known += field != nullptr ? 1 : 0;
      lines.remove_prefix(line.content.size() + line.end.size());
    }
    if (known >= 2) {
      rest = below;
      found.blank_lines = blank_lines;
      found.marks = marks;
    }
  }
  if (found.blank_lines == 0) {
    if (const auto source = find_source(below, found.line_ending); source.offset > 0) {
      rest = without_prefix(below, source.offset);
      found.marks = marks;
      found.table_lines = blank_lines + source.lines;
    }
  }
  found.begin = ascii::offset_in(text, rest);
  // The line ends of the dropped lines do not count.
  if (found.begin > 0) found.line_ending = find_copied_ending(rest);
}

/// The result of a walk through a spaced header.
struct spaced_header {
  std::size_t known = 0;
  std::size_t end = std::string_view::npos;  ///< the empty line above the first line that is not part of the header
  std::size_t body = 0;
};

/// Reads a header from `at` with an empty line after every line, or after every field; `first` says that nothing
/// precedes it. False if it is not such a header. A line without a field name may have lost its indent, or may begin
/// the body of a text that lost its own empty lines; it has lost its indent if a field that only a source has follows.
constexpr bool read_spaced(std::string_view text, line_ending_kind ending, std::size_t at, bool first,
                           spaced_header& out) noexcept {
  std::size_t above = at;  // where the last empty line begins
  for (bool blank = true;; first = false) {
    const auto line = cut_line(without_prefix(text, at), ending);
    if (line.content.empty()) return out.body = at + line.end.size(), true;
    const std::string_view name = message::field_name_of(line.content);
    const auto* field = message::find_known_field(name);
    if (first && field == nullptr) return false;
    const bool continues = !is_blank(line.content) &&
                           (ascii::is_wsp(line.content.front()) || ascii::starts_with(line.content, no_break_space));
    if (!blank && !continues && !name.empty()) return out.end != std::string_view::npos;
    if (field != nullptr && field->source_only) out.end = std::string_view::npos;
    if (out.end == std::string_view::npos) {
      out.known += field != nullptr ? 1 : 0;
      if (!continues && name.empty()) {
        if (has_control(line.content) || resembles_field(line.content)) return false;
        if (blank) out.end = above;
      }
    }
    at += line.content.size() + line.end.size();
    const auto below = cut_line(without_prefix(text, at), ending);
    blank = is_blank(below.content);
    if (blank) {
      above = at;
      at += below.content.size() + below.end.size();
    }
  }
}

/// Empty lines between all lines or all fields, as web pages show them: three known fields or more. A message that was
/// written like this has one field in its header, and so lacks From or Date (RFC 5322 section 3.6).
constexpr void find_spaced(std::string_view text, damage& found) noexcept {
  spaced_header header;
  if (!read_spaced(text, found.line_ending, found.begin, true, header) || header.known < 3) return;
  found.spaced = true;
  found.spaced_end = header.end;
  if (header.end != std::string_view::npos) return;
  // If every line of the body has an empty line after it, so has the line that ends the header.
  std::size_t at = header.body;
  for (bool even = true; at < text.size(); even = !even) {
    const auto line = cut_line(without_prefix(text, at), found.line_ending);
    if (even && !is_blank(line.content)) return;
    at += line.content.size() + line.end.size();
  }
  found.spaced_body = true;
}

/// The text before every line: blanks, or quote marks followed by a blank (">From" without the blank is a field name
/// that RFC 5322 allows).
constexpr void find_margin(std::string_view text, damage& found) noexcept {
  std::string_view rest = without_prefix(text, found.begin);
  const std::size_t size = rest.find_first_not_of("> \t");
  if (size == 0 || size == std::string_view::npos) return;
  const std::string_view margin{rest.data(), size};
  if (!ascii::is_wsp(margin.back())) return;
  std::size_t known = 0;
  for (bool first = true; !rest.empty(); first = false) {
    const auto line = cut_line(rest, found.line_ending);
    std::string_view content = line.content;
    const std::size_t taken = damaged_lines::take_margin(content, margin);
    if (content.empty()) break;  // the end of the header
    if (taken == 0) return;
    const std::string_view name = message::field_name_of(content);
    if (first && name.empty()) return;
    known += message::find_known_field(name) != nullptr ? 1u : 0u;
    rest.remove_prefix(line.content.size() + line.end.size());
  }
  if (known >= 2) found.margin = margin;
}

/// All newlines are lost: the text is one line that holds three known fields or more. A line of a message has at most
/// 998 octets (RFC 5322 section 2.1.1), so a shorter one that ends with CRLF is left as it is.
constexpr void find_lost_lines(std::string_view text, damage& found) noexcept {
  const std::string_view rest = without_prefix(text, found.begin);
  auto line = cut_line(rest, found.line_ending);
  if (!is_blank(without_prefix(rest, line.content.size() + line.end.size()))) return;
  if (line.end == "\r\n" && line.content.size() <= 998) return;
  if (message::find_known_field(message::field_name_of(line.content)) == nullptr) return;
  for (int fields = 1; fields < 3; ++fields) {
    const std::size_t n = find_next_field(line.content);
    if (n == std::string_view::npos) return;
    line.content.remove_prefix(n);
  }
  found.lost_lines = true;
}

/// Zero-width characters before every field, as some chat programs insert them.
constexpr void find_zero_width(std::string_view text, damage& found) noexcept {
  std::size_t marked = 0;
  bool first = true;
  for (damaged_lines lines{text, found}; lines.next(); first = false) {
    std::string_view content = lines.content();
    const bool marked_line = utf8::zero_width_size(content) != 0;
    for (std::size_t n = 0; (n = utf8::zero_width_size(content)) != 0;) content.remove_prefix(n);
    if (content.empty()) break;
    const bool continues = !first && ascii::is_wsp(content.front());
    if (!continues && message::find_known_field(message::field_name_of(content)) == nullptr) return;
    if (!marked_line && !continues && !(first && found.marks > 0)) return;
    marked += marked_line ? 1 : 0;
  }
  found.zero_width = marked >= 2;
}

/// No-break spaces instead of the indents of all continuation lines, none of them lost, or after the colons of all
/// fields.
constexpr void find_no_break_spaces(std::string_view text, damage& found) noexcept {
  std::size_t indents = 0;
  std::size_t colons = 0;
  bool plain_indent = false;
  bool plain_colon = false;
  bool lost_indent = false;
  place here;
  for (damaged_lines lines{text, found}; lines.next();) {
    const std::string_view content = lines.content();
    const auto kind = kind_of_line(content, here, true);
    if (kind == line_kind::malformed) return;
    if (kind == line_kind::continuation) {
      const auto blanks = indent_of(content);
      const bool names =
          here.field == message::field_kind::signature && is_name_list(without_prefix(content, blanks.size));
      if (here.field == message::field_kind::unknown || (resembles_field(content) && !names)) return;
      indents += blanks.no_break_spaces > 0 ? 1 : 0;
      plain_indent = plain_indent || blanks.no_break_spaces == 0;
    } else if (kind == line_kind::field) {
      const auto gap = indent_of(without_prefix(content, content.find(':') + 1));
      colons += gap.no_break_spaces > 0 ? 1 : 0;
      plain_colon = plain_colon || (gap.size > 0 && gap.no_break_spaces == 0);
    } else {
      lost_indent = lost_indent || here.field != message::field_kind::unknown;
    }
    here = place_below(content, kind, here, true);
  }
  if (indents > 0 && lost_indent) return;
  found.no_break_spaces = (indents >= 2 && !plain_indent) || (colons >= 2 && !plain_colon);
}

/// Continuation lines without their indents: at least two, and no line kept its indent in any form. At least one of
/// them is below a field that servers and signers always fold, and at least one cannot be a field by RFC 5322.
constexpr void find_lost_folds(std::string_view text, damage& found) noexcept {
  if (found.lost_lines) return;
  std::size_t lost = 0;
  bool below_folded_field = false;
  bool no_field = false;
  place here;
  for (damaged_lines lines{text, found}; lines.next();) {
    const std::string_view content = lines.content();
    const auto kind = kind_of_line(content, here, true);
    if (kind == line_kind::continuation || kind == line_kind::malformed) return;
    if (kind == line_kind::lost_fold) {
      if (here.field == message::field_kind::unknown) return;
      ++lost;
      below_folded_field = below_folded_field || here.field == message::field_kind::signature ||
                           here.field == message::field_kind::trace;
      no_field = no_field || message::field_name_of(content).empty();
    }
    here = place_below(content, kind, here, true);
  }
  found.lost_folds = lost >= 2 && below_folded_field && no_field;
}

/// Whether a header of one field would become the first of several fields with empty lines between them, once its own
/// lines were repaired. Then they stay as they are, because a second repair must change nothing.
constexpr bool is_spaced_below(std::string_view text, const damage& found) noexcept {
  if (found.spaced || !(found.zero_width || found.no_break_spaces || found.lost_folds)) return false;
  damaged_lines lines{text, found};
  std::size_t fields = 0;
  for (place here; lines.next();) {
    const auto kind = kind_of_line(lines.content(), here, found.no_break_spaces);
    here = place_below(lines.content(), kind, here, found.lost_folds);
    fields += kind == line_kind::field ? 1 : 0;
  }
  spaced_header below;
  return fields < 2 && read_spaced(text, found.line_ending, ascii::offset_in(text, lines.rest()), false, below) &&
         below.known >= 2;
}

/// Damage inside the values: escaped characters, replaced quotes, disarmed addresses.
constexpr void find_inner_damage(std::string_view text, damage& found) noexcept {
  std::size_t escaped = 0;
  std::size_t quoted = 0;
  std::size_t disarmed_lines = 0;
  bool bracket = false;
  bool quote = false;
  bool parameter = false;
  bool disarmed_sender = false;
  bool plain_sender = false;
  place here;
  for (damaged_lines lines{text, found}; lines.next();) {
    const std::string_view line = lines.content();
    bracket = bracket || line.find('<') != std::string_view::npos;
    quote = quote || line.find('"') != std::string_view::npos;
    const auto kind = kind_of_line(line, here, found.no_break_spaces);
    here = place_below(line, kind, here, found.lost_folds);
    const message::field_kind current = here.field;
    if (current == message::field_kind::unknown || current == message::field_kind::text) continue;
    const std::string_view content = value_of_line(line, kind, found.lost_folds);
    escaped += has_escaped_address(content) ? 1u : 0u;
    const bool addresses = current == message::field_kind::sender || current == message::field_kind::recipient;
    for (std::size_t i = content.find('\xE2'); i != std::string_view::npos; i = content.find('\xE2', i + 1)) {
      const std::size_t n = smart_quoted_size(without_prefix(content, i), addresses);
      if (n == 0) continue;
      ++quoted;
      parameter = parameter || (!addresses && i > 0 && content[i - 1] == '=');
      i += n - 1;
    }
    if (current == message::field_kind::sender) {
      const auto forms = forms_of_addresses(content);
      disarmed_sender = disarmed_sender || forms.disarmed;
      plain_sender = plain_sender || forms.plain;
    }
    std::size_t i = content.find('[');
    while (i != std::string_view::npos && disarmed_at(content, i).size == 0) i = content.find('[', i + 1);
    disarmed_lines += i != std::string_view::npos ? 1 : 0;
  }
  found.entities = escaped >= 2 && !bracket;
  // RFC 2045: a parameter is a token or quoted; a typographic character around it must be a replaced quote.
  found.smart_quotes = quoted >= 2 && parameter && !quote;
  found.defanged = disarmed_lines >= 2 && disarmed_sender && !plain_sender;
}

/// Whether the header begins with a field, even after a line of an mbox file. If not, it was malformed from the start,
/// and nothing tells what it was.
constexpr bool begins_with_field(std::string_view text, const damage& found) noexcept {
  damaged_lines lines{text, found};
  return lines.next() &&
         (!message::field_name_of(lines.content()).empty() || ascii::starts_with(lines.content(), "From "));
}

/// Finds all damage of a paste. Each step relies on the results of the steps before it.
constexpr damage find_damage(std::string_view text, line_ending_kind ending) noexcept {
  damage found;
  found.line_ending = ending;
  find_begin(text, found);
  find_spaced(text, found);
  if (!found.spaced) find_margin(text, found);
  if (found.margin.empty() && !found.spaced) find_lost_lines(text, found);
  if (!found.lost_lines) find_zero_width(text, found);
  if (!begins_with_field(text, found)) return found;
  find_no_break_spaces(text, found);
  find_lost_folds(text, found);
  if (is_spaced_below(text, found)) found.zero_width = found.no_break_spaces = found.lost_folds = false;
  find_inner_damage(text, found);
  return found;
}

}  // namespace fromproof::inline v0::paste::detail

#endif
