#include "fromproof/dmarc/report_permission.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

#include "dmarc/zone.hpp"

namespace {

using namespace fromproof;
using dmarc::find_report_permission;

}  // namespace

BOOST_AUTO_TEST_SUITE(dmarc_report_permission)

BOOST_AUTO_TEST_CASE(who_accepts_reports) {
  const std::string zone =
      "_dmarc.example.com TXT v=DMARC1; p=none\n"
      // RFC 9989 appendix B.2.3
      "example.com._report._dmarc.thirdparty.example.net TXT v=DMARC1;\n"
      // RFC 9989 appendix B.2.4: with an address of its own
      "example.com._report._dmarc.other.example.net TXT v=DMARC1; rua=mailto:a@other.example.net\n"
      "example.com._report._dmarc.spf.example TXT v=spf1 -all\n"
      "example.com._report._dmarc.small.example TXT v=dmarc1\n"
      "example.com._report._dmarc.broken.example SERVFAIL\n"
      // an organization below ours, with its own record
      "_dmarc.apart.example.com TXT v=DMARC1; p=none; psd=n\n"
      "_dmarc.silent.example.com SERVFAIL\n";
  constexpr struct {
    std::string_view destination, expected;
  } table[] = {
      {"example.com", "own"},
      {"reports.example.com", "own"},
      {"thirdparty.example.net", "granted"},
      {"other.example.net", "granted"},
      {"sub.thirdparty.example.net", "refused"},
      {"example.net", "refused"},
      {"com", "refused"},
      {"spf.example", "refused"},
      {"small.example", "refused"},
      {"broken.example", "unread"},
      {"apart.example.com", "refused"},
      {"silent.example.com", "unread"},
      {"", "refused"},
  };
  for (const auto& [destination, expected] : table) {
    BOOST_TEST_CONTEXT(destination) {
      tests::policy_zone dns_zone{zone};
      BOOST_TEST(word(find_report_permission("example.com", destination, dns_zone)) == expected);
      auto later = dmarc::report_permission::pending;
      run_by_journal(dns_zone, [&, asked = destination](dns::journal& journal) {
        later = find_report_permission("example.com", asked, journal);
        return later != dmarc::report_permission::pending;
      });
      BOOST_TEST(word(later) == expected);
    }
  }
}

BOOST_AUTO_TEST_CASE(no_name_longer_than_dns_allows_is_asked_about) {
  const std::string label(60, 'a');
  const std::string name = label + '.' + label + '.' + label + ".example";
  tests::policy_zone dns_zone{""};
  BOOST_TEST(word(find_report_permission(name, "reports." + label + ".test", dns_zone)) == "refused");
  for (const auto& asked : dns_zone.asked()) BOOST_TEST(asked.size() <= 253u);
}

BOOST_AUTO_TEST_SUITE_END()
