#ifndef FROMPROOF_DMARC_DISCOVER_HPP
#define FROMPROOF_DMARC_DISCOVER_HPP

// Finds the record that governs an author domain, and the organizations of the authenticated names: all DNS questions
// of DMARC (RFC 9989 sections 4.10.1 and 4.10.2). evaluate.hpp turns the answers into a verdict.
//
//   const auto author = parse_domain("mail.example.com");
//   auto found = discover_policy(*author, dmarc::method::tree_walk, suffixes, resolver, text);
//   const bool complete = discover_organizations(found, spf, dkim, suffixes, resolver);
//   if (complete && !found.pending()) use(evaluate(found, spf, dkim));
//
// If an answer is pending, both return at once: call both again when it has come.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../dns/query.hpp"
#include "../domain/domain.hpp"
#include "../domain/public_suffix.hpp"
#include "../result.hpp"
#include "../text/ascii.hpp"
#include "../text/lifetime.hpp"
#include "../text/maybe.hpp"
#include "../text/slice.hpp"
#include "record.hpp"
#include "result.hpp"
#include "tree_walk.hpp"

namespace fromproof::inline v0::dmarc {

/// The state of the answer to a question.
enum class knowledge : std::uint8_t {
  unneeded,  ///< not asked, because it would not change the verdict
  known,
  pending,      ///< ask again
  unread,       ///< DNS gave no usable answer
  out_of_space  ///< the caller's memory is too small for the answer
};

namespace detail {

constexpr knowledge knowledge_of(dns::status status) noexcept {
  switch (status) {
    case dns::status::pending: return knowledge::pending;
    case dns::status::failure: return knowledge::unread;
    case dns::status::out_of_space: return knowledge::out_of_space;
    default: return knowledge::known;
  }
}

}  // namespace detail

/// The DNS answers about one author domain.
struct [[nodiscard]] discovery {
  dmarc::method method = dmarc::method::tree_walk;
  lookups asked;  ///< the names asked about for the author domain, with their answers

  knowledge policy_known = knowledge::unneeded;  ///< whether it is known which record governs, if any
  dmarc::record record;                          ///< the governing record, without `rua` and `ruf`
  std::size_t record_domain_size = 0;            ///< octets of record_domain(); 0 without a record
  std::string_view text;  ///< the record as published, in the caller's memory; empty if it did not fit there

  knowledge existence = knowledge::unneeded;  ///< asked only if np= makes a difference
  bool exists = true;                         ///< whether the author domain exists (RFC 9989 section 3.2.13)

  knowledge organization_known = knowledge::unneeded;
  std::size_t organization_size = 0;  ///< octets at the end of the author domain; 0: it is a public suffix by the list

  constexpr std::string_view author() const noexcept { return asked.name(); }
  /// The domain that published the record; empty without a record.
  constexpr std::string_view record_domain() const noexcept { return asked.suffix(record_domain_size); }
  constexpr std::string_view organization() const noexcept { return asked.suffix(organization_size); }
  constexpr bool pending() const noexcept {
    return policy_known == knowledge::pending || existence == knowledge::pending ||
           organization_known == knowledge::pending;
  }
  /// Whether a record governs and can be applied.
  constexpr bool applies() const noexcept {
    return policy_known == knowledge::known && record_domain_size != 0 && record.applies;
  }
  /// The policy selected, before `t=y`. Empty if DMARC does not apply, or if sp= and np= differ and DNS did not say
  /// whether the author domain exists.
  constexpr maybe<policy> selected() const noexcept {
    if (!applies()) return std::nullopt;
    if (record_domain_size == author().size()) return record.for_author();
    if (existence != knowledge::unneeded && existence != knowledge::known) return std::nullopt;
    return record.for_subdomain(exists);
  }
};

/// A name that SPF or a signature authenticated, or failed to authenticate.
struct identifier {
  std::string_view domain;  ///< normalized (`domain::view()`); empty if there is none
  result_code code = result_code::none;
  bool unknown = false;  ///< it could not be evaluated: neither a failure nor a pass
  knowledge organization_known = knowledge::unneeded;
  std::size_t organization_size = 0;  ///< octets at the end of `domain`; 0 as in `discovery`

  /// Whether it can change a verdict: it passed, or might have passed if everything were known.
  constexpr bool matters() const noexcept {
    return unknown || code == result_code::pass || code == result_code::temperror;
  }

  constexpr std::string_view organization() const noexcept {
    return ascii::slice(domain, domain.size() - organization_size, domain.size());
  }
};

namespace detail {

/// Keeps the text of the governing record, unless a later record replaces it.
class text_keeper {
 public:
  constexpr text_keeper(const lookups& its_asked, slice<char> its_memory) noexcept
      : asked_{its_asked}, memory_{its_memory} {}

  constexpr void operator()(const level& found, std::string_view text) noexcept {
    // The record of a public suffix domain does not count if the name below it has one.
    const level* const before = asked_.last_record();
    if (before != nullptr && found.record.psd == psd_flag::yes && before->size == below(found.size)) {
      return;
    }
    kept_ = {};
    if (text.size() > memory_.size()) return;
    std::copy(text.begin(), text.end(), memory_.begin());
    kept_ = ascii::text_at(memory_.data(), text.size());
  }

  constexpr std::string_view kept() const noexcept { return kept_; }

 private:
  /// The size of the name one label below the name of that size, by the labels of the author domain.
  constexpr std::size_t below(std::size_t size) const noexcept {
    const std::string_view name = asked_.name();
    if (size >= name.size()) return 0;
    std::size_t start = name.size() - size - 1;
    while (start > 0 && name[start - 1] != '.') --start;
    return name.size() - start;
  }

  const lookups& asked_;
  slice<char> memory_;
  std::string_view kept_;
};

constexpr void govern(discovery& found, const level& by) noexcept {
  found.record = by.record;
  found.record_domain_size = by.size;
}

/// RFC 9989 section 4.10.1: the author's record, otherwise that of its organization, otherwise that of the public
/// suffix domain.
template <dns::resolver R>
constexpr dns::status find_by_walk(discovery& found, R& resolver, text_keeper& keep) {
  auto& asked = found.asked;
  const std::size_t whole = asked.name().size();
  if (first_askable(asked.name()) == whole) {
    if (const auto status = asked.ask(whole, resolver, keep); !is_answer(status)) return status;
    if (const level& own = asked.levels().front(); own.has_record()) {
      govern(found, own);
      if (own.record.psd == psd_flag::no) {  // the walk ends here (section 4.10.2)
        found.organization_known = knowledge::known;
        found.organization_size = whole;
      }
      return dns::status::ok;
    }
  }
  if (const auto status = walk(asked, resolver, nullptr, keep); status != dns::status::ok) return status;
  const std::string_view organization = organizational_domain(asked);
  found.organization_known = knowledge::known;
  found.organization_size = organization.size();
  const level* by = asked.find(organization.size());
  if (by == nullptr || !by->has_record()) by = asked.last_record();
  if (by != nullptr) govern(found, *by);
  return dns::status::ok;
}

/// RFC 7489 section 6.6.3: the author's record, otherwise that of its organizational domain by the list. Several
/// records at one name end the search.
template <dns::resolver R>
constexpr dns::status find_by_list(discovery& found, const suffix_table& suffixes, R& resolver, text_keeper& keep) {
  auto& asked = found.asked;
  const auto look_up = [&](std::size_t name_size) {
    if (name_size == 0 || record_prefix.size() + name_size > domain::max_size) return dns::status::ok;
    if (const auto how = asked.ask(name_size, resolver, keep); !is_answer(how)) return how;
    if (asked.levels().back().has_record()) govern(found, asked.levels().back());
    return dns::status::ok;
  };
  const std::size_t whole = asked.name().size();
  if (const auto status = look_up(whole); status != dns::status::ok) return status;
  if (!asked.levels().empty() && asked.levels().back().records > 0) return dns::status::ok;
  found.organization_known = knowledge::known;
  found.organization_size = organizational_domain(suffixes, asked.name()).size();
  return found.organization_size == whole ? dns::status::ok : look_up(found.organization_size);
}

/// RFC 9989 section 3.2.13: a name does not exist if DNS says NXDOMAIN for any type. Asks for TXT, which SPF needs as
/// well. A name with anything below it exists (RFC 8020), for instance "_dmarc".
template <dns::resolver R>
constexpr void find_existence(discovery& found, R& resolver) {
  const level* const own = found.asked.find(found.author().size());
  dns::status status = own != nullptr ? own->status : dns::status::nxdomain;
  if (status == dns::status::nxdomain) {
    const dns::query question{.name = found.author(), .type = dns::record_type::txt};
    status = resolver(question).status;
  }
  found.existence = knowledge_of(status);
  found.exists = status != dns::status::nxdomain;
}

}  // namespace detail

/// Finds the record that governs an author domain, which must outlive the result.
///
/// Only `method::psl` uses `suffixes`. `text` is memory for the record as published; if it is empty, the text is not
/// kept. Asks whether the author domain exists only if sp= and np= differ. Does not ask about names that cannot exist
/// in DNS.
template <dns::resolver R>
constexpr discovery discover_policy(const domain& author FROMPROOF_LIFETIMEBOUND, method how,
                                    const suffix_table& suffixes, R&& resolver, slice<char> text = {}) {
  discovery found;
  found.method = how;
  found.asked = lookups{author.view()};
  if (author.empty()) return found;
  detail::text_keeper keep{found.asked, text};
  dns::status status{};
  if (how == method::psl) {
    status = detail::find_by_list(found, suffixes, resolver, keep);
  } else {
    status = detail::find_by_walk(found, resolver, keep);
  }
  found.policy_known = detail::knowledge_of(status);
  if (found.policy_known == knowledge::known && found.record_domain_size != 0) found.text = keep.kept();
  if (!found.applies()) return found;
  const bool inherited = found.record_domain_size != author.view().size();
  if (inherited && found.record.for_subdomain(true) != found.record.for_subdomain(false)) {
    detail::find_existence(found, resolver);
  }
  return found;
}
template <dns::resolver R>
discovery discover_policy(const domain&&, method, const suffix_table&, R&&,
                          slice<char> = {}) = delete;  // the result refers to the domain: give it a name

/// Finds the organizational domain of the author, if it is not known yet. The verdict needs it only if
/// discover_organizations() asks for it.
template <dns::resolver R>
constexpr void discover_organization(discovery& found, const suffix_table& suffixes, R&& resolver) {
  if (found.organization_known != knowledge::unneeded || found.author().empty()) return;
  if (found.method == method::psl) {
    found.organization_known = knowledge::known;
    found.organization_size = organizational_domain(suffixes, found.author()).size();
    return;
  }
  detail::text_keeper nothing{found.asked, {}};  // of this type, so that walk() is instantiated only once
  const auto status = walk(found.asked, resolver, nullptr, nothing);
  found.organization_known = detail::knowledge_of(status);
  if (status == dns::status::ok) found.organization_size = organizational_domain(found.asked).size();
}

namespace detail {

/// Whether two names can belong to one organization, which would be an end of both.
constexpr bool share_top_label(std::string_view a, std::string_view b) noexcept {
  const auto top = [](std::string_view name) {
    const std::size_t dot = name.rfind('.');
    return dot == std::string_view::npos ? name : ascii::slice(name, dot + 1, name.size());
  };
  return top(a) == top(b);
}

/// Whether the organization of the identifier can change the verdict. RFC 9989 section 4.10.2 excludes equal names and
/// strict alignment; an identifier that did not pass, and cannot have passed, proves nothing.
constexpr bool wants_organization(const discovery& found, const identifier& proof, alignment_mode how) noexcept {
  return found.applies() && how == alignment_mode::relaxed && !proof.domain.empty() && proof.matters() &&
         proof.domain != found.author() && share_top_label(proof.domain, found.author());
}

template <dns::resolver R>
constexpr void find_organization(identifier& proof, const discovery& found, const suffix_table& suffixes, R& resolver) {
  if (found.method == method::psl) {
    proof.organization_known = knowledge::known;
    proof.organization_size = organizational_domain(suffixes, proof.domain).size();
    return;
  }
  lookups asked{proof.domain};
  text_keeper nothing{asked, {}};
  const auto status = walk(asked, resolver, &found.asked, nothing);
  proof.organization_known = knowledge_of(status);
  if (status == dns::status::ok) proof.organization_size = organizational_domain(asked).size();
}

}  // namespace detail

/// Finds the organizational domains that decide about alignment: of the author and of each identifier that passed, or
/// might have passed if DNS had answered (`temperror`). `spf` is the MAIL FROM identity. False if an answer is pending.
template <dns::resolver R>
[[nodiscard]] constexpr bool discover_organizations(discovery& found, identifier& spf, slice<identifier> dkim,
                                                    const suffix_table& suffixes, R&& resolver) {
  bool complete = true;
  // Do not ask a full journal again: it would discard what it has to make room.
  bool full = found.existence == knowledge::out_of_space;
  const auto discover = [&](identifier& proof, alignment_mode how) {
    if (!detail::wants_organization(found, proof, how)) return;
    if (full) return static_cast<void>(proof.organization_known = knowledge::out_of_space);
    discover_organization(found, suffixes, resolver);
    if (found.organization_known != knowledge::known) {
      proof.organization_known = found.organization_known;
    } else if (is_subdomain_of(proof.domain, found.organization())) {
      detail::find_organization(proof, found, suffixes, resolver);
    }  // otherwise it belongs to another organization, whatever DNS says
    complete = complete && proof.organization_known != knowledge::pending;
    full = full || proof.organization_known == knowledge::out_of_space;
  };
  discover(spf, found.record.aspf);
  for (auto& each : dkim) discover(each, found.record.adkim);
  return complete;
}

}  // namespace fromproof::inline v0::dmarc

#endif
