#ifndef FROMPROOF_HOST_MEMORY_HPP
#define FROMPROOF_HOST_MEMORY_HPP

// Heap memory that is kept from message to message. If it runs out, functions return false instead of throwing.
//
//   host::memory<char> text;
//   if (!text.reserve(1000)) give_up();

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <memory>
#include <string_view>
#include <type_traits>

#include "../text/language.hpp"
#include "../text/slice.hpp"

namespace fromproof::inline v0::host {

/// An array that only grows. Its elements must be values without destructors, because they are never destroyed.
template <class T>
requires std::is_trivially_destructible_v<T>
class memory {
 public:
  memory() = default;
  memory(const memory&) = delete;
  memory& operator=(const memory&) = delete;
  ~memory() { std::free(data_); }

  /// Makes room for at least `size` elements; their old values are lost if that takes new memory. False if there is no
  /// memory: then the array is unchanged.
  [[nodiscard]] bool reserve(std::size_t size) noexcept {
    if (size <= size_) return true;
    if (size > std::numeric_limits<std::size_t>::max() / 2 / sizeof(T)) return false;
    auto* const larger = static_cast<T*>(std::malloc(size * sizeof(T)));
    if (larger == nullptr) return false;
    std::free(data_);
    data_ = larger;
    size_ = size;
    // Octets are written before they are read.
    if constexpr (!std::is_same_v<T, char>) std::uninitialized_value_construct_n(data_, size_);
    return true;
  }

  T* data() const noexcept { return data_; }
  std::size_t size() const noexcept { return size_; }
  slice<T> all() const noexcept { return {data_, size_}; }

 private:
  T* data_ = nullptr;
  std::size_t size_ = 0;
};

/// Collects what is written, without memory of its own while it equals `original`.
class copy_on_change {
 public:
  explicit copy_on_change(std::string_view its_original) noexcept : original_{its_original} {}
  copy_on_change(const copy_on_change&) = delete;
  copy_on_change& operator=(const copy_on_change&) = delete;
  ~copy_on_change() { std::free(copy_); }

  /// Starts again for another text, and keeps the memory.
  void restart(std::string_view original) noexcept {
    original_ = original;
    size_ = 0;
    changed_ = failed_ = false;
  }

  void operator()(std::string_view piece) noexcept {
    if (piece.empty() || failed_) return;
    if (!changed_ && continues_original(piece)) {
      size_ += piece.size();
      return;
    }
    if (!make_room(piece.size())) return;
    std::memcpy(copy_ + size_, piece.data(), piece.size());
    size_ += piece.size();
  }

  /// What was written: a view of the original, or of memory that stays valid until restart().
  std::string_view view() const noexcept { return {changed_ ? copy_ : original_.data(), size_}; }
  /// Whether memory ran out.
  bool failed() const noexcept { return failed_; }

 private:
  bool continues_original(std::string_view piece) const noexcept {
    if (piece.size() > original_.size() - size_) return false;
    return piece.data() == original_.data() + size_ ||
           std::memcmp(original_.data() + size_, piece.data(), piece.size()) == 0;
  }

  bool make_room(std::size_t octets) noexcept {
    const std::size_t needed = size_ + octets;
    if (needed > capacity_) {
      // A line end of one octet becomes two, and lines have some dozens of octets.
      const std::size_t likely = original_.size() + original_.size() / 16;
      const std::size_t grown = needed + needed / 2;
      const std::size_t wanted = likely > needed ? likely : grown;
      auto* const larger = static_cast<char*>(std::realloc(copy_, wanted));
      if (larger == nullptr) {
        failed_ = true;
        return false;
      }
      copy_ = larger;
      capacity_ = wanted;
    }
    if (!changed_ && size_ > 0) std::memcpy(copy_, original_.data(), size_);
    changed_ = true;
    return true;
  }

  std::string_view original_;
  char* copy_ = nullptr;
  std::size_t capacity_ = 0;
  std::size_t size_ = 0;
  bool changed_ = false;
  bool failed_ = false;
};

}  // namespace fromproof::inline v0::host

#endif
