#ifndef FROMPROOF_MIME_TRANSFER_HPP
#define FROMPROOF_MIME_TRANSFER_HPP

// Content-Transfer-Encoding (RFC 2045 section 6): the octets of a part from its body.
//
//   std::string out;
//   decode_body("caf=C3=A9=\r\n!", transfer_encoding::quoted_printable, [&out](std::string_view p) { out += p; });
//   out == "café!";  // true

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../text/ascii.hpp"
#include "../text/base64.hpp"
#include "../text/hex.hpp"
#include "../text/sink.hpp"
#include "../text/words.hpp"
#include "content_type.hpp"

namespace fromproof::inline v0::mime {

/// `identity` is 7bit, 8bit and binary: the body as it is. What is `unknown` here is not decoded either.
enum class transfer_encoding : std::uint8_t { identity, quoted_printable, base64, unknown };

/// Reads the body of a Content-Transfer-Encoding field. Empty means 7bit.
constexpr transfer_encoding parse_transfer_encoding(std::string_view body) noexcept {
  const std::size_t begin = detail::end_of_cfws(body, 0);
  const auto word = ascii::slice(body, begin, detail::end_of_token(body, begin));
  if (ascii::iequals(word, "base64")) return transfer_encoding::base64;
  if (ascii::iequals(word, "quoted-printable")) return transfer_encoding::quoted_printable;
  for (const std::string_view each : {""sv, "7bit"sv, "8bit"sv, "binary"sv}) {
    if (ascii::iequals(word, each)) return transfer_encoding::identity;
  }
  return transfer_encoding::unknown;
}

/// Decodes quoted-printable (RFC 2045 section 6.7) and returns the number of "=" that begin nothing: they are kept, as
/// the RFC suggests. White space at the end of a line is dropped. The digits may be of lower case.
template <text_sink S>
constexpr std::size_t decode_quoted_printable(std::string_view text, S&& out) {
  std::size_t faults = 0;
  std::size_t run = 0;  // what is not written yet
  const auto flush = [&](std::size_t up_to) {
    if (up_to > run) out(ascii::slice(text, run, up_to));
  };
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (c != '=' && !ascii::is_wsp(c)) {
      ++at;
      continue;
    }
    if (c == '=') {
      const int octet = hex::octet_at(text, at + 1);
      if (octet >= 0) {
        flush(at);
        const char decoded = static_cast<char>(octet);
        out(ascii::text_at(&decoded, 1));
        run = at += 3;
        continue;
      }
    }
    // Blanks, or "=" and blanks, up to the end of the line.
    std::size_t end = at + 1;
    while (end < text.size() && ascii::is_wsp(text[end])) ++end;
    const bool crlf = end + 1 < text.size() && text[end] == '\r' && text[end + 1] == '\n';
    const bool line_end = end == text.size() || text[end] == '\n' || crlf;
    if (line_end) {
      flush(at);
      run = at = c != '=' || end == text.size() ? end : end + (crlf ? 2 : 1);
    } else {
      faults += c == '=';
      at = end;
    }
  }
  flush(text.size());
  return faults;
}

/// Writes the decoded octets of a body, and returns how many octets of it do not fit its encoding.
template <text_sink S>
constexpr std::size_t decode_body(std::string_view body, transfer_encoding encoding, S&& out) {
  if (encoding == transfer_encoding::quoted_printable) return decode_quoted_printable(body, out);
  if (encoding != transfer_encoding::base64) return out(body), 0;
  base64::decoder decoder;
  decoder.feed(body, out);
  decoder.finish(out);
  return decoder.foreign();
}

}  // namespace fromproof::inline v0::mime

#endif
