#include "fromproof/spf/result.hpp"

#include <set>
#include <string>
#include <string_view>

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

BOOST_AUTO_TEST_CASE(each_cause_has_a_word_of_its_own) {
  std::set<std::string_view> words;
  for (int i = 0; i <= static_cast<int>(spf::cause::behind_gateway); ++i)
    words.insert(word(static_cast<spf::cause>(i)));
  BOOST_TEST(words.size() == static_cast<std::size_t>(spf::cause::behind_gateway) + 1);
  BOOST_TEST(words.count("") == 0u);
  BOOST_TEST(word(spf::cause::none) == "none");
  BOOST_TEST(word(spf::cause::dns_failure) == "dns-failure");
}

BOOST_AUTO_TEST_CASE(a_result_claims_nothing_at_first) {
  const spf::result checked;
  BOOST_TEST((checked.code == result_code::none));
  BOOST_TEST((!checked.pending() && !checked.out_of_space()));
  BOOST_TEST(checked.domain.empty());
}

BOOST_AUTO_TEST_CASE(an_unchecked_result_is_unknown_not_the_none_of_rfc_7208) {
  spf::result checked;
  checked.cause = spf::cause::no_record;
  BOOST_TEST(checked.evaluated());
  for (const auto why : {spf::cause::unknown_client, spf::cause::unknown_sender, spf::cause::disputed_sender,
                         spf::cause::behind_gateway}) {
    checked.cause = why;
    BOOST_TEST(!checked.evaluated());
  }
}

BOOST_AUTO_TEST_CASE(the_example) {
  spf::result checked;
  checked.code = result_code::permerror;
  checked.cause = spf::cause::too_many_lookups;
  checked.lookups = 11;
  std::string said;
  if (checked.cause == spf::cause::too_many_lookups)
    said = "permerror (" + std::to_string(checked.lookups) + " lookups)";
  BOOST_TEST(said == "permerror (11 lookups)");
}

BOOST_AUTO_TEST_SUITE_END()
