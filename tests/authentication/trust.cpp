#define BOOST_TEST_DYN_LINK
#include "fromproof/authentication/trust.hpp"

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "cases.hpp"

namespace {

using namespace fromproof;

constexpr suffix_table no_suffixes;

/// The fields in the form of tests/cases/trust.md.
std::string show(const trusted_fields& trusted) {
  std::string out;
  for (const auto body : trusted) {
    const auto read = authentication_results::parse(body);
    if (!out.empty()) out += '\n';
    out += (read->authserv_id.empty() ? "(no name)" : std::string{read->authserv_id}) + ':';
    for (const auto& result : read->results()) {
      out += ' ' + std::string{result.method} + '=' + std::string{result.value};
    }
  }
  return out.empty() ? "nothing" : out;
}

std::string show(const std::optional<message::received_spf>& spf) {
  return spf ? std::string{spf->result} + ' ' + std::string{spf->envelope_from} : "nothing";
}

std::string show_claims(const message::header& header, const trusted_fields& known) {
  std::string out;
  for (const auto& field : header) {
    if (!field.is("Authentication-Results") || !would_count_if_named(header, field, known)) continue;
    if (!out.empty()) out += '\n';
    out += authentication_results::parse(field.body)->authserv_id;
  }
  return out.empty() ? "nobody" : out;
}

trusted_fields find(std::string_view text, std::optional<std::string_view> receiver = {}) {
  return find_trusted_fields(message::header{text}, receiver, no_suffixes);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(authentication_trust)

BOOST_AUTO_TEST_CASE(case_files) {
  for (const auto& each : tests::read_cases("trust.md")) {
    const message::header header{each["message"]};
    const auto receiver = each.has("receiver") ? std::optional<std::string_view>{each["receiver"]} : std::nullopt;
    const auto trusted = find_trusted_fields(header, receiver, no_suffixes);
    BOOST_TEST_CONTEXT(each.where << ": " << each.name) {
      BOOST_TEST(show(trusted) == each["expected"]);
      if (each.has("spf")) BOOST_TEST(show(trusted.spf) == each["spf"]);
      if (each.has("claims")) BOOST_TEST(show_claims(header, trusted) == each["claims"]);
    }
  }
}

BOOST_AUTO_TEST_CASE(how_to_call_the_server) {
  const std::string hop = "Received: from a.example ([192.0.2.1]) by mx.rcpt.example with ESMTP; d\r\n";
  BOOST_TEST(find("From: a@b.example\r\n").server == "");
  BOOST_TEST(find(hop).server == "mx.rcpt.example");
  BOOST_TEST(find("Authentication-Results: results.rcpt.example; none\r\n" + hop).server == "results.rcpt.example");
  BOOST_TEST(find("Authentication-Results: other.example; none\r\n" + hop).server == "mx.rcpt.example");
  BOOST_TEST(find(hop, "named.example").server == "named.example");
  const auto microsoft = find(
      "Authentication-Results: spf=none\r\n"
      "Received: from a.example (192.0.2.1) by A.mail.protection.outlook.com (10.0.0.1) with Microsoft SMTP Server; "
      "d\r\n");
  BOOST_TEST(microsoft.server == "A.mail.protection.outlook.com");
}

BOOST_AUTO_TEST_CASE(a_trusted_field_is_no_claim) {
  const std::string text =
      "Authentication-Results: mx.rcpt.example; none\r\n"
      "Received: from a.example ([192.0.2.1]) by mx.rcpt.example with ESMTP; d\r\n";
  const message::header header{text};
  const auto known = find_trusted_fields(header, std::nullopt, no_suffixes);
  BOOST_TEST(known.any());
  BOOST_TEST(known.holds(*header.begin()));
  BOOST_TEST(show_claims(header, known) == "nobody");
}

BOOST_AUTO_TEST_CASE(fields_that_do_not_fit_are_left_out) {
  std::string text;
  for (std::size_t i = 0; i < trusted_fields::max_fields + 3; ++i) {
    text += "Authentication-Results: mx" + std::to_string(i) + ".rcpt.example; none\r\n";
  }
  text += "Received: from a.example ([192.0.2.1]) by mx.rcpt.example with ESMTP; d\r\n";
  const auto known = find(text);
  BOOST_TEST(static_cast<std::size_t>(known.end() - known.begin()) == trusted_fields::max_fields);
  BOOST_TEST(known.server == "mx0.rcpt.example");
}

BOOST_AUTO_TEST_CASE(the_borders_own_name_counts_below_whatever_number_of_inner_hops) {
  std::string text = "Authentication-Results: mx.rcpt.example; dmarc=pass\r\n";
  for (int i = 0; i < 100; ++i) {
    text +=
        "Received: from x by store" + std::to_string(i) + ".other" + std::to_string(i) + ".example with LMTP; d\r\n";
  }
  text += "Received: from a.example ([192.0.2.1]) by mx.rcpt.example with ESMTP; d\r\n";
  BOOST_TEST(show(find(text)) == "mx.rcpt.example: dmarc=pass");
}

BOOST_AUTO_TEST_CASE(a_hundred_thousand_fields_take_linear_time) {
  const auto begin = std::chrono::steady_clock::now();
  const std::string hop = "Received: from a " + std::string(1'000'000, 'x') + " ([192.0.2.1]) by mx.example; d\r\n";
  std::string fields, hops;
  for (int i = 0; i < 100'000; ++i) {
    fields += "Received-SPF: pass (x)\r\nAuthentication-Results: other.example; none\r\n";
    hops += "Received: from a by mx.example with LMTP; d\r\n";
  }
  for (const auto& text : {hop + fields, fields + hop, hops + fields + hop}) {
    BOOST_TEST(find(text).empty());
    BOOST_TEST(find(text, "mx.rcpt.example").empty());
  }
  BOOST_TEST((std::chrono::steady_clock::now() - begin < std::chrono::seconds{20}));
}

BOOST_AUTO_TEST_SUITE_END()
