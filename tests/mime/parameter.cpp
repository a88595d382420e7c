#include "fromproof/mime/parameter.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

using namespace fromproof;

BOOST_AUTO_TEST_SUITE(mime_parameter)

namespace {

std::string read(std::string_view text, std::string_view name) {
  std::string out;
  const bool found = mime::write_parameter(text, name, [&out](std::string_view piece) { out += piece; });
  return found ? out : "(none)";
}

/// Every parameter: name, the number of its section, "*" if it is encoded, "=" and the value.
std::string list(std::string_view text) {
  std::string out;
  for (const auto& each : mime::parameters{text}) {
    out += each.name;
    if (each.section) out += '#' + std::to_string(*each.section);
    out += each.encoded ? "*=" : "=";
    (out += each.value) += '|';
  }
  return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(parameters_as_written) {
  const struct {
    std::string_view text;
    std::string_view expected;
  } table[] = {
      {"", ""},
      {";", ""},
      {"; charset=us-ascii (Plain text)", "charset=us-ascii|"},  // RFC 2045 section 5.1
      {"; charset=\"us-ascii\"", "charset=us-ascii|"},
      {";a=1;b=2", "a=1|b=2|"},
      {"; a = 1 ;\r\n\tb\t=\r\n \"2\" ;", "a=1|b=2|"},
      {"; (note) a=1 (note); b=2", "a=1|b=2|"},
      {"; a*=utf-8''x; b*0=y; b*1*=z", "a*=utf-8''x|b#0=y|b#1*=z|"},
      {"; a*x=1", "a*x=1|"},
      {"; a=\"x;y\"; b=2", "a=x;y|b=2|"},
      // not the grammar, but real
      {"; boundary=----=_Part_1", "boundary=----=_Part_1|"},
      {"; name=my report.xml; b=2", "name=my report.xml|b=2|"},
      {"; name=report (1).xml; b=2", "name=report (1).xml|b=2|"},
      {"; name=report (1; b=2", "name=report (1|b=2|"},
      {"; a=\"1\" b=\"2\"", "a=1|b=2|"},
      {"; word; a=1", "a=1|"},
      {"; a=\"1; b=2", "a=1; b=2|"},
      {"; =x", "=x|"},
      {"; a=", "a=|"},
  };
  for (const auto& [text, expected] : table) {
    BOOST_TEST_CONTEXT(text) BOOST_TEST(list(text) == expected);
  }
}

BOOST_AUTO_TEST_CASE(values_for_people) {
  const struct {
    std::string_view text;
    std::string_view name;
    std::string_view expected;
  } table[] = {
      {"; filename=a.xml", "filename", "a.xml"},
      {"; FileName=a.xml", "filename", "a.xml"},
      {"; filename=a.xml", "name", "(none)"},
      {"; filename=\"a \\\"b\\\".xml\"", "filename", "a \"b\".xml"},
      {"; filename=\"a\r\n b.xml\"", "filename", "a b.xml"},
      // RFC 2231 section 3
      {"; URL*0=\"ftp://\"; URL*1=\"cs.utk.edu/pub/moore/bulk-mailer/bulk-mailer.tar\"", "url",
       "ftp://cs.utk.edu/pub/moore/bulk-mailer/bulk-mailer.tar"},
      // section 4
      {"; title*=us-ascii'en-us'This%20is%20%2A%2A%2Afun%2A%2A%2A", "title", "This is ***fun***"},
      // section 4.1
      {"; title*0*=us-ascii'en'This%20is%20even%20more%20\r\n ;title*1*=%2A%2A%2Afun%2A%2A%2A%20\r\n ;title*2=\"isn't "
       "it!\"",
       "title", "This is even more ***fun*** isn't it!"},
      // The order is not significant (section 3), and a character may be cut.
      {"; a*1*=%8A%80; a*0*=utf-8''%E9", "a", "\u9280"},
      {"; a*2=z; a*0=x; a*1=y", "a", "xyz"},
      {"; a*0=x; a*2=z", "a", "x"},
      {"; a*1=y", "a", "(none)"},
      {"; a=plain; a*=utf-8''%C3%A9", "a", "\u00e9"},
      {"; a*=iso-8859-1''%E9%80", "a", "\u00e9\u20ac"},
      {"; a*=%C3%A9", "a", "\u00e9"},
      {"; a*=utf-8''100%", "a", "100%"},
      {"; a*=utf-8''%FF", "a", "\ufffd"},
      {"; a*=iso-2022-jp''abc", "a", "abc"},
      // encoded words, which RFC 2047 section 5 forbids here
      {"; name=\"=?UTF-8?B?6YqA6KGM?=.xml\"", "name", "\u9280\u884c.xml"},
      {"; name==?utf-8?Q?caf=C3=A9?=", "name", "caf\u00e9"},
  };
  for (const auto& [text, name, expected] : table) {
    BOOST_TEST_CONTEXT(text) BOOST_TEST(read(text, name) == expected);
  }
}

BOOST_AUTO_TEST_CASE(a_converter_supplies_charsets) {
  const auto upper = [](std::string_view charset, std::string_view octets, auto&& out) {
    if (charset != "x-upper") return false;
    for (const char c : octets) out(std::string(1, static_cast<char>(c - 0x20)));
    return true;
  };
  std::string out;
  mime::write_parameter(
      "; a*0*=x-upper''%61b; a*1=c", "a", [&out](std::string_view piece) { out += piece; }, upper);
  BOOST_TEST(out == "ABC");
}

BOOST_AUTO_TEST_CASE(plain_words_are_found) {
  BOOST_TEST((mime::find_parameter("; a*=x; a=y; a=z", "A") == "y"));
  BOOST_TEST(!mime::find_parameter("; a*0=x", "a"));
}

BOOST_AUTO_TEST_CASE(the_work_is_linear) {
  for (const std::string_view unit : {"(", "(;", "(;a=", "(a)b", ";a*0=", ";a*1=x", "\"", ";a=\"", "=?", ";"}) {
    std::string text = ";a=";
    while (text.size() < 1'000'000) text += unit;
    BOOST_TEST_CONTEXT(unit) BOOST_TEST(list(text).size() <= 8 * text.size());
    BOOST_TEST(read(text, "a").size() <= text.size());
  }
}

BOOST_AUTO_TEST_SUITE_END()
