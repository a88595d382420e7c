#ifndef FROMPROOF_PUBLISHED_INSPECT_HPP
#define FROMPROOF_PUBLISHED_INSPECT_HPP

// Asks for everything that a domain publishes about its mail.
//
//   published::overview_memory memory;
//   host::dns_answers answers;
//   auto found = published::inspect(domain, {}, public_suffix_table, answers, memory);
//   while (found.pending) {
//     answer_all(answers);
//     found = published::inspect(domain, {}, public_suffix_table, answers, memory);
//   }
//
// Questions that do not depend on each other are open at the same time. The resolver has to keep its answers.

#include <array>
#include <cstddef>
#include <string_view>

#include "../advice/facts/ses.hpp"
#include "../advice/statement.hpp"
#include "../dkim/key.hpp"
#include "../dmarc/discover.hpp"
#include "../dmarc/report_permission.hpp"
#include "../dmarc/report_uri.hpp"
#include "../dns/query.hpp"
#include "../domain/domain.hpp"
#include "../domain/public_suffix.hpp"
#include "../spf/tree.hpp"
#include "../text/ascii.hpp"
#include "../text/lifetime.hpp"
#include "../text/sink.hpp"
#include "../text/slice.hpp"
#include "cheapest_change.hpp"
#include "overview.hpp"
#include "policy_record.hpp"
#include "senders.hpp"

namespace fromproof::inline v0::published {

/// The labels that are searched for a custom MAIL FROM domain of Amazon SES.
inline constexpr std::array<std::string_view, 4> mail_from_labels{"mail.", "bounce.", "bounces.", "send."};

/// Nobody publishes a record at this name, so an answer comes from a wildcard (RFC 4592).
inline constexpr std::string_view unused_label = "no-such-name-9b2d41c7.";

namespace detail {

template <dns::resolver R>
class inspector {
 public:
  constexpr inspector(const domain& its_domain, slice<const std::string_view> selectors, const suffix_table& suffixes,
                      R& its_resolver, overview_memory& its_memory) noexcept
      : domain_{its_domain}, selectors_{selectors}, suffixes_{suffixes}, resolver_{its_resolver}, memory_{its_memory} {
    out_.domain = domain_.view();
    out_.mx = bounded_list<mail_server>{memory_.mx};
    out_.targets = bounded_list<report_target>{memory_.targets};
    out_.selectors = bounded_list<selector>{memory_.selectors};
    out_.mail_froms = bounded_list<mail_from>{memory_.mail_froms};
  }

  constexpr overview inspect() {
    find_mail_servers();
    find_dmarc();
    // Below a name that does not exist there is nothing (RFC 8020); DMARC asks the names above it as well.
    if (out_.mx_status == dns::status::nxdomain) return finished();
    out_.spf = spf::read_tree(out_.domain, resolver_, memory_.nodes);
    out_.pending = out_.pending || out_.spf.pending;
    out_.complete = out_.complete && (out_.spf.complete || out_.spf.pending);
    if (!out_.spf.pending) out_.change = find_cheapest_change(out_.spf, resolver_, memory_.change);
    out_.pending = out_.pending || out_.change.pending;
    for (const auto kind : {policy_kind::mta_sts, policy_kind::tls_rpt, policy_kind::bimi}) find_policy(kind);
    for (const auto label : mail_from_labels) find_mail_from(label);
    out_.wildcard = presence_of(ask({unused_label, out_.domain}, dns::record_type::txt));
    find_selectors();
    return finished();
  }

 private:
  constexpr overview finished() noexcept {
    out_.complete = out_.complete && !out_.pending;
    return out_;
  }

  /// Asks for a name. One that is too long for DNS has no records.
  constexpr dns::answer ask(const advice::composed& name, dns::record_type type) {
    std::array<char, domain::max_size> memory{};
    buffer_sink text{memory};
    name.write(text);
    if (text.overflowed()) return {.status = dns::status::nxdomain, .records = {}};
    const auto known = resolver_({.name = text.view(), .type = type});
    if (known.status == dns::status::pending) out_.pending = true;
    const bool unread = known.status == dns::status::failure || known.status == dns::status::out_of_space;
    if (unread) out_.complete = false;
    return known;
  }

  static constexpr presence presence_of(const dns::answer& known) noexcept {
    switch (known.status) {
      case dns::status::ok: return presence::present;
      case dns::status::no_data:
      case dns::status::nxdomain: return presence::absent;
      case dns::status::pending: return presence::unasked;
      default: return presence::unread;
    }
  }

  constexpr void find_mail_servers() {
    const auto known = ask({out_.domain}, dns::record_type::mx);
    out_.mx_status = known.status;
    if (known.status != dns::status::ok) return;
    for (const auto& each : known.records) {
      // RFC 7505 section 3: a single record with an empty host.
      if (each.data.empty()) {
        out_.null_mx = true;
        continue;
      }
      static_cast<void>(out_.mx.push_back({.host = each.data, .preference = each.preference}));
    }
    std::size_t asked = 0;
    for (auto& each : out_.mx) {
      each.address = ask({each.host}, dns::record_type::a).status;
      const bool none = each.address == dns::status::no_data || each.address == dns::status::nxdomain;
      if (none) each.address = ask({each.host}, dns::record_type::aaaa).status;
      // All hosts of a service agree on it: two show whether DANE is in use.
      if (asked++ < 2) each.tlsa = presence_of(ask({"_25._tcp.", each.host}, dns::record_type::tlsa));
    }
  }

  constexpr void find_dmarc() {
    out_.dmarc = dmarc::discover_policy(domain_, dmarc::method::tree_walk, suffixes_, resolver_, memory_.dmarc);
    dmarc::discover_organization(out_.dmarc, suffixes_, resolver_);
    using dmarc::knowledge;
    if (out_.dmarc.pending()) {
      out_.pending = true;
      return;
    }
    for (const auto known : {out_.dmarc.policy_known, out_.dmarc.existence, out_.dmarc.organization_known}) {
      if (known == knowledge::unread || known == knowledge::out_of_space) out_.complete = false;
    }
    if (out_.dmarc.text.empty()) return;
    const auto record = dmarc::parse_record(out_.dmarc.text);
    find_targets("rua", record->rua);
    find_targets("ruf", record->ruf);
  }

  constexpr void find_targets(std::string_view tag, std::string_view list) {
    for (const auto& uri : dmarc::report_uris{list}) {
      if (uri.error != errc::none) continue;
      report_target target{.tag = tag, .uri = uri.text, .destination = uri.domain()};
      const auto destination = parse_domain(uri.domain());
      if (destination) {
        target.permission = dmarc::find_report_permission(out_.dmarc.record_domain(), destination->view(), resolver_);
      }
      if (target.permission == dmarc::report_permission::pending) out_.pending = true;
      if (target.permission == dmarc::report_permission::unread) out_.complete = false;
      if (!out_.targets.push_back(target)) return;
    }
  }

  constexpr void find_policy(policy_kind kind) {
    const auto known = ask({prefix_of(kind), out_.domain}, dns::record_type::txt);
    policy& found = out_.policies[static_cast<std::size_t>(kind)];
    found.state = presence_of(known);
    if (found.state != presence::present) return;
    found.state = presence::absent;
    for (const auto& each : known.records) {
      if (!is_policy_record(kind, each.data)) continue;
      if (found.state != presence::absent) {
        found.state = presence::several;
        return;
      }
      const auto read = parse_policy_record(kind, each.data);
      found.record = *read;
      found.state = read ? presence::present : presence::malformed;
      found.error = read.error;
      found.error_offset = read.offset;
    }
  }

  constexpr void find_mail_from(std::string_view label) {
    const auto servers = ask({label, out_.domain}, dns::record_type::mx);
    mail_from found{.label = label, .region = {}, .record = {}};
    for (const auto& each : servers.records) {
      ++found.mail_servers;
      if (const auto region = advice::feedback_region(each.data); !region.empty()) found.region = region;
    }
    if (found.region.empty()) return;
    const auto texts = ask({label, out_.domain}, dns::record_type::txt);
    found.spf = presence_of(texts);
    if (found.spf == presence::present) {
      found.spf = presence::absent;
      for (const auto& each : texts.records) {
        if (!spf::is_record(each.data)) continue;
        found.spf = found.spf == presence::absent ? presence::present : presence::several;
        found.record = each.data;
      }
    }
    for (const auto& term : spf::record{found.record}) {
      const bool included = term.kind == spf::term_kind::include && ascii::iequals(term.value, "amazonses.com");
      found.names_ses = found.names_ses || included;
    }
    static_cast<void>(out_.mail_froms.push_back(found));
  }

  // -- DKIM ----------------------------------------------------------------------------------------------------------

  constexpr void find_selectors() {
    for (const auto each : selectors_) find_selector(each, true);
    for (const auto each : common_selectors) find_selector(each, false);
    for (const auto& node : out_.spf.nodes) {
      if (node.depth == 0 && !node.target.empty()) find_selectors_of(find_sender_by_include(node.target));
    }
    for (const auto& each : out_.mx) find_selectors_of(find_sender_by_mail_server(each.host));
    // A service signs by its second key as well, if it signs by the first.
    for (const auto& each : out_.selectors) {
      if (each.key != presence::present) continue;
      for (const auto& service : senders) {
        if (service.selectors[0] == each.name) find_selectors_of(&service);
      }
    }
  }

  constexpr void find_selectors_of(const sender* service) {
    if (service == nullptr) return;
    for (const auto each : service->selectors) {
      if (!each.empty()) find_selector(each, false);
    }
  }

  constexpr void find_selector(std::string_view name, bool given) {
    for (const auto& each : out_.selectors) {
      if (ascii::iequals(each.name, name)) return;
    }
    const advice::composed at{name, "._domainkey.", out_.domain};
    const auto texts = ask(at, dns::record_type::txt);
    selector found{.name = name, .given = given, .key = presence_of(texts), .text = {}, .alias = {}};
    if (found.key == presence::present) read_key(texts.records, found);
    // An alias exists even where it leads nowhere.
    if (texts.status == dns::status::ok || texts.status == dns::status::no_data) {
      const auto alias = ask(at, dns::record_type::cname);
      if (alias.status == dns::status::ok && !alias.records.empty()) found.alias = alias.records.front().data;
    }
    static_cast<void>(out_.selectors.push_back(found));
  }

  static constexpr void read_key(slice<const dns::record> records, selector& out) noexcept {
    out.records = records.size();
    // RFC 6376 section 3.6.2.2: several records are an error of their owner.
    if (records.size() > 1) {
      out.key = presence::several;
      return;
    }
    out.text = records.front().data;
    const auto key = dkim::parse_key(out.text);
    out.testing = key->testing;
    out.revoked = key->revoked;
    out.type = key->type;
    out.error = key.error;
    out.error_offset = key.offset;
    if (key && !key->revoked) {
      std::array<std::uint8_t, dkim::public_key_memory> memory{};
      const auto decoded = dkim::decode_public_key(*key, memory);
      out.bits = decoded->bits;
      out.error = decoded.error;
    }
    if (out.error != errc::none) out.key = presence::malformed;
  }

  const domain& domain_;
  slice<const std::string_view> selectors_;
  const suffix_table& suffixes_;
  R& resolver_;
  overview_memory& memory_;
  overview out_;
};

}  // namespace detail

/// Asks for everything that a domain publishes: at most some 40 questions, if its SPF record needs ten lookups. `about`
/// and `selectors`, the DKIM selectors that should exist, must outlive the overview. If an answer is missing, the
/// overview is `pending`; the other questions are asked all the same.
template <dns::resolver R>
[[nodiscard]] constexpr overview inspect(const domain& about FROMPROOF_LIFETIMEBOUND,
                                         slice<const std::string_view> selectors, const suffix_table& suffixes,
                                         R&& resolver, overview_memory& memory) {
  return detail::inspector<std::remove_reference_t<R>>{about, selectors, suffixes, resolver, memory}.inspect();
}

}  // namespace fromproof::inline v0::published

#endif
