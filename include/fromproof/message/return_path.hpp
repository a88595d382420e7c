#ifndef FROMPROOF_MESSAGE_RETURN_PATH_HPP
#define FROMPROOF_MESSAGE_RETURN_PATH_HPP

// The Envelope From: as the Return-Path field records it (RFC 5321 section 4.4, RFC 5322 section 3.6.7) and as MAIL
// FROM and command lines give it (RFC 5321 section 4.1.2).
//
//   const auto path = fromproof::message::parse_return_path(field.body);
//   if (path && !path->null) use(path->address, fromproof::message::domain_of(*path));
//
// The delivering server writes the field, so the grammar is that of SMTP: no comments or white space inside the
// address. Also reads what SMTP servers accept: local parts with dots anywhere (Japanese carriers have given out
// "taro..yamada.@" for years), source routes, addresses without brackets, and in SMTP blanks in a local part.

#include <cstddef>
#include <string_view>

#include "../domain/domain.hpp"
#include "../text/ascii.hpp"
#include "../text/error.hpp"
#include "../text/lifetime.hpp"
#include "token.hpp"

namespace fromproof::inline v0::message {

/// A reverse-path, as views of the text.
struct return_path {
  std::string_view address;     ///< the text in the brackets, without a source route; empty for the null path
  std::string_view local_part;  ///< raw, with quotes; write_local_part() of mailbox.hpp writes it
  std::string_view domain;      ///< raw; domain_of() reads it
  bool null = false;            ///< "<>": a bounce, which must not be answered by another bounce
};

namespace detail {

class path_reader {
 public:
  /// The field allows comments around the path and its brackets (RFC 5322 section 3.6.7); SMTP does not.
  constexpr path_reader(std::string_view its_text, bool its_comments) noexcept
      : text_{its_text}, comments_{its_comments} {}

  constexpr parsed<return_path> read() noexcept {
    if (read_path() || result_.error == errc::missing_at || result_.error == errc::bad_local_part)
      result_.value = path_;
    return result_;
  }

 private:
  constexpr bool at_end() const noexcept { return at_ >= text_.size(); }
  constexpr bool next_is(char c) const noexcept { return !at_end() && text_[at_] == c; }
  constexpr bool next_is_atext() const noexcept { return !at_end() && ascii::is_atext(text_[at_]); }

  constexpr bool fail(errc error, std::size_t offset) noexcept {
    if (offset < text_.size() && text_[offset] == '\0') error = errc::nul;
    result_.error = error;
    result_.offset = offset;
    return false;
  }
  constexpr bool take(const parsed<std::size_t>& end) noexcept {
    at_ = end.value;
    return end || fail(end.error, end.offset);
  }
  constexpr bool skip_blanks() noexcept {
    if (comments_) return take(token::end_of_cfws(text_, at_));
    while (!at_end() && ascii::is_wsp(text_[at_])) ++at_;
    return true;
  }

  constexpr bool read_path() noexcept {
    if (!skip_blanks()) return false;
    const std::size_t open = at_;
    const bool bracket = next_is('<');
    if (bracket) {
      ++at_;
      if (!skip_blanks()) return false;
    }
    if (bracket ? next_is('>') : at_end()) {
      if (!bracket && comments_) return fail(errc::empty, at_);  // a field writes the null path as "<>"
      path_.null = true;
    } else if (!read_route() || !read_address() || !skip_blanks()) {
      return false;
    }
    if (bracket) {
      if (!next_is('>')) return at_end() ? fail(errc::missing_angle_close, open) : fail(errc::bad_mail_domain, at_);
      ++at_;
      if (!skip_blanks()) return false;
    }
    return at_end() || fail(errc::trailing_text, at_);
  }

  /// A-d-l ":", accepted and ignored (RFC 5321 section 4.1.1.3).
  constexpr bool read_route() noexcept {
    if (!next_is('@')) return true;
    const std::size_t first = at_;
    while (next_is('@')) {
      ++at_;
      if (!read_domain()) return false;
      if (!next_is(',')) break;
      ++at_;
    }
    if (!next_is(':')) return fail(errc::bad_local_part, first);
    ++at_;
    path_ = {};  // drops the domains of the route
    return skip_blanks();
  }

  constexpr bool read_address() noexcept {
    const std::size_t first = at_;
    while (next_is_atext() || next_is('.') || next_is('"') || (!comments_ && next_is(' '))) {
      if (!next_is('"'))
        ++at_;
      else if (!take(token::end_of_quoted_string(text_, at_)))
        return false;
    }
    const std::size_t sign = at_;
    if (!next_is('@')) {
      if (sign == first) return fail(errc::bad_return_path, sign);
      at_ = first;
      if (!read_domain() || at_ != sign || !(at_end() || next_is('>'))) path_.domain = {};
      return fail(errc::missing_at, sign);
    }
    if (sign == first) return fail(errc::bad_local_part, sign);
    ++at_;
    if (!read_domain()) return false;
    path_.local_part = ascii::slice(text_, first, sign);
    path_.address = ascii::slice(text_, first, at_);
    return true;
  }

  /// Takes the octets of a domain or an address literal; parse_domain() checks the labels.
  constexpr bool read_domain() noexcept {
    const std::size_t first = at_;
    if (next_is('[')) {
      ++at_;
      while (next_is_atext() || next_is('.') || next_is(':')) ++at_;
      if (!next_is(']')) return fail(errc::bad_mail_domain, first);
      ++at_;
    } else {
      while (next_is_atext() || next_is('.')) ++at_;
      if (at_ == first) return fail(errc::bad_mail_domain, at_);
    }
    path_.domain = ascii::slice(text_, first, at_);
    return true;
  }

  std::string_view text_;
  bool comments_;
  std::size_t at_ = 0;
  return_path path_;
  parsed<return_path> result_;
};

}  // namespace detail

/// Reads the body of a Return-Path field, also `Return-Path: user@host` without brackets. Errors: empty (no path at
/// all), bad_return_path (nothing like a path), missing_at, bad_local_part, bad_mail_domain, missing_angle_close,
/// trailing_text, nul, and those of comments and quoted strings. With an error the value is empty. The exception is an
/// address without a local part (missing_at in "b.example", bad_local_part in "@b.example"): it has a `domain`, for
/// which SPF uses "postmaster" (RFC 7208 section 4.3).
constexpr parsed<return_path> parse_return_path(std::string_view body FROMPROOF_LIFETIMEBOUND) noexcept {
  return detail::path_reader{body, true}.read();
}
template <temporary_string S>
parsed<return_path> parse_return_path(S&&) = delete;  // the result refers to the text: give it a name

/// Reads a reverse-path as SMTP or an option gives it: `<a@b.example>` or `a@b.example`; "" and "<>" are the null path.
/// Errors as above, except `empty`.
constexpr parsed<return_path> parse_reverse_path(std::string_view text FROMPROOF_LIFETIMEBOUND) noexcept {
  return detail::path_reader{text, false}.read();
}
template <temporary_string S>
parsed<return_path> parse_reverse_path(S&&) = delete;  // the result refers to the text: give it a name

/// The domain of a reverse-path, normalized. Errors: `empty` for the null path, address_literal, and those of
/// parse_domain(); the offset counts from the beginning of `path.domain`.
constexpr parsed<domain> domain_of(const return_path& path) noexcept {
  return parse_domain(path.domain);
}

}  // namespace fromproof::inline v0::message

#endif
