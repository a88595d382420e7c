// UTF-8: any cut of the octets gives the same characters, and the output is UTF-8. The first octet chooses the cut.

#include "fromproof/text/utf8.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "require.hpp"

namespace utf8 = fromproof::utf8;
using fromproof::fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text{reinterpret_cast<const char*>(data) + 1, size - 1};

  std::string whole;
  std::size_t valid = 0, characters = 0;
  utf8::for_each(text, [&](const utf8::character& c) {
    require(c.size >= 1 && c.size <= 4 && c.code_point <= 0x10ffff);
    require(c.code_point < 0xd800 || c.code_point >= 0xe000);
    require(utf8::encode(c.code_point).text() == c.text());
    require(c.valid || c.code_point == 0xfffd);
    whole += c.text();
    valid += c.valid ? c.size : 0;
    ++characters;
  });
  require(characters <= text.size() && valid <= text.size());
  require(utf8::is_valid(whole));
  require(utf8::is_valid(text) == (whole == text));

  std::string pieces;
  const auto out = [&pieces](const utf8::character& c) { pieces += c.text(); };
  utf8::decoder decoder;
  std::size_t step = data[0] & 15u;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t n = step < text.size() - at ? step : text.size() - at;
    decoder.feed({text.data() + at, n}, out);
    at += n;
    step = (step * 5 + 1) & 15u;
  }
  decoder.finish(out);
  require(pieces == whole);
  return 0;
}
