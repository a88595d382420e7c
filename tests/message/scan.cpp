#define BOOST_TEST_DYN_LINK
#include "fromproof/message/scan.hpp"

#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

namespace {

using fromproof::message::detail::scanner;
using fromproof::message::detail::value;

std::string written(std::string_view text, bool quoted) {
  std::string out;
  const auto sink = [&out](std::string_view piece) { out += piece; };
  fromproof::message::detail::write_text(text, quoted, sink);
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(message_scan)

BOOST_AUTO_TEST_CASE(white_space_and_comments_are_passed_over) {
  const struct {
    std::string_view text;
    std::string_view rest;
  } table[] = {
      {" \t\r\n x", "x"}, {"(a (b) c)x", "x"}, {"(a \\) b)(c)\r\n (d) x", "x"},
      {"(\\()x", "x"},    {"x(y)", "x(y)"},    {"(a)", ""},
      {"", ""},
  };
  for (const auto& row : table) {
    scanner scan{row.text};
    BOOST_TEST_CONTEXT(row.text) {
      BOOST_TEST(scan.skip_cfws());
      BOOST_TEST(row.text.substr(scan.at()) == row.rest);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_comment_that_does_not_end_is_a_fault_at_its_beginning) {
  for (const std::string_view text : {"  (", "  (a (b)", "  (\\)", "  (\\"}) {
    scanner scan{text};
    BOOST_TEST_CONTEXT(text) {
      BOOST_TEST(!scan.skip_cfws());
      BOOST_TEST(code(scan.error()) == "unterminated-comment");
      BOOST_TEST(scan.error_offset() == 2u);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_quote_without_partner_in_a_comment_is_noticed) {
  for (const std::string_view text : {"(a \"b)", "(\"a\\\") b\")", "(x) (\")", "(a (\") b)"}) {
    scanner scan{text};
    BOOST_TEST_CONTEXT(text) {
      scan.skip_cfws();
      BOOST_TEST(scan.has_comment());
      BOOST_TEST(scan.has_open_quote());
      BOOST_TEST(text[scan.open_quote()] == '"');
    }
  }
  for (const std::string_view text : {"(a)", "(\"a b\")", "(\\\")", "", "\"x"}) {
    scanner scan{text};
    BOOST_TEST_CONTEXT(text) {
      scan.skip_cfws();
      BOOST_TEST(!scan.has_open_quote());
    }
  }
}

BOOST_AUTO_TEST_CASE(encoded_words_are_passed_over) {
  const struct {
    std::string_view text, rest;
  } table[] = {
      {"=?utf-8?Q?a;b?=;c", ";c"},
      {"=?a?b?\?=x", "x"},
      {"=?utf-8?Q?a b?=", "=?utf-8?Q?a b?="},
      {"=??Q?a?=", "=??Q?a?="},
      {"=?a?Q?a", "=?a?Q?a"},
      {"=?a?Q?a?b", "=?a?Q?a?b"},
      {"=", "="},
      {"", ""},
  };
  for (const auto& row : table) {
    scanner scan{row.text};
    BOOST_TEST_CONTEXT(row.text) {
      BOOST_TEST(scan.skip_encoded_word() == (row.text != row.rest));
      BOOST_TEST(row.text.substr(scan.at()) == row.rest);
    }
  }
}

BOOST_AUTO_TEST_CASE(values) {
  const struct {
    std::string_view text, raw, inner;
    bool quoted, irregular;
  } table[] = {
      {"pass;", "pass", "pass", false, false},
      {"pass(x)", "pass", "pass", false, false},
      {"\"a;b\" c", "\"a;b\"", "a;b", true, false},
      {"\"a\\\"b\"", "\"a\\\"b\"", "a\\\"b", true, false},
      {"\"a b\"@c.example x", "\"a b\"@c.example", "\"a b\"@c.example", false, false},
      {"a=b@c.example", "a=b@c.example", "a=b@c.example", false, false},
      {"a/b", "a/b", "a/b", false, true},
      {"\"a\"\"b\"", "\"a\"\"b\"", "\"a\"\"b\"", false, false},
      {"", "", "", false, false},
  };
  for (const auto& row : table) {
    scanner scan{row.text};
    value read;
    BOOST_TEST_CONTEXT(row.text) {
      BOOST_TEST(scan.read_value(read));
      BOOST_TEST(read.raw == row.raw);
      BOOST_TEST(read.text == row.inner);
      BOOST_TEST(read.quoted == row.quoted);
      BOOST_TEST(read.irregular == row.irregular);
    }
  }
  scanner control{"a\x01"};
  value read;
  BOOST_TEST(!control.read_value(read));
  BOOST_TEST(control.error_offset() == 1u);
}

BOOST_AUTO_TEST_CASE(written_text_has_no_folds) {
  BOOST_TEST(written("a\\\"b\r\n c", true) == "a\"b c");
  BOOST_TEST(written("a (x) @b.example", false) == "a@b.example");
  BOOST_TEST(written("\"a \\\" (b\"@c.example", false) == "\"a \\\" (b\"@c.example");
  BOOST_TEST(written("a\\b", false) == "a\\b");
  BOOST_TEST(written("a\\\r\nb", true) == "ab");
  BOOST_TEST(written("a\\", true) == "a\\");
  BOOST_TEST(written("a(b", false) == "a");
}

BOOST_AUTO_TEST_SUITE_END()
