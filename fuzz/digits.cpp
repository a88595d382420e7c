// Any octets as a decimal number and as hexadecimal octets: the library's own std::from_chars says the same.

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <fromproof/text/hex.hpp>
#include <fromproof/text/number.hpp>
#include <string>
#include <string_view>
#include <system_error>

#include "require.hpp"

using fromproof::fuzz::require;

namespace {

void require_same_number(std::string_view text) {
  std::uint64_t expected = 0;
  const char* const last = text.data() + text.size();
  const auto read = std::from_chars(text.data(), last, expected);
  const bool digits = read.ptr == last && !text.empty();
  if (read.ec == std::errc::result_out_of_range) expected = UINT64_MAX;
  const auto number = fromproof::parse_number(text, text.size());
  require(number.has_value() == digits);
  if (!digits) return;
  require(*number == expected);
  require(!fromproof::parse_number(text, text.size() - 1));
  require(fromproof::number_of<unsigned>(text, 50) == (expected < 50 ? expected : 50));

  std::string written;
  fromproof::write_number(*number, [&written](std::string_view piece) { written += piece; });
  require(std::to_string(expected) == written);
  const auto bits = static_cast<std::int64_t>(expected);
  written.clear();
  fromproof::write_signed_number(bits, [&written](std::string_view piece) { written += piece; });
  require(std::to_string(bits) == written);
}

void require_same_octet(std::string_view text, std::size_t at) {
  const int octet = fromproof::hex::octet_at(text, at);
  if (text.size() - at < 2) return require(octet == -1);
  unsigned expected = 0;
  const char* const first = text.data() + at;
  const auto read = std::from_chars(first, first + 2, expected, 16);
  require(octet == (read.ptr == first + 2 ? static_cast<int>(expected) : -1));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  require_same_number(text);
  for (std::size_t at = 0; at <= size; ++at) require_same_octet(text, at);
  return 0;
}
