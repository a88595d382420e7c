#ifndef FROMPROOF_PUBLISHED_JSON_HPP
#define FROMPROOF_PUBLISHED_JSON_HPP

// What a domain publishes, as the JSON object of `fromproof domain`.
//
//   json_writer json{out};
//   published::write_domain(json, {.all = overview, .findings = findings, .fixes = fixes, .dns = exchanges});

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../advice/fix.hpp"
#include "../data/json_writer.hpp"
#include "../dns/query.hpp"
#include "../report/dns.hpp"
#include "../report/json/dmarc.hpp"
#include "../report/json/fixes.hpp"
#include "../report/json/values.hpp"
#include "../text/bounded_list.hpp"
#include "../text/slice.hpp"
#include "find_faults.hpp"
#include "overview.hpp"
#include "senders.hpp"

namespace fromproof::inline v0::published {

/// Everything that the object says.
struct domain_report {
  const overview& all;
  const bounded_list<finding>& findings;
  const bounded_list<advice::fix>& fixes;
  slice<const dns::exchange> dns = {};
};

namespace detail {

template <text_sink S>
class domain_writer {
 public:
  constexpr domain_writer(json_writer<S>& its_json, const domain_report& its_report) noexcept
      : json_{its_json}, report_{its_report}, all_{its_report.all} {}

  /// Writes the members into an open object.
  constexpr void write() {
    json_.member("schema", std::int64_t{1});
    json_.member("domain", all_.domain);
    json_.known("organizational_domain", all_.dmarc.organization());
    json_.key("exists");
    const auto exists = all_.exists();
    exists ? json_.boolean(*exists) : json_.null();
    write_mx();
    write_spf();
    write_dmarc();
    write_dkim();
    write_policy("mta_sts", policy_kind::mta_sts, "id");
    write_policy("tls_rpt", policy_kind::tls_rpt, "rua");
    write_policy("bimi", policy_kind::bimi, "logo");
    write_mail_from();
    json_.member("dnssec", word(dnssec()));
    write_findings();
    json_.key("fixes");
    write_fixes(json_, report_.fixes);
    json_.key("dns");
    write_dns(json_, report_.dns);
  }

 private:
  constexpr void count(std::string_view name, std::size_t value) {
    json_.member(name, static_cast<std::int64_t>(value));
  }

  constexpr void write_mx() {
    json_.key("mx");
    json_.begin_array();
    for (const auto& each : all_.mx) {
      json_.begin_object();
      json_.member("host", each.host);
      count("preference", each.preference);
      json_.member("address", word(each.address));
      const auto* service = find_sender_by_mail_server(each.host);
      json_.known("provider", service == nullptr ? std::string_view{} : service->name);
      json_.key("tlsa");
      const bool known = each.tlsa == presence::present || each.tlsa == presence::absent;
      known ? json_.boolean(each.tlsa == presence::present) : json_.null();
      json_.end_object();
    }
    json_.end_array();
    json_.member("null_mx", all_.null_mx);
  }

  // -- SPF -----------------------------------------------------------------------------------------------------------

  constexpr void write_spf() {
    json_.key("spf");
    json_.begin_object();
    json_.known("record", all_.spf.record);
    json_.known("fault", word(all_.spf.fault));
    count("lookups", all_.spf.lookups);
    count("void_lookups", all_.spf.void_lookups);
    json_.member("complete", all_.spf.complete);
    write_tree();
    write_providers();
    write_change();
    json_.end_object();
  }

  /// Null if the record is within the limits.
  constexpr void write_change() {
    const auto& change = all_.change;
    json_.key("cheapest_change");
    if (!change.needed) return json_.null();
    json_.begin_object();
    json_.member("enough", change.enough);
    count("lookups", change.lookups);
    count("void_lookups", change.void_lookups);
    json_.known("record", change.record);
    json_.key("edits");
    json_.begin_array();
    for (const auto& each : change) {
      json_.begin_object();
      json_.member("kind", word(each.kind));
      json_.member("term", all_.spf.nodes[each.node].text);
      count("saves", each.saves);
      json_.known("replacement", each.replacement);
      json_.end_object();
    }
    json_.end_array();
    json_.key("proof");
    json_.begin_object();
    count("addresses", change.samples);
    count("equal", change.equal);
    json_.end_object();
    json_.end_object();
  }

  /// A term stands before what is below it, so the depth of the next one says how many objects end.
  constexpr void write_tree() {
    json_.key("tree");
    json_.begin_array();
    std::size_t open = 0;
    for (const auto& node : all_.spf.nodes) {
      for (; open > node.depth; --open) end_term();
      begin_term(node);
      ++open;
    }
    for (; open > 0; --open) end_term();
    json_.end_array();
  }

  constexpr void begin_term(const spf::tree_node& node) {
    json_.begin_object();
    json_.member("term", node.text);
    json_.member("domain", node.domain);
    count("offset", node.offset);
    json_.known("target", node.target);
    count("cost", node.lookups);
    count("void", node.void_lookups);
    json_.member("by_sender", node.by_sender);
    json_.member("dead", node.dead);
    json_.member("again", node.again);
    json_.known("fault", word(node.fault));
    json_.known("record", node.record);
    json_.key("children");
    json_.begin_array();
  }

  constexpr void end_term() {
    json_.end_array();
    json_.end_object();
  }

  constexpr void write_providers() {
    json_.key("providers");
    json_.begin_array();
    for (const auto& node : all_.spf.nodes) {
      if (node.depth != 0 || node.dead || node.target.empty()) continue;
      const auto* service = find_sender_by_include(node.target);
      if (service == nullptr) continue;
      json_.begin_object();
      json_.member("name", service->name);
      json_.member("term", node.text);
      count("cost", node.lookups);
      json_.end_object();
    }
    json_.end_array();
  }

  // -- DMARC ---------------------------------------------------------------------------------------------------------

  constexpr void write_dmarc() {
    const auto& found = all_.dmarc;
    const bool record = found.record_domain_size != 0;
    const bool undecided = found.policy_known == dmarc::knowledge::unread;
    const auto policy = found.selected();
    json_.key("dmarc");
    json_.begin_object();
    json_.known("result", undecided ? "temperror" : found.applies() ? std::string_view{} : std::string_view{"none"});
    json_.member("source", "verified");
    write_dmarc_members(json_, {.method = word(found.method),
                                .organizational_domain = found.organization(),
                                .record = found.text,
                                .record_domain = found.record_domain(),
                                .policy = policy ? word(*policy) : std::string_view{},
                                .applied = {},
                                .aspf = record ? word(found.record.aspf) : std::string_view{},
                                .adkim = record ? word(found.record.adkim) : std::string_view{}});
    json_.key("testing");
    record ? json_.boolean(found.record.testing) : json_.null();
    json_.key("queries");
    json_.begin_array();
    for (const auto& each : found.asked.levels()) {
      json_.string_from([&](auto& out) {
        out("_dmarc.");
        out(found.asked.suffix(each.size));
      });
    }
    json_.end_array();
    write_targets();
    json_.end_object();
  }

  constexpr void write_targets() {
    json_.key("reports");
    json_.begin_array();
    for (const auto& each : all_.targets) {
      json_.begin_object();
      json_.member("tag", each.tag);
      json_.member("uri", each.uri);
      json_.known("domain", each.destination);
      json_.member("permission", word(each.permission));
      json_.end_object();
    }
    json_.end_array();
  }

  // -- DKIM and the rest ---------------------------------------------------------------------------------------------

  constexpr void write_dkim() {
    json_.key("dkim");
    json_.begin_array();
    for (const auto& each : all_.selectors) {
      json_.begin_object();
      json_.member("selector", each.name);
      json_.member("asked_for", each.given);
      json_.key("found");
      each.key == presence::unread ? json_.null() : json_.boolean(each.key != presence::absent);
      json_.member("state", word(each.key));
      json_.key("key_bits");
      each.bits == 0 ? json_.null() : json_.number(static_cast<std::int64_t>(each.bits));
      json_.known("algorithm", word(each.type));
      json_.member("testing", each.testing);
      json_.member("revoked", each.revoked);
      json_.known("error", each.error == errc::none ? std::string_view{} : fromproof::code(each.error));
      json_.key("via");
      json_.begin_array();
      if (!each.alias.empty()) json_.string(each.alias);
      json_.end_array();
      json_.end_object();
    }
    json_.end_array();
  }

  constexpr void write_policy(std::string_view name, policy_kind kind, std::string_view value) {
    const auto& found = all_.of(kind);
    json_.key(name);
    json_.begin_object();
    json_.member("state", word(found.state));
    json_.known("record", found.record.text);
    json_.known(value, found.record.value);
    if (kind == policy_kind::bimi) json_.known("authority", found.record.authority);
    json_.known("error", found.error == errc::none ? std::string_view{} : fromproof::code(found.error));
    json_.end_object();
  }

  constexpr void write_mail_from() {
    json_.key("mail_from");
    if (all_.mail_froms.empty()) return json_.null();
    const auto& first = all_.mail_froms[0];
    json_.begin_object();
    write_name_below(first.label);
    json_.member("region", first.region);
    count("mx", first.mail_servers);
    json_.known("spf", first.record);
    json_.member("includes_ses", first.names_ses);
    json_.key("others");
    json_.begin_array();
    for (std::size_t i = 1; i < all_.mail_froms.size(); ++i) {
      json_.string_from([&](auto& out) {
        out(all_.mail_froms[i].label);
        out(all_.domain);
      });
    }
    json_.end_array();
    json_.end_object();
  }

  constexpr void write_name_below(std::string_view label) {
    json_.key("name");
    json_.string_from([&](auto& out) {
      out(label);
      out(all_.domain);
    });
  }

  /// What the resolver says of the domain's own records.
  constexpr dns::security dnssec() const noexcept {
    for (const auto& each : report_.dns) {
      if (each.question.name == all_.domain && each.question.type == dns::record_type::mx) return each.security;
    }
    return dns::security::unknown;
  }

  constexpr void write_findings() {
    json_.key("findings");
    json_.begin_array();
    for (const auto& each : report_.findings) {
      json_.begin_object();
      json_.member("code", word(each.what));
      json_.member("severity", word(each.severity));
      json_.member("section", section_of(each.what));
      write_params(json_, each);
      json_.end_object();
    }
    json_.end_array();
  }

  json_writer<S>& json_;
  const domain_report& report_;
  const overview& all_;
};

}  // namespace detail

/// Writes the members of the object into an open object, so that a caller can add its own.
template <text_sink S>
constexpr void write_domain(json_writer<S>& json, const domain_report& what) {
  detail::domain_writer<S>{json, what}.write();
}

}  // namespace fromproof::inline v0::published

#endif
