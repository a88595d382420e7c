#ifndef FROMPROOF_DATA_JSON_WRITER_HPP
#define FROMPROOF_DATA_JSON_WRITER_HPP

// JSON (RFC 8259) written in pieces into a sink: no tree, no heap. Commas and quotes are set here; that begin and end
// match is the caller's part.
//
//   json_writer json{out};
//   json.begin_object();
//   json.key("name"), json.string(name);
//   json.end_object();

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../text/hex.hpp"
#include "../text/invisible.hpp"
#include "../text/maybe.hpp"
#include "../text/number.hpp"
#include "../text/sink.hpp"
#include "../text/utf8.hpp"

namespace fromproof::inline v0 {

/// Escapes its input for the inside of a JSON string. Octets that are not UTF-8 become U+FFFD, wherever the pieces are
/// cut; control characters, C1 and the line separators of JavaScript are escaped.
template <text_sink S>
class json_escape {
 public:
  constexpr explicit json_escape(S& out) noexcept : out_{out} {}

  constexpr void operator()(std::string_view piece) {
    decoder_.feed(piece, is_plain, out_, [this](const utf8::character& c) { character(c); });
  }
  /// Writes what remains of a cut character; call it once at the end.
  constexpr void finish() {
    decoder_.finish([this](const utf8::character& c) { character(c); });
  }

 private:
  static constexpr bool is_plain(char c) noexcept { return c >= ' ' && c < 0x7f && c != '"' && c != '\\'; }

  constexpr void character(const utf8::character& c) {
    switch (c.code_point) {
      case U'"': return static_cast<void>(out_("\\\""));
      case U'\\': return static_cast<void>(out_("\\\\"));
      case U'\n': return static_cast<void>(out_("\\n"));
      case U'\r': return static_cast<void>(out_("\\r"));
      case U'\t': return static_cast<void>(out_("\\t"));
      default: break;
    }
    if (!utf8::is_control(c.code_point) && !utf8::is_line_separator(c.code_point)) {
      return static_cast<void>(out_(c.text()));
    }
    const char escape[6] = {'\\',
                            'u',
                            hex::lower_digit((c.code_point >> 12) & 15),
                            hex::lower_digit((c.code_point >> 8) & 15),
                            hex::lower_digit((c.code_point >> 4) & 15),
                            hex::lower_digit(c.code_point & 15)};
    out_(std::string_view{escape, 6});
  }

  S& out_;
  utf8::decoder decoder_;
};

template <text_sink S>
class json_writer {
 public:
  constexpr explicit json_writer(S& out) noexcept : out_{out} {}

  constexpr void begin_object() { open("{"); }
  constexpr void end_object() { close("}"); }
  constexpr void begin_array() { open("["); }
  constexpr void end_array() { close("]"); }

  constexpr void key(std::string_view name) {
    string(name);
    out_(":");
    comma_ = false;
  }
  /// A member name that `write` writes to a sink in pieces.
  template <class Writer>
  constexpr void key_from(Writer&& write) {
    string_from(write);
    out_(":");
    comma_ = false;
  }
  constexpr void string(std::string_view text) {
    json_escape<S> escape = begin_string();
    escape(text);
    end_string(escape);
  }
  /// A string whose text `write` writes to a sink in pieces.
  template <class Writer>
  constexpr void string_from(Writer&& write) {
    json_escape<S> escape = begin_string();
    write(escape);
    end_string(escape);
  }
  constexpr void boolean(bool value) { literal(value ? "true" : "false"); }
  constexpr void null() { literal("null"); }
  constexpr void number(std::int64_t value) {
    separate();
    write_signed_number(value, out_);
  }
  /// A value that `write` writes to the sink as JSON.
  template <class Writer>
  constexpr void value_from(Writer&& write) {
    separate();
    write(out_);
  }
  /// The string, or null if there is none.
  constexpr void string_or_null(maybe<std::string_view> text) { text ? string(*text) : null(); }

  /// Writes a whole member of an object.
  constexpr void member(std::string_view name, std::string_view text) {
    key(name);
    string(text);
  }
  constexpr void member(std::string_view name, std::int64_t value) {
    key(name);
    number(value);
  }
  constexpr void member(std::string_view name, bool value) {
    key(name);
    boolean(value);
  }
  /// Without it a literal would be taken for a bool.
  constexpr void member(std::string_view name, const char* text) { member(name, std::string_view{text}); }

  /// Writes a member; null if the text is empty.
  constexpr void known(std::string_view name, std::string_view text) {
    key(name);
    text.empty() ? null() : string(text);
  }
  constexpr void known(std::string_view name, const maybe<std::uint64_t>& value) {
    key(name);
    if (!value) return null();
    separate();
    write_number(*value, out_);
  }
  constexpr void known(std::string_view name, const maybe<std::int64_t>& value) {
    key(name);
    value ? number(*value) : null();
  }

 private:
  constexpr void open(std::string_view bracket) {
    separate();
    out_(bracket);
    comma_ = false;
  }
  constexpr void close(std::string_view bracket) {
    out_(bracket);
    comma_ = true;
  }
  constexpr void literal(std::string_view text) {
    separate();
    out_(text);
  }
  constexpr json_escape<S> begin_string() {
    separate();
    out_("\"");
    return json_escape<S>{out_};
  }
  constexpr void end_string(json_escape<S>& escape) {
    escape.finish();
    out_("\"");
  }
  constexpr void separate() {
    if (comma_) out_(",");
    comma_ = true;
  }

  S& out_;
  bool comma_ = false;
};

}  // namespace fromproof::inline v0

#endif
