#ifndef FROMPROOF_AUTHENTICATION_BORDER_HPP
#define FROMPROOF_AUTHENTICATION_BORDER_HPP

// Finds where the receiver's own servers end and the sender's part of the header begins. Servers write on top, so
// everything above the border is the receiver's; anyone may have written what is below.
//
//   const auto at = fromproof::find_border(header, suffixes);
//   if (at && at->known) use(at->hop.client_ip);
//
// A hop is a Received field with a from-clause. The border is the topmost hop that the receiver's own words do not show
// to be inner. The client chooses its HELO name, so that decides nothing here.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../domain/domain.hpp"
#include "../domain/ip_address.hpp"
#include "../domain/public_suffix.hpp"
#include "../message/header.hpp"
#include "../message/trace.hpp"
#include "../text/ascii.hpp"
#include "../text/maybe.hpp"
#include "../text/words.hpp"
#include "families.hpp"

namespace fromproof::inline v0 {

/// Where a hop lies: among the receiver's own servers, at their edge, or beyond it.
enum class hop_place : std::uint8_t { inner, border, outside };

namespace detail {
inline constexpr auto hop_place_words = words_of<hop_place>({
    {hop_place::inner, "inner"},
    {hop_place::border, "border"},
    {hop_place::outside, "outside"},
});
}  // namespace detail

constexpr std::string_view word(hop_place where) noexcept {
  return detail::hop_place_words[where];
}

struct border {
  std::size_t index = 0;  ///< of the hop, counted from the top
  message::header_field field{};
  message::received hop{};
  const fromproof::family* family = nullptr;  ///< of its by-host, if the table has one
  bool edge = false;                          ///< the by-host is a border server of that family
  /// Whether the border is certain: only then can what lies at or below it make a pass.
  bool known = false;
  /// The topmost Received field above the border that has no from-clause and names a server that is not the receiver's:
  /// the sender may have written everything below it. Empty if there is none.
  std::string_view stranger{};

  /// The place of the hop with that index.
  constexpr hop_place place_of(std::size_t hop_index) const noexcept {
    return hop_index < index ? hop_place::inner : hop_index == index ? hop_place::border : hop_place::outside;
  }
};

/// Whether the name `a`, of a server or in its fields, belongs to the same receiver as the server `b`: equal, of the
/// same organizational domain by the suffix list, or of the same family.
[[nodiscard]] constexpr bool are_related(std::string_view a, std::string_view b,
                                         const suffix_table& suffixes) noexcept {
  if (a.empty() || b.empty()) return false;
  if (a.back() == '.') a.remove_suffix(1);
  if (b.back() == '.') b.remove_suffix(1);
  if (ascii::iequals(a, b)) return true;
  const auto* const family = find_family(b);
  if (family != nullptr && is_authserv_id(*family, a)) return true;
  const auto first = parse_domain(a);
  const auto second = parse_domain(b);
  if (!first || !second) return false;
  const std::string_view organization = organizational_domain(suffixes, first->view());
  return !organization.empty() && organization == organizational_domain(suffixes, second->view());
}

/// The client's address if it is public; none if it is private, absent or malformed.
[[nodiscard]] constexpr maybe<ip_address> public_address(std::string_view text) noexcept {
  const auto address = parse_ip_address(text);
  if (!address || address->unmapped().is_private()) return std::nullopt;
  return address->unmapped();
}

namespace detail {

constexpr bool is_loopback(const ip_address& address) noexcept {
  const auto plain = address.unmapped();
  if (plain.is_v4()) return plain.bytes()[0] == 127;
  for (std::size_t i = 0; i < 15; ++i) {
    if (plain.bytes()[i] != 0) return false;
  }
  return plain.bytes()[15] == 1;
}

constexpr bool is_in_net10(std::string_view text) noexcept {
  const auto address = parse_ip_address(text);
  return address && address->is_v4() && address->bytes()[0] == 10;
}

constexpr bool is_http(const message::received& hop) noexcept {
  return ascii::istarts_with(hop.with, "HTTP");
}

/// Whether a program fetched the message from a mailbox.
constexpr bool is_mailbox_protocol(const message::received& hop) noexcept {
  return ascii::istarts_with(hop.with, "POP3") || ascii::istarts_with(hop.with, "IMAP");
}

/// Whether the receiver's own words show that a hop is inner, in any family.
constexpr bool is_surely_inner(const message::received& hop, const suffix_table& suffixes) noexcept {
  const auto client = parse_ip_address(hop.client_ip);
  // RFC 2033 section 5: LMTP never crosses the border, and mailboxes are not read across it. A client that speaks HTTP
  // from the server's own network is inner; a browser is not, and a client without an address may be one. HTTP has no
  // HELO, so the server itself wrote the word behind "from".
  const auto http_client = client ? client : parse_ip_address(hop.from_helo);
  const bool from_inside = http_client && http_client->unmapped().is_private();
  if (message::is_local_delivery(hop) && (!is_http(hop) || from_inside)) return true;
  if (is_mailbox_protocol(hop)) return true;
  if (is_software(software_inner, hop.by_comment)) return true;
  if (const auto* family = find_family(hop.by); family != nullptr && is_any_of(hop.from_tcp_info, family->filter)) {
    return true;
  }
  if (!client) return false;
  if (is_loopback(*client)) return true;
  const auto own = parse_ip_address(hop.by_ip);
  if (own && own->unmapped() == client->unmapped()) return true;
  // This is the name that the receiver resolved, not the one that the client gave.
  return client->unmapped().is_private() && are_related(hop.from_tcp_info, hop.by, suffixes);
}

/// Whether an address is in the family's own networks; with `shared`, also in those that send its customers' mail.
constexpr bool is_in_networks(const ip_address& address, const family& of, bool shared) noexcept {
  const auto octets = address.bytes();
  if (octets.size() < 4) return false;
  const std::uint32_t first = static_cast<std::uint32_t>(octets[0]) << 24 |
                              static_cast<std::uint32_t>(octets[1]) << 16 | static_cast<std::uint32_t>(octets[2]) << 8 |
                              octets[3];
  for (const auto& each : of.inner_networks) {
    if (each.bits == 0 || each.v4 != address.is_v4() || (each.shared && !shared)) continue;
    if (((first ^ each.first) >> (32 - each.bits)) == 0) return true;
  }
  return false;
}

/// Whether an edge of the family further down can show that this hop is inner. Not so for a public client that only its
/// own words tie to the family: it is a stranger at a host that the table does not name as an edge, and may have
/// written all that follows.
constexpr bool may_stand_above_edge(const message::received& hop, const suffix_table& suffixes) noexcept {
  const auto client = public_address(hop.client_ip);
  if (!client || are_related(hop.from_tcp_info, hop.by, suffixes)) return true;
  const auto* family = find_family(hop.by);
  return family != nullptr && is_in_networks(*client, *family, false);
}

/// Follows the by-hosts of one family from the top to its edge.
class edge_search {
 public:
  /// Whether this field is the edge. `own_results`: the family's own results stand above it.
  constexpr bool is_edge_at(const message::received& hop, bool own_results) noexcept {
    if (left_ || (!hop.has_from && (hop.by.empty() || parse_address_literal(hop.by)))) return false;
    const auto* family = find_family(hop.by);
    if (!begun_) family_ = family, begun_ = true;
    // A by-address in 10/8 counts only for a family that is known to write one.
    const bool net10 = family_ != nullptr && family_->edge_in_net10 && is_in_net10(hop.by);
    left_ = family_ == nullptr || (family != family_ && !net10);
    if (left_ || !hop.has_from) return false;
    return net10 ? own_results : is_edge(*family_, hop.by, hop.by_comment);
  }
  constexpr const fromproof::family* family() const noexcept { return family_; }
  /// Whether a server outside the family was met: then no edge can follow.
  constexpr bool is_left() const noexcept { return left_; }

 private:
  const fromproof::family* family_ = nullptr;
  bool begun_ = false;
  bool left_ = false;
};

/// Whether a by-host is a private address, as Google writes: 10/8, or 2002:a00::/24, its 6to4 form (RFC 3056).
constexpr bool is_private_literal(std::string_view by) noexcept {
  const auto address = parse_address_literal(by);
  if (!address) return false;
  const auto octets = address->bytes();
  const bool in_6to4 = octets.size() == 16 && octets[0] == 0x20 && octets[1] == 0x02;
  if (!in_6to4) return address->unmapped().is_private();
  return ip_address{std::array<std::uint8_t, 4>{octets[2], octets[3], octets[4], octets[5]}}.is_private();
}

/// Whether a Received field without a from-clause names a server unrelated to the border. A field that names no server,
/// like qmail's, says nothing, and neither does a private address.
constexpr bool is_stranger(const message::received& read, const border& at, const suffix_table& suffixes) noexcept {
  if (read.has_from || read.by.empty() || is_private_literal(read.by)) return false;
  return !are_related(read.by, at.hop.by, suffixes);
}

/// Decides whether a border is known.
constexpr void judge_border(border& at, const message::header& header, const suffix_table& suffixes) noexcept {
  at.family = find_family(at.hop.by);
  for (const auto& field : header) {
    if (field.raw.data() == at.field.raw.data()) break;
    if (!field.is("Received")) continue;
    if (!is_stranger(*message::parse_received(field.body), at, suffixes)) continue;
    at.stranger = field.raw;
    break;
  }
  if (!at.stranger.empty()) return;
  if (at.edge) {
    at.known = true;
    return;
  }
  const auto client = public_address(at.hop.client_ip);
  // A public client of the by-host's organization may be its filter, and one in its networks may be its own server.
  const bool own = are_related(at.hop.from_tcp_info, at.hop.by, suffixes) ||
                   (client && at.family != nullptr && is_in_networks(*client, *at.family, true));
  at.known = client && !own;
}

}  // namespace detail

/// Finds the border; nothing if no hop can be one. Reads the header down to the border once, and what stands above it
/// once more.
[[nodiscard]] constexpr maybe<border> find_border(const message::header& header,
                                                  const suffix_table& suffixes) noexcept {
  maybe<border> general;
  detail::edge_search search;
  bool own_results = false;
  std::size_t index = 0;
  for (const auto& field : header) {
    if (field.is("Authentication-Results") && search.family() != nullptr) own_results = true;
    if (!field.is("Received")) continue;
    const auto read = *message::parse_received(field.body);
    // A border server that hands the mail to itself, for example for a filter, is not yet the edge.
    if (search.is_edge_at(read, own_results) && !detail::is_surely_inner(read, suffixes)) {
      general = border{.index = index, .field = field, .hop = read, .edge = true};
      break;
    }
    if (!read.has_from) continue;
    if (!detail::is_surely_inner(read, suffixes)) {
      if (!general) general = border{.index = index, .field = field, .hop = read};
      if (!detail::may_stand_above_edge(read, suffixes)) break;
    }
    // An edge further down may still show that this hop is inner, while only its family's servers stand above.
    if (general && search.is_left()) break;
    ++index;
  }
  if (general) detail::judge_border(*general, header, suffixes);
  return general;
}

/// The gateway in the table that handed the mail to the border, or nullptr. The client's own name counts beside the
/// resolved one, since the only consequence is that SPF is unknown.
[[nodiscard]] constexpr const gateway* find_gateway_at(const border& at) noexcept {
  if (const auto* by_name = find_gateway(at.hop.from_tcp_info); by_name != nullptr) return by_name;
  return find_gateway(at.hop.from_helo);
}

}  // namespace fromproof::inline v0

#endif
