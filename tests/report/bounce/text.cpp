#include "fromproof/report/bounce/text.hpp"

#define BOOST_TEST_DYN_LINK
#include <array>
#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

using namespace fromproof;

BOOST_AUTO_TEST_SUITE(report_bounce_text)

namespace {

struct example {
  std::array<bounce::recipient, 1> recipients;
  std::array<bounce::problem, 1> problems;
  bounce::notice notice{.kind = bounce::kind::dsn,
                        .reporting_mta = "mx.b.example",
                        .recipients = bounded_list<bounce::recipient>{recipients},
                        .problems = bounded_list<bounce::problem>{problems}};

  example() {
    bounce::recipient one;
    one.address = "a@b.example";
    one.diagnostic = "550 5.4.4\r\n \x1b[2J";
    one.label = "Transient";
    one.proof = "550 5.4.4";
    one.decided = bounce::bounce_class::hard;
    one.why = bounce::reason::unknown_host;
    one.overruled = true;
    notice.recipients.push_back(one);
    notice.problems.push_back({errc::bad_date, 7});
  }

  std::string write(text_style style) const {
    std::string out;
    write_text(notice, "a.eml", style, [&out](std::string_view piece) { out += piece; });
    return out;
  }
};

}  // namespace

BOOST_AUTO_TEST_CASE(english) {
  BOOST_TEST(
      example{}.write({}) ==
      "a.eml\n"
      "A mail came back (reported by mx.b.example)\n"
      "  hard      a@b.example\n"
      "            The domain of the address does not exist or takes no mail. Correct the part after \"@\".\n"
      "            \"Transient\" is what the sender of the event calls it, but the code 550 5.4.4 proves otherwise.\n"
      "            550 5.4.4 <U+001B>[2J\n"
      "  ! this is not a date with time and zone\n");
}

BOOST_AUTO_TEST_CASE(japanese) {
  const auto text = example{}.write({.language = advice::language::ja});
  BOOST_TEST(text.find("届かなかったメール（報告元: mx.b.example）\n") != std::string::npos);
  BOOST_TEST(text.find("  ハード    a@b.example\n") != std::string::npos);
  BOOST_TEST(text.find("「Transient」とされていますが、コード 550 5.4.4 が違うことを示しています。\n") !=
             std::string::npos);
  BOOST_TEST(text.find("  ! 日付、時刻、時差の書式が正しくありません\n") != std::string::npos);
  BOOST_TEST(text.find("mail") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(each_kind_is_named_in_both_languages) {
  for (std::size_t i = 0; i < bounce::kind_words.size(); ++i) {
    const auto kind = static_cast<bounce::kind>(i);
    BOOST_TEST_CONTEXT(bounce::kind_words[kind]) {
      BOOST_TEST(!detail::kind_in_words(kind, false).empty());
      BOOST_TEST((detail::kind_in_words(kind, true) != detail::kind_in_words(kind, false)));
    }
  }
}

BOOST_AUTO_TEST_CASE(colours_only_where_wanted) {
  BOOST_TEST(example{}.write({}).find('\x1b') == std::string::npos);
  BOOST_TEST(example{}.write({.colour = true}).find("\x1b[31mhard") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
