#define BOOST_TEST_DYN_LINK
#include "fromproof/report/json/findings.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "judged.hpp"

using fromproof::tests::judged;
using nlohmann::json;

BOOST_AUTO_TEST_SUITE(report_json_findings)

BOOST_AUTO_TEST_CASE(whether_to_ask_for_the_owner) {
  const auto asks = [](const std::string& text) {
    const judged it{text};
    return json::parse(it.json())["verdict"]["asks_mine"];
  };
  BOOST_TEST(asks("From: a@shop.example\r\n\r\n") == true);
  BOOST_TEST(asks("Subject: no author\r\n\r\n") == false);
}

BOOST_AUTO_TEST_SUITE_END()
