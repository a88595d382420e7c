#define BOOST_TEST_DYN_LINK
#include "fromproof/paste/doubt.hpp"

#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

#include "fromproof/message/header.hpp"
#include "fromproof/paste/repair.hpp"

using namespace fromproof;
using namespace fromproof::paste;

namespace {

/// The names of the fields in doubt, each followed by a blank, and "body" if the body is in doubt.
std::string doubtful_of(std::string_view text) {
  std::string repaired;
  const auto report = repair(text, repair_mode::paste, [&repaired](std::string_view piece) { repaired += piece; });
  std::string out;
  for (const auto& field : message::header{repaired}) {
    if (is_doubtful(report, field)) out += std::string{field.name} + ' ';
  }
  return is_body_doubtful(report, message::split(repaired).body) ? out + "body" : out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(paste_doubt)

BOOST_AUTO_TEST_CASE(hidden_addresses) {
  for (const char* text : {"[email protected]", "<[email&#160;protected]>", "a [email&nbsp;protected] b",
                           "[email\xC2\xA0protected]", "[[email protected]", "[email\r\n protected]"}) {
    BOOST_TEST_CONTEXT(text) {
      BOOST_TEST(hides_address(text));
    }
  }
  for (const char* text : {"", "[", "[email", "[email]", "[emailprotected]", "[email protected", "email protected]",
                           "[email is protected]", "a@shop.example"}) {
    BOOST_TEST_CONTEXT(text) {
      BOOST_TEST(!hides_address(text));
    }
  }
}

BOOST_AUTO_TEST_CASE(doubt_is_where_the_damage_is) {
  struct row {
    std::string_view text;
    std::string_view doubtful;
  };
  const row rows[] = {
      {"From: a@shop.example\r\nTo: b@rcpt.example\r\n\r\nHi.\r\n", ""},
      {"From: a@shop.example\nTo: b@rcpt.example\n\nHi.\n", ""},
      {"From: a@shop.example\r\nTo: b@rcpt.example\n\nHi.\r\n", ""},
      {"From: a@shop.example\r\r\nTo: b@rcpt.example\r\r\n\r\r\nHi.\r\r\n", ""},
      // A note that anyone can write.
      {"X-Note: [email protected]\r\nFrom: a@shop.example\r\n\r\nHi.\r\n", "X-Note "},
      {"From: [email protected]\nTo: [email protected]\nSubject: s\n\nHi.\n", "From To "},
      {"From: [email protected]\nSubject: ask [email protected]\n\nAsk [email protected] about it.\n",
       "From Subject body"},
      // Free text alone does not show that a page hid addresses.
      {"From: a@shop.example\nSubject: [email protected]\n\n[email protected]\n", ""},
      // Blanks in b= are not part of its value.
      {"DKIM-Signature: v=1; d=shop.example; b=Ps+x1OW7xTBX sAJ9AdMe1zL8\nFrom: a@shop.example\n\nHi.\n", ""},
      {"> From: a@shop.example\n> To: b@rcpt.example\n>\n> Hi.\n", "From To body"},
      {"Received: from a\nby b;\nfor c;\nThu\nFrom: a@shop.example\n\nHi.\n", "Received From body"},
  };
  for (const auto& row : rows) {
    BOOST_TEST_CONTEXT(row.text) {
      BOOST_TEST(doubtful_of(row.text) == row.doubtful);
    }
  }
}

BOOST_AUTO_TEST_CASE(examples_of_the_documentation) {
  static_assert(hides_address("Shop <[email protected]>"));
  BOOST_TEST(hides_address("Shop <[email protected]>"));
}

BOOST_AUTO_TEST_SUITE_END()
