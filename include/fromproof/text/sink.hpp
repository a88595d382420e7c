#ifndef FROMPROOF_TEXT_SINK_HPP
#define FROMPROOF_TEXT_SINK_HPP

// Output that is not a view of the input, such as a decoded display name or a JSON report. The core writes pieces and
// the caller decides what to do with them, so that the core allocates nothing.
//
//   std::string out;
//   fromproof::message::decode_unstructured(subject, [&out](std::string_view piece) { out += piece; });

#include <concepts>
#include <cstddef>
#include <string_view>
#include <type_traits>

#include "ascii.hpp"
#include "language.hpp"
#include "slice.hpp"

namespace fromproof::inline v0 {

/// Anything that can be called with a piece of text. Pieces arrive in order and may be empty.
template <class S>
concept text_sink = requires(S& sink, std::string_view piece) {
  sink(piece);
};

/// Hides the type of a sink, so that functions that write a lot are compiled only once. It refers to the other sink,
/// which must not be const.
class sink_reference {
 public:
  template <text_sink S>
  requires(!std::is_const_v<S> && !std::same_as<S, sink_reference>) explicit sink_reference(S& its_out) noexcept
      : sink_{&its_out}, call_{[](void* its_sink, std::string_view piece) { (*static_cast<S*>(its_sink))(piece); }} {}

  void operator()(std::string_view piece) const { call_(sink_, piece); }

 private:
  void* sink_;
  void (*call_)(void*, std::string_view);
};

/// A sink into memory of the caller. Leaves out what does not fit; `overflowed()` tells.
class buffer_sink {
 public:
  constexpr explicit buffer_sink(slice<char> its_memory) noexcept : memory_{its_memory} {}

  constexpr void operator()(std::string_view piece) noexcept {
    const std::size_t room = memory_.size() - size_;
    if (piece.size() > room) overflowed_ = true;
    const std::size_t n = piece.size() < room ? piece.size() : room;
    for (std::size_t i = 0; i < n; ++i) memory_[size_ + i] = piece[i];
    size_ += n;
  }

  constexpr std::string_view view() const noexcept { return ascii::text_at(memory_.data(), size_); }
  constexpr bool overflowed() const noexcept { return overflowed_; }

 private:
  slice<char> memory_;
  std::size_t size_ = 0;
  bool overflowed_ = false;
};

}  // namespace fromproof::inline v0

#endif
