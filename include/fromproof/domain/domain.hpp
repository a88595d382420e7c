#ifndef FROMPROOF_DOMAIN_DOMAIN_HPP
#define FROMPROOF_DOMAIN_DOMAIN_HPP

// Domain names in the one form that can be compared: lower case, A-labels, no final dot.
//
//   const auto name = fromproof::parse_domain("Bücher.Example.");  // name->view() == "xn--bcher-kva.example"
//   fromproof::write_unicode(name->view(), out);                   // out == "bücher.example"

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../text/ascii.hpp"
#include "../text/error.hpp"
#include "../text/sink.hpp"
#include "../text/slice.hpp"
#include "../text/utf8.hpp"
#include "idna.hpp"
#include "punycode.hpp"
#include "script.hpp"

namespace fromproof::inline v0 {

namespace detail {
class domain_writer;
}

/// A domain name of at most 253 octets, stored inline. A default one is empty and names nothing.
class domain {
 public:
  static constexpr std::size_t max_size = 253;       ///< RFC 1035 section 2.3.4: 255 octets on the wire
  static constexpr std::size_t max_label_size = 63;  ///< in octets, of an A-label or LDH label

  constexpr std::string_view view() const noexcept { return ascii::text_at(octets_, size_); }
  constexpr bool empty() const noexcept { return size_ == 0; }

  /// The number of labels: 2 of "example.com", 0 of an empty name.
  constexpr int label_count() const noexcept {
    int count = empty() ? 0 : 1;
    for (const char c : view()) count += c == '.';
    return count;
  }

  /// The rightmost labels: suffix(2) of "a.example.com" is "example.com". The whole name if it has no more labels.
  constexpr std::string_view suffix(int labels) const noexcept {
    if (labels <= 0) return {};
    std::size_t at = size_;
    while (at > 0 && !(octets_[at - 1] == '.' && --labels == 0)) --at;
    return {octets_ + at, size_ - at};
  }

  friend constexpr bool operator==(const domain& a, const domain& b) noexcept { return a.view() == b.view(); }

 private:
  friend class detail::domain_writer;
  char octets_[max_size]{};
  std::uint8_t size_ = 0;
};

namespace detail {

/// A label as characters. 63 are enough: an A-label of 63 octets encodes fewer.
struct label_characters {
  char32_t at[domain::max_label_size]{};
  std::size_t size = 0;

  constexpr slice<const char32_t> span() const noexcept { return {at, size}; }
};

constexpr bool is_a_label(std::string_view label) noexcept {
  return ascii::istarts_with(label, "xn--");
}

/// Letters, digits, hyphen, and the underscore of names like _dmarc.
constexpr bool is_ldh(char32_t c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

/// The index of the first character that makes `label` (in lower case, not all ASCII) an invalid U-label (RFC 5891
/// section 4.2.3), or the size of `label` if it is valid.
constexpr std::size_t find_u_label_fault(slice<const char32_t> label) noexcept {
  const std::size_t size = label.size();
  if (size == 0 || label[0] == '-') return 0;
  if (label[size - 1] == '-') return size - 1;
  if (size > 3 && label[2] == '-' && label[3] == '-') return 2;
  for (std::size_t i = 0; i < size; ++i) {
    const char32_t c = label[i];
    if (c < 0x80 ? !is_ldh(c) : !idna::is_allowed(c)) return i;
    if (c == 0xb7 && !(i > 0 && label[i - 1] == 'l' && i + 1 < size && label[i + 1] == 'l')) return i;  // RFC 5892 A.3
    if ((c == 0x5f3 || c == 0x5f4) && !(i > 0 && script_of(label[i - 1]) == script::hebrew)) return i;  // A.5, A.6
    if (c == 0x30fb) {  // A.7: a Katakana middle dot needs a Japanese character in the label
      bool japanese = false;
      for (const char32_t d : label) japanese |= script_of(d) == script::kana || script_of(d) == script::han;
      if (!japanese) return i;
    }
  }
  return size;
}

/// Decodes an A-label if it encodes a U-label: checks all of RFC 5891 section 5.4 except NFC.
constexpr bool decode_a_label(std::string_view label, label_characters& out) noexcept {
  if (!is_a_label(label) || label.size() > domain::max_label_size) return false;
  label.remove_prefix(4);
  const auto decoded = punycode::decode(label, out.at);
  if (!decoded) return false;
  out.size = *decoded;
  char again[domain::max_label_size]{};
  const auto encoded = punycode::encode(out.span(), again);
  if (!encoded || !ascii::iequals(ascii::text_at(again, *encoded), label)) return false;
  bool ascii_only = true;
  for (const char32_t c : out.span()) ascii_only = ascii_only && c < 0x80;
  return !ascii_only && find_u_label_fault(out.span()) == out.size;
}

/// The first character of a text, which must not be empty.
constexpr utf8::character first_character(std::string_view text) noexcept {
  utf8::character first;
  const auto keep = [&first](const utf8::character& c) {
    if (first.size == 0) first = c;
  };
  utf8::decoder decoder;
  for (std::size_t i = 0; i < text.size() && first.size == 0; ++i) decoder.feed(ascii::slice(text, i, i + 1), keep);
  decoder.finish(keep);
  return first;
}

/// Builds a domain label by label. Each step returns the error, if there is one.
class domain_writer {
 public:
  /// Takes the next character of a label. It must be in lower case.
  constexpr errc put(char32_t c) noexcept {
    if (label_.size == domain::max_label_size) return errc::label_too_long;
    label_.at[label_.size++] = c;
    ascii_ = ascii_ && c < 0x80;
    return errc::none;
  }

  /// Ends a label. After `bad_u_label`, `fault()` is the index of the character at fault.
  constexpr errc end_label() noexcept {
    if (label_.size == 0) return errc::empty_label;
    char octets[domain::max_label_size]{'x', 'n', '-', '-'};
    std::size_t size = 0;
    if (ascii_) {
      for (; size < label_.size; ++size) octets[size] = static_cast<char>(static_cast<unsigned char>(label_.at[size]));
    } else {
      fault_ = find_u_label_fault(label_.span());
      if (fault_ != label_.size) return errc::bad_u_label;
      const auto encoded = punycode::encode(label_.span(), slice<char>{octets + 4, sizeof octets - 4});
      if (!encoded) return errc::label_too_long;
      size = *encoded + 4;
    }
    const std::size_t dot = name_.empty() ? 0 : 1;
    if (name_.size_ + dot + size > domain::max_size) return errc::name_too_long;
    if (dot != 0) name_.octets_[name_.size_++] = '.';
    for (std::size_t i = 0; i < size; ++i) name_.octets_[name_.size_++] = octets[i];
    label_.size = 0;
    ascii_ = true;
    return errc::none;
  }

  constexpr std::size_t fault() const noexcept { return fault_; }
  constexpr bool in_label() const noexcept { return label_.size > 0; }
  constexpr const domain& name() const noexcept { return name_; }

 private:
  domain name_{};
  label_characters label_{};
  std::size_t fault_ = 0;
  bool ascii_ = true;
};

/// The offset of the character with number `index` in a label that begins at `start`.
constexpr std::size_t offset_of_character(std::string_view text, std::size_t start, std::size_t index) noexcept {
  while (index-- > 0 && start < text.size()) start += first_character({text.data() + start, text.size() - start}).size;
  return start;
}

}  // namespace detail

/// Reads a domain name: letters, digits, hyphens, underscores, and UTF-8 U-labels, which become A-labels. Folds case,
/// takes the dots of UTS 46 as dots, and drops one final dot. The limits are those of idna.hpp. Keeps a label that
/// begins with "xn--" but does not decode: it can be compared and looked up, and is never shown decoded. Errors:
/// `empty`, `empty_label`, `label_too_long`, `name_too_long`, `unexpected_character`, `nul`, `not_utf8`, `bad_u_label`,
/// `address_literal` (the text begins with "["). The offset is that of the octet at fault; if a length is at fault,
/// that of the first octet of the label.
constexpr parsed<domain> parse_domain(std::string_view text) noexcept {
  if (text.empty()) return {{}, errc::empty, 0};
  if (text.front() == '[') return {{}, errc::address_literal, 0};
  detail::domain_writer writer;
  std::size_t label = 0;
  const auto fault = [&](errc error) {
    std::size_t at = label;
    if (error == errc::bad_u_label) at = detail::offset_of_character(text, label, writer.fault());
    return parsed<domain>{{}, error, at};
  };
  for (std::size_t at = 0; at < text.size();) {
    utf8::character c;
    if (ascii::is_high(text[at])) {
      c = detail::first_character({text.data() + at, text.size() - at});
      if (!c.valid) return {{}, errc::not_utf8, at};
    } else {
      c.code_point = static_cast<unsigned char>(text[at]);
      c.size = 1;
    }
    const std::size_t here = at;
    at += c.size;
    if (idna::is_dot(c.code_point)) {
      if (const errc error = writer.end_label(); error != errc::none) return fault(error);
      label = at;
      continue;
    }
    const char32_t folded = idna::lower(c.code_point);
    if (folded == 0) return {{}, errc::nul, here};
    if (folded < 0x80 && !detail::is_ldh(folded)) return {{}, errc::unexpected_character, here};
    if (folded >= 0x80 && !idna::is_allowed(folded)) return {{}, errc::bad_u_label, here};
    if (const errc error = writer.put(folded); error != errc::none) return fault(error);
  }
  if (writer.in_label()) {
    if (const errc error = writer.end_label(); error != errc::none) return fault(error);
  }
  return {writer.name(), errc::none, 0};
}

namespace detail {

/// Whether the top-level domain is ASCII. Below a top-level domain in another script, letters of that script are
/// expected.
constexpr bool has_ascii_top(std::string_view name) noexcept {
  const std::size_t top = name.rfind('.') + 1;  // without a dot: npos + 1, which is 0
  return !ascii::istarts_with(ascii::slice(name, top, name.size()), "xn--");
}

}  // namespace detail

/// Writes a normalized name for people to read. An A-label is written as its U-label if it has one that mixes no
/// scripts and does not imitate ASCII; otherwise it is written as it is. Right-to-left labels are written in logical
/// order: isolate them where they are displayed.
template <text_sink S>
constexpr void write_unicode(std::string_view a_label_domain, S&& out) {
  const bool ascii_top = detail::has_ascii_top(a_label_domain);
  for (;;) {
    const std::size_t dot = a_label_domain.find('.');
    const bool last = dot == std::string_view::npos;
    const std::string_view label{a_label_domain.data(), last ? a_label_domain.size() : dot};
    detail::label_characters characters;
    if (detail::decode_a_label(label, characters) && !mixes_scripts(characters.span()) &&
        !(ascii_top && imitates_latin(characters.span()))) {
      for (const char32_t c : characters.span()) out(utf8::encode(c).text());
    } else {
      out(label);
    }
    if (last) return;
    out(".");
    a_label_domain.remove_prefix(dot + 1);
  }
}

/// Whether a label of a normalized name mixes writing systems that do not belong together (`mixes_scripts`): a sign of
/// spoofing. "xn--bnk-6cd.example" does: it is "bаnk" with a Cyrillic "а".
constexpr bool has_mixed_scripts(std::string_view a_label_domain) noexcept {
  for (;;) {
    const std::size_t dot = a_label_domain.find('.');
    const bool last = dot == std::string_view::npos;
    detail::label_characters label;
    if (detail::decode_a_label({a_label_domain.data(), last ? a_label_domain.size() : dot}, label) &&
        mixes_scripts(label.span())) {
      return true;
    }
    if (last) return false;
    a_label_domain.remove_prefix(dot + 1);
  }
}

/// Whether a label of a normalized name looks like a Latin word but is not (`imitates_latin`): "xn--80ak6aa92e.com" is
/// "аррӏе" in Cyrillic letters. False below a top-level domain in another script, where such letters are expected.
constexpr bool has_latin_look_alike(std::string_view a_label_domain) noexcept {
  if (!detail::has_ascii_top(a_label_domain)) return false;
  for (;;) {
    const std::size_t dot = a_label_domain.find('.');
    const bool last = dot == std::string_view::npos;
    detail::label_characters label;
    if (detail::decode_a_label({a_label_domain.data(), last ? a_label_domain.size() : dot}, label) &&
        imitates_latin(label.span())) {
      return true;
    }
    if (last) return false;
    a_label_domain.remove_prefix(dot + 1);
  }
}

/// Whether `name` is `parent` or lies below it: "a.example.com" lies below "example.com" but not below "ample.com".
/// Both must be normalized. Nothing lies below the empty name.
constexpr bool is_subdomain_of(std::string_view name, std::string_view parent) noexcept {
  if (parent.empty() || name.size() < parent.size()) return false;
  const std::size_t rest = name.size() - parent.size();
  if (rest > 0 && name[rest - 1] != '.') return false;
  name.remove_prefix(rest);
  return name == parent;
}

}  // namespace fromproof::inline v0

#endif
