#ifndef FROMPROOF_DATA_XML_TEXT_HPP
#define FROMPROOF_DATA_XML_TEXT_HPP

// What the text of an XML document means: references, CDATA sections and comments (XML 1.0 sections 2.4, 2.7, 4.1).
//
//   xml::decode_text("1 &lt; 2", out);  // true
//   out == "1 < 2";                     // true

#include <cstddef>
#include <string_view>

#include "../text/ascii.hpp"
#include "../text/hex.hpp"
#include "../text/sink.hpp"
#include "../text/utf8.hpp"

namespace fromproof::inline v0::xml {

namespace detail {

inline constexpr auto comment = "<!--"sv;
inline constexpr auto cdata = "<![CDATA["sv;
inline constexpr auto doctype = "<!DOCTYPE"sv;

/// What ends the comment or CDATA section at the beginning of a text; empty if there is none.
constexpr std::string_view end_of_section(std::string_view text) noexcept {
  if (ascii::starts_with(text, comment)) return "-->";
  if (ascii::starts_with(text, cdata)) return "]]>";
  return {};
}

/// Whether a document may hold this character (XML 1.0, production 2).
constexpr bool is_character(char32_t c) noexcept {
  if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
  return c < 0xd800 || (c >= 0xe000 && c < 0xfffe) || (c >= 0x10000 && c <= 0x10ffff);
}

/// The character of a reference between "&" and ";", or 0 if XML defines none.
constexpr char32_t referenced(std::string_view name) noexcept {
  if (name == "lt") return U'<';
  if (name == "gt") return U'>';
  if (name == "amp") return U'&';
  if (name == "quot") return U'"';
  if (name == "apos") return U'\'';
  if (name.size() < 2 || name.front() != '#') return 0;
  name.remove_prefix(1);
  char32_t code = 0;
  const bool in_hex = name.front() == 'x';
  if (in_hex) name.remove_prefix(1);
  if (name.empty() || name.size() > 8) return 0;
  for (const char c : name) {
    if (in_hex) {
      const int digit = hex::value_of(c);
      if (digit < 0) return 0;
      code = code << 4 | static_cast<char32_t>(digit);
    } else {
      if (!ascii::is_digit(c)) return 0;
      code = code * 10 + static_cast<char32_t>(c - '0');
    }
  }
  return is_character(code) ? code : 0;
}

}  // namespace detail

/// Writes text with its references resolved. False if one of them is unknown; it is written as it stands then.
template <text_sink S>
constexpr bool decode_text(std::string_view text, S&& out) {
  constexpr std::size_t longest = 10;  // "&#x10FFFF;" without its "&"
  bool known = true;
  while (!text.empty()) {
    const std::size_t found = text.find('&');
    const std::size_t mark = found < text.size() ? found : text.size();
    if (mark > 0) out(ascii::text_at(text.data(), mark));
    text.remove_prefix(mark);
    if (text.empty()) break;
    const auto near = ascii::text_at(text.data(), text.size() < longest + 1 ? text.size() : longest + 1);
    const std::size_t end = near.find(';');
    const char32_t c = end == std::string_view::npos ? 0 : detail::referenced(ascii::slice(near, 1, end));
    if (c == 0) {
      known = false;
      out(ascii::text_at(text.data(), 1));
      text.remove_prefix(1);
    } else {
      const auto character = utf8::encode(c);
      out(character.text());
      text.remove_prefix(end + 1);
    }
  }
  return known;
}

/// What decode_content() has met.
struct content_faults {
  bool unknown_entity = false;
  bool markup = false;  ///< a "<" that should have been "&lt;"; it is written as it stands
};

/// The same for what reader::next_as_text() has read: CDATA sections are resolved and comments left out.
template <text_sink S>
constexpr content_faults decode_content(std::string_view content, S&& out) {
  content_faults found;
  while (!content.empty()) {
    const std::size_t open = content.find('<');
    const auto before = ascii::slice(content, 0, open < content.size() ? open : content.size());
    if (!before.empty() && !decode_text(before, out)) found.unknown_entity = true;
    content.remove_prefix(before.size());
    if (content.empty()) break;
    const auto close = detail::end_of_section(content);
    const bool is_cdata = ascii::starts_with(content, detail::cdata);
    const std::size_t begin = is_cdata ? detail::cdata.size() : detail::comment.size();
    const std::size_t end = close.empty() ? std::string_view::npos : content.find(close, begin);
    if (end == std::string_view::npos) {
      found.markup = true;
      out(ascii::slice(content, 0, 1));
      content.remove_prefix(1);
    } else {
      if (is_cdata && end > begin) out(ascii::slice(content, begin, end));
      content.remove_prefix(end + close.size());
    }
  }
  return found;
}

}  // namespace fromproof::inline v0::xml

#endif
