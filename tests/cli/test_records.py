"""Records to publish: the fixes of a mail with its DNS, their records in every format, and the mail with those records."""

import json
import os
import re
import shutil
import subprocess
import unittest

from command import Case, objects, run
from name_server import NameServerCase
from test_dns import look_up

SAMPLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "web", "samples")
CHECKZONE = shutil.which("nsd-checkzone", path=os.environ.get("PATH", "") + ":/usr/sbin")
# When the samples were signed.
TIME = ("--time", "2026-06-11T04:00:02Z")

with open(os.path.join(SAMPLES, "dns.json"), encoding="utf-8") as file:
    DNS = json.load(file)


def sample(name):
    return os.path.join(SAMPLES, name + ".eml")


def quoted(text):
    """The strings of a TXT record in a master file (RFC 1035 section 5.1)."""
    octets = text.encode()
    strings = [octets[i:i + 255] for i in range(0, len(octets), 255)]
    plain = lambda octet: chr(octet) if 32 <= octet < 127 and octet not in b'"\\' else f"\\{octet:03}"
    return " ".join('"' + "".join(map(plain, string)) + '"' for string in strings)


def zone_of(records):
    """A master file of the DNS beside a sample, which has "name" or "name TYPE"."""
    lines = [". 300 IN SOA ns. hostmaster. 1 7200 3600 1209600 300", ". 300 IN NS ns.", "ns. 300 IN A 127.0.0.1"]
    for key, values in records.items():
        name, _, kind = key.partition(" ")
        for value in values:
            lines.append(f"{name}. 300 IN {kind or 'TXT'} " + (value + "." if kind == "MX" else quoted(value)))
    return "\n".join(lines) + "\n"


class SampleCase(NameServerCase):
    """NSD as the whole DNS, with the records at the time when a sample was received."""

    zones = (".",)
    sample = "ses-before"

    def records(self):
        return DNS[self.sample]

    def zone_path(self, _):
        return self.file("root.zone", zone_of(self.records()).encode())

    def check(self, *options):
        return run("check", "--dns", self.resolver, *TIME, *options, sample(self.sample))


class ForAPerson(SampleCase):
    """Verdict, reason, next action and records, as the problem of custom MAIL FROM is explained."""

    def lines(self, *options):
        done = self.check(*options)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        return [line.strip() for line in done.stdout.decode().splitlines()]

    RECORDS = ["mail.example.jp  MX  10 feedback-smtp.ap-northeast-1.amazonses.com",
               'mail.example.jp  TXT  "v=spf1 include:amazonses.com ~all"']

    def test_english(self):
        lines = self.lines("--lang", "en")
        self.assertEqual(lines[1:4], [
            "DMARC passes, by DKIM alone.",
            "SPF passed, but for ap-northeast-1.amazonses.com, not example.jp.",
            "A custom MAIL FROM domain adds SPF as the second proof."])
        fix = lines.index("Set a custom MAIL FROM domain in Amazon SES (ap-northeast-1) and add these DNS records.")
        self.assertEqual(lines[fix + 2:fix + 4], self.RECORDS)
        rows = {tuple(line.split()[:3]) for line in lines}
        self.assertLessEqual({("SPF", "ap-northeast-1.amazonses.com", "pass"), ("DKIM", "example.jp", "pass"),
                              ("DMARC", "example.jp", "pass")}, rows)
        self.assertEqual(sum("verified here" in line for line in lines), 2)
        self.assertEqual(sum("computed from what the message says" in line for line in lines), 1)

    def test_japanese(self):
        lines = self.lines("--lang", "ja")
        self.assertEqual(lines[1:4], [
            "DMARCは合格です。ただしDKIMだけで合格しています",
            "SPF認証は合格ですが、example.jpではなくap-northeast-1.amazonses.comとしての合格です。",
            "カスタム MAIL FROM ドメインを設定すると、SPFでも合格できます。"])
        fix = lines.index("Amazon SES（ap-northeast-1）でカスタム MAIL FROM ドメインを設定し、次のDNSレコードを登録してください。")
        self.assertEqual(lines[fix + 2:fix + 4], self.RECORDS)


class SetUpAndNotUsed(SampleCase):
    sample = "ses-unused"

    def test_it_is_reported(self):
        [report] = objects(self.check("--format", "json"))
        self.assertIn("ses-mail-from-unused", [finding["code"] for finding in report["findings"]])
        [fix] = [fix for fix in report["fixes"] if fix["code"] == "ses-use-mail-from"]
        self.assertEqual(fix["params"], {"region": "ap-northeast-1", "name": "mail.example.jp"})
        self.assertEqual(fix["records"], [])


class WhatIf(SampleCase):
    """Would it pass if I published this? The command reads the records that it prints."""

    sample = "ses-unsigned"
    # As SES will send once the custom MAIL FROM domain is set.
    ENVELOPE = ("--ip", "23.251.234.7", "--mail-from", "0106@mail.example.jp", "--helo", "e234-7.smtp-out.amazonses.com")

    def test_the_records_make_it_pass(self):
        before = self.check("--format", "json")
        self.assertEqual(before.returncode, 1)
        self.assertEqual(objects(before)[0]["dmarc"]["result"], "fail")
        self.assertEqual(self.check("--quiet", *self.ENVELOPE).returncode, 1)

        printed = self.check("--records", "zone-file")
        self.assertEqual(printed.returncode, 1)
        planned = self.file("planned.zone", printed.stdout)
        after = self.check("--zone", planned, "--format", "json", *self.ENVELOPE)
        self.assertEqual((after.returncode, after.stderr), (0, b""))
        [report] = objects(after)
        self.assertEqual(report["dmarc"]["aligned_by"], ["spf"])
        self.assertEqual(report["spf"]["aligned"], {"relaxed": True, "strict": False})
        self.assertEqual((report["spf"]["source"], report["spf"]["record"]),
                         ("verified", "v=spf1 include:amazonses.com ~all"))


class EveryFormat(SampleCase):
    """A record of the domain with every octet that could end a string survives each format."""

    sample = "ses-after"
    HOSTILE = ('v=DMARC1; p=none; rua=mailto:d@example.jp; x=${file("/etc/passwd")} %{if} \\" \\\\ \u65e5\u672c; y="\n'
               'evil.example. 300 IN TXT "z"; ' + "; ".join(f"z{chr(97 + i)}={'q' * 20}" for i in range(20)))
    RAISED = HOSTILE.replace("p=none", "p=quarantine")

    def records(self):
        return {**DNS["ses-after"], "_dmarc.example.jp": [self.HOSTILE, "another text"]}

    def printed(self, name):
        done = self.check("--records", name)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        return done.stdout.decode("ascii")

    def text_of(self, strings, base):
        """The octets of quoted strings, with numbers of a base after backslashes."""
        self.assertRegex(strings, r'^"([^"\\]|\\.)*"( "([^"\\]|\\.)*")*$')
        pieces = re.findall(r'"((?:[^"\\]|\\.)*)"', strings)
        octets = [re.sub(rb"\\(\d{3}|.)", lambda m: bytes([int(m[1], base)]) if len(m[1]) == 3 else m[1], p.encode())
                  for p in pieces]
        self.assertLessEqual(max(map(len, octets)), 255)
        return b"".join(octets).decode()

    def test_zone_file(self):
        zone = self.printed("zone-file")
        self.assertEqual(len(zone.splitlines()), 3)  # a comment, the record, and what stands beside it
        self.assertNotIn("\nevil", zone)
        path = self.file("planned.zone", zone.encode())
        found, _ = look_up("none", path, ("_dmarc.example.jp", "TXT"))  # by ldns
        self.assertEqual(found, {("_dmarc.example.jp", "TXT"): sorted([self.RAISED, "another text"])})
        if CHECKZONE:
            whole = "example.jp. 300 IN SOA ns.example.jp. h.example.jp. 1 2 3 4 5\nexample.jp. 300 IN NS ns.example.net.\n"
            path = self.file("whole.zone", (whole + zone).encode())
            done = subprocess.run([CHECKZONE, "example.jp", path], capture_output=True)
            self.assertEqual(done.returncode, 0, done)

    def test_route53(self):
        [change] = json.loads(self.printed("route53"))["Changes"]
        self.assertEqual(change["Action"], "UPSERT")
        records = change["ResourceRecordSet"]
        self.assertEqual((records["Name"], records["Type"], records["TTL"]), ("_dmarc.example.jp", "TXT", 300))
        values = [self.text_of(each["Value"], 8) for each in records["ResourceRecords"]]
        self.assertEqual(values, [self.RAISED, "another text"])

    def test_cloudflare(self):
        batch = json.loads(self.printed("cloudflare"))
        self.assertEqual(list(batch), ["patches"])
        [patch] = batch["patches"]
        self.assertEqual((patch["name"], patch["type"]), ("_dmarc.example.jp", "TXT"))
        self.assertEqual(self.text_of(patch["content"], 10), self.RAISED)

    def test_terraform(self):
        text = self.printed("terraform")
        self.assertNotRegex(text, r"(?<!\$)\$\{|(?<!%)%\{")  # no template
        # Except for templates, a string of HCL without special escapes is a JSON string.
        [value] = re.findall(r"^  records = (\[.*\])$", text, re.MULTILINE)
        values = json.loads(value.replace("$${", "${").replace("%%{", "%{"))
        values = [self.text_of('"' + value.replace('""', '" "') + '"', 8) for value in values]
        self.assertEqual(values, [self.RAISED, "another text"])
        self.assertEqual(re.findall(r"^resource .*", text, re.MULTILINE),
                         ['resource "aws_route53_record" "_dmarc_example_jp_txt" {'])

    def test_cloudformation(self):
        [resource] = json.loads(self.printed("cloudformation"))["Resources"].values()
        [records] = resource["Properties"]["RecordSets"]
        self.assertEqual((records["Name"], records["Type"], records["TTL"]), ("_dmarc.example.jp", "TXT", "300"))
        values = [self.text_of(each, 8) for each in records["ResourceRecords"]]
        self.assertEqual(values, [self.RAISED, "another text"])

    def test_dnscontrol(self):
        text = self.printed("dnscontrol")
        self.assertEqual(len(text.splitlines()), 3)  # two comments and the statement
        statement = re.fullmatch(r'D_EXTEND\("_dmarc\.example\.jp", TXT\("@", ("(?:[^"\\]|\\.)*"), TTL\(300\)\)\);',
                                 text.splitlines()[-1])
        self.assertEqual(json.loads(statement[1]), self.RAISED)  # a string of JSON is one of JavaScript

    def test_list_is_part_of_the_report(self):
        text = self.check("--records", "list").stdout.decode()
        self.assertEqual(text, self.check().stdout.decode())
        [new] = [line for line in text.splitlines() if "_dmarc.example.jp  TXT" in line]
        self.assertIn("p=quarantine", new)
        self.assertIn("in place of", text.splitlines()[text.splitlines().index(new) + 1])
        self.assertFalse([line for line in text.splitlines() if line.startswith("evil")])


class Usage(Case):
    def test_only_with_text(self):
        self.assert_refused(run("check", "--records", "route53", "--format", "json", octets=b"From: <a@b.example>\n\n"),
                            "--records")
        done = run("check", "--records", "bind", octets=b"From: <a@b.example>\n\n")
        self.assertEqual(done.returncode, 2)

    def test_nothing_to_publish_is_no_output(self):
        for name in ("zone-file", "route53", "cloudflare", "terraform", "cloudformation", "dnscontrol"):
            done = run("check", "--records", name, octets=b"From: <a@b.example>\n\nHi.\n")
            self.assertEqual((done.returncode, done.stdout, done.stderr), (1, b"", b""))


if __name__ == "__main__":
    unittest.main()
