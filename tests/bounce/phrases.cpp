#include "fromproof/bounce/phrases.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

using namespace fromproof;
using bounce::find_reason;
using bounce::reason;

BOOST_AUTO_TEST_SUITE(bounce_phrases)

BOOST_AUTO_TEST_CASE(every_phrase_has_its_reason) {
  for (const auto& [phrase, why] : bounce::detail::phrases) {
    BOOST_TEST_CONTEXT(phrase) {
      std::string text{"550 Sorry, "};
      text += phrase;
      // A longer phrase may hold a shorter one whose reason counts first.
      BOOST_TEST((find_reason(text) <= why));
      BOOST_TEST((find_reason(text) != reason::unspecified));
      BOOST_TEST(phrase.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string_view::npos);
    }
  }
}

BOOST_AUTO_TEST_CASE(words_of_servers) {
  const struct {
    std::string_view text;
    reason why;
  } table[] = {
      {"550 5.1.1 <a@b.example>: Recipient address rejected: User unknown in local recipient table",
       reason::unknown_user},
      {"550 Recipient address rejected: Mailbox full", reason::mailbox_full},
      {"550 Recipient address rejected", reason::bad_address},
      {"550 Rejected", reason::policy},
      {"550-5.1.1 The email account that you tried to reach does\r\n550-5.1.1 not exist", reason::unknown_user},
      {"USER\tUNKNOWN", reason::unknown_user},
      {"user  \r\n  unknown", reason::unknown_user},
      {"553 sorry, your mailserver is blacklisted", reason::blocked},
      {"450 4.7.1 Greylisted, try again", reason::rate_limited},
      {"554 virus found", reason::content},
      {"Host or domain name not found. Name service error", reason::unknown_host},
      {"550 Invalid recipient: <a@b.example>", reason::unknown_user},
      // names, and parts of words, say nothing
      {"host antispam.b.example said: 550", reason::unspecified},
      {"host spam.b.example said: 550", reason::unspecified},
      {"550 see https://b.example/policy", reason::unspecified},
      {"550 <virus@b.example>", reason::unspecified},
      {"550 superuser unknown-x", reason::unspecified},
      {"550 the account may be blacklisted", reason::unspecified},
      {"554 delivery error", reason::unspecified},
      {"", reason::unspecified},
  };
  for (const auto& [text, why] : table) {
    BOOST_TEST_CONTEXT(text) BOOST_TEST(bounce::reason_words[find_reason(text)] == bounce::reason_words[why]);
  }
}

BOOST_AUTO_TEST_CASE(a_long_text_is_not_searched_to_its_end) {
  std::string text(bounce::max_searched_octets, ' ');
  BOOST_CHECK(find_reason(text + "user unknown") == reason::unspecified);
  BOOST_CHECK(find_reason(text.substr(20) + "user unknown") == reason::unknown_user);
}

BOOST_AUTO_TEST_SUITE_END()
