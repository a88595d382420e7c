#include "fromproof/dkim/tags.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <string_view>

namespace {

using namespace fromproof;

constexpr std::string_view seal = "i=1; a=rsa-sha256; d=example.com; s=s1; cv=none; b=AA==";
constexpr dkim::tag_rules seal_rules{
    .known = dkim::bits(dkim::signature_tag::a, dkim::signature_tag::b, dkim::signature_tag::d, dkim::signature_tag::s),
    .required = dkim::bits(dkim::signature_tag::a, dkim::signature_tag::b),
    .of_dkim = false,
    .without_c = dkim::canonicalization::relaxed};

}  // namespace

BOOST_AUTO_TEST_SUITE(dkim_tags)

BOOST_AUTO_TEST_CASE(the_rules_say_which_tags_are_read_and_which_are_required) {
  const auto as_seal = dkim::parse_tags(seal, seal_rules);
  BOOST_TEST_REQUIRE(!!as_seal);
  BOOST_TEST(as_seal->domain == "example.com");
  BOOST_TEST(as_seal->identity == "");
  const auto as_dkim = dkim::parse_tags(seal, dkim::dkim_rules);
  BOOST_TEST(code(as_dkim.error) == code(errc::bad_identity));
  const auto short_of = dkim::parse_tags("a=rsa-sha256", seal_rules);
  BOOST_TEST(code(short_of.error) == code(errc::missing_tag));
  BOOST_TEST(short_of->bad_tag == "b");
}

BOOST_AUTO_TEST_CASE(the_rules_give_the_canonicalization_where_c_is_absent) {
  BOOST_TEST((dkim::parse_tags(seal, seal_rules)->body == dkim::canonicalization::relaxed));
  BOOST_TEST((dkim::parse_tags(seal, dkim::dkim_rules)->header == dkim::canonicalization::simple));
}

BOOST_AUTO_TEST_CASE(only_dkim_requires_from_in_h) {
  dkim::tag_rules rules = seal_rules;
  rules.known |= dkim::bits(dkim::signature_tag::h);
  BOOST_TEST(!!dkim::parse_tags("a=rsa-sha256; b=AA==; h=to", rules));
  rules.of_dkim = true;
  BOOST_TEST(code(dkim::parse_tags("a=rsa-sha256; b=AA==; h=to", rules).error) == code(errc::from_not_signed));
}

BOOST_AUTO_TEST_SUITE_END()
