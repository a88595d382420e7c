#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <concepts>
#include <fromproof/domain/domain.hpp>
#include <string>
#include <string_view>

using fromproof::errc;
using fromproof::parse_domain;

namespace {

std::string unicode(std::string_view name) {
  std::string out;
  fromproof::write_unicode(name, [&out](std::string_view piece) { out += piece; });
  return out;
}

std::string labels(std::size_t count, std::size_t size) {
  std::string name;
  for (std::size_t i = 0; i < count; ++i) name += (i > 0 ? "." : "") + std::string(size, 'a');
  return name;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(domain_domain)

static_assert(std::regular<fromproof::domain>);
static_assert(parse_domain("Bücher.Example.")->view() == "xn--bcher-kva.example");

BOOST_AUTO_TEST_CASE(one_form_of_many) {
  constexpr struct {
    std::string_view text;
    std::string_view name;
  } table[] = {
      {"example.com", "example.com"},
      {"EXAMPLE.Com.", "example.com"},
      {"localhost", "localhost"},
      {"_dmarc.example.com", "_dmarc.example.com"},
      {"-a-.b--c.example", "-a-.b--c.example"},  // strange, but DNS has them
      {"192.0.2.1", "192.0.2.1"},
      // A-labels computed by Python's idna (UTS 46, not transitional).
      {"bücher.example", "xn--bcher-kva.example"},
      {"BÜCHER.example", "xn--bcher-kva.example"},
      {"XN--BCHER-KVA.example", "xn--bcher-kva.example"},
      {"straße.de", "xn--strae-oqa.de"},
      {"Łódź.pl", "xn--d-uga0v4h.pl"},
      {"ȘTEFAN.ro", "xn--tefan-e9b.ro"},
      {"ΣΊΣΥΦΟΣ.gr", "xn--kxa6akbbkh.gr"},
      {"Привет.РФ", "xn--b1agh1afp.xn--p1ai"},
      {"食狮.公司.cn", "xn--85x722f.xn--55qx5d.cn"},
      {"日本語。jp", "xn--wgv71a119e.jp"},
      {"日本語．ｊｐ｡", "xn--wgv71a119e.jp"},
      {"ｅｘａｍｐｌｅ．ＣＯＭ", "example.com"},
      {"l·l.cat", "xn--ll-0ea.cat"},
      {"ไทย.example", "xn--o3cw4h.example"},
      // A label that begins like an A-label but is not one stays unchanged.
      {"xn--99999999999999.example", "xn--99999999999999.example"},
      {"xn--.example", "xn--.example"},
  };
  for (const auto& [text, name] : table) {
    BOOST_TEST_CONTEXT(text) {
      const auto domain = parse_domain(text);
      BOOST_TEST(code(domain.error) == "none");
      BOOST_TEST(domain->view() == name);
      BOOST_TEST((parse_domain(name).value == *domain));
    }
  }
}

BOOST_AUTO_TEST_CASE(faults_and_their_places) {
  using namespace std::string_view_literals;
  const struct {
    std::string_view text;
    errc error;
    std::size_t offset;
  } table[] = {
      {"", errc::empty, 0},
      {".", errc::empty_label, 0},
      {".example.com", errc::empty_label, 0},
      {"a..example", errc::empty_label, 2},
      {"example.com..", errc::empty_label, 12},
      {"a。。b", errc::empty_label, 4},
      {"[192.0.2.1]", errc::address_literal, 0},
      {"bank example", errc::unexpected_character, 4},
      {"bank(x).example", errc::unexpected_character, 4},
      {"a@example", errc::unexpected_character, 1},
      {"=?utf-8?q?bank?=.example", errc::unexpected_character, 0},
      {"a.b\r\n", errc::unexpected_character, 3},
      {"a.b\x7f", errc::unexpected_character, 3},
      {"a（b.jp", errc::unexpected_character, 1},
      {"a\0b"sv, errc::nul, 1},
      {"a.b\xfc"
       "c",
       errc::not_utf8, 3},
      {"a.\xc3", errc::not_utf8, 2},
      {"a.\xed\xa0\x80", errc::not_utf8, 2},
      {"ba\u00adnk.example", errc::bad_u_label, 2},
      {"ba\u200bnk.example", errc::bad_u_label, 2},
      {"bank\u202e.example", errc::bad_u_label, 4},
      {"日本\u3000語.jp", errc::bad_u_label, 6},
      {"💩.la", errc::bad_u_label, 0},
      {"ﬁ.example", errc::bad_u_label, 0},
      {"a.\u0308b", errc::bad_u_label, 2},
      {"a.-ü", errc::bad_u_label, 2},
      {"a.ü-", errc::bad_u_label, 4},
      {"xn--bücher.example", errc::bad_u_label, 2},
      {"bu\u0308cher.example", errc::bad_u_label, 2},  // not composed
      {"か\u3099.jp", errc::bad_u_label, 3},
      {"a·l.cat", errc::bad_u_label, 1},
      {"b.ü・a", errc::bad_u_label, 4},
  };
  for (const auto& [text, error, offset] : table) {
    BOOST_TEST_CONTEXT(text) {
      const auto domain = parse_domain(text);
      BOOST_TEST(code(domain.error) == code(error));
      BOOST_TEST(domain.offset == offset);
      BOOST_TEST(domain->empty());
    }
  }
}

BOOST_AUTO_TEST_CASE(sizes) {
  const auto error = [](const std::string& text) { return code(parse_domain(text).error); };
  BOOST_TEST(error(std::string(63, 'a') + ".example") == "none");
  BOOST_TEST(error("b." + std::string(64, 'a') + ".example") == "label-too-long");
  BOOST_TEST(parse_domain("b." + std::string(64, 'a') + ".example").offset == 2);
  BOOST_TEST(error(std::string(100000, 'a')) == "label-too-long");
  BOOST_TEST(error(labels(127, 1)) == "none");  // 253 octets
  BOOST_TEST(error(labels(127, 1) + '.') == "none");
  BOOST_TEST(error(labels(128, 1)) == "name-too-long");
  BOOST_TEST(error(labels(127, 1) + "a") == "name-too-long");
  BOOST_TEST(parse_domain(labels(127, 1) + "a").offset == 252);
  // The size of the A-label counts: 56 a and one ü are xn--(56 a)-(3 digits) or longer.
  BOOST_TEST(error(std::string(50, 'a') + "ü") == "none");
  BOOST_TEST(error(std::string(58, 'a') + "ü") == "label-too-long");
  std::string han;
  for (int i = 0; i < 57; ++i) han += "中";  // repeated characters cost one digit each
  BOOST_TEST(parse_domain(han)->view().size() <= 63);
}

BOOST_AUTO_TEST_CASE(labels_and_suffixes) {
  const auto name = parse_domain("a.example.com").value;
  BOOST_TEST(name.label_count() == 3);
  BOOST_TEST(name.suffix(-1) == "");
  BOOST_TEST(name.suffix(0) == "");
  BOOST_TEST(name.suffix(1) == "com");
  BOOST_TEST(name.suffix(2) == "example.com");
  BOOST_TEST(name.suffix(3) == "a.example.com");
  BOOST_TEST(name.suffix(9) == "a.example.com");
  const fromproof::domain none;
  BOOST_TEST(none.empty());
  BOOST_TEST(none.label_count() == 0);
  BOOST_TEST(none.suffix(1) == "");
  BOOST_TEST((none != name));
}

BOOST_AUTO_TEST_CASE(unicode_where_it_is_safe) {
  constexpr struct {
    std::string_view name;
    std::string_view shown;
  } table[] = {
      {"example.com", "example.com"},
      {"", ""},
      {"xn--bcher-kva.example", "bücher.example"},
      {"xn--85x722f.xn--55qx5d.cn", "食狮.公司.cn"},
      {"www.xn--wgv71a119e.jp", "www.日本語.jp"},
      {"xn--strae-oqa.de", "straße.de"},
      {"xn--99999999999999.example", "xn--99999999999999.example"},  // overflow
      {"xn--.example", "xn--.example"},
      {"xn--abc-.example", "xn--abc-.example"},        // all ASCII
      {"xn--bnk-6cd.example", "xn--bnk-6cd.example"},  // mixes Latin and Cyrillic
      {"xn--80ak6aa92e.com", "xn--80ak6aa92e.com"},    // all Cyrillic, and reads as "apple"
      {"xn--80a1acny.xn--p1ai", "почта.рф"},
      {"xn--n1aeb.xn--p1ai", "сор.рф"},  // in its own script
      {"xn--bcher-kva-.example", "xn--bcher-kva-.example"},
      {"xn--ls8h.la", "xn--ls8h.la"},                        // U+1F4A9
      {"xn--bank-rga.example", "xn--bank-rga.example"},      // with U+00AD
      {"xn--bucher-xyd.example", "xn--bucher-xyd.example"},  // U+0308, not composed
      {"xn--bcher-2pa.example", "xn--bcher-2pa.example"},    // a capital
      {"xn--bcher-kva0.example", "xn--bcher-kva0.example"},
  };
  for (const auto& [name, shown] : table) {
    BOOST_TEST(unicode(name) == shown);
  }
}

BOOST_AUTO_TEST_CASE(above_and_below) {
  using fromproof::is_subdomain_of;
  BOOST_TEST(is_subdomain_of("example.com", "example.com"));
  BOOST_TEST(is_subdomain_of("a.b.example.com", "example.com"));
  BOOST_TEST(!is_subdomain_of("badexample.com", "example.com"));
  BOOST_TEST(!is_subdomain_of("example.com", "a.example.com"));
  BOOST_TEST(!is_subdomain_of("example.com", ""));
  BOOST_TEST(!is_subdomain_of("", ""));
}

BOOST_AUTO_TEST_CASE(mixed_scripts) {
  for (const std::string_view text : {"example.com", "bücher.example", "банк.рф", "東京タワーtv.jp", "банк.example",
                                      "xn--99999999999999.example", ""}) {
    BOOST_TEST(!fromproof::has_mixed_scripts(parse_domain(text)->view()));
  }
  for (const std::string_view text : {"bаnk.example", "mail.pаypal.com", "gοogle.com"}) {
    BOOST_TEST(fromproof::has_mixed_scripts(parse_domain(text)->view()));
  }
}

// The first is a name that was registered in 2017 to show how browsers displayed it.
BOOST_AUTO_TEST_CASE(look_alikes_of_one_script) {
  for (const std::string_view text :
       {"xn--80ak6aa92e.com", "mail.xn--80ak6aa92e.com", "аррӏе.example", "ѕсоре.example", "ουι.example", "орех.com"}) {
    BOOST_TEST((fromproof::has_latin_look_alike(parse_domain(text)->view())), text);
  }
  for (const std::string_view text : {"apple.com", "почта.com", "москва.example", "сор.рф", "bücher.example",
                                      "ουρανός.gr", "日本語.jp", "xn--99999999999999.example", "xn--", "com", ""}) {
    BOOST_TEST(!fromproof::has_latin_look_alike(parse_domain(text)->view()), text);
  }
}

BOOST_AUTO_TEST_SUITE_END()
