#define BOOST_TEST_DYN_LINK
#include "fromproof/authentication/evidence.hpp"

#include <boost/test/unit_test.hpp>
#include <string_view>

namespace {

using namespace fromproof;

struct found {
  result_code code = result_code::none;
};

constexpr claim said_pass{.code = result_code::pass, .text = "its words"};

}  // namespace

BOOST_AUTO_TEST_SUITE(authentication_evidence)

BOOST_AUTO_TEST_CASE(whose_word_counts) {
  const evidence<found> nothing;
  BOOST_TEST((nothing.code() == result_code::none));
  BOOST_TEST(word(nothing.source()) == "none");
  BOOST_TEST(!nothing.passes());

  evidence<found> claimed;
  claimed.reported = said_pass;
  BOOST_TEST(claimed.passes());
  BOOST_TEST(word(claimed.source()) == "reported");

  // A computed result decides, whatever it is; the claim stays beside it.
  for (const auto code : {result_code::fail, result_code::none, result_code::temperror, result_code::neutral}) {
    evidence<found> both = claimed;
    both.here = found{code};
    BOOST_TEST((both.code() == code));
    BOOST_TEST(!both.passes());
    BOOST_TEST(word(both.source()) == "verified");
    BOOST_TEST(both.reported->text == "its words");
    both.computed_from = result_source::computed;
    BOOST_TEST(word(both.source()) == "computed");
    // A result that could not be computed is unknown: no claim fills the gap.
    both.computed_from = result_source::none;
    BOOST_TEST(word(both.source()) == "none");
    BOOST_TEST(!both.passes());
  }
}

BOOST_AUTO_TEST_SUITE_END()
