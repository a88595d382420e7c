#ifndef FROMPROOF_DATA_JSON_READER_HPP
#define FROMPROOF_DATA_JSON_READER_HPP

// JSON (RFC 8259) read event by event from a view: no tree, no heap, no recursion.
//
//   json_reader json{R"({"name": "\u00e9", "list": [1, 2], "last": true})"};
//   std::string name;
//   json.next();  // json_event::begin_object
//   while (json.next() == json_event::key) {
//     if (json.is("name") && json.next() == json_event::string)
//       write_json_string(json.raw(), [&name](std::string_view piece) { name += piece; });
//     else
//       json.skip_value();
//   }
//   name == "é";           // true
//   code(json.error());    // "none"
//
// The grammar is strict. Strings are views with their escapes; octets that are not UTF-8 are left to the caller. The
// same name may occur twice in an object: both are events.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../text/ascii.hpp"
#include "../text/error.hpp"
#include "../text/hex.hpp"
#include "../text/lifetime.hpp"
#include "../text/sink.hpp"
#include "../text/utf8.hpp"

namespace fromproof::inline v0 {

enum class json_event : std::uint8_t {
  none,  ///< nothing is read yet
  begin_object,
  end_object,
  begin_array,
  end_array,
  key,  ///< the name of a member; its value follows
  string,
  number,
  boolean,
  null,
  end,    ///< the whole text is read
  fault,  ///< error() and offset() tell what is wrong; it stays so
};

/// The most arrays and objects inside each other that a reader can follow.
inline constexpr std::size_t max_json_depth = 64;

namespace detail {

inline constexpr ascii::octet_table<bool> ends_json_run = [] {
  ascii::octet_table<bool> table{};
  for (int control = 0; control < ' '; ++control) table.of[control] = true;
  table.of[static_cast<unsigned char>('"')] = table.of[static_cast<unsigned char>('\\')] = true;
  return table;
}();

/// The value of the four digits of "\uXXXX" at `at`, or -1.
constexpr std::int32_t json_code_unit(std::string_view text, std::size_t at) noexcept {
  if (text.size() - at < 4) return -1;
  const int high = hex::octet_at(text, at), low = hex::octet_at(text, at + 2);
  return high < 0 || low < 0 ? -1 : high * 256 + low;
}

}  // namespace detail

/// Writes a string of JSON, given as json_reader::raw(), as UTF-8. Half a surrogate pair becomes U+FFFD.
template <text_sink S>
constexpr void write_json_string(std::string_view raw, S&& out) {
  std::size_t run = 0;
  for (std::size_t at = raw.find('\\'); at != std::string_view::npos; at = raw.find('\\', run)) {
    if (at > run) out(ascii::slice(raw, run, at));
    if (at + 1 == raw.size()) return;
    const char c = raw[at + 1];
    run = at + 2;
    char decoded = c;
    switch (c) {
      case 'b': decoded = '\b'; break;
      case 'f': decoded = '\f'; break;
      case 'n': decoded = '\n'; break;
      case 'r': decoded = '\r'; break;
      case 't': decoded = '\t'; break;
      case 'u': {
        const std::int32_t unit = detail::json_code_unit(raw, run);
        if (unit < 0) continue;  // raw() has none of these
        auto code_point = static_cast<char32_t>(unit);
        run += 4;
        if (code_point >= 0xd800 && code_point < 0xdc00 && run + 6 <= raw.size() && raw[run] == '\\' &&
            raw[run + 1] == 'u') {
          const std::int32_t low = detail::json_code_unit(raw, run + 2);
          if (low >= 0xdc00 && low < 0xe000) {
            code_point = 0x10000 + ((code_point - 0xd800) << 10) + (static_cast<char32_t>(low) - 0xdc00);
            run += 6;
          }
        }
        out(utf8::encode(code_point).text());
        continue;
      }
      default: break;
    }
    out(ascii::text_at(&decoded, 1));
  }
  if (run < raw.size()) out(ascii::slice(raw, run, raw.size()));
}

/// Whether a string of JSON, given as json_reader::raw(), is this text.
constexpr bool json_string_is(std::string_view raw, std::string_view text) noexcept {
  if (raw.find('\\') == std::string_view::npos) return raw == text;
  bool same = true;
  write_json_string(raw, [&](std::string_view piece) {
    same = same && ascii::starts_with(text, piece);
    if (same) text.remove_prefix(piece.size());
  });
  return same && text.empty();
}

class json_reader {
 public:
  /// Reads one value, after an optional byte order mark. More than `max_depth` (at most max_json_depth) arrays and
  /// objects inside each other are an error.
  constexpr explicit json_reader(std::string_view its_text FROMPROOF_LIFETIMEBOUND,
                                 std::size_t max_depth = max_json_depth) noexcept
      : text_{its_text}, max_depth_{max_depth < max_json_depth ? max_depth : max_json_depth} {
    if (ascii::starts_with(text_, utf8::byte_order_mark)) at_ = utf8::byte_order_mark.size();
  }
  template <temporary_string S>
  // NOLINTNEXTLINE(bugprone-forwarding-reference-overload): only a std::string
  explicit json_reader(S&&, std::size_t = 0) = delete;  // the events refer to the text: give it a name

  /// Reads the next event. Errors: `empty`, `truncated`, `unexpected_character` (also in a number or an escape),
  /// `too_deep`, `trailing_text`.
  constexpr json_event next() noexcept {
    if (event_ == json_event::fault || event_ == json_event::end) return event_;
    skip_blanks();
    begin_ = at_;
    switch (state_) {
      case state::value: return read_value();
      case state::first_value:
        if (peek() == ']') return close(json_event::end_array);
        return read_value();
      case state::first_key:
        if (peek() == '}') return close(json_event::end_object);
        return read_key();
      case state::separator: break;
    }
    if (depth_ == 0) return at_ == text_.size() ? event_ = json_event::end : fail(errc::trailing_text, at_);
    if (peek() == (in_object() ? '}' : ']')) return close(in_object() ? json_event::end_object : json_event::end_array);
    if (peek() != ',') return fail_here();
    ++at_;
    skip_blanks();
    begin_ = at_;
    return in_object() ? read_key() : read_value();
  }

  /// Skips a value: after a key the value of the member, after the beginning of an array or object the rest of it, and
  /// otherwise nothing. False if there is an error in it.
  constexpr bool skip_value() noexcept {
    if (event_ == json_event::key) next();
    if (event_ == json_event::begin_object || event_ == json_event::begin_array) {
      const std::size_t outside = depth_ - 1;
      while (depth_ > outside && next() != json_event::fault) {
      }
    }
    return event_ != json_event::fault;
  }

  /// The event that was read last.
  constexpr json_event event() const noexcept { return event_; }
  /// A key or string as written, without its quotes: write_json_string() decodes it. A number as written, or "true",
  /// "false" or "null".
  constexpr std::string_view raw() const noexcept { return raw_; }
  /// Whether the key or string is this text.
  constexpr bool is(std::string_view text) const noexcept { return json_string_is(raw_, text); }
  /// Where the event begins in the text, or where the error is.
  constexpr std::size_t offset() const noexcept { return begin_; }
  constexpr errc error() const noexcept { return error_; }
  /// The number of arrays and objects that are open.
  constexpr std::size_t depth() const noexcept { return depth_; }
  /// What is not read yet. When depth() is 0 after a value, the next value of a list of values may be there.
  constexpr std::string_view rest() const noexcept { return ascii::slice(text_, at_, text_.size()); }

 private:
  enum class state : std::uint8_t { value, first_value, first_key, separator };

  constexpr char peek() const noexcept { return at_ < text_.size() ? text_[at_] : '\0'; }
  constexpr bool in_object() const noexcept { return (objects_ & 1) != 0; }

  constexpr void skip_blanks() noexcept {
    while (at_ < text_.size() && ascii::is_fws(text_[at_])) ++at_;
  }

  constexpr json_event fail(errc error, std::size_t where) noexcept {
    error_ = error;
    begin_ = where;
    return event_ = json_event::fault;
  }
  constexpr json_event fail_here() noexcept {
    return fail(at_ == text_.size() ? errc::truncated : errc::unexpected_character, at_);
  }
  constexpr json_event done(json_event event, std::size_t begin, std::size_t end) noexcept {
    raw_ = ascii::slice(text_, begin, end);
    state_ = state::separator;
    return event_ = event;
  }

  constexpr json_event open(json_event event, bool object) noexcept {
    if (depth_ == max_depth_) return fail(errc::too_deep, at_);
    ++depth_;
    objects_ = objects_ << 1 | (object ? 1 : 0);
    state_ = object ? state::first_key : state::first_value;
    ++at_;
    return event_ = event;
  }
  constexpr json_event close(json_event event) noexcept {
    --depth_;
    objects_ >>= 1;
    state_ = state::separator;
    ++at_;
    return event_ = event;
  }

  constexpr json_event read_value() noexcept {
    switch (peek()) {
      case '{': return open(json_event::begin_object, true);
      case '[': return open(json_event::begin_array, false);
      case '"': return read_string() ? done(json_event::string, begin_ + 1, at_ - 1) : event_;
      case 't': return read_word("true", json_event::boolean);
      case 'f': return read_word("false", json_event::boolean);
      case 'n': return read_word("null", json_event::null);
      default: break;
    }
    if (peek() == '-' || ascii::is_digit(peek())) return read_number();
    if (at_ == text_.size() && depth_ == 0) return fail(errc::empty, at_);
    return fail_here();
  }

  constexpr json_event read_key() noexcept {
    if (peek() != '"') return fail_here();
    if (!read_string()) return event_;
    raw_ = ascii::slice(text_, begin_ + 1, at_ - 1);
    skip_blanks();
    if (peek() != ':') return fail_here();
    ++at_;
    state_ = state::value;
    return event_ = json_event::key;
  }

  /// From the quote at `at_` to behind the closing one.
  constexpr bool read_string() noexcept {
    ++at_;
    while (true) {
      while (at_ < text_.size() && !detail::ends_json_run[text_[at_]]) ++at_;
      if (at_ == text_.size()) break;
      const char c = text_[at_];
      if (c == '"') return ++at_, true;
      if (c != '\\') break;  // a control character
      if (++at_ == text_.size()) break;
      const char escaped = text_[at_];
      if (escaped == 'u') {
        if (detail::json_code_unit(text_, at_ + 1) < 0) {
          for (++at_; at_ < text_.size() && hex::value_of(text_[at_]) >= 0;) ++at_;
          break;
        }
        at_ += 5;
      } else if (std::string_view{"\"\\/bfnrt"}.find(escaped) != std::string_view::npos) {
        ++at_;
      } else {
        break;
      }
    }
    fail_here();
    return false;
  }

  constexpr json_event read_word(std::string_view word, json_event event) noexcept {
    const std::size_t begin = at_;
    for (const char c : word) {
      if (peek() != c) return fail_here();
      ++at_;
    }
    return done(event, begin, at_);
  }

  constexpr bool read_digits() noexcept {
    const std::size_t begin = at_;
    while (ascii::is_digit(peek())) ++at_;
    return at_ > begin;
  }

  /// number = [ minus ] int [ frac ] [ exp ]
  constexpr json_event read_number() noexcept {
    const std::size_t begin = at_;
    if (peek() == '-') ++at_;
    if (peek() == '0')
      ++at_;  // no digit may follow
    else if (!read_digits())
      return fail_here();
    if (peek() == '.') {
      ++at_;
      if (!read_digits()) return fail_here();
    }
    if (peek() == 'e' || peek() == 'E') {
      ++at_;
      if (peek() == '+' || peek() == '-') ++at_;
      if (!read_digits()) return fail_here();
    }
    return done(json_event::number, begin, at_);
  }

  std::string_view text_;
  std::size_t max_depth_;
  std::size_t at_ = 0;
  std::size_t begin_ = 0;
  std::size_t depth_ = 0;
  std::uint64_t objects_ = 0;  ///< one bit for each that is open: whether it is an object; the innermost is the lowest
  std::string_view raw_;
  state state_ = state::value;
  json_event event_ = json_event::none;
  errc error_{};
};

}  // namespace fromproof::inline v0

#endif
