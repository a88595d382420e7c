#include "fromproof/bounce/json_events.hpp"

#define BOOST_TEST_DYN_LINK
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "cases.hpp"
#include "shown_notice.hpp"

using namespace fromproof;

BOOST_AUTO_TEST_SUITE(bounce_json_events)

namespace {

std::string in_sns(const std::string& event) {
  return nlohmann::json{{"Type", "Notification"},
                        {"MessageId", "22b80b92"},
                        {"TopicArn", "arn:aws:sns:ap-northeast-1:123456789012:bounces"},
                        {"Message", event},
                        {"SignatureVersion", "1"}}
      .dump();
}

std::string in_sqs(const std::string& body) {
  return nlohmann::json{{"MessageId", "059f36b4"}, {"ReceiptHandle", "AQEB"}, {"Body", body}}.dump();
}

std::string in_eventbridge(const std::string& event) {
  nlohmann::json wrapped{{"version", "0"}, {"detail-type", "Email Bounced"}, {"source", "aws.ses"}};
  wrapped["detail"] = nlohmann::json::parse(event);
  return wrapped.dump();
}

std::string in_mail(const std::string& event) {
  return "From: AWS Notifications <no-reply@sns.amazonaws.com>\nSubject: AWS Notification Message\n"
         "Content-Type: text/plain; charset=UTF-8\n\n" +
         event + "\n\n--\nIf you wish to stop receiving notifications from this topic, visit {the link}.\n";
}

/// As a server folds a line that is too long for SMTP.
std::string folded(const std::string& line) {
  std::string out;
  for (std::size_t at = 0; at < line.size(); at += 60) {
    if (at > 0) out += "!\n ";
    out += line.substr(at, 60);
  }
  return out;
}

std::string with_via(std::string notice, const std::string& via) {
  return notice.replace(notice.find("VIA"), 3, via);
}

}  // namespace

BOOST_AUTO_TEST_CASE(each_event_in_each_wrapping) {
  std::set<std::string> kinds;
  std::size_t overruled = 0, kept = 0;
  for (const auto& test : tests::read_cases("ses_event.md")) {
    const auto& event = test["event"];
    const auto& notice = test["notice"];
    const struct {
      std::string text;
      std::string via;
    } table[] = {
        {event, "ses-event"},
        {"[" + event + "]", "ses-event"},
        {in_sns(event), "ses-sns"},
        {in_sqs(event), "ses-sqs"},
        {in_sqs(in_sns(event)), "ses-sqs"},
        {"{\"Messages\": [" + in_sqs(in_sns(event)) + "]}", "ses-sqs"},
        {"{\"Records\": [{\"eventSource\": \"aws:sqs\", \"body\": " + nlohmann::json(event).dump() + "}]}", "ses-sqs"},
        {"{\"Records\": [{\"EventSource\": \"aws:sns\", \"Sns\": " + in_sns(event) + "}]}", "ses-sns"},
        {in_eventbridge(event), "ses-eventbridge"},
        {in_sqs(in_eventbridge(event)), "ses-sqs"},
        {in_mail(event), "ses-sns"},
        {in_mail(folded(nlohmann::json::parse(event).dump())), "ses-sns"},
        {in_mail(in_sns(event)), "ses-sns"},
    };
    for (const auto& [text, via] : table) {
      BOOST_TEST_CONTEXT(test.where << " " << via << ": " << text) {
        BOOST_TEST(tests::shown(text) == with_via(notice, via));
      }
    }
    kinds.insert(notice.substr(0, notice.find(' ')));
    overruled += notice.find(" overruled ") != std::string::npos;
    kept += test.name.starts_with("Not overruled");
  }
  BOOST_TEST(kinds.size() == 10U);  // Amazon's types
  BOOST_TEST(overruled >= 3U);
  BOOST_TEST(kept >= 3U);
}

BOOST_AUTO_TEST_CASE(several_events_one_after_the_other) {
  const std::string event = R"({"eventType": "Open", "mail": {"destination": ["a@example.jp"]}})";
  const std::string one = "open ses-event event=Open\na@example.jp - - none event";
  BOOST_TEST(tests::shown(event + "\n" + event + "\r\n\n") == one + "\n\n" + one);
  BOOST_TEST(tests::shown("[" + event + ", 1, " + event + "]") == one + "\n\n" + one);
  // What is no event is left out, and what is read before an error counts.
  BOOST_TEST(tests::shown("{\"a\": 1}\n" + event) == one);
  BOOST_TEST(tests::shown(event + "\n{\"a\": ") == one);
}

BOOST_AUTO_TEST_CASE(what_is_refused) {
  const struct {
    std::string_view text;
    std::string_view error;
    std::size_t offset;
  } table[] = {
      {"{}", "not-a-bounce", 0},
      {"[]", "not-a-bounce", 0},
      {R"({"eventType": "Unheard-of"})", "not-a-bounce", 0},
      {R"({"notificationType": "AmazonSnsSubscriptionSucceeded", "message": "x"})", "not-a-bounce", 0},
      {R"({"Type": "SubscriptionConfirmation", "Message": "You have chosen", "TopicArn": "x"})", "not-a-bounce", 0},
      {R"({"Type": "Notification", "Message": "{\"eventType\": "})", "not-a-bounce", 0},
      {R"({"eventType": 7})", "not-a-bounce", 0},
      {R"({"eventType")", "truncated", 12},
      {"{\"a\": 1}\n{\"a\" 1}", "unexpected-character", 14},
      {"{} x", "unexpected-character", 3},
  };
  for (const auto& [text, error, offset] : table) {
    BOOST_TEST_CONTEXT(text) {
      bounce::arrays<> memory;
      std::size_t notices = 0;
      const auto read = bounce::read(text, memory, [&notices](const bounce::notice&) { ++notices; });
      BOOST_TEST(code(read.error) == error);
      BOOST_TEST(read.offset == offset);
      BOOST_TEST(notices == 0U);
    }
  }
}

BOOST_AUTO_TEST_CASE(too_little_memory_is_named) {
  const std::string event =
      R"({"eventType": "Bounce", "mail": {}, "bounce": {"bounceType": "Permanent", "bouncedRecipients": )"
      R"([{"emailAddress": "a@example.jp", "diagnosticCode": "550 5.1.1 \"a long text with escapes\""}]}})";
  bounce::arrays<4, 4, 8> memory;
  const auto read = bounce::read(event, memory, [](const bounce::notice& one) {
    BOOST_REQUIRE(one.recipients.size() == 1U);
    BOOST_TEST(one.recipients[0].address == "a@example.jp");
    BOOST_TEST(one.recipients[0].diagnostic == "");
    BOOST_REQUIRE(one.problems.size() == 1U);
    BOOST_TEST(code(one.problems[0].error) == "out-of-space");
  });
  BOOST_TEST(*read == 1U);
}

BOOST_AUTO_TEST_CASE(too_little_memory_for_a_wrapping) {
  const std::string event = R"({"eventType": "Open", "mail": {"destination": ["a@example.jp"]}})";
  for (const auto& text : {in_sns(event), in_sqs(event), in_mail(folded(event))}) {
    bounce::arrays<4, 4, 8> memory;
    std::size_t notices = 0;
    const auto read = bounce::read(text, memory, [&notices](const bounce::notice&) { ++notices; });
    BOOST_TEST_CONTEXT(text) BOOST_TEST(code(read.error) == "out-of-space");
    BOOST_TEST(notices == 0U);
  }
}

BOOST_AUTO_TEST_CASE(values_that_are_no_events_take_linear_time) {
  std::string text = "{}";
  while (text.size() < 1'000'000) text += " 1";
  BOOST_TEST(tests::shown(text) == "not-a-bounce");
}

BOOST_AUTO_TEST_SUITE_END()
