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
// Anyone can write such a field: authentication/trust.hpp says which of them count. The grammar of RFC 8601 is read in
// full. Large receivers also write other forms; those with only one possible meaning are read too, and `field::has`
// names them. A result that cannot be read is left out, and the others stay. `parse` reads every octet a few times
// at most and stores nothing. spellings.hpp knows the providers' names of the properties that matter.

#include <cstddef>
#include <string_view>

#include "../message/token.hpp"
#include "../text/ascii.hpp"
#include "../text/error.hpp"
#include "../text/lifetime.hpp"
#include "../text/number.hpp"
#include "field.hpp"

namespace fromproof::inline v0::authentication_results {

namespace detail {

/// The authserv-id and its version. False at an error; `out` holds what was read.
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
      // RFC 8601 section 2.2: a field of an unknown version is ignored.
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
  std::size_t end = begin;  // of the text that counts
  std::size_t none_at = nowhere, other_version_at = nowhere;
  std::size_t comment_at = nowhere;  // the first resinfo with a comment
  bool any = false, any_before_comment = false, conflict = false;
  // Report the first fault.
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
        // A sender may have ended a comment here: the results after it may be the sender's own text.
        any = any_before_comment;
        end = comment_at;
        more = false;
        break;
    }
    // RFC 8601 section 2.2: no-result stands instead of any results.
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

/// Reads the body of an Authentication-Results field.
///
/// Errors: empty, missing_authserv_id, unsupported_version, missing_method, missing_result, none_with_results,
/// bad_property, encoded_word, unexpected_character, unterminated_comment, unterminated_quoted_string: the first fault
/// in the text. `field::usable` says whether the field counts nevertheless: a malformed result leaves the others valid,
/// with two exceptions:
///
/// - a comment or a quoted string that does not end, which swallows the rest;
/// - a quote without a partner in a comment, or a ")" too many: a sender may have ended the server's comment there
///   (spf=fail (domain of "a) dkim=pass …"@attacker.example)). Nothing counts from the quote on, or, with a ")" too
///   many, from the first comment on.
///
///     parse("mx.example; spf=pass smtp.mailfrom=a@b.example")->authserv_id;  // "mx.example"
[[nodiscard]] constexpr parsed<field> parse(std::string_view body FROMPROOF_LIFETIMEBOUND) noexcept {
  detail::scanner scan{body};
  detail::read_state state;
  field read;
  if (detail::read_identity(scan, state, read)) {
    read.usable = true;
    // A new scanner: only the server writes the comments beside its own name.
    detail::scanner results{body};
    results.move_to(scan.at());
    detail::read_results(results, state, read);
  }
  read.irregularities = state.irregularities;
  return {read, state.error, state.offset};
}
template <temporary_string S>
parsed<field> parse(S&&) = delete;  // the result refers to the text: give it a name

/// The highest i= in ARC (RFC 8617 section 4.2.1).
inline constexpr int max_arc_instance = 50;

/// An ARC-Authentication-Results field (RFC 8617 section 4.1.1).
struct arc_field {
  int instance = 0;  ///< 1 to 50; 0 if it could not be read
  field results;
};

/// Reads the body of an ARC-Authentication-Results field: "i=1; mx.example; dkim=pass …". Errors: those of `parse`,
/// missing_tag if i= does not come first, bad_number if it is not 1 to 50.
[[nodiscard]] constexpr parsed<arc_field> parse_arc(std::string_view body FROMPROOF_LIFETIMEBOUND) noexcept {
  detail::scanner scan{body};
  const auto failed = [](errc error, std::size_t offset) { return parsed<arc_field>{{}, error, offset}; };
  if (!scan.skip_cfws()) return failed(scan.error(), scan.error_offset());
  const std::size_t begin = scan.at();
  if (!ascii::iequals(scan.keyword(), "i")) return failed(errc::missing_tag, begin);
  if (!scan.skip_cfws()) return failed(scan.error(), scan.error_offset());
  if (!scan.take('=')) return failed(errc::missing_tag, begin);
  if (!scan.skip_cfws()) return failed(scan.error(), scan.error_offset());
  const std::size_t number_at = scan.at();
  const auto instance = static_cast<int>(number_of<unsigned>(scan.digits(), max_arc_instance + 1));
  if (instance < 1 || instance > max_arc_instance) return failed(errc::bad_number, number_at);
  if (!scan.skip_cfws()) return failed(scan.error(), scan.error_offset());
  if (!scan.take(';')) return failed(errc::unexpected_character, scan.at());
  const std::size_t begin_of_results = scan.at();
  const auto inner = parse({body.data() + begin_of_results, body.size() - begin_of_results});
  return {{instance, *inner}, inner.error, inner ? 0 : inner.offset + begin_of_results};
}
template <temporary_string S>
parsed<arc_field> parse_arc(S&&) = delete;  // the result refers to the text: give it a name

}  // namespace fromproof::inline v0::authentication_results

#endif
