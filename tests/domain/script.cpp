#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <fromproof/domain/script.hpp>
#include <string_view>

using word = fromproof::script;
using fromproof::script_of;

BOOST_AUTO_TEST_SUITE(domain_script)

BOOST_AUTO_TEST_CASE(one_character_of_each) {
  constexpr struct {
    char32_t character;
    word expected;
  } table[] = {
      {U'0', word::common},      {U'-', word::common},   {U'a', word::latin},    {U'z', word::latin},
      {U'{', word::common},      {U'é', word::latin},    {U'×', word::common},   {U'ɐ', word::latin},
      {U'\u0301', word::common}, {U'α', word::greek},    {U'ἀ', word::greek},    {U'а', word::cyrillic},
      {U'ӏ', word::cyrillic},    {U'ա', word::armenian}, {U'א', word::hebrew},   {U'ا', word::arabic},
      {U'क', word::devanagari},  {U'ক', word::bengali},  {U'த', word::tamil},    {U'ก', word::thai},
      {U'ა', word::georgian},    {U'አ', word::ethiopic}, {U'Ꭰ', word::cherokee}, {U'ក', word::khmer},
      {U'あ', word::kana},       {U'ア', word::kana},    {U'ー', word::kana},    {U'・', word::common},
      {U'々', word::han},        {U'中', word::han},     {U'𠮷', word::han},     {U'ㄅ', word::bopomofo},
      {U'가', word::hangul},     {U'ꙁ', word::cyrillic}, {U'ﬁ', word::latin},    {U'😀', word::other},
      {U'\uffff', word::common},
  };
  for (const auto& [character, expected] : table) {
    BOOST_TEST_CONTEXT(static_cast<unsigned>(character)) {
      BOOST_TEST((script_of(character) == expected));
    }
  }
}

BOOST_AUTO_TEST_CASE(mixtures) {
  // UTS 39 section 5.2, "highly restrictive".
  for (const std::u32string_view label : {U"", U"bank", U"bank-24", U"münchen", U"банк", U"банк-24", U"東京タワーtv",
                                          U"お茶", U"中文abc", U"ㄅ中a", U"한국abc", U"한中", U"ไทย24", U"שלום"}) {
    BOOST_TEST(!fromproof::mixes_scripts(label));
  }
  for (const std::u32string_view label :
       {U"bаnk", U"pаypal", U"gοogle", U"αб", U"aא", U"abcไ", U"中б", U"あ한", U"ㄅあ", U"арр1e"}) {
    BOOST_TEST(fromproof::mixes_scripts(label));
  }
}

BOOST_AUTO_TEST_CASE(imitations) {
  // UTS 39, confusables.txt: each letter of these has a Latin prototype.
  for (const std::u32string_view label : {U"аррӏе", U"ѕсоре", U"раураӏ", U"օոս", U"аррӏе-24", U"ɡooɡle"}) {
    BOOST_TEST(fromproof::imitates_latin(label));
  }
  for (const std::u32string_view label :
       {U"", U"apple", U"apple-24", U"почта", U"яблоко", U"münchen", U"日本", U"ουρανός"}) {
    BOOST_TEST(!fromproof::imitates_latin(label));
  }
  BOOST_TEST((fromproof::latin_of(U'а') == U'a'));
  BOOST_TEST((fromproof::latin_of(U'ж') == U'ж'));
}

BOOST_AUTO_TEST_SUITE_END()
