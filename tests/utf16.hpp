#ifndef FROMPROOF_TESTS_UTF16_HPP
#define FROMPROOF_TESTS_UTF16_HPP

#include <string>
#include <string_view>

#include "fromproof/text/utf8.hpp"

namespace fromproof::tests {

/// A text as UTF-16 (RFC 2781), without a mark unless the text begins with one.
inline std::string utf16(std::string_view text, bool low_first) {
  std::string out;
  const auto write = [&](char32_t unit) {
    const char high = static_cast<char>(unit >> 8), low = static_cast<char>(unit & 0xff);
    low_first ? (out += low) += high : (out += high) += low;
  };
  utf8::for_each(text, [&](const utf8::character& c) {
    if (c.code_point < 0x10000) return write(c.code_point);
    write(0xd800 + ((c.code_point - 0x10000) >> 10));
    write(0xdc00 + ((c.code_point - 0x10000) & 0x3ff));
  });
  return out;
}

}  // namespace fromproof::tests

#endif
