// Mbox files: every octet is in one message, in order, and each but the first begins with a separator.

#include "fromproof/message/mbox.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "require.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace message = fromproof::message;
  using fromproof::fuzz::require;
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t next = message::find_next_message(rest);
    require(next > 0 && next <= rest.size());
    rest.remove_prefix(next);
    if (rest.empty()) break;
    require(message::is_mbox_separator(rest.substr(0, rest.find('\n'))));
  }
  return 0;
}
