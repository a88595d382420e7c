#ifndef FROMPROOF_DKIM_RESULT_HPP
#define FROMPROOF_DKIM_RESULT_HPP

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../crypto/backend.hpp"
#include "../dmarc/alignment.hpp"
#include "../message/header.hpp"
#include "../result.hpp"
#include "signature.hpp"

namespace fromproof::inline v0::dkim {

/// How far the verification of a signature has come.
enum class progress : std::uint8_t {
  untouched,  ///< nothing was computed yet
  hashed,     ///< the message was hashed; the key is missing
  waiting,    ///< DNS was asked for the key
  done
};

/// One DKIM-Signature field and how its check ended. It is memory for the verification too: hashes stay here while the
/// answer of DNS is awaited.
struct result {
  message::header_field field;
  parsed<dkim::signature> signature;  ///< as far as it can be read
  result_code code = result_code::none;
  result_source source = result_source::none;
  std::string_view reason;             ///< a stable code of ours, or the receiver's own words
  std::size_t offset = 0;              ///< where in the field body the tag stands that `reason` is about, or 0
  dmarc::alignment aligned;            ///< d= with the author domain
  dmarc::organizations organizations;  ///< of d=

  result_code reported = result_code::none;  ///< what the receiver found, whatever was found here
  std::size_t key_bits = 0;                  ///< of the key that was used; 0 when there was none
  bool testing = false;                      ///< its t=y: the signer is still trying
  std::uint64_t body_size = 0;               ///< octets of the canonical body

  dkim::progress progress = progress::untouched;
  bool body_hashed = false;
  crypto::sha256_digest body_hash{};
  crypto::sha256_digest header_hash{};
};

}  // namespace fromproof::inline v0::dkim

#endif
