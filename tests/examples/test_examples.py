"""The programs of examples/, on the sample mails of the page, and how long they are."""
import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

from name_server import NameServer

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "web" / "samples"
BIN = Path(os.environ.get("FROMPROOF_EXAMPLES", ROOT / "build" / "dev"))
RECORDS = json.loads((SAMPLES / "dns.json").read_text())


def sample(name):
    return str(SAMPLES / f"{name}.eml")


def run(program, *arguments):
    return subprocess.run([BIN / program, *arguments], capture_output=True, text=True, timeout=60)


def code_lines(name):
    """Lines of a file that are neither blank, nor comments, nor includes."""
    lines = (line.strip() for line in (ROOT / "examples" / name).read_text().splitlines())
    return [line for line in lines if line and not line.startswith(("//", "#"))]


class VerifyMessage(unittest.TestCase):
    def verify(self, mail, records):
        with NameServer(records) as server:
            return run("verify_message", mail, *server.address)

    def test_a_signed_mail_is_proven(self):
        done = self.verify(sample("ses-before"), RECORDS["ses-before"])
        self.assertEqual((done.returncode, done.stdout), (0, "example.jp sent this mail: proven\n"))

    def test_a_forged_mail_is_not(self):
        done = self.verify(sample("spoof"), RECORDS["spoof"])
        self.assertEqual((done.returncode, done.stdout), (1, "not proven: dmarc=fail, nothing-aligned-passed\n"))

    def test_a_mail_with_a_missing_key_is_not(self):
        # Its receiver reports a pass, which does not count here.
        done = self.verify(sample("ses-before"), {"_dmarc.example.jp": ["v=DMARC1; p=reject"]})
        self.assertEqual(done.returncode, 1)
        self.assertTrue(done.stdout.startswith("not proven: dmarc="), done.stdout)
        self.assertNotIn("pass", done.stdout)

    def test_a_mail_is_not_when_no_server_answers(self):
        done = run("verify_message", sample("ses-before"), "127.0.0.1", "9")
        self.assertEqual((done.returncode, done.stdout), (1, "not proven: dmarc=temperror, record-unread\n"))

    def test_it_says_when_it_is_used_wrongly(self):
        self.assertEqual(run("verify_message").returncode, 2)
        self.assertEqual(run("verify_message", sample("spoof"), "localhost", "53").returncode, 2)

    def test_it_is_short(self):
        self.assertLessEqual(len(code_lines("verify_message/main.cpp")), 25)


class EventLoop(unittest.TestCase):
    RECORDS = {**RECORDS["ses-before"], **RECORDS["spoof"], **RECORDS["policy-none"]}

    def test_two_mails_at_once(self):
        with NameServer(self.RECORDS, wait=0.3) as server:
            done = run("event_loop", *server.address, sample("ses-before"), sample("spoof"))
        self.assertEqual(done.returncode, 1)
        self.assertEqual(sorted(done.stdout.splitlines()),
                         [f"{sample('ses-before')}: proven, example.jp", f"{sample('spoof')}: not proven, example.jp"])
        # The questions of both were sent before the first answer came.
        self.assertIn("k7vq2mzd4hxw6ncr3tjy5pbfl8sga9eu._domainkey.example.jp", server.rounds[0])
        self.assertIn("m1._domainkey.mailer.example", server.rounds[0])
        self.assertLessEqual(len(server.rounds), 4)

    def test_all_are_proven(self):
        with NameServer(self.RECORDS) as server:
            done = run("event_loop", *server.address, sample("policy-none"), sample("ses-before"))
        self.assertEqual(done.returncode, 0, done.stdout)

    def test_silence_proves_nothing(self):
        done = run("event_loop", "127.0.0.1", "9", sample("ses-before"), sample("policy-none"))
        self.assertEqual(done.returncode, 1)
        self.assertEqual(done.stdout.count(": not proven, example.jp\n"), 2)

    def test_it_is_short(self):
        self.assertLessEqual(len(code_lines("event_loop/main.cpp")), 90)


class ReadReport(unittest.TestCase):
    def test_what_the_receiver_says(self):
        done = run("read_report", sample("ses-before"))
        self.assertEqual(done.returncode, 0)
        self.assertEqual(done.stdout, "From example.jp\nsigned for example.jp\nsigned for amazonses.com\n"
                                      "mx.google.com reports dmarc=pass\n")

    def test_of_a_forged_mail(self):
        done = run("read_report", sample("spoof"))
        self.assertEqual(done.stdout, "From example.jp\nsigned for mailer.example\nmx.google.com reports dmarc=fail\n")

    def test_a_mail_about_which_nobody_says_anything(self):
        done = run("read_report", str(ROOT / "tests" / "web" / "mail" / "rfc8463.eml"))
        self.assertEqual(done.returncode, 1)
        self.assertIn("no server that counts reports a DMARC result\n", done.stdout)

    def test_it_has_no_crypto_and_no_dns(self):
        names = subprocess.run(["nm", "--undefined-only", BIN / "read_report"], capture_output=True, text=True).stdout
        self.assertNotRegex(names, r"EVP_|RSA_|res_n|socket")

    def test_it_is_short(self):
        self.assertLessEqual(len(code_lines("read_report/main.cpp")), 22)


REPORT = """<feedback><report_metadata><org_name>mx.example</org_name><report_id>{id}</report_id>
<date_range><begin>1700000000</begin><end>1700006399</end></date_range></report_metadata>
<policy_published><domain>example.jp</domain><p>none</p></policy_published>{rows}</feedback>"""
ROW = """<record><row><source_ip>192.0.2.1</source_ip><count>{count}</count><policy_evaluated><dkim>{dkim}</dkim>
<spf>fail</spf></policy_evaluated></row><identifiers><header_from>example.jp</header_from></identifiers>
<auth_results><spf><domain>{sender}</domain><result>pass</result></spf></auth_results></record>"""


class DmarcReports(unittest.TestCase):
    def report(self, *texts):
        with tempfile.TemporaryDirectory() as folder:
            files = []
            for number, text in enumerate(texts):
                files.append(Path(folder) / f"{number}.xml")
                files[-1].write_text(text)
            return run("dmarc_reports", *files)

    def test_who_sends_and_what_next(self):
        ses = ROW.format(count=70, dkim="pass", sender="bounce.ap-northeast-1.amazonses.com")
        forger = ROW.format(count=3, dkim="fail", sender="mailer.example")
        done = self.report(REPORT.format(id=1, rows=ses), REPORT.format(id=2, rows=ses + forger))
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(done.stdout, """example.jp: 143 messages, 140 pass
  Amazon SES: 140. DKIM only: the Return-Path is the provider's own.
  mailer.example: 3. Nothing proves it: a forger, or a service that was forgotten.
  Stay at this policy: reports on fewer than 7 days say too little.
""")

    def test_a_report_that_is_cut_off_does_not_count_and_spoils_no_other(self):
        whole = REPORT.format(id=1, rows=ROW.format(count=5, dkim="pass", sender="example.jp"))
        done = self.report(whole[:-30], "<html></html>", whole)
        self.assertEqual(done.returncode, 2)
        self.assertIn("example.jp: 5 messages, 5 pass", done.stdout)
        self.assertRegex(done.stderr, r"0\.xml: truncated, at octet \d+\n.*1\.xml: no report")

    def test_it_is_short(self):
        self.assertLessEqual(len(code_lines("dmarc_reports/main.cpp")), 40)


if __name__ == "__main__":
    unittest.main()
