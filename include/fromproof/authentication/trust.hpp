#ifndef FROMPROOF_AUTHENTICATION_TRUST_HPP
#define FROMPROOF_AUTHENTICATION_TRUST_HPP

// Decides whose results count. Anyone can write Authentication-Results into a message; only fields of the receiver's
// own servers count (RFC 8601 sections 5 and 7.1). The border (border.hpp) tells which fields those are. All others are
// claims.
//
//   const auto fields = fromproof::find_trusted_fields(header, std::nullopt, suffixes);
//   for (const auto body : fields) use(authentication_results::parse(body)->results());

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../authentication_results/parse.hpp"
#include "../authentication_results/spellings.hpp"
#include "../domain/public_suffix.hpp"
#include "../message/header.hpp"
#include "../message/received_spf.hpp"
#include "../message/trace.hpp"
#include "../text/ascii.hpp"
#include "../text/maybe.hpp"
#include "border.hpp"
#include "families.hpp"

namespace fromproof::inline v0 {

/// The fields of the receiver, from the top.
class [[nodiscard]] trusted_fields {
 public:
  /// No known receiver writes half as many.
  static constexpr std::size_t max_fields = 16;

  /// The bodies of its Authentication-Results fields.
  constexpr const std::string_view* begin() const noexcept { return bodies_.data(); }
  constexpr const std::string_view* end() const noexcept { return bodies_.data() + count_; }
  constexpr bool empty() const noexcept { return count_ == 0; }
  constexpr void add(std::string_view body) noexcept {
    if (count_ < max_fields) bodies_[count_++] = body;
  }
  template <class Predicate>
  constexpr void remove_if(Predicate&& unwanted) noexcept {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < count_; ++i) {
      if (!unwanted(bodies_[i])) bodies_[kept++] = bodies_[i];
    }
    count_ = kept;
  }
  constexpr bool holds(const message::header_field& field) const noexcept {
    for (const auto body : *this) {
      if (body.data() == field.body.data()) return true;
    }
    return false;
  }
  /// Whether the receiver wrote anything that counts, Received-SPF included.
  constexpr bool any() const noexcept { return count_ > 0 || spf; }

  /// Its Received-SPF: about MAIL FROM if there is one, otherwise about HELO.
  maybe<message::received_spf> spf;
  /// The receiver's name: the authserv-id of its topmost field, or the by-host of its border.
  std::string_view server;
  /// The border, if there is a hop that can be one.
  maybe<border> at;

 private:
  std::array<std::string_view, max_fields> bodies_{};
  std::size_t count_ = 0;
};

namespace detail {

/// The by-hosts at and above the border. No receiver has more than fit here; a field that names any other is a claim.
class own_hosts {
 public:
  constexpr own_hosts(const message::header& its_header, const border& its_at) noexcept {
    for (const auto& field : its_header) {
      if (field.is("Received")) {
        const auto read = *message::parse_received(field.body);
        if (read.has_from && count_ < hosts_.size()) add(read.by);
      }
      if (field.raw.data() == its_at.field.raw.data()) break;
    }
    add(its_at.hop.by);
  }

  constexpr bool relate_to(std::string_view name, const suffix_table& suffixes) const noexcept {
    for (std::size_t i = 0; i < count_; ++i) {
      if (are_related(name, hosts_[i], suffixes)) return true;
    }
    return false;
  }
  /// Whether one of them belongs to a family whose fields have no authserv-id.
  constexpr bool are_nameless() const noexcept {
    for (std::size_t i = 0; i < count_; ++i) {
      const auto* family = find_family(hosts_[i]);
      if (family != nullptr && family->nameless) return true;
    }
    return false;
  }

 private:
  constexpr void add(std::string_view host) noexcept {
    for (std::size_t i = 0; i < count_; ++i) {
      if (ascii::iequals(hosts_[i], host)) return;
    }
    // The border's by-host comes last and always gets a place.
    if (count_ == hosts_.size()) --count_;
    hosts_[count_++] = host;
  }

  std::array<std::string_view, 24> hosts_{};
  std::size_t count_ = 0;
};

/// The place of a field.
enum class zone : std::uint8_t { above, directly_below, elsewhere };

/// Tells the zone of each field on the way down a header. Below a stranger's Received, fields belong to nobody.
class zones {
 public:
  constexpr explicit zones(const border& its_at) noexcept : at_{its_at} {}

  constexpr void pass(const message::header_field& field) noexcept {
    if (!at_.stranger.empty() && field.raw.data() == at_.stranger.data()) {
      zone_ = zone::elsewhere;
    } else if (zone_ == zone::above && field.raw.data() == at_.field.raw.data()) {
      // Nothing counts below a border that is not certain.
      zone_ = at_.known ? zone::directly_below : zone::elsewhere;
    } else if (zone_ == zone::directly_below && field.is("Received") && message::has_from_clause(field.body)) {
      zone_ = zone::elsewhere;
    }
  }
  constexpr zone where() const noexcept { return zone_; }

 private:
  const border& at_;
  zone zone_ = zone::above;
};

/// The last Authentication-Results field of a header; its body is null if there is none.
constexpr message::header_field find_last_results(const message::header& header) noexcept {
  message::header_field last{};
  for (const auto& field : header) {
    if (field.is("Authentication-Results")) last = field;
  }
  return last;
}

/// Of several, the first about MAIL FROM counts, otherwise the first. A field that cannot be read says nothing.
constexpr void keep_received_spf(trusted_fields& out, const parsed<message::received_spf>& read) noexcept {
  if (!read) return;
  const auto about_helo = [](const message::received_spf& each) { return ascii::iequals(each.identity, "helo"); };
  if (!out.spf || (about_helo(*out.spf) && !about_helo(*read))) out.spf = *read;
}

/// Collects what the receiver wrote, if the caller did not name the receiver.
class trust_finder {
 public:
  constexpr trust_finder(const message::header& its_header, const suffix_table& its_suffixes,
                         trusted_fields& its_out) noexcept
      : header_{its_header}, suffixes_{its_suffixes}, out_{its_out}, at_{*its_out.at}, own_{its_header, at_} {}

  constexpr void run() noexcept {
    zones zones{at_};
    for (const auto& field : header_) {
      zones.pass(field);
      if (zones.where() == zone::directly_below && writes_below()) look_at_fence(field);
      if (field.is("Authentication-Results")) {
        if (zones.where() == zone::above) look_above(field.body);
        if (zones.where() == zone::directly_below) look_below(field.body);
      } else if (field.is("Received-SPF")) {
        look_at_spf(field.body, zones.where());
      }
    }
    // The last field counts only if no field of the family is above it, and only at the family's own border.
    const auto* family = at_.family;
    if (family == nullptr || family->where != placement::at_end || !at_.known || !at_.edge || !out_.empty()) return;
    const auto last = find_last_results(header_).body;
    if (last.data() != nullptr && is_own_name(authserv_id(last))) add(last, authserv_id(last));
  }

 private:
  static constexpr std::string_view authserv_id(std::string_view body) noexcept {
    return authentication_results::parse(body)->authserv_id;
  }

  /// Rules 1 and 3: above the border.
  constexpr void look_above(std::string_view body) noexcept {
    const auto read = authentication_results::parse(body);
    const bool named = !read->authserv_id.empty();
    if (named && own_.relate_to(read->authserv_id, suffixes_)) return add(body, read->authserv_id);
    if (named || nameless_seen_ || !own_.are_nameless()) return;
    // Even if it is unreadable, it is the family's only field: nothing further down replaces it.
    nameless_seen_ = true;
    add(body, at_.hop.by);
  }

  /// Rule 2: directly below, and only a field that is known to be there always.
  constexpr void look_below(std::string_view body) noexcept {
    const bool run = at_.family != nullptr && at_.family->one_field_a_method;
    if (run_ended_ || !writes_below()) return;
    const std::string_view id = authserv_id(body);
    const bool own = is_own_name(id);
    run_ended_ = !run || !own || is_repeated(id);
    if (!own || is_repeated(id)) return;
    if (at_.family == nullptr || at_.family->fence.empty()) return add(body, id);
    fenced_ = body;
  }

  /// The fence is a field that the family always writes below its results. Everything below the fence is the sender's;
  /// without a fence nothing shows who wrote the results.
  constexpr void look_at_fence(const message::header_field& field) noexcept {
    if (at_.family == nullptr || at_.family->fence.empty() || !field.is(at_.family->fence)) return;
    if (fenced_.data() != nullptr) add(fenced_, authserv_id(fenced_));
    fenced_ = {};
    run_ended_ = true;
  }

  constexpr bool writes_below() const noexcept {
    const auto* family = at_.family;
    if (family != nullptr) return family->where == placement::below && at_.edge;
    return is_software(software_below, at_.hop.by_comment);
  }

  constexpr bool is_own_name(std::string_view id) const noexcept {
    if (id.empty()) return false;
    const auto* family = at_.family;
    if (family != nullptr && family->one_field_a_method) return is_any_of(id, family->authserv_ids);
    return are_related(id, at_.hop.by, suffixes_);
  }

  /// Each name of a run counts once.
  constexpr bool is_repeated(std::string_view id) const noexcept {
    for (const auto body : out_) {
      if (ascii::iequals(authserv_id(body), id)) return true;
    }
    return false;
  }

  /// RFC 7208 section 9.1: it is written on top.
  constexpr void look_at_spf(std::string_view body, zone where) noexcept {
    const auto read = message::parse_received_spf(body);
    const std::string_view name = message::named_receiver(*read);
    if (where == zone::above && (name.empty() || own_.relate_to(name, suffixes_))) keep_received_spf(out_, read);
  }

  constexpr void add(std::string_view body, std::string_view server) noexcept {
    if (out_.empty()) out_.server = server;
    out_.add(body);
  }

  const message::header& header_;
  const suffix_table& suffixes_;
  trusted_fields& out_;
  const border& at_;
  own_hosts own_;
  bool nameless_seen_ = false;
  bool run_ended_ = false;
  std::string_view fenced_;  // what counts if the fence follows
};

/// Collects what the named receiver wrote: fields with exactly that name above the border; if there is none, the
/// topmost one directly below. Naming a family does not change where it writes: everything below its fence, or above
/// its place at the end of the header, remains the sender's.
constexpr void find_named_fields(const message::header& header, std::string_view receiver,
                                 trusted_fields& out) noexcept {
  const auto is_named = [receiver](const message::header_field& field) {
    return ascii::iequals(authentication_results::parse(field.body)->authserv_id, receiver);
  };
  const auto& at = *out.at;
  const auto* family = at.edge ? at.family : nullptr;
  const bool at_end = family != nullptr && family->where == placement::at_end;
  for (const auto wanted : {zone::above, zone::directly_below}) {
    zones zones{at};
    const bool first_only = wanted == zone::directly_below;
    const bool spf_above = out.spf.has_value();
    for (const auto& field : header) {
      zones.pass(field);
      if (zones.where() != wanted) continue;
      if (first_only && family != nullptr && !family->fence.empty() && field.is(family->fence)) break;
      if (field.is("Authentication-Results")) {
        if (first_only && (at_end || !out.empty())) continue;
        if (is_named(field)) out.add(field.body);
      } else if (field.is("Received-SPF") && !(first_only && spf_above)) {
        const auto read = message::parse_received_spf(field.body);
        if (ascii::iequals(message::named_receiver(*read), receiver)) keep_received_spf(out, read);
      }
    }
    if (!out.empty()) break;
  }
  if (out.empty() && at_end && at.known) {
    const auto last = find_last_results(header);
    if (last.body.data() != nullptr && is_named(last)) out.add(last.body);
  }
  out.server = receiver;
}

}  // namespace detail

/// Finds the fields that count: those of `receiver`, or, without a name, those of the servers above and at the border.
/// Without a hop there is no border, and nothing counts.
constexpr trusted_fields find_trusted_fields(const message::header& header, maybe<std::string_view> receiver,
                                             const suffix_table& suffixes) noexcept {
  trusted_fields out;
  out.at = find_border(header, suffixes);
  if (!out.at) return out;
  if (receiver) {
    detail::find_named_fields(header, *receiver, out);
  } else {
    out.server = out.at->hop.by;
    detail::trust_finder{header, suffixes, out}.run();
  }
  return out;
}

/// Whether a field would count if the reader named its server with `--receiver`. Asking the reader so gains a forger
/// nothing. `header` is the whole header that contains the field.
[[nodiscard]] constexpr bool would_count_if_named(const message::header& header, const message::header_field& field,
                                                  const trusted_fields& known) noexcept {
  if (!known.at || known.holds(field)) return false;
  const auto read = authentication_results::parse(field.body);
  if (read->authserv_id.empty()) return false;
  trusted_fields named;
  named.at = known.at;
  detail::find_named_fields(header, read->authserv_id, named);
  return named.holds(field);
}

}  // namespace fromproof::inline v0

#endif
