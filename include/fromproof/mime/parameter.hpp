#ifndef FROMPROOF_MIME_PARAMETER_HPP
#define FROMPROOF_MIME_PARAMETER_HPP

// The parameters of Content-Type and Content-Disposition (RFC 2045 section 5.1, RFC 2183), with the charsets and
// continuations of RFC 2231 and, because real mail has them, with encoded words.
//
//   const std::string_view text = "; filename*0*=utf-8''%E9%8A%80; filename*1=.xml; boundary=\"a b\"";
//   find_parameter(text, "boundary");  // "a b"
//   std::string name;
//   write_parameter(text, "filename", [&name](std::string_view piece) { name += piece; });  // true
//   name == "銀.xml";  // true
//
// A text that breaks the grammar is read as far as it has a meaning: values with blanks and "=" but no quotes, missing
// semicolons, a quote that is never closed.

#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>
#include <type_traits>

#include "../message/encoded_word.hpp"
#include "../message/token.hpp"
#include "../text/ascii.hpp"
#include "../text/charset.hpp"
#include "../text/hex.hpp"
#include "../text/lifetime.hpp"
#include "../text/maybe.hpp"
#include "../text/number.hpp"
#include "../text/sink.hpp"
#include "../text/utf8.hpp"

namespace fromproof::inline v0::mime {

/// A continued value has at most this many sections; what follows is left out.
inline constexpr std::uint32_t max_sections = 100;

/// One parameter as written, as views of the text.
struct parameter {
  std::string_view name;         ///< without the marks of RFC 2231: "filename" in "filename*1*"
  std::string_view value;        ///< without the quotes around it; backslashes and folds are kept
  bool quoted = false;           ///< the value is a quoted string
  bool encoded = false;          ///< "name*=": percent-encoded, the first section with a charset before it
  maybe<std::uint32_t> section;  ///< "name*1=": the number of a part of the value (RFC 2231 section 3)
};

namespace detail {

/// Walks through the parameters of a text, from the first ";" on.
class parameter_reader {
 public:
  constexpr parameter_reader() noexcept = default;
  constexpr explicit parameter_reader(std::string_view its_text) noexcept : text_{its_text} {}

  /// Reads the next parameter; false at the end.
  constexpr bool next(parameter& out) noexcept {
    while (true) {
      skip_separators();
      if (at_ == text_.size()) return false;
      const std::size_t begin = at_;
      while (at_ < text_.size() && text_[at_] != '=' && text_[at_] != ';') ++at_;
      if (at_ == text_.size() || text_[at_] == ';') continue;  // a word without a value
      out = {};
      out.name = ascii::trim(ascii::slice(text_, begin, at_));
      ++at_;
      read_value(out);
      read_marks(out);
      return true;
    }
  }

 private:
  constexpr void skip_cfws() noexcept { at_ = message::token::end_of_cfws(text_, at_).value; }

  constexpr void skip_separators() noexcept {
    while (true) {
      const std::size_t before = at_;
      while (at_ < text_.size() && (text_[at_] == ';' || ascii::is_fws(text_[at_]))) ++at_;
      skip_cfws();
      if (at_ == before) return;
    }
  }

  constexpr void read_value(parameter& out) noexcept {
    while (at_ < text_.size() && ascii::is_fws(text_[at_])) ++at_;
    const std::size_t begin = at_;
    if (at_ < text_.size() && text_[at_] == '"') {
      const auto end = message::token::end_of_quoted_string(text_, at_);
      at_ = end.value;
      out.quoted = true;
      const bool closed = end.error != errc::unterminated_quoted_string;
      out.value = ascii::slice(text_, begin + 1, closed ? at_ - 1 : at_);
      return;
    }
    // Up to ";", with the blanks and "=" that real mail leaves without quotes. A comment ends the value only if nothing
    // follows it, because names such as "report (1).xml" look like one.
    std::size_t end = begin;
    while (at_ < text_.size() && text_[at_] != ';') {
      if (text_[at_] == '(' && !open_comment_) {
        const auto comment = message::token::end_of_comment(text_, at_);
        open_comment_ = comment.error == errc::unterminated_comment;
        if (!open_comment_) {
          at_ = message::token::end_of_fws(text_, comment.value);
          if (at_ == text_.size() || text_[at_] == ';') break;
          end = at_;
          continue;
        }
      }
      end = ++at_;
    }
    out.value = ascii::trim(ascii::slice(text_, begin, end));
  }

  /// RFC 2231: attribute ["*" section] ["*"].
  static constexpr void read_marks(parameter& out) noexcept {
    if (out.name.ends_with('*')) {
      out.name.remove_suffix(1);
      out.encoded = true;
    }
    const std::size_t star = out.name.rfind('*');
    if (star == std::string_view::npos) return;
    const auto number = parse_number(ascii::slice(out.name, star + 1, out.name.size()), 9);
    if (!number) return;
    out.section = static_cast<std::uint32_t>(*number);
    out.name.remove_suffix(out.name.size() - star);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool open_comment_ = false;  ///< a "(" is never closed: none opens a comment from there on
};

}  // namespace detail

class parameter_iterator {
 public:
  using value_type = parameter;
  using difference_type = std::ptrdiff_t;

  constexpr parameter_iterator() noexcept = default;
  constexpr explicit parameter_iterator(std::string_view its_text) noexcept : reader_{its_text} { ++*this; }

  constexpr const parameter& operator*() const noexcept { return value_; }
  constexpr const parameter* operator->() const noexcept { return &value_; }
  constexpr parameter_iterator& operator++() noexcept {
    more_ = reader_.next(value_);
    return *this;
  }
  constexpr void operator++(int) noexcept { ++*this; }
  constexpr bool operator==(std::default_sentinel_t) const noexcept { return !more_; }

 private:
  detail::parameter_reader reader_;
  parameter value_;
  bool more_ = false;
};

/// The parameters of a text as a range, in their order.
class parameters {
 public:
  constexpr explicit parameters(std::string_view its_text FROMPROOF_LIFETIMEBOUND) noexcept : text_{its_text} {}
  template <temporary_string S>
  // NOLINTNEXTLINE(bugprone-forwarding-reference-overload): only a std::string
  explicit parameters(S&&) = delete;  // the result refers to the text: give it a name

  constexpr parameter_iterator begin() const noexcept { return parameter_iterator{text_}; }
  constexpr std::default_sentinel_t end() const noexcept { return {}; }

 private:
  std::string_view text_;
};

/// The value of a parameter whose values are plain words, such as "boundary" or "report-type". Not for file names.
constexpr maybe<std::string_view> find_parameter(std::string_view text, std::string_view name) noexcept {
  for (const auto& each : parameters{text}) {
    if (ascii::iequals(each.name, name) && !each.encoded && !each.section) return each.value;
  }
  return std::nullopt;
}

namespace detail {

/// charset "'" [language] "'" before an encoded value (RFC 2231 section 4). Takes both off; nothing if they are
/// missing.
constexpr std::string_view take_charset(std::string_view& value) noexcept {
  const std::size_t first = value.find('\'');
  const std::size_t second = first == std::string_view::npos ? first : value.find('\'', first + 1);
  if (second == std::string_view::npos) return {};
  const auto charset = ascii::slice(value, 0, first);
  value.remove_prefix(second + 1);
  return charset;
}

/// Writes a value of RFC 2231, section by section, in one charset.
template <class S, class Convert>
class extended_writer {
 public:
  constexpr extended_writer(S& its_out, const Convert& its_convert) noexcept : out_{its_out}, convert_{its_convert} {}

  constexpr void add(const parameter& from, bool first) {
    std::string_view value = from.value;
    if (first && from.encoded) {
      charset_ = take_charset(value);
      set_ = charset_.empty() ? known_charset::utf_8 : find_charset(charset_);
    }
    if (from.encoded)
      add_encoded(value);
    else if (from.quoted)
      message::token::write_unquoted(value, [this](std::string_view piece) { add_octets(piece); });
    else
      add_octets(value);
  }

  constexpr void finish() {
    if (size_ > 0) convert_octets();
    decoder_.finish([this](const utf8::character& one) { out_(one.text()); });
  }

 private:
  constexpr void add_encoded(std::string_view value) {
    for (std::size_t at = 0; at < value.size(); ++at) {
      const int octet = value[at] == '%' ? hex::octet_at(value, at + 1) : -1;
      const char c = octet < 0 ? value[at] : static_cast<char>(octet);
      if (octet >= 0) at += 2;
      add_octets(ascii::text_at(&c, 1));
    }
  }
  constexpr void add_octets(std::string_view octets) {
    for (const char c : octets) {
      if (set_ == known_charset::utf_8) {
        decoder_.feed(ascii::text_at(&c, 1), [this](const utf8::character& one) { out_(one.text()); });
      } else if (set_ == known_charset::other) {
        if (size_ < octets_.size()) octets_[size_++] = c;
      } else {
        out_(utf8::encode(to_code_point(set_, static_cast<unsigned char>(c))).text());
      }
    }
  }
  /// Without a converter that knows the charset, the octets are shown as UTF-8, with U+FFFD for what is none.
  constexpr void convert_octets() {
    const auto octets = ascii::text_at(octets_.data(), size_);
    auto show = [this](std::string_view piece) {
      decoder_.feed(piece, [this](const utf8::character& one) { out_(one.text()); });
    };
    bool converted = false;
    if constexpr (std::is_same_v<Convert, message::charset_converter>)
      converted = convert_(charset_, octets, sink_reference{show});
    else
      converted = convert_(charset_, octets, show);
    if (!converted) show(octets);
  }

  S& out_;
  const Convert& convert_;
  utf8::decoder decoder_;
  std::string_view charset_;
  known_charset set_ = known_charset::utf_8;
  std::array<char, message::max_converted_octets> octets_{};
  std::size_t size_ = 0;
};

/// Finds a section of a continued value. They may be in any order, so this begins behind the last one and goes round.
class section_finder {
 public:
  constexpr section_finder(std::string_view its_text, std::string_view its_name) noexcept
      : text_{its_text}, name_{its_name}, at_{its_text} {}

  constexpr bool find(std::uint32_t number, parameter& out) noexcept {
    for (int round = 0; round < 2; ++round) {
      for (; at_ != std::default_sentinel; ++at_) {
        if (at_->section == number && ascii::iequals(at_->name, name_)) return out = *at_, true;
      }
      at_ = parameter_iterator{text_};
    }
    return false;
  }

 private:
  std::string_view text_;
  std::string_view name_;
  parameter_iterator at_;
};

}  // namespace detail

/// Writes the value of a parameter as UTF-8 for people to read: the extended form if there is one, else the plain one.
/// False if there is no such parameter. The value may hold any character, "/" and controls too: it names no file.
template <text_sink S, class Convert = message::no_converter>
constexpr bool write_parameter(std::string_view text, std::string_view name, S&& out, const Convert& convert = {}) {
  maybe<parameter> plain;
  maybe<parameter> extended;
  bool continued = false;
  for (const auto& each : parameters{text}) {
    if (!ascii::iequals(each.name, name)) continue;
    if (each.section)
      continued = continued || *each.section == 0;
    else if (each.encoded && !extended)
      extended = each;
    else if (!each.encoded && !plain)
      plain = each;
  }
  if (!extended && !continued) {
    if (!plain) return false;
    // RFC 2047 section 5 forbids encoded words in parameters. Senders write them, with and without quotes.
    if (plain->value.find("=?") != std::string_view::npos)
      message::decode_unstructured(plain->value, out, convert);
    else if (plain->quoted)
      message::token::write_unquoted(plain->value, out);
    else
      out(plain->value);
    return true;
  }
  detail::extended_writer<std::remove_reference_t<S>, Convert> writer{out, convert};
  if (extended) {
    writer.add(*extended, true);
  } else {
    detail::section_finder finder{text, name};
    parameter section;
    for (std::uint32_t i = 0; i < max_sections && finder.find(i, section); ++i) writer.add(section, i == 0);
  }
  writer.finish();
  return true;
}

}  // namespace fromproof::inline v0::mime

#endif
