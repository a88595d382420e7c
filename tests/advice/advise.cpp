#define BOOST_TEST_DYN_LINK
#include "fromproof/advice/advise.hpp"

#include <boost/test/unit_test.hpp>

#include "judged.hpp"

BOOST_AUTO_TEST_SUITE(advice_advise)

BOOST_AUTO_TEST_CASE(what_finds_no_room_is_counted) {
  const std::string octets = "Subject: a\r\nSubject: b\r\nDate: a\r\nDate: b\r\n\r\n";
  const fromproof::suffix_table suffixes;
  const auto mail = fromproof::authenticate(octets, {}, suffixes, {});
  std::array<fromproof::advice::finding, 1> findings;
  const auto said = fromproof::advice::advise(mail, {}, suffixes, findings, {});
  BOOST_TEST(said.findings.size() == 1u);
  // The From field that is missing is the first; two doubled fields and the missing results follow.
  BOOST_TEST(said.findings[0].says.what.code() == "from-absent");
  BOOST_TEST(said.findings.omitted() == 3u);
}

BOOST_AUTO_TEST_CASE(the_example_of_the_documentation) {
  const std::string octets = "From: a@shop.example\r\n\r\n";
  const fromproof::suffix_table suffixes;
  const auto mail = fromproof::authenticate(octets, {}, suffixes, {});
  const fromproof::message::repair_report repairs;
  namespace advice = fromproof::advice;
  std::array<advice::finding, 24> findings;
  std::array<advice::fix, 4> fixes;
  const auto said = advice::advise(mail, repairs, suffixes, findings, fixes);
  BOOST_TEST(said.verdict.headline.what.code() == "not-checked");
}

BOOST_AUTO_TEST_SUITE_END()
