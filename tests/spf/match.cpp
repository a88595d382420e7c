#include "fromproof/spf/match.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "fromproof/domain/ip_address.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>

namespace {
using namespace fromproof;

std::vector<std::uint8_t> octets(std::string_view text) {
  const auto parsed = parse_ip_address(text);
  BOOST_REQUIRE(!!parsed);
  const auto bytes = parsed->bytes();
  return {bytes.begin(), bytes.end()};
}

bool within(std::string_view address, std::string_view network, int prefix) {
  return spf::detail::is_in_network(octets(address), octets(network), prefix);
}
}  // namespace

BOOST_AUTO_TEST_SUITE(spf_match)

BOOST_AUTO_TEST_CASE(names_that_dns_can_be_asked_for) {
  const std::string label(63, 'a');
  const std::string longest = label + '.' + label + '.' + label + '.' + std::string(61, 'a');
  BOOST_TEST(longest.size() == 253u);
  for (const std::string_view name : {"example.com", "_spf.example.com", "a b.example", "%_.example.com", "1.2.3.4"}) {
    BOOST_TEST(spf::detail::is_target_name(name), name);
  }
  BOOST_TEST(spf::detail::is_target_name(label + ".com"));
  BOOST_TEST(spf::detail::is_target_name(longest));
  for (const std::string_view name : {"", ".", "com", "com.", ".com", "a..com", "example.com.", "a\\b.com", "a\n.com",
                                      "\x7f.com", "caf\xc3\xa9.com"}) {
    BOOST_TEST(!spf::detail::is_target_name(name), name);
  }
  BOOST_TEST(!spf::detail::is_target_name(label + "a.com"));
  BOOST_TEST(!spf::detail::is_target_name(longest + 'a'));
}

BOOST_AUTO_TEST_CASE(one_final_dot_is_dropped) {
  BOOST_TEST(spf::detail::without_final_dot("example.com.") == "example.com");
  BOOST_TEST(spf::detail::without_final_dot("example.com") == "example.com");
  BOOST_TEST(spf::detail::without_final_dot("a..") == "a.");
  BOOST_TEST(spf::detail::without_final_dot("") == "");
}

BOOST_AUTO_TEST_CASE(a_name_is_within_itself_and_what_is_above) {
  BOOST_TEST(spf::detail::is_within("example.com", "EXAMPLE.com"));
  BOOST_TEST(spf::detail::is_within("mail.example.com", "example.com"));
  BOOST_TEST(!spf::detail::is_within("badexample.com", "example.com"));
  BOOST_TEST(!spf::detail::is_within("example.com", "mail.example.com"));
  BOOST_TEST(!spf::detail::is_within("example.com", ""));
  BOOST_TEST(!spf::detail::is_within("", ""));
}

BOOST_AUTO_TEST_CASE(networks_are_compared_by_their_first_bits) {
  BOOST_TEST(within("192.0.2.1", "192.0.2.1", 32));
  BOOST_TEST(!within("192.0.2.1", "192.0.2.0", 32));
  BOOST_TEST(within("192.0.2.129", "192.0.2.128", 25));
  BOOST_TEST(!within("192.0.2.127", "192.0.2.128", 25));
  BOOST_TEST(within("203.0.113.9", "192.0.2.1", 0));
  BOOST_TEST(within("2001:db8::1", "2001:db8::", 32));
  BOOST_TEST(within("2001:db8:ffff::1", "2001:db8:8000::", 33));
  BOOST_TEST(!within("2001:db8:7fff::1", "2001:db8:8000::", 33));
  // Addresses of different families never match, not even with prefix length 0.
  BOOST_TEST(!within("192.0.2.1", "2001:db8::", 0));
}

BOOST_AUTO_TEST_CASE(data_of_address_records) {
  const auto client = octets("192.0.2.7");
  BOOST_TEST(spf::detail::is_address_in(std::string_view{"\xc0\x00\x02\x07", 4}, client, 32));
  BOOST_TEST(!spf::detail::is_address_in(std::string_view{"\xc0\x00\x02\x08", 4}, client, 32));
  BOOST_TEST(spf::detail::is_address_in(std::string_view{"\xc0\x00\x02\xff", 4}, client, 24));
  // Truncated data is not an address.
  BOOST_TEST(!spf::detail::is_address_in(std::string_view{"\xc0\x00\x02", 3}, client, 0));
  BOOST_TEST(!spf::detail::is_address_in("", client, 0));
}

BOOST_AUTO_TEST_SUITE_END()
