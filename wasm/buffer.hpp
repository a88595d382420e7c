#ifndef FROMPROOF_WASM_BUFFER_HPP
#define FROMPROOF_WASM_BUFFER_HPP

// Memory that the host reads and writes.

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <string_view>
#include <utility>

namespace fromproof::wasm {

/// Memory that returns an error instead of trapping.
class buffer {
 public:
  buffer() = default;
  buffer(const buffer&) = delete;
  buffer& operator=(const buffer&) = delete;
  ~buffer() { std::free(data_); }

  [[nodiscard]] bool allocate(std::size_t size) noexcept {
    release();
    // An empty message is a message too and needs an address.
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
  std::string_view view() const noexcept { return {data_, size_}; }

 private:
  char* data_ = nullptr;
  std::size_t size_ = 0;
};

/// Counts text and, once there is memory for it, keeps it. One type for both, so that a writer is compiled only once.
class collector {
 public:
  collector() = default;
  explicit collector(const buffer& memory) noexcept : memory_{memory.data()}, most_{memory.size()} {}

  /// Keeps nothing beyond its memory, but counts it. Not inlined: it is called from everywhere.
  [[gnu::noinline]] void operator()(std::string_view piece) noexcept {
    if (size_ + piece.size() <= most_) std::memcpy(memory_ + size_, piece.data(), piece.size());
    size_ += piece.size();
  }
  std::size_t size() const noexcept { return size_; }

 private:
  char* memory_ = nullptr;
  std::size_t most_ = 0;
  std::size_t size_ = 0;
};

/// Writes text twice if only its writer knows the size, the first time to count it. False without memory, or if the
/// second text has another size.
template <class Write>
[[nodiscard]] bool fill(buffer& out, Write&& write) {
  collector counted;
  write(counted);
  if (!out.allocate(counted.size())) return false;
  collector kept{out};
  write(kept);
  return kept.size() == out.size();
}

}  // namespace fromproof::wasm

#endif
