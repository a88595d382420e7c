#include "fromproof/reports/picture.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <map>
#include <random>
#include <set>
#include <string>
#include <utility>

#include "report_text.hpp"

namespace {

using namespace fromproof;

constexpr std::int64_t day = 86400;
constexpr std::int64_t new_year = 1767225600;  // 2026-01-01 00:00:00 UTC, day 20454

}  // namespace

BOOST_AUTO_TEST_SUITE(reports_picture)

BOOST_AUTO_TEST_CASE(a_report_counts_once) {
  pictured all;
  report_text report{.rows = {{.count = 7}}};
  BOOST_TEST(all.add(report));
  BOOST_TEST(all.add(report));
  report.org_name = "other.example";  // the same identifier of another reporter
  BOOST_TEST(all.add(report));
  BOOST_TEST(all.picture.totals().reports == 2u);
  BOOST_TEST(all.picture.totals().duplicates == 1u);
  BOOST_TEST(all.picture.totals().counts.messages() == 14u);
  BOOST_TEST(all.picture.reporters().size() == 2u);
}

BOOST_AUTO_TEST_CASE(nothing_of_a_refused_report_counts) {
  pictured all;
  const auto xml = to_xml({.rows = {{.count = 7}, {.count = 8}}});
  for (const std::size_t size : {xml.size() - 1, xml.size() / 2, std::size_t{1}}) {
    BOOST_TEST(!all.add(xml.substr(0, size)));
  }
  BOOST_TEST(all.picture.totals().reports == 0u);
  BOOST_TEST(all.picture.totals().counts.messages() == 0u);
  BOOST_TEST(all.picture.sources().size() == 0u);
  BOOST_TEST(all.add(xml));  // it was not seen before
  BOOST_TEST(all.picture.totals().counts.messages() == 15u);
}

BOOST_AUTO_TEST_CASE(the_newest_policy_counts_in_any_order) {
  for (const bool newest_first : {false, true}) {
    pictured all;
    const report_text old{.report_id = "1", .p = "none", .rows = {{}}};
    const report_text young{
        .report_id = "2", .p = "reject", .begin = new_year + day, .end = new_year + 2 * day - 1, .rows = {{}}};
    all.add(newest_first ? young : old);
    all.add(newest_first ? old : young);
    BOOST_REQUIRE(all.picture.domains().size() == 1u);
    BOOST_TEST(all.picture.domains()[0].p.view() == "reject");
    BOOST_TEST(*all.picture.totals().begin == new_year);
    BOOST_TEST(*all.picture.totals().end == new_year + 2 * day - 1);
  }
}

BOOST_AUTO_TEST_CASE(an_address_counts_once_in_all_reports) {
  pictured all;
  all.add({.report_id = "1", .rows = {{.source = "192.0.2.1"}, {.source = "192.0.2.2"}, {.source = "192.0.2.1"}}});
  all.add({.report_id = "2", .rows = {{.source = "192.0.2.2"}, {.source = "192.0.2.3"}}});
  all.add({.report_id = "3", .domain = "example.com", .rows = {{.source = "192.0.2.3"}}});
  all.picture.sort_sources();
  BOOST_REQUIRE(all.picture.sources().size() == 2u);
  BOOST_TEST(all.picture.sources()[0].name() == "example.jp");
  BOOST_TEST(all.picture.sources()[0].addresses == 3u);
  BOOST_TEST(all.picture.sources()[1].addresses == 1u);
}

BOOST_AUTO_TEST_CASE(a_long_report_is_spread_over_its_days) {
  struct given {
    std::int64_t begin, end;
    std::uint64_t count;
    std::map<std::int64_t, std::uint64_t> days;
  };
  const given cases[] = {
      {new_year, new_year + day - 1, 10, {{20454, 10}}},
      // 24 hours that begin in the evening, in another zone: one day.
      {new_year + day / 2, new_year + day / 2 + day, 10, {{20454, 10}}},
      {new_year, new_year + 2 * day - 1, 10, {{20454, 5}, {20455, 5}}},
      // Half a day, a whole one, half a day.
      {new_year + day / 2, new_year + 2 * day + day / 2 - 1, 8, {{20454, 2}, {20455, 4}, {20456, 2}}},
      // Fewer messages than days: none is lost or made.
      {new_year,
       new_year + 7 * day - 1,
       2,
       {{20454, 0}, {20455, 0}, {20456, 0}, {20457, 1}, {20458, 0}, {20459, 0}, {20460, 1}}},
  };
  for (const auto& each : cases) {
    pictured all;
    all.add({.begin = each.begin, .end = each.end, .rows = {{.count = each.count}}});
    std::map<std::int64_t, std::uint64_t> got;
    for (const auto& one : all.picture.days()) got[one.day] = one.counts.messages();
    BOOST_TEST((got == each.days), "from " << each.begin << " to " << each.end);
    BOOST_TEST(all.picture.days_omitted() == 0u);
  }
}

BOOST_AUTO_TEST_CASE(a_period_that_cannot_be_is_in_no_day) {
  pictured all;
  all.add({.report_id = "1", .begin = new_year, .end = new_year - 1, .rows = {{.count = 3}}});
  all.add({.report_id = "2", .begin = 0, .end = 253402300799, .rows = {{.count = 4}}});
  BOOST_TEST(all.picture.days().size() == 0u);
  BOOST_TEST(all.picture.days_omitted() == 2u);
  BOOST_TEST(all.picture.totals().counts.messages() == 7u);
}

BOOST_AUTO_TEST_CASE(each_number_is_the_sum_of_rows) {
  // Counted a second time, with maps that grow.
  std::mt19937 random{7};
  pictured all;
  std::uint64_t messages = 0, records = 0;
  std::map<std::string, std::uint64_t> domains, reporters;
  std::map<std::pair<bool, bool>, std::uint64_t> classes;
  std::map<std::string, std::set<std::string>> own_addresses;
  std::map<std::string, std::uint64_t> own_messages;
  for (int i = 0; i < 300; ++i) {
    report_text report{.org_name = "r" + std::to_string(random() % 9) + ".example",
                       .report_id = std::to_string(i),
                       .domain = "d" + std::to_string(random() % 3) + ".example",
                       .begin = new_year + static_cast<std::int64_t>(random() % 30) * day};
    report.end = report.begin + static_cast<std::int64_t>(1 + random() % 3) * day - 1;
    for (auto rows = random() % 12; rows > 0; --rows) {
      row_text row{.source = "192.0.2." + std::to_string(random() % 40),
                   .count = 1 + random() % 50,
                   .dkim = random() % 2 == 0,
                   .spf = random() % 2 == 0};
      messages += row.count;
      ++records;
      domains[report.domain] += row.count;
      reporters[report.org_name] += row.count;
      classes[{row.dkim, row.spf}] += row.count;
      if (row.spf) own_addresses[report.domain].insert(row.source), own_messages[report.domain] += row.count;
      report.rows.push_back(row);
    }
    BOOST_TEST(all.add(report));
  }
  const auto& picture = all.picture;
  BOOST_TEST(picture.totals().counts.messages() == messages);
  BOOST_TEST(picture.totals().records == records);
  BOOST_TEST((picture.totals().counts.both == classes[{true, true}]));
  BOOST_TEST((picture.totals().counts.dkim_only == classes[{true, false}]));
  BOOST_TEST((picture.totals().counts.spf_only == classes[{false, true}]));
  BOOST_TEST((picture.totals().counts.none == classes[{false, false}]));
  for (const auto& domain : picture.domains()) {
    BOOST_TEST(domain.counts.messages() == domains[std::string{domain.name.view()}]);
  }
  for (const auto& reporter : picture.reporters()) {
    BOOST_TEST(reporter.messages == reporters[std::string{reporter.name.view()}]);
  }
  std::uint64_t by_source = picture.other_sources().messages(), by_day = 0;
  for (const auto& row : picture.sources()) {
    by_source += row.counts.messages();
    if (row.kind != reports::source_kind::own) continue;
    BOOST_TEST(row.addresses == own_addresses[std::string{row.name()}].size());
    BOOST_TEST(row.counts.messages() == own_messages[std::string{row.name()}]);
  }
  for (const auto& one : picture.days()) by_day += one.counts.messages();
  BOOST_TEST(by_source == messages);
  BOOST_TEST(by_day == messages);
}

BOOST_AUTO_TEST_CASE(what_does_not_fit_is_counted) {
  pictured all;
  for (int i = 0; i < 300; ++i) {
    all.add({.org_name = "r" + std::to_string(i),
             .report_id = std::to_string(i),
             .domain = "d" + std::to_string(i) + ".example",
             .rows = {{.count = 1}}});
  }
  BOOST_TEST(all.picture.domains().size() + all.picture.domains_omitted() == 300u);
  BOOST_TEST(all.picture.reporters().size() + all.picture.reporters_omitted() == 300u);
  BOOST_TEST(all.picture.totals().counts.messages() == 300u);
}

BOOST_AUTO_TEST_SUITE_END()
