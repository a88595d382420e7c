#ifndef FROMPROOF_SPF_CHECK_HOST_HPP
#define FROMPROOF_SPF_CHECK_HOST_HPP

// check_host() of RFC 7208 section 4: may this address send mail in the name of this domain?
//
//   const auto checked = spf::check_host({.ip = client, .mail_from = "user@example.com", .helo = "mx.example.com"},
//                                        resolver);
//   if (!checked.pending()) show(word(checked.code), checked.mechanism, checked.lookups);

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

#include "../dns/query.hpp"
#include "../domain/domain.hpp"
#include "../domain/ip_address.hpp"
#include "../result.hpp"
#include "../text/ascii.hpp"
#include "../text/error.hpp"
#include "../text/sink.hpp"
#include "../text/slice.hpp"
#include "evaluation.hpp"
#include "macro.hpp"
#include "match.hpp"
#include "record.hpp"
#include "result.hpp"
#include "sender.hpp"

namespace fromproof::inline v0::spf {

namespace detail {

/// Sections 4 to 6: records, mechanisms and modifiers.
template <class R, class T>
class checker : evaluation<R> {
 public:
  constexpr checker(const sender& who, R& its_resolver, slice<char> its_memory, bool its_explains,
                    T& its_trace) noexcept
      : evaluation<R>{its_resolver, its_memory}, trace_{its_trace}, explains_{its_explains} {
    values_.ip = who.ip.unmapped();
    values_.helo = who.helo;
    values_.receiver = who.receiver;
    values_.now = who.now;
    read_identity(who);
  }

  constexpr result run() {
    ending how = normalize_domain();
    if (how == ending::no_match) how = check(values_.sender_domain, 0);
    out_.lookups = lookups_;
    out_.void_lookups = void_lookups_;
    if (how == ending::pending) out_.state = progress::pending;
    out_.code = to_result(how);
    if (how == ending::out_of_space) out_.code = result_code::temperror, out_.cause = cause::out_of_space;
    const bool said = how >= ending::pass && how <= ending::neutral;
    if (said) out_.cause = cause::none;  // what went wrong on the way did not matter
    return out_;
  }

 private:
  using base_class = evaluation<R>;
  using base_class::ask, base_class::ask_ptr, base_class::find_address, base_class::validate;
  using base_class::count_void_lookup, base_class::end, base_class::resolver_, base_class::memory_;
  using base_class::expand_name, base_class::prepare_values, base_class::keep, base_class::count_lookup;
  using base_class::used_, base_class::values_, base_class::out_, base_class::lookups_;
  using base_class::void_lookups_, base_class::local_part_is_usable_;

  // -- section 4.1 to 4.3: arguments ---------------------------------------------------------------------------------

  constexpr void read_identity(const sender& who) noexcept {
    // Section 2.4: a null reverse-path is postmaster at the HELO name; so is the HELO identity.
    values_.local_part = "postmaster";
    out_.domain = who.helo;
    if (who.identity == identity::mailfrom && !who.mail_from.empty()) {
      const std::size_t at = who.mail_from.rfind('@');
      const bool found = at != std::string_view::npos;
      // Section 4.3: without a local-part it is "postmaster".
      if (found && at > 0) values_.local_part = ascii::slice(who.mail_from, 0, at);
      out_.domain = ascii::slice(who.mail_from, found ? at + 1 : 0, who.mail_from.size());
    }
    values_.sender_domain = without_final_dot(out_.domain);
    for (const char c : values_.local_part) local_part_is_usable_ = local_part_is_usable_ && !ascii::is_high(c);
  }

  /// Section 4.3: if the domain is malformed, the result is none. U-labels become A-labels (RFC 8616 section 4).
  constexpr ending normalize_domain() noexcept {
    bool high = false;
    bool valid = is_target_name(values_.sender_domain);
    for (const char c : values_.sender_domain) {
      if (ascii::is_high(c))
        high = true;
      else if (!ascii::is_alnum(c) && c != '-' && c != '_' && c != '.')
        valid = false;
    }
    if (high) return encode_domain();
    return valid ? ending::no_match : end(ending::none, cause::bad_domain);
  }

  [[gnu::noinline]] constexpr ending encode_domain() noexcept {
    const auto name = parse_domain(values_.sender_domain);
    if (!name || name->label_count() < 2) return end(ending::none, cause::bad_domain);
    const std::string_view text = name->view();
    if (text.size() > memory_.size()) return ending::out_of_space;
    for (std::size_t i = 0; i < text.size(); ++i) memory_[i] = text[i];
    used_ = text.size();
    values_.sender_domain = {memory_.data(), used_};
    return ending::no_match;
  }

  // -- section 4.4 to 4.7: records -----------------------------------------------------------------------------------

  /// check_host() for a domain, its redirects and its includes. Each open include has a frame of this on the stack, at
  /// most eleven, so it keeps little. `domain` is a view into the sender, a record, or memory_ before used_.
  constexpr ending check(std::string_view domain, int depth) {
    const std::size_t base = used_;
    for (bool redirected = false;; redirected = true) {
      std::string_view text;
      std::string_view redirect;
      ending how = fetch_record(domain, text);
      if (how == ending::none && redirected) {
        return end(ending::permerror, cause::redirect_without_record);  // section 6.1
      }
      if (how != ending::no_match) return how;
      if (depth == 0 && !redirected) out_.record = text;
      std::uint64_t idle = 0;
      if (!read_record(text, depth, redirect, idle)) return ending::permerror;

      // Section 4.6.2: the mechanisms in order.
      for (std::size_t at = skip_spaces(text, version_size); at < text.size(); idle >>= 1) {
        if ((idle & 1) != 0) {
          at = skip_spaces(text, end_of_term(text, at));
          continue;
        }
        const std::size_t begin = at;
        const std::size_t kept = used_;
        step found = begin_term(text, at, domain);
        if (found.how == ending::descend) {
          found.how = include(check(found.target, depth + 1));
          used_ = kept;
        }
        how = end_term(found, ascii::slice(text, begin, at), domain, depth);
        if (how != ending::no_match) return how;
      }
      if (redirect.empty()) return ending::neutral;  // section 4.7
      how = follow(redirect, base, domain);
      if (how != ending::match) return how;
    }
  }

  /// Sections 4.4 and 4.5: no_match with the record, or how the search ended.
  [[gnu::noinline]] constexpr ending fetch_record(std::string_view domain, std::string_view& text) {
    dns::answer known;
    if (const ending how = ask(domain, dns::record_type::txt, known); how != ending::no_match) return how;
    bool found = false;
    for (const auto& each : known.records) {
      if (!is_record(each.data)) continue;
      if (found) return end(ending::permerror, cause::several_records);
      found = true;
      text = each.data;
    }
    return found ? ending::no_match : end(ending::none, cause::no_record);
  }

  /// Section 4.6: a syntax error anywhere in the record counts, even after a term that matches. `idle` gets a bit for
  /// each of the first 64 terms that cannot match, so that long lists of networks are read only once.
  [[gnu::noinline]] constexpr bool read_record(std::string_view text, int depth, std::string_view& redirect,
                                               std::uint64_t& idle) noexcept {
    problem first;
    std::uint64_t bit = 1;
    const auto note = [&first](const problem& each) {
      if (first.error == errc::none) first = each;
    };
    const auto visit = [&](const term& each) {
      if (is_idle(each)) idle |= bit;
      bit <<= 1;
    };
    const auto read = for_each_problem(text, note, visit);
    redirect = read.redirect;
    if (depth == 0) exp_ = read.exp;
    if (first.error == errc::none) return true;
    out_.error = first.error;
    out_.fault = first.offset;
    out_.faulty_term = first.term;
    out_.cause = cause::bad_record;
    return false;
  }

  // -- section 5: mechanisms -----------------------------------------------------------------------------------------

  /// What a term has led to so far. An include continues with its target.
  struct step {
    ending how = ending::no_match;
    std::string_view target;
    std::size_t mark = 0;  ///< position of the journal before the term, to drop what the term asked
    bool marked = false;
  };

  /// Section 5.6.
  constexpr bool has_client(const term& network) const noexcept {
    const int length = network.kind == term_kind::ip4 ? prefix4(network) : prefix6(network);
    return is_in_network(values_.ip.bytes(), network.network.bytes(), length);
  }

  /// Whether a term can be skipped: it cannot match, and no trace wants to see it.
  constexpr bool is_idle(const term& each) const noexcept {
    return std::same_as<T, no_trace> && (each.is_modifier() || (is_network(each) && !has_client(each)));
  }

  /// Evaluates the term at `at` and moves `at` past it.
  [[gnu::noinline]] constexpr step begin_term(std::string_view text, std::size_t& at, std::string_view domain) {
    const term each = read_term(text, at, true);
    step begun;
    if (each.is_modifier()) return begun;
    if (each.kind == term_kind::all) {
      begun.how = ending::match;
    } else if (is_network(each)) {
      begun.how = matches(has_client(each));
    } else {
      if constexpr (dns::summarizing_resolver<R>) {
        if (const auto known = resolver_.recall()) {
          lookups_ = static_cast<std::uint8_t>(*known & 15u);
          void_lookups_ = static_cast<std::uint8_t>(*known >> 4);
          return begun;
        }
        begun.mark = resolver_.mark();
        begun.marked = true;
      }
      begun.how = look_up(each, domain, begun.target);
    }
    return begun;
  }

  /// Reports the term to the trace, and keeps what the result says about the term that decided.
  [[gnu::noinline]] constexpr ending end_term(const step& found, std::string_view text, std::string_view domain,
                                              int depth) {
    if (found.how == ending::pending || found.how == ending::out_of_space) return found.how;
    if constexpr (dns::summarizing_resolver<R>) {
      // Of a term that did not match, only its cost is still needed.
      const auto spent = static_cast<std::uint16_t>(lookups_ | void_lookups_ << 4);
      if (found.how == ending::no_match && found.marked && !resolver_.summarize(found.mark, spent)) {
        return ending::out_of_space;
      }
    }
    if constexpr (std::same_as<T, no_trace>) {
      if (found.how == ending::no_match) return ending::no_match;
    }
    std::size_t next = 0;
    const term each = read_term(text, next, true);
    if (each.is_modifier()) return ending::no_match;
    const bool matched = found.how == ending::match;
    const ending how = matched ? to_ending(each.qualifier) : found.how;
    trace_(trace_step{domain, each.text, depth, matched, to_result(how)});
    if (how == ending::no_match) return how;
    if (!matched && out_.faulty_term.empty()) out_.faulty_term = each.text;
    if (depth > 0) return how;
    out_.mechanism = each.text;
    if (how != ending::fail || !explains_ || exp_.empty()) return how;
    const ending explained = explain(domain);
    return explained == ending::pending || explained == ending::out_of_space ? explained : how;
  }

  /// A mechanism that asks DNS.
  constexpr ending look_up(const term& each, std::string_view domain, std::string_view& target) {
    // Section 4.6.4: count before the name is expanded, so that macros do not change the count.
    if (!count_lookup()) return ending::permerror;
    target = domain;
    if (!each.value.empty()) {
      const ending how = expand_name(each.value, domain, target);
      // A malformed target-name has no record (section 4.3); for all terms but include it does not exist.
      if (how == ending::none) return each.kind == term_kind::include ? include(how) : ending::no_match;
      if (how != ending::match) return how;
    }
    switch (each.kind) {
      case term_kind::include: keep(each.value, used_, target); return ending::descend;
      case term_kind::a: return check_a(target, each);
      case term_kind::mx: return check_mx(target, each);
      case term_kind::ptr: return check_ptr(target);
      default: return check_exists(target);
    }
  }

  /// Section 5.2: what the result of an included record means.
  constexpr ending include(ending how) noexcept {
    switch (how) {
      case ending::pass: return ending::match;
      case ending::fail:
      case ending::softfail:
      case ending::neutral: return ending::no_match;
      case ending::none: return end(ending::permerror, cause::include_without_record);
      default: return how;
    }
  }

  /// Section 5.3.
  constexpr ending check_a(std::string_view target, const term& each) {
    bool any = false;
    const ending how = find_address(target, prefix(each), any);
    if (how == ending::no_match && !any && !count_void_lookup()) return ending::permerror;
    return how;
  }

  /// Section 5.4.
  [[gnu::noinline]] constexpr ending check_mx(std::string_view target, const term& each) {
    dns::answer known;
    if (const ending how = ask(target, dns::record_type::mx, known); how != ending::no_match) return how;
    if (known.records.size() > max_mx_names) return end(ending::permerror, cause::too_many_mx);
    const name_list hosts{known};
    bool any = false;
    for (const auto& host : hosts.span()) {
      if (!is_target_name(host)) continue;  // such as that of a null MX (RFC 7505)
      const ending how = find_address(host, prefix(each), any);
      if (how != ending::no_match) return how;
    }
    // A term is void once, if all its answers are empty: one mail server without an IPv6 address is not enough.
    return any || count_void_lookup() ? ending::no_match : ending::permerror;
  }

  /// Section 5.5. Errors of DNS make it not match.
  [[gnu::noinline]] constexpr ending check_ptr(std::string_view target) {
    dns::answer known;
    const ending how = ask_ptr(known);
    if (how != ending::no_match) return how == ending::temperror ? ending::no_match : how;
    if (known.records.empty()) return count_void_lookup() ? ending::no_match : ending::permerror;
    const name_list names{known};
    for (const auto& name : names.span()) {
      // A name elsewhere cannot match, even if it is a name of the address.
      if (!is_target_name(name) || !is_within(name, target)) continue;
      if (const ending valid = validate(name); valid != ending::no_match) return valid;
    }
    return ending::no_match;
  }

  /// Section 5.7: an A record, also for clients with IPv6.
  constexpr ending check_exists(std::string_view target) {
    dns::answer known;
    const ending how = ask(target, dns::record_type::a, known);
    if (how != ending::no_match) return how;
    if (!known.records.empty()) return ending::match;
    return count_void_lookup() ? ending::no_match : ending::permerror;
  }

  // -- section 6: modifiers ------------------------------------------------------------------------------------------

  /// Section 6.1: match with the new domain, which replaces the old one in memory.
  [[gnu::noinline]] constexpr ending follow(std::string_view spec, std::size_t base, std::string_view& domain) {
    if (!count_lookup()) return ending::permerror;
    std::string_view target;
    const ending how = expand_name(spec, domain, target);
    if (how == ending::none) return end(ending::permerror, cause::redirect_without_record);
    if (how == ending::no_match) return ending::neutral;
    if (how != ending::match) return how;
    keep(spec, base, target);
    domain = target;
    return ending::match;
  }

  /// Section 6.2: if anything goes wrong here, there is no explanation, and the result stays.
  [[gnu::noinline]] constexpr ending explain(std::string_view domain) {
    std::string_view target;
    dns::answer known;
    ending how = expand_name(exp_, domain, target);
    if (how != ending::match) return how;
    how = ask(target, dns::record_type::txt, known);
    if (how != ending::no_match || known.records.size() != 1) return how;
    const std::string_view text = known.records.front().data;
    // An explanation must fit into a reply line of SMTP, which has 512 octets.
    const bool usable = text.size() <= max_explanation_text && check_macro_string(text, macro_place::explanation);
    if (!usable || quotes_too_much(text)) return ending::no_match;
    how = prepare_values(text, domain);
    if (how != ending::match) return how;
    buffer_sink explanation{memory_.subspan(used_)};
    expand(text, values_, explanation);
    if (explanation.overflowed()) return ending::no_match;
    for (const char c : explanation.view()) {
      if (c < ' ' || c > '~') return ending::no_match;
    }
    out_.explanation = explanation.view();
    return ending::no_match;
  }

  constexpr bool quotes_too_much(std::string_view text) const noexcept {
    return (values_.local_part.size() > max_envelope_size && uses_macro(text, "ls")) ||
           (values_.helo.size() > max_envelope_size && uses_macro(text, "h"));
  }

  static constexpr bool is_network(const term& each) noexcept {
    return each.kind == term_kind::ip4 || each.kind == term_kind::ip6;
  }
  static constexpr ending matches(bool holds) noexcept { return holds ? ending::match : ending::no_match; }
  static constexpr int prefix4(const term& of) noexcept { return of.cidr4 < 0 ? 32 : of.cidr4; }
  static constexpr int prefix6(const term& of) noexcept { return of.cidr6 < 0 ? 128 : of.cidr6; }
  constexpr int prefix(const term& of) const noexcept { return values_.ip.is_v6() ? prefix6(of) : prefix4(of); }

  T& trace_;
  std::string_view exp_;  // of the record that is evaluated, outside of any include
  bool explains_;
};

}  // namespace detail

/// Evaluates SPF for a sender. `memory` holds expanded names and the explanation: `max_memory` octets always suffice,
/// 256 do for most mail; an explanation that does not fit is left out. `trace` is called with each evaluated term,
/// again in each run.
template <dns::resolver R, std::invocable<const trace_step&> T = no_trace>
constexpr result check_host(const sender& who, R&& resolver, slice<char> memory, T&& trace = {}) {
  return detail::checker<std::remove_reference_t<R>, std::remove_reference_t<T>>{who, resolver, memory, true, trace}
      .run();
}

/// The same without asking for an explanation, and with memory of its own: 3 KB of stack.
template <dns::resolver R>
constexpr result check_host(const sender& who, R&& resolver) {
  char memory[max_memory];
  no_trace trace;
  return detail::checker<std::remove_reference_t<R>, no_trace>{who, resolver, memory, false, trace}.run();
}

}  // namespace fromproof::inline v0::spf

#endif
