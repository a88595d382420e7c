#include "fromproof/bounce/notice.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <string_view>

using namespace fromproof;

BOOST_AUTO_TEST_SUITE(bounce_notice)

// Scripts rely on these words.
BOOST_AUTO_TEST_CASE(words_of_the_contract) {
  const auto has = [](const auto& words, std::string_view word) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (words.words[i] == word) return true;
    }
    return false;
  };
  for (const auto word : {"dsn", "complaint", "delay", "delivery", "text"}) BOOST_TEST(has(bounce::kind_words, word));
  for (const auto word : {"mail", "ses-sns", "ses-event", "ses-eventbridge", "ses-sqs", "arf"}) {
    BOOST_TEST(has(bounce::via_words, word));
  }
  for (const auto word : {"hard", "soft", "none", "delivered"}) BOOST_TEST(has(bounce::bounce_words, word));
}

BOOST_AUTO_TEST_CASE(arrays_are_the_memory) {
  bounce::arrays<3, 2, 1> arrays;
  const bounce::memory memory = arrays;
  BOOST_TEST(memory.recipients.size() == 3U);
  BOOST_TEST(memory.problems.size() == 2U);
  BOOST_TEST(memory.text.size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
