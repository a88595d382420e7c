#define BOOST_TEST_DYN_LINK
#include "fromproof/message/local_part.hpp"

#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

BOOST_AUTO_TEST_SUITE(message_local_part)

// RFC 5322 section 3.4.1: a quoted string that could be a dot-atom is the same local part.
BOOST_AUTO_TEST_CASE(each_spelling_has_one_canonical_form) {
  const struct {
    std::string_view raw, written;
  } table[] = {
      {"info", "info"},     {"\"info\"", "info"}, {"(x) info", "info"},         {"a.b", "a.b"},
      {"\"a.b\"", "a.b"},   {"a . b", "a.b"},     {"\"a b\"", "\"a b\""},       {"\"a..b\"", "\"a..b\""},
      {"\".a\"", "\".a\""}, {"\"\"", "\"\""},     {"\"a\\\"b\"", "\"a\\\"b\""}, {"\"a\\b\"", "ab"},
  };
  for (const auto& row : table) {
    std::string out;
    fromproof::message::write_local_part(row.raw, [&out](std::string_view piece) { out += piece; });
    BOOST_TEST_CONTEXT(row.raw) BOOST_TEST(out == row.written);
  }
}

BOOST_AUTO_TEST_SUITE_END()
