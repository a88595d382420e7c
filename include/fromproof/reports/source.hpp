#ifndef FROMPROOF_REPORTS_SOURCE_HPP
#define FROMPROOF_REPORTS_SOURCE_HPP

// Who sent the messages of a record, named from the report alone. Nothing is looked up.

#include <cstdint>
#include <string_view>

#include "../advice/facts/provider.hpp"
#include "../advice/facts/provider_addresses.hpp"
#include "../domain/domain.hpp"
#include "../domain/public_suffix.hpp"
#include "../text/ascii.hpp"
#include "../text/words.hpp"
#include "aggregate_report.hpp"

namespace fromproof::inline v0::reports {

enum class source_kind : std::uint8_t {
  own,        ///< servers that SPF of the domain itself lists
  provider,   ///< a service that sends for others
  forwarder,  ///< mail that somebody passed on
  unknown     ///< nothing in the report tells
};

namespace detail {
inline constexpr auto source_kind_words = words_of<source_kind>({
    {source_kind::own, "own"},
    {source_kind::provider, "provider"},
    {source_kind::forwarder, "forwarder"},
    {source_kind::unknown, "unknown"},
});
}  // namespace detail

constexpr std::string_view word(source_kind kind) noexcept {
  return detail::source_kind_words[kind];
}

/// A source. The name is a view of the record or of a table: a provider's, or a domain of the source, in any case of
/// letters. It is empty if only the address of the record names it, and for the domain's own servers.
struct source {
  source_kind kind = source_kind::unknown;
  std::string_view name;
  const advice::provider* provider = nullptr;  ///< if it is one that is known
};

namespace detail {

/// A domain in lower case, for comparisons. Longer ones are no domains.
class lower_name {
 public:
  constexpr explicit lower_name(std::string_view its_text) noexcept {
    if (its_text.size() > sizeof name_) return;
    for (const char c : its_text) name_[size_++] = ascii::to_lower(c);
    while (size_ > 0 && name_[size_ - 1] == '.') --size_;
  }
  constexpr std::string_view view() const noexcept { return ascii::text_at(name_, size_); }

 private:
  char name_[255]{};
  std::size_t size_ = 0;
};

/// Whether both belong to one organization.
constexpr bool same_organization(std::string_view a, std::string_view b, const suffix_table& suffixes) noexcept {
  const lower_name first{a}, second{b};
  if (first.view().empty() || second.view().empty()) return false;
  return first.view() == second.view() ||
         organizational_domain(suffixes, first.view()) == organizational_domain(suffixes, second.view());
}

constexpr bool says_forwarded(const aggregate_record& row) noexcept {
  for (const auto& reason : row.reasons) {
    for (const auto type : {"forwarded"sv, "mailing_list"sv, "trusted_forwarder"sv}) {
      if (ascii::iequals(reason.type, type)) return true;
    }
  }
  return false;
}

/// The provider whose own domain passed DKIM or SPF.
constexpr const advice::provider* provider_in(const aggregate_record& row) noexcept {
  for (const auto& each : row.dkim_results) {
    if (each.result != result_code::pass) continue;
    if (const auto* found = advice::find_signing_provider(lower_name{each.domain}.view())) return found;
  }
  for (const auto& each : row.spf_results) {
    if (each.result != result_code::pass) continue;
    if (const auto* found = advice::find_envelope_provider(lower_name{each.domain}.view())) return found;
  }
  return nullptr;
}

}  // namespace detail

/// The source of a record about mail of `domain`.
constexpr source source_of(const aggregate_record& row, std::string_view domain,
                           const suffix_table& suffixes) noexcept {
  if (const auto* provider = detail::provider_in(row)) return {source_kind::provider, provider->name, provider};
  // The domain of another organization that passed SPF sent the message; if it signed it as well, it sends for others.
  std::string_view sender, signer;
  bool own_envelope_failed = false;
  for (const auto& each : row.spf_results) {
    const bool own = detail::same_organization(each.domain, domain, suffixes);
    if (own && each.result != result_code::pass) own_envelope_failed = true;
    if (!own && each.result == result_code::pass) sender = each.domain;
  }
  for (const auto& each : row.dkim_results) {
    if (each.result == result_code::pass && !detail::same_organization(each.domain, domain, suffixes)) {
      signer = each.domain;
    }
  }
  if (detail::says_forwarded(row)) return {source_kind::forwarder, sender};
  if (row.spf_passes()) return {source_kind::own, {}};
  if (row.dkim_passes()) {
    if (!sender.empty() && detail::same_organization(sender, signer, suffixes)) return {source_kind::provider, signer};
    // The signature of the domain itself survived: what it sent came by way of somebody else.
    if (!sender.empty() || own_envelope_failed) return {source_kind::forwarder, sender};
    return {source_kind::own, {}};
  }
  // Nothing is proven; but where it came from, the reporter saw.
  if (sender.empty()) {
    if (const auto* by = advice::find_provider_by_address(row.source)) return {source_kind::provider, by->name, by};
  }
  return {source_kind::unknown, sender};
}

/// Calls `use(const source&)` with the source of a record as a picture names it: a provider, else the organization,
/// else the address. The name is valid inside the call. Forwarders without a name have an empty one, so that they are
/// one source: each address of them would be one of its own.
template <class Use>
constexpr void with_named_source(const aggregate_record& row, const suffix_table& suffixes, Use&& use) {
  const detail::lower_name author{row.header_from};
  auto from = source_of(row, author.view(), suffixes);
  const detail::lower_name name{from.kind == source_kind::own ? author.view() : from.name};
  if (from.provider == nullptr) from.name = organizational_domain(suffixes, name.view());
  if (from.name.empty()) from.name = name.view();
  if (from.name.empty() && from.kind == source_kind::unknown) from.name = row.source_text;
  use(static_cast<const source&>(from));
}

}  // namespace fromproof::inline v0::reports

#endif
