#include "fromproof/dmarc/evaluate.hpp"

#define BOOST_TEST_DYN_LINK
#include <array>
#include <boost/test/unit_test.hpp>
#include <fromproof/domain/public_suffix_table.hpp>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "cases.hpp"
#include "dmarc/zone.hpp"

namespace {

using namespace fromproof;
using dmarc::knowledge;

/// The "mail" block of a case.
struct mail {
  dmarc::method method = dmarc::method::tree_walk;
  std::string author, spf_domain;
  result_code spf_code = result_code::none;
  bool spf_unknown = false;
  struct signature {
    std::string domain;
    result_code code = result_code::none;
    bool unknown = false;
  };
  std::vector<signature> dkim;

  explicit mail(const std::string& text) {
    std::istringstream words{text};
    for (std::string kind, word; words >> kind;) {
      words >> word;
      if (kind == "method") {
        method = word == "psl" ? dmarc::method::psl : dmarc::method::tree_walk;
      } else if (kind == "author") {
        author = word;
      } else {
        std::string domain;
        words >> domain;
        const bool unknown = word == "unknown";
        const auto code = unknown ? result_code::none : *parse_result(word);
        if (domain == "-") domain.clear();
        if (kind == "spf") {
          spf_code = code;
          spf_domain = domain;
          spf_unknown = unknown;
        } else {
          dkim.push_back({domain, code, unknown});
        }
      }
    }
  }
};

std::string or_dash(std::string_view text) {
  return std::string{text.empty() ? "-" : text};
}

/// The verdict in the words of the case files; nothing while an answer is pending.
template <class R>
std::string verdict_on(const mail& judged, R& resolver) {
  std::array<char, 512> text{};
  const auto from = parse_domain(judged.author);
  auto found = dmarc::discover_policy(*from, judged.method, public_suffix_table, resolver, text);
  if (found.pending()) return {};
  dmarc::identifier spf{.domain = judged.spf_domain, .code = judged.spf_code, .unknown = judged.spf_unknown};
  std::vector<dmarc::identifier> dkim;
  for (const auto& each : judged.dkim) {
    dkim.push_back({.domain = each.domain, .code = each.code, .unknown = each.unknown});
  }
  if (!dmarc::discover_organizations(found, spf, dkim, public_suffix_table, resolver)) return {};
  const auto verdict = dmarc::evaluate(found, spf, dkim);

  std::string out{word(verdict.code)};
  if (verdict.aligned_by_spf || verdict.aligned_by_dkim) out += " by";
  if (verdict.aligned_by_spf) out += " spf";
  if (verdict.aligned_by_dkim) out += " dkim";
  if (!reason(verdict).empty()) out += ' ' + std::string{reason(verdict)};
  const std::string_view author = judged.author;
  out += "\nrecord " + or_dash(author.substr(author.size() - verdict.record_domain_size));
  out += " policy " + or_dash(verdict.policy) + " applied " + or_dash(verdict.applied);
  out += "\norganization " + or_dash(author.substr(author.size() - verdict.organizational_size));
  BOOST_TEST(verdict.record.empty() == (verdict.record_domain_size == 0));
  if (!verdict.record.empty()) BOOST_TEST(dmarc::is_record(verdict.record));
  return out;
}

dmarc::discovery found_record(std::string_view author, std::string_view text) {
  dmarc::discovery found;
  found.asked = dmarc::lookups{author};
  found.policy_known = knowledge::known;
  found.record = *dmarc::parse_record(text);
  found.record_domain_size = author.size();
  return found;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(dmarc_evaluate)

BOOST_AUTO_TEST_CASE(cases) {
  for (const auto& each : tests::read_cases("dmarc_verdict.md")) {
    BOOST_TEST_CONTEXT(each.where << ": " << each.name) {
      tests::policy_zone dns_zone{each["zone"]};
      const mail judged{each["mail"]};
      BOOST_TEST(verdict_on(judged, dns_zone) == each["verdict"]);
      BOOST_TEST(tests::joined(dns_zone.asked()) == each["asked"]);
      std::string by_journal;
      run_by_journal(dns_zone, [&](dns::journal& journal) {
        by_journal = verdict_on(judged, journal);
        return !by_journal.empty();
      });
      BOOST_TEST(by_journal == each["verdict"]);
    }
  }
}

BOOST_AUTO_TEST_CASE(no_verdict_before_the_answers) {
  auto found = found_record("example.com", "v=DMARC1; p=reject");
  found.policy_known = knowledge::pending;
  const auto waiting = dmarc::evaluate(found, {}, {});
  BOOST_TEST((waiting.code == result_code::none));
  BOOST_TEST(reason(waiting) == "not-checked");

  found.policy_known = knowledge::known;
  const dmarc::identifier spf{
      .domain = "a.example.com", .code = result_code::pass, .organization_known = knowledge::pending};
  BOOST_TEST(reason(dmarc::evaluate(found, spf, {})) == "not-checked");
  // Nothing was asked: there is no author domain.
  BOOST_TEST(reason(dmarc::evaluate({}, spf, {})) == "not-checked");
}

BOOST_AUTO_TEST_CASE(too_little_memory_is_no_verdict) {
  auto found = found_record("example.com", "v=DMARC1; p=reject");
  found.policy_known = knowledge::out_of_space;
  BOOST_TEST((dmarc::evaluate(found, {}, {}).code == result_code::temperror));
  BOOST_TEST(reason(dmarc::evaluate(found, {}, {})) == "out-of-space");
  found.policy_known = knowledge::known;
  const dmarc::identifier spf{
      .domain = "a.example.com", .code = result_code::pass, .organization_known = knowledge::out_of_space};
  BOOST_TEST(reason(dmarc::evaluate(found, spf, {})) == "out-of-space");
}

BOOST_AUTO_TEST_CASE(names_align_by_their_organizations) {
  auto found = found_record("mail.example.com", "v=DMARC1; p=reject");
  found.organization_known = knowledge::known;
  found.organization_size = std::string_view{"example.com"}.size();
  const auto aligned = [&](std::string_view domain, std::size_t size, knowledge known = knowledge::known) {
    return dmarc::align(found, {.domain = domain, .organization_known = known, .organization_size = size});
  };
  constexpr dmarc::alignment none{}, relaxed{.relaxed = true, .strict = false}, strict{.relaxed = true, .strict = true};
  BOOST_TEST((aligned("mail.example.com", 0, knowledge::unneeded) == strict));
  BOOST_TEST((aligned("example.com", 11) == relaxed));
  BOOST_TEST((aligned("a.b.example.com", 11) == relaxed));
  BOOST_TEST((aligned("a.b.example.com", 13) == none));
  BOOST_TEST((aligned("a.example.com", 11, knowledge::unread) == none));
  BOOST_TEST((aligned("a.example.org", 11) == none));
  BOOST_TEST((aligned("", 0) == none));
  found.organization_size = 0;
  BOOST_TEST((aligned("example.com", 0) == none));
}

BOOST_AUTO_TEST_CASE(the_result_names_modes_method_and_questions) {
  tests::policy_zone dns_zone{"_dmarc.example.com TXT v=DMARC1; p=reject; aspf=s"};
  const auto author = parse_domain("a.b.example.com");
  auto found = dmarc::discover_policy(*author, dmarc::method::tree_walk, public_suffix_table, dns_zone);
  const auto verdict = dmarc::evaluate(found, {}, {});
  BOOST_TEST((verdict.aspf == dmarc::alignment_mode::strict));
  BOOST_TEST((verdict.adkim == dmarc::alignment_mode::relaxed));
  BOOST_TEST(word(verdict.method) == "tree-walk");
  BOOST_TEST(verdict.queries.count == 4u);
  BOOST_TEST(verdict.queries.sizes[0] == 15u);
  BOOST_TEST(verdict.queries.sizes[3] == 3u);
  BOOST_TEST(verdict.record.empty());  // there was no memory for it
}

BOOST_AUTO_TEST_SUITE_END()
