#include "fromproof/reports/picture_json.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "report_text.hpp"

BOOST_AUTO_TEST_SUITE(reports_picture_json)

BOOST_AUTO_TEST_CASE(a_picture_as_an_object) {
  fromproof::pictured all;
  all.add({.org_name = "r\"<b>\nx",
           .rows = {{.source = "54.240.11.1", .count = 5, .spf = false, .envelope = "amazonses.com"},
                    {.source = "203.0.113.9", .count = 2, .dkim = false, .spf = false}}});
  all.picture.sort_sources();
  std::string text;
  const auto out = [&text](std::string_view piece) { text += piece; };
  fromproof::json_writer json{out};
  json.begin_object();
  fromproof::reports::write_picture(json, all.picture);
  json.end_object();

  const auto got = nlohmann::json::parse(text);
  BOOST_TEST(got["messages"] == 7);
  BOOST_TEST(got["begin"] == 1767225600);
  const auto& domain = got["domains"][0];
  BOOST_TEST(domain["domain"] == "example.jp");
  BOOST_TEST(domain["policy"]["p"] == "none");
  BOOST_TEST(domain["policy"]["sp"].is_null());
  BOOST_TEST(domain["aligned"]["dkim_only"] == 5);
  const auto& source = domain["sources"][0];
  BOOST_TEST(source["name"] == "Amazon SES");
  BOOST_TEST(source["kind"] == "provider");
  BOOST_TEST(source["cause"] == "provider-without-mail-from");
  BOOST_TEST(source["fixes"] == nlohmann::json::array({"ses-custom-mail-from"}));
  BOOST_TEST(domain["sources"][1]["name"] == "203.0.113.9");
  BOOST_TEST(domain["next"]["hit"]["unknown"] == 2);
  BOOST_TEST(got["days"] ==
             nlohmann::json::parse(R"([{"day":"2026-01-01","both":0,"dkim_only":5,"spf_only":0,"none":2}])"));
  BOOST_TEST(got["reporters"][0]["org_name"] == "r\"<b>\nx");
}

BOOST_AUTO_TEST_SUITE_END()
