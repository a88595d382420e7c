#ifndef FROMPROOF_DMARC_REPORT_URI_HPP
#define FROMPROOF_DMARC_REPORT_URI_HPP

// Where to send reports: the URI lists of rua= and ruf= (RFC 9989 sections 4.6 and 4.8).
//
//   for (const auto& uri : fromproof::dmarc::report_uris{"mailto:a@example.com, mailto:b@example.net!10m"}) {
//     if (uri.error == errc::none) use(uri.text, uri.domain());
//   }

#include <cstddef>
#include <iterator>
#include <string_view>

#include "../text/ascii.hpp"
#include "../text/error.hpp"
#include "../text/hex.hpp"
#include "../text/lifetime.hpp"

namespace fromproof::inline v0::dmarc {

/// One URI of a list. Show it, never follow it: the owner of a record can write anything.
struct report_uri {
  std::string_view text;   ///< without blanks around it and without the size
  std::string_view size;   ///< "10m" of the obsolete "!10m", which is ignored
  errc error{};            ///< bad_report_uri: it is not syntactically valid
  std::size_t offset = 0;  ///< where `text` begins in the list, or where the error is

  constexpr bool is_mailto() const noexcept { return ascii::istarts_with(text, "mailto:"); }

  /// The address of a mailto: URI, still percent-encoded, without header fields.
  constexpr std::string_view address() const noexcept {
    if (!is_mailto()) return {};
    constexpr std::size_t scheme = std::string_view{"mailto:"}.size();
    const std::size_t end = text.find_first_of("?#");
    return ascii::slice(text, scheme, end == std::string_view::npos ? text.size() : end);
  }

  /// The domain of that address as written, or empty.
  constexpr std::string_view domain() const noexcept {
    const std::string_view whole = address();
    const std::size_t at = whole.rfind('@');
    return at == std::string_view::npos ? std::string_view{} : ascii::slice(whole, at + 1, whole.size());
  }
};

namespace detail {

/// The octets of a URI (RFC 3986 section 2) except "%", and except "," and "!", which must be encoded here.
constexpr bool is_uri_octet(char c) noexcept {
  return ascii::is_alnum(c) || std::string_view{"-._~:/?#[]@$&'()*+;="}.find(c) != std::string_view::npos;
}

/// The offset at which the text is not a URI, or its size. Checks scheme and octets, and of the rest only what is
/// needed to send something there.
constexpr std::size_t find_uri_fault(std::string_view text) noexcept {
  std::size_t at = 0;
  while (at < text.size() && (ascii::is_alnum(text[at]) || text[at] == '+' || text[at] == '-' || text[at] == '.')) ++at;
  if (at == 0 || at == text.size() || text[at] != ':' || !ascii::is_alpha(text[0])) return at == text.size() ? 0 : at;
  const std::size_t path = ++at;
  if (path == text.size()) return 0;  // a scheme alone is not enough
  bool fragment = false;
  for (; at < text.size(); ++at) {
    if (text[at] == '%') {
      if (hex::octet_at(text, at + 1) < 0) return at;
      continue;
    }
    if (!is_uri_octet(text[at]) || (fragment && text[at] == '#')) return at;
    fragment = fragment || text[at] == '#';
  }
  return at;
}

/// Whether there is text on both sides of the "@" of the address.
constexpr bool has_address(const report_uri& uri) noexcept {
  const std::string_view domain = uri.domain();
  return !domain.empty() && uri.address().size() > domain.size() + 1;
}

/// "!10m" at the end (obs-dmarc-report-size), as its size with the "!", or 0.
constexpr std::size_t obsolete_size(std::string_view text) noexcept {
  std::size_t begin = text.size();
  if (begin > 0 && std::string_view{"kmgt"}.find(ascii::to_lower(text[begin - 1])) != std::string_view::npos) --begin;
  const std::size_t end = begin;
  while (begin > 0 && ascii::is_digit(text[begin - 1])) --begin;
  return begin < end && begin > 0 && text[begin - 1] == '!' ? text.size() - begin + 1 : 0;
}

}  // namespace detail

/// Whether a valid mailto: URI holds more than an address: header fields, or encoded control characters, which a
/// careless reporter would copy into the header of its report.
constexpr bool is_unsafe(const report_uri& uri) noexcept {
  if (!uri.is_mailto()) return false;
  if (uri.text.find('?') != std::string_view::npos) return true;
  for (std::size_t at = 0; (at = uri.text.find('%', at)) != std::string_view::npos; ++at) {
    const int octet = hex::octet_at(uri.text, at + 1);
    if (octet >= 0 && ascii::is_control(static_cast<char>(octet))) return true;
  }
  return false;
}

class report_uri_iterator {
 public:
  using value_type = report_uri;
  using difference_type = std::ptrdiff_t;
  using pointer = const report_uri*;
  using reference = const report_uri&;
  using iterator_category = std::forward_iterator_tag;

  constexpr report_uri_iterator() noexcept = default;
  constexpr explicit report_uri_iterator(std::string_view its_list) noexcept
      : list_{its_list}, done_{its_list.empty()} {
    if (!done_) read();
  }

  constexpr reference operator*() const noexcept { return uri_; }
  constexpr pointer operator->() const noexcept { return &uri_; }
  constexpr report_uri_iterator& operator++() noexcept {
    done_ = next_ > list_.size();
    if (!done_) read();
    return *this;
  }
  constexpr report_uri_iterator operator++(int) noexcept {
    auto before = *this;
    ++*this;
    return before;
  }
  constexpr bool operator==(std::default_sentinel_t) const noexcept { return done_; }
  constexpr bool operator==(const report_uri_iterator& other) const noexcept {
    return done_ == other.done_ && (done_ || next_ == other.next_);
  }

 private:
  constexpr void read() noexcept {
    const std::size_t begin = next_;
    std::size_t end = list_.find(',', begin);
    if (end == std::string_view::npos) end = list_.size();
    next_ = end + 1;
    const std::string_view whole = ascii::trim_wsp(ascii::slice(list_, begin, end));
    uri_ = {.text = whole, .size = {}, .error = errc::none, .offset = ascii::offset_in(list_, whole)};
    if (const std::size_t limit = detail::obsolete_size(whole)) {
      uri_.text.remove_suffix(limit);
      uri_.size = ascii::slice(whole, whole.size() - limit + 1, whole.size());
    }
    const std::size_t fault = detail::find_uri_fault(uri_.text);
    if (fault == uri_.text.size() && fault > 0 && (!uri_.is_mailto() || detail::has_address(uri_))) return;
    uri_.error = errc::bad_report_uri;
    uri_.offset += fault == uri_.text.size() ? 0 : fault;
  }

  std::string_view list_;
  std::size_t next_ = 0;
  bool done_ = true;
  report_uri uri_;
};

/// The value of rua= or ruf= as a range of URIs, including malformed ones. Nothing is stored.
class report_uris {
 public:
  constexpr explicit report_uris(std::string_view its_list FROMPROOF_LIFETIMEBOUND) noexcept : list_{its_list} {}
  template <temporary_string S>
  // NOLINTNEXTLINE(bugprone-forwarding-reference-overload): only a std::string
  explicit report_uris(S&&) = delete;  // the result refers to the text: give it a name
  constexpr report_uri_iterator begin() const noexcept { return report_uri_iterator{list_}; }
  constexpr std::default_sentinel_t end() const noexcept { return {}; }

 private:
  std::string_view list_;
};

}  // namespace fromproof::inline v0::dmarc

#endif
