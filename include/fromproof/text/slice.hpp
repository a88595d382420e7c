#ifndef FROMPROOF_TEXT_SLICE_HPP
#define FROMPROOF_TEXT_SLICE_HPP

// Consecutive values in memory of the caller, like std::span. The two convert into each other. std::span itself costs a
// compiler 20 to 30 ms for each type of value, because its constructors check the concepts of ranges; a slice costs
// less than 1 ms.
//
//   int values[3] = {1, 2, 3};
//   const slice<const int> all = values;
//   all.subspan(1).front() == 2;  // true

#include <cstddef>
#include <string_view>  // declares std::ranges::enable_borrowed_range
#include <type_traits>

#include "language.hpp"

namespace fromproof::inline v0 {

template <class T>
class slice {
  template <class U>
  static U (*array_of(U* data))[];

 public:
  constexpr slice() noexcept = default;
  constexpr slice(T* its_data, std::size_t its_size) noexcept : data_{its_data}, size_{its_size} {}
  // NOLINTBEGIN(google-explicit-constructor, bugprone-forwarding-reference-overload): like std::span
  template <std::size_t N>
  constexpr slice(T (&its_values)[N]) noexcept : data_{its_values}, size_{N} {}
  /// From all that has data() and size(), such as an array, a vector or a std::span; a temporary only if it owns
  /// nothing or its values are only read.
  template <class List>
  requires(std::is_const_v<T> || std::is_lvalue_reference_v<List> || std::ranges::enable_borrowed_range<List>) &&
      requires(List& list, void (*take)(T (*)[])) {
    take(array_of(list.data()));
    list.size();
  }
  constexpr slice(List&& its_list) noexcept : data_{its_list.data()}, size_{its_list.size()} {}
  // NOLINTEND(google-explicit-constructor, bugprone-forwarding-reference-overload)

  constexpr T* data() const noexcept { return data_; }
  constexpr std::size_t size() const noexcept { return size_; }
  constexpr bool empty() const noexcept { return size_ == 0; }
  constexpr T* begin() const noexcept { return data_; }
  constexpr T* end() const noexcept { return data_ + size_; }
  constexpr T& front() const noexcept { return data_[0]; }
  constexpr T& back() const noexcept { return data_[size_ - 1]; }
  constexpr T& operator[](std::size_t i) const noexcept { return data_[i]; }

  /// The first `count` values; there must be as many.
  constexpr slice first(std::size_t count) const noexcept { return {data_, count}; }
  /// The last `count` values; there must be as many.
  constexpr slice last(std::size_t count) const noexcept { return {data_ + (size_ - count), count}; }
  /// The values from `begin` on, which must not be beyond the end.
  constexpr slice subspan(std::size_t begin) const noexcept { return {data_ + begin, size_ - begin}; }
  constexpr slice subspan(std::size_t begin, std::size_t count) const noexcept { return {data_ + begin, count}; }

 private:
  T* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace fromproof::inline v0

/// @cond
template <class T>
inline constexpr bool std::ranges::enable_borrowed_range<fromproof::slice<T>> = true;
/// @endcond

#endif
