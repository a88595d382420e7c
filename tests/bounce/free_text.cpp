#include "fromproof/bounce/free_text.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

using namespace fromproof;

// The cases of whole mails are in tests/cases/bounce.md.
BOOST_AUTO_TEST_SUITE(bounce_free_text)

namespace {

/// The recipients of a text: address, class and diagnostic; "(none)" if no dialect is known.
std::string read(std::string_view text) {
  bounce::arrays<8, 8, 1> memory;
  bounce::notice out = bounce::empty_notice(memory);
  if (!bounce::read_free_text(text, 0, out)) return "(none)";
  std::string shown;
  for (const auto& each : out.recipients) {
    ((shown += each.address) += ' ') += bounce::bounce_words[each.decided];
    ((shown += '[') += each.diagnostic) += ']';
  }
  for (const auto& each : out.problems) (shown += '!') += code(each.error);
  return shown;
}

}  // namespace

BOOST_AUTO_TEST_CASE(texts) {
  const struct {
    std::string_view text;
    std::string_view expected;
  } table[] = {
      {"", "(none)"},
      {"<a@b.example>:\nUser unknown\n", "(none)"},
      // qmail's words are too common to count but at the top.
      {"Hi. This is the x\n<a@b.example>:\nUser unknown\n\n", "a@b.example hard[User unknown]"},
      {"\n \nHi. This is the x\n<a@b.example>:\nUser unknown\n", "a@b.example hard[User unknown]"},
      {"So.\nHi. This is the x\n<a@b.example>:\nUser unknown\n", "(none)"},
      {"Hi. This is the x\n\n--- Below\n<a@b.example>:\nUser unknown\n", "!missing-recipient"},
      // An empty line ends the reason, and so does the next recipient.
      {"Hi. This is the x\n<a@b.example>:\none\ntwo\n\nthree\n<c@b.example>:\nfour\n",
       "a@b.example none[one\ntwo]c@b.example none[four]!unknown-wording!unknown-wording"},
      // Postfix: the reason goes on in indented lines, which may begin with an address.
      {"This is the mail system at host x.\n\n<a@b.example> (expanded from <c@b.example>): host said: 550\n    "
       "<a@b.example>: no\n",
       "a@b.example hard[host said: 550\n    <a@b.example>: no]"},
      // Exim, folded differently
      {"This message was created automatically by\nmail delivery software.\n\n  a@b.example\n    User unknown\n",
       "a@b.example hard[User unknown]"},
      {"This message was created automatically by mail delivery software.\n\n  local\n    User unknown\n",
       "!missing-recipient"},
      // No address
      {"Hi. This is the x\n<postmaster>:\nx\n<@b.example>:\nx\n<a b@c.example>:\n", "!missing-recipient"},
  };
  for (const auto& [text, expected] : table) {
    BOOST_TEST_CONTEXT(text) BOOST_TEST(read(text) == expected);
  }
}

BOOST_AUTO_TEST_CASE(the_work_is_linear) {
  for (const std::string_view unit : {"<", "<a@b.example>:\n", "Hi. ", "Your mail sent\n", "a@b.example\n", "\n"}) {
    std::string text{"This is the mail system at host x\n"};
    while (text.size() < 1'000'000) text += unit;
    BOOST_TEST_CONTEXT(unit) BOOST_TEST(read(text) != "(none)");
  }
}

BOOST_AUTO_TEST_SUITE_END()
