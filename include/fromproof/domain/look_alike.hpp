#ifndef FROMPROOF_DOMAIN_LOOK_ALIKE_HPP
#define FROMPROOF_DOMAIN_LOOK_ALIKE_HPP

// Names that a hurried reader confuses: "paypa1.com" and "paypal.com".

#include <array>
#include <cstddef>
#include <string_view>

#include "domain.hpp"
#include "script.hpp"

namespace fromproof::inline v0 {

namespace detail {

/// A name reduced to what the eye sees: the skeleton of UTS 39, and the few pairs of ASCII that imitations use.
class skeleton {
 public:
  constexpr explicit skeleton(std::string_view its_name) noexcept {
    while (!its_name.empty()) {
      const std::size_t dot = its_name.find('.');
      const std::string_view label = ascii::slice(its_name, 0, dot == std::string_view::npos ? its_name.size() : dot);
      label_characters characters;
      if (decode_a_label(label, characters)) {
        for (const char32_t c : characters.span()) put(c);
      } else {
        for (const char c : label) put(static_cast<unsigned char>(c));
      }
      if (dot == std::string_view::npos) return;
      put('.');
      its_name.remove_prefix(dot + 1);
    }
  }

  friend constexpr bool operator==(const skeleton& a, const skeleton& b) noexcept {
    if (a.size_ != b.size_) return false;
    for (std::size_t i = 0; i < a.size_; ++i) {
      if (a.text_[i] != b.text_[i]) return false;
    }
    return true;
  }

 private:
  constexpr void put(char32_t c) noexcept {
    c = latin_of(c);
    if (c == '0') c = 'o';
    if (c == '1') c = 'l';
    if (c == '5') c = 's';
    char32_t& before = text_[size_ == 0 ? 0 : size_ - 1];
    if (size_ > 0 && c == 'n' && before == 'r') return static_cast<void>(before = 'm');
    if (size_ > 0 && c == 'v' && before == 'v') return static_cast<void>(before = 'w');
    if (size_ < text_.size()) text_[size_++] = c;
  }

  std::array<char32_t, domain::max_size> text_{};
  std::size_t size_ = 0;
};

}  // namespace detail

/// Whether two different normalized names look alike: by letters of other scripts, 0 for o, 1 for l, 5 for s, "rn" for
/// m or "vv" for w.
///
///     is_look_alike("paypa1.com", "paypal.com");  // true
constexpr bool is_look_alike(std::string_view a, std::string_view b) noexcept {
  return a != b && !a.empty() && detail::skeleton{a} == detail::skeleton{b};
}

}  // namespace fromproof::inline v0

#endif
