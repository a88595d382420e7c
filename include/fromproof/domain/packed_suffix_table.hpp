#ifndef FROMPROOF_DOMAIN_PACKED_SUFFIX_TABLE_HPP
#define FROMPROOF_DOMAIN_PACKED_SUFFIX_TABLE_HPP

// The suffix table (public_suffix.hpp) without what can be computed from its labels. Compressed, it takes five sixths
// of the table's size: for a program that is loaded over a network and has memory to unpack it in.

#include <cstddef>
#include <string_view>

#include "../text/slice.hpp"
#include "public_suffix.hpp"

namespace fromproof::inline v0 {

namespace detail::suffix {

// In the packed form, the children of a parent follow its flags:
//
// - group = entry..., NUL
// - entry = label, flags [, group]
//
// Entries stand in the order of their buckets.

inline constexpr std::size_t entries_per_bucket = 3;

constexpr std::size_t bucket_count(std::size_t entries) noexcept {
  return (entries + entries_per_bucket - 1) / entries_per_bucket;
}

/// The end of the group whose first entry is at `at`.
constexpr const char* skip(const char* at) noexcept {
  for (int depth = 1; depth != 0; ++at) {
    const unsigned c = octet(*at);
    if (c == 0) --depth;
    if (c <= all_flags && (c & parent) != 0) ++depth;
  }
  return at;
}

/// Calls `visit` with each entry of a group: its label, its flags, and the first entry of its own group.
template <class Visit>
constexpr void for_each_entry(const char* at, Visit visit) {
  while (*at != 0) {
    const char* const label = at;
    while (octet(*at) > all_flags) ++at;
    const std::string_view text{label, static_cast<std::size_t>(at - label)};
    const unsigned flags = octet(*at++);
    visit(text, flags, at);
    if ((flags & parent) != 0) at = skip(at);
  }
}

class unpacker {
 public:
  constexpr explicit unpacker(char* its_table) noexcept : table_{its_table} {}

  constexpr std::size_t unpack(const char* packed) noexcept {
    put(0, write_group(packed), 3);
    return size_;
  }

 private:
  /// Writes a group, then the groups below it. It nests as deep as the longest rule of the list has labels.
  constexpr std::size_t write_group(const char* group) noexcept {
    std::size_t entries = 0;
    for_each_entry(group, [&entries](std::string_view, unsigned, const char*) { ++entries; });
    const std::size_t buckets = bucket_count(entries);
    const std::size_t place = size_;
    const std::size_t first = place + 2 + 2 * buckets;
    put(place, buckets, 2);
    size_ = first;
    std::size_t open = 0;  // the bucket that is being filled
    const auto end_buckets = [&](std::size_t last) {
      for (; open < last; ++open) {
        put(place + 2 + open, (size_ - first) & 0xff, 1);
        put(place + 2 + buckets + open, (size_ - first) >> 8, 1);
      }
    };
    for_each_entry(group, [&](std::string_view label, unsigned flags, const char*) {
      end_buckets(bucket(label.data(), label.size(), buckets));
      for (const char c : label) table_[size_++] = c;
      table_[size_++] = static_cast<char>(flags);
      if ((flags & parent) != 0) size_ += 3;
    });
    end_buckets(buckets);
    std::size_t at = first;
    for_each_entry(group, [&](std::string_view label, unsigned flags, const char* below) {
      at += label.size() + 1;
      if ((flags & parent) == 0) return;
      put(at, write_group(below), 3);
      at += 3;
    });
    return place;
  }

  constexpr void put(std::size_t at, std::size_t value, int octets) noexcept {
    for (; octets > 0; --octets, value >>= 8) table_[at++] = static_cast<char>(value & 0xff);
  }

  char* table_;
  std::size_t size_ = 3;
};

}  // namespace detail::suffix

/// Public suffixes, packed by the generator as closely as it can. The data is a view and must come from the generator.
///
///     static std::array<char, packed_public_suffix_table.size()> memory;
///     const suffix_table table = packed_public_suffix_table.unpack(memory);
class packed_suffix_table {
 public:
  constexpr packed_suffix_table(std::string_view its_data, std::size_t its_size) noexcept
      : data_{its_data}, size_{its_size} {}

  /// The size of the unpacked table in octets.
  constexpr std::size_t size() const noexcept { return size_; }

  /// The table, which lives as long as the memory. It has no rules if the memory is too small.
  [[nodiscard]] constexpr suffix_table unpack(slice<char> memory) const noexcept {
    if (data_.empty() || memory.size() < size_) return {};
    detail::suffix::unpacker{memory.data()}.unpack(data_.data());
    return suffix_table{std::string_view{memory.data(), size_}};
  }

 private:
  std::string_view data_;
  std::size_t size_;
};

}  // namespace fromproof::inline v0

#endif
