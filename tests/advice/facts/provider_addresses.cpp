#include "fromproof/advice/facts/provider_addresses.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <string_view>

BOOST_AUTO_TEST_SUITE(advice_facts_provider_addresses)

BOOST_AUTO_TEST_CASE(published_addresses_name_their_provider) {
  using namespace fromproof;
  struct given {
    std::string_view address, provider;
  };
  // The first and the last of ranges, and their neighbours.
  for (const auto& [address, provider] :
       {given{"54.240.0.0", "Amazon SES"}, given{"54.240.63.255", "Amazon SES"}, given{"54.240.64.0", ""},
        given{"54.239.255.255", ""}, given{"199.255.195.255", "Amazon SES"}, given{"199.127.235.1", "Amazon SES"},
        given{"209.85.128.0", "Google Workspace"}, given{"209.85.127.255", ""},
        given{"::ffff:209.85.220.41", "Google Workspace"}, given{"2607:f8b0:4864:20::b2e", "Google Workspace"},
        given{"2607:f8b0:4864:100::1", ""}, given{"40.93.1.1", "Microsoft 365"}, given{"40.94.0.0", ""},
        given{"52.103.255.255", "Microsoft 365"}, given{"52.104.0.0", ""}, given{"104.47.127.1", "Microsoft 365"},
        given{"104.47.128.0", ""}, given{"2a01:111:f400:fe5a::1", "Microsoft 365"},
        given{"2a01:111:f403:ffff::1", "Microsoft 365"}, given{"2a01:111:f401::1", ""},
        // 54.240.0.0 as the beginning of an IPv6 address, and nothing.
        given{"36f0::1", ""}, given{"192.0.2.1", ""}, given{"::", ""}}) {
    BOOST_TEST_CONTEXT(address) {
      const auto parsed = parse_ip_address(address);
      BOOST_REQUIRE(bool{parsed});
      const auto* found = advice::find_provider_by_address(*parsed);
      BOOST_TEST((found == nullptr ? std::string_view{} : found->name) == provider);
    }
  }
  BOOST_TEST((advice::find_provider_by_address(ip_address{}) == nullptr));
}

BOOST_AUTO_TEST_SUITE_END()
