#ifndef FROMPROOF_WASM_SEPARATOR_HPP
#define FROMPROOF_WASM_SEPARATOR_HPP

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "fromproof/message/mbox.hpp"

namespace fromproof::wasm {

/// The offset in a text, from `from` on, at which a message of an mbox file begins; -1 if there is none.
inline std::int32_t next_separator(std::string_view text, std::size_t from) {
  if (from >= text.size()) return -1;
  if (from == 0 && message::is_mbox_separator(message::header{text}.mbox_line())) return 0;
  // The separator of the previous message was found at the offset before `from`.
  const std::string_view rest{text.data() + (from > 0 ? from - 1 : 0), text.size() - (from > 0 ? from - 1 : 0)};
  const std::size_t at = message::find_next_message(rest);
  return at < rest.size() ? static_cast<std::int32_t>(rest.data() + at - text.data()) : -1;
}

}  // namespace fromproof::wasm

#endif
