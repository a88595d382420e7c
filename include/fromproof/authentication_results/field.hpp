#ifndef FROMPROOF_AUTHENTICATION_RESULTS_FIELD_HPP
#define FROMPROOF_AUTHENTICATION_RESULTS_FIELD_HPP

// The parts of an Authentication-Results field (RFC 8601 section 2.2): results, their properties, and the parsing of
// each. parse.hpp reads the whole field and decides whether it counts; values.hpp interprets the values.
//
//   for (const auto& result : fromproof::authentication_results::result_range{"spf=pass smtp.mailfrom=a@b.example"}) {
//     for (const auto& property : result.properties()) show(result.method, property.name, property.value);
//   }
//
// Nothing is stored: a range reads the text again with the function that parse() uses, so both see the same results.

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>

#include "../message/token.hpp"
#include "../text/ascii.hpp"
#include "../text/error.hpp"

namespace fromproof::inline v0::authentication_results {

namespace detail {
using message::token::scanner;
using message::token::value;

/// The next comment outside quoted strings, without its parentheses; no data() if there is none.
constexpr std::string_view next_comment(scanner& scan) noexcept {
  for (; !scan.at_end(); scan.skip_one()) {
    if (scan.peek() != '(') continue;
    const std::size_t begin = scan.at() + 1;
    if (!scan.skip_comment()) return {};
    return {scan.text().data() + begin, scan.at() - 1 - begin};
  }
  return {};
}
}  // namespace detail

/// How a field departs from RFC 8601 but can still be read.
enum class irregularity : std::uint8_t {
  no_authserv_id = 1,     ///< it begins with a result; Microsoft writes "spf=pass …; dkim=pass …"
  empty_result = 2,       ///< nothing between two semicolons, or after the last one
  bare_property = 4,      ///< "action=none": a property without ptype
  unquoted_value = 8,     ///< a value holds "/", ":", "=" or similar octets, which are allowed only in a quoted string
  text_after_id = 16,     ///< "mx.example from=example.com;": neither a version nor a result
  malformed_result = 32,  ///< a malformed result is left out, maybe with the text that follows it
  bare_domain = 64,       ///< a domain in place of a result; Microsoft writes the tenant's there
  other_version = 128,    ///< "dmarc/2=pass": a method of an unknown version is left out
};

/// One propspec: "header.i=@example.com" is {"header", "i", "@example.com"}.
struct property {
  std::string_view type;   ///< ptype; empty in "action=none"
  std::string_view name;   ///< as written; names compare without case
  std::string_view value;  ///< without the quotes of a quoted string, its escapes and folds kept: see write_value
  bool quoted = false;     ///< the whole value is one quoted string

  constexpr bool is(std::string_view wanted_type, std::string_view wanted_name) const noexcept {
    return ascii::iequals(type, wanted_type) && ascii::iequals(name, wanted_name);
  }
};

/// Reads the properties of one result; see result::properties.
class property_iterator {
 public:
  using value_type = property;
  using difference_type = std::ptrdiff_t;
  using pointer = const property*;
  using reference = const property&;
  using iterator_category = std::forward_iterator_tag;

  constexpr property_iterator() noexcept = default;
  constexpr property_iterator(std::string_view its_from, std::string_view its_skipped) noexcept
      : scan_{its_from}, reason_{its_skipped} {
    read();
  }

  constexpr reference operator*() const noexcept { return property_; }
  constexpr pointer operator->() const noexcept { return &property_; }
  constexpr property_iterator& operator++() noexcept {
    read();
    return *this;
  }
  constexpr property_iterator operator++(int) noexcept {
    auto before = *this;
    read();
    return before;
  }
  constexpr bool operator==(std::default_sentinel_t) const noexcept { return property_.name.empty(); }
  constexpr bool operator==(const property_iterator& other) const noexcept {
    return property_.name.data() == other.property_.name.data();
  }

 private:
  constexpr void read() noexcept;

  detail::scanner scan_;
  std::string_view reason_;
  property property_;
};

class property_range {
 public:
  constexpr property_range(std::string_view its_from, std::string_view its_skipped) noexcept
      : text_{its_from}, reason_{its_skipped} {}
  constexpr property_iterator begin() const noexcept { return {text_, reason_}; }
  constexpr std::default_sentinel_t end() const noexcept { return {}; }

 private:
  std::string_view text_;
  std::string_view reason_;
};

/// One resinfo: "dkim=pass (good) header.d=example.com".
struct result {
  std::string_view method;   ///< "dkim", as written; methods compare without case
  std::string_view version;  ///< of the method: "1" in "dkim/1=pass", otherwise empty
  std::string_view value;    ///< the result word as written, known to RFC 8601 section 2.7 or not; compare without case
  std::string_view reason;   ///< reasonspec, like property::value; no data() if there is none
  bool reason_quoted = false;
  std::string_view text;  ///< the whole resinfo, with comments
  std::string_view tail;  ///< the text after the result word

  /// The properties in order, without the reason.
  constexpr property_range properties() const noexcept { return {tail, reason}; }

  /// The value of the first property of that type and name, in any case; empty if there is none.
  constexpr std::string_view property(std::string_view type, std::string_view name) const noexcept {
    for (const auto& p : properties()) {
      if (p.is(type, name)) return p.value;
    }
    return {};
  }

  /// The text of the first comment, without its parentheses: "p=NONE sp=NONE dis=NONE" in Gmail's DMARC result.
  constexpr std::string_view first_comment() const noexcept {
    detail::scanner scan{text};
    return detail::next_comment(scan);
  }

  constexpr bool is(std::string_view wanted) const noexcept { return ascii::iequals(method, wanted); }
};

/// Reads the results of a field; see field::results.
class result_iterator {
 public:
  using value_type = result;
  using difference_type = std::ptrdiff_t;
  using pointer = const result*;
  using reference = const result&;
  using iterator_category = std::forward_iterator_tag;

  constexpr result_iterator() noexcept = default;
  constexpr explicit result_iterator(std::string_view its_from) noexcept : scan_{its_from} { read(); }

  constexpr reference operator*() const noexcept { return result_; }
  constexpr pointer operator->() const noexcept { return &result_; }
  constexpr result_iterator& operator++() noexcept {
    read();
    return *this;
  }
  constexpr result_iterator operator++(int) noexcept {
    auto before = *this;
    read();
    return before;
  }
  constexpr bool operator==(std::default_sentinel_t) const noexcept { return result_.method.empty(); }
  constexpr bool operator==(const result_iterator& other) const noexcept {
    return result_.method.data() == other.result_.method.data();
  }

 private:
  constexpr void read() noexcept;

  detail::scanner scan_;
  result result_;
};

class result_range {
 public:
  constexpr result_range() noexcept = default;
  constexpr explicit result_range(std::string_view its_from) noexcept : text_{its_from} {}
  constexpr result_iterator begin() const noexcept { return result_iterator{text_}; }
  constexpr std::default_sentinel_t end() const noexcept { return {}; }

 private:
  std::string_view text_;
};

/// A field body.
struct field {
  std::string_view authserv_id;  ///< who made the results, without quotes; empty if the field does not say
  std::string_view version;      ///< authres-version as written: "1", or empty, which means 1
  bool none = false;             ///< "none": nothing was checked
  /// The authserv-id and the version could be read, and "none" is not mixed with results. Only then do results()
  /// count; each of them does, even if parsed::error reports that another one is malformed.
  bool usable = false;
  std::uint8_t irregularities = 0;
  std::string_view results_text;  ///< the text of the results

  /// The results in order, without malformed ones. Empty if the field is not `usable`.
  constexpr result_range results() const noexcept { return result_range{results_text}; }
  constexpr bool has(irregularity what) const noexcept {
    return (irregularities & static_cast<std::uint8_t>(what)) != 0;
  }
};

namespace detail {

struct read_state {
  errc error{};
  std::size_t offset = 0;
  std::uint8_t irregularities = 0;

  constexpr void mark(irregularity what) noexcept {
    irregularities = static_cast<std::uint8_t>(irregularities | static_cast<std::uint8_t>(what));
  }
  constexpr void mark(const read_state& other) noexcept {
    irregularities = static_cast<std::uint8_t>(irregularities | other.irregularities);
  }
  constexpr bool fail(errc why, std::size_t where) noexcept {
    error = why;
    offset = where;
    return false;
  }
  /// The error that stopped the scanner, otherwise `why`.
  constexpr bool fail(const scanner& scan, errc why, std::size_t where) noexcept {
    return scan.error() == errc::none ? fail(why, where) : fail(scan.error(), scan.error_offset());
  }
};

/// Whether a propspec of a registered ptype begins here: "smtp.mailfrom= smtp.helo=…" has an empty value.
constexpr bool begins_property(scanner scan) noexcept {
  const auto type = scan.keyword();
  bool known = false;
  for (const std::string_view ptype : {"body", "dns", "header", "policy", "polrec", "smtp"}) {
    known = known || ascii::iequals(type, ptype);
  }
  return known && scan.take('.') && !scan.dotted_keyword().empty() && scan.take('=');
}

/// The text after "=" in a result, a reason or a property.
constexpr bool read_value(scanner& scan, read_state& state, bool address, value& out) noexcept {
  const std::size_t begin = scan.at();
  out = {};
  if (!scan.skip_cfws()) return state.fail(scan, errc::unterminated_comment, begin);
  if (address && scan.at() != begin && begins_property(scan)) {
    out.raw = out.text = scan.here();
    return true;
  }
  if (scan.begins_encoded_word()) return state.fail(errc::encoded_word, scan.at());
  if (!scan.read_value(out)) return state.fail(scan, errc::unexpected_character, scan.at());
  // pvalue = [CFWS] ((value) / ([[local-part] "@"] domain-name)), and CFWS may end a local-part.
  if (address && !out.has_at) {
    scanner ahead = scan;
    if (ahead.skip_cfws() && ahead.at() != scan.at() && ahead.peek() == '@') {
      const std::size_t first = ascii::offset_in(scan.text(), out.raw);
      if (!ahead.read_value(out)) return state.fail(ahead, errc::unexpected_character, ahead.at());
      out.raw = out.text = {scan.text().data() + first, ahead.at() - first};
      out.quoted = false;
      scan = ahead;
    }
  }
  if (out.irregular) state.mark(irregularity::unquoted_value);
  return true;
}

/// Reads the next reasonspec or propspec. False at the end of the resinfo and at an error.
constexpr bool read_property(scanner& scan, read_state& state, property& out) noexcept {
  out = {};
  if (!scan.skip_cfws()) return state.fail(scan, errc::unterminated_comment, scan.at());
  if (scan.at_end() || scan.peek() == ';') return false;
  const std::size_t begin = scan.at();
  std::string_view name = scan.keyword();
  std::string_view type;
  if (!scan.skip_cfws()) return state.fail(scan, errc::unterminated_comment, scan.at());
  if (!name.empty() && scan.take('.')) {
    type = name;
    if (!scan.skip_cfws()) return state.fail(scan, errc::unterminated_comment, scan.at());
    name = scan.dotted_keyword();
    if (!scan.skip_cfws()) return state.fail(scan, errc::unterminated_comment, scan.at());
  }
  if (name.empty() || !scan.take('=')) return state.fail(errc::bad_property, begin);
  value read;
  if (!read_value(scan, state, !type.empty(), read)) return false;
  out = {type, name, read.text, read.quoted};
  return true;
}

/// What was found between two semicolons.
enum class item : std::uint8_t { result, nothing, none, domain, other_version, malformed };

/// Reads one resinfo: from after its semicolon to the next semicolon, the end or an error.
constexpr item read_resinfo(scanner& scan, read_state& state, result& out) noexcept {
  const auto failed = [&state](auto... fault) { return state.fail(fault...), item::malformed; };
  const std::size_t begin = scan.at();
  if (!scan.skip_cfws()) return failed(scan, errc::unterminated_comment, scan.at());
  if (scan.at_end() || scan.peek() == ';') return item::nothing;
  const std::size_t method_at = scan.at();
  if (scan.begins_encoded_word()) return failed(errc::encoded_word, method_at);
  const std::string_view method = scan.dotted_keyword();
  const std::size_t method_end = scan.at();
  if (method.empty()) return failed(errc::missing_method, method_at);
  if (!scan.skip_cfws()) return failed(scan, errc::unterminated_comment, scan.at());
  const bool alone = scan.at_end() || scan.peek() == ';';
  if (alone && ascii::iequals(method, "none")) return item::none;
  if (alone && method.find('.') != std::string_view::npos) return item::domain;
  std::string_view version;
  if (scan.take('/')) {
    if (!scan.skip_cfws()) return failed(scan, errc::unterminated_comment, scan.at());
    version = scan.digits();
    if (version.empty()) return failed(errc::unexpected_character, scan.at());
    if (!scan.skip_cfws()) return failed(scan, errc::unterminated_comment, scan.at());
  }
  if (!scan.take('=')) {
    return failed(ascii::iequals(method, "none") ? errc::none_with_results : errc::missing_result, method_end);
  }
  value word;
  const std::size_t equals = scan.at();
  if (!read_value(scan, state, false, word)) return item::malformed;
  if (word.text.empty()) return failed(errc::missing_result, equals);

  result read;
  read.method = method;
  read.version = version;
  read.value = word.text;
  const std::size_t tail = scan.at();
  for (property p; read_property(scan, state, p);) {
    if (!p.type.empty()) continue;
    if (read.reason.data() == nullptr && ascii::iequals(p.name, "reason")) {
      read.reason = p.value;
      read.reason_quoted = p.quoted;
    } else {
      state.mark(irregularity::bare_property);
    }
  }
  if (state.error != errc::none) return item::malformed;
  // RFC 8601 section 2.2: methods have their own version, and every registered method has version 1.
  if (!version.empty() && version != "1") return item::other_version;
  // Extends to the semicolon: comments after the last property belong to the result.
  read.tail = {scan.text().data() + tail, scan.at() - tail};
  read.text = ascii::trim({scan.text().data() + begin, scan.at() - begin});
  out = read;
  return item::result;
}

/// Skips a malformed resinfo, up to its semicolon or the end. False if a comment or a quoted string does not end,
/// because then the rest is not a result. `stray` is the offset of a ")" without its "(".
constexpr bool skip_resinfo(scanner& scan, std::size_t begin, std::size_t& stray) noexcept {
  scan.move_to(begin);
  while (!scan.at_end() && scan.peek() != ';') {
    if (scan.peek() == '(') {
      if (!scan.skip_comment()) return false;
      continue;
    }
    if (scan.peek() == ')' && stray == std::string_view::npos) stray = scan.at();
    if (!scan.skip_encoded_word()) scan.skip_one();
  }
  return scan.error() == errc::none;
}

}  // namespace detail

constexpr void property_iterator::read() noexcept {
  detail::read_state ignored;
  do {
    if (!detail::read_property(scan_, ignored, property_)) return property_ = {}, void();
  } while (property_.type.empty() && reason_.data() != nullptr && property_.value.data() == reason_.data());
}

constexpr void result_iterator::read() noexcept {
  while (!scan_.at_end()) {
    detail::read_state ignored;
    std::size_t stray = 0;
    const std::size_t before = scan_.at();
    const auto what = detail::read_resinfo(scan_, ignored, result_);
    if (what == detail::item::malformed && !detail::skip_resinfo(scan_, before, stray)) break;
    scan_.take(';');
    if (what == detail::item::result) return;
  }
  result_ = {};
}

}  // namespace fromproof::inline v0::authentication_results

#endif
