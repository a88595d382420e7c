#ifndef FROMPROOF_ADVICE_PROVIDER_HPP
#define FROMPROOF_ADVICE_PROVIDER_HPP

// The services that send mail in the name of others, and how their mail looks.

#include <array>
#include <string_view>

#include "../domain.hpp"

namespace fromproof::inline v0::advice {

struct provider {
  std::string_view name;              ///< as it calls itself
  std::string_view default_envelope;  ///< its own domain, which stands in the Return-Path until the customer changes it
};

inline constexpr provider amazon_ses{"Amazon SES", "amazonses.com"};
inline constexpr auto providers = std::to_array({amazon_ses});

/// The provider whose default Return-Path or signature this domain is, or nullptr.
constexpr const provider* find_provider(std::string_view domain) noexcept {
  for (const auto& each : providers) {
    if (is_subdomain_of(domain, each.default_envelope)) return &each;
  }
  return nullptr;
}

namespace detail {

constexpr bool is_region(std::string_view label) noexcept {
  // "ap-northeast-1": letters and hyphens, then a digit; "email", as us-east-1 writes in its Message-ID, is none.
  for (const char c : label) {
    if (!ascii::is_alnum(c) && c != '-') return false;
  }
  return label.size() > 4 && ascii::is_digit(label.back()) && label.find('-') != std::string_view::npos;
}

}  // namespace detail

/// The Amazon region that a default Return-Path names: "ap-northeast-1.amazonses.com" is in ap-northeast-1. The bare
/// "amazonses.com" is us-east-1, which is older than the names of regions.
constexpr std::string_view ses_region(std::string_view domain) noexcept {
  if (domain == amazon_ses.default_envelope) return "us-east-1";
  if (!is_subdomain_of(domain, amazon_ses.default_envelope)) return {};
  std::string_view label{domain.data(), domain.size() - amazon_ses.default_envelope.size() - 1};
  if (const std::size_t dot = label.rfind('.'); dot != std::string_view::npos) label.remove_prefix(dot + 1);
  return detail::is_region(label) ? label : std::string_view{};
}

}  // namespace fromproof::inline v0::advice

#endif
