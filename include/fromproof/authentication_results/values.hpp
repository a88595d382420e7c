#ifndef FROMPROOF_AUTHENTICATION_RESULTS_VALUES_HPP
#define FROMPROOF_AUTHENTICATION_RESULTS_VALUES_HPP

// Interprets the values in Authentication-Results: their text without quotes and folds, the domain that they name, and
// the parameters that providers write into comments.
//
//   const auto parsed = fromproof::authentication_results::parse(field.body);
//   for (const auto& result : parsed->results()) {
//     show(domain_part(result.property("smtp", "mailfrom")), comment_parameter(result, "p"));
//   }

#include <cstddef>
#include <string_view>

#include "../message/token.hpp"
#include "../text/ascii.hpp"
#include "../text/lifetime.hpp"
#include "../text/sink.hpp"
#include "field.hpp"

namespace fromproof::inline v0::authentication_results {

/// Writes the text of a value without quotes, escapes and folds; of an unquoted value, without comments and white
/// space.
/// The value of `header.b="a\"b"` is written as `a"b`.
template <text_sink S>
constexpr void write_value(const property& p, S&& out) {
  message::token::write_text(p.value, p.quoted, out);
}

/// Writes the reason of a result, like write_value.
template <text_sink S>
constexpr void write_reason(const result& r, S&& out) {
  message::token::write_text(r.reason, r.reason_quoted, out);
}

/// The domain in a value: the text after its "@", or all of it if there is no "@". Empty if that is ambiguous. Does not
/// check that it is a domain name.
///
///     domain_part("<a@example.com>");           // "example.com"
///     domain_part("\"x@y\"@example.com");       // "example.com"
///     domain_part("example.com");               // "example.com"
[[nodiscard]] constexpr std::string_view domain_part(std::string_view value FROMPROOF_LIFETIMEBOUND) noexcept {
  if (value.size() >= 2 && value.front() == '<' && value.back() == '>') value = {value.data() + 1, value.size() - 2};
  // In a value that was quoted as a whole, the quotes of a local part are escaped, and its escapes are escaped again.
  const bool escaped = value.starts_with("\\\"");
  std::size_t at = std::string_view::npos;
  bool quoted = false;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (escaped && value[i] == '\\' && ++i == value.size()) return {};
    const char c = value[i];
    if (c == '\\' && !quoted) return {};
    if (c == '\\') i += escaped && i + 1 < value.size() && value[i + 1] == '\\' ? 2u : 1u;
    if (c == '"') quoted = !quoted;
    if (c != '@' || quoted) continue;
    if (at != std::string_view::npos) return {};
    at = i;
  }
  if (quoted) return {};
  if (at == std::string_view::npos) return value;
  return {value.data() + at + 1, value.size() - at - 1};
}
template <temporary_string S>
std::string_view domain_part(S&&) = delete;  // the result refers to the text: give it a name

/// A parameter in the first comment of a result: with "(p=REJECT sp=NONE dis=NONE)", `comment_parameter(r, "p")` is
/// "REJECT". Names compare without case; empty if there is none. No standard defines these: show them, never decide by
/// them.
[[nodiscard]] constexpr std::string_view comment_parameter(const result& r, std::string_view name) noexcept {
  const std::string_view comment = r.first_comment();
  const auto separates = [](char c) { return ascii::is_fws(c) || c == ',' || c == ';' || c == '(' || c == ')'; };
  for (std::size_t at = 0; at < comment.size();) {
    if (separates(comment[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < comment.size() && !separates(comment[end])) ++end;
    const std::string_view word{comment.data() + at, end - at};
    if (word.size() > name.size() && word[name.size()] == '=' && ascii::istarts_with(word, name)) {
      return {word.data() + name.size() + 1, word.size() - name.size() - 1};
    }
    at = end;
  }
  return {};
}

}  // namespace fromproof::inline v0::authentication_results

#endif
