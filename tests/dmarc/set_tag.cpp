#include "fromproof/dmarc/set_tag.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <string>

namespace {

std::string merged(std::string_view record, std::string_view tag, std::string_view value) {
  std::string out;
  fromproof::dmarc::set_tag(record, tag, value).write([&out](std::string_view piece) { out += piece; });
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(dmarc_set_tag)

BOOST_AUTO_TEST_CASE(one_tag_has_another_value_and_the_rest_stays) {
  BOOST_TEST(merged("v=DMARC1; p=none; rua=mailto:d@a.example", "p", "quarantine") ==
             "v=DMARC1; p=quarantine; rua=mailto:d@a.example");
  BOOST_TEST(merged("v=DMARC1;P=None", "p", "reject") == "v=DMARC1;P=reject");
  BOOST_TEST(merged("v=DMARC1; sp = none ; p=reject;", "sp", "reject") == "v=DMARC1; sp = reject ; p=reject;");
  BOOST_TEST(merged("v=DMARC1; p=none; p=none", "p", "reject") == "v=DMARC1; p=reject; p=none");  // the first counts
  BOOST_TEST(merged("v=DMARC1; p=; rua=mailto:d@a.example", "p", "none") == "v=DMARC1; p=none; rua=mailto:d@a.example");
}

BOOST_AUTO_TEST_CASE(a_missing_tag_is_added) {
  BOOST_TEST(merged("v=DMARC1; p=none", "aspf", "r") == "v=DMARC1; p=none; aspf=r");
  BOOST_TEST(merged("v=DMARC1; p=none ; ", "aspf", "r") == "v=DMARC1; p=none; aspf=r");
  BOOST_TEST(merged("v=DMARC1", "p", "none") == "v=DMARC1; p=none");
}

// RFC 9989 has removed pct=.
BOOST_AUTO_TEST_CASE(pct_is_removed) {
  BOOST_TEST(merged("v=DMARC1; p=none; pct=50; rua=mailto:d@a.example", "p", "reject") ==
             "v=DMARC1; p=reject; rua=mailto:d@a.example");
  BOOST_TEST(merged("v=DMARC1; pct=50; p=none", "p", "reject") == "v=DMARC1; p=reject");
  BOOST_TEST(merged("v=DMARC1; p=none; pct=50", "p", "reject") == "v=DMARC1; p=reject");
  BOOST_TEST(merged("v=DMARC1; p=none; PCT = 50 ;", "p", "reject") == "v=DMARC1; p=reject ;");
  BOOST_TEST(merged("v=DMARC1; p=none; pct=50", "aspf", "r") == "v=DMARC1; p=none; aspf=r");
  BOOST_TEST(merged("v=DMARC1; pct=50; p=none;", "aspf", "r") == "v=DMARC1; p=none; aspf=r");
}

BOOST_AUTO_TEST_CASE(a_text_without_a_record_is_not_changed) {
  BOOST_TEST(merged("v=spf1 -all", "p", "none").empty());
  BOOST_TEST(merged("", "p", "none").empty());
}

BOOST_AUTO_TEST_SUITE_END()
