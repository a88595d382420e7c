#include "fromproof/spf/record.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace fromproof;
using spf::term_kind;

std::string problems(std::string_view text) {
  std::string out;
  spf::for_each_problem(text, [&out](const spf::problem& each) {
    if (!out.empty()) out += ", ";
    out += std::string{code(each.error)} + ' ' + std::to_string(each.offset);
  });
  return out;
}

/// The error of a record with one term, at the offset in the term.
std::string fault(std::string_view term) {
  const std::string text = "v=spf1 " + std::string{term};
  const auto checked = spf::check_record(text);
  return checked ? "ok" : std::string{code(checked.error)} + ' ' + std::to_string(checked.offset - 7);
}

spf::term only(std::string_view text) {
  const spf::record record{text};
  BOOST_REQUIRE((record.begin() != record.end()));
  return *record.begin();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(spf_record)

BOOST_AUTO_TEST_CASE(which_texts_are_spf_records) {
  // RFC 7208 section 4.5: the version, then a space or the end; section 4.6.1: without case.
  for (const std::string_view yes : {"v=spf1", "v=spf1 ", "V=SpF1 -all", "v=spf1 what ever"})
    BOOST_TEST(spf::is_record(yes));
  for (const std::string_view no :
       {"", "v=spf", "v=spf10", "v=spf1-all", "v=spf1\t-all", " v=spf1", "spf2.0/pra -all"}) {
    BOOST_TEST(!spf::is_record(no));
    BOOST_TEST(problems(no) == "not-spf 0");
    BOOST_TEST((spf::record{no}.begin() == spf::record{no}.end()));
  }
  BOOST_TEST(!spf::is_record(std::string_view{"v=spf1\0-all", 11}));
}

BOOST_AUTO_TEST_CASE(terms_and_their_places) {
  const std::string_view text =
      "v=spf1  +mx:mail.example/24//64 ~ip6:2001:DB8::/32  redirect=%{d2}.x.example x.y-z_=1 ";
  const spf::record record{text};
  const std::vector<spf::term> terms(record.begin(), [&] {
    auto last = record.begin();
    while (last != std::default_sentinel) ++last;
    return last;
  }());
  BOOST_REQUIRE(terms.size() == 4u);

  BOOST_TEST((terms[0].kind == term_kind::mx));
  BOOST_TEST((terms[0].qualifier == result_code::pass));
  BOOST_TEST(terms[0].text == "+mx:mail.example/24//64");
  BOOST_TEST(terms[0].name == "mx");
  BOOST_TEST(terms[0].value == "mail.example");
  BOOST_TEST(terms[0].cidr4 == 24);
  BOOST_TEST(terms[0].cidr6 == 64);
  BOOST_TEST(terms[0].offset == 8u);
  BOOST_TEST(terms[0].needs_lookup());

  BOOST_TEST((terms[1].kind == term_kind::ip6));
  BOOST_TEST((terms[1].qualifier == result_code::softfail));
  BOOST_TEST(terms[1].value == "2001:DB8::");
  BOOST_TEST((terms[1].network == *parse_ip_address("2001:db8::")));
  BOOST_TEST(terms[1].cidr4 == -1);
  BOOST_TEST(terms[1].cidr6 == 32);
  BOOST_TEST(!terms[1].needs_lookup());

  BOOST_TEST((terms[2].kind == term_kind::redirect));
  BOOST_TEST(terms[2].is_modifier());
  BOOST_TEST(terms[2].value == "%{d2}.x.example");

  BOOST_TEST((terms[3].kind == term_kind::unknown_modifier));
  BOOST_TEST(terms[3].name == "x.y-z_");
  BOOST_TEST(terms[3].value == "1");
  for (const auto& each : terms) {
    BOOST_TEST((each.error == errc::none));
    BOOST_TEST(text.substr(each.offset, each.text.size()) == each.text);
  }
}

BOOST_AUTO_TEST_CASE(names_are_read_without_case) {
  const std::pair<std::string_view, term_kind> terms[]{{"ALL", term_kind::all},
                                                       {"Include:a.b", term_kind::include},
                                                       {"A", term_kind::a},
                                                       {"mX", term_kind::mx},
                                                       {"PTR", term_kind::ptr},
                                                       {"IP4:192.0.2.1", term_kind::ip4},
                                                       {"Ip6:::1", term_kind::ip6},
                                                       {"EXISTS:a.b", term_kind::exists},
                                                       {"Redirect=a.b", term_kind::redirect},
                                                       {"EXP=a.b", term_kind::exp},
                                                       {"RA=x", term_kind::reporting},
                                                       {"rp=100", term_kind::reporting},
                                                       {"rr=all:e", term_kind::reporting},
                                                       {"op=ok", term_kind::unknown_modifier}};
  for (const auto& [text, kind] : terms) {
    const std::string record = "v=spf1 " + std::string{text};
    const auto read = only(record);
    BOOST_TEST((read.kind == kind), text);
    BOOST_TEST((read.error == errc::none), text);
  }
}

BOOST_AUTO_TEST_CASE(grammar_of_mechanisms) {
  // RFC 7208 sections 5.1 to 5.7 and 12
  for (const std::string_view good : {"all",
                                      "-all",
                                      "a",
                                      "a/24",
                                      "a//64",
                                      "a/24//64",
                                      "a:b.example",
                                      "a:b.example/0",
                                      "a:b.example//0",
                                      "a:b.example/32//128",
                                      "a:b/c.example/24",
                                      "mx",
                                      "mx/8",
                                      "ptr",
                                      "ptr:b.example",
                                      "ip4:0.0.0.0/0",
                                      "ip4:255.255.255.255/32",
                                      "ip6:::/0",
                                      "ip6:::1/128",
                                      "ip6:::ffff:192.0.2.1/96",
                                      "exists:%{i}.b.example",
                                      "include:_b.example",
                                      "a:%{d1/}",
                                      "a:%{d1/}/24"}) {
    BOOST_TEST(fault(good) == "ok", good << ": " << fault(good));
  }
  BOOST_TEST(fault("all:") == "trailing-text 3");
  BOOST_TEST(fault("all/8") == "trailing-text 3");
  BOOST_TEST(fault("all.") == "unknown-mechanism 0");
  BOOST_TEST(fault("include") == "empty 7");
  BOOST_TEST(fault("include:") == "empty 8");
  BOOST_TEST(fault("include/24") == "empty 7");
  BOOST_TEST(fault("include:b.example/24") == "bad-domain-spec 17");
  BOOST_TEST(fault("exists:") == "empty 7");
  BOOST_TEST(fault("a:") == "empty 2");
  BOOST_TEST(fault("a:/24") == "empty 2");
  BOOST_TEST(fault("a/") == "bad-prefix-length 2");
  BOOST_TEST(fault("a/33") == "bad-prefix-length 2");
  BOOST_TEST(fault("a/032") == "bad-prefix-length 2");
  BOOST_TEST(fault("a/00") == "bad-prefix-length 2");
  BOOST_TEST(fault("a//129") == "bad-prefix-length 3");
  BOOST_TEST(fault("a/24/64") == "bad-prefix-length 5");
  BOOST_TEST(fault("a//64/24") == "bad-prefix-length 1");
  BOOST_TEST(fault("a///64") == "bad-prefix-length 1");
  BOOST_TEST(fault("a/99999999999999999999") == "bad-prefix-length 2");
  BOOST_TEST(fault("a:b.example/33") == "bad-prefix-length 12");
  BOOST_TEST(fault("ptr/24") == "trailing-text 3");
  BOOST_TEST(fault("ptr:") == "empty 4");
  BOOST_TEST(fault("ip4") == "empty 3");
  BOOST_TEST(fault("ip4:") == "empty 4");
  BOOST_TEST(fault("ip4/24") == "empty 3");
  BOOST_TEST(fault("ip4:192.0.2") == "bad-ip-address 11");
  BOOST_TEST(fault("ip4:192.0.2.256") == "bad-ip-address 14");
  BOOST_TEST(fault("ip4:192.0.2.1:25") == "bad-ip-address 13");
  BOOST_TEST(fault("ip4:::1") == "bad-ip-address 4");
  BOOST_TEST(fault("ip6:192.0.2.1") == "bad-ip-address 4");
  BOOST_TEST(fault("ip4:192.0.2.1/33") == "bad-prefix-length 14");
  BOOST_TEST(fault("ip4:192.0.2.1/032") == "bad-prefix-length 14");
  BOOST_TEST(fault("ip4:192.0.2.1/") == "bad-prefix-length 14");
  BOOST_TEST(fault("ip4:192.0.2.1//32") == "bad-prefix-length 14");
  BOOST_TEST(fault("ip6:::1/129") == "bad-prefix-length 8");
  BOOST_TEST(fault("foo") == "unknown-mechanism 0");
  BOOST_TEST(fault("-foo:bar") == "unknown-mechanism 1");
  BOOST_TEST(fault("-") == "empty 1");
  BOOST_TEST(fault("--all") == "unexpected-character 1");
  BOOST_TEST(fault("4all") == "unexpected-character 0");
  BOOST_TEST(fault("a;") == "unexpected-character 1");
  BOOST_TEST(fault("\"a\"") == "unexpected-character 0");
  BOOST_TEST(fault("a\t-all") == "unexpected-character 1");
  BOOST_TEST(fault("a:%{c}") == "bad-macro 4");
}

BOOST_AUTO_TEST_CASE(grammar_of_modifiers) {
  // RFC 7208 sections 6 and 6.1
  BOOST_TEST(fault("redirect=") == "empty 9");
  BOOST_TEST(fault("redirect:b.example") == "unknown-mechanism 0");
  BOOST_TEST(fault("redirect=b.example/24") == "bad-domain-spec 18");
  BOOST_TEST(fault("-redirect=b.example") == "qualified-modifier 0");
  BOOST_TEST(fault("exp=%{r}.example") == "bad-macro 6");
  BOOST_TEST(fault("moo=") == "ok");
  BOOST_TEST(fault("moo=%{c}%") == "bad-macro 8");
  BOOST_TEST(fault("=moo") == "unexpected-character 0");
  BOOST_TEST(fault("1moo=a") == "unexpected-character 0");
  BOOST_TEST(fault("m,o=a") == "unexpected-character 1");
  BOOST_TEST(problems("v=spf1 exp=a.b redirect=a.b moo=1 moo=2 exp=a.b Redirect=c.d") ==
             "duplicate-modifier 40, duplicate-modifier 48");
}

BOOST_AUTO_TEST_CASE(every_problem_is_found_with_its_place) {
  BOOST_TEST(problems("v=spf1 ip4:1.2.3 a:com include: -all foo exp=x exp=a.b") ==
             "bad-ip-address 16, bad-domain-spec 19, empty 31, unknown-mechanism 37, bad-domain-spec 45, "
             "duplicate-modifier 47");
  BOOST_TEST(problems("v=spf1 a mx -all") == "");
  spf::problem first;
  const auto checked = spf::check_record("v=spf1 -all bar foo", &first);
  BOOST_TEST((checked.error == errc::unknown_mechanism));
  BOOST_TEST(checked.offset == 12u);
  BOOST_TEST(first.term == "bar");
}

BOOST_AUTO_TEST_CASE(a_summary_of_the_record) {
  const auto summary = *spf::check_record("v=spf1 a mx ptr include:a.b exists:a.b ip4:192.0.2.1 redirect=r.b exp=e.b");
  BOOST_TEST(summary.redirect == "r.b");
  BOOST_TEST(summary.exp == "e.b");
  BOOST_TEST(!summary.has_all);
  BOOST_TEST(summary.lookups == 6);
  const auto with_all = *spf::check_record("v=spf1 redirect=r.b -all");
  BOOST_TEST(with_all.has_all);
  BOOST_TEST(with_all.lookups == 0);
}

BOOST_AUTO_TEST_CASE(a_record_can_be_read_when_it_is_compiled) {
  constexpr auto lookups = spf::check_record("v=spf1 include:_spf.example.com ip4:192.0.2.0/24 -all").value.lookups;
  static_assert(lookups == 1);
  BOOST_TEST(lookups == 1);
}

BOOST_AUTO_TEST_SUITE_END()
