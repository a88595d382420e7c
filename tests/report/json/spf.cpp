#define BOOST_TEST_DYN_LINK
#include "fromproof/report/json/spf.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "judged.hpp"

using fromproof::tests::judged;
using nlohmann::json;

BOOST_AUTO_TEST_SUITE(report_json_spf)

// A reported result has no count of lookups; an evaluation has one, even if it is 0.
BOOST_AUTO_TEST_CASE(lookups_are_null_where_nobody_counted) {
  for (const bool computed : {false, true}) {
    std::string out;
    const auto sink = [&out](std::string_view piece) { out += piece; };
    fromproof::json_writer to{sink};
    to.begin_object();
    fromproof::write_spf_members(to, {}, computed);
    to.end_object();
    const auto written = json::parse(out);
    BOOST_TEST(written["reason"].is_null());
    BOOST_TEST(written["mechanism"].is_null());
    BOOST_TEST(written["explanation"].is_null());
    BOOST_TEST(written["record"].is_null());
    for (const auto* count : {"lookups", "void_lookups"}) {
      BOOST_TEST(written[count].is_null() != computed);
      if (computed) BOOST_TEST(written[count] == 0);
    }
  }
}

BOOST_AUTO_TEST_CASE(whose_word_a_reported_result_is) {
  const auto spf = [](const std::string& fields) {
    const judged it{fields +
                    "Received: from x.example (x.example [192.0.2.5]) by mx.example; date\r\n"
                    "From: a@shop.example\r\n\r\n"};
    return json::parse(it.json())["spf"];
  };
  const std::string received_spf =
      "Received-SPF: pass (mx.example: ok) receiver=mx.example; envelope-from=a@shop.example\r\n";
  const auto by_both =
      spf(received_spf + "Authentication-Results: a.mx.example; spf=fail smtp.mailfrom=shop.example\r\n");
  BOOST_TEST(by_both["reported"]["server"] == "a.mx.example");
  BOOST_TEST(by_both["counts"] == false);
  const auto by_one = spf(received_spf);
  BOOST_TEST(by_one["reported"]["server"] == "mx.example");
  BOOST_TEST(by_one["reported"]["span"] == json::parse("[14, 4]"));
  BOOST_TEST(by_one["counts"] == true);
  BOOST_TEST(spf("Received-SPF: pass envelope-from=a@shop.example\r\n")["reported"]["server"].is_null());
}

// The name that people know, of the server that the report names beside it.
BOOST_AUTO_TEST_CASE(the_provider_of_the_server_that_reported) {
  const struct {
    std::string server;
    json provider;
  } cases[] = {
      {"mx.google.com", "Gmail"},
      {"mx.messagingengine.com", "Fastmail"},
      {"mx.example", nullptr},
      {"mx.google.com.evil.example", nullptr},
  };
  for (const auto& [server, provider] : cases) {
    BOOST_TEST_CONTEXT(server) {
      const std::string results = "Authentication-Results: " + server + "; spf=pass smtp.mailfrom=a@shop.example\r\n";
      const std::string hop = "Received: from x.example (x.example [192.0.2.5]) by " + server + "; date\r\n";
      // Gmail writes its results below its hop.
      const judged it{(server == "mx.google.com" ? hop + results : results + hop) + "From: a@shop.example\r\n\r\n"};
      const auto reported = json::parse(it.json())["spf"]["reported"];
      BOOST_TEST(reported["server"] == server);
      BOOST_TEST(reported["provider"] == provider);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
