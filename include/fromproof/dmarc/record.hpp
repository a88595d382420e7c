#ifndef FROMPROOF_DMARC_RECORD_HPP
#define FROMPROOF_DMARC_RECORD_HPP

// What a domain asks of receivers of mail in its name: the DMARC Policy Record (RFC 9989 sections 4.7 and 4.8).
//
//   const auto record = fromproof::dmarc::parse_record("v=DMARC1; p=reject; sp=none");
//   if (!record) return complain(record.error, record.offset);
//   record->for_author();         // policy::reject
//   record->for_subdomain(true);  // policy::none

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>

#include "../text/ascii.hpp"
#include "../text/error.hpp"
#include "../text/lifetime.hpp"
#include "../text/maybe.hpp"
#include "../text/words.hpp"
#include "report_uri.hpp"

namespace fromproof::inline v0::dmarc {

/// What the owner asks to do with mail that fails, mildest first.
enum class policy : std::uint8_t { none, quarantine, reject };

namespace detail {
inline constexpr auto policy_words = words_of<policy>({
    {policy::none, "none"},
    {policy::quarantine, "quarantine"},
    {policy::reject, "reject"},
});
}  // namespace detail

constexpr std::string_view word(policy wish) noexcept {
  return detail::policy_words[wish];
}

/// Reads a policy, without case.
[[nodiscard]] constexpr maybe<policy> parse_policy(std::string_view text) noexcept {
  auto wish = policy::none;
  return detail::policy_words.ifind(text, wish) ? maybe<policy>{wish} : maybe<policy>{};
}

/// One level milder, as `t=y` requests: reject becomes quarantine, quarantine becomes none.
constexpr policy lowered(policy wish) noexcept {
  return wish == policy::reject ? policy::quarantine : policy::none;
}

enum class alignment_mode : std::uint8_t { relaxed, strict };

namespace detail {
inline constexpr auto alignment_mode_words = words_of<alignment_mode>({
    {alignment_mode::relaxed, "relaxed"},
    {alignment_mode::strict, "strict"},
});
}  // namespace detail

constexpr std::string_view word(alignment_mode how) noexcept {
  return detail::alignment_mode_words[how];
}

/// psd=: whether the domain is a public suffix domain. Unknown without the tag.
enum class psd_flag : std::uint8_t { unknown, yes, no };

namespace detail {
inline constexpr auto psd_flag_words = words_of<psd_flag>({
    {psd_flag::unknown, "u"},
    {psd_flag::yes, "y"},
    {psd_flag::no, "n"},
});
}  // namespace detail

constexpr std::string_view word(psd_flag flag) noexcept {
  return detail::psd_flag_words[flag];
}

/// fo=: when failure reports are wanted.
struct failure_options {
  bool any_fails = false;  ///< "1": report if one mechanism has no aligned pass; "0": only if all of them have none
  bool dkim = false;       ///< "d": report each signature that fails, aligned or not
  bool spf = false;        ///< "s": report an SPF failure, aligned or not

  friend constexpr bool operator==(failure_options, failure_options) noexcept = default;
};

/// The valid part of a record. Invalid tags have their defaults.
struct record {
  maybe<policy> p, sp, np;  ///< as written; empty if absent or invalid
  /// p= is absent or invalid, or sp= or np= is invalid. Then for_author() and for_subdomain() are `none`.
  bool malformed = false;
  /// False if DMARC is not applied at all (RFC 9989 section 4.10.1): the record is malformed, and rua= names no valid
  /// place for reports.
  bool applies = true;
  alignment_mode adkim = alignment_mode::relaxed;
  alignment_mode aspf = alignment_mode::relaxed;
  psd_flag psd = psd_flag::unknown;
  bool testing = false;  ///< t=y
  failure_options fo;
  std::string_view rua, ruf;  ///< the lists of `report_uris` as written: views into the text

  /// The policy for the domain that publishes the record.
  constexpr policy for_author() const noexcept { return malformed ? policy::none : p.value_or(policy::none); }
  /// The policy for a subdomain, depending on whether it exists.
  constexpr policy for_subdomain(bool exists) const noexcept {
    if (malformed) return policy::none;
    const auto existing = sp ? sp : p;
    return (exists || !np ? existing : np).value_or(policy::none);
  }
};

/// A problem in a record that its owner should know. It does not invalidate the record.
struct record_problem {
  errc error{};
  std::string_view tag;    ///< its name as written; empty if there is none
  std::size_t offset = 0;  ///< in the text of the record
};

namespace detail {

enum class record_tag : std::uint8_t { v, p, t, sp, np, fo, rf, ri, psd, rua, ruf, pct, aspf, adkim };

// In the order of their sizes, so that a name is compared only with those of its own size.
inline constexpr auto record_tag_names = words_of<record_tag>({
    {record_tag::v, "v"},
    {record_tag::p, "p"},
    {record_tag::t, "t"},
    {record_tag::sp, "sp"},
    {record_tag::np, "np"},
    {record_tag::fo, "fo"},
    {record_tag::rf, "rf"},
    {record_tag::ri, "ri"},
    {record_tag::psd, "psd"},
    {record_tag::rua, "rua"},
    {record_tag::ruf, "ruf"},
    {record_tag::pct, "pct"},
    {record_tag::aspf, "aspf"},
    {record_tag::adkim, "adkim"},
});
inline constexpr std::uint8_t first_tag_of_size[]{0, 0, 3, 8, 12, 13, 14};

// The names are literals of ABNF, which have no case (RFC 5234 section 2.3).
constexpr bool find_record_tag(std::string_view name, record_tag& out) noexcept {
  if (name.size() + 1 >= sizeof first_tag_of_size) return false;
  for (unsigned i = first_tag_of_size[name.size()]; i < first_tag_of_size[name.size() + 1]; ++i) {
    out = static_cast<record_tag>(i);
    if (ascii::iequals(name, record_tag_names[out])) return true;
  }
  return false;
}

/// The start of the tags: after "v" *WSP "=" *WSP "DMARC1" *WSP and the ";", if there is one. Npos: not a DMARC record.
constexpr std::size_t skip_version(std::string_view text) noexcept {
  constexpr std::string_view value = "DMARC1";
  std::size_t at = 0;
  const auto skip_wsp = [&] {
    while (at < text.size() && ascii::is_wsp(text[at])) ++at;
  };
  if (text.empty() || ascii::to_lower(text[at++]) != 'v') return std::string_view::npos;
  skip_wsp();
  if (at == text.size() || text[at++] != '=') return std::string_view::npos;
  skip_wsp();
  if (!ascii::slice(text, at, text.size()).starts_with(value)) return std::string_view::npos;
  at += value.size();
  skip_wsp();
  if (at == text.size()) return at;
  return text[at] == ';' ? at + 1 : std::string_view::npos;
}

/// fo=: each of "0" or "1", "d" and "s" at most once, in any order. The ABNF allows fewer orders than the prose, which
/// itself writes "0:d". False for anything else; `out` keeps its value then.
constexpr bool read_failure_options(std::string_view text, failure_options& out) noexcept {
  failure_options options;
  bool when = false;
  for (std::size_t begin = 0; begin <= text.size();) {
    std::size_t end = text.find(':', begin);
    if (end == std::string_view::npos) end = text.size();
    const std::string_view item = ascii::trim_wsp(ascii::slice(text, begin, end));
    begin = end + 1;
    if (item.size() != 1) return false;
    bool twice = false;
    switch (ascii::to_lower(item.front())) {
      case '0':
      case '1':
        twice = when;
        when = true;
        options.any_fails = item.front() == '1';
        break;
      case 'd':
        twice = options.dkim;
        options.dkim = true;
        break;
      case 's':
        twice = options.spf;
        options.spf = true;
        break;
      default: return false;
    }
    if (twice) return false;
  }
  out = options;
  return true;
}

/// The letter of a value that is one of `letters`, in lower case; otherwise 0.
constexpr char parse_letter(std::string_view value, std::string_view letters) noexcept {
  if (value.size() != 1) return 0;
  const char letter = ascii::to_lower(value.front());
  return letters.find(letter) == std::string_view::npos ? '\0' : letter;
}

constexpr bool has_valid_uri(std::string_view list) noexcept {
  for (const auto& uri : report_uris{list}) {
    if (uri.error == errc::none) return true;
  }
  return false;
}

/// The offset of the first octet that dmarc-value does not allow, or the size of the value.
constexpr std::size_t find_bad_octet(std::string_view value) noexcept {
  std::size_t at = 0;
  while (at < value.size() && value[at] >= 0x20 && value[at] < 0x7f) ++at;
  return at;
}

struct ignore_problems {
  constexpr void operator()(const record_problem&) const noexcept {}
};

/// Reads the tags of one record. F takes problems; if it ignores them, no time is spent to find problems without
/// effect.
template <class F>
class record_reader {
 public:
  constexpr record_reader(std::string_view its_from, F& its_sink) noexcept : text_{its_from}, report_{its_sink} {}

  constexpr parsed<record> read() {
    std::size_t at = skip_version(text_);
    if (at == std::string_view::npos) return {{}, errc::not_dmarc, 0};
    while (at < text_.size()) {
      std::size_t end = text_.find(';', at);
      if (end == std::string_view::npos) end = text_.size();
      read_tag(at, end);
      at = end + 1;
    }
    finish();
    return {value_, errc::none, 0};
  }

 private:
  static constexpr bool reports = !std::is_same_v<F, const ignore_problems>;

  constexpr void problem(errc error, std::string_view tag, std::size_t offset) {
    report_(record_problem{.error = error, .tag = tag, .offset = offset});
  }

  constexpr void read_tag(std::size_t begin, std::size_t end) {
    const std::string_view spec = ascii::trim_wsp(ascii::slice(text_, begin, end));
    if (spec.empty()) {
      if (end < text_.size()) problem(errc::empty, {}, begin);
      return;
    }
    const std::size_t start = ascii::offset_in(text_, spec);
    const std::size_t equals = spec.find('=');
    if (equals == std::string_view::npos) return problem(errc::missing_equals, {}, start + spec.size());
    const std::string_view name = ascii::trim_wsp(ascii::slice(spec, 0, equals));
    const std::string_view value = ascii::trim_wsp(ascii::slice(spec, equals + 1, spec.size()));
    auto tag = record_tag::v;
    if (!find_record_tag(name, tag)) {
      bool letters = !name.empty();
      for (const char c : name) letters = letters && ascii::is_alpha(c);
      return problem(letters ? errc::unknown_tag : errc::bad_tag_name, letters ? name : std::string_view{}, start);
    }
    // The RFC does not say which of two counts; here the first does.
    const unsigned bit = 1u << static_cast<unsigned>(tag);
    if ((seen_ & bit) != 0) return problem(errc::duplicate_tag, name, start);
    seen_ |= bit;
    read_value(tag, name, value, start + (value.empty() ? spec.size() : ascii::offset_in(spec, value)));
  }

  constexpr void read_value(record_tag tag, std::string_view name, std::string_view value, std::size_t offset) {
    const auto policy_into = [&](maybe<policy>& wish) {
      wish = parse_policy(value);
      if (!wish) value_.malformed = true, problem(errc::bad_policy, name, offset);
    };
    const auto letter_of = [&](std::string_view allowed) {
      const char chosen = parse_letter(value, allowed);
      if (chosen == 0) problem(errc::bad_keyword, name, offset);
      return chosen;
    };
    const auto mode_of = [&] { return letter_of("rs") == 's' ? alignment_mode::strict : alignment_mode::relaxed; };
    switch (tag) {
      case record_tag::p: return policy_into(value_.p);
      case record_tag::sp: return policy_into(value_.sp);
      case record_tag::np: return policy_into(value_.np);
      case record_tag::adkim: value_.adkim = mode_of(); return;
      case record_tag::aspf: value_.aspf = mode_of(); return;
      case record_tag::t: value_.testing = letter_of("yn") == 'y'; return;
      case record_tag::psd: {
        const char letter = letter_of("ynu");
        value_.psd = letter == 'y' ? psd_flag::yes : letter == 'n' ? psd_flag::no : psd_flag::unknown;
        return;
      }
      case record_tag::fo:
        if (!read_failure_options(value, value_.fo)) problem(errc::bad_keyword, name, offset);
        fo_ = {.error = errc::unused_tag, .tag = name, .offset = offset};
        return;
      case record_tag::rua: value_.rua = value; return read_uris(name, value, offset);
      case record_tag::ruf: value_.ruf = value; return read_uris(name, value, offset);
      case record_tag::pct:
      case record_tag::rf:
      case record_tag::ri: return problem(errc::historic_tag, name, offset);
      case record_tag::v: return;
    }
  }

  constexpr void read_uris(std::string_view name, std::string_view list, std::size_t offset) {
    if constexpr (reports) {
      if (list.empty()) problem(errc::empty, name, offset);
      for (const auto& uri : report_uris{list}) {
        const std::size_t at = offset + uri.offset;
        if (uri.error != errc::none) {
          problem(uri.error, name, at);
        } else if (!uri.is_mailto()) {
          problem(errc::unsupported_scheme, name, at);
        } else if (is_unsafe(uri)) {
          problem(errc::unsafe_report_uri, name, at);
        }
        if (!uri.size.empty()) problem(errc::obsolete_size, name, offset + ascii::offset_in(list, uri.size) - 1);
      }
    }
  }

  constexpr void finish() {
    if ((seen_ & (1u << static_cast<unsigned>(record_tag::p))) == 0) {
      value_.malformed = true;
      problem(errc::missing_policy, "p", text_.size());
    }
    value_.applies = !value_.malformed || has_valid_uri(value_.rua);
    if (value_.ruf.empty()) {
      value_.fo = {};
      if (fo_.error != errc::none) report_(fo_);
    }
  }

  std::string_view text_;
  F& report_;
  record value_;
  record_problem fo_;
  unsigned seen_ = 1u << static_cast<unsigned>(record_tag::v);
};

}  // namespace detail

/// Whether a TXT record is a DMARC record at all: its first tag is v, with the value "DMARC1" in capitals. The rest may
/// still be wrong.
constexpr bool is_record(std::string_view text) noexcept {
  return detail::skip_version(text) != std::string_view::npos;
}

/// Reads the text of one TXT record, its strings joined. The only error is `not_dmarc`: such a text is ignored like any
/// other TXT record. Any other problem is passed to `report`, a callable that takes a `record_problem`, and the tag
/// gets its default: by RFC 9989 section 4.8, no other problem invalidates a record.
template <class F>
constexpr parsed<record> parse_record(std::string_view text FROMPROOF_LIFETIMEBOUND, F&& report) {
  return detail::record_reader<std::remove_reference_t<F>>{text, report}.read();
}
template <temporary_string S, class F>
parsed<record> parse_record(S&&, F&&) = delete;  // the result refers to the text: give it a name

/// The same, without reporting problems.
constexpr parsed<record> parse_record(std::string_view text FROMPROOF_LIFETIMEBOUND) noexcept {
  constexpr detail::ignore_problems nobody;
  return detail::record_reader<const detail::ignore_problems>{text, nobody}.read();
}
template <temporary_string S>
parsed<record> parse_record(S&&) = delete;  // the result refers to the text: give it a name

}  // namespace fromproof::inline v0::dmarc

#endif
