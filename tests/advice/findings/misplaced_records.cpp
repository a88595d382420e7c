#define BOOST_TEST_DYN_LINK
#include "fromproof/advice/findings/misplaced_records.hpp"

#include <array>
#include <boost/test/unit_test.hpp>
#include <string>

namespace advice = fromproof::advice;
namespace dns = fromproof::dns;

BOOST_AUTO_TEST_SUITE(advice_findings_misplaced_records)

BOOST_AUTO_TEST_CASE(where_records_belong) {
  constexpr struct {
    std::string_view name, text, code;
  } table[] = {
      {"shop.example", "v=spf1 -all", ""},
      {"_dmarc.shop.example", "v=DMARC1; p=none", ""},
      {"_dmarc.shop.example", "v=spf1 -all", "spf-record-misplaced"},
      {"_DMARC.shop.example", "v=spf1 -all", "spf-record-misplaced"},
      {"s1._domainkey.shop.example", "v=spf1 -all", "spf-record-misplaced"},
      {"shop.example", "v=DMARC1; p=none", "dmarc-record-misplaced"},
      {"shop.example", "google-site-verification=x", ""},
      {"shop.example", "v=spf10 -all", ""},
  };
  for (const auto& row : table) {
    BOOST_TEST_CONTEXT(row.name << " " << row.text) {
      const dns::record record{row.text};
      const dns::exchange exchange{.question = {.name = row.name, .type = dns::record_type::txt},
                                   .answered = {.status = dns::status::ok, .records = {&record, 1}}};
      std::array<advice::finding, 2> memory;
      fromproof::bounded_list<advice::finding> findings{memory};
      advice::find_misplaced_records({&exchange, 1}, findings);
      BOOST_TEST(findings.size() == (row.code.empty() ? 0u : 1u));
      if (!findings.empty()) BOOST_TEST(findings[0].says.what.code() == row.code);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
