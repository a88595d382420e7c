#include "fromproof/reports/source.hpp"

#define BOOST_TEST_DYN_LINK
#include <array>
#include <boost/test/unit_test.hpp>
#include <fromproof/domain/public_suffix_table.hpp>
#include <string_view>
#include <vector>

namespace {

using namespace fromproof;
using reports::source_kind;

/// A record about mail of example.jp.
struct given {
  const char* about;
  std::vector<reports::dkim_result> dkim;
  std::vector<reports::spf_result> spf;
  bool dkim_passes, spf_passes;
  const char* reason;
  source_kind kind;
  std::string_view name;
};

constexpr auto pass = result_code::pass, fail = result_code::fail;
constexpr auto own = source_kind::own, provider = source_kind::provider, forwarder = source_kind::forwarder,
               unknown = source_kind::unknown;

reports::dkim_result signed_by(std::string_view domain, result_code result = pass) {
  return {domain, "s", "", result};
}
reports::spf_result sent_by(std::string_view domain, result_code result = pass) {
  return {domain, "mfrom", result};
}

const std::vector<given> cases{
    {"SPF of the domain itself lists the server", {}, {sent_by("example.jp")}, false, true, "", own, ""},
    {"a subdomain in the envelope", {}, {sent_by("bounce.example.jp")}, false, true, "", own, ""},
    {"Amazon SES with its own Return-Path: its domain passes SPF",
     {signed_by("example.jp")},
     {sent_by("ap-northeast-1.amazonses.com")},
     true,
     false,
     "",
     provider,
     "Amazon SES"},
    {"Amazon SES with a custom MAIL FROM domain: its own signature names it",
     {signed_by("example.jp"), signed_by("amazonses.com")},
     {sent_by("mail.example.jp")},
     true,
     true,
     "",
     provider,
     "Amazon SES"},
    {"the case of letters does not count", {signed_by("AmazonSES.com")}, {}, false, false, "", provider, "Amazon SES"},
    {"a signature that fails names nobody", {signed_by("amazonses.com", fail)}, {}, false, false, "", unknown, ""},
    {"a domain that only ends like a provider's", {signed_by("notamazonses.com")}, {}, false, false, "", unknown, ""},
    {"forwarded with the envelope kept: SPF of the domain fails, its signature does not",
     {signed_by("example.jp")},
     {sent_by("example.jp", fail)},
     true,
     false,
     "",
     forwarder,
     ""},
    {"forwarded with an envelope of the forwarder",
     {signed_by("example.jp")},
     {sent_by("forward.example")},
     true,
     false,
     "",
     forwarder,
     "forward.example"},
    {"a service that is in no table signs and sends for the domain",
     {signed_by("example.jp"), signed_by("esp.example")},
     {sent_by("b.esp.example")},
     true,
     false,
     "",
     provider,
     "esp.example"},
    {"the receiver says that it was a mailing list",
     {},
     {sent_by("lists.example")},
     false,
     false,
     "mailing_list",
     forwarder,
     "lists.example"},
    {"another reason says nothing about the source",
     {},
     {sent_by("evil.example")},
     false,
     false,
     "sampled_out",
     unknown,
     "evil.example"},
    {"nothing passes", {}, {sent_by("example.jp", fail)}, false, false, "", unknown, ""},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(reports_source)

BOOST_AUTO_TEST_CASE(the_source_of_a_record) {
  for (const auto& each : cases) {
    const std::array<reports::override_reason, 1> reasons{{{each.reason, ""}}};
    reports::aggregate_record row;
    row.dkim = each.dkim_passes ? pass : fail;
    row.spf = each.spf_passes ? pass : fail;
    row.dkim_results = {each.dkim.data(), each.dkim.size()};
    row.spf_results = {each.spf.data(), each.spf.size()};
    if (*each.reason != '\0') row.reasons = reasons;
    const auto found = reports::source_of(row, "example.jp", public_suffix_table);
    BOOST_TEST_CONTEXT(each.about) {
      BOOST_TEST(word(found.kind) == word(each.kind));
      BOOST_TEST(found.name == each.name);
      BOOST_TEST((found.provider != nullptr) == (each.name == "Amazon SES"));
    }
  }
}

BOOST_AUTO_TEST_CASE(where_nothing_passes_the_address_tells_the_provider) {
  const auto source_at = [](std::string_view address, slice<const reports::spf_result> results) {
    reports::aggregate_record row;
    row.source = *parse_ip_address(address);
    row.spf_results = results;
    return reports::source_of(row, "example.jp", public_suffix_table);
  };
  const std::array failed{sent_by("example.jp", fail)};
  BOOST_TEST(source_at("54.240.11.1", failed).name == "Amazon SES");
  BOOST_TEST(word(source_at("54.240.11.1", failed).kind) == "provider");
  BOOST_TEST(word(source_at("192.0.2.1", failed).kind) == "unknown");
  // What passed tells more.
  const std::array passed{sent_by("evil.example")};
  BOOST_TEST(source_at("54.240.11.1", passed).name == "evil.example");
}

BOOST_AUTO_TEST_SUITE_END()
