#ifndef FROMPROOF_DKIM_VERIFICATION_HPP
#define FROMPROOF_DKIM_VERIFICATION_HPP

// A signature as found in a message, and the working memory of its verification. Hashes are kept here while a DNS
// answer is pending.
//
//   std::array<fromproof::dkim::verification, 8> memory;
//   fromproof::bounded_list<fromproof::dkim::verification> signatures{memory};
//   fromproof::dkim::find_signatures(header, signatures);

#include <cstdint>

#include "../crypto/backend.hpp"
#include "../message/header.hpp"
#include "../text/bounded_list.hpp"
#include "../text/maybe.hpp"
#include "result.hpp"
#include "signature.hpp"

namespace fromproof::inline v0::dkim {

/// How far a verification has come.
enum class step : std::uint8_t {
  untouched,  ///< nothing is computed yet
  hashed,     ///< the message is hashed; the key is missing
  waiting,    ///< DNS has been asked for the key
  done
};

struct verification {
  message::header_field field;
  parsed<dkim::signature> signature;  ///< with an error, what could be read
  maybe<result> outcome;              ///< set when it is settled
  std::uint8_t priority = 0;          ///< higher values are tried first

  dkim::step step = step::untouched;
  bool body_hashed = false;
  bool body_differs = false;  ///< no reading of the body has the hash of bh=
  std::size_t key_bits = 0;
  bool testing = false;
  std::uint64_t body_size = 0;  ///< octets of the canonical body
  crypto::sha256_digest body_hash{};
  crypto::sha256_digest header_hash{};
};

/// Ends a verification. Not inlined: it has twenty callers, and runs once for each signature. `tag` is a view into the
/// field body of the tag at fault.
[[gnu::noinline]] constexpr void settle(verification& entry, result_code code, cause why,
                                        std::string_view tag = {}) noexcept {
  entry.outcome = result{.code = code,
                         .cause = why,
                         .offset = tag.data() == nullptr ? 0 : ascii::offset_in(entry.field.body, tag),
                         .key_bits = entry.key_bits,
                         .testing = entry.testing,
                         .body_size = entry.body_size};
  entry.step = step::done;
}

/// Reads one DKIM-Signature field. RFC 6376 section 6.1.1: a malformed field is a permanent error, whatever any
/// receiver reported.
constexpr void read_signature(const message::header_field& field, verification& out) noexcept {
  out.field = field;
  out.signature = parse_signature(field.body);
  if (out.signature) return;
  settle(out, result_code::permerror, cause::syntax);
  out.outcome->error = out.signature.error;
  out.outcome->offset = out.signature.offset;
}

/// Lists the signatures of a message in its order. X-Google-DKIM-Signature and similar names are other fields.
template <class V>
constexpr void find_signatures(const message::header& header, bounded_list<V>& out) noexcept {
  for (const auto& field : header) {
    if (!field.is("DKIM-Signature")) continue;
    V entry;
    read_signature(field, entry);
    out.push_back(entry);
  }
}

}  // namespace fromproof::inline v0::dkim

#endif
