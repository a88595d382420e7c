#ifndef FROMPROOF_REPORTS_SOURCE_TABLE_HPP
#define FROMPROOF_REPORTS_SOURCE_TABLE_HPP

// The sources of any number of records in a table of fixed size. When it is full, its lighter rows become
// one sum, "others": the heavy ones stay, and no message is lost.

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>

#include "../advice/facts/provider.hpp"
#include "../text/ascii.hpp"
#include "../text/slice.hpp"
#include "source.hpp"

namespace fromproof::inline v0::reports {

/// A sum that stays at the largest number instead of beginning again at 0.
constexpr std::uint64_t sum_of(std::uint64_t a, std::uint64_t b) noexcept {
  return a + b < a ? std::numeric_limits<std::uint64_t>::max() : a + b;
}

/// Messages by what proved their domain.
struct alignment_counts {
  std::uint64_t both = 0;
  std::uint64_t dkim_only = 0;
  std::uint64_t spf_only = 0;
  std::uint64_t none = 0;

  constexpr std::uint64_t passed() const noexcept { return sum_of(sum_of(both, dkim_only), spf_only); }
  constexpr std::uint64_t messages() const noexcept { return sum_of(passed(), none); }
  constexpr alignment_counts& operator+=(const alignment_counts& more) noexcept {
    both = sum_of(both, more.both);
    dkim_only = sum_of(dkim_only, more.dkim_only);
    spf_only = sum_of(spf_only, more.spf_only);
    none = sum_of(none, more.none);
    return *this;
  }
};

/// The counts of one record.
constexpr alignment_counts counts_of(const aggregate_record& row) noexcept {
  const std::uint64_t count = row.count.value_or(0);
  alignment_counts out;
  (row.dkim_passes()  ? row.spf_passes() ? out.both : out.dkim_only
   : row.spf_passes() ? out.spf_only
                      : out.none) = count;
  return out;
}

/// A 64-bit hash of texts and octets (FNV-1a). Only for tables: the author of a report can choose two texts with one
/// hash.
class text_hash {
 public:
  constexpr text_hash& add(std::string_view text) noexcept {
    for (const char c : text) value_ = (value_ ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    value_ = (value_ ^ 0xff) * 0x100000001b3;
    return *this;
  }
  constexpr std::uint64_t value() const noexcept { return value_; }

 private:
  std::uint64_t value_ = 0xcbf29ce484222325;
};

/// One row.
struct source_row {
  source_kind kind = source_kind::unknown;
  const advice::provider* provider = nullptr;
  std::uint32_t group = 0;  ///< what the caller sorts by, such as the number of a domain
  std::uint64_t id = 0;     ///< a hash of kind and name
  alignment_counts counts;
  std::uint64_t addresses = 0;
  std::uint8_t name_size = 0;
  char name_octets[255]{};

  constexpr std::string_view name() const noexcept { return ascii::text_at(name_octets, name_size); }
};

/// The memory of a table: its rows, and their hashes side by side, which are what a search reads.
template <std::size_t Rows>
struct source_table_memory {
  source_row rows[Rows];
  std::uint64_t hashes[Rows]{};
};

class source_table {
 public:
  template <std::size_t Rows>
  constexpr explicit source_table(source_table_memory<Rows>& its_memory) noexcept
      : rows_{its_memory.rows}, hashes_{its_memory.hashes} {}

  /// The row of a source. Valid until the next call.
  constexpr source_row& find(std::uint32_t group, source_kind kind, std::string_view name,
                             const advice::provider* provider) noexcept {
    if (name.size() > sizeof source_row::name_octets) name = ascii::slice(name, 0, sizeof source_row::name_octets);
    const char key = static_cast<char>(kind);
    const std::uint64_t id = text_hash{}.add({&key, 1}).add(name).value();
    const std::uint64_t hash = id ^ group * 0x9e3779b97f4a7c15;
    for (std::size_t i = 0; i < size_; ++i) {
      if (hashes_[i] != hash) continue;
      auto& row = rows_[i];
      if (row.group == group && row.kind == kind && row.name() == name) return row;
    }
    if (size_ == rows_.size()) make_room();
    hashes_[size_] = hash;
    auto& row = rows_[size_++];
    row = {};
    row.kind = kind;
    row.provider = provider;
    row.group = group;
    row.id = id;
    for (const char c : name) row.name_octets[row.name_size++] = c;
    return row;
  }

  constexpr slice<source_row> rows() const noexcept { return rows_.first(size_); }
  /// The messages and rows that have become one sum.
  constexpr const alignment_counts& others() const noexcept { return others_; }
  constexpr std::uint64_t other_rows() const noexcept { return other_rows_; }

  /// Puts the heaviest rows first.
  constexpr void sort() noexcept {
    for (std::size_t i = 1; i < size_; ++i) {
      const auto row = rows_[i];
      const auto hash = hashes_[i];
      std::size_t at = i;
      for (; at > 0 && rows_[at - 1].counts.messages() < row.counts.messages(); --at) {
        rows_[at] = rows_[at - 1];
        hashes_[at] = hashes_[at - 1];
      }
      rows_[at] = row;
      hashes_[at] = hash;
    }
  }

  constexpr void add_others(const alignment_counts& counts, std::uint64_t rows) noexcept {
    others_ += counts;
    other_rows_ += rows;
  }
  constexpr void clear() noexcept {
    size_ = 0;
    others_ = {};
    other_rows_ = 0;
  }

 private:
  /// Removes the rows with no more messages than the average, and the lightest in any case.
  constexpr void make_room() noexcept {
    std::uint64_t sum = 0, least = std::numeric_limits<std::uint64_t>::max();
    for (const auto& row : rows()) {
      const auto messages = row.counts.messages();
      sum = sum_of(sum, messages);
      least = messages < least ? messages : least;
    }
    const std::uint64_t most = sum / size_ > least ? sum / size_ : least;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < size_; ++i) {
      if (rows_[i].counts.messages() > most) {
        rows_[kept] = rows_[i];
        hashes_[kept++] = hashes_[i];
      } else {
        add_others(rows_[i].counts, 1);
      }
    }
    size_ = kept;
  }

  slice<source_row> rows_;
  slice<std::uint64_t> hashes_;
  std::size_t size_ = 0;
  alignment_counts others_;
  std::uint64_t other_rows_ = 0;
};

}  // namespace fromproof::inline v0::reports

#endif
