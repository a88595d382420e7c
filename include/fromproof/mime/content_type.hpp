#ifndef FROMPROOF_MIME_CONTENT_TYPE_HPP
#define FROMPROOF_MIME_CONTENT_TYPE_HPP

// Content-Type (RFC 2045 section 5) and Content-Disposition (RFC 2183).
//
//   const std::string_view body = " multipart/report; report-type=delivery-status; boundary=\"b\"";
//   const auto type = parse_content_type(body);
//   type->is("multipart", "report");               // true
//   find_parameter(type->parameters, "boundary");  // "b"

#include <cstddef>
#include <string_view>

#include "../message/token.hpp"
#include "../text/ascii.hpp"
#include "../text/error.hpp"
#include "../text/lifetime.hpp"
#include "parameter.hpp"

namespace fromproof::inline v0::mime {

/// A media type, as views of the text. Without a Content-Type field it is text/plain (RFC 2045 section 5.2).
struct content_type {
  std::string_view type = "text";
  std::string_view subtype = "plain";
  std::string_view parameters;  ///< what follows, for find_parameter() and write_parameter()

  constexpr bool is(std::string_view its_type, std::string_view its_subtype) const noexcept {
    return ascii::iequals(type, its_type) && ascii::iequals(subtype, its_subtype);
  }
};

/// Content-Disposition.
struct content_disposition {
  std::string_view type;        ///< "attachment", "inline", or another word
  std::string_view parameters;  ///< what follows
};

namespace detail {

constexpr bool is_token_octet(char c) noexcept {
  return message::token::classify(c) == message::token::value_octet::token && !ascii::is_high(c);
}

constexpr std::size_t end_of_token(std::string_view text, std::size_t at) noexcept {
  while (at < text.size() && is_token_octet(text[at])) ++at;
  return at;
}

constexpr std::size_t end_of_cfws(std::string_view text, std::size_t at) noexcept {
  return message::token::end_of_cfws(text, at).value;
}

}  // namespace detail

/// Reads the body of a Content-Type field. Errors: `empty`, `unexpected_character` (no type, no "/" or no subtype). A
/// value with an error is text/plain (RFC 2045 section 5.2), with the parameters that are there.
constexpr parsed<content_type> parse_content_type(std::string_view body FROMPROOF_LIFETIMEBOUND) noexcept {
  parsed<content_type> result;
  const auto fail = [&](errc error, std::size_t at) {
    const std::size_t rest = body.find(';', at);
    if (rest != std::string_view::npos) result.value.parameters = ascii::slice(body, rest, body.size());
    result.error = error;
    result.offset = at;
    return result;
  };
  const std::size_t type = detail::end_of_cfws(body, 0);
  const std::size_t type_end = detail::end_of_token(body, type);
  if (type == body.size()) return fail(errc::empty, type);
  const std::size_t slash = detail::end_of_cfws(body, type_end);
  if (type_end == type || slash == body.size() || body[slash] != '/') return fail(errc::unexpected_character, slash);
  const std::size_t subtype = detail::end_of_cfws(body, slash + 1);
  const std::size_t subtype_end = detail::end_of_token(body, subtype);
  if (subtype_end == subtype) return fail(errc::unexpected_character, subtype);
  result.value = {ascii::slice(body, type, type_end), ascii::slice(body, subtype, subtype_end),
                  ascii::slice(body, subtype_end, body.size())};
  return result;
}
template <temporary_string S>
parsed<content_type> parse_content_type(S&&) = delete;  // the result refers to the text: give it a name

/// Reads the body of a Content-Disposition field. Error: `empty`. Without a type before the parameters, `type` is
/// empty.
constexpr parsed<content_disposition> parse_content_disposition(
    std::string_view body FROMPROOF_LIFETIMEBOUND) noexcept {
  const std::size_t type = detail::end_of_cfws(body, 0);
  const std::size_t end = detail::end_of_token(body, type);
  if (type == body.size()) return {{}, errc::empty, type};
  // "filename=a.xml" alone: its first word is no type.
  const std::size_t next = detail::end_of_cfws(body, end);
  if (next < body.size() && body[next] == '=') return {{{}, ascii::slice(body, type, body.size())}};
  return {{ascii::slice(body, type, end), ascii::slice(body, end, body.size())}};
}
template <temporary_string S>
parsed<content_disposition> parse_content_disposition(S&&) = delete;  // the result refers to the text: give it a name

}  // namespace fromproof::inline v0::mime

#endif
