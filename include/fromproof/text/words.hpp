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

/// What does not depend on the enum stands outside the templates: there are some forty of them.
constexpr std::size_t find_word(const char* const* words, const std::uint8_t* sizes, std::size_t count,
                                std::string_view sought) noexcept {
  for (std::size_t i = 0; i < count; ++i) {
    const auto word = ascii::text_at(words[i], sizes[i]);
    // Size and first octet refuse most words without a call.
    if (sizes[i] == sought.size() && (sought.empty() || words[i][0] == sought.front()) && word == sought) return i;
  }
  return count;
}
constexpr std::size_t ifind_word(const char* const* words, const std::uint8_t* sizes, std::size_t count,
                                 std::string_view sought) noexcept {
  for (std::size_t i = 0; i < count; ++i) {
    if (ascii::iequals(ascii::text_at(words[i], sizes[i]), sought)) return i;
  }
  return count;
}

/// The size of the word in a row, which must be the row of that number.
consteval std::uint8_t size_of_word(std::size_t row, std::size_t value, const char* word) {
  if (value != row) the_words_stand_in_another_order_than_the_enumerators();
  const std::size_t size = __builtin_strlen(word);
  if (size > 255) a_word_is_too_long_for_the_table();
  return static_cast<std::uint8_t>(size);
}

}  // namespace detail

/// The result of words_of().
template <class Enum, std::size_t N>
struct word_table {
  constexpr std::string_view operator[](Enum value) const noexcept {
    const auto i = static_cast<std::size_t>(value);
    return ascii::text_at(words[i], sizes[i]);
  }
  constexpr std::size_t size() const noexcept { return N; }

  /// Puts the first enumerator with that word into `out`. False if there is none; `out` keeps its value then.
  constexpr bool find(std::string_view word, Enum& out) const noexcept {
    const std::size_t i = detail::find_word(words, sizes, N, word);
    if (i < N) out = static_cast<Enum>(i);
    return i < N;
  }
  /// The same, ignoring the case of US-ASCII letters.
  constexpr bool ifind(std::string_view word, Enum& out) const noexcept {
    const std::size_t i = detail::ifind_word(words, sizes, N, word);
    if (i < N) out = static_cast<Enum>(i);
    return i < N;
  }

  const char* words[N];   ///< by enumerator
  std::uint8_t sizes[N];  ///< their octets
};

/// Makes the table of an enum from all its enumerators, in their order.
template <class Enum, std::size_t N>
consteval word_table<Enum, N> words_of(const worded<Enum> (&rows)[N]) {
  static_assert(std::is_enum_v<Enum>);
  static_assert(!detail::is_enumerator<static_cast<Enum>(N)>(), "an enumerator has no word");
  word_table<Enum, N> table{};
  for (std::size_t i = 0; i < N; ++i) {
    table.words[i] = rows[i].word;
    table.sizes[i] = detail::size_of_word(i, static_cast<std::size_t>(rows[i].value), rows[i].word);
  }
  return table;
}

}  // namespace fromproof::inline v0

#endif
