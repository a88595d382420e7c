#include "fromproof/dmarc/result.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>

namespace {
using namespace fromproof;
}  // namespace

BOOST_AUTO_TEST_SUITE(dmarc_result)

BOOST_AUTO_TEST_CASE(a_result_claims_nothing_at_first) {
  const dmarc::result result;
  BOOST_TEST((result.code == result_code::none));
  BOOST_TEST((result.source == result_source::none));
  BOOST_TEST(!result.aligned_by_spf);
  BOOST_TEST(!result.aligned_by_dkim);
  BOOST_TEST(result.organizational_size == 0u);
  BOOST_TEST(result.reason.empty());
  BOOST_TEST(result.policy.empty());
  BOOST_TEST(result.applied.empty());
  BOOST_TEST(result.record.empty());
  BOOST_TEST(result.record_size == 0u);
  BOOST_TEST(result.queries.count == 0u);
}

BOOST_AUTO_TEST_SUITE_END()
