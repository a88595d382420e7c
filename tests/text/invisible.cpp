#include "fromproof/text/invisible.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <string_view>

#include "fromproof/text/utf8.hpp"

namespace {

struct range {
  unsigned long first, last;
};

// Default_Ignorable_Code_Point of Unicode 14 (DerivedCoreProperties.txt), as listed by `perl -e` with \p{DI}.
constexpr range default_ignorable[] = {
    {0x00ad, 0x00ad},   {0x034f, 0x034f},   {0x061c, 0x061c}, {0x115f, 0x1160}, {0x17b4, 0x17b5},
    {0x180b, 0x180f},   {0x200b, 0x200f},   {0x202a, 0x202e}, {0x2060, 0x206f}, {0x3164, 0x3164},
    {0xfe00, 0xfe0f},   {0xfeff, 0xfeff},   {0xffa0, 0xffa0}, {0xfff0, 0xfff8}, {0x1bca0, 0x1bca3},
    {0x1d173, 0x1d17a}, {0xe0000, 0xe0fff}, {0xfff9, 0xfffb},  // interlinear annotation: format characters, not
                                                               // default-ignorable since they should be seen
};
// They select a shape of the character before them, of an emoji or of a Han character in a name.
constexpr range selectors[] = {{0xfe00, 0xfe0f}, {0xe0100, 0xe01ef}};

template <class Ranges>
bool within(const Ranges& ranges, unsigned long c) {
  for (const auto& each : ranges) {
    if (c >= each.first && c <= each.last) return true;
  }
  return false;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(text_invisible)

BOOST_AUTO_TEST_CASE(default_ignorable_characters_are_invisible) {
  unsigned long first_wrong = 0x110000;
  for (unsigned long c = 0x110000; c-- > 0;) {
    const bool expected = within(default_ignorable, c) && !within(selectors, c);
    if (fromproof::utf8::is_invisible(static_cast<char32_t>(c)) != expected) first_wrong = c;
  }
  BOOST_TEST(first_wrong == 0x110000u);
}

BOOST_AUTO_TEST_CASE(direction_changing_characters_are_invisible) {
  // UAX #9 section 2: the directional formatting characters
  for (const char32_t c : U"\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\u200E\u200F\u061C") {
    if (c != 0) BOOST_TEST(fromproof::utf8::is_invisible(c));
  }
}

BOOST_AUTO_TEST_CASE(letters_and_blanks_are_seen) {
  for (const char32_t c : U"aA0 \u00A0\u00E9\u0301\u3042\u3000\uFE0F\U0001F600\uFFFD") {
    BOOST_TEST(!fromproof::utf8::is_invisible(c));
  }
}

BOOST_AUTO_TEST_CASE(what_has_no_width_is_invisible) {
  const std::string_view none = "\u200B\u200C\u200D\u2060\uFEFF";
  for (std::string_view rest = none; !rest.empty();) {
    const std::size_t size = fromproof::utf8::zero_width_size(rest);
    BOOST_TEST_REQUIRE(size == 3u);
    fromproof::utf8::for_each(rest.substr(0, size), [](const fromproof::utf8::character& c) {
      BOOST_TEST(fromproof::utf8::is_invisible(c.code_point));
    });
    rest.remove_prefix(size);
  }
  for (const std::string_view text : {"", "a\u200B", "\u200A", "\u2061", "\u00AD", "\xE2\x80", "\u3042"}) {
    BOOST_TEST_CONTEXT(text) BOOST_TEST(fromproof::utf8::zero_width_size(text) == 0u);
  }
}

BOOST_AUTO_TEST_CASE(unicode_has_two_characters_that_end_lines) {
  for (char32_t c = 0x2000; c < 0x2070; ++c) {
    BOOST_TEST(fromproof::utf8::is_line_separator(c) == (c == U'\u2028' || c == U'\u2029'));
  }
  for (const char32_t c : {U'\n', U'\r', U'\u0085'}) BOOST_TEST(!fromproof::utf8::is_line_separator(c));
}

BOOST_AUTO_TEST_CASE(controls_are_c0_del_and_c1) {
  for (char32_t c = 0; c < 0x200; ++c) {
    const bool c0 = c <= 0x1f, del = c == 0x7f, c1 = c >= 0x80 && c <= 0x9f;
    BOOST_TEST(fromproof::utf8::is_control(c) == (c0 || del || c1));
  }
}

BOOST_AUTO_TEST_SUITE_END()
