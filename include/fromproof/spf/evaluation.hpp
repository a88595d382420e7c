#ifndef FROMPROOF_SPF_EVALUATION_HPP
#define FROMPROOF_SPF_EVALUATION_HPP

// What the mechanisms of check_host() share: questions to DNS, target names with their macros (RFC 7208 section 7), and
// the limits on both (section 4.6.4). check_host.hpp evaluates records with it.
//
// A step returns how it ended; `no_match` from a question means that there is an answer, even an empty one.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../dns/query.hpp"
#include "../result.hpp"
#include "../text/ascii.hpp"
#include "../text/sink.hpp"
#include "../text/slice.hpp"
#include "macro.hpp"
#include "match.hpp"
#include "record.hpp"
#include "result.hpp"
#include "sender.hpp"

namespace fromproof::inline v0::spf::detail {

/// How a term or a record ended. no_match: continue with the next.
enum class ending : std::uint8_t {
  none,
  pass,
  fail,
  softfail,
  neutral,
  temperror,
  permerror,
  no_match,
  match,
  descend,  ///< an include: evaluate the record of its target
  pending,
  out_of_space
};

constexpr ending to_ending(result_code qualifier) noexcept {
  switch (qualifier) {
    case result_code::fail: return ending::fail;
    case result_code::softfail: return ending::softfail;
    case result_code::neutral: return ending::neutral;
    default: return ending::pass;
  }
}

constexpr result_code to_result(ending how) noexcept {
  switch (how) {
    case ending::pass: return result_code::pass;
    case ending::fail: return result_code::fail;
    case ending::softfail: return result_code::softfail;
    case ending::neutral: return result_code::neutral;
    case ending::temperror: return result_code::temperror;
    case ending::permerror: return result_code::permerror;
    default: return result_code::none;
  }
}

/// The names of an answer, kept while other questions are asked.
struct name_list {
  std::array<std::string_view, 10> names;
  std::size_t size = 0;

  constexpr explicit name_list(const dns::answer& its_from) noexcept {
    for (const auto& each : its_from.records) {
      if (size == names.size()) break;
      names[size++] = without_final_dot(each.data);
    }
  }
  constexpr slice<const std::string_view> span() const noexcept {
    return slice<const std::string_view>{names}.first(size);
  }
};
static_assert(max_mx_names <= 10 && max_ptr_names <= 10);

/// The state of one check: the sender, the questions, the result.
template <class R>
class evaluation {
 protected:
  constexpr evaluation(R& its_resolver, slice<char> its_memory) noexcept
      : resolver_{its_resolver}, memory_{its_memory} {}

  // -- section 7: macros ---------------------------------------------------------------------------------------------

  /// Whether a domain-spec uses a local-part in UTF-8, which no name contains (RFC 8616 section 4).
  constexpr bool needs_unusable(std::string_view spec) const noexcept {
    return !local_part_is_usable_ && uses_macro(spec, "ls");
  }

  /// Whether a domain-spec has no macros: then the record itself holds the target-name.
  static constexpr bool is_plain(std::string_view spec) noexcept {
    return spec.find('%') == std::string_view::npos && spec.size() <= max_name_size;
  }

  /// Keeps the target-name of `spec` at `base` while its record is evaluated.
  constexpr void keep(std::string_view spec, std::size_t base, std::string_view& name) noexcept {
    used_ = base;
    if (is_plain(spec)) return;
    for (std::size_t i = 0; i < name.size(); ++i) memory_[base + i] = name[i];
    name = {memory_.data() + base, name.size()};
    used_ += name.size();
  }

  /// The target-name of a domain-spec: match; none if it is malformed; no_match, so that the term does not apply, if
  /// the local-part in it cannot stand in DNS, which is no fault of the domain (RFC 8616 section 4). The name is a view
  /// into the record or into memory_ behind used_.
  constexpr ending expand_name(std::string_view spec, std::string_view domain, std::string_view& target) {
    if (is_plain(spec)) {
      target = without_final_dot(spec);
    } else {
      const ending how = expand_macros(spec, domain, target);
      if (how != ending::match) return how;
    }
    return is_target_name(target) ? ending::match : ending::none;
  }

  [[gnu::noinline]] constexpr ending expand_macros(std::string_view spec, std::string_view domain,
                                                   std::string_view& target) {
    if (needs_unusable(spec)) return ending::no_match;
    if (const ending how = prepare_values(spec, domain); how != ending::match) return how;
    name_sink name{memory_.subspan(used_)};
    detail::expand_name(last_pieces(spec), values_, name);
    if (name.overflowed()) return ending::out_of_space;
    target = name.view();
    return ending::match;
  }

  /// The last pieces that can be part of a name: unless they are empty, these are already more than a name has octets,
  /// so no piece before them needs to be expanded.
  static constexpr std::string_view last_pieces(std::string_view spec) noexcept {
    constexpr std::size_t max_pieces = max_name_size + 2;
    if (spec.size() <= 2 * max_pieces) return spec;
    std::size_t pieces = 0;
    for (std::size_t at = 0; at < spec.size(); ++pieces) at = read_piece(spec, at, macro_place::domain_spec).end;
    std::size_t begin = 0;
    for (; pieces > max_pieces; --pieces) begin = read_piece(spec, begin, macro_place::domain_spec).end;
    return ascii::slice(spec, begin, spec.size());
  }

  constexpr ending prepare_values(std::string_view spec, std::string_view domain) {
    values_.domain = domain;
    return uses_macro(spec, "p") ? find_validated(domain) : ending::match;
  }

  /// Section 7.3, p: the domain itself is preferred, then a name below it, then any other. The first that is confirmed
  /// in that order is taken. These questions count only towards the limit of names.
  [[gnu::noinline]] constexpr ending find_validated(std::string_view domain) {
    values_.validated = "unknown";
    dns::answer known;
    const ending how = ask_ptr(known);
    if (how != ending::no_match) return how == ending::temperror ? ending::match : how;
    const name_list names{known};
    for (int rank = 0; rank < 3; ++rank) {
      for (const auto& name : names.span()) {
        const int own = ascii::iequals(name, domain) ? 0 : is_within(name, domain) ? 1 : 2;
        if (own != rank || !is_target_name(name)) continue;
        const ending valid = validate(name);
        if (valid == ending::match) values_.validated = name;
        if (valid != ending::no_match) return valid;
      }
    }
    return ending::match;
  }

  // -- DNS -----------------------------------------------------------------------------------------------------------

  /// no_match with an answer, even an empty one; or how the question ended.
  constexpr ending ask(std::string_view name, dns::record_type type, dns::answer& known) {
    known = resolver_(dns::query{.name = name, .type = type});
    switch (known.status) {
      case dns::status::ok: return ending::no_match;
      case dns::status::no_data:
      case dns::status::nxdomain: known.records = {}; return ending::no_match;
      case dns::status::pending: return ending::pending;
      case dns::status::out_of_space: return ending::out_of_space;
      default: return end(ending::temperror, cause::dns_failure);
    }
  }

  /// Whether the client is among the addresses of a name; `any` is set if it has one.
  constexpr ending find_address(std::string_view name, int prefix, bool& any) {
    dns::answer known;
    // Section 5: only the addresses of the client's family are asked for.
    const auto type = values_.ip.is_v6() ? dns::record_type::aaaa : dns::record_type::a;
    if (const ending how = ask(name, type, known); how != ending::no_match) return how;
    any = any || !known.records.empty();
    const std::size_t size = values_.ip.is_v6() ? 16 : 4;
    for (const auto& each : known.records) {
      // A resolver that gives text or cuts at a NUL must not make a verified fail.
      if (each.data.size() != size) return end(ending::temperror, cause::dns_failure);
      if (is_address_in(each.data, values_.ip.bytes(), prefix)) return ending::match;
    }
    return ending::no_match;
  }

  [[gnu::noinline]] constexpr ending ask_ptr(dns::answer& known) {
    if (values_.ip.bytes().empty()) return ending::no_match;  // of a sender without an address
    char memory[72]{};
    buffer_sink name{memory};
    macro_values values;
    values.ip = values_.ip;
    expand("%{ir}.", values, name);
    name(values_.ip.is_v6() ? "ip6.arpa" : "in-addr.arpa");
    return ask(name.view(), dns::record_type::ptr, known);
  }

  /// Section 5.5: skip a name whose addresses cannot be found.
  constexpr ending validate(std::string_view name) {
    bool any = false;
    const ending how = find_address(name, values_.ip.is_v6() ? 128 : 32, any);
    return how == ending::temperror ? ending::no_match : how;
  }

  // -- limits, section 4.6.4 -----------------------------------------------------------------------------------------

  constexpr bool count_lookup() noexcept {
    if (lookups_ == max_lookups) return end(ending::permerror, cause::too_many_lookups) != ending::permerror;
    ++lookups_;
    return true;
  }
  constexpr bool count_void_lookup() noexcept {
    if (++void_lookups_ <= max_void_lookups) return true;
    return end(ending::permerror, cause::too_many_void_lookups) != ending::permerror;
  }

  constexpr ending end(ending how, cause why) noexcept {
    out_.cause = why;
    return how;
  }

  R& resolver_;
  slice<char> memory_;  // a stack of names that were expanded
  std::size_t used_ = 0;
  macro_values values_;
  result out_;
  std::uint8_t lookups_ = 0;
  std::uint8_t void_lookups_ = 0;
  bool local_part_is_usable_ = true;
};

}  // namespace fromproof::inline v0::spf::detail

#endif
