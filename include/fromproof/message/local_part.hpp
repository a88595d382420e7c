#ifndef FROMPROOF_MESSAGE_LOCAL_PART_HPP
#define FROMPROOF_MESSAGE_LOCAL_PART_HPP

// The part of an address before "@" (RFC 5322 section 3.4.1), in one form for all its spellings.
//
//   write_local_part("\"info\"", out);  // out == "info"

#include <cstddef>
#include <string_view>

#include "../text/ascii.hpp"
#include "../text/sink.hpp"
#include "token.hpp"

namespace fromproof::inline v0::message {

namespace detail {

/// Calls `out` with the meaning of a local part: its words without quotes, its dots, no CFWS.
template <text_sink S>
constexpr void for_each_local_piece(std::string_view raw, S&& out) {
  for (std::size_t at = 0; at < raw.size();) {
    at = token::end_of_cfws(raw, at).value;
    if (at >= raw.size()) return;
    std::size_t end = at + 1;
    if (raw[at] == '"') {
      end = token::end_of_quoted_string(raw, at).value;
      token::write_unquoted(ascii::slice(raw, at, end), out);
    } else {
      if (ascii::is_atext(raw[at])) end = token::end_of_atom(raw, at);
      out(ascii::slice(raw, at, end));
    }
    at = end;
  }
}

}  // namespace detail

/// Writes a raw local part in canonical form, the same for every spelling of an address: as a dot-atom if possible,
/// otherwise as a quoted string. `"info"`, `info` and `(x) info` are all written `info`.
template <text_sink S>
constexpr void write_local_part(std::string_view raw, S&& out) {
  // One function for both passes, so that what reads the pieces is compiled once for each sink.
  enum class pass { look, copy, quote } now = pass::look;
  bool dot_atom = true;
  char last = '.';
  const auto take = [&](std::string_view piece) {
    if (now == pass::copy) return static_cast<void>(out(piece));
    std::size_t run = 0;
    for (std::size_t here = 0; here < piece.size(); ++here) {
      const char one = piece[here];
      if (now == pass::look) {
        if (one == '.' ? last == '.' : !ascii::is_atext(one)) dot_atom = false;
        last = one;
      } else if (one == '"' || one == '\\') {
        out(ascii::slice(piece, run, here));
        out("\\");
        run = here;
      }
    }
    if (now == pass::quote) out(ascii::slice(piece, run, piece.size()));
  };
  detail::for_each_local_piece(raw, take);
  now = dot_atom && last != '.' ? pass::copy : pass::quote;
  if (now == pass::quote) out("\"");
  detail::for_each_local_piece(raw, take);
  if (now == pass::quote) out("\"");
}

}  // namespace fromproof::inline v0::message

#endif
