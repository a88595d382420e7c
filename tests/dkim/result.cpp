#include "fromproof/dkim/result.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <set>
#include <string_view>

namespace {
using namespace fromproof;
}  // namespace

BOOST_AUTO_TEST_SUITE(dkim_result)

BOOST_AUTO_TEST_CASE(a_result_claims_nothing_at_first) {
  const dkim::result found;
  BOOST_TEST((found.code == result_code::none));
  BOOST_TEST(reason(found).empty());
  BOOST_TEST(!found.outlived);
}

BOOST_AUTO_TEST_CASE(each_cause_has_a_word_of_its_own) {
  std::set<std::string_view> words;
  const auto count = static_cast<std::size_t>(dkim::cause::out_of_space) + 1;
  for (std::size_t i = 0; i < count; ++i) words.insert(word(static_cast<dkim::cause>(i)));
  BOOST_TEST(words.size() == count);
  BOOST_TEST(words.count("") == 0u);
}

BOOST_AUTO_TEST_CASE(a_malformed_field_has_the_code_of_its_error) {
  const dkim::result found{
      .code = result_code::permerror, .cause = dkim::cause::syntax, .error = errc::from_not_signed};
  BOOST_TEST(reason(found) == "from-not-signed");
  BOOST_TEST(reason(dkim::result{.code = result_code::fail, .cause = dkim::cause::expired}) == "expired");
}

BOOST_AUTO_TEST_CASE(unknown_results_of_a_copy_are_undecided) {
  using dkim::cause;
  for (std::size_t i = 0; i <= static_cast<std::size_t>(cause::out_of_space); ++i) {
    const auto why = static_cast<cause>(i);
    const bool unknown = why == cause::body_differs || why == cause::body_missing || why == cause::message_altered;
    BOOST_TEST(dkim::result{.cause = why}.decided() == !unknown, word(why));
  }
  BOOST_TEST(!(dkim::result{.cause = cause::key_not_found, .outlived = true}.decided()));
}

BOOST_AUTO_TEST_SUITE_END()
