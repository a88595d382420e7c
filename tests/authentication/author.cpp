#define BOOST_TEST_DYN_LINK
#include "fromproof/authentication/author.hpp"

#include <boost/test/unit_test.hpp>
#include <string_view>
#include <vector>

using fromproof::author;
using fromproof::author_fault;

namespace {

author read(const std::vector<std::string_view>& bodies) {
  author who;
  for (const auto body : bodies) add_from_field(who, {.raw = body, .name = "From", .body = body});
  return who;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(authentication_author)

BOOST_AUTO_TEST_CASE(one_domain_or_none) {
  struct {
    std::vector<std::string_view> bodies;
    author_fault fault;
    std::string_view domain;
  } const cases[] = {
      {{}, author_fault::no_field, ""},
      {{" a@shop.example"}, author_fault::none, "shop.example"},
      {{" Shop <a@SHOP.example>"}, author_fault::none, "shop.example"},
      {{" a@shop.example, b@shop.example"}, author_fault::none, "shop.example"},
      {{" Staff: a@shop.example, b@shop.example;"}, author_fault::none, "shop.example"},
      {{" a@shop.example, b@mail.shop.example"}, author_fault::several_domains, ""},
      {{" a@shop.example", " a@shop.example"}, author_fault::several_fields, ""},
      // One malformed member makes the others a guess, wherever it stands.
      {{" a@shop.example, b"}, author_fault::malformed, ""},
      {{" b, a@shop.example"}, author_fault::malformed, ""},
      {{" a@one.example, b@two.example, c"}, author_fault::malformed, ""},
      {{" a@[192.0.2.1]"}, author_fault::malformed, ""},
      {{" undisclosed:;"}, author_fault::no_mailbox, ""},
      {{""}, author_fault::no_mailbox, ""},
      {{" [email protected]"}, author_fault::hidden, ""},
      {{" [email&#160;protected]"}, author_fault::hidden, ""},
  };
  for (const auto& test : cases) {
    BOOST_TEST_CONTEXT((test.bodies.empty() ? "no field" : test.bodies.front())) {
      const auto who = read(test.bodies);
      BOOST_TEST((who.fault == test.fault), "fault is " << static_cast<int>(who.fault));
      BOOST_TEST(who.domain.view() == test.domain);
      BOOST_TEST(who.fields == test.bodies.size());
    }
  }
}

BOOST_AUTO_TEST_CASE(the_offset_is_in_the_field_body) {
  const auto who = read({" a@shop.example, b"});
  BOOST_TEST((who.error == fromproof::errc::missing_at));
  BOOST_TEST(who.offset >= 17u);
  BOOST_TEST(who.offset <= 18u);
}

BOOST_AUTO_TEST_CASE(the_first_mailbox_is_kept_for_its_name) {
  const auto who = read({" One <a@shop.example>, Two <b@shop.example>"});
  BOOST_TEST(who.mailboxes == 2u);
  BOOST_TEST(who.first.local_part == "a");
}

BOOST_AUTO_TEST_SUITE_END()
