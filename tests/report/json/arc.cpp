#define BOOST_TEST_DYN_LINK
#include "fromproof/report/json/arc.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "judged.hpp"

using fromproof::tests::judged;
using nlohmann::json;

BOOST_AUTO_TEST_SUITE(report_json_arc)

BOOST_AUTO_TEST_CASE(sets_of_a_chain_are_shown_as_far_as_they_were_found) {
  const judged it{
      "ARC-Seal: i=3; a=rsa-sha256; cv=pass; d=c.example; s=k; b=AAAA\r\n"
      "ARC-Seal: i=1; a=rsa-sha256; cv=none; d=a.example; s=k; h=from; b=!\r\n"
      "ARC-Message-Signature: i=1\r\n"
      "From: a@b.example\r\n\r\n"};
  const auto arc = json::parse(it.json())["arc"];
  // The first seal has 64 octets, the second 69.
  BOOST_TEST(arc == json::parse(R"({
    "result": "none", "source": "none", "instances": 2, "reason": null, "reported": null, "sets": [
      {"instance": 1, "domain": "a.example", "selector": "k", "cv": "none",
       "seal": "permerror", "message_signature": "permerror", "span": [64, 69]},
      {"instance": 3, "domain": "c.example", "selector": "k", "cv": "pass", "seal": null, "message_signature": null,
       "span": [0, 64]}
    ]})"));
}

BOOST_AUTO_TEST_SUITE_END()
