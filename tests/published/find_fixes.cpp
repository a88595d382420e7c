#include "fromproof/published/find_fixes.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <fromproof/report/records.hpp>

#include "domains.hpp"

namespace {

using namespace fromproof;

std::string records_of(const bounded_list<advice::fix>& fixes) {
  std::string text;
  const slice<const advice::fix> all{fixes.begin(), fixes.size()};
  write_records(record_format::zone_file, all, [&text](std::string_view piece) { text += piece; });
  return text;
}

const tests::test_case& named(const std::vector<tests::test_case>& cases, std::string_view name) {
  return *std::find_if(cases.begin(), cases.end(), [name](const auto& each) { return each.name == name; });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(published_find_fixes)

BOOST_AUTO_TEST_CASE(the_records_that_are_missing) {
  const auto cases = tests::read_cases("domains.md");
  BOOST_TEST(records_of(tests::inspected{named(cases, "Nothing is wrong")}.fixes) == "");
  BOOST_TEST(records_of(tests::inspected{named(cases, "The domain does not exist")}.fixes) == "");
  BOOST_TEST(records_of(tests::inspected{named(cases, "No DMARC record")}.fixes) ==
             "; dmarc-record\n_dmarc.example.com. 300 IN TXT "
             "\"v=DMARC1; p=none; rua=mailto:dmarc-reports@example.com\"\n");
  BOOST_TEST(records_of(tests::inspected{named(cases, "A custom MAIL FROM domain without SPF")}.fixes) ==
             "; spf-include\nbounce.example.com. 300 IN TXT \"v=spf1 include:amazonses.com ~all\"\n");
}

// What DNS did not say might be there: a second record would break it.
BOOST_AUTO_TEST_CASE(no_record_for_what_was_not_read) {
  const auto cases = tests::read_cases("domains.md");
  BOOST_TEST(records_of(tests::inspected{named(cases, "A silent server")}.fixes) == "");
}

BOOST_AUTO_TEST_SUITE_END()
