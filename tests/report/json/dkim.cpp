#define BOOST_TEST_DYN_LINK
#include "fromproof/report/json/dkim.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "judged.hpp"

using fromproof::tests::judged;
using nlohmann::json;

BOOST_AUTO_TEST_SUITE(report_json_dkim)

BOOST_AUTO_TEST_CASE(what_is_said_of_each_signature) {
  const std::string octets =
      "Authentication-Results: mx.example; dkim=pass (ok) header.d=shop.example; dkim=fail header.d=list.example\r\n"
      "Received: from x.example (x.example [192.0.2.5]) by mx.example; date\r\n"
      "DKIM-Signature: v=1; a=rsa-sha256; d=list.example; s=s; h=From; bh=A; b=A\r\n"
      "DKIM-Signature: v=1; a=rsa-sha256; d=shop.example; s=s; h=From; bh=A; b=A\r\nFrom: a@shop.example\r\n\r\n";
  const judged it{octets};
  const auto dkim = json::parse(it.json())["dkim"];
  const auto place = [&octets](std::string_view text) { return json{octets.find(text), text.size()}; };
  BOOST_TEST(dkim[0]["reported"]["span"] == place("dkim=fail header.d=list.example"));
  BOOST_TEST(dkim[1]["reported"]["span"] == place("dkim=pass (ok) header.d=shop.example"));
  BOOST_TEST(dkim[1]["reported"]["server"] == "mx.example");
  BOOST_TEST(dkim[0]["counts"] == false);
  BOOST_TEST(dkim[1]["counts"] == true);
  BOOST_TEST(dkim[0]["weight"] == 0);
  BOOST_TEST(dkim[1]["weight"] == 3);
}

BOOST_AUTO_TEST_SUITE_END()
