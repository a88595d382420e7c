#ifndef FROMPROOF_TEXT_TAG_LIST_HPP
#define FROMPROOF_TEXT_TAG_LIST_HPP

// The tag=value lists of DKIM signatures, DKIM keys and DMARC records (RFC 6376 section 3.2), read as a range.
//
//   for (const auto& tag : fromproof::tag_list{"v=1; d=example.com"}) {
//     if (tag.name == "d") use(tag.value);
//   }

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>

#include "ascii.hpp"
#include "error.hpp"
#include "lifetime.hpp"

namespace fromproof::inline v0 {

/// One tag-spec. Names are case-sensitive. With an error, `value` holds the whole malformed text.
struct tag {
  std::string_view name;
  std::string_view value;  ///< without the white space around it; folds inside are kept
  errc error{};            ///< empty, missing_equals, bad_tag_name or bad_tag_value
  std::size_t offset = 0;  ///< where `value` begins in the list, or where the error is

  /// Whether the tag has this name. Nearly all names are one letter, for which a comparison of strings is slow.
  constexpr bool is(std::string_view wanted) const noexcept {
    return name.size() == wanted.size() && !name.empty() && name.front() == wanted.front() && name == wanted;
  }
};

namespace detail {

constexpr bool is_tag_name(std::string_view name) noexcept {
  if (name.empty() || !ascii::is_alpha(name.front())) return false;
  for (const char c : name) {
    if (!ascii::is_alnum(c) && c != '_') return false;
  }
  return true;
}

constexpr bool is_bad_value_octet(char c) noexcept {
  return ascii::is_control(c) && !ascii::is_fws(c);
}

/// The offset of the first octet that is neither VALCHAR, FWS nor UTF-8 (RFC 8616 section 3), or npos.
constexpr std::size_t find_bad_value_octet(std::string_view value) noexcept {
  // The loop has no exit, so that compilers handle many octets at once.
  unsigned bad = 0;
  for (const char c : value) bad |= is_bad_value_octet(c) ? 1u : 0u;
  if (bad == 0) return std::string_view::npos;
  std::size_t at = 0;
  while (!is_bad_value_octet(value[at])) ++at;
  return at;
}

}  // namespace detail

class tag_iterator {
 public:
  using value_type = tag;
  using difference_type = std::ptrdiff_t;
  using pointer = const tag*;
  using reference = const tag&;
  using iterator_category = std::forward_iterator_tag;

  constexpr tag_iterator() noexcept = default;
  constexpr explicit tag_iterator(std::string_view its_list) noexcept : list_{its_list} { read(); }

  constexpr reference operator*() const noexcept { return tag_; }
  constexpr pointer operator->() const noexcept { return &tag_; }
  constexpr tag_iterator& operator++() noexcept {
    read();
    return *this;
  }
  constexpr tag_iterator operator++(int) noexcept {
    auto before = *this;
    read();
    return before;
  }
  constexpr bool operator==(std::default_sentinel_t) const noexcept { return done_; }
  constexpr bool operator==(const tag_iterator& other) const noexcept {
    return done_ == other.done_ && (done_ || next_ == other.next_);
  }

 private:
  constexpr std::string_view slice(std::size_t begin, std::size_t end) const noexcept {
    return {list_.data() + begin, end - begin};
  }

  constexpr void read() noexcept {
    if (next_ > list_.size()) return static_cast<void>(done_ = true);
    const std::size_t begin = next_;
    std::size_t end = list_.find(';', begin);
    if (end == std::string_view::npos) end = list_.size();
    next_ = end + 1;
    const std::string_view spec = slice(begin, end);
    const std::string_view trimmed = ascii::trim(spec);
    // RFC 6376 section 3.2: the last ";" may end the list; elsewhere a tag-spec must not be empty.
    if (trimmed.empty() && end == list_.size()) return static_cast<void>(done_ = true);
    done_ = false;
    if (trimmed.empty()) return fail(errc::empty, spec, begin);

    const std::size_t equals = spec.find('=');
    if (equals == std::string_view::npos) return fail(errc::missing_equals, trimmed, begin + spec.size());
    const std::string_view name = ascii::trim(slice(begin, begin + equals));
    if (!detail::is_tag_name(name)) return fail(errc::bad_tag_name, trimmed, begin);
    const std::string_view value = ascii::trim(slice(begin + equals + 1, end));
    tag_ = {name, value, errc::none, value.empty() ? end : ascii::offset_in(list_, value)};
    const std::size_t bad = detail::find_bad_value_octet(value);
    if (bad == std::string_view::npos) return;
    tag_.error = errc::bad_tag_value;
    tag_.offset += bad;
  }

  constexpr void fail(errc error, std::string_view text, std::size_t offset) noexcept {
    tag_ = {{}, text, error, offset};
  }

  std::string_view list_;
  std::size_t next_ = 0;
  bool done_ = true;
  tag tag_;
};

/// A tag list as a forward range over views. Nothing is stored; a malformed tag-spec is a `tag` with its error.
class tag_list {
 public:
  /// No real list has nearly this many tags. The check for duplicates stops here, which bounds its cost.
  static constexpr std::size_t max_tags = 128;

  constexpr explicit tag_list(std::string_view its_text FROMPROOF_LIFETIMEBOUND) noexcept : text_{its_text} {}
  template <temporary_string S>
  // NOLINTNEXTLINE(bugprone-forwarding-reference-overload): only a std::string
  explicit tag_list(S&&) = delete;  // the result refers to the text: give it a name

  constexpr tag_iterator begin() const noexcept { return tag_iterator{text_}; }
  constexpr std::default_sentinel_t end() const noexcept { return {}; }

  /// The first tag with that name; `name` of the result is empty if there is none.
  constexpr tag find(std::string_view name) const noexcept {
    for (const auto& each : *this) {
      if (each.error == errc::none && each.name == name) return each;
    }
    return {};
  }

  /// The first error of the list as a whole: a malformed tag-spec, a tag given twice (RFC 6376 section 3.2: the whole
  /// list is then invalid), or more than `max_tags` tags.
  constexpr parsed<tag> first_error() const noexcept {
    std::uint64_t seen = 0;  // a bit for each name seen, so that only likely duplicates are searched for
    std::size_t count = 0;
    for (const auto& each : *this) {
      if (each.error != errc::none && each.error != errc::bad_tag_value) return {each, each.error, each.offset};
      if (++count > max_tags) return {each, errc::out_of_space, each.offset};
      const std::uint64_t bit = std::uint64_t{1} << hash(each.name);
      if ((seen & bit) != 0 && is_repeated(each.name, count)) return {each, errc::duplicate_tag, each.offset};
      seen |= bit;
      if (each.error != errc::none) return {each, each.error, each.offset};
    }
    return {};
  }

 private:
  static constexpr unsigned hash(std::string_view name) noexcept {
    const auto octet = [name](std::size_t i) { return static_cast<unsigned>(static_cast<unsigned char>(name[i])); };
    return (octet(0) * 5 + (name.size() > 1 ? octet(1) * 11 : 0)) & 63u;
  }

  /// Whether one of the first `count` tags before the last has the same name.
  constexpr bool is_repeated(std::string_view name, std::size_t count) const noexcept {
    std::size_t at = 0;
    for (const auto& each : *this) {
      if (++at == count) return false;
      if (each.name == name) return true;
    }
    return false;
  }

  std::string_view text_;
};

}  // namespace fromproof::inline v0

#endif
