#define BOOST_TEST_DYN_LINK
#include "fromproof/message/shown_mailbox.hpp"

#include <boost/test/unit_test.hpp>
#include <string_view>

using fromproof::message::find_shown_mailbox;

BOOST_AUTO_TEST_SUITE(message_shown_mailbox)

// Which fields have one: tests/cases/author.md.
BOOST_AUTO_TEST_CASE(its_parts_are_views_of_the_field) {
  constexpr std::string_view body = " Smith, John [Sales] <\"j. s\"@(at) shop.example (work)> ";
  const auto shown = find_shown_mailbox(body);
  BOOST_REQUIRE(shown.has_value());
  BOOST_TEST(shown->text == "Smith, John [Sales] <\"j. s\"@(at) shop.example (work)>");
  BOOST_TEST(shown->display_name == "Smith, John [Sales]");
  BOOST_TEST(shown->local_part == "\"j. s\"");
  BOOST_TEST(shown->domain == "shop.example");
  BOOST_TEST(shown->text.data() == body.data() + 1);
}

BOOST_AUTO_TEST_CASE(a_plain_mailbox_in_brackets_is_one_too) {
  const auto shown = find_shown_mailbox("<a@b.example>");
  BOOST_REQUIRE(shown.has_value());
  BOOST_TEST(shown->display_name == "");
  BOOST_TEST(shown->domain == "b.example");
}

BOOST_AUTO_TEST_CASE(empty_brackets_have_no_mailbox) {
  for (const std::string_view body : {"", " ", "a@b.example", "<", "<>", "a <", "a <b>", "a <b@", "(<a@b.example>)"}) {
    BOOST_TEST(!find_shown_mailbox(body).has_value(), body);
  }
}

BOOST_AUTO_TEST_CASE(it_is_found_while_compiling) {
  static_assert(find_shown_mailbox("[News] <a@b.example>")->domain == "b.example");
}

BOOST_AUTO_TEST_SUITE_END()
