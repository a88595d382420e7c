#ifndef FROMPROOF_BOUNCE_TEXT_STORE_HPP
#define FROMPROOF_BOUNCE_TEXT_STORE_HPP

// Decoded texts one after the other in memory of the caller, for views that outlive the decoding.
//
//   std::array<char, 8> room;
//   text_store texts{room};
//   texts.keep_json("a\\u0040b");  // "a@b"
//   texts.keep_json("a@b.example");  // "a@b.example"

#include <cstddef>
#include <string_view>

#include "../data/json_reader.hpp"
#include "../text/ascii.hpp"
#include "../text/slice.hpp"

namespace fromproof::inline v0::bounce {

/// Memory of the caller for texts that had to be decoded.
class text_store {
 public:
  constexpr explicit text_store(slice<char> its_memory) noexcept : memory_{its_memory} {}

  /// Keeps what `write` writes to a sink. Empty if it does not fit.
  template <class Writer>
  constexpr std::string_view keep(Writer&& write) noexcept {
    const std::size_t begin = used_;
    bool fits = true;
    write([&](std::string_view piece) {
      fits = fits && piece.size() <= memory_.size() - used_;
      if (!fits) return;
      for (const char c : piece) memory_[used_++] = c;
    });
    if (fits) return ascii::text_at(memory_.data() + begin, used_ - begin);
    used_ = begin;
    overflowed_ = true;
    return {};
  }
  /// A string of JSON, decoded only if it has escapes.
  constexpr std::string_view keep_json(std::string_view raw) noexcept {
    if (raw.find('\\') == std::string_view::npos) return raw;
    return keep([raw](auto&& out) { write_json_string(raw, out); });
  }

  constexpr bool overflowed() const noexcept { return overflowed_; }

  /// What is used so far, to go back to when the texts behind it are no longer needed.
  constexpr std::size_t mark() const noexcept { return used_; }
  constexpr void release(std::size_t its_mark) noexcept {
    used_ = its_mark;
    overflowed_ = false;
  }

 private:
  slice<char> memory_;
  std::size_t used_ = 0;
  bool overflowed_ = false;
};

}  // namespace fromproof::inline v0::bounce

#endif
