#ifndef FROMPROOF_REPORTS_AGGREGATE_ELEMENTS_HPP
#define FROMPROOF_REPORTS_AGGREGATE_ELEMENTS_HPP

// The elements of an aggregate report that are read, and what is inside what.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../text/ascii.hpp"

namespace fromproof::inline v0::reports::detail {

/// Where in a report an element stands.
enum class element : std::uint8_t {
  document,
  feedback,
  metadata,
  date_range,
  policy,
  record,
  row,
  evaluated,
  reason,
  identifiers,
  auth_results,
  dkim,
  spf,
  unknown
};

/// Each element with text, by the element around it.
enum class text_of : std::uint8_t {
  none,
  version,
  org_name,
  email,
  contact,
  report_id,
  generator,
  begin,
  end,
  domain,
  p,
  sp,
  np,
  adkim,
  aspf,
  fo,
  testing,
  discovery,
  source_ip,
  count,
  disposition,
  dkim,
  spf,
  type,
  comment,
  header_from,
  envelope_from,
  envelope_to,
  dkim_domain,
  dkim_selector,
  dkim_outcome,
  dkim_human,
  spf_domain,
  spf_scope,
  spf_outcome
};

struct child {
  const char* name;
  std::uint8_t size;
  element inside;
  element element_itself;  ///< or `unknown` if it has text
  text_of text;
};

consteval child holds(element inside, const char* name, element itself) {
  return {name, static_cast<std::uint8_t>(__builtin_strlen(name)), inside, itself, text_of::none};
}
consteval child has_text(element inside, const char* name, text_of text) {
  return {name, static_cast<std::uint8_t>(__builtin_strlen(name)), inside, element::unknown, text};
}

/// In the order of their parents, and of those by how often they are met.
inline constexpr child children[] = {
    holds(element::document, "feedback", element::feedback),
    holds(element::feedback, "record", element::record),
    holds(element::feedback, "report_metadata", element::metadata),
    holds(element::feedback, "policy_published", element::policy),
    has_text(element::feedback, "version", text_of::version),
    has_text(element::metadata, "org_name", text_of::org_name),
    has_text(element::metadata, "email", text_of::email),
    has_text(element::metadata, "extra_contact_info", text_of::contact),
    has_text(element::metadata, "report_id", text_of::report_id),
    has_text(element::metadata, "generator", text_of::generator),
    has_text(element::metadata, "version", text_of::version),
    holds(element::metadata, "date_range", element::date_range),
    has_text(element::date_range, "begin", text_of::begin),
    has_text(element::date_range, "end", text_of::end),
    has_text(element::policy, "domain", text_of::domain),
    has_text(element::policy, "p", text_of::p),
    has_text(element::policy, "sp", text_of::sp),
    has_text(element::policy, "np", text_of::np),
    has_text(element::policy, "adkim", text_of::adkim),
    has_text(element::policy, "aspf", text_of::aspf),
    has_text(element::policy, "fo", text_of::fo),
    has_text(element::policy, "testing", text_of::testing),
    has_text(element::policy, "discovery_method", text_of::discovery),
    holds(element::record, "row", element::row),
    holds(element::record, "identifiers", element::identifiers),
    holds(element::record, "auth_results", element::auth_results),
    holds(element::record, "identities", element::identifiers),  // of the first drafts
    has_text(element::row, "source_ip", text_of::source_ip),
    has_text(element::row, "count", text_of::count),
    holds(element::row, "policy_evaluated", element::evaluated),
    has_text(element::evaluated, "disposition", text_of::disposition),
    has_text(element::evaluated, "dkim", text_of::dkim),
    has_text(element::evaluated, "spf", text_of::spf),
    holds(element::evaluated, "reason", element::reason),
    has_text(element::reason, "type", text_of::type),
    has_text(element::reason, "comment", text_of::comment),
    has_text(element::identifiers, "header_from", text_of::header_from),
    has_text(element::identifiers, "envelope_from", text_of::envelope_from),
    has_text(element::identifiers, "envelope_to", text_of::envelope_to),
    holds(element::auth_results, "dkim", element::dkim),
    holds(element::auth_results, "spf", element::spf),
    has_text(element::dkim, "domain", text_of::dkim_domain),
    has_text(element::dkim, "result", text_of::dkim_outcome),
    has_text(element::dkim, "selector", text_of::dkim_selector),
    has_text(element::dkim, "human_result", text_of::dkim_human),
    has_text(element::spf, "domain", text_of::spf_domain),
    has_text(element::spf, "result", text_of::spf_outcome),
    has_text(element::spf, "scope", text_of::spf_scope),
};

/// The first child of each element in the table.
struct children_index {
  std::uint8_t first[static_cast<std::size_t>(element::unknown) + 1]{};
};
inline constexpr children_index children_of = [] {
  children_index index;
  std::size_t at = 0;
  for (std::size_t parent = 0; parent < sizeof index.first; ++parent) {
    index.first[parent] = static_cast<std::uint8_t>(at);
    while (at < sizeof children / sizeof *children && static_cast<std::size_t>(children[at].inside) == parent) ++at;
  }
  return index;
}();

constexpr const child* child_of(element inside, std::string_view name) noexcept {
  const auto parent = static_cast<std::size_t>(inside);
  const child* const end = children + (inside == element::unknown ? 0 : children_of.first[parent + 1]);
  for (const child* at = children + children_of.first[parent]; at < end; ++at) {
    if (at->size == name.size() && ascii::text_at(at->name, at->size) == name) return at;
  }
  return nullptr;
}

/// Whether programs are known to write this text without escaping it.
constexpr bool is_for_people(text_of text) noexcept {
  return text == text_of::email || text == text_of::contact || text == text_of::org_name || text == text_of::comment ||
         text == text_of::dkim_human;
}

}  // namespace fromproof::inline v0::reports::detail

#endif
