#ifndef FROMPROOF_PUBLISHED_CHEAPEST_CHANGE_HPP
#define FROMPROOF_PUBLISHED_CHEAPEST_CHANGE_HPP

// The smallest change to an SPF record that needs too many lookups (RFC 7208 section 4.6.4), and a proof of it: what
// the evaluator says of sample addresses of every network, before and after.
//
//   const auto change = published::find_cheapest_change(tree, resolver, memory);
//   if (change.needed && change.enough) publish(change.record);
//
// Only terms of the domain's own record are changed. First those that no mail needs: duplicates, names that lead
// nowhere, services that never ask for this record. Then those whose addresses are the owner's own, or one level of an
// include: what stands there must be kept up to date from then on.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../dns/query.hpp"
#include "../domain/ip_address.hpp"
#include "../result.hpp"
#include "../spf/check_host.hpp"
#include "../spf/record.hpp"
#include "../spf/tree.hpp"
#include "../spf/tree_verdict.hpp"
#include "../text/ascii.hpp"
#include "../text/maybe.hpp"
#include "../text/number.hpp"
#include "../text/slice.hpp"
#include "../text/words.hpp"
#include "senders.hpp"

namespace fromproof::inline v0::published {

enum class edit_kind : std::uint8_t {
  duplicate,      ///< removed: the same record is included elsewhere as well
  leads_nowhere,  ///< removed: it finds nothing, or no record
  not_asked_for,  ///< removed: the service never uses this domain as Return-Path
  own_addresses,  ///< a or mx, replaced by the addresses that they stand for now
  unwrapped       ///< an include, replaced by the terms of its record
};

namespace detail {
inline constexpr auto edit_kind_words = words_of<edit_kind>({
    {edit_kind::duplicate, "duplicate"},
    {edit_kind::leads_nowhere, "leads-nowhere"},
    {edit_kind::not_asked_for, "not-asked-for"},
    {edit_kind::own_addresses, "own-addresses"},
    {edit_kind::unwrapped, "unwrapped"},
});
}  // namespace detail

constexpr std::string_view word(edit_kind what) noexcept {
  return detail::edit_kind_words[what];
}

/// One term that is removed or replaced.
struct edit {
  edit_kind kind = edit_kind::duplicate;
  std::size_t node = 0;            ///< of the tree
  std::uint16_t saves = 0;         ///< lookups
  std::uint16_t saves_void = 0;    ///< void lookups
  std::string_view replacement{};  ///< what stands instead; empty if it is removed
};

/// Views refer to the tree and to the memory.
struct cheapest_change {
  static constexpr std::size_t max_edits = 16;

  bool needed = false;   ///< the record is over a limit
  bool enough = false;   ///< the change brings it under both limits
  bool pending = false;  ///< answers are missing
  std::array<edit, max_edits> edits{};
  std::size_t size = 0;
  std::uint16_t lookups = 0;       ///< after the change
  std::uint16_t void_lookups = 0;  ///< after the change
  std::string_view record;         ///< to publish; empty if there is no change, or it does not fit into the memory
  std::size_t samples = 0;         ///< addresses that were tried
  std::size_t equal = 0;           ///< of these, such as have the same result after the change

  /// Whether every address that was tried has the same result.
  constexpr bool proven() const noexcept { return samples > 0 && samples == equal; }

  constexpr const edit* begin() const noexcept { return edits.data(); }
  constexpr const edit* end() const noexcept { return edits.data() + size; }
};

/// Octets for the record and for the terms that are replaced.
inline constexpr std::size_t change_memory = 4096;

namespace detail {

/// Answers for the domain's SPF record with the new one, and everything else from the resolver.
template <dns::resolver R>
class with_record {
 public:
  constexpr with_record(std::string_view domain, std::string_view text, R& its_resolver) noexcept
      : domain_{domain}, record_{.data = text, .preference = 0}, resolver_{its_resolver} {}

  constexpr dns::answer operator()(const dns::query& asked) {
    if (asked.type == dns::record_type::txt && ascii::iequals(asked.name, domain_)) {
      return {.status = dns::status::ok, .records = {&record_, 1}};
    }
    return resolver_(asked);
  }

 private:
  std::string_view domain_;
  dns::record record_;
  R& resolver_;
};

template <dns::resolver R>
class change_finder {
 public:
  constexpr change_finder(const spf::tree& its_tree, R& its_resolver, slice<char> its_memory) noexcept
      : tree_{its_tree}, resolver_{its_resolver}, memory_{its_memory} {}

  constexpr cheapest_change find() {
    out_.lookups = tree_.lookups;
    out_.void_lookups = tree_.void_lookups;
    out_.needed = !is_under_limits();
    // Repair a broken record first; of one that was not read to its end the costs are unknown.
    if (!out_.needed || !tree_.complete || tree_.fault != spf::tree_fault::none || is_broken()) return out_;
    const bool one_qualifier = all_pass();
    for (const auto kind : {edit_kind::leads_nowhere, edit_kind::duplicate, edit_kind::not_asked_for,
                            edit_kind::own_addresses, edit_kind::unwrapped}) {
      // Whether a duplicate matters depends on the order, if terms have different qualifiers.
      if (kind == edit_kind::duplicate && !one_qualifier) continue;
      while (!is_under_limits() && take_best(kind)) {
      }
    }
    out_.enough = is_under_limits();
    if (out_.size == 0) return out_;
    write_record();
    // Where it is not enough, the evaluator still ends at its limit.
    if (out_.enough && !out_.record.empty()) prove();
    return out_;
  }

 private:
  constexpr bool is_under_limits() const noexcept {
    return out_.lookups <= spf::max_lookups && out_.void_lookups <= spf::max_void_lookups;
  }

  /// Whether some senders get a permerror that no change of the own record can take away.
  constexpr bool is_broken() const noexcept {
    for (const auto& node : tree_.nodes) {
      if (!node.dead && node.is_permerror() && !(node.depth == 0 && finds_nothing(node))) return true;
    }
    return false;
  }

  /// Whether each term before "all" passes those that it matches.
  constexpr bool all_pass() const noexcept {
    for (const auto& node : tree_.nodes) {
      if (node.depth == 0 && node.kind != spf::term_kind::all && node.qualifier != result_code::pass) return false;
    }
    return true;
  }

  constexpr bool is_edited(std::size_t node) const noexcept {
    for (const auto& each : out_) {
      if (each.node == node) return true;
    }
    return false;
  }

  /// Makes the edit of a kind that saves most. False if there is none.
  constexpr bool take_best(edit_kind kind) {
    if (out_.size == cheapest_change::max_edits) return false;
    edit best{.kind = kind};
    // From the end: of two equal terms the first one stays.
    for (std::size_t i = tree_.nodes.size(); i-- > 0;) {
      const auto& node = tree_.nodes[i];
      if (node.depth != 0 || node.dead || node.lookups == 0 || is_edited(i)) continue;
      const bool voids = out_.void_lookups > spf::max_void_lookups;
      edit candidate{.kind = kind, .node = i, .saves = node.lookups, .saves_void = node.void_lookups};
      if (kind == edit_kind::unwrapped) candidate.saves = 1;
      if (kind == edit_kind::unwrapped || kind == edit_kind::own_addresses) candidate.saves_void = 0;
      const bool helps = out_.lookups > spf::max_lookups ? candidate.saves > best.saves
                                                         : voids && candidate.saves_void > best.saves_void;
      if (helps && is_possible(candidate)) best = candidate;
    }
    if (best.saves == 0) return false;
    if (!write_replacement(best)) return false;
    out_.lookups = static_cast<std::uint16_t>(out_.lookups - best.saves);
    out_.void_lookups = static_cast<std::uint16_t>(out_.void_lookups - best.saves_void);
    out_.edits[out_.size++] = best;
    return true;
  }

  constexpr bool is_possible(const edit& candidate) {
    const auto& node = tree_.nodes[candidate.node];
    switch (candidate.kind) {
      case edit_kind::leads_nowhere: return finds_nothing(node);
      case edit_kind::duplicate: return is_repeated(candidate.node) || is_included_elsewhere(candidate.node);
      case edit_kind::not_asked_for: {
        const auto* service = node.kind == spf::term_kind::include ? find_sender_by_include(node.target) : nullptr;
        return service != nullptr && service->own_return_path;
      }
      case edit_kind::own_addresses: return has_few_addresses(node);
      case edit_kind::unwrapped: return can_be_unwrapped(candidate.node);
    }
    return false;
  }

  static constexpr bool finds_nothing(const spf::tree_node& node) noexcept {
    const bool missing = node.fault == spf::tree_fault::no_such_name || node.fault == spf::tree_fault::no_record;
    return node.fault == spf::tree_fault::no_address || (missing && node.kind == spf::term_kind::include);
  }

  /// Whether another own term asks for the same addresses.
  constexpr bool is_repeated(std::size_t index) const noexcept {
    const auto& node = tree_.nodes[index];
    if (node.by_sender || (node.kind != spf::term_kind::a && node.kind != spf::term_kind::mx)) return false;
    const auto term = spf::read_term(node.text);
    for (std::size_t i = 0; i < tree_.nodes.size(); ++i) {
      const auto& other = tree_.nodes[i];
      if (other.depth != 0 || i == index || is_edited(i) || other.dead || other.kind != node.kind) continue;
      const auto same = spf::read_term(other.text);
      const bool networks = same.cidr4 == term.cidr4 && same.cidr6 == term.cidr6;
      if (networks && ascii::iequals(other.target, node.target)) return true;
    }
    return false;
  }

  /// Whether an own term has the same record, or a record included by an own term that stays passes everybody whom it
  /// passes.
  constexpr bool is_included_elsewhere(std::size_t index) const noexcept {
    const auto& node = tree_.nodes[index];
    if (node.kind != spf::term_kind::include || node.by_sender || node.fault != spf::tree_fault::none) return false;
    for (std::size_t i = 0; i < tree_.nodes.size(); ++i) {
      if (tree_.nodes[i].depth != 0 || i == index || is_edited(i) || tree_.nodes[i].dead) continue;
      if (passes_all_of(i, node.target)) return true;
    }
    return false;
  }

  /// Whether a term and everything that leads from it to the record of `target` passes what that record passes, with
  /// nothing before it that could decide otherwise.
  constexpr bool passes_all_of(std::size_t index, std::string_view target) const noexcept {
    const auto& top = tree_.nodes[index];
    if (top.kind != spf::term_kind::include) return false;
    if (ascii::iequals(top.target, target)) return true;
    for (std::size_t i = index + 1; i <= index + top.below; ++i) {
      const auto& node = tree_.nodes[i];
      if (node.qualifier != result_code::pass && node.kind != spf::term_kind::all) return false;
      if (node.dead || node.kind != spf::term_kind::include) continue;
      if (ascii::iequals(node.target, target)) return true;
    }
    return false;
  }

  // -- addresses of a and mx -----------------------------------------------------------------------------------------

  static constexpr std::size_t max_addresses = 6;

  struct address_list {
    std::array<ip_address, max_addresses> all{};
    std::size_t size = 0;
    bool complete = true;

    constexpr void add(const ip_address& one) noexcept {
      for (std::size_t i = 0; i < size; ++i) {
        if (all[i] == one) return;
      }
      if (size == all.size())
        complete = false;
      else
        all[size++] = one;
    }
  };

  constexpr void add_addresses(std::string_view host, address_list& out) {
    for (const auto type : {dns::record_type::a, dns::record_type::aaaa}) {
      const auto known = resolver_({.name = host, .type = type});
      if (known.status == dns::status::pending) out_.pending = true;
      const bool answered = known.status == dns::status::ok || known.status == dns::status::no_data ||
                            known.status == dns::status::nxdomain;
      out.complete = out.complete && answered;
      for (const auto& each : known.records) {
        if (const auto address = address_of(each.data)) out.add(*address);
      }
    }
  }

  static constexpr maybe<ip_address> address_of(std::string_view octets) noexcept {
    if (octets.size() == 4) return ip_address{array_of<4>(octets)};
    if (octets.size() == 16) return ip_address{array_of<16>(octets)};
    return std::nullopt;
  }

  template <std::size_t N>
  static constexpr std::array<std::uint8_t, N> array_of(std::string_view octets) noexcept {
    std::array<std::uint8_t, N> bytes{};
    for (std::size_t i = 0; i < N; ++i) bytes[i] = static_cast<std::uint8_t>(octets[i]);
    return bytes;
  }

  constexpr address_list addresses_of(const spf::tree_node& node) {
    address_list out;
    if (node.kind == spf::term_kind::a) {
      add_addresses(node.target, out);
      return out;
    }
    std::array<std::string_view, spf::max_mx_names> hosts{};
    std::size_t size = 0;
    for (const auto& each : resolver_({.name = node.target, .type = dns::record_type::mx}).records) {
      if (size < hosts.size()) hosts[size++] = each.data;
    }
    for (std::size_t i = 0; i < size; ++i) add_addresses(hosts[i], out);
    return out;
  }

  constexpr bool has_few_addresses(const spf::tree_node& node) {
    const bool names_hosts = node.kind == spf::term_kind::a || node.kind == spf::term_kind::mx;
    if (!names_hosts || node.by_sender || node.fault != spf::tree_fault::none) return false;
    const auto found = addresses_of(node);
    return found.complete && found.size > 0;
  }

  /// An include is its record's terms, if each of them passes, up to an "all" that passes nobody.
  constexpr bool can_be_unwrapped(std::size_t index) const noexcept {
    const auto& top = tree_.nodes[index];
    if (top.kind != spf::term_kind::include || top.qualifier != result_code::pass || top.record.empty()) return false;
    if (top.fault != spf::tree_fault::none) return false;
    std::size_t terms = 0;
    for (const auto& term : spf::record{top.record}) {
      if (term.is_modifier()) return false;
      const bool all = term.kind == spf::term_kind::all;
      if (all != (term.qualifier != result_code::pass)) return false;
      if (all) break;
      // Names of the included record mean its own domain, and macros may.
      const bool own = term.needs_lookup() && (term.value.empty() || term.value.find('%') != std::string_view::npos);
      if (own || term.kind == spf::term_kind::ptr) return false;
      ++terms;
    }
    return terms > 0 && terms <= 4;  // more would be hard to keep up to date
  }

  // -- the record ----------------------------------------------------------------------------------------------------

  struct writer {
    slice<char> memory;
    std::size_t& used;
    bool fits = true;

    constexpr void operator()(std::string_view text) noexcept {
      if (text.size() > memory.size() - used) {
        fits = false;
        return;
      }
      for (const char c : text) memory[used++] = c;
    }
  };

  constexpr bool write_replacement(edit& made) {
    const auto& node = tree_.nodes[made.node];
    const std::size_t begin = used_;
    writer out{memory_, used_};
    if (made.kind == edit_kind::own_addresses) write_addresses(node, out);
    if (made.kind == edit_kind::unwrapped) {
      for (const auto& term : spf::record{node.record}) {
        if (term.kind == spf::term_kind::all) break;
        if (used_ > begin) out(" ");
        out(term.text);
      }
    }
    made.replacement = ascii::text_at(memory_.data() + begin, used_ - begin);
    return out.fits;
  }

  constexpr void write_addresses(const spf::tree_node& node, writer& out) {
    const auto term = spf::read_term(node.text);
    const auto found = addresses_of(node);
    for (std::size_t i = 0; i < found.size; ++i) {
      if (i > 0) out(" ");
      switch (node.qualifier) {
        case result_code::fail: out("-"); break;
        case result_code::softfail: out("~"); break;
        case result_code::neutral: out("?"); break;
        default: break;
      }
      const bool v6 = found.all[i].is_v6();
      out(v6 ? "ip6:" : "ip4:");
      found.all[i].write(out);
      const int prefix = v6 ? term.cidr6 : term.cidr4;
      if (prefix < 0) continue;
      out("/");
      write_number(static_cast<std::size_t>(prefix), out);
    }
  }

  /// The terms of the record in their order, as they are written, with the edits.
  constexpr void write_record() {
    const std::size_t begin = used_;
    writer out{memory_, used_};
    out("v=spf1");
    for (const auto& term : spf::record{tree_.record}) {
      const edit* made = nullptr;
      for (const auto& each : out_) {
        if (tree_.nodes[each.node].offset == term.offset) made = &each;
      }
      const std::string_view text = made == nullptr ? term.text : made->replacement;
      if (text.empty()) continue;
      out(" ");
      out(text);
    }
    if (out.fits) out_.record = ascii::text_at(memory_.data() + begin, used_ - begin);
  }

  // -- the proof -----------------------------------------------------------------------------------------------------

  /// The first and the last address of each network in the old tree must have the same result by the new record. The
  /// old result is that of the tree, because the evaluator ends at its limit.
  constexpr void prove() {
    with_record<R> changed{tree_.domain, out_.record, resolver_};
    std::size_t skip = 0;
    for (std::size_t i = 0; i < tree_.nodes.size(); ++i) {
      const auto& node = tree_.nodes[i];
      if (node.depth == 0 && is_removed_service(i)) skip = i + 1 + node.below;
      if (i < skip || node.dead) continue;
      const bool network = node.kind == spf::term_kind::ip4 || node.kind == spf::term_kind::ip6;
      if (network && node.error == errc::none) compare_network(node, changed);
    }
    constexpr std::array<std::uint8_t, 4> nobody{192, 0, 2, 1};  // RFC 5737: of documents
    compare(ip_address{nobody}, changed);
  }

  constexpr bool is_removed_service(std::size_t index) const noexcept {
    for (const auto& each : out_) {
      if (each.node == index && each.kind == edit_kind::not_asked_for) return true;
    }
    return false;
  }

  constexpr void compare_network(const spf::tree_node& node, with_record<R>& changed) {
    const auto term = spf::read_term(node.text);
    if (term.network.is_v6()) {
      compare_ends<16>(term.network, node.network_bits, changed);
    } else {
      compare_ends<4>(term.network, node.network_bits, changed);
    }
  }

  template <std::size_t N>
  constexpr void compare_ends(const ip_address& network, std::size_t bits, with_record<R>& changed) {
    std::array<std::uint8_t, N> first{}, last{};
    for (std::size_t i = 0; i < N; ++i) {
      const std::size_t kept = bits >= 8 * (i + 1) ? 8 : bits <= 8 * i ? 0 : bits - 8 * i;
      const auto free = static_cast<std::uint8_t>(0xff >> kept);
      first[i] = static_cast<std::uint8_t>(network.bytes()[i] & ~free);
      last[i] = static_cast<std::uint8_t>(network.bytes()[i] | free);
    }
    compare(ip_address{first}, changed);
    if (first != last) compare(ip_address{last}, changed);
  }

  constexpr void compare(const ip_address& client, with_record<R>& changed) {
    const auto before = spf::verdict_of(tree_, client, resolver_);
    const auto after =
        spf::check_host({.ip = client, .mail_from = {}, .helo = tree_.domain, .receiver = {}, .now = 0}, changed);
    if (after.pending()) {
      out_.pending = true;
      return;
    }
    // A record that is broken has no result that could stay.
    if (before == result_code::permerror) return;
    ++out_.samples;
    if (before == after.code) ++out_.equal;
  }

  const spf::tree& tree_;
  R& resolver_;
  slice<char> memory_;
  std::size_t used_ = 0;
  cheapest_change out_;
};

}  // namespace detail

/// Finds the change for a tree that is not pending. `memory` of `change_memory` octets is enough for a record as long
/// as DNS answers over UDP are.
template <dns::resolver R>
[[nodiscard]] constexpr cheapest_change find_cheapest_change(const spf::tree& of, R&& resolver, slice<char> memory) {
  return detail::change_finder<std::remove_reference_t<R>>{of, resolver, memory}.find();
}

}  // namespace fromproof::inline v0::published

#endif
