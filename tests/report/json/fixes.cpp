#define BOOST_TEST_DYN_LINK
#include "fromproof/report/json/fixes.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "judged.hpp"

using fromproof::tests::judged;
using nlohmann::json;

BOOST_AUTO_TEST_SUITE(report_json_fixes)

BOOST_AUTO_TEST_CASE(which_fix_has_a_checklist) {
  const judged it{
      "Authentication-Results: mx.example; spf=pass smtp.mailfrom=x@eu-west-1.amazonses.com; dmarc=fail\r\n"
      "Received: from x.example (x.example [192.0.2.5]) by mx.example; date\r\nFrom: a@shop.example\r\n\r\n"};
  const auto fixes = json::parse(it.json())["fixes"];
  BOOST_REQUIRE(fixes.size() == 2u);
  BOOST_TEST(fixes[0]["code"] == "ses-easy-dkim");
  BOOST_TEST(fixes[0]["checklist"] == false);
  BOOST_TEST(fixes[1]["code"] == "ses-custom-mail-from");
  BOOST_TEST(fixes[1]["checklist"] == true);
}

BOOST_AUTO_TEST_SUITE_END()
