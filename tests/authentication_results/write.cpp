#define BOOST_TEST_DYN_LINK
#include "fromproof/authentication_results/write.hpp"

#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "fromproof/authentication_results/parse.hpp"
#include "fromproof/authentication_results/values.hpp"
#include "fromproof/message/header.hpp"

namespace {

namespace results = fromproof::authentication_results;

/// The field with one SPF result and smtp.mailfrom, and whether the property was written.
std::string with_mailfrom(std::string_view value, bool& written) {
  std::string out;
  auto sink = [&out](std::string_view piece) { out += piece; };
  results::writer field{sink};
  BOOST_TEST(field.begin("mx.example"));
  field.result("spf", "pass");
  written = field.property("smtp", "mailfrom", value);
  field.end();
  return out;
}

std::string with_reason(std::string_view text) {
  std::string out;
  auto sink = [&out](std::string_view piece) { out += piece; };
  results::writer field{sink};
  field.begin("mx.example");
  field.result("dkim", "fail");
  field.reason(text);
  field.end();
  return out;
}

/// The value of the first property, as our parser reads it.
std::string read_back(const std::string& field) {
  const fromproof::message::header header{field};
  const auto parsed = results::parse((*header.begin()).body);
  BOOST_TEST_CONTEXT(field) {
    BOOST_TEST(static_cast<bool>(parsed));
    BOOST_TEST(parsed->irregularities == 0);
    BOOST_TEST((*header.begin()).raw.size() == field.size());
  }
  std::string out = "nothing";
  for (const auto& result : parsed->results()) {
    for (const auto& property : result.properties()) {
      out.clear();
      results::write_value(property, [&out](std::string_view piece) { out += piece; });
    }
  }
  return out;
}

std::string line(const std::string& rest) {
  return "Authentication-Results: mx.example;\r\n " + rest + "\r\n";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(authentication_results_write)

BOOST_AUTO_TEST_CASE(values_are_quoted_by_rfc_8601) {
  struct row {
    std::string_view value, written;
  };
  // pvalue = [CFWS] ( value / [ [ local-part ] "@" ] domain-name ) [CFWS]; value = token / quoted-string.
  for (const auto& [value, written] : std::vector<row>{
           {"example.com", "example.com"},
           {"a_b.example", "a_b.example"},
           {"a@b.example", "a@b.example"},
           {"@b.example", "@b.example"},
           {"bounce+user=rcpt.example@b.example", "bounce+user=rcpt.example@b.example"},
           {"a/b?c@b.example", "a/b?c@b.example"},
           {"a=?b@b.example", "a=?b@b.example"},
           {"=?@b.example", "\"=?@b.example\""},  // begins like an encoded word (RFC 2047)
           {"\"a b\"@b.example", "\"a b\"@b.example"},
           {R"("a\"b;c"@b.example)", R"("a\"b;c"@b.example)"},
           {"", "\"\""},
           {"a b", "\"a b\""},
           {"abc+/de=", "\"abc+/de=\""},
           {"2001:db8::1", "\"2001:db8::1\""},
           {"a..b@b.example", "\"a..b@b.example\""},
           {"a.@b.example", "\"a.@b.example\""},
           {".a@b.example", "\".a@b.example\""},
           {"a@localhost", "\"a@localhost\""},  // domain-name has two labels or more
           {"a@b_c.example", "\"a@b_c.example\""},
           {"a@-b.example", "\"a@-b.example\""},
           {"a@b-.example", "\"a@b-.example\""},
           {"a@b.example.", "\"a@b.example.\""},
           {"a@[192.0.2.1]", "\"a@[192.0.2.1]\""},
           {"a(b)@b.example", "\"a(b)@b.example\""},
           {"<a@b.example>", "\"<a@b.example>\""},
           {"a@x@b.example", "\"a@x@b.example\""},
           {"a;dmarc=pass@b.example", "\"a;dmarc=pass@b.example\""},
           {R"("a@b.example)", R"("\"a@b.example")"},
           {R"("a"b"@b.example)", R"("\"a\"b\"@b.example")"},
           {R"("a\"@b.example)", R"("\"a\\\"@b.example")"},
           {R"(a\)", R"("a\\")"},
           {"\"", R"("\"")"},
       }) {
    bool kept = false;
    const auto field = with_mailfrom(value, kept);
    BOOST_TEST(kept);
    BOOST_TEST(field == line("spf=pass smtp.mailfrom=" + std::string{written}));
    BOOST_TEST(read_back(field) == value);
  }
}

BOOST_AUTO_TEST_CASE(an_identifier_that_cannot_be_written_is_left_out) {
  using namespace std::string_literals;
  for (const auto& value :
       {"a@b.example>\r\nX-Injected: 1"s, "a\nb@c.example"s, "a\rb@c.example"s, "a\0b@c.example"s,
        "\"a\tb\"@c.example"s, "a\x7f@b.example"s, "\xc3\xa9@b.example"s, "\xff@b.example"s, std::string(901, 'a')}) {
    bool written = true;
    BOOST_TEST(with_mailfrom(value, written) == line("spf=pass"));
    BOOST_TEST(!written);
  }
}

BOOST_AUTO_TEST_CASE(a_reason_is_never_lost) {
  using namespace std::string_literals;
  BOOST_TEST(with_reason("body-hash-mismatch") == line("dkim=fail reason=body-hash-mismatch"));
  BOOST_TEST(with_reason("no key") == line("dkim=fail reason=\"no key\""));
  BOOST_TEST(with_reason("a\r\nX: \0\"\\\x80"s) == line(R"(dkim=fail reason="a??X: ?\"\\?")"));
  BOOST_TEST(with_reason("") == line("dkim=fail"));
  // An address is not a value: RFC 8601 allows it only in a property.
  BOOST_TEST(with_reason("a@b.example") == line("dkim=fail reason=\"a@b.example\""));
  BOOST_TEST(with_reason(std::string(5000, 'x')) ==
             "Authentication-Results: mx.example;\r\n dkim=fail\r\n reason=" + std::string(900, 'x') + "\r\n");
}

BOOST_AUTO_TEST_CASE(comments_cannot_be_closed_from_inside) {
  std::string out;
  auto sink = [&out](std::string_view piece) { out += piece; };
  results::writer field{sink};
  field.begin("mx.example");
  field.result("dmarc", "fail");
  field.comment("p=none) dmarc=pass \" (\\\r\n");
  field.end();
  BOOST_TEST(out == line(R"(dmarc=fail (p=none\) dmarc=pass \" \(\\??))"));
  BOOST_TEST(read_back(out) == "nothing");
}

BOOST_AUTO_TEST_CASE(lines_are_folded_between_words) {
  std::string out;
  auto sink = [&out](std::string_view piece) { out += piece; };
  results::writer field{sink};
  field.begin("mx.example");
  field.result("dkim", "pass");
  field.property("header", "d", std::string(40, 'd') + ".example");
  field.property("header", "s", "s1");
  field.property("header", "b", "01234567");
  field.result("dkim", "pass");
  field.property("header", "d", std::string(100, 'e') + ".example");
  field.property("header", "s", "s2");
  field.end();
  BOOST_TEST(out == "Authentication-Results: mx.example;\r\n dkim=pass header.d=" + std::string(40, 'd') +
                        ".example\r\n header.s=s1 header.b=01234567;\r\n dkim=pass\r\n header.d=" +
                        std::string(100, 'e') + ".example\r\n header.s=s2\r\n");
}

BOOST_AUTO_TEST_CASE(a_line_has_78_octets_at_most_semicolon_included) {
  for (std::size_t size = 1; size < 80; ++size) {
    std::string out;
    auto sink = [&out](std::string_view piece) { out += piece; };
    results::writer field{sink};
    field.begin("mx.example");
    field.result("spf", "pass");
    field.property("smtp", "helo", std::string(size, 'h'));
    field.result("dkim", "none");
    field.end();
    const std::size_t folded = out.find("\r\n smtp.helo");
    // " spf=pass smtp.helo=" has 20 octets, and ";" follows the value.
    BOOST_TEST((folded != std::string::npos) == (20 + size + 1 > 78));
  }
}

BOOST_AUTO_TEST_CASE(an_authserv_id_is_a_value) {
  const auto begun = [](std::string_view id) {
    std::string out;
    auto sink = [&out](std::string_view piece) { out += piece; };
    results::writer field{sink};
    BOOST_TEST(field.begin(id) == results::is_authserv_id(id));
    field.end();
    return out;
  };
  BOOST_TEST(begun("mx.example") == "Authentication-Results: mx.example; none\r\n");
  BOOST_TEST(begun("mx a=b") == "Authentication-Results: \"mx a=b\"; none\r\n");
  BOOST_TEST(begun(std::string(70, 'm')) == "Authentication-Results:\r\n " + std::string(70, 'm') + "; none\r\n");
  for (const std::string_view id : {"", "mx\r\nX: 1", "m\xc3\xbc.example"}) BOOST_TEST(begun(id) == "");
}

BOOST_AUTO_TEST_CASE(without_a_beginning_nothing_is_written) {
  std::string out;
  auto sink = [&out](std::string_view piece) { out += piece; };
  results::writer field{sink};
  field.begin("");
  field.result("spf", "pass");
  field.comment("c");
  field.reason("r");
  BOOST_TEST(!field.property("smtp", "helo", "h"));
  field.end();
  BOOST_TEST(out == "");
}

BOOST_AUTO_TEST_SUITE_END()
