#ifndef FROMPROOF_ADVICE_FACTS_PROVIDER_ADDRESSES_HPP
#define FROMPROOF_ADVICE_FACTS_PROVIDER_ADDRESSES_HPP

// The addresses from which some services send mail for others, as they publish them. They tell through whom a message
// came, never who sent it: anyone can have an account there.

#include <cstddef>
#include <cstdint>

#include "../../domain/ip_address.hpp"
#include "provider.hpp"

namespace fromproof::inline v0::advice {

namespace detail {

/// The first bits of addresses.
struct address_range {
  std::uint64_t begin;  ///< the first 64 bits of an IPv6 address; an IPv4 address
  std::uint8_t bits;
  bool v6;
  std::uint8_t provider;  ///< its place in `providers`
};

constexpr address_range v4(unsigned a, unsigned b, unsigned c, unsigned bits, unsigned provider) noexcept {
  return {(std::uint64_t{a} << 24 | b << 16 | c << 8) << 32, static_cast<std::uint8_t>(bits), false,
          static_cast<std::uint8_t>(provider)};
}

constexpr address_range v6(std::uint64_t begin, unsigned bits, unsigned provider) noexcept {
  return {begin, static_cast<std::uint8_t>(bits), true, static_cast<std::uint8_t>(provider)};
}

inline constexpr unsigned ses_at = 0, google_at = 1, microsoft_at = 2;
static_assert(providers[ses_at].name == "Amazon SES" && providers[google_at].name == "Google Workspace" &&
              providers[microsoft_at].name == "Microsoft 365");

inline constexpr address_range provider_ranges[] = {
    // https://aws.amazon.com/blogs/messaging-and-targeting/amazon-ses-ip-addresses/, read in November 2026: of all
    // regions
    v4(199, 255, 192, 22, ses_at),
    v4(199, 127, 232, 22, ses_at),
    v4(54, 240, 0, 18, ses_at),
    // https://support.google.com/a/answer/27642, as of 2026-10-14
    v4(74, 125, 0, 16, google_at),
    v4(209, 85, 128, 17, google_at),
    v6(0x2001'4860'4864'0000, 56, google_at),
    v6(0x2404'6800'4864'0000, 56, google_at),
    v6(0x2607'f8b0'4864'0000, 56, google_at),
    v6(0x2800'03f0'4864'0000, 56, google_at),
    v6(0x2a00'1450'4864'0000, 56, google_at),
    v6(0x2c0f'fb50'4864'0000, 56, google_at),
    // https://learn.microsoft.com/microsoft-365/enterprise/urls-and-ip-address-ranges, as of 2026-07-12: Exchange
    // Online
    v4(40, 92, 0, 15, microsoft_at),
    v4(40, 107, 0, 16, microsoft_at),
    v4(52, 100, 0, 14, microsoft_at),
    v4(104, 47, 0, 17, microsoft_at),
    v6(0x2a01'0111'f400'0000, 48, microsoft_at),
    v6(0x2a01'0111'f403'0000, 48, microsoft_at),
};

}  // namespace detail

/// The provider from whose published addresses this is one, or nullptr.
constexpr const provider* find_provider_by_address(const ip_address& address) noexcept {
  const ip_address plain = address.unmapped();
  std::uint64_t first = 0;
  for (std::size_t i = 0; i < 8 && i < plain.bytes().size(); ++i)
    first |= std::uint64_t{plain.bytes()[i]} << (56 - 8 * i);
  for (const auto& range : detail::provider_ranges) {
    if (range.v6 == plain.is_v6() && (first ^ range.begin) >> (64 - range.bits) == 0) return &providers[range.provider];
  }
  return nullptr;
}

}  // namespace fromproof::inline v0::advice

#endif
