#ifndef FROMPROOF_SPF_TREE_VERDICT_HPP
#define FROMPROOF_SPF_TREE_VERDICT_HPP

// What the records of a tree say of an address, as if there were no limit on lookups: what the owner of a record that
// needs too many of them means. check_host() says what receivers do.
//
//   const auto tree = spf::read_tree("example.com", resolver, memory);
//   spf::verdict_of(tree, *parse_ip_address("192.0.2.1"), resolver) == result_code::pass;  // true

#include <array>
#include <cstddef>
#include <string_view>

#include "../dns/query.hpp"
#include "../domain/ip_address.hpp"
#include "../result.hpp"
#include "match.hpp"
#include "record.hpp"
#include "tree.hpp"

namespace fromproof::inline v0::spf {

namespace detail {

template <dns::resolver R>
class tree_walker {
 public:
  constexpr tree_walker(const tree& its_tree, const ip_address& its_client, R& its_resolver) noexcept
      : tree_{its_tree}, client_{its_client}, resolver_{its_resolver} {}

  constexpr result_code walk() {
    if (tree_.record.empty()) return result_code::none;
    if (tree_.fault != tree_fault::none) return result_code::permerror;
    open(none, 0, tree_.nodes.size());
    while (true) {
      frame& current = frames_[open_ - 1];
      if (current.at >= current.end) {
        if (current.redirect != none) {
          follow_redirect(current);
          continue;
        }
        // RFC 7208 section 4.7: neutral, which for an include is no match.
        if (current.leads == none || tree_.nodes[current.leads].kind == term_kind::redirect) {
          if (end_record(result_code::neutral)) return result_;
          continue;
        }
        leave(current.leads);
        continue;
      }
      if (step(current)) return result_;
    }
  }

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  struct frame {
    std::size_t leads = none;  // the include or redirect whose record this is
    std::size_t at = 0;
    std::size_t end = 0;
    std::size_t redirect = none;  // to follow at the end
  };

  constexpr void open(std::size_t leads, std::size_t at, std::size_t end) noexcept {
    frames_[open_++] = {.leads = leads, .at = at, .end = end, .redirect = none};
  }

  constexpr void follow_redirect(frame& current) noexcept {
    const std::size_t index = current.redirect;
    current.redirect = none;
    open(index, index + 1, index + 1 + tree_.nodes[index].below);
  }

  /// Continues after an include that did not match.
  constexpr void leave(std::size_t leads) noexcept {
    --open_;
    frames_[open_ - 1].at = leads + 1 + tree_.nodes[leads].below;
  }

  /// The result of the record that is open. True if that is the result of all.
  constexpr bool end_record(result_code code) noexcept {
    while (true) {
      const std::size_t leads = frames_[open_ - 1].leads;
      if (leads == none) {
        result_ = code;
        return true;
      }
      const tree_node& node = tree_.nodes[leads];
      --open_;
      // Section 6.1: the result of a redirect is that of the record.
      if (node.kind == term_kind::redirect) continue;
      // Section 5.2: an include matches if the result is a pass.
      if (code != result_code::pass) {
        frames_[open_ - 1].at = leads + 1 + node.below;
        return false;
      }
      code = node.qualifier;
    }
  }

  /// Evaluates the next term. True if the result is known.
  constexpr bool step(frame& current) {
    const std::size_t index = current.at;
    const tree_node& node = tree_.nodes[index];
    current.at += 1 + node.below;
    if (node.dead) return false;
    if (node.kind == term_kind::redirect) {
      current.redirect = index;
      return node.is_permerror() ? give_up(result_code::permerror) : false;
    }
    if (node.is_permerror()) return give_up(result_code::permerror);
    if (node.fault == tree_fault::unread || node.fault == tree_fault::not_followed) {
      return give_up(result_code::temperror);
    }
    if (node.kind == term_kind::include && !node.by_sender) {
      open(index, index + 1, index + 1 + node.below);
      return false;
    }
    return has_client(node) && end_record(node.qualifier);
  }

  constexpr bool give_up(result_code code) noexcept {
    result_ = code;
    return true;
  }

  constexpr bool has_client(const tree_node& node) {
    std::size_t at = 0;
    const term each = read_term(node.text, at, true);
    const int prefix4 = each.cidr4 < 0 ? 32 : each.cidr4;
    const int prefix6 = each.cidr6 < 0 ? 128 : each.cidr6;
    switch (node.kind) {
      case term_kind::all: return true;
      case term_kind::ip4: return is_in_network(client_.bytes(), each.network.bytes(), prefix4);
      case term_kind::ip6: return is_in_network(client_.bytes(), each.network.bytes(), prefix6);
      case term_kind::a: return has_address(node.target, client_.is_v6() ? prefix6 : prefix4);
      case term_kind::mx: return has_mail_server(node.target, client_.is_v6() ? prefix6 : prefix4);
      default: return false;  // ptr, exists, macros: depend on more than the address
    }
  }

  constexpr bool has_address(std::string_view name, int prefix) {
    if (name.empty()) return false;
    const auto type = client_.is_v6() ? dns::record_type::aaaa : dns::record_type::a;
    for (const auto& each : resolver_({.name = name, .type = type}).records) {
      if (is_address_in(each.data, client_.bytes(), prefix)) return true;
    }
    return false;
  }

  constexpr bool has_mail_server(std::string_view name, int prefix) {
    if (name.empty()) return false;
    std::array<std::string_view, max_mx_names> hosts{};
    std::size_t size = 0;
    for (const auto& each : resolver_({.name = name, .type = dns::record_type::mx}).records) {
      if (size < hosts.size() && is_target_name(each.data)) hosts[size++] = each.data;
    }
    for (std::size_t i = 0; i < size; ++i) {
      if (has_address(hosts[i], prefix)) return true;
    }
    return false;
  }

  const tree& tree_;
  const ip_address& client_;
  R& resolver_;
  std::array<frame, 2 * (max_tree_depth + 1)> frames_{};
  std::size_t open_ = 0;
  result_code result_ = result_code::none;
};

}  // namespace detail

/// The result for an address, without limits on lookups. `resolver` has the answers that the tree was read from, and is
/// asked for the addresses of `a` and `mx`. Terms that depend on more than the address (ptr, exists, names with macros)
/// do not match.
template <dns::resolver R>
[[nodiscard]] constexpr result_code verdict_of(const tree& of, const ip_address& client, R&& resolver) {
  return detail::tree_walker<std::remove_reference_t<R>>{of, client, resolver}.walk();
}

}  // namespace fromproof::inline v0::spf

#endif
