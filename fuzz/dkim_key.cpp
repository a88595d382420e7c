// DKIM keys: views lie inside the record, a valid record printed tag by tag stays valid, and an accepted key is safe
// for a back end. An input that begins with 0x30 is a key itself, so that the fuzzer need not produce base64.

#include "fromproof/dkim/key.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "require.hpp"

using fromproof::fuzz::require;

namespace {

using namespace fromproof;

void inside(std::string_view whole, std::string_view part) {
  if (part.data() == nullptr || part.empty()) return;
  require(part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size());
}

void inside(crypto::octets whole, crypto::octets part) {
  require(part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size());
}

std::string base64_of(std::string_view text) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < text.size(); i += 3) {
    const auto at = [&](std::size_t k) {
      return i + k < text.size() ? static_cast<unsigned>(static_cast<unsigned char>(text[i + k])) : 0u;
    };
    const unsigned bits = at(0) << 16 | at(1) << 8 | at(2);
    for (std::size_t k = 0; k < 4; ++k) out += i + k <= text.size() ? letters[bits >> (18 - 6 * k) & 63] : '=';
  }
  return out;
}

std::string print(const dkim::key& key) {
  const auto tag = [](std::string_view name, std::string_view value) {
    return std::string{name} + "=" + std::string{value} + "; ";
  };
  std::string out = tag("v", "DKIM1") + tag("h", key.hash_algorithms) + tag("s", key.services) + tag("n", key.notes) +
                    tag("k", key.type_name) + tag("p", key.public_key);
  if (key.testing || key.strict_identity) {
    out += tag("t", key.testing && key.strict_identity ? "y:s" : key.testing ? "y" : "s");
  }
  return out;
}

/// An element in DER.
std::string element(char type, crypto::octets contents) {
  const std::size_t size = contents.size();
  std::string out{type};
  if (size >= 0x100) {
    out += "\x82";
    out += static_cast<char>(size >> 8);
  } else if (size >= 0x80) {
    out += "\x81";
  }
  out += static_cast<char>(size & 0xff);
  return out.append(reinterpret_cast<const char*>(contents.data()), size);
}

std::string integer(crypto::octets number) {
  std::string text(reinterpret_cast<const char*>(number.data()), number.size());
  if (number.front() >= 0x80) text.insert(0, 1, '\0');
  return element(0x02, {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
}

crypto::octets octets_of(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

void check_key(const dkim::key& record, crypto::octets memory, const dkim::public_key& key) {
  require(key.type == record.type && !record.revoked);
  if (key.type == dkim::key_type::ed25519) {
    inside(memory, key.ed25519);
    return require(key.ed25519.size() == 32 && key.bits == 256);
  }
  inside(memory, key.rsa.modulus);
  inside(memory, key.rsa.exponent);
  require(key.bits >= dkim::min_rsa_bits && key.bits <= dkim::max_rsa_bits);
  require(key.rsa.modulus.size() == (key.bits + 7) / 8 && key.rsa.modulus.front() != 0);
  require((key.rsa.modulus.back() & 1) == 1 && (key.rsa.exponent.back() & 1) == 1);
  require(!key.rsa.exponent.empty() && key.rsa.exponent.size() <= 4 && key.rsa.exponent.front() != 0);
  require(key.rsa.exponent.size() > 1 || key.rsa.exponent.front() >= 3);
  // The numbers have only one encoding, and it is the one that was read.
  const std::string fields = integer(key.rsa.modulus) + integer(key.rsa.exponent);
  const std::string bare = element(0x30, octets_of(fields));
  const std::string text(reinterpret_cast<const char*>(memory.data()), memory.size());
  require(text.ends_with(bare));
}

void check(std::string_view text) {
  const auto record = dkim::parse_key(text);
  require(record.offset <= text.size());
  inside(text, record->public_key);
  inside(text, record->notes);
  inside(text, record->hash_algorithms);
  if (record) {
    require(record->bad_tag.empty() && record->type != dkim::key_type::unknown);
    require(record->revoked == record->public_key.empty());
    const std::string printed = print(*record);
    const auto again = dkim::parse_key(printed);
    require(bool{again} && print(*again) == printed);
    require(again->allows_email() == record->allows_email());
    require(again->allows_hash("sha256") == record->allows_hash("sha256"));
  }
  // Separate memory, so that AddressSanitizer sees its end.
  const auto memory = std::make_unique<std::array<std::uint8_t, dkim::public_key_memory>>();
  const auto key = dkim::decode_public_key(*record, *memory);
  require(key.error != errc::out_of_space);
  if (!key) return;
  const auto size = base64::decode(record->public_key, *memory);
  check_key(*record, {memory->data(), *size}, *key);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  check(text);
  if (text.starts_with('0')) {
    check("p=" + base64_of(text));
  } else if (size == 32) {
    check("k=ed25519; p=" + base64_of(text));
  }
  return 0;
}
