// What a text seems to be: an answer for any octets, and mail only if header.hpp finds a field.

#include "fromproof/paste/text_kind.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "fromproof/text/ascii.hpp"

namespace paste = fromproof::paste;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  const auto kind = paste::detect_kind(text);
  if (code(kind).empty()) std::abort();
  if (kind == paste::text_kind::empty && !fromproof::ascii::trim(text).empty() && !text.starts_with("\xEF\xBB\xBF")) {
    std::abort();
  }
  // If the kind of a text is recognized, no repair changes it.
  if (kind != paste::text_kind::not_mail && paste::detect_kind(text, "From: a@example.org\r\n") != kind) std::abort();
  // Gmail's table has no mail below it, so it holds nothing that only the source of a mail has.
  if (kind == paste::text_kind::gmail_summary && text.substr(0, 9) == "Received:") std::abort();
  if (kind == paste::text_kind::message && text.find('\n') == std::string_view::npos) std::abort();
  return 0;
}
