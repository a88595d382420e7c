#include "fromproof/arc/result.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>

using namespace fromproof;

BOOST_AUTO_TEST_SUITE(arc_result)

BOOST_AUTO_TEST_CASE(a_result_claims_nothing_at_first) {
  const arc::result found;
  BOOST_TEST((found.code == result_code::none));
  BOOST_TEST(!found.decided());
  BOOST_TEST(reason(found).empty());
}

BOOST_AUTO_TEST_CASE(the_structure_of_the_chain_comes_before_its_signatures) {
  BOOST_TEST(reason(arc::result{.code = result_code::fail, .signature = dkim::cause::weak_key}) == "weak-key");
  BOOST_TEST(reason(arc::result{
                 .code = result_code::fail, .fault = arc::fault::missing_field, .signature = dkim::cause::weak_key}) ==
             "arc-missing-field");
  BOOST_TEST(reason(arc::result{.code = result_code::pass}).empty());
}

BOOST_AUTO_TEST_CASE(only_a_pass_and_a_failure_say_anything) {
  BOOST_TEST(arc::result{.code = result_code::pass}.decided());
  BOOST_TEST(arc::result{.code = result_code::fail}.decided());
  BOOST_TEST(!(arc::result{.signature = dkim::cause::key_unavailable}.decided()));
}

BOOST_AUTO_TEST_SUITE_END()
