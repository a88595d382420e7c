#ifndef FROMPROOF_PASTE_DAMAGED_LINES_HPP
#define FROMPROOF_PASTE_DAMAGED_LINES_HPP

// Reads a damaged paste line by line: what may be wrong with the text as a whole, and its header with that corrected.

#include <cstddef>
#include <string_view>

#include "../message/header.hpp"
#include "../message/known_field.hpp"
#include "../text/ascii.hpp"
#include "../text/invisible.hpp"
#include "repair_code.hpp"

namespace fromproof::inline v0::paste::detail {

inline constexpr std::string_view no_break_space = "\xC2\xA0";

/// What is wrong with a text as a whole.
struct damage {
  line_ending_kind line_ending = line_ending_kind::none;  ///< of the text from `begin`
  std::size_t begin = 0;                                  ///< where the message begins
  std::size_t marks = 0;                                  ///< byte order marks above it
  std::size_t blank_lines = 0;
  std::size_t table_lines = 0;
  std::string_view margin;  ///< the text before every line
  bool lost_lines = false;
  bool spaced = false;       ///< an empty line follows every line or every field
  bool spaced_body = false;  ///< … and every line of the body
  /// The start of the line that ends a spaced header whose own empty line is lost.
  std::size_t spaced_end = std::string_view::npos;
  bool zero_width = false;
  bool no_break_spaces = false;
  bool lost_folds = false;
  bool entities = false;
  bool smart_quotes = false;
  bool defanged = false;

  /// Whether octets of the header change, apart from its line ends.
  constexpr bool inside_header() const noexcept {
    return !margin.empty() || lost_lines || spaced || zero_width || no_break_spaces || lost_folds || entities ||
           smart_quotes || defanged;
  }
};

struct text_line {
  std::string_view content;
  std::string_view end;
};

constexpr text_line cut_line(std::string_view text, line_ending_kind ending) noexcept {
  if (ending == line_ending_kind::cr) {
    const std::size_t cr = text.find('\r');
    if (cr == std::string_view::npos) return {text, {}};
    return {ascii::slice(text, 0, cr), ascii::slice(text, cr, cr + 1)};
  }
  auto line = message::find_line_end(text, 0);
  if (ending == line_ending_kind::cr_cr_lf && line.content > 0 && line.next - line.content == 2 &&
      text[line.content - 1] == '\r') {
    --line.content;
  }
  return {{text.data(), line.content}, {text.data() + line.content, line.next - line.content}};
}

constexpr std::string_view without_prefix(std::string_view text, std::size_t n) noexcept {
  text.remove_prefix(n);
  return text;
}

constexpr bool is_blank(std::string_view line) noexcept {
  return ascii::trim(line).empty();
}

/// The leading blanks, including no-break spaces.
struct indent {
  std::size_t size = 0;
  std::size_t no_break_spaces = 0;
};

constexpr indent indent_of(std::string_view text) noexcept {
  indent found;
  while (!text.empty()) {
    std::size_t n = 1;
    if (ascii::starts_with(text, no_break_space)) {
      n = no_break_space.size();
      ++found.no_break_spaces;
    } else if (!ascii::is_wsp(text.front())) {
      break;
    }
    found.size += n;
    text.remove_prefix(n);
  }
  return found;
}

/// Whether a line that is not a field would look like a well-known one to a reader who overlooks blanks, control
/// characters and invisible ones: "From<NBSP>:", "Fr<NUL>om:", "From" alone. Nothing near such a line is repaired.
constexpr bool resembles_field(std::string_view line) noexcept {
  char name[32]{};
  std::size_t size = 0;
  for (const char c : line) {
    if (c == ':') break;
    if (ascii::is_alpha(c) || c == '-') {
      if (size == sizeof name) return false;
      name[size++] = c;
    } else if (!ascii::is_wsp(c) && !ascii::is_control(c) && !ascii::is_high(c)) {
      return false;
    }
  }
  const auto* field = message::find_known_field(ascii::text_at(name, size));
  return field != nullptr && !field->is_private();
}

constexpr bool has_control(std::string_view line) noexcept {
  for (const char c : line) {
    if (ascii::is_control(c) && c != '\t') return true;
  }
  return false;
}

/// The start of the next field on a line that holds several: a known name after a blank, with a blank after its colon.
constexpr std::size_t find_next_field(std::string_view line) noexcept {
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (!ascii::is_wsp(line[i - 1]) || !ascii::is_alpha(line[i])) continue;
    std::size_t n = i;
    while (n < line.size() && n - i < 64 && (ascii::is_alnum(line[n]) || line[n] == '-')) ++n;
    if (n + 1 < line.size() && line[n] == ':' && ascii::is_wsp(line[n + 1]) &&
        message::find_known_field({line.data() + i, n - i}) != nullptr) {
      return i;
    }
  }
  return std::string_view::npos;
}

/// Reads the header of a damaged text line by line, without the text that precedes every line.
class damaged_lines {
 public:
  constexpr damaged_lines(std::string_view its_text, const damage& its_found) noexcept
      : text_{its_text}, rest_{without_prefix(its_text, its_found.begin)}, damage_{&its_found} {}

  /// Goes to the next line of the header. False at the end and at the empty line, which is then the current line.
  constexpr bool next() noexcept {
    line_ = {};
    margin_ = zero_widths_ = 0;
    joined_ = spaced_ = false;
    if (rest_.empty()) return false;
    line_ = damage_->lost_lines ? cut_field() : cut_line(rest_, damage_->line_ending);
    rest_.remove_prefix(line_.content.size() + line_.end.size());
    if (damage_->spaced && (!line_.content.empty() || damage_->spaced_body)) leave_blank_line();
    if (!damage_->margin.empty()) leave_margin(line_.content, damage_->margin);
    while (damage_->zero_width) {
      const std::size_t n = utf8::zero_width_size(line_.content);
      if (n == 0) break;
      line_.content.remove_prefix(n);
      ++zero_widths_;
    }
    if (joined_) {
      while (!line_.content.empty() && ascii::is_wsp(line_.content.back())) line_.content.remove_suffix(1);
    }
    return !line_.content.empty();
  }

  constexpr std::string_view content() const noexcept { return line_.content; }
  constexpr std::string_view end() const noexcept { return line_.end; }
  constexpr bool had_margin() const noexcept { return margin_ != 0; }
  constexpr std::size_t zero_widths() const noexcept { return zero_widths_; }
  /// Whether the next field is on the same line.
  constexpr bool joined() const noexcept { return joined_; }
  /// Whether an empty line after this one was left out.
  constexpr bool spaced() const noexcept { return spaced_; }
  constexpr std::string_view rest() const noexcept { return rest_; }

  /// Takes the margin off a line. Before an empty line the margin "> " may have lost its blank.
  static constexpr std::size_t take_margin(std::string_view& line, std::string_view margin) noexcept {
    std::size_t n = 0;
    if (ascii::starts_with(line, margin)) {
      n = margin.size();
    } else if (!line.empty() && ascii::starts_with(margin, line)) {
      n = line.size();
    }
    line.remove_prefix(n);
    return n;
  }

 private:
  constexpr void leave_margin(std::string_view& line, std::string_view margin) noexcept {
    margin_ = take_margin(line, margin);
  }

  constexpr void leave_blank_line() noexcept {
    if (rest_.empty() || ascii::offset_in(text_, rest_) == damage_->spaced_end) return;
    const auto below = cut_line(rest_, damage_->line_ending);
    if (!is_blank(below.content)) return;
    rest_.remove_prefix(below.content.size() + below.end.size());
    spaced_ = true;
  }

  /// The next field of a line that holds several. Searches for its end only once, to keep the work linear.
  constexpr text_line cut_field() noexcept {
    if (whole_.content.empty()) whole_ = cut_line(rest_, damage_->line_ending);
    const text_line whole = whole_;
    const std::size_t n = find_next_field(whole.content);
    joined_ = n != std::string_view::npos;
    if (!joined_) return whole_ = {}, whole;
    whole_.content.remove_prefix(n);
    return {{whole.content.data(), n}, {}};
  }

  std::string_view text_;
  std::string_view rest_;
  const damage* damage_;
  text_line line_;
  text_line whole_;  // the rest of a line that holds several fields
  std::size_t margin_ = 0;
  std::size_t zero_widths_ = 0;
  bool joined_ = false;
  bool spaced_ = false;
};

}  // namespace fromproof::inline v0::paste::detail

#endif
