#define BOOST_TEST_DYN_LINK
#include "fromproof/authentication/mail.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

#include "fromproof/authentication/read.hpp"

namespace {

using namespace fromproof;

constexpr suffix_table no_suffixes;

}  // namespace

BOOST_AUTO_TEST_SUITE(authentication_mail)

BOOST_AUTO_TEST_CASE(only_a_verified_pass_proves_the_author) {
  for (int code = 0; code <= static_cast<int>(result_code::permerror); ++code) {
    for (const auto from : {result_source::none, result_source::computed, result_source::verified}) {
      authentication mail;
      mail.dmarc.here = dmarc::result{.code = static_cast<result_code>(code)};
      mail.dmarc.computed_from = from;
      const bool pass = static_cast<result_code>(code) == result_code::pass;
      BOOST_TEST(mail.proves_author() == (pass && from == result_source::verified));
    }
  }
  authentication reported;
  reported.dmarc.reported = claim{.code = result_code::pass, .text = {}};
  reported.dmarc.reported_verdict.code = result_code::pass;
  reported.dmarc.taken = true;
  BOOST_TEST(reported.dmarc.passes());
  BOOST_TEST(word(reported.dmarc.source()) == "reported");
  BOOST_TEST(!reported.proves_author());
  BOOST_TEST(!authentication{}.proves_author());
}

BOOST_AUTO_TEST_CASE(a_signature_has_two_worlds) {
  signature_evidence entry;
  BOOST_TEST(word(entry.source()) == "none");
  entry.reported = claim{.code = result_code::pass, .text = {}};
  BOOST_TEST(entry.passes());
  BOOST_TEST(word(entry.source()) == "reported");
  BOOST_TEST((entry.cause() == dkim::cause::none));
  // A mail server's message: no claim replaces a missing computed result.
  entry.unknown_here = true;
  BOOST_TEST(!entry.passes());
  BOOST_TEST(word(entry.source()) == "none");
  entry.outcome = dkim::result{.code = result_code::fail, .cause = dkim::cause::signature_mismatch};
  BOOST_TEST((entry.code() == result_code::fail));
  BOOST_TEST(word(entry.source()) == "verified");
  BOOST_TEST((entry.cause() == dkim::cause::signature_mismatch));
}

BOOST_AUTO_TEST_CASE(a_reported_verdict_that_was_not_taken_counts_for_nothing) {
  dmarc_evidence dmarc;
  dmarc.reported = claim{.code = result_code::pass, .text = {}};
  dmarc.reported_verdict.cause = dmarc::cause::pass_without_alignment;
  BOOST_TEST(!dmarc.passes());
  BOOST_TEST(word(dmarc.source()) == "none");
}

BOOST_AUTO_TEST_CASE(results_can_be_copied) {
  // There are no interior pointers: a copy does not depend on the original.
  const std::string octets = "From: a@mail.shop.example\r\n\r\n";
  mail_arrays<> memory;
  authentication copy;
  {
    const authentication original = read_mail(octets, {}, no_suffixes, memory);
    copy = original;
  }
  BOOST_TEST(copy.author_domain() == "mail.shop.example");
  BOOST_TEST(copy.organizational_domain() == "shop.example");
  BOOST_TEST(copy.record_domain() == "");
}

BOOST_AUTO_TEST_CASE(domains_are_ends_of_the_author_domain) {
  const std::string octets = "From: a@mail.shop.example\r\n\r\n";
  mail_arrays<> memory;
  const auto mail = read_mail(octets, {}, no_suffixes, memory);
  BOOST_TEST(mail.end_of_author(0) == "");
  BOOST_TEST(mail.end_of_author(12) == "shop.example");
  BOOST_TEST(mail.end_of_author(17) == "mail.shop.example");
  BOOST_TEST(mail.end_of_author(18) == "");
}

BOOST_AUTO_TEST_SUITE_END()
