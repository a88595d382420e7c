"""`fromproof domain`: what a domain publishes, and the exit status for scripts."""

import time
import unittest

import domains
from command import Case, objects, run
from name_server import NameServerCase, SilentServer

CASES = list(domains.read_cases())


def named(name):
    return next(case for case in CASES if case.name == name)


def codes(report):
    return [finding["code"] for finding in report["findings"]]


class ByZoneFile(Case):
    def zone(self, case):
        return self.file("zone", "".join(map(domains.master_line, case.records)).encode())

    def run_case(self, case, *options):
        selector = ("--selector", case.selector) if case.selector else ()
        return run("domain", "--zone", self.zone(case), *selector, *options, case.domain)

    def test_every_case(self):
        judged = 0
        for case in CASES:
            if any("TIMEOUT" in record for record in case.records):
                continue  # a file always answers
            with self.subTest(case.name):
                done = self.run_case(case, "--format", "json")
                self.assertEqual(done.stderr, b"")
                self.assertEqual(codes(objects(done)[0]), case.findings)
                self.assertEqual(done.returncode, case.exit)
                judged += 1
        self.assertGreaterEqual(judged, 60)

    def test_the_text_says_each_finding_with_its_section(self):
        for language in ("en", "ja"):
            for case in CASES[::6]:
                with self.subTest(case.name, language=language):
                    done = self.run_case(case, "--lang", language)
                    text = done.stdout.decode("utf-8")
                    report = objects(self.run_case(case, "--format", "json"))[0]
                    for finding in report["findings"]:
                        self.assertIn(f"[{finding['section']}]", text)
                    self.assertNotRegex(text, r"(?<!%)\{[a-z_]+\}")
                    self.assertEqual(text.count("\n\n"), 1 + bool(report["fixes"]))

    def test_from_which_severity_on_it_fails(self):
        warning, info = named("No SPF record"), named("Policy none")
        for case, statuses in ((warning, (0, 1, 1)), (info, (0, 0, 1)), (CASES[0], (0, 0, 0))):
            got = tuple(self.run_case(case, "--fail-on", level).returncode for level in ("error", "warning", "info"))
            self.assertEqual(got, statuses, case.name)

    def test_several_domains_stream_and_a_bad_name_spoils_none(self):
        zone = self.zone(CASES[0])
        done = run("domain", "--zone", zone, "--format", "json", "example.com", "no..name", "gone.example")
        self.assertEqual([report["domain"] for report in objects(done)], ["example.com", "gone.example"])
        self.assertEqual(done.returncode, 2)
        self.assertEqual(done.stderr.count(b"\n"), 1)
        self.assertIn(b"no..name", done.stderr)

    def test_a_selector_takes_one_name_and_may_be_repeated(self):
        zone = self.zone(CASES[0])
        done = run("domain", "--zone", zone, "--format", "json", "--selector", "a", "--selector", "b", "example.com")
        asked_for = [entry["selector"] for entry in objects(done)[0]["dkim"] if entry["asked_for"]]
        self.assertEqual(asked_for, ["a", "b"])

    def test_odd_zones(self):
        """Nothing hangs, and nothing is guessed."""
        chunk = '"' + "x" * 250 + '"'
        zone = f"""\
example.com. 300 IN MX 10 mx.example.com.
mx.example.com. 300 IN A 192.0.2.5
example.com. 300 IN TXT "v=spf1 include:loop.example.com include:long.example.com include:many.example.com -all"
loop.example.com. 300 IN CNAME pool.example.com.
pool.example.com. 300 IN CNAME loop.example.com.
long.example.com. 300 IN TXT "v=spf1 " {' '.join([chunk] * 250)} " -all"
""" + "".join(f'many.example.com. 300 IN TXT "number {i}"\n' for i in range(200))
        done = run("domain", "--zone", self.file("zone", zone.encode()), "--format", "json", "example.com")
        self.assertEqual(done.stderr, b"")
        report = objects(done)[0]
        faults = {node["term"]: node["fault"] for node in report["spf"]["tree"]}
        self.assertEqual(faults["include:loop.example.com"], "unread")
        self.assertEqual(faults["include:long.example.com"], "bad-record")
        self.assertEqual(faults["include:many.example.com"], "no-record")
        self.assertEqual(done.returncode, 1)

    def test_a_public_suffix_is_a_name_like_others(self):
        # RFC 9989 section 4.10.2: without any record, the name itself is the organizational domain.
        report = objects(run("domain", "--zone", self.zone(CASES[0]), "--format", "json", "co.uk"))[0]
        self.assertEqual((report["exists"], report["organizational_domain"]), (False, "co.uk"))


class ByNameServer(NameServerCase):
    zones = (".",)

    def zone_path(self, name):
        case = named("Five providers at once")
        soa = ". 300 IN SOA ns. root. 1 3600 600 86400 300\n. 300 IN NS ns.\nns. 300 IN A 127.0.0.1\n"
        return self.file("root", (soa + "".join(map(domains.master_line, case.records))).encode())

    def test_forty_questions_and_less_than_a_second(self):
        start = time.process_time()
        done = run("domain", "--dns", self.resolver, "--format", "json", "example.com")
        self.assertLess(time.process_time() - start, 1)
        report = objects(done)[0]
        self.assertEqual((done.returncode, report["spf"]["lookups"]), (0, 10))
        self.assertLessEqual(len(report["dns"]), 40)
        self.assertEqual(codes(report), ["spf-near-limit"])

    def test_a_zone_of_planned_records_answers_first(self):
        planned = self.file("planned", b'example.com. 300 IN TXT "v=spf1 ip4:192.0.2.0/28 -all"\n')
        done = run("domain", "--zone", planned, "--dns", self.resolver, "--format", "json", "example.com")
        self.assertEqual(objects(done)[0]["spf"]["lookups"], 0)


class Usage(Case):
    def test_75_when_dns_does_not_answer(self):
        with SilentServer() as resolver:
            done = run("domain", "--dns", resolver, "--format", "json", "example.com")
        report = objects(done)[0]
        self.assertEqual((done.returncode, done.stderr, report["exists"]), (75, b"", None))
        self.assertEqual(set(codes(report)), {"unread"})

    def test_it_asks_nobody_unless_told_to(self):
        self.assert_refused(run("domain", "example.com"), "--dns")

    def test_what_is_missing_or_unknown(self):
        self.assert_refused(run("domain", "--dns", "none"), "DOMAIN")
        self.assert_refused(run("domain", "--zone", "/dev/null", "--fail-on", "never", "example.com"), "--fail-on")


if __name__ == "__main__":
    unittest.main()
