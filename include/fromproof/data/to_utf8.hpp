#ifndef FROMPROOF_DATA_TO_UTF8_HPP
#define FROMPROOF_DATA_TO_UTF8_HPP

// The octets of an XML document as UTF-8, whatever their encoding: UTF-8, UTF-16 and Latin-1 with the letters that
// Windows adds to it (XML 1.0 appendix F). The octets decide where they contradict the declaration. Every other
// encoding is handed on as it is, since reports in them are ASCII in all that counts.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../text/ascii.hpp"
#include "../text/charset.hpp"
#include "../text/sink.hpp"
#include "../text/utf8.hpp"

namespace fromproof::inline v0::xml {

namespace detail {

/// The value of encoding= in the XML declaration at the beginning of a text; empty if there is none.
constexpr std::string_view declared_encoding(std::string_view text) noexcept {
  const std::size_t end = text.find("?>");
  if (!ascii::starts_with(text, "<?xml") || end == std::string_view::npos) return {};
  const auto declaration = ascii::slice(text, 0, end);
  const std::size_t name = declaration.find("encoding");
  if (name == std::string_view::npos) return {};
  const std::size_t open = declaration.find_first_of("\"'", name);
  if (open == std::string_view::npos) return {};
  const std::size_t close = declaration.find(declaration[open], open + 1);
  return close == std::string_view::npos ? std::string_view{} : ascii::slice(declaration, open + 1, close);
}

}  // namespace detail

/// A sink for the octets of a document. Hands pieces of UTF-8 to `Out`; those that are UTF-8 already, as they come.
template <text_sink Out>
class to_utf8 {
 public:
  constexpr explicit to_utf8(Out& its_out) noexcept : out_{its_out} {}

  constexpr void operator()(std::string_view piece) {
    while (form_ == form::undecided && !piece.empty()) {
      start_[size_++] = piece.front();
      piece.remove_prefix(1);
      decide(size_ == sizeof start_);
    }
    convert(piece);
  }

  /// Call it once, after the last piece.
  constexpr void finish() {
    if (form_ == form::undecided) decide(true);
    if (form_ == form::utf16 && (half_ >= 0 || high_ != 0)) write(0xfffd);
  }

 private:
  enum class form : std::uint8_t { undecided, utf8, utf16, latin };

  constexpr void decide(bool now) {
    const auto start = ascii::text_at(start_, size_);
    std::size_t skipped = 0;
    if (size_ < 4 && !now) return;
    if (ascii::starts_with(start, utf8::byte_order_mark)) {
      skipped = utf8::byte_order_mark.size();
      form_ = form::utf8;
    } else if (ascii::starts_with(start, "\xff\xfe") || ascii::starts_with(start, "<\0"sv)) {
      skipped = start_[0] == '<' ? 0 : 2;
      form_ = form::utf16;
      low_first_ = true;
    } else if (ascii::starts_with(start, "\xfe\xff") || ascii::starts_with(start, "\0<"sv)) {
      skipped = start_[0] == '\0' ? 0 : 2;
      form_ = form::utf16;
    } else if (!ascii::starts_with(start, "<?xm") || start.find("?>") != std::string_view::npos || now) {
      charset_ = find_charset(detail::declared_encoding(start));
      const bool is_latin = charset_ == known_charset::windows_1252 || charset_ == known_charset::iso_8859_15;
      form_ = is_latin ? form::latin : form::utf8;
    } else {
      return;
    }
    convert(ascii::slice(start, skipped, start.size()));
  }

  constexpr void convert(std::string_view piece) {
    switch (form_) {
      case form::undecided: break;
      case form::utf8:
        if (!piece.empty()) out_(piece);
        break;
      case form::latin:
        for (const char c : piece) write(to_code_point(charset_, static_cast<unsigned char>(c)));
        break;
      case form::utf16:
        for (const char c : piece) add_octet(static_cast<unsigned char>(c));
        break;
    }
  }

  constexpr void add_octet(unsigned char octet) {
    if (half_ < 0) return static_cast<void>(half_ = octet);
    const auto first = static_cast<char32_t>(half_), second = static_cast<char32_t>(octet);
    half_ = -1;
    const char32_t unit = low_first_ ? second << 8 | first : first << 8 | second;
    if (unit >= 0xd800 && unit < 0xdc00) {
      if (high_ != 0) write(0xfffd);
      high_ = unit;
      return;
    }
    if (unit >= 0xdc00 && unit < 0xe000) {
      write(high_ == 0 ? 0xfffd : 0x10000 + ((high_ - 0xd800) << 10) + (unit - 0xdc00));
    } else {
      if (high_ != 0) write(0xfffd);
      write(unit);
    }
    high_ = 0;
  }

  constexpr void write(char32_t c) {
    const auto character = utf8::encode(c);
    out_(character.text());
  }

  Out& out_;
  char32_t high_ = 0;
  int half_ = -1;
  std::size_t size_ = 0;
  form form_ = form::undecided;
  known_charset charset_ = known_charset::utf_8;
  bool low_first_ = false;
  char start_[256]{};
};

}  // namespace fromproof::inline v0::xml

#endif
