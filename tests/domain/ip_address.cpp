#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <fromproof/domain/ip_address.hpp>
#include <string>
#include <string_view>

using fromproof::parse_address_literal;
using fromproof::parse_ip_address;

namespace {

std::string text_of(const fromproof::ip_address& address) {
  std::string out;
  address.write([&out](std::string_view piece) { out += piece; });
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(domain_ip_address)

BOOST_AUTO_TEST_CASE(canonical_form) {
  constexpr struct {
    std::string_view text;
    std::string_view canonical;
  } table[] = {
      {"0.0.0.0", "0.0.0.0"},
      {"192.0.2.10", "192.0.2.10"},
      {"255.255.255.255", "255.255.255.255"},
      // RFC 4291 section 2.2
      {"ABCD:EF01:2345:6789:ABCD:EF01:2345:6789", "abcd:ef01:2345:6789:abcd:ef01:2345:6789"},
      {"2001:DB8:0:0:8:800:200C:417A", "2001:db8::8:800:200c:417a"},
      {"FF01::101", "ff01::101"},
      {"0:0:0:0:0:0:0:1", "::1"},
      {"::", "::"},
      {"0:0:0:0:0:FFFF:129.144.52.38", "::ffff:129.144.52.38"},
      {"2001:db8::192.0.2.1", "2001:db8::c000:201"},
      // RFC 5952 sections 4 and 5
      {"2001:0db8::0001", "2001:db8::1"},
      {"2001:db8:0:0:0:0:2:1", "2001:db8::2:1"},
      {"2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"},
      {"2001:db8::1:1:1:1:1", "2001:db8:0:1:1:1:1:1"},
      {"2001:0:0:1:0:0:0:1", "2001:0:0:1::1"},
      {"2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"},
      {"::ffff:c000:201", "::ffff:192.0.2.1"},
      {"1::", "1::"},
      {"1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"},
      {"::2:3:4:5:6:7:8", "0:2:3:4:5:6:7:8"},
      {"1:2:3:4:5:6::", "1:2:3:4:5:6::"},
  };
  for (const auto& [text, canonical] : table) {
    BOOST_TEST_CONTEXT(text) {
      const auto address = parse_ip_address(text);
      BOOST_TEST(code(address.error) == "none");
      BOOST_TEST(text_of(*address) == canonical);
      BOOST_TEST((parse_ip_address(canonical).value == *address));
    }
  }
}

BOOST_AUTO_TEST_CASE(invalid_addresses) {
  constexpr struct {
    std::string_view text;
    std::size_t offset;
  } table[] = {
      {"1.2.3", 5},
      {"1.2.3.", 6},
      {"1.2.3.4.", 7},
      {"1.2.3.4.5", 7},
      {"1.2.3.256", 8},
      {"01.2.3.4", 1},
      {"1.2.3.00", 7},
      {"1..2.3", 2},
      {" 1.2.3.4", 0},
      {"1.2.3.4 ", 7},
      {"a", 0},
      {"1.2.3.-4", 6},
      {"4294967297", 2},
      {":", 0},
      {":::", 2},
      {"1:", 2},
      {":1", 0},
      {"1::2::3", 5},
      {"12345::", 4},
      {"1:2:3:4:5:6:7", 13},
      {"1:2:3:4:5:6:7:8:9", 16},
      {"1:2:3:4::5:6:7:8", 16},
      {"fe80::1%eth0", 7},
      {"::1.2.3", 7},
      {"::1.2.3.4:5", 9},
      {"1:2:3:4:5:6:7:1.2.3.4", 14},
      {"::g", 2},
      {"::1.2.3.04", 9},
      {"[::1]", 0},
  };
  for (const auto& [text, offset] : table) {
    BOOST_TEST_CONTEXT(text) {
      const auto address = parse_ip_address(text);
      BOOST_TEST(code(address.error) == "bad-ip-address");
      BOOST_TEST(address.offset == offset);
    }
  }
  BOOST_TEST(code(parse_ip_address("").error) == "empty");
}

BOOST_AUTO_TEST_CASE(families) {
  const auto v4 = *parse_ip_address("192.0.2.1");
  const auto v6 = *parse_ip_address("2001:db8::1");
  const auto mapped = *parse_ip_address("::ffff:192.0.2.1");
  BOOST_TEST(v4.is_v4());
  BOOST_TEST(v4.bytes().size() == 4u);
  BOOST_TEST(v4.bytes()[0] == 192);
  BOOST_TEST(v6.is_v6());
  BOOST_TEST(v6.bytes().size() == 16u);
  BOOST_TEST(!v6.is_v4_mapped());
  BOOST_TEST(mapped.is_v4_mapped());
  BOOST_TEST(!parse_ip_address("1::ffff:192.0.2.1")->is_v4_mapped());
  BOOST_TEST((mapped != v4));
  BOOST_TEST((mapped.unmapped() == v4));
  BOOST_TEST((v6.unmapped() == v6));
  const fromproof::ip_address none;
  BOOST_TEST((!none.is_v4() && !none.is_v6()));
  BOOST_TEST(text_of(none) == "");
}

BOOST_AUTO_TEST_CASE(literals_of_trace_fields) {
  for (const std::string_view text :
       {"[IPv6:2001:db8::1]", "IPv6:2001:DB8::1", "[2001:db8::1]", "[ipv6:2001:db8:0::1]"}) {
    BOOST_TEST(text_of(*parse_address_literal(text)) == "2001:db8::1");
  }
  BOOST_TEST(text_of(*parse_address_literal("[192.0.2.1]")) == "192.0.2.1");
  BOOST_TEST(text_of(*parse_address_literal("192.0.2.1")) == "192.0.2.1");
  constexpr struct {
    std::string_view text;
    std::size_t offset;
  } table[] = {{"[192.0.2.1", 10}, {"[]", 1}, {"", 0},      {"[IPv6:192.0.2.1]", 6},
               {"[192.0.2.]", 9},  {"[", 1},  {"IPv6:", 5}, {"[[::1]]", 1}};
  for (const auto& [text, offset] : table) {
    BOOST_TEST_CONTEXT(text) {
      const auto address = parse_address_literal(text);
      BOOST_TEST(!address);
      BOOST_TEST(address.offset == offset);
    }
  }
}

BOOST_AUTO_TEST_CASE(private_addresses) {
  for (const char* text :
       {"10.0.0.1", "127.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "100.64.0.1", "100.127.255.255",
        "169.254.1.1", "::1", "fc00::1", "fdff::1", "fe80::1", "febf::1", "::ffff:10.0.0.1"}) {
    BOOST_TEST(parse_ip_address(text)->is_private(), text);
  }
  for (const char* text :
       {"9.255.255.255", "11.0.0.1", "172.15.0.1", "172.32.0.1", "192.169.0.1", "100.63.0.1", "100.128.0.1",
        "169.253.0.1", "198.51.100.1", "::2", "::", "2001:db8::1", "fec0::1", "::ffff:198.51.100.1"}) {
    BOOST_TEST(!parse_ip_address(text)->is_private(), text);
  }
}

BOOST_AUTO_TEST_SUITE_END()
