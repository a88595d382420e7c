#ifndef FROMPROOF_AUTHENTICATION_FAMILIES_HPP
#define FROMPROOF_AUTHENTICATION_FAMILIES_HPP

// The receivers, gateways and server software whose habits are known: which hosts are theirs, how their border is
// known by their own words, where they write results, and under which name. A receiver that is not here works by the
// general rule (border.hpp).
//
//   const auto* at = fromproof::find_family("BL6PEPF0001AB74.mail.protection.outlook.com");
//   at->name   // "Microsoft 365"
//
// Every row has a source and the year it was seen.

#include <array>
#include <cstdint>
#include <string_view>

#include "../ascii.hpp"

namespace fromproof::inline v0 {

/// Where a family or a software writes its Authentication-Results, seen from the Received field of its border.
enum class placement : std::uint8_t {
  above,   ///< on top, as RFC 8601 wants it
  below,   ///< directly below, always
  at_end,  ///< as the last of all, at the end of the header
};

/// The servers of one provider.
struct family {
  std::string_view name;
  /// Domains of its own servers: by-hosts are one of these or below one.
  std::array<std::string_view, 10> hosts{};
  /// By-hosts of its border servers, or what they are below. Empty: the border is found by the general rule.
  std::array<std::string_view, 4> edges{};
  /// A part of a by-host of its border that may have no domain.
  std::string_view edge_part{};
  /// Its border's by-address is in 10/8, and its own results stand above.
  bool edge_in_net10 = false;
  /// Comment behind the by-host of a hop that is surely inner: "(LMTPProxy)".
  std::string_view inner_software{};
  /// Names that its fields bear, or what they are below, besides `hosts`.
  std::array<std::string_view, 6> authserv_ids{};
  placement where = placement::above;
  bool one_field_a_method = false;  ///< it writes a run of fields, each with a name of its own
  bool nameless = false;            ///< its fields have no authserv-id
};

// SOURCES AND ROWS: to be completed.
inline constexpr auto families = std::to_array<family>({
    {.name = "Microsoft 365",
     .hosts = {"outlook.com", "office365.com", "exchangelabs.com"},
     .edges = {"mail.protection.outlook.com"},
     .authserv_ids = {"protection.outlook.com", "mx.microsoft.com"},
     .nameless = true},
    {.name = "Google", .hosts = {"google.com"}, .authserv_ids = {"google.com"}, .where = placement::below},
    {.name = "Yahoo", .hosts = {"yahoo.com", "aol.com"}, .edge_in_net10 = true, .where = placement::below},
    {.name = "iCloud",
     .hosts = {"icloud.com", "me.com", "mac.com", "apple.com"},
     .edge_part = "icloudmta",
     .where = placement::below,
     .one_field_a_method = true},
});

/// A filtering service whose hosts hand mail on to the servers of its customers.
struct gateway {
  std::string_view name;
  std::array<std::string_view, 8> hosts{};  ///< its clients' names are one of these or below
};

inline constexpr auto gateways = std::to_array<gateway>({
    {.name = "Mimecast", .hosts = {"mimecast.com"}},
    {.name = "Proofpoint", .hosts = {"pphosted.com", "ppe-hosted.com"}},
});

/// Server software that always writes its results directly below its own Received field, and names itself there in the
/// comment behind the by-host.
inline constexpr auto software_below = std::to_array<std::string_view>({"Stalwart SMTP", "Postcow"});

namespace detail {

/// Whether a host is `domain` or below it. Without looking at anything else: neither has to be a name that DNS allows.
constexpr bool is_host_of(std::string_view host, std::string_view domain) noexcept {
  if (domain.empty() || host.size() < domain.size()) return false;
  if (!ascii::iequals({host.data() + (host.size() - domain.size()), domain.size()}, domain)) return false;
  return host.size() == domain.size() || host[host.size() - domain.size() - 1] == '.';
}

template <std::size_t N>
constexpr bool is_host_of_any(std::string_view host, const std::array<std::string_view, N>& domains) noexcept {
  for (const auto each : domains) {
    if (is_host_of(host, each)) return true;
  }
  return false;
}

}  // namespace detail

/// The family that a by-host belongs to, or nullptr.
constexpr const family* find_family(std::string_view host) noexcept {
  for (const auto& each : families) {
    if (detail::is_host_of_any(host, each.hosts)) return &each;
  }
  return nullptr;
}

/// The gateway that a client's name belongs to, or nullptr.
constexpr const gateway* find_gateway(std::string_view host) noexcept {
  for (const auto& each : gateways) {
    if (detail::is_host_of_any(host, each.hosts)) return &each;
  }
  return nullptr;
}

}  // namespace fromproof::inline v0

#endif
