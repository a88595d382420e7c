#include "fromproof/advice/finding.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>

namespace {
using namespace fromproof;
}  // namespace

BOOST_AUTO_TEST_SUITE(advice_finding)

BOOST_AUTO_TEST_CASE(severities_have_names_and_an_order) {
  using advice::severity;
  BOOST_TEST(word(severity::info) == "info");
  BOOST_TEST(word(severity::warning) == "warning");
  BOOST_TEST(word(severity::error) == "error");
  BOOST_TEST(word(severity::attack) == "attack");
  BOOST_TEST((severity::info < severity::warning && severity::warning < severity::error));
  BOOST_TEST((severity::error < severity::attack));
}

BOOST_AUTO_TEST_CASE(a_finding_says_what_it_was_given) {
  const advice::finding found{advice::severity::attack,
                              {advice::code::from_fields, advice::parameter{"count", std::size_t{2}}}};
  BOOST_TEST(found.says.what.code() == "from-fields");
  BOOST_REQUIRE(found.says.find("count") != nullptr);
  BOOST_TEST(found.says.find("count")->number == 2u);
  BOOST_TEST((advice::finding{}.severity == advice::severity::info));
}

BOOST_AUTO_TEST_CASE(what_misleads_stands_above_the_verdict) {
  using advice::code;
  using advice::severity;
  for (const auto each : {code::display_name_other_address, code::display_name_invisible, code::mixed_script_domain,
                          code::look_alike_script, code::look_alike_domain, code::duplicate_field}) {
    BOOST_TEST(advice::is_above_verdict({severity::info, {each}}));
  }
  BOOST_TEST(advice::is_above_verdict({severity::attack, {code::from_fields}}));
  BOOST_TEST(!advice::is_above_verdict({severity::error, {code::from_fields}}));
  BOOST_TEST(!advice::is_above_verdict({severity::warning, {code::spf_unaligned}}));
}

BOOST_AUTO_TEST_SUITE_END()
