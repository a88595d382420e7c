#ifndef FROMPROOF_PUBLIC_SUFFIX_HPP
#define FROMPROOF_PUBLIC_SUFFIX_HPP

// The organizational domain by the public suffix list (RFC 7489 section 3.2): "example.co.uk" of "mail.example.co.uk".
// The list is data, and it changes: it is not here, but in a table that tools/generate_public_suffix_table.cpp makes
// from it when the program is built (public_suffix_table.hpp).

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace fromproof::inline v0 {

namespace detail::suffix {

// The table is a tree of labels, read from the right of a name. Each inner node has a group of children:
//
//   table  = place of the root's group, group...
//   group  = buckets, end[buckets], entry...    2 octets each; end: counted from the first entry
//   entry  = size, label [, flags [, place]]
//
// A label stands in the bucket that its hash names; end[b] is where bucket b ends and the next begins. `size` has the
// bit `has_flags` where the entry is more than an ordinary rule without children; `place` is the offset of its group in
// the table, 3 octets. Numbers are little-endian. An empty table has no rules.

inline constexpr unsigned has_flags = 0x40;  // of size
inline constexpr unsigned size_mask = 0x3f;
inline constexpr unsigned rule = 1;       // the name down to here is a public suffix
inline constexpr unsigned exception = 2;  // "!": it is none, whatever the wildcard says
inline constexpr unsigned wildcard = 4;   // "*.": each name one label longer is one
inline constexpr unsigned parent = 8;     // a group follows

constexpr unsigned octet(char c) noexcept {
  return static_cast<unsigned char>(c);
}

/// Spreads labels over buckets. Four of its octets tell a label well enough.
constexpr std::size_t bucket(const char* label, std::size_t size, std::size_t buckets) noexcept {
  std::uint32_t hash = octet(label[0]) | octet(label[size / 2]) << 8 | octet(label[size - 1]) << 16;
  hash |= (octet(label[size / 3]) ^ static_cast<unsigned>(size)) << 24;
  hash *= 0x9e3779b1;
  return (hash >> 16) * buckets >> 16;
}

}  // namespace detail::suffix

/// Public suffixes, as the generator packs them. The data is a view: it must outlive the table, and come from the
/// generator. A default table has no rules, and then the list's rule for unknown names holds: each top-level domain is
/// a public suffix.
class suffix_table {
 public:
  constexpr suffix_table() = default;
  constexpr explicit suffix_table(std::string_view data) noexcept : data_{data} {}

  /// The public suffix of a normalized name (domain.hpp), a view of its end: "co.uk" of "example.co.uk", and all of
  /// "co.uk". ICANN's rules and private ones ("github.io") count alike; of several the longest, but an exception first.
  constexpr std::string_view public_suffix(std::string_view name) const noexcept {
    using namespace detail::suffix;
    const char* const text = name.data();
    std::size_t group = data_.empty() ? 0 : number(0, 3);
    bool starred = false;                      // "*" is among the children of the node
    std::size_t end = name.size();             // of the label
    std::size_t suffix = start_of(name, end);  // what no rule knows ends in a top-level domain
    for (std::size_t start = suffix;; start = start_of(name, end)) {
      const std::size_t entry = group == 0 ? 0 : find(group, text + start, end - start);
      unsigned flags = entry == 0 ? 0 : rule;
      group = 0;
      if (entry != 0 && (octet(data_.data()[entry]) & has_flags) != 0) {
        const std::size_t more = entry + 1 + (end - start);
        flags = octet(data_.data()[more]);
        if ((flags & parent) != 0) group = number(more + 1, 3);
      }
      if ((flags & exception) != 0) {  // the rule without its leftmost label
        suffix = end + 1;
        break;
      }
      if (starred || (flags & rule) != 0) suffix = start;
      starred = (flags & wildcard) != 0;
      if (start == 0 || (group == 0 && !starred)) break;
      end = start - 1;
    }
    return {text + suffix, name.size() - suffix};
  }

  /// The number of labels of the public suffix: 2 of "mail.example.co.uk".
  constexpr int public_suffix_labels(std::string_view name) const noexcept {
    int labels = name.empty() ? 0 : 1;
    for (const char c : public_suffix(name)) labels += c == '.';
    return labels;
  }

 private:
  constexpr std::size_t number(std::size_t at, int octets) const noexcept {
    using detail::suffix::octet;
    const char* const digits = data_.data() + at;
    return octet(digits[0]) | octet(digits[1]) << 8 | (octets > 2 ? octet(digits[2]) << 16 : 0);
  }

  /// Where the label begins that ends at `end`.
  static constexpr std::size_t start_of(std::string_view name, std::size_t end) noexcept {
    while (end > 0 && name.data()[end - 1] != '.') --end;
    return end;
  }

  /// The offset of the label's entry in the group, or 0.
  constexpr std::size_t find(std::size_t group, const char* label, std::size_t size) const noexcept {
    using namespace detail::suffix;
    if (size == 0 || size > size_mask) return 0;
    const char* const data = data_.data();
    const std::size_t buckets = number(group, 2);
    const std::size_t b = bucket(label, size, buckets);
    const std::size_t entries = group + 2 + 2 * buckets;
    std::size_t at = entries + (b == 0 ? 0 : number(group + 2 * b, 2));
    const std::size_t last = entries + number(group + 2 + 2 * b, 2);
    while (at != last) {
      const unsigned head = octet(data[at]);
      const std::size_t length = head & size_mask;
      if (length == size && data[at + 1] == label[0]) {
        std::size_t same = 1;
        while (same < size && data[at + 1 + same] == label[same]) ++same;
        if (same == size) return at;
      }
      at += 1 + length;
      if ((head & has_flags) != 0) at += (octet(data[at]) & parent) == 0 ? 1 : 4;
    }
    return 0;
  }

  std::string_view data_;
};

/// The organizational domain of a normalized name: its public suffix and one label more, as a view of the name's end.
/// Empty where the name is a public suffix itself: that belongs to no organization.
///
///     organizational_domain(table, "mail.example.co.uk")   // "example.co.uk"
constexpr std::string_view organizational_domain(const suffix_table& table, std::string_view name) noexcept {
  const std::size_t suffix = table.public_suffix(name).size();
  if (suffix == name.size()) return {};
  std::size_t start = name.size() - suffix - 1;  // at the dot
  while (start > 0 && name[start - 1] != '.') --start;
  return {name.data() + start, name.size() - start};
}

}  // namespace fromproof::inline v0

#endif
