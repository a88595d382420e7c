"""check --format authentication-results: the field that a mail server adds at the top of a message."""

import sys
import unittest

from command import PASSING, SEPARATOR, UNPROVEN, Case, run
from name_server import zone_file

# Only Debian's interpreter finds Debian's package, but it is plain Python that works with any.
sys.path.append("/usr/lib/python3/dist-packages")
try:
    import authres
except ImportError:
    authres = None

ZONE = zone_file("bank.example")

# Reverse-paths, and what a parser must read: the address, or if there is none, the domain that was checked.
REVERSE_PATHS = {
    "a@bank.example": "a@bank.example",
    "<a@bank.example>": "a@bank.example",
    "b+user=rcpt.example@bank.example": "b+user=rcpt.example@bank.example",
    '"a b"@bank.example': '"a b"@bank.example',
    '"a; dmarc=pass"@bank.example': '"a; dmarc=pass"@bank.example',
    "a..b.@bank.example": "a..b.@bank.example",
    "a(b)@bank.example": "a(b)@bank.example",
    "a;dmarc=pass@bank.example": "a;dmarc=pass@bank.example",
    "\u00e9@bank.example": "bank.example",
    "a\u202e@bank.example": "bank.example",
    '"a\r\nX-Injected: 1"@bank.example': "bank.example",
    "a@bank.example>\r\nX-Injected: 1": None,
    "a@bank.example\r\n\r\n<html>": None,
}


def field_of(message, *options):
    return run("check", "--format", "authentication-results", "--receiver", "mx.rcpt.example", *options,
               octets=message).stdout


class AuthenticationResults(Case):
    def checked(self, mail_from, helo="mx1.bank.example", message=UNPROVEN):
        field = field_of(message, "--zone", ZONE, "--ip", "192.0.2.10", "--mail-from", mail_from, "--helo", helo)
        self.assert_one_field(field)
        return field

    def assert_one_field(self, field):
        self.assertRegex(field, rb"\AAuthentication-Results:[ -~]*\r\n( [ -~]+\r\n)*\Z")
        self.assertLessEqual(max(map(len, field.split(b"\r\n"))), 78)

    def test_a_whole_field(self):
        self.assertEqual(self.checked("a@bank.example").decode(), """\
Authentication-Results: mx.rcpt.example;\r
 spf=pass smtp.mailfrom=a@bank.example;\r
 dkim=none;\r
 dmarc=pass (p=reject dis=none) header.from=bank.example polrec.p=reject\r
""")
        self.assertIn(b" spf=pass smtp.helo=bank.example;\r\n", self.checked("", helo="bank.example"))

    def test_nothing_is_repeated_that_was_only_reported(self):
        self.assertEqual(field_of(PASSING), b"Authentication-Results: mx.rcpt.example; none\r\n")

    def test_each_message_has_a_field(self):
        self.assertEqual(field_of(SEPARATOR + PASSING + b"\n" + SEPARATOR + UNPROVEN),
                         b"Authentication-Results: mx.rcpt.example; none\r\n" * 2)

    def test_a_receiver_is_needed_and_must_be_a_name(self):
        for options in ([], ["--receiver", ""], ["--receiver", "mx\r\nX-Injected: 1"], ["--receiver", "m\u00fc.example"]):
            with self.subTest(options=options):
                self.assert_refused(run("check", "--format", "authentication-results", *options, octets=PASSING),
                                    "--receiver")

    @unittest.skipUnless(authres, "no python3-authres here")
    def test_an_independent_parser_reads_every_reverse_path(self):
        for mail_from, expected in REVERSE_PATHS.items():
            with self.subTest(mail_from=mail_from):
                field = self.checked(mail_from).decode("ascii").replace("\r\n", "")
                read = authres.AuthenticationResultsHeader.parse(field)
                self.assertEqual(read.authserv_id, "mx.rcpt.example")
                self.assertEqual([result.method for result in read.results], ["spf", "dkim", "dmarc"])
                properties = {f"{each.type}.{each.name}": each.value for each in read.results[0].properties}
                self.assertEqual(properties, {"smtp.mailfrom": expected} if expected else {})
                self.assertEqual(read.results[2].properties[0].value, "bank.example")


if __name__ == "__main__":
    unittest.main()
