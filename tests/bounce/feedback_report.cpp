#include "fromproof/bounce/feedback_report.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <string_view>

using namespace fromproof;

BOOST_AUTO_TEST_SUITE(bounce_feedback_report)

// RFC 5965 section 3: Original-Rcpt-To may occur more than once.
BOOST_AUTO_TEST_CASE(several_recipients) {
  bounce::arrays<8, 8, 1> memory;
  bounce::notice out = bounce::empty_notice(memory);
  bounce::read_feedback_report(
      "Feedback-Type: abuse\nFeedback-Type: fraud\nVersion: 1\nReceived-Date: Thu, 1 Jan 2026 00:00:00 GMT\n"
      "Original-Rcpt-To: <a@b.example>\nOriginal-Rcpt-To: rfc822;c@b.example\nReporting-MTA: dns; mx.b.example\n",
      0, out);
  BOOST_CHECK(out.kind == bounce::kind::complaint);
  BOOST_TEST(out.event == "abuse");
  BOOST_TEST(out.reporting_mta == "mx.b.example");
  BOOST_TEST(*out.arrival_date == 1767225600);
  BOOST_REQUIRE(out.recipients.size() == 2U);
  BOOST_TEST(out.recipients[1].address == "c@b.example");
  BOOST_TEST(out.recipients[1].label == "abuse");
  BOOST_CHECK(out.recipients[1].decided == bounce::bounce_class::none);
}

BOOST_AUTO_TEST_CASE(places_of_problems) {
  bounce::arrays<8, 8, 1> memory;
  bounce::notice out = bounce::empty_notice(memory);
  bounce::read_feedback_report("Arrival-Date: now\n", 100, out);
  BOOST_REQUIRE(out.problems.size() == 2U);
  BOOST_TEST(code(out.problems[0].error) == "bad-date");
  BOOST_TEST(out.problems[0].offset == 113U);
  BOOST_TEST(code(out.problems[1].error) == "missing-recipient");
  BOOST_TEST(out.problems[1].offset == 100U);
}

BOOST_AUTO_TEST_SUITE_END()
