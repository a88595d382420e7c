#ifndef FROMPROOF_AUTHENTICATION_RESULTS_PARSE_HPP
#define FROMPROOF_AUTHENTICATION_RESULTS_PARSE_HPP

// What a receiver wrote about a message: the Authentication-Results field (RFC 8601 section 2.2), as views.
//
//   if (auto parsed = fromproof::authentication_results::parse(field.body)) {
//     for (const auto& result : parsed->results()) {
//       show(result.method, result.value, result.property("header", "d"));  // "dkim", "pass", "example.com"
//     }
//   }
//
// Anyone can write such a field: trust.hpp says which of them count. The grammar of RFC 8601 is read in full. Large
// receivers write other forms as well; those with one possible meaning are read too, and `field::has` names them. A
// result that cannot be read is left out, and the others stay. `parse` looks at every octet a few times at most and
// stores nothing; the ranges read the text again with the same function, so that they cannot see it otherwise than
// `parse` did. What providers call the properties that matter is known to spellings.hpp.

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>

#include "../message/token.hpp"
#include "../text/ascii.hpp"
#include "../text/error.hpp"
#include "../text/sink.hpp"

namespace fromproof::inline v0::authentication_results {

namespace detail {
using message::token::scanner;
using message::token::value;
using message::token::write_text;

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

/// Where a field departs from RFC 8601 and is read all the same.
enum class irregularity : std::uint8_t {
  no_authserv_id = 1,     ///< it begins with a result; Microsoft writes "spf=pass …; dkim=pass …"
  empty_result = 2,       ///< nothing between two semicolons, or after the last one
  bare_property = 4,      ///< "action=none": a property without ptype
  unquoted_value = 8,     ///< a value holds "/", ":", "=" and the like, which only a quoted string may
  text_after_id = 16,     ///< "mx.example from=example.com;": neither a version nor a result
  malformed_result = 32,  ///< a result could not be read and is left out, perhaps with what follows it
  bare_domain = 64,       ///< a domain stands where a result belongs; Microsoft writes the tenant's there
  other_version = 128,    ///< "dmarc/2=pass": a method of a version that is not known is left out
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
  constexpr property_iterator(std::string_view text, std::string_view reason) noexcept : scan_{text}, reason_{reason} {
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
  constexpr property_range(std::string_view text, std::string_view reason) noexcept : text_{text}, reason_{reason} {}
  constexpr property_iterator begin() const noexcept { return {text_, reason_}; }
  constexpr std::default_sentinel_t end() const noexcept { return {}; }

 private:
  std::string_view text_;
  std::string_view reason_;
};

/// One resinfo: "dkim=pass (good) header.d=example.com".
struct result {
  std::string_view method;   ///< "dkim", as written; methods compare without case
  std::string_view version;  ///< of the method: "1" in "dkim/1=pass", else empty
  std::string_view value;    ///< the result word as written, known to RFC 8601 section 2.7 or not; compare without case
  std::string_view reason;   ///< reasonspec, like property::value; no data() if there is none
  bool reason_quoted = false;
  std::string_view text;  ///< the whole resinfo, comments included
  std::string_view tail;  ///< what follows the result word

  /// The properties in order, the reason not among them.
  constexpr property_range properties() const noexcept { return {tail, reason}; }

  /// The value of the first property of that type and name, in any case; empty if there is none.
  constexpr std::string_view property(std::string_view type, std::string_view name) const noexcept {
    for (const auto& p : properties()) {
      if (p.is(type, name)) return p.value;
    }
    return {};
  }

  /// What stands in the first comment, without its parentheses: "p=NONE sp=NONE dis=NONE" in Gmail's DMARC result.
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
  constexpr explicit result_iterator(std::string_view text) noexcept : scan_{text} { read(); }

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
  constexpr explicit result_range(std::string_view text) noexcept : text_{text} {}
  constexpr result_iterator begin() const noexcept { return result_iterator{text_}; }
  constexpr std::default_sentinel_t end() const noexcept { return {}; }

 private:
  std::string_view text_;
};

/// A field body.
struct field {
  std::string_view authserv_id;  ///< who judged, without quotes; empty where the field does not say
  std::string_view version;      ///< authres-version as written: "1", or empty, which means 1
  bool none = false;             ///< "none": nothing was checked
  /// Who judged, and by which version, could be read, and "none" does not stand beside results. Only then does the
  /// field say something; each of results() does, even where parsed::error tells of another that is malformed.
  bool usable = false;
  std::uint8_t irregularities = 0;
  std::string_view results_text;  ///< where the results stand

  /// The results in order, those that are malformed left out. None of a field that is not `usable`.
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
  /// The fault that stopped the scanner, or else `why`.
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

/// Reads the next reasonspec or propspec; false at the end of the resinfo and at a fault.
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

/// What stands between two semicolons.
enum class item : std::uint8_t { result, nothing, none, domain, other_version, malformed };

/// Reads one resinfo, from after its semicolon to the next one, the end or a fault, without a look at what is behind.
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
  // RFC 8601 section 2.2: methods have a version of their own, and every method that is registered has version 1.
  if (!version.empty() && version != "1") return item::other_version;
  // Up to the semicolon: the comments after the last property are a part of the result.
  read.tail = {scan.text().data() + tail, scan.at() - tail};
  read.text = ascii::trim({scan.text().data() + begin, scan.at() - begin});
  out = read;
  return item::result;
}

/// Goes on to the semicolon that ends a malformed resinfo, or to the end. False where a comment or a quoted string does
/// not end: what it swallows is no result. `stray` is where a ")" stands that closes nothing.
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

/// The authserv-id and its version. False at a fault; `out` says what was read.
constexpr bool read_identity(scanner& scan, read_state& state, field& out) noexcept {
  if (!scan.skip_cfws()) return state.fail(scan, errc::unterminated_comment, scan.at());
  if (scan.at_end()) return state.fail(errc::empty, scan.at());
  const std::size_t begin = scan.at();
  if (scan.peek() == ';') return state.fail(errc::missing_authserv_id, begin);
  if (scan.begins_encoded_word()) return state.fail(errc::encoded_word, begin);
  scanner ahead = scan;
  value id;
  if (!ahead.read_value(id)) return state.fail(ahead, errc::unexpected_character, ahead.at());
  scanner behind = ahead;
  const bool ended = behind.skip_cfws();
  if (!id.quoted && (id.raw.find('=') != std::string_view::npos || (ended && behind.peek() == '='))) {
    state.mark(irregularity::no_authserv_id);
    return true;
  }
  if (id.text.empty()) return state.fail(errc::missing_authserv_id, begin);
  if (id.irregular) state.mark(irregularity::unquoted_value);
  out.authserv_id = id.text;
  scan = behind;
  if (!ended) return state.fail(scan, errc::unterminated_comment, scan.at());
  while (!scan.at_end() && scan.peek() != ';') {
    const std::size_t word_at = scan.at();
    value word;
    if (!scan.read_value(word)) return state.fail(scan, errc::unexpected_character, scan.at());
    if (ascii::is_digit(scan.text()[word_at]) && out.version.empty()) {
      out.version = word.raw;
      // RFC 8601 section 2.2: a field of a version that is not known is ignored.
      if (word.raw != "1") return state.fail(errc::unsupported_version, word_at);
    } else if (word.raw.find('=') != std::string_view::npos) {
      state.mark(irregularity::text_after_id);
    } else {
      return state.fail(errc::unexpected_character, word_at);
    }
    if (!scan.skip_cfws()) return state.fail(scan, errc::unterminated_comment, scan.at());
  }
  scan.take(';');
  return true;
}

constexpr void read_results(scanner scan, read_state& state, field& out) noexcept {
  constexpr std::size_t nowhere = std::string_view::npos;
  const std::size_t begin = scan.at();
  std::size_t end = begin;  // of what counts
  std::size_t none_at = nowhere, other_version_at = nowhere;
  std::size_t comment_at = nowhere;  // the first resinfo with a comment
  bool any = false, any_before_comment = false, conflict = false;
  // The first fault is the one that is told.
  const auto tell = [&state](errc error, std::size_t where) {
    if (state.error == errc::none) state.fail(error, where);
  };
  for (bool more = true; more; more = more && scan.take(';')) {
    const std::size_t before = scan.at();
    read_state mine;
    result one;
    auto what = read_resinfo(scan, mine, one);
    if (mine.error == errc::none_with_results) conflict = true;
    std::size_t stray = nowhere;
    if (what == item::malformed) more = skip_resinfo(scan, before, stray);
    if (more && scan.has_open_quote()) {
      what = item::malformed;
      mine.fail(errc::unterminated_quoted_string, scan.open_quote());
      more = false;
    }
    if (comment_at == nowhere && scan.has_comment()) {
      comment_at = before;
      any_before_comment = any;
    }
    state.mark(mine);
    switch (what) {
      case item::result:
        any = true;
        end = scan.at();
        break;
      case item::none:
        conflict = conflict || none_at != nowhere;
        if (none_at == nowhere || any) none_at = before;
        break;
      case item::nothing: state.mark(irregularity::empty_result); break;
      case item::domain: state.mark(irregularity::bare_domain); break;
      case item::other_version:
        state.mark(irregularity::other_version);
        if (other_version_at == nowhere) other_version_at = before;
        break;
      case item::malformed:
        state.mark(irregularity::malformed_result);
        tell(mine.error, mine.offset);
        if (stray == nowhere || comment_at == nowhere) break;
        // A comment may have ended where a sender wanted it to. What looks like results behind it may be his words.
        any = any_before_comment;
        end = comment_at;
        more = false;
        break;
    }
    // RFC 8601 section 2.2: no-result takes the place of all results.
    conflict = conflict || (any && none_at != nowhere);
    more = more && !conflict;
  }
  if (conflict) {
    out.usable = false;
    return tell(errc::none_with_results, none_at);
  }
  out.none = none_at != nowhere;
  if (any) out.results_text = ascii::slice(scan.text(), begin, end);
  if (any || out.none) return;
  if (other_version_at != nowhere) return tell(errc::unsupported_version, other_version_at);
  tell(errc::missing_method, scan.at());
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

/// Reads the body of an Authentication-Results field.
///
/// Errors: empty, missing_authserv_id, unsupported_version, missing_method, missing_result, none_with_results,
/// bad_property, encoded_word, unexpected_character, unterminated_comment, unterminated_quoted_string: the first fault
/// in the text. Whether the field says something in spite of it is `field::usable`: a malformed result takes none of
/// the others with it, but for
///
/// - a comment or a quoted string that does not end, which swallows the rest;
/// - a quote in a comment that has no partner, or a ")" too many: there a sender has perhaps ended a comment of the
///   server's (spf=fail (domain of "a) dkim=pass …"@attacker.example)). Nothing counts from there on, of the second
///   kind from the first comment on.
///
///     parse("mx.example; spf=pass smtp.mailfrom=a@b.example")->authserv_id;  // "mx.example"
constexpr parsed<field> parse(std::string_view body) noexcept {
  detail::scanner scan{body};
  detail::read_state state;
  field read;
  if (detail::read_identity(scan, state, read)) {
    read.usable = true;
    // A scanner of its own: what stands in the comments of the identity is the server's alone.
    detail::scanner results{body};
    results.move_to(scan.at());
    detail::read_results(results, state, read);
  }
  read.irregularities = state.irregularities;
  return {read, state.error, state.offset};
}

/// An ARC-Authentication-Results field (RFC 8617 section 4.1.1).
struct arc_field {
  int instance = 0;  ///< 1 to 50; 0 if it could not be read
  field results;
};

/// Reads the body of an ARC-Authentication-Results field: "i=1; mx.example; dkim=pass …". Errors: those of `parse`,
/// missing_tag where i= does not come first, bad_number where it is not 1 to 50.
constexpr parsed<arc_field> parse_arc(std::string_view body) noexcept {
  detail::scanner scan{body};
  const auto failed = [](errc error, std::size_t offset) { return parsed<arc_field>{{}, error, offset}; };
  if (!scan.skip_cfws()) return failed(scan.error(), scan.error_offset());
  const std::size_t begin = scan.at();
  if (!ascii::iequals(scan.keyword(), "i")) return failed(errc::missing_tag, begin);
  if (!scan.skip_cfws()) return failed(scan.error(), scan.error_offset());
  if (!scan.take('=')) return failed(errc::missing_tag, begin);
  if (!scan.skip_cfws()) return failed(scan.error(), scan.error_offset());
  const std::size_t number_at = scan.at();
  const std::string_view digits = scan.digits();
  int instance = 0;
  for (const char c : digits) instance = instance > 50 ? instance : instance * 10 + (c - '0');
  if (instance < 1 || instance > 50) return failed(errc::bad_number, number_at);
  if (!scan.skip_cfws()) return failed(scan.error(), scan.error_offset());
  if (!scan.take(';')) return failed(errc::unexpected_character, scan.at());
  const std::size_t begin_of_results = scan.at();
  const auto inner = parse({body.data() + begin_of_results, body.size() - begin_of_results});
  return {{instance, *inner}, inner.error, inner ? 0 : inner.offset + begin_of_results};
}

/// Writes the text of a value: without quotes, escapes and folds; of an unquoted one, without comments and white space.
/// The value of `header.b="a\"b"` is written as `a"b`.
template <text_sink S>
constexpr void write_value(const property& p, S&& out) {
  detail::write_text(p.value, p.quoted, out);
}

/// Writes the reason of a result, like write_value.
template <text_sink S>
constexpr void write_reason(const result& r, S&& out) {
  detail::write_text(r.reason, r.reason_quoted, out);
}

/// The domain that a value names: what follows its "@", or all of it where there is none. Empty where that is not
/// clear. It is not checked to be a domain name.
///
///     domain_part("<a@example.com>");           // "example.com"
///     domain_part("\"x@y\"@example.com");       // "example.com"
///     domain_part("example.com");               // "example.com"
constexpr std::string_view domain_part(std::string_view value) noexcept {
  if (value.size() >= 2 && value.front() == '<' && value.back() == '>') value = {value.data() + 1, value.size() - 2};
  // In a value that was quoted as a whole, the quotes of a local part are escaped, and its escapes once more.
  const bool escaped = value.starts_with("\\\"");
  std::size_t at = std::string_view::npos;
  bool quoted = false;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (escaped && value[i] == '\\' && ++i == value.size()) return {};
    const char c = value[i];
    if (c == '\\' && !quoted) return {};
    if (c == '\\') i += escaped && i + 1 < value.size() && value[i + 1] == '\\' ? 2 : 1;
    if (c == '"') quoted = !quoted;
    if (c != '@' || quoted) continue;
    if (at != std::string_view::npos) return {};
    at = i;
  }
  if (quoted) return {};
  if (at == std::string_view::npos) return value;
  return {value.data() + at + 1, value.size() - at - 1};
}

/// A parameter in the first comment of a result: with "(p=REJECT sp=NONE dis=NONE)", `comment_parameter(r, "p")` is
/// "REJECT". Names compare without case; empty if there is none. No standard knows these: show them, decide nothing.
constexpr std::string_view comment_parameter(const result& r, std::string_view name) noexcept {
  const std::string_view comment = r.first_comment();
  const auto separates = [](char c) { return ascii::is_fws(c) || c == ',' || c == ';' || c == '(' || c == ')'; };
  for (std::size_t at = 0; at < comment.size();) {
    if (separates(comment[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < comment.size() && !separates(comment[end])) ++end;
    const std::string_view word{comment.data() + at, end - at};
    if (word.size() > name.size() && word[name.size()] == '=' && ascii::istarts_with(word, name)) {
      return {word.data() + name.size() + 1, word.size() - name.size() - 1};
    }
    at = end;
  }
  return {};
}

}  // namespace fromproof::inline v0::authentication_results

#endif
