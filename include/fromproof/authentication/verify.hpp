#ifndef FROMPROOF_AUTHENTICATION_VERIFY_HPP
#define FROMPROOF_AUTHENTICATION_VERIFY_HPP

// From "the receiver said so" to "verified here, now": what DNS and cryptography add to an authentication.
//
//   auto mail = fromproof::authenticate(octets, {}, suffixes, signatures);
//   while (!fromproof::verify(mail, fields, backend, resolver, {.now = now})) wait_for_answers();

#include <span>

#include "../authentication.hpp"
#include "../crypto/backend.hpp"
#include "../dkim/signed_fields.hpp"
#include "../dkim/verify.hpp"
#include "../dns/query.hpp"

namespace fromproof::inline v0 {

namespace detail {

/// Hashing wants the fields by name; once all signatures are hashed it does not.
constexpr bool wants_index(const authentication& mail) noexcept {
  for (const auto& entry : mail.dkim) {
    if (entry.signature && entry.progress == dkim::progress::untouched) return true;
  }
  return false;
}

}  // namespace detail

/// Verifies the signatures of a message that authenticate() has read. Each entry of `mail.dkim` gets the result that
/// was computed here in place of the one that was reported, which stays in its `reported`.
///
/// `fields` is memory for an index of the header: `mail.header.fields` entries are enough; with less nothing is
/// verified, and the reason is "out-of-space". True when all is done; false when an answer of `resolver` is pending:
/// call again when it is there. Nothing is computed twice.
template <crypto::backend B, dns::resolver R>
bool verify(authentication& mail, std::span<dkim::indexed_field> fields, B& backend, R&& resolver,
            const dkim::verify_options& options) {
  dkim::signed_message text{.fields = {}, .body = mail.parts.body, .has_body = mail.parts.separated};
  if (detail::wants_index(mail)) {
    const auto index = dkim::build_index(mail.fields(), fields);
    if (index.left_out > 0) {
      for (auto& entry : mail.dkim) {
        if (entry.signature) dkim::detail::settle(entry, result_code::neutral, "out-of-space");
      }
      return true;
    }
    text.fields = index.fields;
  }
  return dkim::verify(mail.dkim, text, backend, resolver, options);
}

}  // namespace fromproof::inline v0

#endif
