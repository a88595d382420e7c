#ifndef FROMPROOF_MESSAGE_MAILBOX_HPP
#define FROMPROOF_MESSAGE_MAILBOX_HPP

// Address lists: the bodies of From, Sender, To and similar fields (RFC 5322 section 3.4, groups in From by RFC 6854,
// UTF-8 by RFC 6532, and the obsolete forms of section 4.4, which must still be read).
//
//   for (const auto& item : fromproof::message::mailbox_list{field.body}) {
//     if (item.error != errc::none) underline(item.offset, describe(item.error));
//     else if (auto domain = fromproof::message::domain_of(item.value)) use(domain->view());
//   }
//
// Nothing is stored or guessed. A malformed member is an item with its error and without an address; the list continues
// after the next comma outside quotes and comments. Encoded words (RFC 2047) are plain text here: decode them for
// people to read, never before parsing.

#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>

#include "../domain/domain.hpp"
#include "../text/ascii.hpp"
#include "../text/error.hpp"
#include "../text/lifetime.hpp"
#include "../text/sink.hpp"
#include "encoded_word.hpp"
#include "local_part.hpp"
#include "token.hpp"

namespace fromproof::inline v0::message {

/// One mailbox, as views of the text.
struct mailbox {
  std::string_view text;          ///< the whole member, comments included, without white space around it
  std::string_view display_name;  ///< the raw phrase before "<", or empty; write_display_name() decodes it
  std::string_view local_part;    ///< raw, with quotes; write_local_part() writes the canonical form
  std::string_view domain;        ///< raw; may hold comments and white space between labels; domain_of() reads it
};

/// A member of an address list. With an error, `value` has only its `text`.
struct mailbox_item {
  mailbox value;
  std::string_view group;  ///< the raw name of the group that the mailbox is in; its data() is null outside groups
  errc error{};
  std::size_t offset = 0;  ///< of the error, in the body of the field
};

/// A group of an address list. It may be empty: "undisclosed-recipients:;".
struct address_group {
  std::string_view name;   ///< the raw phrase before ":"
  std::size_t offset = 0;  ///< of the name
};

namespace detail {

/// Reads an address list from left to right. Scans every octet once by the grammar and, in malformed members, once more
/// on the way to the next comma, so the work is linear for any text.
class address_reader {
 public:
  enum class event : std::uint8_t { end, mailbox, group };

  constexpr address_reader() noexcept = default;
  constexpr explicit address_reader(std::string_view its_text) noexcept : text_{its_text} {}

  constexpr const mailbox_item& item() const noexcept { return item_; }
  constexpr const address_group& group() const noexcept { return group_; }
  constexpr std::size_t position() const noexcept { return at_; }

  /// Reads the next mailbox, malformed member or group.
  constexpr event next() noexcept {
    while (!at_end()) {
      begin_ = at_;
      item_ = {};
      name_over_ = false;
      at_sign_ = std::string_view::npos;
      if (skip_cfws()) {
        if (at_end()) break;
        if (peek() == ',') {  // RFC 5322 section 4.4: obs-addr-list allows empty members
          ++at_;
          continue;
        }
        if (in_group_ && peek() == ';') {
          if (close_group()) continue;
        } else if (read_member()) {
          return event::group;
        }
      }
      return finish_item();
    }
    if (!in_group_) return event::end;
    in_group_ = false;
    item_ = {};
    item_.value.text = item_.group = group_.name;
    item_.error = errc::missing_group_close;
    item_.offset = colon_;
    return event::mailbox;
  }

 private:
  /// Words and dots in a row: a local part if "@" follows, a phrase if "<" or ":" follows.
  struct words {
    std::string_view text;
    bool phrase = true;                ///< word *(word / "."): obs-phrase allows dots, but not at the start
    bool local_part = true;            ///< word *(*"." word) *"."
    std::size_t local_part_fault = 0;  ///< the offset at which it is not a local part
  };

  constexpr bool at_end() const noexcept { return at_ >= text_.size(); }
  constexpr char peek() const noexcept { return text_[at_]; }
  constexpr bool next_is(char c) const noexcept { return !at_end() && peek() == c; }
  constexpr bool at_delimiter() const noexcept { return at_end() || peek() == ',' || (in_group_ && peek() == ';'); }

  constexpr bool fail(errc error, std::size_t offset) noexcept {
    if (!at_end() && peek() == '\0' && offset == at_) error = errc::nul;
    item_.error = error;
    item_.offset = offset;
    return false;
  }

  /// Takes the result of a token scanner.
  constexpr bool take(const parsed<std::size_t>& end) noexcept {
    at_ = end.value;
    if (end) return true;
    name_over_ = true;  // its error is more precise than any about the name
    return fail(end.error, end.offset);
  }

  constexpr bool skip_cfws() noexcept {
    // Usually there is nothing here, or one blank. Every octet that begins CFWS is at most "(".
    if (next_is(' ')) ++at_;
    if (at_end() || static_cast<unsigned char>(peek()) > '(') return true;
    return take(token::end_of_cfws(text_, at_));
  }

  constexpr bool close_group() noexcept {
    in_group_ = false;
    begin_ = ++at_;
    name_over_ = true;
    if (!skip_cfws()) return false;
    return at_delimiter() || fail(errc::trailing_text, at_);
  }

  /// Returns true at the beginning of a group; otherwise it has read a mailbox or found an error.
  constexpr bool read_member() noexcept {
    const std::size_t first = at_;
    words w;
    if (!read_words(w)) return false;
    if (at_delimiter()) return fail(errc::missing_at, first);
    switch (peek()) {
      case '@': return read_bare_address(w);
      case '<':
        if (!w.phrase) return fail(errc::bad_display_name, first);
        if (read_angle_address()) item_.value.display_name = w.text;
        return false;
      case ':':
        if (in_group_) return fail(errc::unexpected_character, at_);
        if (!w.phrase || w.text.empty()) return fail(errc::bad_display_name, first);
        in_group_ = true;
        group_ = {w.text, first};
        colon_ = at_++;
        return true;
      default: return fail(errc::unexpected_character, at_);
    }
  }

  constexpr bool read_words(words& w) noexcept {
    enum : std::uint8_t { nothing, word, dot } last = nothing;
    const std::size_t first = at_;
    std::size_t end = at_;  // of the last token
    const auto no_local_part = [&w](std::size_t fault) {
      if (w.local_part) w.local_part_fault = fault;
      w.local_part = false;
    };
    for (; skip_cfws(); end = at_) {
      const char c = at_end() ? ',' : peek();
      const bool word_begins = c == '"' || ascii::is_atext(c);
      if (!word_begins && c != '.') {
        if (last == nothing) no_local_part(at_);
        w.text = ascii::slice(text_, first, end);
        return true;
      }
      if (c == '.') {
        // Japanese carriers let their customers have "a..b@" and "a.@". No grammar allows them, but their meaning is
        // clear.
        if (last == nothing) no_local_part(at_);
        if (last == nothing) w.phrase = false;
        last = dot;
        ++at_;
        continue;
      }
      if (last == word) no_local_part(at_);
      last = word;
      if (c == '"') {
        if (!take(token::end_of_quoted_string(text_, at_))) return false;
      } else {
        at_ = token::end_of_atom(text_, at_);
      }
    }
    return false;
  }

  /// Reads the address with the "@" at the current offset and the words before it.
  constexpr bool read_bare_address(const words& w) noexcept {
    at_sign_ = at_;
    if (!w.local_part) return fail(errc::bad_local_part, w.local_part_fault);
    ++at_;
    std::string_view domain;
    if (!read_domain(domain)) return false;
    if (!at_delimiter()) {
      // "a@b:c@d;" has an "@" in the name of a group, which is allowed only in quotes.
      if (peek() == ':' && !in_group_) return fail(errc::bad_display_name, at_sign_);
      return fail(errc::trailing_text, at_);
    }
    item_.value.local_part = w.text;
    item_.value.domain = domain;
    return false;
  }

  /// angle-addr = [CFWS] "<" addr-spec ">" [CFWS] / obs-angle-addr.
  constexpr bool read_angle_address() noexcept {
    name_over_ = true;
    const std::size_t open = at_++;
    if (!skip_cfws()) return false;
    if ((next_is('@') || next_is(',')) && !read_route(open)) return false;
    words w;
    if (!read_words(w)) return false;
    if (!next_is('@')) {
      if (at_end()) return fail(errc::missing_angle_close, open);
      if (peek() != '>') return fail(errc::unexpected_character, at_);
      return fail(w.text.empty() ? errc::empty : errc::missing_at, at_);
    }
    if (!w.local_part) return fail(errc::bad_local_part, w.local_part_fault);
    ++at_;
    std::string_view domain;
    if (!read_domain(domain)) return false;
    if (!next_is('>')) {
      if (at_delimiter()) return fail(errc::missing_angle_close, open);
      return fail(errc::unexpected_character, at_);
    }
    ++at_;
    if (!skip_cfws()) return false;
    if (!at_delimiter()) return fail(errc::trailing_text, at_);
    item_.value.local_part = w.text;
    item_.value.domain = domain;
    return true;
  }

  /// obs-route = obs-domain-list ":": read and ignored (RFC 5322 section 4.4).
  constexpr bool read_route(std::size_t open) noexcept {
    bool domain_before = false;
    bool any = false;
    while (!at_end()) {
      if (peek() == ',') {
        ++at_;
        domain_before = false;
        if (!skip_cfws()) return false;
      } else if (peek() == '@' && !domain_before) {
        ++at_;
        std::string_view ignored;
        if (!read_domain(ignored)) return false;
        any = domain_before = true;
      } else if (peek() == ':' && any) {
        ++at_;
        return skip_cfws();
      } else {
        return fail(errc::unexpected_character, at_);
      }
    }
    return fail(errc::missing_angle_close, open);
  }

  /// domain = dot-atom / domain-literal / obs-domain, and the CFWS around it.
  constexpr bool read_domain(std::string_view& domain) noexcept {
    if (!skip_cfws()) return false;
    const std::size_t first = at_;
    if (next_is('[')) return read_literal(domain);
    while (true) {
      const std::size_t label = at_;
      at_ = token::end_of_atom(text_, at_);
      if (at_ == label) return fail(errc::bad_mail_domain, label);
      domain = ascii::slice(text_, first, at_);
      // RFC 2047 section 5: an encoded word must not be part of an addr-spec.
      if (ascii::slice(text_, label, at_).starts_with("=?")) return fail(errc::bad_mail_domain, label);
      if (!skip_cfws()) return false;
      if (!next_is('.')) return true;
      const std::size_t dot = at_++;
      if (!skip_cfws()) return false;
      if (at_end() || !ascii::is_atext(peek())) return fail(errc::bad_mail_domain, dot);
    }
  }

  /// domain-literal = "[" *([FWS] dtext) [FWS] "]", where obs-dtext has quoted pairs.
  constexpr bool read_literal(std::string_view& domain) noexcept {
    const std::size_t open = at_++;
    for (std::size_t i = at_; i < text_.size(); ++i) {
      const char c = text_[i];
      if (c == ']') {
        at_ = i + 1;
        domain = ascii::slice(text_, open, at_);
        return skip_cfws();
      }
      if (c == '[' || c == '\0') break;
      if (c == '\r' || c == '\n') {
        const std::size_t fold = token::fold_size(text_, i);
        if (fold == 0) break;
        i += fold - 1;
      } else if (c == '\\') {
        ++i;
      }
    }
    // The search for the next member starts at the bracket: what it should have enclosed is unknown.
    return fail(errc::bad_mail_domain, open);
  }

  /// Ends the member: at the delimiter, or after an error on the way to it.
  constexpr event finish_item() noexcept {
    bool angle_follows = false;
    if (item_.error != errc::none) {
      item_.value = {};
      for (; !at_delimiter(); ++at_) {
        // Skips quotes and comments whole; the loop steps over their last octet.
        if (peek() == '"')
          at_ = token::end_of_quoted_string(text_, at_).value - 1;
        else if (peek() == '(')
          at_ = token::end_of_comment(text_, at_).value - 1;
        else if (peek() == '<')
          angle_follows = true;
      }
    }
    // If an address in angle brackets follows the error, the text read so far was a display name.
    const bool in_name = item_.error == errc::unexpected_character || item_.error == errc::trailing_text ||
                         item_.error == errc::bad_local_part || item_.error == errc::bad_mail_domain;
    if (in_name && angle_follows && !name_over_) {
      item_.error = errc::bad_display_name;
      if (at_sign_ != std::string_view::npos) item_.offset = at_sign_;
    }
    item_.value.text = ascii::trim(ascii::slice(text_, begin_, at_));
    item_.group = in_group_ ? group_.name : std::string_view{};
    return event::mailbox;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t begin_ = 0;    ///< of the member
  std::size_t colon_ = 0;    ///< of the group
  std::size_t at_sign_ = 0;  ///< the first of the member, outside angle brackets
  bool name_over_ = false;   ///< errors from here on are not errors of the display name
  bool in_group_ = false;
  address_group group_;
  mailbox_item item_;
};

/// A forward iterator over one kind of event of the reader.
template <class Value, address_reader::event Wanted>
class address_iterator {
 public:
  using value_type = Value;
  using difference_type = std::ptrdiff_t;
  using pointer = const Value*;
  using reference = const Value&;
  using iterator_category = std::forward_iterator_tag;

  constexpr address_iterator() noexcept = default;
  constexpr explicit address_iterator(std::string_view its_body) noexcept : reader_{its_body}, done_{false} { ++*this; }

  constexpr reference operator*() const noexcept {
    if constexpr (Wanted == address_reader::event::group)
      return reader_.group();
    else
      return reader_.item();
  }
  constexpr pointer operator->() const noexcept { return &**this; }
  constexpr address_iterator& operator++() noexcept {
    auto found = reader_.next();
    while (found != Wanted && found != address_reader::event::end) found = reader_.next();
    done_ = found == address_reader::event::end;
    return *this;
  }
  constexpr address_iterator operator++(int) noexcept {
    auto before = *this;
    ++*this;
    return before;
  }
  constexpr bool operator==(std::default_sentinel_t) const noexcept { return done_; }
  constexpr bool operator==(const address_iterator& other) const noexcept {
    return done_ == other.done_ && (done_ || reader_.position() == other.reader_.position());
  }

 private:
  address_reader reader_;
  bool done_ = true;
};

}  // namespace detail

using mailbox_iterator = detail::address_iterator<mailbox_item, detail::address_reader::event::mailbox>;
using group_iterator = detail::address_iterator<address_group, detail::address_reader::event::group>;

/// The mailboxes of an address list, including those in groups, in order. Skips empty members.
class mailbox_list {
 public:
  constexpr explicit mailbox_list(std::string_view its_body FROMPROOF_LIFETIMEBOUND) noexcept : body_{its_body} {}
  template <temporary_string S>
  // NOLINTNEXTLINE(bugprone-forwarding-reference-overload): only a std::string
  explicit mailbox_list(S&&) = delete;  // the result refers to the text: give it a name
  constexpr mailbox_iterator begin() const noexcept { return mailbox_iterator{body_}; }
  constexpr std::default_sentinel_t end() const noexcept { return {}; }

 private:
  std::string_view body_;
};

/// The groups of an address list, in order.
class group_list {
 public:
  constexpr explicit group_list(std::string_view its_body FROMPROOF_LIFETIMEBOUND) noexcept : body_{its_body} {}
  template <temporary_string S>
  // NOLINTNEXTLINE(bugprone-forwarding-reference-overload): only a std::string
  explicit group_list(S&&) = delete;  // the result refers to the text: give it a name
  constexpr group_iterator begin() const noexcept { return group_iterator{body_}; }
  constexpr std::default_sentinel_t end() const noexcept { return {}; }

 private:
  std::string_view body_;
};

/// Writes the display name for people to read: unquoted, unfolded, encoded words decoded, without comments. `convert`
/// knows charsets that are not built in.
template <text_sink S, class Convert = no_converter>
constexpr void write_display_name(const mailbox& box, S&& out, const Convert& convert = {}) {
  decode_phrase(box.display_name, out, convert);
}

/// Writes the local part in canonical form (local_part.hpp).
template <text_sink S>
constexpr void write_local_part(const mailbox& box, S&& out) {
  write_local_part(box.local_part, out);
}

/// The domain of a mailbox, normalized. Errors: address_literal, and those of parse_domain(); the offset counts from
/// the beginning of `box.domain`.
constexpr parsed<domain> domain_of(const mailbox& box) noexcept {
  const std::string_view raw = box.domain;
  if (raw.starts_with('[')) return {{}, errc::address_literal, 0};
  std::size_t atoms = 0;
  while (atoms < raw.size() && (ascii::is_atext(raw[atoms]) || raw[atoms] == '.')) ++atoms;
  if (atoms == raw.size()) return parse_domain(raw);
  // obs-domain: copies the labels without the text between them. A U-label has up to four octets per octet of its
  // A-label.
  std::array<char, 1024> labels{};
  std::size_t size = 0;
  for (std::size_t at = 0; at < raw.size(); ++at) {
    at = token::end_of_cfws(raw, at).value;
    if (at >= raw.size()) break;
    if (size == labels.size()) return {{}, errc::name_too_long, at};
    labels[size++] = raw[at];
  }
  auto found = parse_domain(ascii::text_at(labels.data(), size));
  if (found) return found;
  // Maps the offset among the labels back to an offset in the raw text.
  std::size_t raw_offset = token::end_of_cfws(raw, 0).value;
  for (std::size_t i = 0; i < found.offset && raw_offset < raw.size(); ++i) {
    raw_offset = token::end_of_cfws(raw, raw_offset + 1).value;
  }
  found.offset = raw_offset;
  return found;
}

/// Whether two addresses are spelled alike, except for case.
constexpr bool is_same_address(const mailbox& a, const mailbox& b) noexcept {
  return ascii::iequals(a.local_part, b.local_part) && ascii::iequals(a.domain, b.domain);
}

}  // namespace fromproof::inline v0::message

#endif
