#ifndef FROMPROOF_ADVICE_FACTS_PASSED_DOMAIN_HPP
#define FROMPROOF_ADVICE_FACTS_PASSED_DOMAIN_HPP

#include <string_view>

#include "../../authentication/mail.hpp"

namespace fromproof::inline v0::advice::detail {

/// The domain that DKIM proves: of an aligned signature that passed, otherwise of any that passed.
constexpr std::string_view passed_dkim_domain(const authentication& mail) noexcept {
  std::string_view domain;
  for (const auto& signature : mail.dkim) {
    if (!signature.passes()) continue;
    if (signature.aligned.relaxed) return signature.signature->domain;
    if (domain.empty()) domain = signature.signature->domain;
  }
  return domain;
}

}  // namespace fromproof::inline v0::advice::detail

#endif
