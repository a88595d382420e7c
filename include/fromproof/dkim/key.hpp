#ifndef FROMPROOF_DKIM_KEY_HPP
#define FROMPROOF_DKIM_KEY_HPP

// The key record of a selector (RFC 6376 section 3.6.1, RFC 8463) and the public key in it.
//
//   std::array<std::uint8_t, fromproof::dkim::public_key_memory> memory;
//   const auto key = fromproof::dkim::parse_key(txt);
//   if (!key || key->revoked || !key->allows_hash("sha256") || !key->allows_email()) return;
//   const auto decoded = fromproof::dkim::decode_public_key(*key, memory);
//   if (!decoded || decoded->type != fromproof::dkim::key_type::rsa) return;
//   const bool good = backend.verify_rsa(decoded->rsa, digest, signature) == fromproof::crypto::verdict::good;

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../crypto/backend.hpp"
#include "../text/ascii.hpp"
#include "../text/base64.hpp"
#include "../text/error.hpp"
#include "../text/lifetime.hpp"
#include "../text/slice.hpp"
#include "../text/tag_list.hpp"
#include "../text/words.hpp"
#include "der.hpp"
#include "signature.hpp"

namespace fromproof::inline v0::dkim {

/// k=: the type of the key. Keys of an unknown type are ignored (RFC 6376 section 3.6.1).
enum class key_type : std::uint8_t { unknown, rsa, ed25519 };

namespace detail {
inline constexpr auto key_type_words = words_of<key_type>({
    {key_type::unknown, ""},
    {key_type::rsa, "rsa"},
    {key_type::ed25519, "ed25519"},
});
}  // namespace detail

constexpr std::string_view word(key_type type) noexcept {
  return detail::key_type_words[type];
}

/// RFC 8301 section 3.2: a signature by a smaller key proves nothing.
inline constexpr std::size_t min_rsa_bits = 1024;
/// RFC 8017 section 9.2: the size of a padded SHA-256 hash. No DKIM key ever had a smaller modulus.
inline constexpr std::size_t min_rsa_octets = 62;
/// RFC 8301 requires 4096. Mbed TLS stops here by default (MBEDTLS_MPI_MAX_SIZE), and a larger key would not fit into a
/// DNS answer over UDP with any usual limit.
inline constexpr std::size_t max_rsa_bits = 8192;
/// Octets of memory that are enough for every key that decode_public_key() accepts.
inline constexpr std::size_t public_key_memory = max_rsa_bits / 8 + 64;

/// A key record. Values are as written, without the white space around them.
struct key {
  std::string_view hash_algorithms;    ///< h=; empty means all
  std::string_view services = "*";     ///< s=
  std::string_view notes;              ///< n=: for people; do not trust it
  std::string_view type_name = "rsa";  ///< k= as written
  key_type type = key_type::rsa;       ///< k=
  bool testing = false;                ///< t= has the flag y: the domain is testing DKIM
  bool strict_identity = false;        ///< t= has the flag s: the domain of i= must be d= itself
  bool revoked = false;                ///< p= is empty
  std::string_view public_key;         ///< p=: base64, with white space
  std::string_view bad_tag;            ///< with an error: the name of the tag at fault

  /// Whether h= lists the algorithm or is empty.
  constexpr bool allows_hash(std::string_view name) const noexcept {
    return hash_algorithms.empty() || has(hash_algorithms, name);
  }
  /// Whether s= allows mail.
  constexpr bool allows_email() const noexcept { return has(services, "*") || has(services, "email"); }

 private:
  static constexpr bool has(std::string_view list, std::string_view name) noexcept {
    for (const auto each : list_range{list}) {
      if (ascii::iequals(each, name)) return true;
    }
    return false;
  }
};

/// The octets are in the memory given to decode_public_key().
struct public_key {
  key_type type = key_type::unknown;
  crypto::rsa_key rsa;
  crypto::octets ed25519;
  std::size_t bits = 0;  ///< of the modulus; 256 for Ed25519
};

namespace detail {

enum class key_tag : std::uint8_t { v, h, k, n, p, s, t };
inline constexpr auto key_tag_names = words_of<key_tag>({
    {key_tag::v, "v"},
    {key_tag::h, "h"},
    {key_tag::k, "k"},
    {key_tag::n, "n"},
    {key_tag::p, "p"},
    {key_tag::s, "s"},
    {key_tag::t, "t"},
});

constexpr errc read_key_tag(key_tag which, std::string_view value, bool first, key& out) noexcept {
  switch (which) {
    // RFC 6376 section 3.6.1: v= is optional, but must be the first tag, and is compared as a string.
    case key_tag::v: return first && value == "DKIM1" ? errc::none : errc::bad_key_version;
    case key_tag::h: out.hash_algorithms = value; return errc::none;
    case key_tag::k:
      out.type_name = value;
      out.type = key_type::unknown;
      key_type_words.ifind(value, out.type);
      return out.type == key_type::unknown ? errc::bad_algorithm : errc::none;
    case key_tag::n: out.notes = value; return errc::none;
    case key_tag::p:
      out.public_key = value;
      out.revoked = value.empty();
      return errc::none;
    case key_tag::s:
      // No grammar allows an empty list; people who write one mean the default.
      if (!value.empty()) out.services = value;
      return errc::none;
    case key_tag::t:
      for (const auto flag : list_range{value}) {
        out.testing = out.testing || ascii::iequals(flag, "y");
        out.strict_identity = out.strict_identity || ascii::iequals(flag, "s");
      }
      return errc::none;
  }
  return errc::none;
}

/// 1.2.840.113549.1.1.1
inline constexpr std::array<std::uint8_t, 9> rsa_encryption{0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01};

/// Reads an unsigned number from an INTEGER. Allows only the leading zero that keeps it positive, and removes it.
constexpr errc read_number(der_reader& reader, crypto::octets& out) noexcept {
  crypto::octets number;
  if (!reader.read(der_tag::integer, number) || number.empty()) return errc::bad_der;
  const bool sign = number.front() >= 0x80;
  if (number.size() > 1) {
    const bool next = number[1] >= 0x80;
    if ((number.front() == 0x00 && !next) || (number.front() == 0xff && next)) return errc::bad_der;
    if (number.front() == 0x00) number = number.subspan(1);
  }
  out = number;
  return sign ? errc::bad_key : errc::none;
}

constexpr std::size_t count_bits(crypto::octets number) noexcept {
  if (number.empty()) return 0;
  return number.size() * 8 - static_cast<std::size_t>(std::countl_zero(number.front()));
}

constexpr bool is_odd(crypto::octets number) noexcept {
  return !number.empty() && (number.back() & 1) != 0;
}

/// RSAPublicKey ::= SEQUENCE { modulus INTEGER, publicExponent INTEGER } (RFC 8017 appendix A.1.1). `fields` is the
/// contents of the SEQUENCE.
constexpr errc read_rsa_fields(crypto::octets fields, public_key& out) noexcept {
  der_reader reader{fields};
  if (const errc error = read_number(reader, out.rsa.modulus); error != errc::none) return error;
  if (const errc error = read_number(reader, out.rsa.exponent); error != errc::none) return error;
  if (!reader.rest().empty()) return errc::bad_der;
  out.bits = count_bits(out.rsa.modulus);
  // Only short exponents are in use, and they bound the work that a key can cause. With an exponent of one, the
  // signature is the padded hash itself.
  const std::size_t exponent_bits = count_bits(out.rsa.exponent);
  if (!is_odd(out.rsa.modulus) || !is_odd(out.rsa.exponent) || exponent_bits < 2 || exponent_bits > 32) {
    return errc::bad_key;
  }
  if (out.rsa.modulus.size() < min_rsa_octets) return errc::bad_key;
  if (out.bits < min_rsa_bits) return errc::weak_key;
  return out.bits > max_rsa_bits ? errc::key_too_large : errc::none;
}

/// SubjectPublicKeyInfo (RFC 5280 section 4.1.2.7), or a bare RSAPublicKey, as some have read RFC 6376 appendix C.
constexpr errc read_rsa(crypto::octets text, public_key& out) noexcept {
  der_reader whole{text};
  crypto::octets fields, algorithm, name, parameters, bits;
  if (!whole.read(der_tag::sequence, fields) || !whole.rest().empty()) return errc::bad_der;
  der_reader reader{fields};
  if (reader.next_is(der_tag::integer)) return read_rsa_fields(fields, out);
  if (!reader.read(der_tag::sequence, algorithm)) return errc::bad_der;
  der_reader identifier{algorithm};
  if (!identifier.read(der_tag::object_identifier, name)) return errc::bad_der;
  if (!std::equal(name.begin(), name.end(), rsa_encryption.begin(), rsa_encryption.end())) return errc::wrong_key_type;
  // RFC 3279 section 2.3.1: the parameters must be NULL.
  if (!identifier.read(der_tag::null, parameters) || !parameters.empty() || !identifier.rest().empty()) {
    return errc::bad_der;
  }
  // A BIT STRING begins with the number of unused bits at its end.
  if (!reader.read(der_tag::bit_string, bits) || bits.empty() || bits.front() != 0 || !reader.rest().empty()) {
    return errc::bad_der;
  }
  der_reader inner{bits.subspan(1)};
  if (!inner.read(der_tag::sequence, fields) || !inner.rest().empty()) return errc::bad_der;
  return read_rsa_fields(fields, out);
}

/// y of the points of small order on edwards25519, little-endian, for both signs of x. A signature by such a key can be
/// made for any text without a secret.
inline constexpr std::array<std::array<std::uint8_t, 32>, 5> small_order_points{{
    {0},
    {1},
    {0x26, 0xe8, 0x95, 0x8f, 0xc2, 0xb2, 0x27, 0xb0, 0x45, 0xc3, 0xf4, 0x89, 0xf2, 0xef, 0x98, 0xf0,
     0xd5, 0xdf, 0xac, 0x05, 0xd3, 0xc6, 0x33, 0x39, 0xb1, 0x38, 0x02, 0x88, 0x6d, 0x53, 0xfc, 0x05},
    {0xc7, 0x17, 0x6a, 0x70, 0x3d, 0x4d, 0xd8, 0x4f, 0xba, 0x3c, 0x0b, 0x76, 0x0d, 0x10, 0x67, 0x0f,
     0x2a, 0x20, 0x53, 0xfa, 0x2c, 0x39, 0xcc, 0xc6, 0x4e, 0xc7, 0xfd, 0x77, 0x92, 0xac, 0x03, 0x7a},
    {0xec, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
     0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f},
}};

constexpr errc read_ed25519(crypto::octets text, public_key& out) noexcept {
  if (text.size() != 32) return errc::bad_key;
  out.ed25519 = text;
  out.bits = 256;
  const auto y = [text](std::size_t i) { return i < 31 ? text[i] : static_cast<std::uint8_t>(text[i] & 0x7f); };
  bool below_p = y(0) < 0xed || y(31) != 0x7f;
  for (std::size_t i = 1; i < 31; ++i) below_p = below_p || y(i) != 0xff;
  if (!below_p) return errc::bad_key;
  for (const auto& point : small_order_points) {
    bool same = true;
    for (std::size_t i = 0; i < 32; ++i) same = same && y(i) == point[i];
    if (same) return errc::weak_key;
  }
  return errc::none;
}

}  // namespace detail

/// Reads a key record: the joined strings of one TXT record. Errors: those of the tag list (`missing_equals`,
/// `bad_tag_name`, `bad_tag_value`, `empty`, `duplicate_tag`, `out_of_space` beyond tag_list::max_tags);
/// `bad_key_version`, `bad_algorithm` (unknown k=), `missing_tag` (no p=). Reports the first error in the text; the
/// value holds what could be read even then, and `bad_tag` names the tag at fault. Skips unknown tags, flags, services
/// and hash algorithms. A revoked key is not an error.
constexpr parsed<key> parse_key(std::string_view record FROMPROOF_LIFETIMEBOUND) noexcept {
  parsed<key> out;
  const auto fail = [&out](errc error, std::size_t offset, std::string_view tag) {
    if (out.error != errc::none) return;
    out.error = error;
    out.offset = offset;
    out.value.bad_tag = tag;
  };
  const tag_list tags{record};
  const auto list = tags.first_error();
  bool has_key = false;
  bool first = true;
  for (const auto& each : tags) {
    if (list.error != errc::none && each.offset >= list.offset) {
      fail(list.error, list.offset, list->name);
      break;
    }
    if (auto tag = detail::key_tag::v; detail::key_tag_names.find(each.name, tag)) {
      has_key = has_key || tag == detail::key_tag::p;
      const errc error = detail::read_key_tag(tag, each.value, first, out.value);
      if (error != errc::none) fail(error, each.offset, each.name);
    }
    first = false;
  }
  if (list.error != errc::none) fail(list.error, list.offset, list->name);
  if (!has_key) fail(errc::missing_tag, record.size(), "p");
  return out;
}
template <temporary_string S>
parsed<key> parse_key(S&&) = delete;  // the result refers to the text: give it a name

/// Decodes p= into `memory`, for which `public_key_memory` octets are enough, and reads the key according to k=.
/// Errors: `empty` (a revoked key), `bad_algorithm` (unknown k=), `bad_base64`, `key_too_large`, `bad_der`,
/// `wrong_key_type`, `bad_key`, `weak_key`; `out_of_space` if the memory is smaller than `public_key_memory` and too
/// small for this key. With `weak_key` the value is complete, but must not be used to verify. `offset` counts in p= if
/// it is bad base64.
constexpr parsed<public_key> decode_public_key(const key& from, slice<std::uint8_t> memory) noexcept {
  parsed<public_key> out;
  out.value.type = from.type;
  if (from.public_key.empty()) return {out.value, errc::empty, 0};
  if (from.type == key_type::unknown) return {out.value, errc::bad_algorithm, 0};
  const auto size = base64::decode(from.public_key, memory);
  if (!size) {
    const bool too_large = size.error == errc::out_of_space && memory.size() >= public_key_memory;
    return {out.value, too_large ? errc::key_too_large : size.error, size.offset};
  }
  const crypto::octets text{memory.data(), *size};
  out.error = from.type == key_type::rsa ? detail::read_rsa(text, out.value) : detail::read_ed25519(text, out.value);
  return out;
}

}  // namespace fromproof::inline v0::dkim

#endif
