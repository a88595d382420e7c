#ifndef FROMPROOF_REPORTS_PICTURE_STAGE_HPP
#define FROMPROOF_REPORTS_PICTURE_STAGE_HPP

// The records of one report that does not count yet: only its end shows that it is whole. Each thread that reads
// reports has one; `picture::add` takes them one after the other.
//
//   const auto memory = std::make_unique<reports::picture_stage_memory>();
//   reports::picture_stage staged{*memory, suffixes};
//   staged.begin();
//   staged.record({.count = 3u});
//   staged.counts().none == 3;  // true

#include <cstddef>
#include <cstdint>

#include "../domain/public_suffix.hpp"
#include "../text/bounded_list.hpp"
#include "../text/slice.hpp"
#include "aggregate_report.hpp"
#include "problem.hpp"
#include "source.hpp"
#include "source_table.hpp"

namespace fromproof::inline v0::reports {

/// An address of a report that does not count yet.
struct staged_address {
  std::uint64_t source = 0;  ///< the id of its source_row
  std::uint64_t address = 0;
};

/// The memory of a stage, 250 KB. On a heap: it is too large for a stack.
struct picture_stage_memory {
  source_table_memory<128> sources;
  staged_address addresses[std::size_t{1} << 13];
  std::uint64_t address_set[std::size_t{1} << 13]{};
};

namespace detail {

/// A set of hashes of fixed size. 0 marks a free place.
class hash_set {
 public:
  constexpr explicit hash_set(slice<std::uint64_t> its_places) noexcept : places_{its_places} {}

  enum class outcome : std::uint8_t { added, known, full };

  constexpr outcome add(std::uint64_t hash) noexcept {
    if (hash == 0) hash = 1;
    // The number of places is a power of two.
    std::size_t at = static_cast<std::size_t>(hash ^ hash >> 32) & (places_.size() - 1);
    for (;; at = (at + 1) & (places_.size() - 1)) {
      if (places_[at] == hash) return outcome::known;
      if (places_[at] == 0) break;
    }
    if (size_ >= places_.size() / 4 * 3) return outcome::full;
    places_[at] = hash;
    ++size_;
    return outcome::added;
  }
  constexpr void clear() noexcept {
    if (size_ == 0) return;
    for (auto& place : places_) place = 0;
    size_ = 0;
  }

 private:
  slice<std::uint64_t> places_;
  std::size_t size_ = 0;
};

}  // namespace detail

/// The records, as a handler of aggregate_reader: begin(), then one by one.
class picture_stage {
 public:
  constexpr picture_stage(picture_stage_memory& its_memory, const suffix_table& its_suffixes) noexcept
      : suffixes_{its_suffixes},
        sources_{its_memory.sources},
        addresses_{its_memory.addresses},
        address_set_{its_memory.address_set} {}

  /// Before the octets of a report.
  constexpr void begin() noexcept {
    sources_.clear();
    counts_ = {};
    records_ = problems_ = 0;
    exact_ = true;
    addresses_.clear();
    address_set_.clear();
  }

  constexpr void record(const aggregate_record& row) noexcept {
    const auto counts = counts_of(row);
    counts_ += counts;
    ++records_;
    // By the author: the head, which names the domain, may come after the records.
    with_named_source(row, suffixes_, [&](const source& from) {
      auto& to = sources_.find(0, from.kind, from.name, from.provider);
      to.counts += counts;
      add_address(to.id, row);
    });
  }

  constexpr void problem(const reports::problem&) noexcept { ++problems_; }

  constexpr const alignment_counts& counts() const noexcept { return counts_; }
  constexpr std::uint64_t records() const noexcept { return records_; }
  constexpr std::uint64_t problems() const noexcept { return problems_; }
  constexpr slice<const source_row> sources() const noexcept {
    return {sources_.rows().data(), sources_.rows().size()};
  }
  /// Sources that there was no room for, as one sum.
  constexpr const alignment_counts& other_sources() const noexcept { return sources_.others(); }
  constexpr std::uint64_t other_source_rows() const noexcept { return sources_.other_rows(); }
  constexpr slice<const staged_address> addresses() const noexcept { return {addresses_.data(), addresses_.size()}; }
  /// False if there was no room for some of them.
  constexpr bool addresses_are_exact() const noexcept { return exact_; }

 private:
  constexpr void add_address(std::uint64_t source, const aggregate_record& row) noexcept {
    if (!row.source.is_v4() && !row.source.is_v6()) return;
    const staged_address one{source, text_hash{}.add(row.source_text).value()};
    const auto outcome = address_set_.add(one.source ^ one.address);
    if (outcome == detail::hash_set::outcome::full) exact_ = false;
    if (outcome == detail::hash_set::outcome::added) addresses_.push_back(one);
  }

  const suffix_table& suffixes_;
  source_table sources_;
  bounded_list<staged_address> addresses_;
  detail::hash_set address_set_;
  alignment_counts counts_;
  std::uint64_t records_ = 0, problems_ = 0;
  bool exact_ = true;
};

}  // namespace fromproof::inline v0::reports

#endif
