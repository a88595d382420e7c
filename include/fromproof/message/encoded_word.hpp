#ifndef FROMPROOF_MESSAGE_ENCODED_WORD_HPP
#define FROMPROOF_MESSAGE_ENCODED_WORD_HPP

// Encoded words: "=?utf-8?B?6YqA6KGM?=" in a subject or a display name (RFC 2047, languages by RFC 2231 section 5).
//
//   std::string subject;
//   fromproof::message::decode_unstructured(field.body, [&](std::string_view piece) { subject += piece; });
//
// The output is for people to read. It may hold any character, including "<", "@" and controls, so never parse it as an
// address. A word that is malformed, or whose charset is unknown here, is copied as it is.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

#include "../text/ascii.hpp"
#include "../text/base64.hpp"
#include "../text/charset.hpp"
#include "../text/error.hpp"
#include "../text/hex.hpp"
#include "../text/lifetime.hpp"
#include "../text/sink.hpp"
#include "../text/utf8.hpp"
#include "token.hpp"

namespace fromproof::inline v0::message {

/// encoded-word = "=?" charset ["*" language] "?" encoding "?" encoded-text "?=", as views of the text.
struct encoded_word {
  std::string_view raw;
  std::string_view charset;
  std::string_view language;  ///< empty if there is none
  char encoding = 0;          ///< 'B' or 'Q'
  std::string_view text;      ///< valid in this encoding
};

/// The most that a converter gets at once; a longer word is copied as it is.
inline constexpr std::size_t max_converted_octets = 1024;

/// A converter knows charsets that are not built in. It is called as `convert(charset, octets, sink)` with the octets
/// of one word, or of several words in a row. It returns true after writing all of them as UTF-8, false without writing
/// anything; then the words are copied as they are. What is not UTF-8 becomes U+FFFD. This one knows none.
struct no_converter {
  template <text_sink S>
  constexpr bool operator()(std::string_view, std::string_view, S&&) const noexcept {
    return false;
  }
};

/// A converter of which a charset_converter can hide the type.
template <class C>
concept any_converter =
    std::is_invocable_r_v<bool, const C&, std::string_view, std::string_view, const sink_reference&>;

/// Hides the type of a converter, so that what decodes is compiled only once. Knows no charset by default. It refers to
/// the converter, which must not throw where advise() calls it.
///
///     const auto ascii_only = [](std::string_view charset, std::string_view octets, const sink_reference& out) {
///       if (charset != "x-ascii") return false;
///       out(octets);
///       return true;
///     };
///     std::string shown;
///     const auto show = [&shown](std::string_view piece) { shown += piece; };
///     message::decode_unstructured("=?x-ascii?Q?Hello?=", show, message::charset_converter{ascii_only});
///     shown == "Hello";  // true
class charset_converter {
 public:
  constexpr charset_converter() noexcept = default;
  template <any_converter C>
  constexpr explicit charset_converter(const C& its_converter FROMPROOF_LIFETIMEBOUND) noexcept
      : converter_{&its_converter},
        call_{[](const void* converter, std::string_view charset, std::string_view octets, const sink_reference& out) {
          return static_cast<bool>((*static_cast<const C*>(converter))(charset, octets, out));
        }} {}
  template <any_converter C>
  explicit charset_converter(const C&&) = delete;  // it refers to the converter: give it a name

  bool operator()(std::string_view charset, std::string_view octets, const sink_reference& out) const {
    return call_ != nullptr && call_(converter_, charset, octets, out);
  }

 private:
  const void* converter_ = nullptr;
  bool (*call_)(const void*, std::string_view, std::string_view, const sink_reference&) = nullptr;
};

namespace detail {

/// "=" must be followed by two hexadecimal digits; lower case is accepted.
constexpr bool is_q_text(std::string_view text) noexcept {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '=') continue;
    if (hex::octet_at(text, i + 1) < 0) return false;
    i += 2;
  }
  return true;
}

/// Groups of four letters; padding may be missing but not wrong.
constexpr bool is_b_text(std::string_view text) noexcept {
  std::size_t digits = 0;
  while (digits < text.size() && base64::is_letter(text[digits])) ++digits;
  for (std::size_t i = digits; i < text.size(); ++i) {
    if (text[i] != '=') return false;
  }
  return digits % 4 != 1 &&
         (text.size() == digits || (digits % 4 != 0 && text.size() % 4 == 0 && text.size() < digits + 3));
}

/// Writes the octets of a valid encoded text.
template <text_sink S>
constexpr void write_octets(const encoded_word& word, S&& out) {
  std::array<char, 48> buffer{};
  std::size_t size = 0;
  const auto put = [&](char decoded) {
    buffer[size++] = decoded;
    if (size < buffer.size()) return;
    out(ascii::text_at(buffer.data(), size));
    size = 0;
  };
  if (word.encoding == 'Q') {
    for (std::size_t i = 0; i < word.text.size(); ++i) {
      const char c = word.text[i];
      if (c == '=') {
        put(static_cast<char>(hex::octet_at(word.text, i + 1)));
        i += 2;
      } else {
        put(c == '_' ? ' ' : c);
      }
    }
  } else {
    std::array<std::uint8_t, buffer.size()> octets{};
    constexpr std::size_t most = octets.size() / 3 * 4;  // letters, in whole groups
    for (std::size_t at = 0; at < word.text.size(); at += most) {
      const std::size_t end = word.text.size() - at < most ? word.text.size() : at + most;
      const auto decoded = base64::decode(ascii::slice(word.text, at, end), octets);
      for (std::size_t i = 0; i < *decoded; ++i) put(static_cast<char>(octets[i]));
    }
  }
  out(ascii::text_at(buffer.data(), size));
}

/// token = 1*<any CHAR except SPACE, CTLs, and especials>, and ":" and ".", which names of charsets contain.
constexpr bool is_charset_character(char c) noexcept {
  if (c == '=' || c == '?' || c == '/' || ascii::is_high(c)) return false;
  return ascii::is_atext(c) || c == ':' || c == '.';
}

constexpr bool may_begin_word(std::string_view text, std::size_t at) noexcept {
  return text[at] == '=' && at + 1 < text.size() && text[at + 1] == '?';
}

/// The number of octets of a valid encoded text.
constexpr std::size_t octets_size(const encoded_word& word) noexcept {
  std::size_t size = word.text.size();
  if (word.encoding == 'Q') {
    for (const char c : word.text) size -= c == '=' ? 2 : 0;
    return size;
  }
  while (size > 0 && word.text[size - 1] == '=') --size;
  return size / 4 * 3 + size % 4 * 3 / 4;
}

}  // namespace detail

/// Reads the encoded word that begins at `at`. Error: bad_encoded_word, with the offset of the octet that does not fit.
/// Also reads words of more than 75 characters, which many senders write.
constexpr parsed<encoded_word> read_encoded_word(std::string_view text FROMPROOF_LIFETIMEBOUND,
                                                 std::size_t at) noexcept {
  const auto fault = [](std::size_t offset) { return parsed<encoded_word>{{}, errc::bad_encoded_word, offset}; };
  const auto is = [text](std::size_t i, char c) { return i < text.size() && text[i] == c; };
  const auto part_end = [text](std::size_t i) {
    while (i < text.size() && text[i] > ' ' && text[i] < 0x7f && text[i] != '?') ++i;
    return i;
  };
  if (!is(at, '=') || !is(at + 1, '?')) return fault(at);
  const std::size_t charset = at + 2;
  std::size_t charset_end = charset;
  while (charset_end < text.size() && detail::is_charset_character(text[charset_end])) ++charset_end;
  const std::size_t encoding = charset_end + 1;
  if (charset_end == charset || !is(charset_end, '?')) return fault(charset_end);
  if (!is(encoding + 1, '?')) return fault(encoding);
  const std::size_t content = encoding + 2;
  const std::size_t end = part_end(content);
  if (!is(end, '?') || !is(end + 1, '=')) return fault(end);

  encoded_word word;
  word.raw = ascii::slice(text, at, end + 2);
  word.charset = ascii::slice(text, charset, charset_end);
  const std::size_t star = word.charset.find('*');
  if (star != std::string_view::npos) {
    word.language = ascii::slice(word.charset, star + 1, word.charset.size());
    word.charset.remove_suffix(word.charset.size() - star);
  }
  if (word.charset.empty()) return fault(charset);
  word.text = ascii::slice(text, content, end);
  word.encoding = static_cast<char>(text[encoding] & ~0x20);
  if (word.encoding != 'B' && word.encoding != 'Q') return fault(encoding);
  if (!(word.encoding == 'Q' ? detail::is_q_text(word.text) : detail::is_b_text(word.text))) return fault(content);
  return {word};
}
template <temporary_string S>
parsed<encoded_word> read_encoded_word(S&&, std::size_t) = delete;  // the result refers to the text: give it a name

namespace detail {

/// Decodes a phrase, or the body of an unstructured field. White space between two encoded words is dropped (RFC 2047
/// section 6.2). Senders split a character between two words, although the RFC forbids it, so consecutive words of one
/// charset are decoded as one run.
template <class S, class Convert>
class word_decoder {
 public:
  constexpr word_decoder(std::string_view its_text, bool its_phrase, S& its_out, const Convert& its_convert) noexcept
      : text_{its_text}, phrase_{its_phrase}, out_{its_out}, convert_{its_convert} {}

  constexpr void decode() {
    for (std::size_t at = 0; at < text_.size();) {
      const std::size_t begin = at;
      at = end_of_blanks(at);
      const std::string_view blanks = ascii::slice(text_, begin, at);
      if (at == text_.size()) break;
      if (const auto word = read_encoded_word(text_, at); word) {
        at += word->raw.size();
        if (!take_word(*word, blanks)) write_text(word->raw, blanks);
        continue;
      }
      const std::size_t text = at;
      if (phrase_ && text_[at] == '"') {
        at = token::end_of_quoted_string(text_, at).value;
        write_text({}, blanks);
        token::write_unquoted(ascii::slice(text_, text, at), out_);
        continue;
      }
      ++at;
      while (at < text_.size() && is_text(text_[at]) && !may_begin_word(text_, at)) ++at;
      write_text(ascii::slice(text_, text, at), blanks);
    }
    end_run();
  }

 private:
  static constexpr bool converts = !std::is_same_v<Convert, no_converter>;

  constexpr bool is_text(char c) const noexcept { return phrase_ ? ascii::is_atext(c) : !ascii::is_fws(c); }
  constexpr std::size_t end_of_blanks(std::size_t at) const noexcept {
    if (phrase_) return token::end_of_cfws(text_, at).value;
    while (at < text_.size() && ascii::is_fws(text_[at])) ++at;
    return at;
  }

  /// Takes a word that follows `blanks`. False if it cannot be decoded; then it has written nothing.
  constexpr bool take_word(const encoded_word& word, std::string_view blanks) {
    const known_charset set = find_charset(word.charset);
    const std::size_t size = converts && set == known_charset::other ? octets_size(word) : 0;
    if (set == known_charset::other && (!converts || size > max_converted_octets)) return false;
    const bool continues = in_run_ && set == set_ && ascii::iequals(word.charset, run_charset_) &&
                           run_size_ + size <= max_converted_octets;
    if (!continues) {
      const bool behind_word = in_run_ && end_run();
      if (!behind_word) write_blanks(blanks);
      owed_blanks_ = behind_word ? blanks : std::string_view{};
      set_ = set;
      run_charset_ = word.charset;
      run_begin_ = ascii::offset_in(text_, word.raw);
      run_size_ = 0;
      in_run_ = true;
    }
    run_size_ += size;
    run_end_ = ascii::offset_in(text_, word.raw) + word.raw.size();
    if (set != known_charset::other) put(word);
    return true;
  }

  /// Writes text that is not an encoded word.
  constexpr void write_text(std::string_view text, std::string_view blanks) {
    end_run();
    write_blanks(blanks);
    out_(text);
    anything_ = true;
  }

  /// Ends a run of words. False if the run is copied as it is.
  constexpr bool end_run() {
    if (!in_run_) return true;
    in_run_ = false;
    anything_ = true;
    bool decoded = true;
    if constexpr (converts) decoded = set_ != known_charset::other || convert_run();
    decoder_.finish([this](const utf8::character& one) { out_(one.text()); });
    return decoded;
  }

  /// Not inlined: only a run that needs it takes the memory on the stack.
  [[gnu::noinline]] constexpr bool convert_run() {
    std::array<char, max_converted_octets> octets{};
    run_octets_ = octets.data();
    walk_run(false);
    const auto run = ascii::text_at(octets.data(), static_cast<std::size_t>(run_octets_ - octets.data()));
    auto to = [this](std::string_view piece) { put_utf8(piece); };
    bool converted = false;
    if constexpr (std::is_same_v<Convert, charset_converter>)
      converted = convert_(run_charset_, run, sink_reference{to});
    else
      converted = convert_(run_charset_, run, to);
    if (converted) return true;
    // The words, and the text before and between them.
    write_blanks(owed_blanks_);
    walk_run(true);
    return false;
  }
  /// Copies the words of the run as they are, or collects their octets.
  constexpr void walk_run(bool copy) {
    for (std::size_t at = run_begin_; at < run_end_;) {
      const std::size_t begin = at;
      at = end_of_blanks(at);
      const auto word = read_encoded_word(text_, at);
      if (copy) {
        write_blanks(ascii::slice(text_, begin, at));
        out_(word->raw);
      } else {
        put(*word);
      }
      at += word->raw.size();
    }
  }

  constexpr void put(const encoded_word& word) {
    write_octets(word, [this](std::string_view its_octets) {
      if (set_ == known_charset::utf_8) return put_utf8(its_octets);
      for (const char c : its_octets) {
        if (converts && set_ == known_charset::other)
          *run_octets_++ = c;
        else
          out_(utf8::encode(to_code_point(set_, static_cast<unsigned char>(c))).text());
      }
    });
  }
  constexpr void put_utf8(std::string_view octets) {
    decoder_.feed(octets, [this](const utf8::character& one) { out_(one.text()); });
  }

  constexpr void write_blanks(std::string_view blanks) {
    if (!phrase_)
      write_unfolded(blanks);
    else if (!blanks.empty() && anything_)
      out_(" ");
  }
  constexpr void write_unfolded(std::string_view text) {
    std::size_t run = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (!token::detail::is_line_end(text[i])) continue;
      out_(ascii::slice(text, run, i));
      run = i + 1;
    }
    out_(ascii::slice(text, run, text.size()));
  }

  std::string_view text_;
  bool phrase_;
  S& out_;
  const Convert& convert_;
  bool anything_ = false;
  bool in_run_ = false;
  known_charset set_{};
  std::string_view run_charset_;
  std::string_view owed_blanks_;  ///< dropped before the run, because a word preceded them
  std::size_t run_begin_ = 0;
  std::size_t run_end_ = 0;
  std::size_t run_size_ = 0;    ///< octets for the converter
  char* run_octets_ = nullptr;  ///< where the next of them goes
  utf8::decoder decoder_;
};

/// Compiled once for all sinks.
inline void decode_words(std::string_view text, bool phrase, const sink_reference& out,
                         const charset_converter& convert) {
  word_decoder{text, phrase, out, convert}.decode();
}

template <class S, class Convert>
constexpr void decode_words(std::string_view text, bool phrase, S& out, const Convert& convert) {
  if constexpr (!std::is_same_v<Convert, charset_converter>) {
    word_decoder{text, phrase, out, convert}.decode();
  } else if (std::is_constant_evaluated()) {
    word_decoder{text, phrase, out, no_converter{}}.decode();
  } else {
    auto to = [&out](std::string_view piece) { out(piece); };
    decode_words(text, phrase, sink_reference{to}, convert);
  }
}

}  // namespace detail

/// Writes the body of an unstructured field (Subject) as one line of UTF-8: unfolded, encoded words decoded, without
/// the blanks around it. Finds words even without white space around them, as mail programs do. Copies octets outside
/// words as they are.
template <text_sink S, class Convert = no_converter>
constexpr void decode_unstructured(std::string_view body, S&& out, const Convert& convert = {}) {
  detail::decode_words(ascii::trim(body), false, out, convert);
}

/// Writes a phrase (a display name, the name of a group) as UTF-8: quoted strings unquoted, encoded words outside
/// quotes decoded, white space and comments between words as one blank.
template <text_sink S, class Convert = no_converter>
constexpr void decode_phrase(std::string_view phrase, S&& out, const Convert& convert = {}) {
  detail::decode_words(phrase, true, out, convert);
}

}  // namespace fromproof::inline v0::message

#endif
