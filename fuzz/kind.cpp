// What a text seems to be: an answer for any octets, mail only where header.hpp finds a field.

#include "fromproof/message/kind.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace message = fromproof::message;
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  const auto kind = message::looks_like(text);
  if (message::code(kind).empty()) std::abort();
  if (kind == message::text_kind::empty && !fromproof::ascii::trim(text).empty() && !text.starts_with("\xEF\xBB\xBF")) {
    std::abort();
  }
  // Of a text that is known for what it is, no repair makes anything else.
  if (kind != message::text_kind::not_mail && message::looks_like(text, "From: a@example.org\r\n") != kind)
    std::abort();
  // Gmail's table has no mail below it, and so nothing that only the source of one has.
  if (kind == message::text_kind::gmail_summary && text.substr(0, 9) == "Received:") std::abort();
  if (kind == message::text_kind::message && text.find('\n') == std::string_view::npos) std::abort();
  return 0;
}
