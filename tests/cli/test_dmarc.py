"""`fromproof dmarc`: which record governs a domain, from a real name server and from a zone file."""

import unittest

from command import Case, objects, run
from name_server import NameServerCase, SilentServer, zone_file


class Answers:
    """The tests of both sources of records: self.dns are the options."""

    def find(self, domain, *more):
        done = run("dmarc", *self.dns, "--format", "json", *more, domain)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        return objects(done)[0]

    def test_members(self):
        value = self.find("news.shop.example")
        record = ("v=DMARC1; p=quarantine; np=reject; t=y; pct=50; "
                  "rua=mailto:a@reports.example,mailto:b@other.example,mailto:c@news.shop.example")
        value.pop("dns"), value.pop("reports")
        self.assertEqual([(each["code"], each["part"]) for each in value.pop("problems")], [("historic-tag", "pct")])
        self.assertEqual(value.pop("walk"), [
            {"name": "_dmarc.news.shop.example", "status": "nxdomain", "records": 0, "psd": None},
            {"name": "_dmarc.shop.example", "status": "ok", "records": 1, "psd": "u"},
            {"name": "_dmarc.example", "status": "nxdomain", "records": 0, "psd": None}])
        self.assertEqual(value, {
            "result": None, "reason": None, "source": "verified", "aligned_by": [], "method": "tree-walk",
            "organizational_domain": "shop.example", "record": record, "record_domain": "shop.example",
            "policy": "quarantine", "applied": None, "alignment_mode": {"spf": "relaxed", "dkim": "relaxed"},
            "testing": True, "exists": True,
            "queries": ["_dmarc.news.shop.example", "_dmarc.shop.example", "_dmarc.example"]})

    def test_who_gets_reports_about_others_must_agree(self):
        value = self.find("shop.example")
        self.assertEqual([(each["domain"], each["external"], each["authorized"], each["name"])
                          for each in value["reports"]],
                         [("reports.example", True, True, "shop.example._report._dmarc.reports.example"),
                          ("other.example", True, False, "shop.example._report._dmarc.other.example"),
                          ("news.shop.example", False, True, None)])
        # Policies of names below ask by the domain of the record.
        self.assertEqual([each["name"] for each in self.find("news.shop.example")["reports"]],
                         [each["name"] for each in value["reports"]])

    def test_a_name_that_does_not_exist(self):
        value = self.find("nothing.shop.example")
        self.assertEqual((value["policy"], value["exists"]), ("reject", False))

    def test_of_several_records_none_counts_and_the_walk_goes_on(self):
        value = self.find("odd.shop.example")
        self.assertEqual((value["record_domain"], value["walk"][0]["records"]), ("shop.example", 2))

    def test_a_public_suffix_domain(self):
        value = self.find("town.city.example")
        self.assertEqual((value["organizational_domain"], value["record_domain"], value["policy"]),
                         ("town.city.example", "city.example", "reject"))
        self.assertEqual(value["walk"][-1], {"name": "_dmarc.city.example", "status": "ok", "records": 1, "psd": "y"})

    def test_the_suffix_list_in_place_of_the_walk(self):
        value = self.find("a.town.city.example", "--method", "psl")
        self.assertEqual((value["method"], value["organizational_domain"], value["record"]),
                         ("psl", "city.example", "v=DMARC1; p=reject; psd=y"))
        self.assertEqual(value["queries"], ["_dmarc.a.town.city.example", "_dmarc.city.example"])

    def test_records_that_do_not_apply(self):
        value = self.find("broken.example")
        self.assertEqual((value["result"], value["reason"], value["policy"], value["record"]),
                         ("none", "unusable-record", None, "v=DMARC1; p=rject"))
        self.assertEqual([(each["code"], each["offset"]) for each in value["problems"]], [("bad-policy", 12)])
        value = self.find("mail.open.example")
        self.assertEqual((value["result"], value["reason"], value["record"], value["policy"]),
                         ("none", "no-record", None, None))

    def test_text(self):
        done = run("dmarc", *self.dns, "nothing.shop.example")
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        text = done.stdout.decode()
        self.assertTrue(text.startswith("nothing.shop.example: DMARC asks for reject\n"), text)
        self.assertRegex(text, r"(?m)^  policy +reject, as for a name that does not exist; t=y asks for quarantine instead$")
        self.assertRegex(text, r"(?m)^  found at +_dmarc.shop.example$")
        self.assertRegex(text, r"(?m)^  rua +mailto:b@other.example  \(they do not agree, so none is sent: "
                               r"no record at shop.example._report._dmarc.other.example\)$")
        self.assertRegex(text, r"(?m)^    _dmarc.shop.example +a record$")
        self.assertRegex(run("dmarc", *self.dns, "town.city.example").stdout.decode(),
                         r"(?m)^    _dmarc.city.example +a record; psd=y: the organization begins one label below$")


class ByNameServer(Answers, NameServerCase):
    zones = ("example", "bank.example")

    def setUp(self):
        super().setUp()
        self.dns = ("--dns", self.resolver)

    def test_what_the_server_refuses_is_unread(self):
        done = run("dmarc", *self.dns, "--format", "json", "a.invalid")
        value = objects(done)[0]
        self.assertEqual((done.returncode, value["result"], value["reason"]), (75, "temperror", "record-unread"))


class ByZoneFile(Answers, Case):
    def setUp(self):
        super().setUp()
        self.dns = ("--zone", zone_file("example"))

    def test_names_are_spelled_as_they_were_asked_for(self):
        zone = self.file("zone", b'_dmarc.xn--bcher-kva.example. TXT "v=DMARC1; p=none"\n')
        done = run("dmarc", "--zone", zone, "--format", "json", "a.b\u00fccher.example")
        self.assertEqual(objects(done)[0]["organizational_domain"], "b\u00fccher.example")

    def test_an_alias_exists_whatever_it_leads_to(self):
        # RFC 9989 appendix A.4, RFC 6604 section 3: np= is for names that themselves are NXDOMAIN.
        zone = self.file("zone", b'_dmarc.shop.example. TXT "v=DMARC1; p=none; sp=quarantine; np=reject"\n'
                                 b'old.shop.example. CNAME gone.other.example.\n')
        for name, policy, exists in (("old.shop.example", "quarantine", True), ("new.shop.example", "reject", False)):
            value = objects(run("dmarc", "--zone", zone, "--format", "json", name))[0]
            self.assertEqual((value["policy"], value["exists"]), (policy, exists))

    def test_a_final_dot_changes_nothing(self):
        zone = self.file("zone", b'_dmarc.shop.example. TXT "v=DMARC1; p=none"\n')
        for options in ((), ("--format", "json"), ("--method", "psl")):
            with_it, without = (run("dmarc", "--zone", zone, *options, name) for name in ("shop.example.", "shop.example"))
            self.assertEqual((with_it.returncode, with_it.stdout), (without.returncode, without.stdout))


class Usage(Case):
    def test_75_when_dns_does_not_answer(self):
        with SilentServer() as resolver:
            done = run("dmarc", "--dns", resolver, "example.com")
        self.assertEqual((done.returncode, done.stderr), (75, b""))
        self.assertIn(b"DNS gave no answer", done.stdout)

    def test_the_tree_walk_needs_dns(self):
        self.assert_refused(run("dmarc", "example.com"), "DNS", "psl")
        done = run("dmarc", "--method", "psl", "mail.example.co.uk")
        self.assertEqual((done.returncode, done.stdout), (0, b"organizational domain  example.co.uk\n"))


if __name__ == "__main__":
    unittest.main()
