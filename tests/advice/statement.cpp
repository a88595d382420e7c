#include "fromproof/advice/statement.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <limits>
#include <string>
#include <string_view>

#include "judged.hpp"

namespace {

using namespace fromproof;
using namespace std::string_view_literals;
using advice::composed;
using advice::language;
using advice::parameter;
using advice::statement;
using fromproof::tests::say;

std::string filled(std::string_view words, const statement& with) {
  std::string out;
  advice::write(words, with, language::en, [&out](std::string_view piece) { out += piece; });
  return out;
}

std::string text(const composed& value) {
  std::string out;
  value.write([&out](std::string_view piece) { out += piece; });
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(advice_statement)

BOOST_AUTO_TEST_CASE(parameters_stand_in_place_of_their_names) {
  BOOST_TEST(say({advice::code::nothing_to_fix}, language::en) == "Nothing to fix.");

  const statement unproven{advice::code::fail_unproven, parameter{"from", "example.com"sv}};
  BOOST_TEST(say(unproven, language::en) == "Nothing proves this came from example.com.");
  BOOST_TEST(say(unproven, language::ja) == "example.comからの送信を示す証拠がありません");

  const statement broken{advice::code::from_syntax, parameter{"offset", std::size_t{17}},
                         parameter{"error", errc::missing_at}};
  BOOST_TEST(say(broken, language::en) == "The From field is malformed at octet 17: an address needs an \"@\".");
  BOOST_TEST(say(broken, language::ja) == "Fromの17バイト目に誤りがあります（アドレスに「@」がありません）。");
}

BOOST_AUTO_TEST_CASE(templates_are_filled_once) {
  const statement with{advice::code::nothing_to_fix, parameter{"a", "{b}"sv}, parameter{"b", "{a}"sv},
                       parameter{"empty", ""sv}};
  constexpr struct {
    std::string_view words, text;
  } table[] = {
      {"", ""},
      {"no parameter", "no parameter"},
      {"{a}", "{b}"},  // text from a mail is not a template
      {"{b}{a}", "{a}{b}"},
      {"x{a}y{a}z", "x{b}y{b}z"},
      {"[{empty}]", "[]"},
      {"[{unknown}]", "[]"},
      {"{}", ""},
      {"cut {a", "cut {a"},
      {"a} b", "a} b"},
  };
  for (const auto& row : table) BOOST_TEST(filled(row.words, with) == row.text);
}

BOOST_AUTO_TEST_CASE(numbers_are_written_in_full) {
  const statement with{advice::code::nothing_to_fix, parameter{"zero", std::size_t{0}},
                       parameter{"ten", std::size_t{10}}, parameter{"most", std::numeric_limits<std::size_t>::max()}};
  BOOST_TEST(filled("{zero} {ten}", with) == "0 10");
  BOOST_TEST(filled("{most}", with) == std::to_string(std::numeric_limits<std::size_t>::max()));
}

BOOST_AUTO_TEST_CASE(text_is_composed_of_pieces) {
  BOOST_TEST(composed{}.empty());
  BOOST_TEST(composed{""}.empty());
  BOOST_TEST(!(composed{"", "a"}.empty()));
  const std::string_view domain = "example.com";
  BOOST_TEST(text(composed{"mail.", domain}) == "mail.example.com");
  BOOST_TEST(text(composed{"a", "", "b", "c", "d", "e"}) == "abcde");
  const statement with{advice::code::fail_unproven, parameter{"from", composed{"mail.", domain}}};
  BOOST_TEST(say(with, language::en) == "Nothing proves this came from mail.example.com.");
}

BOOST_AUTO_TEST_CASE(parameters_are_found_by_name) {
  const statement with{advice::code::nothing_to_fix, parameter{"a", "1"sv}, parameter{"b", std::size_t{2}}};
  BOOST_TEST(with.size == 2u);
  BOOST_REQUIRE(with.find("b") != nullptr);
  BOOST_TEST(with.find("b")->number == 2u);
  BOOST_TEST(with.find("c") == nullptr);
  BOOST_TEST(with.find("") == nullptr);
}

BOOST_AUTO_TEST_CASE(composed_text_is_compared_as_a_whole) {
  const composed name{"mail."sv, ""sv, "example.com"sv};
  BOOST_TEST(name.is("mail.example.com"));
  for (const auto other : {""sv, "mail."sv, "mail.example.co"sv, "mail.example.com."sv, "example.com"sv}) {
    BOOST_TEST(!name.is(other), other);
  }
  BOOST_TEST(composed{}.is(""));
  BOOST_TEST(!composed{}.is("a"));
}

BOOST_AUTO_TEST_SUITE_END()
