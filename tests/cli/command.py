"""Shared by the tests of the command: running it, and messages for it."""

import json
import os
import subprocess
import tempfile
import unittest

COMMAND = os.path.abspath(os.environ.get("FROMPROOF_COMMAND", "../../build/release/fromproof"))
SANITIZED = b"__asan_init" in open(COMMAND, "rb").read()

# As a receiver stores it: DMARC passes, by SPF and DKIM.
PASSING = b"""\
Authentication-Results: mx.rcpt.example; spf=pass smtp.mailfrom=a@bank.example; dkim=pass header.d=bank.example; dmarc=pass header.from=bank.example
Received: from mail.bank.example (mail.bank.example [192.0.2.10]) by mx.rcpt.example with ESMTP; Thu, 01 Jan 2026 00:00:00 +0000
From: "Bank" <info@bank.example>
To: <you@rcpt.example>
Subject: statement
Message-ID: <1@bank.example>
Date: Thu, 01 Jan 2026 00:00:00 +0000

Hi.
"""
# It has no results.
UNPROVEN = b"""\
From: <info@bank.example>
To: <you@rcpt.example>
Subject: unproven

Hi.
"""
# The DNS of the bank: who may send, and the policy for other mail.
ZONE = b"""\
bank.example. TXT "v=spf1 ip4:192.0.2.10 -all"
_dmarc.bank.example. TXT "v=DMARC1; p=reject"
"""
SEPARATOR = b"From a@bank.example Thu Jan  1 00:00:00 2026\n"


def crlf(message):
    return message.replace(b"\n", b"\r\n")


def run(*arguments, octets=b"", **environment):
    environment = {**os.environ, "LC_ALL": "C.UTF-8", **environment}
    return subprocess.run([COMMAND, *arguments], input=octets, capture_output=True, env=environment, timeout=120)


def objects(done):
    return [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]


class Case(unittest.TestCase):
    """A test with a folder of its own."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="fromproof-cli-")
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def file(self, name, octets):
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(octets)
        return path

    def assert_refused(self, done, *words):
        """Exit status 2, nothing on standard output, and one line on standard error that contains these words."""
        self.assertEqual(done.returncode, 2, done.stderr)
        self.assertEqual(done.stdout, b"")
        self.assertEqual(done.stderr.count(b"\n"), 1, done.stderr)
        self.assertTrue(done.stderr.startswith(b"fromproof: "), done.stderr)
        for word in words:
            self.assertIn(word.encode(), done.stderr)
