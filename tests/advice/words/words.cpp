#include "fromproof/advice/words/words.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <set>
#include <string>
#include <string_view>

#include "fromproof/advice/finding.hpp"
#include "fromproof/advice/statement.hpp"
#include "fromproof/dmarc/result.hpp"
#include "fromproof/paste/repair_code.hpp"
#include "fromproof/result.hpp"
#include "fromproof/spf/check_host.hpp"
#include "fromproof/text/utf8.hpp"

namespace {

using namespace fromproof;
using advice::find_code;
using advice::language;

/// The names in braces. A brace without a name is reported as "?".
std::set<std::string_view> placeholders(std::string_view text) {
  std::set<std::string_view> names;
  while (!text.empty()) {
    const std::size_t open = text.find_first_of("{}");
    if (open == std::string_view::npos) return names;
    const std::size_t close = text.find_first_of("{}", open + 1);
    if (text[open] != '{' || close == std::string_view::npos || text[close] != '}' || close == open + 1) return {"?"};
    const std::string_view name = text.substr(open + 1, close - open - 1);
    names.insert(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string_view::npos ? name : "?");
    text.remove_prefix(close + 1);
  }
  return names;
}

struct words {
  std::string_view code, en, ja;
};

words words_of(advice::code says) {
  return {advice::word(says), advice::sentence(says, language::en), advice::sentence(says, language::ja)};
}

bool is_japanese(std::string_view text) {
  bool japanese = false;
  utf8::for_each(text, [&japanese](const utf8::character& c) {
    const bool kana = c.code_point >= 0x3040 && c.code_point < 0x3100;
    japanese = japanese || kana || (c.code_point >= 0x4e00 && c.code_point < 0xa000);
  });
  return japanese;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(advice_words_words)

BOOST_AUTO_TEST_CASE(every_code_stands_once) {
  std::set<std::string_view> codes;
  for (std::size_t i = 0; i < advice::code_count; ++i) {
    const auto each = words_of(static_cast<advice::code>(i));
    BOOST_TEST_CONTEXT(each.code) {
      BOOST_TEST(codes.insert(each.code).second);
      BOOST_TEST(each.code.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string_view::npos);
      BOOST_TEST((find_code(each.code) == static_cast<advice::code>(i)));
    }
  }
  BOOST_TEST(!find_code("").has_value());
  BOOST_TEST(!find_code("no-such-code").has_value());
}

BOOST_AUTO_TEST_CASE(both_languages_have_the_same_parameters) {
  for (std::size_t i = 0; i < advice::code_count; ++i) {
    const auto each = words_of(static_cast<advice::code>(i));
    BOOST_TEST_CONTEXT(each.code) {
      const auto names = placeholders(each.en);
      BOOST_TEST((names == placeholders(each.ja)));
      BOOST_TEST(!names.contains("?"));
      BOOST_TEST(names.size() <= advice::statement::max_parameters);
    }
  }
}

BOOST_AUTO_TEST_CASE(each_language_is_its_own) {
  for (std::size_t i = 0; i < advice::code_count; ++i) {
    const auto each = words_of(static_cast<advice::code>(i));
    BOOST_TEST_CONTEXT(each.code) {
      BOOST_TEST(!each.en.empty());
      for (const char c : each.en) BOOST_TEST((c >= 0x20 && c < 0x7f));
      BOOST_TEST(is_japanese(each.ja));
      BOOST_TEST(utf8::is_valid(each.ja));
      BOOST_TEST(!each.en.ends_with(' '));
      BOOST_TEST(!each.ja.ends_with(' '));
      BOOST_TEST(!each.ja.ends_with('.'));
    }
  }
}

BOOST_AUTO_TEST_CASE(repairs_have_words) {
  for (std::size_t i = 0; i < paste::detail::repair_code_words.size(); ++i) {
    const auto name = paste::code(static_cast<paste::repair_code>(i));
    BOOST_TEST_CONTEXT(name) BOOST_TEST(find_code(name).has_value());
  }
}

BOOST_AUTO_TEST_CASE(results_and_severities_have_words) {
  for (std::size_t i = 0; i < fromproof::detail::result_words.size(); ++i) {
    const auto word = fromproof::word(static_cast<result_code>(i));
    BOOST_TEST_CONTEXT(word) {
      const auto says = find_code("result-" + std::string{word});
      BOOST_REQUIRE(says.has_value());
      const auto words = words_of(*says);
      BOOST_TEST(words.en == word);
      // The word that mail itself uses is shown beside its translation.
      BOOST_TEST(words.ja.find(word) != std::string_view::npos);
    }
  }
  for (const auto how :
       {advice::severity::info, advice::severity::warning, advice::severity::error, advice::severity::attack}) {
    BOOST_TEST_CONTEXT(word(how)) BOOST_TEST(find_code("severity-" + std::string{word(how)}).has_value());
  }
}

// A person must never see a bare code.
BOOST_AUTO_TEST_CASE(reasons_have_words) {
  for (int i = 1; i <= static_cast<int>(spf::cause::behind_gateway); ++i) {
    const auto reason = word(static_cast<spf::cause>(i));
    BOOST_TEST((find_code(reason).has_value()), reason);
  }
  for (int i = 1; i <= static_cast<int>(dmarc::cause::failed_though_aligned); ++i) {
    const auto reason = word(static_cast<dmarc::cause>(i));
    BOOST_TEST((advice::find_dmarc_code(reason).has_value()), reason);
  }
  BOOST_TEST((advice::find_dmarc_code("no-record") == advice::code::dmarc_no_record));
  BOOST_TEST((!advice::find_dmarc_code("no-such-reason").has_value()));
}

BOOST_AUTO_TEST_CASE(a_phrase_is_a_code_with_words) {
  // clang 14 crashes on temporary phrases as arguments.
  constexpr advice::phrase phrase{advice::code::nothing_to_fix}, same{advice::code::nothing_to_fix},
      other{advice::code::publish_dmarc};
  BOOST_TEST(phrase.code() == "nothing-to-fix");
  BOOST_TEST(phrase.text(language::en) == "Nothing to fix.");
  BOOST_TEST(phrase.text(language::ja) == "対応は不要です。");
  BOOST_TEST((phrase == same));
  BOOST_TEST(!(phrase == other));
}

BOOST_AUTO_TEST_SUITE_END()
