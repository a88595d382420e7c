#include "fromproof/message/header.hpp"

#define BOOST_TEST_DYN_LINK
#include <array>
#include <boost/test/unit_test.hpp>
#include <ctime>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "cases.hpp"

namespace {

using namespace fromproof;
using message::header;
using message::header_field;
using message::header_iterator;
using namespace std::string_view_literals;

static_assert(std::forward_iterator<header_iterator>);
static_assert(std::sentinel_for<std::default_sentinel_t, header_iterator>);
static_assert(header{"Subject: hello"}.begin()->is("subject"));

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    const auto octet = static_cast<unsigned char>(c);
    switch (c) {
      case '\r': out += "\\r"; break;
      case '\n': out += "\\n"; break;
      case '\t': out += "\\t"; break;
      case '\0': out += "\\0"; break;
      case '\\': out += "\\\\"; break;
      default:
        if (octet >= 0x20 && octet < 0x7f) {
          out += c;
        } else {
          out += {'\\', 'x', digits[octet >> 4], digits[octet & 15]};
        }
    }
  }
  return out;
}

std::string printed(const header_field& field) {
  if (field.error != errc::none) return "!" + std::string{code(field.error)} + ' ' + escaped(field.body);
  return escaped(field.name) + ':' + escaped(field.body);
}

std::string unfolded(std::string_view body) {
  std::string out;
  message::unfold(body, [&out](std::string_view piece) { out += piece; });
  return out;
}

std::string repeat(std::string_view text, std::size_t count) {
  std::string out;
  out.reserve(text.size() * count);
  for (std::size_t i = 0; i < count; ++i) out += text;
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(message_header)

BOOST_AUTO_TEST_CASE(cases) {
  for (const auto& test : tests::read_cases("header.md")) {
    BOOST_TEST_CONTEXT(test.where << ": " << test.name) {
      const std::string& text = test["message"];
      const header fields{text};
      BOOST_TEST(fields.mbox_line() == (test.has("mbox") ? test["mbox"] : ""));

      std::string lines;
      std::size_t at = fields.mbox_line().size();
      auto it = fields.begin();
      for (; it != fields.end(); ++it) {
        if (!lines.empty()) lines += '\n';
        lines += printed(*it);
        BOOST_TEST(ascii::offset_in(text, it->raw) == at);
        at += it->raw.size();
      }
      BOOST_TEST(lines == test["fields"]);
      BOOST_TEST(it.rest() == (test.has("rest") ? test["rest"] : ""));
      BOOST_TEST(text.substr(at) == it.rest());
    }
  }
}

BOOST_AUTO_TEST_CASE(views_lie_where_the_text_is) {
  const std::string text = "From: a\r\nSubject : b\r\n c\r\nbroken\r\n\r\n";
  const header fields{text};
  auto it = fields.begin();
  BOOST_TEST(ascii::offset_in(text, it->name) == 0u);
  BOOST_TEST(ascii::offset_in(text, it->body) == 5u);
  BOOST_TEST(it->raw == "From: a\r\n");
  ++it;
  BOOST_TEST(ascii::offset_in(text, it->name) == 9u);
  BOOST_TEST(it->name == "Subject");
  BOOST_TEST(ascii::offset_in(text, it->body) == 18u);
  BOOST_TEST(it->raw == "Subject : b\r\n c\r\n");
  ++it;
  BOOST_TEST(ascii::offset_in(text, it->raw) == 26u);
  BOOST_TEST(it->raw == "broken\r\n");
  BOOST_TEST(it->body == "broken");
  BOOST_TEST(it->name.empty());
  ++it;
  BOOST_TEST((it == fields.end()));
  BOOST_TEST(ascii::offset_in(text, it.rest()) == 34u);
}

BOOST_AUTO_TEST_CASE(the_range_can_be_read_more_than_once) {
  const header fields{"A: 1\r\nB: 2\r\nC: 3\r\n"};
  auto first = fields.begin();
  auto second = first;
  BOOST_TEST((first == second));
  BOOST_TEST((first++ == second));
  BOOST_TEST((first != second));
  BOOST_TEST(second->name == "A");
  BOOST_TEST(first->name == "B");
  BOOST_TEST((++second == first));

  std::vector<std::string> twice;
  for (int pass = 0; pass < 2; ++pass) {
    for (const auto& field : fields) twice.emplace_back(field.name);
  }
  const std::vector<std::string> expected{"A", "B", "C", "A", "B", "C"};
  BOOST_TEST(twice == expected, boost::test_tools::per_element());

  while (first != fields.end()) ++first;
  BOOST_TEST((first == header_iterator{}));
}

BOOST_AUTO_TEST_CASE(names_compare_without_case) {
  const header fields{"fRoM: a\r\nFromm: b\r\nFro: c\r\nno\r\n"};
  std::string is_from;
  for (const auto& field : fields) is_from += field.is("From") ? 'y' : 'n';
  BOOST_TEST(is_from == "ynnn");
}

BOOST_AUTO_TEST_CASE(a_message_splits_at_its_first_empty_line) {
  constexpr struct {
    std::string_view message, header, body;
    bool separated;
  } table[] = {
      {"A: 1\r\n\r\nbody\r\n\r\nmore", "A: 1\r\n", "body\r\n\r\nmore", true},
      {"A: 1\n\nbody", "A: 1\n", "body", true},
      {"A: 1\r\n\nbody", "A: 1\r\n", "body", true},
      {"A: 1\n\r\nbody", "A: 1\n", "body", true},
      {"A: 1\r\n\r\n", "A: 1\r\n", "", true},
      {"A: 1\r\n", "A: 1\r\n", "", false},
      {"A: 1", "A: 1", "", false},
      {"", "", "", false},
      {"\r\nbody", "", "body", true},
      {"\nbody", "", "body", true},
      {"\r", "\r", "", false},
      // neither white space nor a bare CR is an empty line
      {"A: 1\r\n \r\nB: 2\r\n", "A: 1\r\n \r\nB: 2\r\n", "", false},
      {"A: 1\r\r\rB: 2", "A: 1\r\r\rB: 2", "", false},
      {"A: 1\r\n\r\r\nB: 2\r\n", "A: 1\r\n\r\r\nB: 2\r\n", "", false},
      // the line of an mbox file stays with the header
      {"From a Thu\nA: 1\n\nbody", "From a Thu\nA: 1\n", "body", true},
  };
  for (const auto& row : table) {
    BOOST_TEST_CONTEXT(escaped(row.message)) {
      const auto parts = message::split(row.message);
      BOOST_TEST(escaped(parts.header) == escaped(row.header));
      BOOST_TEST(escaped(parts.body) == escaped(row.body));
      BOOST_TEST(parts.separated == row.separated);
      BOOST_TEST(ascii::offset_in(row.message, parts.body) + parts.body.size() == row.message.size());
    }
  }
}

BOOST_AUTO_TEST_CASE(bodies_unfold_to_one_line) {
  constexpr struct {
    std::string_view body, line;
  } table[] = {
      {"", ""},
      {" \r\n ", ""},
      {" hello ", "hello"},
      {" This\r\n is a test", "This is a test"},
      {" This\n\tis a test", "This\tis a test"},
      {" a\r\n  \r\n\t b", "a  \t b"},
      {"\r\n first line empty\r\n ", "first line empty"},
      // a bare CR is not a line end, and hides no text
      {" a\rb", "a\rb"},
      {" a\r\r\n b", "a\r b"},
      {" a\0b"sv, "a\0b"sv},
  };
  for (const auto& row : table) BOOST_TEST(escaped(unfolded(row.body)) == escaped(row.line));
}

BOOST_AUTO_TEST_CASE(a_buffer_takes_an_unfolded_body) {
  std::array<char, 8> memory{};
  buffer_sink out{memory};
  message::unfold(" a\r\n b", out);
  BOOST_TEST(out.view() == "a b");
}

BOOST_AUTO_TEST_CASE(large_headers_take_linear_time) {
  // Ten seconds of CPU time are far more than all of it takes, even with sanitizers, and far less than a quadratic
  // reading would.
  const std::clock_t start = std::clock();

  const std::string many = repeat("X-Field: value\r\n", 100'000);
  std::size_t fields = 0;
  for (const auto& field : header{many}) fields += field.is("x-field") ? 1u : 0u;
  BOOST_TEST(fields == 100'000u);

  const std::string folds = "Subject: a" + repeat("\r\n b", 200'000) + "\r\n";
  const header folded{folds};
  BOOST_TEST(folded.begin()->raw.size() == folds.size());
  BOOST_TEST((++folded.begin() == folded.end()));
  BOOST_TEST(unfolded(folded.begin()->body).size() == 1 + 2 * 200'000u);

  const std::string orphans = repeat(" \r\n", 200'000);
  BOOST_TEST(header{orphans}.begin()->raw.size() == orphans.size());
  const std::string broken = repeat("x\r\n", 200'000);
  std::size_t errors = 0;
  for (const auto& field : header{broken}) errors += field.error == errc::missing_colon ? 1 : 0;
  BOOST_TEST(errors == 200'000u);

  const std::string line = "Subject: " + repeat("a", 2'000'000);
  BOOST_TEST(header{line}.begin()->body.size() == 2'000'001u);
  const std::string nameless = repeat("a", 2'000'000);
  BOOST_TEST((header{nameless}.begin()->error == errc::missing_colon));
  const std::string blanks = "From" + repeat(" ", 2'000'000) + ":";
  BOOST_TEST(header{blanks}.begin()->is("From"));
  BOOST_TEST(message::split(many).header.size() == many.size());

  BOOST_TEST((std::clock() - start) / CLOCKS_PER_SEC < 10);
}

BOOST_AUTO_TEST_SUITE_END()
