#include "fromproof/published/find_faults.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <set>

#include "domains.hpp"

namespace {

using namespace fromproof;

std::string value_of(const advice::parameter& from) {
  std::string text;
  if (from.what == advice::parameter::kind::error) return std::string{code(from.error)};
  advice::write(from, advice::language::en, [&text](std::string_view piece) { text += piece; });
  return text;
}

/// Whether a line of a case, "error spf-void term=a offset=7", is what a finding says. A value may hold blanks in the
/// last parameter only.
bool matches(const std::string& line, const published::finding& found) {
  std::istringstream words{line};
  std::string severity, code, rest;
  words >> severity >> code;
  if (severity != word(found.severity) || code != word(found.what)) return false;
  for (std::string each; words >> each;) {
    const auto equals = each.find('=');
    const auto* value = found.find(each.substr(0, equals));
    if (value == nullptr || value_of(*value) != each.substr(equals + 1)) return false;
  }
  return true;
}

std::string described(const bounded_list<published::finding>& findings) {
  std::string out;
  for (const auto& each : findings) {
    out += std::string{word(each.severity)} + ' ' + std::string{word(each.what)};
    for (const auto& value : each) out += ' ' + std::string{value.name} + '=' + value_of(value);
    out += '\n';
  }
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(published_find_faults)

BOOST_AUTO_TEST_CASE(what_is_wrong_with_each_domain) {
  for (const auto& each : tests::read_cases("domains.md")) {
    BOOST_TEST_CONTEXT(each.where << ' ' << each.name) {
      const tests::inspected domain{each};
      const auto wanted = tests::lines_of(each["findings"]);
      BOOST_TEST(domain.findings.size() == wanted.size(), described(domain.findings));
      for (std::size_t i = 0; i < domain.findings.size() && i < wanted.size(); ++i) {
        BOOST_TEST(matches(wanted[i], domain.findings[i]), wanted[i] << " is not\n" << described(domain.findings));
      }
    }
  }
}

// A finding that no case has might never be found, or have a sentence without its parameters.
BOOST_AUTO_TEST_CASE(each_finding_has_a_case) {
  std::set<std::string_view> seen;
  for (const auto& each : tests::read_cases("domains.md")) {
    const tests::inspected domain{each};
    for (const auto& found : domain.findings) seen.insert(word(found.what));
  }
  for (const auto& row : published::detail::rows) {
    // Only a record with more than forty includes has it: see below.
    if (row.code != published::code::spf_not_followed) BOOST_TEST(seen.contains(row.name), row.name);
  }
}

BOOST_AUTO_TEST_CASE(each_sentence_gets_all_that_it_names) {
  for (const auto& each : tests::read_cases("domains.md")) {
    const tests::inspected domain{each};
    for (const auto& found : domain.findings) {
      for (const auto language : {advice::language::en, advice::language::ja}) {
        const auto words = published::sentence(found.what, language);
        for (std::size_t at = 0; (at = words.find('{', at)) != std::string_view::npos; ++at) {
          const auto name = words.substr(at + 1, words.find('}', at) - at - 1);
          BOOST_TEST(found.find(name) != nullptr, word(found.what) << ": {" << name << "}");
        }
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_record_that_leads_too_far_is_not_judged_to_its_end) {
  tests::test_case many{"", "", {}};
  std::string change = "example.com TXT v=spf1";
  for (int i = 0; i < 60; ++i) change += " include:" + std::to_string(i) + ".example";
  change += " -all";
  for (int i = 0; i < 60; ++i) change += "\n" + std::to_string(i) + ".example TXT v=spf1 -all";
  many.blocks["change"] = change;
  const tests::inspected domain{many};
  bool told = false;
  for (const auto& found : domain.findings) told = told || found.what == published::code::spf_not_followed;
  BOOST_TEST(told);
  BOOST_TEST(!domain.all.complete);
}

BOOST_AUTO_TEST_CASE(findings_that_do_not_fit_are_counted) {
  const auto cases = tests::read_cases("domains.md");
  const auto bad = std::find_if(cases.begin(), cases.end(), [](auto& c) { return c.name == "Three void lookups"; });
  const tests::inspected domain{*bad};
  std::array<published::finding, 1> memory;
  const auto few = published::find_faults(domain.all, memory);
  BOOST_TEST(few.size() == 1u);
  BOOST_TEST(few.omitted() == 3u);
}

BOOST_AUTO_TEST_SUITE_END()
