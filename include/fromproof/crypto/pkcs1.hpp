#ifndef FROMPROOF_CRYPTO_PKCS1_HPP
#define FROMPROOF_CRYPTO_PKCS1_HPP

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "backend.hpp"

namespace fromproof::inline v0::crypto {

/// Whether `message` is EMSA-PKCS1-v1_5 (RFC 8017 section 9.2) of a SHA-256 digest: 00 01 FF … FF 00 DigestInfo digest.
/// It is compared with the only valid encoding and never parsed, because lenient parsers let forgeries through.
constexpr bool is_pkcs1_encoding(octets message, const sha256_digest& digest) noexcept {
  // DigestInfo of SHA-256 (RFC 8017 section 9.2, note 1), and the octet before it.
  constexpr std::array<std::uint8_t, 20> info{0x00, 0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48,
                                              0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20};
  constexpr std::size_t tail_size = info.size() + std::tuple_size_v<sha256_digest>;
  if (message.size() < 2 + 8 + tail_size || message[0] != 0x00 || message[1] != 0x01) return false;
  const auto padding = message.subspan(2, message.size() - 2 - tail_size);
  const auto tail = message.last(tail_size);
  return std::all_of(padding.begin(), padding.end(), [](std::uint8_t octet) { return octet == 0xff; }) &&
         std::equal(info.begin(), info.end(), tail.begin()) &&
         std::equal(digest.begin(), digest.end(), tail.begin() + info.size());
}

}  // namespace fromproof::inline v0::crypto

#endif
