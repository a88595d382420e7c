#include "fromproof/spf/macro.hpp"

#define BOOST_TEST_DYN_LINK
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <limits>
#include <string>
#include <string_view>

namespace {

using namespace fromproof;
using spf::macro_place;

/// The sender of RFC 7208 section 7.4.
spf::macro_values values_of(std::string_view ip) {
  return {.local_part = "strong-bad",
          .sender_domain = "email.example.com",
          .domain = "email.example.com",
          .helo = "mx.example.org",
          .receiver = "mx.receiver.example",
          .validated = "mx.example.org",
          .ip = *parse_ip_address(ip),
          .now = 1767225600};
}

std::string expand(std::string_view text, const spf::macro_values& values) {
  std::string out;
  spf::expand(text, values, [&out](std::string_view piece) { out += piece; });
  return out;
}
std::string expand(std::string_view text, std::string_view ip = "192.0.2.3") {
  return expand(text, values_of(ip));
}

std::string check(std::string_view text, macro_place where) {
  const auto checked = spf::check_macro_string(text, where);
  return checked ? "ok" : std::string{code(checked.error)} + ' ' + std::to_string(checked.offset);
}
std::string check_domain(std::string_view text) {
  const auto checked = spf::check_domain_spec(text);
  return checked ? "ok" : std::string{code(checked.error)} + ' ' + std::to_string(checked.offset);
}

std::string name_of(std::string_view text, std::size_t memory, std::size_t piece) {
  std::string room(memory, '\0');
  spf::detail::name_sink name{room};
  while (!text.empty()) {
    const std::size_t size = std::min(piece, text.size());
    name({text.data(), size});
    text.remove_prefix(size);
  }
  return name.overflowed() ? "overflow" : std::string{name.view()};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(spf_macro)

BOOST_AUTO_TEST_CASE(the_examples_of_section_7_4) {
  const std::pair<std::string_view, std::string_view> examples[]{
      {"%{s}", "strong-bad@email.example.com"},
      {"%{o}", "email.example.com"},
      {"%{d}", "email.example.com"},
      {"%{d4}", "email.example.com"},
      {"%{d3}", "email.example.com"},
      {"%{d2}", "example.com"},
      {"%{d1}", "com"},
      {"%{dr}", "com.example.email"},
      {"%{d2r}", "example.email"},
      {"%{l}", "strong-bad"},
      {"%{l-}", "strong.bad"},
      {"%{lr}", "strong-bad"},
      {"%{lr-}", "bad.strong"},
      {"%{l1r-}", "strong"},
      {"%{ir}.%{v}._spf.%{d2}", "3.2.0.192.in-addr._spf.example.com"},
      {"%{lr-}.lp._spf.%{d2}", "bad.strong.lp._spf.example.com"},
      {"%{lr-}.lp.%{ir}.%{v}._spf.%{d2}", "bad.strong.lp.3.2.0.192.in-addr._spf.example.com"},
      {"%{ir}.%{v}.%{l1r-}.lp._spf.%{d2}", "3.2.0.192.in-addr.strong.lp._spf.example.com"},
      {"%{d2}.trusted-domains.example.net", "example.com.trusted-domains.example.net"}};
  for (const auto& [text, wanted] : examples) BOOST_TEST(expand(text) == wanted, text << " is " << expand(text));
  BOOST_TEST(expand("%{ir}.%{v}._spf.%{d2}", "2001:db8::cb01") ==
             "1.0.B.C.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.B.D.0.1.0.0.2.ip6._spf.example.com");
}

BOOST_AUTO_TEST_CASE(the_letters_of_explanations) {
  BOOST_TEST(expand("%{c} %{r} %{t} %{h} %{p}") ==
             "192.0.2.3 mx.receiver.example 1767225600 mx.example.org mx.example.org");
  BOOST_TEST(expand("%{c}", "2001:db8::cb01") == "2001:db8::cb01");
  auto values = values_of("192.0.2.3");
  values.receiver = {};
  values.now = -86400;
  BOOST_TEST(expand("%{r} %{t}", values) == "unknown -86400");
  values.now = std::numeric_limits<std::int64_t>::min();
  BOOST_TEST(expand("%{t}", values) == "-9223372036854775808");
  BOOST_TEST(expand("%{p}", spf::macro_values{}) == "unknown");
}

BOOST_AUTO_TEST_CASE(escapes) {
  BOOST_TEST(expand("a%%b%_c%-d") == "a%b c%20d");
  // Section 7.3: upper-case letters are URL-escaped, unreserved characters of RFC 3986 are not.
  auto values = values_of("2001:db8::1");
  values.local_part = "a+b~c_d.e-f/\xc3\xa9\xff\x7f";
  BOOST_TEST(expand("%{L}", values) == "a%2Bb~c_d.e-f%2F%C3%A9%FF%7F");
  BOOST_TEST(expand("%{S}", values) == "a%2Bb~c_d.e-f%2F%C3%A9%FF%7F%40email.example.com");
  BOOST_TEST(expand("%{C}", values) == "2001%3Adb8%3A%3A1");
}

BOOST_AUTO_TEST_CASE(transformers) {
  auto values = values_of("192.0.2.3");
  // All delimiters, each of which is replaced by a dot.
  values.local_part = "a.b-c+d,e/f_g=h";
  BOOST_TEST(expand("%{l.-+,/_=}", values) == "a.b.c.d.e.f.g.h");
  BOOST_TEST(expand("%{l3r.-+,/_=}", values) == "c.b.a");
  BOOST_TEST(expand("%{l2-}", values) == "a.b.c+d,e/f_g=h");
  BOOST_TEST(expand("%{l1+}", values) == "d,e/f_g=h");
  BOOST_TEST(expand("%{lr+}", values) == "d,e/f_g=h.a.b-c");
  // Parts may be empty.
  values.local_part = "..a..";
  BOOST_TEST(expand("%{l2}", values) == ".");
  BOOST_TEST(expand("%{l3r}", values) == "a..");
  BOOST_TEST(expand("%{lr}", values) == "..a..");
  values.helo = "....";
  BOOST_TEST(expand("%{h3r}", values) == "..");
  values.local_part = "";
  BOOST_TEST(expand("[%{l2r-}]", values) == "[]");
  // Asks for more parts than there are, with any number of digits.
  BOOST_TEST(expand("%{d99999999999999999999999999999999999999}", values) == "email.example.com");
  // The parts of %{s} go across the "@".
  values.local_part = "x";
  BOOST_TEST(expand("%{sr}", values) == "com.example.x@email");
}

BOOST_AUTO_TEST_CASE(grammar_of_macro_strings) {
  constexpr auto domain = macro_place::domain_spec;
  BOOST_TEST(check("", domain) == "ok");
  BOOST_TEST(check("a%%b%_c%-d%{S10R.-+,/_=}", domain) == "ok");
  BOOST_TEST(check("%", domain) == "bad-macro 0");
  BOOST_TEST(check("a%", domain) == "bad-macro 1");
  BOOST_TEST(check("a%b", domain) == "bad-macro 1");
  BOOST_TEST(check("a%(d)", domain) == "bad-macro 1");
  BOOST_TEST(check("%{", domain) == "bad-macro 2");
  BOOST_TEST(check("%{}", domain) == "bad-macro 2");
  BOOST_TEST(check("%{a}", domain) == "bad-macro 2");
  BOOST_TEST(check("%{d", domain) == "bad-macro 3");
  BOOST_TEST(check("%{d2", domain) == "bad-macro 4");
  BOOST_TEST(check("%{dr2}", domain) == "bad-macro 4");
  BOOST_TEST(check("%{d-r}", domain) == "bad-macro 4");
  BOOST_TEST(check("%{d:}", domain) == "bad-macro 3");
  BOOST_TEST(check("%{d0}", domain) == "bad-macro 3");
  BOOST_TEST(check("%{d000}", domain) == "bad-macro 3");
  BOOST_TEST(check("%{d01}", domain) == "ok");
  BOOST_TEST(check("a b", domain) == "unexpected-character 1");
  BOOST_TEST(check("a\xc3\xa9", domain) == "unexpected-character 1");
  BOOST_TEST(check(std::string_view{"a\0", 2}, domain) == "unexpected-character 1");
}

BOOST_AUTO_TEST_CASE(c_r_and_t_are_for_explanations) {
  for (const std::string_view text : {"%{c}", "%{r}", "%{t}", "%{C}", "%{R}", "%{T}"}) {
    BOOST_TEST(check(text, macro_place::domain_spec) == "bad-macro 2");
    BOOST_TEST(check(text, macro_place::explanation) == "ok");
    BOOST_TEST(check(text, macro_place::modifier) == "ok");
  }
  BOOST_TEST(check("not you, %{i}", macro_place::explanation) == "ok");
  BOOST_TEST(check("not you", macro_place::modifier) == "unexpected-character 3");
  BOOST_TEST(check("not\tyou", macro_place::explanation) == "unexpected-character 3");
}

BOOST_AUTO_TEST_CASE(grammar_of_domain_specs) {
  for (const std::string_view good :
       {"example.com", "example.com.", "a.b-c", "a.xn--p1ai", "a.1x", ".com", "a..com", "foo:bar/baz.example", "%{d}",
        "x%{d}", "a.%{d}", "%{d}.example", "%{d}.example.", "a%%", "a.b%-", "%{ir}.%{v}.%{d2}", "!$&'()*{}|~.com"}) {
    BOOST_TEST(check_domain(good) == "ok", good << ": " << check_domain(good));
  }
  BOOST_TEST(check_domain("") == "empty 0");
  BOOST_TEST(check_domain("com") == "bad-domain-spec 0");  // no dot
  BOOST_TEST(check_domain("com.") == "bad-domain-spec 0");
  BOOST_TEST(check_domain(".") == "bad-domain-spec 0");
  BOOST_TEST(check_domain("a..") == "bad-domain-spec 2");    // an empty top label
  BOOST_TEST(check_domain("a.123") == "bad-domain-spec 2");  // digits alone
  BOOST_TEST(check_domain("a.-com") == "bad-domain-spec 2");
  BOOST_TEST(check_domain("a.com-") == "bad-domain-spec 2");
  BOOST_TEST(check_domain("a.c_m") == "bad-domain-spec 3");
  BOOST_TEST(check_domain("a.com/24") == "bad-domain-spec 5");
  BOOST_TEST(check_domain("a.com:8080") == "bad-domain-spec 5");
  BOOST_TEST(check_domain("%{d}com") == "bad-domain-spec 4");  // a macro, and no dot
  BOOST_TEST(check_domain("%{d}.") == "bad-domain-spec 4");
  BOOST_TEST(check_domain("a.%{d}b.c0m") == "ok");
  BOOST_TEST(check_domain("a.%{x}") == "bad-macro 4");
}

BOOST_AUTO_TEST_CASE(which_macros_are_used) {
  BOOST_TEST(spf::uses_macro("a.%{P2r}.b", "p"));
  BOOST_TEST(spf::uses_macro("%{s}", "ls"));
  BOOST_TEST(!spf::uses_macro("%%{p}.p", "p"));
  BOOST_TEST(!spf::uses_macro("%{d}%{", "p"));
}

BOOST_AUTO_TEST_CASE(names_lose_labels_on_the_left) {
  // Section 7.3: until the name has 253 octets or less.
  std::string name;
  for (int i = 0; i < 40; ++i) name += "label" + std::to_string(100 + i) + '.';
  name += "example.com";  // 371 octets
  const auto reference = [](std::string text) {
    while (text.size() > 253) text.erase(0, text.find('.') + 1);
    return text;
  };
  for (std::size_t drop = 0; drop <= name.size(); ++drop) {
    const std::string text = name.substr(drop);
    const std::string wanted = reference(text);
    for (const std::size_t memory : {255u, 256u, 300u, 600u}) {
      for (const std::size_t piece : {1u, 7u, 100u, 254u, 255u, 256u, 400u}) {
        BOOST_REQUIRE(name_of(text, memory, piece) == wanted);
        BOOST_REQUIRE(name_of(text + '.', memory, piece) == wanted);
      }
    }
  }
  BOOST_TEST(name_of(std::string(300, 'a'), 600, 9) == "");
  BOOST_TEST(name_of("a." + std::string(254, 'a'), 600, 9) == "");
  BOOST_TEST(name_of(std::string(1, 'a') + '.' + std::string(253, 'a'), 600, 9) == std::string(253, 'a'));
  BOOST_TEST(name_of("", 0, 1) == "");
}

BOOST_AUTO_TEST_CASE(a_short_name_needs_little_memory) {
  BOOST_TEST(name_of("mx.example.com", 14, 3) == "mx.example.com");
  BOOST_TEST(name_of("mx.example.com", 13, 3) == "overflow");
  BOOST_TEST(name_of(std::string(300, '.'), 200, 3) == "overflow");
}

BOOST_AUTO_TEST_SUITE_END()
