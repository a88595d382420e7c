#ifndef FROMPROOF_MESSAGE_MBOX_HPP
#define FROMPROOF_MESSAGE_MBOX_HPP

// Where the messages of an mbox file begin (RFC 4155): one rule for files of every program. The separator line is "From
// shop@example.com Thu Jan  1 00:00:00 2026".
//
// Between "From " and the date there is a sender in any form, or nothing. The date distinguishes the line from text
// such as "From here on, …"; the field on the next line distinguishes it from a separator quoted in a body. RFC 4155
// requires an empty line before the separator. Some programs leave it out; then a well-known field must follow.

#include <cstddef>
#include <string_view>

#include "../text/ascii.hpp"
#include "date.hpp"
#include "header.hpp"
#include "known_field.hpp"

namespace fromproof::inline v0::message {

namespace detail {

/// Walks through the words of a line, which blanks separate.
class word_reader {
 public:
  constexpr explicit word_reader(std::string_view its_text) noexcept : rest_{its_text} {}

  /// The next word, empty at the end. A word that begins with a quote extends to the closing quote, because a
  /// local-part may contain blanks there.
  constexpr std::string_view next() noexcept {
    while (!rest_.empty() && ascii::is_fws(rest_.front())) rest_.remove_prefix(1);
    std::size_t size = 0;
    if (!rest_.empty() && rest_.front() == '"') {
      const std::size_t quote = rest_.find('"', 1);
      size = quote == std::string_view::npos ? 0 : quote + 1;
    }
    while (size < rest_.size() && !ascii::is_fws(rest_[size])) ++size;
    const auto word = ascii::slice(rest_, 0, size);
    rest_.remove_prefix(size);
    return word;
  }

 private:
  std::string_view rest_;
};

/// The name of a day, also with the comma that RFC 5322 puts after it.
constexpr bool is_day(std::string_view word) noexcept {
  if (word.ends_with(',')) word.remove_suffix(1);
  return is_day_name(word);
}

constexpr bool is_number(std::string_view word, std::size_t min, std::size_t max) noexcept {
  if (word.size() < min || word.size() > max) return false;
  for (const char c : word) {
    if (!ascii::is_digit(c)) return false;
  }
  return true;
}

/// Whether a word has the given form, in which "0" stands for any digit.
constexpr bool has_form(std::string_view word, std::string_view form) noexcept {
  if (word.size() != form.size()) return false;
  for (std::size_t i = 0; i < form.size(); ++i) {
    if (form[i] == '0' ? !ascii::is_digit(word[i]) : word[i] != form[i]) return false;
  }
  return true;
}

constexpr bool is_time(std::string_view word) noexcept {
  for (const std::string_view form : {"00:00:00", "00:00", "0:00:00", "0:00"}) {
    if (has_form(word, form)) return true;
  }
  return false;
}

/// "+0900", "JST", "(+0900)", "(JST)", "Z"
constexpr bool is_zone(std::string_view word) noexcept {
  if (word.size() > 2 && word.front() == '(' && word.back() == ')') word = ascii::slice(word, 1, word.size() - 1);
  for (const std::string_view form : {"+0000", "-0000", "+00:00", "-00:00"}) {
    if (has_form(word, form)) return true;
  }
  for (const char c : word) {
    if (!ascii::is_alpha(c)) return false;
  }
  return !word.empty() && word.size() <= 5;
}

/// What may follow a date: zones, and "remote from host" of UUCP. `zones` is the number of zones read before.
constexpr bool ends_behind_date(word_reader words, int zones) noexcept {
  for (auto word = words.next(); !word.empty(); word = words.next()) {
    if (ascii::iequals(word, "remote")) return ascii::iequals(words.next(), "from");
    if (++zones > 2 || !is_zone(word)) return false;
  }
  return true;
}

/// "Thu Jan  1 00:00:00 2026", as asctime() writes it, with zones before or after the year.
constexpr bool is_asctime(std::string_view word, word_reader words) noexcept {
  if (!is_day(word) || find_month(words.next()) == 0) return false;
  if (!is_number(words.next(), 1, 2) || !is_time(words.next())) return false;
  for (int zones = 0; zones < 3; ++zones) {
    const auto year = words.next();
    if (is_number(year, 4, 4)) return ends_behind_date(words, zones);
    if (!is_zone(year)) return false;
  }
  return false;
}

/// "Thu, 1 Jan 2026 00:00:00 +0000"; the day may be missing (RFC 5322 section 3.3).
constexpr bool is_mail_date(std::string_view word, word_reader words) noexcept {
  if (is_day(word)) word = words.next();
  if (!is_number(word, 1, 2) || find_month(words.next()) == 0) return false;
  return is_number(words.next(), 4, 4) && is_time(words.next()) && ends_behind_date(words, 0);
}

/// "2026-01-01T00:00:00Z" (RFC 3339), or with a blank instead of the "T".
constexpr bool is_iso_date(std::string_view word, word_reader words) noexcept {
  constexpr std::string_view date = "0000-00-00";
  if (word.size() < date.size() || !has_form(ascii::slice(word, 0, date.size()), date)) return false;
  auto time = ascii::slice(word, date.size(), word.size());
  if (time.empty()) {
    time = words.next();
  } else if (ascii::to_lower(time.front()) == 't') {
    time.remove_prefix(1);
  } else {
    return false;
  }
  constexpr std::string_view minutes = "00:00";
  if (time.size() < minutes.size() || !has_form(ascii::slice(time, 0, minutes.size()), minutes)) return false;
  for (const char c : time) {
    if (!ascii::is_digit(c) && std::string_view{":.,+-Zz"}.find(c) == std::string_view::npos) return false;
  }
  return ends_behind_date(words, 0);
}

}  // namespace detail

/// Whether a line has the form of a separator: "From ", a sender of at most four words, a date, and nothing more.
///
///     is_mbox_separator("From - Thu Jan 01 00:00:00 2026\n");  // true
constexpr bool is_mbox_separator(std::string_view line) noexcept {
  constexpr std::size_t most_words = 4;
  if (!line.starts_with("From ")) return false;
  line.remove_prefix(5);
  detail::word_reader words{line};
  for (std::size_t sender = 0; sender <= most_words; ++sender) {
    const auto word = words.next();
    if (word.empty()) return false;
    if (detail::is_asctime(word, words) || detail::is_mail_date(word, words) || detail::is_iso_date(word, words)) {
      return true;
    }
  }
  return false;
}

/// Whether a line of an mbox file begins the next message. `below` is the next line, or at least its first octets, and
/// is empty at the end of the file; `after_empty_line` says whether the line before is empty.
constexpr bool begins_message(std::string_view line, std::string_view below, bool after_empty_line) noexcept {
  if (!is_mbox_separator(line)) return false;
  // A message that is cut off here also counts, so that it is reported and not lost in the body before it.
  if (below.empty()) return after_empty_line;
  const std::string_view name = field_name_of(below);
  if (!after_empty_line) return find_known_field(name) != nullptr;
  // In the days of UUCP, relays wrote ">From sender date" on the next line.
  return !name.empty() || below.starts_with(">From ");
}

/// Whether a message of an mbox file is empty: only empty lines between its separator and the next one. It still counts
/// as a message, so that it can be reported.
constexpr bool is_empty_message(std::string_view text) noexcept {
  while (!text.empty() && ascii::is_fws(text.front())) text.remove_prefix(1);
  return is_mbox_separator(ascii::slice(text, 0, find_line_end(text, 0).content));
}

/// The start of the next message in an mbox file that is in memory as a whole and begins with a message: the offset of
/// its separator, or the size of the text. The work for a whole file is linear.
constexpr std::size_t find_next_message(std::string_view text) noexcept {
  constexpr std::string_view separator = "\nFrom ";
  for (std::size_t at = text.find(separator); at != std::string_view::npos; at = text.find(separator, at + 1)) {
    const bool empty_above =
        at > 0 && (text[at - 1] == '\n' || (at > 1 && text[at - 1] == '\r' && text[at - 2] == '\n'));
    const auto line = find_line_end(text, at + 1);
    const auto below = find_line_end(text, line.next);
    const auto candidate = ascii::slice(text, at + 1, line.content);
    if (begins_message(candidate, ascii::slice(text, line.next, below.next), empty_above)) return at + 1;
    if (empty_above && below.content == line.next && is_mbox_separator(candidate) &&
        is_empty_message(ascii::slice(text, line.next, text.size()))) {
      return at + 1;
    }
  }
  return text.size();
}

}  // namespace fromproof::inline v0::message

#endif
