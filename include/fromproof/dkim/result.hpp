#ifndef FROMPROOF_DKIM_RESULT_HPP
#define FROMPROOF_DKIM_RESULT_HPP

// The outcome of the verification of one signature, and its reason.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../result.hpp"
#include "../text/error.hpp"
#include "../text/words.hpp"

namespace fromproof::inline v0::dkim {

/// Why a signature does not pass.
enum class cause : std::uint8_t {
  none,                   ///< it passes
  syntax,                 ///< permerror: the field is malformed; its own error says where
  weak_algorithm,         ///< policy: rsa-sha1 (RFC 8301 section 3.1)
  unsupported_algorithm,  ///< neutral: the back end does not know it
  expired,                ///< policy: x= has passed
  body_length,            ///< permerror: l= claims more octets than the body has
  body_hash_mismatch,     ///< fail: bh= is not the hash of the body
  body_differs,           ///< neutral, in a copy: the header is as signed, the body is not
  body_missing,           ///< neutral, in a copy: the text ends with the header
  message_altered,        ///< neutral, in a copy: damage affects what is signed
  key_name,               ///< permerror: s= and d= do not form a name
  key_not_found,          ///< permerror
  key_unavailable,        ///< temperror: DNS did not answer
  key_syntax,             ///< permerror
  key_revoked,            ///< permerror: p= is empty
  key_type,               ///< permerror: the key is for another algorithm
  key_hash,               ///< permerror: h= of the key does not allow the hash
  key_service,            ///< permerror: s= of the key does not allow mail
  key_strict_identity,    ///< permerror: t=s, and i= is below d=
  weak_key,               ///< policy: RSA of less than 1024 bits (RFC 8301 section 3.2)
  signature_syntax,       ///< permerror: b= is not base64
  signature_mismatch,     ///< fail: b= is not a signature of the header by that key
  unsigned_body,          ///< policy: text follows what l= covers (RFC 6376 section 8.2)
  not_tried,              ///< neutral: beyond the limit of signatures that are tried
  out_of_space            ///< temperror: the caller's memory is too small
};

namespace detail {
inline constexpr auto cause_words = words_of<cause>({
    {cause::none, "none"},
    {cause::syntax, "syntax"},
    {cause::weak_algorithm, "weak-algorithm"},
    {cause::unsupported_algorithm, "unsupported-algorithm"},
    {cause::expired, "expired"},
    {cause::body_length, "body-length"},
    {cause::body_hash_mismatch, "body-hash-mismatch"},
    {cause::body_differs, "body-differs"},
    {cause::body_missing, "body-missing"},
    {cause::message_altered, "message-altered"},
    {cause::key_name, "key-name"},
    {cause::key_not_found, "key-not-found"},
    {cause::key_unavailable, "key-unavailable"},
    {cause::key_syntax, "key-syntax"},
    {cause::key_revoked, "key-revoked"},
    {cause::key_type, "key-type"},
    {cause::key_hash, "key-hash"},
    {cause::key_service, "key-service"},
    {cause::key_strict_identity, "key-strict-identity"},
    {cause::weak_key, "weak-key"},
    {cause::signature_syntax, "signature-syntax"},
    {cause::signature_mismatch, "signature-mismatch"},
    {cause::unsigned_body, "unsigned-body"},
    {cause::not_tried, "not-tried"},
    {cause::out_of_space, "out-of-space"},
});
}  // namespace detail

constexpr std::string_view word(cause why) noexcept {
  return detail::cause_words[why];
}

struct [[nodiscard]] result {
  result_code code = result_code::none;
  dkim::cause cause = dkim::cause::none;
  errc error{};                 ///< of `syntax`
  std::size_t offset = 0;       ///< of the tag at fault in the field body, or 0
  std::size_t key_bits = 0;     ///< of the key that was used; 0 when there was none
  bool testing = false;         ///< t=y of that key: the signer is still testing
  bool outlived = false;        ///< in a copy: the key is gone or x= has passed, maybe only since receipt
  std::uint64_t body_size = 0;  ///< octets of the canonical body

  /// Whether the result says anything about the signer. False in a damaged copy, or one that outlived its key or its
  /// x=: then the result is unknown, neither a failure nor a pass.
  constexpr bool decided() const noexcept {
    switch (cause) {
      case cause::body_differs:
      case cause::body_missing:
      case cause::message_altered: return false;
      default: return !outlived;
    }
  }
};

/// The stable code of the reason: that of the error if the field is malformed; empty for a pass.
constexpr std::string_view reason(const result& of) noexcept {
  if (of.cause == cause::none) return {};
  return of.cause == cause::syntax ? fromproof::code(of.error) : word(of.cause);
}

}  // namespace fromproof::inline v0::dkim

#endif
