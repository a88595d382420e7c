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
// The grammar of RFC 8601 is read in full. Large receivers write other forms as well; those with one possible meaning
// are read too, and `field::has` names them. `parse` looks at every octet once and stores nothing; the ranges read the
// text again with the same function, so that they cannot see it otherwise than `parse` did.

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>

#include "../ascii.hpp"
#include "../error.hpp"
#include "../message/scan.hpp"
#include "../sink.hpp"

namespace fromproof::inline v0::authentication_results {

namespace detail {
using message::detail::scanner;
using message::detail::value;
using message::detail::write_text;
}  // namespace detail

/// Where a field departs from RFC 8601 and is read all the same.
enum class irregularity : std::uint8_t {
  no_authserv_id = 1,  ///< it begins with a result; Microsoft writes "spf=pass …; dkim=pass …"
  empty_result = 2,    ///< nothing between two semicolons, or after the last one
  bare_property = 4,   ///< "action=none": a property without ptype
  unquoted_value = 8,  ///< a value holds "/", ":", "=" and the like, which only a quoted string may
  text_after_id = 16,  ///< "mx.example from=example.com;": neither a version nor a result
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
    while (!scan.at_end()) {
      if (scan.peek() == '(') {
        const std::size_t begin = scan.at() + 1;
        if (!scan.skip_comment()) return {};
        return {text.data() + begin, scan.at() - 1 - begin};
      }
      scan.skip_one();
    }
    return {};
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
  std::uint8_t irregularities = 0;
  std::string_view results_text;  ///< where the results stand

  /// The results in order. Of a field with an error: those that stand before it.
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

/// Reads one resinfo, from after its semicolon to the next one or the end. True if a result was read; false with
/// `out.method` empty and no error where nothing stands, with `none` set for "none".
constexpr bool read_result(scanner& scan, read_state& state, result& out, bool& none) noexcept {
  out = {};
  none = false;
  const std::size_t begin = scan.at();
  if (!scan.skip_cfws()) return state.fail(scan, errc::unterminated_comment, scan.at());
  if (scan.at_end() || scan.peek() == ';') return false;
  const std::size_t method_at = scan.at();
  const std::string_view method = scan.dotted_keyword();
  const std::size_t method_end = scan.at();
  if (method.empty()) return state.fail(errc::missing_method, method_at);
  if (!scan.skip_cfws()) return state.fail(scan, errc::unterminated_comment, scan.at());
  if (ascii::iequals(method, "none") && (scan.at_end() || scan.peek() == ';')) return none = true, false;
  std::string_view version;
  if (scan.take('/')) {
    if (!scan.skip_cfws()) return state.fail(scan, errc::unterminated_comment, scan.at());
    version = scan.digits();
    if (version.empty()) return state.fail(errc::unexpected_character, scan.at());
    if (!scan.skip_cfws()) return state.fail(scan, errc::unterminated_comment, scan.at());
  }
  if (!scan.take('=')) {
    return state.fail(ascii::iequals(method, "none") ? errc::none_with_results : errc::missing_result, method_end);
  }
  value word;
  const std::size_t equals = scan.at();
  if (!read_value(scan, state, false, word)) return false;
  if (word.text.empty()) return state.fail(errc::missing_result, equals);

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
  if (state.error != errc::none) return false;
  // Up to the semicolon: the comments after the last property are a part of the result.
  read.tail = {scan.text().data() + tail, scan.at() - tail};
  read.text = ascii::trim({scan.text().data() + begin, scan.at() - begin});
  out = read;
  return true;
}

/// The authserv-id and its version. False at a fault; `out` says what was read.
constexpr bool read_identity(scanner& scan, read_state& state, field& out) noexcept {
  if (!scan.skip_cfws()) return state.fail(scan, errc::unterminated_comment, scan.at());
  if (scan.at_end()) return state.fail(errc::empty, scan.at());
  const std::size_t begin = scan.at();
  if (scan.peek() == ';') return state.fail(errc::missing_authserv_id, begin);
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

constexpr bool read_results(scanner& scan, read_state& state, field& out) noexcept {
  const std::size_t begin = scan.at();
  std::size_t none_at = begin;
  bool any = false;
  while (true) {
    const std::size_t before = scan.at();
    result one;
    bool none = false;
    if (read_result(scan, state, one, none)) {
      any = true;
    } else if (state.error != errc::none) {
      // What was read before the fault can still be shown.
      out.results_text = {scan.text().data() + begin, before - begin};
      return false;
    } else if (none) {
      if (out.none) return state.fail(errc::none_with_results, before);
      out.none = true;
      none_at = before;
    } else {
      state.mark(irregularity::empty_result);
    }
    // RFC 8601 section 2.2: no-result takes the place of all results.
    if (any && out.none) {
      out.none = false;
      return state.fail(errc::none_with_results, none_at);
    }
    if (!scan.take(';')) break;
  }
  if (!any && !out.none) return state.fail(errc::missing_method, scan.at());
  if (any) out.results_text = {scan.text().data() + begin, scan.at() - begin};
  return true;
}

}  // namespace detail

constexpr void property_iterator::read() noexcept {
  detail::read_state ignored;
  do {
    if (!detail::read_property(scan_, ignored, property_)) return property_ = {}, void();
  } while (property_.type.empty() && reason_.data() != nullptr && property_.value.data() == reason_.data());
}

constexpr void result_iterator::read() noexcept {
  detail::read_state ignored;
  for (bool none = false; !scan_.at_end();) {
    const bool read = detail::read_result(scan_, ignored, result_, none);
    if (ignored.error != errc::none) break;
    scan_.take(';');
    if (read) return;
  }
  result_ = {};
}

/// Reads the body of an Authentication-Results field.
///
/// Errors: empty, missing_authserv_id, unsupported_version, missing_method, missing_result, none_with_results,
/// bad_property, unexpected_character, unterminated_comment, unterminated_quoted_string. A field with an error says
/// nothing that may be believed; its value holds what was read, so that the field can still be shown.
///
///     parse("mx.example; spf=pass smtp.mailfrom=a@b.example")->authserv_id   // "mx.example"
constexpr parsed<field> parse(std::string_view body) noexcept {
  detail::scanner scan{body};
  detail::read_state state;
  field read;
  if (detail::read_identity(scan, state, read)) detail::read_results(scan, state, read);
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
///
///     header.b="a\"b"   writes   a"b
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
///     "@example.com", "a@example.com", "<a@example.com>", "\"x@y\"@example.com" and "example.com": "example.com"
constexpr std::string_view domain_part(std::string_view value) noexcept {
  if (value.size() >= 2 && value.front() == '<' && value.back() == '>') value = {value.data() + 1, value.size() - 2};
  std::size_t at = std::string_view::npos;
  bool quoted = false;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const char c = value[i];
    // Where the whole value was quoted, the quotes of a local part are escaped, and what is escaped is not judged here.
    if (c == '\\' && !quoted) return {};
    if (c == '\\') ++i;
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
