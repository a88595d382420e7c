#ifndef FROMPROOF_TEXT_WORD_LIST_HPP
#define FROMPROOF_TEXT_WORD_LIST_HPP

// A long list of words without pointers: one text, and where each word ends in it. A word takes two octets besides its
// letters instead of the 16 or 8 of a view, and what is loaded over a network compresses better.
//
//   static constexpr const char* names[] = {"red", "green"};
//   constexpr auto colours = list_words<names>();
//   colours[1] == "green";  // true
//
// Only the list is in the program, not the array that it was made from.

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>

#include "language.hpp"

namespace fromproof::inline v0 {

/// The result of list_words().
template <std::size_t Count, std::size_t Octets>
class word_list {
 public:
  template <class Words>
  consteval explicit word_list(const Words& its_words) {
    std::size_t word = 0;
    std::size_t end = 0;
    for (const std::string_view each : its_words) {
      const char* const letters = each.data();
      const std::size_t size = each.size();
      for (std::size_t i = 0; i < size; ++i) text_[end++] = letters[i];
      ends_[++word] = static_cast<std::uint16_t>(end);
    }
  }

  constexpr std::size_t size() const noexcept { return Count; }
  constexpr std::string_view operator[](std::size_t i) const noexcept {
    return {text_ + ends_[i], static_cast<std::size_t>(ends_[i + 1] - ends_[i])};
  }

 private:
  std::uint16_t ends_[Count + 1]{};
  char text_[Octets]{};
};

/// Makes a list of the words in a constexpr array.
template <const auto& Words>
consteval auto list_words() {
  constexpr std::size_t octets = [] {
    std::size_t in_all = 0;
    for (const std::string_view each : Words) in_all += each.size();
    return in_all;
  }();
  static_assert(octets <= 0xffff, "the words are too long for a list");
  return word_list<std::size(Words), octets>{Words};
}

}  // namespace fromproof::inline v0

#endif
