// Any octets as an IP address: the canonical form reads as the same address, also in brackets and with its tag.

#include <cstddef>
#include <cstdint>
#include <fromproof/domain/ip_address.hpp>
#include <string>
#include <string_view>

#include "require.hpp"

using fromproof::fuzz::require;

namespace {

std::string text_of(const fromproof::ip_address& address) {
  std::string out;
  address.write([&out](std::string_view piece) { out += piece; });
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  require(fromproof::parse_address_literal(text).offset <= size);
  const auto address = fromproof::parse_ip_address(text);
  require(address.offset <= size);
  if (!address) return 0;
  require(address->is_v4() != address->is_v6());
  const std::string canonical = text_of(*address);
  require(fromproof::parse_ip_address(canonical).value == *address);
  require(text_of(fromproof::parse_ip_address(canonical).value) == canonical);
  require(fromproof::parse_address_literal((address->is_v6() ? "[IPv6:" : "[") + canonical + ']').value == *address);
  require(address->unmapped().is_v4() == (address->is_v4() || address->is_v4_mapped()));
  return 0;
}
