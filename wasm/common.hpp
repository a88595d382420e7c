#ifndef FROMPROOF_WASM_COMMON_HPP
#define FROMPROOF_WASM_COMMON_HPP

// What each module has: its version, its end, and the list of suffixes. Included once in each.

#include <emscripten.h>

#include <array>
#include <cstddef>
#include <cstdint>

#include "fromproof/domain/public_suffix_table.hpp"
#include "fromproof/version.hpp"

namespace fromproof::wasm {

/// Unpacked on first use: the packed form is 8 KB smaller to load.
inline const suffix_table& suffixes() {
  static std::array<char, packed_public_suffix_table.size()> memory;
  static const suffix_table unpacked = packed_public_suffix_table.unpack(memory);
  return unpacked;
}

}  // namespace fromproof::wasm

extern "C" {

/// If a library aborts, there is no process to end: the caller gets a WebAssembly.RuntimeError.
void __wasi_proc_exit(std::uint32_t) {
  __builtin_trap();
}

EMSCRIPTEN_KEEPALIVE const char* fromproof_version() {
  return fromproof::version.data();
}
EMSCRIPTEN_KEEPALIVE std::size_t fromproof_version_size() {
  return fromproof::version.size();
}

}  // extern "C"

#endif
