#ifndef FROMPROOF_DMARC_ALIGNMENT_HPP
#define FROMPROOF_DMARC_ALIGNMENT_HPP

// Whether a domain that was authenticated speaks for the domain in the From field (RFC 9989 section 4.4).

#include <string_view>

#include "../public_suffix.hpp"

namespace fromproof::inline v0::dmarc {

struct alignment {
  bool relaxed = false;  ///< both have one organizational domain, whichever is the parent
  bool strict = false;   ///< both are the same domain

  friend constexpr bool operator==(alignment, alignment) noexcept = default;
};

/// Compares two normalized domain names (`domain::view()`), with organizational domains by the public suffix list.
/// Alignment is symmetric. A name that is itself a public suffix has no organization and aligns with itself only.
///
///     align("example.com", "mail.example.com", table)   // relaxed, not strict
constexpr alignment align(std::string_view author_domain, std::string_view identifier, const suffix_table& suffixes) {
  if (author_domain.empty() || identifier.empty()) return {};
  if (author_domain == identifier) return {.relaxed = true, .strict = true};
  const std::string_view organization = organizational_domain(suffixes, author_domain);
  if (organization.empty()) return {};
  return {.relaxed = organization == organizational_domain(suffixes, identifier), .strict = false};
}

}  // namespace fromproof::inline v0::dmarc

#endif
