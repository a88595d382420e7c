#include "fromproof/published/policy_record.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <string>

namespace {

using namespace fromproof;
using published::policy_kind;

struct example {
  policy_kind kind;
  std::string_view text, value;
  errc error = errc::none;
  std::size_t offset = 0;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(published_policy_record)

BOOST_AUTO_TEST_CASE(values_and_errors) {
  const std::string longest(32, 'a');
  const std::string record = "v=STSv1; id=" + longest;
  const std::string too_long = record + "a";
  const example examples[] = {
      // RFC 8461 section 3.1
      {policy_kind::mta_sts, "v=STSv1; id=20160831085700Z;", "20160831085700Z"},
      {policy_kind::mta_sts, "v=STSv1;id=1", "1"},
      {policy_kind::mta_sts, record, longest},
      {policy_kind::mta_sts, too_long, longest, errc::unexpected_character, 12},
      {policy_kind::mta_sts, "v=STSv1; id=a-b", "a-b", errc::unexpected_character, 12},
      {policy_kind::mta_sts, "v=STSv1; id=", "", errc::empty, 12},
      {policy_kind::mta_sts, "v=STSv1;", "", errc::missing_tag, 8},
      {policy_kind::mta_sts, "v=STSv1", "", errc::missing_tag, 7},
      {policy_kind::mta_sts, "v=STSv1; id=1; id=2", "1", errc::duplicate_tag, 18},
      {policy_kind::mta_sts, "v=STSv1; id=1; extra=x", "1"},
      // RFC 8460 section 3
      {policy_kind::tls_rpt, "v=TLSRPTv1;rua=mailto:reports@example.com", "mailto:reports@example.com"},
      {policy_kind::tls_rpt, "v=TLSRPTv1; rua=https://reporting.example.com/v1/tlsrpt",
       "https://reporting.example.com/v1/tlsrpt"},
      {policy_kind::tls_rpt, "v=TLSRPTv1; rua=mailto:a@example.com, https://b.example/",
       "mailto:a@example.com, https://b.example/"},
      {policy_kind::tls_rpt, "v=TLSRPTv1; rua=reports@example.com", "reports@example.com", errc::unexpected_character,
       16},
      {policy_kind::tls_rpt, "v=TLSRPTv1; rua=mailto:a@example.com,", "mailto:a@example.com,",
       errc::unexpected_character, 16},
      {policy_kind::tls_rpt, "v=TLSRPTv1; rua=http://b.example/", "http://b.example/", errc::unexpected_character, 16},
      // BIMI: an empty l= refuses a logo
      {policy_kind::bimi, "v=BIMI1; l=https://example.com/a.svg; a=https://example.com/a.pem",
       "https://example.com/a.svg"},
      {policy_kind::bimi, "v=BIMI1; l=; a=", ""},
      {policy_kind::bimi, "v=BIMI1; l=http://example.com/a.svg", "http://example.com/a.svg", errc::unexpected_character,
       11},
      {policy_kind::bimi, "v=BIMI1; a=https://example.com/a.pem", "", errc::missing_tag, 36},
  };
  for (const auto& each : examples) {
    BOOST_TEST_CONTEXT(each.text) {
      BOOST_TEST(published::is_policy_record(each.kind, each.text));
      const auto read = published::parse_policy_record(each.kind, each.text);
      BOOST_TEST(code(read.error) == code(each.error));
      BOOST_TEST(read.offset == each.offset);
      BOOST_TEST(std::string{read->value}.substr(0, 32) == std::string{each.value}.substr(0, 32));
    }
  }
}

// RFC 8461 section 3.1: records that do not begin so are not counted.
BOOST_AUTO_TEST_CASE(other_records_do_not_count) {
  for (const std::string_view text : {"", "v=STSv2; id=1", "v=STSv10; id=1", " v=STSv1; id=1", "id=1; v=STSv1",
                                      "v=stsv1; id=1", "google-site-verification=1"}) {
    BOOST_TEST(!published::is_policy_record(policy_kind::mta_sts, text), text);
  }
  BOOST_TEST(published::is_policy_record(policy_kind::mta_sts, "v=STSv1 ; id=1"));
}

BOOST_AUTO_TEST_CASE(names) {
  BOOST_TEST(published::prefix_of(policy_kind::mta_sts) == "_mta-sts.");
  BOOST_TEST(published::prefix_of(policy_kind::tls_rpt) == "_smtp._tls.");
  BOOST_TEST(published::prefix_of(policy_kind::bimi) == "default._bimi.");
}

BOOST_AUTO_TEST_SUITE_END()
