#ifndef FROMPROOF_DMARC_ALIGNMENT_HPP
#define FROMPROOF_DMARC_ALIGNMENT_HPP

// Whether a domain that was authenticated speaks for the domain in the From field (RFC 9989 section 4.4).

#include <cstdint>
#include <string_view>

#include "../public_suffix.hpp"

namespace fromproof::inline v0::dmarc {

struct alignment {
  bool relaxed = false;  ///< both have one organizational domain, whichever is the parent
  bool strict = false;   ///< both are the same domain

  friend constexpr bool operator==(alignment, alignment) noexcept = default;
};

/// The organizational domain of a name by both methods, each as octets at the end of the normalized name; 0 where it
/// has none or none is known.
struct organizations {
  std::uint8_t walked = 0;  ///< by the tree walk (RFC 9989 section 4.10), where the verdict needed it
  std::uint8_t listed = 0;  ///< by the public suffix list (RFC 7489 section 3.2)
};

/// By the list alone, before anybody asks DNS.
constexpr organizations find_listed(std::string_view name, const suffix_table& suffixes) noexcept {
  return {.listed = static_cast<std::uint8_t>(organizational_domain(suffixes, name).size())};
}

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
