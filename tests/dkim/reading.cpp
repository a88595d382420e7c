#define BOOST_TEST_DYN_LINK
#include "fromproof/dkim/reading.hpp"

#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "fromproof/crypto/openssl.hpp"

using namespace fromproof::dkim;
using hash = fromproof::crypto::openssl::sha256;

namespace {

/// The output of a reading for a body in two pieces.
std::string read(reading how, std::string_view body, std::size_t first) {
  std::string out;
  const auto sink = [&out](std::string_view piece) { out += piece; };
  reading_filter filter{how, sink};
  filter(body.substr(0, first));
  filter(body.substr(first));
  filter.finish();
  return out;
}

std::vector<unsigned> listed(canonicalization how, std::string_view body) {
  std::vector<unsigned> out;
  for (const reading one : find_readings(how, body)) out.push_back(static_cast<unsigned>(one));
  return out;
}

constexpr auto line_ends = reading::line_ends;
constexpr auto from = line_ends | reading::quoted_from;
constexpr auto from_at_depth = from | reading::quoted_from_at_depth;
constexpr auto dots = line_ends | reading::doubled_dots;
constexpr auto mark = line_ends | reading::signature_mark;
constexpr auto first_line = line_ends | reading::first_line;

}  // namespace

BOOST_AUTO_TEST_SUITE(dkim_reading)

BOOST_AUTO_TEST_CASE(what_each_reading_undoes) {
  struct row {
    reading how;
    std::string_view body;
    std::string_view original;
  };
  const row rows[] = {
      {reading::as_it_lies, "a\n>From b\r\r\n..\r", "a\n>From b\r\r\n..\r"},
      {line_ends, "", ""},
      {line_ends, "a\nb\r\nc\r\r\n\n", "a\r\nb\r\nc\r\n\r\n"},
      {line_ends, "a\rb\r\r\r\nc\r\rd\r", "a\rb\r\r\nc\r\rd\r"},
      {line_ends, ">From a\n..\n--\n", ">From a\r\n..\r\n--\r\n"},
      {line_ends | reading::carriage_returns, "a\rb\r\rc\nd\r\ne\r", "a\r\nb\r\n\r\nc\r\nd\r\ne\r\n"},
      // mboxo and mboxrd
      {from, ">From a\r\nb\r\n>From c\n", "From a\r\nb\r\nFrom c\r\n"},
      {from, ">>From a\r\n>from b\r\n>From\r\n> From c\r\n >From d\r\n>F\r\n>\r\n>Fr>om \r\n",
       ">>From a\r\n>from b\r\n>From\r\n> From c\r\n >From d\r\n>F\r\n>\r\n>Fr>om \r\n"},
      {from, "x >From a\r\nFrom b\r\n>Fro", "x >From a\r\nFrom b\r\n>Fro"},
      {from_at_depth, ">From a\r\n>>From b\r\n>>>>>>>>>>>>>>>>>>>>From c\r\n>>Fro\r\n",
       "From a\r\n>From b\r\n>>>>>>>>>>>>>>>>>>>From c\r\n>>Fro\r\n"},
      // RFC 5321 section 4.5.2
      {dots, "..a\r\n...b\r\n..\r\nc..d\r\n.\r\n", ".a\r\n..b\r\n.\r\nc..d\r\n"},
      {dots, "a\r\n.", "a\r\n"},
      {dots, "a\r\n.\r\n\r\n\r\n", "a\r\n"},
      {dots, ".a\n.\n", ".a\r\n"},
      // Text below the dot would be visible but not proven.
      {dots, "a\r\n.\r\nb\r\n", "a\r\n.\r\nb\r\n"},
      {dots, "a\r\n.\r\n\r\n b\r\n", "a\r\n.\r\n\r\n b\r\n"},
      {dots, "a\r\n.\r\n..b", "a\r\n.\r\n.b"},
      {dots, "a\r\n.\r\n.\r\n", "a\r\n.\r\n"},
      {dots, "a\r\n.\r\n\r\n.", "a\r\n.\r\n\r\n"},
      // RFC 3676 section 4.3
      {mark, "Hi.\r\n--\r\nA\r\n--\n", "Hi.\r\n-- \r\nA\r\n-- \r\n"},
      {mark, "-\r\n--a\r\n---\r\n-- \r\na--\r\n --\r\n--", "-\r\n--a\r\n---\r\n-- \r\na--\r\n --\r\n-- "},
      {first_line, "\r\nHi.\r\n\r\n", "Hi.\r\n\r\n"},
      {first_line, "\n\nHi.\n", "\r\nHi.\r\n"},
      {first_line, "Hi.\r\n\r\n", "Hi.\r\n\r\n"},
      {reading::no_body, " \r\n\t", ""},
      {from_at_depth | dots | mark | first_line, "\n>From a\n--\n..b\n", "From a\r\n-- \r\n.b\r\n"},
  };
  for (const auto& row : rows) {
    for (std::size_t cut = 0; cut <= row.body.size(); ++cut) {
      BOOST_TEST_CONTEXT(row.body << " cut at " << cut) {
        BOOST_TEST(read(row.how, row.body, cut) == row.original);
      }
    }
    for (const auto how : {canonicalization::simple, canonicalization::relaxed}) {
      const auto expected = hash_body<hash>(how, row.original);
      const auto found = hash_body_as<hash>(row.how, how, row.body);
      BOOST_TEST((found.digest == expected.digest && found.size == expected.size));
    }
  }
}

BOOST_AUTO_TEST_CASE(only_what_would_change_something_is_tried) {
  struct row {
    std::string_view body;
    std::vector<reading> readings;
  };
  const row rows[] = {
      {"", {}},
      {"\r\n", {line_ends | reading::no_body}},
      {"Hello.\r\n\r\n> From a\r\n.x\r\n-- \r\n", {}},
      {"Hello.\n", {line_ends}},
      {"Hello.", {}},
      {"a\r\r\nb\r\n", {line_ends}},
      {"a\rb\r\n", {line_ends | reading::carriage_returns}},
      {">From a\r\n", {from}},
      {">From a\n", {line_ends, from}},
      {">>From a\r\n", {from_at_depth}},
      {">From a\r\n>>From b\r\n", {from, from_at_depth}},
      {"..a\r\n", {dots}},
      {"a\r\n.\r\n", {dots}},
      {"a\r\n.", {dots}},
      {"a\r\n.\r\nb\r\n", {}},
      {"a\r\n--\r\n", {mark}},
      {"\r\na\r\n", {first_line}},
      {" \r\n\t\n", {line_ends | reading::no_body}},
      {"\n>From a\r..b\n>>From c\n--\n",
       {line_ends, line_ends | reading::carriage_returns, from, from_at_depth, dots, mark, first_line,
        from_at_depth | dots | mark | first_line | reading::carriage_returns}},
  };
  for (const auto& row : rows) {
    BOOST_TEST_CONTEXT(row.body) {
      std::vector<unsigned> expected;
      for (const reading how : row.readings) expected.push_back(static_cast<unsigned>(how));
      BOOST_TEST(listed(canonicalization::simple, row.body) == expected, boost::test_tools::per_element());
      for (const reading how : row.readings) BOOST_TEST(may_apply(how, canonicalization::simple, row.body));
    }
  }
  BOOST_TEST(find_readings(canonicalization::relaxed, "a\r\n--\r\n").size() == 0U);
  BOOST_TEST(!may_apply(reading::line_ends, canonicalization::simple, "Hello.\r\n"));
}

BOOST_AUTO_TEST_CASE(a_length_counts_what_was_read) {
  const auto expected = hash_body<hash>(canonicalization::simple, "a\r\nb\r\n", 3);
  const auto found = hash_body_as<hash>(line_ends, canonicalization::simple, "a\nb\n", 3);
  BOOST_TEST((found.digest == expected.digest));
  BOOST_TEST(found.size == 6U);
}

BOOST_AUTO_TEST_CASE(the_work_is_linear) {
  for (const std::string_view unit : {">", "\r", "\n", ".\n", "..\r", ">From ", ">From \r", "--\n", "."}) {
    std::string body;
    while (body.size() < 1'000'000) body += unit;
    for (const reading how : find_readings(canonicalization::simple, body)) {
      BOOST_TEST(hash_body_as<hash>(how, canonicalization::simple, body).size <= 2 * body.size() + 2);
    }
  }
}

BOOST_AUTO_TEST_CASE(examples_of_the_documentation) {
  static_assert(*find_readings(canonicalization::simple, "Hello.\n").begin() == reading::line_ends);
  BOOST_TEST(find_readings(canonicalization::simple, "Hello.\n").size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
