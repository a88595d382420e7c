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

/// Converts octets of a charset that is not built in to UTF-8. Called as `convert(charset, octets, sink)` with the
/// octets of one word, or of several in a row. Returns true after writing all of them, false without writing anything.
struct no_converter {
  template <text_sink S>
  constexpr bool operator()(std::string_view, std::string_view, S&&) const noexcept {
    return false;
  }
};

template <text_sink S, class Convert>
constexpr void decode_unstructured(std::string_view body, S&& out, const Convert& convert);
template <text_sink S, class Convert>
constexpr void decode_phrase(std::string_view phrase, S&& out, const Convert& convert);

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
    out(std::string_view{buffer.data(), size});
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
  out(std::string_view{buffer.data(), size});
}

/// token = 1*<any CHAR except SPACE, CTLs, and especials>, and ":" and ".", which names of charsets contain.
constexpr bool is_charset_character(char c) noexcept {
  if (c == '=' || c == '?' || c == '/' || ascii::is_high(c)) return false;
  return token::is_atext(c) || c == ':' || c == '.';
}

constexpr bool may_begin_word(std::string_view text, std::size_t at) noexcept {
  return text[at] == '=' && at + 1 < text.size() && text[at + 1] == '?';
}

enum class charset : std::uint8_t { other, utf_8, us_ascii, windows_1252, iso_8859_15 };

struct charset_name {
  std::string_view name;
  charset set;
};

// ISO-8859-1 is read as windows-1252, as in browsers (Encoding Standard, section 4.2): mail often names the first and
// means the second, and the controls in which they differ have no meaning in a subject.
inline constexpr auto charset_names = std::to_array({
    charset_name{"utf-8"sv, charset::utf_8},
    charset_name{"utf8"sv, charset::utf_8},
    charset_name{"us-ascii"sv, charset::us_ascii},
    charset_name{"ascii"sv, charset::us_ascii},
    charset_name{"iso-8859-1"sv, charset::windows_1252},
    charset_name{"latin1"sv, charset::windows_1252},
    charset_name{"windows-1252"sv, charset::windows_1252},
    charset_name{"cp1252"sv, charset::windows_1252},
    charset_name{"iso-8859-15"sv, charset::iso_8859_15},
    charset_name{"latin-9"sv, charset::iso_8859_15},
});

constexpr charset find_charset(std::string_view name) noexcept {
  for (const auto& known : charset_names) {
    if (ascii::iequals(known.name, name)) return known.set;
  }
  return charset::other;
}

// 0x80 to 0x9f; 0xfffd marks unassigned values.
inline constexpr std::array<std::uint16_t, 32> windows_1252_c1{
    0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd, 0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178};

constexpr char32_t to_code_point(charset set, unsigned char octet) noexcept {
  if (octet < 0x80) return octet;
  switch (set) {
    case charset::windows_1252: return octet < 0xa0 ? windows_1252_c1[octet - 0x80u] : octet;
    case charset::iso_8859_15:
      switch (octet) {
        case 0xa4: return 0x20ac;
        case 0xa6: return 0x160;
        case 0xa8: return 0x161;
        case 0xb4: return 0x17d;
        case 0xb8: return 0x17e;
        case 0xbc: return 0x152;
        case 0xbd: return 0x153;
        case 0xbe: return 0x178;
        default: return octet;
      }
    default: return 0xfffd;
  }
}

/// Writes words and the text between them. White space between two encoded words is dropped (RFC 2047 section 6.2).
/// Senders split a character between two words, although the RFC forbids it, so consecutive words of one charset are
/// decoded as one run.
template <class S, class Convert>
class word_writer {
 public:
  constexpr word_writer(S& its_out, Convert& its_convert, bool its_fold_blanks)
      : out_{its_out}, convert_{its_convert}, fold_blanks_{its_fold_blanks} {}

  /// Writes a word that follows `blanks`. False if it cannot be decoded; then it has written nothing.
  constexpr bool word(const encoded_word& word, std::string_view blanks) {
    const charset set = find_charset(word.charset);
    if (set == charset::other && !has_room_for(word)) return false;
    const bool continues = in_run_ && set == set_ && ascii::iequals(word.charset, run_charset_) &&
                           (set != charset::other || octets_size(word) <= octets_.size() - octets_held_);
    if (!continues) {
      const bool behind_word = in_run_ && end_run();
      if (!behind_word) write_blanks(blanks);
      owed_blanks_ = behind_word ? blanks : std::string_view{};
      set_ = set;
      run_charset_ = word.charset;
      run_begin_ = word.raw.data();
      in_run_ = true;
    }
    run_end_ = word.raw.data() + word.raw.size();
    write_octets(word, [this](std::string_view run) { put(run); });
    return true;
  }

  /// Writes text that is not an encoded word.
  constexpr void text(std::string_view text, std::string_view blanks) {
    end_run();
    write_blanks(blanks);
    out_(text);
    anything_ = true;
  }

  /// The sink for text that comes in pieces, after `text({}, blanks)`.
  constexpr S& out() noexcept { return out_; }

  /// Ends a run of words. False if the run is copied as it is.
  constexpr bool end_run() {
    if (!in_run_) return true;
    in_run_ = false;
    anything_ = true;
    decoder_.finish([this](const utf8::character& one) { out_(one.text()); });
    if (set_ != charset::other) return true;
    const std::string_view octets{octets_.data(), octets_held_};
    octets_held_ = 0;
    if (convert_(run_charset_, octets, out_)) return true;
    // Writes the run as if there were no converter: its words and the text before and between them as they are.
    write_blanks(owed_blanks_);
    const std::string_view run{run_begin_, static_cast<std::size_t>(run_end_ - run_begin_)};
    if (fold_blanks_)
      decode_phrase(run, out_, no_converter{});
    else
      decode_unstructured(run, out_, no_converter{});
    return false;
  }

 private:
  static constexpr bool converts = !std::is_same_v<Convert, const no_converter>;

  static constexpr std::size_t octets_size(const encoded_word& word) noexcept {
    std::size_t size = 0;
    write_octets(word, [&size](std::string_view run) { size += run.size(); });
    return size;
  }
  constexpr bool has_room_for(const encoded_word& word) const noexcept {
    if constexpr (converts)
      return octets_size(word) <= octets_.size();
    else
      return false;
  }

  constexpr void put(std::string_view octets) {
    if (set_ == charset::utf_8) {
      decoder_.feed(octets, [this](const utf8::character& one) { out_(one.text()); });
    } else if (set_ == charset::other) {
      for (const char c : octets) octets_[octets_held_++] = c;
    } else {
      for (const char c : octets) out_(utf8::encode(to_code_point(set_, static_cast<unsigned char>(c))).text());
    }
  }

  constexpr void write_blanks(std::string_view blanks) {
    if (!fold_blanks_)
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

  S& out_;
  Convert& convert_;
  bool fold_blanks_;
  bool anything_ = false;
  bool in_run_ = false;
  charset set_{};
  std::string_view run_charset_;
  std::string_view owed_blanks_;  ///< dropped before the run, because a word preceded them
  const char* run_begin_ = nullptr;
  const char* run_end_ = nullptr;
  utf8::decoder decoder_;
  std::array<char, converts ? 1024 : 1> octets_{};  // a run for the converter; longer words are copied as they are
  std::size_t octets_held_ = 0;
};

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

/// Writes the body of an unstructured field (Subject) as one line of UTF-8: unfolded, encoded words decoded, without
/// the blanks around it. Finds words even without white space around them, as mail programs do. Copies octets outside
/// words as they are.
template <text_sink S, class Convert>
constexpr void decode_unstructured(std::string_view body, S&& out, const Convert& convert) {
  body = ascii::trim(body);
  detail::word_writer<std::remove_reference_t<S>, const Convert> writer{out, convert, false};
  for (std::size_t at = 0; at < body.size();) {
    const std::size_t begin = at;
    while (at < body.size() && ascii::is_fws(body[at])) ++at;
    const std::string_view blanks = ascii::slice(body, begin, at);
    if (const auto word = read_encoded_word(body, at); word) {
      if (!writer.word(*word, blanks)) writer.text(word->raw, blanks);
      at += word->raw.size();
      continue;
    }
    const std::size_t text = at++;
    while (at < body.size() && !ascii::is_fws(body[at]) && !detail::may_begin_word(body, at)) ++at;
    writer.text(ascii::slice(body, text, at), blanks);
  }
  writer.end_run();
}

template <text_sink S>
constexpr void decode_unstructured(std::string_view body, S&& out) {
  decode_unstructured(body, out, no_converter{});
}

/// Writes a phrase (a display name, the name of a group) as UTF-8: quoted strings unquoted, encoded words outside
/// quotes decoded, white space and comments between words as one blank.
template <text_sink S, class Convert>
constexpr void decode_phrase(std::string_view phrase, S&& out, const Convert& convert) {
  detail::word_writer<std::remove_reference_t<S>, const Convert> writer{out, convert, true};
  for (std::size_t at = 0; at < phrase.size();) {
    const std::size_t begin = at;
    at = token::end_of_cfws(phrase, at).value;
    const std::string_view blanks = ascii::slice(phrase, begin, at);
    if (at == phrase.size()) break;
    if (const auto word = read_encoded_word(phrase, at); word) {
      if (!writer.word(*word, blanks)) writer.text(word->raw, blanks);
      at += word->raw.size();
      continue;
    }
    const std::size_t text = at;
    if (phrase[at] == '"') {
      at = token::end_of_quoted_string(phrase, at).value;
      writer.text({}, blanks);
      token::write_unquoted(ascii::slice(phrase, text, at), writer.out());
      continue;
    }
    ++at;
    while (at < phrase.size() && token::is_atext(phrase[at]) && !detail::may_begin_word(phrase, at)) ++at;
    writer.text(ascii::slice(phrase, text, at), blanks);
  }
  writer.end_run();
}

template <text_sink S>
constexpr void decode_phrase(std::string_view phrase, S&& out) {
  decode_phrase(phrase, out, no_converter{});
}

}  // namespace fromproof::inline v0::message

#endif
