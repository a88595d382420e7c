#ifndef FROMPROOF_AUTHENTICATION_RESULTS_TRUST_HPP
#define FROMPROOF_AUTHENTICATION_RESULTS_TRUST_HPP

// Whose word counts. Anyone can write Authentication-Results into a message; only the field of the server that took
// the message in says something (RFC 8601 sections 5 and 7.1).
//
//   if (auto trusted = find_trusted(header{message}, std::nullopt, suffixes)) read(trusted->parsed->results());
//
// The server is the one that the caller names. Where the caller cannot, as with a pasted mail, it is guessed from the
// Received fields: servers write on top, so the topmost field is the receiver's if it names the receiver. That makes a
// field likely, never proven: what it says is "reported".

#include <optional>
#include <string_view>

#include "../ascii.hpp"
#include "../domain.hpp"
#include "../error.hpp"
#include "../ip_address.hpp"
#include "../message/header.hpp"
#include "../message/trace.hpp"
#include "../public_suffix.hpp"
#include "parse.hpp"

namespace fromproof::inline v0::authentication_results {

/// The Authentication-Results field that counts, without error.
struct trusted {
  message::header_field field;
  fromproof::parsed<authentication_results::field> parsed;
  std::string_view server;  ///< its authserv-id, or the by-host that stands in for it
};

namespace detail {

/// Walks over a header and knows the Received field, with a from-clause, next to where it is: the nearest above (Gmail
/// writes its results below its own Received), or where there is none the first below (milters write on top).
class neighbours {
 public:
  constexpr explicit neighbours(const message::header& header) noexcept {
    for (const auto& field : header) {
      if (!is_hop(field)) continue;
      nearest_ = field.body;
      break;
    }
  }

  constexpr void pass(const message::header_field& field) noexcept {
    if (!is_hop(field)) return;
    nearest_ = field.body;
    read_ = false;
  }

  /// The server that wrote that Received field; empty if there is none.
  constexpr std::string_view by() noexcept {
    // Read once, however many fields ask: the time stays linear.
    if (!read_) by_ = message::parse_received(nearest_)->by;
    read_ = true;
    return by_;
  }

 private:
  static constexpr bool is_hop(const message::header_field& field) noexcept {
    return field.is("Received") && message::has_from_clause(field.body);
  }

  std::string_view nearest_;
  std::string_view by_;
  bool read_ = false;
};

/// Whether two servers are the same or of the same organization.
constexpr bool are_related(std::string_view a, std::string_view b, const suffix_table& suffixes) noexcept {
  if (a.empty() || b.empty()) return false;
  if (ascii::iequals(a, b)) return true;
  const auto first = parse_domain(a);
  const auto second = parse_domain(b);
  if (!first || !second) return false;
  if (*first == *second) return true;
  const std::string_view organization = organizational_domain(suffixes, first->view());
  return !organization.empty() && organization == organizational_domain(suffixes, second->view());
}

constexpr std::optional<trusted> trust(const message::header_field& field,
                                       const parsed<authentication_results::field>& read,
                                       std::string_view server) noexcept {
  if (!read) return std::nullopt;
  return trusted{field, read, server};
}

/// The server that a Received-SPF field names. Postfix' policy daemons write "<UNKNOWN>" for want of a name.
constexpr std::string_view named_receiver(const message::received_spf& spf) noexcept {
  return ascii::iequals(spf.receiver, "unknown") ? std::string_view{} : spf.receiver;
}

}  // namespace detail

/// Finds the Authentication-Results field that counts.
///
/// With a `receiver` it is the topmost one with exactly that authserv-id, in any case. Without, it is the topmost one
/// of all, if its authserv-id equals the by-host of the Received field next to it or has the same organizational
/// domain; of a field that names no authserv-id that by-host is taken. If the field so found is malformed or of an
/// unknown version, none counts: what stands further down is not the receiver's last word.
constexpr std::optional<trusted> find_trusted(const message::header& header, std::optional<std::string_view> receiver,
                                              const suffix_table& suffixes) noexcept {
  if (receiver) {
    for (const auto& field : header) {
      if (!field.is("Authentication-Results")) continue;
      const auto read = parse(field.body);
      if (read->authserv_id.empty() || !ascii::iequals(read->authserv_id, *receiver)) continue;
      return detail::trust(field, read, read->authserv_id);
    }
    return std::nullopt;
  }
  detail::neighbours neighbours{header};
  for (const auto& field : header) {
    neighbours.pass(field);
    if (!field.is("Authentication-Results")) continue;
    const auto read = parse(field.body);
    const std::string_view by = neighbours.by();
    if (by.empty()) return std::nullopt;
    if (read->authserv_id.empty()) return detail::trust(field, read, by);
    if (!detail::are_related(read->authserv_id, by, suffixes)) return std::nullopt;
    return detail::trust(field, read, read->authserv_id);
  }
  return std::nullopt;
}

/// Finds the Received-SPF field that counts, by the same rule. The server it names is in receiver= or before the colon
/// of its comment; many name none, and the by-host of the Received field next to it stands in. Some name their
/// organization ("google.com"): with a `receiver`, that by-host must equal it then.
///
/// What the field is about is for the caller to ask: `identity` may be "helo".
constexpr std::optional<message::received_spf> find_trusted_received_spf(const message::header& header,
                                                                         std::optional<std::string_view> receiver,
                                                                         const suffix_table& suffixes) noexcept {
  detail::neighbours neighbours{header};
  for (const auto& field : header) {
    neighbours.pass(field);
    if (!field.is("Received-SPF")) continue;
    const auto read = message::parse_received_spf(field.body);
    const std::string_view named = detail::named_receiver(*read);
    if (!receiver || named.empty() || !ascii::iequals(named, *receiver)) {
      const std::string_view by = neighbours.by();
      const bool near = !by.empty() && (named.empty() || detail::are_related(named, by, suffixes));
      if (!receiver && !near) return std::nullopt;
      if (receiver && !(near && ascii::iequals(by, *receiver))) continue;
    }
    if (!read) return std::nullopt;
    return *read;
  }
  return std::nullopt;
}

/// Whether the Received-SPF field that was found is about the client that the receiver saw.
///
/// It is written on top (RFC 7208 section 9.1). Where it stands below the Received field of the server that took the
/// mail in, as with Gmail, the sender may have written it: it must then name the address that the Received field has,
/// or the one that Microsoft's results have, whose own servers hand the mail on. Fields without an address or with one
/// that is private are of such servers.
constexpr bool is_about_client(const message::received_spf& spf, const message::header& header,
                               const std::optional<trusted>& results) noexcept {
  const auto client = parse_ip_address(spf.client_ip);
  const auto is_client = [&client](std::string_view text) {
    const auto address = parse_ip_address(text);
    return client && address && client->unmapped() == address->unmapped();
  };
  for (const auto& field : header) {
    if (field.raw.data() > spf.result.data()) break;
    if (!field.is("Received")) continue;
    const auto hop = message::parse_received(field.body);
    const auto address = parse_ip_address(hop->client_ip);
    if (!hop->has_from || !address || address->is_private()) continue;
    if (is_client(hop->client_ip)) return true;
    if (!results) return false;
    for (const auto& result : results->parsed->results()) {
      if (!result.is("spf")) continue;
      constexpr std::string_view before = "sender IP is ";
      const std::string_view said = result.first_comment();
      return said.size() > before.size() && ascii::slice(said, 0, before.size()) == before &&
             is_client(ascii::slice(said, before.size(), said.size()));
    }
    return false;
  }
  return true;
}

}  // namespace fromproof::inline v0::authentication_results

#endif
