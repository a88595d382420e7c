// The sentences of the verdict in both languages, for the situations people bring.
#define BOOST_TEST_DYN_LINK
#include "fromproof/advice/verdict.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

#include "judged.hpp"

namespace advice = fromproof::advice;
using fromproof::tests::judged;
using fromproof::tests::say;

namespace {

constexpr std::string_view hop = "Received: from x.example (x.example [192.0.2.5]) by mx.example with ESMTPS; date\r\n";
constexpr std::string_view signature = "DKIM-Signature: v=1; a=rsa-sha256; d=shop.example; s=s; h=From; bh=A; b=A\r\n";

std::string message(std::string_view results, std::string_view more = {}) {
  return "Authentication-Results: mx.example; " + std::string{results} + "\r\n" + std::string{hop} + std::string{more} +
         "From: info@shop.example\r\n\r\ntest\r\n";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(advice_verdict)

BOOST_AUTO_TEST_CASE(headlines) {
  const std::string signed_too{signature};
  struct {
    std::string message;
    std::string_view en, ja;
  } const cases[] = {
      {message("spf=pass smtp.mailfrom=a@eu-west-1.amazonses.com; dkim=pass header.d=shop.example; dmarc=pass",
               signed_too),
       "DMARC passes, by DKIM alone.", "DMARCは合格です。ただしDKIMだけで合格しています"},
      {message("spf=pass smtp.mailfrom=a@mail.shop.example; dkim=pass header.d=shop.example; dmarc=pass", signed_too),
       "Both SPF and DKIM are aligned (relaxed).", "SPF・DKIMともにFromのドメインと一致しています（緩和モード）"},
      {message("spf=pass smtp.mailfrom=a@shop.example; dkim=pass header.d=shop.example; dmarc=pass (p=NONE)",
               signed_too),
       "Passed. The policy (p=none) was not needed.", "合格です。ポリシー（p=none）は今回は使われていません"},
      {message("spf=pass smtp.mailfrom=a@shop.example; dkim=pass header.d=shop.example; dmarc=pass (p=REJECT)",
               signed_too),
       "Both SPF and DKIM are aligned (relaxed).", "SPF・DKIMともにFromのドメインと一致しています（緩和モード）"},
      {message("spf=pass smtp.mailfrom=a@shop.example; dmarc=pass"), "DMARC passes, by SPF alone.",
       "DMARCは合格です。ただしSPFだけで合格しています"},
      {message("spf=fail smtp.mailfrom=a@shop.example; dkim=pass header.d=shop.example; dmarc=pass", signed_too),
       "DMARC passes, by DKIM alone.", "DMARCは合格です。ただしDKIMだけで合格しています"},
      // Forwarding is mentioned only if the message shows it.
      {message("spf=fail smtp.mailfrom=a@shop.example; dkim=pass header.d=shop.example; dmarc=pass",
               signed_too + "List-Id: <users.list.example>\r\n"),
       "DMARC passes, by DKIM; SPF fails, as it often does for forwarded mail.",
       "DKIMによりDMARCは合格です。SPFの不合格は、転送されたメールではよくあります"},
      {message("spf=pass smtp.mailfrom=a@x.example; dmarc=fail"), "Nothing proves this came from shop.example.",
       "shop.exampleからの送信を示す証拠がありません"},
      {message("dmarc=pass"), "mx.example says that DMARC passes.", "mx.exampleはDMARC合格（PASS）と判定しています。"},
      {message("spf=pass smtp.mailfrom=a@shop.example; dmarc=fail"),
       "mx.example says that DMARC fails, although SPF is aligned.",
       "SPFはFromのドメインと一致していますが、mx.exampleはDMARC不合格（FAIL）と判定しています。"},
      {message("dmarc=permerror"), "DMARC could not be applied: mx.example found the record of shop.example broken.",
       "shop.exampleのDMARCレコードに誤りがあるため、mx.exampleはDMARCを適用できませんでした。"},
  };
  for (const auto& test : cases) {
    BOOST_TEST_CONTEXT(test.message) {
      const judged it{test.message};
      BOOST_TEST(say(it.said.verdict.headline, advice::language::en) == test.en);
      BOOST_TEST(say(it.said.verdict.headline, advice::language::ja) == test.ja);
    }
  }
}

BOOST_AUTO_TEST_CASE(fail_as_the_provider_only) {
  const judged it{
      message("spf=pass smtp.mailfrom=a@eu-west-1.amazonses.com; dkim=pass header.d=amazonses.com; dmarc=fail",
              "DKIM-Signature: v=1; a=rsa-sha256; d=amazonses.com; s=s; h=From; bh=A; b=A\r\n")};
  BOOST_TEST(say(it.said.verdict.headline, advice::language::en) ==
             "DMARC fails: SPF and DKIM pass, but only as amazonses.com.");
  BOOST_TEST(say(it.said.verdict.headline, advice::language::ja) ==
             "DMARCは不合格です。SPF・DKIMは合格ですが、amazonses.comとしての合格です");
}

// If the receiver only says nothing, the verdict must not say "unproven" or "no signature".
BOOST_AUTO_TEST_CASE(silence_of_the_receiver) {
  const std::string signed_too{signature};
  struct {
    std::string message;
    std::string_view headline, reason, next;
  } const cases[] = {
      {message("bimi=skipped", signed_too), "not-checked", "results-without-any", "verify-with-dns"},
      {message("none"), "not-checked", "results-without-any", "verify-with-dns"},
      // Without a DMARC result there is no failure.
      {message("spf=none smtp.mailfrom=a@shop.example"), "unproven-not-reported", "nothing-passed", "verify-with-dns"},
      // A signature that the receiver does not list.
      {message("spf=pass smtp.mailfrom=a@shop.example; dmarc=pass", signed_too), "pass-by-spf-alone",
       "spf-proves-alone", "verify-with-dns"},
      {message("spf=pass smtp.mailfrom=a@shop.example; dkim=pass header.d=other.example; dmarc=pass", signed_too),
       "pass-by-spf-alone", "spf-proves-alone", "verify-with-dns"},
      // A result without a domain is about the only signature.
      {message("spf=pass smtp.mailfrom=a@shop.example; dkim=pass (ok); dmarc=pass", signed_too), "pass-by-both",
       "both-prove", "nothing-to-fix"},
      {message("spf=pass smtp.mailfrom=a@shop.example; dkim=fail header.d=shop.example; dmarc=pass", signed_too),
       "pass-by-spf-alone", "spf-proves", "align-dkim"},
      {message("spf=pass smtp.mailfrom=a@shop.example; dmarc=pass",
               "DKIM-Signature: v=1; a=rsa-sha256; d=other.example; s=s; h=From; bh=A; b=A\r\n"),
       "pass-by-spf-alone", "spf-proves", "align-dkim"},
      // No receiver wrote anything: the copy may be the sender's own, unless there is something to verify.
      {"From: a@shop.example\r\n\r\n", "not-checked", "no-trusted-results", "use-received-copy"},
      {signed_too + "From: a@shop.example\r\n\r\n", "not-checked", "no-trusted-results", "verify-with-dns"},
      {"Received: from a.example ([192.0.2.1]) by mx.example; Mon, 1 Jun 2026 09:00:00 +0000\r\n"
       "From: a@shop.example\r\n\r\n",
       "not-checked", "no-trusted-results", "verify-with-dns"},
  };
  for (const auto& test : cases) {
    BOOST_TEST_CONTEXT(test.message) {
      const judged it{test.message};
      BOOST_TEST(it.said.verdict.headline.what.code() == test.headline);
      BOOST_TEST(it.said.verdict.reason.what.code() == test.reason);
      BOOST_TEST(it.said.verdict.next.what.code() == test.next);
    }
  }
}

BOOST_AUTO_TEST_CASE(every_sentence_is_filled_in) {
  for (const auto* results : {"none", "dmarc=pass", "dmarc=fail", "dmarc=temperror", "dmarc=permerror", "dmarc=none",
                              "dmarc=none; spf=pass smtp.mailfrom=shop.example", "spf=pass smtp.mailfrom=shop.example",
                              "spf=pass smtp.mailfrom=other.example", "dkim=pass header.d=other.example; dmarc=fail",
                              "spf=pass smtp.mailfrom=other.example; dmarc=pass"}) {
    const judged it{message(results)};
    for (const auto in : {advice::language::en, advice::language::ja}) {
      for (const auto* says : {&it.said.verdict.headline, &it.said.verdict.reason, &it.said.verdict.next}) {
        const auto text = say(*says, in);
        BOOST_TEST(!text.empty());
        BOOST_TEST(text.find_first_of("{}") == std::string::npos, text);
        // A parameter without a value would leave two blanks, or a blank before a comma.
        BOOST_TEST(text.find("  ") == std::string::npos, text);
        BOOST_TEST(text.find(" ,") == std::string::npos, text);
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
