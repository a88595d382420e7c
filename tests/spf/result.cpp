#include "fromproof/spf/result.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>

namespace {
using namespace fromproof;
}  // namespace

BOOST_AUTO_TEST_SUITE(spf_result)

BOOST_AUTO_TEST_CASE(identities_are_called_as_in_received_spf) {
  // RFC 7208 section 9.1: identity = "mailfrom" / "helo"
  BOOST_TEST(word(spf::identity::mailfrom) == "mailfrom");
  BOOST_TEST(word(spf::identity::helo) == "helo");
}

BOOST_AUTO_TEST_CASE(a_result_claims_nothing_at_first) {
  const spf::result result;
  BOOST_TEST((result.code == result_code::none));
  BOOST_TEST((result.source == result_source::none));
  BOOST_TEST(result.domain.empty());
  BOOST_TEST((result.aligned == dmarc::alignment{}));
}

BOOST_AUTO_TEST_SUITE_END()
