#include "fromproof/data/window.hpp"

#define BOOST_TEST_DYN_LINK
#include <array>
#include <boost/test/unit_test.hpp>
#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <vector>

using namespace fromproof;

BOOST_AUTO_TEST_SUITE(data_window)

namespace {

/// Reads whole lines, and counts the octets it was shown.
struct line_reader {
  std::vector<std::string> lines;
  std::size_t shown = 0;

  std::size_t operator()(std::string_view octets) {
    shown += octets.size();
    std::size_t begin = 0;
    for (auto end = octets.find('\n'); end != octets.npos; end = octets.find('\n', begin)) {
      lines.emplace_back(octets.substr(begin, end - begin));
      begin = end + 1;
    }
    return begin;
  }
};

/// Writes a text in pieces of this size. False if a part was too long.
bool write(window& to, line_reader& lines, std::string_view text, std::size_t piece) {
  for (; !text.empty(); text.remove_prefix(piece < text.size() ? piece : text.size())) {
    if (!to.write(text.substr(0, piece), lines)) return false;
  }
  return true;
}

}  // namespace

BOOST_AUTO_TEST_CASE(parts_are_whole_whatever_the_pieces) {
  std::mt19937 random{1};
  for (int round = 0; round < 200; ++round) {
    std::string text;
    std::vector<std::string> expected;
    for (int i = 0; i < 30; ++i) {
      expected.emplace_back(random() % 40, static_cast<char>('a' + i % 26));
      text += expected.back() + '\n';
    }
    std::array<char, 64> memory;
    window held{memory};
    line_reader lines;
    for (std::string_view rest = text; !rest.empty();) {
      const auto piece = rest.substr(0, random() % (round < 100 ? 5 : 200));
      BOOST_REQUIRE(held.write(piece, lines));
      rest.remove_prefix(piece.size());
    }
    // A reader may be owed the end: what has come is shown again only when there is twice as much.
    lines(held.held());
    BOOST_TEST(lines.lines == expected);
  }
}

BOOST_AUTO_TEST_CASE(what_is_not_read_is_held) {
  std::array<char, 8> memory;
  window held{memory};
  line_reader lines;
  BOOST_TEST(held.write("", lines));
  BOOST_TEST(held.held() == "");
  BOOST_TEST(held.write("ab\ncd", lines));
  BOOST_TEST(held.held() == "cd");
  BOOST_TEST(held.write("", lines));
  BOOST_TEST(held.held() == "cd");
  // It is shown again when there is twice as much, so that the work is linear.
  BOOST_TEST(held.write("e", lines));
  BOOST_TEST(held.held() == "cde");
  BOOST_TEST(held.write("\nfg", lines));
  BOOST_TEST(held.held() == "fg");
  BOOST_TEST(lines.lines == (std::vector<std::string>{"ab", "cde"}));
}

BOOST_AUTO_TEST_CASE(a_part_may_be_as_long_as_the_memory) {
  for (const std::size_t piece : {1U, 2U, 3U, 7U, 8U}) {
    for (const std::size_t size : {7U, 8U}) {
      BOOST_TEST_CONTEXT(size << " octets in pieces of " << piece) {
        std::array<char, 8> memory;
        window held{memory};
        line_reader lines;
        // With its line end, 7 octets are 8.
        BOOST_TEST(write(held, lines, std::string(size, 'x') + "\nyy\n", piece) == (size == 7));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_piece_that_is_longer_than_the_memory_is_read_in_place) {
  std::array<char, 8> memory;
  window held{memory};
  line_reader lines;
  BOOST_TEST(held.write(std::string(100, 'x') + '\n', lines));
  BOOST_TEST(lines.lines.size() == 1U);
  BOOST_TEST(!held.write(std::string(9, 'x'), lines));
}

BOOST_AUTO_TEST_CASE(the_work_is_linear) {
  for (const std::size_t line : {1U, 100U, 60000U}) {
    for (const std::size_t piece : {1U, 3U, 4096U}) {
      std::string text;
      while (text.size() < 200'000) text += std::string(line, 'x') + '\n';
      std::vector<char> memory(65536);
      window held{memory};
      line_reader lines;
      BOOST_TEST_CONTEXT("lines of " << line << " in pieces of " << piece) {
        BOOST_TEST(write(held, lines, text, piece));
        BOOST_TEST(lines.shown <= 4 * text.size());
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
