#include "../../include/fromproof/message/token.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <string>

namespace {

using namespace fromproof;
namespace token = message::token;

struct end_case {
  std::string_view text;
  std::size_t end;
  std::string_view error = "none";
  std::size_t offset = 0;
};

void check(const parsed<std::size_t>& found, const end_case& expected) {
  BOOST_TEST_CONTEXT("text: " << expected.text) {
    BOOST_TEST(found.value == expected.end);
    BOOST_TEST(code(found.error) == expected.error);
    BOOST_TEST(found.offset == expected.offset);
  }
}

std::string unquoted(std::string_view quoted) {
  std::string out;
  token::write_unquoted(quoted, [&out](std::string_view piece) { out += piece; });
  return out;
}

using token::scanner;
using token::value;

std::string written(std::string_view text, bool quoted) {
  std::string out;
  const auto sink = [&out](std::string_view piece) { out += piece; };
  token::write_text(text, quoted, sink);
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(message_token)

BOOST_AUTO_TEST_CASE(atoms) {
  BOOST_TEST(token::end_of_atom("abc.d", 0) == 3u);
  BOOST_TEST(token::end_of_atom("abc.d", 3) == 3u);
  BOOST_TEST(token::end_of_atom("abc.d", 4) == 5u);
  BOOST_TEST(token::end_of_atom("", 0) == 0u);
}

BOOST_AUTO_TEST_CASE(a_line_end_folds_before_white_space_or_at_the_end) {
  BOOST_TEST(token::fold_size("\r\n a", 0) == 2u);
  BOOST_TEST(token::fold_size("\n\ta", 0) == 1u);
  BOOST_TEST(token::fold_size("\r\n", 0) == 2u);
  BOOST_TEST(token::fold_size("\n", 0) == 1u);
  BOOST_TEST(token::fold_size("\r\na", 0) == 0u);
  BOOST_TEST(token::fold_size("\na", 0) == 0u);
  BOOST_TEST(token::fold_size("\r a", 0) == 0u);
  BOOST_TEST(token::fold_size("\r", 0) == 0u);
}

BOOST_AUTO_TEST_CASE(white_space) {
  BOOST_TEST(token::end_of_fws(" \t\r\n \n\ta", 0) == 7u);
  BOOST_TEST(token::end_of_fws(" \ra", 0) == 1u);
  BOOST_TEST(token::end_of_fws("  \r\na", 0) == 2u);
}

BOOST_AUTO_TEST_CASE(comments) {
  for (const end_case& expected : {
           end_case{"(a)b", 3},
           end_case{"((a)(b))c", 8},
           end_case{"(\\)\\()a", 6},
           end_case{"(\"(\")a)", 7},
           end_case{"(a\r\n b)", 7},
           end_case{"(a\rb)c", 5, "unexpected-character", 2},
           end_case{"(a", 2, "unterminated-comment", 0},
           end_case{"(a\\", 3, "unterminated-comment", 0},
           end_case{"(a\\)", 4, "unterminated-comment", 0},
           end_case{{"(\0)a", 4}, 3, "nul", 1},
           end_case{{"(\\\0)a", 5}, 4, "nul", 2},
       }) {
    check(token::end_of_comment(expected.text, 0), expected);
  }
}

BOOST_AUTO_TEST_CASE(quoted_strings) {
  for (const end_case& expected : {
           end_case{"\"a\"b", 3},
           end_case{"\"\"", 2},
           end_case{"\"(a\"", 4},
           end_case{"\"\\\"\"a", 4},
           end_case{"\"\\\\\"a", 4},
           end_case{"\"a\r\n b\"", 7},
           end_case{"\"\\\r\n \"", 6},
           end_case{"\"\\\r\"", 4, "unexpected-character", 2},
           end_case{"\"a\nb\"", 5, "unexpected-character", 2},
           end_case{"\"a", 2, "unterminated-quoted-string", 0},
           end_case{"\"", 1, "unterminated-quoted-string", 0},
           end_case{"\"\\\"", 3, "unterminated-quoted-string", 0},
           end_case{{"\"\0\"", 3}, 3, "nul", 1},
       }) {
    check(token::end_of_quoted_string(expected.text, 0), expected);
  }
}

BOOST_AUTO_TEST_CASE(comments_and_white_space) {
  for (const end_case& expected : {
           end_case{"a", 0},
           end_case{" (a) \r\n\t(b)c", 11},
           end_case{" (a\rb) (c\rd) e", 13, "unexpected-character", 3},
           end_case{" (a) (b", 7, "unterminated-comment", 5},
       }) {
    check(token::end_of_cfws(expected.text, 0), expected);
  }
}

BOOST_AUTO_TEST_CASE(the_content_of_a_quoted_string) {
  BOOST_TEST(unquoted("\"a b\"") == "a b");
  BOOST_TEST(unquoted("\"\"") == "");
  BOOST_TEST(unquoted("\"a\\\"b\\\\c\\d\"") == "a\"b\\cd");
  BOOST_TEST(unquoted("\"a\r\n b\n\tc\"") == "a b\tc");
  BOOST_TEST(unquoted("\"a\\\r\n b\"") == "a b");
}

BOOST_AUTO_TEST_CASE(the_example_of_the_header) {
  std::string underlined;
  const auto underline = [&](std::size_t offset, std::string_view why) {
    underlined = std::to_string(offset) + why.front();
  };
  const std::string_view body = " (never closed";
  auto end = fromproof::message::token::end_of_cfws(body, 0);
  if (!end) underline(end.offset, fromproof::describe(end.error));
  BOOST_TEST(underlined == "1a");
}

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

BOOST_AUTO_TEST_CASE(an_open_comment_is_an_error_at_its_beginning) {
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
