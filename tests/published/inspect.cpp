#include "fromproof/published/inspect.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <numeric>

#include "domains.hpp"

namespace {

using namespace fromproof;

std::string text_of(const advice::composed& from) {
  std::string text;
  from.write([&text](std::string_view piece) { text += piece; });
  return text;
}

std::string key_of(const published::selector& each) {
  std::string text{"key " + std::string{each.name} + ' ' + std::string{word(each.type)} + ' '};
  text += std::to_string(each.bits);
  return each.alias.empty() ? text : text + " via " + std::string{each.alias};
}

/// All that a case can state, in lines.
std::vector<std::string> facts_of(const tests::inspected& domain) {
  const auto& all = domain.all;
  std::vector<std::string> facts{"lookups " + std::to_string(all.spf.lookups),
                                 "void " + std::to_string(all.spf.void_lookups)};
  if (const auto policy = all.dmarc.selected()) facts.push_back("policy " + std::string{word(*policy)});
  for (const auto& each : all.selectors) {
    if (each.key == published::presence::present) facts.push_back(key_of(each));
  }
  for (const auto& each : all.mail_froms) {
    facts.push_back("mail-from " + std::string{each.label} + ' ' + std::string{each.region});
  }
  for (const auto& each : all.mx) {
    if (each.tlsa == published::presence::present) facts.push_back("dane " + std::string{each.host});
  }
  for (const auto& fix : domain.fixes) {
    for (const auto& record : fix) {
      facts.push_back("fix " + text_of(record.name) + ' ' + std::string{record.type} + ' ' + text_of(record.value));
    }
  }
  return facts;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(published_inspect)

BOOST_AUTO_TEST_CASE(what_each_domain_publishes) {
  for (const auto& each : tests::read_cases("domains.md")) {
    if (!each.has("facts")) continue;
    BOOST_TEST_CONTEXT(each.where << ' ' << each.name) {
      const tests::inspected domain{each};
      const auto facts = facts_of(domain);
      for (const auto& wanted : tests::lines_of(each["facts"])) {
        BOOST_TEST((std::find(facts.begin(), facts.end(), wanted) != facts.end()), wanted);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_domain_with_ten_lookups_takes_forty_questions_in_few_rounds) {
  for (const auto& each : tests::read_cases("domains.md")) {
    if (each.name != "Five providers at once") continue;
    tests::inspected domain{each};
    BOOST_TEST(domain.all.spf.lookups == 10);
    BOOST_TEST(domain.questions() <= 40u);
    BOOST_TEST(domain.rounds.size() <= 5u);
    BOOST_TEST(std::accumulate(domain.rounds.begin(), domain.rounds.end(), std::size_t{0}) == domain.questions());
  }
}

// All questions that every domain gets go out at once; the second round is the walk of DMARC to the name above.
BOOST_AUTO_TEST_CASE(a_domain_that_does_not_exist_takes_two_rounds) {
  for (const auto& each : tests::read_cases("domains.md")) {
    if (each.name != "The domain does not exist") continue;
    const tests::inspected domain{each};
    BOOST_TEST(domain.rounds.size() == 2u);
    BOOST_TEST(domain.rounds.back() == 1u);
    BOOST_TEST(domain.all.exists().value_or(true) == false);
    BOOST_TEST(domain.all.spf.nodes.empty());
  }
}

// Names of 253 octets leave no room for labels before them: nothing is asked that no name server could know.
BOOST_AUTO_TEST_CASE(the_longest_name) {
  const std::string label(61, 'a');
  const std::string name = label + '.' + label + '.' + label + '.' + label + ".example";
  const auto domain = parse_domain(name.substr(name.size() - 253));
  BOOST_REQUIRE(domain);
  host::dns_answers answers;
  published::overview_memory memory;
  const auto all = published::inspect(*domain, {}, public_suffix_table, answers, memory);
  for (const auto& entry : answers.entries()) BOOST_TEST(entry.name.size() <= 253u);
  BOOST_TEST(all.pending);
}

BOOST_AUTO_TEST_SUITE_END()
