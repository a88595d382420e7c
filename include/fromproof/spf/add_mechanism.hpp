#ifndef FROMPROOF_SPF_ADD_MECHANISM_HPP
#define FROMPROOF_SPF_ADD_MECHANISM_HPP

// Adds a sender to an existing SPF record. A domain must have one SPF record: a second one makes both an error (RFC
// 7208 section 4.5).
//
//   add_mechanism("v=spf1 mx -all", "include:example.net").write(out);  // out == "v=spf1 mx include:example.net -all"

#include <array>
#include <cstddef>
#include <string_view>
#include <type_traits>

#include "../text/ascii.hpp"
#include "../text/error.hpp"
#include "../text/lifetime.hpp"
#include "../text/sink.hpp"
#include "record.hpp"

namespace fromproof::inline v0::spf {

/// A record in pieces, which are views of the old record and the mechanism.
struct [[nodiscard]] changed_record {
  errc error{};          ///< why nothing was added: what is wrong with the record or the mechanism
  bool changed = false;  ///< false: the record already has the mechanism
  std::array<std::string_view, 4> pieces{};
  int lookups = 0;  ///< terms of this record that ask DNS, of the ten allowed in all; its includes add to them

  template <text_sink S>
  constexpr void write(S&& out) const {
    for (const auto piece : pieces) out(piece);
  }
};

namespace detail {

constexpr bool says_the_same(const term& a, const term& b) noexcept {
  return a.kind == b.kind && a.qualifier == b.qualifier && a.cidr4 == b.cidr4 && a.cidr6 == b.cidr6 &&
         a.network == b.network &&
         (a.kind == term_kind::ip4 || a.kind == term_kind::ip6 || ascii::iequals(a.value, b.value));
}

}  // namespace detail

/// Puts a mechanism before "all", because evaluation ends there, or before redirect=, or at the end. Errors: those of
/// the record, which must be repaired first, and those of the mechanism.
constexpr changed_record add_mechanism(std::string_view record FROMPROOF_LIFETIMEBOUND,
                                       std::string_view mechanism FROMPROOF_LIFETIMEBOUND) noexcept {
  changed_record out;
  while (!record.empty() && record.back() == ' ') record.remove_suffix(1);
  out.pieces[0] = record;
  if (mechanism.empty() || mechanism.back() == ' ') return out.error = errc::unexpected_character, out;
  std::size_t end = 0;
  const auto added = detail::read_term(mechanism, end);
  if (end < mechanism.size()) return out.error = errc::unexpected_character, out;
  if (added.error != errc::none || added.is_modifier()) {
    return out.error = added.error != errc::none ? added.error : errc::unknown_mechanism, out;
  }
  std::size_t at = record.size();
  bool all = false;
  bool present = false;
  const auto summary = for_each_problem(
      record, [&](const problem& each) { out.error = out.error == errc::none ? each.error : out.error; },
      [&](const term& each) {
        if (all) return;
        all = each.kind == term_kind::all;
        if (all || (each.kind == term_kind::redirect && at == record.size())) at = each.offset;
        present = present || detail::says_the_same(each, added);
      });
  out.lookups = summary.lookups;
  if (out.error != errc::none || present) return out;
  out.changed = true;
  out.lookups += added.needs_lookup() ? 1 : 0;
  out.pieces = at == record.size() ? std::array<std::string_view, 4>{record, " ", mechanism}
                                   : std::array<std::string_view, 4>{ascii::slice(record, 0, at), mechanism, " ",
                                                                     ascii::slice(record, at, record.size())};
  return out;
}
template <class... S>
std::enable_if_t<(temporary_string<S> || ...), changed_record> add_mechanism(S&&...) = delete;  // give the texts names

}  // namespace fromproof::inline v0::spf

#endif
