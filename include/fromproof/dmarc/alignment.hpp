#ifndef FROMPROOF_DMARC_ALIGNMENT_HPP
#define FROMPROOF_DMARC_ALIGNMENT_HPP

// Whether an authenticated domain speaks for the domain in the From field (RFC 9989 section 4.4).

#include <cstdint>
#include <string_view>

#include "../domain/domain.hpp"
#include "../domain/public_suffix.hpp"

namespace fromproof::inline v0::dmarc {

struct [[nodiscard]] alignment {
  bool relaxed = false;  ///< both have the same organizational domain, whichever is the parent
  bool strict = false;   ///< both are the same domain

  friend constexpr bool operator==(alignment, alignment) noexcept = default;
};

/// A name with its organizational domains by both methods. They are stored as sizes of ends of this name, so that they
/// can never be cut out of another name.
class named_organizations {
 public:
  constexpr named_organizations() noexcept = default;
  /// Uses only the public suffix list (RFC 7489 section 3.2), before any DNS question.
  constexpr named_organizations(const fromproof::domain& name, const suffix_table& its_suffixes) noexcept
      : name_{name}, listed_{organizational_domain(its_suffixes, name_.view()).size()} {}

  constexpr std::string_view name() const noexcept { return name_.view(); }
  constexpr const fromproof::domain& domain() const noexcept { return name_; }
  constexpr bool empty() const noexcept { return name_.empty(); }
  /// By the list; empty for a public suffix.
  constexpr std::string_view listed() const noexcept { return end(listed_); }
  /// By the tree walk (RFC 9989 section 4.10); empty unless the verdict needed it.
  constexpr std::string_view walked() const noexcept { return end(walked_); }
  /// Stores the result of a walk from this name: the size of its end in octets.
  constexpr void set_walked(std::size_t size) noexcept { walked_ = size; }

 private:
  constexpr std::string_view end(std::size_t size) const noexcept {
    const std::string_view whole = name_.view();
    return size > whole.size() ? std::string_view{} : std::string_view{whole.data() + (whole.size() - size), size};
  }

  fromproof::domain name_;
  std::size_t listed_ = 0;
  std::size_t walked_ = 0;
};

/// Compares two normalized domain names (`domain::view()`), with organizational domains by the public suffix list.
/// Alignment is symmetric. A name that is itself a public suffix has no organization and aligns only with itself.
///
///     align("example.com", "mail.example.com", suffixes).relaxed;  // true
///     align("example.com", "mail.example.com", suffixes).strict;   // false
constexpr alignment align(std::string_view author_domain, std::string_view identifier, const suffix_table& suffixes) {
  if (author_domain.empty() || identifier.empty()) return {};
  if (author_domain == identifier) return {.relaxed = true, .strict = true};
  const std::string_view organization = organizational_domain(suffixes, author_domain);
  if (organization.empty()) return {};
  return {.relaxed = organization == organizational_domain(suffixes, identifier), .strict = false};
}

}  // namespace fromproof::inline v0::dmarc

#endif
