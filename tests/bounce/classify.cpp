#include "fromproof/bounce/classify.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

using namespace fromproof;
using bounce::action;
using bounce::classify;

BOOST_AUTO_TEST_SUITE(bounce_classify)

namespace {

std::string show(action act, std::string_view status, std::string_view diagnostic) {
  const auto judged = classify({.action = act, .status = status, .diagnostic = diagnostic});
  std::string out{bounce::bounce_words[judged.decided]};
  (out += ' ') += bounce::reason_words[judged.why];
  (out += ' ') += judged.proof;
  return judged.certain ? out + '!' : out;
}

}  // namespace

// "!" marks what is certain: then a label that says something else is wrong.
BOOST_AUTO_TEST_CASE(evidence_and_what_follows) {
  const struct {
    bounce::action act;
    std::string_view status;
    std::string_view diagnostic;
    std::string_view expected;
  } table[] = {
      // RFC 3464 section 2.3.3: only "failed" is a bounce.
      {action::delivered, "2.0.0", "", "delivered delivered !"},
      {action::relayed, "2.0.0", "", "delivered relayed !"},
      {action::expanded, "2.0.0", "", "delivered expanded !"},
      {action::delayed, "4.4.1", "", "soft network 4.4.1!"},
      {action::delayed, "5.1.1", "", "soft unknown-user 5.1.1!"},
      {action::none, "2.1.5", "", "delivered delivered 2.1.5!"},
      // RFC 3463 section 3, by subject
      {action::failed, "5.1.1", "", "hard unknown-user 5.1.1!"},
      {action::failed, "5.1.4", "", "hard bad-address 5.1.4!"},
      {action::failed, "5.1.7", "", "soft sender-refused 5.1.7"},
      {action::failed, "5.2.0", "", "soft mailbox-refuses 5.2.0"},
      {action::failed, "5.2.1", "", "soft mailbox-disabled 5.2.1"},
      {action::failed, "5.2.4", "", "soft system-error 5.2.4!"},
      {action::failed, "5.3.0", "", "soft system-error 5.3.0"},
      {action::failed, "5.4.1", "", "soft network 5.4.1"},
      {action::failed, "5.5.2", "", "soft protocol 5.5.2"},
      {action::failed, "5.5.3", "", "soft rate-limited 5.5.3"},
      {action::failed, "5.6.1", "", "soft content 5.6.1"},
      {action::failed, "5.7.20", "", "soft authentication 5.7.20"},  // RFC 7372
      {action::failed, "5.7.0", "", "soft policy 5.7.0"},
      {action::failed, "4.7.1", "", "soft policy 4.7.1!"},
      {action::failed, "5.0.0", "", "hard unspecified 5.0.0"},
      // replies of RFC 5321 section 4.2.3
      {action::failed, "", "550 no", "hard unspecified 550!"},
      {action::failed, "", "551 elsewhere", "hard moved 551!"},
      {action::failed, "", "552 no", "soft mailbox-full 552"},
      {action::failed, "", "554 no", "hard unspecified 554"},
      {action::failed, "", "451 no", "soft unspecified 451!"},
      {action::failed, "", "550 5.0.0 no", "hard unspecified 550 5.0.0!"},
      {action::failed, "", "554 5.0.0 no", "hard unspecified 554 5.0.0"},
      // which code counts
      {action::failed, "5.1.1", "552 5.2.2 x", "soft mailbox-full 552 5.2.2!"},
      {action::failed, "4.4.7", "550 5.1.1 x", "hard unknown-user 550 5.1.1!"},
      {action::failed, "4.4.7", "550 x", "soft expired 550!"},
      {action::failed, "4.0.0", "550 User unknown", "hard unknown-user 550!"},
      {action::failed, "5.2.2", "550 x", "soft mailbox-full 5.2.2!"},
      {action::failed, "nonsense", "550 5.1.1 x", "hard unknown-user 550 5.1.1!"},
      // words
      {action::failed, "5.0.0", "User unknown", "hard unknown-user 5.0.0"},
      {action::failed, "5.4.1", "550 5.4.1 Recipient address rejected: Access denied", "hard bad-address 550 5.4.1!"},
      {action::failed, "5.5.0", "550 5.5.0 Invalid recipient", "hard unknown-user 550 5.5.0!"},
      {action::failed, "5.7.1", "550 5.7.1 User unknown", "soft policy 550 5.7.1"},
      {action::failed, "5.1.10", "550 5.1.10 Recipient not found", "hard unknown-user 550 5.1.10!"},
      {action::failed, "4.2.0", "452 4.2.0 User unknown", "soft mailbox-refuses 452 4.2.0!"},
      {action::failed, "5.1.1", "x-unix; can't create output", "soft system-error 5.1.1"},
      {action::failed, "5.1.1", "smtp; 550 5.1.1 can't create output", "hard unknown-user 550 5.1.1!"},
      {action::none, "", "User unknown", "hard unknown-user "},
      {action::none, "", "mailbox full", "soft mailbox-full "},
      {action::none, "", "no luck", "none unspecified "},
      {action::delayed, "", "", "soft unspecified "},
      {action::none, "", "", "none unspecified "},
  };
  for (const auto& [act, status, diagnostic, expected] : table) {
    BOOST_TEST_CONTEXT(status << " " << diagnostic) BOOST_TEST(show(act, status, diagnostic) == expected);
  }
}

BOOST_AUTO_TEST_SUITE_END()
