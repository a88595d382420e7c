#include "fromproof/advice/subject.hpp"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>

using namespace fromproof;
using advice::code;
using advice::subject;
using advice::subject_of;

BOOST_AUTO_TEST_SUITE(advice_subject)

BOOST_AUTO_TEST_CASE(each_has_a_word) {
  BOOST_TEST(word(subject::none) == "");
  BOOST_TEST(word(subject::envelope) == "envelope");
  BOOST_TEST(word(subject::from) == "from");
  BOOST_TEST(word(subject::spf) == "spf");
  BOOST_TEST(word(subject::dkim) == "dkim");
  BOOST_TEST(word(subject::dmarc) == "dmarc");
  BOOST_TEST(word(subject::arc) == "arc");
}

BOOST_AUTO_TEST_CASE(findings_and_fixes_have_a_place_in_the_report) {
  BOOST_TEST((subject_of(code::return_path_syntax) == subject::envelope));
  BOOST_TEST((subject_of(code::look_alike_domain) == subject::from));
  BOOST_TEST((subject_of(code::ses_mail_from_unused) == subject::spf));
  BOOST_TEST((subject_of(code::list_broke_signature) == subject::dkim));
  BOOST_TEST((subject_of(code::results_untrusted) == subject::dmarc));
  BOOST_TEST((subject_of(code::arc_signed_seal) == subject::arc));
  BOOST_TEST((subject_of(code::ses_custom_mail_from) == subject::spf));
  BOOST_TEST((subject_of(code::ses_byodkim) == subject::dkim));
  BOOST_TEST((subject_of(code::dmarc_relax_spf) == subject::dmarc));
}

BOOST_AUTO_TEST_CASE(what_concerns_the_message_as_a_whole_has_none) {
  BOOST_TEST((subject_of(code::malformed_header) == subject::none));
  BOOST_TEST((subject_of(code::bulk_rules_kept) == subject::none));
  BOOST_TEST((subject_of(code::nothing_to_fix) == subject::none));
}

BOOST_AUTO_TEST_SUITE_END()
