#include "fromproof/spf/sender.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>

namespace {
using namespace fromproof;
}  // namespace

BOOST_AUTO_TEST_SUITE(spf_sender)

BOOST_AUTO_TEST_CASE(the_limits_are_those_of_section_4_6_4) {
  BOOST_TEST(spf::max_lookups == 10);
  BOOST_TEST(spf::max_void_lookups == 2);
  BOOST_TEST(spf::max_mx_names == 10u);
  BOOST_TEST(spf::max_ptr_names == 10u);
}

BOOST_AUTO_TEST_SUITE_END()
