#define BOOST_TEST_DYN_LINK
#include "fromproof/report/text/advice.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

#include "judged.hpp"

using fromproof::tests::judged;

BOOST_AUTO_TEST_SUITE(report_text_advice)

// A record that replaces another one names that one, so that nobody publishes two.
BOOST_AUTO_TEST_CASE(what_a_record_replaces_stands_below_it) {
  std::string out;
  const auto sink = [&out](std::string_view piece) { out += piece; };
  fromproof::detail::text_printer to{fromproof::text_style{}, sink};
  fromproof::advice::fix fix{.says = {fromproof::advice::code::ses_custom_mail_from},
                             .note = {fromproof::advice::code::ses_custom_mail_from}};
  fix.records[fix.size++] = {"a.example", "TXT", {"v=spf1 ~all"}, "v=spf1 -all"};
  fromproof::detail::print_fix(to, fix);
  BOOST_TEST(out.find("      a.example  TXT  \"v=spf1 ~all\"\n"
                      "      ") != std::string::npos);
  BOOST_TEST(out.find("  \"v=spf1 -all\"\n") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
