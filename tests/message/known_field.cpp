#define BOOST_TEST_DYN_LINK
#include "fromproof/message/known_field.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

using namespace fromproof;
using namespace fromproof::message;

BOOST_AUTO_TEST_SUITE(message_known_field)

BOOST_AUTO_TEST_CASE(names_are_found_without_case) {
  static_assert(find_known_field("received")->kind == field_kind::trace);
  BOOST_TEST((find_known_field("FROM")->kind == field_kind::sender));
  BOOST_TEST(!find_known_field("From")->source_only);
  BOOST_TEST(find_known_field("Return-Path")->source_only);
  BOOST_TEST((find_known_field("dkim-signature")->kind == field_kind::signature));
  BOOST_TEST((find_known_field("X-Anything")->kind == field_kind::other));
  BOOST_TEST((find_known_field("x-received")->kind == field_kind::trace));
  for (const char* name : {"", "X-", "Dear Sir", "SPF", "Fro", "Fromm", "http"}) {
    BOOST_TEST_CONTEXT(name) {
      BOOST_TEST(find_known_field(name) == nullptr);
    }
  }
}

BOOST_AUTO_TEST_CASE(no_name_stands_twice) {
  const auto& fields = fromproof::message::detail::known_fields;
  for (std::size_t i = 0; i < std::size(fields); ++i) {
    for (std::size_t k = i + 1; k < std::size(fields); ++k) {
      BOOST_TEST(!fromproof::ascii::iequals(fields[i].name, fields[k].name), std::string{fields[i].name});
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
