"""The way of a reader: a mail's fix, its records in each form, the records published, and `domain --expect` on them."""

import unittest

from command import Case, objects, run
from name_server import NameServerCase
from test_records import DNS, TIME, sample, zone_of

FORMS = ("zone-file", "route53", "cloudflare", "terraform", "cloudformation", "dnscontrol")
SAMPLE = "ses-before"
# What Amazon's documentation names for a custom MAIL FROM domain in ap-northeast-1.
MX = {"mail.example.jp MX": ["10 feedback-smtp.ap-northeast-1.amazonses.com"]}
TXT = {"mail.example.jp": ["v=spf1 include:amazonses.com ~all"]}


class Published(NameServerCase):
    """NSD with the records of a sample, and with those that a test adds."""

    zones = (".",)
    added = {**MX, **TXT}

    def zone_path(self, _):
        return self.file("root.zone", zone_of({**DNS[SAMPLE], **self.added}).encode())

    def records(self, form):
        done = run("check", "--dns", "none", "--zone", self.file("before.zone", zone_of(DNS[SAMPLE]).encode()), *TIME,
                   "--records", form, sample(SAMPLE))
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        self.assertIn(b"mail.example.jp", done.stdout)
        return self.file("records." + form, done.stdout)

    def expect(self, path, *options, domain="example.jp"):
        return run("domain", "--dns", self.resolver, "--expect", path, *options, domain)

    def states(self, path, **options):
        done = self.expect(path, "--format", "json", **options)
        [report] = objects(done)
        return done.returncode, [(each["name"], each["type"], each["state"]) for each in report["expect"]]


class AllThere(Published):
    def test_each_form(self):
        for form in FORMS:
            with self.subTest(form):
                self.assertEqual(self.states(self.records(form)),
                                 (0, [("mail.example.jp", "MX", "present"), ("mail.example.jp", "TXT", "present")]))

    def test_text(self):
        done = self.expect(self.records("terraform"), "--lang", "en")
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        text = done.stdout.decode()
        self.assertTrue(text.endswith("""
Expected records: 2 present
  present  mail.example.jp  MX   10 feedback-smtp.ap-northeast-1.amazonses.com
  present  mail.example.jp  TXT  "v=spf1 include:amazonses.com ~all"
"""), text)

    def test_a_domain_without_expected_records_spoils_no_other(self):
        done = run("domain", "--dns", self.resolver, "--expect", self.records("zone-file"), "--format", "json",
                   "other.jp", "example.jp")
        self.assertEqual(done.returncode, 2)
        self.assertEqual(done.stderr, b"fromproof: other.jp: --expect: no record is at or below other.jp\n")
        self.assertEqual([report["domain"] for report in objects(done)], ["example.jp"])

    def test_standard_input(self):
        with open(self.records("route53"), "rb") as file:
            done = run("domain", "--dns", self.resolver, "--expect", "-", "example.jp", octets=file.read())
        self.assertEqual(done.returncode, 0, done)

    def test_computed_records_are_refused_by_line_and_the_others_count(self):
        path = self.file("dns.tf", b"""resource "aws_route53_record" "a" {
  name    = "mail.example.jp"
  type    = "TXT"
  records = ["v=spf1 include:amazonses.com ~all", "v=${var.x}"]
}
""")
        done = self.expect(path, "--format", "json")
        self.assertEqual(done.returncode, 2)
        self.assertEqual(done.stderr.decode(), f"fromproof: {path}: line 4: records is computed by Terraform; "
                                               "write the value itself, in quotes\n")
        [report] = objects(done)
        self.assertEqual([each["state"] for each in report["expect"]], ["present"])

    def test_a_file_that_cannot_be_read(self):
        for octets, words in ((b'{"Changes": [', ("line 1", "JSON")), (b'resource "a" "b" {', ("line 1", "does not end")),
                              (b"", ("line 1", "no records")), (b"www A 192.0.2.1\n", ("line 1", "$ORIGIN"))):
            path = self.file("bad", octets)
            done = self.expect(path)
            self.assert_refused(done, path, *words)
        self.assert_refused(self.expect("/no/such/file"), "/no/such/file: No such file or directory")

    def test_a_file_without_records_of_the_domain(self):
        self.assert_refused(self.expect(self.records("zone-file"), domain="example.com"), "at or below example.com")
        # In Terraform it may be a name below example.com as well, and nothing in the file says so or not.
        done = self.expect(self.records("terraform"), domain="example.com")
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"line 4: whether mail.example.jp is relative to its zone is not known", done.stderr)


class OneWrong(Published):
    added = {"mail.example.jp MX": ["10 feedback-smtp.us-east-1.amazonses.com"], **TXT}

    def test_each_form(self):
        for form in FORMS:
            with self.subTest(form):
                self.assertEqual(self.states(self.records(form)),
                                 (1, [("mail.example.jp", "MX", "different"), ("mail.example.jp", "TXT", "present")]))

    def test_text(self):
        for language, title, state, found in (("en", "Expected records: 1 different, 1 present", "different", "found"),
                                              ("ja", "期待するレコード：相違 1件、一致 1件", "相違", "実際の値")):
            done = self.expect(self.records("zone-file"), "--lang", language)
            self.assertEqual((done.returncode, done.stderr), (1, b""))
            lines = done.stdout.decode().splitlines()
            lines = lines[lines.index(title):]
            self.assertRegex(lines[1], rf"^  {state} +mail\.example\.jp  MX   10 feedback-smtp\.ap-northeast-1\.")
            self.assertRegex(lines[2], rf"^  {found} +10 feedback-smtp\.us-east-1\.amazonses\.com$")
            # The values stand below each other, also if a character takes two columns.
            wide = lambda text: sum(2 if ord(each) > 0x2e80 else 1 for each in text)
            self.assertEqual(*(wide(line[:line.index("10 ")]) for line in lines[1:3]))


class OneMissing(Published):
    added = TXT

    def test_each_form(self):
        for form in FORMS:
            with self.subTest(form):
                self.assertEqual(self.states(self.records(form)),
                                 (1, [("mail.example.jp", "MX", "missing"), ("mail.example.jp", "TXT", "present")]))


class OneTooMany(Published):
    added = {**MX, "mail.example.jp": ["v=spf1 include:amazonses.com ~all", "v=spf1 -all", "site-verification=1"]}

    def test_a_second_spf_record_is_extra(self):
        status, states = self.states(self.records("terraform"))
        self.assertEqual(status, 1)
        self.assertEqual(states, [("mail.example.jp", "MX", "present"), ("mail.example.jp", "TXT", "present"),
                                  ("mail.example.jp", "TXT", "extra")])


class NoAnswer(Case):
    def test_it_is_unknown(self):
        zone = self.file("wanted.zone", b"a.shop.example. TXT \"x\"\n")
        loop = self.file("loop.zone", b"a.shop.example. CNAME a.shop.example.\nshop.example. TXT \"v=spf1 -all\"\n"
                                      b"_dmarc.shop.example. TXT \"v=DMARC1; p=reject\"\nshop.example. MX 0 .\n")
        done = run("domain", "--zone", loop, "--expect", zone, "--format", "json", "shop.example")
        self.assertEqual(done.returncode, 75, done)
        self.assertEqual([each["state"] for each in objects(done)[0]["expect"]], ["unknown"])

    def test_values_cannot_move_the_cursor(self):
        zone = self.file("wanted.zone", b"shop.example. TXT \"\\027[2J\"\n")
        done = run("domain", "--zone", zone, "--expect", zone, "shop.example")
        self.assertNotIn(b"\x1b", done.stdout)
        self.assertIn(b"<U+001B>[2J", done.stdout)


if __name__ == "__main__":
    unittest.main()
