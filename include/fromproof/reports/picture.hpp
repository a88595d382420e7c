#ifndef FROMPROOF_REPORTS_PICTURE_HPP
#define FROMPROOF_REPORTS_PICTURE_HPP

// What any number of aggregate reports say together: who sends in a domain's name, what proves it, and when. Its memory
// does not grow; what does not fit is counted and said to be left out.
//
//   const auto memory = std::make_unique<reports::picture_memory>();
//   const auto reading = std::make_unique<reports::aggregate_memory<>>();
//   reports::picture picture{*memory, suffixes};
//   reports::aggregate_reader reader{*reading, picture};
//   picture.begin();
//   reader("<feedback><policy_published><domain>example.jp</domain></policy_published></feedback>");
//   if (reader.finish()) picture.end(reader.report());
//   picture.domains()[0].name.view() == "example.jp";  // true
//
// A report counts only when it is known to be whole: until then its records are kept apart.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../domain/public_suffix.hpp"
#include "../text/ascii.hpp"
#include "../text/bounded_list.hpp"
#include "../text/maybe.hpp"
#include "../text/slice.hpp"
#include "aggregate_report.hpp"
#include "problem.hpp"
#include "source.hpp"
#include "source_table.hpp"

namespace fromproof::inline v0::reports {

/// A text of at most 255 octets in memory of its own; a longer one is cut.
class short_text {
 public:
  constexpr short_text() noexcept = default;
  constexpr explicit short_text(std::string_view its_text) noexcept {
    for (const char c : its_text) {
      if (size_ == sizeof octets_) break;
      octets_[size_++] = c;
    }
  }
  constexpr std::string_view view() const noexcept { return ascii::text_at(octets_, size_); }

 private:
  char octets_[255]{};
  std::uint8_t size_ = 0;
};

/// A domain that reports are about, with the newest policy that one of them shows.
struct reported_domain {
  short_text name;
  short_text p, sp, np, adkim, aspf, fo, testing, discovery_method;
  std::int64_t policy_from = 0;  ///< when the report with this policy begins
  alignment_counts counts;
  std::uint64_t reports = 0;

  /// The policy as views of the texts here.
  constexpr published_policy policy() const noexcept {
    return {.domain = name.view(),
            .p = p.view(),
            .sp = sp.view(),
            .np = np.view(),
            .adkim = adkim.view(),
            .aspf = aspf.view(),
            .fo = fo.view(),
            .testing = testing.view(),
            .discovery_method = discovery_method.view()};
  }
};

struct reported_day {
  std::int64_t day = 0;  ///< days since 1970-01-01 UTC
  alignment_counts counts;
};

struct reporter {
  short_text name;
  std::uint64_t reports = 0;
  std::uint64_t messages = 0;
};

/// An address of a report that does not count yet.
struct staged_address {
  std::uint64_t source = 0;  ///< the id of its source_row
  std::uint64_t address = 0;
};

/// The memory of a picture, 3.3 MB. On a heap: it is too large for a stack.
struct picture_memory {
  static constexpr std::size_t most_domains = 64;
  static constexpr std::size_t most_days = 1100;
  static constexpr std::size_t most_reporters = 256;

  reported_domain domains[most_domains];
  reported_day days[most_days];
  reporter reporters[most_reporters];
  source_table_memory<512> sources;
  source_table_memory<128> staged;  ///< of the report that is being read
  staged_address staged_addresses[std::size_t{1} << 13];
  std::uint64_t staged_address_set[std::size_t{1} << 13]{};
  std::uint64_t addresses[std::size_t{1} << 16]{};     ///< hashes of domain, source and address
  std::uint64_t reports_seen[std::size_t{1} << 18]{};  ///< hashes of reporter and identifier
};

/// What is true of all reports.
struct picture_totals {
  std::uint64_t reports = 0;
  std::uint64_t duplicates = 0;
  std::uint64_t records = 0;
  alignment_counts counts;
  maybe<std::int64_t> begin, end;
  std::uint64_t problems = 0;
  bool addresses_are_exact = true;   ///< otherwise there are at least so many
  bool duplicates_are_exact = true;  ///< otherwise some may have counted twice
};

/// The day of a time in seconds, both since 1970.
constexpr std::int64_t day_of(std::int64_t time) noexcept {
  return time / 86400;
}

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

inline constexpr std::int64_t seconds_of_a_day = 86400;

/// part / whole of a count, rounded down; without overflow for parts of a few hundred days.
constexpr std::uint64_t share(std::uint64_t count, std::uint64_t part, std::uint64_t whole) noexcept {
  return count / whole * part + count % whole * part / whole;
}

}  // namespace detail

/// The picture, as a handler of aggregate_reader: begin(), the records, then end() or drop().
class picture {
 public:
  picture(picture_memory& its_memory, const suffix_table& its_suffixes) noexcept
      : suffixes_{its_suffixes},
        domains_{its_memory.domains},
        days_{its_memory.days},
        reporters_{its_memory.reporters},
        sources_{its_memory.sources},
        staged_{its_memory.staged},
        staged_addresses_{its_memory.staged_addresses},
        staged_address_set_{its_memory.staged_address_set},
        addresses_{its_memory.addresses},
        seen_{its_memory.reports_seen} {}

  /// Before the octets of a report.
  constexpr void begin() noexcept {
    staged_.clear();
    staged_counts_ = {};
    staged_records_ = staged_problems_ = 0;
    staged_exact_ = true;
    staged_addresses_.clear();
    staged_address_set_.clear();
  }

  constexpr void record(const aggregate_record& row) noexcept {
    const auto counts = counts_of(row);
    staged_counts_ += counts;
    ++staged_records_;
    // By the author: the head, which names the domain, may come after the records.
    with_named_source(row, suffixes_, [&](const source& from) {
      auto& to = staged_.find(0, from.kind, from.name, from.provider);
      to.counts += counts;
      stage_address(to.id, row);
    });
  }

  constexpr void problem(const reports::problem&) noexcept { ++staged_problems_; }

  /// The report is whole: now it counts, unless it did before.
  constexpr void end(const aggregate_report& report) noexcept {
    if (!report.report_id.empty()) {
      const auto name = text_hash{}.add(report.org_name).add(report.report_id).add(report.policy.domain).value();
      const auto outcome = seen_.add(name);
      if (outcome == detail::hash_set::outcome::known) return static_cast<void>(++totals_.duplicates);
      if (outcome == detail::hash_set::outcome::full) totals_.duplicates_are_exact = false;
    }
    ++totals_.reports;
    totals_.records += staged_records_;
    totals_.problems += staged_problems_;
    totals_.counts += staged_counts_;
    if (!staged_exact_) totals_.addresses_are_exact = false;
    add_sources(add_domain(report));
    add_reporter(report.org_name);
    add_period(report.begin, report.end);
  }

  constexpr const picture_totals& totals() const noexcept { return totals_; }
  constexpr slice<const reported_domain> domains() const noexcept { return {domains_.data(), domain_count_}; }
  /// Puts the heaviest sources first.
  constexpr void sort_sources() noexcept { sources_.sort(); }
  /// The sources of all domains; `group` is the number of the domain.
  constexpr slice<const source_row> sources() const noexcept {
    return {sources_.rows().data(), sources_.rows().size()};
  }
  /// Sources that there was no room for, as one sum.
  constexpr const alignment_counts& other_sources() const noexcept { return sources_.others(); }
  constexpr std::uint64_t other_source_rows() const noexcept { return sources_.other_rows(); }
  /// In the order of time.
  constexpr slice<const reported_day> days() const noexcept { return {days_.data(), day_count_}; }
  constexpr slice<const reporter> reporters() const noexcept { return {reporters_.data(), reporter_count_}; }
  constexpr std::uint64_t domains_omitted() const noexcept { return domains_omitted_; }
  constexpr std::uint64_t days_omitted() const noexcept { return days_omitted_; }
  constexpr std::uint64_t reporters_omitted() const noexcept { return reporters_omitted_; }

 private:
  constexpr std::uint32_t add_domain(const aggregate_report& report) noexcept {
    const detail::lower_name name{report.policy.domain};
    std::size_t at = 0;
    while (at < domain_count_ && domains_[at].name.view() != name.view()) ++at;
    if (at == domains_.size()) {
      ++domains_omitted_;
      return no_domain;
    }
    auto& domain = domains_[at];
    if (at == domain_count_) {
      ++domain_count_;
      domain = {};
      domain.name = short_text{name.view()};
    }
    ++domain.reports;
    domain.counts += staged_counts_;
    const std::int64_t from = report.begin.value_or(0);
    if (domain.reports == 1 || from >= domain.policy_from) {
      const auto& policy = report.policy;
      domain.policy_from = from;
      domain.p = short_text{policy.p};
      domain.sp = short_text{policy.sp};
      domain.np = short_text{policy.np};
      domain.adkim = short_text{policy.adkim};
      domain.aspf = short_text{policy.aspf};
      domain.fo = short_text{policy.fo};
      domain.testing = short_text{policy.testing};
      domain.discovery_method = short_text{policy.discovery_method};
    }
    return static_cast<std::uint32_t>(at);
  }

  constexpr void stage_address(std::uint64_t source, const aggregate_record& row) noexcept {
    if (!row.source.is_v4() && !row.source.is_v6()) return;
    const staged_address one{source, text_hash{}.add(row.source_text).value()};
    const auto outcome = staged_address_set_.add(one.source ^ one.address);
    if (outcome == detail::hash_set::outcome::full) staged_exact_ = false;
    if (outcome == detail::hash_set::outcome::added) staged_addresses_.push_back(one);
  }

  constexpr void add_sources(std::uint32_t domain) noexcept {
    for (const auto& row : staged_.rows()) {
      auto& to = sources_.find(domain, row.kind, row.name(), row.provider);
      to.counts += row.counts;
      for (const auto& each : staged_addresses_) {
        if (each.source != row.id) continue;
        const auto outcome = addresses_.add(each.source ^ each.address ^ (domain + 1) * 0x9e3779b97f4a7c15);
        if (outcome == detail::hash_set::outcome::full) totals_.addresses_are_exact = false;
        if (outcome == detail::hash_set::outcome::added) ++to.addresses;
      }
    }
    sources_.add_others(staged_.others(), staged_.other_rows());
  }

  constexpr void add_reporter(std::string_view name) noexcept {
    std::size_t at = 0;
    while (at < reporter_count_ && reporters_[at].name.view() != name) ++at;
    if (at == reporters_.size()) return static_cast<void>(++reporters_omitted_);
    if (at == reporter_count_) reporters_[reporter_count_++] = {short_text{name}, 0, 0};
    ++reporters_[at].reports;
    reporters_[at].messages = sum_of(reporters_[at].messages, staged_counts_.messages());
  }

  /// Adds the messages to the days. A report over more than one day is spread over them in proportion.
  constexpr void add_period(maybe<std::int64_t> begin, maybe<std::int64_t> end) noexcept {
    if (!begin || !end || *end < *begin) return static_cast<void>(++days_omitted_);
    if (!totals_.begin || *begin < *totals_.begin) totals_.begin = begin;
    if (!totals_.end || *end > *totals_.end) totals_.end = end;
    const std::int64_t length = *end - *begin + 1;  // both seconds belong to it
    if (length <= detail::seconds_of_a_day + 1) return add_day(day_of(*begin), staged_counts_);
    if (length > longest_period) return static_cast<void>(++days_omitted_);
    alignment_counts given;
    for (std::int64_t day = day_of(*begin); day <= day_of(*end); ++day) {
      const std::int64_t until = (day + 1) * detail::seconds_of_a_day;
      const std::int64_t covered = (until < *end + 1 ? until : *end + 1) - *begin;
      const auto up_to_here = [&](std::uint64_t count) {
        return detail::share(count, static_cast<std::uint64_t>(covered), static_cast<std::uint64_t>(length));
      };
      const alignment_counts sum{up_to_here(staged_counts_.both), up_to_here(staged_counts_.dkim_only),
                                 up_to_here(staged_counts_.spf_only), up_to_here(staged_counts_.none)};
      add_day(day, {sum.both - given.both, sum.dkim_only - given.dkim_only, sum.spf_only - given.spf_only,
                    sum.none - given.none});
      given = sum;
    }
  }

  constexpr void add_day(std::int64_t day, const alignment_counts& counts) noexcept {
    std::size_t at = day_count_;
    while (at > 0 && days_[at - 1].day > day) --at;
    if (at > 0 && days_[at - 1].day == day) return static_cast<void>(days_[at - 1].counts += counts);
    if (day_count_ == days_.size()) return static_cast<void>(++days_omitted_);
    for (std::size_t i = day_count_++; i > at; --i) days_[i] = days_[i - 1];
    days_[at] = {day, counts};
  }

  static constexpr std::uint32_t no_domain = 0xffff;
  /// A report over a longer time says nothing about days.
  static constexpr std::int64_t longest_period = 366 * detail::seconds_of_a_day;

  const suffix_table& suffixes_;
  slice<reported_domain> domains_;
  slice<reported_day> days_;
  slice<reporter> reporters_;
  source_table sources_, staged_;
  bounded_list<staged_address> staged_addresses_;
  detail::hash_set staged_address_set_, addresses_, seen_;
  picture_totals totals_;
  alignment_counts staged_counts_;
  std::uint64_t staged_records_ = 0, staged_problems_ = 0;
  std::size_t domain_count_ = 0, day_count_ = 0, reporter_count_ = 0;
  std::uint64_t domains_omitted_ = 0, days_omitted_ = 0, reporters_omitted_ = 0;
  bool staged_exact_ = true;
};

}  // namespace fromproof::inline v0::reports

#endif
