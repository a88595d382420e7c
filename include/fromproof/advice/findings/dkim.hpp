#ifndef FROMPROOF_ADVICE_FINDINGS_DKIM_HPP
#define FROMPROOF_ADVICE_FINDINGS_DKIM_HPP

// What a person should know about signatures that were verified here.

#include <string_view>

#include "../../authentication/mail.hpp"
#include "../../text/bounded_list.hpp"
#include "../finding.hpp"

namespace fromproof::inline v0::advice {

namespace detail {

/// RFC 6376 section 5.4.1: fields that readers rely on and that a signature should cover.
inline constexpr std::array<std::string_view, 2> relied_upon{"Subject"sv, "Content-Type"sv};

constexpr bool has_field(const authentication& mail, std::string_view name) noexcept {
  for (const auto& field : mail.fields()) {
    if (field.is(name)) return true;
  }
  return false;
}

constexpr void find_weaknesses(const authentication& mail, const signature_evidence& entry,
                               bounded_list<finding>& out) {
  const auto& signature = *entry.signature;
  const parameter domain{"domain", signature.domain};
  for (const auto name : relied_upon) {
    if (signature.count_signed(name) > 0 || !has_field(mail, name)) continue;
    out.push_back({severity::warning, {code::dkim_unsigned_field, domain, parameter{"field", name}}});
  }
  if (signature.body_length) {
    out.push_back(
        {severity::warning,
         {code::dkim_body_length, domain, parameter{"count", static_cast<std::size_t>(*signature.body_length)}}});
  }
  constexpr std::size_t short_key = 2048;  // RFC 8301 section 3.2: signers should use at least this size
  if (signature.algorithm == dkim::algorithm::rsa_sha256 && entry.outcome->key_bits > 0 &&
      entry.outcome->key_bits < short_key) {
    out.push_back({severity::warning, {code::dkim_short_key, domain, parameter{"count", entry.outcome->key_bits}}});
  }
}

}  // namespace detail

constexpr void find_signature_faults(const authentication& mail, bounded_list<finding>& out) noexcept {
  for (const auto& entry : mail.dkim) {
    if (!entry.signature || !entry.outcome) continue;
    const parameter domain{"domain", entry.signature->domain};
    const auto& found = *entry.outcome;
    if (found.code == result_code::pass) {
      detail::find_weaknesses(mail, entry, out);
    } else if (found.cause == dkim::cause::body_differs) {
      out.push_back({severity::warning, {code::dkim_body_differs, domain}});
    } else if (found.outlived) {
      const bool expired = found.cause == dkim::cause::expired;
      out.push_back(
          {severity::info, expired ? statement{code::expired_since, domain} : statement{code::dkim_key_gone, domain}});
    } else {
      out.push_back(
          {severity::warning, {code::dkim_failed, domain, parameter::of_code("reason", dkim::reason(found))}});
    }
    if (found.testing) out.push_back({severity::info, {code::dkim_testing, domain}});
  }
}

}  // namespace fromproof::inline v0::advice

#endif
