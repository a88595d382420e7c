#ifndef FROMPROOF_TEXT_SINK_HPP
#define FROMPROOF_TEXT_SINK_HPP

// Where text goes that is not a view of the input: a decoded display name, a JSON report. The core writes pieces, the
// caller decides what becomes of them, so that nothing is allocated here.
//
//   std::string out;
//   fromproof::message::decode_unstructured(subject, [&out](std::string_view piece) { out += piece; });

#include <concepts>
#include <cstddef>
#include <span>
#include <string_view>
#include <type_traits>

#include "language.hpp"

namespace fromproof::inline v0 {

/// Anything that can be called with a piece of text; pieces arrive in order and may be empty.
template <class S>
concept text_sink = std::invocable<S&, std::string_view>;

/// A sink of any type behind one type, so that what writes much into many is compiled once. It refers to the other,
/// which is not const.
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

/// A sink into memory of the caller. What does not fit is left out and `overflowed()` says so.
class buffer_sink {
 public:
  constexpr explicit buffer_sink(std::span<char> its_memory) noexcept : memory_{its_memory} {}

  constexpr void operator()(std::string_view piece) noexcept {
    const std::size_t room = memory_.size() - size_;
    if (piece.size() > room) overflowed_ = true;
    const std::size_t n = piece.size() < room ? piece.size() : room;
    for (std::size_t i = 0; i < n; ++i) memory_[size_ + i] = piece[i];
    size_ += n;
  }

  constexpr std::string_view view() const noexcept { return {memory_.data(), size_}; }
  constexpr bool overflowed() const noexcept { return overflowed_; }

 private:
  std::span<char> memory_;
  std::size_t size_ = 0;
  bool overflowed_ = false;
};

}  // namespace fromproof::inline v0

#endif
