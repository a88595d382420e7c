#define BOOST_TEST_DYN_LINK
#include "fromproof/report/json/dmarc.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "judged.hpp"

using fromproof::tests::judged;
using nlohmann::json;

BOOST_AUTO_TEST_SUITE(report_json_dmarc)

// RFC 9989 section 4.4: strict alignment is for the very domain. The receiver's record is not known, its verdict is.
BOOST_AUTO_TEST_CASE(the_verdict_in_other_terms_stands_beside_it) {
  const judged it{
      "Authentication-Results: mx.example; spf=pass smtp.mailfrom=x@mail.shop.example; dmarc=pass (p=REJECT)\r\n"
      "Received: from x.example (x.example [192.0.2.5]) by mx.example; date\r\n"
      "From: a@shop.example\r\n\r\n"};
  const auto dmarc = json::parse(it.json())["dmarc"];
  BOOST_TEST(dmarc["reported"] == json::parse(R"({"result": "pass", "text": "p=REJECT",
    "server": "mx.example", "provider": null, "span": [80, 21]})"));
  BOOST_TEST(dmarc["organizations"] == json::parse(R"([
    {"identifier": "author", "domain": "shop.example", "tree_walk": null, "psl": "shop.example"},
    {"identifier": "spf", "domain": "mail.shop.example", "tree_walk": null, "psl": "shop.example"}])"));
  BOOST_TEST(dmarc["alternatives"] == json::parse(R"([
    {"alignment": "relaxed", "method": "psl", "result": "pass", "aligned_by": ["spf"], "record_domain": null,
     "policy": "reject"},
    {"alignment": "strict", "method": "psl", "result": "fail", "aligned_by": [], "record_domain": null,
     "policy": "reject"}])"));
}

// `fromproof dmarc` knows no message: what it cannot know is null.
BOOST_AUTO_TEST_CASE(what_is_not_known_of_a_policy_is_null) {
  std::string out;
  const auto sink = [&out](std::string_view piece) { out += piece; };
  fromproof::json_writer to{sink};
  to.begin_object();
  fromproof::write_dmarc_members(to, {.method = "tree-walk",
                                      .organizational_domain = {},
                                      .record = "v=DMARC1; p=none",
                                      .record_domain = "a.example",
                                      .policy = "none",
                                      .applied = {},
                                      .aspf = "strict",
                                      .adkim = {}});
  to.end_object();
  BOOST_TEST(json::parse(out) == json::parse(R"({
    "method": "tree-walk", "organizational_domain": null, "record": "v=DMARC1; p=none", "record_domain": "a.example",
    "policy": "none", "applied": null, "alignment_mode": {"spf": "strict", "dkim": null}})"));
}

// RFC 9989 section 4.7: relaxed is the default of adkim= and aspf=. Without a record nothing was published.
BOOST_AUTO_TEST_CASE(the_modes_that_apply_without_a_record) {
  const judged it{"From: a@shop.example\r\n\r\n"};
  const auto dmarc = json::parse(it.json())["dmarc"];
  BOOST_TEST(dmarc["alignment_mode"] == json::parse(R"({"spf": null, "dkim": null})"));
  BOOST_TEST(dmarc["alignment_applied"] == json::parse(R"({"spf": "relaxed", "dkim": "relaxed"})"));
}

BOOST_AUTO_TEST_SUITE_END()
