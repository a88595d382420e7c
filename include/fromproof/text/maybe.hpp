#ifndef FROMPROOF_TEXT_MAYBE_HPP
#define FROMPROOF_TEXT_MAYBE_HPP

// A value or nothing, like std::optional; the two convert into each other. A maybe always holds a T, so it is for plain
// values that cost nothing to make, and it refuses a temporary string where it would keep a view of it. std::optional
// costs a compiler about 12 ms for each type of value, because it builds and destroys its value in place.
//
//   maybe<int> number;
//   number.has_value();    // false
//   number = 7;
//   *number == 7;          // true
//   number = std::nullopt;
//   number.value_or(3);    // 3

#include <optional>
#include <type_traits>

#include "lifetime.hpp"

namespace fromproof::inline v0 {

namespace detail {

template <class S, class T>
concept temporary_text_of = temporary_string<S> && !std::is_same_v<S, T> && std::is_convertible_v<S, T>;

}  // namespace detail

template <class T>
class maybe {
  template <class U>
  static constexpr bool foreign =
      !std::is_same_v<std::remove_cvref_t<U>, T> && !std::is_same_v<std::remove_cvref_t<U>, maybe>;

 public:
  // NOLINTBEGIN(google-explicit-constructor, bugprone-forwarding-reference-overload): like std::optional
  constexpr maybe() noexcept = default;
  constexpr maybe(std::nullopt_t) noexcept {}
  constexpr maybe(const T& its_value) noexcept : value_{its_value}, has_{true} {}
  /// From what converts to a T.
  template <class U>
  requires(foreign<U>&& std::is_convertible_v<U, T> && !temporary_string<U>) constexpr maybe(U&& its_value) noexcept
      : maybe{static_cast<const T&>(T(its_value))} {}
  template <detail::temporary_text_of<T> S>
  maybe(S&&) = delete;  // the value refers to the text: give it a name
  template <class O>
  requires std::is_same_v<std::remove_cvref_t<O>, std::optional<T>>
  constexpr maybe(O&& its_other) noexcept : maybe{its_other ? maybe{*its_other} : maybe{}} {}
  template <class O>
  requires std::is_same_v<O, std::optional<T>>
  constexpr operator O() const noexcept { return has_ ? O{value_} : O{}; }
  // NOLINTEND(google-explicit-constructor, bugprone-forwarding-reference-overload)

  constexpr bool has_value() const noexcept { return has_; }
  constexpr explicit operator bool() const noexcept { return has_; }
  /// The value; a T{} if there is none.
  constexpr T& operator*() noexcept { return value_; }
  constexpr const T& operator*() const noexcept { return value_; }
  constexpr T* operator->() noexcept { return &value_; }
  constexpr const T* operator->() const noexcept { return &value_; }
  constexpr T value_or(T if_none) const noexcept { return has_ ? value_ : if_none; }

  constexpr void reset() noexcept { *this = maybe{}; }
  /// Holds a T{} from now on, and refers to it.
  constexpr T& emplace() noexcept { return *(*this = maybe{T{}}); }

  friend constexpr bool operator==(const maybe& a, const maybe& b) noexcept {
    return a.has_ == b.has_ && (!a.has_ || a.value_ == b.value_);
  }
  template <class U>
  requires(!std::is_same_v<U, maybe>) friend constexpr bool operator==(const maybe& a, const U& b) noexcept {
    return a == maybe{b};
  }
  // std::optional would take a maybe for a value, and so nothing and nothing for unequal.
  friend constexpr bool operator==(const maybe& a, const std::optional<T>& b) noexcept { return a == maybe{b}; }

 private:
  T value_{};
  bool has_ = false;
};

}  // namespace fromproof::inline v0

#endif
