#include "fromproof/spf/check_result.hpp"

#include <set>
#include <string>
#include <string_view>

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>

namespace {
using namespace fromproof;
}  // namespace

BOOST_AUTO_TEST_SUITE(spf_check_result)

BOOST_AUTO_TEST_CASE(the_limits_are_those_of_section_4_6_4) {
  BOOST_TEST(spf::max_lookups == 10);
  BOOST_TEST(spf::max_void_lookups == 2);
  BOOST_TEST(spf::max_mx_names == 10u);
  BOOST_TEST(spf::max_ptr_names == 10u);
}

BOOST_AUTO_TEST_CASE(each_cause_has_a_word_of_its_own) {
  std::set<std::string_view> words;
  for (int i = 0; i <= static_cast<int>(spf::cause::dns_failure); ++i) words.insert(word(static_cast<spf::cause>(i)));
  BOOST_TEST(words.size() == static_cast<std::size_t>(spf::cause::dns_failure) + 1);
  BOOST_TEST(words.count("") == 0u);
  BOOST_TEST(word(spf::cause::none) == "none");
  BOOST_TEST(word(spf::cause::dns_failure) == "dns-failure");
}

BOOST_AUTO_TEST_CASE(a_result_claims_nothing_at_first) {
  const spf::check_result checked;
  BOOST_TEST((checked.code == result_code::none));
  BOOST_TEST((!checked.pending() && !checked.out_of_space()));
  BOOST_TEST(checked.domain.empty());
}

BOOST_AUTO_TEST_CASE(the_example) {
  spf::check_result checked;
  checked.code = result_code::permerror;
  checked.cause = spf::cause::too_many_lookups;
  checked.lookups = 11;
  std::string said;
  if (checked.cause == spf::cause::too_many_lookups)
    said = "permerror (" + std::to_string(checked.lookups) + " lookups)";
  BOOST_TEST(said == "permerror (11 lookups)");
}

BOOST_AUTO_TEST_SUITE_END()
