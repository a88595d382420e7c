#ifndef FROMPROOF_DMARC_SET_TAG_HPP
#define FROMPROOF_DMARC_SET_TAG_HPP

// Replaces one tag of a record and keeps the rest.
//
//   set_tag("v=DMARC1; p=none; fo=1", "p", "reject").write(out);  // out == "v=DMARC1; p=reject; fo=1"

#include <array>
#include <cstddef>
#include <string_view>
#include <type_traits>

#include "../text/ascii.hpp"
#include "../text/lifetime.hpp"
#include "../text/sink.hpp"
#include "record.hpp"

namespace fromproof::inline v0::dmarc {

/// A record in pieces, which are views of the old record, the tag and its value; empty if there was no record.
struct [[nodiscard]] changed_record {
  std::array<std::string_view, 6> pieces{};

  template <text_sink S>
  constexpr void write(S&& out) const {
    for (const auto piece : pieces) out(piece);
  }
};

namespace detail {

/// The place of a tag in a record: its name begins at `name`, its value is [begin, end). npos if there is no such tag.
struct place {
  std::size_t name = std::string_view::npos;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The first of several, as in parse_record().
constexpr place find_tag(std::string_view record, std::string_view wanted) noexcept {
  for (std::size_t at = 0; at < record.size();) {
    std::size_t end = record.find(';', at);
    if (end == std::string_view::npos) end = record.size();
    const std::string_view spec = ascii::trim_wsp(ascii::slice(record, at, end));
    at = end + 1;
    const std::size_t equals = spec.find('=');
    if (equals == std::string_view::npos) continue;
    const std::string_view name = ascii::trim_wsp(ascii::slice(spec, 0, equals));
    if (!ascii::iequals(name, wanted)) continue;
    const std::string_view value = ascii::trim_wsp(ascii::slice(spec, equals + 1, spec.size()));
    const std::size_t begin =
        ascii::offset_in(record, value.empty() ? spec : value) + (value.empty() ? spec.size() : 0);
    return {.name = ascii::offset_in(record, spec), .begin = begin, .end = begin + value.size()};
  }
  return {};
}

constexpr bool is_between_tags(char c) noexcept {
  return c == ';' || ascii::is_wsp(c);
}

}  // namespace detail

/// Gives a tag another value, or adds it at the end. Removes pct=, which RFC 9989 no longer has: receivers that still
/// read it would apply the new policy to only part of the mail.
constexpr changed_record set_tag(std::string_view record FROMPROOF_LIFETIMEBOUND,
                                 std::string_view tag FROMPROOF_LIFETIMEBOUND,
                                 std::string_view value FROMPROOF_LIFETIMEBOUND) noexcept {
  if (!is_record(record)) return {};
  // Removes [pct_begin, pct_end) with the white space and semicolons before it; the version always precedes it.
  const auto pct = detail::find_tag(record, "pct");
  const bool has_pct = pct.name != std::string_view::npos;
  const std::size_t pct_end = has_pct ? pct.end : record.size();
  std::size_t pct_begin = has_pct ? pct.name : record.size();
  while (has_pct && detail::is_between_tags(record[pct_begin - 1])) --pct_begin;
  const auto slice = [record](std::size_t begin, std::size_t end) { return ascii::slice(record, begin, end); };

  const auto old = detail::find_tag(record, tag);
  if (old.name < pct_begin) {
    return {{slice(0, old.begin), value, slice(old.end, pct_begin), slice(pct_end, record.size())}};
  }
  if (old.name != std::string_view::npos) {
    return {{slice(0, pct_begin), slice(pct_end, old.begin), value, slice(old.end, record.size())}};
  }
  std::size_t end = record.size();
  while (end > pct_end && detail::is_between_tags(record[end - 1])) --end;
  if (!has_pct) {
    while (detail::is_between_tags(record[end - 1])) --end;
    return {{slice(0, end), "; ", tag, "=", value}};
  }
  return {{slice(0, pct_begin), slice(pct_end, end), "; ", tag, "=", value}};
}
template <class... S>
std::enable_if_t<(temporary_string<S> || ...), changed_record> set_tag(S&&...) = delete;  // give the texts names

}  // namespace fromproof::inline v0::dmarc

#endif
