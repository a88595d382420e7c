#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <fromproof/dns/query.hpp>
#include <string_view>

namespace dns = fromproof::dns;

BOOST_AUTO_TEST_SUITE(dns_query)

BOOST_AUTO_TEST_CASE(types_have_the_numbers_and_words_of_the_registry) {
  constexpr struct {
    dns::record_type type;
    std::uint16_t number;  // RFC 1035 section 3.2.2, RFC 3596 section 2.1
    std::string_view word;
  } table[] = {
      {dns::record_type::a, 1, "A"},    {dns::record_type::cname, 5, "CNAME"}, {dns::record_type::ptr, 12, "PTR"},
      {dns::record_type::mx, 15, "MX"}, {dns::record_type::txt, 16, "TXT"},    {dns::record_type::aaaa, 28, "AAAA"},
  };
  for (const auto& [type, number, name] : table) {
    BOOST_TEST(static_cast<std::uint16_t>(type) == number);
    BOOST_TEST(word(type) == name);
  }
  BOOST_TEST(word(static_cast<dns::record_type>(99)) == "");
}

BOOST_AUTO_TEST_CASE(words_of_the_report) {
  constexpr struct {
    dns::status status;
    std::string_view word;
  } table[] = {
      {dns::status::ok, "ok"},           {dns::status::no_data, "no-data"}, {dns::status::nxdomain, "nxdomain"},
      {dns::status::failure, "failure"}, {dns::status::pending, "pending"}, {dns::status::out_of_space, "out-of-space"},
  };
  for (const auto& [status, name] : table) BOOST_TEST(word(status) == name);
  BOOST_TEST(word(dns::security::unknown) == "unknown");
  BOOST_TEST(word(dns::security::insecure) == "insecure");
  BOOST_TEST(word(dns::security::secure) == "secure");
  BOOST_TEST(word(dns::security::bogus) == "bogus");
}

BOOST_AUTO_TEST_CASE(resolvers_are_callables) {
  static_assert(dns::resolver<dns::no_resolver>);
  static_assert(!dns::resolver<int>);
  const auto zone = [](const dns::query& asked) -> dns::answer {
    return {.status = asked.name == "a.example" ? dns::status::no_data : dns::status::nxdomain, .records = {}};
  };
  static_assert(dns::resolver<decltype(zone)>);
  BOOST_TEST((zone({.name = "b.example"}).status == dns::status::nxdomain));
  BOOST_TEST((dns::no_resolver{}({.name = "a.example"}).status == dns::status::failure));
  BOOST_TEST((dns::answer{}.status == dns::status::failure));
}

BOOST_AUTO_TEST_SUITE_END()
