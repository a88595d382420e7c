#ifndef FROMPROOF_DKIM_READING_HPP
#define FROMPROOF_DKIM_READING_HPP

// The possible original forms of the body of a copy, before programs stored it with the line ends of a system, with
// ">From " of an mbox file or with the doubled dots of SMTP. The body hash decides which reading is right: one whose
// hash is bh= is proof, however it was found, because nobody can find another text with that hash.
//
//   for (const auto how : find_readings(signature.body, text.body)) {
//     show(how, hash_body_as<sha256>(how, signature.body, text.body).digest);
//   }
//
// A reading removes only octets that carry no text, so everything that people see in the copy is covered by the proof.
// There are few readings, the same for any text; each takes one pass, and one that changes nothing is not tried. A body
// from a mail server is read as it is.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../crypto/backend.hpp"
#include "../text/ascii.hpp"
#include "../text/maybe.hpp"
#include "../text/sink.hpp"
#include "canonicalization.hpp"

namespace fromproof::inline v0::dkim {

/// What a reading undoes in a body; join values with "|". All except `as_it_lies` end lines with CRLF.
enum class reading : std::uint8_t {
  as_it_lies = 0,
  line_ends = 1,             ///< LF and CR CR LF end a line like CRLF
  carriage_returns = 2,      ///< … and so does a CR alone
  quoted_from = 4,           ///< ">From " was "From " (mboxo)
  quoted_from_at_depth = 8,  ///< … and ">>From " was ">From " (mboxrd)
  doubled_dots = 16,    ///< ".." at the beginning of a line was ".", and "." ends the text (RFC 5321 section 4.5.2)
  signature_mark = 32,  ///< "--" was "-- ", the signature separator, and lost its blank (RFC 3676 section 4.3)
  first_line = 64,      ///< there is an extra empty line above the body
  no_body = 128,        ///< there are only blanks and empty lines: there was no body
};

constexpr reading operator|(reading a, reading b) noexcept {
  return static_cast<reading>(static_cast<unsigned>(a) | static_cast<unsigned>(b));
}

/// Whether all of `part` is in `whole`.
constexpr bool includes(reading whole, reading part) noexcept {
  return (static_cast<unsigned>(whole) & static_cast<unsigned>(part)) == static_cast<unsigned>(part);
}

namespace detail {

/// The changes that a line suggests, apart from its end: see `find_changes()`.
constexpr reading find_changes_in_line(std::string_view line, bool last) noexcept {
  if (line == "--") return reading::signature_mark;
  if (line.starts_with("..") || (line == "." && last)) return reading::doubled_dots;
  std::size_t marks = 0;
  while (marks < line.size() && line[marks] == '>') ++marks;
  if (marks == 0 || !ascii::slice(line, marks, line.size()).starts_with("From ")) return reading::as_it_lies;
  return marks == 1 ? reading::quoted_from : reading::quoted_from_at_depth;
}

/// Whether a text consists of line ends and blanks.
constexpr bool is_blank_body(std::string_view body) noexcept {
  for (const char c : body) {
    if (!ascii::is_fws(c)) return false;
  }
  return true;
}

/// Everything that can be undone in a body. One pass.
constexpr reading find_changes(canonicalization how, std::string_view body) noexcept {
  auto found = reading::as_it_lies;
  if (is_blank_body(body)) return body.empty() ? found : reading::no_body | reading::line_ends;
  // Empty lines at the end are not hashed; the last line is the one above them.
  std::string_view text = body;
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.remove_suffix(1);
  bool first = true;
  for (std::size_t at = 0; at < body.size(); first = false) {
    std::size_t end = body.find('\n', at);
    if (end == std::string_view::npos) end = body.size();
    const bool crlf = end < body.size() && end > at && body[end - 1] == '\r';
    if (end < body.size() && !crlf) found = found | reading::line_ends;
    std::string_view line = ascii::slice(body, at, end);
    if (crlf) line.remove_suffix(1);
    if (crlf && line.ends_with('\r')) {
      found = found | reading::line_ends;
      line.remove_suffix(1);
    }
    if (first && line.empty()) found = found | reading::first_line;
    // If a CR alone may end lines, this line may hold several.
    while (true) {
      const std::size_t cr = line.find('\r');
      const std::size_t size = std::min(cr, line.size());
      const auto offset = ascii::offset_in(body, line);
      found = found | find_changes_in_line(ascii::slice(line, 0, size), offset + size >= text.size());
      if (cr == std::string_view::npos) break;
      found = found | reading::carriage_returns;
      line.remove_prefix(size + 1);
    }
    at = end + 1;
  }
  // Relaxed canonicalization drops blanks at the end of a line.
  if (how == canonicalization::relaxed && includes(found, reading::signature_mark)) {
    found = static_cast<reading>(static_cast<unsigned>(found) & ~static_cast<unsigned>(reading::signature_mark));
  }
  return found;
}

}  // namespace detail

/// The readings of one body, in the order to try them: first each one alone that would change something, then all
/// together.
class [[nodiscard]] reading_list {
 public:
  static constexpr std::size_t max_size = 8;

  constexpr const reading* begin() const noexcept { return readings_.data(); }
  constexpr const reading* end() const noexcept { return readings_.data() + size_; }
  constexpr std::size_t size() const noexcept { return size_; }
  constexpr void push_back(reading how) noexcept {
    if (size_ < max_size) readings_[size_++] = how;
  }

 private:
  std::array<reading, max_size> readings_{};
  std::size_t size_ = 0;
};

/// The readings that differ from the body as it is. One pass over the body; usually the list is empty.
///
///     *find_readings(canonicalization::simple, "Hello.\n").begin();  // reading::line_ends
constexpr reading_list find_readings(canonicalization how, std::string_view body) noexcept {
  // No entry combines `no_body` with others: a body that shows nothing else needs no other.
  constexpr reading single[] = {
      reading::line_ends,    reading::carriage_returns,
      reading::quoted_from,  reading::quoted_from | reading::quoted_from_at_depth,
      reading::doubled_dots, reading::signature_mark,
      reading::first_line,
  };
  reading_list list;
  const reading found = detail::find_changes(how, body);
  if (includes(found, reading::no_body)) return list.push_back(found), list;
  const bool nested = includes(found, reading::quoted_from_at_depth);
  for (const reading one : single) {
    const bool at_depth = includes(one, reading::quoted_from_at_depth);
    if (at_depth ? nested : includes(found, one)) list.push_back(one | reading::line_ends);
  }
  if (list.size() > 1) {
    const auto all = found | reading::line_ends;
    if (all != list.begin()[list.size() - 1]) list.push_back(all);
  }
  return list;
}

/// Whether a reading would change anything in a body.
constexpr bool may_apply(reading how, canonicalization canonical, std::string_view body) noexcept {
  for (const reading one : find_readings(canonical, body)) {
    if (one == how) return true;
  }
  return false;
}

namespace detail {

/// The part of a line that was read but not written. Outside the template, because g++ checks the enumerators of a
/// template against global names.
enum class held_part : std::uint8_t {
  begin,   ///< nothing
  quote,   ///< `marks_` times ">", and `matched_` octets of "From "
  dot,     ///< "."
  hyphen,  ///< "-"
  mark,    ///< "--"
  within,  ///< nothing; the rest of the line is copied
};

}  // namespace detail

/// Writes a body according to a reading. Takes chunks of any size; the output does not depend on where they are split.
/// Undecided input is kept as a number or a flag.
template <text_sink S>
class reading_filter {
 public:
  reading_filter(reading how, S& its_out) noexcept : how_{how}, out_{&its_out} {}

  void operator()(std::string_view chunk) {
    if (has(reading::no_body)) return;
    if (how_ == reading::as_it_lies) return (*out_)(chunk);
    while (!chunk.empty()) {
      const char c = chunk.front();
      if (c == '\n') {
        // CR LF and CR CR LF
        crs_ = 0;
        end_line();
        chunk.remove_prefix(1);
      } else if (c == '\r') {
        if (crs_ == 2) {
          write_cr();
        } else {
          ++crs_;
        }
        chunk.remove_prefix(1);
      } else {
        std::size_t size = 1;
        while (size < chunk.size() && chunk[size] != '\r' && chunk[size] != '\n') ++size;
        write_crs();
        write_text(ascii::slice(chunk, 0, size));
        chunk.remove_prefix(size);
      }
    }
  }

  /// The end of the body.
  void finish() {
    write_crs();
    // A line without an end still counts as a line; a last "." does not.
    if (place_ == place::dot) {
      if (dot_) write_dot();
    } else if (place_ == place::mark) {
      (*out_)(std::string_view{"-- "});
    } else {
      write_held();
    }
    place_ = place::begin;
    dot_ = false;
  }

 private:
  using place = detail::held_part;
  static constexpr std::string_view from_ = "From ";

  bool has(reading part) const noexcept { return includes(how_, part); }
  bool unquotes() const noexcept { return has(reading::quoted_from) || has(reading::quoted_from_at_depth); }

  void write_crs() {
    for (; crs_ > 0; --crs_) write_cr();
  }

  void write_cr() {
    if (has(reading::carriage_returns)) {
      end_line();
    } else {
      write_text("\r");
    }
  }

  void write_text(std::string_view text) {
    if (dot_ && place_ == place::begin && text.front() != '.') write_dot();
    while (!text.empty() && place_ != place::within) {
      if (take(text.front())) text.remove_prefix(1);
    }
    if (!text.empty()) (*out_)(text);
  }

  /// Handles an octet near the beginning of a line. False if the octet must be handled again.
  bool take(char c) {
    switch (place_) {
      case place::begin:
        if (c == '>' && unquotes()) return marks_ = 1, matched_ = 0, place_ = place::quote, true;
        if (c == '.' && has(reading::doubled_dots)) return place_ = place::dot, true;
        if (c == '-' && has(reading::signature_mark)) return place_ = place::hyphen, true;
        break;
      case place::quote:
        if (c == '>' && matched_ == 0) return ++marks_, true;
        if (c != from_[matched_]) break;
        if (++matched_ < from_.size()) return true;
        if (marks_ == 1 ? unquotes() : has(reading::quoted_from_at_depth)) --marks_;
        write_held();
        return place_ = place::within, true;
      case place::dot: {
        if (dot_) write_dot();
        // RFC 5321 section 4.5.2. A line with one dot and more text was not doubled.
        (*out_)(std::string_view{"."});
        place_ = place::within;
        return c == '.';
      }
      case place::hyphen:
        if (c == '-') return place_ = place::mark, true;
        break;
      case place::mark:
      case place::within: break;
    }
    write_held();
    place_ = place::within;
    return false;
  }

  void write_held() {
    if (place_ == place::quote) {
      constexpr std::string_view many = ">>>>>>>>>>>>>>>>";
      for (; marks_ > 0; marks_ -= std::min<std::uint64_t>(marks_, many.size())) {
        (*out_)(ascii::slice(many, 0, static_cast<std::size_t>(std::min<std::uint64_t>(marks_, many.size()))));
      }
      (*out_)(ascii::slice(from_, 0, matched_));
    } else if (place_ == place::hyphen) {
      (*out_)(std::string_view{"-"});
    } else if (place_ == place::mark) {
      (*out_)(std::string_view{"--"});
    }
  }

  void end_line() {
    const bool first = first_;
    first_ = false;
    if (place_ == place::begin) {
      if (first && has(reading::first_line)) return;
      if (dot_) return static_cast<void>(++ends_);
    } else if (place_ == place::dot) {
      // This may be the last line; the next octets decide.
      if (dot_) write_dot();
      dot_ = true;
      ends_ = 1;
      place_ = place::begin;
      return;
    } else if (place_ == place::mark) {
      (*out_)(std::string_view{"-- "});
    } else {
      write_held();
    }
    place_ = place::begin;
    (*out_)(std::string_view{"\r\n"});
  }

  /// Writes a line with a dot that was not the last one, and the line ends after it.
  void write_dot() {
    (*out_)(std::string_view{"."});
    for (; ends_ > 0; --ends_) (*out_)(std::string_view{"\r\n"});
    dot_ = false;
  }

  reading how_;
  place place_ = place::begin;
  bool first_ = true;        // no line has ended yet
  bool dot_ = false;         // a line was "."
  std::uint8_t crs_ = 0;     // CRs that were read and may belong to a line end; at most two
  std::uint64_t marks_ = 0;  // see place::quote
  std::uint64_t ends_ = 0;   // line ends since the line that was "."
  std::size_t matched_ = 0;
  S* out_;
};

/// Hashes a body that is in memory as a whole, according to a reading. `hash_body()` does the same for `as_it_lies`.
template <crypto::sha256_hash Hash>
hashed_body hash_body_as(reading as, canonicalization how, std::string_view body, maybe<std::uint64_t> length = {}) {
  Hash hash;
  body_canonicalizer canonical{how, hash, length};
  reading_filter filter{as, canonical};
  filter(body);
  filter.finish();
  canonical.finish();
  const auto digest = hash.finish();
  return {digest, canonical.size(), crypto::has_failed(hash)};
}

}  // namespace fromproof::inline v0::dkim

#endif
