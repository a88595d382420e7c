#include "fromproof/reports/words.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <set>
#include <string_view>

using namespace fromproof;
using namespace fromproof::reports;

BOOST_AUTO_TEST_SUITE(reports_words)

template <class Rows>
void check_sentences(const Rows& rows) {
  std::set<std::string_view> seen;
  for (const auto& row : rows) {
    BOOST_TEST_CONTEXT(row.says.en) {
      BOOST_TEST(seen.insert(row.says.en).second);
      BOOST_TEST(seen.insert(row.says.ja).second);
      BOOST_TEST(row.says.en.ends_with('.'));
      BOOST_TEST(row.says.ja.ends_with("。"));
    }
  }
}

BOOST_AUTO_TEST_CASE(each_has_sentences_of_its_own) {
  check_sentences(reports::detail::cause_rows);
  check_sentences(reports::detail::fix_rows);
  check_sentences(reports::detail::step_rows);
}

// Whatever a source is and proves, each fix that a picture names is said in words.
BOOST_AUTO_TEST_CASE(each_fix_of_a_picture_has_a_sentence) {
  std::size_t named = 0;
  for (const auto& provider : advice::providers) {
    for (const auto& counts : {alignment_counts{.dkim_only = 9}, {.spf_only = 9}, {.none = 9}}) {
      source_row row;
      row.kind = source_kind::provider;
      row.provider = &provider;
      row.counts = counts;
      const auto fixes = fixes_of(row);
      for (std::size_t i = 0; i < fixes.size; ++i) {
        ++named;
        BOOST_TEST(!fix_sentence(fixes.codes[i], advice::language::en).empty());
        BOOST_TEST(!fix_sentence(fixes.codes[i], advice::language::ja).empty());
      }
    }
  }
  BOOST_TEST(named > 20u);
  BOOST_TEST(fix_sentence(advice::code::policy_none, advice::language::en).empty());
}

// next_step_of() gives a reason to stay with each step, and goes on only when ready.
BOOST_AUTO_TEST_CASE(each_step_has_a_sentence) {
  using enum step_reason;
  for (const auto why : {known_sources_fail, too_little_mail, too_few_days, at_the_end}) {
    BOOST_TEST(!sentence(next_step{.policy = step::stay, .reason = why}, advice::language::en).empty());
  }
  for (const auto to : {step::quarantine, step::reject}) {
    BOOST_TEST(!sentence(next_step{.policy = to, .reason = ask_first}, advice::language::ja).empty());
  }
  BOOST_TEST(
      sentence(next_step{.policy = step::reject, .reason = ready}, advice::language::en).starts_with("p=reject "));
  BOOST_TEST(sentence(next_step{.policy = step::quarantine, .reason = ready}, advice::language::ja)
                 .starts_with("p=quarantine"));
}

BOOST_AUTO_TEST_SUITE_END()
