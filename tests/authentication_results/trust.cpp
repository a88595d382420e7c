#define BOOST_TEST_DYN_LINK
#include "fromproof/authentication_results/trust.hpp"

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "cases.hpp"

namespace {

using namespace fromproof;
namespace results = authentication_results;

std::string show(const std::optional<results::trusted>& trusted) {
  if (!trusted) return "nothing";
  std::string out = std::string{trusted->server} + ":";
  for (const auto& result : trusted->parsed->results()) {
    out += " " + std::string{result.method} + "=" + std::string{result.value};
  }
  return out;
}

std::string show(const std::optional<message::received_spf>& spf) {
  return spf ? std::string{spf->result} + " " + std::string{spf->envelope_from} : "nothing";
}

double seconds_to_find(const std::string& text, std::optional<std::string_view> receiver) {
  const auto begin = std::chrono::steady_clock::now();
  const message::header header{text};
  BOOST_TEST(!results::find_trusted(header, receiver, suffix_table{}).has_value());
  BOOST_TEST(!results::find_trusted_received_spf(header, receiver, suffix_table{}).has_value());
  return std::chrono::duration<double>{std::chrono::steady_clock::now() - begin}.count();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(authentication_results_trust)

BOOST_AUTO_TEST_CASE(case_files) {
  for (const auto& each : tests::read_cases("trust.md")) {
    const message::header header{each["message"]};
    const auto receiver = each.has("receiver") ? std::optional<std::string_view>{each["receiver"]} : std::nullopt;
    BOOST_TEST_CONTEXT(each.where << ": " << each.name) {
      BOOST_TEST(show(results::find_trusted(header, receiver, suffix_table{})) == each["expected"]);
      if (each.has("spf")) {
        BOOST_TEST(show(results::find_trusted_received_spf(header, receiver, suffix_table{})) == each["spf"]);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_received_spf_below_the_servers_own_field_must_name_its_client) {
  const std::string spf = "Received-SPF: pass (x) client-ip=192.0.2.1\r\n";
  const std::string client = "Received: from a (a [192.0.2.1]) by mx.example; d\r\n";
  const std::string other = "Received: from a (a [198.51.100.1]) by mx.example; d\r\n";
  const std::string inside = "Received: from mx (mx [10.0.0.1]) by store.example; d\r\n";
  const std::string delivery = "Received: from mx by store.example with LMTP; d\r\n";
  const std::string microsoft = "Authentication-Results: spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=a.example\r\n";
  const struct {
    std::string fields;
    bool expected;
  } cases[] = {
      {spf + other, true},  // on top, as RFC 7208 section 9.1 has it
      {client + spf, true},
      {other + spf, false},
      {inside + delivery + spf + other, true},
      {inside + other + spf, false},
      {"Received: by mx.example; d\r\n" + spf + other, true},
      {other + microsoft + spf, true},
      // What is said about another result, or in other words, may come from the sender.
      {other + "Authentication-Results: mx.example; dkim=pass (sender IP is 192.0.2.1)\r\n" + spf, false},
      {other + "Authentication-Results: mx.example; spf=fail (domain of 192.0.2.1@a.example)\r\n" + spf, false},
      {other + "Received-SPF: pass (x)\r\n", false},
      {other + "Received-SPF: pass (x) client-ip=::ffff:198.51.100.1\r\n", true},
  };
  for (const auto& each : cases) {
    const message::header header{each.fields};
    const auto found = results::find_trusted_received_spf(header, std::nullopt, suffix_table{});
    const auto said = results::find_trusted(header, std::nullopt, suffix_table{});
    BOOST_TEST_CONTEXT(each.fields) {
      BOOST_TEST(found.has_value());
      BOOST_TEST((found && results::is_about_client(*found, header, said)) == each.expected);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_hundred_thousand_fields_take_linear_time) {
  std::string text = "Received: from a " + std::string(1'000'000, 'x') + " ([192.0.2.1]) by mx.example; d\r\n";
  for (int i = 0; i < 100'000; ++i) {
    text += "Received-SPF: pass (x)\r\nAuthentication-Results: other.example; none\r\n";
  }
  BOOST_TEST(seconds_to_find(text, "mx.rcpt.example") < 5.0);
  text.clear();
  for (int i = 0; i < 100'000; ++i) text += "Received: from a by mx.example; d\r\n";
  BOOST_TEST(seconds_to_find(text, std::nullopt) < 5.0);
}

BOOST_AUTO_TEST_SUITE_END()
