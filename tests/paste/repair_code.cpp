#define BOOST_TEST_DYN_LINK
#include "fromproof/paste/repair_code.hpp"

#include <boost/test/unit_test.hpp>
#include <set>
#include <string_view>

using namespace fromproof;
using namespace fromproof::paste;

BOOST_AUTO_TEST_SUITE(paste_repair_code)

BOOST_AUTO_TEST_CASE(each_code_has_a_name_of_its_own) {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < repair_report{}.counts.size(); ++i) names.insert(code(static_cast<repair_code>(i)));
  BOOST_TEST(names.size() == repair_report{}.counts.size());
  BOOST_TEST(code(repair_code::lf_to_crlf) == "lf-to-crlf");
  BOOST_TEST(code(repair_code::address_hidden) == "address-hidden");
  BOOST_TEST(code(repair_code::fold_restored) == "fold-restored");
}

BOOST_AUTO_TEST_CASE(signed_parts_are_in_doubt_after_copying) {
  repair_report report;
  for (const auto harmless : {repair_code::lf_to_crlf, repair_code::cr_to_crlf, repair_code::cr_cr_lf_to_crlf,
                              repair_code::bom_removed, repair_code::summary_table_removed,
                              repair_code::leading_blank_lines_removed, repair_code::signature_unfolded}) {
    BOOST_TEST_CONTEXT(code(harmless)) {
      BOOST_TEST((reach(harmless) == repair_reach::nothing));
      BOOST_TEST(!alters_header(harmless));
      BOOST_TEST(!alters_body(harmless));
    }
    report.add(harmless);
  }
  BOOST_TEST((report.reach() == repair_reach::nothing));
  BOOST_TEST(!alters_body(report));
  BOOST_TEST(!alters_header(report));
  for (const auto doubtful :
       {repair_code::indent_removed, repair_code::quote_prefix_removed, repair_code::lines_restored,
        repair_code::blank_lines_between_removed, repair_code::zero_width_removed, repair_code::nbsp_to_space,
        repair_code::fold_restored, repair_code::entities_decoded, repair_code::quotes_straightened,
        repair_code::address_defanged}) {
    BOOST_TEST_CONTEXT(code(doubtful)) {
      BOOST_TEST((reach(doubtful) == repair_reach::everything));
      BOOST_TEST(alters_header(doubtful));
      BOOST_TEST(alters_body(doubtful));
    }
  }
  report.add(repair_code::address_hidden);
  BOOST_TEST((report.reach() == repair_reach::where_shown));
  BOOST_TEST(alters_body(report));
  BOOST_TEST(alters_header(report));
  report.add(repair_code::fold_restored);
  BOOST_TEST((report.reach() == repair_reach::everything));
}

BOOST_AUTO_TEST_CASE(line_endings_of_a_report) {
  BOOST_TEST(code(line_ending_kind::mixed) == "mixed");
  BOOST_TEST(code(line_ending_kind::cr_cr_lf) == "crlf");
}

BOOST_AUTO_TEST_SUITE_END()
