#ifndef FROMPROOF_TEXT_WORDS_HPP
#define FROMPROOF_TEXT_WORDS_HPP

// The word of each enumerator, and the way back. A table with a row too few, too many or out of order does not compile.
//
//   enum class colour : unsigned char { red, green };
//   constexpr auto words = words_of<colour>({{colour::red, "red"}, {colour::green, "green"}});
//   words[colour::green] == "green";  // true
//   auto read = colour::red;
//   words.find("green", read);        // true
//   words.find("Green", read);        // false
//
// The enumerators count from 0 without gaps.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

#include "ascii.hpp"

namespace fromproof::inline v0 {

/// One row of a table: an enumerator and its word, a literal.
template <class Enum>
struct worded {
  Enum value;
  const char* word;
};

namespace detail {

// Not constexpr on purpose: calling it stops the compiler.
inline void the_words_stand_in_another_order_than_the_enumerators() {}
inline void a_word_is_too_long_for_the_table() {}

/// Whether a value has a name in its enum; false if the compiler cannot tell.
template <auto Value>
consteval bool is_enumerator() noexcept {
#ifdef __GNUC__
  // The text ends in "colour::red]", but in "(colour)2]" for a value without a name.
  std::size_t at = sizeof __PRETTY_FUNCTION__ - 1;
  while (__PRETTY_FUNCTION__[at - 1] != ')') --at;
  return !ascii::is_digit(__PRETTY_FUNCTION__[at]);
#else
  return false;
#endif
}

}  // namespace detail

/// The result of words_of().
template <class Enum, std::size_t N>
class word_table {
 public:
  consteval explicit word_table(const worded<Enum> (&its_rows)[N]) {
    for (std::size_t i = 0; i < N; ++i) {
      if (its_rows[i].value != static_cast<Enum>(i)) {
        detail::the_words_stand_in_another_order_than_the_enumerators();
      }
      const std::string_view word{its_rows[i].word, __builtin_strlen(its_rows[i].word)};
      if (word.size() > 255) detail::a_word_is_too_long_for_the_table();
      words_[i] = word.data();
      sizes_[i] = static_cast<std::uint8_t>(word.size());
    }
  }

  constexpr std::string_view operator[](Enum value) const noexcept { return at(static_cast<std::size_t>(value)); }
  constexpr std::size_t size() const noexcept { return N; }

  /// Puts the first enumerator with that word into `out`. False if there is none; `out` keeps its value then.
  constexpr bool find(std::string_view word, Enum& out) const noexcept {
    for (std::size_t i = 0; i < N; ++i) {
      if (begins_alike(at(i), word) && at(i) == word) return set(out, i);
    }
    return false;
  }
  /// The same, ignoring the case of US-ASCII letters.
  constexpr bool ifind(std::string_view word, Enum& out) const noexcept {
    for (std::size_t i = 0; i < N; ++i) {
      if (ascii::iequals(at(i), word)) return set(out, i);
    }
    return false;
  }

 private:
  /// Whether size and first octet are the same: most words are refused without a call.
  static constexpr bool begins_alike(std::string_view a, std::string_view b) noexcept {
    return a.size() == b.size() && (a.empty() || a.front() == b.front());
  }
  static constexpr bool set(Enum& out, std::size_t i) noexcept {
    out = static_cast<Enum>(i);
    return true;
  }

  constexpr std::string_view at(std::size_t i) const noexcept { return {words_[i], sizes_[i]}; }

  const char* words_[N];
  std::uint8_t sizes_[N];
};

/// Makes the table of an enum from all its enumerators, in their order.
template <class Enum, std::size_t N>
consteval word_table<Enum, N> words_of(const worded<Enum> (&rows)[N]) {
  static_assert(std::is_enum_v<Enum>);
  static_assert(!detail::is_enumerator<static_cast<Enum>(N)>(), "an enumerator has no word");
  return word_table<Enum, N>{rows};
}

}  // namespace fromproof::inline v0

#endif
