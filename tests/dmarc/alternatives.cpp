#include "fromproof/dmarc/alternatives.hpp"

#define BOOST_TEST_DYN_LINK
#include <array>
#include <boost/test/unit_test.hpp>
#include <fromproof/domain/public_suffix_table.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "dmarc/zone.hpp"

namespace {

using namespace fromproof;
using dmarc::identifier;

std::string say(const dmarc::alternative& in, std::string_view author) {
  std::string out{word(in.code)};
  out += ' ' + std::string{word(in.method)};
  if (in.aligned_by_spf) out += " spf";
  if (in.aligned_by_dkim) out += " dkim";
  if (in.record_domain_size != 0) out += " at " + std::string{author.substr(author.size() - in.record_domain_size)};
  if (!in.policy.empty()) out += " p=" + std::string{in.policy};
  return out;
}

/// Relaxed, strict and by the list, one line each, for a mail that passed SPF and DKIM for these domains.
std::string compare(const std::string& zone_text, std::string_view author, std::string_view spf_domain,
                    std::string_view dkim_domain) {
  tests::policy_zone zone{zone_text};
  const auto from = parse_domain(author);
  auto found = dmarc::discover_policy(*from, dmarc::method::tree_walk, public_suffix_table, zone);
  identifier spf{.domain = spf_domain, .code = spf_domain.empty() ? result_code::none : result_code::pass};
  std::array<identifier, 1> dkim{
      identifier{.domain = dkim_domain, .code = dkim_domain.empty() ? result_code::none : result_code::pass}};
  static_cast<void>(dmarc::discover_organizations(found, spf, dkim, public_suffix_table, zone));
  const auto asked = zone.asked().size();
  const auto result = dmarc::find_alternatives(found, spf, dkim, public_suffix_table);
  BOOST_TEST(zone.asked().size() == asked);
  std::string out;
  for (std::size_t i = 0; i < result.count; ++i) out += say(result.in[i], author) + '\n';
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(dmarc_alternatives)

// RFC 9989 appendix B.1.1, example 2: relaxed alignment, but not strict.
BOOST_AUTO_TEST_CASE(strict_beside_relaxed) {
  BOOST_TEST(compare("_dmarc.example.com TXT v=DMARC1; p=reject", "example.com", "child.example.com", "") ==
             "pass tree-walk spf at example.com p=reject\n"
             "fail tree-walk at example.com p=reject\n"
             "pass psl spf at example.com p=reject\n");
  // Identical domains are aligned under all terms; nothing asked about the author's organization.
  BOOST_TEST(compare("_dmarc.example.com TXT v=DMARC1; p=none", "example.com", "", "example.com") ==
             "pass tree-walk dkim at example.com p=none\n"
             "pass tree-walk dkim at example.com p=none\n"
             "pass psl dkim at example.com p=none\n");
}

BOOST_AUTO_TEST_CASE(with_a_strict_record_relaxed_uses_the_list) {
  BOOST_TEST(
      compare("_dmarc.example.com TXT v=DMARC1; p=reject; aspf=s; adkim=s", "example.com", "child.example.com", "") ==
      "pass psl spf at example.com p=reject\n"
      "fail tree-walk at example.com p=reject\n"
      "fail psl at example.com p=reject\n");
}

// The case of dmarc_verdict.md: by the walk one organization, by the list (github.io is on it) two, and no record.
BOOST_AUTO_TEST_CASE(the_walk_beside_the_list) {
  BOOST_TEST(compare("_dmarc.github.io TXT v=DMARC1; p=reject\nvictim.github.io A", "victim.github.io", "",
                     "evil.github.io") ==
             "pass tree-walk dkim at github.io p=reject\n"
             "fail tree-walk at github.io p=reject\n"
             "none psl\n");
  // psd=n makes the author's parent another organization; by the list it is the same one.
  BOOST_TEST(compare("_dmarc.a.example.com TXT v=DMARC1; p=reject; psd=n", "a.example.com", "example.com", "") ==
             "fail tree-walk at a.example.com p=reject\n"
             "fail tree-walk at a.example.com p=reject\n"
             "pass psl spf at a.example.com p=reject\n");
  // RFC 7489 ignores a record between the author and the organization: sp= of the organization counts.
  BOOST_TEST(compare("_dmarc.example.com TXT v=DMARC1; p=none; sp=quarantine\n"
                     "_dmarc.b.example.com TXT v=DMARC1; p=reject\na.b.example.com A",
                     "a.b.example.com", "", "") ==
             "fail tree-walk at example.com p=quarantine\n"
             "fail tree-walk at example.com p=quarantine\n"
             "fail psl at example.com p=quarantine\n");
}

BOOST_AUTO_TEST_CASE(unasked_names_are_left_out) {
  // The walk ends below the organization by the list.
  BOOST_TEST(compare("_dmarc.b.example.com TXT v=DMARC1; p=reject; psd=n", "a.b.example.com", "", "b.example.com") ==
             "pass tree-walk dkim at b.example.com p=reject\n"
             "fail tree-walk at b.example.com p=reject\n");
  BOOST_TEST(compare("_dmarc.example.com SERVFAIL", "example.com", "", "example.com") == "");
  BOOST_TEST(compare("", "", "", "") == "");
}

BOOST_AUTO_TEST_CASE(no_verdict_without_a_record_under_any_terms) {
  BOOST_TEST(compare("", "example.com", "child.example.com", "example.com") ==
             "none psl spf dkim\n"
             "none tree-walk dkim\n"
             "none psl spf dkim\n");
}

BOOST_AUTO_TEST_CASE(terms_have_words) {
  BOOST_TEST(word(dmarc::terms::relaxed) == "relaxed");
  BOOST_TEST(word(dmarc::terms::strict) == "strict");
  BOOST_TEST(word(dmarc::terms::published) == "published");
}

BOOST_AUTO_TEST_SUITE_END()
