#ifndef FROMPROOF_SPF_TREE_HPP
#define FROMPROOF_SPF_TREE_HPP

// An SPF record with all records that it leads to, for its owner: what each term costs, who is meant, and what is
// wrong. check_host() stops at the first match; a tree shows what a sender pays whom no term matches, the worst case.
//
//   std::array<spf::tree_node, 128> memory;
//   const auto tree = spf::read_tree("example.com", resolver, memory);
//   if (tree.lookups > spf::max_lookups) complain();
//   for (const auto& node : tree.nodes) show(node.depth, node.text, node.lookups);

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../dns/query.hpp"
#include "../result.hpp"
#include "../text/ascii.hpp"
#include "../text/bounded_list.hpp"
#include "../text/error.hpp"
#include "../text/slice.hpp"
#include "../text/words.hpp"
#include "match.hpp"
#include "record.hpp"
#include "sender.hpp"

namespace fromproof::inline v0::spf {

/// What is wrong with a term, or with the record that it leads to.
enum class tree_fault : std::uint8_t {
  none,
  no_such_name,     ///< the name does not exist
  no_record,        ///< the name has no SPF record
  several_records,  ///< more than one: none counts (RFC 7208 section 4.5)
  bad_record,       ///< a syntax error: permerror for every sender (section 4.6)
  bad_target,       ///< the term's name is no domain name, so it has no record
  no_address,       ///< a, mx and exists: nothing was found, a void lookup (section 4.6.4)
  too_many_mx,      ///< more than ten mail servers: permerror (section 4.6.4)
  loop,             ///< leads back to a record that led here
  not_followed,     ///< too deep or too many records: what lies below is unknown
  unread            ///< DNS gave no answer
};

namespace detail {
inline constexpr auto tree_fault_words = words_of<tree_fault>({
    {tree_fault::none, ""},
    {tree_fault::no_such_name, "no-such-name"},
    {tree_fault::no_record, "no-record"},
    {tree_fault::several_records, "several-records"},
    {tree_fault::bad_record, "bad-record"},
    {tree_fault::bad_target, "bad-target"},
    {tree_fault::no_address, "no-address"},
    {tree_fault::too_many_mx, "too-many-mx"},
    {tree_fault::loop, "loop"},
    {tree_fault::not_followed, "not-followed"},
    {tree_fault::unread, "unread"},
});
}  // namespace detail

constexpr std::string_view word(tree_fault what) noexcept {
  return detail::tree_fault_words[what];
}

/// A term of one of the records. Views refer to the data of the resolver's answers.
struct tree_node {
  std::string_view domain;  ///< whose record it stands in
  std::string_view text;    ///< the term
  std::size_t offset = 0;   ///< where it begins in that record
  term_kind kind = term_kind::unknown;
  result_code qualifier = result_code::pass;
  std::string_view target{};       ///< the name that it asks for; empty if it asks for none, or for one with macros
  std::uint8_t depth = 0;          ///< how many records lead to its record
  std::uint16_t lookups = 0;       ///< that it costs, with everything below it (RFC 7208 section 4.6.4)
  std::uint16_t void_lookups = 0;  ///< of these, such as find nothing
  std::size_t below = 0;           ///< how many of the following nodes are below it
  bool by_sender = false;          ///< its name has macros or is the client's: what it asks for depends on the sender
  bool dead = false;               ///< never evaluated, because it follows "all"
  bool again = false;              ///< its target was read before, elsewhere in the tree
  tree_fault fault = tree_fault::none;
  std::string_view record{};     ///< include and redirect: the record that it leads to
  std::size_t network_bits = 0;  ///< ip4 and ip6: the length of the prefix
  errc error{};                  ///< of the term, or of the record that it leads to
  std::size_t error_offset = 0;  ///< in its own record if the term is at fault, otherwise in `record`

  /// Whether everybody who reaches the term gets a permerror.
  constexpr bool is_permerror() const noexcept {
    const bool leads = kind == term_kind::include || kind == term_kind::redirect;
    return fault == tree_fault::several_records || fault == tree_fault::bad_record || fault == tree_fault::loop ||
           fault == tree_fault::too_many_mx ||
           (leads &&
            (fault == tree_fault::no_such_name || fault == tree_fault::no_record || fault == tree_fault::bad_target));
  }
};

/// An SPF record with everything that it leads to.
struct tree {
  std::string_view domain;
  std::string_view record;              ///< empty if there is none
  tree_fault fault = tree_fault::none;  ///< of the record itself
  errc error{};                         ///< its first syntax error
  std::size_t error_offset = 0;
  std::uint16_t lookups = 0;       ///< of a sender whom nothing matches; at most ten may be needed
  std::uint16_t void_lookups = 0;  ///< of these, such as find nothing for them; at most two may
  bool complete = true;            ///< whether every record was read
  bool pending = false;            ///< answers are missing: read it again when they are there
  bounded_list<tree_node> nodes;   ///< a term stands before what is below it
};

/// How many records lead to a record at most. More than ten are a permerror anyway.
inline constexpr std::size_t max_tree_depth = 14;
/// How many records are read at most. More than eleven are a permerror anyway.
inline constexpr std::size_t max_tree_records = 48;

namespace detail {

template <dns::resolver R>
class tree_reader {
 public:
  constexpr tree_reader(std::string_view its_domain, R& its_resolver, slice<tree_node> memory) noexcept
      : resolver_{its_resolver} {
    tree_.domain = its_domain;
    tree_.nodes = bounded_list<tree_node>{memory};
  }

  constexpr tree read() {
    const found root = fetch(tree_.domain);
    tree_.fault = root.fault;
    if (root.fault == tree_fault::unread) tree_.complete = false;
    if (root.text.empty()) return tree_;
    tree_.record = root.text;
    if (const auto checked = check_record(root.text); !checked) {
      tree_.fault = tree_fault::bad_record;
      tree_.error = checked.error;
      tree_.error_offset = checked.offset;
    }
    open(tree_.domain, root.text, none);
    while (open_ > 0) step();
    tree_.complete = tree_.complete && tree_.nodes.omitted() == 0 && !tree_.pending;
    return tree_;
  }

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  /// A record that is being read.
  struct frame {
    std::string_view domain;
    std::string_view text;
    std::size_t at = 0;
    std::size_t parent = none;  // the node that leads to it
    bool has_all = false;       // anywhere, which makes redirect= void
    bool past_all = false;
  };

  struct found {
    tree_fault fault = tree_fault::none;
    std::string_view text;
  };

  constexpr dns::answer ask(std::string_view name, dns::record_type type) {
    const auto known = resolver_({.name = name, .type = type});
    if (known.status == dns::status::pending) tree_.pending = true;
    return known;
  }

  constexpr found fetch(std::string_view name) {
    ++records_;
    const auto known = ask(name, dns::record_type::txt);
    switch (known.status) {
      case dns::status::ok: break;
      case dns::status::no_data: return {tree_fault::no_record, {}};
      case dns::status::nxdomain: return {tree_fault::no_such_name, {}};
      default: return {tree_fault::unread, {}};
    }
    found out{tree_fault::no_record, {}};
    for (const auto& each : known.records) {
      if (!is_record(each.data)) continue;
      if (!out.text.empty()) return {tree_fault::several_records, {}};
      out = {tree_fault::none, each.data};
    }
    return out;
  }

  constexpr void open(std::string_view domain, std::string_view text, std::size_t parent) noexcept {
    frame& next = frames_[open_++];
    next = {.domain = domain,
            .text = text,
            .at = skip_spaces(text, version_size),
            .parent = parent,
            .has_all = false,
            .past_all = false};
    for (const auto& each : record{text}) next.has_all = next.has_all || each.kind == term_kind::all;
  }

  /// Reads the next term of the record that was opened last.
  constexpr void step() {
    frame& current = frames_[open_ - 1];
    if (current.at >= current.text.size()) {
      close();
      return;
    }
    const term each = read_term(current.text, current.at);
    if (each.kind == term_kind::reporting || each.kind == term_kind::unknown_modifier) return;
    tree_node node{.domain = current.domain,
                   .text = each.text,
                   .offset = each.offset,
                   .kind = each.kind,
                   .qualifier = each.qualifier,
                   .depth = static_cast<std::uint8_t>(open_ - 1),
                   .dead = is_dead(current, each)};
    node.error = each.error;
    node.error_offset = each.fault;
    if (each.kind == term_kind::ip4) node.network_bits = each.cidr4 < 0 ? 32 : static_cast<std::size_t>(each.cidr4);
    if (each.kind == term_kind::ip6) node.network_bits = each.cidr6 < 0 ? 128 : static_cast<std::size_t>(each.cidr6);
    if (each.kind == term_kind::all) current.past_all = true;
    const bool asks = each.needs_lookup() && each.error == errc::none && !node.dead;
    if (asks) look_up(node, each, current);
    const std::size_t index = tree_.nodes.size();
    if (!tree_.nodes.push_back(node)) {
      // Whatever follows does not fit either.
      open_ = 0;
      return;
    }
    if (asks) charge(node, index);
    if (!node.record.empty()) open(node.target, node.record, index);
  }

  /// RFC 7208 section 5.1: mechanisms after "all" are never tested; redirect= is ignored if there is any "all".
  static constexpr bool is_dead(const frame& current, const term& each) noexcept {
    return each.kind == term_kind::redirect ? current.has_all : current.past_all && !each.is_modifier();
  }

  constexpr void look_up(tree_node& node, const term& each, const frame& current) {
    node.lookups = 1;
    node.by_sender = each.value.find('%') != std::string_view::npos || each.kind == term_kind::ptr;
    if (node.by_sender) return;
    node.target = each.value.empty() ? current.domain : without_final_dot(each.value);
    if (!is_target_name(node.target)) {
      node.fault = tree_fault::bad_target;
      return;
    }
    switch (each.kind) {
      case term_kind::a:
      case term_kind::exists: return find_address(node);
      case term_kind::mx: return find_mail_servers(node);
      default: return find_record(node);
    }
  }

  constexpr bool has_address(std::string_view name, tree_fault& fault) {
    const auto known = ask(name, dns::record_type::a);
    if (known.status == dns::status::ok) return true;
    if (known.status != dns::status::no_data && known.status != dns::status::nxdomain) fault = tree_fault::unread;
    return false;
  }

  constexpr void find_address(tree_node& node) {
    if (has_address(node.target, node.fault)) return;
    if (node.fault == tree_fault::none) node.fault = tree_fault::no_address;
  }

  constexpr void find_mail_servers(tree_node& node) {
    const auto known = ask(node.target, dns::record_type::mx);
    if (known.status != dns::status::ok) {
      const bool missing = known.status == dns::status::no_data || known.status == dns::status::nxdomain;
      node.fault = missing ? tree_fault::no_address : tree_fault::unread;
      return;
    }
    if (known.records.size() > max_mx_names) {
      node.fault = tree_fault::too_many_mx;
      return;
    }
    std::array<std::string_view, max_mx_names> hosts{};
    std::size_t size = 0;
    for (const auto& each : known.records) hosts[size++] = each.data;
    bool any = false;
    for (std::size_t i = 0; i < size; ++i) {
      if (is_target_name(hosts[i])) any = has_address(hosts[i], node.fault) || any;
    }
    if (any) node.fault = tree_fault::none;
    if (!any && node.fault == tree_fault::none) node.fault = tree_fault::no_address;
  }

  constexpr void find_record(tree_node& node) {
    for (std::size_t i = 0; i < open_; ++i) {
      if (ascii::iequals(frames_[i].domain, node.target)) {
        node.fault = tree_fault::loop;
        return;
      }
    }
    for (const auto& each : tree_.nodes) {
      if (!each.record.empty() && ascii::iequals(each.target, node.target)) node.again = true;
    }
    if (open_ == frames_.size() || records_ == max_tree_records) {
      node.fault = tree_fault::not_followed;
      tree_.complete = false;
      return;
    }
    const found known = fetch(node.target);
    node.fault = known.fault;
    node.record = known.text;
    if (known.fault == tree_fault::unread) tree_.complete = false;
    if (known.text.empty()) return;
    if (const auto checked = check_record(known.text); !checked) {
      node.fault = tree_fault::bad_record;
      node.error = checked.error;
      node.error_offset = checked.offset;
    }
  }

  /// Adds the cost of a new node to the nodes above it and to the whole.
  constexpr void charge(const tree_node& node, std::size_t index) noexcept {
    // A sender whom nothing matches has no name for exists to find.
    const bool empty = node.fault == tree_fault::no_address || (node.by_sender && node.kind == term_kind::exists);
    ++tree_.lookups;
    if (empty) {
      ++tree_.void_lookups;
      tree_.nodes[index].void_lookups = 1;
    }
    for (std::size_t i = 0; i < open_; ++i) {
      if (frames_[i].parent == none) continue;
      tree_node& above = tree_.nodes[frames_[i].parent];
      ++above.lookups;
      if (empty) ++above.void_lookups;
    }
  }

  constexpr void close() noexcept {
    const frame& done = frames_[--open_];
    if (done.parent != none) tree_.nodes[done.parent].below = tree_.nodes.size() - done.parent - 1;
  }

  R& resolver_;
  tree tree_;
  std::array<frame, max_tree_depth + 1> frames_{};
  std::size_t open_ = 0;
  std::size_t records_ = 0;
};

}  // namespace detail

/// Reads the SPF record of a domain (in A-labels, without its final dot) and all records that it leads to, at most
/// `max_tree_records`. A resolver that does not know an answer yet is asked the other questions all the same, so that
/// they can be sent together; the tree is then `pending`. A tree whose nodes do not fit into `memory` is not complete.
/// Views refer to `domain` and to data of the resolver, which has to keep its answers as host::dns_answers does.
template <dns::resolver R>
constexpr tree read_tree(std::string_view domain, R&& resolver, slice<tree_node> memory) {
  return detail::tree_reader<std::remove_reference_t<R>>{domain, resolver, memory}.read();
}

}  // namespace fromproof::inline v0::spf

#endif
