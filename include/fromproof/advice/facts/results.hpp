#ifndef FROMPROOF_ADVICE_FACTS_RESULTS_HPP
#define FROMPROOF_ADVICE_FACTS_RESULTS_HPP

// The results of SPF and DKIM, by the receiver or by this program.

#include <string_view>

#include "../../authentication/mail.hpp"

namespace fromproof::inline v0::advice::detail {

/// Whether there is any result of SPF or DKIM, from the receiver or from this program.
constexpr bool has_results(const authentication& mail) noexcept {
  if (mail.spf.source() != result_source::none) return true;
  for (const auto& signature : mail.dkim) {
    if (signature.source() != result_source::none) return true;
  }
  return false;
}

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
