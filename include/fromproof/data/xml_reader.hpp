#ifndef FROMPROOF_DATA_XML_READER_HPP
#define FROMPROOF_DATA_XML_READER_HPP

// Reads XML 1.0 in pieces, tag by tag, without a tree. What reports need and no more: elements and text. Refuses
// document types and with them every entity but the five of XML itself, so that nothing is ever expanded or fetched.
//
//   std::array<char, 256> path;
//   xml::reader reader{path};
//   reader.feed("<a><b>1 &lt; 2</b></a>", xml::part::last);
//   reader.next() == xml::token::start && reader.name() == "a";  // true
//   reader.next() == xml::token::start && reader.path() == "a/b";  // true
//   reader.next() == xml::token::text;  // true
//   reader.text() == "1 &lt; 2";  // true

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../text/ascii.hpp"
#include "../text/lifetime.hpp"
#include "../text/slice.hpp"
#include "../text/words.hpp"
#include "xml_text.hpp"

namespace fromproof::inline v0::xml {

/// Why a document is refused.
enum class fault : std::uint8_t {
  none,
  not_xml,              ///< the first octet that is not white space is not "<"
  truncated,            ///< the document ends inside an element
  malformed,            ///< a tag that the grammar does not allow
  wrong_end_tag,        ///< an end tag whose start tag is not the last open one
  document_type,        ///< a DOCTYPE
  unknown_entity,       ///< an entity that XML itself does not define
  too_deep,             ///< more nested elements than the limit, or longer names than the memory
  too_many_attributes,  ///< more in one tag than the limit
  too_long,             ///< a part that must be in memory at once and is not
  after_the_end         ///< text after the document
};

namespace detail {
inline constexpr auto fault_words = words_of<fault>({
    {fault::none, "none"},
    {fault::not_xml, "not-xml"},
    {fault::truncated, "truncated"},
    {fault::malformed, "malformed"},
    {fault::wrong_end_tag, "wrong-end-tag"},
    {fault::document_type, "document-type"},
    {fault::unknown_entity, "unknown-entity"},
    {fault::too_deep, "too-deep"},
    {fault::too_many_attributes, "too-many-attributes"},
    {fault::too_long, "too-long"},
    {fault::after_the_end, "after-the-end"},
});
/// The octets of names. "/" is none of them, so that it can separate the names of a path.
inline constexpr ascii::octet_table<bool> in_name = [] {
  ascii::octet_table<bool> table{};
  for (int c = 0; c < 256; ++c) table.of[c] = ascii::is_alnum(static_cast<char>(c)) || c >= 0x80;
  for (const char* c = "_-.:"; *c != '\0'; ++c) table.of[static_cast<unsigned char>(*c)] = true;
  return table;
}();

}  // namespace detail

constexpr std::string_view word(fault why) noexcept {
  return detail::fault_words[why];
}

struct rules {
  std::size_t depth = 32;       ///< the most elements, one inside the other; never more than 64
  std::size_t attributes = 64;  ///< the most in one tag
  /// Tags of this name are skipped, with or without a partner: some programs never close their "xs:schema".
  std::string_view overlooked{};
};

enum class token : std::uint8_t {
  start,     ///< a start tag: name(), path()
  text,      ///< text inside an element: text(), is_verbatim()
  end,       ///< an end tag, or the end of an empty element: name()
  more,      ///< the rest of this part must come with the next octets: feed() what rest() returns, and more
  finished,  ///< the document is complete
  refused    ///< it is not well-formed, or beyond a limit: why(), offset()
};

/// Whether octets follow those that are given.
enum class part : std::uint8_t { more_follows, last };

class reader {
 public:
  /// `its_path` holds the names of the open elements, separated by "/".
  constexpr explicit reader(slice<char> its_path, rules its_rules = {}) noexcept : path_{its_path}, rules_{its_rules} {}

  /// Gives the next octets. They begin with those that rest() returned last.
  constexpr void feed(std::string_view octets FROMPROOF_LIFETIMEBOUND, part which) noexcept {
    before_ += static_cast<std::uint64_t>(at_ - begin_);
    begin_ = at_ = token_ = octets.data();
    end_ = begin_ + octets.size();
    last_ = which == part::last;
  }

  constexpr token next() noexcept {
    if (ends_at_once_) {
      ends_at_once_ = false;
      return close();
    }
    for (;;) {
      skip_blanks(at_);
      token_ = at_;
      if (at_ == end_) return ended();
      if (*at_ != '<') return text_run();
      if (end_ - at_ < 2) return incomplete();
      const char second = at_[1];
      if (second == '/') {
        if (const auto found = end_tag(); found != nothing) return found;
      } else if (second == '?') {
        if (!skip_past("?>", 2)) return incomplete();
      } else if (second == '!') {
        if (const auto found = declaration(); found != nothing) return found;
      } else if (const auto found = start_tag(); found != nothing) {
        return found;
      }
    }
  }

  /// The name of the element, without the prefix of its namespace. Valid until the next call of feed().
  constexpr std::string_view name() const noexcept { return name_; }
  /// The prefix of its namespace with its ":", or nothing. Valid as long as name().
  constexpr std::string_view prefix() const noexcept { return prefix_; }
  /// The names of the open elements from the outermost on, with their prefixes: "feedback/record/row".
  constexpr std::string_view path() const noexcept { return ascii::text_at(path_.data(), path_size_); }
  /// The number of open elements.
  constexpr std::size_t depth() const noexcept { return depth_; }

  /// Text as it is written, without the white space at its beginning. decode_text() resolves what is_verbatim() denies.
  constexpr std::string_view text() const noexcept { return text_; }
  /// Whether the text has no references, because it is a CDATA section.
  constexpr bool is_verbatim() const noexcept { return verbatim_; }

  /// Reads all octets up to the end tag of the open element as its text(), whatever they are: some programs write
  /// contact addresses without escaping their "<". Only CDATA sections and comments must be whole, since they may hold
  /// such a tag. decode_content() tells what the text means.
  constexpr token next_as_text() noexcept {
    token_ = at_;
    if (ends_at_once_) return next();
    const auto open = last_name();
    const auto left = rest();
    for (std::size_t tag = left.find('<'); tag != std::string_view::npos; tag = left.find('<', tag + 1)) {
      const auto found = ascii::slice(left, tag, left.size());
      if (ascii::starts_with(detail::cdata, found) || ascii::starts_with(detail::comment, found)) break;
      if (const auto close = detail::end_of_section(found); !close.empty()) {
        const std::size_t end = left.find(close, tag + detail::comment.size());
        if (end == std::string_view::npos) break;
        tag = end;
      } else if (ascii::starts_with(found, "</")) {
        if (found.size() < open.size() + 3) break;
        if (ascii::text_at(found.data() + 2, open.size()) != open || detail::in_name[found[open.size() + 2]]) continue;
        text_ = ascii::slice(left, 0, tag);
        at_ += tag;
        verbatim_ = false;
        return token::text;
      }
    }
    return incomplete();
  }

  /// A place to which the reader can go back as long as the octets from there on are given.
  struct place {
    const char* at;
    std::size_t path_size;
    std::size_t depth;
  };
  /// The place before the last tag that was read, which was a start tag.
  constexpr place before_start() const noexcept {
    return {token_, path_size_ - (depth_ > 1 ? last_name().size() + 1 : last_name().size()), depth_ - 1};
  }
  constexpr void go_back(const place& to) noexcept {
    at_ = to.at;
    path_size_ = to.path_size;
    depth_ = to.depth;
    has_root_ = depth_ > 0;
    ends_at_once_ = false;
  }

  /// The octets that were not read.
  constexpr std::string_view rest() const noexcept { return ascii::text_at(at_, static_cast<std::size_t>(end_ - at_)); }
  /// Where the last token begins, in octets from the beginning of the document.
  constexpr std::uint64_t offset() const noexcept { return before_ + static_cast<std::uint64_t>(token_ - begin_); }
  constexpr fault why() const noexcept { return fault_; }

  /// Refuses the document for a reason that the caller sees.
  constexpr token refuse(fault why) noexcept {
    if (fault_ == fault::none) fault_ = why;
    return token::refused;
  }

 private:
  // No token: the reader goes on.
  static constexpr token nothing = token::finished;

  constexpr token incomplete() noexcept { return last_ ? refuse(fault::truncated) : token::more; }

  constexpr token ended() noexcept {
    if (!last_) return token::more;
    if (depth_ > 0) return refuse(fault::truncated);
    return has_root_ ? token::finished : refuse(fault::not_xml);
  }

  constexpr token text_run() noexcept {
    if (depth_ == 0) return refuse(has_root_ ? fault::after_the_end : fault::not_xml);
    const auto left = rest();
    const std::size_t size = left.find('<');
    if (size == std::string_view::npos) return incomplete();
    text_ = ascii::text_at(at_, size);
    verbatim_ = false;
    at_ += size;
    return token::text;
  }

  static constexpr bool is_name_start(char c) noexcept { return ascii::is_alpha(c) || c == '_' || ascii::is_high(c); }

  /// The octets of the name at `p`, which is set behind it.
  constexpr std::string_view take_name(const char*& p) const noexcept {
    const char* const begin = p;
    while (p != end_ && detail::in_name[*p]) ++p;
    return ascii::text_at(begin, static_cast<std::size_t>(p - begin));
  }
  constexpr void skip_blanks(const char*& p) const noexcept {
    while (p != end_ && ascii::is_fws(*p)) ++p;
  }

  constexpr token start_tag() noexcept {
    const char* p = at_ + 1;
    if (!is_name_start(*p)) return refuse(depth_ == 0 && !has_root_ ? fault::not_xml : fault::malformed);
    if (depth_ == 0 && has_root_) return refuse(fault::after_the_end);
    const auto full = take_name(p);
    if (p == end_) return incomplete();
    if (*p != '>') {
      if (const auto wrong = rest_of_start_tag(p); wrong != nothing) return wrong;
    }
    at_ = p + 1;
    if (full == rules_.overlooked) {
      ends_at_once_ = false;
      return nothing;
    }
    return open(full) ? token::start : refuse(fault::too_deep);
  }

  /// (S Attribute)* S? ("/>" | ">"). Sets `p` to the ">".
  constexpr token rest_of_start_tag(const char*& p) noexcept {
    if (*p != '/' && !ascii::is_fws(*p)) return refuse(fault::malformed);
    for (std::size_t attributes = 0;; ++attributes) {
      skip_blanks(p);
      if (p == end_) return incomplete();
      if (*p == '>') return nothing;
      if (*p == '/') break;
      if (attributes == rules_.attributes) return refuse(fault::too_many_attributes);
      if (const auto wrong = attribute(p); wrong != nothing) return wrong;
    }
    if (++p == end_) return incomplete();
    if (*p != '>') return refuse(fault::malformed);
    ends_at_once_ = true;
    return nothing;
  }

  /// Attribute ::= Name Eq AttValue. Sets `p` behind it.
  constexpr token attribute(const char*& p) noexcept {
    if (!is_name_start(*p)) return refuse(fault::malformed);
    take_name(p);
    skip_blanks(p);
    if (p == end_) return incomplete();
    if (*p++ != '=') return refuse(fault::malformed);
    skip_blanks(p);
    if (p == end_) return incomplete();
    const char quote = *p++;
    if (quote != '"' && quote != '\'') return refuse(fault::malformed);
    while (p != end_ && *p != quote) {
      if (*p++ == '<') return refuse(fault::malformed);
    }
    if (p == end_) return incomplete();
    ++p;
    return nothing;
  }

  constexpr token end_tag() noexcept {
    const auto open = last_name();
    // Nearly every end tag is the one that must come.
    if (depth_ > 0 && static_cast<std::size_t>(end_ - at_) > open.size() + 2 && at_[open.size() + 2] == '>' &&
        ascii::text_at(at_ + 2, open.size()) == open) {
      set_name(ascii::text_at(at_ + 2, open.size()));
      at_ += open.size() + 3;
      pop();
      return token::end;
    }
    const char* p = at_ + 2;
    const auto full = take_name(p);
    skip_blanks(p);
    if (p == end_) return incomplete();
    if (*p != '>' || full.empty()) return refuse(fault::malformed);
    if (full != rules_.overlooked && (depth_ == 0 || full != open)) return refuse(fault::wrong_end_tag);
    at_ = p + 1;
    if (full == rules_.overlooked) return nothing;
    set_name(full);
    pop();
    return token::end;
  }

  /// The end of an element that was opened and closed by one tag.
  constexpr token close() noexcept {
    set_name(last_name());
    pop();
    return token::end;
  }

  constexpr token declaration() noexcept {
    using detail::cdata, detail::comment, detail::doctype;
    const auto left = rest();
    if (ascii::starts_with(left, comment)) return skip_past("-->", comment.size()) ? nothing : incomplete();
    if (depth_ > 0 && ascii::starts_with(left, cdata)) {
      const std::size_t end = left.find("]]>", cdata.size());
      if (end == std::string_view::npos) return incomplete();
      text_ = ascii::slice(left, cdata.size(), end);
      verbatim_ = true;
      at_ += end + 3;
      return token::text;
    }
    for (const auto mark : {comment, cdata, doctype}) {
      if (left.size() < mark.size() && ascii::starts_with(mark, left)) return incomplete();
    }
    return refuse(ascii::starts_with(left, doctype) ? fault::document_type : fault::malformed);
  }

  /// Skips to behind `mark`, which is sought from `from` on.
  constexpr bool skip_past(std::string_view mark, std::size_t from) noexcept {
    const auto left = rest();
    const std::size_t found = left.find(mark, from);
    if (found == std::string_view::npos) return false;
    at_ += found + mark.size();
    return true;
  }

  constexpr bool open(std::string_view full) noexcept {
    const std::size_t separator = depth_ > 0 ? 1 : 0;
    if (depth_ >= rules_.depth || depth_ == deepest || full.size() > longest_name ||
        path_.size() - path_size_ < full.size() + separator) {
      return false;
    }
    char* to = path_.data() + path_size_;
    if (separator > 0) *to++ = '/';
    for (const char c : full) *to++ = c;
    path_size_ += full.size() + separator;
    sizes_[depth_++] = static_cast<std::uint8_t>(full.size());
    has_root_ = true;
    set_name(full);
    return true;
  }

  constexpr void pop() noexcept {
    path_size_ -= sizes_[--depth_];
    if (depth_ > 0) --path_size_;
  }

  /// The name of the innermost open element, with its prefix.
  constexpr std::string_view last_name() const noexcept {
    const std::size_t size = depth_ == 0 ? 0 : sizes_[depth_ - 1];
    return ascii::text_at(path_.data() + (path_size_ - size), size);
  }

  constexpr void set_name(std::string_view full) noexcept {
    std::size_t local = full.size();
    while (local > 0 && full[local - 1] != ':') --local;
    prefix_ = ascii::slice(full, 0, local);
    name_ = ascii::slice(full, local, full.size());
  }

  static constexpr std::size_t deepest = 64;
  static constexpr std::size_t longest_name = 255;

  slice<char> path_;
  rules rules_;
  const char* begin_ = nullptr;
  const char* at_ = nullptr;
  const char* end_ = nullptr;
  const char* token_ = nullptr;
  std::uint64_t before_ = 0;
  std::size_t path_size_ = 0;
  std::size_t depth_ = 0;
  std::uint8_t sizes_[deepest]{};  ///< of the names of the open elements
  std::string_view name_;
  std::string_view prefix_;
  std::string_view text_;
  fault fault_ = fault::none;
  bool last_ = false;
  bool verbatim_ = false;
  bool has_root_ = false;
  bool ends_at_once_ = false;
};

}  // namespace fromproof::inline v0::xml

#endif
