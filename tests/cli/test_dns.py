"""The sources of records: a real name server, a zone file, both, and servers that do not answer."""

import importlib.util
import json
import os
import subprocess
import time
import unittest

from command import Case, run
from name_server import NameServerCase, SilentServer, zone_file

LOOK_UP = os.path.abspath(os.environ.get("FROMPROOF_LOOK_UP", "../../build/release/look_up"))
SHARED = os.environ.get("FROMPROOF_SHARED", "")
ZONE = zone_file("bank.example")

LARGE = "A" * 1500
# The answers of the zone by RFC 1034 section 4.3.2.
ANSWERS = {
    ("bank.example", "TXT"): ["another record", "v=spf1 mx include:_spf.bank.example -all"],
    ("Bank.example", "MX"): ["10 mx1.bank.example", "20 mx2.bank.example"],
    ("mx1.bank.example", "A"): ["192.0.2.10"],
    ("mx1.bank.example", "AAAA"): ["2001:db8::10"],
    ("mx2.bank.example", "A"): ["192.0.2.11"],
    ("_dmarc.bank.example", "TXT"): ["v=DMARC1; p=reject; rua=mailto:dmarc@bank.example"],
    ("s1._domainkey.bank.example", "TXT"): ["v=DKIM1; p=AAAA"],
    ("chain.bank.example", "TXT"): ["v=DKIM1; p=AAAA"],
    ("chain3.bank.example", "CNAME"): ["s1._domainkey.bank.example"],
    ("deep.below.bank.example", "A"): ["192.0.2.12"],
    ("null.bank.example", "MX"): ["0 ."],
    ("octets.bank.example", "TXT"): ['"quoted" back\\slash \ufffd\0 and ; no comment'],
    ("some.name.wild.bank.example", "TXT"): ["any name"],
    ("large.bank.example", "TXT"): [LARGE],
    ("upper.bank.example", "TXT"): ["Case Kept"],
    ("10.2.0.192.in-addr.arpa.bank.example", "PTR"): ["mx1.bank.example"],
    ("mx2.bank.example", "AAAA"): "no-data",
    ("below.bank.example", "A"): "no-data",  # a name above one with records
    ("wild.bank.example", "TXT"): "no-data",
    ("exact.wild.bank.example", "TXT"): "no-data",  # RFC 4592: no wildcard where the name exists
    ("some.wild.bank.example", "A"): "no-data",
    ("nothing.bank.example", "TXT"): "nxdomain",
    ("x.mx1.bank.example", "A"): "nxdomain",
    ("dangling.bank.example", "TXT"): "no-data",  # RFC 6604: an alias exists, its end does not
    ("loop.bank.example", "TXT"): "failure",
}


def look_up(resolver, zone, *questions):
    """The report's `dns` list, as (name, type) -> (records or status), and the seconds it took."""
    begin = time.monotonic()
    words = [word for question in questions for word in ([question] if question == "then" else question)]
    done = subprocess.run([LOOK_UP, resolver, zone, *words], capture_output=True, timeout=60)
    took = time.monotonic() - begin
    if done.returncode:
        raise AssertionError(f"status {done.returncode}: {done.stderr}")
    found = {}
    for each in json.loads(done.stdout):
        found[each["name"], each["type"]] = sorted(each["records"]) if each["status"] == "ok" else each["status"]
    return found, took


class NameServer(NameServerCase):
    """NSD with the project's zone."""

    def test_every_answer(self):
        found, took = look_up(self.resolver, "", *ANSWERS)
        self.assertEqual(found, ANSWERS)
        self.assertLess(took, 4)

    def test_a_zone_answers_first(self):
        zone = self.file("planned.zone", b"""\
bank.example. TXT "v=spf1 -all"
new.bank.example. CNAME mx1.bank.example.
nothing.bank.example. A 192.0.2.99
""")
        found, _ = look_up(self.resolver, zone, ("bank.example", "TXT"), ("bank.example", "MX"),
                           ("new.bank.example", "A"), ("nothing.bank.example", "TXT"))
        self.assertEqual(found, {
            ("bank.example", "TXT"): ["v=spf1 -all"],  # not published yet
            ("bank.example", "MX"): ANSWERS["Bank.example", "MX"],  # of a type that the file does not have
            ("new.bank.example", "A"): ["192.0.2.10"],  # an alias that leads out of the file
            ("nothing.bank.example", "TXT"): "no-data",  # it will exist: the file has it
        })

    def test_what_the_server_refuses_is_a_failure(self):
        found, _ = look_up(self.resolver, "", ("other.example", "TXT"))
        self.assertEqual(found, {("other.example", "TXT"): "failure"})


class Zone(Case):
    def test_the_same_answers_as_a_name_server(self):
        found, _ = look_up("none", ZONE, *ANSWERS)
        self.assertEqual(found, ANSWERS)

    def test_it_is_all_the_dns_there_is(self):
        found, _ = look_up("none", ZONE, ("example", "TXT"), ("other.example", "TXT"), ("outside.bank.example", "A"))
        self.assertEqual(found, {("example", "TXT"): "no-data", ("other.example", "TXT"): "nxdomain",
                                 ("outside.bank.example", "A"): "no-data"})

    def test_what_people_write(self):
        for octets in (
                b'\xef\xbb\xbfa.example. TXT "found"\r\n',
                b'a.example. IN 300 TXT "found"\n', b'a.example. 300 IN TXT "found"\n',
                b'a.example.\tin\t1h30m\ttxt found\n', b'a.example. ( IN ; class\n 1W TXT "fo" "und" )\n',
                b'$TTL 1h\n$ORIGIN example.\na IN TXT "found"\n', b'$ORIGIN a.example.\n@ 60 TXT "found"\n',
                b'$ORIGIN example.\n$ORIGIN a\n@ TXT "found"\n',
                b'$ORIGIN .\n$ORIGIN example\n$ORIGIN @\na TXT "found"\n',
                b'IN. IN 60 A 192.0.2.1\na.example. TXT "f\\111und"\n',
                b'a.example. A 192.0.2.1\n IN 60 TXT "found"\n  ; a comment ( with "signs\n',
                b'a.example. TXT \\# 6 05666f756e64\n'):
            found, _ = look_up("none", self.file("zone", octets), ("a.example", "TXT"))
            self.assertEqual(found, {("a.example", "TXT"): ["found"]}, octets)

    def test_text_that_would_be_misread_is_refused(self):
        for octets, line in (
                (b'a.example. TXT v=spf1 -all\n', ":1:"), (b'; one\na.example. 60 IN TXT "v=spf1" -all\n', ":2:"),
                (b'a.example. TXT (\n "v=spf1"\n -all )\n', ":3:"), (b'a.example. TXT v=DMARC1; p=none\n', ":1:"),
                (b'@ TXT "x"\n', ":1:"), (b'\n\na.example TXT "x"\n', ":3:"), (b'a.example. CNAME b\n', ":1:"),
                (b'a.example. MX 10 mx.example\n', ":1:"), (b'a.example. IN 60 CNAME @\n', ":1:"),
                (b'a.example\\. TXT "x"\n', ":1:"), (b'$ORIGIN example\n', ":1:"), (b'\xef\xbb\xbf@ TXT x\n', ":1:")):
            done = run("check", "--zone", self.file("zone", octets), octets=b"From: <a@bank.example>\n\n")
            self.assert_refused(done, "--zone", "zone" + line)

    def test_an_empty_file_is_an_empty_zone(self):
        found, _ = look_up("none", self.file("zone", b"; nothing\n"), ("a.example", "TXT"))
        self.assertEqual(found, {("a.example", "TXT"): "nxdomain"})

    def test_no_dns_at_all_is_a_failure(self):
        found, _ = look_up("none", "", ("a.example", "TXT"))
        self.assertEqual(found, {("a.example", "TXT"): "failure"})

    def test_errors_have_their_line(self):
        for octets, line in ((b'a.example. TXT "one"\na.example. A 192.0.2.300\n', ":2:"),
                             (b"; other files\n\n$INCLUDE /etc/passwd\n", ":3:"),
                             (b"a.example. NOTYPE x\n", ":1:"),
                             (b"\xff\xfe\0binary\0" * 100, ":1:")):
            done = run("check", "--zone", self.file("zone", octets), octets=b"From: <a@bank.example>\n\n")
            self.assert_refused(done, "--zone", "zone" + line)

    def test_not_a_file(self):
        self.assert_refused(run("check", "--zone", self.folder + "/none"), "--zone", "No such file")
        self.assert_refused(run("check", "--zone", self.folder), "--zone")


class Fixture(Case):
    """Failures that no real name server produces on request."""

    def setUp(self):
        super().setUp()
        source = os.path.join(SHARED, "tools", "fixture_dns.py")
        if not os.path.exists(source):
            self.skipTest("FROMPROOF_SHARED is not there")
        spec = importlib.util.spec_from_file_location("fixture_dns", source)
        fixture_dns = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(fixture_dns)
        self.port = fixture_dns.start({
            "broken.example": "SERVFAIL",
            "half.example": {"TXT": "SERVFAIL", "A": ["192.0.2.2"]},
            "silent.example": "TIMEOUT",
            "strings.example": {"TXT": [["x"] * 300, ["a", "", "b"]]},
            "odd label.example": {"TXT": ["found"]},
            "name.test": {"TXT": ["answered by the server"]}, "name.invalid": {"TXT": ["answered by the server"]},
            "1.2.0.192.in-addr.arpa": {"PTR": ["mail.example"]},
            "1.1.168.192.in-addr.arpa": {"PTR": ["lan.example"]},
        })

    def test_answers(self):
        wanted = {
            ("broken.example", "TXT"): "failure",
            ("half.example", "TXT"): "failure",
            ("half.example", "A"): ["192.0.2.2"],
            ("strings.example", "TXT"): ["ab", "x" * 300],
            ("odd label.example", "TXT"): ["found"],
            # Names that libunbound would answer itself.
            ("name.test", "TXT"): ["answered by the server"],
            ("name.invalid", "TXT"): ["answered by the server"],
            ("1.2.0.192.in-addr.arpa", "PTR"): ["mail.example"],
            ("1.1.168.192.in-addr.arpa", "PTR"): ["lan.example"],
            ("localhost", "A"): "nxdomain",
            # An invalid name is never sent.
            ("a..b", "TXT"): "failure",
            ("x" * 64 + ".example", "TXT"): "failure",
        }
        found, took = look_up(f"127.0.0.1@{self.port}", "", *wanted)
        self.assertEqual(found, wanted)
        self.assertLess(took, 4)

    def test_a_silent_name_leaves_the_others(self):
        found, took = look_up(f"127.0.0.1@{self.port}", "", ("silent.example", "TXT"), ("half.example", "A"),
                              "then", ("strings.example", "A"), ("name.test", "TXT"))
        self.assertEqual(found, {("silent.example", "TXT"): "failure", ("half.example", "A"): ["192.0.2.2"],
                                 ("strings.example", "A"): "no-data", ("name.test", "TXT"): ["answered by the server"]})
        self.assertLess(took, 8)


class Silence(Case):
    def test_a_server_that_never_answers_costs_ten_seconds_in_all(self):
        with SilentServer() as resolver:
            rounds = [word for i in range(9) for word in ((f"{i}.example", "TXT"), (f"{i}.example", "A"), "then")]
            found, took = look_up(resolver, "", *rounds)
        self.assertEqual(set(found.values()), {"failure"})
        self.assertEqual(len(found), 18)
        self.assertLess(took, 12)

    def test_not_a_server(self):
        for name in ("", "example.com", "1.2.3", "127.0.0.1@", "127.0.0.1@0", "127.0.0.1@65536", "127.0.0.1@53x",
                     "@53", "None"):
            self.assert_refused(run("check", "--dns", name), "--dns")


if __name__ == "__main__":
    unittest.main()
