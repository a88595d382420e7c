#ifndef FROMPROOF_SPF_RECORD_HPP
#define FROMPROOF_SPF_RECORD_HPP

// SPF records (RFC 7208 sections 4.5 to 6), read as a range of terms over the text. Nothing is stored.
//
//   for (const auto& term : spf::record{"v=spf1 ip4:192.0.2.0/24 -all"}) use(term.name, term.qualifier);

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>

#include "../domain/ip_address.hpp"
#include "../result.hpp"
#include "../text/ascii.hpp"
#include "../text/error.hpp"
#include "../text/lifetime.hpp"
#include "../text/number.hpp"
#include "macro.hpp"

namespace fromproof::inline v0::spf {

enum class term_kind : std::uint8_t {
  all,
  include,
  a,
  mx,
  ptr,
  ip4,
  ip6,
  exists,
  redirect,
  exp,
  reporting,         ///< ra=, rp= and rr= of RFC 6652: for senders of reports; no result depends on them
  unknown_modifier,  ///< ignored (RFC 7208 section 6)
  unknown            ///< neither mechanism nor modifier
};

/// One term of a record. With an error, the other members hold what could be read.
struct term {
  term_kind kind = term_kind::unknown;
  result_code qualifier = result_code::pass;  ///< of a mechanism: the result of a match
  std::string_view text;                      ///< the whole term
  std::string_view name;                      ///< as written
  std::string_view value;                     ///< the domain-spec, address or macro-string; empty if there is none
  ip_address network;                         ///< of ip4 and ip6
  std::int16_t cidr4 = -1;                    ///< prefix length; -1 if there is none
  std::int16_t cidr6 = -1;
  errc error{};
  std::size_t offset = 0;  ///< where the term begins in the record
  std::size_t fault = 0;   ///< with an error: its offset in the record

  constexpr bool is_modifier() const noexcept {
    return kind >= term_kind::redirect && kind <= term_kind::unknown_modifier;
  }
  /// Whether the term asks DNS, which counts towards the limit (RFC 7208 section 4.6.4).
  constexpr bool needs_lookup() const noexcept {
    return kind == term_kind::include || kind == term_kind::a || kind == term_kind::mx || kind == term_kind::ptr ||
           kind == term_kind::exists || kind == term_kind::redirect;
  }
};

/// Whether a TXT record is an SPF record, valid or not: the version, then a space or the end (RFC 7208 section 4.5).
constexpr bool is_record(std::string_view text) noexcept {
  return ascii::istarts_with(text, "v=spf1") && (text.size() == 6 || text[6] == ' ');
}

namespace detail {

struct named_kind {
  std::string_view name;
  term_kind kind;
};
// The most frequent ones first.
inline constexpr named_kind mechanisms[]{
    {"ip4", term_kind::ip4}, {"include", term_kind::include}, {"ip6", term_kind::ip6},       {"all", term_kind::all},
    {"a", term_kind::a},     {"mx", term_kind::mx},           {"exists", term_kind::exists}, {"ptr", term_kind::ptr}};
inline constexpr named_kind modifiers[]{{"redirect", term_kind::redirect},
                                        {"exp", term_kind::exp},
                                        {"ra", term_kind::reporting},
                                        {"rp", term_kind::reporting},
                                        {"rr", term_kind::reporting}};

template <std::size_t n>
constexpr term_kind find_kind(const named_kind (&kinds)[n], std::string_view name, term_kind other) noexcept {
  for (const auto& each : kinds) {
    if (ascii::iequals(each.name, name)) return each.kind;
  }
  return other;
}

/// Reads one term from its text into `out`, which must be new. Skips the check of domain-specs and macro-strings if the
/// record has been checked.
class term_reader {
 public:
  constexpr term_reader(std::string_view its_whole, std::size_t its_offset, bool its_checked, term& its_out) noexcept
      : term_{its_out}, checked_{its_checked} {
    term_.text = its_whole;
    term_.offset = its_offset;
  }

  constexpr void read() noexcept {
    std::string_view rest = term_.text;
    const bool qualified = read_qualifier(rest);
    const std::size_t begin = term_.text.size() - rest.size();
    // name = ALPHA *( ALPHA / DIGIT / "-" / "_" / "." )
    std::size_t end = begin;
    while (end < size() && is_name_octet(term_.text[end])) ++end;
    term_.name = ascii::slice(term_.text, begin, end);
    if (term_.name.empty() || !ascii::is_alpha(term_.name.front())) {
      fail(begin < size() ? errc::unexpected_character : errc::empty, begin);
    } else if (end < size() && term_.text[end] == '=') {
      if (qualified)
        fail(errc::qualified_modifier, 0);
      else
        read_modifier(end + 1);
    } else {
      read_mechanism(end);
    }
  }

 private:
  static constexpr bool is_name_octet(char c) noexcept {
    return ascii::is_alnum(c) || c == '-' || c == '_' || c == '.';
  }

  constexpr std::size_t size() const noexcept { return term_.text.size(); }

  constexpr void fail(errc error, std::size_t at) noexcept {
    term_.error = error;
    term_.fault = term_.offset + at;
  }
  /// Takes over the error of a part that begins at `at`.
  template <class T>
  constexpr void adopt(const parsed<T>& part, std::size_t at) noexcept {
    if (!part) fail(part.error, at + part.offset);
  }

  constexpr bool read_qualifier(std::string_view& rest) noexcept {
    switch (rest.front()) {
      case '+': term_.qualifier = result_code::pass; break;
      case '-': term_.qualifier = result_code::fail; break;
      case '~': term_.qualifier = result_code::softfail; break;
      case '?': term_.qualifier = result_code::neutral; break;
      default: return false;
    }
    rest.remove_prefix(1);
    return true;
  }

  constexpr void read_modifier(std::size_t at) noexcept {
    term_.kind = find_kind(modifiers, term_.name, term_kind::unknown_modifier);
    term_.value = ascii::slice(term_.text, at, size());
    if (checked_) return;
    const bool names_domain = term_.kind == term_kind::redirect || term_.kind == term_kind::exp;
    adopt(names_domain ? check_domain_spec(term_.value) : check_macro_string(term_.value, macro_place::modifier), at);
  }

  constexpr void read_mechanism(std::size_t at) noexcept {
    term_.kind = find_kind(mechanisms, term_.name, term_kind::unknown);
    const bool colon = at < size() && term_.text[at] == ':';
    const bool slash = at < size() && term_.text[at] == '/';
    if (at < size() && !colon && !slash) return fail(errc::unexpected_character, at);
    switch (term_.kind) {
      case term_kind::all:
        if (at < size()) fail(errc::trailing_text, at);
        return;
      case term_kind::include:
      case term_kind::exists:
        if (!colon) return fail(errc::empty, at);
        return read_domain(at + 1, size());
      case term_kind::ptr:
        if (slash) return fail(errc::trailing_text, at);
        if (colon) read_domain(at + 1, size());
        return;
      case term_kind::a:
      case term_kind::mx: {
        const std::size_t end = read_dual_cidr(at);
        if (term_.error == errc::none && colon)
          read_domain(at + 1, end);
        else if (term_.error == errc::none && end > at)
          fail(errc::bad_prefix_length, at);
        return;
      }
      case term_kind::ip4:
      case term_kind::ip6:
        if (!colon) return fail(errc::empty, at);
        return read_network(at + 1);
      default: return fail(errc::unknown_mechanism, at - term_.name.size());
    }
  }

  constexpr void read_domain(std::size_t begin, std::size_t end) noexcept {
    term_.value = ascii::slice(term_.text, begin, end);
    if (!checked_) adopt(check_domain_spec(term_.value), begin);
  }

  /// The start of the digits that end the first `end` octets of the term.
  constexpr std::size_t digits_before(std::size_t end) const noexcept {
    while (end > 0 && ascii::is_digit(term_.text[end - 1])) --end;
    return end;
  }

  /// dual-cidr-length = [ "/" ip4 ] [ "//" ip6 ], read from the right because a domain-spec may also hold slashes.
  /// Returns its start, which is at `from` or later.
  constexpr std::size_t read_dual_cidr(std::size_t from) noexcept {
    std::size_t end = size();
    std::size_t digits = digits_before(end);
    if (digits >= from + 2 && term_.text[digits - 1] == '/' && term_.text[digits - 2] == '/') {
      term_.cidr6 = read_prefix(digits, end, 128);
      end = digits - 2;
      digits = digits_before(end);
      if (digits == end) return end;
    }
    if (digits > from && term_.text[digits - 1] == '/') {
      term_.cidr4 = read_prefix(digits, end, 32);
      end = digits - 1;
    }
    return end;
  }

  constexpr std::int16_t read_prefix(std::size_t begin, std::size_t end, unsigned max) noexcept {
    const auto value = number_of<unsigned>(ascii::slice(term_.text, begin, end), max + 1);
    const bool zeros = end - begin > 1 && term_.text[begin] == '0';
    if (begin == end || zeros || value > max) {
      fail(errc::bad_prefix_length, begin);
      return -1;
    }
    return static_cast<std::int16_t>(value);
  }

  constexpr void read_network(std::size_t begin) noexcept {
    const bool v6 = term_.kind == term_kind::ip6;
    const std::size_t slash = term_.text.find('/', begin);
    const std::size_t end = slash == std::string_view::npos ? size() : slash;
    term_.value = ascii::slice(term_.text, begin, end);
    const auto address = parse_ip_address(term_.value);
    adopt(address, begin);
    if (!address) return;
    term_.network = *address;
    if (address->is_v6() != v6) return fail(errc::bad_ip_address, begin);
    if (end == size()) return;
    const std::size_t digits = digits_before(size());
    if (digits != end + 1) return fail(errc::bad_prefix_length, end + 1);
    (v6 ? term_.cidr6 : term_.cidr4) = read_prefix(digits, size(), v6 ? 128 : 32);
  }

  term& term_;
  bool checked_;
};

/// The start of the next term at or after `at`: one or more spaces precede a term.
constexpr std::size_t skip_spaces(std::string_view text, std::size_t at) noexcept {
  while (at < text.size() && text[at] == ' ') ++at;
  return at;
}

/// The end of the term that begins at `at`.
constexpr std::size_t end_of_term(std::string_view text, std::size_t at) noexcept {
  const std::size_t space = text.find(' ', at);
  return space == std::string_view::npos ? text.size() : space;
}

/// Reads the term that begins at `at`, and moves `at` to the next one.
constexpr term read_term(std::string_view text, std::size_t& at, bool checked = false) noexcept {
  const std::size_t begin = at;
  const std::size_t end = end_of_term(text, at);
  at = skip_spaces(text, end);
  term out;
  term_reader{ascii::slice(text, begin, end), begin, checked, out}.read();
  return out;
}

inline constexpr std::size_t version_size = 6;

}  // namespace detail

/// Reads one term alone, such as a part of a record that was read before. Its offset is 0.
constexpr term read_term(std::string_view text FROMPROOF_LIFETIMEBOUND) noexcept {
  std::size_t at = 0;
  return detail::read_term(text, at);
}

class term_iterator {
 public:
  using value_type = term;
  using difference_type = std::ptrdiff_t;
  using pointer = const term*;
  using reference = const term&;
  using iterator_category = std::forward_iterator_tag;

  constexpr term_iterator() noexcept = default;
  constexpr term_iterator(std::string_view its_record, std::size_t its_at) noexcept
      : record_{its_record}, next_{detail::skip_spaces(its_record, its_at)} {
    ++*this;
  }

  constexpr reference operator*() const noexcept { return term_; }
  constexpr pointer operator->() const noexcept { return &term_; }
  constexpr term_iterator& operator++() noexcept {
    done_ = next_ >= record_.size();
    if (!done_) term_ = detail::read_term(record_, next_);
    return *this;
  }
  constexpr term_iterator operator++(int) noexcept {
    auto before = *this;
    ++*this;
    return before;
  }
  constexpr bool operator==(std::default_sentinel_t) const noexcept { return done_; }
  constexpr bool operator==(const term_iterator& other) const noexcept {
    return done_ == other.done_ && (done_ || next_ == other.next_);
  }

 private:
  std::string_view record_;
  std::size_t next_ = 0;
  bool done_ = true;
  term term_;
};

/// The terms of a record as a forward range. A malformed term has an error. A text that is not an SPF record has no
/// terms.
class record {
 public:
  constexpr explicit record(std::string_view text FROMPROOF_LIFETIMEBOUND) noexcept : text_{text} {}
  template <temporary_string S>
  // NOLINTNEXTLINE(bugprone-forwarding-reference-overload): only a std::string
  explicit record(S&&) = delete;  // the result refers to the text: give it a name

  constexpr term_iterator begin() const noexcept {
    return term_iterator{text_, is_record(text_) ? detail::version_size : text_.size()};
  }
  constexpr std::default_sentinel_t end() const noexcept { return {}; }
  constexpr std::string_view text() const noexcept { return text_; }

 private:
  std::string_view text_;
};

/// An error in a record and the octet at fault.
struct problem {
  errc error{};
  std::size_t offset = 0;
  std::string_view term;  ///< the text of the term; empty for `not_spf`
};

/// Facts about the whole record that an evaluation needs before it begins.
struct record_summary {
  std::string_view redirect;  ///< the domain-spec; empty if there is none
  std::string_view exp;
  bool has_all = false;
  int lookups = 0;  ///< terms of this record that ask DNS
};

namespace detail {

struct ignore_terms {
  constexpr void operator()(const term&) const noexcept {}
};

}  // namespace detail

/// Calls `found` with each problem of a record in order; no term hides problems in later ones. Any problem makes the
/// whole record a permerror (RFC 7208 section 4.6). Errors: `not_spf`, `duplicate_modifier`, and those of terms. Calls
/// `visit` with each term.
template <class F, class V = detail::ignore_terms>
constexpr record_summary for_each_problem(std::string_view text, F&& found, V&& visit = {}) {
  record_summary summary;
  if (!is_record(text)) {
    found(problem{errc::not_spf, 0, {}});
    return summary;
  }
  bool redirects = false;
  bool explains = false;
  std::size_t at = detail::skip_spaces(text, detail::version_size);
  while (at < text.size()) {
    const auto each = detail::read_term(text, at);
    visit(each);
    if (each.error != errc::none) found(problem{each.error, each.fault, each.text});
    if (each.kind == term_kind::all) summary.has_all = true;
    if (each.kind != term_kind::redirect && each.kind != term_kind::exp) {
      summary.lookups += each.needs_lookup() ? 1 : 0;
      continue;
    }
    const bool redirect = each.kind == term_kind::redirect;
    bool& seen = redirect ? redirects : explains;
    // RFC 7208 section 6: redirect= and exp= MUST NOT appear more than once each.
    if (seen) found(problem{errc::duplicate_modifier, each.offset, each.text});
    if (!seen) (redirect ? summary.redirect : summary.exp) = each.value;
    seen = true;
  }
  if (redirects && !summary.has_all) ++summary.lookups;  // RFC 7208 section 6.1: ignored if there is "all"
  return summary;
}

/// Checks a record as an evaluation does, up to the first problem. `offset` is the octet at fault.
constexpr parsed<record_summary> check_record(std::string_view text FROMPROOF_LIFETIMEBOUND,
                                              problem* first = nullptr) noexcept {
  parsed<record_summary> result;
  result.value = for_each_problem(text, [&](const problem& each) {
    if (result.error != errc::none) return;
    result.error = each.error;
    result.offset = each.offset;
    if (first != nullptr) *first = each;
  });
  return result;
}
template <temporary_string S>
parsed<record_summary> check_record(S&&, problem* = nullptr) = delete;  // the result refers to the text: give it a name

}  // namespace fromproof::inline v0::spf

#endif
