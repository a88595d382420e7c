#include <algorithm>
#include <cmath>
#include <fromproof/reports/conclusion.hpp>
#include <fromproof/reports/words.hpp>
#include <fromproof/text/day.hpp>
#include <string>
#include <utility>
#include <vector>

#include "../output.hpp"
#include "../rows.hpp"
#include "../terminal.hpp"
#include "picture_collector.hpp"
#include "picture_words.hpp"

namespace fromproof::cli {

namespace {

constexpr std::size_t most_unknown = 8;
constexpr std::size_t most_days = 31;
constexpr std::size_t most_reporters = 8;

/// 1234567 as "1,234,567".
std::string grouped(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3; at -= 3) text.insert(at - 3, ",");
  return text;
}

std::string day(std::int64_t days) {
  return text_from([days](auto& out) { write_day(days, out); });
}

/// Replaces each {name} by its value.
std::string filled(std::string_view sentence, const std::vector<std::pair<std::string_view, std::string>>& values) {
  std::string text{sentence};
  for (const auto& [name, value] : values) {
    const std::string mark = "{" + std::string{name} + "}";
    if (const std::size_t at = text.find(mark); at != std::string_view::npos) text.replace(at, mark.size(), value);
  }
  return text;
}

std::string left(std::string_view text, std::size_t width) {
  std::string out{text};
  for (std::size_t have = columns(text); have < width; ++have) out += ' ';
  return out;
}
std::string right(std::string_view text, std::size_t width) {
  std::string out;
  for (std::size_t have = columns(text); have < width; ++have) out += ' ';
  return out.append(text);
}

/// The table of one picture.
class text_picture {
 public:
  text_picture(const reports::picture& its_picture, const picture_words& its_words, std::size_t its_columns)
      : picture_{its_picture}, words_{its_words}, columns_{its_columns} {}

  void print(output& out) {
    out_ = &out;
    for (std::uint32_t i = 0; i < picture_.domains().size(); ++i) print_domain(i);
    print_days();
    print_reporters();
  }

 private:
  static constexpr std::size_t count_width = 11;

  void line(std::string_view text) {
    (*out_)(text);
    (*out_)("\n");
  }

  void print_counts_head(std::string_view first) {
    line(left(first, name_width()) + right(words_.messages, count_width) + right(words_.both, count_width) +
         right(words_.dkim_only, count_width) + right(words_.spf_only, count_width) + right(words_.none, count_width));
  }
  void print_counts(std::string_view name, const reports::alignment_counts& counts) {
    line(left(name, name_width()) + right(grouped(counts.messages()), count_width) +
         right(grouped(counts.both), count_width) + right(grouped(counts.dkim_only), count_width) +
         right(grouped(counts.spf_only), count_width) + right(grouped(counts.none), count_width));
  }
  std::size_t name_width() const {
    const std::size_t numbers = 5 * count_width;
    return columns_ > numbers + 24 ? std::min<std::size_t>(columns_ - numbers, 40) : 24;
  }

  /// A bar of four kinds, which differ without colour: "█" both, "▓" one of them, "░" nothing.
  std::string bar(const reports::alignment_counts& counts, std::uint64_t most, std::size_t width) const {
    const auto size_of = [&](std::uint64_t count) -> std::size_t {
      if (most == 0) return 0;
      return static_cast<std::size_t>(
          std::lround(static_cast<double>(count) / static_cast<double>(most) * static_cast<double>(width)));
    };
    std::string text;
    const std::size_t both = size_of(counts.both), passed = size_of(counts.passed()), all = size_of(counts.messages());
    for (std::size_t i = 0; i < all; ++i) text += i < both ? "█" : i < passed ? "▓" : "░";
    if (text.empty() && counts.messages() > 0) text = counts.none > 0 ? "░" : "▓";
    return text;
  }

  std::string name_of(const reports::source_row& row) const {
    const auto kind = row.kind == reports::source_kind::own        ? words_.own
                      : row.kind == reports::source_kind::provider ? words_.provider
                                                                   : words_.forwarder;
    if (row.name().empty()) return std::string{words_.unnamed_forwarders};
    return visible(row.name()) + " (" + std::string{kind} + ")";
  }

  /// The sources that have a name, each with its cause and what repairs it.
  void print_known(std::uint32_t number) {
    for (const auto& row : picture_.sources()) {
      if (row.group != number || row.kind == reports::source_kind::unknown) continue;
      print_counts(name_of(row), row.counts);
      line("    " + std::string{reports::sentence(reports::cause_of(row), words_.language)});
      const auto fixes = reports::fixes_of(row);
      for (std::size_t i = 0; i < fixes.size; ++i)
        line("    → " + std::string{reports::fix_sentence(fixes.codes[i], words_.language)});
    }
  }

  /// The heaviest of the others, apart: one cause for all.
  void print_unknown(std::uint32_t number) {
    std::size_t shown = 0, left_out = 0;
    reports::alignment_counts rest;
    for (const auto& row : picture_.sources()) {
      if (row.group != number || row.kind != reports::source_kind::unknown) continue;
      if (shown == most_unknown) {
        rest += row.counts;
        ++left_out;
        continue;
      }
      if (shown++ == 0)
        line(std::string{words_.unknown_sources} + " " +
             std::string{reports::sentence(reports::cause::unproven, words_.language)});
      print_counts("  " + visible(row.name()), row.counts);
    }
    if (left_out > 0) print_counts("  " + filled(words_.more_sources, {{"count", grouped(left_out)}}), rest);
  }

  void print_domain(std::uint32_t number) {
    const auto& domain = picture_.domains()[number];
    line("");
    line(visible(domain.name.view()) + "  " +
         filled(words_.published, {{"p", domain.p.view().empty() ? "?" : visible(domain.p.view())}}));
    line("  " + bar(domain.counts, domain.counts.messages(), columns_ > 4 ? columns_ - 4 : 20));
    line("");
    print_counts_head(words_.sources);
    print_known(number);
    print_unknown(number);
    const bool is_only = picture_.domains().size() == 1;
    if (is_only && picture_.other_source_rows() > 0) {
      print_counts(filled(words_.more_sources, {{"count", grouped(picture_.other_source_rows())}}),
                   picture_.other_sources());
    }
    const auto next = reports::next_step_of(picture_, number);
    line("");
    line(std::string{words_.next} + ": " + std::string{reports::sentence(next, words_.language)});
    line(filled(words_.hit, {{"known", grouped(next.hit_known)}, {"unknown", grouped(next.hit_unknown)}}));
  }

  void print_days() {
    const auto days = picture_.days();
    if (days.size() < 2) return;
    const std::size_t first = days.size() > most_days ? days.size() - most_days : 0;
    std::uint64_t most = 0;
    for (std::size_t i = first; i < days.size(); ++i) most = std::max(most, days[i].counts.messages());
    line("");
    const std::size_t width = columns_ > 40 ? columns_ - 24 : 16;
    for (std::size_t i = first; i < days.size(); ++i) {
      line(day(days[i].day) + right(grouped(days[i].counts.messages()), count_width) + "  " +
           bar(days[i].counts, most, width));
    }
  }

  void print_reporters() {
    std::vector<const reports::reporter*> all;
    for (const auto& each : picture_.reporters()) all.push_back(&each);
    if (all.empty()) return;
    std::stable_sort(all.begin(), all.end(), [](auto* a, auto* b) { return a->messages > b->messages; });
    line("");
    line(left(words_.reporters, name_width()) + right(words_.messages, count_width));
    for (std::size_t i = 0; i < std::min(all.size(), most_reporters); ++i) {
      const auto name = all[i]->name.view().empty() ? std::string{"?"} : visible(all[i]->name.view());
      line(left(name, name_width()) + right(grouped(all[i]->messages), count_width));
    }
  }

  const reports::picture& picture_;
  const picture_words& words_;
  std::size_t columns_;
  output* out_ = nullptr;
};

}  // namespace

void picture_collector::print_text(bool japanese, std::size_t columns) {
  picture_.sort_sources();
  const auto& words = japanese ? japanese_picture : english_picture;
  const auto& totals = picture_.totals();
  const bool nothing = totals.reports == 0 && failures_ == 0 && tls_.reports() == 0;
  if (nothing && refused_.count > 0) return;  // the errors say it
  output out;
  const auto line = [&out](std::string_view text) {
    out(text);
    out("\n");
  };
  if (totals.reports == 0) {
    line(words.nothing);
  } else {
    line(filled(words.reports, {{"reports", grouped(totals.reports)},
                                {"messages", grouped(totals.counts.messages())},
                                {"reporters", grouped(picture_.reporters().size() + picture_.reporters_omitted())}}));
    if (totals.begin && totals.end) {
      line(filled(words.period,
                  {{"begin", day(reports::day_of(*totals.begin))}, {"end", day(reports::day_of(*totals.end))}}));
    }
  }
  if (totals.duplicates > 0) line(filled(words.duplicates, {{"count", grouped(totals.duplicates)}}));
  if (refused_.count > 0) line(filled(words.refused, {{"count", grouped(refused_.count)}}));
  text_picture{picture_, words, columns}.print(out);
  if (failures_ > 0) {
    line("");
    line(filled(words.other_reports, {{"failures", grouped(failures_)}}));
  }
  if (tls_.reports() > 0) {
    line("");
    line(filled(words.tls, {{"reports", grouped(tls_.reports())},
                            {"successes", grouped(tls_.successes())},
                            {"failures", grouped(tls_.failures())}}));
    for (const auto& [type, count] : tls_.types()) line("  " + visible(type) + "  " + grouped(count));
  }
  out.flush();
}

}  // namespace fromproof::cli
