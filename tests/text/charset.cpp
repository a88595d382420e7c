#include "fromproof/text/charset.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <string_view>

using namespace fromproof;

BOOST_AUTO_TEST_SUITE(text_charset)

BOOST_AUTO_TEST_CASE(names_have_no_case) {
  BOOST_CHECK(find_charset("UTF-8") == known_charset::utf_8);
  BOOST_CHECK(find_charset("us-ascii") == known_charset::us_ascii);
  BOOST_CHECK(find_charset("Iso-8859-1") == known_charset::windows_1252);
  BOOST_CHECK(find_charset("iso-8859-15") == known_charset::iso_8859_15);
  BOOST_CHECK(find_charset("iso-2022-jp") == known_charset::other);
  BOOST_CHECK(find_charset("") == known_charset::other);
}

// Expected values: the mapping tables of the Unicode Consortium.
BOOST_AUTO_TEST_CASE(octets_become_characters) {
  const struct {
    known_charset set;
    unsigned char octet;
    char32_t character;
  } table[] = {
      {known_charset::windows_1252, 0x41, U'A'},   {known_charset::windows_1252, 0x80, 0x20ac},
      {known_charset::windows_1252, 0x81, 0xfffd}, {known_charset::windows_1252, 0x9f, 0x178},
      {known_charset::windows_1252, 0xa4, 0xa4},   {known_charset::windows_1252, 0xe4, 0xe4},
      {known_charset::iso_8859_15, 0xa4, 0x20ac},  {known_charset::iso_8859_15, 0xbd, 0x153},
      {known_charset::iso_8859_15, 0xe9, 0xe9},    {known_charset::us_ascii, 0x7e, U'~'},
      {known_charset::us_ascii, 0x80, 0xfffd},
  };
  for (const auto& [set, octet, character] : table) {
    BOOST_TEST_CONTEXT(unsigned{octet}) BOOST_TEST((to_code_point(set, octet) == character));
  }
}

BOOST_AUTO_TEST_SUITE_END()
