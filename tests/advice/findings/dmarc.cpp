#define BOOST_TEST_DYN_LINK
#include "fromproof/advice/findings/dmarc.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

#include "judged.hpp"

namespace advice = fromproof::advice;

namespace {

/// The findings about a record, as "code tag offset" or "code".
std::string find(std::string_view record, bool several = false) {
  fromproof::authentication mail;
  mail.dmarc.here = fromproof::dmarc::result{.record = record, .several_records = several};
  std::array<advice::finding, 8> memory;
  fromproof::bounded_list<advice::finding> findings{memory};
  advice::find_dmarc_faults(mail, findings);
  std::string out;
  for (const auto& finding : findings) {
    out += finding.says.what.code();
    for (const auto* name : {"tag", "offset"}) {
      const auto* value = finding.says.find(name);
      if (value == nullptr) continue;
      out += ' ';
      write(*value, advice::language::en, [&out](std::string_view piece) { out += piece; });
    }
    out += '\n';
  }
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(advice_findings_dmarc)

BOOST_AUTO_TEST_CASE(errors_have_their_offset) {
  BOOST_TEST(find("v=DMARC1; p=reject; rua=mailto:a@shop.example") == "");
  BOOST_TEST(find("v=DMARC1; p=reject; sp=nonsense; rua=mailto:a@shop.example") == "dmarc-record-fault sp 23\n");
  BOOST_TEST(find("v=DMARC1; p=reject; pct=50").starts_with("dmarc-record-fault pct"));
  BOOST_TEST(find("", true) == "dmarc-several-records\n");
  BOOST_TEST(find("") == "");
}

BOOST_AUTO_TEST_SUITE_END()
