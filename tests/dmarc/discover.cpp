#include "fromproof/dmarc/discover.hpp"

#define BOOST_TEST_DYN_LINK
#include <array>
#include <boost/test/unit_test.hpp>
#include <fromproof/domain/public_suffix_table.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dmarc/zone.hpp"

// tests/cases/dmarc_verdict.md has the result and the questions of each situation, and evaluate.cpp checks them with
// the verdict. Here is what a verdict does not show.

namespace {

using namespace fromproof;
using dmarc::knowledge;
using zone = tests::policy_zone;

constexpr auto tree_walk = dmarc::method::tree_walk;

template <class R>
dmarc::discovery find(const domain& author, R& resolver, std::span<char> text = {}) {
  return dmarc::discover_policy(author, tree_walk, public_suffix_table, resolver, text);
}

template <class D>
concept is_author = requires(D author, zone& dns_zone) {
  dmarc::discover_policy(static_cast<D>(author), tree_walk, public_suffix_table, dns_zone);
};
static_assert(is_author<const domain&>);
static_assert(!is_author<domain&&>, "what is found refers to the domain");
static_assert(!is_author<std::string_view>, "a text is not normalized");

}  // namespace

BOOST_AUTO_TEST_SUITE(dmarc_discover)

BOOST_AUTO_TEST_CASE(the_record_that_governs_is_kept_as_published) {
  const struct {
    std::string zone, author, text;
  } table[] = {
      {"_dmarc.a.example TXT v=DMARC1; p=none; x=1\n_dmarc.example TXT v=DMARC1; p=reject", "a.example",
       "v=DMARC1; p=none; x=1"},
      {"_dmarc.b.example TXT v=DMARC1; p=none\n_dmarc.example TXT v=DMARC1; p=reject", "a.b.example",
       "v=DMARC1; p=reject"},
      // a public suffix domain, after the record of the organization below it
      {"_dmarc.b.example TXT v=DMARC1; p=none\n_dmarc.example TXT v=DMARC1; p=reject; psd=y", "a.b.example",
       "v=DMARC1; p=none"},
      // and after one of a name further below, which does not govern
      {"_dmarc.b.c.example TXT v=DMARC1; p=none\n_dmarc.example TXT v=DMARC1; p=reject; psd=y", "a.b.c.example",
       "v=DMARC1; p=reject; psd=y"},
      {"_dmarc.a.example TXT v=DMARC1; p=what", "a.example", "v=DMARC1; p=what"},
      {"", "a.example", ""},
  };
  for (const auto& row : table) {
    BOOST_TEST_CONTEXT(row.zone) {
      zone dns_zone{row.zone};
      std::array<char, 100> text{};
      const domain author = *parse_domain(row.author);
      BOOST_TEST(find(author, dns_zone, text).text == row.text);
      // A text that does not fit is left out completely.
      zone again{row.zone};
      BOOST_TEST(find(author, again, std::span{text}.first(8)).text == "");
    }
  }
}

BOOST_AUTO_TEST_CASE(the_text_belongs_to_the_governing_record_even_if_it_does_not_fit) {
  zone dns_zone{"_dmarc.b.example TXT v=DMARC1\n_dmarc.example TXT v=DMARC1; p=reject"};
  std::array<char, 12> text{};
  const domain author = *parse_domain("a.b.example");
  BOOST_TEST(find(author, dns_zone, text).text == "");
}

BOOST_AUTO_TEST_CASE(no_questions_without_an_author) {
  zone dns_zone{""};
  const domain nobody;
  auto found = find(nobody, dns_zone);
  dmarc::discover_organization(found, public_suffix_table, dns_zone);
  BOOST_TEST((found.policy_known == knowledge::unneeded));
  BOOST_TEST(!found.applies());
  BOOST_TEST(!found.selected().has_value());
  BOOST_TEST(dns_zone.asked().empty());
}

BOOST_AUTO_TEST_CASE(the_organization_of_the_author_on_request) {
  zone dns_zone{"_dmarc.mail.example.com TXT v=DMARC1; p=none\n_dmarc.example.com TXT v=DMARC1; p=none"};
  const domain author = *parse_domain("mail.example.com");
  auto found = find(author, dns_zone);
  BOOST_TEST((found.organization_known == knowledge::unneeded));
  dmarc::discover_organization(found, public_suffix_table, dns_zone);
  BOOST_TEST(found.organization() == "example.com");
  BOOST_TEST(found.record_domain() == "mail.example.com");
  BOOST_TEST(tests::joined(dns_zone.asked()) == "_dmarc.mail.example.com\n_dmarc.example.com\n_dmarc.com");
  BOOST_TEST(!dns_zone.asked_again());
  dmarc::discover_organization(found, public_suffix_table, dns_zone);
  BOOST_TEST(dns_zone.asked().size() == 3u);
}

BOOST_AUTO_TEST_CASE(no_questions_about_impossible_names) {
  const std::string label(60, 'a');
  const std::string author = label + '.' + label + '.' + label + '.' + std::string(60, 'b') + ".example";
  BOOST_REQUIRE(author.size() == 251u);
  for (const auto how : {dmarc::method::tree_walk, dmarc::method::psl}) {
    zone dns_zone{"_dmarc." + std::string(60, 'b') + ".example TXT v=DMARC1; p=reject; np=none"};
    const domain from = *parse_domain(author);
    const auto found = dmarc::discover_policy(from, how, public_suffix_table, dns_zone);
    BOOST_TEST(found.record_domain() == std::string(60, 'b') + ".example");
    for (const auto& name : dns_zone.asked()) BOOST_TEST(name.size() <= 253u);
    BOOST_TEST((found.existence == knowledge::known));
    BOOST_TEST(!found.exists);
  }
}

BOOST_AUTO_TEST_CASE(all_missing_answers_are_asked_for_at_once) {
  // Identifiers do not wait for each other: a caller that collects questions can send them together.
  zone dns_zone{"_dmarc.example.com TXT v=DMARC1; p=reject"};
  std::vector<std::string> missing;
  const auto collecting = [&](const dns::query& q) -> dns::answer {
    if (q.name == "_dmarc.example.com" || q.name == "_dmarc.com") return dns_zone(q);
    missing.emplace_back(q.name);
    return dns::unanswered;
  };
  const domain author = *parse_domain("example.com");
  auto found = dmarc::discover_policy(author, tree_walk, public_suffix_table, collecting);
  dmarc::identifier spf{.domain = "bounce.example.com", .code = result_code::pass};
  std::array dkim{dmarc::identifier{.domain = "a.example.com", .code = result_code::pass},
                  dmarc::identifier{.domain = "b.example.com", .code = result_code::temperror}};
  BOOST_TEST(!dmarc::discover_organizations(found, spf, dkim, public_suffix_table, collecting));
  BOOST_TEST(tests::joined(missing) == "_dmarc.bounce.example.com\n_dmarc.a.example.com\n_dmarc.b.example.com");
  BOOST_TEST((dkim[1].organization_known == knowledge::pending));
}

BOOST_AUTO_TEST_CASE(many_identifiers_ask_for_eight_names_each_at_most) {
  zone dns_zone{"_dmarc.example.com TXT v=DMARC1; p=reject"};
  const domain author = *parse_domain("example.com");
  auto found = find(author, dns_zone);
  std::vector<std::string> names;
  for (int i = 0; i < 16; ++i) names.push_back("s" + std::to_string(i) + ".a.b.c.d.e.f.g.h.i.example.com");
  std::vector<dmarc::identifier> dkim;
  for (const auto& name : names) dkim.push_back({.domain = name, .code = result_code::pass});
  dmarc::identifier spf;
  BOOST_TEST(dmarc::discover_organizations(found, spf, dkim, public_suffix_table, dns_zone));
  BOOST_TEST(dns_zone.asked().size() <= 2 + 16 * dmarc::lookups::max_queries);
  for (const auto& each : dkim) BOOST_TEST(each.organization() == "example.com");
}

BOOST_AUTO_TEST_CASE(words) {
  BOOST_TEST(word(dmarc::method::tree_walk) == "tree-walk");
  BOOST_TEST(word(dmarc::method::psl) == "psl");
}

BOOST_AUTO_TEST_SUITE_END()
