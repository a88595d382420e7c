#include "fromproof/dmarc/result.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <set>
#include <string_view>

namespace {
using namespace fromproof;
}  // namespace

BOOST_AUTO_TEST_SUITE(dmarc_result)

BOOST_AUTO_TEST_CASE(a_result_claims_nothing_at_first) {
  const dmarc::result result;
  BOOST_TEST((result.code == result_code::none));
  BOOST_TEST(!result.aligned_by_spf);
  BOOST_TEST(!result.aligned_by_dkim);
  BOOST_TEST(result.organizational_size == 0u);
  BOOST_TEST(reason(result) == "not-checked");
  BOOST_TEST(result.policy.empty());
  BOOST_TEST(result.applied.empty());
  BOOST_TEST(result.record.empty());
  BOOST_TEST(result.record_domain_size == 0u);
  BOOST_TEST(result.queries.count == 0u);
}

BOOST_AUTO_TEST_CASE(each_cause_has_a_word_of_its_own_and_a_pass_has_no_reason) {
  std::set<std::string_view> words;
  const auto count = static_cast<std::size_t>(dmarc::cause::failed_though_aligned) + 1;
  for (std::size_t i = 0; i < count; ++i) words.insert(word(static_cast<dmarc::cause>(i)));
  BOOST_TEST(words.size() == count);
  BOOST_TEST(words.count("") == 0u);
  BOOST_TEST(reason(dmarc::result{.code = result_code::pass, .cause = dmarc::cause::none}) == "");
  BOOST_TEST(reason(dmarc::result{.cause = dmarc::cause::no_record}) == "no-record");
}

BOOST_AUTO_TEST_SUITE_END()
