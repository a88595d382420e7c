#ifndef FROMPROOF_DOMAIN_PUBLIC_SUFFIX_HPP
#define FROMPROOF_DOMAIN_PUBLIC_SUFFIX_HPP

// The organizational domain by the public suffix list (RFC 7489 section 3.2): "example.co.uk" of "mail.example.co.uk".
// The list is data that changes, so it is not in this header: tools/generate_public_suffix_table.cpp makes a table from
// it when the program is built (public_suffix_table.hpp).

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../text/lifetime.hpp"

namespace fromproof::inline v0 {

namespace detail::suffix {

// The table is a tree of labels, read from the right of a name. Each inner node has a group of children:
//
// - table  = place of the root's group, group...
// - group  = buckets, low octet of end[buckets], high octet of end[buckets], entry...    end: from the first entry
// - entry  = label, flags [, place]
//
// A label stands in the bucket that its first letters select; end[b] is where bucket b ends and the next one begins.
// Inside a bucket, labels are sorted. The octet `flags` ends a label and is less than any octet of one; the flags of a
// parent are followed by the offset of its group in the table, 3 octets. Numbers are little-endian. An empty table has
// no rules.
//
// The nearly sorted labels, each ended by its flags, make the table small when it is compressed, as WebAssembly is for
// transfer.

inline constexpr unsigned rule = 1;       // the name down to here is a public suffix
inline constexpr unsigned exception = 2;  // "!": it is not one, whatever the wildcard says
inline constexpr unsigned wildcard = 4;   // "*.": each name one label longer is one
inline constexpr unsigned parent = 8;     // a group follows
inline constexpr unsigned all_flags = 15;

constexpr unsigned octet(char c) noexcept {
  return static_cast<unsigned char>(c);
}

/// Spreads labels over buckets and nearly keeps their order.
constexpr std::size_t bucket(const char* label, std::size_t size, std::size_t buckets) noexcept {
  if (size > 6 && label[0] == 'x' && label[1] == 'n' && label[2] == '-' && label[3] == '-') label += 4;
  std::size_t first = (octet(label[0]) & 31) << 10;
  if (size > 1) first |= (octet(label[1]) & 31) << 5;
  if (size > 2) first |= octet(label[2]) & 31;
  return first * buckets >> 15;
}

}  // namespace detail::suffix

/// Public suffixes, packed by the generator. The data is a view: it must outlive the table and come from the generator.
/// A default table has no rules; then the list's rule for unknown names applies: each top-level domain is a public
/// suffix.
class suffix_table {
 public:
  constexpr suffix_table() = default;
  constexpr explicit suffix_table(std::string_view its_data FROMPROOF_LIFETIMEBOUND) noexcept : data_{its_data} {}
  template <temporary_string S>
  // NOLINTNEXTLINE(bugprone-forwarding-reference-overload): only a std::string
  explicit suffix_table(S&&) = delete;  // the result refers to the text: give it a name

  /// Whether the list has a rule for the top-level domain of a name, or for a name below it: true for "example.co.uk",
  /// false for "node.js" and for any name if the table has no rules.
  constexpr bool knows_top_level(std::string_view name) const noexcept {
    if (data_.empty()) return false;
    const std::size_t start = start_of(name, name.size());
    return find(number(0, 3), name.data() + start, name.size() - start) != 0;
  }

  /// The public suffix of a normalized name (domain.hpp), as a view of its end: "co.uk" of "example.co.uk" and of
  /// "co.uk" itself. ICANN's rules and private ones ("github.io") count alike. The longest matching rule wins; an
  /// exception comes first.
  constexpr std::string_view public_suffix(std::string_view name FROMPROOF_LIFETIMEBOUND) const noexcept {
    using namespace detail::suffix;
    const char* const text = name.data();
    std::size_t group = data_.empty() ? 0 : number(0, 3);
    bool starred = false;                      // "*" is among the children of the node
    std::size_t end = name.size();             // of the label
    std::size_t suffix = start_of(name, end);  // an unknown name ends in a top-level domain
    for (std::size_t start = suffix;; start = start_of(name, end)) {
      const std::size_t found = group == 0 ? 0 : find(group, text + start, end - start);
      const unsigned flags = found == 0 ? 0 : octet(data_.data()[found]);
      group = (flags & parent) == 0 ? 0 : number(found + 1, 3);
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
  template <temporary_string S>
  std::string_view public_suffix(S&&) const = delete;  // the result refers to the text: give it a name

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

  /// The start of the label that ends at `end`.
  static constexpr std::size_t start_of(std::string_view name, std::size_t end) noexcept {
    while (end > 0 && name.data()[end - 1] != '.') --end;
    return end;
  }

  /// The offset of the label's flags in the group, or 0.
  constexpr std::size_t find(std::size_t group, const char* label, std::size_t size) const noexcept {
    using namespace detail::suffix;
    if (size == 0) return 0;
    const char* const data = data_.data();
    const std::size_t buckets = number(group, 2);
    const std::size_t b = bucket(label, size, buckets);
    const char* const low = data + group + 2;
    const char* const high = low + buckets;
    const std::size_t entries = group + 2 + 2 * buckets;
    const std::size_t last = entries + (octet(low[b]) | octet(high[b]) << 8);
    for (std::size_t at = entries + (b == 0 ? 0 : octet(low[b - 1]) | octet(high[b - 1]) << 8); at != last; ++at) {
      std::size_t same = 0;
      while (same < size && data[at] == label[same] && octet(data[at]) > all_flags) ++same, ++at;
      if (same == size && octet(data[at]) <= all_flags) return at;
      while (octet(data[at]) > all_flags) ++at;
      if ((octet(data[at]) & parent) != 0) at += 3;
    }
    return 0;
  }

  std::string_view data_;
};

/// The organizational domain of a normalized name: its public suffix and one more label, as a view of the name's end.
/// Empty if the name is itself a public suffix, which belongs to no organization.
///
///     organizational_domain(suffixes, "mail.example.co.uk");  // "example.co.uk"
constexpr std::string_view organizational_domain(const suffix_table& table,
                                                 std::string_view name FROMPROOF_LIFETIMEBOUND) noexcept {
  const std::size_t suffix = table.public_suffix(name).size();
  if (suffix == name.size()) return {};
  std::size_t start = name.size() - suffix - 1;  // at the dot
  while (start > 0 && name[start - 1] != '.') --start;
  return {name.data() + start, name.size() - start};
}
template <temporary_string S>
std::string_view organizational_domain(const suffix_table&,
                                       S&&) = delete;  // the result refers to the text: give it a name

}  // namespace fromproof::inline v0

#endif
