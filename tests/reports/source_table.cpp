#include "fromproof/reports/source_table.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>

namespace {

using namespace fromproof::reports;

constexpr auto most = std::numeric_limits<std::uint64_t>::max();

}  // namespace

BOOST_AUTO_TEST_SUITE(reports_source_table)

BOOST_AUTO_TEST_CASE(one_row_for_each_group_kind_and_name) {
  const auto memory = std::make_unique<source_table_memory<8>>();
  source_table table{*memory};
  table.find(0, source_kind::own, "example.jp", nullptr).counts.both += 2;
  table.find(0, source_kind::own, "example.jp", nullptr).counts.both += 4;
  table.find(1, source_kind::own, "example.jp", nullptr).counts.both += 4;
  table.find(0, source_kind::unknown, "example.jp", nullptr).counts.none += 5;
  table.sort();
  BOOST_REQUIRE(table.rows().size() == 3u);
  BOOST_TEST(table.rows()[0].counts.both == 6u);
  BOOST_TEST(table.rows()[1].counts.none == 5u);
  BOOST_TEST(table.rows()[2].counts.both == 4u);
  BOOST_TEST(table.rows()[2].group == 1u);
}

BOOST_AUTO_TEST_CASE(a_full_table_keeps_heavy_rows_and_every_message) {
  for (const std::uint64_t light : {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{1000}}) {
    const auto memory = std::make_unique<source_table_memory<16>>();
    source_table table{*memory};
    table.find(0, source_kind::provider, "heavy", nullptr).counts.both = 1000000;
    for (int i = 0; i < 1000; ++i) {
      table.find(0, source_kind::unknown, std::to_string(i), nullptr).counts.none += light;
    }
    std::uint64_t sum = table.others().messages();
    for (const auto& row : table.rows()) sum += row.counts.messages();
    BOOST_TEST(sum == 1000000 + 1000 * light);
    BOOST_TEST(table.rows().size() + table.other_rows() == 1001u);
    table.sort();
    BOOST_TEST(table.rows()[0].name() == "heavy");
  }
}

BOOST_AUTO_TEST_CASE(sums_stay_at_the_largest_number) {
  BOOST_TEST(sum_of(most, 1) == most);
  BOOST_TEST(sum_of(most - 1, 1) == most);
  BOOST_TEST(sum_of(1, 2) == 3u);
  const auto memory = std::make_unique<source_table_memory<4>>();
  source_table table{*memory};
  for (int i = 0; i < 9; ++i) table.find(0, source_kind::unknown, std::to_string(i), nullptr).counts.none = most;
  BOOST_TEST(table.rows().size() <= 4u);
  BOOST_TEST(table.others().none == most);
}

BOOST_AUTO_TEST_CASE(a_long_name_is_cut_and_still_one_row) {
  const auto memory = std::make_unique<source_table_memory<4>>();
  source_table table{*memory};
  const std::string name(1000, 'a');
  table.find(0, source_kind::unknown, name, nullptr).counts.none += 1;
  table.find(0, source_kind::unknown, name, nullptr).counts.none += 1;
  BOOST_REQUIRE(table.rows().size() == 1u);
  BOOST_TEST(table.rows()[0].name() == name.substr(0, 255));
}

BOOST_AUTO_TEST_CASE(the_classes_of_a_record) {
  using fromproof::result_code;
  const auto count = [](result_code dkim, result_code spf) {
    aggregate_record row;
    row.dkim = dkim;
    row.spf = spf;
    row.count = 7;
    return counts_of(row);
  };
  BOOST_TEST(count(result_code::pass, result_code::pass).both == 7u);
  BOOST_TEST(count(result_code::pass, result_code::fail).dkim_only == 7u);
  BOOST_TEST(count(result_code::fail, result_code::pass).spf_only == 7u);
  BOOST_TEST(count(result_code::fail, result_code::fail).none == 7u);
  BOOST_TEST(counts_of({}).messages() == 0u);
}

BOOST_AUTO_TEST_SUITE_END()
