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

BOOST_AUTO_TEST_CASE(a_claim_that_may_be_the_readers_own_server) {
  const auto would_say = [](const std::string& fields) {
    const judged it{fields +
                    "Received: from x.example (x.example [192.0.2.5]) by mx.hoster.example; date\r\n"
                    "From: a@b.example\r\n\r\n"};
    return json::parse(it.json())["reported"].back()["would_say"];
  };
  const std::string claim = "Authentication-Results: mine.example; dmarc=pass header.from=b.example\r\n";
  BOOST_TEST(would_say(claim)["asks"] == true);
  // The receiver has spoken.
  const auto second =
      would_say("Authentication-Results: mx.hoster.example; dmarc=fail header.from=b.example\r\n" + claim);
  BOOST_TEST(second["receiver"] == "mine.example");
  BOOST_TEST(second["asks"] == false);
  // A field without a name counts under no name.
  const auto nameless = would_say("Authentication-Results: spf=pass\r\n");
  BOOST_TEST(nameless["receiver"].is_null());
  BOOST_TEST(nameless["asks"] == false);
}

BOOST_AUTO_TEST_SUITE_END()
