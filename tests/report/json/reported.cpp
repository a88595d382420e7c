#define BOOST_TEST_DYN_LINK
#include "fromproof/report/json/reported.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "judged.hpp"

using fromproof::tests::judged;
using nlohmann::json;

BOOST_AUTO_TEST_SUITE(report_json_reported)

BOOST_AUTO_TEST_CASE(names_of_properties_are_data) {
  const judged it{
      "Authentication-Results: mx.example; dkim=pass header.__proto__=1 header.d=a header.D=b\r\n"
      "From: a@b.example\r\n\r\n"};
  const auto properties = json::parse(it.json())["reported"][0]["results"][0]["properties"];
  BOOST_TEST(properties == json::parse(R"({"header.__proto__":"1","header.d":"a"})"));
}

BOOST_AUTO_TEST_SUITE_END()
