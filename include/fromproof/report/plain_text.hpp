#ifndef FROMPROOF_REPORT_PLAIN_TEXT_HPP
#define FROMPROOF_REPORT_PLAIN_TEXT_HPP

// Text of a mail made safe for a terminal: nothing in it can move the cursor, forge a line or hide.

#include <cstddef>
#include <string_view>

#include "../text/hex.hpp"
#include "../text/invisible.hpp"
#include "../text/sink.hpp"
#include "../text/utf8.hpp"

namespace fromproof::inline v0 {

namespace detail {

/// The columns that a character takes on a terminal: two for East Asian ones (UAX #11, wide and full-width), none for
/// combining marks.
constexpr std::size_t columns(char32_t c) noexcept {
  // U+3099 and U+309A are the voicing marks of kana, which macOS writes as separate characters.
  if ((c >= 0x300 && c < 0x370) || c == 0x3099 || c == 0x309a) return 0;
  const bool wide = (c >= 0x1100 && c < 0x1160) || (c >= 0x2e80 && c < 0xa4d0) || (c >= 0xac00 && c < 0xd7a4) ||
                    (c >= 0xf900 && c < 0xfb00) || (c >= 0xfe30 && c < 0xfe70) || (c >= 0xff00 && c < 0xff61) ||
                    (c >= 0xffe0 && c < 0xffe7) || (c >= 0x1f300 && c < 0x1f650) || (c >= 0x1f680 && c < 0x1f700) ||
                    (c >= 0x1f900 && c < 0x1fb00) || (c >= 0x20000 && c < 0x40000);
  return wide ? 2 : 1;
}

}  // namespace detail

/// Writes its input with control and invisible characters as <U+XXXX>, line ends and tabs as blanks, and octets that
/// are not UTF-8 as U+FFFD. Counts the columns.
template <text_sink S>
class plain_text {
 public:
  constexpr explicit plain_text(S& out) noexcept : out_{out} {}

  constexpr void operator()(std::string_view piece) {
    decoder_.feed(
        piece, [](char c) { return c >= ' ' && c < 0x7f; }, [this](std::string_view run) { plain(run, run.size()); },
        [this](const utf8::character& c) { character(c); });
  }
  constexpr void finish() {
    decoder_.finish([this](const utf8::character& c) { character(c); });
  }
  constexpr std::size_t columns() const noexcept { return columns_; }

 private:
  constexpr void character(const utf8::character& c) {
    if (c.code_point == '\t' || c.code_point == '\n') return plain(" ", 1);
    if (c.code_point == '\r') return;
    if (!utf8::is_control(c.code_point) && !utf8::is_invisible(c.code_point) &&
        !utf8::is_line_separator(c.code_point)) {
      return plain(c.text(), detail::columns(c.code_point));
    }
    char code[9]{'<', 'U', '+'};
    std::size_t size = 3;
    for (int shift = c.code_point > 0xffff ? 16 : 12; shift >= 0; shift -= 4) {
      code[size++] = hex::upper_digit((c.code_point >> static_cast<unsigned>(shift)) & 15u);
    }
    code[size++] = '>';
    plain({code, size}, size);
  }
  constexpr void plain(std::string_view text, std::size_t columns) {
    out_(text);
    columns_ += columns;
  }

  S& out_;
  utf8::decoder decoder_;
  std::size_t columns_ = 0;
};

}  // namespace fromproof::inline v0

#endif
