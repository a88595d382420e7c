#ifndef FROMPROOF_REPORT_TEXT_PRINTER_HPP
#define FROMPROOF_REPORT_TEXT_PRINTER_HPP

// Shared by the sections of the text report: language, colours, columns, and text of the mail made harmless.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../../advice/finding.hpp"
#include "../../advice/statement.hpp"
#include "../../advice/words/words.hpp"
#include "../../result.hpp"
#include "../../text/ascii.hpp"
#include "../../text/number.hpp"
#include "../../text/sink.hpp"
#include "../../text/utf8.hpp"
#include "../plain_text.hpp"

namespace fromproof::inline v0 {

struct text_style {
  advice::language language = advice::language::en;
  bool colour = false;  ///< ANSI escapes; for terminals only
};

namespace detail {

/// Passes on whole characters until the columns are full, because a mail may have a subject of megabytes.
template <text_sink S>
class shortened {
 public:
  constexpr explicit shortened(S& out) noexcept : out_{out} {}

  constexpr void operator()(std::string_view piece) {
    if (over_) return;
    std::size_t fits = 0;
    utf8::for_each(piece, [this, &fits](const utf8::character& c) {
      const std::size_t columns = detail::columns(c.code_point);
      // Marks that take no column are bounded as well.
      over_ = over_ || columns > columns_left_ || c.size > octets_left_;
      if (over_) return;
      columns_left_ -= columns;
      octets_left_ -= c.size;
      fits += c.size;
    });
    out_(ascii::slice(piece, 0, fits));
    if (over_) out_("…");
  }

 private:
  S& out_;
  std::size_t columns_left_ = 200;
  std::size_t octets_left_ = 1000;
  bool over_ = false;
};

enum class colour : std::uint8_t { none, bold, dim, green, yellow, red };

constexpr colour colour_of(result_code code) noexcept {
  switch (code) {
    case result_code::pass: return colour::green;
    case result_code::fail:
    case result_code::permerror: return colour::red;
    case result_code::none: return colour::dim;
    default: return colour::yellow;
  }
}

constexpr colour colour_of(advice::severity severity) noexcept {
  switch (severity) {
    case advice::severity::info: return colour::dim;
    case advice::severity::warning: return colour::yellow;
    default: return colour::red;
  }
}

constexpr advice::phrase phrase_of(result_code code) noexcept {
  switch (code) {
    case result_code::pass: return advice::code::result_pass;
    case result_code::fail: return advice::code::result_fail;
    case result_code::softfail: return advice::code::result_softfail;
    case result_code::neutral: return advice::code::result_neutral;
    case result_code::policy: return advice::code::result_policy;
    case result_code::temperror: return advice::code::result_temperror;
    case result_code::permerror: return advice::code::result_permerror;
    default: return advice::code::result_none;
  }
}

constexpr advice::phrase phrase_of(advice::severity severity) noexcept {
  switch (severity) {
    case advice::severity::warning: return advice::code::severity_warning;
    case advice::severity::error: return advice::code::severity_error;
    case advice::severity::attack: return advice::code::severity_attack;
    default: return advice::code::severity_info;
  }
}

constexpr std::size_t columns_of(std::string_view text) {
  std::size_t columns = 0;
  utf8::for_each(text, [&columns](const utf8::character& c) { columns += detail::columns(c.code_point); });
  return columns;
}

/// Writes lines in one language. Text from a mail must go through plain() or brief(), so that it can neither forge a
/// line nor move the cursor.
template <text_sink S>
class text_printer {
 public:
  constexpr text_printer(text_style style, S& out) noexcept : style_{style}, out_{out} {}

  constexpr bool japanese() const noexcept { return style_.language == advice::language::ja; }
  constexpr std::string_view in_language(advice::phrase says) const noexcept { return says.text(style_.language); }
  constexpr S& sink() noexcept { return out_; }

  /// Writes our own text unchanged.
  constexpr void raw(std::string_view text) { out_(text); }
  constexpr void number(std::size_t value) { write_number(value, out_); }
  constexpr void line() { out_("\n"); }
  constexpr void comma() { out_(japanese() ? "、" : ", "); }
  constexpr void blanks(std::size_t count) {
    while (count-- > 0) out_(" ");
  }
  constexpr void paint(colour which) {
    constexpr std::array<std::string_view, 6> codes{"\x1b[0m",  "\x1b[1m",  "\x1b[2m",
                                                    "\x1b[32m", "\x1b[33m", "\x1b[31m"};
    if (style_.colour) out_(codes[static_cast<std::size_t>(which)]);
  }

  /// Each of these returns the number of columns that it fills.
  template <class Writer>
  constexpr std::size_t plain_from(Writer&& write) {
    plain_text<S> text{out_};
    write(text);
    text.finish();
    return text.columns();
  }
  constexpr std::size_t plain(std::string_view text) {
    return plain_from([text](auto& out) { out(text); });
  }
  constexpr std::size_t plain(advice::phrase says) { return plain(in_language(says)); }
  constexpr std::size_t plain(const advice::statement& says) {
    return plain_from([&](auto& out) { advice::write(says, style_.language, out); });
  }
  template <class What>
  constexpr std::size_t painted(colour in, const What& what) {
    paint(in);
    const std::size_t columns = plain(what);
    paint(colour::none);
    return columns;
  }

  /// The same, cut if it is too long: for text whose length a sender controls.
  template <class Writer>
  constexpr void brief_from(Writer&& write) {
    shortened<S> some{out_};
    plain_text<shortened<S>> text{some};
    write(text);
    text.finish();
  }
  constexpr void brief(std::string_view text) {
    brief_from([text](auto& out) { out(text); });
  }

  /// Fills the line up to `width` columns, or adds one blank if it is already longer.
  constexpr void pad(std::size_t columns, std::size_t width) { blanks(columns < width ? width - columns : 1); }
  template <class What>
  constexpr void cell(std::size_t width, const What& what) {
    pad(plain(what), width);
  }

  /// A title, with a count if there are several items.
  constexpr void heading(advice::phrase title, std::size_t count = 0) {
    line();
    out_("  ");
    paint(colour::bold);
    plain(title);
    if (count > 0) {
      out_(" ");
      number(count);
    }
    paint(colour::none);
    line();
  }
  /// The name of the value that follows on the same line.
  constexpr void label(advice::phrase name) {
    constexpr std::size_t width = 18;
    out_("  ");
    pad(painted(colour::dim, name), width);
  }

 private:
  text_style style_;
  S& out_;
};

}  // namespace detail

}  // namespace fromproof::inline v0

#endif
