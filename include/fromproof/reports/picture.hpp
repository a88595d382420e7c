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
#include "../text/maybe.hpp"
#include "../text/slice.hpp"
#include "aggregate_report.hpp"
#include "picture_stage.hpp"
#include "problem.hpp"
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

/// The memory of a picture, 3.3 MB. On a heap: it is too large for a stack.
struct picture_memory {
  static constexpr std::size_t most_domains = 64;
  static constexpr std::size_t most_days = 1100;
  static constexpr std::size_t most_reporters = 256;

  reported_domain domains[most_domains];
  reported_day days[most_days];
  reporter reporters[most_reporters];
  source_table_memory<512> sources;
  picture_stage_memory stage;
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
      : stage_{its_memory.stage, its_suffixes},
        domains_{its_memory.domains},
        days_{its_memory.days},
        reporters_{its_memory.reporters},
        sources_{its_memory.sources},
        addresses_{its_memory.addresses},
        seen_{its_memory.reports_seen} {}

  /// Before the octets of a report.
  constexpr void begin() noexcept { stage_.begin(); }
  constexpr void record(const aggregate_record& row) noexcept { stage_.record(row); }
  constexpr void problem(const reports::problem& found) noexcept { stage_.problem(found); }
  /// The report is whole: now it counts, unless it did before.
  constexpr void end(const aggregate_report& report) noexcept { add(report, stage_); }

  /// A whole report, whose records were staged elsewhere, as by another thread.
  constexpr void add(const aggregate_report& report, const picture_stage& staged) noexcept {
    if (!report.report_id.empty()) {
      const auto name = text_hash{}.add(report.org_name).add(report.report_id).add(report.policy.domain).value();
      const auto outcome = seen_.add(name);
      if (outcome == detail::hash_set::outcome::known) return static_cast<void>(++totals_.duplicates);
      if (outcome == detail::hash_set::outcome::full) totals_.duplicates_are_exact = false;
    }
    ++totals_.reports;
    totals_.records += staged.records();
    totals_.problems += staged.problems();
    totals_.counts += staged.counts();
    if (!staged.addresses_are_exact()) totals_.addresses_are_exact = false;
    add_sources(add_domain(report, staged.counts()), staged);
    add_reporter(report.org_name, staged.counts());
    add_period(report.begin, report.end, staged.counts());
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
  constexpr std::uint32_t add_domain(const aggregate_report& report, const alignment_counts& counts) noexcept {
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
    domain.counts += counts;
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

  constexpr void add_sources(std::uint32_t domain, const picture_stage& staged) noexcept {
    for (const auto& row : staged.sources()) {
      auto& to = sources_.find(domain, row.kind, row.name(), row.provider);
      to.counts += row.counts;
      for (const auto& each : staged.addresses()) {
        if (each.source != row.id) continue;
        const auto outcome = addresses_.add(each.source ^ each.address ^ (domain + 1) * 0x9e3779b97f4a7c15);
        if (outcome == detail::hash_set::outcome::full) totals_.addresses_are_exact = false;
        if (outcome == detail::hash_set::outcome::added) ++to.addresses;
      }
    }
    sources_.add_others(staged.other_sources(), staged.other_source_rows());
  }

  constexpr void add_reporter(std::string_view name, const alignment_counts& counts) noexcept {
    std::size_t at = 0;
    while (at < reporter_count_ && reporters_[at].name.view() != name) ++at;
    if (at == reporters_.size()) return static_cast<void>(++reporters_omitted_);
    if (at == reporter_count_) reporters_[reporter_count_++] = {short_text{name}, 0, 0};
    ++reporters_[at].reports;
    reporters_[at].messages = sum_of(reporters_[at].messages, counts.messages());
  }

  /// Adds the messages to the days. A report over more than one day is spread over them in proportion.
  constexpr void add_period(maybe<std::int64_t> begin, maybe<std::int64_t> end,
                            const alignment_counts& counts) noexcept {
    if (!begin || !end || *end < *begin) return static_cast<void>(++days_omitted_);
    if (!totals_.begin || *begin < *totals_.begin) totals_.begin = begin;
    if (!totals_.end || *end > *totals_.end) totals_.end = end;
    const std::int64_t length = *end - *begin + 1;  // both seconds belong to it
    if (length <= detail::seconds_of_a_day + 1) return add_day(day_of(*begin), counts);
    if (length > longest_period) return static_cast<void>(++days_omitted_);
    alignment_counts given;
    for (std::int64_t day = day_of(*begin); day <= day_of(*end); ++day) {
      const std::int64_t until = (day + 1) * detail::seconds_of_a_day;
      const std::int64_t covered = (until < *end + 1 ? until : *end + 1) - *begin;
      const auto up_to_here = [&](std::uint64_t count) {
        return detail::share(count, static_cast<std::uint64_t>(covered), static_cast<std::uint64_t>(length));
      };
      const alignment_counts sum{up_to_here(counts.both), up_to_here(counts.dkim_only), up_to_here(counts.spf_only),
                                 up_to_here(counts.none)};
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

  picture_stage stage_;
  slice<reported_domain> domains_;
  slice<reported_day> days_;
  slice<reporter> reporters_;
  source_table sources_;
  detail::hash_set addresses_, seen_;
  picture_totals totals_;
  std::size_t domain_count_ = 0, day_count_ = 0, reporter_count_ = 0;
  std::uint64_t domains_omitted_ = 0, days_omitted_ = 0, reporters_omitted_ = 0;
};

}  // namespace fromproof::inline v0::reports

#endif
