#include "fromproof/text/maybe.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

using fromproof::maybe;
using text = maybe<std::string_view>;
using number = maybe<std::uint64_t>;

namespace {

struct pair {
  int first = 1;
  int second = 2;
};

constexpr number half(std::uint64_t of) {
  if (of % 2 != 0) return std::nullopt;
  return of / 2;
}

// All of it is known while compiling.
static_assert(half(8) == number{4});
static_assert(!half(7));
static_assert(half(7).value_or(3) == 3);

}  // namespace

BOOST_AUTO_TEST_SUITE(text_maybe)

BOOST_AUTO_TEST_CASE(a_value_or_nothing) {
  BOOST_TEST(!number{}.has_value());
  BOOST_TEST(!number{std::nullopt}.has_value());
  number some = 7;
  BOOST_TEST(some.has_value());
  BOOST_TEST(*some == 7u);
  some = std::nullopt;
  BOOST_TEST(!some.has_value());
  BOOST_TEST(some.value_or(3) == 3u);
  some = std::uint64_t{0};
  BOOST_TEST(some.has_value());
  BOOST_TEST(some.value_or(3) == 0u);
}

BOOST_AUTO_TEST_CASE(nothing_keeps_nothing_of_the_value_before) {
  maybe<pair> some = pair{5, 6};
  BOOST_TEST(some->second == 6);
  some.reset();
  BOOST_TEST(!some.has_value());
  BOOST_TEST(some->second == 2);
  some.emplace().first = 9;
  BOOST_TEST(some.has_value());
  BOOST_TEST(some->first == 9);
  BOOST_TEST(some->second == 2);
}

BOOST_AUTO_TEST_CASE(equality) {
  BOOST_TEST((number{1} == number{1}));
  BOOST_TEST((number{1} != number{2}));
  BOOST_TEST((number{0} != number{}));
  BOOST_TEST((number{} == number{}));
  BOOST_TEST((number{1} == 1));
  BOOST_TEST((number{} == std::nullopt));
  BOOST_TEST((text{"a"} == "a"));
  // As a value, an empty maybe would differ from an empty optional.
  const std::optional<std::uint64_t> none;
  const std::optional<std::uint64_t> one = 1;
  BOOST_TEST((number{} == none));
  BOOST_TEST((none == number{}));
  BOOST_TEST((number{1} == one));
  BOOST_TEST((one != number{2}));
  BOOST_TEST((one != number{}));
  BOOST_TEST((none != number{0}));
}

BOOST_AUTO_TEST_CASE(what_converts_to_the_value_makes_one) {
  const std::string kept = "kept";
  std::string variable = "variable";
  text some = "literal";
  BOOST_TEST(*some == "literal");
  some = kept;
  BOOST_TEST((some->data() == kept.data()));
  some = variable;
  BOOST_TEST((some->data() == variable.data()));
  text another = some;
  some = std::nullopt;
  some = another;
  BOOST_TEST(*some == "variable");
}

BOOST_AUTO_TEST_CASE(it_converts_from_and_to_optional) {
  const std::optional<std::uint64_t> one = 1;
  std::optional<std::uint64_t> none;
  BOOST_TEST((number{one} == number{1}));
  BOOST_TEST((number{none} == number{}));
  none = number{2};
  BOOST_TEST((none == std::uint64_t{2}));
  const std::optional<std::uint64_t> nothing = number{};
  BOOST_TEST(!nothing.has_value());
}

BOOST_AUTO_TEST_CASE(what_would_dangle_or_mislead_is_refused) {
  static_assert(!std::is_constructible_v<text, std::string>);
  static_assert(!std::is_assignable_v<text&, std::string>);
  static_assert(std::is_constructible_v<text, std::string&>);
  static_assert(!std::is_convertible_v<number, std::uint64_t>);
  static_assert(!std::is_convertible_v<number, bool>);
  static_assert(!std::is_constructible_v<number, std::string_view>);
  static_assert(std::is_trivially_copyable_v<text>);
  BOOST_TEST(sizeof(number) == 2 * sizeof(std::uint64_t));
}

BOOST_AUTO_TEST_SUITE_END()
