#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <cstddef>
#include <fromproof/domain/idna.hpp>
#include <string_view>

using fromproof::idna::is_allowed;
using fromproof::idna::is_dot;
using fromproof::idna::lower;

BOOST_AUTO_TEST_SUITE(domain_idna)

BOOST_AUTO_TEST_CASE(lower_case) {
  // Pairs of the Unicode character database, where each block begins, ends or breaks its rule.
  constexpr std::u32string_view capitals =
      U"AZÀÖØÞĀĮĲĶĹŇŊŶŸŹŽǍǛǞǮǸȞȢȲΆΈΊΌΎΏΑΡΣΫЀЏАЯѠҀҊҾӀӁӍӐԮԱՖḀẔẠỾ"
      U"Ａ"
      U"Ｚ";
  constexpr std::u32string_view small =
      U"azàöøþāįĳķĺňŋŷÿźžǎǜǟǯǹȟȣȳάέίόύώαρσϋѐџаяѡҁҋҿӏӂӎӑԯաֆḁẕạỿa"
      U"z";
  BOOST_TEST(capitals.size() == small.size());
  for (std::size_t i = 0; i < capitals.size(); ++i) {
    BOOST_TEST_CONTEXT(i) {
      BOOST_TEST((lower(capitals[i]) == small[i]));
      BOOST_TEST((lower(small[i]) == small[i]));
    }
  }
  for (const char32_t c : U"09-_×÷ßςςªʼא中あ한") BOOST_TEST((lower(c) == c));
}

BOOST_AUTO_TEST_CASE(folding_twice_is_folding_once) {
  for (char32_t c = 0; c < 0x40000; ++c) {
    if (lower(lower(c)) != lower(c)) BOOST_ERROR("U+" << std::hex << static_cast<unsigned>(c));
  }
}

BOOST_AUTO_TEST_CASE(letters_digits_and_marks_are_allowed) {
  for (const char32_t c : std::u32string_view{U"ßàÿāžșțǎəαωςάаяёіїґәաֆאתابيپ०९किाกไ가힣ああアーゝ々〆中文𠮷ღეខ"}) {
    BOOST_TEST_CONTEXT(static_cast<unsigned>(c)) {
      BOOST_TEST(is_allowed(c));
    }
  }
}

BOOST_AUTO_TEST_CASE(invisible_characters_and_symbols_are_refused) {
  constexpr char32_t refused[] = {
      0x80,    0x85,    0x9f,                                         // C1 controls
      0xa0,    0x1680,  0x2000,  0x2009,  0x202f,  0x205f,   0x3000,  // blanks
      0xad,    0x34f,   0x61c,   0x115f,  0x180e,  0x200b,   0x200c,
      0x200d,  0x2060,  0x2064,  0x3164,  0xfeff,  0xffa0,  // invisible
      0x200e,  0x200f,  0x202a,  0x202e,  0x2066,  0x2069,  // bidirectional controls
      0x180b,  0xfe00,  0xfe0f,  0xe0100,                   // variation selectors
      0xe0001, 0xe0061,                                     // tags
      0xa7,    0xa9,    0xd7,    0xf7,    0x2013,  0x2024,   0x2044,
      0x2215,  0x29f8,  0x3001,  0x300c,  // symbols and punctuation
      0x2100,  0x212a,  0x2160,  0x2460,  0x2603,  0x1f4a9,  0xfb01,
      0x17f,   0x1d5ba, 0x1d400, 0xff71,  0x3300,             // compatibility forms
      0xd800,  0xdfff,  0xe000,  0xf8ff,  0xf0000, 0x10ffff,  // surrogates and private use
      0xfffd,  0xfffe,  0xffff,  0x40000, 0xdffff, 0x2f800,
  };
  for (const char32_t c : refused) {
    BOOST_TEST_CONTEXT(static_cast<unsigned>(c)) {
      BOOST_TEST(!is_allowed(c));
    }
  }
  for (char32_t c = 0; c < 0x80; ++c) BOOST_TEST(!is_allowed(c));
}

BOOST_AUTO_TEST_CASE(dots) {
  for (const char32_t c : std::u32string_view{U".。．｡"}) BOOST_TEST(is_dot(c));
  for (const char32_t c : std::u32string_view{U",·․‥…・"}) BOOST_TEST(!is_dot(c));
}

BOOST_AUTO_TEST_SUITE_END()
