#include "fromproof/bounce/bounce.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <memory>
#include <string>
#include <string_view>

#include "cases.hpp"
#include "shown_notice.hpp"

using namespace fromproof;

BOOST_AUTO_TEST_SUITE(bounce_bounce)

BOOST_AUTO_TEST_CASE(cases_of_mails) {
  std::size_t count = 0;
  for (const auto& test : tests::read_cases("bounce.md")) {
    BOOST_TEST_CONTEXT(test.where << " " << test.name) {
      ++count;
      if (test.has("error"))
        BOOST_TEST(tests::shown(test["input"]) == test["error"]);
      else
        BOOST_TEST(tests::shown(test["input"]) == test["notice"]);
    }
  }
  BOOST_TEST(count >= 38U);
}

BOOST_AUTO_TEST_CASE(crlf_changes_nothing) {
  for (const auto& test : tests::read_cases("bounce.md")) {
    std::string with;
    for (const char c : test["input"]) (c == '\n' ? with += "\r\n" : with += c);
    BOOST_TEST_CONTEXT(test.where) BOOST_TEST(tests::shown(with) == tests::shown(test["input"]));
  }
}

BOOST_AUTO_TEST_CASE(problems_have_their_place) {
  const std::string mail =
      "Content-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\n"
      "Final-Recipient: rfc822; a@example.jp\nAction: bounced\n--b--\n";
  bounce::arrays<> memory;
  std::size_t offset = 0;
  const auto read =
      bounce::read(mail, memory, [&offset](const bounce::notice& one) { offset = one.problems[0].offset; });
  BOOST_TEST(*read == 1U);
  BOOST_TEST(mail.substr(offset).starts_with(" bounced\n"));
}

BOOST_AUTO_TEST_CASE(what_does_not_fit_is_counted) {
  std::string mail = "Content-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\n";
  for (int i = 0; i < 5; ++i) mail += "Final-Recipient: rfc822; a@example.jp\nAction: failed\nStatus: 5.1.1\n\n";
  mail += "--b--\n";
  bounce::arrays<2, 2, 16> memory;
  const auto read = bounce::read(mail, memory, [](const bounce::notice& one) {
    BOOST_TEST(one.recipients.size() == 2U);
    BOOST_TEST(one.recipients.omitted() == 3U);
    BOOST_REQUIRE(one.problems.size() == 1U);
    BOOST_TEST(code(one.problems[0].error) == "out-of-space");
  });
  BOOST_TEST(*read == 1U);
}

BOOST_AUTO_TEST_CASE(it_needs_no_run_time) {
  static_assert([] {
    bounce::recipient recipients[1]{};
    bounce::problem problems[1]{};
    char text[16]{};
    bool hard = false;
    const auto read = bounce::read(
        "Content-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\n"
        "Final-Recipient: rfc822; a@b.example\nAction: failed\nStatus: 5.1.1\n--b--\n",
        {.recipients = recipients, .problems = problems, .text = text},
        [&hard](const bounce::notice& one) { hard = one.recipients[0].decided == bounce::bounce_class::hard; });
    return *read == 1 && hard;
  }());
}

BOOST_AUTO_TEST_CASE(the_work_is_linear) {
  for (const std::string_view unit :
       {"Final-Recipient: a@b\n", "Action: failed\n\n", "<a@b.example>:\n", "--b\nContent-Type: message/rfc822\n\n",
        "{\"a\":", "[", "!\n ", "Status: 5.1.1\n", "a@b.example\n"}) {
    for (const std::string_view top :
         {"Content-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\n",
          "From: mailer-daemon@b\n\nThis is the mail system at host x.\n",
          "From: no-reply@sns.amazonaws.com\n\n{\"a\":", ""}) {
      std::string text{top};
      while (text.size() < 300'000) text += unit;
      const auto memory = std::make_unique<bounce::arrays<8, 8, 1'000'000>>();
      BOOST_TEST_CONTEXT(top << unit) {
        std::size_t notices = 0;
        static_cast<void>(bounce::read(text, *memory, [&notices](const bounce::notice&) { ++notices; }));
        BOOST_TEST(notices <= 1U);
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
