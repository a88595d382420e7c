#include "fromproof/text/slice.hpp"

#define BOOST_TEST_DYN_LINK
#include <array>
#include <boost/test/unit_test.hpp>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

using fromproof::slice;

namespace {

struct base {
  int value;
};
struct derived : base {
  int more;
};

int sum(slice<const int> values) {
  int total = 0;
  for (const int each : values) total += each;
  return total;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(text_slice)

BOOST_AUTO_TEST_CASE(all_that_holds_values_in_a_row_makes_a_slice) {
  int plain[]{1, 2, 3};
  std::array<int, 3> array{1, 2, 3};
  const std::array<int, 3> constant{1, 2, 3};
  std::vector<int> vector{1, 2, 3};
  BOOST_TEST(sum(plain) == 6);
  BOOST_TEST(sum(array) == 6);
  BOOST_TEST(sum(constant) == 6);
  BOOST_TEST(sum(vector) == 6);
  BOOST_TEST(sum(std::vector<int>{1, 2, 3}) == 6);
  BOOST_TEST(sum(std::span{vector}.first(2)) == 3);
  BOOST_TEST(sum({vector.data(), 1}) == 1);
  BOOST_TEST(sum(slice<int>{vector}) == 6);
  BOOST_TEST(sum({}) == 0);
  BOOST_TEST(slice<const char>{std::string_view{"ab"}}.size() == 2u);
}

BOOST_AUTO_TEST_CASE(values_change_in_place) {
  std::array<int, 3> memory{1, 2, 3};
  const slice<int> all{memory};
  for (int& each : all) each *= 10;
  all[1] = 7;
  BOOST_TEST(memory[0] == 10);
  BOOST_TEST(memory[1] == 7);
  BOOST_TEST(memory[2] == 30);
}

BOOST_AUTO_TEST_CASE(parts) {
  int values[]{1, 2, 3, 4};
  const slice<int> all{values};
  BOOST_TEST(all.front() == 1);
  BOOST_TEST(all.back() == 4);
  BOOST_TEST(all.first(0).empty());
  BOOST_TEST(sum(all.first(2)) == 3);
  BOOST_TEST(sum(all.last(2)) == 7);
  BOOST_TEST(all.last(0).empty());
  BOOST_TEST(sum(all.subspan(1)) == 9);
  BOOST_TEST(all.subspan(4).empty());
  BOOST_TEST(sum(all.subspan(1, 2)) == 5);
  BOOST_TEST((slice<int>{}.data() == nullptr));
}

BOOST_AUTO_TEST_CASE(a_slice_makes_a_span) {
  int values[]{1, 2, 3};
  const slice<int> all{values};
  const std::span<int> span = all;
  const std::span<const int> first = all.first(2);
  BOOST_TEST(span.data() == values);
  BOOST_TEST(span.size() == 3u);
  BOOST_TEST(first.size() == 2u);
}

BOOST_AUTO_TEST_CASE(what_would_dangle_or_mislead_is_refused) {
  // A temporary that owns its values, for values that shall be written to.
  static_assert(!std::is_constructible_v<slice<int>, std::vector<int>>);
  static_assert(!std::is_constructible_v<slice<int>, std::array<int, 3>>);
  static_assert(std::is_constructible_v<slice<int>, std::span<int>>);
  // Constant values as changeable ones, other types, and elements of another size.
  static_assert(!std::is_constructible_v<slice<int>, const std::vector<int>&>);
  static_assert(!std::is_constructible_v<slice<int>, slice<const int>>);
  static_assert(!std::is_constructible_v<slice<const int>, std::vector<long>&>);
  static_assert(!std::is_constructible_v<slice<base>, std::vector<derived>&>);
  static_assert(!std::is_constructible_v<slice<const base>, std::vector<derived>&>);
  static_assert(!std::is_constructible_v<slice<const char>, const char*>);
  static_assert(std::is_trivially_copyable_v<slice<int>>);
  BOOST_TEST(sizeof(slice<int>) == 2 * sizeof(void*));
}

BOOST_AUTO_TEST_SUITE_END()
