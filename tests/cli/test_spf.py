"""`fromproof spf`: the object of the report and the text for people, from a real name server and from a zone file."""

import unittest

from command import Case, objects, run
from name_server import NameServerCase, SilentServer, zone_file


def spf(*arguments):
    return run("spf", *arguments)


class Answers:
    """The tests of both sources of records: self.dns are the options."""

    def check(self, ip, mail_from, *more):
        done = spf(*self.dns, "--format", "json", "--ip", ip, "--mail-from", mail_from, *more)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        return objects(done)[0]

    def test_members(self):
        value = self.check("198.51.100.7", "News@Shop.example")
        asked = [(each["name"].lower(), each["type"], each["status"]) for each in value.pop("dns")]
        self.assertEqual(asked, [("shop.example", "TXT", "ok"), ("_spf.post.example", "TXT", "ok")])
        self.assertEqual(value.pop("trace"), [
            {"domain": "Shop.example", "term": "ip4:192.0.2.64/26", "depth": 0, "result": "no-match"},
            {"domain": "_spf.post.example", "term": "ip4:198.51.100.0/25", "depth": 1, "result": "pass"},
            {"domain": "Shop.example", "term": "include:_spf.post.example", "depth": 0, "result": "pass"}])
        self.assertEqual(value, {
            "identity": "mailfrom", "domain": "shop.example", "result": "pass", "source": "verified", "reason": None,
            "mechanism": "include:_spf.post.example", "lookups": 1, "void_lookups": 0, "explanation": None,
            "record": "v=spf1 ip4:192.0.2.64/26 include:_spf.post.example exists:nothing.shop.example -all "
                      "exp=why.shop.example",
            "aligned": {"relaxed": None, "strict": None}, "problem": None, "findings": []})

    def test_a_fail_is_explained(self):
        value = self.check("203.0.113.9", "news@shop.example")
        self.assertEqual((value["result"], value["mechanism"], value["lookups"], value["void_lookups"]),
                         ("fail", "-all", 2, 1))
        self.assertEqual(value["explanation"], "203.0.113.9 is no server of shop.example")
        self.assertEqual([finding["code"] for finding in value["findings"]], ["spf-void-lookups"])

    def test_a_null_reverse_path_stands_for_the_helo_name(self):
        for null in ("", "<>"):
            value = self.check("192.0.2.70", null, "--helo", "shop.example")
            self.assertEqual((value["domain"], value["result"]), ("shop.example", "pass"))

    def test_the_fault_of_a_record_is_shown(self):
        value = self.check("192.0.2.1", "a@broken.example")
        self.assertEqual((value["result"], value["reason"]), ("permerror", "bad-record"))
        self.assertEqual((value["problem"]["code"], value["problem"]["offset"], value["problem"]["term"]),
                         ("unknown-mechanism", 24, "ipv4:192.0.2.1"))
        self.assertIn({"domain": "broken.example", "reason": "bad-record"},
                      [finding["params"] for finding in value["findings"] if finding["code"] == "spf-error"])

    def test_without_a_record(self):
        value = self.check("192.0.2.1", "a@mail.shop.example")
        self.assertEqual((value["result"], value["reason"], value["record"]), ("none", "no-record", None))

    def test_an_invalid_address_has_no_record(self):
        for sender in ("a@shop..example", "a@[192.0.2.1]", "@", "\u00ff@-"):
            self.assertEqual(self.check("192.0.2.1", sender)["result"], "none")

    def test_a_record_for_everybody_is_a_finding(self):
        value = self.check("203.0.113.9", "a@open.example")
        self.assertEqual((value["result"], value["mechanism"]), ("pass", "a/0"))
        self.assertEqual([(each["code"], each["severity"]) for each in value["findings"]],
                         [("spf-wide-network", "warning")])

    def test_text(self):
        done = spf(*self.dns, "--ip", "203.0.113.9", "--mail-from", "<news@shop.example>")
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        lines = done.stdout.decode().split("\n")
        self.assertEqual(lines[0], "fail  203.0.113.9 may not send mail in the name of shop.example")
        text = done.stdout.decode()
        self.assertRegex(text, r"(?m)^  matched +-all$")
        self.assertRegex(text, r"(?m)^  lookups +2 of 10, 1 of 2 that found nothing$")
        self.assertRegex(text, r"(?m)^  they say +203.0.113.9 is no server of shop.example$")
        self.assertRegex(text, r"(?m)^    shop.example  exists:nothing.shop.example +-$")
        self.assertRegex(text, r"(?m)^      _spf.post.example  ip4:198.51.100.0/25 +-$")

    def test_the_text_of_an_error(self):
        text = spf(*self.dns, "--ip", "203.0.113.9", "--mail-from", "a@stray.example").stdout.decode()
        self.assertRegex(text, r"(?m)^  at +include:news.shop.example$")
        self.assertRegex(text, r"(?m)^  ! error +.* cannot be used: an include names a domain without a record\.$")
        self.assertNotIn("matched", text)


class ByNameServer(Answers, NameServerCase):
    zones = ("example", "bank.example")

    def setUp(self):
        super().setUp()
        self.dns = ("--dns", self.resolver)

    def test_a_zone_file_answers_first(self):
        planned = self.file("planned.zone", b'shop.example. TXT "v=spf1 include:_spf.post.example ~all"\n')
        value = self.check("198.51.100.7", "news@shop.example", "--zone", planned)
        self.assertEqual((value["result"], value["record"]), ("pass", "v=spf1 include:_spf.post.example ~all"))
        self.assertEqual(self.check("203.0.113.9", "news@shop.example", "--zone", planned)["result"], "softfail")


class ByZoneFile(Answers, Case):
    def setUp(self):
        super().setUp()
        self.dns = ("--zone", zone_file("example"))


class Usage(Case):
    def test_75_when_dns_does_not_answer(self):
        with SilentServer() as resolver:
            done = spf("--dns", resolver, "--format", "json", "--ip", "192.0.2.1", "--mail-from", "user@example.com")
        self.assertEqual((done.returncode, done.stderr), (75, b""))
        value = objects(done)[0]
        self.assertEqual((value["result"], value["reason"]), ("temperror", "dns-failure"))
        self.assertEqual([each["status"] for each in value["dns"]], ["failure"])

    def test_what_is_missing_is_named(self):
        dns = ("--zone", zone_file("example"))
        who = ("--ip", "192.0.2.1", "--mail-from", "a@shop.example")
        self.assert_refused(spf(*who), "DNS")
        self.assert_refused(spf(*dns, "--ip", "192.0.2.1"), "--mail-from")
        self.assert_refused(spf(*dns, "--mail-from", "a@shop.example"), "--ip")
        self.assert_refused(spf(*dns, "--ip", "192.0.2.1", "--mail-from="), "--helo")
        self.assert_refused(spf(*dns, "--ip", "192.0.2.256", "--mail-from", "a@shop.example"), "--ip", "192.0.2.256")
        self.assert_refused(spf(*dns, *who, "--time", "noon"), "--time")
        self.assert_refused(spf(*dns, *who, "--format", "xml"), "--format")
        self.assert_refused(spf("--zone", self.folder + "/none", *who), "--zone")


if __name__ == "__main__":
    unittest.main()
