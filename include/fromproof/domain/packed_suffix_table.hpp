#ifndef FROMPROOF_DOMAIN_PACKED_SUFFIX_TABLE_HPP
#define FROMPROOF_DOMAIN_PACKED_SUFFIX_TABLE_HPP

// The suffix table (public_suffix.hpp) without what can be computed from its labels. Compressed, it takes three
// quarters of the table's size: for a program that is loaded over a network and has memory to unpack it in.

#include <cstddef>
#include <string_view>

#include "../text/ascii.hpp"
#include "../text/slice.hpp"
#include "public_suffix.hpp"

namespace fromproof::inline v0 {

namespace detail::suffix {

// The packed form is the groups of the table, the root's first and then those of its parents, in their order there:
//
// - group = ["." parent... "."] entry..., NUL
// - entry = mark, the other letters [, flags]     mark: how many first letters are those of the label before; A is none
//
// Letters of labels are small and marks are capitals, so that compressors take the table for a text. An entry without
// flags is a rule; between the dots, a rule and a parent. Each kind is in alphabetical order; in the table, the entries
// of one bucket keep that order.

inline constexpr std::size_t max_label = 63;
inline constexpr std::size_t max_same_letters = 25;  // Z
inline constexpr std::size_t entries_per_bucket = 3;

constexpr char entry_mark(std::size_t same_letters) noexcept {
  return static_cast<char>('A' + same_letters);
}
constexpr bool is_entry_mark(char c) noexcept {
  return c >= 'A' && c <= 'Z';
}

inline constexpr char border_of_parents = '.';

constexpr std::size_t bucket_count(std::size_t entries) noexcept {
  return (entries + entries_per_bucket - 1) / entries_per_bucket;
}

/// Calls `visit` with the label and the flags of each entry of a group. Returns the end of the group.
template <class Visit>
constexpr const char* for_each_entry(const char* at, Visit visit) {
  char label[max_label] = {};
  unsigned usual = rule;
  while (*at != 0) {
    if (*at == border_of_parents) {
      usual ^= parent;
      ++at;
      continue;
    }
    std::size_t size = octet(*at++) - octet(entry_mark(0));
    while (*at == '-' || (*at >= '0' && !is_entry_mark(*at))) label[size++] = *at++;
    const bool has_flags = *at > 0 && octet(*at) <= all_flags;
    visit(ascii::text_at(label, size), has_flags ? octet(*at++) : usual);
  }
  return at + 1;
}

/// The number of buckets of a group in the table, and where each of them ends.
class group_head {
 public:
  constexpr explicit group_head(char* its_group) noexcept : group_{its_group} {}

  constexpr void begin(std::size_t buckets) noexcept {
    group_[0] = static_cast<char>(buckets & 0xff);
    group_[1] = static_cast<char>(buckets >> 8);
    for (std::size_t b = 0; b < buckets; ++b) set_end(b, 0);
  }
  constexpr std::size_t buckets() const noexcept { return octet(group_[0]) | octet(group_[1]) << 8; }
  constexpr std::size_t size() const noexcept { return 2 + 2 * buckets(); }

  constexpr std::size_t end(std::size_t bucket) const noexcept {
    return octet(group_[2 + bucket]) | octet(group_[2 + buckets() + bucket]) << 8;
  }
  constexpr void set_end(std::size_t bucket, std::size_t end) noexcept {
    group_[2 + bucket] = static_cast<char>(end & 0xff);
    group_[2 + buckets() + bucket] = static_cast<char>(end >> 8);
  }

 private:
  char* group_;
};

class unpacker {
 public:
  constexpr explicit unpacker(char* its_table) noexcept : table_{its_table} {}

  /// Returns the size of the table.
  constexpr std::size_t unpack(const char* packed) noexcept {
    std::size_t group = size_;
    put_place(0);
    packed = write_group(packed);
    while (group != size_) {
      const group_head head{table_ + group};
      group += head.size();
      for (const std::size_t end = group + head.end(head.buckets() - 1); group != end;) {
        const unsigned c = octet(table_[group++]);
        if (c > all_flags || (c & parent) == 0) continue;
        put_place(group);
        group += 3;
        packed = write_group(packed);
      }
    }
    return size_;
  }

 private:
  /// Appends a group, and returns the next one.
  constexpr const char* write_group(const char* packed) noexcept {
    std::size_t entries = 0;
    for (const char* at = packed; *at != 0; ++at) {
      if (is_entry_mark(*at)) ++entries;
    }
    const std::size_t buckets = bucket_count(entries);
    group_head head{table_ + size_};
    head.begin(buckets);
    size_ += head.size();
    // The ends are first the sizes of the buckets, then where they begin, and grow while they are filled.
    for_each_entry(packed, [&](std::string_view label, unsigned flags) {
      const std::size_t b = bucket(label.data(), label.size(), buckets);
      head.set_end(b, head.end(b) + label.size() + ((flags & parent) != 0 ? 4 : 1));
    });
    std::size_t total = 0;
    for (std::size_t b = 0; b < buckets; ++b) {
      const std::size_t size = head.end(b);
      head.set_end(b, total);
      total += size;
    }
    packed = for_each_entry(packed, [&](std::string_view label, unsigned flags) {
      const std::size_t b = bucket(label.data(), label.size(), buckets);
      std::size_t at = head.end(b);
      for (const char c : label) table_[size_ + at++] = c;
      table_[size_ + at++] = static_cast<char>(flags);
      head.set_end(b, (flags & parent) != 0 ? at + 3 : at);
    });
    size_ += total;
    return packed;
  }

  /// Writes that the next group is the one below.
  constexpr void put_place(std::size_t at) noexcept {
    for (std::size_t place = size_, i = 0; i < 3; ++i, place >>= 8) table_[at + i] = static_cast<char>(place & 0xff);
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
    return suffix_table{ascii::text_at(memory.data(), size_)};
  }

 private:
  std::string_view data_;
  std::size_t size_;
};

}  // namespace fromproof::inline v0

#endif
