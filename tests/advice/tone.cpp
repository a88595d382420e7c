#include "fromproof/advice/tone.hpp"

#define BOOST_TEST_DYN_LINK
#include <array>
#include <boost/test/unit_test.hpp>

using namespace fromproof;
using advice::tone;

namespace {

tone tone_with(result_code dmarc, advice::severity severity, advice::code says) {
  std::array<advice::finding, 2> memory;
  bounded_list<advice::finding> findings{memory};
  findings.push_back({advice::severity::info, {advice::code::policy_none}});
  findings.push_back({severity, {says}});
  return tone_of(dmarc, findings);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(advice_tone)

BOOST_AUTO_TEST_CASE(it_is_what_dmarc_says) {
  BOOST_TEST(word(advice::tone_of(result_code::pass, {})) == "pass");
  BOOST_TEST(word(advice::tone_of(result_code::fail, {})) == "fail");
  for (const auto code : {result_code::none, result_code::temperror, result_code::permerror}) {
    BOOST_TEST(word(advice::tone_of(code, {})) == "unknown");
  }
}

BOOST_AUTO_TEST_CASE(beside_an_attack_it_is_a_failure) {
  for (const auto code : {result_code::pass, result_code::none}) {
    BOOST_TEST((tone_with(code, advice::severity::attack, advice::code::from_fields) == tone::fail));
  }
}

BOOST_AUTO_TEST_CASE(beside_what_misleads_nothing_is_calm) {
  const auto look_alike = advice::code::look_alike_domain;
  BOOST_TEST((tone_with(result_code::pass, advice::severity::warning, look_alike) == tone::unknown));
  BOOST_TEST((tone_with(result_code::fail, advice::severity::warning, look_alike) == tone::fail));
  BOOST_TEST((tone_with(result_code::pass, advice::severity::warning, advice::code::spf_unaligned) == tone::pass));
}

BOOST_AUTO_TEST_SUITE_END()
