#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <fromproof/domain/punycode.hpp>
#include <string>
#include <string_view>
#include <vector>

using fromproof::errc;

namespace {

// RFC 3492 section 7.1, where capitals are kept: (A) to (S) without the cases that differ in annotation only.
struct sample {
  std::u32string_view unicode;
  std::string_view punycode;
};
constexpr sample samples[] = {
    {U"ليهمابتكلموشعربي؟", "egbpdaj6bu4bxfgehfvwxn"},
    {U"他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye"},
    {U"他們爲什麽不說中文", "ihqwctvzc91f659drss3x8bo0yb"},
    {U"Pročprostěnemluvíčesky", "Proprostnemluvesky-uyb24dma41a"},
    {U"למההםפשוטלאמדבריםעברית", "4dbcagdahymbxekheh6e0a7fei0b"},
    {U"यहलोगहिन्दीक्योंनहींबोलसकतेहैं", "i1baa7eci9glrd9b2ae1bj0hfcgg6iyaf8o0a1dig0cd"},
    {U"なぜみんな日本語を話してくれないのか", "n8jok5ay5dzabd5bym9f0cm5685rrjetr6pdxa"},
    {U"почемужеонинеговорятпорусски", "b1abfaaepdrnnbgefbadotcwatmq2g4l"},
    {U"PorquénopuedensimplementehablarenEspañol", "PorqunopuedensimplementehablarenEspaol-fmd56a"},
    {U"TạisaohọkhôngthểchỉnóitiếngViệt", "TisaohkhngthchnitingVit-kjcr8268qyxafd2f1b9g"},
    {U"3年B組金八先生", "3B-ww4c5e180e575a65lsy2b"},
    {U"安室奈美恵-with-SUPER-MONKEYS", "-with-SUPER-MONKEYS-pc58ag80a8qai00g7n9n"},
    {U"Hello-Another-Way-それぞれの場所", "Hello-Another-Way--fc4qua05auwb3674vfr0b"},
    {U"ひとつ屋根の下2", "2-u9tlzr9756bt3uc0v"},
    {U"MajiでKoiする5秒前", "MajiKoi5-783gue6qz075azm5e"},
    {U"パフィーdeルンバ", "de-jg4avhby1noc0d"},
    {U"そのスピードで", "d9juau41awczczp"},
    {U"-> $1.00 <-", "-> $1.00 <--"},
    {U"bücher", "bcher-kva"},
    {U"-kva", "-kva-"},
    {U"", ""},
};

std::u32string decoded(std::string_view text, errc expected = errc::none) {
  char32_t out[63]{};
  const auto size = fromproof::punycode::decode(text, out);
  BOOST_TEST(code(size.error) == code(expected));
  BOOST_TEST(size.offset <= text.size());
  return {out, *size};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(domain_punycode)

BOOST_AUTO_TEST_CASE(samples_of_the_rfc_both_ways) {
  for (const auto& [unicode, text] : samples) {
    BOOST_TEST_CONTEXT(text) {
      BOOST_TEST((decoded(text) == unicode));
      char out[63]{};
      const auto size = fromproof::punycode::encode(unicode, out);
      BOOST_TEST(code(size.error) == "none");
      BOOST_TEST(std::string_view(out, *size) == text);
    }
  }
}

BOOST_AUTO_TEST_CASE(digits_have_no_case) {
  BOOST_TEST((decoded("bcher-KVA") == U"bücher"));
}

BOOST_AUTO_TEST_CASE(invalid_punycode) {
  const std::string_view texts[] = {
      "99999999999999",  // overflows 32 bits
      "a-zzzzzzzzzzzzzzzzzzzzzzzzzzzz",
      "kv",          // the number goes on
      "b_her",       // no digit
      "bücher-kva",  // basic code points are ASCII
      "-x!",
  };
  for (const auto text : texts) {
    BOOST_TEST_CONTEXT(text) {
      decoded(text, errc::bad_punycode);
    }
  }
}

BOOST_AUTO_TEST_CASE(surrogates_and_beyond_unicode_are_no_characters) {
  for (const char32_t c : {char32_t{0xd800}, char32_t{0xdfff}, char32_t{0x110000}, char32_t{0x7fffffff}}) {
    char text[63]{};
    const auto size = fromproof::punycode::encode({&c, 1}, text);  // arithmetic ignores Unicode ...
    BOOST_TEST(code(size.error) == "none");
    decoded({text, *size}, errc::bad_punycode);  // ... but decoding checks it
  }
}

BOOST_AUTO_TEST_CASE(room_is_respected) {
  char32_t characters[5]{};
  BOOST_TEST(code(fromproof::punycode::decode("bcher-kva", characters).error) == "out-of-space");
  BOOST_TEST(code(fromproof::punycode::decode("bücher-", characters).error) == "out-of-space");
  for (std::size_t room = 0; room < 9; ++room) {
    std::vector<char> out(room);
    BOOST_TEST(code(fromproof::punycode::encode(std::u32string_view{U"bücher"}, out).error) == "out-of-space");
  }
}

BOOST_AUTO_TEST_SUITE_END()
