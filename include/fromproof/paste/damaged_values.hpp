#ifndef FROMPROOF_PASTE_DAMAGED_VALUES_HPP
#define FROMPROOF_PASTE_DAMAGED_VALUES_HPP

// Damage inside the value of a field: characters escaped for HTML, typographic quotes, disarmed addresses.

#include <cstddef>
#include <string_view>

#include "../message/known_field.hpp"
#include "../text/ascii.hpp"
#include "damaged_lines.hpp"

namespace fromproof::inline v0::paste::detail {

/// The size of a pair of typographic quotes at the beginning, or 0. The text between them must not hold an address or
/// another quote; in a field of addresses, no "@" either.
constexpr std::size_t smart_quoted_size(std::string_view text, bool addresses) noexcept {
  constexpr std::size_t most = 200;  // bounds the cost of many opening quotes without an end
  constexpr std::string_view open = "\xE2\x80\x9C";
  constexpr std::string_view close = "\xE2\x80\x9D";
  if (!ascii::starts_with(text, open)) return 0;
  if (text.size() > most) text = {text.data(), most};
  const std::size_t end = text.find(close, open.size());
  if (end == std::string_view::npos) return 0;
  const std::string_view inner{text.data() + open.size(), end - open.size()};
  if (inner.find_first_of(addresses ? "\"\\<>@" : "\"\\<>") != std::string_view::npos) return 0;
  return inner.find(open) == std::string_view::npos ? end + close.size() : 0;
}

/// A spelling that keeps programs from making a link: the text it stands for, and its size.
struct disarmed {
  std::size_t size = 0;
  std::string_view meaning;
};

constexpr disarmed disarmed_at(std::string_view text, std::size_t at) noexcept {
  constexpr std::string_view spellings[][2] = {
      {"[.]"sv, "."sv}, {"[dot]"sv, "."sv}, {"[@]"sv, "@"sv}, {"[at]"sv, "@"sv}};
  const std::string_view rest = without_prefix(text, at);
  if (!rest.empty() && rest.front() == '[') {
    for (const auto& spelling : spellings) {
      const std::size_t n = spelling[0].size();
      if (!ascii::istarts_with(rest, spelling[0])) continue;
      // Doubled brackets mean something else; removing one pair would leave the other to be removed by the next repair.
      if ((at > 0 && text[at - 1] == '[') || (rest.size() > n && rest[n] == ']')) return {};
      return {n, spelling[1]};
    }
  } else if (ascii::istarts_with(rest, "hxxp://") || ascii::istarts_with(rest, "hxxps://")) {
    return {4, "http"};
  }
  return {};
}

/// "&lt;...@...&gt;" on a line; the "@" may be disarmed as well.
constexpr bool has_escaped_address(std::string_view line) noexcept {
  std::size_t at = line.find("&lt;");
  if (at == std::string_view::npos) return false;
  while (at < line.size() && line[at] != '@' && disarmed_at(line, at).meaning != "@") ++at;
  return at < line.size() && line.find("&gt;", at) != std::string_view::npos;
}

/// The forms of the addresses on a line.
struct address_forms {
  bool disarmed = false;
  bool plain = false;
};

constexpr address_forms forms_of_addresses(std::string_view line) noexcept {
  address_forms found;
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    // An escaped quote mark counts before it is decoded, too: a second repair must see the same.
    if (line[i] == '"' || ascii::starts_with(without_prefix(line, i), "&quot;")) quoted = !quoted;
    if (quoted) continue;
    const auto sign = disarmed_at(line, i);
    const bool disarmed_sign = sign.meaning == "@";
    if (line[i] != '@' && !disarmed_sign) continue;
    bool dot = false;
    bool disarmed_dot = false;
    std::size_t end = i + (disarmed_sign ? sign.size : 1);
    while (end < line.size()) {
      if (const auto part = disarmed_at(line, end); part.meaning == ".") {
        disarmed_dot = true;
        end += part.size;
      } else if (ascii::is_alnum(line[end]) || line[end] == '-' || line[end] == '_' || line[end] == '.') {
        dot = dot || line[end] == '.';
        ++end;
      } else {
        break;
      }
    }
    if (disarmed_sign || disarmed_dot) {
      found.disarmed = true;
    } else if (dot) {
      found.plain = true;
    }
    i = end - 1;
  }
  return found;
}

}  // namespace fromproof::inline v0::paste::detail

#endif
