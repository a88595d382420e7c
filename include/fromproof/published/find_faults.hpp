#ifndef FROMPROOF_PUBLISHED_FIND_FAULTS_HPP
#define FROMPROOF_PUBLISHED_FIND_FAULTS_HPP

// What is wrong with the records of a domain, from an overview that is not pending.
//
//   std::array<published::finding, 64> memory;
//   for (const auto& each : published::find_faults(overview, memory)) {
//     published::write(each, advice::language::en, out);
//   }

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../advice/statement.hpp"
#include "../dmarc/record.hpp"
#include "../spf/sender.hpp"
#include "../spf/tree.hpp"
#include "../text/ascii.hpp"
#include "../text/bounded_list.hpp"
#include "inspect.hpp"
#include "overview.hpp"
#include "words.hpp"

namespace fromproof::inline v0::published {

/// One thing that the owner of a domain should know.
struct finding {
  static constexpr std::size_t max_parameters = 5;

  code what = code::unread;
  advice::severity severity = advice::severity::info;
  std::array<advice::parameter, max_parameters> values{};
  std::size_t size = 0;

  constexpr finding() noexcept = default;
  template <class... Parameters>
  requires(sizeof...(Parameters) <= max_parameters) constexpr explicit finding(code its_what,
                                                                               const Parameters&... with) noexcept
      : what{its_what}, severity{severity_of(its_what)}, values{with...}, size{sizeof...(Parameters)} {}

  constexpr const advice::parameter* begin() const noexcept { return values.data(); }
  constexpr const advice::parameter* end() const noexcept { return values.data() + size; }
  constexpr const advice::parameter* find(std::string_view name) const noexcept {
    for (const auto& each : *this) {
      if (each.name == name) return &each;
    }
    return nullptr;
  }
};

/// Writes the sentence of a finding.
template <text_sink S>
constexpr void write(const finding& which, advice::language in, S&& out) {
  advice::write(sentence(which.what, in), which, in, out);
}

namespace detail {

using advice::composed;
using advice::parameter;

class fault_finder {
 public:
  constexpr fault_finder(const overview& its_overview, bounded_list<finding>& its_out) noexcept
      : all_{its_overview}, out_{its_out} {}

  constexpr void find() noexcept {
    if (all_.exists() == false) {
      add(code::domain_missing, domain());
      if (all_.dmarc.record_domain_size != 0) find_dmarc_faults();
      return;
    }
    find_mail_server_faults();
    find_spf_faults();
    find_dmarc_faults();
    find_dkim_faults();
    for (const auto& each : all_.mail_froms) find_mail_from_faults(each);
    find_policy_faults();
    if (all_.wildcard == presence::present) {
      add(code::wildcard, domain(), parameter{"name", composed{unused_label, all_.domain}});
    }
  }

 private:
  template <class... Parameters>
  constexpr void add(code which, const Parameters&... with) noexcept {
    static_cast<void>(out_.push_back(finding{which, with...}));
  }
  constexpr parameter domain() const noexcept { return {"domain", all_.domain}; }
  static constexpr parameter number(std::string_view name, std::size_t value) noexcept { return {name, value}; }

  constexpr void add_unread(const composed& name, std::string_view type) noexcept {
    add(code::unread, parameter{"name", name}, parameter{"type", type});
  }

  static constexpr bool is_unread(dns::status status) noexcept {
    return status == dns::status::failure || status == dns::status::out_of_space;
  }

  // -- who receives the mail -----------------------------------------------------------------------------------------

  constexpr void find_mail_server_faults() noexcept {
    if (is_unread(all_.mx_status)) add_unread({all_.domain}, "MX");
    if (all_.mx_status == dns::status::no_data) add(code::no_mx, domain());
    if (all_.null_mx) add(code::null_mx, domain());
    for (const auto& each : all_.mx) {
      const parameter host{"host", each.host};
      const bool none = each.address == dns::status::no_data || each.address == dns::status::nxdomain;
      if (none) add(code::mx_without_address, host);
      if (is_unread(each.address)) add_unread({each.host}, "A");
    }
  }

  // -- SPF -----------------------------------------------------------------------------------------------------------

  constexpr void find_spf_faults() noexcept {
    const auto& tree = all_.spf;
    switch (tree.fault) {
      case spf::tree_fault::no_such_name:
      case spf::tree_fault::no_record: return add(code::spf_missing, domain());
      case spf::tree_fault::several_records: return add(code::spf_several, domain());
      case spf::tree_fault::unread: return add_unread({all_.domain}, "TXT");
      case spf::tree_fault::bad_record:
        add(code::spf_bad_record, number("offset", tree.error_offset), parameter{"error", tree.error});
        break;
      default: break;
    }
    const std::size_t lookups = tree.lookups;
    if (lookups > spf::max_lookups) {
      add(code::spf_too_many_lookups, number("count", lookups));
    } else if (lookups + 1 >= spf::max_lookups) {
      add(code::spf_near_limit, number("count", lookups));
    }
    if (tree.void_lookups > spf::max_void_lookups) {
      add(code::spf_too_many_void, number("count", tree.void_lookups));
    }
    bool not_followed = false;
    bool ends = false;
    for (const auto& node : tree.nodes) {
      find_term_faults(node);
      not_followed = not_followed || node.fault == spf::tree_fault::not_followed;
      ends = ends || (node.depth == 0 && (node.kind == spf::term_kind::all || node.kind == spf::term_kind::redirect));
    }
    if (not_followed || tree.nodes.omitted() > 0) add(code::spf_not_followed);
    if (!ends && tree.nodes.omitted() == 0) add(code::spf_open_end);
  }

  constexpr void find_term_faults(const spf::tree_node& node) noexcept {
    const parameter term{"term", node.text};
    const parameter where{"domain", node.domain};
    const parameter offset{"offset", node.offset};
    const parameter target{"target", node.target};
    const bool own = node.depth == 0;
    if (node.dead) {
      const bool redirect = node.kind == spf::term_kind::redirect;
      return add(redirect ? code::spf_redirect_ignored : code::spf_dead, term, where, offset);
    }
    const bool leads = node.kind == spf::term_kind::include || node.kind == spf::term_kind::redirect;
    switch (node.fault) {
      case spf::tree_fault::no_such_name:
      case spf::tree_fault::no_record: return add(code::spf_target_missing, term, where, offset);
      case spf::tree_fault::bad_target:
        return add(leads ? code::spf_target_missing : code::spf_void, term, where, offset);
      case spf::tree_fault::several_records: return add(code::spf_target_several, term, where, target);
      case spf::tree_fault::bad_record:
        add(code::spf_target_bad, term, where, target, number("offset", node.error_offset),
            parameter{"error", node.error});
        break;
      case spf::tree_fault::no_address: return add(code::spf_void, term, where, offset);
      case spf::tree_fault::too_many_mx: return add(code::spf_too_many_mx, term, where, offset);
      case spf::tree_fault::loop: return add(code::spf_loop, term, where, offset);
      case spf::tree_fault::unread: return add_unread({node.target}, type_of(node.kind));
      default: break;
    }
    if (node.kind == spf::term_kind::ptr) add(code::spf_ptr, term, where, offset);
    // What providers write in their records, their customers cannot change.
    if (own && node.by_sender && node.kind == spf::term_kind::exists) add(code::spf_maybe_void, term, where);
    if (node.again && own) add(code::spf_again, term, where, offset, number("count", node.lookups));
    const bool passes = node.qualifier == result_code::pass;
    if (node.kind == spf::term_kind::all && passes && (own || is_redirected(node))) {
      add(code::spf_everybody, term, domain());
    }
    if (own && passes) find_width(node, term, where, offset);
  }

  /// Whether the record of the node stands in for the domain's own.
  constexpr bool is_redirected(const spf::tree_node& node) const noexcept {
    for (const auto& each : all_.spf.nodes) {
      const bool leads = each.kind == spf::term_kind::redirect && each.depth == 0 && !each.dead;
      if (leads && node.depth == 1 && ascii::iequals(each.target, node.domain)) return true;
    }
    return false;
  }

  static constexpr std::string_view type_of(spf::term_kind kind) noexcept {
    switch (kind) {
      case spf::term_kind::a:
      case spf::term_kind::exists: return "A";
      case spf::term_kind::mx: return "MX";
      default: return "TXT";
    }
  }

  /// Providers publish networks up to /14; a wider one is a slip of the pen, or everybody.
  constexpr void find_width(const spf::tree_node& node, const parameter& term, const parameter& where,
                            const parameter& offset) noexcept {
    constexpr std::size_t widest = 12;
    constexpr std::size_t widest6 = 28;
    const bool v4 = node.kind == spf::term_kind::ip4;
    if (!v4 && node.kind != spf::term_kind::ip6) return;
    if (node.network_bits == 0) return add(code::spf_everybody, term, domain());
    if (node.network_bits >= (v4 ? widest : widest6)) return;
    const std::size_t free = v4 ? 32 - node.network_bits : 31;
    add(code::spf_wide, term, where, offset, number("count", std::size_t{1} << (free > 31 ? 31 : free)));
  }

  // -- DMARC ---------------------------------------------------------------------------------------------------------

  constexpr void find_dmarc_faults() noexcept {
    const auto& found = all_.dmarc;
    for (const auto& each : found.asked.levels()) {
      const composed name{"_dmarc.", found.asked.suffix(each.size)};
      if (is_unread(each.status)) add_unread(name, "TXT");
      if (each.records > 1) add(code::dmarc_several, parameter{"name", name});
    }
    if (found.policy_known != dmarc::knowledge::known) return;
    if (found.record_domain_size == 0) return add(code::dmarc_missing, domain());
    const parameter record_domain{"record_domain", found.record_domain()};
    if (found.record_domain_size != all_.domain.size()) add(code::dmarc_inherited, domain(), record_domain);
    static_cast<void>(dmarc::parse_record(found.text, [this](const dmarc::record_problem& each) {
      add(code::dmarc_problem, parameter{"tag", each.tag}, number("offset", each.offset),
          parameter{"error", each.error});
    }));
    if (!found.record.applies) {
      return add(code::dmarc_unusable, parameter{"name", composed{"_dmarc.", found.record_domain()}});
    }
    if (found.selected() == dmarc::policy::none) add(code::dmarc_none);
    if (found.record.testing) add(code::dmarc_testing);
    bool reports = false;
    for (const auto& each : all_.targets) {
      reports = reports || each.tag == "rua";
      if (each.permission == dmarc::report_permission::refused) {
        add(code::dmarc_report_refused, parameter{"destination", each.destination}, record_domain,
            parameter{"uri", each.uri});
      }
      if (each.permission == dmarc::report_permission::unread) {
        add_unread({found.record_domain(), "._report._dmarc.", each.destination}, "TXT");
      }
    }
    if (!reports) add(code::dmarc_without_reports);
  }

  // -- DKIM ----------------------------------------------------------------------------------------------------------

  constexpr void find_dkim_faults() noexcept {
    bool any = false;
    for (const auto& each : all_.selectors) {
      any = any || each.key == presence::present || each.key == presence::unread;
      find_key_faults(each);
    }
    if (!any) add(code::dkim_none_found);
  }

  constexpr void find_key_faults(const selector& each) noexcept {
    const composed full{each.name, "._domainkey.", all_.domain};
    const parameter name{"name", full};
    switch (each.key) {
      case presence::absent:
        if (!each.alias.empty()) return add(code::dkim_alias_broken, name, parameter{"target", each.alias});
        if (each.given) add(code::dkim_missing, name);
        return;
      case presence::unread: return add_unread(full, "TXT");
      // A wildcard answers for each name: only a key that the caller asked for is at fault.
      case presence::several:
        if (each.given || all_.wildcard != presence::present) {
          add(code::dkim_several, name, number("count", each.records));
        }
        return;
      case presence::malformed:
        if (each.given || all_.wildcard != presence::present) {
          add(code::dkim_bad_key, name, parameter{"error", each.error});
        }
        return;
      default: break;
    }
    if (each.revoked) return add(code::dkim_revoked, name);
    constexpr std::size_t recommended = 2048;
    if (each.type == dkim::key_type::rsa && each.bits < recommended) {
      add(code::dkim_short_key, name, number("count", each.bits));
    }
    if (each.testing) add(code::dkim_testing, name);
  }

  // -- the rest ------------------------------------------------------------------------------------------------------

  constexpr void find_mail_from_faults(const mail_from& each) noexcept {
    const composed full{each.label, all_.domain};
    const parameter name{"name", full};
    if (each.mail_servers != 1) add(code::mail_from_several_mx, name, number("count", each.mail_servers));
    switch (each.spf) {
      case presence::absent: add(code::mail_from_without_spf, name); break;
      case presence::several: add(code::mail_from_several_spf, name); break;
      case presence::unread: add_unread(full, "TXT"); break;
      default:
        if (!each.names_ses) add(code::mail_from_spf_without_ses, name);
        break;
    }
    if (all_.dmarc.applies() && all_.dmarc.record.aspf == dmarc::alignment_mode::strict) {
      add(code::dmarc_strict_spf, name, domain());
    }
  }

  constexpr void find_policy_faults() noexcept {
    find_faults_of(policy_kind::mta_sts, code::mta_sts_bad, code::mta_sts_several);
    find_faults_of(policy_kind::tls_rpt, code::tls_rpt_bad, code::tls_rpt_several);
    find_faults_of(policy_kind::bimi, code::bimi_bad, code::bimi_several);
    const bool sts = all_.of(policy_kind::mta_sts).state == presence::present;
    if (sts && all_.of(policy_kind::tls_rpt).state == presence::absent) {
      add(code::tls_rpt_missing, domain(), name_of(policy_kind::tls_rpt));
    }
    const auto policy = all_.dmarc.selected();
    const bool weak = all_.dmarc.policy_known == dmarc::knowledge::known &&
                      policy.value_or(dmarc::policy::none) == dmarc::policy::none;
    const auto& bimi = all_.of(policy_kind::bimi);
    if (weak && bimi.state == presence::present && !bimi.record.value.empty()) add(code::bimi_without_policy);
  }

  constexpr parameter name_of(policy_kind kind) const noexcept {
    return {"name", composed{prefix_of(kind), all_.domain}};
  }

  constexpr void find_faults_of(policy_kind kind, code bad, code several) noexcept {
    const auto& found = all_.of(kind);
    if (found.state == presence::several) add(several, name_of(kind));
    if (found.state == presence::unread) add_unread({prefix_of(kind), all_.domain}, "TXT");
    if (found.state == presence::malformed) {
      add(bad, name_of(kind), number("offset", found.error_offset), parameter{"error", found.error});
    }
  }

  const overview& all_;
  bounded_list<finding>& out_;
};

}  // namespace detail

/// Judges an overview that is not pending. Findings refer to it.
constexpr bounded_list<finding> find_faults(const overview& all FROMPROOF_LIFETIMEBOUND,
                                            slice<finding> memory) noexcept {
  bounded_list<finding> out{memory};
  detail::fault_finder{all, out}.find();
  return out;
}

}  // namespace fromproof::inline v0::published

#endif
