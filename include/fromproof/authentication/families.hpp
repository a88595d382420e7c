#ifndef FROMPROOF_AUTHENTICATION_FAMILIES_HPP
#define FROMPROOF_AUTHENTICATION_FAMILIES_HPP

// Lists the receivers, gateways and server software whose habits are known: their hosts, the words that mark their
// border, where they write results, and under which name. The general rule (border.hpp) covers all other receivers.
//
//   const auto* at = fromproof::find_family("BL6PEPF0001AB74.mail.protection.outlook.com");
//   at->name;                                                                // "Microsoft 365"
//   fromproof::is_edge(*at, "BL6PEPF0001AB74.mail.protection.outlook.com");  // true
//
// A host has one of two forms. "example.net" is that name and every name below it. A name with a star is the whole
// name; the star stands for any octets but a dot: "mx*.example.net" is mx07.example.net, not a.mx.example.net.
//
// A row's hosts are separated by blanks.
//
// A row must never contain a host that customers name or run: the receivers of mail there would believe its senders. So
// a row names mail servers, not a domain in which the provider's customers also have machines.
//
// Every row has a source and the year it was seen.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../text/ascii.hpp"
#include "../text/slice.hpp"

namespace fromproof::inline v0 {

/// Where a family or a software writes its Authentication-Results, relative to the Received field of its border.
enum class placement : std::uint8_t {
  above,   ///< on top, as RFC 8601 wants it
  below,   ///< directly below, always: only at an edge (is_edge)
  at_end,  ///< last of all, at the end of the header: only at an edge
};

/// A network, by the first 32 bits of its addresses.
struct inner_network {
  std::uint32_t first = 0;
  unsigned bits = 0;    ///< how many of them count; 0: no network
  bool v4 = false;      ///< of IPv4, else of IPv6
  bool shared = false;  ///< customers' mail also leaves from it, so it does not show that a hop is inner
};

/// The servers of one provider.
struct family {
  std::string_view name;
  /// Its own servers, by their names after "by".
  std::string_view hosts{};
  /// Those of them that accept mail from the Internet. If empty, the general rule finds the border.
  std::string_view edges{};
  /// How the comment after the by-host of an edge begins, if other servers have similar names.
  std::string_view edge_software{};
  /// Its own filter, by the name that the receiver resolved: it uses a public address and is surely inner.
  std::string_view filter{};
  /// Its own public networks, in which its servers hand mail on without resolved names.
  std::array<inner_network, 10> inner_networks{};
  /// Its authserv-ids besides `hosts`: these names and those below them.
  std::string_view authserv_ids{};
  /// A field that it always writes below its results: everything below the first field of this name is the sender's.
  std::string_view fence{};
  placement where = placement::above;
  bool edge_in_net10 = false;       ///< its border's by-address is in 10/8, and its own results are above
  bool one_field_a_method = false;  ///< it writes a run of fields, each of `authserv_ids` once
  bool nameless = false;            ///< its fields have no authserv-id
};

// `below` and `at_end` are security decisions: if the family ever writes no field, one in that place is the sender's.
// So a row has them only if every known header has such a field, even of unsigned mail without an SPF record, or if a
// fence follows.
inline constexpr family families[] = {
    // 7,664 headers of a public collection (2017 to 2024): above "by ….mail.protection.outlook.com", without a name.
    // Posted headers of 2016 and 2017 (import-export-tools-ng #148, Haraka #1935): consumers' mail came to
    // "….hotmail.com" first. The other clouds by their MX (learn.microsoft.com, 2024).
    {.name = "Microsoft 365"sv,
     .hosts = "outlook.com office365.com exchangelabs.com hotmail.com protection.office365.us protection.outlook.de "
              "partner.outlook.cn"sv,
     .edges = "mail.protection.outlook.com mail.protection.office365.us mail.protection.outlook.de "
              "mail.protection.partner.outlook.cn"sv,
     // learn.microsoft.com, "Microsoft 365 URLs and IP address ranges" (2024). Headers of 2012 to 2018 have 25/8, which
     // no other network is seen to use on the Internet.
     .inner_networks = {{{0x26031000, 24},
                         {0x2a010111, 32},
                         {0x2001489a, 32},
                         {0x2406e500, 32},
                         {0x19000000, 8, true},           // 25.0.0.0/8
                         {0x285c0000, 15, true, true},    // 40.92.0.0/15
                         {0x286b0000, 16, true, true},    // 40.107.0.0/16
                         {0x34640000, 14, true, true},    // 52.100.0.0/14
                         {0x682f0000, 17, true, true}}},  // 104.47.0.0/17
     .authserv_ids = "mx.microsoft.com"sv,
     .nameless = true},
    // Posted headers of 2014 to 2026: "by mx.google.com", Received-SPF, the field. chatmail core's samples (2022):
    // "spf=neutral" for mail without a record. Google Groups renames it in its archive, X-Original-….
    {.name = "Gmail"sv, .hosts = "google.com smtp.gmail.com"sv, .edges = "mx.google.com"sv, .where = placement::below},
    // Posted headers of 2015 (caravel #196) to 2025: the field stands above "from … (EHLO …) by 10.…" and below "by
    // ….yahoo.com … with HTTPS"; of aol.com too (chatmail core's samples, 2022). AOL's own servers until 2018.
    {.name = "Yahoo"sv, .hosts = "yahoo.com mx.aol.com mail.aol.com"sv, .edge_in_net10 = true},
    // A posted header of 2018: above "by mta776.mail.djm.yahoo.co.jp with SMTP", of the same name.
    {.name = "Yahoo! JAPAN"sv, .hosts = "yahoo.co.jp"sv, .edges = "mta*.mail.*.yahoo.co.jp"sv},
    // Posted headers of 2018 to 2026: directly below "by st43p00im-….me.com (Postfix)" or "by p00-icloudmta-smtpin-…",
    // one field a method, also "none" (chatmail core's samples, 2022); above them "by p44-mailgateway-smtp-…
    // (mailgateway …)". "asmtp" takes mail from its users, and is no edge.
    {.name = "iCloud"sv,
     .hosts = "icloud.com me.com mac.com p*-icloudmta-* p*-mailgateway-smtp* "
              "p*-icloudmta-*.p*-icloudmta-*.icloud-mail-production.svc.kube.*.k8s.cloud.apple.com"sv,
     .edges = "*.me.com *.mac.com p*-icloudmta-smtpin-* "
              "p*-icloudmta-smtpin-*.p*-icloudmta-*.icloud-mail-production.svc.kube.*.k8s.cloud.apple.com"sv,
     .authserv_ids = "bimi.icloud.com arc.icloud.com dmarc.icloud.com dkim-verifier.icloud.com spf.icloud.com"sv,
     .where = placement::below,
     .one_field_a_method = true},
    // Posted headers of 2016 to 2026: above "by mx6.messagingengine.com (Postfix)", under loopback and LMTP hops. Names
    // below .internal have no owner: only the zones seen are here.
    {.name = "Fastmail"sv,
     .hosts = "messagingengine.com nyi.internal phl.internal west.internal compute*.internal phl-*.internal"sv,
     .edges = "mx*.messagingengine.com phl-mx-*.messagingengine.com"sv},
    // Posted headers (WebClients #333, 2023; proton-bridge #321, 2024): above "by mailin047.protonmail.ch (Postfix)",
    // five fields named "mailin012.protonmail.ch" or "mail.protonmail.ch".
    {.name = "Proton"sv, .hosts = "protonmail.ch"sv, .edges = "mailin*.protonmail.ch"sv},
    // Posted headers of 2019 to 2026: "(mxfront/Yandex)" or "(mxfront)", the field, X-Yandex-Spam. It writes no field
    // for unsigned mail without SPF (chatmail core's samples, 2022; a header of 2024), but X-Yandex-Spam always.
    {.name = "Yandex"sv,
     .hosts = "yandex.net"sv,
     .edges = "yandex.net"sv,
     .edge_software = "mxfront"sv,
     .fence = "X-Yandex-Spam"sv,
     .where = placement::below},
    // A posted header of 2017: on top. Of 2022, with chatmail core's samples: at the end, for mail without SPF on top.
    {.name = "Mail.ru"sv, .hosts = "mail.ru"sv, .edges = "mx*.mail.ru mx*.i.mail.ru"sv, .where = placement::at_end},
    // Posted headers of 2024 to 2026 (r3ply and others): "by cloudflare-email.net (cloudflare)", ARC, Received-SPF, the
    // field of mx.cloudflare.net. In 2023 "by email.cloudflare.net".
    {.name = "Cloudflare Email Routing"sv,
     .hosts = "cloudflare-email.net email.cloudflare.net"sv,
     .edges = "cloudflare-email.net email.cloudflare.net"sv,
     .authserv_ids = "mx.cloudflare.net"sv,
     .where = placement::below},
    // SES developer guide, "Sample incoming email event" (2019), posted events of 2015 to 2026: Received, X-SES-…,
    // Received-SPF, the field, X-SES-RECEIPT. Other names below amazonaws.com are its customers'.
    {.name = "Amazon SES"sv,
     .hosts = "inbound-smtp.*.amazonaws.com"sv,
     .edges = "inbound-smtp.*.amazonaws.com"sv,
     .authserv_ids = "amazonses.com"sv,
     .fence = "X-SES-RECEIPT"sv,
     .where = placement::below},
    // A posted header of 2023 (Infomaniak's own tests): dmarc above "by smtp-3-9001.mail.infomaniak.ch (Postfix)", dkim
    // below it for signed mail alone: so only what is above counts. Samples of 2022: dmarc also as "none".
    {.name = "Infomaniak"sv,
     .hosts = "mail.infomaniak.ch"sv,
     .edges = "smtp-*-9*.mail.infomaniak.ch"sv,
     .authserv_ids = "mx.infomaniak.com mx.infomaniak.ch"sv},
    // Posted headers of 2021 (OpenARC #149): above "by mx.zohomail.com with SMTPS".
    {.name = "Zoho"sv, .hosts = "zohomail.com"sv, .edges = "mx.zohomail.com"sv},
    // Posted headers of 2021 to 2026: "gmx.net" above "by mx-ha.gmx.net (mxgmx007 …)", "kundenserver.de" above "by
    // mx.kundenserver.de (mxeue102 …)"; mail between their users comes by public addresses.
    {.name = "GMX, IONOS"sv,
     .hosts = "mx-ha.gmx.net mx.kundenserver.de"sv,
     .edges = "mx-ha.gmx.net mx.kundenserver.de"sv,
     .authserv_ids = "gmx.net kundenserver.de"sv},
    // A posted header of 2020: mx1.mailbox.org hands to spamfilter03.heinlein-hosting.de and takes it back, both by
    // public addresses; the filter's field above.
    {.name = "mailbox.org"sv,
     .hosts = "mailbox.org heinlein-hosting.de"sv,
     .filter = "spamfilter*.heinlein-hosting.de"sv},
    // A posted header of 2023: "by burns0304.correio.biz", above it the field of arnie0121.email.locaweb.com.br.
    {.name = "Locaweb"sv, .hosts = "email.locaweb.com.br correio.biz"sv},
};

/// A filtering service: its hosts hand mail on to the servers of its customers.
struct gateway {
  std::string_view name;
  /// Its hosts: as client, after "by", and as authserv-id.
  std::string_view hosts{};
  /// Those of them that only send its customers' own mail: they belong to the sender, not to the receiver.
  std::string_view outbound{};
};

// Most of them send their customers' own mail from hosts of the same names. Then SPF is unknown, and an honest mail
// loses one of its two proofs. Otherwise a stranger would pass SPF for every customer of the service.
inline constexpr gateway gateways[] = {
    // Posted headers of 2020 to 2025: inbound by "us-smtp-inbound-delivery-1", "us-smtp-1" and "us-smtp-delivery-1",
    // its own hop "by relay.mimecast.com". Outbound, "auth=pass" in its field, by "us-smtp-delivery-124" and the like.
    {.name = "Mimecast"sv,
     .hosts = "mimecast.com mimecast.co.za mimecast-offshore.com"sv,
     .outbound = "*-smtp-delivery-??.mimecast.com *-smtp-delivery-???.mimecast.com"sv},
    // Posted headers of 2021 to 2026: "mx0a-0031df01.pphosted.com" and "dispatch1-us1.ppe-hosted.com" carry both ways;
    // ppops.net and mdlocal are the names inside.
    {.name = "Proofpoint"sv, .hosts = "pphosted.com ppe-hosted.com ppops.net mdlocal"sv},
    // Posted headers of 2019 to 2026: "esa1.hc3370-68.iphmx.com", both ways.
    {.name = "Cisco Secure Email"sv, .hosts = "iphmx.com"sv},
    // Posted headers of 2018 to 2024: "outbound-ip7b.ess.barracuda.com", both ways; MX at barracudanetworks.com.
    {.name = "Barracuda"sv, .hosts = "ess.barracuda.com ess.barracudanetworks.com ess.*.barracudanetworks.com"sv},
    // Posted headers of 2022 to 2024: "repost01" and "refb01.tmes.trendmicro.eu" carry its customers' own.
    {.name = "Trend Micro"sv,
     .hosts = "tmes.trendmicro.com tmes.trendmicro.eu hes.trendmicro.com hes.trendmicro.eu"sv,
     .outbound = "repost*.tmes.trendmicro.eu refb*.tmes.trendmicro.eu repost*.tmes.trendmicro.com"sv},
    // MX "mx-01-us-west-2.prod.hydra.sophos.com" in published lists of 2021 to 2026; reflexion.net before.
    {.name = "Sophos"sv, .hosts = "hydra.sophos.com reflexion.net"sv},
    // Posted headers of 2008 to 2024: "mail1.bemta41.messagelabs.com", both ways.
    {.name = "Symantec"sv, .hosts = "messagelabs.com"sv},
    // Posted headers of 2008 to 2024: "cluster-b.mailcontrol.com", both ways.
    {.name = "Forcepoint"sv, .hosts = "mailcontrol.com"sv},
    // Posted headers of 2025 and 2026: outbound "by mx-relay47-hz3.antispameurope.com"; "mx-gate47-hz3" signs ARC.
    {.name = "Hornetsecurity"sv,
     .hosts = "hornetsecurity.com antispameurope.com zerospam.ca"sv,
     .outbound = "mx-relay*.antispameurope.com"sv},
    // Posted headers of 2021 to 2026: outbound "out13-173.antispamcloud.com".
    {.name = "SpamExperts"sv, .hosts = "antispamcloud.com spamexperts.com"sv, .outbound = "out*.antispamcloud.com"sv},
    // Posted headers of 2020 to 2023: outbound "mo-csw1116.securemx.jp".
    {.name = "IIJ SecureMX"sv, .hosts = "securemx.jp"sv, .outbound = "mo-csw*.securemx.jp"sv},
    // Posted headers of 2019 to 2023: "by se1-gles-sth1.inumbo.com (Halon)".
    {.name = "Inumbo"sv, .hosts = "inumbo.com"sv},
    // A posted header of 2022: "nx170.node02.secure-mailgate.com".
    {.name = "secure-mailgate.com"sv, .hosts = "secure-mailgate.com"sv},
    // The following rows come from the MX records of their customers (2022 to 2026); none of their headers was seen.
    {.name = "Fortinet"sv, .hosts = "fortimailcloud.com fortimail.com"sv},
    {.name = "Cloudflare Email Security"sv, .hosts = "mxrecord.io mxrecord.mx area1security.com"sv},
    {.name = "AppRiver, Zix"sv, .hosts = "arsmtp.com appriver.com zixmail.net zixsmbhc.com"sv},
    {.name = "Mailprotector"sv, .hosts = "mailprotector.com mpmailmx.com"sv},
    {.name = "SpamTitan"sv, .hosts = "spamtitan.com"sv},
    {.name = "MX Guarddog"sv, .hosts = "mxgd.net"sv},
    {.name = "Retarus"sv, .hosts = "retarus.com"sv},
    {.name = "Vade"sv, .hosts = "vadesecure.com"sv},
    {.name = "MailRoute"sv, .hosts = "mailroute.net"sv},
    {.name = "Securence"sv, .hosts = "securence.com"sv},
    {.name = "Trellix"sv, .hosts = "fireeyecloud.com"sv},
    {.name = "Postini"sv, .hosts = "psmtp.com"sv},
};

/// Server software that always writes its results directly below its own Received field, in which a comment after the
/// by-host names it: "(Stalwart SMTP)".
inline constexpr std::string_view software_below[] = {"Stalwart SMTP"sv, "Postcow"sv};

/// Software that accepts mail only from its own server, from any address: "(amavisd-new, port 10024)", and Fastmail's
/// "(LMTPProxy)".
inline constexpr std::string_view software_inner[] = {"amavisd-new"sv, "amavis"sv, "LMTPProxy"sv};

namespace detail {

/// Whether a host is `domain` or below it. Neither needs to be a valid DNS name.
constexpr bool is_host_of(std::string_view host, std::string_view domain) noexcept {
  if (domain.empty() || host.size() < domain.size()) return false;
  if (!ascii::iequals({host.data() + (host.size() - domain.size()), domain.size()}, domain)) return false;
  return host.size() == domain.size() || host[host.size() - domain.size() - 1] == '.';
}

/// Whether a host matches a pattern with "*" and "?". Neither matches a dot.
constexpr bool fits(std::string_view host, std::string_view pattern) noexcept {
  std::size_t at = 0;
  std::size_t in = 0;
  std::size_t star = pattern.size();  // the last one: it takes one octet more whenever the rest does not match
  std::size_t kept = 0;
  while (at < host.size()) {
    if (in < pattern.size() && pattern[in] == '*') {
      star = in++;
      kept = at;
    } else if (in < pattern.size() &&
               (pattern[in] == '?' ? host[at] != '.' : ascii::to_lower(host[at]) == pattern[in])) {
      ++at;
      ++in;
    } else if (star < pattern.size() && host[kept] != '.') {
      at = ++kept;
      in = star + 1;
    } else {
      return false;
    }
  }
  while (in < pattern.size() && pattern[in] == '*') ++in;
  return in == pattern.size();
}

/// Whether a host matches one of a row's spellings. DNS names have at most 253 octets.
constexpr bool is_any_of(std::string_view host, std::string_view spellings) noexcept {
  if (host.size() > 253) return false;
  for (std::size_t begin = 0, end = 0; begin < spellings.size(); begin = end + 1) {
    bool pattern = false;
    for (end = begin; end < spellings.size() && spellings[end] != ' '; ++end)
      pattern = pattern || spellings[end] == '*';
    const auto spelling = ascii::slice(spellings, begin, end);
    if (pattern ? fits(host, spelling) : is_host_of(host, spelling)) return true;
  }
  return false;
}

/// Whether a comment begins with the words.
constexpr bool begins_with(std::string_view comment, std::string_view words) noexcept {
  if (comment.size() < words.size() || !ascii::iequals({comment.data(), words.size()}, words)) return false;
  return comment.size() == words.size() || !ascii::is_alnum(comment[words.size()]);
}

}  // namespace detail

/// The family that a by-host belongs to, or nullptr.
constexpr const family* find_family(std::string_view host) noexcept {
  for (const auto& each : families) {
    if (detail::is_any_of(host, each.hosts)) return &each;
  }
  return nullptr;
}

/// The provider of a host, as people know it: "Gmail" of "mx.google.com". Empty if the host is of none in the table.
constexpr std::string_view provider_of(std::string_view host) noexcept {
  const auto* of = find_family(host);
  return of == nullptr ? std::string_view{} : of->name;
}

/// Whether the family's server of this name accepts mail from the Internet. `comment` follows the by-host.
constexpr bool is_edge(const family& of, std::string_view host, std::string_view comment = {}) noexcept {
  if (!of.edge_software.empty() && !detail::begins_with(comment, of.edge_software)) return false;
  return detail::is_any_of(host, of.edges);
}

/// Whether the family writes results under this name.
constexpr bool is_authserv_id(const family& of, std::string_view id) noexcept {
  return detail::is_any_of(id, of.hosts) || detail::is_any_of(id, of.authserv_ids);
}

/// The gateway that hands mail on to its customers from hosts of this name, or nullptr.
constexpr const gateway* find_gateway(std::string_view host) noexcept {
  for (const auto& each : gateways) {
    if (detail::is_any_of(host, each.hosts)) return detail::is_any_of(host, each.outbound) ? nullptr : &each;
  }
  return nullptr;
}

/// Whether this is a name of the gateway's own servers, after "by" or as authserv-id.
constexpr bool is_of_gateway(const gateway& of, std::string_view host) noexcept {
  return detail::is_any_of(host, of.hosts);
}

/// Whether the comment after a by-host names software in the list.
constexpr bool is_software(slice<const std::string_view> list, std::string_view comment) noexcept {
  for (const auto each : list) {
    if (detail::begins_with(comment, each)) return true;
  }
  return false;
}

}  // namespace fromproof::inline v0

#endif
