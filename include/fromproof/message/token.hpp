#ifndef FROMPROOF_MESSAGE_TOKEN_HPP
#define FROMPROOF_MESSAGE_TOKEN_HPP

// The tokens of structured fields (RFC 5322 section 3.2, with the UTF-8 of RFC 6532): white space and folds, comments,
// atoms, quoted strings. A scanner takes the whole text and an offset into it and says where its token ends.
//
//   auto end = fromproof::message::token::end_of_cfws(body, 0);
//   if (!end) underline(end.offset, fromproof::describe(end.error));
//
// Depth is counted, never followed by recursion, and each octet is looked at once.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../ascii.hpp"
#include "../error.hpp"
#include "../sink.hpp"

namespace fromproof::inline v0::message::token {

namespace detail {

constexpr std::array<bool, 256> make_atext_table() noexcept {
  std::array<bool, 256> table{};
  for (std::size_t i = 0; i < table.size(); ++i) table[i] = ascii::is_atext(static_cast<char>(i));
  return table;
}
inline constexpr auto atext_table = make_atext_table();

constexpr bool is_line_end(char c) noexcept {
  return c == '\r' || c == '\n';
}

}  // namespace detail

constexpr bool is_atext(char c) noexcept {
  return detail::atext_table[static_cast<unsigned char>(c)];
}

/// text[from..to), for offsets that are known to lie inside.
constexpr std::string_view cut(std::string_view text, std::size_t from, std::size_t to) noexcept {
  return {text.data() + from, to - from};
}

/// Where the run of atext that begins at `at` ends; `at` itself if there is none.
constexpr std::size_t end_of_atom(std::string_view text, std::size_t at) noexcept {
  while (at < text.size() && is_atext(text[at])) ++at;
  return at;
}

/// The size of the line end at `at`, where text[at] is CR or LF: CRLF or LF before white space or at the end of the
/// text. 0 for a CR or LF that folds nothing (RFC 5322 section 2.2.3).
constexpr std::size_t fold_size(std::string_view text, std::size_t at) noexcept {
  const std::size_t lf = text[at] == '\r' ? at + 1 : at;
  if (lf >= text.size() || text[lf] != '\n') return 0;
  const std::size_t next = lf + 1;
  return next == text.size() || ascii::is_wsp(text[next]) ? next - at : 0;
}

/// Where the white space that begins at `at` ends, folds included.
constexpr std::size_t end_of_fws(std::string_view text, std::size_t at) noexcept {
  while (at < text.size()) {
    if (ascii::is_wsp(text[at])) {
      ++at;
    } else if (detail::is_line_end(text[at])) {
      const std::size_t fold = fold_size(text, at);
      if (fold == 0) break;
      at += fold;
    } else {
      break;
    }
  }
  return at;
}

namespace detail {

/// Comments and quoted strings alike: quoted pairs, folds, and perhaps nesting up to the closing octet. A fault inside
/// (NUL, a bare CR or LF) is named, and the end found all the same.
constexpr parsed<std::size_t> end_of_enclosed(std::string_view text, std::size_t at, char open, char close,
                                              errc unterminated) noexcept {
  parsed<std::size_t> end;
  const auto note = [&end](errc error, std::size_t offset) {
    if (end.error != errc::none) return;
    end.error = error;
    end.offset = offset;
  };
  std::size_t depth = 1;
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    // A quoted pair; one that is cut in two by a fold goes on in the next line.
    if (text[i] == '\\' && i + 1 < text.size() && !is_line_end(text[i + 1])) {
      if (text[++i] == '\0') note(errc::nul, i);
    } else if (text[i] == close) {
      if (--depth == 0) return end.value = i + 1, end;
    } else if (text[i] == open) {
      ++depth;
    } else if (is_line_end(text[i])) {
      const std::size_t fold = fold_size(text, i);
      if (fold == 0)
        note(errc::unexpected_character, i);
      else
        i += fold - 1;
    } else if (text[i] == '\0') {
      note(errc::nul, i);
    }
  }
  return {text.size(), unterminated, at};
}

}  // namespace detail

/// Where the comment that is opened at `at` ends (RFC 5322 section 3.2.2). `value` is set in any case: without a
/// closing parenthesis the comment takes all the text there is.
constexpr parsed<std::size_t> end_of_comment(std::string_view text, std::size_t at) noexcept {
  return detail::end_of_enclosed(text, at, '(', ')', errc::unterminated_comment);
}

/// Where the quoted string that is opened at `at` ends (RFC 5322 section 3.2.4); `value` as for a comment.
constexpr parsed<std::size_t> end_of_quoted_string(std::string_view text, std::size_t at) noexcept {
  return detail::end_of_enclosed(text, at, '"', '"', errc::unterminated_quoted_string);
}

/// Where white space and comments end; the first fault of a comment, if any.
constexpr parsed<std::size_t> end_of_cfws(std::string_view text, std::size_t at) noexcept {
  parsed<std::size_t> end{end_of_fws(text, at)};
  while (end.value < text.size() && text[end.value] == '(') {
    const auto comment = end_of_comment(text, end.value);
    if (end.error == errc::none) end = {comment.value, comment.error, comment.offset};
    end.value = end_of_fws(text, comment.value);
  }
  return end;
}

/// Writes what a quoted string says: without its quotes, backslashes and folds.
template <text_sink S>
constexpr void write_unquoted(std::string_view quoted, S&& out) {
  if (quoted.starts_with('"')) quoted.remove_prefix(1);
  if (quoted.ends_with('"')) quoted.remove_suffix(1);
  std::size_t run = 0;
  for (std::size_t i = 0; i < quoted.size(); ++i) {
    if (quoted[i] == '\\') {
      out(cut(quoted, run, i));
      run = i + 1;
      if (run < quoted.size() && !detail::is_line_end(quoted[run])) ++i;
    } else if (detail::is_line_end(quoted[i])) {
      out(cut(quoted, run, i));
      const std::size_t fold = fold_size(quoted, i);
      run = i + fold;
      if (fold > 0) i = run - 1;
    }
  }
  out(cut(quoted, run, quoted.size()));
}

}  // namespace fromproof::inline v0::message::token

#endif
