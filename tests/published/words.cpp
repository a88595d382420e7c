#include "fromproof/published/words.hpp"

#define BOOST_TEST_DYN_LINK
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <set>
#include <string>

namespace {

using namespace fromproof;

std::multiset<std::string> marks(std::string_view words) {
  std::multiset<std::string> out;
  for (std::size_t at = 0; (at = words.find('{', at)) != std::string_view::npos; ++at) {
    out.emplace(words.substr(at, words.find('}', at) - at + 1));
  }
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(published_words)

BOOST_AUTO_TEST_CASE(names_are_unique_and_follow_one_style) {
  std::set<std::string_view> seen;
  for (const auto& row : published::detail::rows) {
    BOOST_TEST(seen.insert(row.name).second, row.name);
    BOOST_TEST(
        std::all_of(row.name.begin(), row.name.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; }));
    BOOST_TEST(!row.section.empty());
  }
}

BOOST_AUTO_TEST_CASE(both_languages_say_the_same) {
  for (const auto& row : published::detail::rows) {
    BOOST_TEST_CONTEXT(row.name) {
      BOOST_TEST(row.en.ends_with('.'));
      BOOST_TEST(row.ja.ends_with("。"));
      // What is unsaid in one language must follow from the rest in the other.
      const auto en = marks(row.en), ja = marks(row.ja);
      for (const auto& mark : ja) BOOST_TEST(en.contains(mark), mark);
    }
  }
}

BOOST_AUTO_TEST_CASE(what_breaks_mail_is_an_error) {
  using published::code;
  for (const auto each :
       {code::domain_missing, code::spf_several, code::spf_too_many_lookups, code::dmarc_several, code::dkim_bad_key}) {
    BOOST_TEST((published::severity_of(each) == advice::severity::error), word(each));
  }
  BOOST_TEST(published::section_of(code::spf_several) == "RFC 7208 section 4.5");
  BOOST_TEST(word(code::spf_several) == "spf-several");
}

BOOST_AUTO_TEST_SUITE_END()
