#include "fromproof/report/bounce/json.hpp"

#define BOOST_TEST_DYN_LINK
#include <array>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

using namespace fromproof;

BOOST_AUTO_TEST_SUITE(report_bounce_json)

namespace {

nlohmann::json write(const bounce::notice& what, std::string_view file) {
  std::string out;
  write_json(what, file, [&out](std::string_view piece) { out += piece; });
  return nlohmann::json::parse(out);
}

}  // namespace

BOOST_AUTO_TEST_CASE(all_members) {
  std::array<bounce::recipient, 1> recipients;
  std::array<bounce::problem, 1> problems;
  bounce::notice notice{.kind = bounce::kind::dsn,
                        .via = bounce::via::ses_sqs,
                        .event = "Bounce",
                        .reporting_mta = "mx.b.example",
                        .arrival_date = 1767225600,
                        .original_message_id = "1@b.example",
                        .recipients = bounded_list<bounce::recipient>{recipients},
                        .problems = bounded_list<bounce::problem>{problems}};
  bounce::recipient one;
  one.address = "\\x{65E5}@b.example";
  one.original = "c@b.example";
  one.action = bounce::action::failed;
  one.status = "5.1.1";
  one.diagnostic = "550 5.1.1\r\n  no \xff";
  one.label = "Transient";
  one.sub_label = "General";
  one.proof = "550 5.1.1";
  one.decided = bounce::bounce_class::hard;
  one.why = bounce::reason::unknown_user;
  one.overruled = true;
  notice.recipients.push_back(one);
  notice.problems.push_back({errc::bad_date, 7});
  BOOST_TEST(write(notice, "a.json") == nlohmann::json::parse(R"({
    "kind": "dsn", "via": "ses-sqs", "file": "a.json", "event": "Bounce", "reporting_mta": "mx.b.example",
    "arrival_date": 1767225600, "original_message_id": "1@b.example",
    "recipients": [{"address": "\u65e5@b.example", "original_address": "c@b.example", "action": "failed",
      "status": "5.1.1", "diagnostic": "550 5.1.1  no \ufffd", "class": "hard", "reason": "unknown-user",
      "label": "Transient", "sub_label": "General", "overruled": true, "proof": "550 5.1.1"}],
    "problems": [{"code": "bad-date", "offset": 7, "message": "this is not a date with time and zone"}]})"));
}

BOOST_AUTO_TEST_CASE(what_is_unknown_is_null_and_lists_are_lists) {
  std::array<bounce::recipient, 1> recipients;
  bounce::notice notice{.recipients = bounded_list<bounce::recipient>{recipients}};
  notice.recipients.push_back({});
  BOOST_TEST(write(notice, "") == nlohmann::json::parse(R"({
    "kind": "dsn", "via": "mail", "file": null, "event": null, "reporting_mta": null, "arrival_date": null,
    "original_message_id": null, "problems": [],
    "recipients": [{"address": null, "original_address": null, "action": null, "status": null, "diagnostic": null,
      "class": "none", "reason": "unspecified", "label": null, "sub_label": null, "overruled": false, "proof": null}]})"));
}

BOOST_AUTO_TEST_SUITE_END()
