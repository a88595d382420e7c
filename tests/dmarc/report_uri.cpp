#include "fromproof/dmarc/report_uri.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace fromproof;

std::vector<std::string> uris(std::string_view list) {
  std::vector<std::string> out;
  for (const auto& uri : dmarc::report_uris{list}) {
    out.push_back(std::string{uri.text} + '|' + std::string{uri.size} + '|' + std::string{code(uri.error)} + '|' +
                  std::to_string(uri.offset));
  }
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(dmarc_report_uri)

BOOST_AUTO_TEST_CASE(lists_of_uris) {
  const struct {
    std::string_view list;
    std::vector<std::string> expected;
  } table[] = {
      {"", {}},
      {"mailto:a@b.example", {"mailto:a@b.example||none|0"}},
      {"MAILTO:a@b.example!10m", {"MAILTO:a@b.example|10m|none|0"}},
      {"mailto:a@b.example!5 , mailto:c@d.example!1T",
       {"mailto:a@b.example|5|none|0", "mailto:c@d.example|1T|none|23"}},
      {"https://r.example/x?y=1#z", {"https://r.example/x?y=1#z||none|0"}},
      {"mailto:a%2Cb%21@c.example", {"mailto:a%2Cb%21@c.example||none|0"}},
      {"a@b.example", {"a@b.example||bad-report-uri|1"}},
      {"mailto:", {"mailto:||bad-report-uri|0"}},
      {"mailto:nobody", {"mailto:nobody||bad-report-uri|0"}},
      {"mailto:@b.example", {"mailto:@b.example||bad-report-uri|0"}},
      {"mailto:a@", {"mailto:a@||bad-report-uri|0"}},
      {"mailto:a!b@c.example", {"mailto:a!b@c.example||bad-report-uri|8"}},
      {"mailto:a@b.example!10x", {"mailto:a@b.example!10x||bad-report-uri|18"}},
      {"mailto:a@b.example!m", {"mailto:a@b.example!m||bad-report-uri|18"}},
      {"mailto:a%2@b.example", {"mailto:a%2@b.example||bad-report-uri|8"}},
      {"mailto:a%", {"mailto:a%||bad-report-uri|8"}},
      {"mailto:a b@c.example", {"mailto:a b@c.example||bad-report-uri|8"}},
      {",", {"||bad-report-uri|0", "||bad-report-uri|1"}},
      {"1x:y", {"1x:y||bad-report-uri|2"}},
      {"h:a#b#c", {"h:a#b#c||bad-report-uri|5"}},
  };
  for (const auto& [list, expected] : table) {
    BOOST_TEST_CONTEXT(list) {
      BOOST_TEST(uris(list) == expected, boost::test_tools::per_element());
    }
  }
}

BOOST_AUTO_TEST_CASE(the_address_in_a_uri) {
  const auto first = [](std::string_view list) { return *dmarc::report_uris{list}.begin(); };
  BOOST_TEST(first("mailto:a@b.example?subject=x").address() == "a@b.example");
  BOOST_TEST(first("mailto:a@b.example?subject=x").domain() == "b.example");
  BOOST_TEST(first("mailto:a%40x@B.example!2m").domain() == "B.example");
  BOOST_TEST(first("https://b.example/@c").address() == "");
  BOOST_TEST(is_unsafe(first("mailto:a@b.example?bcc=c@d.example")));
  BOOST_TEST(is_unsafe(first("mailto:a@b.example%0d%0aBcc:v@x.example")));
  BOOST_TEST(is_unsafe(first("mailto:a%7F@b.example")));
  BOOST_TEST(!is_unsafe(first("mailto:a%2Cb@c.example")));
  BOOST_TEST(!is_unsafe(first("https://b.example/?a=%0a")));
}

BOOST_AUTO_TEST_SUITE_END()
