#include "fromproof/text/bounded_list.hpp"

#define BOOST_TEST_DYN_LINK
#include <array>
#include <boost/test/unit_test.hpp>
#include <string_view>
#include <vector>

BOOST_AUTO_TEST_SUITE(text_bounded_list)

BOOST_AUTO_TEST_CASE(what_does_not_fit_is_counted) {
  std::array<int, 3> memory{};
  fromproof::bounded_list<int> list{memory};
  BOOST_TEST(list.empty());
  BOOST_TEST(list.push_back(10));
  BOOST_TEST(list.push_back(11));
  BOOST_TEST(list.omitted() == 0u);
  BOOST_TEST(list.push_back(12));
  BOOST_TEST(!list.push_back(13));
  BOOST_TEST(!list.push_back(14));
  BOOST_TEST(list.size() == 3u);
  BOOST_TEST(list.omitted() == 2u);
  const std::vector<int> held{10, 11, 12};
  BOOST_TEST(std::vector<int>(list.begin(), list.end()) == held, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(values_can_be_changed_in_place) {
  std::array<int, 4> memory{1, 2, 3, 4};
  fromproof::bounded_list<int> list{memory};
  list.push_back(7);
  list[0] += 1;
  for (int& value : list) value *= 2;
  const auto& held = list;
  BOOST_TEST(held[0] == 16);
  BOOST_TEST(held.end() - held.begin() == 1);
  BOOST_TEST(memory[1] == 2);  // the memory behind is not touched
}

BOOST_AUTO_TEST_CASE(without_memory_everything_is_counted) {
  fromproof::bounded_list<std::string_view> list;
  BOOST_TEST(!list.push_back("a"));
  BOOST_TEST(list.empty());
  BOOST_TEST(list.omitted() == 1u);
  BOOST_TEST((list.begin() == list.end()));
}

BOOST_AUTO_TEST_SUITE_END()
