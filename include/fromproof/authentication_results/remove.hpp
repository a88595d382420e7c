#ifndef FROMPROOF_AUTHENTICATION_RESULTS_REMOVE_HPP
#define FROMPROOF_AUTHENTICATION_RESULTS_REMOVE_HPP

// Finds the fields of an incoming message that a mail server must remove before it adds its own (RFC 8601 section 5):
// those that claim to be its own, and those that a reader may take for its own.
//
//   for_each_forged(message::header{octets}, "mx.example", [&](const auto& field) { remove(field.raw); });
//
// A server with several names calls it for each. The server must refuse or repair bare carriage returns first, because
// some readers begin a new field at one.

#include <array>
#include <cstddef>
#include <string_view>

#include "../domain/domain.hpp"
#include "../message/header.hpp"
#include "../text/ascii.hpp"
#include "../text/sink.hpp"
#include "parse.hpp"

namespace fromproof::inline v0::authentication_results {

namespace detail {

/// The characters that a careless reader drops from an authserv-id: quotes, backslashes, white space, controls.
constexpr bool is_decoration(char c) noexcept {
  return c == '"' || c == '\\' || c == ' ' || ascii::is_control(c);
}

constexpr parsed<domain> undecorated_domain(std::string_view text) noexcept {
  std::array<char, 1024> memory{};
  buffer_sink plain{memory};
  for (const char& c : text) {
    if (!is_decoration(c)) plain(ascii::text_at(&c, 1));
  }
  if (plain.overflowed()) return {{}, errc::name_too_long, 0};
  return parse_domain(plain.view());
}

/// Whether two authserv-ids are the same: with or without quotes, in any case, as A-labels or U-labels.
constexpr bool are_one_id(std::string_view a, std::string_view b) noexcept {
  std::size_t i = 0, k = 0;
  while (true) {
    while (i < a.size() && is_decoration(a[i])) ++i;
    while (k < b.size() && is_decoration(b[k])) ++k;
    if (i == a.size() || k == b.size() || ascii::to_lower(a[i]) != ascii::to_lower(b[k])) break;
    ++i, ++k;
  }
  if (i == a.size() && k == b.size()) return true;
  const auto first = undecorated_domain(a);
  const auto second = undecorated_domain(b);
  return first && second && *first == *second;
}

/// A malformed field that contains this field name; some readers are not strict.
constexpr bool resembles_the_field(const message::header_field& field) noexcept {
  constexpr std::string_view name = "Authentication-Results";
  if (field.error == errc::none) return false;
  for (std::size_t i = 0; i + name.size() <= field.raw.size() && field.raw[i] != ':'; ++i) {
    if (ascii::iequals(ascii::slice(field.raw, i, i + name.size()), name)) return true;
  }
  return false;
}

}  // namespace detail

/// Whether a field must be removed before the server of that authserv-id adds its own: an Authentication-Results field
/// with this id in any spelling and version, with none, or with an id that cannot be read for certain. Removing the
/// last kind loses nothing, because no reader may rely on such a field. A well-formed field of another server stays.
constexpr bool is_forged(const message::header_field& field, std::string_view authserv_id) noexcept {
  if (!field.is("Authentication-Results")) return detail::resembles_the_field(field);
  detail::scanner scan{field.body};
  detail::read_state state;
  authentication_results::field read;
  const bool named = detail::read_identity(scan, state, read) || state.error == errc::unsupported_version;
  // With no_authserv_id, text_after_id and unquoted_value, another reader may see a different id.
  if (!named || state.irregularities != 0 || read.authserv_id.empty()) return true;
  return detail::are_one_id(read.authserv_id, authserv_id);
}

/// Calls `remove` for each field that is_forged(), in order. Time is linear in the header.
template <class F>
constexpr void for_each_forged(const message::header& header, std::string_view authserv_id, F&& remove) {
  for (const auto& field : header) {
    if (is_forged(field, authserv_id)) remove(field);
  }
}

}  // namespace fromproof::inline v0::authentication_results

#endif
