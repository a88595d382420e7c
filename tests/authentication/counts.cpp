#define BOOST_TEST_DYN_LINK
#include "fromproof/authentication/counts.hpp"

#include <boost/test/unit_test.hpp>
#include <string>
#include <utility>

#include "judged.hpp"

namespace {

using namespace fromproof;
using fromproof::tests::judged;

/// A mail whose record, if it has one, asks for these modes.
authentication mail_with(dmarc::alignment_mode spf, dmarc::alignment_mode dkim) {
  authentication mail;
  mail.dmarc.here = dmarc::result{.aspf = spf, .adkim = dkim};
  return mail;
}

constexpr auto relaxed = dmarc::alignment_mode::relaxed;
constexpr auto strict = dmarc::alignment_mode::strict;

}  // namespace

BOOST_AUTO_TEST_SUITE(authentication_counts)

// RFC 9989 section 4.4: an Authenticated Identifier counts only if it is aligned, in the mode of aspf= and adkim=.
BOOST_AUTO_TEST_CASE(only_a_pass_that_is_aligned_in_the_mode_counts) {
  struct {
    result_code code;
    dmarc::alignment aligned;
    dmarc::alignment_mode mode;
    bool counts;
    int weight;
  } const cases[] = {
      {result_code::pass, {.relaxed = true, .strict = true}, relaxed, true, 3},
      {result_code::pass, {.relaxed = true, .strict = true}, strict, true, 3},
      {result_code::pass, {.relaxed = true, .strict = false}, relaxed, true, 3},
      {result_code::pass, {.relaxed = true, .strict = false}, strict, false, 2},
      {result_code::pass, {}, relaxed, false, 2},
      {result_code::fail, {.relaxed = true, .strict = true}, strict, false, 1},
      {result_code::none, {.relaxed = true, .strict = false}, relaxed, false, 1},
      {result_code::temperror, {.relaxed = true, .strict = false}, strict, false, 0},
      {result_code::neutral, {}, relaxed, false, 0},
  };
  for (const auto& each : cases) {
    BOOST_TEST_CONTEXT(word(each.code) << each.aligned.relaxed << each.aligned.strict << word(each.mode)) {
      spf_evidence spf;
      spf.here = spf::result{.code = each.code};
      spf.aligned = each.aligned;
      signature_evidence entry;
      entry.outcome = dkim::result{.code = each.code};
      entry.aligned = each.aligned;
      // The mode of the other check decides nothing.
      const auto other = each.mode == strict ? relaxed : strict;
      BOOST_TEST(counts(spf, mail_with(each.mode, other)) == each.counts);
      BOOST_TEST(counts(entry, mail_with(other, each.mode)) == each.counts);
      BOOST_TEST(weight(entry, mail_with(other, each.mode)) == each.weight);
    }
  }
}

// RFC 9989 section 4.7: the default of adkim= and aspf= is relaxed, so that is the mode where no record is known.
BOOST_AUTO_TEST_CASE(without_a_record_the_mode_is_relaxed) {
  const judged it{
      "Authentication-Results: mx.example; spf=pass smtp.mailfrom=x@mail.shop.example; dkim=pass "
      "header.d=a.shop.example\r\n"
      "Received: from x.example (x.example [192.0.2.5]) by mx.example; date\r\n"
      "DKIM-Signature: v=1; a=rsa-sha256; d=a.shop.example; s=s; h=From; bh=A; b=A\r\nFrom: a@shop.example\r\n\r\n"};
  BOOST_TEST(counts(it.mail.spf, it.mail));
  BOOST_TEST(counts(it.mail.dkim[0], it.mail));
}

// RFC 9989 section 4.4.2: only MAIL FROM counts, not HELO.
BOOST_AUTO_TEST_CASE(helo_never_counts) {
  const judged it{
      "Authentication-Results: mx.example; spf=pass smtp.helo=shop.example\r\n"
      "Received: from shop.example (shop.example [192.0.2.5]) by mx.example; date\r\nFrom: a@shop.example\r\n\r\n"};
  BOOST_TEST(it.mail.spf.passes());
  BOOST_TEST(!counts(it.mail.spf, it.mail));
}

BOOST_AUTO_TEST_SUITE_END()
