#include "fromproof/spf/add_mechanism.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <string>
#include <utility>

namespace {

using namespace fromproof;

std::string text_of(const spf::changed_record& merged) {
  std::string out;
  merged.write([&out](std::string_view piece) { out += piece; });
  return out;
}

struct merging {
  std::string_view record, mechanism, result;
  int lookups;
};

// RFC 7208: terms are tried from left to right (4.6.2), "all" ends that (5.1), redirect= is used if no term has matched
// (6.1), and each of include, a, mx, ptr, exists and redirect= is a lookup (4.6.4).
constexpr merging mergings[]{
    {"v=spf1 -all", "include:amazonses.com", "v=spf1 include:amazonses.com -all", 1},
    {"v=spf1 mx include:a.example ~all", "include:b.example", "v=spf1 mx include:a.example include:b.example ~all", 3},
    {"v=spf1 a redirect=_spf.example", "ip4:192.0.2.0/24", "v=spf1 a ip4:192.0.2.0/24 redirect=_spf.example", 2},
    {"v=spf1 redirect=_spf.example a", "mx", "v=spf1 mx redirect=_spf.example a", 3},
    {"v=spf1 redirect=_spf.example a ?all", "mx", "v=spf1 redirect=_spf.example a mx ?all", 2},
    {"v=spf1", "mx", "v=spf1 mx", 1},
    {"v=spf1 a  ", "mx", "v=spf1 a mx", 2},
    {"V=SPF1   a   -ALL", "mx", "V=SPF1   a   mx -ALL", 2},
    {"v=spf1 exp=why.example -all", "a:b.example", "v=spf1 exp=why.example a:b.example -all", 1},
    {"v=spf1 -all include:b.example", "include:b.example", "v=spf1 include:b.example -all include:b.example", 2},
    {"v=spf1 ?include:b.example -all", "include:b.example", "v=spf1 ?include:b.example include:b.example -all", 2},
    {"v=spf1 ip4:192.0.2.0/25 -all", "ip4:192.0.2.0/24", "v=spf1 ip4:192.0.2.0/25 ip4:192.0.2.0/24 -all", 0},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(spf_add_mechanism)

BOOST_AUTO_TEST_CASE(a_mechanism_is_put_where_it_is_evaluated) {
  for (const auto& each : mergings) {
    BOOST_TEST_CONTEXT(each.record << " + " << each.mechanism) {
      const auto merged = spf::add_mechanism(each.record, each.mechanism);
      BOOST_TEST((merged.error == errc::none));
      BOOST_TEST(merged.changed);
      BOOST_TEST(text_of(merged) == each.result);
      BOOST_TEST(merged.lookups == each.lookups);
      BOOST_TEST(!spf::add_mechanism(each.result, each.mechanism).changed);
    }
  }
}

BOOST_AUTO_TEST_CASE(an_existing_mechanism_is_not_added_again) {
  for (const auto& [record, mechanism] : {std::pair{"v=spf1 include:AmazonSES.com -all", "include:amazonses.com"},
                                          {"v=spf1 +include:amazonses.com ~all", "include:amazonses.com"},
                                          {"v=spf1 ip6:2001:DB8::0/32 -all", "ip6:2001:db8::/32"},
                                          {"v=spf1 MX -all", "mx"}}) {
    const auto merged = spf::add_mechanism(record, mechanism);
    BOOST_TEST(!merged.changed);
    BOOST_TEST((merged.error == errc::none));
    BOOST_TEST(text_of(merged) == record);
  }
}

BOOST_AUTO_TEST_CASE(a_broken_record_must_be_repaired_first) {
  const auto error_of = [](std::string_view record, std::string_view mechanism) {
    const auto merged = spf::add_mechanism(record, mechanism);
    BOOST_TEST(!merged.changed);
    return merged.error;
  };
  BOOST_TEST((error_of("v=DMARC1; p=none", "mx") == errc::not_spf));
  BOOST_TEST((error_of("v=spf1 redirect=a redirect=b", "mx") != errc::none));
  BOOST_TEST((error_of("v=spf1 ip4:1.2.3 -all", "mx") == errc::bad_ip_address));
  BOOST_TEST((error_of("v=spf1 -all", "nonsense") == errc::unknown_mechanism));
  BOOST_TEST((error_of("v=spf1 -all", "mx ") == errc::unexpected_character));
  BOOST_TEST((error_of("v=spf1 -all", "redirect=a.example") == errc::unknown_mechanism));
  BOOST_TEST((error_of("v=spf1 -all", "mx -all") == errc::unexpected_character));
  BOOST_TEST((error_of("v=spf1 -all", "") == errc::unexpected_character));
}

BOOST_AUTO_TEST_CASE(the_example_of_the_header) {
  BOOST_TEST(text_of(spf::add_mechanism("v=spf1 mx -all", "include:amazonses.com")) ==
             "v=spf1 mx include:amazonses.com -all");
}

BOOST_AUTO_TEST_SUITE_END()
