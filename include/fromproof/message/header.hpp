#ifndef FROMPROOF_MESSAGE_HEADER_HPP
#define FROMPROOF_MESSAGE_HEADER_HPP

// The header of a message as a range of fields (RFC 5322 section 2.2): views with their folds, nothing stored.
//
//   for (const auto& field : fromproof::message::header{text}) {
//     if (field.is("Subject")) fromproof::message::unfold(field.body, out);
//   }
//
// A line ends with CRLF or, as in files and clipboards, with LF. A bare CR does not end a line. Malformed lines are
// fields too, with an error, so that nothing is lost and the fields around them can be read.

#include <cstddef>
#include <iterator>
#include <string_view>

#include "../text/ascii.hpp"
#include "../text/error.hpp"
#include "../text/lifetime.hpp"
#include "../text/sink.hpp"

namespace fromproof::inline v0::message {

struct header_field {
  std::string_view raw;   ///< the whole field: name, colon, every line of the value, the last line end
  std::string_view name;  ///< without the white space that old mail may have before the colon; empty if `error` is set
  std::string_view body;  ///< what follows the colon, folds kept, without the last line end
  errc error{};           ///< missing_colon, bad_field_name or orphan_continuation

  /// Whether this is the field of that name. Names compare without case (RFC 5322 section 1.2.2).
  constexpr bool is(std::string_view wanted) const noexcept { return ascii::iequals(name, wanted); }
};

/// The offsets at which the content of a line ends and the next line begins.
struct line_end {
  std::size_t content;
  std::size_t next;
};

constexpr line_end find_line_end(std::string_view text, std::size_t begin) noexcept {
  const std::size_t lf = text.find('\n', begin);
  if (lf == std::string_view::npos) return {text.size(), text.size()};
  const bool crlf = lf > begin && text[lf - 1] == '\r';
  return {crlf ? lf - 1 : lf, lf + 1};
}

namespace detail {

constexpr bool is_field_name(std::string_view name) noexcept {
  for (const char c : name) {
    if (!ascii::is_ftext(c)) return false;
  }
  return !name.empty();
}

/// Whether a message begins with the separator line of an mbox file, as opposed to "From :", a field in the obsolete
/// form (RFC 5322 section 4.5).
constexpr bool has_mbox_line(std::string_view text) noexcept {
  if (!text.starts_with("From ")) return false;
  const std::size_t after = text.find_first_not_of(" \t", 5);
  return after == std::string_view::npos || text[after] != ':';
}

/// Reads a field. `content` is its size without the line end; `first_line` of these octets are on the first line.
constexpr header_field read_field(std::string_view raw, std::size_t first_line, std::size_t content) noexcept {
  header_field field{.raw = raw, .name = {}, .body = ascii::slice(raw, 0, content)};
  // RFC 5322 section 2.2.3: a continuation needs a field to continue.
  if (ascii::is_wsp(raw.front())) return field.error = errc::orphan_continuation, field;
  const std::size_t colon = ascii::slice(raw, 0, first_line).find(':');
  if (colon == std::string_view::npos) return field.error = errc::missing_colon, field;
  std::string_view name = ascii::slice(raw, 0, colon);
  // RFC 5322 section 4.5: obsolete fields may have white space before the colon.
  while (!name.empty() && ascii::is_wsp(name.back())) name.remove_suffix(1);
  if (!is_field_name(name)) return field.error = errc::bad_field_name, field;
  field.name = name;
  field.body = ascii::slice(raw, colon + 1, content);
  return field;
}

}  // namespace detail

/// Reads the fields of a message one by one, up to the empty line or the end.
class header_iterator {
 public:
  using value_type = header_field;
  using difference_type = std::ptrdiff_t;
  using pointer = const header_field*;
  using reference = const header_field&;
  using iterator_category = std::forward_iterator_tag;

  constexpr header_iterator() noexcept = default;
  constexpr explicit header_iterator(std::string_view its_text) noexcept : rest_{its_text} { read(); }

  constexpr reference operator*() const noexcept { return field_; }
  constexpr pointer operator->() const noexcept { return &field_; }
  constexpr header_iterator& operator++() noexcept {
    rest_.remove_prefix(field_.raw.size());
    read();
    return *this;
  }
  constexpr header_iterator operator++(int) noexcept {
    auto before = *this;
    ++*this;
    return before;
  }
  constexpr bool operator==(std::default_sentinel_t) const noexcept { return field_.raw.empty(); }
  constexpr bool operator==(const header_iterator& other) const noexcept {
    return field_.raw.data() == other.field_.raw.data() && field_.raw.size() == other.field_.raw.size();
  }

  /// The unread text: from this field on, or at the end, from the empty line on.
  constexpr std::string_view rest() const noexcept { return rest_; }

 private:
  constexpr void read() noexcept {
    field_ = {};
    if (rest_.empty()) return;
    auto line = find_line_end(rest_, 0);
    if (line.content == 0) return;  // the empty line: the body follows
    const std::size_t first_line = line.content;
    while (line.next < rest_.size() && ascii::is_wsp(rest_[line.next])) line = find_line_end(rest_, line.next);
    field_ = detail::read_field(ascii::slice(rest_, 0, line.next), first_line, line.content);
  }

  std::string_view rest_;
  header_field field_;
};

/// The header fields of a message, in order. The separator line of an mbox file at the top ("From sender date", RFC
/// 4155) is not a field; `mbox_line()` returns it.
class header {
 public:
  constexpr explicit header(std::string_view its_message FROMPROOF_LIFETIMEBOUND) noexcept : text_{its_message} {
    if (!detail::has_mbox_line(text_)) return;
    mbox_line_ = ascii::slice(text_, 0, find_line_end(text_, 0).next);
    text_.remove_prefix(mbox_line_.size());
  }
  template <temporary_string S>
  // NOLINTNEXTLINE(bugprone-forwarding-reference-overload): only a std::string
  explicit header(S&&) = delete;  // the result refers to the text: give it a name

  constexpr header_iterator begin() const noexcept { return header_iterator{text_}; }
  constexpr std::default_sentinel_t end() const noexcept { return {}; }

  /// "From MAILER-DAEMON Thu Jan  1 00:00:00 2026" with its line end, or empty.
  constexpr std::string_view mbox_line() const noexcept { return mbox_line_; }

 private:
  std::string_view text_;
  std::string_view mbox_line_;
};

/// A message in two parts: its header and its body, without the empty line between them.
struct [[nodiscard]] parts {
  std::string_view header;
  std::string_view body;
  bool separated = false;  ///< an empty line stands between them; if not, there is no body, or it is cut off
};

/// Finds the empty line that ends the header, in one pass that ignores the fields.
constexpr parts split(std::string_view message FROMPROOF_LIFETIMEBOUND) noexcept {
  for (std::size_t at = 0; at < message.size();) {
    const auto line = find_line_end(message, at);
    if (line.content == at)
      return {ascii::slice(message, 0, at), ascii::slice(message, line.next, message.size()), true};
    at = line.next;
  }
  return {message, ascii::slice(message, message.size(), message.size()), false};
}
template <temporary_string S>
parts split(S&&) = delete;  // the result refers to the text: give it a name

/// Writes a field body as one line (RFC 5322 section 2.2.3: line ends before white space are removed, the white space
/// is kept), without the blanks around it.
template <text_sink S>
constexpr void unfold(std::string_view body, S&& out) {
  body = ascii::trim(body);
  while (!body.empty()) {
    const std::size_t lf = body.find('\n');
    if (lf == std::string_view::npos) return static_cast<void>(out(body));
    std::string_view line = ascii::slice(body, 0, lf);
    if (line.ends_with('\r')) line.remove_suffix(1);
    out(line);
    body.remove_prefix(lf + 1);
  }
}

}  // namespace fromproof::inline v0::message

#endif
