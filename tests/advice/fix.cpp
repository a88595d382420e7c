#include "fromproof/advice/fix.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <string>

namespace {
using namespace fromproof;
}  // namespace

BOOST_AUTO_TEST_SUITE(advice_fix)

BOOST_AUTO_TEST_CASE(the_records_of_a_fix_are_a_range) {
  advice::fix fix;
  BOOST_TEST((fix.begin() == fix.end()));
  fix.records[fix.size++] = {{"mail.", "example.com"}, "MX", {"10 feedback-smtp.", "eu-west-1", ".amazonses.com"}};
  fix.records[fix.size++] = {{"mail.", "example.com"}, "TXT", {"v=spf1 include:amazonses.com ~all"}};

  std::string zone;
  const auto out = [&zone](std::string_view piece) { zone += piece; };
  for (const auto& record : fix) {
    record.name.write(out);
    zone += ' ' + std::string{record.type} + ' ';
    record.value.write(out);
    zone += '\n';
  }
  // The records that Amazon SES asks for (Developer Guide, "Using a custom MAIL FROM domain").
  BOOST_TEST(zone ==
             "mail.example.com MX 10 feedback-smtp.eu-west-1.amazonses.com\n"
             "mail.example.com TXT v=spf1 include:amazonses.com ~all\n");
}

// Amazon SES Developer Guide, "Using a custom MAIL FROM domain": with a missing MX record SES silently uses
// amazonses.com. No other fix can be followed without effect.
BOOST_AUTO_TEST_CASE(a_checklist_for_what_may_be_set_up_without_effect) {
  for (const auto says : {advice::code::ses_custom_mail_from, advice::code::ses_use_mail_from}) {
    BOOST_TEST(advice::has_checklist({.says = {says}}));
  }
  for (const auto says :
       {advice::code::ses_easy_dkim, advice::code::provider_return_path, advice::code::dmarc_record}) {
    BOOST_TEST(!advice::has_checklist({.says = {says}}));
  }
}

BOOST_AUTO_TEST_SUITE_END()
