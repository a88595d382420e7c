#define BOOST_TEST_DYN_LINK
#include "fromproof/authentication/border.hpp"

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <string>
#include <string_view>

#include "cases.hpp"

namespace {

using namespace fromproof;

constexpr suffix_table no_suffixes;

/// The border in the form of tests/cases/border.md.
std::string show(const std::optional<border>& at) {
  if (!at) return "none";
  std::string out = std::to_string(at->index) + ' ' + std::string{at->hop.by} + (at->known ? " known" : " perhaps");
  if (at->edge) out += " edge";
  if (!at->stranger.empty()) out += " stranger";
  return out;
}

std::optional<border> find(std::string_view text) {
  return find_border(message::header{text}, no_suffixes);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(authentication_border)

BOOST_AUTO_TEST_CASE(case_files) {
  for (const auto& each : tests::read_cases("border.md")) {
    BOOST_TEST_CONTEXT(each.where << ": " << each.name) {
      BOOST_TEST(show(find(each["message"])) == each["border"]);
    }
  }
}

BOOST_AUTO_TEST_CASE(each_hop_has_its_place) {
  const border at{.index = 2};
  BOOST_TEST(word(at.place_of(0)) == "inner");
  BOOST_TEST(word(at.place_of(1)) == "inner");
  BOOST_TEST(word(at.place_of(2)) == "border");
  BOOST_TEST(word(at.place_of(3)) == "outside");
}

BOOST_AUTO_TEST_CASE(which_names_belong_to_one_receiver) {
  const struct {
    std::string_view name, host;
    bool related;
  } cases[] = {
      {"mx.rcpt.example", "mx.rcpt.example", true},
      {"MX.rcpt.example.", "mx.rcpt.EXAMPLE", true},
      {"rcpt.example", "mx.rcpt.example", true},
      {"a.rcpt.example", "b.c.rcpt.example", true},
      {"localhost", "localhost", true},
      {"bimi.icloud.com", "p00-icloudmta-smtpin-1", true},
      {"mx.microsoft.com", "a.mail.protection.outlook.com", true},
      // An empty name is related to nothing, and a public suffix is nobody's organization.
      {"", "mx.rcpt.example", false},
      {"mx.rcpt.example", "", false},
      {"", "", false},
      {"rcpt.example", "mx.example", false},
      {"com", "net", false},
      {"localhost", "mx", false},
      {"mx.rcpt.example", "mx.rcpt.example.attacker.example", false},
      {"notrcpt.example", "rcpt.example", false},
      {"192.0.2.1", "192.0.2.2", false},
  };
  for (const auto& each : cases) {
    BOOST_TEST(are_related(each.name, each.host, no_suffixes) == each.related, each.name << ' ' << each.host);
  }
}

BOOST_AUTO_TEST_CASE(public_addresses) {
  for (const std::string_view text : {"192.0.2.1", "198.51.100.1", "8.8.8.8", "2001:db8::1", "2a00::1"}) {
    BOOST_TEST(public_address(text).has_value(), text);
  }
  for (const std::string_view text : {"", "mx.rcpt.example", "10.1.2.3", "172.16.0.1", "192.168.1.1", "127.0.0.1",
                                      "169.254.1.1", "::1", "fe80::1", "fd00::1", "::ffff:10.1.2.3"}) {
    BOOST_TEST(!public_address(text).has_value(), text);
  }
  BOOST_TEST(public_address("::ffff:192.0.2.1")->is_v4());
}

BOOST_AUTO_TEST_CASE(a_gateway_is_known_by_either_name_of_the_client) {
  const struct {
    std::string_view field, name;
  } cases[] = {
      {"Received: from x (mx07-1.pphosted.com [192.0.2.1]) by mx.rcpt.example with ESMTP; d\r\n", "Proofpoint"},
      {"Received: from mx07-1.pphosted.com (unknown [192.0.2.1]) by mx.rcpt.example with ESMTP; d\r\n", "Proofpoint"},
      {"Received: from x (mail.shop.example [192.0.2.1]) by mx.rcpt.example with ESMTP; d\r\n", ""},
  };
  for (const auto& each : cases) {
    const auto at = find(each.field);
    BOOST_REQUIRE(at.has_value());
    const auto* found = find_gateway_at(*at);
    BOOST_TEST((found == nullptr ? std::string_view{} : found->name) == each.name, each.field);
  }
}

BOOST_AUTO_TEST_CASE(a_hundred_thousand_fields_take_linear_time) {
  const auto begin = std::chrono::steady_clock::now();
  const std::string_view repeated[] = {
      "Received: from a by mx.rcpt.example with LMTP; d\r\n",
      "Received: by a.attacker.example; d\r\n",
      "Received: from A1.eurprd01.prod.outlook.com (2603::1) by B2.eurprd01.prod.outlook.com (2603::2) with HTTPS; "
      "d\r\n",
  };
  for (const auto field : repeated) {
    std::string text;
    for (int i = 0; i < 100'000; ++i) text += field;
    find(text + "Received: from a ([192.0.2.1]) by mx.rcpt.example; d\r\n");
    find("Received: from a ([192.0.2.1]) by mx.rcpt.example; d\r\n" + text);
  }
  BOOST_TEST((std::chrono::steady_clock::now() - begin < std::chrono::seconds{20}));
}

BOOST_AUTO_TEST_SUITE_END()
