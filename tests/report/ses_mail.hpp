#ifndef FROMPROOF_TESTS_REPORT_SES_MAIL_HPP
#define FROMPROOF_TESTS_REPORT_SES_MAIL_HPP

// The mail that most tests of the text report print: sent by Amazon SES with DKIM of the author's domain alone.

namespace fromproof::tests {

inline constexpr auto ses =
    "Return-Path: <x@eu-west-1.amazonses.com>\r\n"
    "Authentication-Results: mx.example; dkim=pass header.d=shop.example; spf=pass "
    "smtp.mailfrom=x@eu-west-1.amazonses.com; dmarc=pass (p=NONE) header.from=shop.example\r\n"
    "Received: from x.example (x.example [192.0.2.5]) by mx.example; date\r\n"
    "DKIM-Signature: v=1; a=rsa-sha256; d=shop.example; s=s; h=From; bh=AAAA; b=AAAA\r\n"
    "From: info@shop.example\r\n\r\ntest\r\n";

}  // namespace fromproof::tests

#endif
