// The flat C interface of the WebAssembly module; fromproof.mjs is its only caller. The host never hands an address in:
// a check is named by a number, and a number that names none is answered with 0.
//
//   handle = fromproof_open(size, options_size)      0: no memory
//   write the message, then the options, at fromproof_input(handle)
//   fromproof_run(handle, …)                         0: the report is ready
//   read fromproof_report_size(handle) octets at fromproof_report(handle)
//   fromproof_close(handle)

#include <cstdint>
#include <cstdlib>
#include <optional>
#include <span>
#include <string_view>

#include <emscripten.h>

#include "fromproof/fromproof.hpp"
#include "fromproof/public_suffix_table.hpp"

namespace {

using namespace fromproof;

/// Memory that fails with a word instead of a trap.
class buffer {
 public:
  buffer() = default;
  buffer(const buffer&) = delete;
  buffer& operator=(const buffer&) = delete;
  ~buffer() { std::free(data_); }

  [[nodiscard]] bool allocate(std::size_t size) noexcept {
    release();
    // An empty message is a message, too, and has an address.
    data_ = static_cast<char*>(std::malloc(size ? size : 1));
    size_ = data_ ? size : 0;
    return data_ != nullptr;
  }
  void release() noexcept {
    std::free(data_);
    data_ = nullptr;
    size_ = 0;
  }
  char* data() const noexcept { return data_; }
  std::size_t size() const noexcept { return size_; }
  std::span<char> span() const noexcept { return {data_, size_}; }
  std::string_view view() const noexcept { return {data_, size_}; }

 private:
  char* data_ = nullptr;
  std::size_t size_ = 0;
};

/// Text whose size only its writer knows: it is written twice, first to be counted.
template <class Write>
[[nodiscard]] bool fill(buffer& out, Write&& write) {
  std::size_t size = 0;
  write([&size](std::string_view piece) { size += piece.size(); });
  if (!out.allocate(size)) return false;
  write(buffer_sink{out.span()});
  return true;
}

struct check {
  std::uint32_t handle = 0;
  check* next = nullptr;
  std::size_t message_size = 0;
  buffer input;
  buffer report;
};

check* checks = nullptr;
std::uint32_t last_handle = 0;

check* find(std::uint32_t handle) noexcept {
  for (check* c = checks; c; c = c->next) {
    if (c->handle == handle) return c;
  }
  return nullptr;
}

enum status : int { done, no_such_check, options_do_not_fit, no_memory };

}  // namespace
