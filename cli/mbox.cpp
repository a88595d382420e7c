#include "mbox.hpp"

#include <array>
#include <cstddef>
#include <fromproof/ascii.hpp>

namespace fromproof::cli {

namespace {

constexpr std::array<std::string_view, 7> days{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

/// The next word of the line, which is taken away with the blanks before it.
std::string_view take_word(std::string_view& rest) {
  rest = ascii::trim(rest);
  std::size_t size = 0;
  while (size < rest.size() && !ascii::is_fws(rest[size])) ++size;
  const auto word = rest.substr(0, size);
  rest.remove_prefix(size);
  return word;
}

/// An address; a quoted local-part may have blanks.
std::string_view take_address(std::string_view& rest) {
  const auto whole = rest;
  if (rest.starts_with('"')) {
    const auto quote = rest.find('"', 1);
    if (quote == std::string_view::npos) return {};
    rest.remove_prefix(quote + 1);
  }
  take_word(rest);
  return whole.substr(0, whole.size() - rest.size());
}

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  for (const auto candidate : words) {
    if (ascii::iequals(word, candidate)) return true;
  }
  return false;
}

bool is_number(std::string_view word, std::size_t min, std::size_t max) {
  if (word.size() < min || word.size() > max) return false;
  for (const char c : word) {
    if (!ascii::is_digit(c)) return false;
  }
  return true;
}

/// hh:mm:ss or hh:mm.
bool is_time(std::string_view word) {
  if (word.size() != 5 && word.size() != 8) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (i % 3 == 2 ? word[i] != ':' : !ascii::is_digit(word[i])) return false;
  }
  return true;
}

}  // namespace

bool is_mbox_separator(std::string_view line) {
  if (!line.starts_with("From ")) return false;
  line.remove_prefix(5);
  if (take_address(line).empty()) return false;
  if (!is_one_of(take_word(line), days) || !is_one_of(take_word(line), months)) return false;
  if (!is_number(take_word(line), 1, 2) || !is_time(take_word(line))) return false;
  // A zone, "EST" or "+0000", may stand before the year (Gmail's export) or after it.
  for (int words = 0; words < 3; ++words) {
    if (is_number(take_word(line), 4, 4)) return true;
  }
  return false;
}

}  // namespace fromproof::cli
