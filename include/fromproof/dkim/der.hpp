#ifndef FROMPROOF_DKIM_DER_HPP
#define FROMPROOF_DKIM_DER_HPP

// The part of DER (X.690 sections 8 and 10) in which public keys are written.

#include <cstddef>
#include <cstdint>

#include "../crypto/backend.hpp"

namespace fromproof::inline v0::dkim {

enum class der_tag : std::uint8_t {
  integer = 0x02,
  bit_string = 0x03,
  null = 0x05,
  object_identifier = 0x06,
  sequence = 0x30
};

/// Reads consecutive elements. Never descends: the caller, who knows what to expect, reads the contents of an element
/// with another reader, so that nesting costs nothing.
///
///     der_reader outer{text};
///     crypto::octets fields;
///     const bool good = outer.read(der_tag::sequence, fields) && outer.rest().empty();
class der_reader {
 public:
  constexpr explicit der_reader(crypto::octets its_from) noexcept : rest_{its_from} {}

  /// The octets that have not been read; none at the end.
  constexpr crypto::octets rest() const noexcept { return rest_; }

  constexpr bool next_is(der_tag tag) const noexcept {
    return !rest_.empty() && rest_.front() == static_cast<std::uint8_t>(tag);
  }

  /// Reads one element of that tag and returns its contents. False, with nothing read, if there is none, if it is
  /// longer than the text, if its length is 65536 or more, or if its length is not in the only form that DER allows:
  /// definite, in the fewest octets.
  constexpr bool read(der_tag tag, crypto::octets& contents) noexcept {
    if (!next_is(tag) || rest_.size() < 2) return false;
    std::size_t begin = 2;
    std::size_t size = rest_[1];
    if (size >= 0x80) {
      const std::size_t octets = size & 0x7f;
      if (octets < 1 || octets > 2 || rest_.size() < 2 + octets) return false;
      begin += octets;
      size = octets == 1 ? rest_[2] : static_cast<std::size_t>(rest_[2]) << 8 | rest_[3];
      if (size < (octets == 1 ? 0x80u : 0x100u)) return false;
    }
    if (size > rest_.size() - begin) return false;
    contents = rest_.subspan(begin, size);
    rest_ = rest_.subspan(begin + size);
    return true;
  }

 private:
  crypto::octets rest_;
};

}  // namespace fromproof::inline v0::dkim

#endif
