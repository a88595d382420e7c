#define BOOST_TEST_DYN_LINK
#include "fromproof/advice/findings/spf.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

#include "judged.hpp"

namespace advice = fromproof::advice;
using fromproof::result_code;

namespace {

/// The codes of the findings about a record after a check.
std::string find(std::string_view record, std::uint8_t lookups = 0, std::uint8_t void_lookups = 0) {
  fromproof::authentication mail;
  mail.spf.here = fromproof::spf::result{
      .code = result_code::pass, .lookups = lookups, .void_lookups = void_lookups, .record = record};
  std::array<advice::finding, 8> memory;
  fromproof::bounded_list<advice::finding> findings{memory};
  advice::find_spf_faults(mail, findings);
  std::string out;
  for (const auto& finding : findings) out += std::string{finding.says.what.code()} + " ";
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(advice_findings_spf)

BOOST_AUTO_TEST_CASE(records) {
  constexpr struct {
    std::string_view record, codes;
  } table[] = {
      {"v=spf1 ip4:192.0.2.0/24 include:amazonses.com ~all", ""},
      {"v=spf1 redirect=_spf.shop.example", ""},
      {"v=spf1 +all", "spf-pass-all "},
      {"v=spf1 all", "spf-pass-all "},
      {"v=spf1 ?all", ""},
      {"v=spf1 ptr -all", "spf-ptr "},
      {"v=spf1 ip4:10.0.0.0/8 -all", "spf-wide-network "},
      {"v=spf1 ip4:10.0.0.0/16 -all", ""},
      {"v=spf1 ip4:0.0.0.0/0 -all", "spf-wide-network "},
      {"v=spf1 a/0 -all", "spf-wide-network "},
      {"v=spf1 mx//16 -all", "spf-wide-prefix "},
      {"v=spf1 ip6:2001:db8::/31 -all", "spf-wide-prefix "},
      {"v=spf1 ip6:2001:db8::/32 -all", ""},
      {"v=spf1 -all redirect=_spf.shop.example", "spf-redirect-ignored "},
      {"v=spf1 mx", "spf-without-all "},
  };
  for (const auto& row : table) BOOST_TEST(find(row.record) == row.codes, row.record);
}

BOOST_AUTO_TEST_CASE(limits) {
  BOOST_TEST(find("v=spf1 -all", 8) == "");
  BOOST_TEST(find("v=spf1 -all", 9) == "spf-many-lookups ");
  BOOST_TEST(find("v=spf1 -all", 10) == "spf-many-lookups ");
  BOOST_TEST(find("v=spf1 -all", 3, 1) == "spf-void-lookups ");
}

BOOST_AUTO_TEST_CASE(a_reported_result_is_not_evaluated) {
  fromproof::authentication mail;
  mail.spf.reported = fromproof::claim{.code = result_code::permerror, .text = "v=spf1 +all"};
  std::array<advice::finding, 2> memory;
  fromproof::bounded_list<advice::finding> findings{memory};
  advice::find_spf_faults(mail, findings);
  BOOST_TEST(findings.empty());
  // A result that could not be evaluated is not an error either.
  mail.spf.here = fromproof::spf::result{.cause = fromproof::spf::cause::unknown_client};
  advice::find_spf_faults(mail, findings);
  BOOST_TEST(findings.empty());
}

BOOST_AUTO_TEST_SUITE_END()
