#include <cstddef>

#include "checks.hpp"
#include "stack.hpp"

// Volatile, so that the compiler cannot evaluate the message at compile time.
static const char* volatile message =
    "Return-Path: <bounces@mail.example.com>\r\n"
    "Authentication-Results: mx.example.net; spf=pass smtp.mailfrom=bounces@mail.example.com;\r\n"
    " dkim=pass header.d=example.com\r\n"
    "Received: from mail.example.com (mail.example.com [192.0.2.1])\r\n"
    "\tby mx.example.net with ESMTPS id 1; Thu, 1 Jan 2026 00:00:00 +0000\r\n"
    "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/simple; d=example.com; s=s1;\r\n"
    " h=from:subject; bh=Z2F0ZQ==; b=\r\n"
    " Z2F0\r\n"
    " ZQ==\r\n"
    "From: =?utf-8?q?Andr=C3=A9?= <andr\u00e9.x@b\u00fccher.example.com>\r\n"
    "To: undisclosed-recipients:;\r\n"
    "Subject: Folded\r\n"
    " subject\r\n"
    "Date: Thu, 1 Jan 2026 00:00:00 +0000\r\n"
    "\r\n"
    "Hello\r\n";

int main() {
  checks check;
  spf_workspace memory{};
  check(stack_of([&] { evaluate_spf(memory, check); }) <= 3 * 1024);
  read_fields(message, check);
  judge_message(message, check);
  read_bounces(check);
  return check.failed();
}
