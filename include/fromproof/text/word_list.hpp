#ifndef FROMPROOF_TEXT_WORD_LIST_HPP
#define FROMPROOF_TEXT_WORD_LIST_HPP

// A long list of words without pointers: one text, and the size of each word in it. A word takes one octet besides its
// letters instead of the 16 or 8 of a view, and what is loaded over a network compresses better. Finding a word by its
// number takes a walk over the sizes before it.
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
      sizes_[word++] = static_cast<std::uint8_t>(size);
    }
  }

  constexpr std::size_t size() const noexcept { return Count; }
  constexpr std::string_view operator[](std::size_t i) const noexcept {
    std::size_t begin = 0;
    for (std::size_t word = 0; word < i; ++word) begin += sizes_[word];
    return {text_ + begin, sizes_[i]};
  }

 private:
  std::uint8_t sizes_[Count]{};
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
  constexpr bool fit = [] {
    bool all = true;
    for (const std::string_view each : Words) all = all && each.size() < 256;
    return all;
  }();
  static_assert(fit, "a word is too long for a list");
  return word_list<std::size(Words), octets>{Words};
}

}  // namespace fromproof::inline v0

#endif
