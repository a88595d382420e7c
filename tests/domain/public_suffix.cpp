#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <fromproof/domain/domain.hpp>
#include <fromproof/domain/public_suffix.hpp>
#include <fromproof/domain/public_suffix_table.hpp>
#include <string>
#include <string_view>

using fromproof::organizational_domain;
using fromproof::public_suffix_table;
using fromproof::suffix_table;

static_assert(organizational_domain(public_suffix_table, "mail.example.co.uk") == "example.co.uk");

BOOST_AUTO_TEST_SUITE(domain_public_suffix)

BOOST_AUTO_TEST_CASE(well_known_rules) {
  // Rules that the list has had for years; what they make of a name is on https://publicsuffix.org/list/.
  constexpr struct {
    std::string_view name;
    std::string_view suffix;
    std::string_view organization;
  } table[] = {
      {"com", "com", ""},
      {"example.com", "com", "example.com"},
      {"a.b.example.com", "com", "example.com"},
      {"example.co.uk", "co.uk", "example.co.uk"},
      {"co.uk", "co.uk", ""},
      {"uk.com", "uk.com", ""},
      {"b.example.uk.com", "uk.com", "example.uk.com"},
      // three levels
      {"jp", "jp", ""},
      {"test.jp", "jp", "test.jp"},
      {"www.test.ac.jp", "ac.jp", "test.ac.jp"},
      {"ide.kyoto.jp", "ide.kyoto.jp", ""},
      {"a.b.ide.kyoto.jp", "ide.kyoto.jp", "b.ide.kyoto.jp"},
      {"k12.ma.us", "k12.ma.us", ""},
      // a wildcard, what it hangs from, and its exceptions
      {"kobe.jp", "jp", "kobe.jp"},
      {"c.kobe.jp", "c.kobe.jp", ""},
      {"a.b.c.kobe.jp", "c.kobe.jp", "b.c.kobe.jp"},
      {"city.kobe.jp", "kobe.jp", "city.kobe.jp"},
      {"www.city.kobe.jp", "kobe.jp", "city.kobe.jp"},
      {"ck", "ck", ""},
      {"test.ck", "test.ck", ""},
      {"a.b.test.ck", "test.ck", "b.test.ck"},
      {"www.ck", "ck", "www.ck"},
      {"www.www.ck", "ck", "www.ck"},
      {"city.ck", "city.ck", ""},
      // private rules
      {"github.io", "github.io", ""},
      {"someone.github.io", "github.io", "someone.github.io"},
      {"a.b.s3.amazonaws.com", "s3.amazonaws.com", "b.s3.amazonaws.com"},
      {"amazonaws.com", "com", "amazonaws.com"},
      {"mail.amazonses.com", "com", "amazonses.com"},
      {"ap-northeast-1.amazonses.com", "com", "amazonses.com"},
      // U-labels
      {"www.xn--85x722f.xn--55qx5d.cn", "xn--55qx5d.cn", "xn--85x722f.xn--55qx5d.cn"},
      {"xn--fiqs8s", "xn--fiqs8s", ""},
      {"a.xn--p1ai", "xn--p1ai", "a.xn--p1ai"},
      // no rule
      {"localhost", "localhost", ""},
      {"a.b.notatld-zz", "notatld-zz", "b.notatld-zz"},
      {"", "", ""},
  };
  for (const auto& [name, suffix, organization] : table) {
    BOOST_TEST_CONTEXT(name) {
      BOOST_TEST(public_suffix_table.public_suffix(name) == suffix);
      const auto found = organizational_domain(public_suffix_table, name);
      BOOST_TEST(found == organization);
      if (!found.empty()) BOOST_TEST((found.data() + found.size() == name.data() + name.size()));
    }
  }
}

BOOST_AUTO_TEST_CASE(numbers_of_labels) {
  BOOST_TEST(public_suffix_table.public_suffix_labels("") == 0);
  BOOST_TEST(public_suffix_table.public_suffix_labels("com") == 1);
  BOOST_TEST(public_suffix_table.public_suffix_labels("mail.example.co.uk") == 2);
  BOOST_TEST(public_suffix_table.public_suffix_labels("a.ide.kyoto.jp") == 3);
}

BOOST_AUTO_TEST_CASE(without_a_list_each_top_level_domain_is_a_suffix) {
  const suffix_table none;
  BOOST_TEST(organizational_domain(none, "mail.example.co.uk") == "co.uk");
  BOOST_TEST(organizational_domain(none, "uk") == "");
  BOOST_TEST(organizational_domain(none, "") == "");
}

BOOST_AUTO_TEST_CASE(names_that_are_not_normalized_do_no_harm) {
  for (const std::string_view name : {".", "..", ".com", "com.", "a..com", "EXAMPLE.COM", "a.\xff.b"}) {
    const auto found = organizational_domain(public_suffix_table, name);
    BOOST_TEST(name.ends_with(found));
  }
  const std::string label(64, 'a');
  const std::string domain = label + ".com", below = "x." + label;
  BOOST_TEST(organizational_domain(public_suffix_table, domain) == domain);
  BOOST_TEST(organizational_domain(public_suffix_table, below) == below);
  std::string deep = "com";
  for (int i = 0; i < 100000; ++i) deep.insert(0, "a.");
  BOOST_TEST(organizational_domain(public_suffix_table, deep) == "a.com");
}

BOOST_AUTO_TEST_CASE(top_level_domains_that_the_list_knows) {
  using fromproof::public_suffix_table;
  for (const std::string_view name : {"com", "example.com", "a.co.uk", "example.xn--p1ai", "b.kawasaki.jp", "a.ck"}) {
    BOOST_TEST(public_suffix_table.knows_top_level(name), name);
    BOOST_TEST(!fromproof::suffix_table{}.knows_top_level(name), name);
  }
  for (const std::string_view name : {"node.js", "j.r", "example.invalid", "co.", ""}) {
    BOOST_TEST(!public_suffix_table.knows_top_level(name), name);
  }
}

BOOST_AUTO_TEST_SUITE_END()
