#ifndef FROMPROOF_SPF_MATCH_HPP
#define FROMPROOF_SPF_MATCH_HPP

// The comparisons of SPF mechanisms: names with names, and addresses with networks (RFC 7208 section 5).

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../text/ascii.hpp"
#include "../text/slice.hpp"
#include "macro.hpp"

namespace fromproof::inline v0::spf::detail {

/// Whether DNS can be asked for a name: at least two labels of 1 to 63 octets each, at most 253 octets, no control
/// characters. Macros may produce spaces and signs (RFC 7208 section 7.1 has "%_"), but a backslash is refused, because
/// many tools use it to escape octets of names.
constexpr bool is_target_name(std::string_view name) noexcept {
  if (name.size() > max_name_size) return false;
  std::size_t label = 0;
  bool dots = false;
  for (const char c : name) {
    if (c == '.') {
      if (label == 0) return false;
      label = 0;
      dots = true;
    } else if (++label > 63 || c < ' ' || c > '~' || c == '\\') {
      return false;
    }
  }
  return dots && label > 0;
}

constexpr std::string_view without_final_dot(std::string_view name) noexcept {
  if (!name.empty() && name.back() == '.') name.remove_suffix(1);
  return name;
}

/// Whether `name` is `parent` or below it, without case.
constexpr bool is_within(std::string_view name, std::string_view parent) noexcept {
  if (name.size() < parent.size() || parent.empty()) return false;
  const std::size_t rest = name.size() - parent.size();
  return (rest == 0 || name[rest - 1] == '.') && ascii::iequals(ascii::slice(name, rest, name.size()), parent);
}

constexpr bool is_in_network(slice<const std::uint8_t> address, slice<const std::uint8_t> network,
                             int prefix) noexcept {
  if (address.size() != network.size()) return false;
  std::size_t i = 0;
  for (; prefix >= 8; prefix -= 8, ++i) {
    if (address[i] != network[i]) return false;
  }
  return prefix == 0 || (address[i] ^ network[i]) >> (8 - prefix) == 0;
}

/// Whether the data of an A or AAAA record is an address in the client's network.
constexpr bool is_address_in(std::string_view data, slice<const std::uint8_t> client, int prefix) noexcept {
  std::array<std::uint8_t, 16> octets{};
  if (data.size() != client.size()) return false;
  for (std::size_t i = 0; i < data.size(); ++i) octets[i] = static_cast<std::uint8_t>(data[i]);
  return is_in_network(client, slice<const std::uint8_t>{octets}.first(data.size()), prefix);
}

}  // namespace fromproof::inline v0::spf::detail

#endif
