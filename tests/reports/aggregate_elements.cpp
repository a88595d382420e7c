#include "fromproof/reports/aggregate_elements.hpp"

#define BOOST_TEST_DYN_LINK
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <iterator>
#include <string_view>

using namespace fromproof::reports::detail;

BOOST_AUTO_TEST_SUITE(reports_aggregate_elements)

BOOST_AUTO_TEST_CASE(each_child_is_found_in_its_parent) {
  for (const auto& each : children) {
    BOOST_TEST_CONTEXT(each.name) BOOST_TEST(child_of(each.inside, each.name) == &each);
  }
}

BOOST_AUTO_TEST_CASE(a_name_means_something_in_its_place_only) {
  // RFC 9990 appendix A: "dkim" is a word in policy_evaluated and a list in auth_results.
  BOOST_TEST((child_of(element::evaluated, "dkim")->text == text_of::dkim));
  BOOST_TEST((child_of(element::auth_results, "dkim")->element_itself == element::dkim));
  BOOST_TEST((child_of(element::policy, "domain")->text == text_of::domain));
  BOOST_TEST((child_of(element::spf, "domain")->text == text_of::spf_domain));
  BOOST_TEST((child_of(element::record, "identities") != nullptr));
  BOOST_TEST((child_of(element::document, "record") == nullptr));
  BOOST_TEST((child_of(element::feedback, "row") == nullptr));
  BOOST_TEST((child_of(element::feedback, "Record") == nullptr));
  BOOST_TEST((child_of(element::feedback, "recor") == nullptr));
  BOOST_TEST((child_of(element::feedback, "records") == nullptr));
  BOOST_TEST((child_of(element::feedback, "") == nullptr));
  BOOST_TEST((child_of(element::unknown, "record") == nullptr));
}

BOOST_AUTO_TEST_CASE(the_table_is_in_the_order_of_parents) {
  const auto by_parent = [](const child& a, const child& b) { return a.inside < b.inside; };
  BOOST_TEST(std::is_sorted(std::begin(children), std::end(children), by_parent));
}

BOOST_AUTO_TEST_CASE(texts_for_people_are_not_domains_or_numbers) {
  for (const auto& each : children) {
    const std::string_view name = each.name;
    const bool expected =
        each.text != text_of::none && (name == "email" || name == "extra_contact_info" || name == "org_name" ||
                                       name == "comment" || name == "human_result");
    BOOST_TEST_CONTEXT(name) BOOST_TEST(is_for_people(each.text) == expected);
  }
}

BOOST_AUTO_TEST_SUITE_END()
