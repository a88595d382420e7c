#ifndef FROMPROOF_ADVICE_STATEMENT_HPP
#define FROMPROOF_ADVICE_STATEMENT_HPP

// A code with its parameters: a statement that is not yet in any language.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../text/error.hpp"
#include "../text/number.hpp"
#include "../text/sink.hpp"
#include "words/errors_ja.hpp"
#include "words/words.hpp"

namespace fromproof::inline v0::advice {

/// Text composed of views, so that "mail." and "example.com" make a name without memory for it.
class composed {
 public:
  static constexpr std::size_t max_pieces = 6;

  constexpr composed() noexcept = default;
  // NOLINTBEGIN(google-explicit-constructor): text is text, whole or in pieces.
  template <class... Pieces>
  requires(sizeof...(Pieces) > 0 &&
           sizeof...(Pieces) <= max_pieces) constexpr composed(const Pieces&... pieces) noexcept
      : pieces_{std::string_view{pieces}...} {}
  // NOLINTEND(google-explicit-constructor)

  template <text_sink S>
  constexpr void write(S&& out) const {
    for (const auto piece : pieces_) {
      if (!piece.empty()) out(piece);
    }
  }
  constexpr bool empty() const noexcept {
    for (const auto piece : pieces_) {
      if (!piece.empty()) return false;
    }
    return true;
  }
  constexpr bool is(std::string_view text) const noexcept {
    for (const auto piece : pieces_) {
      if (!text.starts_with(piece)) return false;
      text.remove_prefix(piece.size());
    }
    return text.empty();
  }

 private:
  std::array<std::string_view, max_pieces> pieces_{};
};

/// A value for the name that stands in braces in the words.
struct parameter {
  enum class kind : std::uint8_t {
    text,
    number,
    error,
    code  ///< a code that has words of its own, written in the language of the statement
  };

  // Advice makes hundreds of these and speed does not matter, so each is a call instead of inline stores of fifty
  // octets.
  constexpr parameter() noexcept = default;
  [[gnu::noinline]] constexpr parameter(std::string_view its_name, composed its_text) noexcept
      : name{its_name}, text{its_text} {}
  [[gnu::noinline]] constexpr parameter(std::string_view its_name, std::string_view its_text) noexcept
      : name{its_name}, text{its_text} {}
  [[gnu::noinline]] constexpr parameter(std::string_view its_name, std::size_t its_number) noexcept
      : name{its_name}, what{kind::number}, number{its_number} {}
  [[gnu::noinline]] constexpr parameter(std::string_view its_name, errc its_error) noexcept
      : name{its_name}, what{kind::error}, error{its_error} {}

  /// A parameter that is itself a code with words: {"reason", "body-hash-mismatch"}.
  static constexpr parameter of_code(std::string_view its_name, std::string_view its_code) noexcept {
    parameter made{its_name, its_code};
    made.what = kind::code;
    return made;
  }

  std::string_view name;
  kind what = kind::text;
  composed text;
  std::size_t number = 0;
  errc error{};
};

/// Writes the value for people to read.
template <text_sink S>
constexpr void write(const parameter& value, language in, S&& out) {
  switch (value.what) {
    case parameter::kind::text: return value.text.write(out);
    case parameter::kind::number: return write_number(value.number, out);
    case parameter::kind::error: return static_cast<void>(out(error_words(value.error, in)));
    case parameter::kind::code:
      return value.text.write([&](std::string_view named) {
        const auto says = find_code(named);
        out(says ? sentence(*says, in) : named);
      });
  }
}

struct statement {
  static constexpr std::size_t max_parameters = 5;

  // NOLINTBEGIN(google-explicit-constructor): a bare phrase is a statement.
  template <class... Parameters>
  requires(sizeof...(Parameters) <= max_parameters)
      [[gnu::noinline]] constexpr statement(phrase its_says, const Parameters&... with) noexcept
      : what{its_says}, parameters{with...}, size{sizeof...(Parameters)} {}
  // NOLINTEND(google-explicit-constructor)

  phrase what;
  std::array<parameter, max_parameters> parameters{};
  std::size_t size = 0;

  constexpr const parameter* begin() const noexcept { return parameters.data(); }
  constexpr const parameter* end() const noexcept { return parameters.data() + size; }

  constexpr const parameter* find(std::string_view name) const noexcept {
    for (const auto& each : *this) {
      if (each.name == name) return &each;
    }
    return nullptr;
  }
};

/// Writes a template, with the parameters that `with` finds in place of their names in braces.
template <class With, text_sink S>
constexpr void write(std::string_view words, const With& with, language in, S&& out) {
  while (!words.empty()) {
    const std::size_t open = words.find('{');
    const std::size_t close = open == std::string_view::npos ? open : words.find('}', open);
    if (close == std::string_view::npos) return static_cast<void>(out(words));
    out(std::string_view{words.data(), open});
    if (const auto* value = with.find({words.data() + open + 1, close - open - 1})) write(*value, in, out);
    words.remove_prefix(close + 1);
  }
}

template <text_sink S>
constexpr void write(const statement& says, language in, S&& out) {
  write(says.what.text(in), says, in, out);
}

}  // namespace fromproof::inline v0::advice

#endif
