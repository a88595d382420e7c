#ifndef FROMPROOF_TEXT_BOUNDED_LIST_HPP
#define FROMPROOF_TEXT_BOUNDED_LIST_HPP

#include <cstddef>

#include "language.hpp"
#include "slice.hpp"

namespace fromproof::inline v0 {

/// A list in memory of the caller. Counts the values that do not fit, so that their loss can be reported.
template <class T>
class bounded_list {
 public:
  constexpr bounded_list() noexcept = default;
  constexpr explicit bounded_list(slice<T> its_memory) noexcept : memory_{its_memory} {}

  constexpr bool push_back(const T& value) noexcept {
    if (size_ == memory_.size()) return ++omitted_, false;
    memory_[size_++] = value;
    return true;
  }

  /// Removes the last value; there must be one.
  constexpr void pop_back() noexcept { --size_; }
  /// Forgets all values and how many did not fit.
  constexpr void clear() noexcept { size_ = omitted_ = 0; }

  constexpr T* begin() noexcept { return memory_.data(); }
  constexpr T* end() noexcept { return memory_.data() + size_; }
  constexpr const T* begin() const noexcept { return memory_.data(); }
  constexpr const T* end() const noexcept { return memory_.data() + size_; }
  constexpr T* data() noexcept { return memory_.data(); }
  constexpr const T* data() const noexcept { return memory_.data(); }
  constexpr std::size_t size() const noexcept { return size_; }
  constexpr bool empty() const noexcept { return size_ == 0; }
  constexpr T& operator[](std::size_t i) noexcept { return memory_[i]; }
  constexpr const T& operator[](std::size_t i) const noexcept { return memory_[i]; }
  /// The number of values that did not fit.
  constexpr std::size_t omitted() const noexcept { return omitted_; }

 private:
  slice<T> memory_;
  std::size_t size_ = 0;
  std::size_t omitted_ = 0;
};

}  // namespace fromproof::inline v0

#endif
