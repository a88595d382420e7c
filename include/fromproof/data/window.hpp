#ifndef FROMPROOF_DATA_WINDOW_HPP
#define FROMPROOF_DATA_WINDOW_HPP

// Lets a reader that needs some parts of its input whole, such as a tag, read input that comes in pieces. Copies only
// what lies across the border of two pieces.

#include <cstddef>
#include <string_view>

#include "../text/ascii.hpp"
#include "../text/slice.hpp"

namespace fromproof::inline v0 {

/// Memory for the rest of a piece. Takes linear time however small the pieces are.
class window {
 public:
  /// A part may be as long as `its_memory`.
  constexpr explicit window(slice<char> its_memory) noexcept : memory_{its_memory} {}

  /// Calls `read(octets)` one or more times. It returns how many of the octets it has read; the others come again, with
  /// more behind them. False if a part is longer than the memory.
  template <class Read>
  constexpr bool write(std::string_view piece, Read&& read) {
    while (held_ > 0 && !piece.empty()) {
      // Reading the same beginning again is worth it only if there is twice as much.
      const std::size_t before = held_;
      const std::size_t room = (wanted_ < memory_.size() ? wanted_ : memory_.size()) - held_;
      const std::size_t taken = piece.size() < room ? piece.size() : room;
      for (std::size_t i = 0; i < taken; ++i) memory_[held_ + i] = piece[i];
      held_ += taken;
      if (taken < room) return true;
      const std::size_t done = read(held());
      if (done >= before) {  // nothing of an older piece is left
        piece.remove_prefix(done - before);
        held_ = 0;
        break;
      }
      if (done == 0 && held_ == memory_.size()) return false;
      piece.remove_prefix(taken);
      keep(done);
    }
    if (piece.empty()) return true;
    piece.remove_prefix(read(piece));
    if (piece.size() > memory_.size()) return false;
    for (std::size_t i = 0; i < piece.size(); ++i) memory_[i] = piece[i];
    held_ = piece.size();
    wanted_ = 2 * held_;
    return true;
  }

  /// The octets at the end of the input that were not read.
  constexpr std::string_view held() const noexcept { return ascii::text_at(memory_.data(), held_); }

 private:
  constexpr void keep(std::size_t done) noexcept {
    for (std::size_t i = done; i < held_; ++i) memory_[i - done] = memory_[i];
    held_ -= done;
    wanted_ = 2 * held_;
  }

  slice<char> memory_;
  std::size_t held_ = 0;
  std::size_t wanted_ = 0;
};

}  // namespace fromproof::inline v0

#endif
