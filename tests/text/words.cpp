#include "fromproof/text/words.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <optional>
#include <string_view>

namespace colours {

enum class colour : std::uint8_t { none, red, green, dark_green };

constexpr auto words = fromproof::words_of<colour>({
    {colour::none, ""},
    {colour::red, "red"},
    {colour::green, "green"},
    {colour::dark_green, "green"},
});

}  // namespace colours

namespace {

using colours::colour;

enum class plain_size { small, large };

constexpr auto sizes = fromproof::words_of<plain_size>({{plain_size::small, "S"}, {plain_size::large, "L"}});

}  // namespace

BOOST_AUTO_TEST_SUITE(text_words)

BOOST_AUTO_TEST_CASE(each_enumerator_has_its_word) {
  static_assert(colours::words[colour::red] == "red");
  BOOST_TEST(colours::words.size() == 4u);
  BOOST_TEST(colours::words[colour::none] == "");
  BOOST_TEST(colours::words[colour::green] == "green");
  BOOST_TEST(colours::words[colour::dark_green] == "green");
  BOOST_TEST(sizes[plain_size::large] == "L");
}

BOOST_AUTO_TEST_CASE(a_word_leads_to_the_first_enumerator_that_has_it) {
  const struct {
    std::string_view word;
    std::optional<colour> exact, without_case;
  } table[] = {
      {"", colour::none, colour::none},
      {"red", colour::red, colour::red},
      {"green", colour::green, colour::green},
      {"RED", std::nullopt, colour::red},
      {"gReEn", std::nullopt, colour::green},
      {"re", std::nullopt, std::nullopt},
      {"reds", std::nullopt, std::nullopt},
      {" red", std::nullopt, std::nullopt},
      {"blue", std::nullopt, std::nullopt},
      {std::string_view{"red\0", 4}, std::nullopt, std::nullopt},
      {"\xF2\xE5\xE4", std::nullopt, std::nullopt},  // "red" but for the highest bit
  };
  for (const auto& row : table) {
    BOOST_TEST_CONTEXT(row.word) {
      BOOST_TEST((colours::words.find(row.word) == row.exact));
      BOOST_TEST((colours::words.ifind(row.word) == row.without_case));
    }
  }
}

// What lets a table that is too short fail to compile (tests/misuse/missing_word.cpp), wherever the enum is declared.
BOOST_AUTO_TEST_CASE(a_value_is_known_to_have_a_name_or_none) {
  using fromproof::detail::is_enumerator;
  BOOST_TEST(is_enumerator<colour::dark_green>());
  BOOST_TEST(!is_enumerator<static_cast<colour>(4)>());
  BOOST_TEST(!is_enumerator<static_cast<colour>(255)>());
  BOOST_TEST(is_enumerator<plain_size::small>());
  BOOST_TEST(!is_enumerator<static_cast<plain_size>(2)>());
}

BOOST_AUTO_TEST_SUITE_END()
