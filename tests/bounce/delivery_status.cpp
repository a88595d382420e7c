#include "fromproof/bounce/delivery_status.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

using namespace fromproof;

// The cases of whole reports are in tests/cases/bounce.md.
BOOST_AUTO_TEST_SUITE(bounce_delivery_status)

BOOST_AUTO_TEST_CASE(typed_values) {
  const struct {
    std::string_view body;
    std::string_view type;
    std::string_view text;
  } table[] = {
      {" rfc822; a@b.example", "rfc822", "a@b.example"},
      {"dns;mx.b.example", "dns", "mx.b.example"},
      {" smtp; 550 5.1.1 a; b", "smtp", "550 5.1.1 a; b"},
      {"X-Postfix ; no route", "X-Postfix", "no route"},
      {"(Remote server said) smtp;550 no", "smtp", "550 no"},
      {"a@b.example", "", "a@b.example"},
      {"550 no such user; go away", "", "550 no such user; go away"},
      {"; x", "", "x"},
      {"", "", ""},
  };
  for (const auto& [body, type, text] : table) {
    BOOST_TEST_CONTEXT(body) {
      const auto value = bounce::parse_typed_value(body);
      BOOST_TEST(value.type == type);
      BOOST_TEST(value.text == text);
    }
  }
}

BOOST_AUTO_TEST_CASE(addresses) {
  const struct {
    std::string_view text;
    std::string_view bare;
    std::string_view written;
  } table[] = {
      {" <a@b.example> ", "a@b.example", "a@b.example"},
      {"a@b.example", "a@b.example", "a@b.example"},
      {"a@b.example (Mr. A)", "a@b.example", "a@b.example"},
      {"<a@b.example> (Mr. A)", "a@b.example", "a@b.example"},
      {"<unclosed@b.example", "<unclosed@b.example", "<unclosed@b.example"},
      {"\"a>b\"@c.example", "\"a>b\"@c.example", "\"a>b\"@c.example"},
      {"a\r\n@b.example", "a\r\n@b.example", "a@b.example"},
      // RFC 6533 section 3
      {"\\x{65E5}\\x{672c}@b.example", "\\x{65E5}\\x{672c}@b.example", "\u65e5\u672c@b.example"},
      {"\\x{}\\x{41\\x{110000}", "\\x{}\\x{41\\x{110000}", "\\x{}\\x{41\ufffd"},
      {"", "", ""},
  };
  for (const auto& [text, bare, written] : table) {
    BOOST_TEST_CONTEXT(text) {
      BOOST_TEST(bounce::bare_address(text) == bare);
      std::string out;
      bounce::write_address(bare, [&out](std::string_view piece) { out += piece; });
      BOOST_TEST(out == written);
    }
  }
}

BOOST_AUTO_TEST_CASE(text_between_fields_is_ignored) {
  bounce::arrays<8, 8, 1> memory;
  bounce::notice out = bounce::empty_notice(memory);
  bounce::read_delivery_status(
      "Dear user\n\n\n\nFinal-Recipient: rfc822; a@b.example\nno field at all\nStatus: 5.1.1\nAction: failed\n\n\n\n",
      0, out);
  BOOST_REQUIRE(out.recipients.size() == 1U);
  BOOST_TEST(out.recipients[0].status == "5.1.1");
  BOOST_TEST(out.problems.omitted() == 0U);
}

BOOST_AUTO_TEST_CASE(the_diagnostic_has_no_type_but_the_type_counts) {
  bounce::arrays<8, 8, 1> memory;
  bounce::notice out = bounce::empty_notice(memory);
  bounce::read_delivery_status(
      "Final-Recipient: rfc822; a@b.example\nStatus: 5.1.1\nDiagnostic-Code: X-Unix; cannot create file\n", 0, out);
  BOOST_REQUIRE(out.recipients.size() == 1U);
  BOOST_TEST(out.recipients[0].diagnostic == "cannot create file");
  BOOST_CHECK(out.recipients[0].why == bounce::reason::system_error);
}

BOOST_AUTO_TEST_SUITE_END()
