// Any octets as base64: never writes beyond the buffer, a smaller buffer gets a prefix, and white space changes
// nothing.

#include <cstddef>
#include <cstdint>
#include <fromproof/text/base64.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "require.hpp"

using fromproof::fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using fromproof::base64::decode;
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  std::vector<std::uint8_t> whole(fromproof::base64::max_decoded_size(size));
  const auto result = decode(text, whole);
  require(result.error != fromproof::errc::out_of_space);
  require(result.offset <= size && result.value <= whole.size());
  whole.resize(result.value);

  std::vector<std::uint8_t> half(whole.size() / 2);
  const auto beginning = decode(text, half);
  require(beginning.value <= half.size());
  for (std::size_t i = 0; i < beginning.value; ++i) require(half[i] == whole[i]);
  if (!whole.empty()) require(beginning.error == fromproof::errc::out_of_space);

  std::string folded;
  for (const char c : text) (folded += c) += "\r\n ";
  std::vector<std::uint8_t> again(fromproof::base64::max_decoded_size(folded.size()));
  const auto same = decode(folded, again);
  again.resize(same.value);
  require(same.error == result.error && again == whole);
  return 0;
}
