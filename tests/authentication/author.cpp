#define BOOST_TEST_DYN_LINK
#include "fromproof/authentication/author.hpp"

#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "cases.hpp"

using fromproof::author;
using fromproof::author_fault;

namespace {

author read(const std::vector<std::string_view>& bodies) {
  author who;
  for (const auto body : bodies) add_from_field(who, {.raw = body, .name = "From", .body = body});
  return who;
}

/// The answer in the form of tests/cases/author.md.
std::string write(const author& who) {
  switch (who.fault) {
    case author_fault::none: break;
    case author_fault::no_field: return "no field";
    case author_fault::several_fields: return "several fields";
    case author_fault::malformed: return "malformed";
    case author_fault::several_domains: return "several domains";
    case author_fault::no_mailbox: return "no mailbox";
    case author_fault::hidden: return "hidden";
  }
  std::string out{who.domain.view()};
  if (who.mailboxes != 1) out += ", " + std::to_string(who.mailboxes) + " mailboxes";
  if (!who.lenient) return out;
  out += ", lenient: " + std::string{code(who.repaired_error)} + " at " + std::to_string(who.repaired_offset);
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(authentication_author)

BOOST_AUTO_TEST_CASE(cases) {
  for (const auto& test : fromproof::tests::read_cases("author.md")) {
    BOOST_TEST_CONTEXT(test.where << ": " << test.name) {
      const std::string& body = test.has("from!") ? test["from!"] : test["from"];
      const auto who = read({body});
      BOOST_TEST(write(who) == test["author"]);
      BOOST_TEST(who.lenient == (who.repaired_error != fromproof::errc::none));
      if (!test.has("name")) continue;
      std::string name;
      fromproof::message::write_display_name(who.first, [&name](std::string_view piece) { name += piece; });
      BOOST_TEST(name == test["name"]);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_second_field_undoes_a_lenient_reading) {
  const auto who = read({" [Shop] <a@shop.example>", " a@shop.example"});
  BOOST_TEST((who.fault == author_fault::several_fields));
  BOOST_TEST(!who.lenient);
  BOOST_TEST(who.domain.view().empty());
}

BOOST_AUTO_TEST_CASE(a_strict_reader_knows_rfc_5322_alone) {
  struct {
    std::string_view body;
    author_fault fault;
    std::string_view domain;
  } const cases[] = {
      {" a@shop.example", author_fault::none, "shop.example"},
      {" Shop <a@shop.example>, b@shop.example", author_fault::none, "shop.example"},
      {" [Shop] <a@shop.example>", author_fault::malformed, ""},
      {" [email protected]", author_fault::malformed, ""},
      {" a@b***.example", author_fault::malformed, ""},
      {" a@one.example, b@two.example", author_fault::several_domains, ""},
  };
  for (const auto& test : cases) {
    author who;
    add_from_field_strictly(who, {.raw = test.body, .name = "From", .body = test.body});
    BOOST_TEST((who.fault == test.fault), test.body);
    BOOST_TEST(who.domain.view() == test.domain);
  }
}

BOOST_AUTO_TEST_CASE(a_field_of_a_megabyte_is_read_in_linear_time) {
  for (const std::string_view piece : {"\"", "\\\"", "(", "\"(", "<", "<a ", "[", ":", "a ", "@", "\\(", "a@b <c"}) {
    std::string body;
    while (body.size() < 1'000'000) body += piece;
    const auto who = read({body + " <a@shop.example>"});
    BOOST_TEST((who.fault == author_fault::malformed || who.domain.view() == "shop.example"), piece);
  }
}

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
      // One malformed member makes the others a guess, in any position.
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
