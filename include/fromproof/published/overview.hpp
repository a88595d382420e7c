#ifndef FROMPROOF_PUBLISHED_OVERVIEW_HPP
#define FROMPROOF_PUBLISHED_OVERVIEW_HPP

// Everything that a domain publishes about its mail, as it was found. inspect.hpp fills it in, find_faults.hpp says
// what is wrong with it.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../dkim/key.hpp"
#include "../dmarc/discover.hpp"
#include "../dmarc/report_permission.hpp"
#include "../dns/query.hpp"
#include "../spf/tree.hpp"
#include "../text/bounded_list.hpp"
#include "../text/error.hpp"
#include "../text/maybe.hpp"
#include "../text/words.hpp"
#include "cheapest_change.hpp"
#include "policy_record.hpp"

namespace fromproof::inline v0::published {

/// What was found at a name where one record is expected.
enum class presence : std::uint8_t {
  unasked,
  absent,
  present,
  several,  ///< more than one record: none counts
  malformed,
  unread  ///< DNS gave no answer: whether there is a record is unknown
};

namespace detail {
inline constexpr auto presence_words = words_of<presence>({
    {presence::unasked, "unasked"},
    {presence::absent, "absent"},
    {presence::present, "present"},
    {presence::several, "several"},
    {presence::malformed, "malformed"},
    {presence::unread, "unread"},
});
}  // namespace detail

constexpr std::string_view word(presence what) noexcept {
  return detail::presence_words[what];
}

/// A host that receives the domain's mail.
struct mail_server {
  std::string_view host;
  std::uint16_t preference = 0;
  dns::status address = dns::status::pending;  ///< of its A record, and of its AAAA record if it has no A record
  presence tlsa = presence::unasked;           ///< DANE (RFC 7672): whether it has a TLSA record
};

/// A DKIM selector and the key there.
struct selector {
  std::string_view name;
  bool given = false;  ///< the caller asked for it, so it should exist
  presence key = presence::unasked;
  errc error{};  ///< of a malformed key, or of its public key
  std::size_t error_offset = 0;
  std::string_view text;  ///< the record
  dkim::key_type type = dkim::key_type::unknown;
  std::size_t bits = 0;
  bool revoked = false;
  bool testing = false;
  std::size_t records = 0;  ///< TXT records at the name
  std::string_view alias;   ///< the target of a CNAME record at the name; empty if there is none
};

/// One of the short records.
struct policy {
  presence state = presence::unasked;
  policy_record record;
  errc error{};
  std::size_t error_offset = 0;
};

/// A subdomain that Amazon SES uses as custom MAIL FROM, recognized by its MX.
struct mail_from {
  std::string_view label;        ///< "mail."
  std::string_view region;       ///< of SES, by its MX
  std::size_t mail_servers = 0;  ///< SES wants exactly one
  presence spf = presence::unasked;
  std::string_view record;  ///< its SPF record
  bool names_ses = false;   ///< whether that includes amazonses.com
};

/// An address that the DMARC record names for reports.
struct report_target {
  std::string_view tag;  ///< rua or ruf
  std::string_view uri;
  std::string_view destination;  ///< the domain of the address
  dmarc::report_permission permission = dmarc::report_permission::own;
};

/// Views refer to the name and to the data of the resolver's answers.
struct overview {
  std::string_view domain;
  dns::status mx_status = dns::status::pending;
  bool null_mx = false;  ///< RFC 7505: the domain receives no mail
  bounded_list<mail_server> mx;
  spf::tree spf;
  cheapest_change change;  ///< to the SPF record, if it needs too many lookups
  dmarc::discovery dmarc;
  bounded_list<report_target> targets;
  bounded_list<selector> selectors;
  std::array<policy, 3> policies{};  ///< in the order of policy_kind
  bounded_list<mail_from> mail_froms;
  presence wildcard = presence::unasked;  ///< whether a name that nobody publishes has a TXT record
  bool pending = false;                   ///< answers are missing: inspect it again when they are there
  bool complete = true;                   ///< whether every question got an answer

  constexpr const policy& of(policy_kind kind) const noexcept { return policies[static_cast<std::size_t>(kind)]; }
  /// Empty if DNS did not say.
  constexpr maybe<bool> exists() const noexcept {
    if (mx_status == dns::status::nxdomain) return false;
    if (mx_status == dns::status::ok || mx_status == dns::status::no_data) return true;
    return std::nullopt;
  }
};

/// The memory of an overview: some 40 KB.
struct overview_memory {
  std::array<mail_server, 16> mx{};
  std::array<spf::tree_node, 192> nodes{};
  std::array<report_target, 8> targets{};
  std::array<selector, 40> selectors{};
  std::array<mail_from, 4> mail_froms{};
  std::array<char, 4096> dmarc{};
  std::array<char, change_memory> change{};
};

}  // namespace fromproof::inline v0::published

#endif
