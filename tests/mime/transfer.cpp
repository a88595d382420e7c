#include "fromproof/mime/transfer.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

using namespace fromproof;
using mime::transfer_encoding;

BOOST_AUTO_TEST_SUITE(mime_transfer)

BOOST_AUTO_TEST_CASE(names_of_encodings) {
  BOOST_CHECK(mime::parse_transfer_encoding(" Base64\r\n ") == transfer_encoding::base64);
  BOOST_CHECK(mime::parse_transfer_encoding("(why) quoted-printable (so)") == transfer_encoding::quoted_printable);
  for (const std::string_view name : {"", "7bit", "8BIT", "binary"}) {
    BOOST_TEST_CONTEXT(name) BOOST_CHECK(mime::parse_transfer_encoding(name) == transfer_encoding::identity);
  }
  BOOST_CHECK(mime::parse_transfer_encoding("x-uuencode") == transfer_encoding::unknown);
}

BOOST_AUTO_TEST_CASE(bodies) {
  const struct {
    mime::transfer_encoding encoding;
    std::string_view body;
    std::string_view octets;
    std::size_t faults;
  } table[] = {
      {transfer_encoding::identity, "a =41\r\n", "a =41\r\n", 0},
      {transfer_encoding::unknown, "a =41\r\n", "a =41\r\n", 0},
      // RFC 2045 section 6.7
      {transfer_encoding::quoted_printable,
       "Now's the time =\r\nfor all folk to come=\r\n to the aid of their country.",
       "Now's the time for all folk to come to the aid of their country.", 0},
      {transfer_encoding::quoted_printable, "=41=0C=3d", "A\x0c=", 0},
      {transfer_encoding::quoted_printable, "a=\n b=  \r\nc", "a bc", 0},
      {transfer_encoding::quoted_printable, "a \t\r\nb\t \nc ", "a\r\nb\nc", 0},
      {transfer_encoding::quoted_printable, "a  b", "a  b", 0},
      {transfer_encoding::quoted_printable, "=20\r\n", " \r\n", 0},
      {transfer_encoding::quoted_printable, "a=", "a", 0},
      {transfer_encoding::quoted_printable, "a=zz=4", "a=zz=4", 2},
      {transfer_encoding::quoted_printable, "a= b", "a= b", 1},
      {transfer_encoding::quoted_printable, "==41", "=A", 1},
      {transfer_encoding::quoted_printable, "", "", 0},
      {transfer_encoding::base64, "Zm9v\r\nYmFy\r\n", "foobar", 0},
      {transfer_encoding::base64, "Zm9vYg==\r\nYmFy", "foobbar", 0},
      {transfer_encoding::base64, "Zm-9v!", "foo", 2},
      {transfer_encoding::base64, "Zm9vY", "foo", 0},
      {transfer_encoding::base64, "=Zg", "f", 0},
  };
  for (const auto& [encoding, body, octets, faults] : table) {
    BOOST_TEST_CONTEXT(body) {
      std::string out;
      const std::size_t found = mime::decode_body(body, encoding, [&out](std::string_view piece) { out += piece; });
      BOOST_TEST(out == octets);
      BOOST_TEST(found == faults);
    }
  }
}

BOOST_AUTO_TEST_CASE(the_work_is_linear) {
  for (const std::string_view unit : {"=", " ", "= ", "=\r\n", "\t\n", "=4"}) {
    std::string text;
    while (text.size() < 1'000'000) text += unit;
    std::size_t size = 0;
    mime::decode_quoted_printable(text, [&size](std::string_view piece) { size += piece.size(); });
    BOOST_TEST_CONTEXT(unit) BOOST_TEST(size <= text.size());
  }
}

BOOST_AUTO_TEST_SUITE_END()
