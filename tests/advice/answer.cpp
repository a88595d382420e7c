// The answer for readers who know no terms, in both languages.
#define BOOST_TEST_DYN_LINK
#include "fromproof/advice/answer.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

#include "judged.hpp"

namespace advice = fromproof::advice;
namespace dmarc = fromproof::dmarc;
namespace spf = fromproof::spf;
using fromproof::result_code;
using fromproof::result_source;
using fromproof::tests::judged;
using fromproof::tests::say;

namespace {

constexpr std::string_view signature = "DKIM-Signature: v=1; a=rsa-sha256; d=shop.example; s=s; h=From; bh=A; b=A\r\n";

/// A mail with what its receiver wrote, if anything.
std::string message(std::string_view results, std::string_view more = {}, std::string_view receiver = "mx.example") {
  std::string out;
  if (!results.empty())
    out.append("Authentication-Results: ").append(receiver).append("; ").append(results).append("\r\n");
  return out.append("Received: from x.example (x.example [203.0.113.9]) by ")
      .append(receiver)
      .append(" with ESMTPS; date\r\n")
      .append(more)
      .append("From: info@shop.example\r\n\r\ntest\r\n");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(advice_answer)

BOOST_AUTO_TEST_CASE(by_the_word_of_the_receiver) {
  const std::string signed_too{signature};
  const struct {
    std::string message;
    std::string_view en, ja;
  } cases[] = {
      // A pass is the receiver's word, however many checks it names.
      {message("spf=pass smtp.mailfrom=a@shop.example; dkim=pass header.d=shop.example; dmarc=pass", signed_too),
       "mx.example says it came from shop.example; not checked here.",
       "mx.exampleはshop.exampleからのメールと判定しています。ここでは検証していません"},
      {message("dkim=pass header.d=shop.example; dmarc=pass", signed_too, "mx.google.com"),
       "Gmail says it came from shop.example; not checked here.",
       "Gmailはshop.exampleからのメールと判定しています。ここでは検証していません"},
      {message("dmarc=pass"), "mx.example says it came from shop.example; not checked here.",
       "mx.exampleはshop.exampleからのメールと判定しています。ここでは検証していません"},
      // Without a DMARC record an aligned pass still names the sender.
      {message("spf=pass smtp.mailfrom=a@shop.example; dmarc=none"),
       "mx.example says it came from shop.example; not checked here.",
       "mx.exampleはshop.exampleからのメールと判定しています。ここでは検証していません"},
      // What passed for another names that other: a signature before an envelope.
      {message("spf=pass smtp.mailfrom=a@eu-west-1.amazonses.com; dmarc=fail"),
       "Not proven. It says shop.example; eu-west-1.amazonses.com sent it.",
       "証明されていません。shop.exampleを名乗っていますが、eu-west-1.amazonses.comから送られました"},
      {message("spf=pass smtp.mailfrom=a@bounce.example; dkim=pass header.d=list.example; dmarc=fail",
               "DKIM-Signature: v=1; a=rsa-sha256; d=list.example; s=s; h=From; bh=A; b=A\r\n"),
       "Not proven. It says shop.example; list.example sent it.",
       "証明されていません。shop.exampleを名乗っていますが、list.exampleから送られました"},
      // An envelope that SPF refuted or nobody checked names nobody; the client's address is left.
      {message("spf=fail smtp.mailfrom=a@victim.example; dmarc=fail"),
       "Not proven. It says shop.example; it came from 203.0.113.9.",
       "証明されていません。shop.exampleを名乗っていますが、203.0.113.9から送られました"},
      {message("spf=pass smtp.mailfrom=a@shop.example; dmarc=fail"), "Not proven. It says shop.example.",
       "証明されていません。shop.exampleを名乗っています"},
      {message("dmarc=temperror"), "Not settled. It says shop.example.",
       "判定できません。shop.exampleを名乗っています"},
      {message("none"), "Not checked yet. It says shop.example.",
       "まだ検証されていません。shop.exampleを名乗っています"},
      {message(""), "Not checked yet. It says shop.example.", "まだ検証されていません。shop.exampleを名乗っています"},
      {"From: a@shop.example, b@bank.example\r\n\r\n", "It names no single sender.", "差出人を一つに特定できません"},
      {"Subject: x\r\n\r\n", "It names no single sender.", "差出人を一つに特定できません"},
  };
  for (const auto& test : cases) {
    BOOST_TEST_CONTEXT(test.message) {
      const judged it{test.message};
      BOOST_TEST(say(advice::answer(it.mail), advice::language::en) == test.en);
      BOOST_TEST(say(advice::answer(it.mail), advice::language::ja) == test.ja);
    }
  }
}

BOOST_AUTO_TEST_CASE(by_what_was_computed_here) {
  constexpr auto none = result_source::none, verified = result_source::verified, computed = result_source::computed;
  const struct {
    result_code code;        // of DMARC
    result_source source;    // of DMARC
    bool aligned_by_dkim;    // a signature of the author domain passed
    result_source envelope;  // what the pass of SPF rests on, if it passed
    bool aligned_by_spf;
    std::string_view en, ja;
  } cases[] = {
      {result_code::pass, verified, true, none, false, "shop.example sent this: its signature proves it.",
       "shop.exampleから送られたメールです。署名が証明しています"},
      {result_code::pass, verified, false, verified, true, "shop.example sent this: its server proves it.",
       "shop.exampleから送られたメールです。送信サーバーが証明しています"},
      {result_code::pass, verified, true, verified, true,
       "shop.example sent this: its signature and its server prove it.",
       "shop.exampleから送られたメールです。署名と送信サーバーの両方が証明しています"},
      // The server is known only from the message: the signature alone proves.
      {result_code::pass, verified, true, computed, true, "shop.example sent this: its signature proves it.",
       "shop.exampleから送られたメールです。署名が証明しています"},
      // No DMARC record: the signature proves the same.
      {result_code::none, verified, true, none, false, "shop.example sent this: its signature proves it.",
       "shop.exampleから送られたメールです。署名が証明しています"},
      // From an address that only the copy records.
      {result_code::pass, computed, false, computed, true,
       "shop.example sent this, if this copy names the right server.",
       "このコピーにある送信サーバーの記録が正しければ、shop.exampleから送られたメールです"},
      {result_code::fail, verified, false, none, false, "Not proven. It says shop.example; it came from 203.0.113.9.",
       "証明されていません。shop.exampleを名乗っていますが、203.0.113.9から送られました"},
      {result_code::fail, verified, false, verified, false, "Not proven. It says shop.example; mailer.example sent it.",
       "証明されていません。shop.exampleを名乗っていますが、mailer.exampleから送られました"},
      // Only the message says that mailer.example's server sent it.
      {result_code::fail, verified, false, computed, false,
       "Not proven. It says shop.example; it came from 203.0.113.9.",
       "証明されていません。shop.exampleを名乗っていますが、203.0.113.9から送られました"},
      {result_code::temperror, verified, false, none, false, "Not settled. It says shop.example.",
       "判定できません。shop.exampleを名乗っています"},
  };
  for (const auto& test : cases) {
    judged it{message("", signature)};
    dmarc::result here{};
    here.code = test.code;
    here.aligned_by_spf = test.aligned_by_spf;
    here.aligned_by_dkim = test.aligned_by_dkim;
    it.mail.dmarc.here = here;
    it.mail.dmarc.computed_from = test.source;
    if (test.envelope != none) {
      spf::result envelope{};
      envelope.code = result_code::pass;
      it.mail.spf.here = envelope;
      it.mail.spf.computed_from = test.envelope;
      it.mail.spf.checked = {*fromproof::parse_domain("mailer.example"), fromproof::tests::no_suffixes};
    }
    BOOST_TEST_CONTEXT(test.en) {
      BOOST_TEST(say(advice::answer(it.mail), advice::language::en) == test.en);
      BOOST_TEST(say(advice::answer(it.mail), advice::language::ja) == test.ja);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
