// Runs the receiver and prints the stack that it takes.

#include <array>
#include <cstddef>

#include "receiver.hpp"
#include "stack.hpp"

using namespace fromproof;

namespace {

// bh= is 32 zeros, the hash of a board without cryptography.
const char* volatile mail =
    "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=example.com; s=s1;\r\n"
    " h=from:to:subject:date; bh=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=; b=Z2F0ZQ==\r\n"
    "Received: from mail.example.com (mail.example.com [192.0.2.1])\r\n"
    "\tby mx.example.net with ESMTPS id 1; Thu, 1 Jan 2026 00:00:00 +0000\r\n"
    "From: =?utf-8?q?Andr=C3=A9?= <andre@news.example.com>\r\n"
    "To: a@example.net\r\n"
    "Subject: Folded\r\n"
    " subject\r\n"
    "Date: Thu, 1 Jan 2026 00:00:00 +0000\r\n"
    "\r\n"
    "Hello\r\n";

constexpr dns::record key{
    .data =
        "v=DKIM1; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAvbhnT1r/BJTQkTQZo2J3ARHYyUOE/XXfGVgPTjBBtQ7vH"
        "CfyH9O6cuAAqR8eVGD4l8hz7GIx77k+pVtMdVqTehjFbhSay08aE5odQCwzCGevkoo4HMWH5OfU4Z+oSHR8jbM19ARVqeAuYB18m"
        "RIFiLJm0BLWlJZiBhRsedXGCNil5zBzKoT4atifb9pcD0SHD58lErTHeN1PgwAyvLhzkgA1K6HmDKnpvOK0WVtw/LT62YUY2VB+1"
        "YD3DhfFiBnoVYW08LPrFfwkEgVWFCKYwb6MVGcVl5lETT8KhJ33aeSWz1Au8lvDbWW0IjGJs4zBFdP+ZzG8VS31y86jFyTMLQIDA"
        "QAB"};
constexpr dns::record policy{.data = "v=DMARC1; p=reject; rua=mailto:dmarc@example.com"};
constexpr dns::record sender{.data = "v=spf1 a:mail.%{d} ip4:198.51.100.0/24 -all"};
constexpr dns::record address{.data = {"\xc0\x00\x02\x01", 4}};

dns::answer look_up(const dns::query& asked) {
  const auto one = [](const dns::record& record) -> dns::answer {
    return {.status = dns::status::ok, .records = {&record, 1}};
  };
  if (asked.type == dns::record_type::a && asked.name == "mail.example.com") return one(address);
  if (asked.type == dns::record_type::txt) {
    if (asked.name == "example.com") return one(sender);
    if (asked.name == "_dmarc.example.com") return one(policy);
    if (asked.name == "s1._domainkey.example.com") return one(key);
  }
  return {.status = dns::status::nxdomain, .records = {}};
}

std::array<char, 512> field;

}  // namespace

int main() {
  std::size_t size = 0;
  const std::size_t stack = stack_of([&size] {
    size = receive({.client = "192.0.2.1", .helo = "mail.example.com", .mail_from = "bounce@example.com"}, mail,
                   look_up, field);
  });
  print("octets of stack: ", stack);
  if (std::string_view{field.data(), size} !=
      "Authentication-Results: mx.example.net;\r\n"
      " spf=pass smtp.mailfrom=bounce@example.com;\r\n"
      " dkim=pass header.d=example.com;\r\n"
      " dmarc=pass header.from=news.example.com\r\n") {
    return 1;
  }
  return stack <= 6 * 1024 ? 0 : 2;
}
