#define BOOST_TEST_DYN_LINK
#include <array>
#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <fromproof/text/base64.hpp>
#include <string>
#include <string_view>
#include <vector>

using fromproof::base64::decode;
using fromproof::base64::max_decoded_size;

BOOST_AUTO_TEST_SUITE(text_base64)

BOOST_AUTO_TEST_CASE(valid_base64) {
  using namespace std::string_view_literals;
  const struct {
    std::string_view text;
    std::string_view octets;
  } table[] = {
      // RFC 4648 section 10
      {"", ""},
      {"Zg==", "f"},
      {"Zm8=", "fo"},
      {"Zm9v", "foo"},
      {"Zm9vYg==", "foob"},
      {"Zm9vYmE=", "fooba"},
      {"Zm9vYmFy", "foobar"},
      {"+/+/", "\xfb\xff\xbf"},
      {"AAAA", "\0\0\0"sv},
      // as mail writes it
      {" Zm\r\n\t9v Yg=\r\n = ", "foob"},
      {"Zg", "f"},
      {"Zm8", "fo"},
      {"Zh==", "f"},
      {" \r\n ", ""},
  };
  for (const auto& [text, octets] : table) {
    BOOST_TEST_CONTEXT(text) {
      std::vector<std::uint8_t> out(max_decoded_size(text.size()));
      const auto size = decode(text, out);
      BOOST_TEST(code(size.error) == "none");
      BOOST_TEST(std::string(out.begin(), out.begin() + static_cast<long>(*size)) == octets);
    }
  }
}

BOOST_AUTO_TEST_CASE(invalid_base64) {
  using namespace std::string_view_literals;
  const struct {
    std::string_view text;
    std::size_t offset;
    std::size_t decoded;
  } table[] = {
      {"Zm9v!", 4, 3},    {"Zm-v", 2, 1},         {"Zm_v", 2, 1},  {"Z", 1, 0},     {"Zm9vY", 5, 3}, {"=", 0, 0},
      {"Z===", 1, 0},     {"Zg=", 3, 1},          {"Zg===", 4, 1}, {"Zm8==", 4, 2}, {"Zm9v=", 4, 3}, {"Zg==Zg==", 4, 1},
      {"Zm9v\0"sv, 4, 3}, {"Zm9v\xc3\xbc", 4, 3}, {"Zg=x", 3, 1},
  };
  for (const auto& [text, offset, decoded] : table) {
    BOOST_TEST_CONTEXT(text) {
      std::array<std::uint8_t, 16> out{};
      const auto size = decode(text, out);
      BOOST_TEST(code(size.error) == "bad-base64");
      BOOST_TEST(size.offset == offset);
      BOOST_TEST(size.value == decoded);
    }
  }
}

BOOST_AUTO_TEST_CASE(room_is_respected) {
  for (std::size_t room = 0; room < 6; ++room) {
    std::vector<std::uint8_t> out(room);
    const auto size = decode("Zm9vYmFy", out);
    BOOST_TEST(code(size.error) == "out-of-space");
    BOOST_TEST(size.value == room);
  }
}

BOOST_AUTO_TEST_CASE(the_example_of_the_header) {
  std::array<std::uint8_t, 32> hash{};
  const auto size = decode("47DEQpj8HBSa+/TImW+5JCeu\r\n QeRkm5NMpJWZG3hSuFU=", hash);  // SHA-256 of nothing
  BOOST_TEST(*size == 32u);
  BOOST_TEST(hash[0] == 0xe3);
  BOOST_TEST(hash[31] == 0x55);
}

BOOST_AUTO_TEST_CASE(pieces_may_be_cut_anywhere) {
  const struct {
    std::string_view text;
    std::string_view octets;
    std::size_t foreign;
  } table[] = {
      {"", "", 0},
      {"Zm9vYmFy", "foobar", 0},
      {"Zm9v\r\nYg==\r\n", "foob", 0},
      {"Zm9vYg==Zm9vYmE=", "foobfooba", 0},  // two texts, joined
      {"Zm9vYmF", "fooba", 0},
      {"Zm9vY", "foo", 0},
      {"Z!m9\x80v", "foo", 2},
      {"====", "", 0},
  };
  for (const auto& [text, octets, foreign] : table) {
    for (std::size_t first = 0; first <= text.size(); ++first) {
      for (std::size_t second = first; second <= text.size(); ++second) {
        BOOST_TEST_CONTEXT(text << " at " << first << " and " << second) {
          std::string out;
          const auto to = [&out](std::string_view piece) { out += piece; };
          fromproof::base64::decoder decoder;
          decoder.feed(text.substr(0, first), to);
          decoder.feed(text.substr(first, second - first), to);
          decoder.feed(text.substr(second), to);
          decoder.finish(to);
          BOOST_TEST(out == octets);
          BOOST_TEST(decoder.foreign() == foreign);
        }
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_long_text_is_decoded_in_pieces) {
  std::string text, octets, out;
  for (int i = 0; i < 1000; ++i) {
    text += i % 19 == 0 ? "Zm9v\r\n" : "YmFy";
    octets += i % 19 == 0 ? "foo" : "bar";
  }
  fromproof::base64::decoder decoder;
  decoder.feed(text, [&out](std::string_view piece) { out += piece; });
  BOOST_TEST(out == octets);
}

BOOST_AUTO_TEST_SUITE_END()
