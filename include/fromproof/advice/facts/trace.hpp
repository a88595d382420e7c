#ifndef FROMPROOF_ADVICE_FACTS_TRACE_HPP
#define FROMPROOF_ADVICE_FACTS_TRACE_HPP

// Whether a receiver wrote into a message.

#include "../../authentication/mail.hpp"
#include "../../paste/repair_code.hpp"

namespace fromproof::inline v0::advice {

/// Whether there are results or an envelope sender, from whomever. A mail from the sent folder has neither: use the
/// mail as it was received. Where the copy hides addresses, it may hide these.
constexpr bool has_trace(const authentication& mail, const paste::repair_report& repairs) noexcept {
  const bool hidden = repairs.count(paste::repair_code::address_hidden) > 0;
  const bool results = mail.header.authentication_results > 0 || mail.header.any_arc;
  if (hidden || results || mail.envelope.sender.source != fact_source::none) return true;
  for (const auto& field : mail.fields()) {
    if (field.is("Received-SPF")) return true;
  }
  return false;
}

}  // namespace fromproof::inline v0::advice

#endif
