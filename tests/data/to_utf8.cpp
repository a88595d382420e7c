#include "fromproof/data/to_utf8.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <cstddef>
#include <string>
#include <string_view>

#include "utf16.hpp"

using namespace fromproof;
using namespace std::literals;
using tests::utf16;

BOOST_AUTO_TEST_SUITE(data_to_utf8)

namespace {

struct collector {
  std::string text;
  void operator()(std::string_view piece) { text += piece; }
};

std::string converted(std::string_view octets, std::size_t piece) {
  collector out;
  xml::to_utf8 convert{out};
  for (; !octets.empty(); octets.remove_prefix(piece < octets.size() ? piece : octets.size())) {
    convert(octets.substr(0, piece));
  }
  convert.finish();
  return out.text;
}

void expect(std::string_view octets, std::string_view text) {
  for (const std::size_t piece : {octets.size() + 1, std::size_t{1}, std::size_t{2}, std::size_t{3}, std::size_t{7}}) {
    BOOST_TEST_CONTEXT(text << " in pieces of " << piece) BOOST_TEST(converted(octets, piece) == text);
  }
}

constexpr auto declared = [](std::string_view encoding) {
  return "<?xml version=\"1.0\" encoding=\"" + std::string{encoding} + "\"?>";
};

}  // namespace

BOOST_AUTO_TEST_CASE(utf8_stays_as_it_is) {
  for (const auto text : {""sv, "<"sv, "<a"sv, "<a/>"sv, "<?xml version='1.0'?><a>\xC3\xA9</a>"sv, "<?xm"sv, "<?xml"sv,
                          "unused"sv, "\xff"sv, "\xC3"sv, "<a>\xff\xC0\xAF</a>"sv, "\r\n<a/>"sv}) {
    expect(text, text);
  }
  const std::string text = declared("utf-8") + "<a>\u00e9\u65e5</a>";
  expect(text, text);
  // A declaration that does not end within the octets that are looked at.
  const std::string endless = "<?xml " + std::string(1000, 'x');
  expect(endless, endless);
}

BOOST_AUTO_TEST_CASE(a_byte_order_mark_is_left_out) {
  expect("\xEF\xBB\xBF<a/>", "<a/>");
  expect("\xEF\xBB\xBF", "");
  // It says more than the declaration.
  const std::string text = declared("iso-8859-1") + "<a>\u00e9</a>";
  expect("\xEF\xBB\xBF" + text, text);
}

BOOST_AUTO_TEST_CASE(utf16_in_both_orders_with_and_without_a_mark) {
  // A wrong declaration does not matter: the octets cannot be UTF-8.
  for (const auto encoding : {"UTF-16", "utf-8", "iso-8859-1", "x"}) {
    const std::string text = declared(encoding) + "<a>\u00e9\u65e5\U0001f600</a>";
    for (const bool low_first : {true, false}) {
      expect(utf16(text, low_first), text);
      expect(utf16("\uFEFF" + text, low_first), text);
    }
  }
  expect(utf16("<a/>", true), "<a/>");
  expect(utf16("<a/>", false), "<a/>");
  expect(utf16("\uFEFF", true), "");
}

BOOST_AUTO_TEST_CASE(a_declaration_of_utf16_over_utf8_is_wrong) {
  const std::string text = declared("UTF-16") + "<a>\u00e9</a>";
  expect(text, text);
}

BOOST_AUTO_TEST_CASE(broken_utf16) {
  expect("<\0\x00\xd8<\0"sv, "<\uFFFD<");  // a high surrogate alone
  expect("<\0\x00\xdc<\0"sv, "<\uFFFD<");  // a low one
  expect("<\0\x00\xd8\x00\xd8<\0"sv, "<\uFFFD\uFFFD<");
  expect("<\0\x00\xd8"sv, "<\uFFFD");  // at the end
  expect("<\0a\0b"sv, "<a\uFFFD");     // half a unit
  expect("<\0\x3d\xd8\x00\xde"sv, "<\U0001f600");
}

BOOST_AUTO_TEST_CASE(latin_letters_by_declaration) {
  // As browsers read the name ISO-8859-1 (Encoding Standard section 4.2): 0x80 is the sign of the euro.
  for (const auto encoding : {"ISO-8859-1", "latin1", "windows-1252"}) {
    const auto head = declared(encoding);
    expect(head + "<a>\xE9\x80\xFF</a>", head + "<a>\u00e9\u20ac\u00ff</a>");
  }
  const auto head = declared("ISO-8859-15");
  expect(head + "\xA4\xE9", head + "\u20ac\u00e9");
  const auto quoted = "<?xml version='1.0' encoding = 'iso-8859-1' standalone='yes'?>"s;
  expect(quoted + "\xE9", quoted + "\u00e9");
}

BOOST_AUTO_TEST_CASE(other_encodings_are_handed_on) {
  for (const auto encoding : {"Shift_JIS", "koi8-r", "", "us-ascii"}) {
    const auto text = declared(encoding) + "<a>\x83\x65</a>";
    expect(text, text);
  }
  for (const auto head : {"<?xml version='1.0' encoding?>", "<?xml encoding='iso-8859-1?>", "<?xmlx?>"}) {
    expect(std::string{head} + "\xE9", std::string{head} + "\xE9");
  }
}

BOOST_AUTO_TEST_SUITE_END()
