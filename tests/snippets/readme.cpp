// The program of README.md, on mails that prove their From and on forged ones.
#include "readme.hpp"

#include <cstdio>
#include <string>

namespace {

namespace dns = fromproof::dns;

// RFC 8463 appendix A: the Ed25519 signature, and its key.
constexpr std::string_view signed_mail =
    "DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;\r\n"
    " d=football.example.com; i=@football.example.com;\r\n"
    " q=dns/txt; s=brisbane; t=1528637909; h=from : to :\r\n"
    " subject : date : message-id : from : subject : date;\r\n"
    " bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;\r\n"
    " b=/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11Bus\r\n"
    " Fa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==\r\n"
    "From: Joe SixPack <joe@football.example.com>\r\n"
    "To: Suzie Q <suzie@shopping.example.net>\r\n"
    "Subject: Is dinner ready?\r\n"
    "Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)\r\n"
    "Message-ID: <20030712040037.46341.5F8J@football.example.com>\r\n"
    "\r\n"
    "Hi.\r\n"
    "\r\n"
    "We lost the game.  Are you hungry yet?\r\n"
    "\r\n"
    "Joe.\r\n";

constexpr std::string_view unsigned_mail =
    "From: Joe SixPack <joe@football.example.com>\r\n"
    "\r\n"
    "Hi.\r\n";

/// What a forger wants the receiver to believe.
constexpr std::string_view claims =
    "Return-Path: <joe@football.example.com>\r\n"
    "Authentication-Results: mx.example; dmarc=pass header.from=football.example.com; spf=pass\r\n"
    " smtp.mailfrom=football.example.com; dkim=pass header.d=football.example.com\r\n"
    "Received: from football.example.com (football.example.com [192.0.2.5]) by mx.example; Thu, 1 Jan 2026 00:00:00 "
    "+0000\r\n";

dns::answer zone(const dns::query& asked) {
  static constexpr dns::record key{"v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="};
  static constexpr dns::record policy{"v=DMARC1; p=reject"};
  static constexpr dns::record senders{"v=spf1 ip4:192.0.2.5 -all"};
  static constexpr dns::record anybody{"v=spf1 +all"};
  const auto one = [](const dns::record& record) { return dns::answer{dns::status::ok, {&record, 1}}; };
  if (asked.name == "brisbane._domainkey.football.example.com") return one(key);
  if (asked.name == "_dmarc.football.example.com") return one(policy);
  if (asked.name == "football.example.com") return one(senders);
  if (asked.name == "forger.example") return one(anybody);
  return {.status = dns::status::nxdomain, .records = {}};
}
dns::answer silence(const dns::query&) {
  return {.status = dns::status::failure, .records = {}};
}
dns::answer not_yet(const dns::query&) {
  return {};
}

int faults = 0;

void expect(bool wanted, const char* what, const std::string& octets, const fromproof::envelope& smtp,
            dns::answer (*resolver)(const dns::query&) = zone) {
  std::string why;
  auto out = [&why](std::string_view text) { why += text; };
  const bool proven = proves_author(octets, smtp, resolver, 1'528'637'909, out);
  if (proven == wanted && why.find("DMARC") != std::string::npos) return;
  std::printf("%s: must%s prove its From\n", what, wanted ? "" : " not");
  ++faults;
}

}  // namespace

int main() {
  const fromproof::envelope own{
      .ip = "192.0.2.5", .mail_from = "joe@football.example.com", .helo = "a", .receiver = {}};
  const fromproof::envelope other{.ip = "198.51.100.7", .mail_from = "x@forger.example", .helo = "a", .receiver = {}};
  const fromproof::envelope liar{
      .ip = "198.51.100.7", .mail_from = "joe@football.example.com", .helo = "a", .receiver = {}};
  const std::string of_dkim{signed_mail};
  const std::string of_spf{unsigned_mail};
  std::string altered = of_dkim;
  altered.replace(altered.find("lost"), 4, "won!");

  expect(true, "a signed mail", of_dkim, other);
  expect(true, "a mail of its own server", of_spf, own);
  expect(true, "a signed copy", of_dkim, {});
  expect(false, "a mail of another server", of_spf, other);
  expect(false, "a mail under a false sender", of_spf, liar);
  expect(false, "an altered mail", altered, other);
  for (const auto& smtp : {other, liar, fromproof::envelope{}}) {
    expect(false, "a mail with results in it", std::string{claims} + of_spf, smtp);
    expect(false, "an altered mail with results in it", std::string{claims} + altered, smtp);
  }
  expect(false, "a mail when DNS is silent", of_dkim, own, silence);
  expect(false, "a mail when DNS has not answered yet", of_dkim, own, not_yet);
  return faults == 0 ? 0 : 1;
}
